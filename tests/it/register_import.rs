//! Files of Enhetsregisteret against a real database.

use std::{
    fs,
    io::{Cursor, Write},
    path::PathBuf,
    time::{Duration, Instant},
};

use flate2::{Compression, write::GzEncoder};
use jiff::civil::date;
use portner::{
    app, demo, entitlements,
    kernel::{Clock, NationalId, OrgNumber, PersonId},
    packages,
    platform::{Services, config::Config, keys::Keys},
    register::{
        self,
        import::{self, FileKind, Files, Options, Source, Summary},
    },
};
use serde_json::{Value, json};
use sqlx::{PgPool, Postgres, Type, decode::Decode};

use crate::support::test_db::TestDb;

mod leaders;

const KOMMUNE: &str = "310123455";
const SUPPLIER: &str = "310223344";
const OTHER: &str = "310334456";
const SUB_UNIT: &str = "313328880";
const KARI: &str = "01818506895";

fn services(db: &TestDb, settings: &[(&str, &str)]) -> Services {
    let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let secret = Keys::new_secret().unwrap();
    let (config, keys) = (Config::load(settings).unwrap(), Keys::from_secret(&secret).unwrap());
    app::services(config, db.pool.clone(), keys, Clock::system())
}

/// A database with nothing in it, and a portal over it.
async fn empty() -> (TestDb, Services) {
    let db = TestDb::fresh().await;
    let services = services(&db, &[]);
    (db, services)
}

fn unit(number: &str, name: &str) -> Value {
    json!({ "organisasjonsnummer": number, "navn": name, "organisasjonsform": { "kode": "AS" } })
}

fn sub_unit(number: &str, main_unit: &str) -> Value {
    json!({ "organisasjonsnummer": number, "navn": "AVDELING", "organisasjonsform": { "kode": "BEDR" }, "overordnetEnhet": main_unit })
}

fn kari(more: Value) -> Value {
    let mut person = json!({ "fodselsdato": "1985-01-01", "fodselsnummer": KARI, "navn": { "fornavn": "Kari", "etternavn": "Nordmann" } });
    person.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    person
}

fn role(code: &str, person: &Value) -> Value {
    json!({ "type": { "kode": code }, "person": person, "fratraadt": false, "avregistrert": false })
}

fn roles(number: &str, roles: &[Value]) -> Value {
    json!({ "organisasjonsnummer": number, "rollegrupper": [{ "type": { "kode": "STYR" }, "sistEndret": "2024-01-01", "roller": roles }] })
}

/// One element a line, as many tools write it; the array opens on line 1 and the first element stands on line 2.
fn file(elements: &[Value]) -> String {
    let lines: Vec<String> = elements.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

fn source(text: impl Into<Vec<u8>>) -> Source {
    Box::new(Cursor::new(text.into()))
}

async fn take(services: &Services, sources: Files<Source>, complete: bool) -> Summary {
    take_with(services, sources, Options { complete, ..Options::default() }).await
}

async fn take_with(services: &Services, sources: Files<Source>, options: Options) -> Summary {
    let options = Options { costs: Some(entitlements::unit_costs), ..options };
    import::take_in(services, sources, options, |_| ()).await.unwrap()
}

async fn take_units(services: &Services, elements: &[Value], complete: bool) -> Summary {
    take(services, Files { units: Some(source(file(elements))), ..Files::default() }, complete).await
}

async fn take_roles(services: &Services, elements: &[Value], complete: bool) -> Summary {
    take(services, Files { roles: Some(source(file(elements))), ..Files::default() }, complete).await
}

#[expect(clippy::disallowed_methods, reason = "a look at the tables from outside the product")]
async fn value<T>(pool: &PgPool, sql: &'static str) -> T
where
    T: Type<Postgres> + for<'r> Decode<'r, Postgres> + Send + Unpin,
{
    sqlx::query_scalar(sql).fetch_one(pool).await.unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a hand on the tables from outside the product")]
async fn run(db: &mut sqlx::PgConnection, sql: &'static str) {
    sqlx::query(sql).execute(db).await.unwrap();
}

async fn person(services: &Services) -> PersonId {
    value::<uuid::Uuid>(&services.db, "select person_id from person where national_id_hash is not null").await.into()
}

/// The codes Kari holds in a unit, as the gates see it.
async fn held(services: &Services, who: PersonId, org: &str) -> Vec<String> {
    let mut db = services.db.acquire().await.unwrap();
    let org: OrgNumber = org.parse().unwrap();
    let found = entitlements::holdings(&mut db, who, org, services.clock.now()).await.unwrap();
    found.map(|found| found.held.into_iter().map(|h| h.code).collect()).unwrap_or_default()
}

#[tokio::test]
async fn the_same_files_again_write_nothing() {
    let (db, services) = empty().await;
    let world = || Files {
        units: Some(source(file(&[unit(KOMMUNE, "EKSEMPEL"), unit(SUPPLIER, "SYSTEMHUSET")]))),
        sub_units: Some(source(file(&[sub_unit(SUB_UNIT, KOMMUNE)]))),
        roles: Some(source(file(&[roles(KOMMUNE, &[role("DAGL", &kari(json!({}))), role("LEDE", &kari(json!({})))])]))),
    };
    let first = take(&services, world(), false).await;
    assert_eq!(first.files.iter().map(|f| (f.read, f.written)).collect::<Vec<_>>(), [(2, 2), (1, 1), (1, 1)]);
    let state = "select string_agg(xmin::text, ' ' order by t, k) from (
        select 'o' t, org_number k, xmin from organisation union all select 'r', org_number, xmin from register_role
        union all select 's', org_number, xmin from register_roles_seen union all select 'p', 0, xmin from person) rows";
    let before: String = value(&db.pool, state).await;
    let second = take(&services, world(), true).await;
    assert!(second.files.iter().all(|f| (f.written, f.gone) == (0, 0)), "{second}");
    assert_eq!(value::<String>(&db.pool, state).await, before);
}

#[tokio::test]
async fn a_bad_element_is_reported_with_its_line_and_stops_nobody_else() {
    let (db, services) = empty().await;
    let mut nul = unit("310445568", "A");
    nul["navn"] = json!("A\0B");
    let text = file(&[
        unit(KOMMUNE, "EKSEMPEL"),
        unit("310123456", "FEIL KONTROLLSIFFER"),
        json!({ "navn": "UTEN NUMMER", "organisasjonsform": { "kode": "AS" } }),
        json!({ "organisasjonsnummer": OTHER, "navn": 7, "organisasjonsform": { "kode": "AS" } }),
        nul,
        unit(SUPPLIER, "SYSTEMHUSET"),
    ])
    .replace("},\n{\"navn\":\"UTEN", "},\n{\"navn\":nonsense},\n{\"navn\":\"UTEN");
    let summary = take(&services, Files { units: Some(source(text)), ..Files::default() }, false).await;
    let rejects: Vec<(u64, u64, Option<String>)> =
        summary.rejects.iter().map(|r| (r.line, r.element, r.unit.map(|u| u.to_string()))).collect();
    let nul_unit = Some("310445568".to_owned());
    assert_eq!(rejects, [(3, 2, None), (4, 3, None), (5, 4, None), (6, 5, Some(OTHER.to_owned())), (7, 6, nul_unit)]);
    let reasons: Vec<&str> = summary.rejects.iter().map(|r| r.reason.as_str()).collect();
    assert!(reasons[0].contains("check digit"), "{reasons:?}");
    assert!(reasons[2].contains("organisasjonsnummer"), "{reasons:?}");
    assert_eq!(reasons[3..], ["navn: expected a text of at most 500 characters"; 2]);
    assert_eq!((summary.is_whole(), summary.exit_status()), (true, 1));
    assert_eq!(value::<i64>(&db.pool, "select count(*) from organisation").await, 4, "two are called by their number");
    let kept: i32 = value(
        &db.pool,
        "select jsonb_array_length(summary->'rejects') from register_import where finished_at is not null",
    )
    .await;
    assert_eq!(kept, 5);
}

#[tokio::test]
async fn what_was_read_before_a_file_breaks_is_stored() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(SUPPLIER, "SYSTEMHUSET")], false).await;
    let text = format!("[\n{},\n{{\"organisasjonsnummer\":", unit(KOMMUNE, "EKSEMPEL"));
    let sources =
        Files { units: Some(source(text)), sub_units: Some(source(file(&[sub_unit(SUB_UNIT, KOMMUNE)]))), roles: None };
    let summary = take(&services, sources, true).await;
    assert!(summary.of(FileKind::Units).unwrap().fault.as_ref().unwrap().contains("line 3"), "{summary}");
    assert!(!summary.is_whole());
    // Half a register is no reason to delete what stands in the other half.
    assert_eq!(value::<i64>(&db.pool, "select count(*) from organisation where deleted_on is null").await, 3);
}

