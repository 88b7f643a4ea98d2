//! Whoever sends the same form again from another tab gets the receipt of the first, and nothing is done twice.

use reqwest::StatusCode;

use crate::{
    catalogue::ask_in,
    kept::{CASES, PROD, STATISTICS_TITLE, in_scope_queue},
    requests::in_queue,
    scopes::make,
    support::{
        browser::Browser,
        page::Page,
        people::{EKSEMPEL, GERD, KARI, OLA, SYSTEMHUSET, TOR},
        steps::{STATISTICS, ask_for_access, give},
        world::World,
    },
};

/// Presses the same button in two tabs, each with a key of its own.
async fn in_two_tabs(browser: &mut Browser, page: &Page, button: &str, fields: &[(&str, &str)]) {
    let other = browser.get(&page.path).await;
    let first = browser.press(page, button, fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{button}: {}", first.text());
    let second = browser.press(&other, button, fields).await;
    assert_eq!((second.status, &second.location), (StatusCode::SEE_OTHER, &first.location), "{button}");
    assert!(second.location.contains("/kvittering/"), "{}", second.location);
}

#[actix_web::test]
async fn the_same_form_in_another_tab_leads_to_the_receipt_of_the_first() {
    let (world, [mut kari, mut ola, mut tor, mut gerd]) = World::with_users([KARI, OLA, TOR, GERD]).await;
    world.owns_prefix().await;
    let settings = kari.get("/nb/310123455/innstillinger").await;
    in_two_tabs(&mut kari, &settings, "Lagre", &[("frist", "48")]).await;

    let form = kari.get("/nb/310123455/prefiks").await;
    let order = [("onsket", "nytt1"), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.example")];
    in_two_tabs(&mut kari, &form, "Bestill", &order).await;

    let form = kari.get(&format!("{PROD}/ny")).await;
    let fields = [("prefiks", "eksempel"), ("subscope", "to.read"), ("beskrivelse", "Målerdata")];
    in_two_tabs(&mut kari, &form, "Opprett scope", &fields).await;

    let scope = make(&mut kari, PROD, "av.read").await;
    let ask = kari.get(&scope.link("Deaktiver")).await;
    in_two_tabs(&mut kari, &ask, "Deaktiver scopet", &[("bekreft", "av.read")]).await;
    let scope = make(&mut kari, PROD, "plan.read").await;
    let ask = kari.get(&scope.link("Deaktiver")).await;
    let day = [("nar", "dato"), ("dag", "1"), ("maned", "4"), ("ar", "2027"), ("bekreft", "plan.read")];
    in_two_tabs(&mut kari, &ask, "Deaktiver scopet", &day).await;

    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
    let page = ola.get(&format!("/nb/{SYSTEMHUSET}/fullmakter/mottatt")).await;
    let question = ola.get(&page.link(&format!("Avslutt fullmakten {STATISTICS_TITLE}, Eksempel kommune"))).await;
    in_two_tabs(&mut ola, &question, "Avslutt fullmakten", &[]).await;

    let sent = ask_for_access(&mut tor, EKSEMPEL, "Selvbetjening av API-er").await;
    let page = kari.get(&in_queue(&sent)).await;
    in_two_tabs(&mut kari, &page, "Avslå", &[("grunn", "Nei")]).await;

    ask_in(&mut gerd, "/nb/310334456/prod/api-katalog", CASES).await;
    let request = in_scope_queue(&mut kari, EKSEMPEL, &format!("Vestby vannverk, {CASES}")).await;
    in_two_tabs(&mut kari, &request, "Godkjenn og gi tilgang", &[]).await;
}
