//! Taking back: marked, unmarked, reviewed, confirmed, and undone; and every way in which the world may have moved on.

use futures_util::future::join;
use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::StatusCode;

use crate::four_eyes::PROPOSE;
use crate::support::{
    browser::Browser,
    page::{Page, all, refused_one},
    people::{EKSEMPEL, INGRID, KARI, NETT, OLA, SYSTEMHUSET},
    steps::{NOTIFICATIONS, READ_INSTANCES, STATISTICS, give},
    world::World,
};
use crate::undo::refuses;

pub const FULL: &str = "Altinn tjenesteeier-API: Appinstanser (full tilgang)";
const READ: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
const METERS: &str = "Vannmålere (lesetilgang)";
pub const HOLDER: &str = "/nb/310123455/fullmakter/310223344";

/// Marks these on the holder's page, and returns it.
pub async fn mark(browser: &mut Browser, titles: &[&str]) -> Page {
    let mut page = browser.get(HOLDER).await;
    for title in titles {
        page = browser.submit(&page, &format!("Fjern {title}"), &[]).await;
    }
    page
}

pub async fn look_over(browser: &mut Browser, titles: &[&str]) -> Page {
    let page = mark(browser, titles).await;
    browser.get(&page.link("Se over og bekreft")).await
}

pub async fn remove(browser: &mut Browser, title: &str) -> Page {
    let review = look_over(browser, &[title]).await;
    let receipt = browser.submit(&review, "Fjern 1 fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "1 fullmakt er fjernet", "{}", receipt.text());
    receipt
}

#[actix_web::test]
async fn what_is_marked_is_unmarked_reviewed_removed_and_undone() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let marked = mark(&mut kari, &[FULL, METERS]).await;
    assert!(marked.says("2 fullmakter er markert for fjerning. Ingenting er endret ennå."), "{}", marked.text());
    let back = kari.submit(&marked, &format!("Angre fjerning av {METERS}"), &[]).await;
    assert!(back.says("1 fullmakt er markert for fjerning. Ingenting er endret ennå."));
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    assert!(received.text().contains("Avslutt fullmakten"), "nothing has happened yet");

    let review = kari.get(&back.link("Se over og bekreft")).await;
    assert_eq!(review.heading(), "Se over det du fjerner");
    assert!(review.says("Slutter å virke: altinn:serviceowner/instances.read, altinn:serviceowner/instances.write"));
    let receipt = kari.submit(&review, "Fjern 1 fullmakt", &[("grunn", "Avtalen er sagt opp")]).await;
    assert!(receipt.says("Kan angres til 21. november 2026"), "{}", receipt.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
    let lost = ola.get("/nb/310223344/fullmakter/mottatt").await;
    assert!(lost.says("Fjernet 20. november 2026") && lost.says("Grunn: Avtalen er sagt opp"), "{}", lost.text());

    let holder = kari.get("/nb/310123455/fullmakter/310223344").await;
    assert_eq!(
        holder.link(&format!("Angre fjerningen {FULL}")),
        receipt.path,
        "the page of the holder leads to it too"
    );
    let undone = kari.submit(&receipt, "Angre fjerningen", &[]).await;
    assert_eq!(undone.heading(), "Endringen er angret");
    assert!(undone.says("Fullmakten er tilbake slik den var.") && undone.says("Gjenopprettet"));
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    assert!(ola.get("/nb/310223344/fullmakter/mottatt").await.says("Gjelder igjen"));
    for org in [EKSEMPEL, SYSTEMHUSET] {
        assert_eq!(world.log_of(org).await, ["delegation.withdrawn", "delegation.undone"], "{org}");
    }
}

#[actix_web::test]
async fn what_was_put_back_is_not_listed_as_ended_and_what_has_ended_comes_last() {
    const RECEIVED: &str = "/nb/310223344/fullmakter/mottatt";
    let (_world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let review = look_over(&mut kari, &[FULL, METERS]).await;
    let receipt = kari.submit(&review, "Fjern 2 fullmakter", &[]).await;
    assert!(kari.get(HOLDER).await.says("Avsluttet siste 30 dager (2)"));
    kari.submit(&receipt, "Angre fjerningen", &[]).await;
    assert!(!kari.get(HOLDER).await.says("Avsluttet"), "both live on");
    assert!(!ola.get(RECEIVED).await.says("Fjernet"), "for the supplier too");

    remove(&mut kari, FULL).await;
    let page = kari.get(HOLDER).await;
    assert!(page.says("Avsluttet siste 30 dager (1)"), "{}", page.text());
    let received = ola.get(RECEIVED).await;
    let (valid, ended) = (received.text().find("Gjelder igjen"), received.text().find("Fjernet 20. november 2026"));
    assert!(valid.is_some() && valid < ended, "{}", received.text());
    assert_eq!(received.text().matches("Fjernet").count(), 1, "{}", received.text());
}

#[actix_web::test]
async fn a_version_that_was_gone_back_on_is_not_listed_as_ended() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(HOLDER).await;
    let staged = kari.submit(&page, &format!("Ta med endringen {METERS}"), &[]).await;
    let review = kari.get(&staged.link("Se over og bekreft")).await;
    let receipt = kari.submit(&review, "Ta med endringen", &[]).await;
    assert!(kari.get(HOLDER).await.says("Erstattet av en nyere versjon"));
    kari.submit(&receipt, "Angre", &[]).await;
    let page = kari.get(HOLDER).await;
    assert!(!page.says("Avsluttet") && page.says(METERS), "{}", page.text());
}

#[actix_web::test]
async fn a_mark_survives_another_tab_and_another_login_and_colleagues_see_it() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let page = kari.get(HOLDER).await;
    let mut tab = kari.clone();
    for hand in [&mut kari, &mut tab] {
        hand.submit(&page, &format!("Fjern {FULL}"), &[]).await;
    }
    assert_eq!(world.count("change_set_item").await, 1, "marked twice is marked once");
    assert!(world.signed_in(KARI).await.get(HOLDER).await.says("1 fullmakt er markert for fjerning."));
    let page = ingrid.get(HOLDER).await;
    assert!(page.says("Kari Nordmann har ubekreftede endringer her (20. november 2026 kl. 10.15)."), "{}", page.text());
    assert!(!page.says("markert for fjerning"));
    let list = kari.get("/nb/310123455/fullmakter").await;
    assert!(list.says("Ingenting er endret ennå."), "the list reminds of it");
}

