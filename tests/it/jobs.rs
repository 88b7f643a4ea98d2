//! Long lists: handed over to a job, and given once or not at all, whatever happens to the worker.

use std::{process::ExitCode, time::Duration};

use futures_util::future::join;
use jiff::SignedDuration;
use portner::platform::jobs::{Command, command};
use sqlx::{Connection, PgConnection};

use crate::{
    scopes::make,
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, KARI},
        steps::paste,
        world::World,
    },
};

const PROD: &str = "/nb/310123455/prod/mine-api";

/// So many that nobody waits for them.
const MANY: i64 = 600;

impl World {
    /// As many organisations as a list can hold, and their numbers.
    pub async fn many_organisations(&self, how_many: i64) -> Vec<i32> {
        self.happens(format!(
            "insert into organisation (org_number, name, org_form, content_hash) \
             select n, 'Borettslag ' || n, 'BRL', '' from generate_series(320000000, 320055000) n \
             where n % 10 = (11 - (n/100000000*3 + n/10000000%10*2 + n/1000000%10*7 + n/100000%10*6 + n/10000%10*5 \
               + n/1000%10*4 + n/100%10*3 + n/10%10*2) % 11) % 11 limit {how_many}"
        ))
        .await;
        self.ask("select array_agg(org_number) from organisation where org_number between 320000000 and 320055000")
            .await
    }

    async fn given(&self) -> (i64, i64) {
        let accesses = "select count(*) from scope_access where org_number between 320000000 and 320055000 and withdrawn_at is null";
        let logs = "select count(distinct event_id) from event where kind = 'scope-access.given'";
        (self.ask(accesses).await, self.ask(logs).await)
    }

    async fn lists_queued(&self) -> i64 {
        self.ask("select count(*) from job where kind = 'grants.give-list' and done_at is null and dead_at is null")
            .await
    }

    /// Somebody holds one of the logs, so whoever gives the list stands in the middle of the transaction, with every access written.
    pub async fn hold_a_log(&self) -> PgConnection {
        let mut holder = PgConnection::connect(&self.db.url).await.unwrap();
        sqlx::raw_sql(
            "begin; insert into event (org_number, event_id, at, kind, actor_name, basis, payload) \
             select max(org_number), gen_random_uuid(), now(), 'test.held', 'Test', 'null', '{}' from organisation where org_number < 320055001",
        )
        .execute(&mut holder)
        .await
        .unwrap();
        holder
    }
}

