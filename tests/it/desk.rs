//! Support's desk: one box for everything, cards that change nothing, and logs in which the organisations read who looked.

use reqwest::StatusCode;
use serde_json::Value;

use crate::clients::{public_key, register};
use crate::commercial::{publish, sign};
use crate::support::{
    browser::Browser,
    page::Page,
    people::{ALI, ANNE, EKSEMPEL, FRODE, INGRID, KARI, NORA, OLA, TURID},
    world::World,
};

const DESK: &str = "/nb/brukerstotte";
const CASE: [(&str, &str); 2] = [("saksnummer", "2026/17"), ("grunn", "Ringte om en nøkkel som ikke virker")];

/// Presses a button, and goes where the answer points if it points anywhere.
async fn send(browser: &mut Browser, page: &Page, button: &str, fields: &[(&str, &str)]) -> Page {
    let answer = browser.press(page, button, fields).await;
    if answer.status == StatusCode::SEE_OTHER { browser.follow(&answer).await } else { answer }
}

/// What the desk answers to a text.
async fn ask(turid: &mut Browser, text: &str) -> Page {
    let desk = turid.get(DESK).await;
    send(turid, &desk, "Slå opp", &[("q", text)]).await
}

/// The question for a case that a person's number leads to.
pub async fn look_up(turid: &mut Browser, text: &str) -> Page {
    let asked = ask(turid, text).await;
    assert!(asked.path.starts_with("/nb/brukerstotte/person/"), "{}: {}", asked.path, asked.text());
    asked
}

impl World {
    /// What support has done, by the log of an organisation.
    async fn told_of_support(&self, org: &str) -> Vec<String> {
        let told: Value = self
            .ask(format!(
                "select coalesce(jsonb_agg(payload ->> 'outcome' order by seq), '[]') from event \
                 where org_number = {org} and kind = 'use.looked-up' and actor_name = 'Portner brukerstøtte'"
            ))
            .await;
        serde_json::from_value(told).unwrap()
    }
}

