//! Every kind of event that was ever released is read for ever: payloads as the versions wrote them (`tests/it/events/`) have words in the
//! log, drawn on a receipt, and undone or refused with a reason.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use portner::{app, kernel::Ref};
use reqwest::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::support::{
    browser::Browser,
    page::{Page, all, says},
    readers::Readers,
    world::World,
};

/// The payloads of one kind.
#[derive(Debug, Serialize, Deserialize)]
struct Golden {
    kind: String,
    /// The version that wrote the kind first.
    released: String,
    /// Together they have every field and every short word that a payload of this kind can have.
    variants: Vec<Variant>,
}

/// An event as a version wrote it.
#[derive(Debug, Serialize, Deserialize)]
struct Variant {
    /// The version that wrote it.
    version: String,
    /// In whose log it lies like this.
    organisation: i32,
    /// The other organisations whose logs have it too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<i32>,
    /// Who acted: an organisation, or nobody.
    actor: Option<i32>,
    basis: Value,
    payload: Value,
    /// What the logs of others keep, where it is something else.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[serde(rename = "told")]
    parts: BTreeMap<i32, Value>,
    /// Did it leave a receipt, and could it be undone there?
    receipt: bool,
    undoable: bool,
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/events"))
}

fn payloads() -> Vec<Golden> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: &PathBuf| -> Golden {
        let golden: Golden = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("{}.json", golden.kind));
        golden
    };
    files.iter().map(read).collect()
}

/// The fields of a payload, and the words in it that a program chose among: what a variant can add to those before it.
fn shape(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                shape(value, &format!("{path}.{name}"), found);
            }
        }
        Value::Array(items) => {
            found.insert(format!("{path}[{}]", items.len().min(1)));
            for item in items {
                shape(item, &format!("{path}[]"), found);
            }
        }
        Value::String(word) if word.len() < 16 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') => {
            found.insert(format!("{path}={word}"));
        }
        Value::Bool(is) => {
            found.insert(format!("{path}={is}"));
        }
        Value::Null => {
            found.insert(format!("{path}=null"));
        }
        Value::String(_) | Value::Number(_) => {
            found.insert(path.to_owned());
        }
    }
}

impl Variant {
    fn shape(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        shape(&self.payload, "", &mut found);
        for part in self.parts.values() {
            shape(part, "parts", &mut found);
        }
        // Which fields come together decides what is said, too.
        let fields: Vec<&str> = self.payload.as_object().unwrap().keys().map(String::as_str).collect();
        found.insert(format!(
            "{} others: {}, parts: {} nobody: {}",
            fields.join(" "),
            !self.others.is_empty(),
            !self.parts.is_empty(),
            self.actor.is_none()
        ));
        found
    }
}

/// A row of the log of one organisation.
#[derive(Debug, Deserialize)]
struct Row {
    org_number: i32,
    event_id: String,
    kind: String,
    actor_org_number: Option<i32>,
    basis: Value,
    payload: Value,
    receipt_of: Option<i32>,
    undoable: bool,
}

/// Writes payloads of this world that have something no earlier one of the kind has. Those that are there stay as they are.
pub async fn write_payloads(world: &World, version: &str) {
    let rows: Value = world
        .ask(
            "select jsonb_agg(jsonb_build_object('org_number', e.org_number, 'event_id', e.event_id, 'kind', e.kind, \
               'actor_org_number', e.actor_org_number, 'basis', e.basis, 'payload', e.payload, \
               'receipt_of', r.org_number, 'undoable', r.undo_until is not null) order by e.at, e.event_id, e.org_number) \
             from event e left join receipt r on r.ref = e.ref",
        )
        .await;
    let rows: Vec<Row> = serde_json::from_value(rows).unwrap();
    let mut events: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        match events.last_mut() {
            Some(event) if event[0].event_id == row.event_id => event.push(row),
            _ => events.push(vec![row]),
        }
    }
    let mut kinds: BTreeMap<String, Vec<Variant>> = BTreeMap::new();
    for rows in events {
        let own = rows.iter().find(|row| row.receipt_of.or(row.actor_org_number) == Some(row.org_number));
        let own = own.unwrap_or(&rows[0]);
        let others = rows.iter().filter(|row| row.org_number != own.org_number);
        let variant = Variant {
            version: version.to_owned(),
            organisation: own.org_number,
            others: others.clone().map(|row| row.org_number).collect(),
            actor: own.actor_org_number,
            basis: own.basis.clone(),
            payload: own.payload.clone(),
            parts: others
                .filter(|row| row.payload != own.payload)
                .map(|row| (row.org_number, row.payload.clone()))
                .collect(),
            receipt: own.receipt_of.is_some(),
            undoable: own.undoable,
        };
        kinds.entry(own.kind.clone()).or_default().push(variant);
    }
    let known = payloads();
    for (kind, mut candidates) in kinds {
        let before = known.iter().find(|golden| golden.kind == kind);
        let mut covered: BTreeSet<String> =
            before.iter().flat_map(|golden| &golden.variants).flat_map(Variant::shape).collect();
        let released = before.map_or(version, |golden| &golden.released).to_owned();
        let mut variants: Vec<Variant> = known
            .iter()
            .filter(|golden| golden.kind == kind)
            .flat_map(|golden| &golden.variants)
            .map(Variant::again)
            .collect();
        // Those with most in them first, so that few do.
        candidates.sort_by_key(|variant| std::cmp::Reverse(variant.shape().len()));
        for variant in candidates {
            let shape = variant.shape();
            if !shape.is_subset(&covered) {
                covered.extend(shape);
                variants.push(variant);
            }
        }
        let golden = Golden { kind, released, variants };
        let text = serde_json::to_string_pretty(&golden).unwrap();
        fs::write(folder().join(format!("{}.json", golden.kind)), text + "\n").unwrap();
    }
}