#[tokio::test]
async fn a_wrong_role_is_left_out_and_its_national_number_is_not_quoted() {
    let (_db, services) = empty().await;
    let bad = [
        role("LEDE", &kari(json!({ "fodselsnummer": "01818506896" }))),
        role("MEDL", &kari(json!({ "fodselsnummer": 1_818_506_895 }))),
        role("NEST", &json!({ "fodselsdato": "1985-01-01" })),
        json!({ "type": { "kode": "DAGL" } }),
        role("DAGL", &kari(json!({}))),
    ];
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL")], false).await;
    let summary = take_roles(&services, &[roles(KOMMUNE, &bad)], false).await;
    assert_eq!(summary.of(FileKind::Roles).unwrap().rejected, 4);
    let text = summary.to_string();
    assert!(!text.contains("18185068"), "{text}");
    assert!(text.contains("LEDE") && text.contains("check digit") && text.contains(KOMMUNE), "{text}");
    assert_eq!(held(&services, person(&services).await, KOMMUNE).await, ["DAGL"]);
}

#[tokio::test]
async fn a_role_that_is_lost_is_gone() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL"), unit(OTHER, "VANNVERK")], false).await;
    let all = [roles(KOMMUNE, &[role("DAGL", &kari(json!({})))]), roles(OTHER, &[role("LEDE", &kari(json!({})))])];
    take_roles(&services, &all, false).await;
    let who = person(&services).await;
    assert_eq!(held(&services, who, KOMMUNE).await, ["DAGL"]);
    let touched = "select max(roles_changed_at)::text from organisation where org_number = 310123455";
    let before: String = value(&db.pool, touched).await;

    let mut resigned = role("DAGL", &kari(json!({})));
    resigned["fratraadt"] = json!(true);
    take_roles(&services, &[roles(KOMMUNE, &[resigned])], false).await;
    assert!(held(&services, who, KOMMUNE).await.is_empty());
    assert_eq!(held(&services, who, OTHER).await, ["LEDE"]);
    assert!(value::<String>(&db.pool, touched).await > before);

    // A whole file without the unit says that nobody has a role there any more.
    let summary = take_roles(&services, &[roles(KOMMUNE, &[])], true).await;
    assert_eq!(summary.of(FileKind::Roles).unwrap().gone, 1);
    assert!(held(&services, who, OTHER).await.is_empty());
    take_roles(&services, &all, false).await;
    assert_eq!(held(&services, who, OTHER).await, ["LEDE"]);
}

#[tokio::test]
async fn a_role_that_is_lost_is_remembered_with_the_time_it_was_there() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL"), unit(OTHER, "VANNVERK")], false).await;
    let all = [roles(KOMMUNE, &[role("DAGL", &kari(json!({})))]), roles(OTHER, &[role("LEDE", &kari(json!({})))])];
    take_roles(&services, &all, false).await;
    let past = "select coalesce(array_agg(org_number || ' ' || role_code || ' ' || since || ' ' || (seen_from < seen_to) \
                                          order by seen_to), '{}') from register_role_past";
    assert_eq!(value::<Vec<String>>(&db.pool, past).await, Vec::<String>::new());
    take_roles(&services, &[roles(KOMMUNE, &[])], false).await;
    assert_eq!(value::<Vec<String>>(&db.pool, past).await, ["310123455 DAGL 2024-01-01 true"]);
    take_roles(&services, &[roles(KOMMUNE, &[])], true).await;
    let both = ["310123455 DAGL 2024-01-01 true", "310334456 LEDE 2024-01-01 true"];
    assert_eq!(value::<Vec<String>>(&db.pool, past).await, both, "also one that a whole file lacks");
}

