//! How the portal is used stands in the log: who came, who looked for a person, which files were taken away, which forms were refused.

use futures_util::future::join;
use reqwest::StatusCode;
use serde_json::Value;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ALI, EKSEMPEL, KARI, MONA, NETT, OLA, SYSTEMHUSET},
    world::World,
};

const FRONT: &str = "/nb/310123455";
const LOG: &str = "/nb/310123455/logg";
const SETTINGS: &str = "/nb/310123455/innstillinger";
const NEW_PERSON: &str = "/nb/310123455/fullmakter/ny-person";

impl World {
    /// What the log of an organisation tells of its use, in order: the kind without its beginning, the name, the payload.
    async fn uses_of(&self, org: &str) -> Vec<(String, String, Value)> {
        let rows: Value = self
            .ask(format!(
                "select coalesce(jsonb_agg(jsonb_build_array(substr(kind, 5), actor_name, payload) order by seq), '[]') \
                 from event where org_number = {org} and is_use(kind)"
            ))
            .await;
        serde_json::from_value(rows).unwrap()
    }

    async fn kinds_of_use(&self, org: &str) -> Vec<String> {
        self.uses_of(org).await.into_iter().map(|(kind, ..)| kind).collect()
    }
}

fn statements(page: &Page) -> u32 {
    page.headers["x-portner-statements"].to_str().unwrap().parse().unwrap()
}

#[actix_web::test]
async fn a_log_in_is_told_once_for_each_session_and_organisation_at_its_level() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    assert_eq!(world.kinds_of_use(EKSEMPEL).await, [""; 0], "the list of organisations is nobody's page");
    for page in [FRONT, SETTINGS, LOG] {
        assert_eq!(kari.get(page).await.status, StatusCode::OK);
    }
    let mut low = world.browser();
    low.sign_in(KARI, "idporten-loa-substantial").await;
    low.get(FRONT).await;
    let levels = world.uses_of(EKSEMPEL).await;
    let levels: Vec<(&str, &str)> =
        levels.iter().map(|(kind, name, payload)| (kind.as_str(), payload["acr"].as_str().unwrap_or(name))).collect();
    assert_eq!(levels, [("logged-in", "idporten-loa-high"), ("logged-in", "idporten-loa-substantial")]);
    let log = kari.get(&format!("{LOG}?gjelder=bruk")).await;
    assert!(log.says("Logget inn og begynte å handle for virksomheten. Sikkerhetsnivå: betydelig"), "{}", log.text());
    assert!(log.says("Kari Nordmann"));
    let mut ola = world.signed_in(OLA).await;
    ola.get(FRONT).await;
    ola.get("/nb/310223344").await;
    assert_eq!(world.uses_of(EKSEMPEL).await.len(), 2, "a stranger did not come in");
    assert_eq!(world.kinds_of_use(SYSTEMHUSET).await, ["logged-in"]);
}

#[actix_web::test]
async fn of_pages_that_come_at_once_one_is_told() {
    let (world, [kari]) = World::with_users([KARI]).await;
    for _ in 0..3 {
        let (mut one, mut other) = (kari.clone(), kari.clone());
        let (one, other) = join(one.get(FRONT), other.get(SETTINGS)).await;
        assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    }
    assert_eq!(world.kinds_of_use(EKSEMPEL).await, ["logged-in"]);
}

#[actix_web::test]
async fn a_page_costs_no_statement_more_once_the_log_in_is_told() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let first = statements(&kari.get(LOG).await);
    let mut later = Vec::new();
    for _ in 0..6 {
        later.push(statements(&kari.get(LOG).await));
    }
    // A connection that is new asks once what our types are.
    assert_eq!(later.iter().min(), Some(&4), "session, gate, lines, how far they are checked: {later:?}");
    assert!(first > 4, "the first page writes: {first}");
}

#[actix_web::test]
async fn a_page_is_answered_while_its_log_in_cannot_be_written_and_the_next_one_writes_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let mut tx = world.db.pool.begin().await.unwrap();
    sqlx::raw_sql("alter table event disable trigger event_is_chained").execute(&mut *tx).await.unwrap();
    let page = kari.get("/nb/310123455/tilgangspakker").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    tx.rollback().await.unwrap();
    kari.get("/nb/310123455/tilgangspakker").await;
    assert_eq!(world.kinds_of_use(EKSEMPEL).await, ["logged-in"]);
}

