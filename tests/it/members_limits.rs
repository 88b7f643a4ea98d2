//! Registration by work e-mail against those who try much: whatever anybody can make more of is counted by what they cannot, and what one person
//! does keeps nobody else from their mail or from production.

use std::fmt::Display;

use futures_util::{StreamExt, stream};
use jiff::SignedDuration;
use portner::{app, members::Command};
use reqwest::StatusCode;

use crate::{
    kept::deactivate,
    members::{begin, claim, member, prove, registered},
    scopes::make,
    support::{
        page::{Page, all},
        people::{ALI, EKSEMPEL, KARI, NETT},
        world::World,
    },
};

const IN_TEST: &str = "/nb/310123455/test/mine-api";
const IN_PRODUCTION: &str = "/nb/310123455/prod/mine-api";
const NINA: &str = "nina@eksempel.example";

impl World {
    /// So much has been done of this kind that nothing more fits for hours.
    async fn is_full(&self, kind: &str, owner: impl Display) {
        let until = self.services.clock.now() + SignedDuration::from_hours(5);
        self.happens(format!(
            "insert into rate_bucket (kind, owner, empty_at, holds) values ('{kind}', '{owner}', '{until}', '1 minute') \
             on conflict (kind, owner) do update set empty_at = excluded.empty_at"
        ))
        .await;
    }

    /// How many mails were written to an address.
    async fn mails_to(&self, email: &str) -> i64 {
        self.works().await;
        self.count(format!("mail where recipient = '{email}'")).await
    }

    /// A domain of Eksempel that decides for its sub-domains as well.
    async fn has_sub_domains(&self, domain: &str) {
        let (org, domain) = (EKSEMPEL.parse().unwrap(), domain.parse().unwrap());
        let add = Command::Add { org, domain, subdomains: true, approval: false };
        app::domains(&self.services, add).await.unwrap();
    }
}

