//! What is proposed comes to an end whatever happens meanwhile, and no undoing is a way around two persons.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::{
    awaiting::{self, API_RIGHT},
    end_dates::{self, change, until},
    four_eyes::{
        FULL, HOLDER, MAIN, METERS, PROPOSE, SETTINGS, TWO, confirm_removal, look_over_removal, turn_on, waits, world,
    },
    people::choose,
    support::{
        browser::Browser,
        page::Page,
        people::{EKSEMPEL, INGRID, KARI, NETT, OLA, PER, REGNSKAP, SYSTEMHUSET},
        steps::{READ_INSTANCES, STATISTICS, give},
        world::World,
    },
    undo::refuses,
};

/// Lets changes be undone for three days, and wants two persons from now on.
async fn with_three_days(kari: &mut Browser) {
    let page = kari.get(SETTINGS).await;
    kari.submit(&page, "Lagre", &[("to", "ja"), ("frist", "72")]).await;
}

async fn proposed(kari: &mut Browser) -> Page {
    let review = look_over_removal(kari, &["Fjern alle"]).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    assert!(waits(&waiting), "{}", waiting.text());
    waiting
}

#[actix_web::test]
async fn a_proposal_that_does_not_fit_any_more_is_taken_back_or_declined() {
    for is_own in [true, false] {
        let (world, mut kari, mut tor, _) = world().await;
        let waiting = proposed(&mut kari).await;
        let half = confirm_removal(&mut tor, &[&format!("Fjern {FULL}")]).await;
        assert_eq!(half.heading(), "1 fullmakt er fjernet", "{}", half.text());
        let (who, button, kind) = match is_own {
            true => (&mut kari, "Trekk tilbake", "delegation.proposal-withdrawn"),
            false => (&mut tor, "Avslå", "delegation.proposal-declined"),
        };
        let page = who.get(&waiting.path).await;
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::CONFLICT, "Forslaget passer ikke lenger"));
        let ended = who.submit(&page, button, &[]).await;
        assert!(ended.says("Forslaget endret ingenting."), "{}", ended.text());
        assert_eq!(world.log_of(EKSEMPEL).await.last().unwrap(), kind);
        assert!(!kari.get(HOLDER).await.says("Venter på en kollega"));
    }
}

#[actix_web::test]
async fn what_waits_when_two_are_wanted_no_longer_is_confirmed_by_its_author() {
    let (world, mut kari, _, _) = world().await;
    let waiting = proposed(&mut kari).await;
    world.loses_role(EKSEMPEL, "LEDE").await;
    let settings = kari.get(SETTINGS).await;
    kari.submit(&settings, "Slå av", &[]).await;
    let page = kari.get(&waiting.path).await;
    assert!(!waits(&page), "{}", page.text());
    let done = kari.submit(&page, "Fjern 2 fullmakter", &[]).await;
    assert_eq!(done.heading(), "2 fullmakter er fjernet", "{}", done.text());
}

#[actix_web::test]
async fn the_main_administrator_that_two_gave_is_not_offered_to_one_to_undo() {
    let (_world, mut kari, mut tor, _) = world().await;
    let form = choose(&mut kari, "Ingrid Berg").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    kari.submit(&review, PROPOSE, &[]).await;
    let overview = tor.get("/nb/310123455").await;
    let review = tor.get(&overview.link("Se over")).await;
    assert!(!review.says("angre det med ett klikk"), "{}", review.text());
    let receipt = tor.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    assert!(!receipt.says("Kan angres til"), "{}", receipt.text());
    let again = kari.get("/nb/310123455/kan-angres").await;
    assert!(!again.says("Ingrid Berg"), "{}", again.text());
}

#[actix_web::test]
async fn nobody_decides_what_is_proposed_about_themselves() {
    let (_world, mut kari, mut tor, mut mona) = world().await;
    let list = kari.get("/nb/310123455/fullmakter").await;
    let page = kari.get(&list.link("Mona Vik")).await;
    let marked = kari.submit(&page, &format!("Fjern {MAIN}"), &[]).await;
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    assert!(waits(&waiting), "{}", waiting.text());
    assert!(!mona.get("/nb/310123455").await.says("har foreslått endringer"));
    let hers = mona.get(&waiting.path).await;
    assert_eq!(hers.status, StatusCode::CONFLICT);
    assert!(hers.says("kan bare avgjøres av en kollega"), "{}", hers.text());
    assert!(tor.get(&waiting.path).await.says("Avslå"), "another decides");
}

#[actix_web::test]
async fn an_old_longer_date_of_all_is_not_undone_by_one() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let mut receipts = Vec::new();
    for title in [FULL, METERS] {
        change(&mut kari, HOLDER, title, &until(["24", "11", "2026"])).await;
    }
    world.advance(SignedDuration::from_hours(25));
    let mut kari = world.signed_in(KARI).await;
    with_three_days(&mut kari).await;
    for title in [FULL, METERS] {
        receipts.push(change(&mut kari, HOLDER, title, &until(["31", "12", "2027"])).await);
    }
    // What was changed just now is put right by one.
    let mended = kari.submit(&receipts[0], "Angre", &[]).await;
    assert_eq!(mended.heading(), "Endringen er angret", "{}", mended.text());
    receipts[0] = change(&mut kari, HOLDER, FULL, &until(["31", "12", "2027"])).await;
    world.advance(SignedDuration::from_hours(30));
    let mut ingrid = world.signed_in(INGRID).await;
    let first = ingrid.get(&receipts[0].path).await;
    assert_eq!(ingrid.submit(&first, "Angre", &[]).await.heading(), "Endringen er angret", "one of two takes one");
    refuses(&mut ingrid, &receipts[1], TWO).await;
}

