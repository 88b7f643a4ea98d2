//! Random histories of several people at once against the real site and database, held against a pure model.
//!
//! What the site has acknowledged is in the log; the log, replayed by a small model, is what the tables say; and no step in
//! it is one that the rules forbid. A history with one actor is also foretold, answer by answer. `HISTORIES=10000` is the nightly run.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
};

use futures_util::future::join_all;
use proptest::{
    collection::vec,
    prelude::*,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use reqwest::StatusCode;
use serde_json::Value;
use uuid::Uuid;

use crate::support::{
    browser::Browser,
    people::{HANNE, INGRID, MONA, NETT, SYSTEMHUSET},
    world::World,
};

const SUPPLIERS: [&str; 2] = [SYSTEMHUSET, NETT];
const ACTORS: [&str; 3] = [HANNE, INGRID, MONA];

/// One thing somebody does, or that happens to the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Give {
        supplier: usize,
        api: usize,
    },
    Stage {
        supplier: usize,
        api: usize,
    },
    Unstage {
        supplier: usize,
    },
    Confirm {
        supplier: usize,
    },
    /// Of the receipts they have, counted from the newest.
    Undo {
        nth: usize,
    },
    /// The actor loses what opens the pages, and gets it back. The chair's role is not touched.
    LoseRight,
    GainRight,
    /// An end date passes, and the housekeeping closes what it ended.
    Expire {
        supplier: usize,
    },
    /// The provider takes one API out of use, and into use again.
    Deactivate,
    Activate,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..2_usize, 0..2_usize).prop_map(|(supplier, api)| Step::Give { supplier, api }),
        4 => (0..2_usize, 0..2_usize).prop_map(|(supplier, api)| Step::Stage { supplier, api }),
        1 => (0..2_usize).prop_map(|supplier| Step::Unstage { supplier }),
        4 => (0..2_usize).prop_map(|supplier| Step::Confirm { supplier }),
        4 => (0..3_usize).prop_map(|nth| Step::Undo { nth }),
        1 => Just(Step::LoseRight),
        2 => Just(Step::GainRight),
        1 => (0..2_usize).prop_map(|supplier| Step::Expire { supplier }),
        1 => Just(Step::Deactivate),
        2 => Just(Step::Activate),
    ]
}

/// Where a history is played: an organisation of its own.
struct Stage<'w> {
    world: &'w World,
    org: i32,
    apis: [Uuid; 2],
    people: Vec<Uuid>,
}

/// Somebody who acts, with the receipts they got.
struct Actor {
    browser: Browser,
    person: Uuid,
    csrf: String,
    receipts: Vec<String>,
    log: Vec<(Step, StatusCode, String)>,
}

fn hidden(body: &str, name: &str) -> Option<String> {
    let at = body.find(&format!("name=\"{name}\" value=\""))?;
    body[at..].split('"').nth(3).map(str::to_owned)
}

