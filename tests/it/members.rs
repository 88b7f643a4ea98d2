//! Registration by work e-mail: what a mail holds counts once, nobody learns who is known, and nothing of it reaches production.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use jiff::SignedDuration;
use portner::{app, members::Command};
use reqwest::{Method, StatusCode};

use crate::{
    kept::{deactivate, undo},
    scopes::make,
    support::{
        browser::Browser,
        machine::READ,
        page::Page,
        people::{ALI, EKSEMPEL, KARI, NETT},
        world::World,
    },
};

const SCOPES: &str = "/nb/310123455/test/mine-api";
const DOMAINS: &str = "/nb/310123455/virksomhet/e-postdomener";
const MEMBERS: &str = "/nb/310123455/virksomhet/brukere";

/// Types an address, and returns the page that says to read the mail.
pub async fn begin(browser: &mut Browser, email: &str) -> Page {
    let form = browser.get("/nb/registrer").await;
    browser.submit(&form, "Send e-post", &[("epost", email)]).await
}

impl World {
    /// The text of the mail that was last written to an address.
    pub async fn written_to(&self, email: &str) -> Option<String> {
        self.works().await;
        self.ask(format!(
            "select (select body_text from mail where recipient = '{email}' order by queued_at desc, mail_id desc limit 1)"
        ))
        .await
    }

    /// The link and the code of the mail that was last written to an address.
    pub async fn mailed(&self, email: &str) -> (String, String) {
        let text = self.written_to(email).await.unwrap_or_else(|| panic!("nothing was written to {email}"));
        let link = text.lines().find(|line| line.contains("/registrer/")).map(str::to_owned).unwrap_or_default();
        let path = link.splitn(4, '/').nth(3).map(|rest| format!("/{rest}")).unwrap_or_default();
        let code = text.split("minutter: ").nth(1).map(|rest| rest[..6].to_owned()).unwrap_or_default();
        (path, code)
    }
}

/// Types the code of the mail.
pub async fn prove(world: &World, browser: &mut Browser, email: &str) -> Page {
    let page = begin(browser, email).await;
    let (_, code) = world.mailed(email).await;
    browser.submit(&page, "Bekreft", &[("kode", &code)]).await
}

/// Somebody who has registered and is signed in.
pub async fn registered(world: &World, email: &str, name: &str) -> (Browser, Page) {
    let mut browser = world.browser();
    let who = prove(world, &mut browser, email).await;
    assert_eq!(who.heading(), "Fortell hvem du er", "{}", who.text());
    let page = browser.submit(&who, "Registrer meg", &[("navn", name), ("telefon", "22 33 44 55")]).await;
    (browser, page)
}

/// Claims a domain, and returns the receipt.
pub async fn claim(browser: &mut Browser, org: &str, domain: &str) -> Page {
    let form = browser.get(&format!("/nb/{org}/virksomhet/e-postdomener/nytt")).await;
    browser.submit(&form, "Registrer et domene", &[("domene", domain)]).await
}

/// Types the code that was sent to the domain.
pub async fn confirm(world: &World, browser: &mut Browser, claimed: &Page, domain: &str) -> Page {
    let (_, code) = world.mailed(&format!("postmaster@{domain}")).await;
    let page = browser.get(&claimed.link("Skriv inn koden")).await;
    browser.submit(&page, "Bekreft", &[("kode", &code)]).await
}

/// The page of a member, from the list.
pub async fn member(browser: &mut Browser, name: &str) -> Page {
    let list = browser.get(MEMBERS).await;
    browser.get(&list.link(name)).await
}

/// Puts a domain in force by the command line.
pub async fn set_domain(world: &World, org: &str, domain: &str, approval: bool) {
    let (org, domain) = (org.parse().unwrap(), domain.parse().unwrap());
    let add = Command::Add { org, domain, subdomains: false, approval };
    app::domains(&world.services, add).await.unwrap();
}

#[actix_web::test]
async fn what_cannot_be_a_code_costs_no_try() {
    let world = World::with_demo().await;
    let mut browser = world.browser();
    let form = browser.get("/nb/registrer").await;
    let page = browser.submit(&form, "Send e-post", &[("epost", "lisa@eksempel.example")]).await;
    for typed in ["", "12345", "lisa"] {
        for _ in 0..3 {
            let answer = browser.press(&page, "Bekreft", &[("kode", typed)]).await;
            assert_eq!(answer.fault_at("kode").as_deref(), Some("Skriv koden på seks sifre."), "{}", answer.text());
        }
    }
    assert_eq!(world.count("email_login where wrong_codes > 0").await, 0);
}

