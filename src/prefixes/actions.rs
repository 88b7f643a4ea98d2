//! Ordering a prefix, and support's answer.

use super::{
    model::{PrefixDecided, PrefixOrdered},
    store::{self, PrefixStanding},
};
use crate::{
    access::{Acting, ManageScopes, Staff},
    kernel::{OrgNumber, Party, PrefixOrderId, Ref},
    ledger::{Begun, Change, IdempotencyKey, StaffChange},
    platform::{Services, db::breaks_key},
    register,
    web::Problem,
};

/// The form that is sent once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leave {
    pub key: IdempotencyKey,
    pub hash: [u8; 32],
}

/// What came of ordering.
#[derive(Debug)]
pub(super) enum Ordering {
    Done(Ref),
    /// It is not to be had.
    No(PrefixStanding),
}

/// Asks support for a prefix.
pub(super) async fn order(
    services: &Services,
    acting: &Acting<ManageScopes>,
    prefix: String,
    purpose: String,
    contact: &str,
    leave: Leave,
) -> Result<Ordering, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Ordering::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let org = change.org();
    match store::stands(change.conn(), org, &prefix).await? {
        PrefixStanding::Free => {}
        other => return Ok(Ordering::No(other)),
    }
    match store::place_order(&mut change, &prefix, &purpose, contact).await {
        Err(e) if breaks_key(&e, &["prefix_order_open_key"]) => return Ok(Ordering::No(PrefixStanding::Waited)),
        placed => placed?,
    }
    let event = PrefixOrdered { org: Party::from(acting.unit()), prefix, purpose };
    Ok(Ordering::Done(change.commit(event).await?.reference))
}

/// What came of support's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answering {
    Done,
    /// A colleague has answered.
    Answered,
    /// Somebody owns the prefix.
    Taken,
    /// There is no such organisation.
    NoOrganisation,
}

/// Allots what was ordered, or declines.
pub(super) async fn answer(
    services: &Services,
    staff: &Staff,
    id: PrefixOrderId,
    allotted: bool,
    words: Option<String>,
    leave: Leave,
) -> Result<Answering, Problem> {
    let Some(mut change) = StaffChange::begin(services, staff, leave.key, leave.hash).await? else {
        return Ok(Answering::Done);
    };
    let Some((org, name, prefix)) = store::lock_order(&mut change, id).await? else { return Ok(Answering::Answered) };
    if allotted && !store::allot(&mut change, &prefix, org).await? {
        return Ok(Answering::Taken);
    }
    store::decide(&mut change, id, allotted, words.as_deref()).await?;
    let event = PrefixDecided { org: Party { number: org, name }, prefix, allotted, answer: words };
    change.commit(org, &event).await?;
    Ok(Answering::Done)
}

/// Gives an organisation a prefix that it has not ordered here.
pub(super) async fn assign(
    services: &Services,
    staff: &Staff,
    org: OrgNumber,
    prefix: String,
    leave: Leave,
) -> Result<Answering, Problem> {
    let Some(mut change) = StaffChange::begin(services, staff, leave.key, leave.hash).await? else {
        return Ok(Answering::Done);
    };
    let Some(unit) = register::unit(change.conn(), org).await? else { return Ok(Answering::NoOrganisation) };
    // An open order would be left hanging: it is answered in the queue instead.
    if store::stands(change.conn(), org, &prefix).await? != PrefixStanding::Free {
        return Ok(Answering::Taken);
    }
    if !store::allot(&mut change, &prefix, org).await? {
        return Ok(Answering::Taken);
    }
    let event = PrefixDecided { org: Party::from(&unit), prefix, allotted: true, answer: None };
    change.commit(org, &event).await?;
    Ok(Answering::Done)
}
