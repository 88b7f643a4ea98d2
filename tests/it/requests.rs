//! Asking for a power of attorney, and answering: an employee who has nothing yet, and a supplier with a link.

use futures_util::future::join;
use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::{Page, all, says},
    people::{ALI, ANNE, EKSEMPEL, INGRID, KARI, MONA, NETT, OLA, PER, TOR},
    steps::{self, ask_as_nett, give},
    world::World,
};

const READ: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
const READ_LABEL: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang) Bare lese";
const ASK: &str = "/nb/foresporsler/ny";
const ASK_FOR: &str = "/nb/310130079/fullmakter/mottatt/foresporsler/ny";
const QUEUE: &str = "/nb/310123455/foresporsler";

/// Asks Eksempel kommune for this.
async fn ask(browser: &mut Browser, what: &str) -> Page {
    steps::ask_for_access(browser, EKSEMPEL, what).await
}

async fn try_to_ask(browser: &mut Browser, what: &str) -> Page {
    let form = browser.get(ASK).await;
    let fields = [("virksomhet", EKSEMPEL), ("ting", &form.choice(what)), ("formal", "Trenger det nå")];
    browser.press(&form, "Send forespørsel", &fields).await
}

/// The page of a request in the giver's queue.
pub fn in_queue(page: &Page) -> String {
    format!("{QUEUE}/{}", page.path.rsplit('/').next().unwrap())
}

/// From the queue to the page where what was asked for is looked over.
async fn approve(browser: &mut Browser, sent: &Page) -> Page {
    let request = browser.get(&in_queue(sent)).await;
    browser.submit(&request, "Se over først", &[]).await
}

/// The link to a request, as it is passed on.
fn link(page: &Page) -> String {
    format!("/nb/foresporsel/{}", page.path.rsplit('/').next().unwrap())
}

#[actix_web::test]
async fn an_employee_asks_a_leader_approves_and_the_employee_sees_what_it_opened() {
    let (world, [mut tor, mut kari]) = World::with_users([TOR, KARI]).await;
    let nobody = tor.get("/nb/virksomheter").await;
    assert_eq!(tor.get(&nobody.link("Be om tilgang")).await.heading(), "Be om tilgang");
    let form = tor.get(ASK).await;
    let found = tor.press(&form, "Finn virksomheten", &[("virksomhet", "310 123 455")]).await;
    assert!(found.says("Eksempel kommune 310 123 455"), "{}", found.text());
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    assert_eq!(sent.heading(), "Forespørsel til Eksempel kommune");
    assert!(sent.says("Sendt") && sent.says("Venter på svar til 20. desember 2026"), "{}", sent.text());

    let overview = kari.get("/nb/310123455").await;
    assert!(overview.says("1 forespørsel venter på svar fra dere."), "{}", overview.text());
    let queue = kari.get(QUEUE).await;
    let request = kari.get(&queue.link("Tor Dal, Selvbetjening av API-er")).await;
    assert_eq!(request.heading(), "Forespørsel fra Tor Dal");
    assert!(request.says("Jeg skal lage et API for vann"));
    assert!(!tor.get(&sent.path).await.says("Sett"), "looking leaves no trace");
    let review = kari.submit(&request, "Se over først", &[]).await;
    assert!(tor.get(&sent.path).await.says("Sett av en som kan svare 20. november 2026"));
    assert!(review.says("Tor Dal") && review.says("Selvbetjening av API-er"), "{}", review.text());
    assert!(tor.get(&sent.path).await.says("Venter på svar"), "nothing is given yet");
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());

    let answered = tor.get(&sent.path).await;
    assert!(answered.says("Godkjent") && answered.says("Gitt") && !answered.says("Kari"), "{}", answered.text());
    let opened = tor.get(&answered.link("Gå til Eksempel kommune")).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert!(kari.get(&request.path).await.says("Besvart av"));
    assert!(kari.get(QUEUE).await.says("Ingen venter på svar."));
    assert!(kari.get(&format!("{QUEUE}?vis=avsluttet")).await.says("Godkjent"));
    assert_eq!(world.log_of(EKSEMPEL).await, ["request.sent", "delegation.given"]);
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Tor Dal ba Eksempel kommune om «Selvbetjening av API-er»"), "{}", log.text());
}

