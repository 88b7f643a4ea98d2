//! A scope that is to go out of use on a day: told at once, out of use when the day begins, and cancelled as long as the plan waits.

use futures_util::future::join;
use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::{Page, all},
    people::{ALI, EKSEMPEL, KARI, NETT, OLA, SYSTEMHUSET},
    world::World,
};

/// Of a form in another tab.
const OTHER_KEY: &str = "0197b1c2-0000-7000-8000-000000000001";

const TEST: &str = "/nb/310123455/test/mine-api";
const PROD: &str = "/nb/310123455/prod/mine-api";

impl World {
    async fn reach_on(&self, day: &str) -> i64 {
        self.ask(format!("select count(*) from effective_access('{day}') where scope_name = 'eksempel:vann.read'"))
            .await
    }
    async fn waiting_plans(&self) -> i64 {
        self.ask("select count(*) from scope_plan where cancelled_at is null and done_at is null").await
    }
    /// From the beginning of every test, a Friday at a quarter past ten, to a quarter past midnight on the first of December.
    async fn first_of_december(&self) {
        self.advance(SignedDuration::from_hours(24 * 10 + 13));
        self.housekeeping().await;
        assert_eq!(self.waiting_plans().await, 1, "a quarter past eleven the evening before");
        self.advance(SignedDuration::from_hours(1));
    }
}

/// Plans it for the first of December.
async fn plan(browser: &mut Browser, scope: &Page, more: &[(&str, &str)]) -> Page {
    let ask = browser.get(&scope.link("Deaktiver")).await;
    let day = [("nar", "dato"), ("dag", "1"), ("maned", "12"), ("ar", "2026"), ("bekreft", "vann.read")];
    browser.submit(&ask, "Deaktiver scopet", &[&day[..], more].concat()).await
}

#[actix_web::test]
async fn a_scope_goes_out_of_use_as_the_day_begins_however_late_the_housekeeping_is() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let mut ola = world.signed_in(OLA).await;
    ali.submit(&scope, "Gi tilgang", &[("konsument", SYSTEMHUSET)]).await;
    let ask = ali.get(&scope.link("Deaktiver")).await;
    for (day, sentence) in [
        (["", "", ""], "Skriv en dato som finnes, med dag, måned og år."),
        (["31", "11", "2026"], "Måneden har ikke så mange dager."),
        (["20", "11", "2026"], "Velg en dag fra i morgen, eller svar «Nå»."),
        (["21", "11", "2027"], "Velg en dag innen ett år."),
    ] {
        let fields = [("nar", "dato"), ("dag", day[0]), ("maned", day[1]), ("ar", day[2]), ("bekreft", "vann.read")];
        let back = ali.press(&ask, "Deaktiver scopet", &fields).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(back.fault_at("dag").as_deref(), Some(sentence), "{day:?}");
    }
    let receipt = plan(&mut ali, &scope, &[("melding", "Bruk v2")]).await;
    assert_eq!(receipt.heading(), "Deaktiveringen er planlagt", "{}", receipt.text());
    let log = ola.get("/nb/310223344/logg").await;
    let sentence = "skal deaktivere scopet eksempel:vann.read 1. desember 2026. Tilgangen deres hviler fra da til scopet tas i bruk igjen. Melding: Bruk v2";
    assert!(log.says(sentence), "{}", log.text());
    assert!(ali.get(PROD).await.says("Deaktiveres 1. des. 2026"));
    let page = ali.get(&scope.path).await;
    assert!(page.says("Scopet deaktiveres 1. desember 2026, når dagen begynner."), "{}", page.text());
    let again =
        ali.press(&ask, "Deaktiver scopet", &[("nar", "dato"), ("dag", "2"), ("maned", "12"), ("ar", "2026")]).await;
    assert!(again.fault_at("dag").unwrap().starts_with("Scopet skal allerede deaktiveres 1. desember 2026."));

    assert_eq!((world.reach_on("2026-11-30").await, world.reach_on("2026-12-01").await), (1, 0));
    world.first_of_december().await;
    join(world.housekeeping(), world.housekeeping()).await;
    let mut log = world.log_of(SYSTEMHUSET).await;
    log.retain(|kind| kind.starts_with("scope"));
    assert_eq!(log, ["scope-access.given", "scope.deactivation-planned", "scope.deactivated"]);
    let mut ali = world.signed_in(ALI).await;
    assert!(ali.get(&scope.path).await.says("Deaktivert 1. desember 2026 kl. 00.15"));
    let mut kari = world.signed_in(KARI).await;
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Scopet eksempel:vann.read ble deaktivert, som planlagt"), "{}", log.text());

    let reference: String = world
        .ask(format!("select ref from receipt where kind = 'scope.deactivated' and org_number = {EKSEMPEL}"))
        .await;
    let receipt = ali.get(&format!("/nb/310123455/kvittering/{reference}")).await;
    assert!(receipt.says("Portner") && receipt.says("Bruk v2"), "{}", receipt.text());
    let undone = ali.submit(&receipt, "Angre deaktiveringen", &[]).await;
    assert!(undone.says("Scopet eksempel:vann.read er i bruk igjen."), "{}", undone.text());
    assert_eq!(world.reach_on("2026-12-01").await, 1);
    world.housekeeping().await;
    assert_eq!(world.reach_on("2026-12-01").await, 1, "what was carried out is not carried out again");
}