#[actix_web::test]
async fn ones_own_gift_is_not_undone_by_one_after_the_rest_was_removed() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    with_three_days(&mut kari).await;
    give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    let own = give(&mut ingrid, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.advance(SignedDuration::from_hours(30));
    let mut ingrid = world.signed_in(INGRID).await;
    let page = ingrid.get("/nb/310123455/fullmakter/310130079").await;
    let marked = ingrid.submit(&page, "Fjern Helsestatistikk for kommuner", &[]).await;
    let review = ingrid.get(&marked.link("Se over og bekreft")).await;
    let removed = ingrid.submit(&review, "Fjern 1 fullmakt", &[]).await;
    assert_eq!(removed.heading(), "1 fullmakt er fjernet", "{}", removed.text());
    refuses(&mut ingrid, &own, TWO).await;
}

#[actix_web::test]
async fn what_was_removed_while_it_waited_for_the_person_counts_once_they_have_said_yes() {
    const EVENTS: &str = "Maskinlesbare hendelser";
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    for what in [API_RIGHT, EVENTS] {
        awaiting::give(&mut kari, OLA, "Feil Navn", what).await;
    }
    turn_on(&mut kari).await;
    let list = kari.get("/nb/310123455/fullmakter").await;
    let half = removed(&mut kari, &list.link("Feil Navn"), API_RIGHT).await;
    assert_eq!(half.heading(), "1 fullmakt er fjernet", "one of two takes one: {}", half.text());
    let asked = awaiting::question(&mut ola).await;
    ola.submit(&asked, "Ja, det er meg", &[]).await;
    let list = kari.get("/nb/310123455/fullmakter").await;
    let rest = removed(&mut kari, &list.link("Ola Hansen"), EVENTS).await;
    assert!(waits(&rest), "{}", rest.text());
    assert!(
        rest.says("når det som er fjernet eller har fått tidligere sluttdato siden da, regnes med"),
        "{}",
        rest.text()
    );
    assert_eq!(world.count("access_grant where withdrawn_at is null and code like '%maskinlesbarehendelser'").await, 1);
}

/// Removes one thing from this page of a holder, or proposes to.
async fn removed(kari: &mut Browser, page: &str, title: &str) -> Page {
    let page = kari.get(page).await;
    let marked = kari.submit(&page, &format!("Fjern {title}"), &[]).await;
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    let button = if review.says(PROPOSE) { PROPOSE } else { "Fjern 1 fullmakt" };
    kari.submit(&review, button, &[]).await
}

#[actix_web::test]
async fn a_review_says_why_it_takes_two_persons() {
    let (_world, mut kari, mut tor, _) = world().await;
    let rule = "To personer kreves fordi dette er alt Systemhuset AS har herfra, eller hadde for 24 timer siden";
    let at_once = look_over_removal(&mut kari, &["Fjern alle"]).await;
    assert!(at_once.says(&format!("{rule}.")), "{}", at_once.text());
    let waiting = kari.submit(&at_once, PROPOSE, &[]).await;
    for page in [&waiting, &tor.get(&waiting.path).await] {
        assert!(page.says(&format!("{rule}.")), "{}", page.text());
    }
    kari.submit(&waiting, "Trekk tilbake", &[]).await;
    change(&mut tor, HOLDER, FULL, &until(["24", "11", "2026"])).await;
    let in_parts = look_over_removal(&mut kari, &[&format!("Fjern {METERS}")]).await;
    let all = format!("{rule}, når det som er fjernet eller har fått tidligere sluttdato siden da, regnes med.");
    assert!(in_parts.says(&all), "{}", in_parts.text());
    let shorter = end_dates::look_over(&mut kari, HOLDER, METERS, &until(["23", "11", "2026"])).await;
    assert!(shorter.says(&all), "{}", shorter.text());
    let form = choose(&mut kari, "Ingrid Berg").await;
    let gift = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    assert!(gift.says("To personer kreves fordi det gjelder Hovedadministrator."), "{}", gift.text());
}

#[actix_web::test]
async fn a_word_that_no_button_sends_confirms_nothing() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over_removal(&mut kari, &[&format!("Fjern {FULL}")]).await;
    for field in [("handling", "x"), ("brudd", "kanskje"), ("brudd", "")] {
        let form = review.form("Fjern 1 fullmakt").filled_in(&[field]);
        let mut fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        if fields.iter().all(|(name, _)| *name != field.0) {
            fields.push(field);
        }
        let refused = kari.post(&form.action, &fields).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{field:?}: {}", refused.text());
        assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    }
}

#[actix_web::test]
async fn whoever_acts_by_the_package_gives_nothing_to_the_business_they_lead() {
    let (_world, [mut per, mut kari]) = World::with_users([PER, KARI]).await;
    let form = per.get("/nb/310123455/fullmakter/ny").await;
    let refused = per.press(&form, "Finn virksomheten", &[("leverandor", REGNSKAP)]).await;
    let fault = refused.fault_at("leverandor");
    assert_eq!(fault.as_deref(), Some("Du leder denne virksomheten. Da kan bare en med nøkkelrolle gi den fullmakt."));
    give(&mut kari, EKSEMPEL, REGNSKAP, &[STATISTICS]).await;
}
