//! Changing until when a holder has what it has been given.

use jiff::civil::Date;
use uuid::Uuid;

use super::super::{
    events::{EndDateChanged, NewDay, Unrestorable, lock_receiver, redate},
    model::HolderId,
    store,
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{Party, Ref, Title},
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
        let held = store::lock_last_days(change, acting, holder.id(), rows).await?;
        let mut days = Vec::new();
        for item in &items {
            let (_, before) = *held.iter().find(|(id, _)| *id == item.id).ok_or(EndDateError::Gone)?;
            days.push(NewDay { item, before, after: ends_on });
        }
        days.retain(|day| day.before != day.after);
        if days.is_empty() {
            return Err(EndDateError::Unchanged);
        }
        // As for removing all, at once or one by one, and for *Hovedadministrator*: an early end date is no way around the second person.
        let shortened: Vec<Uuid> = days.iter().filter(|day| !day.is_longer()).map(|day| day.item.id).collect();
        let ends_too = |last: Option<Date>| last.is_some() && last <= ends_on;
        let ends_all = !shortened.is_empty()
            && held.len() > 1
            && held.iter().all(|(id, last)| shortened.contains(id) || ends_too(*last));
        if takes_two && (ends_all || days.iter().any(|day| day.item.what.is_main_administrator())) {
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
