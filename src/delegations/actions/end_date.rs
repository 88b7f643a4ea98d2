//! Changing until when a holder has what it has been given.

use jiff::civil::Date;
use uuid::Uuid;

use super::super::{
    events::{EndDateChanged, Item, Redated, Restorable, Unrestorable, givable, lock_receiver},
    model::{COUNTED, HolderId, Stage, What, take_two},
    store,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right},
    kernel::{OrgNumber, Party, Ref, Title, lasts_longer},
    ledger::{Change, ChangeError, FormKey, may_fail},
    settings,
};

/// Why no end date was changed.
#[derive(Debug)]
pub(in super::super) enum EndDateError {
    /// Something that was chosen has ended, or got another end date meanwhile.
    Gone,
    /// All of it has this end date already.
    Unchanged,
    /// It takes two persons to give or take back the same, and this page knows only one.
    TakesTwo,
    /// These cannot have it.
    Refused(Vec<(Title, Unrestorable)>),
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(EndDateError);

/// Gives all of these rows this end date, or none of them. What has it already is left as it is.
pub(in super::super) async fn change_end_date(
    acting: &Acting<DelegateScopes>,
    key: FormKey,
    holder: HolderId,
    rows: &[Uuid],
    ends_on: Option<Date>,
) -> Result<Ref, EndDateError> {
    Change::run(acting, key, async |change, acting| {
        let takes_two = settings::hold(change, acting).await?;
        let giver = Party::from(acting.unit());
        let found = store::items(change.conn(), acting, holder, rows).await?;
        let (holder, items) = found.ok_or(EndDateError::Gone)?;
        lock_receiver(change, (&giver, &holder), items.iter()).await?;
        let held = store::lock_held(change, acting, holder.id(), (rows, COUNTED)).await?;
        let current = |id: Uuid| held.iter().find(|row| row.id == id && row.stage == Stage::Current);
        let mut days = Vec::new();
        for item in &items {
            let before = current(item.id).ok_or(EndDateError::Gone)?.ends_on;
            days.push(NewDay { item, before, after: ends_on });
        }
        days.retain(|day| day.before != day.after);
        if days.is_empty() {
            return Err(EndDateError::Unchanged);
        }
        let (longer, shorter): (Vec<_>, Vec<_>) = days.iter().partition(|day| day.is_longer());
        let things = |days: &[&NewDay<'_>]| -> Vec<&What> {
            days.iter().filter_map(|day| current(day.item.id)).map(|row| &row.what).collect()
        };
        if takes_two && take_two(things(&longer), &things(&shorter), &held, change.at()) {
            return Err(EndDateError::TakesTwo);
        }
        let (mut redated, mut refused) = (Vec::new(), Vec::new());
        let outcomes = redate(change, acting, (giver.number, holder.id()), &days).await?;
        for (day, outcome) in days.iter().zip(outcomes) {
            match outcome {
                Ok(item) => redated.push(item),
                Err(why) => refused.push((day.item.title.clone(), why)),
            }
        }
        if refused.is_empty() {
            Ok(EndDateChanged { giver, holder, items: redated })
        } else {
            Err(EndDateError::Refused(refused))
        }
    })
    .await
}

/// Another last day for something that counts.
#[derive(Debug)]
pub(in super::super) struct NewDay<'a> {
    /// What.
    pub item: &'a Item,
    /// The last day it has.
    pub before: Option<Date>,
    /// The one it is to have.
    pub after: Option<Date>,
}

impl NewDay<'_> {
    /// Does the holder have it longer by this?
    pub fn is_longer(&self) -> bool {
        lasts_longer(self.before, self.after)
    }
}

/// Gives each of these another last day. To have it longer is to be given it, and is judged as that; to have it shorter takes what taking it
/// back takes. Everything is locked.
pub(in super::super) async fn redate<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    parties: (OrgNumber, HolderId),
    days: &[NewDay<'_>],
) -> sqlx::Result<Vec<Result<Redated, Unrestorable>>> {
    let (today, may_manage_people) = (change.today(), acting.can::<ManagePeople>());
    let longer: Vec<&Item> = days.iter().filter(|day| day.is_longer()).map(|day| day.item).collect();
    let mut givable =
        if longer.is_empty() { Vec::new() } else { givable(change, acting, parties, &longer).await? }.into_iter();
    let mut redated = Vec::new();
    for day in days {
        let given = if day.is_longer() { givable.next() } else { None };
        // It is held, and so it is given already; what decides is whether it could be.
        let verdict = given.map_or(Ok(()), |line| Restorable { given_anew: false, ..line }.judge(today));
        let verdict = match verdict {
            _ if !(may_manage_people || day.item.what.is_api()) => Err(Unrestorable::NotAllowed),
            _ if day.after.is_some_and(|last| last < today) => Err(Unrestorable::EndPassed),
            verdict => verdict,
        };
        redated.push(match verdict {
            Err(why) => Err(why),
            Ok(()) => match store::redate(change, acting, day.item, day.after).await? {
                None => Err(Unrestorable::EndedAlready),
                Some(id) => {
                    let item = Item { id, ..day.item.clone() };
                    Ok(Redated { item, replaces: day.item.id, before: day.before, after: day.after })
                }
            },
        });
    }
    store::follow(change, acting, parties.1, redated.iter().flatten()).await?;
    Ok(redated)
}
