//! The logs of the demo tell how everything that it sets up came about.

use portner::{
    demo,
    ledger::chain::{Question, verify},
};

use crate::support::{page::all, people::leader_of, world::World};

/// Things of the demo with the organisations they concern, and of these the ones whose log does not know the thing.
const UNTOLD: &str = "
    select coalesce(array_agg(distinct format('%s of %s', thing, org)), '{}')
    from (
      select delegation_id, org_number from delegation
      union all select delegation_id, holder_org_number from delegation
      union all select access_grant_id, org_number from access_grant
      union all select scope_id, provider_org_number from scope
      union all select scope_access_id, a.org_number from scope_access a join scope s using (scope_id) where org_number <> provider_org_number
      union all select api_resource_id, provider_org_number from api_resource
      union all select access_request_id, org_number from access_request
    ) things (thing, org)
    where not exists (select from event e where e.org_number = org and strpos(e.payload::text, thing::text) > 0)";

#[actix_web::test]
async fn each_log_of_the_demo_tells_how_the_organisation_came_to_what_it_has() {
    let world = World::with_demo().await;
    demo::tell(&world.services).await.unwrap();
    let untold: Vec<String> = world.ask(UNTOLD).await;
    assert!(untold.is_empty(), "{untold:#?}");

    let logs: Vec<i32> = world.ask("select array_agg(distinct org_number) from event").await;
    for log in logs {
        let mut leader = world.signed_in(leader_of(log)).await;
        let page = leader.get(&format!("/nb/{log}/logg?antall=100")).await;
        assert!(!all(&page.html(), ".log td").is_empty(), "{log}");
        assert!(!page.says("ikke har ord for"), "{}", page.text());
    }
    let mut db = world.db.pool.acquire().await.unwrap();
    let report = verify(&mut db, &world.services.keys, &Question::default()).await.unwrap();
    assert!(report.is_whole(), "{report}");
}

#[actix_web::test]
async fn the_past_of_the_demo_is_told_once_and_not_behind_what_happened_since() {
    let world = World::with_demo().await;
    demo::tell(&world.services).await.unwrap();
    let told = world.count("event").await;
    demo::tell(&world.services).await.unwrap();
    assert_eq!(world.count("event").await, told);
}
