//! Packages and rights for people: found without being revealed, given, used, taken back and undone.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{EKSEMPEL, ERIK, INGRID, KARI, MONA, NETT, OLA},
    world::World,
};

const NEW: &str = "/nb/310123455/fullmakter/ny-person";
const API_RIGHT: &str = "Selvbetjening av API-er";
const MAIN: &str = "Hovedadministrator";

/// From the list of those who are known to the page where it is chosen what they get.
pub async fn choose(browser: &mut Browser, name: &str) -> Page {
    let page = browser.get(NEW).await;
    let form = browser.submit(&page, &format!("Velg {name}"), &[]).await;
    assert_eq!(form.heading(), format!("Gi {name} tilgangspakker og rettigheter"), "{}", form.text());
    form
}

async fn give(browser: &mut Browser, name: &str, what: &str) -> Page {
    let form = choose(browser, name).await;
    let review = browser.submit(&form, "Se over", &[("ting", &form.choice(what))]).await;
    let receipt = browser.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    receipt
}

#[actix_web::test]
async fn a_colleague_gets_a_right_and_loses_it_and_gets_it_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let receipt = give(&mut kari, "Mona Vik", API_RIGHT).await;
    assert!(receipt.says("Mona Vik har nå dette i Eksempel kommune."), "{}", receipt.text());
    let held = "select count(*) from access_grant where code = 'self-service-api' and withdrawn_at is null";
    assert_eq!(world.ask::<i64>(held).await, 1);
    let page = kari.get(&receipt.link("Til Mona Vik")).await;
    let marked = kari.submit(&page, &format!("Fjern {API_RIGHT}"), &[]).await;
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    let removed = kari.submit(&review, "Fjern 1 fullmakt", &[]).await;
    assert_eq!(world.ask::<i64>(held).await, 0);
    kari.submit(&removed, "Angre fjerningen", &[]).await;
    assert_eq!(world.ask::<i64>(held).await, 1);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given", "delegation.withdrawn", "delegation.undone"]);
}

#[actix_web::test]
async fn what_a_colleague_has_already_is_said_of_them() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = choose(&mut kari, "Mona Vik").await;
    give(&mut kari, "Mona Vik", API_RIGHT).await;
    let late = kari.press(&form, "Se over", &[("ting", &form.choice(API_RIGHT))]).await;
    assert_eq!(late.fault_at("ting").unwrap(), format!("Mona Vik har allerede «{API_RIGHT}»"));
}

#[actix_web::test]
async fn a_package_that_is_given_opens_its_pages_at_the_next_request() {
    let (_world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    assert_eq!(mona.get("/nb/310123455/fullmakter").await.status, StatusCode::FORBIDDEN);
    let receipt = give(&mut kari, "Mona Vik", "Delegerbare Maskinporten scopes").await;
    assert_eq!(mona.get("/nb/310123455/fullmakter").await.status, StatusCode::OK);
    kari.submit(&receipt, "Angre", &[]).await;
    assert_eq!(mona.get("/nb/310123455/fullmakter").await.status, StatusCode::FORBIDDEN, "and closes them as fast");
}

#[actix_web::test]
async fn a_person_is_found_by_number_and_name_and_neither_comes_back() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(NEW).await;
    let find = async |kari: &mut Browser, number: &str, name: &str| {
        kari.press(&page, "Finn personen", &[("fodselsnummer", number), ("etternavn", name)]).await
    };
    for (number, name, field) in
        [(OLA, "", "etternavn"), (OLA, "Hansen 2", "etternavn"), ("1085901000", "Hansen", "fodselsnummer")]
    {
        let faulty = find(&mut kari, number, name).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faulty.fault_at(field).is_some() && !faulty.body.contains(number), "the number never comes back");
    }
    let found = find(&mut kari, OLA, " hansen ").await;
    assert_eq!(found.status, StatusCode::SEE_OTHER);
    assert!(!found.location.contains(OLA), "{}", found.location);
}

