//! What is given to a number and a name that do not belong together as far as is known: it waits until whoever has the number says that it
//! is them. The stand-in sends no name, as ID-porten sends none.

use jiff::SignedDuration;
use reqwest::StatusCode;
use uuid::Uuid;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ANNE, EKSEMPEL, KARI, MONA, NORA, OLA},
    world::World,
};

const LIST: &str = "/nb/310123455/fullmakter";
pub const API_RIGHT: &str = "Selvbetjening av API-er";
pub const MAIN: &str = "Hovedadministrator";
const KEPT: &str = "awaiting_person where national_id_hash is not null";

/// From a number and a name to the form that chooses what they get.
pub async fn find(browser: &mut Browser, number: &str, name: &str) -> Page {
    find_in(browser, EKSEMPEL, number, name).await
}

async fn find_in(browser: &mut Browser, org: &str, number: &str, name: &str) -> Page {
    let page = browser.get(&format!("/nb/{org}/fullmakter/ny-person")).await;
    browser.submit(&page, "Finn personen", &[("fodselsnummer", number), ("etternavn", name)]).await
}

/// Chooses and looks over.
pub async fn look_over(browser: &mut Browser, form: &Page, what: &str) -> Page {
    browser.submit(form, "Se over", &[("ting", &form.choice(what))]).await
}

/// Gives something that waits; the receipt.
pub async fn give(browser: &mut Browser, number: &str, name: &str, what: &str) -> Page {
    give_in(browser, EKSEMPEL, number, name, what).await
}

pub async fn give_in(browser: &mut Browser, org: &str, number: &str, name: &str, what: &str) -> Page {
    let form = find_in(browser, org, number, name).await;
    let review = look_over(browser, &form, what).await;
    let receipt = browser.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Venter på bekreftelse", "{}", receipt.text());
    receipt
}

/// The question they are asked.
pub async fn question(browser: &mut Browser) -> Page {
    let to = browser.get("/nb/gitt-deg").await;
    browser.follow(&to).await
}

/// The page without what is new each time: ids, keys and tokens.
pub fn masked(page: &Page) -> String {
    // Each form has a token of its own.
    let mut pieces = page.body.split("name=\"csrf\" value=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    let mut body = pieces.fold(first, |body, rest| body + "CSRF" + rest.split_once('"').map_or("", |(_, rest)| rest));
    let is_id = |text: &str| text.parse::<Uuid>().is_ok();
    let ids: Vec<String> = body
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| is_id(word))
        .map(str::to_owned)
        .collect();
    for id in ids {
        body = body.replace(&id, "ID");
    }
    body
}

async fn current(world: &World) -> i64 {
    world.count("access_grant where code = 'self-service-api' and withdrawn_at is null").await
}

#[actix_web::test]
async fn an_unknown_number_and_a_wrong_name_are_answered_in_the_same_words() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let wrong_name = find(&mut kari, OLA, "Olsen").await;
    let nobody = find(&mut kari, NORA, "Olsen").await;
    assert_eq!((wrong_name.status, nobody.status), (StatusCode::OK, StatusCode::OK));
    assert!(nobody.says("Det venter til den som har nummeret, logger inn"), "{}", nobody.text());
    assert_eq!(masked(&wrong_name), masked(&nobody));
    for (form, number) in [(&wrong_name, OLA), (&nobody, NORA)] {
        let review = look_over(&mut kari, form, API_RIGHT).await;
        let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
        let holder = kari.get(&receipt.link("Til Olsen")).await;
        for page in [form, &review, &receipt, &holder] {
            assert!(!page.body.contains(number) && !page.says("Hansen"), "{}", page.text());
        }
        assert!(holder.says("Venter på at personen bekrefter ved neste innlogging"), "{}", holder.text());
    }
    assert_eq!(world.count("person_look_up_failure").await, 2, "both count as a guess");
}

#[actix_web::test]
async fn whoever_has_the_number_says_yes_and_can_act_at_once() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, NORA, "Nora Ny", MAIN).await;
    let list = kari.get(LIST).await;
    assert!(list.says("Nora Ny") && list.says("Venter på bekreftelse") && !list.body.contains(NORA), "{}", list.text());
    let held =
        "select count(*) from grants_in(310123455, null, '2026-11-20') g where g.code like '%hovedadministrator'";
    assert_eq!(world.ask::<i64>(held).await, 0, "it counts for nobody");
    let mut nora = world.signed_in(NORA).await;
    assert_eq!(nora.get(LIST).await.status, StatusCode::NOT_FOUND);
    let asked = question(&mut nora).await;
    assert_eq!(asked.heading(), "Er det du som er Nora Ny?", "{}", asked.text());
    assert!(
        asked.says("har gitt deg dette, til fødselsnummeret ditt og navnet Nora Ny") && asked.says(MAIN),
        "{}",
        asked.text()
    );
    let done = nora.submit(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(done.heading(), "Du har bekreftet at det er deg", "{}", done.text());
    assert_eq!(nora.get(LIST).await.status, StatusCode::OK);
    assert_eq!(world.ask::<i64>(held).await, 1);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given", "delegation.confirmed"]);
    let receipt = nora.get(&format!("/nb/310123455/kvittering/{}", done.the(".reference"))).await;
    assert_eq!(receipt.heading(), "Personen har bekreftet", "{}", receipt.text());
    let list = kari.get(LIST).await;
    assert!(!list.says("Venter på bekreftelse"), "{}", list.text());
}

