//! Writes what this version leaves behind, for all later versions to read: once for each release, by hand (docs/events.md).
//!
//! Every part of the portal is used, on the pages, as people do it. Afterwards the rows of the whole database are
//! written to `tests/it/kept/`, and payloads of every kind of event to `tests/it/events/`.

use std::{fs, time::Duration};

use jiff::SignedDuration;
use portner::{
    ledger::chain::{keep_checkpoints, make_checkpoint},
    login,
};
use reqwest::StatusCode;

use crate::{
    awaiting::question,
    catalogue::ask_in,
    clients, commercial,
    end_dates::{change, until},
    events::write_payloads,
    invitations, members, notices,
    people::choose,
    production,
    requests::in_queue,
    resources::bundle,
    scopes::make,
    support::{
        browser::Browser,
        kept::path_of,
        page::{Page, all, says},
        people::{
            ALI, ANNE, BENTE, EKSEMPEL, FRODE, GERD, INGRID, KARI, MONA, NEDLAGT, NETT, OLA, PER, REGNSKAP,
            SYSTEMHUSET, TOR, TOR_EKSEMPELEN, TURID, VANNVERK,
        },
        steps::{
            CONSUMPTION, NOTIFICATIONS, READ_INSTANCES, STATISTICS, ask_as_nett, ask_for_access, give, give_until,
            look_over, look_over_more, paste,
        },
        world::World,
    },
};

const METERS_TITLE: &str = "Vannmålere (lesetilgang)";

/// The version that is written. A new release gets a new one; what an earlier one left is never written again.
const VERSION: &str = "2027-06";

pub const TEST: &str = "/nb/310123455/test/mine-api";
pub const PROD: &str = "/nb/310123455/prod/mine-api";
const RESOURCES: &str = "/nb/310334456/prod/api-ressurser";
/// Of a form in another tab.
const LATE_KEY: &str = "0197b1c2-0000-7000-8000-000000000009";
const SETTINGS: &str = "/nb/310123455/innstillinger";
pub const API_RIGHT: &str = "Selvbetjening av API-er";
pub const MAIN: &str = "Hovedadministrator";
const METERS: &str = "vestbyvann:maaler.read";
const LEAKS: &str = "vestbyvann:lekkasje.read";
const WRITE: &str = "vestbyvann:maaler.write";
const QUALITY: &str = "vestbyvann:kvalitet.read";
pub const PREFIXES: &str = "/nb/310123455/prefiks";
pub const QUEUE: &str = "/nb/brukerstotte/prefikser";
const DIGDIR: &str = "991825827";
pub const MAP: &str = "vestbyvann:ledningskart.read";
pub const EVENTS: &str = "altinn:events.subscribe";
pub const CASES: &str = "eksempel:byggesak/saker.read";
pub const READ_TITLE: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
pub const FULL: &str = "Altinn tjenesteeier-API: Appinstanser (full tilgang)";
pub const STATISTICS_TITLE: &str = "Helsestatistikk for kommuner";

/// Those who act, each in a browser of their own.
struct Users {
    kari: Browser,
    ingrid: Browser,
    per: Browser,
    tor: Browser,
    chair: Browser,
    ola: Browser,
    ali: Browser,
    gerd: Browser,
    frode: Browser,
    turid: Browser,
}

impl Users {
    async fn sign_in(world: &World) -> Self {
        Self {
            kari: world.signed_in(KARI).await,
            ingrid: world.signed_in(INGRID).await,
            per: world.signed_in(PER).await,
            tor: world.signed_in(TOR).await,
            chair: world.signed_in(TOR_EKSEMPELEN).await,
            ola: world.signed_in(OLA).await,
            ali: world.signed_in(ALI).await,
            gerd: world.signed_in(GERD).await,
            frode: world.signed_in(FRODE).await,
            turid: world.signed_in(TURID).await,
        }
    }
}

/// Presses the first button on the page, which is the one that does what the page is for.
pub async fn confirm(browser: &mut Browser, page: &Page) -> Page {
    confirm_with(browser, page, &[]).await
}