#[actix_web::test]
async fn a_supplier_asks_with_a_link_and_the_customer_lands_approves_and_both_have_the_receipt() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let received = ali.get("/nb/310130079/fullmakter/mottatt").await;
    assert_eq!(received.link("Be om fullmakt"), ASK_FOR);
    let sent = ask_as_nett(&mut ali, READ).await;
    assert!(sent.body.contains("<svg class=\"qr\""), "the link is a picture too");
    let url = sent.the("code");
    assert!(url.ends_with(&link(&sent)), "{url}");
    let landing = kari.get(&link(&sent)).await;
    assert_eq!(landing.location, in_queue(&sent));
    let request = kari.follow(&landing).await;
    assert_eq!(request.heading(), "Forespørsel fra Nett AS");
    assert!(request.says("Nett AS 310 130 079") && request.says("Avtale 2026/17") && !request.says("Ali"));
    let review = kari.submit(&request, "Se over først", &[]).await;
    assert!(ali.get(&sent.path).await.says("Sett"));
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 1);
    let answered = ali.get(&sent.path).await;
    assert!(answered.says("Godkjent") && !answered.body.contains("class=\"qr\""), "{}", answered.text());
    let theirs = ali.get(&answered.link("Se kvitteringen")).await;
    assert_eq!((theirs.heading().as_str(), theirs.the(".reference")), ("Fullmakt gitt", receipt.the(".reference")));
    let list = ali.get("/nb/310130079/fullmakter/mottatt/foresporsler").await;
    assert!(list.says("Eksempel kommune") && list.says("Godkjent"));
    for org in [EKSEMPEL, NETT] {
        assert_eq!(world.log_of(org).await, ["request.sent", "delegation.given"], "{org}");
    }
    let ours = ali.get("/nb/310130079/logg").await;
    assert!(ours.says("Nett AS ba Eksempel kommune om"), "{}", ours.text());
}

#[actix_web::test]
async fn who_may_not_answer_sees_only_that_it_waits_and_who_can() {
    let (world, [mut tor, mut ali]) = World::with_users([TOR, ALI]).await;
    let (sent, theirs) = (ask(&mut tor, "Selvbetjening av API-er").await, ask_as_nett(&mut ali, READ).await);
    for (who, path) in
        [(MONA, link(&sent)), (ANNE, link(&sent)), (INGRID, link(&sent)), (OLA, link(&theirs)), (TOR, link(&theirs))]
    {
        let page = world.signed_in(who).await.get(&path).await;
        assert_eq!(page.heading(), "Forespørselen venter på svar", "{who}");
        assert!(page.says("nøkkelrolle") && page.says("Hovedadministrator"));
        for secret in ["EKSEMPEL", "Tor Dal", "NETT", "Selvbetjening", "Appinstanser", "vann", "Avtale"] {
            assert!(!page.text_of("main").contains(secret), "{secret} to {who}:\n{}", page.text_of("main"));
        }
    }
    assert_eq!(world.browser().get(&link(&sent)).await.status, StatusCode::SEE_OTHER, "signed out");
    assert_eq!(world.signed_in(INGRID).await.get(&link(&theirs)).await.location, in_queue(&theirs));
    assert_eq!(world.count("request_seen").await, 0, "nobody who can answer has looked");
    for (who, path) in [
        (ANNE, in_queue(&sent)),
        (OLA, in_queue(&sent)),
        (TOR, in_queue(&sent)),
        (OLA, theirs.path.clone()),
        (OLA, theirs.path.replace(NETT, "310223344")),
        (KARI, in_queue(&sent).replace(EKSEMPEL, "313328880")),
        (KARI, link(&sent).replace(&sent.path[20..24], "0000")),
    ] {
        assert_eq!(world.signed_in(who).await.get(&path).await.status, StatusCode::NOT_FOUND, "{who} {path}");
    }
}

