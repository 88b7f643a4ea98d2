//! End dates: shown wherever something is, changed and prolonged by those who may, and undone.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::{
    kept::{API_RIGHT, MAIN, grant, holder_page},
    people::choose,
    support::{
        browser::Browser,
        page::{Page, all, refused_one},
        people::{ALI, EKSEMPEL, INGRID, KARI, MONA, NETT, OLA, SYSTEMHUSET},
        steps::{STATISTICS, give_until},
        world::World,
    },
    undo::refuses,
};

const METERS: &str = "Vannmålere (lesetilgang)";
const FULL: &str = "Altinn tjenesteeier-API: Appinstanser (full tilgang)";
const PACKAGE: &str = "Delegerbare Maskinporten scopes";
const PACKAGE_PAGE: &str = "/nb/310123455/tilgangspakker/integrasjoner/programmeringsgrensesnitt";
const RECEIVED: &str = "/nb/310223344/fullmakter/mottatt";

/// A day, as the fields of the form have it.
pub fn until([day, month, year]: [&str; 3]) -> Vec<(&'static str, &str)> {
    vec![("varighet", "til"), ("dag", day), ("maned", month), ("ar", year)]
}

/// From the link at a row of the holder's page to the page that shows what it would do.
pub async fn look_over(browser: &mut Browser, page: &str, title: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.get(page).await;
    let form = browser.get(&page.link(&format!("Endre sluttdato {title}"))).await;
    browser.press(&form, "Se over", fields).await
}

/// The same, to the receipt.
pub async fn change(browser: &mut Browser, page: &str, title: &str, fields: &[(&str, &str)]) -> Page {
    let check = look_over(browser, page, title, fields).await;
    assert_eq!(check.heading(), "Se over den nye sluttdatoen", "{}", check.text());
    let receipt = browser.submit(&check, "Endre sluttdato", &[]).await;
    assert_eq!(receipt.heading(), "Sluttdatoen er endret", "{}", receipt.text());
    receipt
}

/// Gives Mona a right with a last day, and returns the address of her page.
pub async fn mona_until(kari: &mut Browser, what: &str, day: [&str; 3]) -> String {
    let form = choose(kari, "Mona Vik").await;
    let receipt = grant(kari, &form, &[&form.choice(what)], &until(day)).await;
    receipt.link("Til Mona Vik")
}

#[actix_web::test]
async fn an_end_date_is_prolonged_seen_by_both_and_undone() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let check = look_over(&mut kari, &holder_page(SYSTEMHUSET), METERS, &until(["31", "12", "2027"])).await;
    assert!(
        check.says("Til og med 30. november 2026") && check.says("Til og med 31. desember 2027"),
        "{}",
        check.text()
    );
    assert!(ola.get(RECEIVED).await.says("30. nov. 2026"), "nothing has happened yet");

    let receipt = kari.submit(&check, "Endre sluttdato", &[]).await;
    assert_eq!(receipt.heading(), "Sluttdatoen er endret", "{}", receipt.text());
    assert!(receipt.says(&format!("«{METERS}»: Til og med 31. desember 2027. Før: Til og med 30. november 2026")));
    let received = ola.get(RECEIVED).await;
    assert!(received.says("31. des. 2027") && !received.says("30. nov. 2026"), "{}", received.text());
    let page = kari.get(&holder_page(SYSTEMHUSET)).await;
    assert!(page.says("31. des. 2027") && !page.says("Avsluttet siste 30 dager"), "{}", page.text());

    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Tidligere sluttdato igjen") && undone.says("1 av 1"), "{}", undone.text());
    assert!(ola.get(RECEIVED).await.says("30. nov. 2026"));
    for org in [EKSEMPEL, SYSTEMHUSET] {
        assert_eq!(world.log_of(org).await, ["delegation.end-date-changed", "delegation.undone"], "{org}");
    }
}

