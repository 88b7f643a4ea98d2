//! What happens at the same time happens one after the other.

use futures_util::future::{join, join_all};
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::{Page, refused_one},
    people::{EKSEMPEL, INGRID, KARI, NETT, OLA, SYSTEMHUSET},
    steps::{READ_INSTANCES, STATISTICS, give, look_over},
    world::World,
};

const READ_TITLE: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";

#[actix_web::test]
async fn sixty_four_clicks_on_one_button_are_one() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let mut hands = vec![kari; 64];
    let answers = join_all(hands.iter_mut().map(|kari| kari.press(&review, "Gi fullmakt", &[]))).await;
    for answer in &answers {
        assert_eq!(
            (answer.status, &answer.location),
            (StatusCode::SEE_OTHER, &answers[0].location),
            "{}",
            answer.text()
        );
    }
    assert_eq!(world.current(EKSEMPEL, NETT, READ_TITLE).await, 1);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given"]);
    assert_eq!(world.log_of(NETT).await, ["delegation.given"]);
}

#[actix_web::test]
async fn of_two_colleagues_who_give_the_same_one_gives_and_one_is_refused() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    for round in 1..=16 {
        let page_of_kari = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
        let theirs = look_over(&mut ingrid, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
        let (one, other) = (kari.press(&page_of_kari, "Gi fullmakt", &[]), ingrid.press(&theirs, "Gi fullmakt", &[]));
        let refused = refused_one(join(one, other).await);
        assert!(refused.says("er allerede gitt"), "{}", refused.text());
        assert_eq!(world.current(EKSEMPEL, NETT, READ_TITLE).await, 1);
        assert_eq!(world.log_of(EKSEMPEL).await.len(), round);
        world
            .happens("update delegation set withdrawn_at = now(), withdrawn_how = 'giver' where withdrawn_at is null")
            .await;
    }
}

#[actix_web::test]
async fn two_organisations_that_give_to_each_other_do_not_wait_for_each_other_for_ever() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    for round in 1..=20 {
        let there = look_over(&mut kari, EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
        let back = look_over(&mut ola, SYSTEMHUSET, EKSEMPEL, &[STATISTICS]).await;
        let (one, other) = join(kari.press(&there, "Gi fullmakt", &[]), ola.press(&back, "Gi fullmakt", &[])).await;
        for answer in [one, other] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "round {round}: {}", answer.text());
        }
        world
            .happens("update delegation set withdrawn_at = now(), withdrawn_how = 'giver' where withdrawn_at is null")
            .await;
    }
    let deadlocks: i64 = world.ask("select deadlocks from pg_stat_database where datname = current_database()").await;
    assert_eq!(deadlocks, 0);
}

/// A list of organisations that somebody has looked over for a scope, ready to be confirmed.
async fn list_for(browser: &mut Browser, scope: &str, organisations: &[String]) -> Page {
    let bulk = browser.get(&format!("{scope}/tilganger/mange")).await;
    browser.submit(&bulk, "Kontroller listen", &[("liste", &organisations.join("\n"))]).await
}