#[actix_web::test]
async fn each_kind_of_thing_leads_to_its_card_and_the_address_is_for_sharing() {
    let (world, [mut turid, mut kari]) = World::with_users([TURID, KARI]).await;
    let said = [("navn", "Nattjobben"), ("nokkeltekst", &*public_key("jobb-1"))];
    let client = register(&mut kari, "/nb/310123455/test/klienter", &said).await.path;
    let client = client.rsplit('/').next().unwrap();
    for (text, address) in [
        ("310 123 455", "/nb/brukerstotte/org/310123455"),
        ("vestby vannverk", "/nb/brukerstotte/org/310334456"),
        ("vestbyvann:maaler.read", "/nb/brukerstotte/scope/"),
        (client, "/nb/brukerstotte/klient/"),
        ("jobb-1", "/nb/brukerstotte/klient/"),
        ("eksempel.example", "/nb/brukerstotte/org/310123455"),
        (
            "{\"error\":\"invalid_scope\",\"error_description\":\"MP-251: 310123455 vestbyvann:maaler.read\"}",
            "/nb/brukerstotte/hvorfor?",
        ),
        ("MP-251", "/nb/hvorfor?kode=MP-251"),
    ] {
        let card = ask(&mut turid, text).await;
        assert_eq!(card.status, StatusCode::OK, "{text}: {}", card.text());
        assert!(card.path.starts_with(address), "{text} led to {}", card.path);
    }
    let reference: String = world
        .ask("select ref from event where org_number = 310123455 and ref is not null order by seq desc limit 1")
        .await;
    let change = ask(&mut turid, &reference).await.path;
    assert_eq!(change, format!("/nb/brukerstotte/org/310123455/logg?ref={reference}"));
    let card = turid.get("/nb/brukerstotte/org/310123455").await;
    for said in ["Eksempel kommune", "310 123 455", "Leverandører (ut)", "Varslingspunkt", "Klienter"] {
        assert!(card.says(said), "{said}: {}", card.text());
    }
    assert!(!card.says("Kari Nordmann"), "no person is named: {}", card.text());
    assert_eq!(kari.get(&card.path).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn what_is_not_found_says_what_it_was_taken_for_and_what_to_try() {
    let (_world, [mut turid]) = World::with_users([TURID]).await;
    for (text, reading) in [
        ("310000019", "organisasjonsnummer"),
        ("F-9AFP-3EJF", "referanse"),
        ("0197b1c2-0000-7000-8000-0000000000ff", "client_id eller annen ID"),
        ("0123456789abcdef0123456789abcdef", "correlation_id"),
        ("ingen@finnes-ikke.example", "e-postadresse"),
        ("finnes-ikke.example", "domene"),
        ("finnes:ikke", "scope"),
        ("Finnes ikke AS", "navn på virksomhet, prefiks eller kid"),
        ("{\"error\":\"hm\"}", "feilmelding"),
    ] {
        let answer = ask(&mut turid, text).await;
        assert_eq!(answer.status, StatusCode::OK, "{text}");
        assert!(answer.says(&format!("Tolket som: {reading}")), "{text}: {}", answer.text());
        assert!(answer.says("Ingen treff."), "{text}: {}", answer.text());
    }
    for text in ["", "310123454", "01818506896", "Kari 01818506895 og Ola 21908321720", "-----BEGIN PRIVATE KEY-----"] {
        let answer = ask(&mut turid, text).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(answer.fault_at("q").is_some(), "{text}: {}", answer.text());
        assert!(!answer.body.contains("01818506895"), "a number of a person stays out of the page");
    }
}

#[actix_web::test]
async fn nothing_of_a_person_is_shown_before_a_case_is_named_not_even_that_there_is_one() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    let (known, unknown) = (look_up(&mut turid, KARI).await, look_up(&mut turid, NORA).await);
    let plain = |page: &Page| page.text();
    assert_eq!(plain(&known), plain(&unknown), "the question is the same");
    assert_eq!(world.told_of_support(EKSEMPEL).await, [""; 0]);
    let missing = send(&mut turid, &known, "Vis", &[("saksnummer", ""), ("grunn", "Ringte")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(missing.fault_at("saksnummer").as_deref(), Some("Skriv saksnummeret."));
    assert!(!missing.says("Kari Nordmann"));
    let person = send(&mut turid, &known, "Vis", &CASE).await;
    assert!(person.says("Kari Nordmann") && person.says("018185 •••••"), "{}", person.text());
    assert!(!person.body.contains(KARI) && !person.path.contains(KARI));
    assert_eq!(world.told_of_support(EKSEMPEL).await, ["person"]);
    let nobody = send(&mut turid, &unknown, "Vis", &CASE).await;
    assert!(nobody.says("Ingen treff."), "{}", nobody.text());
    // The address of a colleague's look-up opens nothing.
    world.signed_in(FRODE).await;
    world.happens("insert into support_staff (person_id, role) select person_id, 'reader' from person where given_name = 'Frode'").await;
    let mut frode = world.signed_in(FRODE).await;
    let asked = frode.get(&person.path).await;
    assert!(!asked.says("Kari Nordmann") && asked.says("Saksnummer"), "{}", asked.text());
    world.advance(jiff::SignedDuration::from_mins(31));
    let mut turid = world.signed_in(TURID).await;
    assert!(!turid.get(&person.path).await.says("Kari Nordmann"), "half an hour has passed");
}

#[actix_web::test]
async fn a_number_in_the_midst_of_a_mail_is_found_and_the_rest_is_left_alone() {
    let (_world, [mut turid]) = World::with_users([TURID]).await;
    let asked = look_up(&mut turid, "Hei, Kari Nordmann (018185 06895) får ikke logget inn").await;
    assert!(asked.says("Hvorfor slår du opp?") && !asked.body.contains("Kari"), "{}", asked.text());
}

#[actix_web::test]
async fn the_case_one_is_working_on_stands_in_the_form_of_the_next_question_for_half_an_hour() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    let asked = look_up(&mut turid, KARI).await;
    assert_eq!(asked.value_of("saksnummer"), "", "no case has been named");
    send(&mut turid, &asked, "Vis", &CASE).await;
    let log = turid.get("/nb/brukerstotte/org/310123455/logg").await;
    assert_eq!([log.value_of("saksnummer"), log.value_of("grunn")], CASE.map(|(_, value)| value), "{}", log.text());
    world.advance(jiff::SignedDuration::from_mins(31));
    let log = world.signed_in(TURID).await.get("/nb/brukerstotte/org/310123455/logg").await;
    assert_eq!(log.value_of("saksnummer"), "", "another case is likely by now");
}

#[actix_web::test]
async fn the_number_is_shown_for_fifteen_seconds_by_a_button_that_is_logged() {
    let (world, [mut turid, mut kari]) = World::with_users([TURID, KARI]).await;
    let asked = look_up(&mut turid, KARI).await;
    let person = send(&mut turid, &asked, "Vis", &CASE).await;
    let shown = turid.press(&person, "Vis i 15 sekunder fødselsnummeret", &[]).await;
    assert!(shown.says(KARI), "{}", shown.text());
    assert_eq!(shown.headers["refresh"].to_str().unwrap(), format!("15;url={}", person.path));
    assert!(!turid.get(&person.path).await.says(KARI));
    assert_eq!(world.told_of_support(EKSEMPEL).await, ["person", "number"]);
    let log = kari.get("/nb/310123455/logg?gjelder=bruk").await;
    assert!(log.says("Så fødselsnummeret til en person som har noe i virksomheten. Sak 2026/17"), "{}", log.text());
}

#[actix_web::test]
async fn somebodys_own_address_leads_to_nothing_before_a_case_is_named() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    world
        .happens(format!(
            "insert into notification_point (point_id, org_number, email, purposes, lang, created_at, confirmed_at) \
             values (gen_random_uuid(), {EKSEMPEL}, 'kari@hjemme.example', array['critical'], 'nb', now(), now())"
        ))
        .await;
    let asked = ask(&mut turid, "kari@hjemme.example").await;
    assert!(!asked.says("Eksempel kommune"), "{}", asked.text());
    assert!(!asked.link("Slå opp personen bak adressen (krever saksnummer)").is_empty());
}

#[actix_web::test]
async fn an_explanation_stands_in_the_logs_of_all_whom_it_is_about() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    ask(&mut turid, "MP-251: 310123455 has not delegated the scope vestbyvann:maaler.read to 310223344").await;
    for org in [EKSEMPEL, "310223344"] {
        assert_eq!(world.told_of_support(org).await, ["explained"], "{org}");
    }
}

