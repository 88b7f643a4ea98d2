//! The log proves itself: whatever is altered, taken out, put in or computed anew is found and named.

use std::process::{Command, Output};

use futures_util::future::join_all;
use jiff::SignedDuration;
use portner::{
    ledger::chain::{Fault, Question, Report, keep_checkpoints, make_checkpoint, verify},
    platform::db,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use url::Url;
use uuid::Uuid;

use crate::support::{
    crawl::lived_in,
    people::{EKSEMPEL, KARI, NETT, OLA},
    steps::{READ_INSTANCES, give},
    test_db::TestDb,
    world::{self, World},
};

/// Four logs in which something happens at the same time.
const LOGS: [i32; 4] = [310_123_455, 310_130_079, 310_223_344, 310_334_456];
/// So many rows each, of which the last checkpoint vouches for the first eight and the one before for four.
const ROWS: i64 = 12;
const VOUCHED: i64 = 8;

/// Rows as the portal writes them, in all four logs.
fn rows(from: i64, to: i64) -> String {
    format!(
        "insert into event (org_number, event_id, at, kind, actor_org_number, actor_person_id, actor_name, basis, payload, ref)
         select log, gen_random_uuid(), timestamptz '2026-11-20 10:00Z' + n * interval '61.000007 s',
                case when n % 3 = 0 then 'delegation.expired' else 'delegation.given' end,
                case when n % 3 > 0 then 310123455 end, case when n % 3 > 0 then (select person_id from person order by 1 limit 1) end,
                'Åse Ødegård', case when n % 3 > 0 then '{{\"held\": {{\"role\": \"DAGL\"}}}}' else 'null' end::jsonb,
                jsonb_build_object('n', n, 'tekst', 'Blåbær «' || n || '»', 'tall', 1.50), case when n % 2 = 0 then 'F-7K3Q-92MD' end
         from generate_series({from}, {to}) n, unnest(array{LOGS:?}) log order by n, log"
    )
}

async fn check(db: &mut PgConnection, world: &World) -> Report {
    verify(db, &world.services.keys, &Question::default()).await.unwrap()
}

async fn run(db: &mut PgConnection, statement: String) -> sqlx::Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(db).await.map(|_| ())
}

#[actix_web::test]
async fn the_log_is_whole_and_a_checkpoint_is_made_when_it_has_grown_and_once_a_day() {
    let world = lived_in().await;
    let mut db = world.db.pool.acquire().await.unwrap();
    let report = check(&mut db, &world).await;
    assert!(report.is_whole(), "{report}");
    let lines = u64::try_from(world.count("event").await).unwrap();
    assert_eq!((report.events, report.organisations, report.checkpoint), (lines, 4, None));
    let checkpoints = async |expected: i64| {
        keep_checkpoints(&world.services).await.unwrap();
        keep_checkpoints(&world.services).await.unwrap();
        let report = check(&mut world.db.pool.acquire().await.unwrap(), &world).await;
        assert!(report.is_whole(), "{report}");
        assert_eq!(report.checkpoint.map(|(number, _)| number), Some(expected));
    };
    checkpoints(1).await;
    run(&mut db, rows(1, 1)).await.unwrap();
    checkpoints(2).await;
    world.advance(SignedDuration::from_hours(24));
    checkpoints(3).await;
}

/// At the level of the table: writers of one log queue up.
#[actix_web::test]
async fn writers_at_the_same_time_make_chains_without_gaps() {
    let world = World::with_demo().await;
    let writers = (0..8_usize).map(|writer| {
        let url = world.db.url.clone();
        async move {
            let mut db = PgConnection::connect(&url).await.unwrap();
            for round in 0..25 {
                let pair = [LOGS[(writer + round) % 4], LOGS[(writer * round + 1) % 4]];
                let row = format!(
                    "insert into event (org_number, event_id, at, kind, actor_name, basis, payload)
                     select distinct log, uuid_in(md5('{writer} {round}')::cstring), now(), 'a.b', 'Portner', 'null'::jsonb, '{{}}'::jsonb
                     from unnest(array{pair:?}) log order by log"
                );
                run(&mut db, row).await.unwrap();
            }
        }
    });
    join_all(writers).await;
    let mut db = world.db.pool.acquire().await.unwrap();
    let report = check(&mut db, &world).await;
    assert!(report.is_whole(), "{report}");
    let counted: i64 = world.ask("select sum(seq)::bigint from event_head").await;
    assert_eq!(u64::try_from(counted).unwrap(), report.events);
    assert!(report.events > 200);
}