#[actix_web::test]
async fn several_things_get_the_same_end_date_and_an_end_date_can_be_taken_away() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = holder_page(SYSTEMHUSET);
    let form = kari.get(&format!("{page}/sluttdato")).await;
    let ids = [form.choice(&format!("{METERS} API")), form.choice(&format!("{FULL} API"))];
    let boxes: Vec<(&str, &str)> = ids.iter().map(|id| ("rad", id.as_str())).collect();
    let check = kari.press(&form, "Se over", &[&boxes[..], &until(["31", "12", "2027"])].concat()).await;
    let receipt = kari.submit(&check, "Endre sluttdato", &[]).await;
    assert!(
        receipt.says(&format!("«{FULL}»: Til og med 31. desember 2027. Før: Uten sluttdato")),
        "{}",
        receipt.text()
    );
    change(&mut kari, &page, METERS, &[("varighet", ""), ("dag", ""), ("maned", ""), ("ar", "")]).await;
    let held = kari.get(&page).await;
    assert!(held.says("Uten sluttdato") && held.says("31. des. 2027"), "{}", held.text());
}

#[actix_web::test]
async fn a_day_that_is_typed_counts_beside_no_end_date_and_every_such_field_says_so() {
    const SENTENCE: &str = "Skriver du en dato, gjelder den, også når det andre er valgt.";
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = holder_page(SYSTEMHUSET);
    let form = kari.get(&format!("{page}/sluttdato")).await;
    let gift = kari.get("/nb/310123455/fullmakter/ny?leverandor=310223344").await;
    for form in [&form, &gift] {
        assert!(form.says(SENTENCE), "{}", form.text());
        let html = form.html();
        assert_eq!(all(&html, "#dag[aria-describedby~='dato-hjelp']").len(), 1, "{}", form.path);
    }
    let typed = [("varighet", ""), ("dag", "31"), ("maned", "12"), ("ar", "2027")];
    let check = look_over(&mut kari, &page, METERS, &typed).await;
    assert!(check.says("Til og med 31. desember 2027"), "{}", check.text());
}

#[actix_web::test]
async fn what_ends_soon_is_prolonged_by_a_year_in_one_press() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(&holder_page(SYSTEMHUSET)).await;
    let form = kari.get(&page.link(&format!("Forleng {METERS}"))).await;
    assert_eq!(["dag", "maned", "ar"].map(|name| form.value_of(name)), ["30", "11", "2027"]);
    let check = kari.press(&form, "Se over", &[]).await;
    assert!(check.says(METERS) && !check.says(FULL), "{}", check.text());
    let receipt = kari.submit(&check, "Endre sluttdato", &[]).await;
    assert!(receipt.says("Til og med 30. november 2027"), "{}", receipt.text());
    assert!(!kari.get(&page.path).await.says("Forleng"), "it does not end soon any more");
}

#[actix_web::test]
async fn every_fault_is_said_at_its_field_and_keeps_what_was_typed() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(&holder_page(SYSTEMHUSET)).await;
    let form = kari.get(&page.link(&format!("Endre sluttdato {METERS}"))).await;
    let [past, same] = [["1", "1", "2020"], ["30", "11", "2026"]].map(until);
    for (fields, at, sentence) in [
        (&past[..], "dag", "i morgen eller senere"),
        (&same[..], "dag", "har denne sluttdatoen allerede"),
        (&[("varighet", "til")][..], "dag", "Skriv en dato som finnes"),
        (&until(["32", "1", "2027"])[..], "dag", ""),
    ] {
        let answer = kari.press(&form, "Se over", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        let fault = answer.fault_at(at).unwrap_or_else(|| panic!("{fields:?}: {}", answer.text()));
        assert!(fault.contains(sentence), "{fault}");
        let day = fields.iter().find(|(name, _)| *name == "dag").map_or("", |(_, day)| *day);
        assert_eq!(answer.value_of("dag"), day);
    }
    let address =
        format!("{}/sluttdato?handling=kontroll&varighet=til&dag=1&maned=1&ar=2028", holder_page(SYSTEMHUSET));
    assert_eq!(kari.get(&address).await.fault_at("rad").as_deref(), Some("Velg minst én"));
}

