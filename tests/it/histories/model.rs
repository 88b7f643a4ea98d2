//! The pure model: what is so, what each step is answered, and what is so afterwards. It knows no database and nothing of the program.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    plan::{Actor, HOLDERS, Holder, Part, Step, Thing},
    rules::{How, Past},
};

/// What somebody is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is done, and this is a receipt they did not have.
    Done,
    /// They are led on: nothing more has been done than what was drafted, or it had been done before.
    Led,
    /// It is refused, with this status.
    Refused(u16),
    /// There is nothing to send: no such draft, row or receipt. Or it is nobody's doing.
    Nothing,
}

pub const GONE: Answer = Answer::Refused(404);
pub const DENIED: Answer = Answer::Refused(403);
pub const STALE: Answer = Answer::Refused(409);
pub const FAULTY: Answer = Answer::Refused(422);

/// What a holder has been given, once. Its number is never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    pub number: u32,
    /// Of an API resource; 0 of everything else.
    pub version: i32,
    pub until: Option<i32>,
    pub by: Actor,
    /// Who gave it first, where it took the place of another or gives again what had ended.
    pub first: Actor,
    pub day: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    pub number: u32,
    pub version: i32,
    pub gives: BTreeMap<Thing, i32>,
    /// Rows that are to end.
    pub marks: BTreeMap<u32, Thing>,
    /// Rows that are to take in this version.
    pub renews: BTreeMap<u32, (Thing, i32)>,
    pub until: Option<i32>,
    pub is_proposed: bool,
    pub breach: bool,
}

/// Another last day that is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    pub author: Actor,
    pub holder: Holder,
    pub thing: Thing,
    pub row: u32,
    pub until: Option<i32>,
}

/// Something of which the latest change is remembered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Held(Holder, Thing),
    FourEyes,
    Asked(Holder, Vec<Thing>),
    Use(Part),
    Access(usize),
    Bundle,
}

/// What a line of a change did, so that it can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    Gave(u32),
    Took(Row),
    Renewed { from: Row, to: u32 },
    Redated { before: Option<i32>, to: u32 },
    TurnedOff,
    Declined(usize),
    Toggled(bool),
    GaveAccess,
    TookAccess,
    Rebundled,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub key: Key,
    pub did: Did,
    pub is_undone: bool,
}

/// What came of a change that was made. Without lines it can be undone by nobody; and some kinds are not for undoing at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub number: u32,
    pub day: u32,
    pub is_final: bool,
    pub is_setting: bool,
    pub lines: Vec<Line>,
}

/// What a supplier has asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    pub things: Vec<Thing>,
    /// Was it declined, and that undone?
    pub is_reopened: bool,
    /// The change that closed it.
    pub closed: Option<u32>,
    pub declined_by: Option<Actor>,
    pub is_approved: bool,
    /// The draft of an answer, and whose it is.
    pub answer: Option<(Actor, Draft)>,
}

impl Request {
    pub fn waits(&self) -> bool {
        self.closed.is_none() && !self.is_approved
    }
}

#[derive(Debug, Clone)]
pub struct Model {
    pub rows: BTreeMap<(Holder, Thing), Row>,
    pub past: Vec<Past>,
    pub drafts: BTreeMap<(Actor, Holder), Draft>,
    pub days: Vec<Days>,
    pub reviewed: BTreeMap<(Actor, Actor, Holder), (u32, i32)>,
    pub receipts: Vec<Receipt>,
    pub provider_receipts: Vec<Receipt>,
    pub latest: BTreeMap<Key, Option<u32>>,
    pub lost: BTreeSet<Actor>,
    pub four_eyes: bool,
    pub off_proposed: Option<Actor>,
    pub off_by: Option<Actor>,
    pub off: BTreeSet<Part>,
    pub access: BTreeSet<usize>,
    /// Versions of the first resource: odd ones have one scope, even ones both.
    pub version: i32,
    pub requests: BTreeMap<Holder, Vec<Request>>,
    /// Who has sent a form with success that could be sent again.
    pub sent: BTreeSet<Actor>,
    /// Lines in the logs of the giver and of the suppliers, but for what time did and the provider.
    pub told: [u32; 3],
    pub day: u32,
    count: u32,
}

