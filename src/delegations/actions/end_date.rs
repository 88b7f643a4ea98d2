//! Changing until when a holder has what it has been given. What takes two persons is proposed, and confirmed as any proposal is (`confirm`).

use jiff::civil::Date;
use uuid::Uuid;

use super::super::{
    events::{DelegationProposal, EndDateChanged, Item, Redated, Restorable, Unrestorable, givable, lock_receiver},
    model::{COUNTED, HolderId, Redate, Stage, take_two},
    store::{self, WaitingDay},
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right},
    kernel::{ChangeSetId, Holder, OrgNumber, Party, Ref, Title, lasts_longer},
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
    /// This was proposed by the same person before, and waits.
    Proposed(ChangeSetId),
    /// Another end date of some of it is proposed, and waits.
    Waits,
    /// These cannot have it.
    Refused(Vec<(Title, Unrestorable)>),
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(EndDateError);

/// Why the transaction was given up.
enum Stop {
    /// It takes two persons to give or take back the same, and this is the first of them.
    TakesTwo,
    /// It took two persons a moment ago, and now one can do it.
    TakesOne,
    Error(EndDateError),
}

impl<E: Into<EndDateError>> From<E> for Stop {
    fn from(e: E) -> Self {
        Self::Error(e.into())
    }
}

/// What was chosen, as it is now, and everything locked.
struct Chosen {
    giver: Party,
    holder: Holder,
    /// Without what has the end date already.
    redates: Vec<Redate>,
    takes_two: bool,
}

async fn load(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    (holder, rows): (HolderId, &[Uuid]),
    ends_on: Option<Date>,
) -> Result<Chosen, EndDateError> {
    let wants_two = settings::hold(change, acting).await?;
    let giver = Party::from(acting.unit());
    let found = store::items(change.conn(), acting, holder, rows).await?;
    let (holder, items) = found.ok_or(EndDateError::Gone)?;
    lock_receiver(change, (&giver, &holder), items.iter()).await?;
    let held = store::lock_held(change, acting, holder.id(), (rows, COUNTED)).await?;
    let mut redates = Vec::new();
    for row in rows {
        let current = held.iter().find(|held| held.id == *row && held.stage == Stage::Current);
        let delegation = current.ok_or(EndDateError::Gone)?.clone();
        redates.push(Redate { delegation, after: ends_on });
    }
    redates.retain(|redate| redate.delegation.ends_on != ends_on);
    if redates.is_empty() {
        return Err(EndDateError::Unchanged);
    }
    if wants_two && let Some(waiting) = store::waiting_day(change, &redates).await? {
        return Err(waits(&waiting, acting, (&redates, ends_on)));
    }
    let (longer, shorter) = Redate::longer_and_shorter(&redates);
    let takes_two = wants_two && take_two(longer, &shorter, &held, change.at()).is_some();
    Ok(Chosen { giver, holder, redates, takes_two })
}

/// Gives all of these rows this end date, or none of them. What has it already is left as it is. What takes two persons is proposed, by the
/// draft that is returned; where the same form had been sent before, none is.
pub(in super::super) async fn change_end_date(
    acting: &Acting<DelegateScopes>,
    key: FormKey,
    (holder, rows): (HolderId, &[Uuid]),
    ends_on: Option<Date>,
) -> Result<(Ref, Option<ChangeSetId>), EndDateError> {
    loop {
        let made = Change::run(acting, key, async |change, acting| {
            let Chosen { giver, holder, redates, takes_two } = load(change, acting, (holder, rows), ends_on).await?;
            let items = write(change, acting, holder.id(), &redates).await?.map_err(EndDateError::Refused)?;
            // Whoever may not do it does not propose it either.
            if takes_two { Err(Stop::TakesTwo) } else { Ok(EndDateChanged { giver, holder, items, proposed_by: None }) }
        });
        match made.await {
            Ok(reference) => return Ok((reference, None)),
            Err(Stop::Error(e)) => return Err(e),
            Err(Stop::TakesTwo | Stop::TakesOne) => {}
        }
        let mut draft = None;
        let proposed = Change::run(acting, key, async |change, acting| {
            let Chosen { giver, holder, redates, takes_two } = load(change, acting, (holder, rows), ends_on).await?;
            if !takes_two {
                return Err(Stop::TakesOne);
            }
            draft = Some(store::propose_redates(change, acting, holder.id(), (&redates, ends_on)).await?);
            Ok(DelegationProposal::of_days(giver, holder, &redates))
        });
        match proposed.await {
            Ok(reference) => return Ok((reference, draft)),
            Err(Stop::Error(e)) => return Err(e),
            Err(Stop::TakesTwo | Stop::TakesOne) => {}
        }
    }
}

/// One proposal at a time says until when somebody is to have something. Whoever sends theirs again is led to it.
fn waits(
    waiting: &WaitingDay,
    acting: &Acting<DelegateScopes>,
    (redates, ends_on): (&[Redate], Option<Date>),
) -> EndDateError {
    let is_same =
        waiting.author == acting.person() && waiting.ends_on == ends_on && waiting.rows == Redate::codes(redates);
    if is_same { EndDateError::Proposed(waiting.draft) } else { EndDateError::Waits }
}

/// Gives each of these another last day, or says why some cannot have it.
pub(super) async fn write(
    change: &mut Change,
    acting: &Acting<DelegateScopes>,
    holder: HolderId,
    redates: &[Redate],
) -> sqlx::Result<Result<Vec<Redated>, Vec<(Title, Unrestorable)>>> {
    let items: Vec<Item> = redates.iter().map(|redate| Item::from(&redate.delegation)).collect();
    let days =
        items.iter().zip(redates).map(|(item, it)| NewDay { item, before: it.delegation.ends_on, after: it.after });
    let outcomes = redate(change, acting, (acting.org(), holder), &days.collect::<Vec<_>>()).await?;
    let (mut redated, mut refused) = (Vec::new(), Vec::new());
    for (item, outcome) in items.into_iter().zip(outcomes) {
        match outcome {
            Ok(done) => redated.push(done),
            Err(why) => refused.push((item.title, why)),
        }
    }
    Ok(if refused.is_empty() { Ok(redated) } else { Err(refused) })
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