#[actix_web::test]
async fn only_one_of_two_who_change_it_at_once_does_and_the_other_is_told() {
    let (_world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let page = holder_page(SYSTEMHUSET);
    let first = look_over(&mut kari, &page, METERS, &until(["31", "12", "2027"])).await;
    let second = look_over(&mut ingrid, &page, METERS, &until(["31", "12", "2028"])).await;
    let answers = futures_util::future::join(
        kari.press(&first, "Endre sluttdato", &[]),
        ingrid.press(&second, "Endre sluttdato", &[]),
    );
    let refused = refused_one(answers.await);
    assert!(refused.fault_at("rad").unwrap().contains("avsluttet eller endret"), "{}", refused.text());
}

#[actix_web::test]
async fn packages_and_rights_take_those_who_manage_people_and_nobody_prolongs_their_own() {
    let (world, [mut kari, mut ingrid, mut mona]) = World::with_users([KARI, INGRID, MONA]).await;
    let page = mona_until(&mut kari, API_RIGHT, ["31", "12", "2026"]).await;
    assert!(!ingrid.get(&page).await.says("Endre sluttdato"), "she gives API access only");
    let form = ingrid.get(&format!("{page}/sluttdato")).await;
    assert!(form.says("ingenting herfra som du kan endre sluttdato på"), "{}", form.text());
    let row: uuid::Uuid = world.ask("select access_grant_id from access_grant where ends_on is not null").await;
    let row = row.to_string();
    let key = portner::kernel::EventId::new().uuid().to_string();
    let csrf = ingrid.get("/nb/310123455").await.csrf();
    let wanted =
        [&[("csrf", csrf.as_str()), ("nokkel", &key), ("rad", &row)][..], &until(["31", "12", "2027"])].concat();
    let answer = ingrid.post(&format!("{page}/sluttdato"), &wanted).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());

    // Mona becomes *Hovedadministrator*, and may give the right to others, not to herself.
    let form = choose(&mut kari, "Mona Vik").await;
    grant(&mut kari, &form, &[&form.choice(MAIN)], &[]).await;
    let own = look_over(&mut mona, &page, API_RIGHT, &until(["31", "12", "2027"])).await;
    let refused = mona.press(&own, "Endre sluttdato", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.fault_at("rad").unwrap().contains("Du kan ikke selv gi dette"), "{}", refused.text());
    assert_eq!(refused.value_of("ar"), "2027", "what was typed is kept");
    change(&mut mona, &page, API_RIGHT, &until(["24", "12", "2026"])).await;
}

#[actix_web::test]
async fn to_prolong_what_the_giver_has_no_access_to_any_more_is_refused_and_to_shorten_it_is_not() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = holder_page(SYSTEMHUSET);
    let longer = look_over(&mut kari, &page, METERS, &until(["31", "12", "2027"])).await;
    world
        .happens(
            "update scope_access set withdrawn_at = now(), withdrawn_how = 'provider' where org_number = 310123455",
        )
        .await;
    let refused = kari.press(&longer, "Endre sluttdato", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.fault_at("rad").unwrap().contains(METERS), "{}", refused.text());
    change(&mut kari, &page, METERS, &until(["25", "11", "2026"])).await;
}

#[actix_web::test]
async fn the_time_machine_shows_the_end_date_of_that_time() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = holder_page(SYSTEMHUSET);
    world.advance(SignedDuration::from_mins(5));
    change(&mut kari, &page, METERS, &until(["31", "12", "2027"])).await;
    let then = kari.get(&format!("{page}?tid=2026-11-19")).await;
    assert!(then.says("30. nov. 2026") && !then.says("31. des. 2027"), "{}", then.text());
}

#[actix_web::test]
async fn a_former_end_date_that_has_passed_does_not_come_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let settings = kari.get("/nb/310123455/innstillinger").await;
    kari.submit(&settings, "Lagre", &[("frist", "72")]).await;
    change(&mut kari, &holder_page(SYSTEMHUSET), METERS, &until(["22", "11", "2026"])).await;
    let receipt = change(&mut kari, &holder_page(SYSTEMHUSET), METERS, &until(["31", "12", "2027"])).await;
    world.advance(SignedDuration::from_hours(66));
    let mut kari = world.signed_in(KARI).await;
    let refused = refuses(&mut kari, &receipt, "Sluttdatoen det hadde, er passert. Derfor kan det ikke angres.").await;
    assert!(refused.says(&format!("{METERS}: Sluttdatoen er passert.")), "{}", refused.text());
    assert!(kari.get(&holder_page(SYSTEMHUSET)).await.says("31. des. 2027"));
}

