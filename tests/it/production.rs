//! Access to production: somebody who registered by work e-mail, or who holds something else, asks; a leader answers; a login is connected.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::{
    members::{member, prove, registered},
    notices,
    support::{
        browser::Browser,
        page::Page,
        people::{EKSEMPEL, INGRID, KARI, MONA, TOR},
        world::World,
    },
};

const PRODUCTION: &str = "/nb/310123455/brukere/produksjon";
const CONNECT: &str = "/nb/310123455/brukere/innlogging";
const API: &str = "Selvbetjening av API-er";

/// Asks for Mine API in production, and returns the page of the request.
pub async fn ask(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let form = browser.get(&format!("{PRODUCTION}/ny")).await;
    let choice = form.choice(API);
    let asked = [("ting", choice.as_str()), ("formal", "Skal lage API for vann")];
    browser.submit(&form, "Send forespørsel", &[&asked[..], fields].concat()).await
}

/// Begins to connect a login, up to the page between the two.
async fn begin(browser: &mut Browser) -> Page {
    let page = browser.get(CONNECT).await;
    browser.submit(&page, "Begynn", &[]).await
}

/// Connects the login of this person to the registration that is signed in.
pub async fn connect(browser: &mut Browser, person: &str) -> Page {
    let between = begin(browser).await;
    browser.sign_in(person, "idporten-loa-high").await;
    let question = browser.get(&between.path).await;
    browser.submit(&question, "Ja, begge er meg", &[]).await
}

/// Signs in once more by a work address, in another browser.
async fn again(world: &World, email: &str) -> Browser {
    world.advance(SignedDuration::from_mins(2));
    let mut browser = world.browser();
    prove(world, &mut browser, email).await;
    browser
}

/// The page of a request as the organisation sees it.
fn theirs(own: &Page) -> String {
    format!("/nb/{EKSEMPEL}/foresporsler/{}", own.path.rsplit('/').next().unwrap())
}

#[actix_web::test]
async fn somebody_registers_asks_connects_is_approved_and_is_in_production() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let sent = ask(&mut lisa, &[]).await;
    assert_eq!((sent.status, sent.heading().as_str()), (StatusCode::OK, "Forespørsel til Eksempel kommune"));
    assert!(sent.says("Sendt") && sent.says("daglig leder eller styrets leder"), "{}", sent.text());
    assert!(!sent.says("Kari"), "who can answer is told by their roles");

    let overview = kari.get("/nb/310123455").await;
    assert!(overview.says("1 forespørsel venter på svar fra dere."), "{}", overview.text());
    let list = kari.get(PRODUCTION).await;
    assert!(list.says("Skal lage API for vann"), "{}", list.text());
    let request = kari.get(&list.link(&format!("Lisa Lie, {API}"))).await;
    assert!(request.says("har ikke koblet til ID-porten ennå"), "{}", request.text());
    assert!(!request.body.contains("value=\"gi\""), "nothing can be given yet");

    let done = connect(&mut lisa, TOR).await;
    assert_eq!(done.heading(), "Innloggingene er koblet", "{}", done.text());
    assert!(lisa.get(&done.link("Mine forespørsler")).await.says("Eksempel kommune"));
    let request = kari.get(&request.path).await;
    assert!(
        request.says("Tor Dal, født") && request.says("Registrert med e-post som\nLisa Lie, lisa@eksempel.example"),
        "{}",
        request.text()
    );
    assert!(!request.says(TOR), "no number is told");
    let receipt = kari.submit(&request, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    assert!(kari.get(PRODUCTION).await.says("Ingen venter på svar."));

    let scopes = lisa.get("/nb/310123455/prod/mine-api").await;
    assert_eq!((scopes.status, scopes.location.as_str()), (StatusCode::OK, ""), "{}", scopes.text());
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Lisa Lie, som er registrert med e-post, koblet til ID-porten som Tor Dal"), "{}", log.text());
}

