//! Long lists: handed over to a job when they are confirmed.
//!
//! A list is given in one transaction, however long it is, so nobody ever sees half of it, and the job ends in the same transaction, under
//! the key of the form that confirmed the list: it is given once or not at all. The right is decided anew when the job runs, as it may have
//! been lost meanwhile. What no other try would help, such as a lost right, is noted on the list, and the job is done; what may go better
//! the next time is the platform's to repeat.

use sqlx::PgConnection;

use super::{
    super::{
        model::{ConfirmedList, Failure, LONG_LIST, LongList, Sorted, parse_list, steps},
        store::{self, Bulk},
    },
    give::{GiveError, give_list},
};
use crate::{
    access::{Acting, ManageScopes, Refusal, System},
    kernel::{Environment, OrgNumber, Ref, ScopeBulkId, ScopeId},
    ledger::{ChangeError, Draft, FormKey},
    platform::{
        Services,
        jobs::{self, Enqueued, Job, Options, Run},
    },
    scopes::facts,
};

/// What came of confirming a list.
#[derive(Debug)]
pub(in super::super) enum Confirmed {
    /// It was short and has been given.
    Given(Ref),
    /// It is long and a job is to give it.
    HandedOver,
}

/// Gives a short list at once and hands a long one over to a job. One that a job is to give already stays as it is.
pub(in super::super) async fn confirm_list(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
) -> Result<Confirmed, GiveError> {
    let Some(organisations) = length_of_long(services, acting, place, list, seen).await? else {
        return Ok(Confirmed::Given(give_list(services, acting, key, place, list, seen, None).await?));
    };
    let (person, person_name) = (acting.person(), acting.login().name.clone());
    let payload = ConfirmedList { list, person, person_name, form: key, seen: seen.to_owned() };
    let name = list.to_string();
    let options = Options { key: Some(&name), steps: steps(organisations), ..Options::default() };
    let mut draft = Draft::begin(services, acting).await?;
    if let Enqueued::New(_) = jobs::enqueue::<GiveList>(draft.conn(), &services.clock, &payload, options).await? {
        store::hand_over(&mut draft, services, acting, list, organisations).await?;
    }
    draft.keep().await?;
    Ok(Confirmed::HandedOver)
}

/// How many organisations would get access, if the list is so long that nobody waits for it and is still as the user saw it.
async fn length_of_long(
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

/// How it stands with a list of the user's own, if it was handed over.
pub(in super::super) async fn long_list(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
) -> sqlx::Result<Option<LongList>> {
    let Some(found) = store::handed_over(db, acting, place, list).await? else { return Ok(None) };
    if !found.goes_on() {
        return Ok(Some(found));
    }
    let job = jobs::latest::<GiveList>(db, &list.to_string()).await?;
    Ok(Some(found.with_job(job.as_ref())))
}

/// Gives a long list.
#[derive(Debug)]
pub(crate) struct GiveList {
    system: System,
}

impl GiveList {
    /// Acts on behalf of whoever confirmed the list, which takes the proof that nobody is there to ask.
    pub(crate) fn new(system: System) -> Self {
        Self { system }
    }

    /// Gives the list with the right that whoever confirmed it has now, and ends the job; or says why it never will be given.
    async fn give(&self, run: &Run, confirmed: &ConfirmedList) -> Result<Option<Failure>, ChangeError> {
        let services = run.services();
        let (acting, place) = {
            let mut db = services.db.acquire().await?;
            let Some((org, place)) = store::place_of(&mut db, &self.system, confirmed.list).await? else {
                return Ok(Some(Failure::Stale));
            };
            let who = (confirmed.person, confirmed.person_name.clone());
            (Acting::<ManageScopes>::on_behalf(&self.system, &mut db, services, org, who).await, place)
        };
        let acting = match acting {
            Ok(acting) => acting,
            Err(refusal) if is_right_lost(&refusal) => return Ok(Some(Failure::Right)),
            Err(refusal) => return Err(refusal.into()),
        };
        let (form, list) = (confirmed.form, confirmed.list);
        match give_list(services, &acting, form, place, list, &confirmed.seen, Some(run)).await {
            Ok(_) => Ok(None),
            Err(GiveError::Inactive) => Ok(Some(Failure::Inactive)),
            Err(GiveError::Stale | GiveError::Fault(_) | GiveError::Gone | GiveError::Already(_)) => {
                Ok(Some(Failure::Stale))
            }
            Err(GiveError::Failed(ChangeError::Refused(refusal))) if is_right_lost(&refusal) => {
                Ok(Some(Failure::Right))
            }
            Err(GiveError::Failed(e)) => Err(e),
        }
    }
}

impl Job for GiveList {
    const KIND: &'static str = "grants.give-list";
    type Payload = ConfirmedList;

    async fn run(&self, run: &Run, confirmed: ConfirmedList) -> anyhow::Result<()> {
        if let Some(failure) = self.give(run, &confirmed).await? {
            let mut tx = run.services().db.begin().await?;
            store::fail(&mut tx, &self.system, confirmed.list, failure).await?;
            run.finish(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

fn is_right_lost(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Denied(_) | Refusal::NotFound)
}