#[actix_web::test]
async fn an_end_date_stands_wherever_the_thing_stands() {
    let (_world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    give_until(&mut kari, NETT, &[STATISTICS], ["5", "12", "2026"]).await;
    let mona = mona_until(&mut kari, PACKAGE, ["7", "12", "2026"]).await;
    let form = choose(&mut kari, "Ingrid Berg").await;
    let receipt = grant(&mut kari, &form, &[&form.choice(API_RIGHT)], &until(["6", "12", "2026"])).await;
    let ingrid = receipt.link("Til Ingrid Berg");
    let [api, right, package] = ["5. desember 2026", "6. desember 2026", "7. desember 2026"];
    let [short_api, short_right, short_package] = ["5. des. 2026", "6. des. 2026", "7. des. 2026"];
    let (each, short) = (&[api, right, package][..], &[short_api, short_right, short_package][..]);
    for (address, days) in [
        ("/nb/310123455/fullmakter", short),
        ("/nb/310123455/fullmakter?status=utloper", short),
        ("/nb/310123455/fullmakter.csv", &["2026-12-05", "2026-12-06", "2026-12-07"]),
        ("/nb/310123455/fullmakter.csv?status=utloper", &["2026-12-05", "2026-12-06", "2026-12-07"]),
        ("/nb/310123455", each),
        (holder_page(NETT).as_str(), &[short_api]),
        (ingrid.as_str(), &[short_right]),
        (mona.as_str(), &[short_package]),
        (PACKAGE_PAGE, &[package]),
    ] {
        let page = kari.get(address).await;
        for day in days {
            assert!(page.says(day), "{address} does not say {day}: {}", page.text());
        }
    }
    assert!(ali.get("/nb/310130079/fullmakter/mottatt").await.says(short_api));

    let list = kari.get("/nb/310123455/fullmakter?status=utloper").await;
    let form = kari.get(&list.link("Forleng Mona Vik")).await;
    assert_eq!(form.value_of("ar"), "2027");
    let front = kari.get("/nb/310123455").await;
    let (html, link) = (front.html(), r#"a[aria-label="Forleng: Mona Vik"]"#);
    let form = kari.get(all(&html, link)[0].value().attr("href").unwrap()).await;
    assert_eq!([form.value_of("dag"), form.value_of("ar")], ["7", "2027"]);
}

#[actix_web::test]
async fn who_has_nothing_left_is_not_current_before_the_housekeeping_has_been() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    mona_until(&mut kari, API_RIGHT, ["21", "11", "2026"]).await;
    give_until(&mut kari, NETT, &[STATISTICS], ["21", "11", "2026"]).await;
    let names = ["Mona Vik", "Nett AS"];
    let [list, search, csv, ending] = ["fullmakter", "fullmakter?q=n", "fullmakter.csv", "fullmakter?status=utloper"]
        .map(|page| format!("/nb/310123455/{page}"));
    let before = kari.get(&list).await;
    assert!(names.iter().all(|name| before.says(name)), "{}", before.text());
    let count = |page: &Page| page.text_of("main p[role=status]");
    let total = count(&before);
    world.advance(SignedDuration::from_hours(48));
    let mut kari = world.signed_in(KARI).await;
    for address in [&list, &search, &csv, &ending] {
        let page = kari.get(address).await;
        for name in names {
            assert!(!page.says(name), "{address}: {}", page.text());
        }
    }
    let after = kari.get(&list).await;
    assert_ne!(count(&after), total);
    let rows = all(&after.html(), "main tbody tr").len();
    assert_eq!(count(&after), format!("Viser {rows} av {rows}"));
    assert!(!kari.get("/nb/310123455").await.says("til Mona Vik slutter"));
    world.housekeeping().await;
    assert_eq!(count(&kari.get(&list).await), count(&after), "the housekeeping changes nothing of that");
}

#[actix_web::test]
async fn what_is_marked_for_removal_stays_marked_when_its_end_date_changes() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let page = ingrid.get(&holder_page(SYSTEMHUSET)).await;
    let marked = ingrid.submit(&page, &format!("Fjern {METERS}"), &[]).await;
    let review = ingrid.get(&marked.link("Se over og bekreft")).await;
    change(&mut kari, &holder_page(SYSTEMHUSET), METERS, &until(["31", "12", "2027"])).await;
    let receipt = ingrid.submit(&review, "Fjern 1 fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "1 fullmakt er fjernet", "{}", receipt.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 0);
}
