//! Plays the steps of a plan at a place of its own, on the pages, as people send their forms.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use jiff::{ToSpan, civil::date};
use reqwest::StatusCode;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::{
    model::Answer,
    place::{Place, give_package, give_role},
    plan::{Actor, Holder, Off, PARTS, Part, Step, Thing},
    state::State,
};
use crate::support::{browser::Browser, page::Page, world::World};

/// The browsers of those who act, and of whoever acts for the suppliers, with the token of each.
#[derive(Debug, Clone)]
pub struct Browsers {
    pub actors: [(Browser, String); 3],
    pub asker: (Browser, String),
    /// The asker, by the id of the person.
    pub asker_id: Uuid,
}

/// One thing after the other. Only one history at a time lets days pass: what has ended is closed before another looks.
pub static DAYS: Mutex<()> = Mutex::const_new(());

/// A form that was sent: by whom, where to, and what it said.
type Sent = (Actor, String, Vec<(String, String)>);

/// Who plays: what they remember of what they have seen and sent.
#[derive(Debug)]
pub struct Player<'w> {
    pub world: &'w World,
    pub place: Place,
    pub browsers: Browsers,
    pub receipts: BTreeSet<String>,
    reviewed: BTreeMap<(Actor, Actor, Holder), (Uuid, i32)>,
    sent: BTreeMap<Actor, Sent>,
    pub rights: Vec<Right>,
}

/// Somebody lost their right, or has it again.
#[derive(Debug, Clone, Copy)]
pub struct Right {
    pub actor: Actor,
    pub has: bool,
    /// While the organisation was locked.
    pub at: Instant,
    /// The last line in the log of the giver then.
    pub seq: i64,
}

fn fields<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The fields of a last day.
fn last_day(until: Option<i32>) -> Vec<(String, String)> {
    let Some(days) = until else { return fields([("varighet", "uten")]) };
    let day = date(2026, 11, 20).checked_add(days.days()).unwrap();
    let parts = [day.day().to_string(), day.month().to_string(), day.year().to_string()];
    fields([("varighet", "til"), ("dag", &parts[0]), ("maned", &parts[1]), ("ar", &parts[2])])
}

/// The reference in an address.
fn reference(address: &str) -> Option<String> {
    let at = address.find("F-")?;
    address.get(at..at + 11).map(str::to_owned)
}

impl<'w> Player<'w> {
    pub fn new(world: &'w World, place: Place, browsers: Browsers) -> Self {
        let (receipts, reviewed, sent) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        Self { world, place, browsers, receipts, reviewed, sent, rights: Vec::new() }
    }

    fn root(&self) -> String {
        format!("/nb/{}/fullmakter", self.place.giver)
    }
    fn holder(&self, holder: Holder) -> &str {
        &self.place.holders[holder as usize]
    }
    fn thing(&self, thing: Thing) -> &str {
        &self.place.things[thing as usize]
    }
    fn things(&self, things: &[Thing]) -> Vec<(String, String)> {
        things.iter().map(|thing| ("ting".to_owned(), self.thing(*thing).to_owned())).collect()
    }
    fn provider(&self, part: Part) -> String {
        let (room, id) = match part {
            Part::Scope(nth) => ("mine-api", self.place.scopes[nth]),
            Part::Resource(nth) => ("api-ressurser", self.place.resources[nth]),
        };
        format!("/nb/{}/prod/{room}/{id}", self.place.provider)
    }

