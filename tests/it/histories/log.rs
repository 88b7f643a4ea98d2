//! Histories of several people at once, judged by the log of the giver. What came first is not known beforehand, so no answer is foretold.
//! But the log has an order, and everything in it has to have been right where it stands.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use serde_json::Value;
use uuid::Uuid;

use super::{
    Stage,
    days::is_longer,
    model::{Answer, Row},
    place::Place,
    plan::{ACTORS, Actor, HOLDERS, Holder, Plan, THINGS, Thing},
    play::{Player, Right},
    rules::{How, Past, takes_two},
};

/// What must hold, or what is told where it does not.
fn holds(is_so: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(what()) }
}

/// Plays the hands of a plan at the same time, and examines what is left.
pub async fn at_once(stage: &Stage, place: Place, plan: &Plan) -> Result<usize, String> {
    let world = &stage.world;
    let mut players: Vec<Player<'_>> =
        plan.hands.iter().map(|_| Player::new(world, place.clone(), stage.browsers.clone())).collect();
    let hands = players.iter_mut().zip(&plan.hands).map(async |(player, steps)| {
        for step in steps {
            let state = player.place.state(world).await;
            let answer = player.step(step, &state).await;
            if let Answer::Refused(status) = answer {
                holds([403, 404, 409, 422].contains(&status), || format!("{step:?} was answered {status}"))?;
            }
        }
        Ok::<(), String>(())
    });
    join_all(hands).await.into_iter().collect::<Result<(), _>>()?;
    let mut rights: Vec<Right> = players.iter().flat_map(|player| &player.rights).copied().collect();
    rights.sort_by_key(|right| right.at);
    let log: Vec<Entry> = sqlx::query_as(
        "select seq, kind, coalesce(ref, '') as reference, actor_person_id as person, actor_name as name, payload \
         from event where org_number = $1 and not is_use(kind) order by seq",
    )
    .bind(place.giver)
    .fetch_all(&world.db.pool)
    .await
    .unwrap();
    let mut replay = Replay::of(&place);
    for entry in &log {
        let told = |why| format!("{why}\nin {entry:#?}\nof {:#?}", log.iter().map(Entry::short).collect::<Vec<_>>());
        replay.is_theirs(entry, &rights).map_err(told)?;
        replay.take(entry).map_err(told)?;
    }
    replay.is_what_is(stage, &players).await?;
    Ok(players.iter().map(|player| player.receipts.len()).sum())
}

/// A line of the log.
#[derive(Debug, sqlx::FromRow)]
struct Entry {
    seq: i64,
    kind: String,
    reference: String,
    person: Option<Uuid>,
    name: String,
    payload: Value,
}

impl Entry {
    fn short(&self) -> String {
        format!("{} {} {} {}", self.seq, self.kind, self.reference, self.name)
    }
    fn items(&self, name: &str) -> Vec<&Value> {
        self.payload[name].as_array().into_iter().flatten().collect()
    }
}

fn id(item: &Value, field: &str) -> Uuid {
    item[field].as_str().unwrap().parse().unwrap()
}

/// A last day as a number that grows with it.
fn day(day: &Value) -> Option<i32> {
    Some(day.as_str()?.replace('-', "").parse().unwrap())
}

/// What is so, as far as the log has been read.
struct Replay<'p> {
    place: &'p Place,
    rows: BTreeMap<(Holder, Thing), Uuid>,
    /// All there has been, and which rows they are, by number.
    past: Vec<Past>,
    ids: Vec<Uuid>,
    /// The latest change of each, if it can be undone.
    latest: BTreeMap<(Holder, Thing), String>,
    undone: BTreeSet<(String, Uuid)>,
    four_eyes: bool,
    /// Scopes that nothing can be given of: out of use, or without access.
    closed: BTreeSet<String>,
    /// Days were put back for them where no log says so.
    expired: BTreeSet<Holder>,
}

impl<'p> Replay<'p> {
    fn of(place: &'p Place) -> Self {
        let (rows, latest, undone, expired) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        Self {
            place,
            rows,
            past: Vec::new(),
            ids: Vec::new(),
            latest,
            undone,
            four_eyes: false,
            closed: BTreeSet::new(),
            expired,
        }
    }

