//! Taking access to a scope back: chosen on the list, over its pages, by several people and by many, looked over, confirmed, and undone.

use futures_util::future::join;
use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::{Page, all, says},
    people::{ALI, EKSEMPEL, KARI, MONA, NETT, OLA, SYSTEMHUSET, VANNVERK},
    steps::paste,
    world::World,
};

const PROD: &str = "/nb/310123455/prod/mine-api";

/// A scope that three may use: Ali's browser and the page of the scope.
async fn with_three() -> (World, Browser, Page) {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let check = paste(&mut ali, &scope, &[NETT, SYSTEMHUSET, VANNVERK].join("\n")).await;
    ali.submit(&check, "Gi tilgang til 3", &[]).await;
    let scope = ali.get(&scope.path).await;
    (world, ali, scope)
}

async fn look_over(browser: &mut Browser, list: &Page) -> Page {
    browser.get(&list.link("Se over og bekreft")).await
}

/// What can be ticked on a page, and what is ticked elsewhere.
fn ticks(page: &Page) -> Vec<String> {
    let html = page.html();
    all(&html, "input[name=tilgang]").iter().map(|tick| tick.attr("value").unwrap().to_owned()).collect()
}

async fn standing(world: &World) -> i64 {
    world.have_access("prod").await
}

#[actix_web::test]
async fn one_is_chosen_unchosen_looked_over_removed_and_undone() {
    let (world, mut ali, scope) = with_three().await;
    let list = ali.submit(&scope, "Fjern Nett AS", &[]).await;
    assert!(list.says("Du har valgt å fjerne 1 tilgang. Ingenting er endret ennå."), "{}", list.text());
    assert!(list.says("Fjernes når du bekrefter"));
    let list = ali.submit(&list, "Angre valget for Nett AS", &[]).await;
    assert!(!list.says("Du har valgt å fjerne"), "{}", list.text());
    ali.submit(&list, "Fjern Nett AS", &[]).await;
    let list = ali.submit(&list, "Fjern Systemhuset AS", &[]).await;
    assert_eq!(standing(&world).await, 3, "nothing has happened yet");

    let review = look_over(&mut ali, &list).await;
    assert!(review.says("Nett AS") && review.says("Systemhuset AS") && !review.says("Vestby vannverk"));
    let receipt = ali.submit(&review, "Fjern 2 tilganger", &[("grunn", "Avtalen er slutt")]).await;
    assert_eq!(receipt.heading(), "2 tilganger er fjernet", "{}", receipt.text());
    assert_eq!(standing(&world).await, 1);
    let list = ali.get(&scope.path).await;
    assert!(!list.says("Du har valgt å fjerne") && !list.says("Fjernes når du bekrefter"));
    for org in [NETT, SYSTEMHUSET] {
        assert_eq!(world.log_of(org).await.last().unwrap(), "scope-access.withdrawn");
    }

    let undone = ali.submit(&receipt, "Angre fjerningen", &[]).await;
    assert!(undone.says("2 av 2 er slik det var før."), "{}", undone.text());
    assert_eq!(standing(&world).await, 3);
}

#[actix_web::test]
async fn a_choice_survives_search_reload_and_another_login_and_expires_after_a_week() {
    let (world, mut ali, scope) = with_three().await;
    let found = ali.get(&format!("{}?q=nett", scope.path)).await;
    let list = ali.submit(&found, "Fjern Nett AS", &[]).await;
    assert!(list.path.contains("?q=nett#"), "the search stays: {}", list.path);
    let nobody = ali.get(&format!("{}?q=finnes+ikke", scope.path)).await;
    assert!(nobody.says("Du har valgt å fjerne 1 tilgang."), "{}", nobody.text());
    let found = ali.get(&format!("{}?q=systemhuset", scope.path)).await;
    ali.submit(&found, "Fjern de valgte", &[("tilgang", &found.choice("Velg Systemhuset AS"))]).await;
    let mut again = world.signed_in(ALI).await;
    let list = again.get(&scope.path).await;
    assert!(list.says("Du har valgt å fjerne 2 tilganger."), "{}", list.text());
    assert_eq!(world.count("access_draft_item").await, 2);

    world.advance(SignedDuration::from_hours(24 * 7 + 1));
    let mut late = world.signed_in(ALI).await;
    assert!(!late.get(&scope.path).await.says("Du har valgt å fjerne"));
    world.housekeeping().await;
    assert_eq!(world.count("access_draft").await, 0);
    assert_eq!(standing(&world).await, 3);
}