#[actix_web::test]
async fn people_are_answered_by_those_who_manage_people_only() {
    let (world, [mut tor, mut ingrid]) = World::with_users([TOR, INGRID]).await;
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    let page = ingrid.get(&in_queue(&sent)).await;
    assert!(!page.says("Godkjenn") && page.says("Hvem kan svare?"), "{}", page.text());
    let csrf = page.csrf();
    for answer in ["godkjenn", "avslaa"] {
        let key = FormKey::draw();
        let fields = [("csrf", csrf.as_str()), ("nokkel", &key), ("handling", answer), ("grunn", "x")];
        assert_eq!(ingrid.post(&page.path, &fields).await.status, StatusCode::FORBIDDEN);
    }
    assert!(!ingrid.get("/nb/310123455").await.says("venter på svar fra dere"));
    assert_eq!(world.log_of(EKSEMPEL).await, ["request.sent"]);
}

#[actix_web::test]
async fn ones_own_request_is_for_somebody_else_to_answer_whoever_one_is() {
    let (_world, [mut tor, mut kari]) = World::with_users([TOR, KARI]).await;
    let first = ask(&mut tor, "Hovedadministrator").await;
    let review = approve(&mut kari, &first).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    for who in [&mut tor, &mut kari] {
        let own = ask(who, "Selvbetjening av API-er").await;
        let page = who.get(&in_queue(&own)).await;
        assert!(page.says("Du kan ikke svare på en forespørsel fra deg selv"), "{}", page.text());
        let csrf = page.csrf();
        let fields = [("csrf", csrf.as_str()), ("nokkel", &FormKey::draw()), ("handling", "godkjenn")];
        let forced = who.post(&page.path, &fields).await;
        assert_eq!(forced.status, StatusCode::FORBIDDEN);
    }
}