impl Model {
    pub fn new() -> Self {
        Self {
            rows: BTreeMap::new(),
            past: Vec::new(),
            drafts: BTreeMap::new(),
            days: Vec::new(),
            reviewed: BTreeMap::new(),
            receipts: Vec::new(),
            provider_receipts: Vec::new(),
            latest: BTreeMap::new(),
            lost: BTreeSet::new(),
            four_eyes: false,
            off_proposed: None,
            off_by: None,
            off: BTreeSet::new(),
            access: BTreeSet::from([0, 1]),
            version: 1,
            requests: BTreeMap::new(),
            sent: BTreeSet::new(),
            told: [0; 3],
            day: 0,
            count: 0,
        }
    }

    /// What the step is answered, and what is so then.
    pub fn step(&mut self, step: &Step) -> Answer {
        let answer = self.act(step);
        if let (Answer::Done, Some(actor)) = (answer, step.actor()) {
            self.sent.insert(actor);
        }
        answer
    }

    fn act(&mut self, step: &Step) -> Answer {
        match step.clone() {
            Step::Choose { actor, holder, things, until } => self.choose(actor, holder, &things, until),
            Step::Mark { actor, holder, thing } => self.mark(actor, holder, thing),
            Step::Unmark { actor, holder } => self.redraft(actor, holder, |draft| {
                draft.marks.clear();
                draft.renews.clear();
            }),
            Step::Renew { actor, holder, thing } => self.renew(actor, holder, thing),
            Step::Review { actor, author, holder } => {
                let draft = self.drafts.get(&(author, holder));
                if let Some(draft) = draft.filter(|draft| actor == author || draft.is_proposed) {
                    self.reviewed.insert((actor, author, holder), (draft.number, draft.version));
                }
                Answer::Nothing
            }
            Step::Confirm { actor, author, holder, as_reviewed, breach } => {
                self.confirm(actor, author, holder, as_reviewed, breach)
            }
            Step::Discard { actor, author, holder } => self.discard(actor, author, holder),
            Step::PressAgain { actor } if !self.sent.contains(&actor) => Answer::Nothing,
            Step::PressAgain { actor } => {
                if self.lost.contains(&actor) {
                    GONE
                } else {
                    Answer::Led
                }
            }
            Step::Redate { actor, holder, thing, until } => self.redate(actor, holder, thing, until),
            Step::Agree { actor } => self.agree(actor),
            Step::Undo { actor, nth } => self.undo(actor, nth),
            Step::UndoOfProvider { nth } => self.undo_of_provider(nth),
            Step::FourEyes { actor } => self.turn_on(actor),
            Step::FourEyesOff { actor, how } => self.turn_off(actor, how),
            Step::Toggle { part, on } => self.toggle(part, on),
            Step::Rebundle => self.rebundle(),
            Step::GiveAccess { scope } => self.give_access(scope),
            Step::RemoveAccess { scope } => self.remove_access(scope),
            Step::Ask { holder, things } => self.ask(holder, &things),
            Step::Approve { actor, holder, things } => self.approve(actor, holder, &things),
            Step::ConfirmAnswer { actor, holder } => self.confirm_answer(actor, holder),
            Step::Decline { actor, holder } => self.decline(actor, holder),
            Step::TakeBack { holder } => self.take_back(holder),
            Step::LoseRight { actor } => {
                self.lost.insert(actor);
                Answer::Nothing
            }
            Step::GainRight { actor } => {
                self.lost.remove(&actor);
                Answer::Nothing
            }
            Step::DaysPass { holder } => self.days_pass(holder),
            Step::ADayPasses => {
                self.day += 1;
                Answer::Nothing
            }
        }
    }

    pub fn number(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    /// Has the actor a key role? Then they give everything; otherwise API access and nothing else.
    pub fn leads(&self, actor: Actor) -> bool {
        actor != Actor::Mona && !self.lost.contains(&actor)
    }

    /// Which scopes a version of a resource has.
    pub fn scopes(thing: Thing, version: i32) -> &'static [usize] {
        if thing == Thing::Meters && version % 2 == 1 { &[0] } else { &[0, 1] }
    }

    /// The newest version.
    pub fn newest(&self, thing: Thing) -> i32 {
        match thing {
            Thing::Meters => self.version,
            Thing::Leaks => 1,
            _ => 0,
        }
    }

    /// Can this API resource be given on now?
    pub fn is_givable(&self, thing: Thing) -> bool {
        let Some(nth) = thing.resource() else { return true };
        let is_open = |scope: &usize| !self.off.contains(&Part::Scope(*scope)) && self.access.contains(scope);
        !self.off.contains(&Part::Resource(nth)) && Self::scopes(thing, self.newest(thing)).iter().all(is_open)
    }

