//! The last day of accesses to a scope: changed for one or for those that are ticked, looked over, confirmed, and undone while newest; and
//! what access may not be given is not prolonged either.

use futures_util::future::join;
use reqwest::StatusCode;

use crate::{
    kept::redate,
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, EKSEMPEL, KARI, NEDLAGT, NETT, OLA, SYSTEMHUSET},
        steps::paste,
        world::World,
    },
};

const PROD: &str = "/nb/310123455/prod/mine-api";
const JUNE: [(&str, &str); 4] = [("varighet", "til"), ("dag", "1"), ("maned", "6"), ("ar", "2027")];
const ENDLESS: [(&str, &str); 4] = [("varighet", ""), ("dag", ""), ("maned", ""), ("ar", "")];

/// A scope that two may use, one of them to the end of November: Ali's browser and the page of the scope.
async fn with_two() -> (World, Browser, Page) {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let end = [("konsument", SYSTEMHUSET), ("dag", "30"), ("maned", "11"), ("ar", "2026")];
    let page = ali.submit(&scope, "Gi tilgang", &end).await;
    ali.submit(&page, "Gi tilgang", &[("konsument", NETT)]).await;
    let scope = ali.get(&scope.path).await;
    (world, ali, scope)
}

async fn form_of(browser: &mut Browser, scope: &Page, name: &str) -> Page {
    let page = browser.get(&scope.path).await;
    browser.get(&page.link(&format!("Endre sluttdato {name}"))).await
}

async fn ends(world: &World, org: &str) -> String {
    world
        .ask(format!(
            "select coalesce(ends_on::text, 'never') from scope_access a join scope s using (scope_id) \
             where s.name = 'eksempel:vann.read' and org_number = {org} and withdrawn_at is null"
        ))
        .await
}

#[actix_web::test]
async fn one_last_day_is_looked_over_changed_told_and_undone() {
    let (world, mut ali, scope) = with_two().await;
    let form = form_of(&mut ali, &scope, "Systemhuset AS").await;
    assert_eq!(form.heading(), "Endre sluttdato");
    assert!(form.says("30. november 2026"), "{}", form.text());
    let check = ali.press(&form, "Se over", &JUNE).await;
    assert!(check.says("30. november 2026") && check.says("1. juni 2027"), "{}", check.text());
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2026-11-30", "nothing has happened yet");
    let receipt = ali.submit(&check, "Bekreft ny sluttdato", &[]).await;
    assert_eq!(receipt.heading(), "Sluttdatoen er endret");
    assert!(receipt.says("fra «30. november 2026» til «1. juni 2027»"), "{}", receipt.text());
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2027-06-01");

    let mut ola = world.signed_in(OLA).await;
    let held = ola.get(&format!("/nb/{SYSTEMHUSET}/tilganger-vi-har")).await;
    assert!(held.status == StatusCode::OK && held.says("1. juni 2027"), "{} {}", held.location, held.text());
    let log = ola.get(&format!("/nb/{SYSTEMHUSET}/logg")).await;
    assert!(log.says(
        "endret sluttdatoen for tilgangen Systemhuset AS har til eksempel:vann.read. Den gjelder nå til og med 1. juni 2027"
    ));
    assert_eq!(world.log_of(NETT).await, ["scope-access.given"], "who is not concerned is not told");
    let csv = ali.get(&scope.link("Last ned CSV")).await;
    assert!(csv.body.contains(";\"2027-06-01\";"), "{}", csv.body);

    let undone = ali.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("1 av 1 er slik det var før.") && undone.says("Har sluttdatoen fra før"), "{}", undone.text());
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2026-11-30");
    assert_eq!(
        world.log_of(SYSTEMHUSET).await,
        ["scope-access.given", "scope-access.end-date-changed", "scope.undone"]
    );
}