#[actix_web::test]
async fn now_with_a_day_typed_is_asked_about_and_neither_counts() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let ask = ali.get(&scope.link("Deaktiver")).await;
    assert!(!ask.says("Skriver du en dato, gjelder den"), "{}", ask.text());
    for (address, button, sentence) in [
        (
            ask.path.clone(),
            "Deaktiver scopet",
            "Du har skrevet en dato, men svart «Nå». Svar «På dato», eller fjern datoen.",
        ),
        (ask.path.replacen("/nb/", "/nn/", 1), "Deaktiver scopet", "Du har skrive ein dato, men svara «No»."),
        (ask.path.replacen("/nb/", "/en/", 1), "Deactivate the scope", "You have entered a date, but answered “Now”."),
    ] {
        let mut ask = ali.get(&address).await;
        let day = [("nar", ""), ("dag", "1"), ("maned", "3"), ("ar", "2027"), ("bekreft", "vann.read")];
        // Pressed once more as it stands, it is no answer either.
        for again in [false, true] {
            ask = ali.press(&ask, button, if again { &[] } else { &day }).await;
            assert_eq!(ask.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}: {}", ask.text());
            assert!(ask.fault_at("dag").is_some_and(|it| it.starts_with(sentence)), "{}", ask.text());
            let html = ask.html();
            assert_eq!(all(&html, "#nar[checked]").len() + all(&html, "#ar[value='2027']").len(), 2, "both are kept");
            assert!(all(&html, ".with-choices").is_empty(), "what is asked about is in sight");
        }
    }
    assert_eq!((world.waiting_plans().await, world.reach_on("2027-03-02").await), (0, 0));
    assert!(ali.get(&scope.path).await.says("Deaktiver"), "it is in use");
    let wrong = [("nar", ""), ("dag", ""), ("maned", "3"), ("ar", ""), ("bekreft", "vann.read")];
    assert_eq!(ali.press(&ask, "Deaktiver scopet", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = ali.submit(&ask, "Deaktiver scopet", &[("bekreft", "vann.read")]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let back = ali.get(&scope.path).await;
    assert!(back.says("Ta i bruk igjen"), "without a day it is now: {}", back.text());
}

#[actix_web::test]
async fn a_plan_that_is_sent_twice_gets_its_receipt_twice_and_another_plan_is_refused() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let (ask, other) = (ali.get(&scope.link("Deaktiver")).await, ali.get(&scope.link("Deaktiver")).await);
    let day = [("nar", "dato"), ("dag", "1"), ("maned", "12"), ("ar", "2026"), ("bekreft", "vann.read")];
    let first = ali.press(&ask, "Deaktiver scopet", &day).await;
    let second = ali.press(&ask, "Deaktiver scopet", &day).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &second.location), "{}", second.text());
    assert_eq!(world.waiting_plans().await, 1);
    let in_another_tab = ali.press(&other, "Deaktiver scopet", &day).await;
    assert_eq!((in_another_tab.status, &in_another_tab.location), (StatusCode::SEE_OTHER, &first.location));
    let later = [("nar", "dato"), ("dag", "2"), ("maned", "12"), ("ar", "2026"), ("bekreft", "vann.read")];
    let refused = ali.press(&other, "Deaktiver scopet", &[&later[..], &[("nokkel", OTHER_KEY)]].concat()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.fault_at("dag").unwrap().starts_with("Scopet skal allerede deaktiveres 1. desember 2026."));
}

