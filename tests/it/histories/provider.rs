//! The pure model: what the provider does, and what suppliers ask for.

use super::{
    model::{Answer, Did, Draft, FAULTY, GONE, Key, Line, Model, Receipt, Request, STALE},
    plan::{Actor, Holder, Part, Thing},
};

impl Model {
    pub fn leave_for_provider(&mut self, key: Key, did: Option<Did>) {
        let number = self.number();
        self.latest.insert(key.clone(), Some(number));
        let is_final = did.is_none();
        let lines = did.into_iter().map(|did| Line { key: key.clone(), did, is_undone: false }).collect();
        self.provider_receipts.push(Receipt { number, day: self.day, is_final, is_setting: false, lines });
    }

    pub fn toggle(&mut self, part: Part, on: bool) -> Answer {
        let is_changed = if on { self.off.remove(&part) } else { self.off.insert(part) };
        if !is_changed {
            return Answer::Led;
        }
        self.leave_for_provider(Key::Use(part), Some(Did::Toggled(on)));
        Answer::Done
    }

    /// A scope that comes new into a resource has to be in use.
    pub fn rebundle(&mut self) -> Answer {
        if self.version % 2 == 1 && self.off.contains(&Part::Scope(1)) {
            return FAULTY;
        }
        self.version += 1;
        self.leave_for_provider(Key::Bundle, Some(Did::Rebundled));
        Answer::Done
    }

    pub fn give_access(&mut self, scope: usize) -> Answer {
        let is_given_by_form = || {
            let given =
                |receipt: &&Receipt| receipt.lines.iter().any(|line| line.did == Did::GaveAccess && !line.is_undone);
            let latest = self.latest.get(&Key::Access(scope)).copied().flatten();
            self.provider_receipts.iter().filter(given).any(|receipt| Some(receipt.number) == latest)
        };
        if self.access.contains(&scope) && is_given_by_form() {
            return Answer::Led;
        } else if self.off.contains(&Part::Scope(scope)) || !self.access.insert(scope) {
            return FAULTY;
        }
        self.leave_for_provider(Key::Access(scope), Some(Did::GaveAccess));
        Answer::Done
    }

    pub fn remove_access(&mut self, scope: usize) -> Answer {
        if !self.access.remove(&scope) {
            return Answer::Nothing;
        }
        self.leave_for_provider(Key::Access(scope), Some(Did::TookAccess));
        Answer::Done
    }

    pub fn ask(&mut self, holder: Holder, things: &[Thing]) -> Answer {
        let key = Key::Asked(holder, things.to_vec());
        let waiting = self.requests.get(&holder).into_iter().flatten().filter(|request| request.waits());
        let doubled: Vec<&Request> =
            waiting.filter(|request| request.things.iter().any(|thing| things.contains(thing))).collect();
        let mut new = things.iter().filter(|thing| !doubled.iter().any(|request| request.things.contains(thing)));
        if new.any(|thing| self.rows.contains_key(&(holder, *thing)) || !self.is_givable(*thing)) {
            return FAULTY;
        }
        if !doubled.is_empty() {
            // The same form once more leads to what it did, while that is the latest of it.
            let sent = doubled.iter().any(|request| request.things == things && !request.is_reopened);
            return if sent { Answer::Led } else { FAULTY };
        }
        let number = self.number();
        self.latest.insert(key, Some(number));
        let things = things.to_vec();
        self.requests.entry(holder).or_default().push(Request { things, ..Request::default() });
        self.tell(Some(holder));
        Answer::Led
    }

    /// What a supplier asked for last.
    fn asked(&self, holder: Holder) -> Option<(usize, &Request)> {
        self.requests.get(&holder)?.iter().enumerate().next_back()
    }

    pub fn approve(&mut self, actor: Actor, holder: Holder, things: &[Thing]) -> Answer {
        let Some((nth, request)) = self.asked(holder) else { return Answer::Nothing };
        let is_held = |thing: &Thing| self.rows.contains_key(&(holder, *thing));
        if self.lost.contains(&actor) {
            return GONE;
        } else if !request.waits() {
            return STALE;
        } else if things.iter().any(|it| !request.things.contains(it) || is_held(it) || !self.is_givable(*it)) {
            return FAULTY;
        }
        let gives = things.iter().map(|thing| (*thing, self.newest(*thing))).collect();
        let version = match &request.answer {
            Some((author, draft)) if *author == actor => draft.version + 1,
            _ => 1,
        };
        let draft = Draft { version, gives, ..Draft::default() };
        self.requests.get_mut(&holder).unwrap()[nth].answer = Some((actor, draft));
        Answer::Led
    }

    pub fn confirm_answer(&mut self, actor: Actor, holder: Holder) -> Answer {
        let Some((nth, request)) = self.asked(holder) else { return Answer::Nothing };
        let Some((author, draft)) = request.answer.clone().filter(|_| request.waits()) else { return Answer::Nothing };
        if self.lost.contains(&actor) {
            return GONE;
        } else if actor != author || !self.is_fresh(holder, &draft, actor) {
            return STALE;
        }
        self.requests.get_mut(&holder).unwrap()[nth].is_approved = true;
        self.write(actor, holder, &draft, false);
        Answer::Done
    }

    pub fn decline(&mut self, actor: Actor, holder: Holder) -> Answer {
        let Some((nth, request)) = self.asked(holder) else { return Answer::Nothing };
        if self.lost.contains(&actor) {
            return GONE;
        }
        let key = Key::Asked(holder, request.things.clone());
        if !request.waits() {
            let stands = request.declined_by == Some(actor) && self.latest.get(&key) == Some(&request.closed);
            return if stands && request.closed.is_some() { Answer::Led } else { STALE };
        }
        let number = self.leave(vec![Line { key, did: Did::Declined(nth), is_undone: false }], false, Some(holder));
        let request = &mut self.requests.get_mut(&holder).unwrap()[nth];
        (request.closed, request.declined_by, request.answer) = (Some(number), Some(actor), None);
        Answer::Done
    }

    pub fn take_back(&mut self, holder: Holder) -> Answer {
        let Some((nth, request)) = self.asked(holder) else { return Answer::Nothing };
        let key = Key::Asked(holder, request.things.clone());
        if !request.waits() {
            let stands = request.declined_by.is_none() && self.latest.get(&key) == Some(&request.closed);
            return if stands && request.closed.is_some() { Answer::Led } else { STALE };
        }
        let number = self.number();
        self.latest.insert(key, Some(number));
        let request = &mut self.requests.get_mut(&holder).unwrap()[nth];
        (request.closed, request.answer) = (Some(number), None);
        self.tell(Some(holder));
        Answer::Done
    }

    /// A request that was declined waits again, unless something of it has been asked for anew.
    pub fn reopen(&mut self, holder: Holder, nth: usize, declined: u32) -> bool {
        let requests = self.requests.get_mut(&holder).unwrap();
        let is_rival =
            |other: &Request| other.waits() && other.things.iter().any(|it| requests[nth].things.contains(it));
        if requests[nth].closed != Some(declined) || requests.iter().any(is_rival) {
            return false;
        }
        let request = &mut requests[nth];
        (request.closed, request.declined_by, request.is_reopened) = (None, None, true);
        true
    }
}