#[actix_web::test]
async fn whoever_says_no_gets_nothing_and_is_not_told_to_the_giver() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let receipt = give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let asked = question(&mut ola).await;
    let done = ola.submit(&asked, "Nei, avslå", &[]).await;
    assert_eq!(done.heading(), "Du har avslått", "{}", done.text());
    assert_eq!(current(&world).await, 0);
    let holder = kari.get(&receipt.link("Til Feil Navn")).await;
    assert!(holder.says("Avslått av personen") && !holder.says("Gi tilgangspakker"), "{}", holder.text());
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Personen som var lagt til som Feil Navn, avslo"), "{}", log.text());
    for page in [&holder, &log, &kari.get(&receipt.path).await] {
        assert!(!page.says("Ola Hansen"), "{}", page.text());
    }
    let told = "event e where e.kind = 'delegation.declined' and (e.actor_name || e.payload::text like '%Hansen%' \
                or e.actor_person_id in (select person_id from person where national_id_hash is not null))";
    assert_eq!(world.count(told).await, 0, "neither by name nor by id");
}

#[actix_web::test]
async fn the_giver_takes_it_back_before_there_is_an_answer() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let receipt = give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let asked = question(&mut ola).await;
    kari.submit(&receipt, "Angre", &[]).await;
    let late = ola.press(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Det er ingenting å svare på lenger"), "{}", late.text());
    assert_eq!(current(&world).await, 0);
    assert_eq!(ola.get("/nb/gitt-deg").await.location, "/nb/", "nothing is asked any more");
}

