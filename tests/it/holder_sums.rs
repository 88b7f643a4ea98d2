//! What stands with each holder in the list is what its delegations add up to, whoever changed them and in whatever order.

use jiff::SignedDuration;

use crate::support::{
    people::{EKSEMPEL, KARI, NETT},
    steps::{NOTIFICATIONS, READ_INSTANCES, form_for, give},
    world::World,
};

const LIST: &str = "/nb/310123455/fullmakter";

/// Holders whose sums are wrong.
async fn wrong(world: &World) -> i64 {
    world
        .ask(
            "select count(*) from holder h cross join lateral (
               select count(*) as apis, min(d.ends_on) as ends_on, max(d.given_at) as changed_at
               from delegation d
               where d.org_number = h.org_number and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
             ) s
             where (h.apis, h.ends_on, h.changed_at) is distinct from (s.apis, s.ends_on, s.changed_at)",
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
