//! What earlier versions left behind (`tests/it/kept/`) is read, told, proved and undone by this one.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use jiff::SignedDuration;
use portner::ledger::chain::{Question, verify};
use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use crate::{
    events::{NO_WORDS, national_numbers, outcome, sentences, undo_button},
    mail::MailServer,
    support::{
        browser::Browser,
        kept::Kept,
        page::{all, says},
        people::{ALI, ANNE, EKSEMPEL, INGRID, KARI, MONA, NETT, TOR, TOR_EKSEMPELEN, TURID},
        readers::Readers,
        world::World,
    },
};

/// Made up for a long list, and led by nobody.
const MADE_UP: RangeInclusive<i32> = 320_000_000..=320_055_000;

/// A receipt, and in whose log it is.
#[derive(Debug, Deserialize)]
struct Left {
    org: i32,
    reference: String,
    kind: String,
    /// May it still be undone, and is anything of it left?
    open: bool,
}

impl World {
    /// Organisations with a log, but for those that were made up for a long list and have nobody who leads them.
    async fn logs(&self) -> Vec<i32> {
        self.ask(format!(
            "select array_agg(distinct org_number order by org_number) from event where org_number not between {} and {}",
            MADE_UP.start(),
            MADE_UP.end()
        ))
        .await
    }

    /// Every receipt and every place where it can be read, the newest first.
    async fn receipts(&self) -> Vec<Left> {
        let rows: Value = self
            .ask(format!(
                "select coalesce(jsonb_agg(jsonb_build_object('org', r.org_number, 'reference', r.ref, 'kind', r.kind, \
                   'open', coalesce(r.undo_until > '{}', false)) order by r.at desc, r.ref), '[]') from receipt r",
                self.services.clock.now()
            ))
            .await;
        serde_json::from_value(rows).unwrap()
    }

    /// Is every log told in words, as many lines as there are rows, and is the chain whole?
    async fn has_words_and_is_whole(&self, readers: &mut Readers<'_>) {
        let mut db = self.db.pool.acquire().await.unwrap();
        let report = verify(&mut db, &self.services.keys, &Question::default()).await.unwrap();
        assert!(report.is_whole(), "{report}");
        drop(db);
        for org in self.logs().await {
            // The first page of a session is told after it, a file before it.
            readers.of(org).await.get(&format!("/nb/{org}/logg")).await;
            for lang in ["nb", "nn", "en"] {
                let lines = sentences(&readers.of(org).await.get(&format!("/{lang}/{org}/logg.csv")).await);
                let rows: i64 = self.ask(format!("select count(*) from event where org_number = {org}")).await;
                assert_eq!(i64::try_from(lines.len()), Ok(rows), "{lang} {org}");
                for (reference, sentence) in lines {
                    let is_described = !sentence.is_empty() && !NO_WORDS.iter().any(|no| sentence.contains(no));
                    assert!(is_described, "{lang} {org} {reference}: {sentence}");
                }
            }
        }
    }

    /// The pages of a log, from the newest to the oldest.
    async fn pages_have_words(&self, browser: &mut Browser, first: &str) {
        let mut next = Some(first.to_owned());
        while let Some(path) = next {
            let page = browser.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!NO_WORDS.iter().any(|no| page.body.contains(no)), "{path}: {}", page.text());
            let html = page.html();
            let older = all(&html, "nav a[rel='next']");
            next = older.first().map(|link| link.value().attr("href").unwrap().to_owned());
        }
    }
}

#[actix_web::test]
async fn every_event_that_a_version_left_has_words_and_the_chain_is_whole() {
    for kept in Kept::all() {
        assert!(national_numbers(&kept.text).is_empty(), "{:?}", national_numbers(&kept.text));
        let world = World::left_by(&kept).await;
        let mut readers = Readers::new(&world);
        world.has_words_and_is_whole(&mut readers).await;
        for org in world.logs().await {
            for lang in ["nb", "nn", "en"] {
                world.pages_have_words(readers.of(org).await, &format!("/{lang}/{org}/logg")).await;
            }
        }
        // Its checkpoints were signed then, and still vouch for the logs.
        let last: Option<i64> = world.ask("select max(number) from checkpoint").await;
        let mut db = world.db.pool.acquire().await.unwrap();
        let report = verify(&mut db, &world.services.keys, &Question::default()).await.unwrap();
        assert_eq!(report.checkpoint.map(|(number, _)| number), last, "{}", kept.version);
        assert!(last.is_some() && report.events > 100, "{report}");
    }
}

