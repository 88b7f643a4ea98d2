//! What stands with each holder in the list is what its delegations add up to, whoever changed them and in whatever order.

use jiff::SignedDuration;

use crate::support::{
    people::{EKSEMPEL, KARI, NETT},
    steps::{NOTIFICATIONS, READ_INSTANCES, form_for, give},
    world::World,
};

const LIST: &str = "/nb/310123455/fullmakter";

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
                or (h.deleted_on, h.bankrupt) is distinct from (o.deleted_on, coalesce(o.bankrupt, false))
                or h.sort_name collate \"C\" <> coalesce(o.name, trim(p.given_name || ' ' || p.family_name))",
        )
        .await
}

/// The line of the supplier Nett AS in the list.
fn line_of_nett(list: &crate::support::page::Page) -> String {
    let text = list.text();
    let (_, line) = text.split_once("310 130 079").or_else(|| text.split_once("310\u{a0}130\u{a0}079")).unwrap();
    line.chars().take(120).collect()
}

#[actix_web::test]
async fn the_list_counts_what_is_current_also_before_anybody_has_swept() {
    let world = World::with_demo().await;
    assert_eq!(wrong(&world).await, 0, "the demo");
    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let (api, day) =
        (form.choice(NOTIFICATIONS), [("varighet", "til"), ("dag", "22"), ("maned", "11"), ("ar", "2026")]);
    let review = kari.submit(&form, "Se over", &[&[("api", api.as_str())], &day[..]].concat()).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(wrong(&world).await, 0, "given");
    let both = line_of_nett(&kari.get(LIST).await);
    assert!(both.contains("2 API") && both.contains("Første utløp 22. november 2026"), "{both}");

    world.advance(SignedDuration::from_hours(3 * 24));
    let mut kari = world.signed_in(KARI).await;
    let one = line_of_nett(&kari.get(LIST).await);
    assert!(one.contains("1 API") && one.contains("Uten sluttdato") && !one.contains("utløp"), "{one}");
}

#[actix_web::test]
async fn two_who_take_away_at_once_leave_nothing_counted() {
    let world = World::with_demo().await;
    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, NOTIFICATIONS]).await;
    let one = world.begin(
        "update delegation set withdrawn_at = now(), withdrawn_how = 'giver'
         where delegation_id = (select min(delegation_id::text)::uuid from delegation where holder_org_number = 310130079 and withdrawn_at is null)",
    );
    let one = one.await;
    let other = world.begin(
        "update delegation set withdrawn_at = now(), withdrawn_how = 'giver'
         where delegation_id = (select max(delegation_id::text)::uuid from delegation where holder_org_number = 310130079 and withdrawn_at is null)",
    );
    let (other, ()) = futures_util::future::join(other, async {
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
async fn a_holder_that_is_noted_after_its_delegations_has_them_counted() {
    let world = World::with_demo().await;
    let theirs = "org_number = 310123455 and holder_org_number = 310223344";
    let before: i64 = world.ask(format!("select apis from holder where {theirs}")).await;
    world.happens(format!("delete from holder where {theirs}")).await;
    world
        .happens("insert into holder (org_number, holder_org_number, sort_name) values (310123455, 310223344, 'SYSTEMHUSET AS')")
        .await;
    let after: i64 = world.ask(format!("select apis from holder where {theirs}")).await;
    assert!(before > 0 && after == before, "{before}, {after}");
    assert_eq!(wrong(&world).await, 0);
}

#[actix_web::test]
async fn what_the_register_says_of_a_holder_is_what_the_list_says() {
    let world = World::with_demo().await;
    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.happens("update organisation set name = 'VEVEN AS', bankrupt = true where org_number = 310130079").await;
    let held = "select holder_person_id from holder where holder_person_id is not null";
    world
        .happens(format!("update person set given_name = 'Åse', family_name = 'Ås' where person_id in ({held})"))
        .await;
    assert_eq!(wrong(&world).await, 0);
    let line = line_of_nett(&kari.get(&format!("{LIST}?q=veven")).await);
    assert!(line.contains("Konkurs"), "{line}");

    world
        .happens("update organisation set bankrupt = false, deleted_on = '2026-11-19' where org_number = 310130079")
        .await;
    assert_eq!(wrong(&world).await, 0);
    let line = line_of_nett(&kari.get(LIST).await);
    assert!(line.contains("Slettet"), "{line}");
}

#[actix_web::test]
async fn a_package_that_has_had_its_last_day_is_not_listed_and_the_others_are() {
    let world = World::with_demo().await;
    let mut kari = world.signed_in(KARI).await;
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
    assert_eq!(wrong(&world).await, 0);
    let both = line_of_nett(&kari.get(LIST).await);
    assert!(both.contains("Selvbetjening av API-er") && both.contains("Delegerbare Maskinporten scopes"), "{both}");

    world.advance(SignedDuration::from_hours(3 * 24));
    let mut kari = world.signed_in(KARI).await;
    let one = line_of_nett(&kari.get(LIST).await);
    assert!(!one.contains("Selvbetjening av API-er") && one.contains("Delegerbare Maskinporten scopes"), "{one}");
    assert_eq!(wrong(&world).await, 0, "the row waits for the housekeeping");
}