#[actix_web::test]
async fn all_can_be_marked_and_all_unmarked() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(HOLDER).await;
    let all = kari.submit(&page, "Fjern alle", &[]).await;
    assert!(all.says("2 fullmakter er markert for fjerning."));
    let none = kari.submit(&all, "Angre alle", &[]).await;
    assert!(!none.says("markert for fjerning"));
    let again = kari.submit(&none, "Fjern alle", &[]).await;
    let review = kari.get(&again.link("Se over og bekreft")).await;
    let receipt = kari.submit(&review, "Fjern 2 fullmakter", &[]).await;
    assert_eq!(receipt.heading(), "2 fullmakter er fjernet");
    assert!(kari.get(HOLDER).await.says("Systemhuset AS har ingen fullmakter herfra nå."));
}

#[actix_web::test]
async fn the_same_scope_of_another_resource_is_kept_and_said_so() {
    let (_world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    let review = look_over(&mut kari, &[FULL]).await;
    assert!(review.says("Slutter å virke: altinn:serviceowner/instances.write"), "{}", review.text());
    assert!(review.says("Virker fortsatt, fordi en annen fullmakt gir det: altinn:serviceowner/instances.read"));
    assert!(!review.says("slutter å virke med én gang"), "{}", review.text());
    let receipt = kari.submit(&review, "Fjern 1 fullmakt", &[]).await;
    for page in [receipt.clone(), ola.get(&receipt.path.replace(EKSEMPEL, SYSTEMHUSET)).await] {
        assert!(page.says("Det en annen fullmakt gir, virker fortsatt."), "{}", page.text());
        assert!(!page.says("kan ikke lenger bruke"), "{}", page.text());
    }
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    let question = ola.get(&received.link(&format!("Avslutt fullmakten {READ}, Eksempel kommune"))).await;
    assert!(question.says("Det en annen fullmakt gir dere, virker fortsatt."), "{}", question.text());
}

#[actix_web::test]
async fn some_lines_of_a_removal_can_be_undone_and_the_rest_later() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, &[FULL, METERS]).await;
    let receipt = kari.submit(&review, "Fjern 2 fullmakter", &[]).await;
    let meters = receipt.choice(METERS);
    let some = kari.submit(&receipt, "Angre det som er valgt", &[("linje", &meters)]).await;
    assert!(some.says("Fullmakten er tilbake slik den var."), "{}", some.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 1);
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
    let receipt = kari.get(&receipt.path).await;
    assert!(receipt.says("Noe av dette ble angret"), "{}", receipt.text());
    kari.submit(&receipt, "Angre fjerningen", &[]).await;
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    assert!(kari.get(&receipt.path).await.says("Dette ble angret"));
}

