//! Taking a scope out of use on a day that is to come: planning it, cancelling the plan, and carrying it out.

use jiff::civil::Date;

use super::{
    super::{
        events::{DeactivationCancelled, DeactivationPlanned},
        store,
    },
    toggle::{Deactivation, take_out_of_use},
};
use crate::{
    access::{Acting, ManageScopes, System},
    in_use::{ToggleError, usage_of_scope},
    kernel::{Environment, Party, Ref, ScopeId, ScopePlanId},
    ledger::{Change, ChangeError, FormKey},
    platform::Services,
};

/// Plans it, and tells the consumers. A scope has one plan at a time.
pub(in super::super) async fn plan(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ScopeId),
    version: i32,
    (day, deactivation): (Date, Deactivation),
) -> Result<Ref, ToggleError> {
    Change::run(acting, key, async |change, acting| {
        let scope = store::lock(change, acting, environment, id).await?.ok_or(ToggleError::Gone)?;
        if let Some(plan) = &scope.plan {
            return Err(ToggleError::Planned(plan.day));
        }
        let today = change.today();
        if scope.version != version || scope.deactivated.is_some() || day <= today {
            return Err(ToggleError::Stale);
        }
        let usage = usage_of_scope(change.conn(), id, None, today).await?;
        store::plan(change, acting, id, day, &deactivation).await?;
        Ok(DeactivationPlanned {
            scope: scope.tag(Party::from(acting.unit())),
            day,
            revoke: deactivation.revoke,
            count: usage.consumers,
            consumers: usage.recipients(),
            message: deactivation.message,
        })
    })
    .await
}

/// Cancels this plan. Another one that has been made since is left as it is: the user has not seen it.
pub(in super::super) async fn cancel_plan(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, id): (Environment, ScopeId),
    plan: ScopePlanId,
) -> Result<Ref, ToggleError> {
    Change::run(acting, key, async |change, acting| {
        let scope = store::lock(change, acting, environment, id).await?.ok_or(ToggleError::Gone)?;
        if scope.plan.as_ref().is_none_or(|now| now.id != plan) {
            return Err(ToggleError::Stale);
        }
        let day = store::cancel_plan(change, acting, id, None).await?.ok_or(ToggleError::Stale)?;
        let today = change.today();
        let consumers = usage_of_scope(change.conn(), id, None, today).await?.recipients();
        let scope = scope.tag(Party::from(acting.unit()));
        Ok(DeactivationCancelled { scope, day, of: None, consumers, failed: None })
    })
    .await
}

/// Housekeeping: carries out what was planned for today or before. From the beginning of the day nobody could use the scope; this takes it
/// out of use for good, tells the consumers, and leaves a receipt by which the provider can undo it.
pub async fn carry_out_plans(services: &Services, system: &System) -> Result<(), ChangeError> {
    loop {
        let carried_out = Change::run_by_system(services, system, async |change| {
            let Some((scope, deactivation)) = store::claim_due_plan(change).await? else { return Ok(false) };
            let event = take_out_of_use(change, scope, deactivation, true).await?;
            change.record(&event)?;
            Ok::<bool, ChangeError>(true)
        });
        if !carried_out.await? {
            return Ok(());
        }
    }
}
