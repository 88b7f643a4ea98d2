//! Which acts take two persons, where the organisation wants that: *Fjern alle* and *Hovedadministrator*. Pure.
//!
//! What is removed is counted over 24 hours, so that *Fjern alle* in two halves, from two pages or by two colleagues, is *Fjern alle* all
//! the same. *All* is everything the holder has, or had when the 24 hours began: of API access, of packages and rights, or of both. What
//! is given in the same act does not make it less.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{Delegation, Ending, Stage, What};

/// Over how long removals are counted together.
pub(in super::super) const COUNTED: SignedDuration = SignedDuration::from_hours(24);

/// Does it take two persons to give and remove these from somebody who has and had that? `now`: the instant of the act.
pub(in super::super) fn take_two<'a>(
    given: impl IntoIterator<Item = &'a What>,
    removed: &[&'a What],
    held: &[Delegation],
    now: Timestamp,
) -> bool {
    let is_main = given.into_iter().chain(removed.iter().copied()).any(What::is_main_administrator);
    let kinds: [fn(&What) -> bool; 3] = [|_| true, What::is_api, |what| !what.is_api()];
    is_main || kinds.iter().any(|is_of_kind| empties(*is_of_kind, removed, held, now - COUNTED))
}

/// Has the holder lost all of this kind once these are removed too, and more than one thing?
fn empties(is_of_kind: fn(&What) -> bool, removed: &[&What], held: &[Delegation], since: Timestamp) -> bool {
    let going: BTreeSet<_> = removed.iter().filter(|what| is_of_kind(what)).map(|what| what.key()).collect();
    let (mut before, mut stays, mut gone) = (BTreeSet::new(), BTreeSet::new(), going.clone());
    for row in held.iter().filter(|row| is_of_kind(&row.what)) {
        let key = row.what.key();
        if row.given_at <= since {
            before.insert(key.clone());
        }
        match row.stage {
            Stage::Withdrawn { at, .. } if at <= since => {
                before.remove(&key);
            }
            Stage::Withdrawn { how: Ending::Giver | Ending::Undone, .. } => {
                gone.insert(key);
            }
            Stage::Current if !going.contains(&key) => {
                stays.insert(key);
            }
            _ => {}
        }
    }
    gone.retain(|key| !stays.contains(key));
    let all_it_has = stays.is_empty() && gone.len() > 1;
    let all_it_had = before.is_disjoint(&stays) && gone.intersection(&before).count() > 1;
    !going.is_empty() && (all_it_has || all_it_had)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delegations::model::tests::{api, held, package};
    use crate::kernel::Environment;

    const NOW: i64 = 1_000_000;

    fn at(hours_ago: i64) -> Timestamp {
        Timestamp::from_second(NOW).unwrap() - SignedDuration::from_hours(hours_ago)
    }

    fn things<const N: usize>() -> [Delegation; N] {
        std::array::from_fn(|nth| held(api(&[&format!("a:{nth}")], Environment::Prod)))
    }

    fn ended(row: &Delegation, hours_ago: i64, how: Ending) -> Delegation {
        Delegation { stage: Stage::Withdrawn { at: at(hours_ago), how }, ..row.clone() }
    }

    fn takes_two(removed: &[&Delegation], held: &[Delegation]) -> bool {
        let removed: Vec<&What> = removed.iter().map(|row| &row.what).collect();
        take_two([], &removed, held, at(0))
    }

    #[test]
    fn all_at_once_takes_two_and_the_only_one_there_is_does_not() {
        let [a, b] = things();
        assert!(takes_two(&[&a, &b], &[a.clone(), b.clone()]));
        assert!(!takes_two(&[&a], &[a.clone(), b.clone()]));
        assert!(!takes_two(&[&a], std::slice::from_ref(&a)));
    }

    #[test]
    fn all_in_two_parts_within_a_day_takes_two_and_later_it_does_not() {
        let [a, b] = things();
        for how in [Ending::Giver, Ending::Undone] {
            assert!(takes_two(&[&b], &[b.clone(), ended(&a, 23, how)]), "{how:?}");
            assert!(!takes_two(&[&b], &[b.clone(), ended(&a, 25, how)]), "{how:?}");
        }
        for how in [Ending::Holder, Ending::Expired] {
            assert!(!takes_two(&[&b], &[b.clone(), ended(&a, 1, how)]), "{how:?}: the giver removed one");
        }
    }

    #[test]
    fn what_was_given_since_does_not_make_all_less_than_all() {
        let [a, b, new] = things();
        let new = Delegation { given_at: at(1), ..new };
        assert!(takes_two(&[&a, &b], &[a.clone(), b.clone(), new.clone()]));
        assert!(takes_two(&[&b], &[b.clone(), new.clone(), ended(&a, 1, Ending::Giver)]));
        assert!(!takes_two(&[&new], &[a.clone(), b.clone(), new.clone()]), "what it had before stays");
        let newer = Delegation { given_at: at(1), ..a.clone() };
        assert!(takes_two(&[&newer, &new], &[newer.clone(), new.clone()]), "all of it is new");
        assert!(takes_two(&[&b, &new], &[b.clone(), new.clone()]), "old and new together are all it has");
        let mistake = ended(&newer, 1, Ending::Giver);
        assert!(!takes_two(&[&b], &[b.clone(), new.clone(), mistake]), "one of what it had, and something stays");
    }

    #[test]
    fn what_was_put_back_or_renewed_is_not_gone() {
        let [a, b, c] = things();
        let again = Delegation { given_at: at(1), ..a.clone() };
        for how in [Ending::Giver, Ending::Renewed] {
            let now = [b.clone(), c.clone(), again.clone(), ended(&a, 1, how)];
            assert!(!takes_two(&[&b, &c], &now), "{how:?}: one stays that it had before");
            assert!(takes_two(&[&again, &b, &c], &now), "{how:?}");
        }
    }

    #[test]
    fn api_access_is_all_of_its_kind_for_whoever_may_remove_nothing_else() {
        let [a, b] = things();
        let urn = held(package("urn:altinn:accesspackage:programmeringsgrensesnitt"));
        assert!(takes_two(&[&a, &b], &[a.clone(), b.clone(), urn.clone()]));
        assert!(!takes_two(&[&a], &[a.clone(), urn.clone()]), "one thing of its kind, and something else stays");
        assert!(takes_two(&[&a], &[a.clone(), ended(&urn, 1, Ending::Giver)]), "both kinds together are all there was");
    }

    #[test]
    fn the_main_administrator_takes_two_given_or_removed() {
        let urn = held(package("urn:altinn:accesspackage:hovedadministrator"));
        let [a] = things();
        assert!(takes_two(&[&urn], &[urn.clone(), a.clone()]));
        assert!(take_two([&urn.what], &[], &[], at(0)));
        assert!(!take_two([&a.what], &[], &[], at(0)));
    }
}
