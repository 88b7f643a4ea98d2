//! The schema: forward from nothing, twice as good as once, and a log that nobody rewrites.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use portner::platform::db::{self, Patience};
use sqlx::{Connection, PgConnection, migrate::Migrator};

use crate::support::{
    behind::attempt,
    people::{EKSEMPEL, KARI, NETT},
    steps::{READ_INSTANCES, give},
    test_db::TestDb,
    world::{self, World},
};

#[actix_web::test]
async fn migrating_again_changes_nothing() {
    let world = World::with_demo().await;
    let before = world.footprint().await;
    assert!(before.len() > 20, "there are tables: {before:?}");
    db::migrate(&world.db.url).await.unwrap();
    assert_eq!(world.footprint().await, before);
}

#[actix_web::test]
async fn two_portals_that_start_at_once_migrate_once() {
    let db = TestDb::fresh().await;
    let (one, other) = tokio::join!(db::migrate(&db.url), db::migrate(&db.url));
    one.and(other).unwrap();
}

#[actix_web::test]
async fn a_migration_that_waits_for_a_lock_lets_others_go_first_and_is_tried_again() {
    let db = TestDb::fresh().await;
    let mut connection = PgConnection::connect(&db.url).await.unwrap();
    attempt(&mut connection, "drop schema public cascade").await.unwrap();
    attempt(&mut connection, "create schema public").await.unwrap();
    // All but the last ones, which change a table that somebody reads at length.
    let earlier: Vec<_> = db::MIGRATOR.iter().filter(|one| one.version < 20_261_128_170_000).cloned().collect();
    Migrator::with_migrations(earlier).run(&mut connection).await.unwrap();
    attempt(&mut connection, "begin").await.unwrap();
    attempt(&mut connection, "lock table job in access share mode").await.unwrap();
    let patience = |tries| Patience { lock: Duration::from_millis(300), pause: Duration::from_millis(200), tries };
    let given_up = db::migrate_with(&db.url, patience(2)).await.unwrap_err();
    assert!(format!("{given_up:#}").contains("lock timeout"), "{given_up:#}");
    let mut visitor = PgConnection::connect(&db.url).await.unwrap();
    let others = async {
        for _ in 0..10 {
            let begun = Instant::now();
            attempt(&mut visitor, "select count(*) from job").await.unwrap();
            let waited = begun.elapsed();
            assert!(waited < Duration::from_secs(10), "{waited:?}, and the migration goes on for half a minute");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        attempt(&mut connection, "rollback").await.unwrap();
    };
    let (done, ()) = tokio::join!(db::migrate_with(&db.url, patience(60)), others);
    done.unwrap();
}

#[actix_web::test]
async fn a_new_migration_comes_after_all_others_and_says_what_it_does() {
    let versions: Vec<i64> = db::MIGRATOR.iter().map(|migration| migration.version).collect();
    assert!(versions.is_sorted() && versions.len() > 5);
    for migration in db::MIGRATOR.iter() {
        let version = migration.version.to_string();
        assert_eq!(version.len(), 14, "YYYYMMDDHHMMSS: {version}");
        assert!(!migration.migration_type.is_down_migration(), "forward only: {version}");
        assert!(migration.description.split(' ').count() >= 2, "a verb and a noun: {}", migration.description);
    }
}

#[actix_web::test]
async fn the_log_cannot_be_rewritten() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let before = world.footprint().await;
    for statement in
        ["update event set actor_name = 'Ola'", "delete from event", "truncate event", "truncate event cascade"]
    {
        let mut connection = PgConnection::connect(&world.db.url).await.unwrap();
        let refused = attempt(&mut connection, statement).await.unwrap_err();
        assert!(refused.to_string().contains("the log is append-only"), "{statement}: {refused}");
    }
    assert_eq!(world.footprint().await, before);
}

/// Whoever installs the portal with a register of their own has something to give.
#[actix_web::test]
async fn the_api_resources_of_service_owners_are_there_without_the_demo() {
    let world = World::open(TestDb::fresh().await);
    let there: Vec<String> = world
        .ask(
            "select array_agg(r.title_nb || ': ' || array_to_string(v.scope_names, ' ') order by r.title_nb) from api_resource r \
             join api_resource_version v using (api_resource_id) where exists (select from scope s where s.name = v.scope_names[1] \
             and s.environment = r.environment and s.delegable and s.deactivated_at is null)",
        )
        .await;
    assert_eq!(
        there,
        [
            "Altinn tjenesteeier-API: Appinstanser (full tilgang): altinn:serviceowner/instances.read altinn:serviceowner/instances.write",
            "Altinn tjenesteeier-API: Appinstanser (lesetilgang): altinn:serviceowner/instances.read",
        ]
    );
}

/// How the program ends as an operator runs it, and what it says.
fn run(url: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_portner"))
        .args(arguments)
        .env_clear()
        .envs(std::env::vars().filter(|(name, _)| name == "PATH" || name.starts_with("LLVM")))
        .env("DATABASE_URL", url)
        .env("PORTNER_SECRET_KEY", world::secret())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[actix_web::test]
async fn a_command_that_only_reads_says_that_the_database_was_never_migrated() {
    let db = TestDb::fresh().await;
    let mut connection = PgConnection::connect(&db.url).await.unwrap();
    attempt(&mut connection, "drop schema public cascade").await.unwrap();
    attempt(&mut connection, "create schema public").await.unwrap();
    let import = ["register", "import", "--dry-run", "--units", "Cargo.toml"];
    let explain = ["explain", "person", "--person", "01818506895", "--org", "310123455", "--right", "view-scopes"];
    for (command, ends) in [(&import[..], 2), (&explain[..], 2), (&["jobs"][..], 1)] {
        let (code, said) = run(&db.url, command);
        assert!(said.contains("the database is not up to date; run `portner migrate` first"), "{command:?}: {said}");
        assert_eq!(code, Some(ends), "{command:?}");
    }
}

#[actix_web::test]
async fn settings_with_a_database_that_does_not_answer_are_not_in_order() {
    let db = TestDb::fresh().await;
    assert_eq!(run(&db.url, &["check-config"]).0, Some(0));
    let (code, said) = run("postgresql://portner@127.0.0.1:9/portner", &["check-config"]);
    assert!(code == Some(1) && said.contains("the database does not answer"), "{code:?}: {said}");
}
