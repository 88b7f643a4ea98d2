//! What becomes of the scopes of something that is removed.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Delegation, HeldRole, Offer, Renewal, Stage, Subject, What};

/// What a removal leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Effect {
    /// Scopes that stop.
    pub stops: Vec<String>,
    /// Scopes that do not work as it is.
    pub idle: Vec<String>,
    /// Scopes that another resource still gives.
    pub kept: Vec<String>,
    /// A role in the register that gives the same anyway.
    pub role: Option<HeldRole>,
}

/// What removing one leads to when all of `going` are removed together, and the others are given and renewed.
pub(super) fn effect(
    removed: &Delegation,
    going: &BTreeSet<Uuid>,
    (give, renew): (&[Offer], &[Renewal]),
    subject: &Subject,
    held: &[Delegation],
) -> Effect {
    let test = removed.what.is_test();
    let staying = held.iter().filter(|held| held.stage == Stage::Current && !going.contains(&held.id));
    // What stays gives what it will give.
    let stays = staying.map(|held| match renew.iter().find(|renewal| renewal.delegation.id == held.id) {
        Some(renewal) => (renewal.what(), None),
        None => (held.what.clone(), Some(held)),
    });
    let given = give.iter().map(|offer| (offer.what.clone(), None));
    let works = |(what, held): (What, Option<&Delegation>)| -> Vec<String> {
        what.scopes().iter().filter(|scope| !held.is_some_and(|held| held.is_idle(scope))).cloned().collect()
    };
    let still: BTreeSet<String> =
        stays.chain(given).filter(|(what, _)| what.is_test() == test).flat_map(works).collect();
    let (kept, gone): (Vec<String>, Vec<String>) =
        removed.what.scopes().iter().cloned().partition(|scope| still.contains(scope));
    let (idle, stops) = gone.into_iter().partition(|scope| removed.is_idle(scope));
    let same_by_role = !matches!(removed.what, What::Api { .. });
    let role = subject.roles.iter().find(|role| same_by_role && role.is_key).cloned();
    Effect { stops, idle, kept, role }
}