#[actix_web::test]
async fn two_providers_that_give_to_the_same_organisations_in_opposite_order_do_not_wait_for_each_other_for_ever() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    world
        .happens("insert into prefix (prefix, org_number) values ('systemhuset', 310223344) on conflict do nothing")
        .await;
    let (mut kari, mut ola) = (world.signed_in(KARI).await, world.signed_in(OLA).await);
    let mut scopes = Vec::new();
    for (browser, org, prefix) in [(&mut kari, EKSEMPEL, "eksempel"), (&mut ola, SYSTEMHUSET, "systemhuset")] {
        let form = browser.get(&format!("/nb/{org}/prod/mine-api/ny")).await;
        let fields = [("prefiks", prefix), ("subscope", "vann.read"), ("beskrivelse", "Målerdata")];
        let receipt = browser.submit(&form, "Opprett scope", &fields).await;
        scopes.push(receipt.link(&format!("Gå til {prefix}:vann.read")));
    }
    let ascending: Vec<String> = world.many_organisations(20).await.iter().map(ToString::to_string).collect();
    let descending: Vec<String> = ascending.iter().rev().cloned().collect();
    for round in 1..=100 {
        let here = list_for(&mut kari, &scopes[0], &ascending).await;
        let there = list_for(&mut ola, &scopes[1], &descending).await;
        let (one, other) =
            join(kari.press(&here, "Gi tilgang til 20", &[]), ola.press(&there, "Gi tilgang til 20", &[])).await;
        for answer in [one, other] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "round {round}: {}", answer.text());
        }
        world
            .happens(
                "update scope_access set withdrawn_at = now(), withdrawn_how = 'provider' where withdrawn_at is null",
            )
            .await;
    }
    let deadlocks: i64 = world.ask("select deadlocks from pg_stat_database where datname = current_database()").await;
    assert_eq!(deadlocks, 0);
}

#[actix_web::test]
async fn a_role_that_is_lost_during_the_confirmation_is_lost() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let register = world.begin("update organisation set roles_changed_at = now() where org_number = 310123455").await;
    let register = register.and("delete from register_role where org_number = 310123455 and role_code = 'DAGL'").await;
    let press = kari.press(&review, "Gi fullmakt", &[]);
    let loss = async {
        world.somebody_waits().await;
        register.commit().await;
    };
    let (answer, ()) = join(press, loss).await;
    nothing_given(&world, &answer, StatusCode::NOT_FOUND).await;
}

#[actix_web::test]
async fn a_supplier_that_is_struck_off_during_the_confirmation_gets_nothing() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let register = world.begin("update organisation set deleted_on = '2026-11-20' where org_number = 310130079").await;
    let press = kari.press(&review, "Gi fullmakt", &[]);
    let end = async {
        world.somebody_waits().await;
        register.commit().await;
    };
    let (answer, ()) = join(press, end).await;
    nothing_given(&world, &answer, StatusCode::CONFLICT).await;
}

/// Housekeeping passes over what is locked. Whoever gives must not: what has ended stands in the way of the same, given anew.
#[actix_web::test]
async fn what_is_given_anew_waits_for_whoever_holds_what_has_ended() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world.happens("update delegation set ends_on = '2026-11-01' where holder_org_number = 310130079").await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let holder = world.begin("select from delegation where holder_org_number = 310130079 for share").await;
    let press = kari.press(&review, "Gi fullmakt", &[]);
    let end = async {
        world.somebody_waits().await;
        holder.commit().await;
    };
    let (answer, ()) = join(press, end).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(world.current(EKSEMPEL, NETT, READ_TITLE).await, 1);
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given", "delegation.expired", "delegation.given"]);
}

#[actix_web::test]
async fn a_change_that_is_cut_off_before_its_end_leaves_nothing_and_can_be_sent_again() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    // Everything is written but the event, which waits for its place in the supplier's log.
    world.happens("insert into event (org_number, event_id, at, kind, actor_name, basis, payload) values (310130079, gen_random_uuid(), now(), 'register.read', 'Portner', 'null', '{}')").await;
    let before = world.footprint().await;
    let log = world.begin("select seq from event_head where org_number = 310130079 for update").await;
    let press = kari.press(&review, "Gi fullmakt", &[]);
    let cut = async {
        world.somebody_waits().await;
        world.happens("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").await;
    };
    let (answer, ()) = join(press, cut).await;
    log.commit().await;
    assert!(answer.status.is_server_error(), "{}", answer.status);
    assert_eq!(world.footprint().await, before);
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt");
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given"]);
}

async fn nothing_given(world: &World, answer: &Page, status: StatusCode) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(world.current(EKSEMPEL, NETT, READ_TITLE).await, 0);
    assert!(world.log_of(EKSEMPEL).await.is_empty());
}