#[actix_web::test]
async fn somebody_registers_by_a_work_address_and_makes_a_scope_in_test() {
    let world = World::with_demo().await;
    let (mut lisa, page) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, SCOPES), "{}", page.text());
    assert!(page.says("Registrert med e-post – kun testmiljø"), "{}", page.text());
    world.owns_prefix().await;
    make(&mut lisa, SCOPES, "lisa.read").await;
    let in_production: i64 =
        world.ask("select count(*) from scope where name like '%lisa%' and environment = 'prod'").await;
    let in_test: i64 = world.ask("select count(*) from scope where name like '%lisa%' and environment = 'test'").await;
    assert_eq!((in_test, in_production), (1, 0));
}

#[actix_web::test]
async fn whoever_registered_by_e_mail_gets_nowhere_in_production() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    for path in [
        "/nb/310123455/prod/mine-api",
        "/nb/310123455/prod/klienter",
        "/nb/310123455/prod/mine-api/ny",
        "/nb/310123455",
        "/nb/310123455/prefiks",
        "/nb/310123455/fullmakter",
        "/nb/310123455/logg",
        "/nb/310123455/innstillinger",
        MEMBERS,
    ] {
        assert_eq!(lisa.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for path in ["/nb/virksomheter", "/nb/navn", "/nb/brukerstotte/prefikser"] {
        let answer = lisa.get(path).await;
        assert!(answer.location.contains("/logg-inn"), "{path}: {}", answer.status);
    }
    for path in ["/nb/310130079/test/mine-api", "/nb/310000019/test/mine-api"] {
        let answer = lisa.get(path).await;
        assert!(answer.location.ends_with("/registrer"), "{path}: {} {}", answer.status, answer.location);
    }
}

#[actix_web::test]
async fn the_explainer_tells_a_member_nothing_of_production() {
    let world = World::with_demo().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let machine = world.machine("310123455", "prod", &[READ]).await;
    let refused = machine.send(&machine.grant(READ).head("kid", "hemmelig").assertion()).await;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    let id = refused.description().rsplit("correlation id: ").next().unwrap().trim_end_matches(')').to_owned();
    for query in [format!("id={id}"), format!("klient={}", machine.client)] {
        let answer = lisa.get(&format!("/nb/310123455/test/hvorfor?{query}")).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::OK, ""), "{query}");
        assert!(
            !answer.says("Fagsystem") && !answer.says("hemmelig") && !answer.says("Produksjon"),
            "{}",
            answer.text()
        );
    }
}