/// Looks at the page until the list stands there.
pub async fn stands(browser: &mut Browser, job: &Page) {
    while !browser.get(&job.path).await.says("Skriver i loggene til virksomhetene: 500 av 600.") {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// A list that Ali has looked over: Ali's browser, the scope, and the page where it is confirmed.
async fn looked_over(world: &World) -> (Browser, Page, Page) {
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let lines: Vec<String> = world.many_organisations(MANY).await.iter().map(ToString::to_string).collect();
    let scope = make(&mut ali, PROD, "vann.read").await;
    let check = paste(&mut ali, &scope, &lines.join("\n")).await;
    assert!(check.says("Listen er lang, så dette gjøres i bakgrunnen."), "{}", check.text());
    (ali, scope, check)
}

/// A list that Ali has confirmed: Ali's browser, the scope, and the page that tells how it goes.
async fn confirmed(world: &World) -> (Browser, Page, Page) {
    let (mut ali, scope, check) = looked_over(world).await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    assert_eq!(job.heading(), "Gir 600 virksomheter tilgang til eksempel:vann.read", "{}", job.text());
    (ali, scope, job)
}

#[actix_web::test]
async fn a_long_list_is_not_waited_for_and_is_found_again() {
    let world = World::with_demo().await;
    let (mut ali, scope, check) = looked_over(&world).await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    assert!(job.says("Venter på tur.") && world.given().await == (0, 0), "{}", job.text());
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    assert_eq!(bulk.link("Listen med 600 virksomheter: se hvordan det går"), job.path, "after a closed laptop");
    assert_eq!(ali.get(&check.path).await.location, job.path, "the list leads to what became of it");
    let mut kari = world.signed_in(KARI).await;
    assert_eq!(kari.get(&check.path).await.status, 404, "a list is shown to nobody but whoever pasted it");
    assert_eq!(kari.get(&job.path).await.status, 200, "but a colleague who may do the same sees that it is done");

    join(world.works(), world.works()).await;
    assert_eq!(world.given().await, (MANY, 1));
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    assert!(receipt.says("De 50 første av 600"), "{}", receipt.text());
    assert_eq!(world.lists_queued().await, 0, "nothing is left");
    let outcome = ali.get(&receipt.link("Last ned utfallet for hver linje (CSV)")).await;
    assert_eq!(outcome.body.matches("Fikk tilgang").count(), 600);
}

#[actix_web::test]
async fn a_list_that_is_confirmed_twice_is_given_once() {
    let world = World::with_demo().await;
    let (mut ali, _, check) = looked_over(&world).await;
    let in_another_tab = ali.get(&check.path).await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    for page in [&check, &in_another_tab] {
        assert_eq!(ali.submit(page, "Gi tilgang til 600", &[]).await.path, job.path);
    }
    assert_eq!(world.lists_queued().await, 1);
    world.works().await;
    let receipt = ali.get(&job.path).await.location;
    for page in [&check, &in_another_tab] {
        assert_eq!(ali.submit(page, "Gi tilgang til 600", &[]).await.path, receipt);
    }
    world.works().await;
    assert_eq!(world.given().await, (MANY, 1));
}

#[actix_web::test]
async fn a_worker_that_stops_leaves_nothing_and_another_takes_up_its_list() {
    let world = World::with_demo().await;
    let (mut ali, _, job) = confirmed(&world).await;
    let mut holder = world.hold_a_log().await;
    // How far it has come is told beside its transaction; then it stops.
    tokio::select! {
        () = world.works() => panic!("it should stand and wait"),
        () = stands(&mut ali, &job) => {}
    }
    assert_eq!(world.given().await, (0, 0), "what it did is not");
    sqlx::raw_sql("rollback").execute(&mut holder).await.unwrap();
    world.works().await;
    assert_eq!((world.given().await, world.lists_queued().await), ((0, 0), 1), "it may still be alive");
    world.advance(SignedDuration::from_secs(31));
    world.works().await;
    assert_eq!((world.given().await, world.lists_queued().await), ((MANY, 1), 0));
    // However often it is begun again.
    world.happens("update job set done_at = null where kind = 'grants.give-list'").await;
    world.works().await;
    assert_eq!((world.given().await, world.lists_queued().await), ((MANY, 1), 0), "once");
    assert_eq!(ali.get(&job.path).await.status, 303);
}

#[actix_web::test]
async fn a_worker_that_has_lost_its_list_to_another_gives_nothing() {
    let world = World::with_demo().await;
    let (mut ali, _, job) = confirmed(&world).await;
    let mut holder = world.hold_a_log().await;
    let taken = async {
        stands(&mut ali, &job).await;
        world.happens("update job set claim_id = gen_random_uuid() where kind = 'grants.give-list'").await;
        sqlx::raw_sql("rollback").execute(&mut holder).await.unwrap();
    };
    join(world.works(), taken).await;
    assert_eq!((world.given().await, world.lists_queued().await), ((0, 0), 1));
    world.advance(SignedDuration::from_secs(31));
    world.works().await;
    assert_eq!(world.given().await, (MANY, 1));
}

#[actix_web::test]
async fn a_list_that_the_portal_could_not_give_says_so_and_is_confirmed_again() {
    let world = World::with_demo().await;
    let (mut ali, _, job) = confirmed(&world).await;
    world.happens("update job set dead_at = now() where kind = 'grants.give-list'").await;
    let failed = ali.get(&job.path).await;
    let check = ali.get(&failed.link("Se over på nytt")).await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    assert!(job.says("Venter på tur."), "{}", job.text());
    world.works().await;
    assert_eq!(world.given().await, (MANY, 1));
    assert_eq!(ali.get(&job.path).await.status, 303);
}

#[actix_web::test]
async fn a_list_that_an_operator_has_given_up_says_so() {
    let world = World::with_demo().await;
    let (mut ali, _, job) = confirmed(&world).await;
    world.happens("update job set dead_at = now() where kind = 'grants.give-list'").await;
    let id = job.path.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(command(&world.services, Command::Forget { job: id }).await.unwrap(), ExitCode::SUCCESS);
    assert_eq!(world.lists_queued().await, 0);
    let given_up = ali.get(&job.path).await;
    assert_eq!(given_up.heading(), "Ingenting er endret", "{}", given_up.text());
    assert!(given_up.says("Vi fikk det ikke til, og har gitt det opp."), "{}", given_up.text());
    world.works().await;
    assert_eq!(world.given().await, (0, 0));
}

#[actix_web::test]
async fn a_list_that_waits_for_what_somebody_has_locked_loses_no_try() {
    let world = World::with_demo().await;
    let (_, _, job) = confirmed(&world).await;
    let tries = "select attempts from job where kind = 'grants.give-list'";
    let lock = world.begin("select from organisation where org_number = 310123455 for no key update").await;
    world.works().await;
    assert_eq!((world.ask::<i32>(tries).await, world.given().await), (0, (0, 0)), "the import has it");
    lock.commit().await;
    let lock = world.begin("select from scope where name = 'eksempel:vann.read' for update").await;
    world.advance(SignedDuration::from_mins(1));
    world.works().await;
    assert_eq!((world.ask::<i32>(tries).await, world.given().await), (0, (0, 0)), "the scope is being changed");
    // After a day somebody has to look at it.
    world.advance(SignedDuration::from_hours(25));
    world.works().await;
    assert_eq!(world.ask::<i32>(tries).await, 1);
    lock.commit().await;
    world.advance(SignedDuration::from_mins(1));
    world.works().await;
    assert_eq!(world.given().await, (MANY, 1));
    let mut ali = world.signed_in(ALI).await;
    assert_eq!(ali.get(&job.path).await.status, 303);
}

#[actix_web::test]
async fn an_organisation_has_twenty_long_changes_waiting_at_most() {
    let world = World::with_demo().await;
    let (mut ali, _, check) = looked_over(&world).await;
    world
        .happens(
            "insert into job (job_id, kind, payload, unique_key, queued_at, run_at) \
             select gen_random_uuid(), 'of.another.release', '{}', '310123455/' || n, now(), now() from generate_series(1, 20) n",
        )
        .await;
    let refused = ali.press(&check, "Gi tilgang til 600", &[]).await;
    assert_eq!(refused.status, 429);
    assert!(refused.says("Virksomheten har 20 store endringer som venter på å bli gjort."), "{}", refused.text());
    assert_eq!(world.lists_queued().await, 0);
    world.happens("update job set done_at = now() where unique_key = '310123455/1'").await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    assert!(job.says("Venter på tur."), "{}", job.text());
    assert_eq!(ali.submit(&check, "Gi tilgang til 600", &[]).await.path, job.path, "what waits already is not refused");
}

#[actix_web::test]
async fn a_right_that_was_lost_meanwhile_is_lost_and_a_list_that_changed_is_looked_over_again() {
    let world = World::with_demo().await;
    let (mut ali, scope, job) = confirmed(&world).await;
    world
        .happens(
            "update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' where code = 'self-service-api'",
        )
        .await;
    world.works().await;
    assert_eq!(world.given().await, (0, 0));
    world
        .happens("update access_grant set withdrawn_at = null, withdrawn_how = null where code = 'self-service-api'")
        .await;
    let failed = ali.get(&job.path).await;
    assert!(failed.says("Den som bekreftet, har ikke lenger rett til å gjøre dette"), "{}", failed.text());

    // Ali has it again, and confirms again; then somebody on the list is given access, and the list is not what Ali saw.
    let check = ali.get(&failed.link("Se over på nytt")).await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    let page = ali.get(&scope.path).await;
    let number: i32 = world.ask("select min(org_number) from organisation where org_number >= 320000000").await;
    ali.submit(&page, "Gi tilgang", &[("konsument", &number.to_string())]).await;
    world.works().await;
    assert_eq!(world.given().await, (1, 1));
    let failed = ali.get(&job.path).await;
    let check = ali.get(&failed.link("Se over på nytt")).await;
    assert!(check.says("1 Har allerede tilgang"), "{}", check.text());
    let job = ali.submit(&check, "Gi tilgang til 599", &[]).await;
    world.works().await;
    assert_eq!(world.given().await, (MANY, 2));
    let mut ali = world.signed_in(ALI).await;
    assert_eq!(ali.get(&job.path).await.status, 303);
}
