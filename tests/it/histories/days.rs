//! The pure model: last days, changed by the giver, and days that pass.

use super::{
    model::{Answer, Days, Did, FAULTY, GONE, Key, Line, Model, Row, STALE},
    plan::{Actor, Holder, Thing},
    rules::{How, takes_two},
};

impl Model {
    pub fn redate(&mut self, actor: Actor, holder: Holder, thing: Thing, until: Option<i32>) -> Answer {
        let Some(row) = self.rows.get(&(holder, thing)).copied() else { return Answer::Nothing };
        if self.lost.contains(&actor) {
            return GONE;
        }
        let (longer, shorter): (Vec<_>, Vec<_>) = [thing].into_iter().partition(|_| is_longer(row.until, until));
        if row.until == until || !self.may_redate(actor, thing, row.until, until) {
            return FAULTY;
        }
        if self.four_eyes && takes_two(longer, &shorter, &self.all_of(holder), self.day) {
            // A row waits for one other last day at a time, and whoever proposes the same again is led to it.
            if let Some(waiting) = self.days.iter().find(|days| days.holder == holder && days.row == row.number) {
                return if (waiting.author, waiting.until) == (actor, until) { Answer::Led } else { STALE };
            }
            self.days.push(Days { author: actor, holder, thing, row: row.number, until });
            self.leave(Vec::new(), true, None);
            return Answer::Led;
        }
        self.write_day(actor, holder, thing, until)
    }

    /// Of the last days that are proposed, the newest is confirmed.
    pub fn agree(&mut self, actor: Actor) -> Answer {
        let Some(Days { author, holder, thing, row, until }) = self.days.last().copied() else {
            return Answer::Nothing;
        };
        if self.lost.contains(&actor) {
            return GONE;
        }
        let before = self.rows.get(&(holder, thing)).filter(|it| it.number == row).map(|it| it.until);
        let Some(before) = before.filter(|before| self.may_redate(actor, thing, *before, until)) else { return STALE };
        let (longer, shorter): (Vec<_>, Vec<_>) = [thing].into_iter().partition(|_| is_longer(before, until));
        if self.four_eyes && takes_two(longer, &shorter, &self.all_of(holder), self.day) {
            if actor == author {
                return Answer::Led;
            } else if self.lost.contains(&author) || !self.may_redate(author, thing, before, until) {
                return STALE;
            }
        }
        self.days.pop();
        self.write_day(actor, holder, thing, until)
    }

    fn write_day(&mut self, actor: Actor, holder: Holder, thing: Thing, until: Option<i32>) -> Answer {
        let before = self.rows[&(holder, thing)].until;
        let change = self.number();
        let to = self.put_day(actor, holder, thing, until, change);
        let did = Did::Redated { before, to };
        self.leave_as(change, vec![Line { key: Key::Held(holder, thing), did, is_undone: false }], false, Some(holder));
        Answer::Done
    }

    pub fn may_redate(&self, actor: Actor, thing: Thing, before: Option<i32>, after: Option<i32>) -> bool {
        let is_allowed = thing.is_api() || self.leads(actor);
        is_allowed && after.is_none_or(|last| last >= 0) && (!is_longer(before, after) || self.is_givable(thing))
    }

    /// A row takes the place of the one with the other last day, and whoever had marked that has marked this.
    pub fn put_day(&mut self, by: Actor, holder: Holder, thing: Thing, until: Option<i32>, change: u32) -> u32 {
        let from = self.end(holder, thing, How::Redated, change, false);
        let to = self.give_anew(by, (holder, thing), Row { until, ..from });
        for draft in self.drafts.iter_mut().filter(|((_, whose), _)| *whose == holder).map(|(_, draft)| draft) {
            if let Some(mark) = draft.marks.remove(&from.number) {
                draft.marks.insert(to, mark);
            }
            if let Some(renewal) = draft.renews.remove(&from.number) {
                draft.renews.insert(to, renewal);
            }
        }
        to
    }

    pub fn days_pass(&mut self, holder: Holder) -> Answer {
        let ends: Vec<Thing> =
            self.held(holder).filter(|(_, row)| row.until.is_some()).map(|(thing, _)| thing).collect();
        for thing in ends {
            let change = self.number();
            self.end(holder, thing, How::Expired, change, false);
            self.past.last_mut().unwrap().row.until = Some(-10);
            self.latest.insert(Key::Held(holder, thing), None);
        }
        Answer::Nothing
    }
}

/// Is the later last day, if there is one, after the earlier?
pub fn is_longer(before: Option<i32>, after: Option<i32>) -> bool {
    before.is_some_and(|before| after.is_none_or(|after| after > before))
}