#[actix_web::test]
async fn declining_takes_a_reason_and_can_be_undone() {
    let (world, [mut tor, mut kari]) = World::with_users([TOR, KARI]).await;
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    let page = kari.get(&in_queue(&sent)).await;
    let faulty = kari.press(&page, "Avslå", &[]).await;
    assert_eq!(faulty.fault_at("grunn").as_deref(), Some("Skriv hvorfor dere avslår"));
    let receipt = kari.submit(&faulty, "Avslå", &[("grunn", "Dette gjør vi i IT")]).await;
    assert_eq!(receipt.heading(), "Forespørselen er avslått", "{}", receipt.text());
    let seen = tor.get(&sent.path).await;
    assert!(seen.says("Avslått 20. november 2026") && seen.says("Dette gjør vi i IT"), "{}", seen.text());
    let late = kari.press(&page, "Se over først", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Forespørselen ventet ikke på svar lenger."), "{}", late.text());
    let undone = kari.submit(&receipt, "Angre avslaget", &[]).await;
    assert_eq!(undone.heading(), "Forespørselen venter på svar igjen");
    assert!(tor.get(&sent.path).await.says("Venter på svar til"));
    assert_eq!(world.log_of(EKSEMPEL).await, ["request.sent", "request.declined", "request.restored"]);
}

#[actix_web::test]
async fn a_request_that_was_withdrawn_since_the_page_was_opened_is_not_declined() {
    let world = World::with_demo().await;
    let (mut tor, mut kari) = (world.signed_in(TOR).await, world.signed_in(KARI).await);
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    let page = kari.get(&in_queue(&sent)).await;
    tor.submit(&sent, "Trekk tilbake", &[]).await;
    for reason in ["Nei", ""] {
        let late = kari.press(&page, "Avslå", &[("grunn", reason)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.says("Forespørselen ventet ikke på svar lenger.") && late.says("Trukket"), "{}", late.text());
    }
    assert_eq!(world.log_of(EKSEMPEL).await, ["request.sent", "request.withdrawn"]);
}

#[actix_web::test]
async fn whoever_loses_the_power_to_answer_while_their_refusal_is_on_its_way_declines_nothing() {
    let world = World::with_demo().await;
    let (mut tor, mut ingrid) = (world.signed_in(TOR).await, world.signed_in(INGRID).await);
    // What people ask for takes more to answer than the package that Ingrid keeps.
    world
        .happens(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
             select gen_random_uuid(), 310123455, person_id, 'package', 'urn:altinn:accesspackage:hovedadministrator', now() \
             from person where given_name = 'Ingrid' and family_name = 'Berg'",
        )
        .await;
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    let page = ingrid.get(&in_queue(&sent)).await;
    let loss = world.begin("update organisation set name = name where org_number = 310123455").await;
    let loss = loss.and("update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' where code like '%hovedadministrator'").await;
    let press = ingrid.press(&page, "Avslå", &[("grunn", "Nei")]);
    let end = async {
        world.somebody_waits().await;
        loss.commit().await;
    };
    let (late, ()) = join(press, end).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(tor.get(&sent.path).await.says("Venter på svar til"));
    assert_eq!(world.log_of(EKSEMPEL).await, ["request.sent"]);
}

#[actix_web::test]
async fn a_refusal_is_not_undone_when_the_same_is_asked_anew_or_the_time_is_over() {
    let (world, [mut tor, mut kari]) = World::with_users([TOR, KARI]).await;
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    let page = kari.get(&in_queue(&sent)).await;
    let receipt = kari.submit(&page, "Avslå", &[("grunn", "Nei")]).await;
    world.happens("update request set expires_at = sent_at where declined_at is not null").await;
    let refused = kari.press(&receipt, "Angre avslaget", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Tiden for forespørselen er ute."), "{}", refused.text());
    ask(&mut tor, "Selvbetjening av API-er").await;
    let refused = kari.press(&refused, "Angre avslaget", &[]).await;
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
}

#[actix_web::test]
async fn what_was_taken_back_waits_no_more_and_can_wait_again() {
    let (world, [mut tor, mut ali, mut kari]) = World::with_users([TOR, ALI, KARI]).await;
    let sent = ask(&mut tor, "Selvbetjening av API-er").await;
    let back = tor.submit(&sent, "Trekk tilbake", &[]).await;
    assert!(back.says("Trukket") && back.says("Kan angres til 21. november 2026"), "{}", back.text());
    assert!(kari.get(QUEUE).await.says("Ingen venter på svar."));
    let again = tor.submit(&back, "Angre", &[]).await;
    assert!(again.says("Venter på svar til"), "{}", again.text());

    let theirs = ask_as_nett(&mut ali, READ).await;
    let receipt = ali.submit(&theirs, "Trekk tilbake", &[]).await;
    assert_eq!(receipt.heading(), "Forespørselen er trukket tilbake");
    assert_eq!(ali.get(&link(&theirs)).await.location, theirs.path);
    assert!(world.signed_in(OLA).await.get(&link(&theirs)).await.says("Forespørselen venter ikke på svar"));
    ali.submit(&receipt, "Angre", &[]).await;
    assert!(ali.get(&theirs.path).await.says("Venter på svar til"));
    assert_eq!(world.log_of(NETT).await, ["request.sent", "request.withdrawn", "request.restored"]);

    let back = tor.submit(&again, "Trekk tilbake", &[]).await;
    world.advance(SignedDuration::from_hours(24));
    let mut tor = world.signed_in(TOR).await;
    assert!(!tor.get(&sent.path).await.says("Angre"));
    let csrf = tor.get("/nb/").await.csrf();
    let fields = [("csrf", csrf.as_str()), ("nokkel", &FormKey::draw()), ("handling", "angre")];
    let late = tor.post(&back.path, &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[actix_web::test]
async fn what_nobody_asks_for_any_more_is_not_confirmed() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask_as_nett(&mut ali, READ).await;
    let review = approve(&mut kari, &sent).await;
    ali.submit(&sent, "Trekk tilbake", &[]).await;
    let refused = kari.press(&review, "Gi fullmakt", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 0);

    let sent = ask_as_nett(&mut ali, READ).await;
    let review = approve(&mut kari, &sent).await;
    let mut other = kari.clone();
    let (given, withdrawn) =
        join(other.press(&review, "Gi fullmakt", &[]), ali.press(&sent, "Trekk tilbake", &[])).await;
    let given = given.status == StatusCode::SEE_OTHER;
    assert_ne!(given, withdrawn.status == StatusCode::SEE_OTHER, "one of them is too late");
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, i64::from(given));
}

#[actix_web::test]
async fn a_request_that_is_discarded_in_review_waits_on() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask_as_nett(&mut ali, READ).await;
    let review = approve(&mut kari, &sent).await;
    kari.press(&review, "Forkast", &[]).await;
    assert!(ali.get(&sent.path).await.says("Venter på svar til"));
    let review = approve(&mut kari, &sent).await;
    assert_eq!(kari.submit(&review, "Gi fullmakt", &[]).await.heading(), "Fullmakt gitt");
}

#[actix_web::test]
async fn what_the_customer_cannot_give_is_shown_where_it_is_answered() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask_as_nett(&mut ali, READ).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_LABEL]).await;
    assert!(kari.get(&in_queue(&sent)).await.says("Status\nGodkjent"), "what was given answers it");
    let sent = ask_as_nett(&mut ali, "Altinn tjenesteeier-API: Appinstanser (full tilgang)").await;
    world.happens("update scope_access set withdrawn_at = now() where org_number = 310123455").await;
    assert!(kari.get(&in_queue(&sent)).await.says("Virksomheten har ikke selv tilgang hos tilbyderen."));
    assert!(!ali.get(&sent.path).await.says("tilgang hos tilbyderen"), "the supplier does not see why");
}

