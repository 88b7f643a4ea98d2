//! *Min profil*: what a person sees of themselves, and decides for themselves alone.

use std::collections::BTreeMap;

use reqwest::StatusCode;
use serde_json::Value;
use url::Url;

use crate::desk::look_up;
use crate::members::registered;
use crate::support::{
    browser::Browser,
    page::{Page, all, says},
    people::{ANNE, EKSEMPEL, INGRID, KARI, NORA, OLA, TURID},
    world::World,
};

const ME: &str = "/nb/meg";
const CASE: [(&str, &str); 2] = [("saksnummer", "2026/17"), ("grunn", "Ringte om en nøkkel")];
/// Every kind of line of somebody's own log, as it was first released.
const GOLDEN: &str = include_str!("own_events.json");

impl World {
    /// The kinds in the logs of persons, in order.
    async fn own_kinds(&self) -> Vec<String> {
        self.ask("select coalesce(array_agg(kind order by at, person_event_id), '{}') from person_event").await
    }
}

async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get(ME).await.status == StatusCode::OK
}

/// What the button says that begins like this.
fn button(page: &Page, begins: &str) -> String {
    let html = page.html();
    let buttons = all(&html, "main button").into_iter().map(says);
    buttons.into_iter().find(|text| text.starts_with(begins)).unwrap_or_else(|| panic!("{begins}: {}", page.text()))
}

/// The attributes of the root of a page.
fn look(page: &Page) -> (String, String) {
    let html = page.html();
    let root = html.root_element();
    let of = |name| root.value().attr(name).unwrap().to_owned();
    (of("data-color-scheme"), of("data-size"))
}

#[actix_web::test]
async fn everybody_who_is_signed_in_finds_who_they_are_from_any_page() {
    let (world, [mut kari, mut anne, mut turid, mut nora]) = World::with_users([KARI, ANNE, TURID, NORA]).await;
    for (browser, from, name, source) in [
        (&mut kari, "/nb/310123455", "Kari Nordmann", "Enhetsregisteret eller innloggingen"),
        (&mut anne, "/nb/virksomheter", "Anne", "Enhetsregisteret eller innloggingen"),
        (&mut turid, "/nb/brukerstotte", "Turid Moen", "Enhetsregisteret eller innloggingen"),
        (&mut nora, "/nb/virksomheter", "Ikke oppgitt", "Ingen har oppgitt det ennå"),
    ] {
        let page = browser.get(&browser.clone().get(from).await.link("Min profil")).await;
        assert_eq!(page.heading(), "Min profil");
        for said in [name, source, "ID-porten, sikkerhetsnivå høyt"] {
            assert!(page.says(said), "{said}: {}", page.text());
        }
    }
    let mut low = world.browser();
    low.sign_in(KARI, "idporten-loa-substantial").await;
    assert!(low.get(ME).await.says("ID-porten, sikkerhetsnivå betydelig"));
    let answer = world.browser().get(ME).await;
    assert!(answer.location.contains("/logg-inn"), "{}", answer.status);
}

#[actix_web::test]
async fn somebody_who_registered_by_e_mail_has_the_page_too() {
    let world = World::with_demo().await;
    let (mut lisa, page) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let page = lisa.get(&page.link("Min profil")).await;
    for said in
        ["Lisa Lie", "E-post til lisa@eksempel.example", "Eksempel kommune", "Det du oppga da du registrerte deg"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(!page.says("Velg virksomhet"), "there is none to choose");
}

#[actix_web::test]
async fn a_session_that_is_signed_out_elsewhere_ends_at_once_in_every_portal() {
    let (world, [mut here, mut there]) = World::with_users([KARI, KARI]).await;
    let portal = world.another_portal();
    let mut elsewhere = Browser::new(&portal.origin.parse::<Url>().unwrap());
    elsewhere.cookies = there.cookies.clone();
    assert!(is_signed_in(&mut elsewhere).await, "the same session at the other portal");
    let page = here.get(ME).await;
    assert!(page.says("Denne"), "{}", page.text());
    let done = here.submit(&page, &button(&page, "Logg ut Ukjent nettleser"), &[]).await;
    assert!(done.says("Innloggingen er logget ut."), "{}", done.text());
    for gone in [&mut there, &mut elsewhere] {
        assert!(!is_signed_in(gone).await);
    }
    assert!(is_signed_in(&mut here).await);
    assert_eq!(world.own_kinds().await, ["session.ended"]);
}

#[actix_web::test]
async fn all_other_sessions_are_signed_out_and_those_of_others_are_not() {
    let (world, [mut here, mut one, mut two, mut ola]) = World::with_users([KARI, KARI, KARI, OLA]).await;
    let page = here.get(ME).await;
    let done = here.submit(&page, "Logg ut alle andre", &[]).await;
    assert!(done.says("Alle andre innlogginger er logget ut."), "{}", done.text());
    assert!(!is_signed_in(&mut one).await && !is_signed_in(&mut two).await);
    assert!(is_signed_in(&mut here).await && is_signed_in(&mut ola).await);
    let log = here.get(&done.link("Se hva du har gjort her")).await;
    assert!(log.says("Logget ut alle andre innlogginger (2)"), "{}", log.text());
    assert!(!ola.get("/nb/meg/historikk").await.says("Logget ut alle andre"), "nobody else reads it");
    assert_eq!(world.own_kinds().await, ["session.others-ended"]);
}

#[actix_web::test]
async fn whoever_registered_by_e_mail_signs_out_their_sessions_too() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let copy = "insert into web_session (session_id, key_hash, state, person_id, created_at, last_seen_at, idle_expires_at, absolute_expires_at) \
                select gen_random_uuid(), decode(repeat('ab', 32), 'hex'), '{}', person_id, created_at, last_seen_at, idle_expires_at, absolute_expires_at \
                from web_session where person_id in (select person_id from member where email = 'lisa@eksempel.example')";
    world.happens(copy).await;
    let page = lisa.get(ME).await;
    let done = lisa.submit(&page, "Logg ut alle andre", &[]).await;
    assert!(done.says("Alle andre innlogginger er logget ut."), "{}", done.text());
    assert_eq!(world.count("web_session where key_hash = decode(repeat('ab', 32), 'hex')").await, 0);
}