#[tokio::test]
async fn a_role_is_not_taken_away_under_a_write_that_leans_on_it() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL")], false).await;
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &kari(json!({})))])], false).await;
    let mut write = db.pool.begin().await.unwrap();
    register::lock(&mut write, &[KOMMUNE.parse().unwrap()]).await.unwrap();
    let loss = async { take_roles(&services, &[roles(KOMMUNE, &[])], false).await };
    let mut loss = std::pin::pin!(loss);
    assert!(tokio::time::timeout(Duration::from_millis(300), &mut loss).await.is_err(), "the import did not wait");
    write.commit().await.unwrap();
    assert_eq!(loss.await.of(FileKind::Roles).unwrap().written, 1);
    assert_eq!(value::<i64>(&db.pool, "select count(*) from register_role").await, 0);
}

#[tokio::test]
async fn a_complete_file_deletes_what_it_lacks_and_a_part_does_not() {
    let (db, services) = empty().await;
    let both = [unit(KOMMUNE, "EKSEMPEL"), unit(OTHER, "VANNVERK")];
    let sources = Files {
        units: Some(source(file(&both))),
        sub_units: Some(source(file(&[sub_unit(SUB_UNIT, KOMMUNE)]))),
        roles: None,
    };
    take(&services, sources, true).await;
    let deleted = "select coalesce(string_agg(org_number::text, ' ' order by 1), '') from organisation where deleted_on is not null";
    take_units(&services, &both[..1], false).await;
    assert_eq!(value::<String>(&db.pool, deleted).await, "");
    take_units(&services, &[], true).await;
    assert_eq!(value::<String>(&db.pool, deleted).await, "", "an empty file is a bad download");
    let nameless = [both[0].clone(), json!({ "navn": "?" })];
    assert!(
        !take_units(&services, &nameless, true).await.is_whole(),
        "the nameless one may be the one that is missing"
    );
    assert_eq!(value::<String>(&db.pool, deleted).await, "");

    assert_eq!(take_units(&services, &both[..1], true).await.of(FileKind::Units).unwrap().gone, 1);
    assert_eq!(value::<String>(&db.pool, deleted).await, OTHER, "and no sub-unit, whose file was not given");
    take_units(&services, &both, true).await;
    assert_eq!(value::<String>(&db.pool, deleted).await, "", "one that returns is back");
}

#[tokio::test]
async fn gzip_and_plain_files_are_recognised_by_their_content() {
    let (_db, services) = empty().await;
    let folder = std::env::temp_dir().join(format!("portner-import-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (units, roles_file) = (folder.join("units"), folder.join("roles"));
    let mut gzip = GzEncoder::new(fs::File::create(&units).unwrap(), Compression::fast());
    gzip.write_all(file(&[unit(KOMMUNE, "EKSEMPEL")]).as_bytes()).unwrap();
    gzip.finish().unwrap();
    fs::write(&roles_file, file(&[roles(KOMMUNE, &[role("DAGL", &kari(json!({})))])])).unwrap();
    let files = Files { units: Some(units), sub_units: None, roles: Some(roles_file) };
    let summary = import::run(&services, files, Options::default(), |_| ()).await.unwrap();
    assert_eq!(summary.files.iter().map(|f| f.written).sum::<u64>(), 2, "{summary}");
    fs::remove_dir_all(&folder).unwrap();
    let missing = Files { units: Some(PathBuf::from("/nowhere/units.json")), ..Files::default() };
    assert!(import::run(&services, missing, Options::default(), |_| ()).await.is_err());
}

#[tokio::test]
async fn a_person_without_number_is_shown_and_found_again() {
    let (db, services) = empty().await;
    let solveig = json!({ "fodselsdato": "1970-05-17", "navn": { "fornavn": "Solveig", "mellomnavn": null, "etternavn": "Aas" } });
    take_roles(&services, &[roles(KOMMUNE, &[role("LEDE", &solveig)])], false).await;
    take_roles(&services, &[roles(KOMMUNE, &[role("LEDE", &solveig), role("MEDL", &solveig)])], false).await;
    let row: String = value(
        &db.pool,
        "select count(*) || ' ' || min(given_name) || ' ' || bool_and(national_id_cipher is null and unnumbered_key is not null) from person",
    )
    .await;
    assert_eq!(row, "1 Solveig true");
    assert_eq!(value::<i64>(&db.pool, "select count(*) from register_role").await, 2);
    // The same name and day elsewhere may be somebody else.
    take_roles(&services, &[roles(OTHER, &[role("LEDE", &solveig)])], false).await;
    assert_eq!(value::<i64>(&db.pool, "select count(*) from person").await, 2);
}

#[tokio::test]
async fn a_number_is_kept_sealed_and_found_by_its_keyed_hash() {
    let (db, services) = empty().await;
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &kari(json!({})))])], false).await;
    let id = person(&services).await;
    let sealed: Vec<u8> = value(&db.pool, "select national_id_cipher from person").await;
    assert_eq!(services.keys.open(id.uuid().as_bytes(), &sealed).unwrap(), KARI.as_bytes());
    let hash: Vec<u8> = value(&db.pool, "select national_id_hash from person").await;
    assert_eq!(hash, services.keys.national_id_hash(&KARI.parse::<NationalId>().unwrap()));
}

#[tokio::test]
async fn the_dead_hold_no_roles() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL")], false).await;
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &kari(json!({})))])], false).await;
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &kari(json!({ "erDoed": true })))])], false).await;
    assert!(value::<bool>(&db.pool, "select died from person").await);
    assert_eq!(value::<i64>(&db.pool, "select count(*) from register_role").await, 0);
}

