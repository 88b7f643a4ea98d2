//! What can be given is told at once, requests are answered in part, and their status follows what becomes of the answer.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ALI, EKSEMPEL, INGRID, KARI, NETT, TOR, TURID},
    steps::{NOTIFICATIONS, READ_INSTANCES, give},
    world::World,
};

const READ: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
const FULL: &str = "Altinn tjenesteeier-API: Appinstanser (full tilgang)";
const NOTICES: &str = "Altinn tjenesteeier-API: Varsler";
const API_RIGHT: &str = "Selvbetjening av API-er";
const ASK: &str = "/nb/foresporsler/ny";
const ASK_FOR: &str = "/nb/310130079/fullmakter/mottatt/foresporsler/ny";
const OURS: &str = "/nb/310130079/fullmakter/mottatt/foresporsler";
const QUEUE: &str = "/nb/310123455/foresporsler";
const HOLDER: &str = "/nb/310123455/fullmakter/310130079";

fn in_queue(sent: &Page) -> String {
    format!("{QUEUE}/{}", sent.path.rsplit('/').next().unwrap())
}

/// Fills in the form for Eksempel kommune, with these things, and presses this button.
async fn press(browser: &mut Browser, form: &Page, button: &str, things: &[&str]) -> Page {
    let values: Vec<String> = things.iter().map(|label| form.choice(label)).collect();
    let mut fields = vec![("virksomhet", EKSEMPEL), ("formal", "Avtale 2026/17")];
    fields.extend(values.iter().map(|value| ("ting", value.as_str())));
    browser.press(form, button, &fields).await
}

/// Nett AS asks Eksempel kommune for these.
async fn ask(ali: &mut Browser, things: &[&str]) -> Page {
    let form = ali.get(ASK_FOR).await;
    let sent = press(ali, &form, "Send forespørsel", things).await;
    ali.follow(&sent).await
}

/// The giver ticks these only, and looks it over.
async fn approve(kari: &mut Browser, sent: &Page, things: &[&str]) -> Page {
    let page = kari.get(&in_queue(sent)).await;
    let answer = tick(kari, &page, things).await;
    kari.follow(&answer).await
}

/// Ticks these on the page of a request, and presses *Se over først*.
async fn tick(kari: &mut Browser, page: &Page, things: &[&str]) -> Page {
    let values: Vec<String> = things.iter().map(|label| page.choice(label)).collect();
    let fields: Vec<(&str, &str)> = values.iter().map(|value| ("ting", value.as_str())).collect();
    kari.press(page, "Se over først", &fields).await
}

/// The field of a thing, after the value that its box sends.
fn field(value: &str) -> String {
    format!("ting-{}", value.split_once(' ').unwrap().1.replace(':', "-"))
}

/// The provider takes the access to the scopes of one API back.
async fn loses(world: &World, title: &str) {
    world
        .happens(format!(
            "update scope_access a set withdrawn_at = now(), withdrawn_how = 'provider' from scope s where s.scope_id = a.scope_id \
             and a.org_number = 310123455 and s.name = any(select unnest(v.scope_names) from api_resource r \
             join api_resource_version v using (api_resource_id) where r.title_nb = '{title}')"
        ))
        .await;
}

#[actix_web::test]
async fn a_supplier_is_told_at_the_thing_what_the_customer_cannot_give_and_sends_the_rest() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    let form = ali.get(ASK_FOR).await;
    let notices = field(&form.choice(NOTICES));
    loses(&world, NOTICES).await;
    let found = press(&mut ali, &form, "Finn virksomheten", &[READ, NOTICES]).await;
    let sentence = format!("{NOTICES}: Virksomheten har ikke selv tilgang hos tilbyderen.");
    assert_eq!(found.fault_at(&notices), Some(sentence.clone()), "{}", found.text());
    let refused = press(&mut ali, &form, "Send forespørsel", &[READ, NOTICES]).await;
    assert_eq!((refused.status, refused.fault_at(&notices)), (StatusCode::UNPROCESSABLE_ENTITY, Some(sentence)));
    assert_eq!(world.count("request").await, 0);
    let sent = ali.submit(&refused, "Send forespørsel", &[]).await;
    assert!(sent.says(READ) && !sent.says(NOTICES), "the rest stays chosen: {}", sent.text());
}

