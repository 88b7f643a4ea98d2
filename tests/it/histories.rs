//! Random histories against the real site and database, held against a pure model (`model`).
//!
//! In half of them everything comes in one order: the model foretells what each step is answered and what is so after it. In the others two
//! or three act at once: what the site has acknowledged is in the log; the log, replayed, is what the tables say; and no step in it is one
//! that the rules forbid (`log`). Another seed each run: `SEED=…` plays it again. `HISTORIES=10000` is the nightly run.

#![allow(clippy::print_stderr, reason = "the seed plays it again, and a bug that was found is told")]

mod days;
mod drafts;
mod log;
mod model;
mod place;
mod plan;
mod play;
mod provider;
mod rules;
mod state;
mod undo;

use std::{env, time::SystemTime};

use futures_util::{StreamExt, future::join_all, stream};
use uuid::Uuid;

use self::{
    model::{Answer, Model},
    place::{ORGANISATIONS, Place},
    plan::{Chance, Plan},
    play::{Browsers, Player},
};
use crate::support::{
    people::{ALI, HANNE, INGRID, MONA},
    world::World,
};

/// Histories in one world: each has organisations of its own, so that they do not meet.
const PLACES: usize = 448 / ORGANISATIONS;
/// Histories that are played at the same time.
const AT_ONCE: usize = 4;
/// How often a plan of several at once is played before it is taken to do no harm.
const TRIES: usize = 6;

/// A world, and who acts in it.
struct Stage {
    world: World,
    browsers: Browsers,
    tor: Uuid,
}

impl Stage {
    async fn open() -> Self {
        let world = World::with_demo().await;
        #[cfg(feature = "seeded-bugs")]
        world.happens(NO_RECEIPT_NEEDED).await;
        let mut signed_in = Vec::new();
        for person in [HANNE, INGRID, MONA, ALI] {
            let mut browser = world.signed_in(person).await;
            let csrf = browser.get("/nb/foresporsler/ny").await.csrf();
            signed_in.push((browser, csrf));
        }
        let [hanne, ingrid, mona, asker] = signed_in.try_into().unwrap();
        let asker_id = person(&world, "Ali Khan").await;
        let tor = person(&world, "Tor Dal").await;
        Self { world, browsers: Browsers { actors: [hanne, ingrid, mona], asker, asker_id }, tor }
    }

    /// Plays a plan where nothing has happened yet: how many changes came of it, or what is wrong.
    async fn play(&self, nth: usize, plan: &Plan) -> Result<usize, String> {
        let world = &self.world;
        let people = ["Hanne Solheim", "Ingrid Berg", "Mona Vik"].map(async |name| person(world, name).await);
        let people: [Uuid; 3] = join_all(people).await.try_into().unwrap();
        let first = nth * ORGANISATIONS + 1;
        let place = Place::furnish(world, first, people, self.tor, self.browsers.asker_id).await;
        if plan.is_at_once() {
            log::at_once(self, place, plan).await
        } else {
            self.in_order(place, &plan.hands[0]).await
        }
    }

    /// Each step after the other, foretold.
    async fn in_order(&self, place: Place, steps: &[plan::Step]) -> Result<usize, String> {
        let (mut player, mut model) = (Player::new(&self.world, place, self.browsers.clone()), Model::new());
        let (mut state, mut done) = (player.place.state(&self.world).await, 0);
        for (nth, step) in steps.iter().enumerate() {
            let before = state.lines;
            state.lines = before.clone();
            let answer = player.step(step, &state).await;
            let foretold = model.step(step);
            state = player.place.state(&self.world).await;
            let lines = model.lines();
            if answer != foretold || state.lines != lines {
                return Err(format!(
                    "after step {nth}, {step:?}: foretold {foretold:?}, answered {answer:?}\nbefore: {before:#?}\n{}",
                    difference(&lines, &state.lines)
                ));
            }
            done += usize::from(answer == Answer::Done);
        }
        Ok(done)
    }
}

/// Lines that only one of them has.
fn difference(foretold: &[String], found: &[String]) -> String {
    let only = |sign, these: &[String], those: &[String]| -> String {
        these.iter().filter(|line| !those.contains(line)).map(|line| format!("{sign} {line}\n")).collect()
    };
    format!("{}{}", only("foretold:", foretold, found), only("found:   ", found, foretold))
}