#[tokio::test]
async fn a_role_of_an_unknown_unit_waits_for_the_unit() {
    let (_db, services) = empty().await;
    let by_unit =
        json!({ "type": { "kode": "REGN" }, "enhet": { "organisasjonsnummer": SUPPLIER, "erSlettet": false } });
    let deleted = json!({ "type": { "kode": "REVI" }, "enhet": { "organisasjonsnummer": OTHER, "erSlettet": true } });
    let sources = Files {
        sub_units: Some(source(file(&[sub_unit(SUB_UNIT, KOMMUNE)]))),
        roles: Some(source(file(&[roles(KOMMUNE, &[role("DAGL", &kari(json!({}))), by_unit, deleted])]))),
        ..Files::default()
    };
    let dangling = take(&services, sources, false).await.dangling;
    assert_eq!((dangling.units_of_roles.count, dangling.holders_of_roles.count, dangling.sub_units.count), (1, 1, 1));
    let who = person(&services).await;
    assert!(held(&services, who, SUB_UNIT).await.is_empty());
    let after = take_units(&services, &[unit(KOMMUNE, "EKSEMPEL"), unit(SUPPLIER, "S")], false).await.dangling;
    assert_eq!((after.units_of_roles.count, after.holders_of_roles.count, after.sub_units.count), (0, 0, 0));
    assert_eq!(held(&services, who, SUB_UNIT).await, ["DAGL"], "and the sub-unit inherits");
}

#[tokio::test]
async fn a_sub_unit_is_open_until_its_last_day() {
    let (db, services) = empty().await;
    for (closes, open) in [(date(9999, 1, 1), true), (date(2020, 1, 1), false)] {
        let mut sub_unit = sub_unit(SUB_UNIT, KOMMUNE);
        sub_unit["nedleggelsesdato"] = json!(closes.to_string());
        take(&services, Files { sub_units: Some(source(file(&[sub_unit]))), ..Files::default() }, false).await;
        assert_eq!(value::<bool>(&db.pool, "select deleted_on is null from organisation").await, open, "{closes}");
    }
}

#[tokio::test]
async fn a_new_name_is_the_name_suppliers_are_sorted_by() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(SUPPLIER, "SYSTEMHUSET AS")], false).await;
    let mut connection = db.pool.acquire().await.unwrap();
    run(
        &mut connection,
        "insert into holder (org_number, holder_org_number, sort_name) values (310123455, 310223344, 'SYSTEMHUSET AS')",
    )
    .await;
    take_units(&services, &[unit(SUPPLIER, "ÆRLIG SYSTEM AS")], false).await;
    assert_eq!(value::<String>(&db.pool, "select sort_name from holder").await, "Ærlig System AS");
}

#[tokio::test]
async fn made_up_numbers_are_refused_where_they_are_forbidden() {
    let db = TestDb::fresh().await;
    let secret = "A".repeat(88);
    let strict = [
        ("DATABASE_URL", db.url.as_str()),
        ("PORTNER_SECRET_KEY", secret.as_str()),
        ("PORTNER_SYNTHETIC_ORGANISATIONS", "forbid"),
    ];
    let services = services(&db, &strict);
    let summary = take_units(&services, &[unit(KOMMUNE, "EKSEMPEL"), unit("991825827", "DIGDIR")], false).await;
    assert_eq!((summary.of(FileKind::Units).unwrap().written, summary.rejects.len()), (1, 1), "{summary}");
    assert!(demo::install(&services).await.is_err());
}

#[tokio::test]
async fn one_import_at_a_time() {
    let (db, services) = empty().await;
    let mut other = db.pool.acquire().await.unwrap();
    run(&mut other, "select pg_advisory_lock(hashtext('register import'))").await;
    let refused = import::take_in(&services, Files::default(), Options::default(), |_| ()).await;
    assert!(refused.unwrap_err().to_string().contains("another import"));
}

#[tokio::test]
async fn the_demo_installs_twice_and_is_the_same() {
    let (db, services) = empty().await;
    demo::install(&services).await.unwrap();
    let state = "select concat_ws(' ', (select count(*) from organisation), (select count(*) from person),
        (select count(*) from delegation), (select count(*) from holder), (select count(*) from access_grant),
        (select count(*) from api_resource), (select max(imported_at) from organisation))";
    let before: String = value(&db.pool, state).await;
    demo::install(&services).await.unwrap();
    assert_eq!(value::<String>(&db.pool, state).await, before);
    let dangling: i64 = value(
        &db.pool,
        "select count(*) from organisation s where sub_unit
        and not exists (select from organisation o where o.org_number = s.parent_org_number)",
    )
    .await;
    assert_eq!(dangling, 0);
    for who in demo::people() {
        let hash = services.keys.national_id_hash(&who.national_id.parse().unwrap());
        #[expect(clippy::disallowed_methods, reason = "a look at the tables from outside the product")]
        let known: bool = sqlx::query_scalar("select exists (select from person where national_id_hash = $1)")
            .bind(hash)
            .fetch_one(&db.pool)
            .await
            .unwrap();
        assert!(known, "{}", who.name);
    }
}

#[tokio::test]
async fn the_catalogue_installs_once() {
    let db = TestDb::fresh().await;
    let mut connection = db.pool.acquire().await.unwrap();
    assert!(packages::install(&mut connection).await.unwrap());
    assert!(!packages::install(&mut connection).await.unwrap());
    assert_eq!(value::<i64>(&db.pool, "select count(*) from access_package").await, 224);
    let alias: String =
        value(&db.pool, "select urn from access_package_alias where alias like '%:maskinporten-scopes'").await;
    assert_eq!(alias, "urn:altinn:accesspackage:programmeringsgrensesnitt");
}

/// Numbers that organisations can have, ascending.
fn numbers() -> impl Iterator<Item = OrgNumber> {
    (20_000_000..).filter_map(|stem| (0..10).find_map(|d| OrgNumber::try_from(stem * 10 + d).ok()))
}

/// A register of this many main units with three roles each, written as it is published: one line, gzip.
fn write_register(folder: &std::path::Path, units: usize) -> Files<std::path::PathBuf> {
    let path = |name: &str| folder.join(name);
    let open = |name: &str| GzEncoder::new(fs::File::create(path(name)).unwrap(), Compression::fast());
    let (mut unit_file, mut role_file) = (open("units.gz"), open("roles.gz"));
    let mut national_ids = (0..).filter_map(|n: u32| {
        let stem = format!("{:02}{:02}{:02}{:03}", n / 1000 % 28 + 1, n / 28_000 % 12 + 81, n / 336_000 + 30, n % 1000);
        (0..100).find_map(|check| format!("{stem}{check:02}").parse::<NationalId>().ok())
    });
    for (nth, number) in numbers().take(units).enumerate() {
        let comma = if nth == 0 { "[" } else { "," };
        let mut unit = unit(&number.to_string(), &format!("VIRKSOMHET {nth:06} AS"));
        unit["forretningsadresse"] =
            json!({ "kommune": "OSLO", "kommunenummer": "0301", "poststed": "OSLO", "adresse": ["Storgata 1"] });
        unit["registreringsdatoEnhetsregisteret"] = json!("2001-02-03");
        let holders: Vec<Value> = ["DAGL", "LEDE", "MEDL"]
            .into_iter()
            .zip(&mut national_ids)
            .map(|(code, id)| role(code, &kari(json!({ "fodselsnummer": id.expose(), "erDoed": false }))))
            .collect();
        write!(unit_file, "{comma}{unit}").unwrap();
        write!(role_file, "{comma}{}", roles(&number.to_string(), &holders)).unwrap();
    }
    for mut file in [unit_file, role_file] {
        file.write_all(b"]").unwrap();
        file.finish().unwrap();
    }
    Files { units: Some(path("units.gz")), sub_units: None, roles: Some(path("roles.gz")) }
}