#[actix_web::test]
async fn what_no_provider_lets_anybody_give_on_is_told_by_name_and_nothing_else_is_lost() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    let form = ali.get(ASK_FOR).await;
    world.happens(format!("update api_resource set delegable = false where title_nb = '{NOTICES}'")).await;
    let refused = press(&mut ali, &form, "Send forespørsel", &[READ, NOTICES]).await;
    let fault = refused.fault_at(&field(&form.choice(NOTICES)));
    assert_eq!(fault, Some(format!("{NOTICES}: Tilbyderen tillater ikke at dette gis videre.")));
    assert!(ali.submit(&refused, "Send forespørsel", &[]).await.says("Sendt"));
}

#[actix_web::test]
async fn a_person_is_told_what_nobody_can_give_and_what_they_have() {
    let (world, [mut tor, mut kari]) = World::with_users([TOR, KARI]).await;
    let form = tor.get(ASK).await;
    world.happens("update access_package set is_assignable = false where name_nb = 'Maskinlesbare hendelser'").await;
    let refused = press(&mut tor, &form, "Send forespørsel", &[API_RIGHT, "Maskinlesbare hendelser"]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fault = refused.fault_at(&field(&form.choice("Maskinlesbare hendelser")));
    assert!(fault.is_some_and(|fault| fault.starts_with("Maskinlesbare hendelser: ")), "{}", refused.text());
    let sent = tor.submit(&refused, "Send forespørsel", &[]).await;
    let review = approve(&mut kari, &sent, &[API_RIGHT]).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    let again = press(&mut tor, &form, "Finn virksomheten", &[API_RIGHT]).await;
    let fault = again.fault_at(&field(&form.choice(API_RIGHT)));
    assert_eq!(fault, Some(format!("{API_RIGHT}: Har dette fra før.")), "{}", again.text());
}

#[actix_web::test]
async fn what_waits_already_is_told_with_the_way_to_it_and_the_giver_has_one_request() {
    let (world, [mut ali, mut tor]) = World::with_users([ALI, TOR]).await;
    let sent = ask(&mut ali, &[READ]).await;
    let form = ali.get(ASK_FOR).await;
    for button in ["Finn virksomheten", "Send forespørsel"] {
        let told = press(&mut ali, &form, button, &[READ, NOTICES]).await;
        let fault = told.fault_at(&field(&form.choice(READ)));
        assert_eq!(fault, Some(format!("{READ}: Du venter på svar om dette allerede.")), "{}", told.text());
        assert_eq!(told.link(&format!("Se forespørselen, {READ}")), sent.path);
    }
    let told = press(&mut ali, &form, "Send forespørsel", &[READ, NOTICES]).await;
    assert_eq!(world.count("request").await, 1);
    assert!(ali.submit(&told, "Send forespørsel", &[]).await.says(NOTICES), "the rest is sent");

    let form = tor.get(ASK).await;
    let answer = press(&mut tor, &form, "Send forespørsel", &[API_RIGHT]).await;
    let told = press(&mut tor, &form, "Finn virksomheten", &[API_RIGHT]).await;
    assert_eq!(told.link(&format!("Se forespørselen, {API_RIGHT}")), answer.location);
}

#[actix_web::test]
async fn nothing_is_approved_that_cannot_be_given_and_the_page_says_why() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let page = kari.get(&in_queue(&sent)).await;
    loses(&world, NOTICES).await;
    let late = tick(&mut kari, &page, &[READ, NOTICES]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.fault_at("ting").unwrap().contains("kan ikke gis lenger"), "{}", late.text());
    assert!(late.says("Virksomheten har ikke selv tilgang hos tilbyderen."));
    let review = kari.submit(&late, "Se over først", &[]).await;
    assert!(review.says("Blir ikke gitt"), "{}", review.text());
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Delvis gitt", "one of two could be given");

    let sent = ask(&mut ali, &[FULL]).await;
    loses(&world, FULL).await;
    let page = kari.get(&in_queue(&sent)).await;
    assert!(!page.says("Godkjenn") && page.says("Ingenting av dette kan gis nå."), "{}", page.text());
    assert!(page.says("Avslå") && page.says("Virksomheten har ikke selv tilgang hos tilbyderen."));
}

