//! Changing the last day of accesses. One that lasts longer by it is given, by the same rules as any other.

use jiff::civil::Date;
use uuid::Uuid;

use super::super::{
    events::{AccessEndChanged, DatedItem},
    model::{Access, ConsumerFault, Known, check_consumer},
    store,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, OrgNumber, Party, Ref, ScopeId, lasts_longer},
    ledger::{Change, ChangeError, FormKey, may_fail},
    scopes::facts,
};

/// Why no last day was changed.
#[derive(Debug)]
pub(in super::super) enum EndDateError {
    /// Some of the accesses have ended, or another last day than the user saw.
    Stale,
    /// This organisation cannot be given access, so its access is not made longer.
    Fault(Party, ConsumerFault),
    /// The scope is out of use, so no access is made longer.
    Inactive,
    /// There is no such scope.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(EndDateError);

/// May these accesses have this last day?
pub(in super::super) fn check_end(
    (active, provider): (bool, OrgNumber),
    accesses: &[Access],
    ends_on: Option<Date>,
) -> Result<(), EndDateError> {
    for access in accesses.iter().filter(|access| lasts_longer(access.ends_on, ends_on)) {
        if !active {
            return Err(EndDateError::Inactive);
        }
        let consumer = &access.consumer;
        let known = Known {
            number: consumer.number,
            name: consumer.name.clone(),
            is_deleted: access.is_deleted,
            remark: None,
            has: false,
        };
        check_consumer(provider, Some(&known)).map_err(|fault| EndDateError::Fault(consumer.clone(), fault))?;
    }
    Ok(())
}

/// Gives all of these accesses another last day, or none; all of them or not one. Those that have it already stay as they are. The user
/// saw each with a last day of its own.
pub(in super::super) async fn change_end(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ScopeId),
    (rows, seen): (&[Uuid], &str),
    ends_on: Option<Date>,
) -> Result<Ref, EndDateError> {
    Change::run(acting, key, async |change, acting| {
        let (today, id) = (change.today(), place.1);
        let consumers: Vec<OrgNumber> = store::by_id(change.conn(), id, rows, today)
            .await?
            .into_iter()
            .map(|access| access.consumer.number)
            .collect();
        store::lock_consumers(change, &consumers).await?;
        let scope = facts::lock_to_give(change, acting, place).await?.ok_or(EndDateError::Gone)?;
        let mut accesses = store::by_id(change.conn(), id, rows, today).await?;
        if accesses.len() != rows.len() || digest_of_ends(&accesses) != seen {
            return Err(EndDateError::Stale);
        }
        accesses.retain(|access| access.ends_on != ends_on);
        if accesses.is_empty() {
            return Err(EndDateError::Stale);
        }
        check_end((scope.active, acting.org()), &accesses, ends_on)?;
        let ids: Vec<Uuid> = accesses.iter().map(|access| access.id.uuid()).collect();
        store::set_end(change, acting, id, &ids, ends_on).await?;
        let items = accesses.iter().map(|access| DatedItem { item: access.item(), ends_on: access.ends_on }).collect();
        Ok(AccessEndChanged { scope: scope.tag, items, ends_on })
    })
    .await
}

/// Tells the last days of these accesses from all others, for the form that changes them.
pub(in super::super) fn digest_of_ends(accesses: &[Access]) -> String {
    let mut ends: Vec<String> = accesses.iter().map(|it| format!("{} {:?}", it.id, it.ends_on)).collect();
    ends.sort_unstable();
    hex::encode(&crate::platform::keys::sha256(ends.join(" ").as_bytes())[..8])
}