#[actix_web::test]
async fn nothing_is_given_by_an_organisation_that_is_gone_after_the_last_day_or_by_whoever_may_not_any_more() {
    for (meanwhile, sentence) in [
        (
            "update organisation set deleted_on = '2026-11-01' where org_number = 310123455",
            "ingenting å svare på lenger",
        ),
        ("update access_grant set ends_on = '2026-11-19' where withdrawn_at is null", "ingenting å svare på lenger"),
        ("delete from register_role where org_number = 310123455 and role_code = 'DAGL'", "kan ikke gi det lenger"),
    ] {
        let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
        give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
        let asked = question(&mut ola).await;
        world.happens(meanwhile).await;
        let late = ola.press(&asked, "Ja, det er meg", &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{meanwhile}");
        assert!(late.says(sentence), "{meanwhile}: {}", late.text());
        assert_eq!(world.count("access_grant where restores is not null").await, 0, "{meanwhile}");
        assert_eq!(world.count("awaiting_person where answered_at is not null").await, 0, "{meanwhile}");
    }
}

#[actix_web::test]
async fn a_second_press_and_a_second_tab_change_nothing() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let (one, other, third) = (question(&mut ola).await, question(&mut ola).await, question(&mut ola).await);
    for page in [&one, &one, &other] {
        let answer = ola.press(page, "Ja, det er meg", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    let no = ola.press(&third, "Nei, avslå", &[]).await;
    assert_eq!(no.status, StatusCode::CONFLICT);
    assert!(no.says("Svaret ditt står"), "{}", no.text());
    assert_eq!(current(&world).await, 1);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given", "delegation.confirmed"]);
}

#[actix_web::test]
async fn nobody_else_sees_or_answers_the_question() {
    let (world, [mut kari, mut ola, mut anne]) = World::with_users([KARI, OLA, ANNE]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let asked = question(&mut ola).await;
    let path = asked.path.split('?').next().unwrap().to_owned();
    for other in [&mut anne, &mut kari] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        let csrf = other.get("/nb/foresporsler/ny").await.csrf();
        let key = Uuid::now_v7().to_string();
        let answer = other.post(&path, &[("csrf", &csrf), ("nokkel", &key), ("svar", "ja")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text());
    }
    assert_eq!(world.count("awaiting_person where answered_at is not null").await, 0);
    let (csrf, key) = (asked.csrf(), Uuid::now_v7().to_string());
    let malformed = [("csrf", csrf.as_str()), ("nokkel", &key), ("svar", "kanskje")];
    assert_eq!(ola.post(&path, &malformed).await.status, StatusCode::BAD_REQUEST);
}

#[actix_web::test]
async fn nobody_but_a_key_role_gives_to_themselves_by_another_name() {
    let (world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    let form = crate::people::choose(&mut kari, "Mona Vik").await;
    let review = look_over(&mut kari, &form, MAIN).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    give(&mut mona, MONA, "Noen Andre", API_RIGHT).await;
    let asked = question(&mut mona).await;
    let refused = mona.press(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert_eq!(world.count("access_grant where restores is not null").await, 0);
}

#[actix_web::test]
async fn what_the_person_has_already_is_not_given_twice() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let form = find(&mut kari, OLA, "Hansen").await;
    let review = look_over(&mut kari, &form, API_RIGHT).await;
    assert_eq!(kari.submit(&review, "Gi fullmakt", &[]).await.heading(), "Fullmakt gitt");
    let asked = question(&mut ola).await;
    ola.submit(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(current(&world).await, 1);
    assert_eq!(world.count("holder where grant_codes = '{self-service-api}'").await, 1);
}

#[actix_web::test]
async fn what_was_confirmed_is_taken_back_as_anything_is_and_the_old_receipt_undoes_nothing() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let receipt = give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let asked = question(&mut ola).await;
    ola.submit(&asked, "Ja, det er meg", &[]).await;
    let old = kari.get(&receipt.path).await;
    assert!(!old.body.contains(">Angre<"), "{}", old.text());
    let placeholder = kari.get(&receipt.link("Til Feil Navn")).await;
    assert!(placeholder.says("Bekreftet av personen"), "{}", placeholder.text());
    let holder = kari.get(&placeholder.link("Se personen")).await;
    assert_eq!(holder.heading(), "Ola Hansen");
    let marked = kari.submit(&holder, &format!("Fjern {API_RIGHT}"), &[]).await;
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    kari.submit(&review, "Fjern 1 fullmakt", &[]).await;
    assert_eq!(current(&world).await, 0);
}

#[actix_web::test]
async fn where_two_are_wanted_what_waits_takes_two_as_well() {
    let world = World::with_demo().await;
    world.happens("insert into organisation_setting (org_number, four_eyes_since) values (310123455, now())").await;
    let mut kari = world.signed_in(KARI).await;
    let form = find(&mut kari, NORA, "Nora Ny").await;
    let review = look_over(&mut kari, &form, MAIN).await;
    let waiting = kari.submit(&review, "Foreslå endringen", &[]).await;
    assert!(waiting.says("Venter på en kollega"), "{}", waiting.text());
    assert_eq!(world.count("access_grant where code like '%hovedadministrator'").await, 0);
    let mut nora = world.signed_in(NORA).await;
    assert_eq!(nora.get("/nb/gitt-deg").await.location, "/nb/", "nothing is asked before it is given");
}

#[actix_web::test]
async fn a_number_that_nothing_was_given_to_is_forgotten() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    find(&mut kari, NORA, "Nora Ny").await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    world.advance(SignedDuration::from_hours(24 * 5));
    find(&mut world.signed_in(KARI).await, NORA, "Nora Ny").await;
    for (hours, left) in [(24 * 3, 2), (24 * 5, 1)] {
        world.advance(SignedDuration::from_hours(hours));
        world.housekeeping().await;
        assert_eq!(world.count(KEPT).await, left, "a week after it was last looked up");
    }
    assert_eq!(world.count("awaiting_person where name = 'Nora Ny'").await, 0);
    assert_eq!(world.count("person where family_name = 'Ny'").await, 0);
}

#[actix_web::test]
async fn the_number_goes_a_week_after_the_answer_and_after_it_was_taken_back() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let asked = question(&mut ola).await;
    ola.submit(&asked, "Nei, avslå", &[]).await;
    let receipt = give(&mut kari, OLA, "Annet Navn", API_RIGHT).await;
    kari.submit(&receipt, "Angre", &[]).await;
    give(&mut kari, OLA, "Tredje Navn", API_RIGHT).await;
    for (hours, left) in [(24 * 6, 3), (24 * 2, 1)] {
        world.advance(SignedDuration::from_hours(hours));
        world.housekeeping().await;
        assert_eq!(world.count(KEPT).await, left);
    }
    let holder = world.signed_in(KARI).await.get(&receipt.link("Til Annet Navn")).await;
    assert!(!holder.says("Gi tilgangspakker") && !holder.says("Avslått av personen"), "{}", holder.text());
}

#[actix_web::test]
async fn nobody_says_yes_to_what_they_have_proposed_themselves() {
    for who in ["update awaiting_person set added_by", "update change_set set created_by"] {
        let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
        give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
        world.happens(&format!("{who} = (select person_id from person where family_name = 'Hansen')")).await;
        let asked = question(&mut ola).await;
        let refused = ola.press(&asked, "Ja, det er meg", &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{who}: {}", refused.text());
        ola.submit(&asked, "Nei, avslå", &[]).await;
        assert_eq!(current(&world).await, 0, "{who}: no is an answer");
    }
}

#[actix_web::test]
async fn what_cannot_be_given_does_not_block_the_rest_and_is_told() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    give(&mut kari, OLA, "Feil Navn", MAIN).await;
    world.happens("update access_grant set given_by = null where code = 'self-service-api'").await;
    let asked = question(&mut ola).await;
    let done = ola.submit(&asked, "Ja, det er meg", &[]).await;
    assert!(done.says("Ikke gitt: den som ga det, kan ikke gi det lenger."), "{}", done.text());
    assert_eq!(world.count("access_grant where restores is not null").await, 1);
    assert_eq!(world.count("access_grant where withdrawn_how = 'refused' and code = 'self-service-api'").await, 1);
    let receipt = ola.get(&format!("/nb/310123455/kvittering/{}", done.the(".reference"))).await;
    assert!(receipt.says("Ikke gitt: den som ga det, kan ikke gi det lenger."), "{}", receipt.text());
}

#[actix_web::test]
async fn the_question_comes_at_every_login_until_it_is_answered_and_can_wait() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, MONA, "Feil Navn", API_RIGHT).await;
    for _ in 0..2 {
        let mut mona = world.browser();
        let to_issuer = mona.get("/nb/logg-inn?niva=hoy&retur=%2Fnb%2F310123455").await;
        let question = mona.follow(&to_issuer).await;
        let choose = mona.follow(&question).await;
        let back = mona.press(&choose, "Logg inn", &[("nummer", MONA), ("niva", "idporten-loa-high")]).await;
        let welcome = mona.follow(&back).await;
        assert_eq!(welcome.location, "/nb/gitt-deg?retur=%2Fnb%2F310123455");
        let to = mona.follow(&welcome).await;
        let asked = mona.follow(&to).await;
        assert_eq!(asked.heading(), "Er det du som er Feil Navn?");
        let later = mona.get(&asked.link("Svar senere")).await;
        assert_eq!(later.location, "/nb/310123455", "and they come where they wanted");
        let overview = mona.get("/nb/310123455").await;
        assert!(overview.says("En virksomhet har gitt deg noe"), "{}", overview.text());
    }
}

