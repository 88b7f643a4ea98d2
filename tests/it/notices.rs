//! Notices: whoever has given an address is told by mail what happens, once it can no longer be undone unheard, and never what nobody may know.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::{
    kept::undo,
    mail::{Fault, MailServer},
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, EKSEMPEL, KARI, NETT},
        steps::{READ_INSTANCES, STATISTICS, give},
        world::World,
    },
};

/// Adds an address of an organisation, and returns the receipt.
pub async fn add(browser: &mut Browser, org: &str, email: &str) -> Page {
    let form = browser.get(&format!("/nb/{org}/virksomhet/varsling/ny")).await;
    browser.submit(&form, "Legg til e-postadresse", &[("epost", email)]).await
}

/// The page of the address that this receipt is about.
pub async fn point(browser: &mut Browser, receipt: &Page) -> Page {
    browser.get(&receipt.link("Skriv inn koden")).await
}

impl World {
    /// The code that was last mailed to an address and not sent on yet.
    pub async fn code(&self, email: &str) -> String {
        let text: String = self
            .ask(format!(
                "select body_text from mail where recipient = '{email}' order by queued_at desc, mail_id desc limit 1"
            ))
            .await;
        let code = text.split("Koden er: ").nth(1).unwrap();
        code[..6].to_owned()
    }

    /// Lets minutes pass, and the worker do what is due in each.
    async fn minutes(&self, count: i64) {
        for _ in 0..count {
            self.advance(SignedDuration::from_mins(1));
            self.works().await;
        }
    }
}