#[actix_web::test]
async fn a_plan_is_cancelled_by_its_button_by_its_receipt_and_with_the_scope() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    ali.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    plan(&mut ali, &scope, &[]).await;
    let page = ali.get(&scope.path).await;
    let cancelled = ali.submit(&page, "Avlys deaktiveringen", &[]).await;
    assert!(cancelled.says("blir likevel ikke deaktivert 1. desember 2026"), "{}", cancelled.text());
    assert!(!ali.get(&scope.path).await.says("Scopet deaktiveres"));
    let twice = ali.press(&page, "Avlys deaktiveringen", &[("nokkel", OTHER_KEY)]).await;
    assert_eq!((twice.status, &twice.location), (StatusCode::SEE_OTHER, &cancelled.path), "the same in another tab");

    let receipt = plan(&mut ali, &scope, &[]).await;
    let undone = ali.submit(&receipt, "Avlys deaktiveringen", &[]).await;
    assert_eq!(undone.heading(), "Deaktiveringen er avlyst");
    assert_eq!(world.reach_on("2026-12-01").await, 1);
    let kinds = ["scope.deactivation-planned", "scope.deactivation-cancelled"];
    assert_eq!(world.log_of(NETT).await, [&["scope-access.given"][..], &kinds, &kinds].concat());

    // It is changed, and taken out of use by hand, before the day.
    let planned = plan(&mut ali, &scope, &[]).await;
    let edit = ali.get(&scope.link("Endre")).await;
    ali.submit(&edit, "Lagre", &[("beskrivelse", "Nye ord")]).await;
    assert_eq!(world.waiting_plans().await, 1, "a plan is for the scope, whatever is said about it");
    let ask = ali.get(&scope.link("Deaktiver")).await;
    assert!(ask.says("Scopet deaktiveres 1. desember 2026"), "{}", ask.text());
    let off = ali.submit(&ask, "Deaktiver scopet", &[("bekreft", "vann.read")]).await;
    assert_eq!(world.waiting_plans().await, 0);
    ali.submit(&off, "Angre deaktiveringen", &[]).await;
    let refused = ali.press(&planned, "Avlys deaktiveringen", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
    world.advance(SignedDuration::from_hours(24 * 20));
    world.housekeeping().await;
    assert_eq!(world.reach_on("2026-12-10").await, 1, "it stays in use");
}

#[actix_web::test]
async fn a_plan_that_was_made_since_is_not_cancelled_by_the_button_of_another() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    plan(&mut ali, &scope, &[]).await;
    let seen = ali.get(&scope.path).await;
    let mut kari = world.signed_in(KARI).await;
    let page = kari.get(&scope.path).await;
    kari.submit(&page, "Avlys deaktiveringen", &[]).await;
    plan(&mut kari, &scope, &[("melding", "Bruk v2")]).await;
    let refused = ali.press(&seen, "Avlys deaktiveringen", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.says("Scopet ble endret mens du så på siden. Ingenting er gjort. Se over på nytt."));
    assert!(refused.says("Scopet deaktiveres 1. desember 2026, når dagen begynner."), "{}", refused.text());
    assert_eq!(world.waiting_plans().await, 1);
    let cancelled = ali.submit(&refused, "Avlys deaktiveringen", &[]).await;
    assert_eq!(cancelled.heading(), "Deaktiveringen er avlyst", "{}", cancelled.text());
}

#[actix_web::test]
async fn accesses_that_are_to_go_with_the_scope_go_on_the_day_and_come_back() {
    let (world, mut ali, scope) = World::with_scope(TEST).await;
    ali.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    plan(&mut ali, &scope, &[("tilganger", "trekk")]).await;
    let how = "select coalesce(withdrawn_how, 'has it') from scope_access a join scope s using (scope_id) \
               where s.name = 'eksempel:vann.read' order by granted_at desc limit 1";
    assert_eq!(world.ask::<String>(how).await, "has it");
    world.first_of_december().await;
    world.housekeeping().await;
    assert_eq!(world.ask::<String>(how).await, "deactivated");
    let mut ali = world.signed_in(ALI).await;
    let reference: String = world.ask("select ref from receipt where kind = 'scope.deactivated'").await;
    let receipt = ali.get(&format!("/nb/310123455/kvittering/{reference}")).await;
    ali.submit(&receipt, "Angre deaktiveringen", &[]).await;
    assert_eq!(world.ask::<String>(how).await, "has it");
    assert_eq!(world.reach_on("2026-12-01").await, 1);
}

#[actix_web::test]
async fn a_consumer_reads_in_its_list_that_a_scope_is_to_go_out_of_use() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let mut ola = world.signed_in(OLA).await;
    ali.submit(&scope, "Gi tilgang", &[("konsument", SYSTEMHUSET)]).await;
    plan(&mut ali, &scope, &[]).await;
    let held = format!("/nb/{SYSTEMHUSET}/tilganger-vi-har");
    for (path, says) in [(held.clone(), "Tas ut av bruk 1. des. 2026"), (format!("{held}.csv"), "\"2026-12-01\"")] {
        let page = ola.get(&path).await;
        assert!(page.body.replace('\u{a0}', " ").contains(says), "{path}: {}", page.body);
    }
    world.first_of_december().await;
    assert!(!ola.get(&held).await.says("eksempel:vann.read"), "it is hidden as the day begins");
}