impl Variant {
    fn again(&self) -> Self {
        serde_json::from_value(serde_json::to_value(self).unwrap()).unwrap()
    }
}

#[test]
fn the_kinds_of_the_registry_are_those_that_have_payloads_and_no_others() {
    let (payloads, registry) = (payloads(), app::registry());
    let released: BTreeSet<&str> = payloads.iter().map(|golden| golden.kind.as_str()).collect();
    let registered: BTreeSet<&str> = registry.names().collect();
    let without: Vec<_> = registered.difference(&released).collect();
    assert!(
        without.is_empty(),
        "{without:?} have no payload: let the story in tests/it/kept.rs make one, and write it (docs/events.md)"
    );
    let lost: Vec<_> = released.difference(&registered).collect();
    assert!(
        lost.is_empty(),
        "{lost:?} stand in logs for ever: a kind that has been released stays in its room's `events`"
    );
    for golden in &payloads {
        assert!(!golden.variants.is_empty(), "{}", golden.kind);
        let text = serde_json::to_string(golden).unwrap();
        let numbers = national_numbers(&text);
        assert!(numbers.is_empty(), "{}: {numbers:?}", golden.kind);
    }
}

/// What may be the national number of a person: eleven digits that are part of nothing longer.
pub fn national_numbers(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| word.len() == 11 && word.bytes().all(|b| b.is_ascii_digit())).collect()
}

/// One that was put into the logs of a world.
pub struct Placed {
    pub name: String,
    pub reference: Ref,
    pub kind: String,
    variant: Variant,
}

impl Placed {
    pub fn readers(&self) -> impl Iterator<Item = i32> {
        std::iter::once(self.variant.organisation).chain(self.variant.others.iter().copied())
    }
    pub fn actor(&self) -> Option<i32> {
        self.variant.actor
    }
    pub fn payload_of(&self, org: i32) -> &Value {
        self.variant.parts.get(&org).unwrap_or(&self.variant.payload)
    }
}

/// Puts every payload into the logs of the demo, as if it had happened just now.
pub async fn place_all(world: &World) -> Vec<Placed> {
    const AT: &str = "timestamptz '2026-11-20 09:15:30Z'";
    let mut placed = Vec::new();
    for golden in payloads() {
        for (nth, variant) in golden.variants.into_iter().enumerate() {
            let (name, reference) = (format!("{} {}", golden.kind, nth + 1), Ref::random());
            placed.push(Placed { name, reference, kind: golden.kind.clone(), variant });
        }
    }
    for event in &placed {
        let text = |value: &Value| format!("'{}'::jsonb", value.to_string().replace('\'', "''"));
        let (kind, reference, basis) = (&event.kind, event.reference.as_str(), text(&event.variant.basis));
        let actor = event.variant.actor.map_or("null".to_owned(), |org| org.to_string());
        let name = if event.variant.actor.is_some() { "Kari Nordmann" } else { "Portner" };
        let mut statement = "do $placing$ declare id uuid := gen_random_uuid(); begin ".to_owned();
        for org in event.readers() {
            statement += &format!(
                "insert into event (org_number, event_id, at, kind, actor_org_number, actor_name, basis, payload, ref) \
                 values ({org}, id, {AT}, '{kind}', {actor}, '{name}', {basis}, {}, '{reference}'); ",
                text(event.payload_of(org))
            );
        }
        if event.variant.receipt {
            let until = if event.variant.undoable { format!("{AT} + interval '1 day'") } else { "null".to_owned() };
            statement += &format!(
                "insert into receipt (ref, org_number, event_id, kind, at, payload, undo_until) \
                 values ('{reference}', {}, id, '{kind}', {AT}, {}, {until}); ",
                event.variant.organisation,
                text(&event.variant.payload)
            );
        }
        world.happens(statement + "end $placing$").await;
    }
    placed
}

/// The sentences of a log by reference, from the file that is kept.
pub fn sentences(sheet: &Page) -> Vec<(String, String)> {
    assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.path);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(sheet.body.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| (row[6].to_owned(), row[5].to_owned())).collect()
}

/// How a log says that it does not know the kind, or cannot read the payload.
pub const NO_WORDS: [&str; 3] = ["ikke har ord for", "ikkje har ord for", "have no words for"];