#[actix_web::test]
async fn what_a_person_was_given_counts_as_long_as_it_lasts() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    let case = look_up(&mut turid, INGRID).await;
    let card = send(&mut turid, &case, "Vis", &CASE).await;
    assert!(!card.says("Personen har ikke fått fullmakter."), "{}", card.text());
    world.happens("update access_grant set ends_on = '2026-01-01' where holder_person_id is not null").await;
    let card = turid.get(&card.path).await;
    assert!(card.says("Personen har ikke fått fullmakter."), "{}", card.text());
}

#[actix_web::test]
async fn a_card_is_told_in_the_log_once_in_ten_minutes() {
    let (world, [mut turid, mut kari]) = World::with_users([TURID, KARI]).await;
    for _ in 0..3 {
        assert_eq!(turid.get("/nb/brukerstotte/org/310123455").await.status, StatusCode::OK);
    }
    assert_eq!(world.told_of_support(EKSEMPEL).await, ["organisation"]);
    world.advance(jiff::SignedDuration::from_mins(11));
    turid.get("/nb/brukerstotte/org/310123455").await;
    assert_eq!(world.told_of_support(EKSEMPEL).await, ["organisation", "organisation"]);
    let log = kari.get("/nb/310123455/logg?gjelder=bruk").await;
    assert!(log.says("Slo opp virksomheten") && log.says("Portner brukerstøtte"), "{}", log.text());
}

