//! The pure model: undo, and that two persons are wanted.

use super::{
    model::{Answer, DENIED, Did, FAULTY, GONE, Key, Line, Model, Receipt, STALE},
    plan::{ACTORS, Actor, Holder, Off, Part, Thing},
    rules::{How, Past, takes_two},
};

/// Why no line of a receipt is left to undo.
fn none_left(receipt: &Receipt, today: u32) -> Option<Answer> {
    if receipt.lines.is_empty() {
        return Some(STALE);
    } else if receipt.lines.iter().all(|line| line.is_undone) {
        return Some(Answer::Led);
    }
    (receipt.day < today).then_some(STALE)
}

impl Model {
    pub fn undo(&mut self, actor: Actor, nth: usize) -> Answer {
        let Some(at) = self.receipts.len().checked_sub(nth + 1) else { return Answer::Nothing };
        let receipt = self.receipts[at].clone();
        if self.lost.contains(&actor) || receipt.is_final {
            return GONE;
        } else if receipt.is_setting && !self.leads(actor) {
            return DENIED;
        } else if let Some(answer) = none_left(&receipt, self.day) {
            return answer;
        }
        let is_theirs = |line: &Line| !matches!(line.key, Key::Held(_, thing) if !thing.is_api()) || self.leads(actor);
        let mut lines: Vec<Line> = receipt.lines.iter().filter(|line| !line.is_undone).cloned().collect();
        if lines.iter().any(is_theirs) {
            lines.retain(is_theirs);
        }
        lines.retain(|line| self.latest.get(&line.key) == Some(&Some(receipt.number)));
        let change = self.number();
        let emptied = self.empties_for_another(actor, &lines);
        let (mut done, mut told) = (Vec::new(), None);
        // What was given ends first, then what was taken comes back.
        lines.sort_by_key(|line| match line.did {
            Did::Gave(_) => 0,
            Did::Took(_) => 1,
            _ => 2,
        });
        for line in lines {
            let is_done = match (&line.key, &line.did) {
                (Key::Held(..), Did::Gave(_)) if emptied => false,
                (Key::Held(holder, thing), did) => self.reverse(actor, (*holder, *thing), did, change),
                (Key::Asked(holder, _), Did::Declined(nth)) => self.reopen(*holder, *nth, receipt.number),
                _ => {
                    self.four_eyes = true;
                    true
                }
            };
            if is_done {
                told = told.or(match &line.key {
                    Key::Held(holder, _) | Key::Asked(holder, _) => Some(*holder),
                    _ => None,
                });
                done.push(line);
            }
        }
        if done.is_empty() {
            return STALE;
        }
        for line in self.receipts[at].lines.iter_mut().filter(|line| done.contains(line)) {
            line.is_undone = true;
        }
        self.leave_as(change, done, true, told);
        Answer::Done
    }

    /// Would ending these take all from a holder, where two are wanted and a colleague gave some of it, or of what has ended today?
    fn empties_for_another(&self, actor: Actor, lines: &[Line]) -> bool {
        let is_barred = |thing: &Thing| self.four_eyes && *thing == Thing::Main;
        let given: Vec<(Holder, Thing)> = lines
            .iter()
            .filter_map(|line| match (&line.key, &line.did) {
                (Key::Held(holder, thing), Did::Gave(_)) if !is_barred(thing) => Some((*holder, *thing)),
                _ => None,
            })
            .collect();
        let Some((holder, _)) = given.first().filter(|_| self.four_eyes) else { return false };
        let things: Vec<Thing> = given.iter().map(|(_, thing)| *thing).collect();
        let all = self.all_of(*holder);
        let counts = |it: &&Past| it.end.map_or(things.contains(&it.thing), |(_, day)| day == self.day);
        let is_by_another = all.iter().filter(counts).any(|it| it.row.by != actor);
        is_by_another && takes_two([], &things, &all, self.day)
    }

