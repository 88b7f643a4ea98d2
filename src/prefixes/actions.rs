//! Ordering a prefix, and support's answer.

use super::{
    events::{PrefixDecided, PrefixOrdered},
    store::{self, Availability, Outcome},
};
use crate::{
    access::{Acting, Decider, ManageScopes},
    kernel::{OrgNumber, Party, PrefixOrderId, Ref},
    ledger::{Change, ChangeError, FormKey, may_fail},
    platform::db::breaks_key,
    register,
};

/// What is ordered.
#[derive(Debug)]
pub(super) struct NewOrder {
    pub prefix: String,
    pub purpose: String,
    pub contact: String,
}

/// Why nothing was ordered.
#[derive(Debug)]
pub(super) enum OrderError {
    /// The prefix cannot be had.
    Unavailable(Availability),
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(OrderError);

/// Orders a prefix from support.
pub(super) async fn order(acting: &Acting<ManageScopes>, key: FormKey, order: NewOrder) -> Result<Ref, OrderError> {
    Change::run(acting, key, async |change, acting| {
        store::lock_prefix(change, &order.prefix).await?;
        match store::availability(change.conn(), acting.org(), &order.prefix).await? {
            Availability::Free => {}
            other => return Err(OrderError::Unavailable(other)),
        }
        let id = PrefixOrderId::new();
        match store::place_order(change, acting, id, &order).await {
            // Somebody ordered it in the same instant.
            Err(e) if breaks_key(&e, &["prefix_order_open_key"]) => {
                return Err(OrderError::Unavailable(Availability::Ordered));
            }
            placed => placed?,
        }
        let NewOrder { prefix, purpose, .. } = order;
        Ok(PrefixOrdered { org: Party::from(acting.unit()), prefix, purpose, order: Some(id) })
    })
    .await
}

/// Why support's decision was not made.
#[derive(Debug)]
pub(super) enum DecisionError {
    /// A colleague has answered the order, or it was withdrawn.
    Answered,
    /// The prefix cannot be had, or there is no such organisation, or both.
    Refused { prefix: String, availability: Availability, is_unknown: bool },
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(DecisionError);

/// Allots what was ordered, or declines the order.
pub(super) async fn answer(
    decider: &Decider,
    key: FormKey,
    id: PrefixOrderId,
    allotted: bool,
    answer: Option<String>,
) -> Result<Ref, DecisionError> {
    Change::run(decider, key, async |change, decider| {
        let order = store::lock_order(change, decider.staff(), id).await?;
        let (org, prefix) = order.ok_or(DecisionError::Answered)?;
        if allotted && !store::allot(change, decider, &prefix, org.number).await? {
            return Err(DecisionError::Refused { prefix, availability: Availability::Taken, is_unknown: false });
        }
        let outcome = if allotted { Outcome::Allotted } else { Outcome::Declined };
        store::decide(change, decider, id, outcome, answer.as_deref()).await?;
        Ok(PrefixDecided { org, prefix, allotted, answer })
    })
    .await
}

/// Allots a prefix to an organisation that has not ordered it here.
pub(super) async fn assign(
    decider: &Decider,
    key: FormKey,
    org: OrgNumber,
    prefix: String,
) -> Result<Ref, DecisionError> {
    Change::run(decider, key, async |change, decider| {
        let today = change.today();
        let unit = register::unit(change.conn(), org, today).await?;
        store::lock_prefix(change, &prefix).await?;
        // An open order would be left without an answer: it is answered in the queue instead.
        let mut availability = store::availability(change.conn(), org, &prefix).await?;
        if let (Some(unit), Availability::Free) = (&unit, availability) {
            if store::allot(change, decider, &prefix, org).await? {
                return Ok(PrefixDecided { org: Party::from(unit), prefix, allotted: true, answer: None });
            }
            availability = Availability::Taken;
        }
        Err(DecisionError::Refused { prefix, availability, is_unknown: unit.is_none() })
    })
    .await
}