#[actix_web::test]
async fn the_timeline_takes_a_case_and_says_what_the_log_of_the_organisation_says() {
    let (world, [mut turid, mut kari]) = World::with_users([TURID, KARI]).await;
    kari.get("/nb/310123455").await;
    let asked = turid.get("/nb/brukerstotte/org/310123455/logg?gjelder=innlogging").await;
    assert!(asked.says("Saksnummer") && !asked.says("Kari Nordmann"), "{}", asked.text());
    let timeline = send(&mut turid, &asked, "Vis", &CASE).await;
    assert!(timeline.path.ends_with("/logg?gjelder=innlogging"), "{}", timeline.path);
    assert!(timeline.says("Kari Nordmann") && timeline.says("Logget inn og begynte å handle"), "{}", timeline.text());
    let all = turid.get("/nb/brukerstotte/org/310123455/logg").await;
    let own = kari.get("/nb/310123455/logg?gjelder=alt").await;
    assert!(all.text_of("tbody").contains("Leste loggen. Sak 2026/17"), "{}", all.text());
    assert!(own.says("Leste loggen. Sak 2026/17"), "{}", own.text());
    for kind in ["fullmakt", "tilgang", "nokkel", "token-feil", "rolle"] {
        let page = turid.get(&format!("/nb/brukerstotte/org/310123455/logg?gjelder={kind}")).await;
        assert_eq!(page.status, StatusCode::OK, "{kind}");
        assert!(!page.says("Logget inn og begynte"), "{kind}: {}", page.text());
    }
    let roles = turid.get("/nb/brukerstotte/org/310123455/logg?gjelder=rolle").await;
    assert!(roles.says("Fikk rollen daglig leder"), "{}", roles.text());
    assert_eq!(world.told_of_support(EKSEMPEL).await, ["log"]);
}

#[actix_web::test]
async fn more_than_fifty_look_ups_in_an_hour_are_told_to_the_others_and_more_than_a_hundred_are_refused() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    world.signed_in(FRODE).await;
    world.happens("insert into support_staff (person_id, role) select person_id, 'reader' from person where given_name = 'Frode'").await;
    let mut frode = world.signed_in(FRODE).await;
    let made = |n: i32| {
        format!(
            "insert into support_look_up (look_up_id, staff_person_id, at, subject) \
             select gen_random_uuid(), person_id, now(), 'organisation' \
             from person, generate_series(1, {n}) where given_name = 'Turid'"
        )
    };
    world.happens(made(50)).await;
    assert!(!frode.get(DESK).await.says("Turid Moen gjorde"));
    assert_eq!(turid.get("/nb/brukerstotte/org/310223344").await.status, StatusCode::OK);
    assert!(frode.get(DESK).await.says("Turid Moen gjorde 51 oppslag"), "{}", frode.get(DESK).await.text());
    assert!(!turid.get(DESK).await.says("Turid Moen gjorde"), "to the others");
    world.happens(made(50)).await;
    let refused = turid.get("/nb/brukerstotte/org/310123455").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(world.told_of_support(EKSEMPEL).await, [""; 0]);
}