/// Most memory this process has had, and the processor time it has used, in seconds.
fn spent() -> (String, f64) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned();
    // Fields 14 and 15 of the whole line (proc(5)), in ticks of 10 ms; the name before them may hold blanks.
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11).take(2);
    (peak, ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0)
}

/// `cargo test --release --test it -- --ignored --nocapture a_large_register`, with `UNITS` for another size.
#[tokio::test]
#[ignore = "measures, and takes a minute"]
async fn a_large_register_in_numbers() {
    let units: usize = option_env!("UNITS").and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let (_db, services) = empty().await;
    let folder = std::env::temp_dir().join(format!("portner-register-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let files = write_register(&folder, units);
    let mut lines = vec![format!("before: peak {}", spent().0)];
    let complete = Options { complete: true, costs: Some(entitlements::unit_costs), ..Options::default() };
    for pass in ["first", "unchanged"] {
        let (begun, (_, used)) = (Instant::now(), spent());
        let summary = import::run(&services, files.clone(), complete, |_| ()).await.unwrap();
        let (took, (peak, now_used)) = (begun.elapsed().as_secs_f64(), spent());
        let (read, written) = summary.files.iter().fold((0, 0), |(r, w), f| (r + f.read, w + f.written));
        assert!(summary.is_whole() && summary.rejects.is_empty(), "{summary}");
        let cpu = now_used - used;
        lines.push(format!(
            "{pass}: {read} read, {written} written in {took:.1} s, {cpu:.1} s of processor, peak {peak}"
        ));
    }
    fs::remove_dir_all(&folder).unwrap();
    let mut out = std::io::stderr();
    writeln!(out, "{}", lines.join("\n")).unwrap();
}

#[actix_web::test]
async fn a_batch_that_a_deadlock_ended_is_stored_again() {
    let db = TestDb::fresh().await;
    let services = services(&db, &[]);
    take_units(&services, &[unit(KOMMUNE, "EN"), unit(SUPPLIER, "TO")], false).await;
    // A change that takes them the other way round; whoever waited first, the import, is ended by Postgres.
    let mut change = db.pool.begin().await.unwrap();
    run(&mut change, "set local deadlock_timeout = '20s'").await;
    run(&mut change, "update organisation set imported_at = now() where org_number = 310223344").await;
    let units = [unit(KOMMUNE, "NY"), unit(SUPPLIER, "NYERE")];
    let import = take_units(&services, &units, false);
    let other = async {
        while !value::<bool>(&db.pool, "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')").await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        run(&mut change, "update organisation set imported_at = now() where org_number = 310123455").await;
        change.commit().await.unwrap();
    };
    let (summary, ()) = futures_util::future::join(import, other).await;
    assert_eq!(summary.files[0].written, 2);
    let names: Vec<String> = value(&db.pool, "select array_agg(name order by org_number) from organisation").await;
    assert_eq!(names, ["Ny", "Nyere"]);
}

fn many_units(count: usize) -> Vec<Value> {
    numbers().take(count).map(|number| unit(&number.to_string(), "VIRKSOMHET")).collect()
}

const LIVING: &str = "select count(*) from organisation where deleted_on is null";
const LED: &str = "select count(distinct org_number) from register_role";

#[tokio::test]
async fn a_complete_file_that_lacks_more_than_a_share_removes_nothing_and_names_what_it_lacks() {
    let (db, services) = empty().await;
    let all = many_units(40);
    take_units(&services, &all, true).await;
    for kept in [24, 1, 29] {
        let summary = take_units(&services, &all[..kept], true).await;
        let missing = 40 - kept;
        assert_eq!((summary.exit_status(), summary.missing.len()), (2, missing), "{summary}");
        assert!(
            summary.to_string().contains(&format!("units: {missing} of 40 units are missing and at most 10")),
            "{summary}"
        );
        assert_eq!(value::<i64>(&db.pool, LIVING).await, 40);
    }
    assert_eq!(take_units(&services, &all[..30], true).await.exit_status(), 0, "ten may go from a small register");
    assert_eq!(value::<i64>(&db.pool, LIVING).await, 30);
}

#[tokio::test]
async fn the_operator_says_how_many_may_go() {
    let (db, services) = empty().await;
    let all = many_units(40);
    take_units(&services, &all, true).await;
    for (allowed, status, living) in [(15, 2, 40), (0, 2, 40), (16, 0, 24)] {
        let sources = Files { units: Some(source(file(&all[..24]))), ..Files::default() };
        let options = Options { complete: true, allow_deletions: Some(allowed), ..Options::default() };
        let summary = take_with(&services, sources, options).await;
        assert_eq!((summary.exit_status(), value::<i64>(&db.pool, LIVING).await), (status, living), "{summary}");
    }
    let services = self::services(&db, &[("PORTNER_REGISTER_DELETIONS_PERCENT", "50")]);
    assert_eq!(take_units(&services, &all[..13], true).await.exit_status(), 0, "11 of 24 are less than half");
    assert_eq!(take_units(&services, &all[..1], true).await.exit_status(), 2);
}

#[tokio::test]
async fn a_unit_that_the_file_has_but_that_is_refused_is_not_missing() {
    let (db, services) = empty().await;
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL"), unit("991825827", "DIGDIR")], true).await;
    let secret = "A".repeat(88);
    let strict = [
        ("DATABASE_URL", db.url.as_str()),
        ("PORTNER_SECRET_KEY", secret.as_str()),
        ("PORTNER_SYNTHETIC_ORGANISATIONS", "forbid"),
    ];
    let strict = self::services(&db, &strict);
    let summary = take_units(&strict, &[unit(KOMMUNE, "EKSEMPEL"), unit("991825827", "DIGDIR")], true).await;
    assert_eq!((summary.exit_status(), summary.files[0].gone), (1, 0), "{summary}");
}

#[tokio::test]
async fn a_complete_role_file_that_leaves_too_many_without_roles_leaves_them_as_they_are() {
    let (db, services) = empty().await;
    take_units(&services, &many_units(40), true).await;
    let with = |units: &[Value], held: &[Value]| -> Vec<Value> {
        units.iter().map(|unit| roles(unit["organisasjonsnummer"].as_str().unwrap(), held)).collect()
    };
    let (all, kari) = (many_units(40), role("DAGL", &kari(json!({}))));
    let mut resigned = kari.clone();
    resigned["fratraadt"] = json!(true);
    take_roles(&services, &with(&all, std::slice::from_ref(&kari)), true).await;
    let one = with(&all[..1], std::slice::from_ref(&kari));
    let unreadable = json!({ "type": 7, "person": {} });
    for rest in [vec![], with(&all[1..], &[]), with(&all[1..], &[resigned]), with(&all[1..], &[unreadable])] {
        let summary = take_roles(&services, &[one.clone(), rest].concat(), true).await;
        assert_eq!(summary.exit_status(), 2, "{summary}");
        assert_eq!(value::<i64>(&db.pool, LED).await, 40, "{summary}");
    }
    let ten_left = [with(&all[..30], &[kari]), with(&all[30..35], &[])].concat();
    let summary = take_roles(&services, &ten_left, true).await;
    assert_eq!((summary.exit_status(), summary.files[0].gone), (0, 10), "{summary}");
    assert_eq!(value::<i64>(&db.pool, LED).await, 30);
    // A part says what it says.
    take_roles(&services, &with(&all, &[]), false).await;
    assert_eq!(value::<i64>(&db.pool, LED).await, 0);
}

#[tokio::test]
async fn a_dry_run_says_what_would_go_and_what_that_costs_and_writes_nothing() {
    let (db, services) = empty().await;
    demo::install(&services).await.unwrap();
    let state = "select concat_ws(' ', (select count(*) from register_import), (select count(*) from organisation where deleted_on is null),
        (select max(xmin::text::bigint) from organisation), (select max(xmin::text::bigint) from register_role))";
    let before: String = value(&db.pool, state).await;
    let mut other = db.pool.acquire().await.unwrap();
    run(&mut other, "select pg_advisory_lock(hashtext('register import'))").await;
    run(&mut other, "begin").await;
    run(&mut other, "update organisation set imported_at = now()").await;
    let files = || Files {
        units: Some(source(file(&[unit(SUPPLIER, "NYTT NAVN"), unit("310130079", "NETT AS")]))),
        sub_units: None,
        roles: Some(source(file(&[roles(SUPPLIER, &[role("DAGL", &kari(json!({})))])]))),
    };
    let options = Options { complete: true, dry_run: true, ..Options::default() };
    let summary = take_with(&services, files(), options).await;
    run(&mut other, "rollback").await;
    assert_eq!(value::<String>(&db.pool, state).await, before);
    assert_eq!(summary.exit_status(), 2, "all but two are missing: {summary}");
    assert!(summary.to_string().contains("units: 2 read, 2 would be written, 0 would be gone"), "{summary}");
    let kommune = summary.missing.iter().find(|cost| cost.unit.to_string() == KOMMUNE).unwrap();
    assert_eq!(kommune.name.as_deref(), Some("Eksempel kommune"));
    assert!(kommune.given > 0 && kommune.accesses > 0 && kommune.people >= 2 && kommune.scopes > 0, "{kommune:?}");
    let allowed = take_with(&services, files(), Options { allow_deletions: Some(1_000), ..options }).await;
    assert!(allowed.exit_status() == 0 && allowed.files[0].gone > 100, "{allowed}");
    assert_eq!(value::<String>(&db.pool, state).await, before);
}

/// Takes in a unit as the register has it, and then with other fields; returns what was said and the row after that.
async fn unit_changed(before: Value, after: Value) -> (Summary, String) {
    let (db, services) = empty().await;
    let with = |fields: Value| {
        let mut unit = unit(KOMMUNE, "EKSEMPEL");
        unit.as_object_mut().unwrap().extend(fields.as_object().cloned().unwrap());
        unit
    };
    take_units(&services, &[with(before)], false).await;
    let element = with(after);
    let summary = take_units(&services, std::slice::from_ref(&element), false).await;
    assert_eq!(take_units(&services, &[element], false).await.files[0].written, 0, "the same again writes nothing");
    let row = "select concat_ws(' ', name, org_form, parent_org_number, registered_on, deleted_on, bankrupt, winding_up, municipality)
               from organisation";
    (summary, value(&db.pool, row).await)
}

#[tokio::test]
async fn a_field_of_a_unit_that_cannot_be_read_is_left_out_and_what_is_known_stays() {
    let deleted = json!({ "slettedato": "2020-01-01", "konkurs": true });
    for (before, after, field, row) in [
        (json!({}), json!({ "slettedato": "" }), "slettedato", "Eksempel AS f f"),
        (deleted.clone(), json!({ "slettedato": "", "konkurs": "nei" }), "slettedato", "Eksempel AS 2020-01-01 t f"),
        (json!({}), json!({ "slettedato": "01.02.2024", "navn": "NYTT" }), "slettedato", "Nytt AS f f"),
        (json!({}), json!({ "slettedato": 20_240_201 }), "slettedato", "Eksempel AS f f"),
        (json!({}), json!({ "slettedato": "-009999-01-01" }), "slettedato", "Eksempel AS f f"),
        (
            json!({}),
            json!({ "slettedato": "", "nedleggelsesdato": "2021-01-01" }),
            "slettedato",
            "Eksempel AS 2021-01-01 f f",
        ),
        (json!({}), json!({ "konkurs": "ja" }), "konkurs", "Eksempel AS f f"),
        (json!({ "konkurs": true }), json!({ "konkurs": "ja" }), "konkurs", "Eksempel AS t f"),
        (json!({ "underAvvikling": true }), json!({ "underAvvikling": 1 }), "underAvvikling", "Eksempel AS f t"),
        (json!({}), json!({ "navn": "" }), "navn", "Eksempel AS f f"),
        (json!({}), json!({ "navn": null, "konkurs": true }), "navn", "Eksempel AS t f"),
        (json!({}), json!({ "navn": ["A"] }), "navn", "Eksempel AS f f"),
        (json!({}), json!({ "navn": "Ø".repeat(501) }), "navn", "Eksempel AS f f"),
        (json!({}), json!({ "organisasjonsform": "NUF" }), "organisasjonsform", "Eksempel AS f f"),
        (
            json!({ "overordnetEnhet": OTHER }),
            json!({ "overordnetEnhet": "?" }),
            "overordnetEnhet",
            "Eksempel AS 310334456 f f",
        ),
        (
            json!({ "overordnetEnhet": OTHER }),
            json!({ "overordnetEnhet": KOMMUNE }),
            "overordnetEnhet",
            "Eksempel AS 310334456 f f",
        ),
        (json!({}), json!({ "registreringsdatoEnhetsregisteret": "i fjor" }), "registreringsdato", "Eksempel AS f f"),
        (
            json!({ "forretningsadresse": { "kommune": "OSLO" } }),
            json!({ "forretningsadresse": { "kommune": 301 } }),
            "kommune",
            "Eksempel AS f f Oslo",
        ),
    ] {
        let (summary, now) = unit_changed(before, after.clone()).await;
        assert_eq!(now, row, "{after}");
        assert_eq!(summary.exit_status(), 1, "{after}: {summary}");
        let (unit, reason) = (summary.rejects[0].unit.unwrap().to_string(), &summary.rejects[0].reason);
        assert!(unit == KOMMUNE && reason.starts_with(field), "{after}: {summary}");
    }
}

#[tokio::test]
async fn what_can_be_read_in_another_spelling_is_read() {
    let number: u32 = OTHER.parse().unwrap();
    for (after, row) in [
        (json!({ "overordnetEnhet": number }), "Eksempel AS 310334456 f f"),
        (json!({ "organisasjonsform": { "kode": " nuf " } }), "Eksempel NUF f f"),
        (json!({ "slettedato": null, "konkurs": null }), "Eksempel AS f f"),
    ] {
        let (summary, now) = unit_changed(json!({}), after.clone()).await;
        assert_eq!((now.as_str(), summary.exit_status()), (row, 0), "{after}: {summary}");
    }
}

#[tokio::test]
async fn a_new_unit_without_a_name_is_called_by_its_number() {
    let (db, services) = empty().await;
    let latin1 =
        file(&[unit(OTHER, "V#R")]).into_bytes().into_iter().map(|byte| if byte == b'#' { 0xc5 } else { byte });
    let latin1: Vec<u8> = latin1.collect();
    take(&services, Files { units: Some(source(latin1)), ..Files::default() }, false).await;
    take_units(&services, &[json!({ "organisasjonsnummer": 310_123_455 })], false).await;
    let names: String =
        value(&db.pool, "select string_agg(name || ' ' || org_form, ', ' order by name) from organisation").await;
    assert_eq!(names, "310123455 UKJENT, 310334456 AS");
}

/// The leader before, and what the file of roles says now: is Kari known, with which roles, and what was said.
async fn roles_changed(element: Value) -> (Vec<String>, String, Summary) {
    let (db, services) = empty().await;
    take_units(&services, &[unit(KOMMUNE, "EKSEMPEL")], false).await;
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &kari(json!({})))])], false).await;
    let summary = take_roles(&services, &[element], false).await;
    let shown = "select coalesce(string_agg(concat_ws(' ', role_code, given_name, family_name, national_id_hash is not null), ', ' order by 1), '')
                 from register_role join person on person_id = holder_person_id";
    let held = held(&services, person(&services).await, KOMMUNE).await;
    assert!(!format!("{summary}").contains("06895"), "{summary}");
    (held, value(&db.pool, shown).await, summary)
}