    /// Reverses one line, if that can be done as things are now.
    fn reverse(&mut self, actor: Actor, (holder, thing): (Holder, Thing), did: &Did, change: u32) -> bool {
        let is_allowed = thing.is_api() || self.leads(actor);
        if !is_allowed || self.four_eyes && thing == Thing::Main {
            return false;
        }
        match did {
            Did::Gave(_) => {
                self.end(holder, thing, How::Undone, change, false);
            }
            Did::Took(row) => {
                let has_ended = row.until.is_some_and(|last| last < 0);
                if has_ended || !self.is_givable(thing) || self.is_before_breach(holder, row.number) {
                    return false;
                }
                self.give_anew(actor, (holder, thing), *row);
                self.answer(holder, thing, change);
            }
            Did::Renewed { from, .. } => {
                self.end(holder, thing, How::Undone, change, false);
                self.give_anew(actor, (holder, thing), *from);
            }
            Did::Redated { before, .. } => {
                let until = self.rows[&(holder, thing)].until;
                if !self.may_redate(actor, thing, until, *before) {
                    return false;
                }
                self.put_day(actor, holder, thing, *before, change);
            }
            _ => unreachable!(),
        }
        true
    }

    /// Has the giver taken something from the holder for a breach of security since this row ended?
    fn is_before_breach(&self, holder: Holder, row: u32) -> bool {
        let of_holder = || self.past.iter().filter(|past| past.holder == holder);
        let ended = of_holder().find(|past| past.row.number == row).map(|past| past.change);
        of_holder().any(|past: &Past| past.breach && ended.is_some_and(|ended| ended < past.change))
    }

    pub fn turn_on(&mut self, actor: Actor) -> Answer {
        match () {
            () if self.lost.contains(&actor) => return GONE,
            () if !self.leads(actor) => return DENIED,
            () if self.four_eyes => return FAULTY,
            () => {}
        }
        self.four_eyes = true;
        // What turns it on is undone by nobody alone.
        let number = self.leave(Vec::new(), false, None);
        self.latest.insert(Key::FourEyes, Some(number));
        self.receipts.last_mut().unwrap().is_setting = true;
        Answer::Done
    }

    pub fn turn_off(&mut self, actor: Actor, how: Off) -> Answer {
        if self.lost.contains(&actor) {
            return GONE;
        } else if !self.leads(actor) {
            return DENIED;
        }
        let proposed = self.off_proposed.filter(|by| self.leads(*by));
        let is_alone = ACTORS.iter().all(|other| *other == actor || !self.leads(*other));
        match how {
            Off::Propose if self.four_eyes && proposed.is_none() => self.off_proposed = Some(actor),
            Off::Drop if proposed.is_some() => self.off_proposed = None,
            Off::Confirm if self.four_eyes && (is_alone || proposed.is_some_and(|by| by != actor)) => {
                (self.four_eyes, self.off_proposed, self.off_by) = (false, None, Some(actor));
                self.leave(vec![Line { key: Key::FourEyes, did: Did::TurnedOff, is_undone: false }], false, None);
                self.receipts.last_mut().unwrap().is_setting = true;
                return Answer::Done;
            }
            // The same form once more leads to what it did, while that stands.
            Off::Confirm if !self.four_eyes && self.off_by == Some(actor) => return Answer::Led,
            _ => return STALE,
        }
        self.leave(Vec::new(), true, None);
        Answer::Done
    }

    pub fn undo_of_provider(&mut self, nth: usize) -> Answer {
        let Some(at) = self.provider_receipts.len().checked_sub(nth + 1) else { return Answer::Nothing };
        let receipt = self.provider_receipts[at].clone();
        if receipt.is_final {
            return GONE;
        } else if let Some(answer) = none_left(&receipt, self.day) {
            return answer;
        }
        let line = receipt.lines[0].clone();
        if self.latest.get(&line.key) != Some(&Some(receipt.number)) {
            return STALE;
        }
        match (&line.key, &line.did) {
            (Key::Use(part), Did::Toggled(true)) => {
                self.off.insert(*part);
            }
            (Key::Use(part), _) => {
                self.off.remove(part);
            }
            (Key::Access(scope), Did::GaveAccess) => {
                self.access.remove(scope);
            }
            (Key::Access(scope), _) => {
                if self.off.contains(&Part::Scope(*scope)) {
                    return STALE;
                }
                self.access.insert(*scope);
            }
            _ => {
                // What comes back has to be in use.
                if self.version % 2 == 1 && self.off.contains(&Part::Scope(1)) {
                    return STALE;
                }
                self.version += 1;
            }
        }
        self.provider_receipts[at].lines[0].is_undone = true;
        self.leave_for_provider(line.key, None);
        Answer::Done
    }
}
