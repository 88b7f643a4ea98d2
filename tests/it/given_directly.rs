//! What was asked for and is given on an ordinary page, or again by an undo, is answered by that; and what was declined or withdrawn before
//! it was given stays closed.

use portner::ledger::FormKey;
use reqwest::StatusCode;

use crate::{
    kept::{confirm, remove, undo},
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, EKSEMPEL, KARI, NETT, TOR},
        steps::{self, NOTIFICATIONS, READ_INSTANCES, ask_as_nett},
        world::World,
    },
};

const READ: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
const NOTICES: &str = "Altinn tjenesteeier-API: Varsler";
const API_RIGHT: &str = "Selvbetjening av API-er";
const QUEUE: &str = "/nb/310123455/foresporsler";
const ASK_FOR: &str = "/nb/310130079/fullmakter/mottatt/foresporsler/ny";

/// The page of a request in the giver's queue.
fn in_queue(sent: &Page) -> String {
    format!("{QUEUE}/{}", sent.path.rsplit('/').next().unwrap())
}

async fn decline(kari: &mut Browser, sent: &Page) -> Page {
    let page = kari.get(&in_queue(sent)).await;
    kari.submit(&page, "Avslå", &[("grunn", "Ikke nå")]).await
}

/// Gives Tor a right on the ordinary page.
async fn give_right(kari: &mut Browser) -> Page {
    let page = kari.get("/nb/310123455/fullmakter/ny-person").await;
    let form = kari.submit(&page, "Finn personen", &[("fodselsnummer", TOR), ("etternavn", "Dal")]).await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(API_RIGHT))]).await;
    confirm(kari, &review).await
}

/// Both sides see this status, and nobody waits.
async fn stands(ali: &mut Browser, kari: &mut Browser, sent: &Page, says: &[&str]) {
    for page in [ali.get(&sent.path).await, kari.get(&in_queue(sent)).await] {
        for text in says {
            assert!(page.says(text), "{text}: {}", page.text());
        }
    }
    let queue = kari.get(QUEUE).await;
    assert!(queue.says("Ingen venter på svar."), "{}", queue.text());
}

#[actix_web::test]
async fn what_is_given_on_an_ordinary_page_answers_who_asked_for_it_wholly_or_in_part() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let form = ali.get(ASK_FOR).await;
    let (read, notices) = (form.choice(READ), form.choice(NOTICES));
    let fields = [("virksomhet", EKSEMPEL), ("formal", "Avtale 7"), ("ting", &read), ("ting", &notices)];
    let sent = ali.submit(&form, "Send forespørsel", &fields).await;
    let answer = kari.get(&in_queue(&sent)).await;
    let begun = kari.submit(&answer, "Se over først", &[]).await;
    let receipt = steps::give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let partly = [
        "Status\nDelvis gitt",
        "Delvis gitt 20. november 2026",
        &format!("{READ} Gitt"),
        &format!("{NOTICES} Ikke gitt"),
    ];
    stands(&mut ali, &mut kari, &sent, &partly).await;
    assert_eq!(world.log_of(NETT).await, ["request.sent", "delegation.given"]);
    for (page, button) in [(&answer, "Se over først"), (&begun, "Gi fullmakt")] {
        let late = kari.press(page, button, &[]).await;
        assert!(late.status.is_client_error(), "{button}: {} {}", late.status, late.text());
    }
    undo(&mut kari, &receipt).await;
    stands(&mut ali, &mut kari, &sent, &["Status\nAngret"]).await;

    let again = ask_as_nett(&mut ali, READ).await;
    let receipt = steps::give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, NOTIFICATIONS]).await;
    stands(&mut ali, &mut kari, &again, &["Status\nGodkjent", &format!("{READ} Gitt")]).await;
    undo(&mut kari, &receipt).await;
    world.housekeeping().await;
    assert!(!world.log_of(NETT).await.contains(&"request.expired".to_owned()));
}

#[actix_web::test]
async fn a_person_who_is_given_what_they_asked_for_waits_no_more() {
    let (_world, [mut tor, mut kari]) = World::with_users([TOR, KARI]).await;
    let sent = steps::ask_for_access(&mut tor, EKSEMPEL, API_RIGHT).await;
    give_right(&mut kari).await;
    stands(&mut tor, &mut kari, &sent, &["Status\nGodkjent"]).await;
}

#[actix_web::test]
async fn a_removal_that_is_undone_answers_who_asked_for_it_meanwhile() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    steps::give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let removed = remove(&mut kari, NETT, &[READ], &[]).await;
    let sent = ask_as_nett(&mut ali, READ).await;
    undo(&mut kari, &removed).await;
    stands(&mut ali, &mut kari, &sent, &["Status\nGodkjent", &format!("{READ} Gitt")]).await;
}

#[actix_web::test]
async fn what_was_declined_or_withdrawn_and_then_given_is_not_opened_again() {
    let (_world, [mut ali, mut tor, mut kari]) = World::with_users([ALI, TOR, KARI]).await;
    let declined = ask_as_nett(&mut ali, READ).await;
    let refusal = decline(&mut kari, &declined).await;
    let withdrawn = ask_as_nett(&mut ali, NOTICES).await;
    let withdrawal = ali.submit(&withdrawn, "Trekk tilbake", &[]).await;
    let own = steps::ask_for_access(&mut tor, EKSEMPEL, API_RIGHT).await;
    let back = tor.submit(&own, "Trekk tilbake", &[]).await;
    assert!(back.says("Kan angres til"), "{}", back.text());

    let gift = steps::give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, NOTIFICATIONS]).await;
    give_right(&mut kari).await;
    for (browser, receipt, button) in [(&mut kari, &refusal, "Angre avslaget"), (&mut ali, &withdrawal, "Angre")] {
        let page = browser.get(&receipt.path).await;
        assert!(page.forms().iter().all(|form| !form.action.ends_with("/angre")), "not offered: {}", page.text());
        let late = browser.press(receipt, button, &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    }
    assert!(!tor.get(&own.path).await.says("Kan angres"), "not offered");
    let csrf = tor.get("/nb/").await.csrf();
    let by_hand = [("csrf", csrf.as_str()), ("nokkel", &FormKey::draw()), ("handling", "angre")];
    assert_eq!(tor.post(&back.path, &by_hand).await.status, StatusCode::CONFLICT);
    stands(&mut ali, &mut kari, &declined, &["Status\nAvslått"]).await;

    // Also once the gift is undone: what has happened since is told, and it can be asked for anew.
    undo(&mut kari, &gift).await;
    assert_eq!(kari.press(&refusal, "Angre avslaget", &[]).await.status, StatusCode::CONFLICT);
    assert!(ask_as_nett(&mut ali, READ).await.says("Sendt"));
}