/// A way to tamper with row `seq` of the log of `org`, and the rows of which one must be named.
struct Tampering {
    statement: String,
    named: Vec<(Option<i32>, i64)>,
}

/// What a checkpoint can be robbed of.
const CHECKPOINTS: [&str; 8] = [
    "update checkpoint set root = sha256('x') where number = 1",
    "update checkpoint set prev_root = sha256('x') where number = 1",
    "update checkpoint set signature = sha256('x') where number = 1",
    "update checkpoint set at = at + interval '1 microsecond' where number = 1",
    "delete from checkpoint where number = 1",
    "delete from checkpoint_head where checkpoint = 1 and org_number = 310130079",
    "update checkpoint_head set hash = sha256('x') where checkpoint = 1 and org_number = 310130079",
    "insert into checkpoint_head values (1, 310123455, 2, sha256('x'))",
];

/// Columns of a row and what else could stand there.
const COLUMNS: [(&str, &str); 20] = [
    ("event_id", "gen_random_uuid()"),
    ("at", "at + interval '1 microsecond'"),
    ("at", "'infinity'"),
    ("kind", "'delegation.changed'"),
    ("actor_org_number", "coalesce(actor_org_number, 0) + 1"),
    ("actor_person_id", "gen_random_uuid()"),
    ("actor_name", "'Ola'"),
    ("actor_name", "actor_name || ' '"),
    ("actor_salt", "gen_random_uuid()"),
    ("basis", "'{\"held\": {\"role\": \"LEDE\"}}'"),
    ("payload", "payload || '{\"n\": 99}'"),
    ("payload", "payload - 'tekst'"),
    ("payload", "jsonb_set(payload, '{tall}', '1.5')"),
    ("ref", "coalesce(ref, '') || 'X'"),
    ("ref", "case when ref is null then '' end"),
    ("prev_hash", "sha256('x')"),
    ("hash", "sha256('x')"),
    ("seq", "1000"),
    ("org_number", "999999999"),
    ("kind, actor_name", "actor_name, kind"),
];