impl Stage<'_> {
    fn root(&self) -> String {
        format!("/nb/{}/fullmakter", self.org)
    }

    async fn play(&self, actor: &mut Actor, step: Step) {
        let csrf = actor.csrf.clone();
        let key = portner::ledger::FormKey::draw();
        let (status, location) = match step {
            Step::Give { supplier, api } => {
                let api = self.apis[api].to_string();
                let fields = [("csrf", csrf.as_str()), ("leverandor", SUPPLIERS[supplier]), ("api", &api)];
                let drafted = actor.browser.post(&format!("{}/ny", self.root()), &fields).await;
                if drafted.status == StatusCode::SEE_OTHER {
                    self.confirm(actor, &drafted.location, &key).await
                } else {
                    (drafted.status, String::new())
                }
            }
            Step::Stage { supplier, api } => {
                let row = self.row(supplier, api).await;
                let address = format!("{}/{}/endringer", self.root(), SUPPLIERS[supplier]);
                let row = row.unwrap_or_else(Uuid::nil).to_string();
                let answer = actor.browser.post(&address, &[("csrf", &csrf), ("fjern", &row)]).await;
                (answer.status, String::new())
            }
            Step::Unstage { supplier } => {
                let address = format!("{}/{}/endringer", self.root(), SUPPLIERS[supplier]);
                let answer = actor.browser.post(&address, &[("csrf", &csrf), ("alle", "angre")]).await;
                (answer.status, String::new())
            }
            Step::Confirm { supplier } => match self.draft(actor, supplier).await {
                Some(draft) => self.confirm(actor, &format!("{}/kontroll?utkast={draft}", self.root()), &key).await,
                None => (StatusCode::NO_CONTENT, String::new()),
            },
            Step::Undo { nth } => match actor.receipts.iter().rev().nth(nth).cloned() {
                Some(receipt) => {
                    let fields = [("csrf", csrf.as_str()), ("nokkel", key.as_str())];
                    let answer = actor.browser.post(&format!("{receipt}/angre"), &fields).await;
                    let new = answer.location.clone();
                    // Undone already leads back to the same receipt.
                    (answer.status, if new == receipt { String::new() } else { new })
                }
                None => (StatusCode::NO_CONTENT, String::new()),
            },
            other => {
                self.happens(actor, other).await;
                (StatusCode::OK, String::new())
            }
        };
        if location.contains("/kvittering/") {
            actor.receipts.push(location.clone());
        }
        actor.log.push((step, status, location));
    }

    async fn confirm(&self, actor: &mut Actor, address: &str, key: &str) -> (StatusCode, String) {
        let review = actor.browser.get(address).await;
        let (Some(draft), Some(version)) = (hidden(&review.body, "utkast"), hidden(&review.body, "versjon")) else {
            return (review.status, String::new());
        };
        let csrf = actor.csrf.clone();
        let fields = [("csrf", csrf.as_str()), ("nokkel", key), ("utkast", &draft), ("versjon", &version)];
        let answer = actor.browser.post(&format!("{}/kontroll", self.root()), &fields).await;
        (answer.status, answer.location)
    }

    async fn row(&self, supplier: usize, api: usize) -> Option<Uuid> {
        self.world
            .ask(format!(
                "select (select delegation_id from delegation where org_number = {} and holder_org_number = {} \
                 and api_resource_id = '{}' and withdrawn_at is null)",
                self.org, SUPPLIERS[supplier], self.apis[api]
            ))
            .await
    }

    async fn draft(&self, actor: &Actor, supplier: usize) -> Option<Uuid> {
        self.world
            .ask(format!(
                "select (select change_set_id from change_set where org_number = {} and created_by = '{}' \
                 and holder_id = '{}' and confirmed_in is null)",
                self.org, actor.person, SUPPLIERS[supplier]
            ))
            .await
    }

    async fn happens(&self, actor: &Actor, step: Step) {
        let org = self.org;
        let touched = format!("update organisation set roles_changed_at = now() where org_number = {org}");
        let person = actor.person;
        let grant = format!("delete from access_grant where org_number = {org} and holder_person_id = '{person}'");
        let statement = match step {
            Step::LoseRight => format!("begin; {touched}; {grant}; commit"),
            Step::GainRight => format!("begin; {touched}; {grant}; {}; commit", self.grant(person)),
            Step::Expire { supplier } => format!(
                "begin; select from holder where org_number = {org} and holder_id = '{0}' for update; \
                 update delegation set ends_on = date '2026-11-01', version = version + 1 where org_number = {org} \
                 and holder_org_number = {0} and withdrawn_at is null; commit",
                SUPPLIERS[supplier]
            ),
            Step::Deactivate => {
                format!(
                    "update scope_access set withdrawn_at = now() where org_number = {org} and withdrawn_at is null"
                )
            }
            _ => format!(
                "update scope_access set withdrawn_at = null where org_number = {org} and withdrawn_at is not null"
            ),
        };
        self.world.happens(statement).await;
        if matches!(step, Step::Expire { .. }) {
            self.world.housekeeping().await;
        }
    }

    fn grant(&self, person: Uuid) -> String {
        format!(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) values \
             (gen_random_uuid(), {}, '{person}', 'package', 'urn:altinn:accesspackage:programmeringsgrensesnitt', now()) \
             on conflict do nothing",
            self.org
        )
    }

    async fn furnish(&self) {
        let grants: Vec<String> = self.people[1..].iter().map(|person| self.grant(*person)).collect();
        self.world
            .happens(format!(
                "{}; insert into scope_access (scope_access_id, scope_id, org_number) \
                 select gen_random_uuid(), scope_id, {} from scope where environment = 'prod' and name = 'fjordkraft:forbruk.read'",
                grants.join(";"),
                self.org
            ))
            .await;
    }
}

