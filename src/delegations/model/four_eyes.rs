//! Which acts take two persons, where the organisation wants that: *Fjern alle* and *Hovedadministrator*. Pure.
//!
//! What is removed is counted over a day, so that *Fjern alle* in two halves, from two pages or by two colleagues, is *Fjern alle* all
//! the same. *All* is everything the holder has, or had when that day began, of API access, of packages and rights, or of both, where
//! that is more than one thing: the only thing there is, one person removes. What is given in the same act does not make it less.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{Delegation, Ending, Stage, What};
use crate::{kernel::lasts_longer, settings};

/// Over how long removals are counted together.
pub(in super::super) const COUNTED: SignedDuration = SignedDuration::from_hours(settings::COUNTED_HOURS);

/// Why something takes two persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum WhyTwo {
    /// *Hovedadministrator* is given or removed.
    MainAdministrator,
    /// All of this is removed: at once, or only together with what was removed before.
    All(Of, Removed),
}

/// All of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Of {
    Everything,
    Apis,
    Grants,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Removed {
    AtOnce,
    /// Within the hours that are counted together.
    InParts,
}

/// Is it one of those of which all is counted?
type IsOfKind = fn(&What) -> bool;

/// Does it take two persons to give and remove these from somebody who has and had that, and why? `now`: the instant of the act.
pub(in super::super) fn take_two<'a>(
    given: impl IntoIterator<Item = &'a What>,
    removed: &[&'a What],
    held: &[Delegation],
    now: Timestamp,
) -> Option<WhyTwo> {
    if given.into_iter().chain(removed.iter().copied()).any(What::is_main_administrator) {
        return Some(WhyTwo::MainAdministrator);
    }
    let kinds: [(Of, IsOfKind); 3] =
        [(Of::Everything, |_| true), (Of::Apis, What::is_api), (Of::Grants, |what| !what.is_api())];
    let empties = |(of, is_of_kind)| Some(WhyTwo::All(of, empties(is_of_kind, removed, held, now - COUNTED)?));
    kinds.into_iter().find_map(empties)
}

/// Has the holder lost all of this kind once these are removed too, and more than one thing? What had ended when the counting began counts
/// for nothing.
fn empties(is_of_kind: IsOfKind, removed: &[&What], held: &[Delegation], since: Timestamp) -> Option<Removed> {
    let counts = |row: &&Delegation| !matches!(row.stage, Stage::Withdrawn { at, .. } if at <= since);
    let mut lives: BTreeMap<Key, Vec<&Delegation>> = BTreeMap::new();
    for row in held.iter().filter(|row| is_of_kind(&row.what)).filter(counts) {
        lives.entry(row.what.key()).or_default().push(row);
    }
    let going: BTreeSet<_> = removed.iter().filter(|what| is_of_kind(what)).map(|what| what.key()).collect();
    let (mut before, mut stays, mut gone) = (BTreeSet::new(), BTreeSet::new(), going.clone());
    for (key, rows) in &lives {
        if rows.iter().any(|row| row.given_at <= since) {
            before.insert(key.clone());
        }
        for row in rows {
            match row.stage {
                Stage::Withdrawn { how: Ending::Giver | Ending::Undone, .. } => gone.insert(key.clone()),
                Stage::Current | Stage::Withdrawn { how: Ending::Expired, .. } if is_shortened(row, rows) => {
                    gone.insert(key.clone())
                }
                Stage::Current if !going.contains(key) => stays.insert(key.clone()),
                _ => false,
            };
        }
    }
    gone.retain(|key| !stays.contains(key));
    let is_all = |gone: &BTreeSet<Key>| {
        let all_it_has = stays.is_empty() && gone.len() > 1;
        let all_it_had = before.is_disjoint(&stays) && gone.intersection(&before).count() > 1;
        all_it_has || all_it_had
    };
    match (going.is_empty(), is_all(&gone)) {
        (false, true) if gone == going => Some(Removed::AtOnce),
        (false, true) => Some(Removed::InParts),
        _ => None,
    }
}