#[actix_web::test]
async fn colleagues_see_who_has_chosen_and_each_has_a_choice_of_their_own() {
    let (world, mut ali, scope) = with_three().await;
    let mut kari = world.signed_in(KARI).await;
    ali.submit(&scope, "Fjern Nett AS", &[]).await;
    let seen = kari.get(&scope.path).await;
    assert!(seen.says("har valgt å fjerne 1 tilgang her, men ikke bekreftet det"), "{}", seen.text());
    assert!(!seen.says("Du har valgt") && !seen.says("Fjernes når du bekrefter"));
    let theirs = kari.submit(&seen, "Fjern alle som har tilgang", &[]).await;
    assert!(theirs.says("Du har valgt å fjerne 3 tilganger."), "{}", theirs.text());
    let list = ali.get(&scope.path).await;
    let review = look_over(&mut ali, &list).await;
    let own = look_over(&mut kari, &theirs).await;
    kari.submit(&own, "Fjern 3 tilganger", &[]).await;

    let late = ali.press(&review, "Fjern 1 tilgang", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Nett AS har ikke tilgangen lenger og er tatt ut av det du valgte."), "{}", late.text());
    assert!(late.says("Det er ingenting å fjerne."));
    assert_eq!(world.log_of(NETT).await, ["scope-access.given", "scope-access.withdrawn"]);
}

#[actix_web::test]
async fn who_may_only_look_can_choose_nothing() {
    let (world, ..) = with_three().await;
    let scope: String = world.ask("select scope_id::text from scope where name = 'eksempel:vann.read'").await;
    for (person, org, status) in [
        (MONA, EKSEMPEL, StatusCode::FORBIDDEN),
        (OLA, EKSEMPEL, StatusCode::NOT_FOUND),
        (OLA, SYSTEMHUSET, StatusCode::NOT_FOUND),
    ] {
        let mut browser = world.signed_in(person).await;
        let csrf = browser.get("/nb/virksomheter").await.csrf();
        for rest in ["valg", "fjern", "sluttdato"] {
            let address = format!("/nb/{org}/prod/mine-api/{scope}/tilganger/{rest}");
            let fields = [("csrf", csrf.as_str()), ("nokkel", &FormKey::draw()), ("tilgang", &scope)];
            let answer = browser.post(&address, &fields).await;
            assert_eq!(answer.status, status, "{person} at {address}: {}", answer.text());
        }
    }
    assert_eq!(world.count("access_draft").await, 0);
}

#[actix_web::test]
async fn an_access_that_ends_meanwhile_drops_out_and_the_rest_is_removed() {
    let (world, mut ali, scope) = with_three().await;
    ali.submit(&scope, "Fjern Nett AS", &[]).await;
    let list = ali.submit(&scope, "Fjern Systemhuset AS", &[]).await;
    let review = look_over(&mut ali, &list).await;
    world
        .happens(format!(
            "update scope_access set withdrawn_at = now(), withdrawn_how = 'expired' where org_number = {NETT} and withdrawn_at is null"
        ))
        .await;
    let late = ali.press(&review, "Fjern 2 tilganger", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Det du valgte, er endret siden du så over det. Ingenting er gjort. Se over på nytt."));
    assert!(late.says("Nett AS har ikke tilgangen lenger og er tatt ut av det du valgte."), "{}", late.text());
    let receipt = ali.submit(&late, "Fjern 1 tilgang", &[]).await;
    assert_eq!(receipt.heading(), "1 tilgang er fjernet");
}

#[actix_web::test]
async fn what_is_given_after_all_were_chosen_is_not_removed() {
    let (world, mut ali, scope) = with_three().await;
    let list = ali.submit(&scope, "Fjern alle som har tilgang", &[]).await;
    let mut kari = world.signed_in(KARI).await;
    // A colleague removes one and gives it again: another access, however much it looks the same.
    let page = kari.get(&scope.path).await;
    let theirs = kari.submit(&page, "Fjern Nett AS", &[]).await;
    let review = look_over(&mut kari, &theirs).await;
    kari.submit(&review, "Fjern 1 tilgang", &[]).await;
    let page = kari.get(&scope.path).await;
    kari.submit(&page, "Gi tilgang", &[("konsument", NETT)]).await;
    let review = look_over(&mut ali, &list).await;
    assert!(review.says("Nett AS har ikke tilgangen lenger"), "{}", review.text());
    ali.submit(&review, "Fjern 2 tilganger", &[]).await;
    let left: Vec<i32> = world
        .ask("select array_agg(org_number) from scope_access a join scope s using (scope_id) where s.name = 'eksempel:vann.read' and withdrawn_at is null")
        .await;
    assert_eq!(left, [NETT.parse::<i32>().unwrap()]);
}

#[actix_web::test]
async fn nothing_chosen_is_told_and_old_addresses_lead_to_the_list() {
    let (world, mut ali, scope) = with_three().await;
    let none = ali.press(&scope, "Fjern de valgte", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.fault_at("tilganger").as_deref(), Some("Kryss av for minst én tilgang først."));
    let none = ali.get(&format!("{}/tilganger/fjern", scope.path)).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let id = scope.choice("Velg Nett AS");
    let old = ali.get(&format!("{}/tilganger/fjern?tilgang={id}", scope.path)).await;
    assert_eq!((old.status, old.location), (StatusCode::SEE_OTHER, format!("{}#rad-{id}", scope.path)));
    assert_eq!(world.count("access_draft").await, 0, "an address chooses nothing");
    // A form of before still removes what it says.
    let (csrf, key) = (scope.csrf(), FormKey::draw());
    let fields = [("csrf", csrf.as_str()), ("nokkel", key.as_str()), ("tilgang", id.as_str()), ("grunn", "")];
    let removed = ali.post(&format!("{}/tilganger/fjern", scope.path), &fields).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert_eq!(standing(&world).await, 2);
}

#[actix_web::test]
async fn what_is_not_of_the_scope_cannot_be_chosen_and_of_what_has_ended_nothing_is() {
    let (world, mut ali, scope) = with_three().await;
    let before = ticks(&scope);
    let list = ali.submit(&scope, "Fjern Nett AS", &[]).await;
    let review = look_over(&mut ali, &list).await;
    ali.submit(&review, "Fjern 1 tilgang", &[]).await;
    let list = ali.get(&scope.path).await;
    let stands = ticks(&list);
    let ended = before.iter().find(|row| !stands.contains(row)).unwrap();
    let foreign: String = world
        .ask(format!(
            "select scope_access_id::text from scope_access where scope_access_id not in ('{}') limit 1",
            before.join("', '")
        ))
        .await;
    let (csrf, random) = (list.csrf(), uuid::Uuid::now_v7().to_string());
    let address = format!("{}/tilganger/valg", scope.path);
    for row in [&foreign, &random] {
        for fields in [vec![("fjern", row)], vec![("angre", row)], vec![("tilgang", &stands[0]), ("tilgang", row)]] {
            let fields = fields.into_iter().map(|(name, value)| (name, value.as_str()));
            let fields: Vec<_> = [("csrf", csrf.as_str()), ("alle", "valgte")].into_iter().chain(fields).collect();
            assert_eq!(ali.post(&address, &fields).await.status, StatusCode::NOT_FOUND, "{fields:?}");
        }
    }
    let fields = [("csrf", csrf.as_str()), ("alle", "valgte"), ("tilgang", &stands[0]), ("tilgang", ended)];
    let answer = ali.post(&address, &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    assert!(answer.says("Noen av dem du valgte, har ikke tilgang lenger."), "{}", answer.text());
    assert_eq!(world.count("access_draft_item").await, 0, "all or nothing");
}

#[actix_web::test]
async fn the_second_press_and_the_second_tab_get_the_same_receipt() {
    let (world, mut ali, scope) = with_three().await;
    let list = ali.submit(&scope, "Fjern Nett AS", &[]).await;
    let (one, other) = (look_over(&mut ali, &list).await, look_over(&mut ali, &list).await);
    let (mut tab, mut hand) = (ali.clone(), ali.clone());
    let (first, second) = join(tab.press(&one, "Fjern 1 tilgang", &[]), hand.press(&one, "Fjern 1 tilgang", &[])).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &second.location));
    let third = ali.press(&other, "Fjern 1 tilgang", &[("grunn", "Også her")]).await;
    assert_eq!(third.location, first.location, "{}", third.text());
    assert_eq!(world.log_of(NETT).await, ["scope-access.given", "scope-access.withdrawn"]);
}

#[actix_web::test]
async fn what_is_chosen_in_another_tab_is_looked_over_first() {
    let (world, mut ali, scope) = with_three().await;
    let list = ali.submit(&scope, "Fjern Nett AS", &[]).await;
    let review = look_over(&mut ali, &list).await;
    ali.submit(&list, "Fjern Systemhuset AS", &[]).await;
    let stale = ali.press(&review, "Fjern 1 tilgang", &[]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.text());
    assert_eq!(standing(&world).await, 3);
    ali.submit(&stale, "Behold alt", &[]).await;
    assert_eq!(world.count("access_draft_item").await, 0);
    let faulty = ali.get(&scope.path).await;
    let list = ali.submit(&faulty, "Fjern Nett AS", &[]).await;
    let review = look_over(&mut ali, &list).await;
    let back = ali.press(&review, "Fjern 1 tilgang", &[("grunn", &"x".repeat(501))]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.fault_at("grunn").is_some(), "{}", back.text());
    let receipt = ali.submit(&back, "Fjern 1 tilgang", &[("grunn", "Kort")]).await;
    assert_eq!(receipt.heading(), "1 tilgang er fjernet");
}

#[actix_web::test]
async fn ticks_stay_when_the_page_is_turned_searched_or_something_else_is_pressed() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    world.gives_many("prod", 120).await;
    let first = ali.get(&scope.path).await;
    let ticked = ticks(&first)[0].clone();
    let second = ali.submit(&first, "Neste", &[("tilgang", &ticked)]).await;
    assert!(second.says("1 er krysset av på en annen side."), "{}", second.text());
    let here = ticks(&second)[1].clone();
    let both = [("tilgang", ticked.as_str()), ("tilgang", here.as_str())];
    let third = ali.submit(&second, "Neste", &both).await;
    assert!(third.says("2 er krysset av på andre sider."), "{}", third.text());
    let nothing = ali.submit(&third, "Søk", &[("sok", "finnes ikke")]).await;
    assert_eq!(ticks(&nothing), [ticked.clone(), here.clone()], "hidden");
    let list = ali.submit(&nothing, "Søk", &[("sok", "")]).await;
    let another = all(&list.html(), "button[name=fjern]").into_iter().map(says).nth(5).unwrap();
    let list = ali.submit(&list, &another, &[]).await;
    assert!(
        list.says("Du har valgt å fjerne 1 tilgang.") && list.says("1 er krysset av på en annen side."),
        "{}",
        list.text()
    );
    let list = ali.submit(&list, "Angre alle valg", &[]).await;
    let list = ali.submit(&list, "Fjern de valgte", &[]).await;
    assert!(list.says("Du har valgt å fjerne 2 tilganger."), "{}", list.text());
}

