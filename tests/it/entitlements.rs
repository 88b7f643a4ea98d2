//! The functions of the database that say who holds what: they are those of `sql/`, and say the same as their twins.

use std::{fs, path::Path};

use portner::kernel::RegisterRole;
use sqlx::{AssertSqlSafe, PgPool};

use crate::support::{test_db::TestDb, world::World};

/// The definition of a function of this name, as the database tells it.
async fn definition(db: &PgPool, name: &str) -> Option<String> {
    let statement = format!(
        "select string_agg(pg_get_functiondef(oid), ';') from pg_proc where proname = '{name}' \
         and pronamespace = 'public'::regnamespace"
    );
    sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(db).await.unwrap()
}

#[actix_web::test]
async fn the_database_has_the_functions_that_stand_in_the_files() {
    let db = TestDb::fresh().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap();
        let migrated = definition(&db.pool, name).await;
        sqlx::raw_sql(AssertSqlSafe(fs::read_to_string(&file).unwrap())).execute(&db.pool).await.unwrap();
        let written = definition(&db.pool, name).await;
        assert!(written.is_some(), "{name}.sql holds the function {name}");
        assert_eq!(migrated, written, "{name}.sql was changed; a new migration has to install it");
        files += 1;
    }
    assert!(files > 10, "{files}");
}

#[actix_web::test]
async fn the_key_role_rule_is_the_same_in_the_database_and_in_rust() {
    let db = TestDb::fresh().await;
    let others = ["KNUF", "REPR", "FFØR", "REGN", "REVI", "MEDL", "NEST", "dagl", ""].map(str::to_owned);
    for role in RegisterRole::KEY.into_iter().chain(others.map(RegisterRole::from)) {
        for form in
            ["AS", "ASA", "ENK", "ANS", "DA", "KS", "KOMM", "STI", "BRL", "ESEK", "KBO", "BEDR", "NUF", "nuf", ""]
        {
            let statement = format!("select is_key_role('{}', '{form}')", role.code());
            let in_database: bool = sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(&db.pool).await.unwrap();
            assert_eq!(in_database, role.is_key_in(form), "{role} in {form}");
        }
    }
}

#[actix_web::test]
async fn what_is_held_in_units_is_what_persons_hold() {
    let world = World::with_demo().await;
    let (units, persons, different): (i64, i64, i64) = {
        let count = |what: &str| {
            format!(
                "with in_units as (
                   select o.org_number, h.holder_person_id, h.kind, h.code, h.via_number, h.via_name, h.via_role
                   from organisation o
                   cross join lateral holdings_in(o.org_number, null, '2026-11-20') h
                   where h.holder_person_id is not null
                 ),
                 of_persons as (
                   select h.org_number, p.person_id, h.kind, h.code, h.via_number, h.via_name, h.via_role
                   from person p
                   cross join lateral holdings_of(p.person_id, '2026-11-20') h
                 )
                 select count(*) from ({what}) x"
            )
        };
        let difference =
            "(table in_units except all table of_persons) union all (table of_persons except all table in_units)";
        (
            world.ask(count("table in_units")).await,
            world.ask(count("table of_persons")).await,
            world.ask(count(difference)).await,
        )
    };
    assert!(units > 450, "{units}");
    assert_eq!((units, different), (persons, 0));
    let through: i64 = world
        .ask("select count(*) from person p, holdings_of(p.person_id, '2026-11-20') h where h.via_number is not null")
        .await;
    assert!(through > 0, "somebody holds something through an organisation");
}
