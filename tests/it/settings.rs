//! Settings of an organisation: changed, seen in what follows, undone, and what happens when two change them.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::support::{
    people::{EKSEMPEL, KARI, NETT},
    steps::{READ_INSTANCES, give, look_over},
    world::World,
};

const PAGE: &str = "/nb/310123455/innstillinger";

#[actix_web::test]
async fn a_longer_time_to_undo_counts_for_what_is_done_from_then_on() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let before = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let overview = kari.get("/nb/310123455").await;
    let page = kari.get(&overview.link("Innstillinger")).await;
    assert_eq!((page.heading().as_str(), page.value_of("versjon").as_str()), ("Innstillinger", "0"));
    let receipt = kari.submit(&page, "Lagre", &[("frist", "72")]).await;
    assert_eq!(receipt.heading(), "Innstillingene er endret", "{}", receipt.text());
    assert!(receipt.says("Angrefrist: fra 24 til 72 timer"), "{}", receipt.text());
    assert!(kari.get(PAGE).await.says("Sist endret 20. november 2026 kl. 10.15 av Kari Nordmann."));
    assert!(kari.get(&before.path).await.says("Kan angres til 21. november 2026"), "a deadline that runs stays");
    let after = kari.submit(&before, "Angre", &[]).await;
    assert_eq!(after.heading(), "Endringen er angret");
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert!(review.says("kan angre med ett klikk i 72 timer."), "{}", review.text());
    let later = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert!(later.says("Kan angres til 23. november 2026"), "{}", later.text());
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Innstillingene er endret. Angrefrist: fra 24 til 72 timer"), "{}", log.text());
    world.advance(SignedDuration::from_hours(71));
    let mut kari = world.signed_in(KARI).await;
    assert!(kari.get(&later.path).await.says("Kan angres til"));
}

#[actix_web::test]
async fn of_two_settings_that_are_saved_at_once_the_one_that_takes_one_is_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(PAGE).await;
    let receipt = kari.submit(&page, "Lagre", &[("to", "ja"), ("frist", "48")]).await;
    assert!(receipt.says("Dette slås av under Innstillinger, av to personer med nøkkelrolle"), "{}", receipt.text());
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Satt tilbake"), "{}", undone.text());
    let now: (i32, bool) = (
        world.ask("select undo_hours from organisation_setting").await,
        world.ask("select four_eyes_since is not null from organisation_setting").await,
    );
    assert_eq!(now, (24, true), "the other setting stays");
    assert_eq!(world.log_of(EKSEMPEL).await, ["settings.changed", "settings.undone"]);
}

#[actix_web::test]
async fn what_a_colleague_has_turned_again_is_not_turned_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(PAGE).await;
    let receipt = kari.submit(&page, "Lagre", &[("frist", "48")]).await;
    let page = kari.get(PAGE).await;
    kari.submit(&page, "Lagre", &[("frist", "72")]).await;
    let refused = kari.press(&receipt, "Angre", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Dette er endret igjen siden, og kan ikke angres lenger."), "{}", refused.text());
    assert_eq!(world.ask::<i32>("select undo_hours from organisation_setting").await, 72);
}

#[actix_web::test]
async fn who_saves_what_they_chose_from_older_settings_is_shown_what_changed() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (page, mut tab) = (kari.get(PAGE).await, kari.clone());
    let other = tab.get(PAGE).await;
    tab.submit(&other, "Lagre", &[("frist", "48")]).await;
    let stale = kari.press(&page, "Lagre", &[("frist", "72"), ("to", "ja")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Kari Nordmann endret dette 20. november 2026"), "{}", stale.text());
    assert!(stale.says("Angrefrist: fra 24 til 48 timer") && stale.says("Ingenting er lagret."), "{}", stale.text());
    assert_eq!(world.log_of(EKSEMPEL).await, ["settings.changed"]);
    let receipt = kari.submit(&stale, "Lagre", &[]).await;
    assert!(receipt.says("Angrefrist: fra 48 til 72 timer") && receipt.says("slått på"), "what was chosen is kept");
}

#[actix_web::test]
async fn the_same_form_twice_is_one_change_and_one_without_a_change_is_answered_so() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(PAGE).await;
    let same = kari.press(&page, "Lagre", &[]).await;
    assert_eq!(same.fault_at("frist").as_deref(), Some("Du har ikke endret noe"));
    let none = kari.press(&page, "Lagre", &[("frist", "12")]).await;
    assert_eq!(none.fault_at("frist").as_deref(), Some("Velg 24, 48 eller 72 timer"));
    let first = kari.press(&page, "Lagre", &[("frist", "72")]).await;
    let again = kari.press(&page, "Lagre", &[("frist", "72")]).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &again.location));
    assert_eq!(world.log_of(EKSEMPEL).await, ["settings.changed"]);
}