async fn person(world: &World, name: &str) -> Uuid {
    world.ask(format!("select person_id from person where given_name || ' ' || family_name = '{name}'")).await
}

/// Plays so many histories, until one goes wrong: how many steps were taken, and how many changes came of them; or which it was.
async fn play(seed: u64, histories: usize) -> Result<(usize, usize), (usize, String)> {
    let (mut steps, mut done) = (0, 0);
    for first in (0..histories).step_by(PLACES) {
        let stage = Stage::open().await;
        let numbers = first..histories.min(first + PLACES);
        let plays = numbers.map(|nth| {
            let plan = Plan::draw(Chance::of(seed, nth as u64));
            let stage = &stage;
            async move { (nth, plan.len(), stage.play(nth - first, &plan).await) }
        });
        let mut plays = stream::iter(plays).buffer_unordered(AT_ONCE);
        while let Some((nth, length, played)) = plays.next().await {
            done += played.map_err(|wrong| (nth, wrong))?;
            steps += length;
        }
        let deadlocks: i64 =
            stage.world.ask("select deadlocks from pg_stat_database where datname = current_database()").await;
        assert_eq!(deadlocks, 0);
    }
    Ok((steps, done))
}

/// The plan without the steps that it goes wrong without, and what goes wrong then.
async fn shrink(mut plan: Plan, mut wrong: String) -> (Plan, String) {
    let (mut stage, mut place, mut nth) = (Stage::open().await, 0, 0);
    while nth < plan.len() {
        let shorter = plan.without(nth);
        let mut still = None;
        for _ in 0..if plan.is_at_once() { TRIES } else { 1 } {
            if place == PLACES {
                (stage, place) = (Stage::open().await, 0);
            }
            still = stage.play(place, &shorter).await.err();
            place += 1;
            if still.is_some() {
                break;
            }
        }
        match still {
            Some(why) => (plan, wrong) = (shorter, why),
            None => nth += 1,
        }
    }
    (plan, wrong)
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().and_then(|number| number.parse().ok())
}

fn seed() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    number("SEED").unwrap_or_else(|| u64::from(now.subsec_nanos()) ^ now.as_secs() << 20)
}

#[actix_web::test]
async fn histories_agree_with_the_model() {
    let (seed, histories) = (seed(), usize::try_from(number("HISTORIES").unwrap_or(150)).unwrap());
    eprintln!("SEED={seed} HISTORIES={histories}");
    match play(seed, histories).await {
        Ok((steps, done)) => {
            eprintln!("{done} changes in {steps} steps");
            assert!(done * 8 > steps, "the histories do something: {done} changes in {steps} steps");
        }
        Err((nth, wrong)) => {
            let plan = Plan::draw(Chance::of(seed, nth as u64));
            let (plan, wrong) = shrink(plan, wrong).await;
            panic!("history {nth} of SEED={seed}: {plan:#?}\n{wrong}");
        }
    }
}

/// The tables refuse by themselves what names a receipt that is not there, and would find out of a log that comes too late before we do.
#[cfg(feature = "seeded-bugs")]
const NO_RECEIPT_NEEDED: &str = "do $$ begin execute (\
    select string_agg(format('alter table %s drop constraint %I', conrelid::regclass, conname), '; ') \
    from pg_constraint where confrelid = 'receipt'::regclass); end $$";

/// The power of the test: with any guard left out, the histories go wrong. Alone in its process, as the guard is left out for all of it.
#[cfg(feature = "seeded-bugs")]
#[actix_web::test]
async fn histories_find_each_seeded_bug() {
    let (seed, histories) = (seed(), usize::try_from(number("HISTORIES").unwrap_or(10_000)).unwrap());
    eprintln!("SEED={seed} HISTORIES={histories}");
    let mut missed = Vec::new();
    for bug in portner::platform::Bug::ALL {
        bug.seed();
        match play(seed, histories).await {
            Ok(_) => missed.push(bug),
            Err((nth, wrong)) => eprintln!("{bug:?}: history {nth}, {}", wrong.lines().next().unwrap_or_default()),
        }
    }
    assert_eq!(missed, [], "seeded and not found");
}