    /// Takes the step, and tells what it was answered.
    pub async fn step(&mut self, step: &Step, state: &State) -> Answer {
        match step {
            Step::Review { actor, author, holder } => {
                if let Some(draft) = state.drafts.get(&format!("{author:?} {holder:?}"))
                    && (actor == author || state.lines.iter().any(|line| is_proposed(line, *author, *holder)))
                {
                    self.reviewed.insert((*actor, *author, *holder), *draft);
                }
                return Answer::Nothing;
            }
            Step::LoseRight { actor } => return self.right(*actor, false).await,
            Step::GainRight { actor } => return self.right(*actor, true).await,
            Step::DaysPass { holder } => return self.days_pass(*holder).await,
            Step::ADayPasses => return self.a_day_passes().await,
            Step::PressAgain { actor } => {
                let Some((_, address, said)) = self.sent.get(actor).cloned() else { return Answer::Nothing };
                let page = post(&mut self.browsers.actors[*actor as usize], &address, said).await;
                return self.answer(&page, state);
            }
            _ => {}
        }
        let Some((address, mut said)) = self.form(step, state) else { return Answer::Nothing };
        said.push(("nokkel".to_owned(), portner::ledger::FormKey::draw()));
        if matches!(step, Step::Choose { .. } | Step::Mark { .. } | Step::Unmark { .. } | Step::Renew { .. }) {
            said.pop();
        }
        if matches!(step, Step::Ask { .. } | Step::GiveAccess { .. }) {
            self.forget_look_ups().await;
        }
        let page = match step {
            Step::Ask { .. } | Step::TakeBack { .. } => post(&mut self.browsers.asker, &address, said.clone()).await,
            step => {
                let hand = step.actor().unwrap_or(Actor::Hanne) as usize;
                post(&mut self.browsers.actors[hand], &address, said.clone()).await
            }
        };
        let answer = self.answer(&page, state);
        if let (Answer::Done, Some(actor)) = (answer, step.actor()) {
            self.sent.insert(actor, (actor, address, said));
        }
        answer
    }

    /// What an answer amounts to.
    fn answer(&mut self, page: &Page, state: &State) -> Answer {
        if page.status != StatusCode::SEE_OTHER {
            return Answer::Refused(page.status.as_u16());
        }
        let is_known = |it: &String| state.receipts.contains(it) || state.provider_receipts.contains(it);
        match reference(&page.location) {
            Some(new) if !is_known(&new) && self.receipts.insert(new.clone()) => Answer::Done,
            _ => Answer::Led,
        }
    }

