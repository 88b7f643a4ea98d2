//! Marking what is to be removed: only what is there, and what has ended meanwhile falls out.

use reqwest::StatusCode;

use crate::{
    removal::{self, FULL, HOLDER, mark, remove},
    support::{
        people::{EKSEMPEL, INGRID, KARI, NETT, SYSTEMHUSET},
        steps::{STATISTICS, give, look_over},
        world::World,
    },
};

#[actix_web::test]
async fn a_mark_whose_row_has_ended_falls_out_and_what_is_chosen_since_is_kept() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    mark(&mut kari, &[FULL]).await;
    remove(&mut ingrid, FULL).await;
    let review = look_over(&mut kari, EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
    assert!(review.says(&format!("«{FULL}» er avsluttet allerede, og er tatt ut")), "{}", review.text());
    // What the page did not tell of is not left out in silence.
    let unseen = kari.press(&review, "Gi fullmakt", &[("falt", "0")]).await;
    assert_eq!(unseen.status, StatusCode::CONFLICT, "{}", unseen.text());
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, "Helsestatistikk for kommuner").await, 1);
}

#[actix_web::test]
async fn what_is_not_the_holders_cannot_be_marked_and_what_has_ended_says_so() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    let row = |of: &str| {
        format!("select coalesce((select delegation_id from delegation where {of} limit 1), gen_random_uuid())::text")
    };
    let others: String = world.ask(row("org_number = 310123455 and holder_org_number = 310130079")).await;
    let foreign: String = world.ask(row("org_number <> 310123455")).await;
    remove(&mut kari, FULL).await;
    let ended: String = world.ask(row("org_number = 310123455 and holder_org_number = 310223344 and withdrawn_at is not null order by withdrawn_at desc")).await;
    let (csrf, random) = (kari.get(HOLDER).await.csrf(), uuid::Uuid::now_v7().to_string());
    let address = format!("{HOLDER}/endringer");
    for field in ["fjern", "ny", "angre"] {
        for row in [&others, &foreign, &random] {
            let answer = kari.post(&address, &[("csrf", &csrf), (field, row)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{field}");
        }
    }
    for field in ["fjern", "ny"] {
        let answer = kari.post(&address, &[("csrf", &csrf), (field, &ended)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{field}");
        assert!(answer.says(&format!("«{FULL}» er avsluttet allerede.")), "{}", answer.text());
    }
    let answer = kari.post(&address, &[("csrf", &csrf), ("angre", &ended)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "a mark is taken off what has ended");
}

#[actix_web::test]
async fn only_what_works_now_is_said_to_stop() {
    for fate in [
        "update scope set deactivated_at = now() where name = 'altinn:serviceowner/instances.write'",
        "update scope_access set withdrawn_at = now() where org_number = 310123455 \
         and scope_id in (select scope_id from scope where name = 'altinn:serviceowner/instances.write')",
    ] {
        let (world, [mut kari]) = World::with_users([KARI]).await;
        world.happens(fate).await;
        let review = removal::look_over(&mut kari, &[FULL]).await;
        assert!(review.says("Slutter å virke: altinn:serviceowner/instances.read"), "{}", review.text());
        assert!(review.says("Virker ikke nå: altinn:serviceowner/instances.write"), "{}", review.text());
    }
}
