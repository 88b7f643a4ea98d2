//! How tokens are used is counted beside the requests; none of it is lost when a portal stops, and of one that is killed no more than the last
//! second.

use std::time::Duration;

use portner::kernel::Clock;

use crate::support::{
    machine::{Machine, READ},
    page::{all, says},
    people::{EKSEMPEL, FRODE},
    program::Program,
    world::{World, secret},
};

async fn fetch(machine: &Machine, times: usize) {
    for _ in 0..times {
        assert_eq!(machine.fetch(READ).await.code(), "issued");
    }
}

#[actix_web::test]
async fn no_use_is_lost_when_a_portal_stops_and_little_when_it_is_killed() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let settings = [("DATABASE_URL", world.db.url.clone()), ("PORTNER_SECRET_KEY", secret())];
    let mut program = Program::start("counting", 1_024, &settings).await;
    let machine = Machine { origin: format!("http://{}", program.listen), now: Clock::system(), ..machine };
    let counted =
        async || -> i64 { world.ask("select coalesce(sum(uses), 0)::bigint from token_use where code = ''").await };

    fetch(&machine, 30).await;
    program.stop();
    assert_eq!(counted().await, 30, "a portal that stops writes what it has");

    program.start_again().await;
    fetch(&machine, 10).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    fetch(&machine, 5).await;
    program.kill();
    let counted = counted().await;
    assert!((40..=45).contains(&counted), "{counted} of 45");
}

#[actix_web::test]
async fn a_provider_sees_how_a_scope_is_used_and_by_whom() {
    let (world, [mut frode]) = World::with_users([FRODE]).await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let id: String = world
        .ask("select scope_id::text from scope where environment = 'prod' and name = 'altinn:serviceowner/instances.read'")
        .await;
    let path = format!("/nb/991825827/prod/mine-api/{id}");
    assert!(frode.get(&path).await.says("Ingen har hentet token med scopet."));
    fetch(&machine, 2).await;
    let without_scope = machine.grant("altinn:serviceowner/instances.read altinn:finnes.ikke").assertion();
    assert_eq!(machine.send(&without_scope).await.code(), "MP-200");
    world.has_counted(3).await;
    let page = frode.get(&path).await;
    assert!(page.says("2 token er utstedt, det siste 20. nov. 2026."), "{}", page.text());
    assert!(page.says("Token per dag. Flest, 2, ble utstedt 20. nov. 2026."), "{}", page.text());
    let html = page.html();
    let used: Vec<String> =
        all(&html, "td[data-label='Sist brukt']").into_iter().map(says).map(|it| it.replace('\u{a0}', " ")).collect();
    assert_eq!(used.iter().filter(|cell| *cell == "20. nov. 2026").count(), 1, "{used:?}");
}

#[actix_web::test]
async fn sums_are_kept_for_four_hundred_days_however_many_there_are() {
    let world = World::with_demo().await;
    let now = world.services.clock.now();
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    for days in [401, 399] {
        world
            .happens(format!(
                "insert into token_use (hour, environment, client_id, scope_id, consumer_org_number, supplier_org_number, code, uses) \
                 select date_trunc('hour', timestamptz '{now}') - interval '{days} days', 'prod', gen_random_uuid(), s.scope_id, {EKSEMPEL}, 0, '', 1 \
                 from generate_series(1, 51000), (select scope_id from client_scope where client_id = '{}') s",
                machine.client
            ))
            .await;
    }
    world.housekeeping().await;
    let kept = "select count(*) from token_use where hour < '2026-01-01'";
    assert_eq!(world.ask::<i64>(kept).await, 51_000);
}