    /// The form of a step: where it is sent, and what it says. `None`: what it is about is not there.
    fn form(&self, step: &Step, state: &State) -> Option<(String, Vec<(String, String)>)> {
        let (root, org) = (self.root(), self.place.giver);
        let row = |holder: Holder, thing: Thing| state.rows.get(&format!("{holder:?} {thing:?}")).map(Uuid::to_string);
        let staging = |holder: Holder| format!("{root}/{}/endringer", self.holder(holder));
        let revision = |part: Part| {
            let nth = PARTS.iter().position(|one| *one == part).unwrap();
            state.revisions[nth].to_string()
        };
        Some(match step {
            Step::Choose { holder, things, until, .. } if things[0].is_api() => {
                let mut said = fields([("leverandor", self.holder(*holder))]);
                said.extend(things.iter().map(|thing| ("api".to_owned(), self.thing(*thing)[4..].to_owned())));
                said.extend(last_day(*until));
                (format!("{root}/ny"), said)
            }
            Step::Choose { holder, things, until, .. } => {
                let said = self.things(things).into_iter().chain(last_day(*until)).collect();
                (format!("{root}/{}/gi", self.holder(*holder)), said)
            }
            Step::Mark { holder, thing: None, .. } => (staging(*holder), fields([("alle", "fjern")])),
            Step::Mark { holder, thing: Some(thing), .. } => {
                let row = row(*holder, *thing).unwrap_or_else(|| Uuid::nil().to_string());
                (staging(*holder), fields([("fjern", &row)]))
            }
            Step::Unmark { holder, .. } => (staging(*holder), fields([("alle", "angre")])),
            Step::Renew { holder, thing, .. } => {
                let row = row(*holder, *thing).unwrap_or_else(|| Uuid::nil().to_string());
                (staging(*holder), fields([("ny", &row)]))
            }
            Step::Confirm { actor, author, holder, as_reviewed, breach } => {
                let (id, mut version) = *state.drafts.get(&format!("{author:?} {holder:?}"))?;
                match self.reviewed.get(&(*actor, *author, *holder)) {
                    Some((reviewed, then)) if *as_reviewed && *reviewed == id => version = *then,
                    _ => {}
                }
                let mut said = fields([("utkast", &id.to_string()), ("versjon", &version.to_string())]);
                said.extend(breach.then(|| ("brudd".to_owned(), "ja".to_owned())));
                (format!("{root}/kontroll"), said)
            }
            Step::ConfirmAnswer { holder, .. } => {
                let (id, version) = state.answers.get(&format!("{holder:?}"))?;
                let said = fields([("utkast", &id.to_string()), ("versjon", &version.to_string())]);
                (format!("{root}/kontroll"), said)
            }
            Step::Discard { author, holder, .. } => {
                let (id, version) = state.drafts.get(&format!("{author:?} {holder:?}"))?;
                let said = [("utkast", &*id.to_string()), ("versjon", &version.to_string()), ("handling", "forkast")];
                (format!("{root}/kontroll"), fields(said))
            }
            Step::Redate { holder, thing, until, .. } => {
                let mut said = fields([("rad", &row(*holder, *thing)?)]);
                said.extend(last_day(*until));
                (format!("{root}/{}/sluttdato", self.holder(*holder)), said)
            }
            Step::Agree { .. } => {
                let said = fields([("utkast", &state.days.last()?.to_string()), ("versjon", "1")]);
                (format!("{root}/kontroll"), said)
            }
            Step::Undo { nth, .. } => {
                (format!("/nb/{org}/kvittering/{}/angre", state.receipts.iter().rev().nth(*nth)?), Vec::new())
            }
            Step::UndoOfProvider { nth } => {
                let of = state.provider_receipts.iter().rev().nth(*nth)?;
                (format!("/nb/{}/kvittering/{of}/angre", self.place.provider), Vec::new())
            }
            Step::FourEyes { .. } => {
                let version = state.settings.to_string();
                let seen = [("versjon", version.as_str()), ("sett_frist", "24"), ("sett_to", "false")];
                let said = fields(seen).into_iter().chain(fields([("frist", "24"), ("to", "ja")])).collect();
                (format!("/nb/{org}/innstillinger"), said)
            }
            Step::FourEyesOff { how, .. } => {
                let how = match how {
                    Off::Propose => "foresla",
                    Off::Confirm => "bekreft",
                    Off::Drop => "forkast",
                };
                (format!("/nb/{org}/innstillinger/to-personer"), fields([("handling", how)]))
            }
            Step::Toggle { part, on: true } => {
                (format!("{}/reaktiver", self.provider(*part)), fields([("versjon", &revision(*part))]))
            }
            Step::Toggle { part, on: false } => {
                let name = match part {
                    Part::Scope(nth) => format!("{}:{nth}.read", self.place.prefix),
                    Part::Resource(nth) => format!("{}-{nth}", self.place.prefix),
                };
                let said = fields([("versjon", &revision(*part)), ("bekreft", &name)]);
                (format!("{}/deaktiver", self.provider(*part)), said)
            }
            Step::Rebundle => {
                let title = format!("{}-0", self.place.prefix);
                let mut said = fields([("tittel", &title), ("tittel_nn", &title), ("tittel_en", &title)]);
                said.extend(
                    ["beskrivelse", "beskrivelse_nn", "beskrivelse_en"].map(|it| (it.to_owned(), title.clone())),
                );
                let scopes = if state.newest % 2 == 1 { 0..2 } else { 0..1 };
                said.extend(scopes.map(|nth| ("scope".to_owned(), format!("{}:{nth}.read", self.place.prefix))));
                said.extend(fields([("skriver", "nei"), ("versjon", &revision(Part::Resource(0)))]));
                (format!("{}/endre", self.provider(Part::Resource(0))), said)
            }
            Step::GiveAccess { scope } => {
                let address = format!("{}/tilganger", self.provider(Part::Scope(*scope)));
                (address, fields([("konsument", &org.to_string())]))
            }
            Step::RemoveAccess { scope } => {
                let access = state.accesses.get(&scope.to_string())?.to_string();
                (format!("{}/tilganger/fjern", self.provider(Part::Scope(*scope))), fields([("tilgang", &access)]))
            }
            Step::Ask { holder, things } => {
                let mut said = fields([("virksomhet", &org.to_string()), ("formal", "Avtale 7")]);
                said.extend(self.things(things));
                (format!("/nb/{}/fullmakter/mottatt/foresporsler/ny", self.holder(*holder)), said)
            }
            Step::TakeBack { holder } => {
                let id = state.requests.get(&format!("{holder:?}"))?;
                let address = format!("/nb/{}/fullmakter/mottatt/foresporsler/{id}", self.holder(*holder));
                (address, fields([("handling", "trekk")]))
            }
            Step::Approve { holder, things, .. } => {
                let id = state.requests.get(&format!("{holder:?}"))?;
                let mut said = fields([("handling", "godkjenn")]);
                said.extend(self.things(things));
                (format!("/nb/{org}/foresporsler/{id}"), said)
            }
            Step::Decline { holder, .. } => {
                let id = state.requests.get(&format!("{holder:?}"))?;
                (format!("/nb/{org}/foresporsler/{id}"), fields([("handling", "avslaa"), ("grunn", "Ikke nå")]))
            }
            _ => return None,
        })
    }