fn tampering(kind: usize, org: i32, seq: i64, other: i64) -> Tampering {
    let here = format!("org_number = {org} and seq = {seq}");
    let anew = |from: i64| {
        format!(
            "do $$ declare p bytea; n bigint; begin
               select coalesce((select hash from event where org_number = {org} and seq = {from} - 1), decode(repeat('00', 32), 'hex')) into p;
               for n in select seq from event where org_number = {org} and seq >= {from} order by seq loop
                 update event set prev_hash = p where org_number = {org} and seq = n;
                 update event e set hash = event_hash(e) where org_number = {org} and seq = n returning hash into p;
               end loop;
               update event_head set hash = p, seq = (select max(seq) from event where org_number = {org}) where org_number = {org};
             end $$;"
        )
    };
    let (statement, named) = match kind {
        0 => (format!("delete from event where {here}"), vec![seq]),
        1 => (format!("delete from event where org_number = {org} and seq >= {seq}"), vec![seq]),
        2 => {
            let cut = seq.min(VOUCHED - 1);
            let statement = format!(
                "delete from event where org_number = {org} and seq > {cut};
                 update event_head h set seq = e.seq, hash = e.hash from event e
                 where e.org_number = {org} and e.seq = {cut} and h.org_number = {org}"
            );
            (statement, vec![VOUCHED])
        }
        3 => {
            let statement = format!(
                "insert into event select (e).* from (select jsonb_populate_record(e, jsonb_build_object(
                   'seq', {ROWS} + 1, 'event_id', gen_random_uuid(), 'prev_hash', hash)) e
                   from event e where org_number = {org} and seq = {ROWS}) e;
                 update event e set hash = event_hash(e) where org_number = {org} and seq = {ROWS} + 1"
            );
            (statement, vec![ROWS + 1])
        }
        4 => {
            let statement = format!(
                "update event set seq = seq + 1000 where org_number = {org} and seq >= {seq};
                 update event set seq = seq - 999 where org_number = {org} and seq > 1000;
                 insert into event select (e).* from (select jsonb_populate_record(e, jsonb_build_object(
                   'seq', {seq}, 'event_id', gen_random_uuid())) e
                   from event e where org_number = {org} and seq = {seq} + 1) e;
                 update event e set hash = event_hash(e) where {here};
                 update event_head set seq = seq + 1 where org_number = {org}"
            );
            (statement, vec![seq + 1])
        }
        5 => {
            let statement = format!(
                "update event set seq = 1000 where {here};
                 update event set seq = {seq} where org_number = {org} and seq = {other};
                 update event set seq = {other} where org_number = {org} and seq = 1000"
            );
            (statement, vec![seq])
        }
        6 => (format!("update event_head set seq = seq - 1 where org_number = {org}"), vec![ROWS]),
        7 => (format!("update event_head set seq = seq + 1 where org_number = {org}"), vec![ROWS + 1]),
        8 => (format!("update event_head set hash = sha256('x') where org_number = {org}"), vec![ROWS]),
        9 => (format!("delete from event_head where org_number = {org}"), vec![ROWS]),
        // One row and its own hash.
        10 => (
            format!(
                "update event set actor_name = 'Ola' where {here}; update event e set hash = event_hash(e) where {here}"
            ),
            vec![seq],
        ),
        // Everything from one row on that a checkpoint vouched for, and the head: the chain is whole, and another.
        11 => {
            let from = seq.min(VOUCHED);
            let statement = format!(
                "update event set actor_name = 'Ola' where org_number = {org} and seq = {from}; {}",
                anew(from)
            );
            (statement, vec![VOUCHED])
        }
        // The same, to be rid of a row.
        12 => {
            let gone = seq.min(VOUCHED);
            let statement = format!(
                "delete from event where org_number = {org} and seq = {gone};
                 update event set seq = seq + 999 where org_number = {org} and seq > {gone};
                 update event set seq = seq - 1000 where org_number = {org} and seq > 1000; {}",
                anew(gone)
            );
            (statement, vec![VOUCHED])
        }
        // The whole log, as if it had never been.
        13 => (
            format!("delete from event where org_number = {org}; delete from event_head where org_number = {org}"),
            vec![VOUCHED],
        ),
        _ => {
            let kind = kind - 14;
            if let Some(statement) = CHECKPOINTS.get(kind) {
                return Tampering { statement: (*statement).to_owned(), named: vec![(None, 1), (None, 2)] };
            }
            let (column, value) = COLUMNS[kind - CHECKPOINTS.len()];
            (format!("update event set ({column}) = row({value}) where {here}"), vec![seq])
        }
    };
    Tampering { statement, named: named.into_iter().map(|seq| (Some(org), seq)).collect() }
}

#[actix_web::test]
async fn three_hundred_tamperings_are_found_and_named() {
    let world = World::with_demo().await;
    for (from, to) in [(1, VOUCHED / 2), (VOUCHED / 2 + 1, VOUCHED)] {
        world.happens(rows(from, to)).await;
        assert_eq!(make_checkpoint(&world.services).await.unwrap().map(|made| (made.heads, made.broken)), Some((4, 0)));
    }
    world.happens(rows(VOUCHED + 1, ROWS)).await;
    let mut db = PgConnection::connect(&world.db.url).await.unwrap();
    let untouched = check(&mut db, &world).await;
    assert!(untouched.is_whole() && untouched.events == 48, "{untouched}");

    let kinds = 14 + CHECKPOINTS.len() + COLUMNS.len();
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..300 {
        // Xorshift: the same tamperings in every run.
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let seq = i64::try_from(dice % 12).unwrap() + 1;
        let other = (seq + i64::try_from(dice / 100 % 11).unwrap()) % ROWS + 1;
        let org = LOGS[usize::try_from(dice / 10_000 % 4).unwrap()];
        let Tampering { statement, named } = tampering(round % kinds, org, seq, other);
        let mut tx = db.begin().await.unwrap();
        run(&mut tx, "set local session_replication_role = replica".to_owned()).await.unwrap();
        run(&mut tx, statement.clone()).await.unwrap_or_else(|e| panic!("{statement}: {e}"));
        let report = check(&mut tx, &world).await;
        let is_named = |fault: &Fault| named.contains(&(fault.org, fault.seq));
        assert!(report.faults.iter().any(is_named), "round {round}: {statement}\n{named:?}\n{report}");
        tx.rollback().await.unwrap();
    }
    assert_eq!(check(&mut db, &world).await, untouched);
}