#[actix_web::test]
async fn the_same_is_asked_for_once_and_not_without_end() {
    let (world, [mut tor, mut ali]) = World::with_users([TOR, ALI]).await;
    let form = tor.get(ASK).await;
    let fields =
        [("virksomhet", EKSEMPEL), ("ting", &form.choice("Selvbetjening av API-er")), ("formal", "Trenger det")];
    let (one, other) = join(
        tor.clone().press(&form, "Send forespørsel", &fields),
        tor.clone().press(&form, "Send forespørsel", &fields),
    )
    .await;
    assert_eq!([one.status, other.status], [StatusCode::SEE_OTHER; 2]);
    assert_eq!(world.count("request").await, 1, "the same form twice");
    let double = try_to_ask(&mut tor, "Selvbetjening av API-er").await;
    assert!(double.says("Selvbetjening av API-er: Du venter på svar om dette allerede."), "{}", double.text());
    world
        .happens(
            "insert into request (org_number, asker_person_id, purpose, sent_at, sent_in, expires_at) \
             select 310334456, asker_person_id, 'x', sent_at, sent_in || n, expires_at from request, generate_series(1, 19) n",
        )
        .await;
    let full = try_to_ask(&mut tor, "Hovedadministrator").await;
    assert!(full.fault_at("virksomhet").unwrap().contains("høyst 20"), "{}", full.text());
    assert!(ask_as_nett(&mut ali, READ).await.says("Sendt"), "others are not in the way");
}