    pub fn may_give(&self, actor: Actor, thing: Thing) -> bool {
        self.is_givable(thing) && (thing.is_api() || self.leads(actor))
    }

    /// What a holder has, with the number of the row.
    pub fn held(&self, holder: Holder) -> impl Iterator<Item = (Thing, Row)> + '_ {
        self.rows.iter().filter(move |((whose, _), _)| *whose == holder).map(|((_, thing), row)| (*thing, *row))
    }

    /// Does what the draft says.
    pub fn write(&mut self, actor: Actor, holder: Holder, draft: &Draft, breach: bool) {
        let mut lines = Vec::new();
        let change = self.number();
        let is_breach = breach && !draft.marks.is_empty();
        for thing in draft.gives.keys() {
            let row = self.give(actor, holder, *thing, self.newest(*thing), draft.until);
            lines.push((*thing, Did::Gave(row)));
            self.answer(holder, *thing, change);
        }
        for thing in draft.marks.values() {
            let row = self.end(holder, *thing, How::Taken, change, is_breach);
            lines.push((*thing, Did::Took(row)));
        }
        for (thing, version) in draft.renews.values() {
            let from = self.end(holder, *thing, How::Renewed, change, is_breach);
            let to = self.give_anew(actor, (holder, *thing), Row { version: *version, ..from });
            lines.push((*thing, Did::Renewed { from, to }));
        }
        let lines = lines.into_iter().map(|(thing, did)| Line { key: Key::Held(holder, thing), did, is_undone: false });
        self.leave_as(change, lines.collect(), false, Some(holder));
        if is_breach {
            self.receipts.last_mut().unwrap().lines.clear();
        }
    }

    /// Whatever was asked for of a thing that is given is answered by that, and what was closed stays so.
    pub fn answer(&mut self, holder: Holder, thing: Thing, change: u32) {
        let requests = self.requests.get_mut(&holder).into_iter().flatten();
        for request in requests.filter(|request| !request.is_approved && request.things.contains(&thing)) {
            request.is_approved = request.waits();
            self.latest.insert(Key::Asked(holder, request.things.clone()), Some(change));
        }
    }

    pub fn give(&mut self, by: Actor, holder: Holder, thing: Thing, version: i32, until: Option<i32>) -> u32 {
        let (number, day) = (self.number(), self.day);
        let before = self.rows.insert((holder, thing), Row { number, version, until, by, first: by, day });
        assert_eq!(before, None, "a thing is given once at a time");
        number
    }

    /// The same in place of a row, or as that again.
    pub fn give_anew(&mut self, by: Actor, key: (Holder, Thing), like: Row) -> u32 {
        let number = self.give(by, key.0, key.1, like.version, like.until);
        self.rows.get_mut(&key).unwrap().first = like.first;
        number
    }

    pub fn end(&mut self, holder: Holder, thing: Thing, how: How, change: u32, breach: bool) -> Row {
        let row = self.rows.remove(&(holder, thing)).unwrap();
        self.past.push(Past { holder, thing, row, end: Some((how, self.day)), change, breach });
        row
    }

    /// What a holder has and has had.
    pub fn all_of(&self, holder: Holder) -> Vec<Past> {
        let current = self.held(holder);
        let current = current.map(|(thing, row)| Past { holder, thing, row, end: None, change: 0, breach: false });
        current.chain(self.past.iter().filter(|past| past.holder == holder).cloned()).collect()
    }

    /// A change that is made leaves a receipt, and is the latest of all it is about.
    pub fn leave(&mut self, lines: Vec<Line>, is_final: bool, told: Option<Holder>) -> u32 {
        let number = self.number();
        self.leave_as(number, lines, is_final, told);
        number
    }

    pub fn leave_as(&mut self, number: u32, lines: Vec<Line>, is_final: bool, told: Option<Holder>) {
        self.latest.extend(lines.iter().map(|line| (line.key.clone(), Some(number))));
        let lines = if is_final { Vec::new() } else { lines };
        self.receipts.push(Receipt { number, day: self.day, is_final, is_setting: false, lines });
        self.tell(told);
    }

    /// The giver's log tells of it, and that of a supplier it concerns.
    pub fn tell(&mut self, whom: Option<Holder>) {
        self.told[0] += 1;
        if let Some(nth) = HOLDERS[..2].iter().position(|holder| whom == Some(*holder)) {
            self.told[nth + 1] += 1;
        }
    }
}