    fn actor(&self, person: Option<Uuid>) -> Option<Actor> {
        ACTORS.into_iter().find(|actor| Some(self.place.people[*actor as usize]) == person)
    }

    /// Nobody does anything between the loss of their right and having it again.
    fn is_theirs(&self, entry: &Entry, rights: &[Right]) -> Result<(), String> {
        let Some(actor) = self.actor(entry.person) else { return Ok(()) };
        let before = rights.iter().rfind(|right| right.actor == actor && right.seq < entry.seq);
        holds(before.is_none_or(|right| right.has), || format!("{actor:?} had lost the right"))
    }

    fn thing(&self, item: &Value) -> Thing {
        let code = match item["resource"].as_str() {
            Some(resource) => format!("api {resource}"),
            None => format!("{} {}", item["kind"].as_str().unwrap(), item["code"].as_str().unwrap()),
        };
        THINGS[self.place.things.iter().position(|thing| *thing == code).unwrap()]
    }

    fn begin(&mut self, entry: &Entry, key: (Holder, Thing), id: Uuid, until: Option<i32>) -> Result<(), String> {
        let number = u32::try_from(self.ids.len()).unwrap();
        let by = self.actor(entry.person).unwrap_or(Actor::Hanne);
        let row = Row { number, version: 0, until, by, first: by, day: 0 };
        self.past.push(Past { holder: key.0, thing: key.1, row, end: None, change: 0, breach: false });
        self.ids.push(id);
        holds(self.rows.insert(key, id).is_none(), || format!("{key:?} is given once at a time"))
    }

    /// Ends what counts, and tells what it was.
    fn end(&mut self, key: (Holder, Thing), id: Uuid, how: How) -> Result<Row, String> {
        holds(self.rows.remove(&key) == Some(id), || format!("{key:?} counted when it ended"))?;
        let past = &mut self.past[self.ids.iter().rposition(|row| *row == id).unwrap()];
        past.end = Some((how, 0));
        Ok(past.row)
    }

    fn all_of(&self, holder: Holder) -> Vec<Past> {
        self.past.iter().filter(|past| past.holder == holder).cloned().collect()
    }

    /// One person does not do what takes two.
    fn is_for_one(&self, holder: Holder, given: &[Thing], removed: &[Thing]) -> Result<(), String> {
        let is_judged = self.four_eyes && !self.expired.contains(&holder);
        let takes_two = is_judged && takes_two(given.iter().copied(), removed, &self.all_of(holder), 0);
        holds(!takes_two, || format!("{given:?} and {removed:?} of {holder:?} take two persons"))
    }

    /// A line that is undone is of the latest change of that thing, which is undone once.
    fn is_undone_once(&mut self, of: &str, key: (Holder, Thing), line: Uuid) -> Result<(), String> {
        holds(self.latest.get(&key).is_some_and(|latest| latest == of), || {
            format!("{of} was the latest change of {key:?}")
        })?;
        holds(self.undone.insert((of.to_owned(), line)), || format!("{line} of {of} is undone once"))
    }