#[actix_web::test]
async fn every_receipt_that_a_version_left_opens_for_its_organisation_and_for_its_recipients() {
    for kept in Kept::all() {
        let world = World::left_by(&kept).await;
        let mut readers = Readers::new(&world);
        let receipts = world.receipts().await;
        let mut answers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut kinds = BTreeSet::new();
        for Left { org, reference, kind, .. } in &receipts {
            // The other languages once for each kind: they differ in texts only.
            let langs: &[&str] = if kinds.insert(kind.clone()) { &["nb", "nn", "en"] } else { &["nb"] };
            for lang in langs {
                let page = readers.of(*org).await.get(&format!("/{lang}/{org}/kvittering/{reference}")).await;
                assert_eq!(page.status, StatusCode::OK, "{kind} {reference} of {org}: {}", page.text());
            }
            let others: Option<Vec<i32>> = world
                .ask(format!(
                    "select array_agg(org_number) from event where ref = '{reference}' and org_number <> {org}"
                ))
                .await;
            for other in others.unwrap_or_default() {
                let page = readers.of(other).await.get(&format!("/nb/{other}/kvittering/{reference}")).await;
                assert!(undo_button(&page).is_none(), "{reference} is not {other}'s to undo");
                answers.entry(kind.clone()).or_default().insert(page.status.as_u16().to_string());
            }
        }
        assert!(receipts.len() > 50, "{}", receipts.len());
        let answers: Vec<String> = answers
            .into_iter()
            .map(|(kind, answers)| format!("{kind}: {}", answers.into_iter().collect::<Vec<_>>().join(", ")))
            .collect();
        insta::assert_snapshot!(format!("receipts_of_{}", kept.version), answers.join("\n"));
    }
}

/// The newest first: fewer of them have been overtaken by a later change.
#[actix_web::test]
async fn every_receipt_that_can_still_be_undone_is_undone_or_refused_with_a_reason() {
    for kept in Kept::all() {
        let world = World::left_by(&kept).await;
        let mut readers = Readers::new(&world);
        let (mut outcomes, mut offered) = (Vec::new(), 0);
        for Left { org, reference, kind, open } in world.receipts().await {
            let browser = readers.of(org).await;
            let receipt = browser.get(&format!("/nb/{org}/kvittering/{reference}")).await;
            let Some(button) = undo_button(&receipt).filter(|_| open) else { continue };
            let answer = browser.press(&receipt, &button, &[]).await;
            offered += 1;
            outcomes.push(format!("{kind} {reference}: {}", outcome(browser, &answer).await));
        }
        assert!(offered > 20, "{offered}");
        insta::assert_snapshot!(format!("undone_of_{}", kept.version), outcomes.join("\n").replace('\u{a0}', " "));
        world.has_words_and_is_whole(&mut readers).await;
    }
}

impl World {
    /// The ids that a statement finds, as text.
    async fn ids(&self, statement: &str) -> Vec<String> {
        let found: Option<Vec<String>> =
            self.ask(format!("select array_agg(id::text order by id) from ({statement}) t (id)")).await;
        found.unwrap_or_default()
    }
}