#[actix_web::test]
async fn a_look_up_is_told_with_its_outcome_and_without_number_or_name() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(NEW_PERSON).await;
    for name in ["Hansen", "Olsen", "Olse", "Ols", "Ol", "O", "Oslen"] {
        kari.press(&page, "Finn personen", &[("fodselsnummer", OLA), ("etternavn", name)]).await;
    }
    let uses = world.uses_of(EKSEMPEL).await;
    let outcomes: Vec<&Value> = uses.iter().skip(1).map(|(_, _, payload)| &payload["outcome"]).collect();
    let led_on = ["led-on"; 6].map(Value::from);
    assert!(outcomes[..6].iter().copied().eq(&led_on), "right or wrong, it is told alike: {outcomes:?}");
    assert_eq!(outcomes[6..], ["stopped"]);
    let whole = format!("{uses:?}");
    assert!(!whole.contains(OLA) && !whole.contains("Hansen") && !whole.contains("Olsen"), "{whole}");
    let log = kari.get(&format!("{LOG}?hva=oppslag")).await;
    assert!(log.says("gikk videre") && log.says("stanset etter for mange forsøk"), "{}", log.text());
}

/// Every file of a list or a log that Kari can take away.
const FILES: [&str; 5] = [
    "fullmakter.csv?q=Nett&type=virksomhet",
    "logg.csv",
    "logg.json",
    "tilganger-vi-har.csv?miljo=test",
    "test/mine-api.csv",
];

#[actix_web::test]
async fn every_file_stands_in_the_log_without_what_was_searched_for() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    for file in FILES {
        assert_eq!(kari.get(&format!("{FRONT}/{file}")).await.status, StatusCode::OK, "{file}");
    }
    let uses = world.uses_of(EKSEMPEL).await;
    let exported: Vec<&Value> = uses.iter().filter(|(kind, ..)| kind == "exported").map(|(_, _, it)| it).collect();
    assert_eq!(exported.len(), FILES.len());
    assert_eq!(exported[0]["filter"], serde_json::json!([["type", "virksomhet"]]));
    assert!(!format!("{exported:?}").contains("Nett"));
    let log = kari.get(&format!("{LOG}?hva=uttrekk")).await;
    for sentence in [
        "Lastet ned listen over fullmakter som CSV. Avgrenset på type, et søk",
        "Lastet ned loggen som JSON",
        "Lastet ned listen over scopes som CSV",
    ] {
        assert!(log.says(sentence), "{sentence}: {}", log.text());
    }
    assert!(kari.get(&format!("{FRONT}/logg.csv")).await.body.contains("Lastet ned loggen som JSON"));
}

#[actix_web::test]
async fn no_file_is_sent_without_its_line() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    kari.get(FRONT).await;
    world
        .happens(
            "create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$; \
             create trigger refused before insert on event for each row when (is_use(new.kind)) execute function refuse()",
        )
        .await;
    for file in FILES {
        let answer = kari.get(&format!("{FRONT}/{file}")).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{file}");
        assert!(!answer.headers.contains_key("content-disposition"), "{file}");
    }
    let page = kari.get(NEW_PERSON).await;
    let found = kari.press(&page, "Finn personen", &[("fodselsnummer", OLA), ("etternavn", "Hansen")]).await;
    assert_eq!(found.status, StatusCode::INTERNAL_SERVER_ERROR, "nor is anybody found");
    assert_eq!(kari.post(SETTINGS, &[]).await.status, StatusCode::INTERNAL_SERVER_ERROR, "nor refused");
}

async fn refused(browser: &mut Browser, address: &str) -> StatusCode {
    browser.post(address, &[("frist", "72")]).await.status
}

#[actix_web::test]
async fn a_refused_form_is_told_with_its_reason_and_a_strangers_is_not() {
    let (world, [mut kari, mut mona, mut ali]) = World::with_users([KARI, MONA, ALI]).await;
    assert_eq!(refused(&mut mona, SETTINGS).await, StatusCode::FORBIDDEN, "she is on the board and may not");
    assert_eq!(refused(&mut kari, SETTINGS).await, StatusCode::FORBIDDEN, "it has no token");
    let mut ola = world.signed_in(OLA).await;
    assert_eq!(refused(&mut ola, SETTINGS).await, StatusCode::NOT_FOUND);
    assert_eq!(refused(&mut ola, "/nb/999999999/innstillinger").await, StatusCode::NOT_FOUND);
    let uses = world.uses_of(EKSEMPEL).await;
    let told: Vec<(&str, &Value, &Value)> = uses
        .iter()
        .filter(|(kind, ..)| kind == "refused")
        .map(|(_, name, it)| (name.as_str(), &it["why"], &it["page"]))
        .collect();
    let page = &Value::from("innstillinger");
    let expected = [("Mona Vik", &Value::from("missing"), page), ("Kari Nordmann", &Value::from("forged"), page)];
    assert_eq!(told, expected);
    let log = kari.get(&format!("{LOG}?hva=avvist")).await;
    let sentence = "Forsøkte å endre innstillinger eller personers fullmakter, og ble avvist. Personen har ikke noe av det som gir \
                    rett til det: nøkkelrolle, tilgangspakken «Hovedadministrator»";
    assert!(log.says(sentence) && log.says("styremedlem") && !log.says("Skjema:"), "{}", log.text());
    ali.get(&format!("/nb/{NETT}/logg")).await;
    assert!(!world.kinds_of_use(NETT).await.contains(&"refused".to_owned()), "no other log has anything of it");
}

