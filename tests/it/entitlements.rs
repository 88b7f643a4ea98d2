//! The functions of the database that say who holds what: they are those of `sql/`, and say the same as their twins.

use std::{fs, path::Path};

use portner::kernel::RegisterRole;
use sqlx::{AssertSqlSafe, PgPool};

use crate::support::{
    machine::READ,
    people::{EKSEMPEL, KARI, NETT, SYSTEMHUSET},
    steps::{READ_INSTANCES, give},
    test_db::TestDb,
    world::World,
};

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
        for form in [
            "AS", "ASA", "ENK", "TVAM", "ANS", "DA", "KS", "KOMM", "STI", "BRL", "ESEK", "KBO", "BEDR", "NUF", "nuf",
            "",
        ] {
            let statement = format!("select is_key_role('{}', '{form}')", role.code());
            let in_database: bool = sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(&db.pool).await.unwrap();
            assert_eq!(in_database, role.is_key_in(form), "{role} in {form}");
        }
    }
}

/// What is held in all units, asked unit by unit, is what all persons hold, asked person by person.
pub async fn assert_units_and_persons_agree(world: &World) -> i64 {
    let count = |what: &str| {
        format!(
            "with in_units as (
               select o.org_number, h.holder_person_id, h.kind, h.code, h.via_number, h.via_name, h.via_role, h.via_main_unit, h.given_as
               from organisation o
               cross join lateral holdings_in(o.org_number, null, '2026-11-20') h
               where h.holder_person_id is not null
             ),
             of_persons as (
               select h.org_number, p.person_id, h.kind, h.code, h.via_number, h.via_name, h.via_role, h.via_main_unit, h.given_as
               from person p
               cross join lateral holdings_of(p.person_id, '2026-11-20') h
             )
             select count(*) from ({what}) x"
        )
    };
    let difference =
        "(table in_units except all table of_persons) union all (table of_persons except all table in_units)";
    let (units, persons): (i64, i64) =
        (world.ask(count("table in_units")).await, world.ask(count("table of_persons")).await);
    assert_eq!((units, world.ask::<i64>(count(difference)).await), (persons, 0));
    units
}

/// Units of every form above and below each other, bankrupt and deleted now and later, with roles and grants in all directions.
const MADE_UP: &str = "
    select setseed({seed});
    insert into organisation (org_number, name, org_form, content_hash, sub_unit, parent_org_number, bankrupt, deleted_on)
    select 320500000 + n, 'UNIT ' || n, (array['AS', 'ENK', 'TVAM', 'NUF', 'IKS', 'DA', 'KBO', 'KBO', 'BEDR'])[1 + floor(random() * 9)],
           '', random() < 0.35, case when random() < 0.7 then 320500001 + floor(random() * 80)::int end, random() < 0.4,
           (array[null, null, null, '2026-11-15', '2027-01-01']::date[])[1 + floor(random() * 5)]
    from generate_series(1, 80) n;
    insert into register_role (org_number, role_code, holder_person_id, holder_org_number)
    select 320500001 + floor(random() * 80)::int,
           (array['DAGL', 'LEDE', 'INNH', 'DTPR', 'DTSO', 'KOMP', 'BOBE', 'BOBE', 'KNUF', 'MEDL'])[1 + floor(random() * 10)],
           case when person then (select person_id from person where n > 0 order by random() limit 1) end,
           case when not person then 320500001 + floor(random() * 80)::int end
    from (select n, random() < 0.6 as person from generate_series(1, 400) n) x
    on conflict do nothing;
    insert into access_grant (access_grant_id, org_number, holder_org_number, holder_person_id, kind, code, given_at)
    select gen_random_uuid(), giver, case when not person then holder end,
           case when person then (select person_id from person where n > 0 order by random() limit 1) end, 'right', 'self-service-api', now()
    from (select n, random() < 0.4 as person, 320500001 + floor(random() * 80)::int as giver, 320500001 + floor(random() * 80)::int as holder
          from generate_series(1, 200) n) x
    where giver <> holder
    on conflict do nothing";

#[actix_web::test]
async fn they_agree_in_any_register() {
    for seed in ["0.1", "0.2", "0.3"] {
        let world = World::with_demo().await;
        world.happens(MADE_UP.replace("{seed}", seed)).await;
        assert!(assert_units_and_persons_agree(&world).await > 1_000);
    }
}

#[actix_web::test]
async fn what_is_held_in_units_is_what_persons_hold() {
    let world = World::with_demo().await;
    let units = assert_units_and_persons_agree(&world).await;
    assert!(units > 450, "{units}");
    let through: i64 = world
        .ask("select count(*) from person p, holdings_of(p.person_id, '2026-11-20') h where h.via_number is not null")
        .await;
    assert!(through > 0, "somebody holds something through an organisation");
}

/// What the columns are called that tell how things stand; prefixes are those of now, and are not told of the past.
const TOLD: &str = "f.org_number, f.client_name, f.is_active, f.for_customers, f.acts_for_customers, f.client_key_id, \
    f.key_expires_at, f.key_count, f.consumer, f.scope_name, f.scope_id, f.is_registered, f.deactivated_at, \
    f.rests, f.provider, f.integration_types, f.has_access, f.is_delegated, f.delegable";

#[actix_web::test]
async fn what_is_asked_of_this_instant_is_told_as_what_decides_now() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    for org in [EKSEMPEL, NETT, SYSTEMHUSET] {
        world.supplier(org, &[READ]).await;
    }
    // Some of it has ended, and some has come back.
    let given = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    kari.submit(&given, "Angre", &[]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let asked =
        "from client c cross join scope s cross join (values (null::integer), (310123455), (310334456)) n (consumer)";
    let now = format!(
        "select {TOLD} {asked} cross join lateral token_facts(c.environment, c.client_id, 'first-2026', array[s.name], n.consumer, '2026-11-20') f"
    );
    let then = now.replace("token_facts(", "token_facts_then(").replace("'2026-11-20')", "'2026-11-20', now())");
    let told: i64 = world.ask(&format!("select count(*) from ({now}) x")).await;
    let other: i64 =
        world.ask(&format!("select count(*) from (({now} except {then}) union all ({then} except {now})) x")).await;
    assert!(told > 50, "{told}");
    assert_eq!(other, 0);
}