/// The pure model: what is current, and which lines are undone. It takes one event after the other and refuses what cannot be.
#[derive(Debug, Default)]
struct Model {
    current: BTreeMap<(String, String), Uuid>,
    /// By reference: what was given and what was withdrawn, by id.
    given: BTreeMap<String, BTreeMap<Uuid, (String, String)>>,
    withdrawn: BTreeMap<String, BTreeMap<Uuid, (String, String)>>,
    undone: BTreeSet<(String, Uuid)>,
}

fn items<'v>(payload: &'v Value, name: &str) -> Vec<&'v Value> {
    payload[name].as_array().map(|items| items.iter().collect()).unwrap_or_default()
}

fn id(item: &Value) -> Uuid {
    item["id"].as_str().unwrap().parse().unwrap()
}

impl Model {
    fn end(&mut self, key: &(String, String), id: Uuid) {
        assert_eq!(self.current.remove(key), Some(id), "what ends was current: {key:?}");
    }

    fn begin(&mut self, key: &(String, String), id: Uuid) {
        assert_eq!(self.current.insert(key.clone(), id), None, "a thing is given once at a time: {key:?}");
    }

    fn take(&mut self, kind: &str, reference: &str, payload: &Value) {
        let holder = payload["holder"]["number"].as_str().unwrap().to_owned();
        let key = |item: &Value| (holder.clone(), item["resource"].as_str().unwrap().to_owned());
        match kind {
            "delegation.given" | "delegation.withdrawn" | "delegation.changed" => {
                for item in items(payload, "given") {
                    self.begin(&key(item), id(item));
                    self.given.entry(reference.to_owned()).or_default().insert(id(item), key(item));
                }
                for item in items(payload, "withdrawn") {
                    self.end(&key(item), id(item));
                    self.withdrawn.entry(reference.to_owned()).or_default().insert(id(item), key(item));
                }
            }
            "delegation.undone" => {
                let of = payload["of"].as_str().unwrap();
                for item in items(payload, "ended") {
                    assert!(self.given[of].contains_key(&id(item)), "what is taken back was given there");
                    assert!(self.undone.insert((of.to_owned(), id(item))), "a line is undone once");
                    self.end(&key(item), id(item));
                }
                for item in items(payload, "restored") {
                    let old: Uuid = item["restores"].as_str().unwrap().parse().unwrap();
                    assert_eq!(self.withdrawn[of][&old], key(item), "what comes back was withdrawn there");
                    assert!(self.undone.insert((of.to_owned(), old)), "a line is undone once");
                    self.begin(&key(item), id(item));
                }
            }
            "delegation.expired" => {
                for item in items(payload, "items") {
                    self.end(&key(item), id(item));
                }
            }
            other => panic!("an event the model does not know: {other}"),
        }
    }
}

/// Everything that must hold of an organisation when nobody is doing anything.
async fn examine(stage: &Stage<'_>, actors: &[Actor]) {
    let org = stage.org;
    let log: Option<Value> = stage
        .world
        .ask(format!(
            "select jsonb_agg(jsonb_build_array(kind, coalesce(ref, ''), payload) order by seq) from event where org_number = {org} and not is_use(kind)"
        ))
        .await;
    let mut model = Model::default();
    let mut references = BTreeSet::new();
    for line in log.iter().flat_map(|log| log.as_array().unwrap()) {
        let (kind, reference) = (line[0].as_str().unwrap(), line[1].as_str().unwrap());
        model.take(kind, reference, &line[2]);
        if !reference.is_empty() {
            references.insert(reference.to_owned());
        }
    }
    let rows: Option<Value> = stage
        .world
        .ask(format!(
            "select jsonb_object_agg(holder_org_number || ' ' || api_resource_id, delegation_id) from delegation \
             where org_number = {org} and withdrawn_at is null"
        ))
        .await;
    let rows: BTreeMap<String, Uuid> = rows.map(|rows| serde_json::from_value(rows).unwrap()).unwrap_or_default();
    let replayed: BTreeMap<String, Uuid> =
        model.current.iter().map(|((holder, api), id)| (format!("{holder} {api}"), *id)).collect();
    assert_eq!(replayed, rows, "the log, replayed, is what the table says");
    let acknowledged: BTreeSet<String> = actors
        .iter()
        .flat_map(|actor| &actor.receipts)
        .map(|receipt| receipt.rsplit('/').next().unwrap().to_owned())
        .collect();
    assert_eq!(acknowledged, references, "what was acknowledged is in the log, and nothing else is");
    for broken in [
        // Nothing half-done: each row that a change gave or took is of a change that was made.
        format!(
            "select count(*) from delegation d left join receipt r on r.ref = d.given_in where d.org_number = {org} and d.given_in is not null and r.ref is null"
        ),
        format!(
            "select count(*) from holder h where org_number = {org} and (quiet_since is null) <> exists (select from delegation d where d.org_number = {org} and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null)"
        ),
        format!(
            "select count(*) from event_head h where org_number = {org} and seq <> (select count(*) from event e where e.org_number = {org})"
        ),
    ] {
        assert_eq!(stage.world.ask::<i64>(broken.clone()).await, 0, "{broken}");
    }
}