#[actix_web::test]
async fn the_second_who_undoes_sees_that_it_is_undone_and_by_whom() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let receipt = remove(&mut kari, FULL).await;
    let page = ingrid.get(&receipt.path).await;
    kari.submit(&receipt, "Angre fjerningen", &[]).await;
    let late = ingrid.submit(&page, "Angre fjerningen", &[]).await;
    assert_eq!((late.status, late.path.as_str()), (StatusCode::OK, receipt.path.as_str()));
    assert!(late.says("Dette ble angret 20. november 2026") && late.says("av Kari Nordmann"), "{}", late.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.withdrawn", "delegation.undone"]);
}

#[actix_web::test]
async fn the_last_second_counts_and_after_it_there_is_the_way_of_giving_anew() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let receipt = remove(&mut kari, FULL).await;
    world.happens("update receipt set undo_until = undo_until + interval '2 seconds'").await;
    world.advance(SignedDuration::from_hours(24));
    let mut kari = world.signed_in(KARI).await;
    let open = kari.get(&receipt.path).await;
    assert!(open.says("Angre fjerningen"));
    world.advance(SignedDuration::from_secs(120));
    let late = kari.press(&open, "Angre fjerningen", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Fristen for å angre gikk ut 21. november 2026"), "{}", late.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
    let form = kari.get(&late.link("Gi på nytt")).await;
    let review = kari.submit(&form, "Se over", &[]).await;
    assert_eq!(kari.submit(&review, "Gi fullmakt", &[]).await.heading(), "Fullmakt gitt", "two clicks, nothing typed");
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
}

#[actix_web::test]
async fn a_breach_of_security_cannot_be_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, &[FULL]).await;
    let receipt = kari.submit(&review, "Fjern 1 fullmakt", &[("brudd", "ja")]).await;
    assert!(receipt.says("Sikkerhetsbrudd: kan ikke angres") && !receipt.says("Kan angres til"));
    let (csrf, key) = (receipt.csrf(), FormKey::draw());
    let forced = kari.post(&format!("{}/angre", receipt.path), &[("csrf", &csrf), ("nokkel", &key)]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    assert!(forced.says("Denne endringen kan ikke angres."));
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
}

#[actix_web::test]
async fn nothing_that_ended_before_a_breach_of_security_comes_back() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    let question = ola.get(&received.link(&format!("Avslutt fullmakten {FULL}, Eksempel kommune"))).await;
    let given_up = ola.submit(&question, "Avslutt fullmakten", &[]).await;
    let review = look_over(&mut kari, &[METERS]).await;
    kari.submit(&review, "Fjern 1 fullmakt", &[("brudd", "ja")]).await;
    let (csrf, key) = (given_up.csrf(), FormKey::draw());
    let forced = ola.post(&format!("{}/angre", given_up.path), &[("csrf", &csrf), ("nokkel", &key)]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
    assert!(forced.says("Senere er noe fjernet på grunn av et sikkerhetsbrudd."), "{}", forced.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
}

#[actix_web::test]
async fn what_cannot_come_back_says_why_and_the_rest_comes_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, &[FULL, METERS]).await;
    let receipt = kari.submit(&review, "Fjern 2 fullmakter", &[]).await;
    world.happens("update scope set deactivated_at = now() where name = 'vestbyvann:maaler.read'").await;
    let undone = kari.submit(&receipt, "Angre fjerningen", &[]).await;
    assert!(undone.says("1 av 2 er satt tilbake slik det var."), "{}", undone.text());
    assert!(undone.says("Kunne ikke gjenopprettes fordi scopet er deaktivert."));
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 0);
    let nothing = refuses(&mut kari, &receipt, "API-et eller et av scopene er ikke i bruk nå.").await;
    assert!(nothing.says("Ingenting er endret.") && nothing.says("scopet er deaktivert"), "{}", nothing.text());
}

#[actix_web::test]
async fn nothing_comes_back_to_a_holder_that_is_gone_or_that_the_provider_has_shut_out() {
    for (fate, why, sentence) in [
        (
            "update organisation set deleted_on = '2026-11-20' where org_number = 310223344",
            "er slettet, konkurs eller død",
            "er slettet, konkurs eller død",
        ),
        (
            "update scope_access set withdrawn_at = now() where org_number = 310123455",
            "Den som ga det, har ikke lenger tilgang selv.",
            "Tilbyderen har tatt bort deres egen tilgang.",
        ),
        (
            "update api_resource set delegable = false",
            "API-tilbyderen tillater ikke lenger at det gis videre.",
            "Tilbyderen tillater ikke lenger at dette gis videre.",
        ),
    ] {
        let (world, [mut kari]) = World::with_users([KARI]).await;
        let receipt = remove(&mut kari, FULL).await;
        world.happens(fate).await;
        let refused = refuses(&mut kari, &receipt, why).await;
        assert!(refused.says(sentence), "{}", refused.text());
        assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.withdrawn"]);
    }
}