    fn take(&mut self, entry: &Entry) -> Result<(), String> {
        match entry.kind.as_str() {
            "settings.changed" | "settings.undone" => {
                for line in entry.items("lines") {
                    self.four_eyes = line["after"] == true;
                }
                for line in entry.items("restored") {
                    self.four_eyes = line["before"] == true;
                }
                return holds(entry.payload["proposed_by"] != entry.name.as_str(), || "two are two".to_owned());
            }
            "delegation.given"
            | "delegation.withdrawn"
            | "delegation.changed"
            | "delegation.undone"
            | "delegation.expired"
            | "delegation.end-date-changed" => {}
            kind => {
                if let Some(scope) = entry.payload["scope"]["name"].as_str() {
                    self.closed.remove(scope);
                    let is_closed = ["scope.deactivated", "scope-access.withdrawn"].contains(&kind);
                    self.closed.extend(is_closed.then(|| scope.to_owned()));
                }
                return Ok(());
            }
        }
        let holder = &entry.payload["holder"];
        let holder = holder["number"].as_str().or(holder["person"].as_str()).unwrap();
        let holder = HOLDERS[self.place.holders.iter().position(|it| it == holder).unwrap()];
        match entry.kind.as_str() {
            "delegation.undone" => self.take_undo(entry, holder),
            "delegation.expired" => {
                self.expired.insert(holder);
                for item in entry.items("items") {
                    self.end((holder, self.thing(item)), id(item, "id"), How::Expired)?;
                    self.latest.remove(&(holder, self.thing(item)));
                }
                Ok(())
            }
            "delegation.end-date-changed" => {
                let items = entry.items("items");
                let is_long = |item: &&Value| is_longer(day(&item["before"]), day(&item["after"]));
                let (longer, shorter): (Vec<&Value>, Vec<_>) = items.iter().copied().partition(is_long);
                let things = |items: &[&Value]| items.iter().map(|item| self.thing(item)).collect::<Vec<_>>();
                match entry.payload["proposed_by"].as_str() {
                    None => self.is_for_one(holder, &things(&longer), &things(&shorter))?,
                    Some(proposer) => holds(proposer != entry.name, || "two are two".to_owned())?,
                }
                self.redate(entry, holder, &items)
            }
            _ => self.take_change(entry, holder),
        }
    }