fn changed(role: &Value, fields: Value) -> Value {
    let mut role = role.clone();
    role.as_object_mut().unwrap().extend(fields.as_object().cloned().unwrap());
    role
}

#[tokio::test]
async fn an_old_leader_does_not_keep_their_power_because_of_a_field_that_cannot_be_read() {
    let other = json!({ "fodselsdato": "1970-01-01", "navn": { "fornavn": "Ny", "etternavn": "Leder" } });
    let new = role("DAGL", &other);
    for broken in [json!(""), json!("i går"), json!(2024), json!({})] {
        let element = json!({ "organisasjonsnummer": KOMMUNE, "rollegrupper": [{ "sistEndret": broken, "roller": [new.clone()] }] });
        let (held, shown, summary) = roles_changed(element).await;
        assert_eq!((held.len(), shown.as_str(), summary.exit_status()), (0, "DAGL Ny Leder f", 1), "{summary}");
        assert!(summary.rejects[0].reason.starts_with("sistEndret"), "{summary}");
    }
    let element = json!({ "organisasjonsnummer": KOMMUNE, "rollegrupper": [7, { "roller": [new] }, { "roller": 8 }] });
    let (held, shown, summary) = roles_changed(element).await;
    assert_eq!((held.len(), shown.as_str(), summary.files[0].rejected), (0, "DAGL Ny Leder f", 3), "{summary}");
}

