//! Long lists: handed over, given in the background, and given once or not at all, whatever happens to the worker.

use std::time::Duration;

use futures_util::future::join;
use jiff::SignedDuration;
use portner::app;
use sqlx::{Connection, PgConnection};

use crate::{
    scopes::make,
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, KARI},
        world::World,
    },
};

const PROD: &str = "/nb/310123455/prod/mine-api";

/// So many that nobody waits for them.
const MANY: i64 = 600;

impl World {
    /// As many organisations as a list can hold, and their numbers.
    pub async fn settlers(&self, how_many: i64) -> Vec<i32> {
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
}

/// A list that Ali has confirmed: Ali's browser, the scope, and the page that tells how it goes.
async fn confirmed(world: &World) -> (Browser, Page, Page) {
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let lines: Vec<String> = world.settlers(MANY).await.iter().map(ToString::to_string).collect();
    let scope = make(&mut ali, PROD, "vann.read").await;
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", &lines.join("\n"))]).await;
    assert!(check.says("Listen er lang, så dette gjøres i bakgrunnen."), "{}", check.text());
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    assert_eq!(job.heading(), "Gir 600 virksomheter tilgang", "{}", job.text());
    (ali, scope, job)
}

#[actix_web::test]
async fn a_long_list_is_not_waited_for_and_is_found_again() {
    let world = World::with_demo().await;
    let (mut ali, scope, job) = confirmed(&world).await;
    assert!(job.says("Venter på tur.") && world.given().await == (0, 0), "{}", job.text());
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    assert_eq!(bulk.link("Listen med 600 virksomheter: se hvordan det går"), job.path, "after a closed laptop");
    let list = job.path.trim_end_matches("/framdrift").to_owned();
    assert_eq!(ali.get(&list).await.location, job.path, "the list leads to what became of it");
    let mut kari = world.signed_in(KARI).await;
    assert_eq!(kari.get(&job.path).await.status, 404, "a list is shown to nobody but whoever pasted it");

    let (one, other) = join(app::work(&world.services), app::work(&world.services)).await;
    assert_eq!(
        [one.unwrap(), other.unwrap()].iter().filter(|did| **did).count(),
        1,
        "one claims it, the other finds nothing"
    );
    assert_eq!(world.given().await, (MANY, 1));
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    assert!(receipt.says("De 50 første av 600"), "{}", receipt.text());
    assert!(!app::work(&world.services).await.unwrap(), "nothing is left");
    let outcome = ali.get(&receipt.link("Last ned utfallet for hver linje (CSV)")).await;
    assert_eq!(outcome.body.matches("Fikk tilgang").count(), 600);
    let undone = ali.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("600 av 600 er slik det var før."), "{}", undone.text());
}

#[actix_web::test]
async fn a_worker_that_stops_leaves_nothing_and_another_takes_up_its_list() {
    let world = World::with_demo().await;
    let (mut ali, _, job) = confirmed(&world).await;
    // Somebody holds one of the logs, so the worker stands in the middle of its transaction, with every access written.
    let mut holder = PgConnection::connect(&world.db.url).await.unwrap();
    let mut held = holder.begin().await.unwrap();
    sqlx::raw_sql(
        "insert into event (org_number, event_id, at, kind, actor_name, basis, payload) \
         select max(org_number), gen_random_uuid(), now(), 'test.held', 'Test', 'null', '{}' from organisation where org_number < 320055001",
    )
    .execute(&mut *held)
    .await
    .unwrap();
    let looking = async {
        while !ali.get(&job.path).await.says("Skriver i loggene til virksomhetene: 500 av 600.") {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    // What it notes beside its transaction is there; then it stops.
    tokio::select! {
        outcome = app::work(&world.services) => panic!("it should stand and wait: {outcome:?}"),
        () = looking => {}
    }
    assert_eq!(world.given().await, (0, 0), "what it did is not");
    held.rollback().await.unwrap();
    assert!(!app::work(&world.services).await.unwrap(), "it may still be alive");
    world.advance(SignedDuration::from_secs(31));
    assert!(app::work(&world.services).await.unwrap());
    assert_eq!(world.given().await, (MANY, 1));
    // One that was only slow comes back and finds it done.
    world.happens("update scope_job set finished_at = null, taken_until = null").await;
    assert!(app::work(&world.services).await.unwrap());
    assert_eq!(world.given().await, (MANY, 1), "once");
    assert_eq!(ali.get(&job.path).await.status, 303);
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
    assert!(app::work(&world.services).await.unwrap());
    assert_eq!(world.given().await, (0, 0));
    world
        .happens("update access_grant set withdrawn_at = null, withdrawn_how = null where code = 'self-service-api'")
        .await;
    let failed = ali.get(&job.path).await;
    assert!(failed.says("Den som bekreftet listen, har ikke lenger rett"), "{}", failed.text());

    // Ali has it again, and confirms again; then somebody on the list is given access, and the list is not what Ali saw.
    let list = job.path.trim_end_matches("/framdrift").to_owned();
    let check = ali.get(&list).await;
    let job = ali.submit(&check, "Gi tilgang til 600", &[]).await;
    let page = ali.get(&scope.path).await;
    let number: i32 = world.ask("select min(org_number) from organisation where org_number >= 320000000").await;
    ali.submit(&page, "Gi tilgang", &[("konsument", &number.to_string())]).await;
    assert!(app::work(&world.services).await.unwrap());
    assert_eq!(world.given().await, (1, 1));
    let failed = ali.get(&job.path).await;
    let check = ali.get(&failed.link("Kontroller listen på nytt")).await;
    assert!(check.says("1 Har allerede tilgang"), "{}", check.text());
    let job = ali.submit(&check, "Gi tilgang til 599", &[]).await;
    assert!(app::work(&world.services).await.unwrap());
    assert_eq!(world.given().await, (MANY, 2));
    let mut ali = world.signed_in(ALI).await;
    assert_eq!(ali.get(&job.path).await.status, 303);
}