#[actix_web::test]
async fn every_draft_that_was_open_opens_and_what_was_proposed_is_confirmed_by_a_colleague() {
    for kept in Kept::all() {
        let world = World::left_by(&kept).await;
        let mut drafts = 0;
        for (name, person) in [("Kari", KARI), ("Ingrid", INGRID)] {
            let mut browser = world.signed_in(person).await;
            let theirs = format!(
                "select change_set_id from change_set join person on person_id = created_by \
                 where confirmed_in is null and given_name = '{name}' \
                 and exists (select from change_set_item i where i.change_set_id = change_set.change_set_id)"
            );
            for id in world.ids(&theirs).await {
                let page = browser.get(&format!("/nb/{EKSEMPEL}/fullmakter/kontroll?utkast={id}")).await;
                assert_eq!(page.status, StatusCode::OK, "{}", page.text());
                drafts += 1;
            }
        }
        assert!(drafts > 3, "{drafts}");
        let proposed = world
            .ids("select change_set_id from change_set where confirmed_in is null and proposed_at is not null")
            .await;
        assert!(!proposed.is_empty());
        let mut colleague = world.signed_in(TOR_EKSEMPELEN).await;
        for id in proposed {
            let review = colleague.get(&format!("/nb/{EKSEMPEL}/fullmakter/kontroll?utkast={id}")).await;
            let button = all(&review.html(), "main form button").first().map(|button| says(*button)).unwrap();
            let receipt = colleague.submit(&review, &button, &[]).await;
            assert!(receipt.says("Foreslått av") && receipt.says("Kari Nordmann"), "{}", receipt.text());
        }
        // The remaining drafts are confirmed by their author; one of them approves a request.
        let mut kari = world.signed_in(KARI).await;
        for id in world
            .ids(
                "select change_set_id from change_set join person on person_id = created_by where confirmed_in is null \
                 and given_name = 'Kari' and exists (select from change_set_item i where i.change_set_id = change_set.change_set_id)",
            )
            .await
        {
            let review = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/kontroll?utkast={id}")).await;
            let button = all(&review.html(), "main form button").first().map(|button| says(*button)).unwrap();
            let answer = kari.press(&review, &button, &[]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        }
        world.has_words_and_is_whole(&mut Readers::new(&world)).await;
    }
}

#[actix_web::test]
async fn every_request_that_waited_opens_for_both_and_is_answered() {
    for kept in Kept::all() {
        let world = World::left_by(&kept).await;
        let waiting = "withdrawn_at is null and declined_at is null";
        let requests =
            world.ids(&format!("select request_id from request where {waiting} and expires_at > '{}'", kept.now)).await;
        assert!(requests.len() > 2, "{}", requests.len());
        let (mut kari, mut tor, mut ali) =
            (world.signed_in(KARI).await, world.signed_in(TOR).await, world.signed_in(ALI).await);
        // She asked for production, registered by e-mail, and has connected her login.
        let mut mona = world.signed_in(MONA).await;
        let mut anne = world.signed_in(ANNE).await;
        for id in &requests {
            let page = kari.get(&format!("/nb/{EKSEMPEL}/foresporsler/{id}")).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.text());
            let own = tor.get(&format!("/nb/foresporsel/{id}")).await;
            let theirs = ali.get(&format!("/nb/{NETT}/fullmakter/mottatt/foresporsler/{id}")).await;
            let connected = mona.get(&format!("/nb/foresporsel/{id}")).await;
            // An earlier version called organisations as the register does.
            let headings = [own.heading(), theirs.heading(), connected.heading()].map(|heading| heading.to_lowercase());
            // Anne was invited, and waits for somebody to confirm her.
            let invited =
                anne.get(&format!("/nb/foresporsel/{id}")).await.heading() == "Invitasjon fra Eksempel kommune";
            let is_opened = invited || headings.contains(&"forespørsel til eksempel kommune".to_owned());
            assert!(is_opened, "{id}: {}", own.text());
            if all(&page.html(), "button[value='avslaa']").is_empty() {
                continue;
            }
            let receipt = kari.submit(&page, "Avslå", &[("grunn", "Ikke nå")]).await;
            assert_eq!(receipt.heading(), "Forespørselen er avslått");
        }
        // Requests for scopes: the provider opens each and gives the access.
        let mut readers = Readers::new(&world);
        let open: Value = world
            .ask(format!(
                "select jsonb_agg(jsonb_build_array(access_request_id, environment, r.provider_org_number, org_number)) \
                 from access_request r join scope using (scope_id) \
                 where withdrawn_at is null and declined_at is null and approved_at is null and expires_at > '{}'",
                kept.now
            ))
            .await;
        let open: Vec<(String, String, i32, i32)> = serde_json::from_value(open).unwrap();
        assert!(open.len() > 1);
        for (id, environment, provider, consumer) in open {
            let ours =
                readers.of(consumer).await.get(&format!("/nb/{consumer}/tilganger-vi-har/foresporsler/{id}")).await;
            assert!(ours.says("Venter"), "{}", ours.text());
            let provides = readers.of(provider).await;
            let page = provides.get(&format!("/nb/{provider}/{environment}/mine-api/foresporsler/{id}")).await;
            let receipt = provides.submit(&page, "Godkjenn og gi tilgang", &[]).await;
            assert_eq!(receipt.heading(), "Tilgang gitt");
        }
        world.has_words_and_is_whole(&mut readers).await;
    }
}

#[actix_web::test]
async fn jobs_late_forms_orders_and_plans_are_carried_on() {
    for kept in Kept::all() {
        let world = World::left_by(&kept).await;
        // The mail that waits is sent.
        let _server = MailServer::of(&world).await;
        // The long list that was confirmed.
        world.works().await;
        let given: i64 = world
            .ask(
                "select count(*) from scope_access a join scope s using (scope_id) where s.name = 'eksempel:lang.read'",
            )
            .await;
        assert_eq!(given, 501);
        // The form that was sent after the session had ended is shown to its sender.
        let mut mona = world.signed_in(MONA).await;
        for id in world.ids("select kept_form_id from kept_form").await {
            let page = mona.get(&format!("/nb/skjema/{id}")).await;
            assert_eq!(page.heading(), "Det du skrev, er tatt vare på", "{}", page.text());
        }
        // Orders of prefixes wait for support.
        let mut turid = world.signed_in(TURID).await;
        let queue = turid.get("/nb/brukerstotte/prefikser").await;
        turid.submit(&queue, "Tildel systemhuset", &[]).await;
        // The planned deactivation is carried out, and drafts and requests expire.
        for _ in 0..2 {
            world.housekeeping().await;
            world.advance(SignedDuration::from_hours(24 * 100));
        }
        world.housekeeping().await;
        let waiting: i64 =
            world.ask("select count(*) from scope_plan where cancelled_at is null and done_at is null").await;
        assert_eq!(waiting, 0);
        world.has_words_and_is_whole(&mut Readers::new(&world)).await;
    }
}
