//! Long lists: handed over when they are confirmed, and worked off behind the scenes.
//!
//! A list is given in one transaction, however long it is, so nobody ever sees half of it. What the page shows of the progress comes
//! from a second connection beside that transaction, which also says that the worker is alive. One that falls silent is forgotten: the
//! database undoes what it had begun, and the list is taken up again, under the key of the form that confirmed it, so that it is given once.

use std::{pin::pin, time::Duration};

use tokio::sync::watch;

use super::{
    super::{
        model::{Expired, Failure, LONG_LIST, Sorted, parse_list},
        store::{self, Claimed},
    },
    Leave,
    give::{Giving, give_list},
};
use crate::{
    access::{Acting, ManageScopes, Refusal, System},
    kernel::{Environment, OrgNumber, ScopeBulkId, ScopeId},
    ledger::{Draft, Upkeep},
    platform::Services,
    scopes::facts,
    web::Problem,
};

/// How often the page is told how far it has come.
const TELL: Duration = Duration::from_millis(500);

/// A list that has failed this often, and not by anybody's decision, fails for good.
const ATTEMPTS: i32 = 5;

/// What came of confirming a list.
#[derive(Debug)]
pub(in super::super) enum Confirming {
    /// It was short, and this came of it.
    Now(Giving),
    /// It is long, and is worked on.
    Later,
}

/// Gives a short list at once and hands a long one over.
pub(in super::super) async fn confirm_list(
    services: &Services,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
    leave: Leave,
) -> Result<Confirming, Problem> {
    let mut db = services.db.acquire().await?;
    let Some(scope) = facts::find(&mut db, acting, place).await? else {
        return Ok(Confirming::Now(Giving::Gone));
    };
    let Some(bulk) = store::bulk(&mut db, acting, place.1, list).await? else {
        return Ok(Confirming::Now(Giving::Gone));
    };
    let entries = parse_list(&bulk.lines);
    if entries.len() > LONG_LIST && bulk.done.is_none() && scope.active {
        let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
        let known = store::known(&mut db, place.1, &numbers, services.clock.today()).await?;
        let sorted = Sorted::new(entries, &known);
        let ready = sorted.ready().len();
        if ready > LONG_LIST && sorted.digest() == seen {
            let mut draft = Draft::begin(services, acting).await?;
            store::hand_over(&mut draft, services, acting, list, (seen, ready), (leave.key, leave.hash)).await?;
            draft.keep().await?;
            return Ok(Confirming::Later);
        }
    }
    drop(db);
    Ok(Confirming::Now(give_list(services, acting, place, list, seen, leave, &|_| ()).await?))
}

/// Works off one list, if one waits. Returns whether there was one.
pub async fn work(services: &Services, system: &System) -> Result<bool, Problem> {
    let mut upkeep = Upkeep::begin(services, system).await?;
    let job = store::claim_job(&mut upkeep).await?;
    upkeep.commit::<Expired>(&[]).await?;
    let Some(job) = job else { return Ok(false) };
    let (pace, heard) = watch::channel(0);
    let mut giving = pin!(give(services, system, &job, pace));
    let mut tick = tokio::time::interval(TELL);
    let outcome = loop {
        tokio::select! {
            outcome = &mut giving => break outcome,
            _ = tick.tick() => {
                let steps = *heard.borrow();
                if let Err(e) = tell_progress(services, system, &job, steps).await {
                    tracing::warn!(cause = %e, "nobody hears how far a list has come");
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
        // Its time runs out, and somebody takes it up again.
        Err(e) => return Err(e),
    };
    let mut upkeep = Upkeep::begin(services, system).await?;
    store::finish_job(&mut upkeep, &job, failure).await?;
    upkeep.commit::<Expired>(&[]).await?;
    Ok(true)
}

async fn tell_progress(services: &Services, system: &System, job: &Claimed, steps: usize) -> Result<(), Problem> {
    let mut upkeep = Upkeep::begin(services, system).await?;
    store::tell_progress(&mut upkeep, job, steps).await?;
    Ok(upkeep.commit::<Expired>(&[]).await?)
}

/// Gives the list on behalf of whoever confirmed it, with the right that they have now; or says why not.
async fn give(
    services: &Services,
    system: &System,
    job: &Claimed,
    pace: watch::Sender<usize>,
) -> Result<Option<Failure>, Problem> {
    let mut db = services.db.acquire().await?;
    let who = (job.person, job.person_name.clone());
    let acting = Acting::<ManageScopes>::on_behalf(system, &mut db, services, job.org, who).await;
    drop(db);
    let leave = Leave { key: job.key, hash: job.hash };
    let told = |steps| {
        pace.send_replace(steps);
    };
    let outcome = match acting {
        Ok(acting) => {
            give_list(services, &acting, (job.environment, job.scope), job.list, &job.seen, leave, &told).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    Ok(match outcome {
        Ok(Giving::Done(_)) => None,
        Ok(Giving::Inactive) => Some(Failure::Inactive),
        Ok(Giving::Stale | Giving::Fault(_) | Giving::Gone) => Some(Failure::Stale),
        Err(Problem::Refused(Refusal::Denied(_) | Refusal::NotFound)) => Some(Failure::Right),
        Err(e) => return Err(e),
    })
}