#[actix_web::test]
async fn a_request_is_answered_in_part_and_both_sides_see_which() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let page = kari.get(&in_queue(&sent)).await;
    let form = page.form("Se over først");
    assert_eq!(form.fields.iter().filter(|(name, _)| name == "ting").count(), 2, "all of it is ticked");
    let review = approve(&mut kari, &sent, &[NOTICES]).await;
    assert!(review.says(&format!("Blir ikke gitt\n{READ}")), "{}", review.text());
    assert!(ali.get(&sent.path).await.says("Venter på svar til"), "nothing is given or declined yet");
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert!(receipt.heading() == "Delvis gitt" && receipt.says(&format!("Ikke gitt\n«{READ}»")), "{}", receipt.text());
    assert_eq!([world.current(EKSEMPEL, NETT, NOTICES).await, world.current(EKSEMPEL, NETT, READ).await], [1, 0]);
    let (asked, answered) = (ali.get(&sent.path).await, kari.get(&in_queue(&sent)).await);
    for seen in [&asked, &answered] {
        assert!(seen.says("Delvis gitt 20. november 2026"), "{}", seen.text());
        assert!(seen.says(&format!("{NOTICES} Gitt")) && seen.says(&format!("{READ} Ikke gitt")), "{}", seen.text());
    }
    for list in [ali.get(OURS).await, kari.get(&format!("{QUEUE}?vis=avsluttet")).await] {
        assert!(list.says("Delvis gitt"), "{}", list.text());
    }
    for log in [ali.get("/nb/310130079/logg").await, kari.get("/nb/310123455/logg").await] {
        assert!(log.says(&format!("Delvis gitt: ikke «{READ}»")), "{}", log.text());
    }
    let theirs = ali.get(&asked.link("Se kvitteringen")).await;
    assert_eq!(theirs.heading(), "Delvis gitt");
    assert!(ask(&mut ali, &[READ]).await.says("Sendt"), "what was declined can be asked for again");
}

#[actix_web::test]
async fn the_giver_ticks_something_or_declines_and_nothing_that_was_not_asked_for() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ]).await;
    let other = ali.get(ASK_FOR).await.choice(NOTICES);
    let page = kari.get(&in_queue(&sent)).await;
    let csrf = page.csrf();
    let post = |things: Vec<String>| {
        let mut fields =
            vec![("csrf".to_owned(), csrf.clone()), ("nokkel".to_owned(), portner::ledger::FormKey::draw())];
        fields.push(("handling".to_owned(), "godkjenn".to_owned()));
        fields.extend(things.into_iter().map(|thing| ("ting".to_owned(), thing)));
        fields
    };
    for (things, sentence) in
        [(vec![], "Kryss av det dere gir, eller avslå forespørselen"), (vec![other], "Noe av det du krysset av")]
    {
        let fields = post(things);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let faulty = kari.post(&page.path, &fields).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faulty.fault_at("ting").unwrap().starts_with(sentence), "{}", faulty.text());
    }
}

#[actix_web::test]
async fn an_answer_has_a_last_day_and_a_note_that_stay_when_it_is_changed() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let page = kari.get(&in_queue(&sent)).await;
    let until = [("varighet", "til"), ("dag", "31"), ("maned", "12"), ("ar", "2026"), ("merknad", "Avtale 7")];
    let review = kari.submit(&page, "Se over først", &until).await;
    assert!(review.says("31. desember 2026") && review.says("Avtale 7"), "{}", review.text());
    let page = kari.get(&in_queue(&sent)).await;
    let fields = page.form("Se over først").fields;
    assert!(fields.contains(&("merknad".to_owned(), "Avtale 7".to_owned())), "{fields:?}");
    assert!(fields.contains(&("dag".to_owned(), "31".to_owned())));
}

#[actix_web::test]
async fn an_approval_that_is_undone_is_not_approved_any_more_on_either_side() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let review = approve(&mut kari, &sent, &[READ, NOTICES]).await;
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    kari.submit(&receipt, "Angre", &[]).await;
    for seen in [ali.get(&sent.path).await, kari.get(&in_queue(&sent)).await] {
        assert!(seen.says("Status\nAngret") && seen.says("Angret 20. november 2026"), "{}", seen.text());
        assert!(seen.says(&format!("{READ} Angret")) && !seen.says(&format!("{READ} Gitt")), "{}", seen.text());
    }
    for list in [ali.get(OURS).await, kari.get(&format!("{QUEUE}?vis=avsluttet")).await] {
        assert!(list.says("Angret") && !list.says("Godkjent"), "{}", list.text());
    }
    assert!(kari.get(QUEUE).await.says("Ingen venter på svar."));
    assert!(ask(&mut ali, &[READ]).await.says("Sendt"), "it can be asked for again");
    world.housekeeping().await;
    assert!(!world.log_of(NETT).await.contains(&"request.expired".to_owned()));
}

