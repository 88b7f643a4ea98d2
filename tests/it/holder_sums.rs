//! What stands with each holder in the list is what the tables say, after every change that can be made and whoever made it at once; and
//! so is the name that stands with each access to a scope.

use std::io::Cursor;

use jiff::SignedDuration;
use portner::register::import::{self, Files, Options, Source};
use serde_json::{Value, json};

use crate::{
    resources::{bundle, rebundle},
    support::{
        browser::Browser,
        page::Page,
        people::{EKSEMPEL, GERD, INGRID, KARI, NETT, OLA, SYSTEMHUSET, VANNVERK},
        steps::{NOTIFICATIONS, READ_INSTANCES, give, give_until, paste},
        world::World,
    },
};

const LIST: &str = "/nb/310123455/fullmakter";
const METERS: &str = "vestbyvann:maaler.read";
const LEAKS: &str = "vestbyvann:lekkasje.read";

/// Holders whose row does not say what the tables it is put together from say.
async fn wrong(world: &World) -> i64 {
    world
        .ask(
            "select count(*) from holder h
             left join organisation o on o.org_number = h.holder_org_number
             left join person p on p.person_id = h.holder_person_id
             cross join lateral (
               select count(*) as apis, min(d.ends_on) as ends_on, max(d.given_at) as changed_at
               from delegation d
               where d.org_number = h.org_number and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
             ) s
             cross join lateral (
               select coalesce(array_agg(a.kind || ' ' || a.code order by a.code), '{}') as grants, min(a.ends_on) as end_on,
                      max(a.given_at) as changed_at
               from access_grant a
               where a.org_number = h.org_number and a.holder_id = h.holder_id and a.withdrawn_at is null
             ) g
             where (h.apis, h.ends_on, h.changed_at) is distinct from (s.apis, s.ends_on, greatest(s.changed_at, g.changed_at))
                or (array(select k || ' ' || c from unnest(h.grant_kinds, h.grant_codes) as u (k, c)), h.grants_end_on)
                   is distinct from (g.grants, g.end_on)
                or (h.quiet_since is null) <> (s.apis > 0 or g.grants <> '{}')
                or (h.deleted_on, h.bankrupt) is distinct from (o.deleted_on, coalesce(o.bankrupt, false))
                or h.sort_name collate \"C\" <> coalesce(o.name, trim(p.given_name || ' ' || p.family_name))",
        )
        .await
}

/// Marks one thing on the page of a holder, and confirms what the draft says.
async fn confirm(browser: &mut Browser, holder: &str, mark: &str, button: &str) -> Page {
    let page = browser.get(&format!("{LIST}/{holder}")).await;
    let marked = browser.submit(&page, mark, &[]).await;
    let review = browser.get(&marked.link("Se over og bekreft")).await;
    browser.submit(&review, button, &[]).await
}

/// The line of the supplier Nett AS in the list.
fn line_of_nett(list: &Page) -> String {
    let text = list.text();
    let (_, line) = text.split_once("310 130 079").or_else(|| text.split_once("310\u{a0}130\u{a0}079")).unwrap();
    line.chars().take(120).collect()
}

/// An import of the register brings this.
async fn register_says(world: &World, units: &[Value], roles: &[Value]) {
    let file = |elements: &[Value]| -> Option<Source> {
        (!elements.is_empty()).then(|| Box::new(Cursor::new(serde_json::to_vec(elements).unwrap())) as Source)
    };
    let sources = Files { units: file(units), roles: file(roles), ..Files::default() };
    let summary = import::take_in(&world.services, sources, Options::default(), |_| ()).await.unwrap();
    assert!(summary.is_whole() && summary.rejects.is_empty(), "{summary}");
}

#[actix_web::test]
async fn giving_removing_and_undoing_either_are_counted() {
    let world = World::with_demo().await;
    assert_eq!(wrong(&world).await, 0, "the demo");
    let mut kari = world.signed_in(KARI).await;
    let given = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert_eq!(wrong(&world).await, 0, "given");
    kari.submit(&given, "Angre", &[]).await;
    assert_eq!(wrong(&world).await, 0, "giving is undone");
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, NOTIFICATIONS]).await;
    let some = confirm(&mut kari, NETT, "Fjern Altinn tjenesteeier-API: Varsler", "Fjern 1 fullmakt").await;
    assert_eq!(wrong(&world).await, 0, "one of two removed");
    kari.submit(&some, "Angre fjerningen", &[]).await;
    assert_eq!(wrong(&world).await, 0, "removing is undone");
    let apis: i64 =
        world.ask("select apis from holder where org_number = 310123455 and holder_org_number = 310130079").await;
    assert_eq!(apis, 2);
}