    fn take_change(&mut self, entry: &Entry, holder: Holder) -> Result<(), String> {
        let (given, withdrawn) = (entry.items("given"), entry.items("withdrawn"));
        match entry.payload["proposed_by"].as_str() {
            None => {
                let things = |items: &[&Value]| items.iter().map(|item| self.thing(item)).collect::<Vec<_>>();
                self.is_for_one(holder, &things(&given), &things(&withdrawn))?;
            }
            Some(proposer) => holds(proposer != entry.name, || "two are two".to_owned())?,
        }
        let is_breach = entry.payload["breach"] == true;
        let note = |replay: &mut Self, item: &Value| {
            let reference = if is_breach { String::new() } else { entry.reference.clone() };
            replay.latest.insert((holder, replay.thing(item)), reference);
        };
        for item in given {
            let mut scopes = item["scopes"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let closed = scopes.find(|scope| self.closed.contains(*scope));
            holds(closed.is_none(), || format!("{closed:?} can be given"))?;
            self.begin(entry, (holder, self.thing(item)), id(item, "id"), day(&entry.payload["ends_on"]))?;
            note(self, item);
        }
        for item in withdrawn {
            self.end((holder, self.thing(item)), id(item, "id"), How::Taken)?;
            note(self, item);
        }
        for item in entry.items("renewed") {
            let key = (holder, self.thing(&item["to"]));
            let was = self.end(key, id(&item["from"], "id"), How::Renewed)?;
            self.begin(entry, key, id(&item["to"], "id"), was.until)?;
            note(self, &item["to"]);
        }
        Ok(())
    }

    fn take_undo(&mut self, entry: &Entry, holder: Holder) -> Result<(), String> {
        let of = entry.payload["of"].as_str().unwrap();
        let mut lines = Vec::new();
        let ended: Vec<Thing> = entry.items("ended").into_iter().map(|item| self.thing(item)).collect();
        let by = self.actor(entry.person);
        let row = |thing: &Thing| self.past.iter().rfind(|past| past.holder == holder && past.thing == *thing);
        if ended.iter().any(|thing| row(thing).is_some_and(|past| Some(past.row.by) != by)) {
            self.is_for_one(holder, &[], &ended)?;
        }
        for item in entry.items("ended") {
            lines.push((self.thing(item), id(item, "id")));
            self.end((holder, self.thing(item)), id(item, "id"), How::Undone)?;
        }
        for item in entry.items("restored") {
            let (thing, old) = (self.thing(item), id(item, "restores"));
            lines.push((thing, old));
            let until = self.ids.iter().position(|row| *row == old).and_then(|nth| self.past[nth].row.until);
            self.begin(entry, (holder, thing), id(item, "id"), until)?;
        }
        for item in entry.items("turned_back") {
            let (key, from) = ((holder, self.thing(&item["to"])), id(&item["from"], "id"));
            lines.push((key.1, from));
            let was = self.end(key, from, How::Undone)?;
            self.begin(entry, key, id(&item["to"], "id"), was.until)?;
        }
        let redated = entry.items("redated");
        lines.extend(redated.iter().map(|item| (self.thing(item), id(item, "replaces"))));
        for (thing, line) in lines {
            self.is_undone_once(of, (holder, thing), line)?;
            holds(!self.four_eyes || thing != Thing::Main, || format!("{thing:?} takes two persons"))?;
            self.latest.insert((holder, thing), entry.reference.clone());
        }
        self.redate(entry, holder, &redated)
    }

    fn redate(&mut self, entry: &Entry, holder: Holder, items: &[&Value]) -> Result<(), String> {
        for item in items {
            let key = (holder, self.thing(item));
            self.end(key, id(item, "replaces"), How::Redated)?;
            self.begin(entry, key, id(item, "id"), day(&item["after"]))?;
            self.latest.insert(key, entry.reference.clone());
        }
        Ok(())
    }

    /// The tables say the same as the log; what was acknowledged is in it, and nothing else is; and nothing is half-done.
    async fn is_what_is(&self, stage: &Stage, players: &[Player<'_>]) -> Result<(), String> {
        let (world, place) = (&stage.world, self.place);
        let (giver, provider, [one, two]) = (place.giver, place.provider, place.suppliers);
        let found: BTreeSet<Uuid> = world
            .ask::<Vec<Uuid>>(format!(
                "select array(select delegation_id from delegation where org_number = {giver} and withdrawn_at is null \
                 union all select access_grant_id from access_grant \
                 where org_number = {giver} and withdrawn_at is null and given_in is not null)"
            ))
            .await
            .into_iter()
            .collect();
        let replayed: BTreeSet<Uuid> = self.rows.values().copied().collect();
        holds(replayed == found, || format!("the log, replayed, is what the tables say: {replayed:?} {found:?}"))?;
        // Whoever proposes, and whoever asks, is led on without a receipt.
        let receipts: Vec<String> = world
            .ask(format!(
                "select array(select ref from receipt where org_number in ({giver}, {provider}, {one}, {two}) \
                 and kind not in ('delegation.proposed', 'request.sent'))"
            ))
            .await;
        let acknowledged: BTreeSet<&String> = players.iter().flat_map(|player| &player.receipts).collect();
        let receipts: BTreeSet<&String> = receipts.iter().collect();
        holds(acknowledged == receipts, || format!("acknowledged: {acknowledged:?}\nreceipts: {receipts:?}"))?;
        for broken in [
            format!(
                "select count(*) from (select given_in from delegation where org_number = {giver} \
                 union all select given_in from access_grant where org_number = {giver}) g \
                 left join receipt r on r.ref = g.given_in where g.given_in is not null and r.ref is null"
            ),
            format!(
                "select count(*) from holder h where org_number = {giver} and (quiet_since is null) <> (exists (\
                 select from delegation d where d.org_number = {giver} and d.holder_org_number::text = h.holder_id \
                 and d.withdrawn_at is null) or exists (select from access_grant g where g.org_number = {giver} \
                 and g.holder_id = h.holder_id and g.withdrawn_at is null))"
            ),
            format!(
                "select count(*) from event_head h where org_number = {giver} \
                 and seq <> (select count(*) from event e where e.org_number = {giver})"
            ),
            // Whoever has what was taken out of use has been told: what is given after that is refused.
            format!(
                "select count(*) from delegation d join api_resource r using (api_resource_id), lateral (\
                 select e.event_id, e.kind from event e where e.org_number = {provider} and e.kind like 'resource.%' \
                 and e.payload -> 'resource' ->> 'id' = r.api_resource_id::text order by e.seq desc limit 1) last \
                 where d.org_number = {giver} and d.withdrawn_at is null and r.deactivated_at is not null \
                 and last.kind = 'resource.deactivated' and not exists (\
                 select from event e where e.org_number = {giver} and e.event_id = last.event_id)"
            ),
        ] {
            let n: i64 = world.ask(broken.clone()).await;
            holds(n == 0, || format!("{n}: {broken}"))?;
        }
        Ok(())
    }
}