#[actix_web::test]
async fn what_was_given_anew_is_not_given_twice() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let receipt = remove(&mut kari, FULL).await;
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &["Altinn tjenesteeier-API: Appinstanser (full tilgang) Lese og skrive"])
        .await;
    let refused = kari.press(&receipt, "Angre fjerningen", &[]).await;
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
}

#[actix_web::test]
async fn a_role_that_was_lost_neither_removes_nor_undoes_and_the_draft_is_kept() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let receipt = remove(&mut kari, METERS).await;
    let review = look_over(&mut kari, &[FULL]).await;
    world.loses_role(EKSEMPEL, "DAGL").await;
    assert_eq!(kari.press(&review, "Fjern 1 fullmakt", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kari.press(&receipt, "Angre fjerningen", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    assert_eq!(
        world.count("change_set_item i join change_set using (change_set_id) where confirmed_in is null").await,
        1
    );
}

#[actix_web::test]
async fn of_two_who_remove_the_same_one_removes_and_one_is_refused() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let (page, theirs) = (look_over(&mut kari, &[FULL]).await, look_over(&mut ingrid, &[FULL, METERS]).await);
    let (one, other) = (kari.press(&page, "Fjern 1 fullmakt", &[]), ingrid.press(&theirs, "Fjern 2 fullmakter", &[]));
    let refused = refused_one(join(one, other).await);
    assert!(refused.says("er avsluttet allerede"), "{}", refused.text());
    assert!(refused.says("Ingenting er endret herfra."), "{}", refused.text());
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.withdrawn"], "all or nothing");
}

#[actix_web::test]
async fn what_is_confirmed_is_what_was_reviewed() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, &[FULL]).await;
    mark(&mut kari, &[METERS]).await;
    let refused = kari.press(&review, "Fjern 1 fullmakt", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Utkastet er endret i en annen fane"), "{}", refused.text());
    let again = kari.get(&refused.link("Se over på nytt")).await;
    kari.submit(&again, "Fjern 2 fullmakter", &[]).await;
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 0);
}

#[actix_web::test]
async fn a_grant_is_undone_like_a_removal() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, STATISTICS]).await;
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("2 av 2 er satt tilbake slik det var.") && undone.says("Tatt tilbake"), "{}", undone.text());
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 0);
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert!(receipt.says("Fullmakt gitt"), "undone is not forbidden");
}

#[actix_web::test]
async fn giving_and_removing_can_be_one_change_and_one_undo() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    mark(&mut kari, &[FULL]).await;
    let form = kari.get("/nb/310123455/fullmakter/ny?leverandor=310223344").await;
    let review = kari.submit(&form, "Se over", &[("api", &form.choice(NOTIFICATIONS))]).await;
    assert_eq!(review.heading(), "Se over endringene", "{}", review.text());
    let receipt = kari.submit(&review, "Gi 1 og fjern 1", &[]).await;
    assert_eq!(receipt.heading(), "Fullmaktene er endret");
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.changed"]);
    kari.submit(&receipt, "Angre", &[]).await;
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, "Altinn tjenesteeier-API: Varsler").await, 0);
}

#[actix_web::test]
async fn a_supplier_that_gave_up_may_undo_it() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    let question = ola.get(&received.link(&format!("Avslutt fullmakten {FULL}, Eksempel kommune"))).await;
    let receipt = ola.submit(&question, "Avslutt fullmakten", &[]).await;
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
    let undone = ola.submit(&receipt, "Angre", &[]).await;
    assert_eq!(undone.heading(), "Endringen er angret");
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    let mut kari = world.signed_in(KARI).await;
    let theirs = kari.get(&receipt.path.replace(SYSTEMHUSET, EKSEMPEL)).await;
    assert_eq!(theirs.heading(), "Angret: Fullmakten er avsluttet");
}

