//! Long lists: handed over when they are confirmed, and given by a worker in the background.
//!
//! A list is given in one transaction, however long it is, so nobody ever sees half of it. What the page shows of the progress comes
//! from a second connection beside that transaction (the heartbeat), which also says that the worker is alive. A worker that stays silent
//! is given up: the database rolls back what it had begun, and another worker takes up the list, under the key of the form that confirmed
//! it, so that it is given once.

use std::{pin::pin, time::Duration};

use tokio::sync::watch;

use super::{
    super::{
        model::{Failure, LONG_LIST, Sorted, parse_list},
        store::{self, Bulk, ClaimedJob},
    },
    give::{GiveError, give_list},
};
use crate::{
    access::{Acting, ManageScopes, Refusal, System},
    kernel::{Environment, OrgNumber, Ref, ScopeBulkId, ScopeId},
    ledger::{ChangeError, Draft, FormKey},
    platform::Services,
    scopes::facts,
};

/// How often the progress is noted.
const HEARTBEAT: Duration = Duration::from_millis(500);

/// A list that has failed this often, and not by anybody's decision, fails for good.
const ATTEMPTS: i32 = 5;

/// What came of confirming a list.
#[derive(Debug)]
pub(in super::super) enum Confirmed {
    /// It was short and has been given.
    Given(Ref),
    /// It is long and is given in the background.
    HandedOver,
}

/// Gives a short list at once and hands a long one over to the workers.
pub(in super::super) async fn confirm_list(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
) -> Result<Confirmed, GiveError> {
    if let Some(organisations) = long_list(services, acting, place, list, seen).await? {
        let mut draft = Draft::begin(services, acting).await?;
        store::enqueue(&mut draft, services, acting, list, (seen, organisations), key).await?;
        draft.keep().await?;
        return Ok(Confirmed::HandedOver);
    }
    Ok(Confirmed::Given(give_list(services, acting, key, place, list, seen, &|_| ()).await?))
}

/// How many organisations would get access, if the list is so long that nobody waits for it and is still as the user saw it.
async fn long_list(
    services: &Services,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
) -> Result<Option<usize>, GiveError> {
    let mut db = acting.db().await?;
    let scope = facts::find(&mut db, acting, place).await?.ok_or(GiveError::Gone)?;
    let Bulk { lines, done, .. } = store::bulk(&mut db, acting, place.1, list).await?.ok_or(GiveError::Gone)?;
    let entries = parse_list(&lines);
    if entries.len() <= LONG_LIST || done.is_some() || !scope.active {
        return Ok(None);
    }
    let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
    let known = store::known(&mut db, place.1, &numbers, services.clock.today()).await?;
    let sorted = Sorted::new(entries, &known);
    let ready = sorted.ready().len();
    Ok((ready > LONG_LIST && sorted.digest() == seen).then_some(ready))
}

/// Gives one of the lists that wait. Returns whether there was one.
pub async fn work(services: &Services, system: &System) -> Result<bool, ChangeError> {
    let claimed = store::claim_job(&mut *services.db.acquire().await?, system, services.clock.now()).await?;
    let Some(job) = claimed else { return Ok(false) };
    let (progress, steps) = watch::channel(0);
    let mut giving = pin!(give(services, system, &job, progress));
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    let outcome = loop {
        tokio::select! {
            outcome = &mut giving => break outcome,
            _ = heartbeat.tick() => {
                let steps = *steps.borrow();
                if let Err(e) = note_progress(services, system, &job, steps).await {
                    tracing::warn!(cause = %e, "the progress of a list could not be noted");
                }
            }
        }
    };
    let failure = match outcome {
        Ok(failure) => failure,
        Err(e) if job.attempts >= ATTEMPTS => {
            tracing::error!(cause = ?e, list = %job.list, "a list has failed for good");
            Some(Failure::Broken)
        }
        // Its claim runs out, and a worker takes it up again.
        Err(e) => return Err(e),
    };
    store::finish_job(&mut *services.db.acquire().await?, system, &job, failure, services.clock.now()).await?;
    Ok(true)
}

async fn note_progress(services: &Services, system: &System, job: &ClaimedJob, steps: usize) -> sqlx::Result<()> {
    store::note_progress(&mut *services.db.acquire().await?, system, job, steps, services.clock.now()).await
}

/// Gives the list on behalf of whoever confirmed it, with the right that they have now; or says why not.
async fn give(
    services: &Services,
    system: &System,
    job: &ClaimedJob,
    progress: watch::Sender<usize>,
) -> Result<Option<Failure>, ChangeError> {
    let lost_right = |refusal: &Refusal| matches!(refusal, Refusal::Denied(_) | Refusal::NotFound);
    let acting = {
        let mut db = services.db.acquire().await?;
        let who = (job.person, job.person_name.clone());
        Acting::<ManageScopes>::on_behalf(system, &mut db, services, job.org, who).await
    };
    let acting = match acting {
        Ok(acting) => acting,
        Err(refusal) if lost_right(&refusal) => return Ok(Some(Failure::Right)),
        Err(refusal) => return Err(refusal.into()),
    };
    let heard = |steps| {
        progress.send_replace(steps);
    };
    let place = (job.environment, job.scope);
    match give_list(services, &acting, job.key, place, job.list, &job.seen, &heard).await {
        Ok(_) => Ok(None),
        Err(GiveError::Inactive) => Ok(Some(Failure::Inactive)),
        Err(GiveError::Stale | GiveError::Fault(_) | GiveError::Gone | GiveError::Already(_)) => {
            Ok(Some(Failure::Stale))
        }
        Err(GiveError::Failed(ChangeError::Refused(refusal))) if lost_right(&refusal) => Ok(Some(Failure::Right)),
        Err(GiveError::Failed(e)) => Err(e),
    }
}