#[actix_web::test]
async fn a_session_of_somebody_else_is_answered_like_one_that_has_ended() {
    let (world, [mut kari, mut again, mut ola]) = World::with_users([KARI, KARI, OLA]).await;
    let page = kari.get(ME).await;
    let button = button(&page, "Logg ut Ukjent nettleser");
    let olas: String = world
        .ask("select s.session_id::text from web_session s join person p using (person_id) where p.given_name = 'Ola' limit 1")
        .await;
    let unknown = "0197b1c2-0000-7000-8000-0000000000ff";
    for session in [olas.as_str(), unknown] {
        // Each with a key of its own.
        let page = kari.get(ME).await;
        let answer = kari.press(&page, &button, &[("okt", session)]).await;
        assert_eq!(answer.location, "/nb/meg?gjort=allerede-logget-ut");
    }
    assert!(is_signed_in(&mut ola).await && is_signed_in(&mut again).await);
    assert_eq!(world.own_kinds().await, [""; 0], "nothing was done, so nothing is told");
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_does_its_work_once() {
    let (world, [mut kari, _other]) = World::with_users([KARI, KARI]).await;
    let page = kari.get(ME).await;
    for _ in 0..2 {
        let answer = kari.press(&page, "Logg ut alle andre", &[]).await;
        assert_eq!(answer.location, "/nb/meg?gjort=logget-ut-andre");
        let answer = kari.press(&page, "Lagre utseendet", &[("utseende", "dark")]).await;
        assert_eq!(answer.location, "/nb/meg?gjort=utseende");
    }
    assert_eq!(world.own_kinds().await, ["session.others-ended", "appearance.chosen"]);
}

#[actix_web::test]
async fn a_person_without_an_organisation_reads_who_looked_them_up_and_why() {
    let (world, [mut nora, mut turid]) = World::with_users([NORA, TURID]).await;
    assert!(nora.get(ME).await.says("Brukerstøtten har ikke slått deg opp."));
    let asked = look_up(&mut turid, NORA).await;
    assert!(nora.get(ME).await.says("Brukerstøtten har ikke slått deg opp."), "nothing has been shown yet");
    let card = turid.submit(&asked, "Vis", &CASE).await;
    turid.press(&card, "Vis i 15 sekunder fødselsnummeret", &[]).await;
    let page = nora.get(ME).await;
    for said in
        ["2026/17", "Ringte om en nøkkel", "Rollene og fullmaktene dine", "Fødselsnummeret ditt", "Antall oppslag: 2"]
    {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(!page.says("Turid"), "not who it was");
    let seen = nora.submit(&page, "Merk som sett", &[]).await;
    assert!(seen.says("2026/17") && !seen.says("Antall oppslag"), "{}", seen.text());
    world.advance(jiff::SignedDuration::from_mins(31));
    let mut nora = world.signed_in(NORA).await;
    let mut turid = world.signed_in(TURID).await;
    let asked = look_up(&mut turid, NORA).await;
    turid.submit(&asked, "Vis", &CASE).await;
    assert!(nora.get(ME).await.says("Antall oppslag: 1"));
    assert!(!world.signed_in(ANNE).await.get(ME).await.says("2026/17"), "nobody else reads it");
}

#[actix_web::test]
async fn how_pages_look_is_chosen_once_and_holds_in_every_browser() {
    let (world, [mut kari, mut again, mut ola]) = World::with_users([KARI, KARI, OLA]).await;
    let page = kari.get(ME).await;
    assert_eq!(look(&page), ("auto".to_owned(), "md".to_owned()));
    let done = kari.submit(&page, "Lagre utseendet", &[("utseende", "dark"), ("tetthet", "sm")]).await;
    assert!(done.says("Utseendet er lagret."), "{}", done.text());
    let chosen = ("dark".to_owned(), "sm".to_owned());
    for path in ["/nb/310123455", "/nb/meg", "/nb/finnes-ikke"] {
        assert_eq!(look(&again.get(path).await), chosen, "{path}");
    }
    assert_ne!(look(&ola.get(ME).await), chosen);
    assert_ne!(look(&world.browser().get("/nb/").await), chosen);
    let page = kari.get(ME).await;
    let odd = kari.press(&page, "Lagre utseendet", &[("utseende", "rosa")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[actix_web::test]
async fn a_name_that_somebody_says_stands_in_their_own_log() {
    let (_world, [mut nora]) = World::with_users([NORA]).await;
    let page = nora.get(ME).await;
    let form = nora.get(&page.link("Oppgi navnet")).await;
    nora.press(&form, "Lagre navnet", &[("navn", "Nora Ny")]).await;
    let page = nora.get(ME).await;
    assert!(page.says("Det du har oppgitt selv"), "{}", page.text());
    assert!(nora.get(&page.link("Endre navnet")).await.value_of("navn") == "Nora Ny");
    assert!(nora.get("/nb/meg/historikk").await.says("Oppga navnet Nora Ny"));
}

#[actix_web::test]
async fn the_file_has_what_is_kept_about_a_person_and_no_number() {
    let (_world, [mut kari, mut turid]) = World::with_users([KARI, TURID]).await;
    kari.get("/nb/310123455").await;
    let settings = kari.get("/nb/310123455/innstillinger").await;
    kari.submit(&settings, "Lagre", &[("frist", "48")]).await;
    let asked = look_up(&mut turid, KARI).await;
    turid.submit(&asked, "Vis", &CASE).await;
    let page = kari.get(ME).await;
    let file = kari.press(&page, "Last ned opplysningene (JSON)", &[]).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    assert_eq!(file.headers["cache-control"], "no-store");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment;"));
    let told: Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(told["person"]["family_name"], "Nordmann");
    assert_eq!(told["person"]["national_number_is_kept"], true);
    assert_eq!(told["register_roles"][0]["organisation"].to_string(), EKSEMPEL);
    assert_eq!(told["support_look_ups"][0]["case_number"], "2026/17");
    assert_eq!(told["own_log"][0]["kind"], "data.taken", "it stands in the log before it is sent");
    let events = told["events"].as_array().unwrap();
    let mine: Vec<&str> =
        events.iter().filter(|it| it["done_by_you"] == true).filter_map(|it| it["kind"].as_str()).collect();
    assert!(mine.contains(&"settings.changed") && mine.contains(&"use.logged-in"), "{mine:?}");
    for number in [KARI, TURID] {
        assert!(!file.body.contains(number));
    }
    assert!(!file.body.contains("Turid"), "not who of support it was");
}

#[actix_web::test]
async fn the_file_tells_of_what_others_gave_the_person_but_not_who_they_were() {
    let (_world, [mut ingrid]) = World::with_users([INGRID]).await;
    let page = ingrid.get(ME).await;
    let file = ingrid.press(&page, "Last ned opplysningene (JSON)", &[]).await;
    let told: Value = serde_json::from_str(&file.body).unwrap();
    let rights = told["rights"].as_array().unwrap();
    assert!(rights.iter().any(|right| right["organisation"] == 310_123_455), "{rights:?}");
    assert!(rights.iter().all(|right| right.get("given_by").is_none()), "{rights:?}");
    assert!(!file.body.contains("actor_name"));
}

#[actix_web::test]
async fn files_are_counted_and_too_many_have_to_wait() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(ME).await;
    let mut answers = Vec::new();
    for _ in 0..30 {
        answers.push(kari.press(&page, "Last ned opplysningene (JSON)", &[]).await.status);
    }
    assert_eq!(answers[0], StatusCode::OK);
    assert!(answers.contains(&StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
}

#[actix_web::test]
async fn every_line_of_an_own_log_that_was_ever_released_is_read_in_three_languages() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let golden: BTreeMap<String, Vec<Value>> = serde_json::from_str(GOLDEN).unwrap();
    let mut count = 0;
    for (kind, payloads) in &golden {
        for payload in payloads {
            count += 1;
            let whose = "(select person_id from web_session order by created_at desc limit 1)";
            world
                .happens(format!(
                    "insert into person_event (person_event_id, person_id, at, kind, payload) \
                     values (gen_random_uuid(), {whose}, now(), '{kind}', '{payload}')"
                ))
                .await;
        }
    }
    for lang in ["nb", "nn", "en"] {
        let page = kari.get(&format!("/{lang}/meg/historikk")).await;
        let rows = page.html().select(&scraper::Selector::parse("main tbody tr").unwrap()).count();
        assert_eq!(rows, count, "{lang}: {}", page.text());
    }
    assert!(kari.get("/nb/meg/historikk").await.says("Logget ut en annen innlogging: Chrome på Windows"));
}

#[actix_web::test]
async fn what_a_person_did_about_themselves_is_forgotten_after_two_years() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(ME).await;
    kari.submit(&page, "Lagre utseendet", &[("utseende", "light")]).await;
    world.housekeeping().await;
    assert_eq!(world.own_kinds().await, ["appearance.chosen"]);
    world.advance(jiff::SignedDuration::from_hours(24 * 731));
    world.housekeeping().await;
    assert_eq!(world.own_kinds().await, [""; 0]);
}