#[actix_web::test]
async fn a_checkpoint_does_not_vouch_for_a_log_that_does_not_fit() {
    let world = World::with_demo().await;
    world.happens(rows(1, 3)).await;
    let tampered = "begin; set local session_replication_role = replica; \
                    update event set actor_name = 'Ola' where org_number = 310123455 and seq = 2; commit";
    world.happens(tampered).await;
    let made = make_checkpoint(&world.services).await.unwrap().unwrap();
    assert_eq!((made.number, made.heads, made.broken), (1, 3, 1));
}

/// The program as an operator runs it.
fn audit(url: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_portner"))
        .arg("audit")
        .args(arguments)
        .env_clear()
        .envs(std::env::vars().filter(|(name, _)| name == "PATH" || name.starts_with("LLVM")))
        .env("DATABASE_URL", url)
        .env("PORTNER_SECRET_KEY", world::secret())
        .output()
        .unwrap()
}

#[actix_web::test]
async fn the_command_names_the_row_and_fails() {
    let world = World::with_demo().await;
    let url = &world.db.url;
    let said = |output: &Output| String::from_utf8(output.stdout.clone()).unwrap();
    let empty = audit(url, &["verify"]);
    assert!(empty.status.success(), "{empty:?}");
    assert_eq!(said(&empty), "Whole: 0 events in the logs of 0 organisations; there is no checkpoint yet\n");

    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let made = audit(url, &["checkpoint"]);
    assert!(made.status.success() && said(&made).starts_with("Checkpoint 1 vouches for 2 logs"), "{made:?}");
    let lines = String::from_utf8(made.stderr.clone()).unwrap();
    let root = said(&made).trim().rsplit(' ').next().unwrap().to_owned();
    assert!(lines.contains(&root), "the log stream has the root: {lines}");
    let whole = audit(url, &["verify", "--org", NETT, "--root", &root]);
    assert!(whole.status.success(), "{whole:?}");
    assert!(
        said(&whole)
            .starts_with("Whole: 1 events in the logs of 1 organisations, held against checkpoints up to number 1")
    );
    let unknown = audit(url, &["verify", "--root", &"0".repeat(64)]);
    assert_eq!(unknown.status.code(), Some(1), "{unknown:?}");

    world
        .happens(
            "begin; set local session_replication_role = replica; \
             update event set actor_name = 'Ola Nordmann' where org_number = 310123455 and ref is not null; commit",
        )
        .await;
    let faulty = audit(url, &["verify"]);
    assert_eq!(faulty.status.code(), Some(1));
    let reference: String = world.ask("select ref from event where org_number = 310123455 and ref is not null").await;
    assert!(said(&faulty).starts_with(&format!("log of 310123455, row 2, {reference}, 2026-11-20T")), "{faulty:?}");
    assert!(said(&faulty).contains(": has been altered\nNOT WHOLE: 3 events"), "{faulty:?}");
    assert!(!said(&faulty).contains("Ola"), "no person is named");
    assert!(audit(url, &["verify", "--org", NETT]).status.success(), "the other log is whole");
}