#[actix_web::test]
async fn those_that_are_ticked_get_the_same_last_day_and_one_line_can_be_undone() {
    let (world, mut ali, scope) = with_two().await;
    let receipt = redate(&mut ali, &scope, &["Nett AS", "Systemhuset AS"], Some(["1", "6", "2027"])).await;
    assert!(receipt.says("fra «Uten sluttdato» til «1. juni 2027»"), "{}", receipt.text());
    let line = all_choices(&receipt);
    ali.submit(&receipt, "Angre det som er valgt", &[("linje", &line[0])]).await;
    let mut left = [ends(&world, NETT).await, ends(&world, SYSTEMHUSET).await];
    left.sort();
    assert_eq!(left.iter().filter(|end| *end == "2027-06-01").count(), 1, "{left:?}");
    redate(&mut ali, &scope, &["Nett AS", "Systemhuset AS"], None).await;
    assert_eq!([ends(&world, NETT).await, ends(&world, SYSTEMHUSET).await], ["never", "never"]);
}

fn all_choices(receipt: &Page) -> Vec<String> {
    let html = receipt.html();
    let boxes = crate::support::page::all(&html, "input[name=linje]");
    boxes.iter().map(|tick| tick.attr("value").unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn what_is_typed_wrong_is_said_at_its_field_and_nothing_is_lost() {
    let (world, mut ali, scope) = with_two().await;
    let form = form_of(&mut ali, &scope, "Systemhuset AS").await;
    for (fields, sentence) in [
        (
            [("varighet", "til"), ("dag", ""), ("maned", ""), ("ar", "")],
            "Skriv en dato som finnes, med dag, måned og år.",
        ),
        ([("varighet", "til"), ("dag", "31"), ("maned", "6"), ("ar", "2027")], "Måneden har ikke så mange dager."),
        (
            [("varighet", "til"), ("dag", "30"), ("maned", "11"), ("ar", "2026")],
            "Tilgangene har denne sluttdatoen allerede. Velg en annen.",
        ),
    ] {
        let back = ali.press(&form, "Se over", &fields).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert_eq!(back.fault_at("dag").as_deref(), Some(sentence), "{fields:?}");
        assert_eq!(back.value_of("dag"), fields[1].1);
    }
    let past = ali.press(&form, "Se over", &[("varighet", "til"), ("dag", "1"), ("maned", "6"), ("ar", "2026")]).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = ali.press(&scope, "Endre sluttdato for de valgte", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is ticked");
    let nothing = ali.get(&format!("{}/tilganger/sluttdato", scope.path)).await;
    assert_eq!(nothing.status, StatusCode::SEE_OTHER);
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2026-11-30");
}

#[actix_web::test]
async fn of_two_who_change_it_the_second_looks_again_and_a_second_press_does_nothing_more() {
    let (world, mut ali, scope) = with_two().await;
    let mut kari = world.signed_in(KARI).await;
    let form = form_of(&mut ali, &scope, "Systemhuset AS").await;
    let check = ali.press(&form, "Se over", &JUNE).await;
    let form = form_of(&mut kari, &scope, "Systemhuset AS").await;
    let theirs = kari.press(&form, "Se over", &ENDLESS).await;
    let (mut hand, mut tab) = (ali.clone(), ali.clone());
    let (one, other) =
        join(hand.press(&check, "Bekreft ny sluttdato", &[]), tab.press(&check, "Bekreft ny sluttdato", &[])).await;
    assert_eq!((one.status, &one.location), (StatusCode::SEE_OTHER, &other.location));
    let late = kari.press(&theirs, "Bekreft ny sluttdato", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.says("Noe er endret siden du så på tilgangene. Ingenting er gjort. Se over på nytt."),
        "{}",
        late.text()
    );
    assert!(late.says("1. juni 2027"), "what it is now: {}", late.text());
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2027-06-01");
}

#[actix_web::test]
async fn it_is_undone_only_while_it_is_the_newest() {
    let (world, mut ali, scope) = with_two().await;
    let first = redate(&mut ali, &scope, &["Systemhuset AS"], Some(["1", "6", "2027"])).await;
    redate(&mut ali, &scope, &["Systemhuset AS"], Some(["2", "6", "2027"])).await;
    let refused = ali.press(&first, "Angre", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
    let last = redate(&mut ali, &scope, &["Systemhuset AS"], Some(["3", "6", "2027"])).await;
    let undone = ali.submit(&last, "Angre", &[]).await;
    assert!(undone.says("1 av 1 er slik det var før."), "{}", undone.text());
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2027-06-02");
}

#[actix_web::test]
async fn an_access_that_could_not_be_given_is_shortened_and_never_prolonged() {
    let (world, mut ali, scope) = with_two().await;
    world
        .happens(format!(
            "insert into scope_access (scope_access_id, scope_id, org_number, ends_on) \
             select gen_random_uuid(), scope_id, org, '2026-12-31' from scope cross join (values ({NEDLAGT}), ({EKSEMPEL})) o (org) \
             where name = 'eksempel:vann.read'"
        ))
        .await;
    let page = ali.get(&scope.path).await;
    let html = page.html();
    let names = crate::support::page::all(&html, "tbody th bdi").into_iter().map(crate::support::page::says);
    let names: Vec<String> = names.collect();
    assert_eq!(names.len(), 4);
    for name in names.iter().filter(|name| !["Nett AS", "Systemhuset AS"].contains(&name.as_str())) {
        let form = form_of(&mut ali, &scope, name).await;
        let back = ali.press(&form, "Se over", &JUNE).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(
            back.fault_at("dag").unwrap().starts_with(&format!("Tilgangen til {name} kan ikke forlenges.")),
            "{}",
            back.text()
        );
        redate(&mut ali, &scope, &[name], Some(["1", "12", "2026"])).await;
    }
    // A scope that is out of use: what rests is not made longer.
    let ask = ali.get(&page.link("Deaktiver")).await;
    ali.submit(&ask, "Deaktiver scopet", &[("bekreft", "vann.read")]).await;
    let form = form_of(&mut ali, &scope, "Systemhuset AS").await;
    let back = ali.press(&form, "Se over", &JUNE).await;
    assert_eq!(
        back.fault_at("dag").as_deref(),
        Some("Scopet er deaktivert. Ta det i bruk igjen før dere forlenger tilganger."),
        "{}",
        back.text()
    );
    assert_eq!(ends(&world, SYSTEMHUSET).await, "2026-11-30");
}

#[actix_web::test]
async fn a_provider_gives_itself_no_access_on_any_page() {
    let (world, mut ali, scope) = with_two().await;
    let back = ali.press(&scope, "Gi tilgang", &[("konsument", EKSEMPEL)]).await;
    let sentence = "Dette er deres eget nummer. Dere bruker deres egne scope uten tilgang.";
    assert_eq!(back.fault_at("konsument").as_deref(), Some(sentence));
    let piece = ali.get(&format!("{PROD}/oppslag?leverandor={EKSEMPEL}")).await;
    assert!(piece.says(sentence), "{}", piece.text());
    let check = paste(&mut ali, &scope, &format!("{EKSEMPEL}\n310334456")).await;
    assert!(check.says("Deres eget nummer"), "{}", check.text());
    ali.submit(&check, "Gi tilgang til 1", &[]).await;
    let test = crate::scopes::make(&mut ali, "/nb/310123455/test/mine-api", "vann.read").await;
    world
        .happens(format!(
            "insert into scope_access (scope_access_id, scope_id, org_number) select gen_random_uuid(), scope_id, {EKSEMPEL} \
             from scope where name = 'eksempel:vann.read' and environment = 'test'"
        ))
        .await;
    let copy = ali.get(&test.link("Kopier til produksjon")).await;
    assert!(copy.says("Dere selv har tilgang i test. Den blir ikke med"), "{}", copy.text());
    let own = format!(
        "scope_access a join scope s using (scope_id) where environment = 'prod' and org_number = {EKSEMPEL} and provider_org_number = {EKSEMPEL}"
    );
    assert_eq!(world.count(own).await, 0);
}

#[actix_web::test]
async fn who_may_not_manage_scopes_changes_no_last_day() {
    let (world, mut ali, scope) = with_two().await;
    let form = form_of(&mut ali, &scope, "Nett AS").await;
    for person in [ALI, OLA] {
        let mut browser = world.signed_in(person).await;
        let org = if person == ALI { NETT } else { SYSTEMHUSET };
        let address = form.path.replace(EKSEMPEL, org);
        assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    world
        .happens(
            "update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' where code = 'self-service-api'",
        )
        .await;
    let check = ali.get(&form.path).await;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&check.status), "{}", check.status);
}
