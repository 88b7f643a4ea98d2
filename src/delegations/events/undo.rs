//! Reversing what a change between two parties did. Each line is judged by itself, as things are now; the ledger sees to the rest. What
//! came of each line is written down in the event of the undo, which also says who the two parties are.

use uuid::Uuid;

use super::{
    super::{
        model::{SupplierFault, check_supplier, receiver},
        store,
    },
    item::{Item, Renewed, WhatThen},
    restorable::{Restorable, Unrestorable},
    undone::DelegationsUndone,
};
use crate::{
    access::{Acting, ManagePeople, Right},
    kernel::{ApiResourceId, Holder, HolderId, OrgNumber, Party},
    ledger::Change,
    packages, register,
    resources::lock_given,
    scopes::{ApiResource, NotGivable, resources_for},
};

/// Locks the supplier's row in the register, the API resources of what may come back, and what the supplier holds: in the order in which
/// giving, their providers and the import of the register lock them.
pub(in super::super) async fn lock_receiver<'a>(
    change: &mut Change,
    (giver, holder): (&Party, &Holder),
    comes_back: impl Iterator<Item = &'a Item>,
) -> sqlx::Result<()> {
    if let Some(supplier) = holder.number() {
        register::lock(change.conn(), &[supplier]).await?;
    }
    let resources: Vec<ApiResourceId> = comes_back.filter_map(|item| item.what.resource()).collect();
    lock_given(change, &resources).await?;
    store::lock_holder(change, giver.number, holder.id()).await
}

/// May the holder be given something, as the register has it now? Its row is locked, so that it stays so.
async fn may_receive(
    change: &mut Change,
    giver: OrgNumber,
    holder: HolderId,
) -> sqlx::Result<Result<(), SupplierFault>> {
    match holder {
        HolderId::Organisation(org) => {
            register::lock(change.conn(), &[org]).await?;
            let today = change.today();
            let unit = register::unit(change.conn(), org, today).await?;
            Ok(check_supplier(giver, unit.as_ref()).map(|_| ()))
        }
        HolderId::Person(person) => store::may_receive(change.conn(), person).await,
    }
}

/// What speaks for and against giving each of these to the holder now, by the rules of giving. None is given a last day, or called given
/// already, except API access.
pub(in super::super) async fn givable<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    (giver, holder): (OrgNumber, HolderId),
    items: &[&Item],
) -> sqlx::Result<Vec<Restorable>> {
    let (may_receive, today) = (may_receive(change, giver, holder).await?, change.today());
    let resources = match holder {
        HolderId::Organisation(org) => resources_for(change.conn(), giver, Some(org), today).await?,
        HolderId::Person(_) => Vec::new(),
    };
    let grants: Vec<packages::What> = items.iter().filter_map(|item| item.what.grant()).collect();
    let offers = packages::offers(change.conn(), &grants).await?;
    let judged = items.iter().map(|item| match &item.what {
        WhatThen::Api { resource, .. } => {
            let now = resources.iter().find(|now| now.id == *resource);
            Restorable {
                // To an organisation that they lead only a key role gives; what one gave up oneself one takes back.
                is_allowed: acting.org() != giver || acting.mandate().may_serve(holder),
                resource: now.map_or(Err(NotGivable::Deactivated), ApiResource::givable),
                holder: may_receive,
                given_anew: now.is_some_and(|now| now.held_already),
                ends_on: None,
            }
        }
        WhatThen::Grant { .. } => {
            let grant = item.what.grant();
            let offer = grant.and_then(|what| offers.iter().find(|offer| offer.named().what == what));
            let verdict = offer.map(|offer| packages::may_give(acting.mandate(), offer, receiver(holder)));
            Restorable {
                // Only the giver's own people give packages and rights.
                is_allowed: acting.org() == giver
                    && verdict.is_some_and(|verdict| verdict.is_yes())
                    && acting.mandate().may_serve(holder),
                resource: Ok(()),
                holder: may_receive,
                given_anew: false,
                ends_on: None,
            }
        }
    });
    Ok(judged.collect())
}

/// Gives again what was withdrawn, as far as it can be.
pub(super) async fn restore<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    items: &[&Item],
    undone: &mut DelegationsUndone,
) -> sqlx::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let (giver, holder, today) = (undone.giver.number, undone.holder.id(), change.today());
    let givable = givable(change, acting, (giver, holder), items).await?;
    let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    let last_days = store::last_days(change, &ids).await?;
    let before_breach = store::before_breach(change, giver, holder, &ids).await?;
    for (item, line) in items.iter().zip(givable) {
        let ends_on = last_days.iter().find(|(id, _)| *id == item.id).map(|(_, day)| *day);
        let line = Restorable { ends_on, ..line };
        let verdict =
            if before_breach.contains(&item.id) { Err(Unrestorable::BeforeBreach) } else { line.judge(today) };
        let restored = match verdict {
            Ok(()) => store::restore(change, acting, giver, holder, item).await?.ok_or(Unrestorable::GivenAlready),
            Err(why) => Err(why),
        };
        match restored {
            Ok(restored) => undone.restored.push(restored),
            Err(why) => undone.failed.push(((*item).clone(), why)),
        }
    }
    // A holder who takes back what they gave up answers nothing on behalf of the giver.
    if acting.org() == giver {
        let ids: Vec<Uuid> = undone.restored.iter().map(|restored| restored.item.id).collect();
        undone.answers = store::answer_requests(change, &ids).await?;
    }
    Ok(())
}

/// Ends what was given, as far as it is still there.
pub(super) async fn end<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    items: &[&Item],
    undone: &mut DelegationsUndone,
) -> sqlx::Result<()> {
    let may_manage_people = acting.can::<ManagePeople>();
    let (allowed, forbidden): (Vec<&Item>, Vec<&Item>) =
        items.iter().partition(|item| may_manage_people || item.what.is_api());
    let ids: Vec<Uuid> = allowed.iter().map(|item| item.id).collect();
    let ended = store::withdraw(change, acting, undone.holder.id(), &ids, "undone").await?;
    for item in allowed {
        if ended.contains(&item.id) {
            undone.ended.push(item.clone());
        } else {
            undone.failed.push((item.clone(), Unrestorable::EndedAlready));
        }
    }
    undone.failed.extend(forbidden.into_iter().map(|item| (item.clone(), Unrestorable::NotAllowed)));
    Ok(())
}

/// Gives in the version of before what is still held in the newer one.
pub(super) async fn turn_back<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    renewed: &[&Renewed],
    undone: &mut DelegationsUndone,
) -> sqlx::Result<()> {
    for Renewed { from, to } in renewed {
        match store::turn_back(change, acting, undone.holder.id(), from, to).await? {
            Some(again) => undone.turned_back.push(Renewed { from: to.clone(), to: again }),
            None => undone.failed.push((to.clone(), Unrestorable::EndedAlready)),
        }
    }
    Ok(())
}