#[actix_web::test]
async fn where_two_are_wanted_one_proposes_and_another_confirms() {
    let world = World::with_demo().await;
    world.happens("insert into organisation_setting (org_number, four_eyes_since) values (310123455, now())").await;
    let (mut kari, mut ingrid) = (world.signed_in(KARI).await, world.signed_in(INGRID).await);
    let page = kari.get(HOLDER).await;
    let all = kari.submit(&page, "Fjern alle", &[]).await;
    let proposed = kari.get(&all.link("Se over og bekreft")).await;
    assert!(proposed.says("Dette krever to personer. Du foreslår det"), "{}", proposed.text());
    assert!(!proposed.says("så snart du bekrefter") && !proposed.says("Fjern 2 fullmakter"), "{}", proposed.text());
    let waiting = kari.submit(&proposed, PROPOSE, &[("grunn", "Ny leverandør")]).await;
    assert!(waiting.says("Venter på en kollega"), "{}", waiting.text());
    let overview = kari.get("/nb/310123455").await;
    assert!(overview.says("venter på en kollega. Ingenting er endret ennå."), "{}", overview.text());
    let again = kari.press(&proposed, PROPOSE, &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1, "the author alone cannot");

    let page = ingrid.get(HOLDER).await;
    assert!(page.says("Kari Nordmann har foreslått endringer som trenger en kollega til"), "{}", page.text());
    let review = ingrid.get(&page.link("Se over")).await;
    assert!(review.says("Ny leverandør"));
    let receipt = ingrid.submit(&review, "Fjern 2 fullmakter", &[]).await;
    assert!(receipt.says("Foreslått av") && receipt.says("Kari Nordmann"), "{}", receipt.text());
    let own = kari.submit(&proposed, PROPOSE, &[]).await;
    let (path, says_so) = (own.path.split('?').next(), own.says("Dette var sendt fra før."));
    assert_eq!(
        (path, says_so),
        (Some(receipt.path.as_str()), true),
        "whoever proposed it gets the receipt, not: something has changed"
    );
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.proposed", "delegation.withdrawn"]);
}

/// The clocks go back in the night to 31 October 2027: the deadline is an instant, and is shown as clocks show it then.
#[actix_web::test]
async fn a_night_with_an_hour_more_gives_no_hour_more_to_undo() {
    let world = World::with_demo().await;
    let noon_in_summer_time = "2027-10-30T10:00:10Z".parse::<jiff::Timestamp>().unwrap();
    world.advance(noon_in_summer_time.duration_since(world.services.clock.now()));
    let mut kari = world.signed_in(KARI).await;
    let receipt = remove(&mut kari, FULL).await;
    assert!(receipt.says("30. oktober 2027 kl. 12.00"), "{}", receipt.text());
    assert!(receipt.says("Kan angres til 31. oktober 2027 kl. 11.00"), "{}", receipt.text());
    world.advance(SignedDuration::from_hours(24));
    let mut kari = world.signed_in(KARI).await;
    assert!(!kari.get(&receipt.path).await.says("Angre fjerningen"), "twenty-four hours have passed");
}

/// As when Postgres is restarted: every connection dies between two clicks, and again after the answer.
#[actix_web::test]
async fn a_database_that_goes_away_between_two_clicks_loses_nothing_and_doubles_nothing() {
    const RESTART: &str = "select pg_terminate_backend(pid) from pg_stat_activity \
                           where datname = current_database() and pid <> pg_backend_pid()";
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, &[FULL]).await;
    let mut receipts = Vec::new();
    for _ in 0..2 {
        world.happens(RESTART).await;
        let mut answer = kari.press(&review, "Fjern 1 fullmakt", &[]).await;
        for _ in 0..5 {
            if answer.status.is_server_error() {
                answer = kari.press(&review, "Fjern 1 fullmakt", &[]).await;
            }
        }
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        receipts.push(answer.location);
    }
    assert_eq!(receipts[0], receipts[1], "the same form leads to the same receipt");
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.withdrawn"]);
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 0);
}

#[actix_web::test]
async fn the_receipt_of_what_was_undone_says_so_first_and_has_nothing_to_pass_on() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let given = give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    assert!(given.says("kan nå bruke") && given.says("Til den tekniske kontakten"), "{}", given.text());
    let undone = kari.submit(&given, "Angre", &[]).await;
    let receipt = kari.get(&given.path).await;
    assert_eq!(receipt.heading(), "Angret: Fullmakt gitt");
    assert_eq!(receipt.link("Se kvitteringen for angringen"), undone.path);
    for present in ["kan nå bruke", "Til den tekniske kontakten", "Gjelder fra"] {
        assert!(!receipt.says(present), "{present}: {}", receipt.text());
    }
    assert!(all(&receipt.html(), "main [data-color=success]").is_empty(), "nothing of it is good news any more");
    assert!(undone.says("Denne endringen kan ikke angres."), "a receipt without undo says why: {}", undone.text());
}