    /// The register or a colleague takes from the actor what opens the pages, or gives it: the organisation's row is touched first.
    async fn right(&mut self, actor: Actor, has: bool) -> Answer {
        let (org, person) = (self.place.giver, self.place.people[actor as usize]);
        let statement = match (actor, has) {
            (Actor::Mona, false) => {
                format!("delete from access_grant where org_number = {org} and holder_person_id = '{person}'")
            }
            (Actor::Mona, true) => give_package(org, person),
            (_, false) => {
                format!("delete from register_role where org_number = {org} and holder_person_id = '{person}'")
            }
            (_, true) => give_role(org, person),
        };
        let mut change = self.world.db.pool.begin().await.unwrap();
        let touch = format!("update organisation set roles_changed_at = now() where org_number = {org}; {statement}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(touch)).execute(&mut *change).await.unwrap();
        let seen = "select coalesce((select seq from event_head where org_number = $1), 0)";
        let seq: i64 = sqlx::query_scalar(seen).bind(org).fetch_one(&mut *change).await.unwrap();
        self.rights.push(Right { actor, has, at: Instant::now(), seq });
        change.commit().await.unwrap();
        Answer::Nothing
    }

    async fn days_pass(&self, holder: Holder) -> Answer {
        let (org, holder) = (self.place.giver, self.holder(holder));
        let _alone = DAYS.lock().await;
        let past = "ends_on = date '2026-11-10'";
        self.world
            .happens(format!(
                "begin; select from holder where org_number = {org} and holder_id = '{holder}' for update; \
                 update delegation set {past} where org_number = {org} and holder_org_number::text = '{holder}' \
                 and withdrawn_at is null and ends_on is not null; \
                 update access_grant set {past} where org_number = {org} and holder_id = '{holder}' \
                 and withdrawn_at is null and ends_on is not null; commit; \
                 update job set run_at = '2000-01-01' where kind = 'delegations.close-expired' and claim_id is null"
            ))
            .await;
        self.world.works().await;
        Answer::Nothing
    }

    async fn a_day_passes(&self) -> Answer {
        let (org, provider) = (self.place.giver, self.place.provider);
        let earlier = |column: &str| format!("{column} = {column} - interval '25 hours'");
        let (given, withdrawn) = (earlier("given_at"), earlier("withdrawn_at"));
        let receipts = format!("{}, {}", earlier("at"), earlier("undo_until"));
        self.world
            .happens(format!(
                "update delegation set {given}, {withdrawn} where org_number = {org}; \
                 update access_grant set {given}, {withdrawn} where org_number = {org}; \
                 update receipt set {receipts} where org_number in ({org}, {provider})"
            ))
            .await;
        Answer::Nothing
    }

    /// Those who look up organisations in one history after the other do so more often than people may.
    async fn forget_look_ups(&self) {
        for person in [self.place.people[0], self.browsers.asker_id] {
            let bucket = format!("kind = 'look-up' and owner = '{person}'");
            self.world.happens(format!("update rate_bucket set empty_at = '2000-01-01' where {bucket}")).await;
        }
    }
}

/// Sends a form; once more while the site is too busy, which it says where it waits too long for a lock. Nothing was done then.
async fn post((browser, csrf): &mut (Browser, String), address: &str, said: Vec<(String, String)>) -> Page {
    let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let form = [&[("csrf", csrf.as_str())], &said[..]].concat();
    let mut page = browser.post(address, &form).await;
    for _ in 0..3 {
        if page.status == StatusCode::SERVICE_UNAVAILABLE {
            page = browser.post(address, &form).await;
        }
    }
    page
}

fn is_proposed(line: &str, author: Actor, holder: Holder) -> bool {
    line.starts_with(&format!("draft of {author:?} for {holder:?} v")) && line.ends_with("proposed")
}