#[actix_web::test]
async fn somebody_without_a_name_says_it_and_changes_it_until_the_register_knows_it() {
    let world = World::with_demo().await;
    let mut nora = world.signed_in(NORA).await;
    let page = nora.get("/nb/navn?retur=%2Fnb%2Fforesporsler").await;
    assert_eq!(page.heading(), "Hva heter du?");
    for wrong in ["", "10859010003", "Nora 2", "<b>"] {
        let faulty = nora.press(&page, "Lagre navnet", &[("navn", wrong)]).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(faulty.fault_at("navn").is_some());
    }
    let named = nora.press(&page, "Lagre navnet", &[("navn", "  Nora  O’Ny ")]).await;
    assert_eq!(named.location, "/nb/gitt-deg?retur=%2Fnb%2Fforesporsler");
    let picker = nora.get("/nb/virksomheter").await;
    assert!(picker.says("Logget inn som Nora O'Ny"), "{}", picker.text());
    let again = nora.get(&picker.link("Navnet ditt")).await;
    assert_eq!(again.value_of("navn"), "Nora O'Ny");
    nora.press(&again, "Lagre navnet", &[("navn", "Nora Ny")]).await;
    assert!(nora.get("/nb/virksomheter").await.says("Logget inn som Nora Ny"));
    world.happens("update person set given_name = 'NORA', named_at = null where given_name = 'Nora'").await;
    nora.press(&again, "Lagre navnet", &[("navn", "En Annen")]).await;
    let told = nora.get("/nb/navn").await;
    assert!(told.says("Du heter NORA Ny"), "{}", told.text());
}

#[actix_web::test]
async fn whoever_logs_in_for_the_first_time_is_asked_for_the_name_and_is_never_an_empty_link() {
    let world = World::with_demo().await;
    let mut nora = world.browser();
    let to_issuer = nora.get("/nb/logg-inn?niva=hoy").await;
    let question = nora.follow(&to_issuer).await;
    let choose = nora.follow(&question).await;
    let back = nora.press(&choose, "Logg inn", &[("nummer", NORA), ("niva", "idporten-loa-high")]).await;
    assert_eq!(nora.follow(&back).await.location, "/nb/navn?retur=%2Fnb%2F");
    assert_eq!(world.count("person where trim(given_name || ' ' || family_name) = ''").await, 0);
    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, NORA, "Uten navn", API_RIGHT).await;
}
