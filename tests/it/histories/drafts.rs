//! The pure model: drafts, from the first choice to the confirmation.

use super::{
    model::{Answer, DENIED, Draft, FAULTY, GONE, Model, STALE},
    plan::{Actor, Holder, Thing},
    rules::takes_two,
};

impl Model {
    pub fn choose(&mut self, actor: Actor, holder: Holder, things: &[Thing], until: Option<i32>) -> Answer {
        let is_api = things[0].is_api();
        if self.lost.contains(&actor) {
            return GONE;
        } else if !is_api && !self.leads(actor) {
            return DENIED;
        }
        let is_proposed = self.drafts.get(&(actor, holder)).is_some_and(|draft| draft.is_proposed);
        let is_wrong = |thing: &Thing| self.rows.contains_key(&(holder, *thing)) || !self.may_give(actor, *thing);
        if is_proposed || things.iter().any(is_wrong) {
            return FAULTY;
        }
        let wanted: Vec<_> = things.iter().map(|thing| (*thing, self.newest(*thing).max(1))).collect();
        self.redraft(actor, holder, |draft| {
            draft.gives.retain(|thing, _| thing.is_api() != is_api);
            draft.gives.extend(wanted);
            draft.until = until;
        })
    }

    /// Changes the draft of this actor, or begins one. What is proposed stays as it is.
    pub fn redraft(&mut self, actor: Actor, holder: Holder, change: impl FnOnce(&mut Draft)) -> Answer {
        if self.lost.contains(&actor) {
            return GONE;
        }
        let number = self.number();
        let new = Draft { number, ..Draft::default() };
        let draft = self.drafts.entry((actor, holder)).or_insert(new);
        if !draft.is_proposed {
            draft.version += 1;
            change(draft);
        }
        Answer::Led
    }

    pub fn mark(&mut self, actor: Actor, holder: Holder, thing: Option<Thing>) -> Answer {
        let leads = self.leads(actor);
        let rows: Vec<_> = self.held(holder).filter(|(it, _)| thing.is_none_or(|thing| thing == *it)).collect();
        let is_markable = |thing: Thing| !rows.is_empty() && (thing.is_api() || leads);
        if self.lost.contains(&actor) || !thing.is_none_or(is_markable) {
            return GONE;
        }
        self.redraft(actor, holder, |draft| {
            for (thing, row) in rows.iter().filter(|(thing, _)| thing.is_api() || leads) {
                draft.marks.insert(row.number, *thing);
                draft.renews.remove(&row.number);
            }
        })
    }

    pub fn renew(&mut self, actor: Actor, holder: Holder, thing: Thing) -> Answer {
        let (row, newest) = (self.rows.get(&(holder, thing)).copied(), self.newest(thing));
        let Some(row) = row.filter(|_| !self.lost.contains(&actor)) else { return GONE };
        self.redraft(actor, holder, |draft| {
            draft.marks.remove(&row.number);
            if Self::scopes(thing, row.version) != Self::scopes(thing, newest) {
                draft.renews.insert(row.number, (thing, newest));
            }
        })
    }

    pub fn is_current(&self, holder: Holder, thing: Thing, number: u32) -> bool {
        self.rows.get(&(holder, thing)).is_some_and(|row| row.number == number)
    }

    /// Is everything in the draft as its author saw it, and could this actor do it?
    pub fn is_fresh(&self, holder: Holder, draft: &Draft, actor: Actor) -> bool {
        let gives = draft.gives.iter().all(|(thing, seen)| {
            !self.rows.contains_key(&(holder, *thing))
                && self.may_give(actor, *thing)
                && *seen == self.newest(*thing).max(1)
        });
        let marks = draft
            .marks
            .iter()
            .all(|(row, thing)| self.is_current(holder, *thing, *row) && (thing.is_api() || self.leads(actor)));
        let renews = draft.renews.iter().all(|(row, (thing, seen))| {
            let is_behind = self
                .rows
                .get(&(holder, *thing))
                .is_some_and(|row| Self::scopes(*thing, row.version) != Self::scopes(*thing, *seen));
            self.is_current(holder, *thing, *row)
                && is_behind
                && *seen == self.newest(*thing)
                && self.is_givable(*thing)
        });
        let is_empty = draft.gives.is_empty() && draft.marks.is_empty() && draft.renews.is_empty();
        gives && marks && renews && !is_empty
    }

    /// May this actor decide all that is in the draft, as far as their own rights go?
    fn may_decide(&self, holder: Holder, draft: &Draft, actor: Actor) -> bool {
        let given = draft.gives.keys().filter(|thing| !self.rows.contains_key(&(holder, **thing)));
        let ended = draft.marks.iter().filter(|(row, thing)| self.is_current(holder, **thing, **row)).map(|(_, it)| it);
        self.leads(actor) || given.chain(ended).all(|thing| thing.is_api())
    }

    pub fn confirm(&mut self, actor: Actor, author: Actor, holder: Holder, as_reviewed: bool, breach: bool) -> Answer {
        let Some(draft) = self.drafts.get(&(author, holder)).cloned() else { return Answer::Nothing };
        if self.lost.contains(&actor) {
            return GONE;
        }
        let is_own = actor == author;
        let reviewed = self.reviewed.get(&(actor, author, holder)).filter(|(number, _)| *number == draft.number);
        let is_as_seen = !as_reviewed || reviewed.is_none_or(|(_, version)| *version == draft.version);
        if !(is_own || draft.is_proposed) || !is_as_seen || !self.is_fresh(holder, &draft, actor) {
            return STALE;
        }
        let removed: Vec<Thing> = draft.marks.values().copied().collect();
        let takes_two =
            self.four_eyes && takes_two(draft.gives.keys().copied(), &removed, &self.all_of(holder), self.day);
        if takes_two && is_own {
            if !draft.is_proposed {
                let draft = self.drafts.get_mut(&(author, holder)).unwrap();
                (draft.is_proposed, draft.breach) = (true, breach);
                self.leave(Vec::new(), true, None);
            }
            return Answer::Led;
        }
        if takes_two && (self.lost.contains(&author) || !self.may_decide(holder, &draft, author)) {
            return STALE;
        }
        self.drafts.remove(&(author, holder));
        self.write(actor, holder, &draft, if is_own { breach } else { draft.breach });
        Answer::Done
    }

    pub fn discard(&mut self, actor: Actor, author: Actor, holder: Holder) -> Answer {
        let Some(draft) = self.drafts.get(&(author, holder)).cloned() else { return Answer::Nothing };
        let is_own = actor == author;
        if self.lost.contains(&actor) {
            return GONE;
        } else if !(is_own || draft.is_proposed) {
            return Answer::Led;
        } else if !is_own && !self.may_decide(holder, &draft, actor) {
            return STALE;
        }
        self.drafts.remove(&(author, holder));
        if !draft.is_proposed {
            return Answer::Led;
        }
        self.leave(Vec::new(), true, None);
        Answer::Done
    }
}