#[tokio::test]
async fn whether_a_role_has_ended_is_as_it_was_where_it_cannot_be_read() {
    let leader = role("DAGL", &kari(json!({})));
    for unclear in [
        changed(&leader, json!({ "fratraadt": "ja" })),
        changed(&leader, json!({ "avregistrert": 1 })),
        role("DAGL", &kari(json!({ "erDoed": "nei" }))),
    ] {
        let (held, _, summary) = roles_changed(roles(KOMMUNE, std::slice::from_ref(&unclear))).await;
        assert_eq!((held, summary.exit_status()), (vec!["DAGL".to_owned()], 1), "{summary}");
        let chair = changed(&unclear, json!({ "type": { "kode": "LEDE" } }));
        let (held, _, summary) = roles_changed(roles(KOMMUNE, &[chair])).await;
        assert_eq!((held.len(), summary.exit_status()), (0, 1), "it is not given as new: {summary}");
    }
    for unit in [
        json!({ "organisasjonsnummer": KOMMUNE, "rollegrupper": "" }),
        json!({ "organisasjonsnummer": KOMMUNE, "rollegrupper": null }),
        json!({ "organisasjonsnummer": KOMMUNE }),
    ] {
        let (held, _, summary) = roles_changed(unit).await;
        assert_eq!((held.len(), summary.exit_status()), (1, 1), "no role is read, and none is taken away: {summary}");
    }
}