#[actix_web::test]
async fn what_a_person_gets_and_loses_is_counted() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(&format!("{LIST}/ny-person")).await;
    let form = kari.submit(&page, "Velg Mona Vik", &[]).await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice("Selvbetjening av API-er"))]).await;
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(wrong(&world).await, 0, "given");
    let mona = receipt.link("Til Mona Vik");
    let mona = mona.rsplit('/').next().unwrap();
    let removed = confirm(&mut kari, mona, "Fjern Selvbetjening av API-er", "Fjern 1 fullmakt").await;
    assert_eq!(wrong(&world).await, 0, "removed");
    kari.submit(&removed, "Angre fjerningen", &[]).await;
    assert_eq!(wrong(&world).await, 0, "removing is undone");
}

#[actix_web::test]
async fn renewing_and_going_back_are_counted() {
    let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
    let resource = bundle(&mut gerd, "/nb/310334456/prod/api-ressurser", "Målerdata", &[METERS]).await;
    give(&mut kari, EKSEMPEL, NETT, &["Målerdata Bare lese"]).await;
    rebundle(&mut gerd, &resource, &[LEAKS, METERS]).await;
    world.advance(SignedDuration::from_mins(1));
    let receipt = confirm(&mut kari, NETT, "Ta med endringen Målerdata", "Ta med endringen").await;
    assert_eq!(receipt.heading(), "Ny versjon er tatt med", "{}", receipt.text());
    assert_eq!(wrong(&world).await, 0, "renewed");
    world.advance(SignedDuration::from_mins(1));
    kari.submit(&receipt, "Angre", &[]).await;
    assert_eq!(wrong(&world).await, 0, "back in the version of before");
}

#[actix_web::test]
async fn giving_up_and_thinking_better_of_it_are_counted() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    let api = "Altinn tjenesteeier-API: Appinstanser (full tilgang)";
    let question = ola.get(&received.link(&format!("Avslutt fullmakten {api}, Eksempel kommune"))).await;
    let receipt = ola.submit(&question, "Avslutt fullmakten", &[]).await;
    assert_eq!(wrong(&world).await, 0, "given up");
    ola.submit(&receipt, "Angre", &[]).await;
    assert_eq!(wrong(&world).await, 0, "taken back");
}

#[actix_web::test]
async fn the_list_counts_what_is_current_before_and_after_the_housekeeping() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    give_until(&mut kari, NETT, &[NOTIFICATIONS], ["22", "11", "2026"]).await;
    assert_eq!(wrong(&world).await, 0, "given");
    let both = line_of_nett(&kari.get(LIST).await);
    assert!(both.contains("2 API") && both.contains("22.\u{a0}nov.\u{a0}2026"), "{both}");

    world.advance(SignedDuration::from_hours(3 * 24));
    let mut kari = world.signed_in(KARI).await;
    let one = line_of_nett(&kari.get(LIST).await);
    assert!(one.contains("1 API") && one.contains("Uten sluttdato") && !one.contains("utløp"), "{one}");
    assert_eq!(wrong(&world).await, 0, "the row waits for the housekeeping");
    world.housekeeping().await;
    assert_eq!(wrong(&world).await, 0, "closed");
    assert_eq!(line_of_nett(&kari.get(LIST).await), one);
}

#[actix_web::test]
async fn giving_closes_what_has_ended_and_counts_it() {
    let world = World::with_demo().await;
    world.advance(SignedDuration::from_hours(20 * 24));
    let mut kari = world.signed_in(KARI).await;
    // The water meters of Systemhuset had their last day ten days ago.
    give(&mut kari, EKSEMPEL, "310223344", &[NOTIFICATIONS]).await;
    assert_eq!(wrong(&world).await, 0);
    let ended: i64 = world.ask("select count(*) from delegation where withdrawn_how = 'expired' and withdrawn_in is null and org_number = 310123455 and holder_org_number = 310223344").await;
    assert_eq!(ended, 1);
}

#[actix_web::test]
async fn two_who_take_away_at_once_leave_nothing_counted() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, NOTIFICATIONS]).await;
    let recount = "select recount_holder(310123455, '310130079', now())";
    let one = world.begin(
        "update delegation set withdrawn_at = now(), withdrawn_how = 'giver'
         where delegation_id = (select min(delegation_id::text)::uuid from delegation where holder_org_number = 310130079 and withdrawn_at is null)",
    );
    let one = one.await.and(recount).await;
    let other = world.begin(
        "update delegation set withdrawn_at = now(), withdrawn_how = 'giver'
         where delegation_id = (select max(delegation_id::text)::uuid from delegation where holder_org_number = 310130079 and withdrawn_at is null)",
    );
    let other = other.await;
    let (other, ()) = futures_util::future::join(other.and(recount), async {
        world.somebody_waits().await;
        one.commit().await;
    })
    .await;
    other.commit().await;
    assert_eq!(wrong(&world).await, 0);
    let left: i64 =
        world.ask("select apis from holder where org_number = 310123455 and holder_org_number = 310130079").await;
    assert_eq!(left, 0);
}