#[actix_web::test]
async fn every_payload_has_words_in_three_languages_for_everybody_whose_log_it_is_in() {
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let mut readers = Readers::new(&world);
    let orgs: BTreeSet<i32> = placed.iter().flat_map(Placed::readers).collect();
    let mut words: BTreeMap<(String, i32), Vec<String>> = BTreeMap::new();
    for org in orgs {
        let browser = readers.of(org).await;
        for lang in ["nb", "nn", "en"] {
            let lines = sentences(&browser.get(&format!("/{lang}/{org}/logg.csv")).await);
            for event in placed.iter().filter(|event| event.readers().any(|reader| reader == org)) {
                let line = lines.iter().find(|(reference, _)| reference == event.reference.as_str());
                let (_, sentence) = line.unwrap_or_else(|| panic!("{} is not in the log of {org}", event.name));
                assert!(!NO_WORDS.iter().any(|no| sentence.contains(no)), "{}: {sentence}", event.name);
                let key = (format!("{}, {org}", event.name), org);
                words.entry(key).or_default().push(format!("{lang}: {sentence}"));
            }
        }
        // And the payload is what it was.
        let record = browser.get(&format!("/nb/{org}/logg.json")).await;
        let record: Value = serde_json::from_str(&record.body).unwrap();
        for event in placed.iter().filter(|event| event.readers().any(|reader| reader == org)) {
            let lines = record["events"].as_array().unwrap();
            let line = lines.iter().find(|line| line["reference"] == event.reference.as_str()).unwrap();
            assert_eq!(line["payload"], *event.payload_of(org), "{}", event.name);
        }
    }
    let words: Vec<String> =
        words.into_iter().map(|((name, _), lines)| format!("{name}\n{}", lines.join("\n"))).collect();
    insta::assert_snapshot!(words.join("\n\n").replace('\u{a0}', " "));
}

#[actix_web::test]
async fn every_payload_that_had_a_receipt_is_drawn_on_one() {
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let mut readers = Readers::new(&world);
    let mut drawn = Vec::new();
    for event in &placed {
        // Whoever acted, and one of the recipients.
        for org in event.readers().take(2) {
            let browser = readers.of(org).await;
            let line = browser.get(&format!("/nb/{org}/logg?ref={}", event.reference.as_str())).await;
            let line = line.text_of("main tbody");
            let receipt = format!("{org}/kvittering/{}", event.reference.as_str());
            let nb = browser.get(&format!("/nb/{receipt}")).await;
            for lang in ["nn", "en"] {
                assert_eq!(browser.get(&format!("/{lang}/{receipt}")).await.status, nb.status, "{lang} {}", event.name);
            }
            assert!(!event.variant.receipt || nb.status == StatusCode::OK, "{}: {}", event.name, nb.text());
            let receipt = if nb.status == StatusCode::OK { nb.text_of("main") } else { nb.status.to_string() };
            let text = format!("## {}, {org}\n{line}\n# {receipt}", event.name);
            drawn.push(text.replace(event.reference.as_str(), "F-0000-0000").replace('\u{a0}', " "));
        }
    }
    insta::assert_snapshot!(drawn.join("\n\n"));
}

#[actix_web::test]
async fn every_payload_that_could_be_undone_is_undone_or_refused_with_a_reason() {
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let mut readers = Readers::new(&world);
    let mut outcomes = Vec::new();
    for event in placed.iter().filter(|event| event.variant.undoable) {
        let org = event.variant.organisation;
        let browser = readers.of(org).await;
        let receipt = browser.get(&format!("/nb/{org}/kvittering/{}", event.reference.as_str())).await;
        // One that is about the same thing as one that has been undone before it is overtaken by that.
        let Some(button) = undo_button(&receipt) else {
            assert!(receipt.says("Dette er endret igjen siden"), "{}: {}", event.name, receipt.text());
            outcomes.push(format!("{}: overtaken", event.name));
            continue;
        };
        let answer = browser.press(&receipt, &button, &[]).await;
        let outcome = outcome(browser, &answer).await.replace(event.reference.as_str(), "F-0000-0000");
        outcomes.push(format!("{}: {outcome}", event.name));
    }
    insta::assert_snapshot!(outcomes.join("\n").replace('\u{a0}', " "));
}

/// The button of a receipt that undoes the whole change, if there is one.
pub fn undo_button(receipt: &Page) -> Option<String> {
    all(&receipt.html(), "form[action$='/angre'] button").first().map(|button| says(*button))
}

/// What came of pressing it: the receipt, or why nothing was done.
pub async fn outcome(browser: &mut Browser, answer: &Page) -> String {
    if answer.status == StatusCode::SEE_OTHER {
        let receipt = browser.follow(answer).await;
        assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.text());
        let text = receipt.text_of("main .ds-alert");
        return text.lines().take(2).collect::<Vec<_>>().join(". ");
    }
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    let why = answer.text_of("#utfall, main .ds-alert").replace('\n', " / ");
    assert!(!why.is_empty(), "no reason: {}", answer.text());
    why
}