#[actix_web::test]
async fn the_day_that_is_wanted_stands_in_the_answer() {
    let (_world, [mut mona, mut kari]) = World::with_users([MONA, KARI]).await;
    let until = [("varighet", "til"), ("dag", "31"), ("maned", "12"), ("ar", "2027")];
    let sent = ask(&mut mona, &until).await;
    assert!(sent.says("31. desember 2027"), "{}", sent.text());
    let request = kari.get(&theirs(&sent)).await;
    assert_eq!(["dag", "maned", "ar"].map(|field| request.value_of(field)), ["31", "12", "2027"]);
    let receipt = kari.submit(&request, "Gi fullmakt", &[]).await;
    assert!(receipt.says("31. desember 2027"), "{}", receipt.text());
}

#[actix_web::test]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept() {
    let (_world, [mut mona]) = World::with_users([MONA]).await;
    let form = mona.get(&format!("{PRODUCTION}/ny")).await;
    let wrong = mona.press(&form, "Send forespørsel", &[("formal", " "), ("dag", "31"), ("maned", "13")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.fault_at("ting").as_deref(), Some("Velg hva du ber om"));
    assert_eq!(wrong.fault_at("formal").as_deref(), Some("Skriv hva det skal brukes til"));
    assert!(wrong.fault_at("maned").is_some(), "{}", wrong.text());
    assert_eq!(wrong.value_of("dag"), "31");
}

#[actix_web::test]
async fn what_waits_is_not_asked_for_again_until_it_is_taken_back() {
    let (_world, [mut mona]) = World::with_users([MONA]).await;
    let sent = ask(&mut mona, &[]).await;
    let form = mona.get(&format!("{PRODUCTION}/ny")).await;
    assert!(form.says("Du venter på svar om dette allerede."), "{}", form.text());
    let withdrawn = mona.submit(&sent, "Trekk tilbake", &[]).await;
    assert!(withdrawn.says("Trukket"), "{}", withdrawn.text());
    let again = mona.submit(&withdrawn, "Angre", &[]).await;
    assert!(again.says("Venter på svar til"), "{}", again.text());
}

#[actix_web::test]
async fn a_refusal_takes_a_reason_which_the_asker_reads_and_can_be_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let sent = ask(&mut lisa, &[]).await;
    let request = kari.get(&theirs(&sent)).await;
    let missing = kari.press(&request, "Avslå", &[]).await;
    assert_eq!(missing.fault_at("grunn").as_deref(), Some("Skriv hvorfor dere avslår"));
    let receipt = kari.submit(&request, "Avslå", &[("grunn", "Ikke i år")]).await;
    assert_eq!(receipt.heading(), "Forespørselen er avslått", "{}", receipt.text());
    let own = lisa.get(&sent.path).await;
    assert!(own.says("Avslått") && own.says("Ikke i år") && !own.says("Kari"), "{}", own.text());
    crate::kept::undo(&mut kari, &receipt).await;
    assert!(lisa.get(&sent.path).await.says("Venter på svar til"));
}

#[actix_web::test]
async fn nobody_answers_their_own_request_and_is_told_who_can() {
    let (world, [mut eva]) = World::with_users([INGRID]).await;
    let ingrid: uuid::Uuid = world.ask("select person_id from person where given_name = 'Ingrid'").await;
    world
        .happens(format!(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
             values (gen_random_uuid(), {EKSEMPEL}, '{ingrid}', 'package', 'urn:altinn:accesspackage:hovedadministrator', '2026-10-01')"
        ))
        .await;
    let sent = ask(&mut eva, &[]).await;
    let request = eva.get(&theirs(&sent)).await;
    assert!(request.says("Du kan ikke svare på en forespørsel fra deg selv"), "{}", request.text());
    assert!(request.says("Hvem kan svare?"), "{}", request.text());
    let answer = eva.post(&theirs(&sent), &[("handling", "gi")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.text());
}

#[actix_web::test]
async fn a_leader_has_nothing_to_ask_for() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(PRODUCTION).await;
    assert!(page.says("Ingen venter på svar.") && page.says("Du trenger ikke be om noe"), "{}", page.text());
    let form = kari.get(&format!("{PRODUCTION}/ny")).await;
    let asked = [("ting", "right self-service-api"), ("formal", "Prøve")];
    let refused = kari.press(&form, "Send forespørsel", &asked).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
}