/// Kind and code of something.
type Key = (&'static str, String);

/// Does this last shorter than the first of those that it follows? Whatever ended that one, and however often the thing was renewed, given
/// up, put back or given anew in between: what the holder had is what it had when the counting began.
fn is_shortened(row: &Delegation, life: &[&Delegation]) -> bool {
    let is_before = |earlier: &&&Delegation| matches!(earlier.stage, Stage::Withdrawn { at, .. } if at <= row.given_at);
    let first = life.iter().filter(is_before).min_by_key(|earlier| earlier.given_at);
    first.is_some_and(|first| lasts_longer(row.ends_on, first.ends_on))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

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
        take_two([], &removed, held, at(0)).is_some()
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
    fn it_is_told_of_what_all_is_and_whether_earlier_removals_count_in_it() {
        let [a, b] = things();
        let urn = held(package("urn:altinn:accesspackage:programmeringsgrensesnitt"));
        let why = |removed: &[&What], held: &[Delegation]| take_two([], removed, held, at(0)).unwrap();
        let at_once = [a.clone(), b.clone(), urn.clone()];
        assert_eq!(why(&[&a.what, &b.what], &at_once), WhyTwo::All(Of::Apis, Removed::AtOnce));
        let in_parts = [b.clone(), ended(&a, 1, Ending::Giver)];
        assert_eq!(why(&[&b.what], &in_parts), WhyTwo::All(Of::Everything, Removed::InParts));
        let [short, old] = redated(&a, 1, SOON);
        assert_eq!(why(&[&b.what], &[b.clone(), urn, short, old]), WhyTwo::All(Of::Apis, Removed::InParts));
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
        assert_eq!(take_two([&urn.what], &[], &[], at(0)), Some(WhyTwo::MainAdministrator));
        assert_eq!(take_two([&a.what], &[], &[], at(0)), None);
    }

    /// The row that another last day ended, and the one that took its place.
    fn redated(row: &Delegation, hours_ago: i64, last: Option<Date>) -> [Delegation; 2] {
        let now = Delegation { given_at: at(hours_ago), ends_on: last, ..row.clone() };
        [now, ended(row, hours_ago, Ending::Redated)]
    }

    const SOON: Option<Date> = Some(date(1970, 1, 14));
    const LATER: Option<Date> = Some(date(1970, 2, 14));

    #[test]
    fn shortening_some_and_removing_the_rest_takes_two_in_either_order() {
        let [a, b] = things();
        let [short, old] = redated(&a, 23, SOON);
        assert!(takes_two(&[&b], &[b.clone(), short.clone(), old]), "shortened, then the rest removed or shortened");
        let [older_short, old] = redated(&a, 25, SOON);
        assert!(!takes_two(&[&b], &[b.clone(), older_short, old]), "over a day later");
        assert!(takes_two(&[&a], &[a.clone(), ended(&b, 1, Ending::Giver)]), "removed, then the other shortened");
        let anew = Delegation { given_at: at(1), ends_on: SOON, ..a.clone() };
        assert!(takes_two(&[&b], &[b.clone(), anew, ended(&a, 1, Ending::Giver)]), "given anew until an earlier day");
        let over = Delegation { stage: Stage::Withdrawn { at: at(0), how: Ending::Expired }, ..short };
        let [_, old] = redated(&a, 23, SOON);
        assert!(takes_two(&[&b], &[b.clone(), over, old]), "shortened, and over by now");
    }

    /// How the first of several rows of a thing may have ended, when others followed.
    const ENDINGS: [Ending; 9] = [
        Ending::Giver,
        Ending::Holder,
        Ending::Expired,
        Ending::Undone,
        Ending::Renewed,
        Ending::Confirmed,
        Ending::Declined,
        Ending::Refused,
        Ending::Redated,
    ];

    #[test]
    fn what_lasts_shorter_than_when_the_counting_began_is_shortened_however_the_rows_between_ended() {
        let [a, b] = things();
        for [first, second] in ENDINGS.iter().flat_map(|one| ENDINGS.map(|other| [*one, other])) {
            let between = Delegation { given_at: at(3), ..a.clone() };
            let short = Delegation { given_at: at(2), ends_on: SOON, ..a.clone() };
            let past = [ended(&between, 2, second), ended(&a, 3, first)];
            let held = |now: &Delegation| [b.clone(), now.clone()].into_iter().chain(past.clone()).collect::<Vec<_>>();
            assert!(takes_two(&[&b], &held(&short)), "{first:?}, then {second:?}");
            let as_long = Delegation { given_at: at(2), ..a.clone() };
            let is_all = takes_two(&[&b], &held(&as_long));
            assert!(!is_all, "{first:?}, then {second:?}: it lasts as long as it did");
        }
    }

    #[test]
    fn what_somebody_waited_for_beside_what_they_had_shortens_nothing() {
        let [a, b] = things();
        let theirs = Delegation { ends_on: SOON, ..a.clone() };
        for how in ENDINGS {
            if !matches!(how, Ending::Giver | Ending::Undone) {
                assert!(!takes_two(&[&b], &[b.clone(), theirs.clone(), ended(&a, 1, how)]), "{how:?}");
            }
        }
    }

    #[test]
    fn shortening_all_api_access_takes_two_while_a_package_stays() {
        let [a, b] = things();
        let urn = held(package("urn:altinn:accesspackage:programmeringsgrensesnitt"));
        assert!(takes_two(&[&a, &b], &[a.clone(), b.clone(), urn.clone()]), "at once");
        let [short, old] = redated(&a, 1, SOON);
        assert!(takes_two(&[&b], &[b.clone(), short, urn.clone(), old]), "one by one");
    }

    #[test]
    fn what_lasts_longer_or_as_long_as_before_is_not_shortened() {
        let [a, b] = things();
        let a = Delegation { ends_on: SOON, ..a };
        let [longer, old] = redated(&a, 2, LATER);
        assert!(!takes_two(&[&b], &[b.clone(), longer.clone(), old.clone()]));
        let [back, between] = redated(&longer, 1, SOON);
        assert!(!takes_two(&[&b], &[b.clone(), back, between, old]), "prolonged, and that undone");
    }

    #[test]
    fn what_was_given_again_before_the_counting_began_is_what_it_had() {
        let [a, b, c] = things();
        let again = Delegation { given_at: at(48), ..a.clone() };
        let new = Delegation { given_at: at(1), ..c };
        for how in [Ending::Giver, Ending::Redated, Ending::Renewed] {
            // The rows that count come first.
            let held = [new.clone(), again.clone(), b.clone(), ended(&a, 48, how)];
            assert!(takes_two(&[&again, &b], &held), "{how:?}");
        }
    }
}