#[actix_web::test]
async fn what_the_register_says_of_a_holder_is_what_the_list_says() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let nett = |more: Value| {
        let mut unit =
            json!({ "organisasjonsnummer": NETT, "navn": "VEVEN AS", "organisasjonsform": { "kode": "AS" } });
        unit.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        unit
    };
    let ingrid = json!({ "fodselsnummer": INGRID, "navn": { "fornavn": "Åse", "etternavn": "Ås" } });
    let roles = json!([{ "type": { "kode": "MEDL" }, "roller": [{ "type": { "kode": "MEDL" }, "person": ingrid }] }]);
    register_says(
        &world,
        &[nett(json!({ "konkurs": true }))],
        &[json!({ "organisasjonsnummer": NETT, "rollegrupper": roles })],
    )
    .await;
    assert_eq!(wrong(&world).await, 0);
    let line = line_of_nett(&kari.get(&format!("{LIST}?q=Veven")).await);
    assert!(line.contains("Konkurs"), "{line}");
    let people = kari.get(&format!("{LIST}?q=åse")).await;
    assert!(people.says("Åse Ås") && !people.says("Ingrid"), "{}", people.text());

    register_says(&world, &[nett(json!({ "slettedato": "2026-11-19" }))], &[]).await;
    assert_eq!(wrong(&world).await, 0);
    let line = line_of_nett(&kari.get(LIST).await);
    assert!(line.contains("Slettet"), "{line}");
}

#[actix_web::test]
async fn a_package_that_has_had_its_last_day_is_not_listed_and_the_others_are() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    for (id, code, ends) in
        [(1, "urn:altinn:accesspackage:programmeringsgrensesnitt", "null"), (2, "self-service-api", "'2026-11-22'")]
    {
        let kind = if id == 1 { "package" } else { "right" };
        world
            .happens(format!(
                "insert into access_grant (access_grant_id, org_number, holder_org_number, kind, code, given_at, ends_on)
                 values ('018cba85-0000-7000-8000-00000000000{id}', 310123455, 310130079, '{kind}', '{code}', now(), {ends})"
            ))
            .await;
    }
    world.recount_holders().await;
    let both = line_of_nett(&kari.get(LIST).await);
    assert!(both.contains("Selvbetjening av API-er") && both.contains("Delegerbare Maskinporten scopes"), "{both}");

    world.advance(SignedDuration::from_hours(3 * 24));
    let mut kari = world.signed_in(KARI).await;
    let one = line_of_nett(&kari.get(LIST).await);
    assert!(!one.contains("Selvbetjening av API-er") && one.contains("Delegerbare Maskinporten scopes"), "{one}");
    assert_eq!(wrong(&world).await, 0, "the row waits for the housekeeping");
}

#[actix_web::test]
async fn an_access_is_found_by_the_name_that_the_register_has_now() {
    let (world, mut ali, scope) = World::with_scope("/nb/310123455/prod/mine-api").await;
    let check = paste(&mut ali, &scope, &[NETT, SYSTEMHUSET, VANNVERK].join("\n")).await;
    ali.submit(&check, "Gi tilgang til 3", &[]).await;
    let page = ali.get(&scope.path).await;
    let chosen = ali.submit(&page, "Fjern Nett AS", &[]).await;
    let review = ali.get(&chosen.link("Se over og bekreft")).await;
    let receipt = ali.submit(&review, "Fjern 1 tilgang", &[]).await;
    ali.submit(&receipt, "Angre fjerningen", &[]).await;
    let unnamed = "select count(*) from scope_access a join organisation o using (org_number)
                   where a.withdrawn_at is null and a.search_name is distinct from o.search_name";
    assert_eq!(world.ask::<i64>(unnamed).await, 0, "given, restored and in the demo");

    let renamed = json!({ "organisasjonsnummer": NETT, "navn": "ØYVEVEN AS", "organisasjonsform": { "kode": "AS" } });
    register_says(&world, &[renamed], &[]).await;
    assert_eq!(world.ask::<i64>(unnamed).await, 0, "renamed");
    for portal in ["of now", "before this one, which kept no names"] {
        for (q, found) in
            [("Øyveven", true), ("yve", true), ("310+130", true), ("nett", false), ("130", false), ("%25", false)]
        {
            let page = ali.get(&format!("{}?q={q}", scope.path)).await;
            assert_eq!(page.says("Fjern Øyveven AS"), found, "{q}, a portal {portal}: {}", page.text());
        }
        world.happens("update scope_access set search_name = null").await;
    }
}