#[actix_web::test]
async fn a_page_of_accesses_is_as_long_as_the_reader_chooses_and_ticks_stay() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    world.gives_many("prod", 120).await;
    let first = ali.get(&scope.path).await;
    assert_eq!(ticks(&first).len(), 50);
    let ticked = ticks(&first)[0].clone();
    let short = ali.submit(&first, "25", &[("tilgang", &ticked)]).await;
    assert_eq!(ticks(&short).len(), 25);
    let next = ali.submit(&short, "Neste", &[("tilgang", &ticked)]).await;
    assert!(next.says("1 er krysset av på en annen side."), "{}", next.text());
    assert_eq!(ticks(&next).len(), 26, "25 lines, and the one that is ticked elsewhere");
    let long = ali.submit(&next, "100", &[]).await;
    assert!(long.path.contains("antall=100") && long.path.contains("etter="), "{}", long.path);
    assert_eq!(ticks(&long).len(), 96, "the rest of them from where the list stood, and that one");
    let chosen = ali.submit(&long, "Fjern de valgte", &[]).await;
    assert!(chosen.path.contains("antall=100"), "{}", chosen.path);
}

#[actix_web::test]
async fn the_pages_of_the_accesses_go_back_as_they_went_forth() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    world.gives_many("prod", 120).await;
    let mut pages = vec![ali.get(&scope.path).await];
    for _ in 0..2 {
        let next = ali.submit(pages.last().unwrap(), "Neste", &[]).await;
        pages.push(next);
    }
    let mut page = pages.pop().unwrap();
    while let Some(before) = pages.pop() {
        page = ali.submit(&page, "Forrige", &[]).await;
        assert_eq!(ticks(&page), ticks(&before));
    }
    assert!(!page.says("Forrige"));
}