#[actix_web::test]
async fn a_request_runs_out_after_thirty_days_and_the_logs_say_so() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    let sent = ask_as_nett(&mut ali, READ).await;
    world.advance(SignedDuration::from_hours(24 * 30));
    let (mut ali, mut kari) = (world.signed_in(ALI).await, world.signed_in(KARI).await);
    assert!(ali.get(&sent.path).await.says("Gikk ut uten svar 20. desember 2026"));
    assert!(!kari.get(&in_queue(&sent)).await.says("Godkjenn"));
    for _ in 0..2 {
        world.housekeeping().await;
    }
    for org in [EKSEMPEL, NETT] {
        let log = world.log_of(org).await;
        let kinds: Vec<&str> = log.iter().map(String::as_str).filter(|kind| kind.starts_with("request")).collect();
        assert_eq!(kinds, ["request.sent", "request.expired"], "{org}");
    }
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("gikk ut uten svar"), "{}", log.text());
    assert!(ask_as_nett(&mut ali, READ).await.says("Sendt"), "it can be asked for again");
}

#[actix_web::test]
async fn the_form_keeps_what_was_typed_and_shows_nothing_but_the_name() {
    let (world, [mut tor]) = World::with_users([TOR]).await;
    let form = tor.get(ASK).await;
    let empty = tor.press(&form, "Send forespørsel", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (field, sentence) in [
        ("virksomhet", "Skriv organisasjonsnummeret."),
        ("ting", "Velg hva du ber om"),
        ("formal", "Skriv hva det skal brukes til"),
    ] {
        assert_eq!(empty.fault_at(field).as_deref(), Some(sentence));
    }
    for number in ["310000019", "310650358", "310520284"] {
        let page = tor.get(&format!("{ASK}?virksomhet={number}")).await;
        assert_eq!(
            page.fault_at("virksomhet").as_deref(),
            Some("Vi finner ingen virksomhet i drift med dette nummeret"),
            "unknown, deleted and bankrupt alike"
        );
    }
    let long = "å".repeat(401);
    let page = tor.press(&form, "Send forespørsel", &[("formal", &long), ("ting", "right alt")]).await;
    assert_eq!(page.fault_at("formal").as_deref(), Some("Teksten kan ha høyst 400 tegn."));
    assert!(page.fault_at("ting").is_some() && page.body.contains(&long));
    let ali_form = world.signed_in(ALI).await.get(&format!("{ASK_FOR}?virksomhet={NETT}")).await;
    assert_eq!(ali_form.fault_at("virksomhet").as_deref(), Some("Dere kan ikke be dere selv om fullmakt"));
}

#[actix_web::test]
async fn in_a_foreign_business_the_package_is_the_one_that_counts_there() {
    let (_world, [mut tor]) = World::with_users([TOR]).await;
    let form = tor.get(ASK).await;
    let thing = form.choice("Delegerbare Maskinporten scopes");
    let fields = [("virksomhet", "310390216"), ("ting", thing.as_str()), ("formal", "x")];
    let sent = tor.submit(&form, "Send forespørsel", &fields).await;
    assert!(sent.says("Delegerbare Maskinporten scopes - NUF"), "{}", sent.text());
}

#[actix_web::test]
async fn somebody_who_acts_through_another_answers_too() {
    let (_world, [mut ali, mut per]) = World::with_users([ALI, PER]).await;
    let sent = ask_as_nett(&mut ali, READ).await;
    let landing = per.get(&link(&sent)).await;
    let request = per.follow(&landing).await;
    let review = per.submit(&request, "Se over først", &[]).await;
    assert_eq!(per.submit(&review, "Gi fullmakt", &[]).await.heading(), "Fullmakt gitt");
    assert!(ali.get(&sent.path).await.says("Godkjent"));
}

#[actix_web::test]
async fn who_can_answer_is_who_may_approve() {
    let (_world, [mut tor]) = World::with_users([TOR]).await;
    let who = |page: &Page| {
        let html = page.html();
        all(&html, "main ul.ds-list > li").into_iter().map(says).collect::<Vec<_>>()
    };
    let plain = ask(&mut tor, "Selvbetjening av API-er").await;
    assert_eq!(who(&plain)[1..], ["Hovedadministrator"], "{}", plain.text());
    let main = ask(&mut tor, "Hovedadministrator").await;
    assert_eq!(who(&main).len(), 1, "a main administrator can only decline: {}", main.text());
}