#[actix_web::test]
async fn the_request_of_another_is_not_found() {
    let (world, [mut mona, mut ingrid]) = World::with_users([MONA, INGRID]).await;
    let sent = ask(&mut mona, &[]).await;
    assert_eq!(ingrid.get(&sent.path).await.status, StatusCode::NOT_FOUND);
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    assert_eq!(lisa.get(&sent.path).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn asking_takes_the_highest_level() {
    let world = World::with_demo().await;
    let mut mona = world.browser();
    mona.sign_in(MONA, "idporten-loa-substantial").await;
    let form = mona.get(&format!("{PRODUCTION}/ny")).await;
    assert!(form.location.contains("niva=hoy"), "{} {}", form.status, form.location);
    assert_eq!(mona.get(PRODUCTION).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn the_asker_is_written_to_ten_minutes_after_the_answer_unless_it_was_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let sent = ask(&mut lisa, &[]).await;
    let written =
        async || -> i64 { world.ask("select count(*) from mail where subject like 'Forespørselen din%'").await };
    let request = kari.get(&theirs(&sent)).await;
    let receipt = kari.submit(&request, "Avslå", &[("grunn", "Ikke i år")]).await;
    crate::kept::undo(&mut kari, &receipt).await;
    world.advance(SignedDuration::from_mins(11));
    world.works().await;
    assert_eq!(written().await, 0);
    let request = kari.get(&theirs(&sent)).await;
    kari.submit(&request, "Avslå", &[("grunn", "Ikke i år heller")]).await;
    world.works().await;
    assert_eq!(written().await, 0, "not before it is ten minutes old");
    world.advance(SignedDuration::from_mins(11));
    world.works().await;
    world.works().await;
    assert_eq!(written().await, 1);
    let text: String = world.ask("select body_text from mail where subject like 'Forespørselen din%'").await;
    assert!(text.contains("Ikke i år heller") && text.contains(&sent.path), "{text}");
}

#[actix_web::test]
async fn those_who_can_answer_are_reminded_after_three_days() {
    let (world, [mut mona, mut kari]) = World::with_users([MONA, KARI]).await;
    notices::confirmed(&world, &mut kari, EKSEMPEL, "varsel@eksempel.example").await;
    ask(&mut mona, &[]).await;
    let reminded = async || -> i64 {
        world.ask("select count(*) from mail where body_text like '%1 forespørsel fra Mona Vik venter på svar%'").await
    };
    world.advance(SignedDuration::from_hours(47));
    world.works().await;
    assert_eq!(reminded().await, 0);
    world.advance(SignedDuration::from_hours(30));
    world.works().await;
    assert_eq!(reminded().await, 1);
}

#[actix_web::test]
async fn a_request_that_nobody_answers_runs_out_and_the_asker_is_told() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    ask(&mut lisa, &[]).await;
    world.advance(SignedDuration::from_hours(24 * 30 + 1));
    world.works().await;
    world.works().await;
    let told: i64 =
        world.ask("select count(*) from mail where subject like 'Forespørselen din gikk ut uten svar%'").await;
    assert_eq!(told, 1);
    assert!(world.log_of(EKSEMPEL).await.contains(&"request.expired".to_owned()));
}

#[actix_web::test]
async fn a_login_is_confirmed_in_the_browser_that_began_and_within_half_an_hour() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let between = begin(&mut lisa).await;
    world.advance(SignedDuration::from_mins(25));
    let mut other = world.signed_in(TOR).await;
    let elsewhere = other.get(&between.path).await;
    assert_eq!(elsewhere.status, StatusCode::CONFLICT);
    assert!(!elsewhere.says("Lisa"), "{}", elsewhere.text());
    lisa.sign_in(TOR, "idporten-loa-high").await;
    let question = lisa.get(&between.path).await;
    assert!(question.says("Er du også den som er registrert med e-post som Lisa Lie"), "{}", question.text());
    world.advance(SignedDuration::from_mins(6));
    let late = lisa.press(&question, "Ja, begge er meg", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    let connected: i64 = world.ask("select count(*) from member_login where connected_at is not null").await;
    assert_eq!(connected, 0);
}

#[actix_web::test]
async fn a_login_is_connected_once() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let mut by_email = again(&world, "lisa@eksempel.example").await;
    let second = begin(&mut by_email).await;
    connect(&mut lisa, TOR).await;
    let page = by_email.get(CONNECT).await;
    assert!(page.says("Du er koblet til ID-porten som Tor Dal"), "{}", page.text());
    by_email.sign_in(MONA, "idporten-loa-high").await;
    let question = by_email.get(&second.path).await;
    let refused = by_email.press(&question, "Ja, begge er meg", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    let (mut nina, _) = registered(&world, "nina@eksempel.example", "Nina Ny").await;
    let between = begin(&mut nina).await;
    nina.sign_in(TOR, "idporten-loa-high").await;
    let taken = nina.get(&between.path).await;
    assert!(taken.says("koblet til en annen registrering"), "{}", taken.text());
}

#[actix_web::test]
async fn whoever_reads_the_mail_does_not_speak_for_the_person_of_the_connected_login() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let mut by_email = again(&world, "lisa@eksempel.example").await;
    let sent = ask(&mut lisa, &[]).await;
    let form = by_email.get(&format!("{PRODUCTION}/ny")).await;
    connect(&mut lisa, TOR).await;
    for path in [PRODUCTION, &format!("{PRODUCTION}/ny"), &sent.path] {
        assert!(by_email.get(path).await.location.ends_with("/brukere/innlogging"), "{path}");
    }
    let late = by_email.press(&form, "Send forespørsel", &[("formal", "Mer")]).await;
    assert!(late.location.ends_with("/brukere/innlogging"), "{}", late.text());
    let fields =
        [("csrf", form.value_of("csrf")), ("nokkel", form.value_of("nokkel")), ("handling", "trekk".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    by_email.post(&sent.path, &fields).await;
    assert_eq!(world.count("request where withdrawn_at is null").await, 1);
}

#[actix_web::test]
async fn a_login_is_connected_anew_where_the_registration_it_was_connected_to_has_ended() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    connect(&mut lisa, TOR).await;
    let page = member(&mut kari, "Lisa Lie").await;
    kari.submit(&page, "Fjern tilgangen", &[]).await;
    let (mut nina, _) = registered(&world, "nina@eksempel.example", "Nina Ny").await;
    connect(&mut nina, TOR).await;
    assert_eq!(world.count("member_login where connected_at is not null and ended_at is null").await, 1);
}

#[actix_web::test]
async fn the_other_login_takes_the_highest_level() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let between = begin(&mut lisa).await;
    lisa.sign_in(TOR, "idporten-loa-substantial").await;
    let page = lisa.get(&between.path).await;
    assert!(page.link("Gå til ID-porten").contains("niva=hoy"), "{}", page.text());
    assert!(!page.says("Ja, begge er meg"));
}

#[actix_web::test]
async fn whoever_connected_a_login_still_gets_nowhere_in_production_by_e_mail() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let mut by_email = again(&world, "lisa@eksempel.example").await;
    let sent = ask(&mut lisa, &[]).await;
    connect(&mut lisa, TOR).await;
    let request = kari.get(&theirs(&sent)).await;
    kari.submit(&request, "Gi fullmakt", &[]).await;
    assert_eq!(by_email.get("/nb/310123455/prod/mine-api").await.status, StatusCode::FORBIDDEN);
    let own = by_email.get(&sent.path).await;
    let told = by_email.follow(&own).await;
    assert!(told.link("Gå til ID-porten").contains("/logg-inn"), "{}", told.text());
}
