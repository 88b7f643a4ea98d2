//! Whatever an event is about, the log finds it by: who acted, each party, the thing, what was done, the reference.

use std::collections::BTreeSet;

use portner::kernel::search_key;
use serde_json::Value;
use url::form_urlencoded;

use crate::{
    events::{Placed, place_all, sentences},
    support::{
        browser::Browser,
        page::{all, says},
        people::EKSEMPEL,
        readers::Readers,
        world::World,
    },
};

/// The names, numbers, titles and scopes in a payload: parties and things, as people would type them.
fn sought(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if ["name", "number", "nb", "nn", "en"].contains(&name.as_str()) => {
                        found.insert(text.clone());
                    }
                    Value::String(text) if text.contains(':') && !text.contains(' ') && !text.contains("://") => {
                        found.insert(text.clone());
                    }
                    other => sought(other, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| sought(item, found)),
        _ => {}
    }
}

/// The references of all lines that the log finds. Files are counted, but not here.
async fn found(world: &World, browser: &mut Browser, query: &[(&str, &str)]) -> Vec<String> {
    world.happens("delete from rate_bucket").await;
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let sheet = browser.get(&format!("/nb/{EKSEMPEL}/logg.csv?{query}")).await;
    sentences(&sheet).into_iter().map(|(reference, _)| reference).collect()
}

/// Does the log find this line by this text?
async fn is_found(browser: &mut Browser, (org, event): (i32, &Placed), text: &str) -> bool {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("hvem", &typed(text)).append_pair("gjelder", "alt");
    if text != event.reference.as_str() {
        query.append_pair("ref", event.reference.as_str());
    }
    let page = browser.get(&format!("/nb/{org}/logg?{}", query.finish())).await;
    all(&page.html(), ".log").into_iter().any(|table| says(table).contains(event.reference.as_str()))
}

/// Capitals and blanks at the ends do not matter.
fn typed(text: &str) -> String {
    format!(" {} ", text.to_uppercase())
}

#[actix_web::test]
async fn every_kind_is_found_by_its_parties_its_things_who_acted_and_its_reference() {
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let mut readers = Readers::new(&world);
    for event in &placed {
        for org in event.readers() {
            let browser = readers.of(org).await;
            let mut wanted = BTreeSet::new();
            sought(event.payload_of(org), &mut wanted);
            wanted.extend(event.actor().map(|actor| actor.to_string()));
            wanted.extend((event.actor() == Some(org)).then(|| "Kari Nordmann".to_owned()));
            wanted.insert(event.reference.as_str().to_owned());
            for text in wanted.into_iter().filter(|text| !search_key(text).is_empty()) {
                let is_found = is_found(browser, (org, event), &text).await;
                assert!(is_found, "{} is not found in the log of {org} by «{text}»", event.name);
            }
        }
    }
}

#[actix_web::test]
async fn no_line_ends_with_a_full_stop() {
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let orgs: BTreeSet<i32> = placed.iter().flat_map(Placed::readers).collect();
    let mut readers = Readers::new(&world);
    for org in orgs {
        let sheet = readers.of(org).await.get(&format!("/nb/{org}/logg.csv")).await;
        let lines = sentences(&sheet);
        let stopped: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).filter(|it| it.ends_with('.')).collect();
        assert!(!lines.is_empty() && stopped.is_empty(), "{stopped:#?}");
    }
}

#[actix_web::test]
async fn every_filter_and_every_word_of_it_finds_the_kinds_it_names() {
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let mut readers = Readers::new(&world);
    let kari = readers.of(EKSEMPEL.parse().unwrap()).await;
    let page = kari.get(&format!("/nb/{EKSEMPEL}/logg")).await;
    let of_eksempel = |reference: &String| placed.iter().any(|event| event.reference.as_str() == reference);
    for field in ["gjelder", "hva"] {
        for (value, word) in page.options(field) {
            if value.is_empty() || value == "alt" {
                continue;
            }
            let by_filter = found(&world, kari, &[(field, &value)]).await;
            assert!(by_filter.iter().any(of_eksempel), "{field}={value} finds nothing");
            let by_word = found(&world, kari, &[("hvem", &word), ("gjelder", "alt")]).await;
            let missed: Vec<&String> = by_filter.iter().filter(|it| of_eksempel(it) && !by_word.contains(it)).collect();
            assert!(missed.is_empty(), "«{word}» finds less than {field}={value}: {missed:?}");
        }
    }
}

#[actix_web::test]
async fn what_counts_for_the_test_environment_only_is_marked_in_its_sentence_and_found_by_that() {
    fn is_test(value: &Value) -> bool {
        match value {
            Value::Object(fields) => {
                let says = fields.get("environment").is_some_and(|is| is == "test")
                    || fields.get("test") == Some(&true.into());
                says || fields.values().any(is_test)
            }
            Value::Array(items) => items.iter().any(is_test),
            _ => false,
        }
    }
    let world = World::with_demo().await;
    let placed = place_all(&world).await;
    let mut readers = Readers::new(&world);
    let mut unmarked = Vec::new();
    for event in &placed {
        for org in event.readers() {
            let browser = readers.of(org).await;
            // Nobody takes so many files away at once.
            world.happens("delete from rate_bucket").await;
            let sheet = browser.get(&format!("/nb/{org}/logg.csv?ref={}", event.reference)).await;
            let line = sentences(&sheet).into_iter().map(|(_, sentence)| sentence).collect::<String>();
            let is_marked = ["TEST: ", "testmiljø"].iter().any(|mark| line.contains(mark));
            let page = browser.get(&format!("/nb/{org}/logg?gjelder=alt&ref={}", event.reference)).await;
            let is_tagged = all(&page.html(), ".log .ds-tag").into_iter().any(|tag| says(tag) == "TEST");
            assert_eq!(is_tagged, line.contains("TEST: "), "{}: {}", event.name, page.text());
            let is_found = is_found(browser, (org, event), "testmiljø").await;
            if (is_marked, is_found) != (is_test(event.payload_of(org)), is_marked) {
                unmarked.push(format!("{} in {org} (marked {is_marked}, found {is_found}): {line}", event.name));
            }
        }
    }
    assert!(unmarked.is_empty(), "{}", unmarked.join("\n\n"));
}