#[actix_web::test]
async fn a_scope_of_test_is_not_copied_to_production_by_a_member() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.owns_prefix().await;
    let scope = make(&mut kari, SCOPES, "prove.read").await.path;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    assert!(!lisa.get(&scope).await.says("Kopier til produksjon"));
    assert_eq!(lisa.get(&format!("{scope}/kopier")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kari.get(&format!("{scope}/kopier")).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_member_undoes_what_was_done_in_test_and_sees_no_other_receipt() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.owns_prefix().await;
    make(&mut kari, "/nb/310123455/prod/mine-api", "ekte.read").await;
    let reference: String = world.ask("select ref from receipt order by at desc limit 1").await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let scope = make(&mut lisa, SCOPES, "lisa.read").await;
    let receipt = deactivate(&mut lisa, &scope, &[]).await;
    let undone = undo(&mut lisa, &receipt).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.text());
    let active: i64 = world.ask("select count(*) from scope where name like '%lisa%' and deactivated_at is null").await;
    assert_eq!(active, 1);
    assert_eq!(lisa.get(&format!("/nb/310123455/kvittering/{reference}")).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_link_that_scanners_open_is_used_up_by_nobody_but_whoever_presses() {
    let world = World::with_demo().await;
    for (nth, times) in [1, 2, 20].into_iter().enumerate() {
        let email = format!("lisa{nth}@eksempel.example");
        let mut browser = world.browser();
        begin(&mut browser, &email).await;
        let (link, _) = world.mailed(&email).await;
        let scans = (0..times).map(|scan| {
            let (mut scanner, link) = (world.browser(), link.clone());
            let method = if scan % 2 == 0 { Method::GET } else { Method::HEAD };
            async move { scanner.send(method, &link, &[], None).await.status }
        });
        assert!(join_all(scans).await.iter().all(|status| *status == StatusCode::OK));
        let page = browser.get(&link).await;
        let who = browser.submit(&page, "Gå videre", &[]).await;
        assert_eq!(who.heading(), "Fortell hvem du er", "{times}: {}", who.text());
    }
}

#[actix_web::test]
async fn of_twenty_who_use_it_at_once_one_gets_in() {
    let world = World::with_demo().await;
    registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    world.advance(SignedDuration::from_mins(2));
    let mut first = world.browser();
    let page = begin(&mut first, "lisa@eksempel.example").await;
    let (_, code) = world.mailed("lisa@eksempel.example").await;
    let presses = (0..20).map(|_| {
        let (mut browser, page, code) = (first.clone(), page.clone(), code.clone());
        async move { browser.press(&page, "Bekreft", &[("kode", &code)]).await.status }
    });
    let statuses = join_all(presses).await;
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{statuses:?}");
}

#[actix_web::test]
async fn the_link_counts_in_the_browser_it_was_asked_for_in_and_the_code_in_any() {
    let world = World::with_demo().await;
    let (mut mine, mut other) = (world.browser(), world.browser());
    begin(&mut mine, "lisa@eksempel.example").await;
    let (link, code) = world.mailed("lisa@eksempel.example").await;
    let page = other.get(&link).await;
    let refused = other.press(&page, "Gå videre", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let who = other.submit(&page, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(who.heading(), "Fortell hvem du er", "{}", who.text());
    let late = mine.get(&link).await;
    assert_eq!(mine.press(&late, "Gå videre", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it counts once");
    let beside = mine.get(&who.path).await;
    assert!(beside.location.ends_with("/registrer"), "who they are is said in the browser that proved it");
}

#[actix_web::test]
async fn a_code_bears_five_tries_and_half_an_hour() {
    let world = World::with_demo().await;
    let mut browser = world.browser();
    let page = begin(&mut browser, "lisa@eksempel.example").await;
    let (_, code) = world.mailed("lisa@eksempel.example").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        let refused = browser.press(&page, "Bekreft", &[("kode", wrong)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = browser.press(&page, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "five tries");
    world.advance(SignedDuration::from_mins(2));
    let page = begin(&mut browser, "lisa@eksempel.example").await;
    let (link, code) = world.mailed("lisa@eksempel.example").await;
    world.advance(SignedDuration::from_mins(30));
    let refused = browser.press(&page, "Bekreft", &[("kode", &code)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "half an hour");
    let page = browser.get(&link).await;
    assert_eq!(browser.press(&page, "Gå videre", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn known_and_unknown_addresses_are_answered_alike() {
    let world = World::with_demo().await;
    registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    world.advance(SignedDuration::from_mins(2));
    let kinds = ["lisa@eksempel.example", "per@eksempel.example", "per@ukjent.example"];
    let mut answers = Vec::new();
    let mut times = [Duration::MAX; 3];
    for _ in 0..10 {
        for (nth, email) in kinds.into_iter().enumerate() {
            let mut browser = world.browser();
            let form = browser.get("/nb/registrer").await;
            let start = Instant::now();
            let answer = browser.press(&form, "Send e-post", &[("epost", email)]).await;
            times[nth] = times[nth].min(start.elapsed());
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
            answers.push(browser.follow(&answer).await.text());
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    // The same work is done for all; what tells them apart is done later, by a job. A loaded machine is given room.
    let (least, most) = (times.iter().min().unwrap(), times.iter().max().unwrap());
    assert!(most.as_secs_f64() < 2.0 * least.as_secs_f64() + 0.01, "{times:?}");
    assert_eq!(world.written_to("per@ukjent.example").await, None);
}

#[actix_web::test]
async fn a_domain_that_many_share_is_refused_with_the_reason() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get("/nb/registrer").await;
    let refused = kari.press(&form, "Send e-post", &[("epost", "Kari@GMAIL.com.")]).await;
    let sentence = "gmail.com brukes av mange. Skriv adressen du har på jobben.";
    assert_eq!(refused.fault_at("epost").as_deref(), Some(sentence), "{}", refused.text());
    let form = kari.get(&format!("{DOMAINS}/nytt")).await;
    let refused = kari.press(&form, "Registrer et domene", &[("domene", "kommune.no")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn releasing_a_domain_ends_a_login_at_the_next_request_and_an_undo_brings_it_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let page = kari.get(&kari.clone().get(DOMAINS).await.link("eksempel.example")).await;
    let receipt = kari.submit(&page, "Frigi domenet", &[]).await;
    assert_eq!(receipt.heading(), "Domenet er frigitt", "{}", receipt.text());
    let answer = lisa.get(SCOPES).await;
    assert!(answer.location.ends_with("/registrer"), "{} {}", answer.status, answer.location);
    undo(&mut kari, &receipt).await;
    assert_eq!(lisa.get(SCOPES).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn an_administrator_revokes_a_user_and_regrets_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let page = member(&mut kari, "Lisa Lie").await;
    let receipt = kari.submit(&page, "Fjern tilgangen", &[]).await;
    assert_eq!(receipt.heading(), "Tilgangen er fjernet", "{}", receipt.text());
    assert!(lisa.get(SCOPES).await.location.ends_with("/registrer"));
    undo(&mut kari, &receipt).await;
    assert_eq!(lisa.get(SCOPES).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn where_several_organisations_have_a_domain_the_chosen_one_approves() {
    let (world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    set_domain(&world, EKSEMPEL, "felles.example", false).await;
    set_domain(&world, NETT, "felles.example", false).await;
    let mut lisa = world.browser();
    let who = prove(&world, &mut lisa, "lisa@felles.example").await;
    let said = [("navn", "Lisa Lie"), ("telefon", "22334455"), ("virksomhet", EKSEMPEL)];
    let waiting = lisa.submit(&who, "Registrer meg", &said).await;
    assert_eq!(waiting.heading(), "Du venter på godkjenning", "{}", waiting.text());
    assert!(!ali.get("/nb/310130079/virksomhet/brukere").await.says("Lisa Lie"));
    world.advance(SignedDuration::from_mins(2));
    let still = prove(&world, &mut lisa, "lisa@felles.example").await;
    assert_eq!(still.heading(), "Du venter på godkjenning", "{}", still.text());
    let page = member(&mut kari, "Lisa Lie").await;
    let receipt = kari.submit(&page, "Godkjenn", &[]).await;
    assert_eq!(receipt.heading(), "Brukeren er godkjent", "{}", receipt.text());
    world.advance(SignedDuration::from_mins(2));
    let page = prove(&world, &mut lisa, "lisa@felles.example").await;
    assert_eq!(page.path, SCOPES, "{}", page.text());
    undo(&mut kari, &receipt).await;
    assert!(lisa.get(SCOPES).await.location.ends_with("/registrer"));
}

#[actix_web::test]
async fn a_domain_decides_when_its_postmaster_has_passed_on_the_code() {
    let (world, [mut ali]) = World::with_users([ALI]).await;
    let claimed = claim(&mut ali, NETT, "Nett.Example.").await;
    assert_eq!(claimed.heading(), "Domenet er registrert", "{}", claimed.text());
    let mut lisa = world.browser();
    begin(&mut lisa, "lisa@nett.example").await;
    assert_eq!(world.written_to("lisa@nett.example").await, None, "not before");
    let confirmed = confirm(&world, &mut ali, &claimed, "nett.example").await;
    assert_eq!(confirmed.heading(), "Domenet er i kraft", "{}", confirmed.text());
    let page = begin(&mut lisa, "Lisa+test@nett.example").await;
    let (_, code) = world.mailed("lisa@nett.example").await;
    let who = lisa.submit(&page, "Bekreft", &[("kode", &code)]).await;
    let page = lisa.submit(&who, "Registrer meg", &[("navn", "Lisa Lie"), ("telefon", "22334455")]).await;
    assert_eq!(page.path, "/nb/310130079/test/mine-api", "{}", page.text());
}

#[actix_web::test]
async fn whoever_signs_out_is_out() {
    let world = World::with_demo().await;
    let (mut lisa, page) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let out = lisa.submit(&page, "Logg ut Lisa Lie", &[]).await;
    assert_eq!(out.status, StatusCode::OK, "{}", out.text());
    assert!(lisa.get(SCOPES).await.location.contains("/logg-inn"));
}
