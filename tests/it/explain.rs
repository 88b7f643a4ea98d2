//! `portner explain`: the same chain as on the pages, told on a command line.

use portner::{
    explain::{self, Explanation},
    kernel::Lang,
};
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{EKSEMPEL, ERIK, INGRID, KARI, MONA, PER},
    world::World,
};

/// The page of a person of Eksempel kommune, about a right.
async fn page(browser: &mut Browser, world: &World, who: &str, right: &str) -> Page {
    let mut db = world.services.db.acquire().await.unwrap();
    let (person, _) = portner::register::named_person(&world.services, &mut db, who).await.unwrap().unwrap();
    drop(db);
    browser.get(&format!("/en/{EKSEMPEL}/fullmakter/hvorfor?person={person}&rett={right}")).await
}

#[actix_web::test]
async fn the_page_about_a_person_answers_as_the_command_does() {
    let (world, [mut kari, mut erik]) = World::with_users([KARI, ERIK]).await;
    for (who, right) in [(INGRID, "delegate-scopes"), (INGRID, "manage-people"), (MONA, "delegate-scopes")] {
        let answer = answer(&world, who, EKSEMPEL, right).await;
        let page = page(&mut kari, &world, who, right).await;
        let told = page.text_of("#svar");
        assert!(told.starts_with(if answer.answer { "Yes" } else { "No" }), "{told}");
        let lines = [&answer.question, &answer.why_not].into_iter().chain(&answer.chain).chain(&answer.who_can_change);
        for line in lines {
            assert!(told.contains(line.as_str()), "{line}: {told}");
        }
        assert!(!page.text().contains(who), "never the number");
    }
    // Who has nothing here is nobody here, and whoever may not see what others have sees nothing.
    assert_eq!(page(&mut kari, &world, ERIK, "read-log").await.status, StatusCode::NOT_FOUND);
    assert_eq!(page(&mut erik, &world, INGRID, "read-log").await.status, StatusCode::NOT_FOUND);
    assert_eq!(page(&mut kari, &world, INGRID, "fly").await.status, StatusCode::NOT_FOUND);
}

const NUF: &str = "310390216";

async fn answer(world: &World, who: &str, org: &str, right: &str) -> Explanation {
    explain::explain(&world.services, who, org, right, "en").await.unwrap()
}

#[actix_web::test]
async fn the_chain_is_shown_on_the_command_line_too() {
    let world = World::with_demo().await;
    let mut answers = String::new();
    for (who, org, right) in [
        (KARI, EKSEMPEL, "delegate-scopes"),
        (KARI, EKSEMPEL, "maskinporten-scopes"),
        (INGRID, EKSEMPEL, "delegate-scopes"),
        (PER, EKSEMPEL, "urn:altinn:accesspackage:programmeringsgrensesnitt"),
        (PER, "313328880", "view-delegations"),
        (MONA, EKSEMPEL, "delegate-scopes"),
        (MONA, EKSEMPEL, "self-service-api"),
        (ERIK, NUF, "programmeringsgrensesnittNUF"),
        (ERIK, EKSEMPEL, "view-delegations"),
    ] {
        let answer = answer(&world, who, org, right).await.render(Lang::En);
        assert!(!answer.contains(who), "never the number");
        answers.push_str(&format!("{answer}\n----\n"));
    }
    insta::assert_snapshot!(answers);
    for (who, org, right) in
        [("x", EKSEMPEL, "read-log"), (KARI, "310000019", "read-log"), (KARI, EKSEMPEL, "fly"), (KARI, "1", "read-log")]
    {
        let fault = explain::explain(&world.services, who, org, right, "nb").await.unwrap_err();
        assert!(!format!("{fault:#}").contains(KARI), "{fault:#}");
    }
    let before = world.footprint().await;
    answer(&world, KARI, EKSEMPEL, "hovedadministrator").await;
    assert_eq!(world.footprint().await, before);
}
