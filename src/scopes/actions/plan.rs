//! Taking a scope out of use on a day that is to come: planning it, calling it off, and carrying it out.

use jiff::civil::Date;

use super::{
    super::{
        model::{Deactivated, DeactivationCancelled, DeactivationPlanned},
        store,
    },
    scope::{Deactivation, Leave, TOLD, ToggleOutcome, out_of_use, parties},
};
use crate::{
    access::{Acting, ManageScopes, System},
    grants::{self, Attribution},
    kernel::{Environment, Party, ScopeId},
    ledger::{Begun, Change, Upkeep},
    platform::Services,
    web::Problem,
};

/// Plans it, and tells those who have it. One plan at a time: a second is as stale as a scope that is out of use already.
pub(in super::super) async fn plan(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ScopeId),
    version: i32,
    (day, revoke, message): (Date, bool, Option<String>),
    leave: Leave,
) -> Result<ToggleOutcome, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(ToggleOutcome::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(scope) = store::lock(&mut change, environment, id).await? else { return Ok(ToggleOutcome::Gone) };
    let today = change.today();
    if scope.version != version || scope.deactivated.is_some() || scope.plan.is_some() || day <= today {
        return Ok(ToggleOutcome::Stale);
    }
    let reach = grants::reach(change.conn(), id, TOLD, today).await?;
    store::plan(&mut change, id, (day, revoke, message.as_deref())).await?;
    let event = DeactivationPlanned {
        scope: scope.tag(Party::from(acting.unit())),
        day,
        revoke,
        count: reach.consumers,
        consumers: parties(reach),
        message,
    };
    Ok(ToggleOutcome::Done(change.commit(event).await?.reference))
}

/// Calls it off.
pub(in super::super) async fn cancel_plan(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (environment, id): (Environment, ScopeId),
    leave: Leave,
) -> Result<ToggleOutcome, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(ToggleOutcome::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let Some(scope) = store::lock(&mut change, environment, id).await? else { return Ok(ToggleOutcome::Gone) };
    let Some(day) = store::cancel_plan(&mut change, id, None).await? else { return Ok(ToggleOutcome::Stale) };
    let today = change.today();
    let consumers = parties(grants::reach(change.conn(), id, TOLD, today).await?);
    let scope = scope.tag(Party::from(acting.unit()));
    let event = DeactivationCancelled { scope, day, of: None, consumers, failed: None };
    Ok(ToggleOutcome::Done(change.commit(event).await?.reference))
}

/// Housekeeping: carries out what was planned for today or before. From the beginning of the day nobody could use the scope; this makes
/// it so for good, records it, and leaves a receipt by which a person can undo it.
pub async fn carry_out_plans(services: &Services, system: &System) -> Result<(), Problem> {
    loop {
        let mut upkeep = Upkeep::begin(services, system).await?;
        let today = services.clock.today();
        let Some((scope, plan)) = store::claim_due_plan(&mut upkeep, today).await? else {
            return Ok(upkeep.commit::<Deactivated>(&[]).await?);
        };
        let (by, org) = (Attribution::of_upkeep(&upkeep), scope.provider.number);
        let deactivation = Deactivation { revoke: plan.revoke, message: plan.message, planned: true };
        let event = out_of_use(upkeep.conn(), &by, scope, deactivation, today).await?;
        upkeep.commit_for(org, &event).await?;
    }
}