#[actix_web::test]
async fn five_thousand_are_chosen_over_pages_and_removed_in_the_background_as_one_change() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    world.gives_many("prod", 4_999).await;
    let everyone = world.have_access("prod").await;
    // A page by ticks, and the next one; then all.
    let page = ali.get(&scope.path).await;
    let first = ticks(&page);
    let fields: Vec<(&str, &str)> = first.iter().map(|id| ("tilgang", id.as_str())).collect();
    ali.submit(&page, "Fjern de valgte", &fields).await;
    let next = ali.submit(&page, "Neste", &[]).await;
    let second = ticks(&next);
    let fields: Vec<(&str, &str)> = second.iter().map(|id| ("tilgang", id.as_str())).collect();
    let next = ali.submit(&next, "Fjern de valgte", &fields).await;
    assert!(next.path.contains("etter="), "the page stays: {}", next.path);
    assert!(next.says("Du har valgt å fjerne 100 tilganger."), "{}", next.text());
    let list = ali.submit(&next, "Fjern alle som har tilgang", &[]).await;
    assert!(list.says(&format!("Du har valgt å fjerne {everyone} tilganger.")), "{}", list.text());

    let review = look_over(&mut ali, &list).await;
    assert!(review.says(&format!("Viser 50 av {everyone} virksomheter som mister tilgangen")), "{}", review.text());
    let more = ali.get(&review.link("Neste")).await;
    assert_eq!(more.form(&format!("Fjern {everyone} tilganger")).action, review.form("Behold alt").action);
    let button = format!("Fjern {everyone} tilganger");
    let job = ali.submit(&more, &button, &[("grunn", "Avvikles")]).await;
    assert_eq!(
        job.heading(),
        format!("Fjerner tilgangen til eksempel:vann.read for {everyone} virksomheter"),
        "{}",
        job.text()
    );
    assert_eq!(ali.submit(&more, &button, &[("grunn", "Avvikles")]).await.path, job.path, "pressed twice");
    let list = ali.get(&scope.path).await;
    let meanwhile = ali.get(&list.link("Se over og bekreft")).await;
    assert_eq!(meanwhile.location, job.path, "what is being removed leads to the job");
    let row = ticks(&list);
    assert!(row.is_empty(), "all of them are chosen");
    let unchosen = ali.press(&list, "Angre alle valg", &[]).await;
    assert_eq!(unchosen.location, job.path, "a job is not disturbed");

    world.works().await;
    assert_eq!((standing(&world).await, world.logged("scope-access.withdrawn").await), (0, (everyone + 1, 1)));
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    assert_eq!(receipt.heading(), format!("{everyone} tilganger er fjernet"));
    assert!(ali.get(&scope.path).await.says("Ingen har tilgang lenger"));
    let undoing = ali.submit(&receipt, "Angre fjerningen", &[]).await;
    world.works().await;
    assert_eq!(standing(&world).await, everyone, "{}", undoing.text());
}