#[actix_web::test]
async fn a_reader_looks_up_and_only_a_decider_allots() {
    let (world, [mut turid, mut anne]) = World::with_users([TURID, ANNE]).await;
    let queue = turid.get("/nb/brukerstotte/prefikser").await;
    world.happens("update support_staff set role = 'reader'").await;
    let form = turid.press(&queue, "Tildel prefiks", &[("organisasjon", EKSEMPEL), ("prefiks", "eks9")]).await;
    assert_eq!(form.status, StatusCode::NOT_FOUND);
    assert_eq!(world.count("prefix where prefix = 'eks9'").await, 0);
    let read = turid.get("/nb/brukerstotte/prefikser").await;
    assert!(read.says("Du kan lese køen.") && !read.says("Tildel prefiks"), "{}", read.text());
    assert_eq!(turid.get(DESK).await.status, StatusCode::OK);
    for page in ["", "/koer", "/org/310123455", "/org/310123455/logg"] {
        assert_eq!(anne.get(&format!("{DESK}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let mut low = world.browser();
    low.sign_in(TURID, "idporten-loa-substantial").await;
    assert!(low.get(DESK).await.location.ends_with("niva=hoy"), "the desk takes the high level");
}

#[actix_web::test]
async fn support_come_to_their_desk_when_they_log_in_and_others_do_not() {
    let world = World::with_demo().await;
    for (person, page) in [(TURID, "/nb/brukerstotte"), (ALI, "/nb/virksomheter")] {
        let mut browser = world.browser();
        let page_of_login = browser.get("/nb/logg-inn?niva=hoy&retur=%2Fnb%2Fvirksomheter").await;
        let to_issuer = browser.follow(&page_of_login).await;
        let question = browser.follow(&to_issuer).await;
        let back = browser.press(&question, "Logg inn", &[("nummer", person), ("niva", "idporten-loa-high")]).await;
        assert_eq!(browser.follow(&back).await.location, page);
    }
}

#[actix_web::test]
async fn queues_say_what_waits_and_the_command_that_puts_it_right() {
    let (world, [mut turid, mut ola]) = World::with_users([TURID, OLA]).await;
    let empty = turid.get("/nb/brukerstotte/koer").await;
    assert!(empty.says("Ingen jobber står.") && empty.says("All e-post er sendt."), "{}", empty.text());
    world
        .happens(
            "insert into job (job_id, kind, payload, queued_at, run_at, dead_at, last_error) values \
             ('019ad000-0000-7000-8000-0000000000aa', 'mail.send', 'null', now(), now(), now(), '550 no such user'), \
             ('019ad000-0000-7000-8000-0000000000bb', 'notices.tell', 'null', now(), now(), now(), 'broken')",
        )
        .await;
    let queues = turid.get("/nb/brukerstotte/koer").await;
    assert!(queues.says("portner mail again 019ad000-0000-7000-8000-0000000000aa"), "{}", queues.text());
    assert!(queues.says("portner jobs retry 019ad000-0000-7000-8000-0000000000bb"), "{}", queues.text());
    assert_eq!(ola.get("/nb/brukerstotte/koer").await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn the_queue_of_terms_names_those_in_production_whose_time_is_up() {
    let (world, [mut turid]) = World::with_users([TURID]).await;
    let queue = async |turid: &mut Browser| turid.get("/nb/brukerstotte/koer").await.text_of("section:has(#vilkar)");
    assert!(queue(&mut turid).await.contains("Alle har signert i tide."), "there are no terms yet");
    publish(&world, "1.0").await;
    assert!(queue(&mut turid).await.contains("Alle har signert i tide."), "they are due in thirty days");
    world.advance(jiff::SignedDuration::from_hours(31 * 24));
    let [mut turid, mut frode] = [world.signed_in(TURID).await, world.signed_in(FRODE).await];
    let late = queue(&mut turid).await;
    assert!(late.contains("Digitaliseringsdirektoratet") && late.contains("1.0"), "{late}");
    assert!(!late.contains("Systemhuset"), "it has nothing in production: {late}");
    sign(&mut frode, "991825827").await;
    assert!(!queue(&mut turid).await.contains("Digitaliseringsdirektoratet"), "it has signed");
}
