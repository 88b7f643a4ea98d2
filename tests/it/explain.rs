//! `portner explain`: the same chain as on the pages, told on a command line.

use portner::{
    explain::{self, Explanation},
    kernel::Lang,
};

use crate::support::{
    people::{EKSEMPEL, ERIK, INGRID, KARI, MONA, PER},
    world::World,
};

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