#[actix_web::test]
async fn what_was_removed_or_given_up_later_is_told_on_both_sides() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let review = approve(&mut kari, &sent, &[READ, NOTICES]).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    world.advance(SignedDuration::from_hours(24));
    let (mut ali, mut kari) = (world.signed_in(ALI).await, world.signed_in(KARI).await);
    let page = kari.get(HOLDER).await;
    let marked = kari.submit(&page, &format!("Fjern {READ}"), &[]).await;
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    kari.submit(&review, "Fjern 1 fullmakt", &[]).await;
    for seen in [ali.get(&sent.path).await, kari.get(&in_queue(&sent)).await] {
        assert!(seen.says("Status\nGodkjent"), "some of it is held: {}", seen.text());
        assert!(seen.says(&format!("{READ} Fjernet senere Fra 21. november 2026")), "{}", seen.text());
    }
    let received = ali.get("/nb/310130079/fullmakter/mottatt").await;
    let question = ali.get(&received.link(&format!("Avslutt fullmakten {NOTICES}, Eksempel kommune"))).await;
    let given_up = ali.submit(&question, "Avslutt fullmakten", &[]).await;
    for seen in [ali.get(&sent.path).await, kari.get(&in_queue(&sent)).await] {
        assert!(seen.says("Status\nGjelder ikke lenger"), "{}", seen.text());
        assert!(seen.says(&format!("{NOTICES} Avsluttet senere")) && seen.says("Godkjent 20. november 2026"));
    }
    ali.submit(&given_up, "Angre", &[]).await;
    assert!(kari.get(&in_queue(&sent)).await.says("Status\nGodkjent"), "it is held again");
}

#[actix_web::test]
async fn an_older_draft_is_never_swept_into_an_answer() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let page = kari.get(HOLDER).await;
    kari.submit(&page, &format!("Fjern {READ}"), &[]).await;
    crate::support::steps::look_over_more(&mut kari, EKSEMPEL, NETT, &[NOTIFICATIONS]).await;
    let sent = ask(&mut ali, &[FULL]).await;
    let review = approve(&mut kari, &sent, &[FULL]).await;
    assert!(review.says(FULL) && !review.says(READ) && !review.says(NOTICES), "{}", review.text());
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt");
    let held = [READ, FULL, NOTICES];
    let mut current = Vec::new();
    for title in held {
        current.push(world.current(EKSEMPEL, NETT, title).await);
    }
    assert_eq!(current, [1, 1, 0], "only what was asked for was done");
    let older = kari.get(&kari.clone().get(HOLDER).await.link("Se over og bekreft")).await;
    assert!(older.says(READ) && older.says(NOTICES) && !older.says(FULL), "it is as it was: {}", older.text());
}

#[actix_web::test]
async fn an_answer_that_is_taken_back_or_discarded_leaves_the_older_draft() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    crate::support::steps::look_over_more(&mut kari, EKSEMPEL, NETT, &[NOTIFICATIONS]).await;
    let sent = ask(&mut ali, &[FULL, READ]).await;
    let review = approve(&mut kari, &sent, &[FULL]).await;
    kari.press(&review, "Forkast", &[]).await;
    assert!(ali.get(&sent.path).await.says("Venter på svar til"));
    let review = approve(&mut kari, &sent, &[FULL]).await;
    ali.submit(&sent, "Trekk tilbake", &[]).await;
    assert_eq!(kari.press(&review, "Gi fullmakt", &[]).await.status, StatusCode::CONFLICT);
    let older = kari.get(&kari.clone().get(HOLDER).await.link("Se over og bekreft")).await;
    assert!(older.says(NOTICES), "{}", older.text());
}

