//! When something takes two persons, by what is written of it: *Hovedadministrator*, and all that a holder has or had a day ago, of API
//! access, of packages and rights, or of both.

use std::collections::BTreeSet;

use super::{
    model::Row,
    plan::{Holder, Thing},
};

/// How something ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Taken,
    Undone,
    Renewed,
    Redated,
    Expired,
}

/// Something a holder has or has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    pub holder: Holder,
    pub thing: Thing,
    pub row: Row,
    /// How and on which day it ended, if it has.
    pub end: Option<(How, u32)>,
    /// The change it ended in, and whether that was a breach of security.
    pub change: u32,
    pub breach: bool,
}

impl Past {
    fn last_day(&self) -> i32 {
        self.row.until.unwrap_or(i32::MAX)
    }
}

/// Does it take two to give and remove these on this day, from a holder who has and had that?
pub fn takes_two(given: impl IntoIterator<Item = Thing>, removed: &[Thing], all: &[Past], today: u32) -> bool {
    let kinds: [fn(Thing) -> bool; 3] = [|_| true, Thing::is_api, |thing| !thing.is_api()];
    given.into_iter().any(|thing| thing == Thing::Main)
        || removed.contains(&Thing::Main)
        || kinds.iter().any(|is_of_kind| takes_all(*is_of_kind, removed, all, today))
}

/// Is nothing of this kind left after it, where there was more than one thing? What ended on an earlier day counts for nothing.
fn takes_all(is_of_kind: fn(Thing) -> bool, removed: &[Thing], all: &[Past], today: u32) -> bool {
    let rows = || all.iter().filter(|it| is_of_kind(it.thing) && it.end.is_none_or(|(_, day)| day == today));
    let going: BTreeSet<Thing> = removed.iter().copied().filter(|thing| is_of_kind(*thing)).collect();
    let had: BTreeSet<Thing> = rows().filter(|it| it.row.day < today).map(|it| it.thing).collect();
    // An earlier last day counts as a removal.
    let is_shorter = |it: &Past| first_last_day(rows(), it.thing).is_some_and(|first| it.last_day() < first);
    let is_left = |it: &&Past| it.end.is_none() && !is_shorter(it) && !going.contains(&it.thing);
    let left: BTreeSet<Thing> = rows().filter(is_left).map(|it| it.thing).collect();
    let taken = rows().filter(|it| match it.end {
        Some((How::Taken | How::Undone, _)) => true,
        Some((How::Expired, _)) | None => is_shorter(it),
        Some(_) => false,
    });
    let mut gone: BTreeSet<Thing> = taken.map(|it| it.thing).chain(going.iter().copied()).collect();
    gone.retain(|thing| !left.contains(thing));
    let all_it_has = left.is_empty() && gone.len() > 1;
    let all_it_had = had.is_disjoint(&left) && gone.intersection(&had).count() > 1;
    !going.is_empty() && (all_it_has || all_it_had)
}

/// The last day of the first row that something had today and has no longer, however that ended.
fn first_last_day<'a>(rows: impl Iterator<Item = &'a Past>, thing: Thing) -> Option<i32> {
    rows.filter(|it| it.thing == thing && it.end.is_some()).min_by_key(|it| it.row.number).map(Past::last_day)
}