#[actix_web::test]
async fn of_removing_and_giving_again_at_the_same_time_one_comes_first() {
    let (world, mut ali, scope) = with_three().await;
    let list = ali.submit(&scope, "Fjern Nett AS", &[]).await;
    let review = look_over(&mut ali, &list).await;
    let mut kari = world.signed_in(KARI).await;
    let form = kari.get(&scope.path).await;
    let (removed, given) =
        join(ali.press(&review, "Fjern 1 tilgang", &[]), kari.press(&form, "Gi tilgang", &[("konsument", NETT)])).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text());
    let current: i64 = world.count(format!("scope_access a join scope s using (scope_id) where s.name = 'eksempel:vann.read' and org_number = {NETT} and withdrawn_at is null")).await;
    assert_eq!(current, i64::from(given.status == StatusCode::SEE_OTHER), "{}", given.text());
}

#[actix_web::test]
async fn more_ticks_than_an_address_holds_are_refused_at_the_list_and_kept() {
    let (_world, mut ali, scope) = with_three().await;
    let real = ticks(&scope);
    let others: Vec<String> = (0..300).map(|n| format!("0197b1c2-0000-7000-8000-{n:012}")).collect();
    let form = scope.form("Fjern de valgte");
    for button in [("alle", "sok"), ("alle", "sluttdato"), ("bla", "")] {
        let fields = form.fields.iter().filter(|(name, _)| !["alle", "tilgang"].contains(&name.as_str()));
        let mut fields: Vec<(&str, &str)> = fields.map(|(name, value)| (&**name, &**value)).collect();
        fields.push(button);
        fields.extend(real.iter().chain(&others).map(|tick| ("tilgang", tick.as_str())));
        let refused = ali.post(&form.action, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{button:?}: {}", refused.text());
        assert_eq!(refused.fault_at("tilganger").as_deref(), Some("Kryss av for høyst 300 tilganger om gangen."));
        assert_eq!(ticks(&refused).len(), 303, "{button:?}: all of them are still ticked");
    }
}

#[actix_web::test]
async fn with_all_of_them_chosen_nothing_is_left_to_tick() {
    let (_world, mut ali, scope) = with_three().await;
    assert!(scope.says("Fjern de valgte") && scope.says("Endre sluttdato for de valgte"));
    let list = ali.submit(&scope, "Fjern alle som har tilgang", &[]).await;
    assert!(list.says("Du har valgt å fjerne 3 tilganger."), "{}", list.text());
    assert!(!list.says("Fjern de valgte") && !list.says("Endre sluttdato for de valgte"), "{}", list.text());
}