#[actix_web::test]
async fn two_who_answer_at_once_give_one_answer() {
    let (world, [mut ali, mut kari, mut ingrid]) = World::with_users([ALI, KARI, INGRID]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let first = approve(&mut kari, &sent, &[READ]).await;
    let second = approve(&mut ingrid, &sent, &[NOTICES]).await;
    assert_eq!(kari.press(&first, "Gi fullmakt", &[]).await.status, StatusCode::CONFLICT, "a colleague has taken over");
    ingrid.submit(&second, "Gi fullmakt", &[]).await;
    assert_eq!([world.current(EKSEMPEL, NETT, READ).await, world.current(EKSEMPEL, NETT, NOTICES).await], [0, 1]);
    let again = ingrid.press(&second, "Gi fullmakt", &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the second press leads to the same receipt");
    // Two tabs of one person: what was reviewed in the first is not what is confirmed.
    let sent = ask(&mut ali, &[READ, FULL]).await;
    let (one, other) = (approve(&mut kari, &sent, &[READ]).await, approve(&mut kari, &sent, &[FULL]).await);
    assert_eq!(kari.press(&one, "Gi fullmakt", &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(kari.submit(&other, "Gi fullmakt", &[]).await.heading(), "Delvis gitt");
}

#[actix_web::test]
async fn what_support_allots_without_an_order_is_told() {
    let (_world, [mut turid]) = World::with_users([TURID]).await;
    let queue = turid.get("/nb/brukerstotte/prefikser").await;
    let done = turid.submit(&queue, "Tildel prefiks", &[("organisasjon", EKSEMPEL), ("prefiks", "ek2")]).await;
    assert!(done.says("har fått prefikset ek2."), "{}", done.text());
    let made_up = turid.get("/nb/brukerstotte/prefikser?tildelt=finnesikke").await;
    assert!(!made_up.says("har fått prefikset"), "{}", made_up.text());
}

#[actix_web::test]
async fn giving_up_what_was_removed_a_moment_ago_says_so() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let received = ali.get("/nb/310130079/fullmakter/mottatt").await;
    let question = ali.get(&received.link(&format!("Avslutt fullmakten {READ}, Eksempel kommune"))).await;
    let page = kari.get(HOLDER).await;
    let marked = kari.submit(&page, &format!("Fjern {READ}"), &[]).await;
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    kari.submit(&review, "Fjern 1 fullmakt", &[]).await;
    let late = ali.press(&question, "Avslutt fullmakten", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    for page in [late, ali.get(&question.path).await] {
        assert!(page.says("Fullmakten er allerede avsluttet") && !page.says("Avslutt fullmakten"), "{}", page.text());
    }
}

#[actix_web::test]
async fn why_the_rest_is_declined_survives_the_review_and_reaches_whoever_asked() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ, NOTICES]).await;
    let page = kari.get(&in_queue(&sent)).await;
    let answer = [("ting", page.choice(NOTICES)), ("grunn", "Lesing er ikke avtalt".to_owned())];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let drafted = kari.press(&page, "Se over først", &answer).await;
    let review = kari.follow(&drafted).await;
    assert!(review.says("Hvorfor ikke\nLesing er ikke avtalt"), "{}", review.text());
    let again = kari.get(&in_queue(&sent)).await;
    assert!(again.body.contains(">Lesing er ikke avtalt</textarea>"), "it stands in the form for whoever goes back");
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    let theirs = ali.get(&receipt.path.replace(EKSEMPEL, NETT)).await;
    for seen in [receipt, theirs, ali.get(&sent.path).await, kari.get(&in_queue(&sent)).await] {
        assert!(seen.says("Lesing er ikke avtalt"), "{}", seen.text());
    }
    for log in [ali.get("/nb/310130079/logg").await, kari.get("/nb/310123455/logg").await] {
        assert!(log.says("Grunn: Lesing er ikke avtalt"), "{}", log.text());
    }
}

#[actix_web::test]
async fn a_reason_is_not_told_where_nothing_is_declined() {
    let (_world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let sent = ask(&mut ali, &[READ]).await;
    let page = kari.get(&in_queue(&sent)).await;
    let drafted = kari.press(&page, "Se over først", &[("grunn", "Ikke avtalt")]).await;
    let review = kari.follow(&drafted).await;
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert!(receipt.heading() == "Fullmakt gitt" && !receipt.says("Ikke avtalt"), "{}", receipt.text());
}