/// A code that is not this one.
fn another(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

#[actix_web::test]
async fn codes_for_ever_new_sub_domains_count_for_the_domain_that_decides_and_links_count_on() {
    let world = World::with_demo().await;
    world.has_sub_domains("firma.example").await;
    for sub in ["a", "b", "c"] {
        let email = format!("nina@{sub}.firma.example");
        let mut browser = world.browser();
        let page = begin(&mut browser, &email).await;
        let (_, code) = world.mailed(&email).await;
        browser.press(&page, "Bekreft", &[("kode", another(&code))]).await;
    }
    let counters: Vec<String> = world
        .ask("select array_agg(owner order by owner) from rate_bucket where kind = 'email-code' and owner not like '% from %'")
        .await;
    assert_eq!(counters, ["domain firma.example"]);
    world.is_full("email-code", "domain firma.example").await;
    let mut nina = world.browser();
    let page = begin(&mut nina, "nina@d.firma.example").await;
    let (link, code) = world.mailed("nina@d.firma.example").await;
    assert_eq!(nina.press(&page, "Bekreft", &[("kode", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = nina.get(&link).await;
    assert_eq!(nina.press(&page, "Gå videre", &[]).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn codes_for_domains_that_nobody_has_registered_count_for_what_somebody_could_have() {
    let world = World::with_demo().await;
    for sub in ["a", "b.c"] {
        let mut browser = world.browser();
        let page = begin(&mut browser, &format!("per@{sub}.ukjent.example")).await;
        browser.press(&page, "Bekreft", &[("kode", "000000")]).await;
    }
    assert_eq!(world.count("rate_bucket where kind = 'email-code' and owner = 'domain ukjent.example'").await, 1);
    assert_eq!(world.count("rate_bucket where owner like '%.ukjent.example%'").await, 0);
}

#[actix_web::test]
async fn mails_to_ever_new_sub_domains_count_for_the_domain_that_decides() {
    let world = World::with_demo().await;
    world.has_sub_domains("firma.example").await;
    begin(&mut world.browser(), "nina@a.firma.example").await;
    assert_eq!(world.mails_to("nina@a.firma.example").await, 1);
    world.is_full("email-mail", "domain firma.example").await;
    begin(&mut world.browser(), "nina@b.firma.example").await;
    begin(&mut world.browser(), NINA).await;
    assert_eq!(world.mails_to("nina@b.firma.example").await, 0);
    assert_eq!(world.mails_to(NINA).await, 1, "another domain");
}

#[actix_web::test]
async fn ten_mails_an_hour_reach_a_mailbox_from_one_network_however_many_browsers_ask() {
    let world = World::with_demo().await;
    for _ in 0..12 {
        begin(&mut world.browser(), NINA).await;
    }
    assert_eq!(world.mails_to(NINA).await, 10);
    let hidden: i64 = world.count("rate_bucket where owner like '%nina%' or owner like '%127.0.0.1%'").await;
    assert_eq!(hidden, 0, "neither the mailbox nor the network can be read");
}

#[actix_web::test]
async fn browsers_that_have_done_nothing_yet_are_counted_together() {
    let world = World::with_demo().await;
    let types = |nth: usize| {
        let mut browser = world.browser();
        async move {
            let form = browser.get("/nb/registrer").await;
            browser.press(&form, "Send e-post", &[("epost", &format!("per{nth}@ukjent.example"))]).await.status
        }
    };
    let answers: Vec<StatusCode> = stream::iter((0..90).map(types)).buffered(8).collect().await;
    let late = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert!((1..=30).contains(&late), "{late} of 90 had to wait");
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 90 - late);
}

#[actix_web::test]
async fn nobody_is_kept_from_their_mail_its_code_and_its_link_by_what_is_done_in_another_browser() {
    let world = World::with_demo().await;
    let mut other = world.browser();
    for _ in 0..6 {
        let page = begin(&mut other, NINA).await;
        let (_, code) = world.mailed(NINA).await;
        for _ in 0..5 {
            other.press(&page, "Bekreft", &[("kode", another(&code))]).await;
        }
        world.advance(SignedDuration::from_secs(61));
    }
    assert_eq!(world.mails_to(NINA).await, 5, "five an hour for one browser");
    let mut nina = world.browser();
    let page = begin(&mut nina, NINA).await;
    assert_eq!(world.mails_to(NINA).await, 6, "at once, and beside them");
    let (link, code) = world.mailed(NINA).await;
    let opened = nina.get(&link).await;
    assert!(opened.says("Gå videre"), "{}", opened.text());
    assert_eq!(nina.press(&page, "Bekreft", &[("kode", &code)]).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn wrong_codes_use_up_the_code_and_leave_the_link() {
    let world = World::with_demo().await;
    let mut nina = world.browser();
    let page = begin(&mut nina, NINA).await;
    let (link, code) = world.mailed(NINA).await;
    for _ in 0..5 {
        nina.press(&page, "Bekreft", &[("kode", another(&code))]).await;
    }
    assert_eq!(nina.press(&page, "Bekreft", &[("kode", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = nina.get(&link).await;
    let who = nina.submit(&page, "Gå videre", &[]).await;
    assert_eq!(who.heading(), "Fortell hvem du er", "{}", who.text());
}

#[actix_web::test]
async fn what_members_write_in_test_takes_nothing_from_production() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.owns_prefix().await;
    let (mut lisa, _) = registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    make(&mut lisa, IN_TEST, "lisa.read").await;
    let counted = |owner: &str| format!("rate_bucket where kind = 'write' and owner = '{owner}'");
    assert_eq!(world.count(counted("310123455 members")).await, 1);
    assert_eq!(world.count(counted("310123455")).await, 0);
    world.is_full("write", "310123455 members").await;
    let page = lisa.get(&format!("{IN_TEST}/ny")).await;
    assert_eq!(lisa.press(&page, "Opprett scope", &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    make(&mut kari, IN_PRODUCTION, "kari.read").await;
}

#[actix_web::test]
async fn what_takes_something_away_waits_for_nobody_else() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.owns_prefix().await;
    let scope = make(&mut kari, IN_PRODUCTION, "kari.read").await;
    let page = kari.get(&format!("{IN_PRODUCTION}/ny")).await;
    world.is_full("write", EKSEMPEL).await;
    assert_eq!(kari.press(&page, "Opprett scope", &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    let receipt = deactivate(&mut kari, &scope, &[]).await;
    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.text());
    assert_eq!(world.count("scope where name = 'eksempel:kari.read' and deactivated_at is not null").await, 1);
}

#[actix_web::test]
async fn whoever_runs_the_mail_of_a_domain_gets_twelve_codes_an_hour_whoever_claims_it() {
    let (world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    let receipt = claim(&mut ali, NETT, "nett.example").await;
    assert_eq!(world.count("rate_bucket where kind = 'email-claim' and owner = 'domain nett.example'").await, 1);
    world.is_full("email-claim", "domain nett.example").await;
    let form = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/e-postdomener/nytt")).await;
    let refused = kari.press(&form, "Registrer et domene", &[("domene", "post.nett.example")]).await;
    let sentence = "Vi har nettopp sendt en e-post dit. Vent noen minutter.";
    assert_eq!(refused.fault_at("domene").as_deref(), Some(sentence), "{}", refused.text());
    world.advance(SignedDuration::from_mins(6));
    let domain = ali.get(&receipt.link("Skriv inn koden")).await;
    let again = ali.press(&domain, "Send ny kode", &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    assert!(again.says(sentence), "{}", again.text());
    assert_eq!(world.mails_to("postmaster@nett.example").await, 1);
}

#[actix_web::test]
async fn whoever_lost_their_access_waits_for_approval_however_the_same_mailbox_is_typed() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let page = member(&mut kari, "Lisa Lie").await;
    kari.submit(&page, "Fjern tilgangen", &[]).await;
    world.advance(SignedDuration::from_mins(2));
    let mut lisa = world.browser();
    let page = begin(&mut lisa, "Lisa+ny@Eksempel.example").await;
    let (_, code) = world.mailed("lisa@eksempel.example").await;
    let who = lisa.submit(&page, "Bekreft", &[("kode", &code)]).await;
    let page = lisa.submit(&who, "Registrer meg", &[("navn", "Lisa Lie"), ("telefon", "22334455")]).await;
    assert_eq!(page.heading(), "Du venter på godkjenning", "{}", page.text());
}

/// How the browser is told to fill in a field.
fn filled_in_as(page: &Page, field: &str) -> (usize, String) {
    let html = page.html();
    let input = all(&html, &format!("input#{field}"))[0];
    let tag = page.body.split("<input").find(|tag| tag.contains(&format!("id=\"{field}\""))).unwrap();
    let tag = tag.split('>').next().unwrap();
    (tag.matches("autocomplete=").count(), input.attr("autocomplete").unwrap_or_default().to_owned())
}

#[actix_web::test]
async fn whoever_registers_says_first_name_and_last_name() {
    let world = World::with_demo().await;
    let mut per = world.browser();
    let who = prove(&world, &mut per, "per@eksempel.example").await;
    assert_eq!(filled_in_as(&who, "navn"), (1, "name".to_owned()));
    assert_eq!(filled_in_as(&who, "telefon"), (1, "tel".to_owned()));
    let refused = per.press(&who, "Registrer meg", &[("navn", "Per"), ("telefon", "22334455")]).await;
    assert_eq!(refused.fault_at("navn").as_deref(), Some("Skriv både fornavn og etternavn"), "{}", refused.text());
    assert_eq!(refused.value_of("telefon"), "22334455");
    let page = per.submit(&refused, "Registrer meg", &[("navn", "Per Lie")]).await;
    assert_eq!(page.path, IN_TEST, "{}", page.text());
}