#[actix_web::test]
async fn names_for_one_number_stop_after_five_known_or_not_and_begin_again_after_an_hour() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(NEW).await;
    // Nobody knows the second number, and the same again is no guess.
    for number in [OLA, "10859010003"] {
        for name in ["Feil", "Feil", "Fei", "Fe", "F", "Feill"] {
            let guess = [("fodselsnummer", number), ("etternavn", name)];
            let answer = kari.press(&page, "Finn personen", &guess).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "it waits for whoever has the number");
        }
        let sixth = [("fodselsnummer", number), ("etternavn", "Feilen")];
        assert_eq!(kari.press(&page, "Finn personen", &sixth).await.status, StatusCode::TOO_MANY_REQUESTS, "{number}");
    }
    let right = [("fodselsnummer", OLA), ("etternavn", "Hansen")];
    assert_eq!(kari.press(&page, "Finn personen", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    world.advance(SignedDuration::from_mins(61));
    let mut kari = world.signed_in(KARI).await;
    let page = kari.get(NEW).await;
    assert_eq!(kari.press(&page, "Finn personen", &right).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_stranger_has_no_page_until_they_are_found() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let ola: uuid::Uuid =
        world.ask("select person_id from person where given_name = 'Ola' and family_name = 'Hansen'").await;
    let page = format!("/nb/310123455/fullmakter/{ola}");
    for address in [page.clone(), format!("{page}/gi")] {
        assert_eq!(kari.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[actix_web::test]
async fn only_those_who_manage_people_give_to_people() {
    let (world, [mut ingrid]) = World::with_users([INGRID]).await;
    assert_eq!(ingrid.get(NEW).await.status, StatusCode::FORBIDDEN);
    let list = ingrid.get("/nb/310123455/fullmakter").await;
    assert!(!list.says("Legg til person"));
    let mut kari = world.signed_in(KARI).await;
    let receipt = give(&mut kari, "Mona Vik", API_RIGHT).await;
    let page = kari.get(&receipt.link("Til Mona Vik")).await;
    let seen = ingrid.get(&page.path).await;
    assert!(seen.says("Kan ikke fjernes av deg") && !seen.body.contains("name=\"fjern\""), "{}", seen.text());
    let csrf = seen.csrf();
    ingrid.post(&format!("{}/endringer", page.path), &[("csrf", &csrf), ("alle", "fjern")]).await;
    assert_eq!(world.count("change_set_item where op = 'withdraw'").await, 0, "nothing of it can be marked by Ingrid");
}

#[actix_web::test]
async fn a_main_administrator_gives_everything_but_the_same_right() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, "Mona Vik", MAIN).await;
    let mut mona = world.signed_in(MONA).await;
    let form = choose(&mut mona, "Ingrid Berg").await;
    assert!(form.says(API_RIGHT));
    let refused =
        mona.press(&form, "Se over", &[("ting", "package urn:altinn:accesspackage:hovedadministrator")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "only a key role gives it");
    give(&mut mona, "Ingrid Berg", API_RIGHT).await;
}

#[actix_web::test]
async fn where_two_are_wanted_a_main_administrator_takes_two() {
    let world = World::with_demo().await;
    world.happens("insert into organisation_setting (org_number, four_eyes_since) values (310123455, now())").await;
    let mut kari = world.signed_in(KARI).await;
    let form = choose(&mut kari, "Mona Vik").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    let waiting = kari.submit(&review, "Foreslå endringen", &[]).await;
    assert!(waiting.says("Venter på en kollega"), "{}", waiting.text());
    assert_eq!(world.count("access_grant where code like '%hovedadministrator'").await, 0);
}

#[actix_web::test]
async fn what_is_chosen_survives_a_fault_and_an_organisation_gets_packages_too() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get("/nb/310123455/fullmakter/310223344").await;
    let form = kari.get(&page.link("Gi tilgangspakker")).await;
    let thing = form.choice("Maskinlesbare hendelser");
    let faulty = [("ting", thing.as_str()), ("varighet", "til"), ("dag", "31"), ("maned", "2"), ("ar", "2027")];
    let faulty = kari.press(&form, "Se over", &faulty).await;
    assert_eq!(faulty.fault_at("dag").unwrap(), "Måneden har ikke så mange dager.");
    assert!(
        faulty.body.contains(&format!("value=\"{thing}\" checked")) || faulty.body.contains(" checked"),
        "{}",
        faulty.text()
    );
    let none = kari.press(&form, "Se over", &[]).await;
    assert_eq!(none.fault_at("ting").unwrap(), "Velg minst én tilgangspakke eller rettighet");
    let review = kari.submit(&form, "Se over", &[("ting", &thing)]).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    assert!(kari.get(&page.path).await.says("Maskinlesbare hendelser"));
    assert_eq!(world.log_of("310223344").await, ["delegation.given"], "the organisation sees it in its own log");
}

#[actix_web::test]
async fn a_foreign_company_gives_its_own_package_and_not_the_other() {
    let (world, [mut erik]) = World::with_users([ERIK]).await;
    let org: i32 = world.ask("select org_number from organisation where org_form = 'NUF' order by 1 limit 1").await;
    let form = erik.get(&format!("/nb/{org}/fullmakter/{NETT}/gi")).await;
    assert_eq!(form.status, StatusCode::OK, "also to somebody who has not been given anything yet");
    let review =
        crate::support::steps::look_over(&mut erik, &org.to_string(), NETT, &[crate::support::steps::STATISTICS]).await;
    erik.submit(&review, "Gi fullmakt", &[]).await;
    let form = erik.get(&format!("/nb/{org}/fullmakter/{NETT}/gi")).await;
    assert!(form.body.contains("programmeringsgrensesnittNUF"), "{}", form.text());
    assert!(!form.body.contains("value=\"package urn:altinn:accesspackage:programmeringsgrensesnitt\""));
}

#[actix_web::test]
async fn nobody_gives_to_themselves() {
    let (world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    let given = give(&mut kari, "Mona Vik", MAIN).await;
    let form = mona.get(&format!("{}/gi", given.link("Til Mona Vik"))).await;
    let refused = mona.press(&form, "Se over", &[("ting", &form.choice(API_RIGHT))]).await;
    assert!(refused.says("Ingen kan gi til seg selv"), "{}", refused.text());
    assert_eq!(world.count("access_grant where code = 'self-service-api' and withdrawn_at is null").await, 0);
}

#[actix_web::test]
async fn nobody_but_a_key_role_gives_to_an_organisation_they_lead() {
    let (world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    give(&mut kari, "Mona Vik", MAIN).await;
    world
        .happens(format!(
            "insert into register_role (org_number, role_code, holder_person_id, since) \
             select {NETT}, 'LEDE', person_id, '2020-01-01' from person where given_name = 'Mona' and family_name = 'Vik'"
        ))
        .await;
    for who in [&mut mona, &mut kari] {
        let form = who.get(&format!("/nb/{EKSEMPEL}/fullmakter/{NETT}/gi")).await;
        let review = who.submit(&form, "Se over", &[("ting", &form.choice(API_RIGHT))]).await;
        let is_barred = review.says("kan du ikke gi eller fjerne her");
        assert_eq!(is_barred, !review.says("Gi fullmakt"), "{}", review.text());
        if !is_barred {
            who.submit(&review, "Gi fullmakt", &[]).await;
        }
        let given = world.count("access_grant where code = 'self-service-api' and withdrawn_at is null").await;
        assert_eq!(given, i64::from(!is_barred));
    }
    assert_eq!(world.count("access_grant where code = 'self-service-api' and withdrawn_at is null").await, 1);
}
