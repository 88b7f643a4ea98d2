//! Long lists and long removals: handed over to a job when they are confirmed (`ledger::LongChange`). A list is given, and accesses are
//! taken back, in one transaction, however many there are, so nobody ever sees half of it.

use serde::{Deserialize, Serialize};

use super::{
    super::{
        model::{Sorted, parse_list},
        store::{self, Bulk},
        texts::Texts,
    },
    give::{GiveError, give_list},
    withdraw::{WithdrawError, Withdrawal, withdraw},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, OrgNumber, Ref, ScopeBulkId, ScopeId, Title},
    ledger::{
        Draft, FormKey, Handover, LONG, LongChange, LongError, Made, NotMade, OnBehalf, hand_over_with, made_before,
    },
    scopes::facts,
    sitemap::grants::Paths,
};

/// A list that somebody has confirmed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ConfirmedList {
    list: ScopeBulkId,
    environment: Environment,
    scope: ScopeId,
    /// The digest of those they saw.
    seen: String,
}

impl LongChange for ConfirmedList {
    const KIND: &'static str = "grants.give-list";
    type Right = ManageScopes;

    async fn make(&self, by: OnBehalf<'_, ManageScopes>) -> Result<Ref, LongError> {
        let place = (self.environment, self.scope);
        give_list(by.acting, by.key, place, self.list, &self.seen).await.map_err(|e| match e {
            GiveError::Failed(e) => e.into(),
            GiveError::Inactive => NotMade::Inactive.into(),
            _ => NotMade::Stale.into(),
        })
    }
}

/// Gives a short list at once and hands a long one over.
pub(in super::super) async fn confirm_list(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, scope): (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
) -> Result<Made, GiveError> {
    let place = (environment, scope);
    let Some((name, concerns)) = length_of_long(acting, place, list, seen).await? else {
        return Ok(Made::Now(give_list(acting, key, place, list, seen).await?));
    };
    let paths = Paths { lang: acting.lang(), org: acting.org(), environment };
    let title = Title::of(|lang| Texts(lang).giving_many(concerns, &name));
    let handover = Handover { key, title, back: paths.bulk_list(&scope, &list), concerns };
    let change = ConfirmedList { list, environment, scope, seen: seen.to_owned() };
    let mut draft = Draft::begin(acting).await?;
    let made = hand_over_with(&mut draft, acting, handover, change).await?;
    if let Made::Later(job) = made {
        store::hand_over(&mut draft, acting, list, (job, concerns)).await?;
    }
    draft.keep().await?;
    Ok(made)
}

/// The name of the scope, and how many organisations would get access, if the list is long and still as the user saw it.
async fn length_of_long(
    acting: &Acting<ManageScopes>,
    place: (Environment, ScopeId),
    list: ScopeBulkId,
    seen: &str,
) -> Result<Option<(String, usize)>, GiveError> {
    let mut db = acting.db().await?;
    let scope = facts::find(&mut db, acting, place).await?.ok_or(GiveError::Gone)?;
    let Bulk { lines, done, .. } = store::bulk(&mut db, acting, place.1, list).await?.ok_or(GiveError::Gone)?;
    let entries = parse_list(&lines);
    if entries.len() <= LONG || done.is_some() || !scope.active {
        return Ok(None);
    }
    let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
    let known = store::known(&mut db, place.1, &numbers, acting.today()).await?;
    let sorted = Sorted::new(acting.org(), entries, &known);
    let ready = sorted.ready().len();
    Ok((ready > LONG && sorted.digest() == seen).then_some((scope.tag.name, ready)))
}

/// Accesses that somebody has confirmed to take back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LongWithdrawal {
    environment: Environment,
    scope: ScopeId,
    withdrawal: Withdrawal,
}

impl LongChange for LongWithdrawal {
    const KIND: &'static str = "grants.withdraw";
    type Right = ManageScopes;

    async fn make(&self, by: OnBehalf<'_, ManageScopes>) -> Result<Ref, LongError> {
        let (place, withdrawal) = ((self.environment, self.scope), self.withdrawal.clone());
        withdraw(by.acting, by.key, place, withdrawal).await.map_err(|e| match e {
            WithdrawError::Failed(e) => e.into(),
            WithdrawError::Stale | WithdrawError::Gone | WithdrawError::Already(_) => NotMade::Stale.into(),
        })
    }
}

/// Takes back a few accesses at once and hands many over.
pub(in super::super) async fn confirm_withdrawal(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (environment, scope): (Environment, ScopeId),
    withdrawal: Withdrawal,
) -> Result<Made, WithdrawError> {
    let place = (environment, scope);
    let concerns = withdrawal.chosen.map_or(withdrawal.accesses.len(), |seen| seen.standing);
    if concerns <= LONG {
        return Ok(Made::Now(withdraw(acting, key, place, withdrawal).await?));
    }
    let mut db = acting.db().await?;
    let facts = facts::find(&mut db, acting, place).await?.ok_or(WithdrawError::Gone)?;
    let chosen = withdrawal.chosen;
    let change = LongWithdrawal { environment, scope, withdrawal };
    // What is not the scope's, or is not as it was seen, is not worth a job: it is refused, unless it has its receipt already.
    let is_fresh = match chosen {
        Some(seen) => store::chosen(&mut db, acting, scope, (None, 0)).await?.is_some_and(|now| now.seen == seen),
        None => store::by_id(&mut db, scope, &change.withdrawal.accesses, acting.today()).await?.len() == concerns,
    };
    if !is_fresh {
        if let Some(reference) = made_before(&mut db, acting, &change).await? {
            return Ok(Made::Now(reference));
        }
        drop(db);
        return Ok(Made::Now(withdraw(acting, key, place, change.withdrawal).await?));
    }
    drop(db);
    let paths = Paths { lang: acting.lang(), org: acting.org(), environment };
    let title = Title::of(|lang| Texts(lang).removing_many(concerns, facts.name()));
    let handover = Handover { key, title, back: paths.scope(&scope), concerns };
    let mut draft = Draft::begin(acting).await?;
    if let Some(seen) = chosen {
        store::lock_choice(draft.conn(), acting, scope, seen.draft).await?;
    }
    let made = hand_over_with(&mut draft, acting, handover, change).await?;
    if let (Some(seen), Made::Later(job)) = (chosen, &made) {
        store::hand_over_choice(&mut draft, acting, seen.draft, *job).await?;
    }
    draft.keep().await?;
    Ok(made)
}