/// Adds an address and confirms it.
pub async fn confirmed(world: &World, browser: &mut Browser, org: &str, email: &str) -> Page {
    let receipt = add(browser, org, email).await;
    assert_eq!(receipt.heading(), "E-postadressen er lagt til", "{}", receipt.text());
    let page = point(browser, &receipt).await;
    let code = world.code(email).await;
    let receipt = browser.submit(&page, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(receipt.heading(), "E-postadressen er bekreftet", "{}", receipt.text());
    receipt
}

/// A mail, decoded: subject and text.
pub fn read(raw: &str) -> (String, String) {
    let mail = mail_parser::MessageParser::new().parse(raw.as_bytes()).unwrap();
    (mail.subject().unwrap().to_owned(), mail.body_text(0).unwrap().into_owned())
}

/// Ali of Nett AS is told what happens, and the mail server has taken what was sent before.
async fn told() -> (World, Browser, Browser, MailServer) {
    let (world, [kari, mut ali]) = World::with_users([KARI, ALI]).await;
    let server = MailServer::of(&world).await;
    confirmed(&world, &mut ali, NETT, "varsel@nett.example").await;
    world.works().await;
    server.forget();
    (world, kari, ali, server)
}

#[actix_web::test]
async fn a_supplier_is_told_of_an_authorisation_after_ten_minutes() {
    let (world, mut kari, _ali, server) = told().await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(9).await;
    assert_eq!(server.taken().len(), 0);
    world.minutes(2).await;
    assert_eq!(server.taken().len(), 1);
    let (subject, text) = read(&server.taken()[0]);
    assert_eq!(subject, "Varsel – Nett AS");
    assert!(text.contains("Eksempel kommune ga Nett AS fullmakt"), "{text}");
    assert!(text.contains("/nb/310130079/logg"), "{text}");
    assert!(!portner::kernel::holds_national_id(&text), "{text}");
    world.minutes(30).await;
    assert_eq!(server.taken().len(), 1, "once");
}

#[actix_web::test]
async fn what_is_undone_within_ten_minutes_is_not_told() {
    let (world, mut kari, _ali, server) = told().await;
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(5).await;
    undo(&mut kari, &receipt).await;
    world.minutes(60).await;
    assert_eq!(server.taken().len(), 0, "{:?}", server.taken());
}

#[actix_web::test]
async fn what_is_undone_later_is_told_too() {
    let (world, mut kari, _ali, server) = told().await;
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(20).await;
    undo(&mut kari, &receipt).await;
    world.minutes(20).await;
    assert_eq!(server.taken().len(), 2);
}

#[actix_web::test]
async fn several_events_are_one_mail() {
    let (world, mut kari, _ali, server) = told().await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(3).await;
    give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    world.minutes(9).await;
    assert_eq!(server.taken().len(), 0, "the second is not ten minutes old");
    world.minutes(3).await;
    assert_eq!(server.taken().len(), 1);
    assert_eq!(read(&server.taken()[0]).0, "2 varsler – Nett AS");
}

#[actix_web::test]
async fn an_address_is_told_nothing_before_its_code_is_typed_and_nothing_from_before() {
    let (world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    let server = MailServer::of(&world).await;
    let receipt = add(&mut ali, NETT, "varsel@nett.example").await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(15).await;
    assert_eq!(server.taken().len(), 1, "the code");
    let page = point(&mut ali, &receipt).await;
    let code = read(&server.taken()[0]).1.split("Koden er: ").nth(1).unwrap()[..6].to_owned();
    ali.submit(&page, "Bekreft", &[("kode", &code)]).await;
    world.minutes(30).await;
    assert_eq!(server.taken().len(), 1);
}

#[actix_web::test]
async fn the_link_in_a_mail_does_nothing_however_often_it_is_opened() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    let receipt = add(&mut ali, NETT, "varsel@nett.example").await;
    let code = world.code("varsel@nett.example").await;
    let before = world.footprint().await;
    let path = receipt.link("Skriv inn koden");
    for _ in 0..20 {
        assert_ne!(world.browser().get(&path).await.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(ali.get(&path).await.status, StatusCode::OK);
    }
    assert_eq!(world.footprint().await, before);
    let page = ali.get(&path).await;
    let receipt = ali.submit(&page, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(receipt.heading(), "E-postadressen er bekreftet");
}

#[actix_web::test]
async fn a_code_bears_five_tries_and_half_an_hour() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    let receipt = add(&mut ali, NETT, "varsel@nett.example").await;
    let page = point(&mut ali, &receipt).await;
    let code = world.code("varsel@nett.example").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for n in 0..5 {
        let answer = ali.press(&page, "Bekreft", &[("kode", wrong)]).await;
        assert_eq!(answer.fault_at("kode").as_deref(), Some("Koden er ikke riktig"), "{n}");
        assert_eq!(answer.value_of("kode"), wrong, "what was typed is kept");
    }
    let over = "Koden er for gammel eller prøvd for mange ganger. Få en ny kode.";
    let answer = ali.press(&page, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(answer.fault_at("kode").as_deref(), Some(over));
    let page = ali.get(&page.path).await;
    assert!(ali.press(&page, "Send ny kode", &[]).await.says("Vent noen minutter"));
    world.advance(SignedDuration::from_mins(6));
    let sent = ali.submit(&page, "Send ny kode", &[]).await;
    assert!(sent.says("Vi har sendt en ny kode."), "{}", sent.text());
    let code = world.code("varsel@nett.example").await;
    world.advance(SignedDuration::from_mins(29));
    ali.get(&page.path).await;
    world.advance(SignedDuration::from_mins(2));
    let answer = ali.press(&sent, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(answer.fault_at("kode").as_deref(), Some(over));
}

#[actix_web::test]
async fn a_test_notice_comes_and_one_that_is_asked_for_again_at_once_does_not() {
    let (world, _kari, mut ali, server) = told().await;
    let list = ali.get(&format!("/nb/{NETT}/virksomhet/varsling")).await;
    let page = ali.get(&list.link("varsel@nett.example")).await;
    assert!(ali.submit(&page, "Send testvarsel", &[]).await.says("Vi har sendt et testvarsel."));
    assert!(ali.press(&page, "Send testvarsel", &[]).await.says("Vent noen minutter"));
    world.works().await;
    let mails: Vec<(String, String)> = server.taken().iter().map(|raw| read(raw)).collect();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].0, "Testvarsel – Nett AS");
}

#[actix_web::test]
async fn an_address_that_was_removed_is_told_nothing_until_that_is_undone() {
    let (world, mut kari, mut ali, server) = told().await;
    let list = ali.get(&format!("/nb/{NETT}/virksomhet/varsling")).await;
    let page = ali.get(&list.link("varsel@nett.example")).await;
    let removed = ali.submit(&page, "Fjern", &[]).await;
    assert_eq!(removed.heading(), "E-postadressen er fjernet");
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(15).await;
    assert_eq!(server.taken().len(), 0);
    let back = undo(&mut ali, &removed).await;
    assert_eq!(back.heading(), "E-postadressen er tilbake", "{}", back.text());
    world.minutes(15).await;
    assert_eq!(server.taken().len(), 0, "what happened meanwhile is not told");
    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    world.minutes(15).await;
    assert_eq!(server.taken().len(), 1);
}

#[actix_web::test]
async fn what_somebody_types_as_an_address_is_one_or_is_refused() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    for wrong in ["", "nett", "a@b", "a@b.no, c@d.no", "a@b.no\r\nBcc: c@d.no", "Ali <a@b.no>"] {
        let form = ali.get(&format!("/nb/{NETT}/virksomhet/varsling/ny")).await;
        let answer = ali.press(&form, "Legg til e-postadresse", &[("epost", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.fault_at("epost").is_some(), "{wrong}");
    }
    assert_eq!(add(&mut ali, NETT, "Varsel@NETT.example").await.heading(), "E-postadressen er lagt til");
    let form = ali.get(&format!("/nb/{NETT}/virksomhet/varsling/ny")).await;
    let again = ali.press(&form, "Legg til e-postadresse", &[("epost", "Varsel@nett.example.")]).await;
    assert_eq!(again.fault_at("epost").as_deref(), Some("Adressen står her allerede"));
    assert_eq!(world.ask::<i64>("select count(*) from mail").await, 1);
}

#[actix_web::test]
async fn an_address_that_the_mail_server_refuses_is_shown_as_such_until_something_arrives() {
    let (world, _kari, mut ali, server) = told().await;
    let list = format!("/nb/{NETT}/virksomhet/varsling");
    let page = ali.get(&list).await;
    let page = ali.get(&page.link("varsel@nett.example")).await;
    server.does(Fault::Says("RCPT", "550 no such user"));
    ali.submit(&page, "Send testvarsel", &[]).await;
    world.works().await;
    assert!(ali.get(&list).await.says("Kom ikke fram 20. november 2026"), "{}", ali.get(&list).await.text());
    // One that waits is nothing that has arrived.
    server.does(Fault::Says("MAIL", "451 come back later"));
    world.minutes(10).await;
    let page = ali.get(&page.path).await;
    ali.submit(&page, "Send testvarsel", &[]).await;
    world.works().await;
    assert!(ali.get(&list).await.says("Kom ikke fram 20. november 2026"), "{}", ali.get(&list).await.text());
    server.does(Fault::None);
    world.minutes(10).await;
    assert!(ali.get(&list).await.says("I bruk"));
}

/// Every kind that is told, in every language: the demo's whole log goes to one address.
#[actix_web::test]
async fn no_mail_says_a_national_number_or_leads_to_a_page_that_acts() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let server = MailServer::of(&world).await;
    for lang in ["nb", "nn", "en"] {
        let form = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/varsling/ny")).await;
        let email = format!("{lang}@eksempel.example");
        kari.submit(&form, "Legg til e-postadresse", &[("epost", &email), ("sprak", lang)]).await;
    }
    world.happens("update notification_point set confirmed_at = created_at, told_to = 0").await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.minutes(40).await;
    assert!(server.taken().len() >= 6, "{}", server.taken().len());
    let mut kari = world.signed_in(KARI).await;
    for raw in server.taken() {
        let (subject, text) = read(&raw);
        assert!(!portner::kernel::holds_national_id(&text) && !portner::kernel::holds_national_id(&subject), "{text}");
        let mail = mail_parser::MessageParser::new().parse(raw.as_bytes()).unwrap();
        let html = mail.body_html(0).unwrap().into_owned();
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let before = world.footprint().await;
            let path = link.strip_prefix(world.services.config.base_url.as_str()).unwrap_or_else(|| panic!("{link}"));
            assert_eq!(kari.get(&format!("/{path}")).await.status, StatusCode::OK, "{link}");
            assert_eq!(world.footprint().await, before, "{link}");
        }
    }
}
