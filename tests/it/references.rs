//! A reference alone, as it is read out on the phone or written in a letter, leads to the receipt.

use reqwest::StatusCode;

use crate::support::{
    people::{ALI, EKSEMPEL, INGRID, KARI, NETT, SIRI, TURID},
    steps::{READ_INSTANCES, give},
    world::World,
};

#[actix_web::test]
async fn a_reference_leads_either_party_to_its_receipt_and_is_unknown_to_others() {
    let (world, [mut kari, mut ali, mut siri]) = World::with_users([KARI, ALI, SIRI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let reference: String = world.ask("select ref from event where kind = 'delegation.given' limit 1").await;
    for (browser, org) in [(&mut kari, EKSEMPEL), (&mut ali, NETT)] {
        let led = browser.get(&format!("/nb/ref/{reference}")).await;
        let receipt = browser.follow(&led).await;
        assert_eq!(receipt.path, format!("/nb/{org}/kvittering/{reference}"));
        assert_eq!(receipt.status, StatusCode::OK);
    }
    let typed = kari.get(&format!("/nb/ref/{}", reference.to_lowercase())).await;
    assert_eq!(typed.status, StatusCode::SEE_OTHER, "as somebody types it");
    for unknown in [reference.as_str(), "F-0000-0000", "x"] {
        assert_eq!(siri.get(&format!("/nb/ref/{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[actix_web::test]
async fn whoever_may_not_see_a_receipt_does_not_learn_that_the_change_was_made() {
    let (world, _ali, _scope) = World::with_scope("/nb/310123455/prod/mine-api").await;
    let reference: String = world.ask("select ref from event where kind = 'scope.created' limit 1").await;
    let mut ingrid = world.signed_in(INGRID).await;
    for address in [format!("/nb/ref/{reference}"), "/nb/ref/F-0000-0000".to_owned()] {
        assert_eq!(ingrid.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let mut kari = world.signed_in(KARI).await;
    assert_eq!(kari.get(&format!("/nb/ref/{reference}")).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn before_somebody_signs_in_every_reference_is_answered_alike() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let known: String = world.ask("select ref from event where kind = 'delegation.given' limit 1").await;
    let unknown = "F-0000-0000";
    let mut nobody = world.browser();
    let [one, other] = [nobody.get(&format!("/nb/ref/{known}")).await, nobody.get(&format!("/nb/ref/{unknown}")).await];
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(one.body.replace(&known, unknown), other.body);
    assert_eq!(one.headers["x-portner-statements"], "0", "it is not even looked up");
    let sign_in = one.link("Logg inn");
    assert!(sign_in.ends_with(&format!("retur=%2Fnb%2Fref%2F{known}")), "{sign_in}");
}

#[actix_web::test]
async fn what_concerns_others_and_what_is_unknown_are_answered_alike() {
    let (world, [mut kari, mut siri]) = World::with_users([KARI, SIRI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let known: String = world.ask("select ref from event where kind = 'delegation.given' limit 1").await;
    let foreign = siri.get(&format!("/nb/ref/{known}")).await.text_of("main");
    let unknown = siri.get("/nb/ref/F-0000-0000").await.text_of("main");
    assert_eq!(foreign.replace(&known, "F-0000-0000"), unknown);
    assert!(!unknown.contains("hos brukerstøtte"), "the desk is for the staff: {unknown}");
}

#[actix_web::test]
async fn whoever_made_a_change_and_lost_the_role_is_told_when_and_what() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let reference: String = world.ask("select ref from event where kind = 'delegation.given' limit 1").await;
    world.happens(format!("delete from register_role where org_number = {EKSEMPEL}")).await;
    let page = kari.get(&format!("/nb/ref/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text_of("main"));
    let text = page.text_of("main");
    assert!(text.contains("Dette gjorde du") && text.contains("20. november 2026 kl. 10."), "{text}");
    assert!(text.contains("Nett AS"), "{text}");
    assert!(!page.body.contains("/angre"), "nothing is undone here");
}

#[actix_web::test]
async fn staff_are_led_to_their_desk() {
    let (_world, [mut turid]) = World::with_users([TURID]).await;
    let page = turid.get("/nb/ref/F-0000-0000").await;
    let desk = turid.get(&page.link("Slå den opp hos brukerstøtte")).await;
    assert_eq!((desk.status, desk.path.as_str()), (StatusCode::OK, "/nb/brukerstotte"));
}

#[actix_web::test]
async fn a_reference_that_was_copied_wrong_is_said_to_be_no_whole_one() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    for (who, text) in [(&mut world.browser(), "F-0000-0001"), (&mut kari, "F-0000")] {
        let page = who.get(&format!("/nb/ref/{text}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.text_of("main").contains("Dette er ikke en hel referanse"), "{text}");
    }
}