/// A field of docs/audit-log.md.
fn field(value: &Value) -> Vec<u8> {
    let text = match value {
        Value::Null => return vec![0xff; 4],
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    [&u32::try_from(text.len()).unwrap().to_be_bytes(), text.as_bytes()].concat()
}

/// Recomputes a file as docs/audit-log.md describes it; returns how many changes it has and how many of them name somebody.
fn recompute(log: &Value) -> (usize, usize) {
    let (mut before, mut changes, mut named) = (Value::from("0".repeat(64)), 0, 0);
    let events = log["events"].as_array().unwrap();
    for event in events {
        let (actor, proof) = (&event["actor"], &event["proof"]);
        let is_change = !event["kind"].as_str().unwrap().starts_with("use.");
        changes += usize::from(is_change);
        if actor.get("name").is_some() {
            named += usize::from(is_change);
            let seal = [&"portner actor 1".into(), &proof["actor_salt"], &actor["person"], &actor["name"]].map(field);
            assert_eq!(proof["actor_seal"], hex::encode(Sha256::digest(seal.concat())));
        }
        let fields = [
            &"portner event 1".into(),
            &before,
            &log["organisation"],
            &event["seq"],
            &event["event_id"],
            &proof["at_microseconds"],
            &event["kind"],
            &actor["organisation"],
            &proof["actor_seal"],
            &proof["basis_text"],
            &proof["payload_text"],
            &event["reference"],
        ]
        .map(field);
        assert_eq!(proof["prev_hash"], before);
        before = hex::encode(Sha256::digest(fields.concat())).into();
        assert_eq!(proof["hash"], before, "{event}");
        let payload: Value = serde_json::from_str(proof["payload_text"].as_str().unwrap()).unwrap();
        assert_eq!(payload, event["payload"]);
    }
    (changes, named)
}

#[actix_web::test]
async fn an_outsider_can_recompute_the_file_and_learns_no_strangers_name() {
    let world = lived_in().await;
    let (mut kari, mut ola) = (world.signed_in(KARI).await, world.signed_in(OLA).await);
    let page = kari.get("/nb/310123455/logg").await;
    assert!(!page.says("Loggkjeden er kontrollert"), "not yet: {}", page.text());
    make_checkpoint(&world.services).await.unwrap();
    let vouched: i64 = world.ask("select max(seq) from checkpoint_head where org_number = 310123455").await;
    let page = kari.get("/nb/310123455/logg").await;
    assert!(page.says("Loggkjeden er kontrollert til 20. november 2026 kl. 10.15."), "{}", page.text());

    let file = kari.get(&page.link("Last ned JSON")).await;
    let log: Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(recompute(&log), (7, 5), "two lines are of others");
    assert_eq!((&log["is_whole_log"], &log["checkpoint"]["seq"]), (&true.into(), &vouched.into()));
    assert!(file.body.contains("Kari Nordmann") && !file.body.contains("Ola Hansen"), "{}", file.body);
    let file = ola.get("/nb/310223344/logg.json").await;
    let log: Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(recompute(&log), (2, 1));
    assert!(file.body.contains("Ola Hansen") && !file.body.contains("Nordmann"), "{}", file.body);
    let person: Uuid = world.ask("select actor_person_id from event where actor_name = 'Kari Nordmann' limit 1").await;
    assert!(!file.body.contains(&person.to_string()), "nor what would let them be guessed");

    let some = kari.get("/nb/310123455/logg.json?hva=frasagt").await;
    let log: Value = serde_json::from_str(&some.body).unwrap();
    assert_eq!((log["events"].as_array().unwrap().len(), &log["is_whole_log"]), (1, &false.into()));
    let faulty = kari.get("/nb/310123455/logg.json?ref=x").await;
    assert_eq!(faulty.location, "/nb/310123455/logg?ref=x");
}

/// What docs/deployment.md says: one role migrates, another runs the portal.
struct TwoRoles {
    admin: PgConnection,
    database: String,
    owner: String,
    portal: String,
    owner_url: String,
    portal_url: String,
    _world: TestDb,
}

impl TwoRoles {
    async fn new() -> Self {
        let world = TestDb::fresh().await;
        let name = Uuid::now_v7().simple().to_string();
        let (database, owner, portal) = (format!("t_{name}"), format!("owner_{name}"), format!("portal_{name}"));
        let mut admin = PgConnection::connect(&world.url).await.unwrap();
        for statement in [
            format!("create role {owner} login password 'x'"),
            format!("create role {portal} login password 'x'"),
            format!("create database {database} owner {owner}"),
        ] {
            run(&mut admin, statement).await.unwrap();
        }
        let url = |user: Option<&str>| {
            let mut url = Url::parse(&world.url).unwrap();
            url.set_path(&database);
            if let Some(user) = user {
                url.set_username(user).unwrap();
                url.set_password(Some("x")).unwrap();
            }
            url.to_string()
        };
        let mut inside = PgConnection::connect(&url(None)).await.unwrap();
        run(&mut inside, "revoke create on schema public from public".to_owned()).await.unwrap();
        run(&mut inside, format!("grant usage, create on schema public to {owner}")).await.unwrap();
        let (owner_url, portal_url) = (url(Some(&owner)), url(Some(&portal)));
        let mut as_owner = PgConnection::connect(&owner_url).await.unwrap();
        run(
            &mut as_owner,
            format!("alter default privileges grant select, insert, update, delete on tables to {portal}"),
        )
        .await
        .unwrap();
        Self { admin, database, owner, portal, owner_url, portal_url, _world: world }
    }

    async fn end(mut self) {
        for statement in [
            format!("drop database {} with (force)", self.database),
            format!("drop role {}", self.portal),
            format!("drop role {}", self.owner),
        ] {
            run(&mut self.admin, statement).await.unwrap();
        }
    }
}

#[actix_web::test]
async fn the_role_of_the_portal_can_add_to_the_log_and_nothing_else() {
    let roles = TwoRoles::new().await;
    db::migrate(&roles.owner_url).await.unwrap();
    db::migrate(&roles.portal_url).await.unwrap();
    world::furnish(&roles.portal_url).await.unwrap();
    let services = world::services(&roles.portal_url, "127.0.0.1:8080").unwrap();
    let mut portal = PgConnection::connect(&roles.portal_url).await.unwrap();
    run(&mut portal, rows(1, 2)).await.unwrap();
    assert_eq!(make_checkpoint(&services).await.unwrap().map(|made| made.heads), Some(4));
    let mut owner = PgConnection::connect(&roles.owner_url).await.unwrap();
    let refused = |e: sqlx::Error| e.as_database_error().and_then(|e| e.code().map(std::borrow::Cow::into_owned));
    for table in ["event", "checkpoint", "checkpoint_head", "event_head"] {
        let column = if table == "checkpoint" { "number" } else { "seq" };
        for statement in [
            format!("update {table} set {column} = 7"),
            format!("delete from {table}"),
            format!("truncate {table}"),
            format!("truncate {table} cascade"),
            format!("insert into {table} select * from {table} on conflict do nothing"),
            format!("insert into {table} select * from {table} on conflict ({column}) do update set {column} = 7"),
            format!("alter table {table} disable trigger all"),
            format!("alter table {table} drop column {column}"),
            format!("drop table {table} cascade"),
            format!("grant update on {table} to public"),
            format!("create rule r as on insert to {table} do instead nothing"),
        ] {
            // A row more in a table that can be added to is no harm; the log's own trigger gives it its place.
            if statement.ends_with("do nothing") && table != "event_head" {
                continue;
            }
            let outcome = run(&mut portal, statement.clone()).await.map_err(refused);
            let unique = statement.contains("do update") && outcome == Err(Some("42P10".to_owned()));
            let silent = statement.starts_with("grant") && outcome.is_ok();
            assert!(unique || silent || outcome == Err(Some("42501".to_owned())), "{statement}: {outcome:?}");
            if !statement.contains("alter")
                && !statement.contains("drop")
                && !statement.starts_with("grant")
                && !statement.starts_with("create")
            {
                let outcome = run(&mut owner, statement.clone()).await.map_err(refused);
                let unique = statement.contains("do update") && outcome == Err(Some("42P10".to_owned()));
                assert!(unique || outcome == Err(Some("42501".to_owned())), "as owner: {statement}: {outcome:?}");
            }
        }
    }
    for statement in [
        "set session_replication_role = replica",
        "drop trigger event_is_chained on event",
        "create or replace function event_hash(e event) returns bytea language sql return sha256('x')",
        "drop function chain_event() cascade",
        "create temporary table bait (org_number integer); \
         create trigger bait before insert on bait for each row execute function chain_event()",
    ] {
        let outcome = run(&mut portal, statement.to_owned()).await.map_err(refused);
        assert_eq!(outcome, Err(Some("42501".to_owned())), "{statement}");
    }
    let report = verify(&mut portal, &services.keys, &Question::default()).await.unwrap();
    assert!(report.is_whole() && report.events == 8, "{report}");
    drop((portal, owner));
    services.db.close().await;
    roles.end().await;
}