pub async fn confirm_with(browser: &mut Browser, page: &Page, fields: &[(&str, &str)]) -> Page {
    let button = all(&page.html(), "main form button").first().map(|button| says(*button));
    let button = button.unwrap_or_else(|| panic!("no button in {}:\n{}", page.path, page.text()));
    let answer = browser.press(page, &button, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{button} in {}:\n{}", page.path, answer.text());
    browser.follow(&answer).await
}

/// Presses the button that undoes all of a change.
pub async fn undo(browser: &mut Browser, receipt: &Page) -> Page {
    let receipt = browser.get(&receipt.path).await;
    let button = all(&receipt.html(), "form[action$='/angre'] button").first().map(|button| says(*button));
    let button = button.unwrap_or_else(|| panic!("cannot be undone: {}", receipt.text()));
    browser.submit(&receipt, &button, &[]).await
}

pub fn holder_page(holder: &str) -> String {
    format!("/nb/{EKSEMPEL}/fullmakter/{holder}")
}

/// Marks things on the page of a holder, and goes on to look them over.
pub async fn mark(browser: &mut Browser, page: &str, buttons: &[&str]) -> Page {
    let mut page = browser.get(page).await;
    for button in buttons {
        page = browser.submit(&page, button, &[]).await;
    }
    browser.get(&page.link("Se over og bekreft")).await
}

pub async fn remove(browser: &mut Browser, holder: &str, titles: &[&str], fields: &[(&str, &str)]) -> Page {
    let buttons: Vec<String> = titles.iter().map(|title| format!("Fjern {title}")).collect();
    let buttons: Vec<&str> = buttons.iter().map(String::as_str).collect();
    let review = mark(browser, &holder_page(holder), &buttons).await;
    confirm_with(browser, &review, fields).await
}

/// Gives things to whoever the form is for.
pub async fn grant(browser: &mut Browser, form: &Page, things: &[&str], more: &[(&str, &str)]) -> Page {
    let things: Vec<(&str, &str)> = things.iter().map(|thing| ("ting", *thing)).collect();
    let review = browser.submit(form, "Se over", &[&things[..], more].concat()).await;
    confirm(browser, &review).await
}

pub async fn let_in(browser: &mut Browser, scope: &Page, org: &str, more: &[(&str, &str)]) -> Page {
    let page = browser.get(&scope.path).await;
    browser.submit(&page, "Gi tilgang", &[&[("konsument", org)][..], more].concat()).await
}

/// Takes access from these.
pub async fn shut_out(browser: &mut Browser, scope: &Page, names: &[&str], fields: &[(&str, &str)]) -> Page {
    let page = browser.get(&scope.path).await;
    let ids: Vec<String> = names.iter().map(|name| page.choice(&format!("Velg {name}"))).collect();
    let chosen: Vec<(&str, &str)> = ids.iter().map(|id| ("tilgang", id.as_str())).collect();
    let page = browser.submit(&page, "Fjern de valgte", &chosen).await;
    let review = browser.get(&page.link("Se over og bekreft")).await;
    confirm_with(browser, &review, fields).await
}

/// Gives the accesses of these another last day, or none.
pub async fn redate(browser: &mut Browser, scope: &Page, names: &[&str], day: Option<[&str; 3]>) -> Page {
    let page = browser.get(&scope.path).await;
    let ids: Vec<String> = names.iter().map(|name| page.choice(&format!("Velg {name}"))).collect();
    let ticked: Vec<(&str, &str)> = ids.iter().map(|id| ("tilgang", id.as_str())).collect();
    let form = browser.submit(&page, "Endre sluttdato for de valgte", &ticked).await;
    let [dd, mm, yyyy] = day.unwrap_or_default();
    let duration = if day.is_some() { "til" } else { "" };
    let fields = [("varighet", duration), ("dag", dd), ("maned", mm), ("ar", yyyy)];
    let check = browser.press(&form, "Se over", &fields).await;
    confirm(browser, &check).await
}

pub async fn plan(browser: &mut Browser, scope: &Page, day: [&str; 3], more: &[(&str, &str)]) -> Page {
    let ask = browser.get(&scope.link("Deaktiver")).await;
    let subscope = scope.heading().split_once(':').unwrap().1.to_owned();
    let fields = [("nar", "dato"), ("dag", day[0]), ("maned", day[1]), ("ar", day[2]), ("bekreft", &subscope)];
    browser.submit(&ask, "Deaktiver scopet", &[&fields[..], more].concat()).await
}

pub async fn deactivate(browser: &mut Browser, scope: &Page, more: &[(&str, &str)]) -> Page {
    let page = browser.get(&scope.path).await;
    let ask = browser.get(&page.link("Deaktiver")).await;
    let subscope = scope.heading().split_once(':').unwrap().1.to_owned();
    browser.submit(&ask, "Deaktiver scopet", &[&[("bekreft", subscope.as_str())][..], more].concat()).await
}

async fn ask_for_scope(browser: &mut Browser, org: &str, scope: &str) -> Page {
    ask_in(browser, &format!("/nb/{org}/prod/api-katalog"), scope).await
}

/// Opens the request of another organisation for one's scope.
pub async fn in_scope_queue(browser: &mut Browser, provider: &str, link: &str) -> Page {
    let queue = browser.get(&format!("/nb/{provider}/prod/mine-api/foresporsler")).await;
    browser.get(&queue.link(link)).await
}

pub async fn bundled(browser: &mut Browser, resource: &Page, fields: &[(&str, &str)]) -> Page {
    let edit = browser.get(&format!("{}/endre", resource.path)).await;
    browser.submit(&edit, "Lagre", fields).await
}

pub async fn turn_off(browser: &mut Browser, resource: &Page, identifier: &str) -> Page {
    let ask = browser.get(&format!("{}/deaktiver", resource.path)).await;
    browser.submit(&ask, "Deaktiver ressursen", &[("bekreft", identifier), ("melding", "Bruk v2")]).await
}

pub async fn turn_on(browser: &mut Browser, resource: &Page) -> Page {
    let ask = browser.get(&format!("{}/reaktiver", resource.path)).await;
    browser.submit(&ask, "Ta i bruk igjen", &[]).await
}

async fn pass(world: &World, days: i64) {
    world.advance(SignedDuration::from_hours(24 * days));
    world.housekeeping().await;
    world.housekeeping().await;
}

/// Nobody may look up more than twenty organisations a minute, by a clock that no test moves.
async fn rest() {
    tokio::time::sleep(Duration::from_secs(50)).await;
}

/// What will have come to its end three months later.
async fn begin_what_ends(world: &World, users: &mut Users) {
    let Users { kari, tor, ali, .. } = users;
    ask_for_scope(kari, EKSEMPEL, EVENTS).await;
    ask_for_access(tor, EKSEMPEL, API_RIGHT).await;
    ask_as_nett(ali, READ_TITLE).await;
    give_until(kari, NETT, &[STATISTICS], ["1", "12", "2026"]).await;
    let form = choose(kari, "Mona Vik").await;
    grant(kari, &form, &[&form.choice("Selvbetjening av integrasjoner")], &until(["1", "12", "2026"])).await;
    end_dates(kari, &form.path).await;

    world.owns_prefix().await;
    let scope = make(kari, PROD, "vann.read").await;
    let end = [("dag", "30"), ("maned", "11"), ("ar", "2026"), ("merknad", "Avtale 7")];
    let_in(kari, &scope, SYSTEMHUSET, &end).await;
    let_in(kari, &scope, NETT, &[]).await;
    let_in(kari, &scope, VANNVERK, &[]).await;
    plan(kari, &scope, ["1", "12", "2026"], &[("tilganger", "trekk"), ("melding", "Bruk v2")]).await;
    let ending = make(kari, PROD, "strom.read").await;
    let_in(kari, &ending, SYSTEMHUSET, &end).await;
    let_in(kari, &ending, NETT, &[]).await;
    let resting = make(kari, PROD, "vei.read").await;
    let_in(kari, &resting, NETT, &[]).await;
    plan(kari, &resting, ["2", "12", "2026"], &[]).await;
}

/// One end date is moved, one is taken away and put back, and one of a person is moved.
async fn end_dates(kari: &mut Browser, mona: &str) {
    let (nett, mona) = (holder_page(NETT), mona.trim_end_matches("/gi"));
    change(kari, &nett, STATISTICS_TITLE, &until(["2", "12", "2026"])).await;
    let endless = [("varighet", ""), ("dag", ""), ("maned", ""), ("ar", "")];
    let receipt = change(kari, &nett, STATISTICS_TITLE, &endless).await;
    undo(kari, &receipt).await;
    change(kari, mona, "Selvbetjening av integrasjoner", &until(["2", "12", "2026"])).await;
}

async fn prefixes(users: &mut Users) {
    let Users { kari, ola, turid, .. } = users;
    for prefix in ["nytt1", "vann2"] {
        let form = kari.get(PREFIXES).await;
        let order = [("onsket", prefix), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.example")];
        kari.submit(&form, "Bestill", &order).await;
    }
    let queue = turid.get(QUEUE).await;
    turid.submit(&queue, "Avslå nytt1", &[("svar", "For likt nytt")]).await;
    let queue = turid.get(QUEUE).await;
    turid.submit(&queue, "Tildel vann2", &[("svar", "Velkommen")]).await;
    let queue = turid.get(QUEUE).await;
    turid.submit(&queue, "Tildel prefiks", &[("organisasjon", EKSEMPEL), ("prefiks", "ek2")]).await;
    let form = ola.get("/nb/310223344/prefiks").await;
    let order = [("onsket", "systemhuset"), ("formal", "Fagsystem"), ("kontakt", "api@systemhuset.example")];
    ola.submit(&form, "Bestill", &order).await;
    let form = kari.get(PREFIXES).await;
    let order = [("onsket", "feil1"), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.example")];
    let receipt = kari.submit(&form, "Bestill", &order).await;
    undo(kari, &receipt).await;
}

async fn notification_points(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    let added = notices::add(kari, EKSEMPEL, "feil@eksempel.example").await;
    undo(kari, &added).await;
    notices::confirmed(world, kari, EKSEMPEL, "varsel@eksempel.example").await;
    let list = kari.get("/nb/310123455/virksomhet/varsling").await;
    let page = kari.get(&list.link("varsel@eksempel.example")).await;
    let removed = kari.submit(&page, "Fjern", &[]).await;
    undo(kari, &removed).await;
}

async fn commercial(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    commercial::publish(world, "1.0").await;
    commercial::sign(kari, EKSEMPEL).await;
    commercial::save_billing(kari, "Avdeling 42").await;
    let form = kari.get("/nb/310123455/virksomhet/faktura/endre").await;
    let changed = kari.submit(&form, "Lagre", &[("betaler", NETT)]).await;
    undo(kari, &changed).await;
    let added = commercial::add_contact(kari, "Feilvakta").await;
    undo(kari, &added).await;
    commercial::add_contact(kari, "Driftsvakta").await;
    let page = commercial::contact(kari, "Driftsvakta").await;
    let changed = kari.submit(&page, "Lagre", &[("rolle", "Vakt"), ("om", "security")]).await;
    undo(kari, &changed).await;
    let page = commercial::contact(kari, "Driftsvakta").await;
    let removed = kari.submit(&page, "Fjern kontakten", &[]).await;
    undo(kari, &removed).await;
}

async fn members(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    let claimed = members::claim(kari, EKSEMPEL, "feil.example").await;
    undo(kari, &claimed).await;
    let claimed = members::claim(kari, EKSEMPEL, "nytt.example").await;
    members::confirm(world, kari, &claimed, "nytt.example").await;
    let page = kari.get(&claimed.link("Skriv inn koden")).await;
    let released = kari.submit(&page, "Frigi domenet", &[]).await;
    undo(kari, &released).await;
    members::set_domain(world, EKSEMPEL, "venter.example", true).await;
    members::registered(world, "lisa@venter.example", "Lisa Lie").await;
    let page = members::member(kari, "Lisa Lie").await;
    let approved = kari.submit(&page, "Godkjenn", &[]).await;
    undo(kari, &approved).await;
    let page = members::member(kari, "Lisa Lie").await;
    let revoked = kari.submit(&page, "Fjern tilgangen", &[]).await;
    undo(kari, &revoked).await;
    let (mut nina, _) = members::registered(world, "nina@eksempel.example", "Nina Ny").await;
    production::ask(&mut nina, &until(["31", "12", "2027"])).await;
    production::connect(&mut nina, MONA).await;
}

/// Somebody is invited: once by mail and until a day, with a new link and taken back, once accepted, once declined.
async fn invitations(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    let by_mail = [&until(["31", "12", "2027"])[..], &[("epost", "nora@annet.example")]].concat();
    let page = invitations::invite(kari, "Nora Ny", &by_mail).await;
    let page = kari.submit(&page, "Lag ny lenke", &[]).await;
    kari.submit(&page, "Trekk tilbake", &[]).await;
    let mut anne = world.signed_in(ANNE).await;
    for (name, button) in [("Anne Ås", "Ta imot"), ("Anne Nei", "Si nei")] {
        let page = invitations::invite(kari, name, &[]).await;
        let asked = anne.get(&invitations::link(&page)).await;
        anne.press(&asked, button, &[]).await;
    }
    invitations::invite(kari, "Erik Venter", &[("epost", "erik@annet.example")]).await;
}

async fn settings(users: &mut Users) {
    let Users { kari, chair, .. } = users;
    let save = async |kari: &mut Browser, fields: &[(&str, &str)]| {
        let page = kari.get(SETTINGS).await;
        kari.submit(&page, "Lagre", fields).await
    };
    let press = async |who: &mut Browser, button: &str| {
        let page = who.get(SETTINGS).await;
        who.submit(&page, button, &[]).await
    };
    let first = save(kari, &[("frist", "48"), ("to", "ja")]).await;
    undo(kari, &first).await;
    press(kari, "Foreslå å slå av").await;
    press(chair, "Avslå").await;
    press(kari, "Foreslå å slå av").await;
    press(kari, "Trekk forslaget").await;
    press(kari, "Foreslå å slå av").await;
    let off = press(chair, "Slå av").await;
    undo(kari, &off).await;
    press(kari, "Foreslå å slå av").await;
    press(chair, "Slå av").await;
    save(kari, &[("frist", "72")]).await;
}

async fn scopes(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    let test = make(kari, TEST, "vann/maaler.read").await;
    let everything = [
        ("beskrivelse", "Målerdata per time"),
        ("lang", "Alle målere\ni kommunen."),
        ("beskrivelse_nn", "Målardata per time"),
        ("lang_nn", "Alle målarane."),
        ("beskrivelse_en", "Meter data by the hour"),
        ("lang_en", "All meters."),
        ("synlighet", "offentlig"),
        ("hvem", "alle"),
        ("type", "maskinporten"),
        ("levetid", "120"),
        ("tokentype", "opaque"),
        ("autlevetid", "3600"),
        ("bruker", "autentisering"),
        ("bruker", "samtykke"),
        ("aud", "https://vann.eksempel.example"),
    ];
    let edit = kari.get(&test.link("Endre")).await;
    let changed = kari.submit(&edit, "Lagre", &everything).await;
    undo(kari, &changed).await;
    let edit = kari.get(&test.link("Endre")).await;
    kari.submit(&edit, "Lagre", &[("levetid", "120"), ("aud", "https://vann.eksempel.example")]).await;

    let list = [SYSTEMHUSET, NETT, VANNVERK, "310650358", "3103344"].join("\n");
    let check = paste(kari, &test, &list).await;
    let given = kari.submit(&check, "Gi tilgang til 3", &[]).await;
    let receipt = kari.get(&given.link("Se kvitteringen, der det kan angres")).await;
    let one = receipt.choice("Vestby vannverk 310\u{a0}334\u{a0}456");
    kari.submit(&receipt, "Angre det som er valgt", &[("linje", &one)]).await;
    // A list that nobody has confirmed.
    let bulk = kari.get(&test.link("Legg til mange")).await;
    kari.submit(&bulk, "Kontroller listen", &[("liste", &[VANNVERK, REGNSKAP].join("\n"))]).await;

    let copy = kari.get(&test.link("Kopier til produksjon")).await;
    let copied = kari.submit(&copy, "Opprett i produksjon", &[("hvem", "alle")]).await;
    assert_eq!(copied.heading(), "Kopiert til produksjon");
    let edit = kari.get(&test.link("Endre")).await;
    kari.submit(&edit, "Lagre", &[("beskrivelse", "Målerdata per døgn")]).await;
    let_in(kari, &test, VANNVERK, &[]).await;
    let copy = kari.get(&test.link("Kopier til produksjon")).await;
    let copied = kari.submit(&copy, "Kopier til produksjon", &[("hvem", "alle")]).await;
    undo(kari, &copied).await;
    let copy = kari.get(&test.link("Kopier til produksjon")).await;
    kari.submit(&copy, "Kopier til produksjon", &[("innstillinger", ""), ("hvem", "alle")]).await;
    // Undone with the accesses that came along.
    let other = make(kari, TEST, "kloakk.read").await;
    let end = [("dag", "1"), ("maned", "6"), ("ar", "2027"), ("merknad", "Avtale 8")];
    let_in(kari, &other, NETT, &end).await;
    let copy = kari.get(&other.link("Kopier til produksjon")).await;
    let copied = kari.submit(&copy, "Opprett i produksjon", &[("hvem", "alle")]).await;
    undo(kari, &copied).await;

    let scope = make(kari, PROD, "brann.read").await;
    let_in(kari, &scope, SYSTEMHUSET, &end).await;
    for org in [NETT, VANNVERK, REGNSKAP] {
        let_in(kari, &scope, org, &[]).await;
    }
    let dated = redate(kari, &scope, &["Nett AS", "Systemhuset AS"], Some(["2", "6", "2027"])).await;
    undo(kari, &dated).await;
    redate(kari, &scope, &["Systemhuset AS"], None).await;
    let reason = [("grunn", "Avtalen er slutt")];
    let gone = shut_out(kari, &scope, &["Nett AS"], &reason).await;
    undo(kari, &gone).await;
    shut_out(kari, &scope, &["Vestby vannverk"], &[("grunn", "Nøkler på avveie"), ("brudd", "ja")]).await;
    let gone = shut_out(kari, &scope, &["Nett AS", "Systemhuset AS"], &[]).await;
    let_in(kari, &scope, NETT, &[]).await;
    undo(kari, &gone).await;
    shut_out(kari, &scope, &["Regnskap AS"], &reason).await;

    let planned = make(kari, PROD, "plan.read").await;
    let_in(kari, &planned, NETT, &[]).await;
    let april = ["1", "4", "2027"];
    plan(kari, &planned, april, &[("melding", "Bruk v2")]).await;
    let page = kari.get(&planned.path).await;
    kari.submit(&page, "Avlys deaktiveringen", &[]).await;
    let receipt = plan(kari, &planned, april, &[]).await;
    undo(kari, &receipt).await;
    plan(kari, &planned, april, &[("tilganger", "trekk"), ("melding", "Bruk v2")]).await;

    let resting = make(kari, PROD, "avlop.read").await;
    for org in [NETT, SYSTEMHUSET] {
        let_in(kari, &resting, org, &[]).await;
    }
    let off = deactivate(kari, &resting, &[("melding", "Bruk v2")]).await;
    undo(kari, &off).await;
    let off = deactivate(kari, &resting, &[("tilganger", "trekk")]).await;
    undo(kari, &off).await;
    deactivate(kari, &resting, &[]).await;
    let back = async |kari: &mut Browser, scope: &Page| {
        let page = kari.get(&scope.path).await;
        let ask = kari.get(&page.link("Ta i bruk igjen")).await;
        kari.submit(&ask, "Ta i bruk igjen", &[]).await
    };
    let on = back(kari, &resting).await;
    undo(kari, &on).await;
    back(kari, &resting).await;
    let off = make(kari, PROD, "gammel.read").await;
    let_in(kari, &off, NETT, &[]).await;
    deactivate(kari, &off, &[("tilganger", "trekk"), ("melding", "Bruk v2")]).await;
    make(kari, PROD, "ny.read").await;
    // A scope that comes with those who may use it.
    let form = kari.get(&format!("{PROD}/ny")).await;
    let fields = [("subscope", "snoe.read"), ("beskrivelse", "Snø"), ("organisasjoner", NETT)];
    assert_eq!(kari.submit(&form, "Opprett scope", &fields).await.heading(), "Scope opprettet");
    make(kari, TEST, "angret.read").await;
    let reference: String =
        world.ask("select ref from receipt where kind = 'scope.created' order by at desc limit 1").await;
    let receipt = kari.get(&format!("/nb/{EKSEMPEL}/kvittering/{reference}")).await;
    undo(kari, &receipt).await;
}

/// A list that is so long that nobody waits for it, confirmed and not taken up yet.
async fn long_list(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    let lines: Vec<String> = world.many_organisations(501).await.iter().map(ToString::to_string).collect();
    let scope = make(kari, PROD, "lang.read").await;
    let check = paste(kari, &scope, &lines.join("\n")).await;
    kari.submit(&check, "Gi tilgang til 501", &[]).await;
}

async fn access_requests(users: &mut Users) {
    let Users { kari, ola, gerd, frode, .. } = users;
    let link = format!("Eksempel kommune, {EVENTS}");
    let sent = ask_for_scope(kari, EKSEMPEL, EVENTS).await;
    let request = in_scope_queue(frode, DIGDIR, &link).await;
    let no = frode.submit(&request, "Avslå forespørselen", &[("grunn", "Bare for tjenesteeiere")]).await;
    undo(frode, &no).await;
    let ours = kari.get(&sent.link("Se forespørselen")).await;
    kari.submit(&ours, "Trekk tilbake", &[]).await;
    ask_for_scope(kari, EKSEMPEL, EVENTS).await;
    let request = in_scope_queue(frode, DIGDIR, &link).await;
    let end = [("dag", "31"), ("maned", "12"), ("ar", "2027")];
    frode.submit(&request, "Godkjenn og gi tilgang", &end).await;

    let sent = ask_for_scope(kari, EKSEMPEL, MAP).await;
    undo(kari, &sent).await;
    ask_for_scope(kari, EKSEMPEL, MAP).await;
    ask_for_scope(gerd, VANNVERK, CASES).await;
    let request = in_scope_queue(kari, EKSEMPEL, &format!("Vestby vannverk, {CASES}")).await;
    kari.submit(&request, "Avslå forespørselen", &[("grunn", "Ikke ennå")]).await;
    ask_for_scope(ola, SYSTEMHUSET, CASES).await;
    ask_in(ola, "/nb/310223344/test/api-katalog", "altinn:serviceowner/instances.read").await;
}

async fn clients(users: &mut Users) {
    let Users { kari, .. } = users;
    let client = clients::ready(kari, "Nattjobben").await;
    let list = kari.get("/nb/310123455/prod/klienter").await;
    let log = kari.get("/nb/310123455/logg?gjelder=klienter&hva=opprettet").await;
    assert!(list.says("Nattjobben") && log.says("Nattjobben"));
    let later = [("navn", "Uten nøkkel"), ("kilde", "senere"), ("bruk", "kunder"), ("beskrivelse", "For kundene")];
    clients::register(kari, "/nb/310123455/test/klienter", &later).await;
    let renamed = clients::rename(kari, &client, "Dagjobben").await;
    undo(kari, &renamed).await;
    clients::rename(kari, &client, "Kveldsjobben").await;
    let none = clients::set_scope(kari, &client, None).await;
    undo(kari, &none).await;
    clients::set_scope(kari, &client, None).await;
    clients::set_scope(kari, &client, Some(&format!("{} Dere har tilgang", clients::SCOPE))).await;
    let added = clients::add_key(kari, &client, &clients::other_key("jobb-2", 1)).await;
    undo(kari, &added).await;
    clients::add_key(kari, &client, &clients::other_key("jobb-2", 1)).await;
    let renewed = clients::add_key(kari, &client, &clients::other_key("jobb-2", 1)).await;
    undo(kari, &renewed).await;
    let removed = clients::remove_key(kari, &client, "jobb-2").await;
    undo(kari, &removed).await;
    clients::remove_key(kari, &client, "jobb-2").await;
    let given = clients::package(kari, &client, "Gi pakken").await;
    undo(kari, &given).await;
    clients::package(kari, &client, "Gi pakken").await;
    let taken = clients::package(kari, &client, "Fjern pakken").await;
    undo(kari, &taken).await;
    let off = clients::client_off(kari, &client).await;
    undo(kari, &off).await;
    clients::client_off(kari, &client).await;
    let on = clients::client_on(kari, &client).await;
    undo(kari, &on).await;
    clients::client_on(kari, &client).await;
}

async fn resources(users: &mut Users) {
    let Users { kari, gerd, .. } = users;
    let resource = bundle(gerd, RESOURCES, "Målerdata", &[METERS]).await;
    give_until(kari, NETT, &["Målerdata Bare lese"], ["1", "6", "2027"]).await;
    let wider = [("scope", LEAKS), ("scope", METERS)];
    let changed = bundled(gerd, &resource, &wider).await;
    undo(gerd, &changed).await;
    bundled(gerd, &resource, &wider).await;
    let renew = ["Ta med endringen Målerdata"];
    let review = mark(kari, &holder_page(NETT), &renew).await;
    let renewed = confirm(kari, &review).await;
    undo(kari, &renewed).await;
    let off = turn_off(gerd, &resource, "maalerdata").await;
    undo(gerd, &off).await;
    turn_off(gerd, &resource, "maalerdata").await;
    let on = turn_on(gerd, &resource).await;
    undo(gerd, &on).await;
    turn_on(gerd, &resource).await;
    let texts = [
        ("tittel", "Måledata"),
        ("tittel_nn", "Måledata"),
        ("tittel_en", "Meter data"),
        ("beskrivelse", "Nye ord."),
        ("skriver", "ja"),
        ("delegering", "nei"),
        ("scope", METERS),
        ("scope", WRITE),
    ];
    bundled(gerd, &resource, &texts).await;
    bundled(gerd, &resource, &[("delegering", ""), ("tittel", "Målerdata")]).await;

    bundle(gerd, RESOURCES, "Kart", &["vestbyvann:ledningskart.read"]).await;
    bundle(kari, "/nb/310123455/test/api-ressurser", "Vanntest", &["eksempel:vann/maaler.read"]).await;
    // Out of use with what was given of it.
    let resource = bundle(gerd, RESOURCES, "Lekkasjer", &[LEAKS]).await;
    give(kari, EKSEMPEL, REGNSKAP, &["Lekkasjer Bare lese"]).await;
    turn_off(gerd, &resource, "lekkasjer").await;
}

async fn delegations(users: &mut Users) {
    let Users { kari, ingrid, per, ola, gerd, .. } = users;
    let given = give_until(kari, NETT, &[READ_INSTANCES, NOTIFICATIONS], ["1", "6", "2027"]).await;
    let one = given.choice(READ_TITLE);
    kari.submit(&given, "Angre det som er valgt", &[("linje", &one)]).await;

    give(kari, EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
    let gone = remove(kari, SYSTEMHUSET, &[STATISTICS_TITLE], &[("grunn", "Avtalen er sagt opp")]).await;
    undo(kari, &gone).await;
    remove(kari, SYSTEMHUSET, &[STATISTICS_TITLE], &[("grunn", "Nøkler på avveie"), ("brudd", "ja")]).await;
    // One given and one removed in one change.
    let page = kari.get(&holder_page(SYSTEMHUSET)).await;
    kari.submit(&page, &format!("Fjern {FULL}"), &[]).await;
    let review = look_over_more(kari, EKSEMPEL, SYSTEMHUSET, &[NOTIFICATIONS]).await;
    confirm(kari, &review).await;
    // And all three: given, removed, renewed.
    let page = kari.get(&holder_page(NETT)).await;
    let page = kari.submit(&page, "Fjern Altinn tjenesteeier-API: Varsler", &[]).await;
    kari.submit(&page, "Ta med endringen Målerdata", &[]).await;
    let review = look_over_more(kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    confirm(kari, &review).await;

    // What cannot come back all of it.
    let resource = bundle(gerd, RESOURCES, "Kvalitet", &[QUALITY]).await;
    give(kari, EKSEMPEL, VANNVERK, &[STATISTICS]).await;
    give(kari, EKSEMPEL, REGNSKAP, &["Kvalitet Bare lese", STATISTICS]).await;
    let gone = remove(kari, REGNSKAP, &["Kvalitet", STATISTICS_TITLE], &[]).await;
    turn_off(gerd, &resource, "kvalitet").await;
    undo(kari, &gone).await;

    // Where two are wanted one proposes, and another confirms.
    let page = kari.get(SETTINGS).await;
    kari.submit(&page, "Lagre", &[("to", "ja")]).await;
    give(kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    for answer in ["Avslå", "Trekk tilbake", ""] {
        let form = kari.get(&format!("{}/sluttdato", holder_page(SYSTEMHUSET))).await;
        let html = form.html();
        let rows = all(&html, "input[name='rad']").into_iter().map(|row| ("rad", row.value().attr("value").unwrap()));
        let fields = rows.chain(until(["1", "6", "2027"])).collect::<Vec<_>>();
        let check = kari.press(&form, "Se over", &fields).await;
        let waiting = confirm(kari, &check).await;
        let theirs = ingrid.get(&waiting.path).await;
        match answer {
            "Avslå" => ingrid.submit(&theirs, answer, &[]).await,
            "Trekk tilbake" => kari.submit(&waiting, answer, &[]).await,
            _ => confirm(ingrid, &theirs).await,
        };
    }
    for answer in ["Avslå", "Trekk tilbake", ""] {
        let review = mark(kari, &holder_page(SYSTEMHUSET), &["Fjern alle"]).await;
        let waiting = confirm_with(kari, &review, &[("grunn", "Ny leverandør")]).await;
        let page = ingrid.get(&holder_page(SYSTEMHUSET)).await;
        let review = ingrid.get(&page.link("Se over")).await;
        match answer {
            "Avslå" => ingrid.submit(&review, answer, &[]).await,
            "Trekk tilbake" => kari.submit(&waiting, answer, &[]).await,
            _ => confirm(ingrid, &review).await,
        };
    }

    // For the test environment.
    give(kari, EKSEMPEL, VANNVERK, &[&format!("{READ_INSTANCES} Testmiljø")]).await;

    // Through the accountant's package.
    let review = look_over_more(per, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    confirm(per, &review).await;

    give(gerd, VANNVERK, EKSEMPEL, &[CONSUMPTION]).await;
    let give_up = async |browser: &mut Browser, org: &str, giver: &str| {
        let page = browser.get(&format!("/nb/{org}/fullmakter/mottatt")).await;
        let links: Vec<String> = all(&page.html(), "a").into_iter().map(says).collect();
        let link = links.iter().find(|link| link.starts_with("Avslutt fullmakten") && link.ends_with(giver)).unwrap();
        let question = browser.get(&page.link(link)).await;
        browser.submit(&question, "Avslutt fullmakten", &[]).await
    };
    let given_up = give_up(kari, EKSEMPEL, "Vestby vannverk").await;
    undo(kari, &given_up).await;
    give_up(kari, EKSEMPEL, "Vestby vannverk").await;
    give_up(ola, SYSTEMHUSET, "Vestby vannverk").await;
}

async fn people(users: &mut Users) {
    let kari = &mut users.kari;
    let form = choose(kari, "Mona Vik").await;
    let given = grant(kari, &form, &[&form.choice(API_RIGHT), &form.choice("Maskinlesbare hendelser")], &[]).await;
    let mona = kari.get(&given.link("Til Mona Vik")).await;
    let review = mark(kari, &mona.path, &[&format!("Fjern {API_RIGHT}")]).await;
    let gone = confirm_with(kari, &review, &[("grunn", "Ny stilling")]).await;
    undo(kari, &gone).await;
    // Someone who is found by number and name, and is given a whole area.
    let page = kari.get("/nb/310123455/fullmakter/ny-person").await;
    // Three whose names are other ones: one says yes, one no, and one has not answered.
    for (name, answer) in [("Olsen", "Ja, det er meg"), ("Olausen", "Nei, avslå"), ("Ola Olausen", "")] {
        let form = kari.submit(&page, "Finn personen", &[("fodselsnummer", OLA), ("etternavn", name)]).await;
        grant(kari, &form, &[&form.choice(API_RIGHT)], &[]).await;
        if !answer.is_empty() {
            let asked = question(&mut users.ola).await;
            users.ola.submit(&asked, answer, &[]).await;
        }
    }
    let form = kari.submit(&page, "Finn personen", &[("fodselsnummer", OLA), ("etternavn", "Hansen")]).await;
    let area = all(&form.html(), "input[name='ting'][value^='area ']")
        .first()
        .unwrap()
        .value()
        .attr("value")
        .unwrap()
        .to_owned();
    let until = [("varighet", "til"), ("dag", "1"), ("maned", "6"), ("ar", "2027"), ("merknad", "Prosjekt")];
    grant(kari, &form, &[&area], &until).await;
    // An organisation with a package.
    let form = kari.get(&format!("{}/gi", holder_page(SYSTEMHUSET))).await;
    grant(kari, &form, &[&form.choice("Maskinlesbare hendelser")], &[]).await;
    // A proposal that waits for a colleague.
    let form = choose(kari, "Ingrid Berg").await;
    let waiting = grant(kari, &form, &[&form.choice(MAIN)], &[]).await;
    assert!(waiting.says("Venter på en kollega"), "{}", waiting.text());
}

async fn requests(users: &mut Users) {
    let Users { kari, tor, ali, .. } = users;
    let sent = ask_for_access(tor, EKSEMPEL, API_RIGHT).await;
    let page = kari.get(&in_queue(&sent)).await;
    let no = kari.submit(&page, "Avslå", &[("grunn", "Dette gjør vi i IT")]).await;
    undo(kari, &no).await;
    let sent = tor.get(&sent.path).await;
    let back = tor.submit(&sent, "Trekk tilbake", &[]).await;
    tor.submit(&back, "Angre", &[]).await;
    let page = kari.get(&in_queue(&sent)).await;
    let review = kari.submit(&page, "Se over først", &[]).await;
    confirm(kari, &review).await;

    let sent = ask_as_nett(ali, FULL).await;
    let withdrawn = ali.submit(&sent, "Trekk tilbake", &[]).await;
    undo(ali, &withdrawn).await;
    let sent = ali.get(&sent.path).await;
    ali.submit(&sent, "Trekk tilbake", &[]).await;
    let sent = ask_as_nett(ali, METERS_TITLE).await;
    let page = kari.get(&in_queue(&sent)).await;
    kari.submit(&page, "Avslå", &[("grunn", "Vi har ikke dette selv")]).await;
    // One that is answered in part.
    let form = ali.get(&format!("/nb/{NETT}/fullmakter/mottatt/foresporsler/ny")).await;
    let (one, other) = (form.choice(METERS_TITLE), form.choice("Vannmålere (full tilgang)"));
    let fields = [("virksomhet", EKSEMPEL), ("ting", &one), ("ting", &other), ("formal", "Avtale 2026/18")];
    let sent = ali.submit(&form, "Send forespørsel", &fields).await;
    let page = kari.get(&in_queue(&sent)).await;
    let review = kari.submit(&page, "Se over først", &[("ting", &one), ("grunn", "Dere leverer ikke vann")]).await;
    confirm(kari, &review).await;
    ask_as_nett(ali, &format!("{READ_INSTANCES} Testmiljø")).await;
    // One that is seen, one that is not, and one that somebody has begun to approve.
    let sent = ask_for_access(tor, EKSEMPEL, "Selvbetjening av integrasjoner").await;
    kari.get(&in_queue(&sent)).await;
    ask_for_access(tor, EKSEMPEL, MAIN).await;
    let sent = ask_as_nett(ali, FULL).await;
    let page = kari.get(&in_queue(&sent)).await;
    kari.submit(&page, "Se over først", &[]).await;
}

/// Files of each kind, and forms that are refused: for want of a right, as forged, and because somebody else was first. Log-ins and look-ups
/// have come about on the way.
async fn use_of_the_portal(world: &World, users: &mut Users) {
    let kari = &mut users.kari;
    let lists = [
        "fullmakter.csv?type=virksomheter&q=nett",
        "logg.csv",
        "logg.json?gjelder=bruk",
        "tilganger-vi-har.csv?miljo=test",
    ];
    for list in lists.into_iter().chain(["test/mine-api.csv?sorter=nyest"]) {
        let file = kari.get(&format!("/nb/{EKSEMPEL}/{list}")).await;
        assert_eq!(file.status, StatusCode::OK, "{list}");
    }
    let mut mona = world.signed_in(MONA).await;
    assert_eq!(mona.post(SETTINGS, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(kari.post(SETTINGS, &[]).await.status, StatusCode::FORBIDDEN);
    let mut bente = world.signed_in(BENTE).await;
    assert_eq!(bente.post(&format!("/nb/{NEDLAGT}/innstillinger"), &[]).await.status, StatusCode::FORBIDDEN);
    let page = kari.get(SETTINGS).await;
    let hours =
        format!("select coalesce((select undo_hours from organisation_setting where org_number = {EKSEMPEL}), 24)");
    let other = if world.ask::<i32>(hours).await == 24 { "48" } else { "24" };
    confirm_with(kari, &page, &[("frist", other)]).await;
    let late = kari.press(&page, "Lagre", &[("frist", "72"), ("nokkel", LATE_KEY)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    let guess = kari.get("/nb/310123455/fullmakter/ny-person").await;
    for nth in 1..=6 {
        kari.press(&guess, "Finn personen", &[("fodselsnummer", OLA), ("etternavn", &"O".repeat(nth))]).await;
    }
    let mut low = world.browser();
    low.sign_in(KARI, "idporten-loa-substantial").await;
    low.get(&format!("/nb/{EKSEMPEL}")).await;
}

/// Drafts that are open, a form that came too late, and somebody who has begun to log in.
async fn left_open(world: &World, users: &mut Users) {
    let Users { kari, ingrid, per, .. } = users;
    for browser in [&mut *kari, per] {
        assert_eq!(browser.get(&format!("/nb/{EKSEMPEL}")).await.status, StatusCode::OK);
    }
    look_over(kari, EKSEMPEL, VANNVERK, &[READ_INSTANCES]).await;
    let page = ingrid.get(&holder_page(NETT)).await;
    ingrid.submit(&page, &format!("Fjern {READ_TITLE}"), &[]).await;
    let mut late = world.signed_in(MONA).await;
    world.advance(SignedDuration::from_mins(31));
    login::forget_ended(&world.services).await.unwrap();
    let form = [("leverandor", NETT), ("merknad", "Avtale 42")];
    let answer = late.post("/nb/310123455/fullmakter/ny", &form).await;
    assert!(answer.location.contains("skjema"), "{}", answer.location);
    let mut beginning = world.browser();
    let to_issuer = beginning.get("/nb/logg-inn").await;
    beginning.follow(&to_issuer).await;
    Users::sign_in(world).await;
}

#[actix_web::test]
#[ignore = "writes into the source tree, once for each release"]
async fn write_what_this_version_leaves() {
    assert!(!path_of(VERSION).exists(), "{VERSION} has been released: give the new version a name of its own");
    let world = World::with_demo().await;
    let mut users = Users::sign_in(&world).await;
    begin_what_ends(&world, &mut users).await;
    keep_checkpoints(&world.services).await.unwrap();
    pass(&world, 11).await;
    world.loses_role(SYSTEMHUSET, "LEDE").await;
    pass(&world, 80).await;

    let mut users = Users::sign_in(&world).await;
    settings(&mut users).await;
    notification_points(&world, &mut users).await;
    members(&world, &mut users).await;
    invitations(&world, &mut users).await;
    commercial(&world, &mut users).await;
    prefixes(&mut users).await;
    scopes(&world, &mut users).await;
    access_requests(&mut users).await;
    rest().await;
    resources(&mut users).await;
    clients(&mut users).await;
    make_checkpoint(&world.services).await.unwrap();
    delegations(&mut users).await;
    rest().await;
    people(&mut users).await;
    requests(&mut users).await;
    long_list(&world, &mut users).await;
    use_of_the_portal(&world, &mut users).await;
    left_open(&world, &mut users).await;

    write_payloads(&world, VERSION).await;
    fs::write(path_of(VERSION), world.rows(VERSION).await).unwrap();
}
