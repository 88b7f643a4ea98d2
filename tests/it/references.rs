//! A reference alone, as it is read out on the phone or written in a letter, leads to the receipt.

use reqwest::StatusCode;

use crate::support::{
    people::{ALI, EKSEMPEL, INGRID, KARI, NETT, SIRI},
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