#[actix_web::test]
async fn a_form_with_faults_is_no_refusal() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(NEW_PERSON).await;
    let back = kari.press(&page, "Finn personen", &[("fodselsnummer", "1"), ("etternavn", "")]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.kinds_of_use(EKSEMPEL).await, ["logged-in"]);
}

#[actix_web::test]
async fn the_log_shows_changes_and_the_use_is_one_choice_away() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(SETTINGS).await;
    kari.submit(&page, "Lagre", &[("frist", "72")]).await;
    let log = kari.get(LOG).await;
    let (change, use_of) = ("Angrefrist: fra 24 til 72 timer", "Logget inn og begynte å handle");
    let shows =
        |page: &Page| (page.text_of("main tbody").contains(change), page.text_of("main tbody").contains(use_of));
    assert_eq!(shows(&log), (true, false));
    assert!(log.says("hver linje oppbevares uten tidsgrense."), "{}", log.text());
    assert_eq!(shows(&kari.get(&format!("{LOG}?gjelder=bruk")).await), (false, true));
    assert_eq!(shows(&kari.get(&format!("{LOG}?gjelder=alt")).await), (true, true));
    assert_eq!(shows(&kari.get(&format!("{LOG}?hva=innlogging")).await), (false, true));
    for file in ["Last ned CSV", "Last ned JSON"] {
        let file = kari.get(&log.link(file)).await;
        assert!(file.body.contains("settings") || file.body.contains(change), "{}", file.path);
        assert!(file.body.contains("use.logged-in") || file.body.contains(use_of), "a file is whole: {}", file.path);
    }
}

/// The most rows of the log that one step of a plan reads, with those that it throws away.
fn most_rows(plan: &Value) -> f64 {
    match plan {
        Value::Object(fields) => {
            let of = |name: &str| fields.get(name).and_then(Value::as_f64).unwrap_or_default();
            let is_log = fields.get("Relation Name").is_some_and(|name| name == "event");
            let here =
                f64::from(u8::from(is_log)) * (of("Actual Rows") + of("Rows Removed by Filter")) * of("Actual Loops");
            fields.values().map(most_rows).fold(here, f64::max)
        }
        Value::Array(items) => items.iter().map(most_rows).fold(0.0, f64::max),
        _ => 0.0,
    }
}

#[actix_web::test]
async fn a_hundred_thousand_lines_of_use_cost_a_page_of_the_log_nothing() {
    let world = World::with_demo().await;
    world
        .happens(
            "begin; set local session_replication_role = replica; \
             insert into event (org_number, seq, event_id, at, kind, actor_org_number, actor_name, basis, payload, prev_hash, hash) \
             select 310123455, n, gen_random_uuid(), now(), \
               case when n % 2000 = 0 then 'settings.changed' when n % 1999 = 0 then 'use.refused' else 'use.logged-in' end, \
               310123455, 'Kari', 'null', '{}', sha256('a'), sha256('b') \
             from generate_series(1, 100000) n; commit; analyze event",
        )
        .await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    let texts = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let query = texts.filter(|text| text.contains("is_use(kind)")).map(|text| {
        let query: Value = serde_json::from_str(&text).unwrap();
        query["query"].as_str().unwrap().to_owned()
    });
    let query: Vec<String> = query.collect();
    assert_eq!(query.len(), 1, "the one statement of the log");
    let mut db = world.db.pool.acquire().await.unwrap();
    let types = "integer, timestamptz, timestamptz, text, integer, text, text[], text[], boolean, bigint, bigint, text[], boolean";
    let prepare = format!("prepare log ({types}) as {}", query[0]);
    sqlx::raw_sql(sqlx::AssertSqlSafe(prepare)).execute(&mut *db).await.unwrap();
    for mode in ["force_custom_plan", "force_generic_plan"] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("set plan_cache_mode = {mode}"))).execute(&mut *db).await.unwrap();
        for (changes, uses) in [
            ("null", "{}"),
            ("null", "{use.exported,use.logged-in,use.looked-up,use.refused}"),
            ("'{}'", "{use.refused}"),
        ] {
            for (upwards, from) in [(false, i64::MAX), (false, 50_000), (true, 50_000)] {
                let explain = format!(
                    "explain (analyze, timing off, format json) execute log \
                     (310123455, null, null, null, null, null, {changes}, '{uses}', {upwards}, {from}, 26, '{{}}', false)"
                );
                let plan: Value = sqlx::query_scalar(sqlx::AssertSqlSafe(explain)).fetch_one(&mut *db).await.unwrap();
                let most = most_rows(&plan);
                assert!(most <= 150.0, "{mode}, {changes} {uses} {upwards}: {most} rows\n{plan:#}");
            }
        }
    }
}