/// What one actor alone is bound to be answered, given what the model says is current.
fn foretell(log: &[(Step, StatusCode, String)]) {
    for (step, status, location) in log {
        let allowed: &[StatusCode] = match step {
            // 404 and 403: they have lost what opens the page.
            Step::Give { .. } => {
                &[StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT, StatusCode::NOT_FOUND]
            }
            Step::Stage { .. } | Step::Unstage { .. } => &[StatusCode::SEE_OTHER, StatusCode::NOT_FOUND],
            Step::Confirm { .. } | Step::Undo { .. } => {
                &[StatusCode::SEE_OTHER, StatusCode::CONFLICT, StatusCode::NO_CONTENT, StatusCode::NOT_FOUND]
            }
            _ => &[StatusCode::OK],
        };
        assert!(allowed.contains(status), "{step:?} was answered {status} {location}");
    }
}

/// Organisations of the demo in which nothing has been given. Each history has one of its own: where everything has been given, little can
/// happen.
const PLACES: usize = 440;

#[actix_web::test]
async fn histories_of_several_people_at_once_agree_with_the_model() {
    let histories: usize = env::var("HISTORIES").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut runner = TestRunner::deterministic();
    let (mut steps, mut done) = (0, 0);
    for first in (0..histories).step_by(PLACES) {
        let (more_steps, more_done) = play(&mut runner, PLACES.min(histories - first)).await;
        steps += more_steps;
        done += more_done;
    }
    assert!(done * 8 > steps, "the histories do something: {done} changes in {steps} steps");
}

/// Plays so many histories in a world of their own: how many steps were taken, and how many changes came of them.
async fn play(runner: &mut TestRunner, histories: usize) -> (usize, usize) {
    let world = World::with_demo().await;
    let mut browsers = Vec::new();
    for national_id in ACTORS {
        browsers.push(world.signed_in(national_id).await);
    }
    let person =
        |name: &'static str| format!("select person_id from person where given_name || ' ' || family_name = '{name}'");
    let people: Vec<Uuid> = vec![
        world.ask(person("Hanne Solheim")).await,
        world.ask(person("Ingrid Berg")).await,
        world.ask(person("Mona Vik")).await,
    ];
    let api = |name: &'static str| {
        format!("select api_resource_id from api_resource where identifier = '{name}' and environment = 'prod'")
    };
    let apis = [world.ask(api("helsedata-kommunestatistikk")).await, world.ask(api("fjordkraft-forbruk")).await];
    let plans = vec(vec(step(), 2..=4), 1..=3);
    let mut csrf = Vec::new();
    for browser in &mut browsers {
        csrf.push(browser.get("/nb/virksomheter").await.csrf());
    }
    let (mut steps, mut done) = (0, 0);
    for place in 1..=histories {
        let plan = plans.new_tree(runner).unwrap().current();
        let org: i32 =
            world.ask(format!("select org_number from organisation where name = 'BORETTSLAGET {place:03}'")).await;
        let stage = Stage { world: &world, org, apis, people: people.clone() };
        stage.furnish().await;
        let mut actors: Vec<Actor> = plan
            .iter()
            .enumerate()
            .map(|(hand, _)| Actor {
                browser: browsers[hand].clone(),
                person: people[hand],
                csrf: csrf[hand].clone(),
                receipts: Vec::new(),
                log: Vec::new(),
            })
            .collect();
        join_all(actors.iter_mut().zip(&plan).map(async |(actor, plan)| {
            for step in plan {
                stage.play(actor, *step).await;
            }
        }))
        .await;
        examine(&stage, &actors).await;
        for actor in &actors {
            foretell(&actor.log);
            steps += actor.log.len();
            done += actor.receipts.len();
        }
    }
    let deadlocks: i64 = world.ask("select deadlocks from pg_stat_database where datname = current_database()").await;
    assert_eq!(deadlocks, 0);
    (steps, done)
}