#[tokio::test]
async fn a_name_is_never_overwritten_with_nothing() {
    for (name, after) in [
        (json!(null), "Kari Nordmann"),
        (json!({}), "Kari Nordmann"),
        (json!({ "fornavn": " ", "etternavn": "" }), "Kari Nordmann"),
        (json!("Kari"), "Kari Nordmann"),
        (json!({ "fornavn": 7, "etternavn": "Hansen" }), "Kari Hansen"),
        (json!({ "fornavn": "Kari Anne" }), "Kari Anne Nordmann"),
    ] {
        let (held, shown, _) = roles_changed(roles(KOMMUNE, &[role("DAGL", &kari(json!({ "navn": name })))])).await;
        assert_eq!((held.len(), shown), (1, format!("DAGL {after} t")), "{name}");
    }
    let (db, services) = empty().await;
    let nameless = kari(json!({ "navn": null }));
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &nameless)])], false).await;
    let name = "select trim(given_name || ' ' || family_name) from person";
    assert_eq!(value::<String>(&db.pool, name).await, "Uten navn", "a link needs a text");
    let says = "update person set given_name = 'Kari', family_name = 'Selv', named_at = now()";
    sqlx::query(says).execute(&db.pool).await.unwrap();
    take_roles(&services, &[roles(KOMMUNE, &[role("DAGL", &nameless)])], false).await;
    let own = "select trim(given_name || ' ' || family_name) || case when named_at is null then '' else ', own' end from person";
    assert_eq!(value::<String>(&db.pool, own).await, "Kari Selv, own", "what they have said themselves stays");
    let both = [roles(OTHER, &[role("LEDE", &nameless)]), roles(KOMMUNE, &[role("DAGL", &kari(json!({})))])];
    take_roles(&services, &both, false).await;
    assert_eq!(value::<String>(&db.pool, own).await, "Kari Nordmann", "until the register has a name");
}

#[tokio::test]
async fn a_leader_whose_number_cannot_be_read_is_shown_and_their_unit_is_named_at_the_end() {
    for number in
        [json!("99999906895"), json!("018185 0689"), json!(""), json!(1_818_506_895), json!("01818506896"), json!({})]
    {
        let element = roles(KOMMUNE, &[role("DAGL", &kari(json!({ "fodselsnummer": number })))]);
        let (held, shown, summary) = roles_changed(element).await;
        assert_eq!((held.len(), shown.as_str()), (0, "DAGL Kari Nordmann f"), "{number}: {summary}");
        assert_eq!((summary.exit_status(), summary.leaderless.count), (1, 1), "{number}: {summary}");
        let said = summary.to_string();
        assert!(said.contains("DAGL: fodselsnummer: "), "{said}");
        assert!(
            said.contains(&format!("nobody in a key role who can log in, by what was left out: {KOMMUNE}")),
            "{said}"
        );
    }
    let member = role("MEDL", &kari(json!({ "fodselsnummer": "" })));
    let both = [role("DAGL", &kari(json!({ "fodselsnummer": "018185 06895" }))), member];
    let (held, _, summary) = roles_changed(roles(KOMMUNE, &both)).await;
    assert_eq!((held, summary.leaderless.count), (vec!["DAGL".to_owned()], 0), "{summary}");
    let bare = ["DAGL", "INNH", "KNUF"].map(|code| json!({ "type": { "kode": code } }));
    for lost in bare.into_iter().chain([json!(7), json!({ "type": "DAGL", "person": kari(json!({})) })]) {
        let (held, _, summary) = roles_changed(roles(KOMMUNE, std::slice::from_ref(&lost))).await;
        assert_eq!((held.len(), summary.leaderless.count), (0, 1), "{lost}: {summary}");
    }
}

#[tokio::test]
async fn codes_are_trimmed_and_in_capitals() {
    let (held, shown, summary) = roles_changed(roles(KOMMUNE, &[role(" dagl ", &kari(json!({})))])).await;
    assert_eq!((held, shown.as_str(), summary.exit_status()), (vec!["DAGL".to_owned()], "DAGL Kari Nordmann t", 0));
}

#[tokio::test]
async fn a_main_unit_that_was_left_is_remembered_with_the_time_it_was_there() {
    let (db, services) = empty().await;
    let past = "select coalesce(string_agg(concat_ws(' ', org_number, parent_org_number, seen_from < seen_to), ', ' order by seen_to), '')
                from organisation_parent_past";
    for (parent, remembered) in [
        (json!(KOMMUNE), ""),
        (json!(KOMMUNE), ""),
        (json!("?"), ""),
        (json!(OTHER), "313328880 310123455 t"),
        (json!(null), "313328880 310123455 t, 313328880 310334456 t"),
        (json!(OTHER), "313328880 310123455 t, 313328880 310334456 t"),
    ] {
        let mut sub_unit = sub_unit(SUB_UNIT, KOMMUNE);
        sub_unit["overordnetEnhet"] = parent.clone();
        take(&services, Files { sub_units: Some(source(file(&[sub_unit]))), ..Files::default() }, false).await;
        assert_eq!(value::<String>(&db.pool, past).await, remembered, "{parent}");
    }
}

#[tokio::test]
async fn a_file_of_something_else_removes_nothing_however_long_it_is() {
    let (db, services) = empty().await;
    let all = many_units(2_000);
    take_units(&services, &all[..15], true).await;
    let summary = take_units(&services, &all[15..], true).await;
    assert!(summary.to_string().contains("15 of 15 units are missing"), "{summary}");
    assert_eq!((summary.exit_status(), value::<i64>(&db.pool, LIVING).await), (2, 2_000));
}
