//! How what this room does is undone. Each line is judged by itself, as things are now; the ledger sees to the rest.

use uuid::Uuid;

use super::{
    super::{
        model::{
            EventItem, GivenUp, Holder, HolderId, Party, Renewed, Restorable, Settled, SupplierFault, Undone,
            Unrestorable, What, check_supplier, judge,
        },
        store,
    },
    confirm::receiver,
};
use crate::{
    access::{Acting, Decision, DelegateScopes, GiveUpReceived, ManagePeople, Right},
    kernel::Ref,
    ledger::{Change, Problem, Reversal, Undo},
    packages, register,
    scopes::{ApiResource, NotGivable, resources_for},
};

/// May the holder be given something, as the register has it now? Held, so that it stays so.
async fn standing(change: &mut Change, giver: &Party, holder: HolderId) -> sqlx::Result<Result<(), SupplierFault>> {
    match holder {
        HolderId::Organisation(org) => {
            register::lock(change.conn(), &[org]).await?;
            let unit = register::unit(change.conn(), org).await?;
            Ok(check_supplier(giver.number, unit.as_ref()).map(|_| ()))
        }
        HolderId::Person(person) => {
            let alive = store::is_alive(change.conn(), person).await?;
            Ok(if alive { Ok(()) } else { Err(SupplierFault::Died) })
        }
    }
}

/// Gives again what was withdrawn, as far as it can be.
async fn restore(
    change: &mut Change,
    giver: &Party,
    holder: &Holder,
    items: &[&EventItem],
    by_giver: bool,
    undone: &mut Undone,
) -> sqlx::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let today = change.today();
    let standing = standing(change, giver, holder.id()).await?;
    let resources = match holder.number() {
        Some(org) => resources_for(change.conn(), giver.number, Some(org), today).await?,
        None => Vec::new(),
    };
    let things: Vec<packages::What> = items
        .iter()
        .filter_map(|item| if let What::Grant(what) = &item.what { Some(what.clone()) } else { None })
        .collect();
    let offers = packages::offers(change.conn(), &things).await?;
    let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    let last_days = store::last_days(change, &ids).await?;
    for item in items {
        let ends_on = last_days.iter().find(|(id, _)| *id == item.id).map(|(_, day)| *day);
        let line = match &item.what {
            What::Api { resource, .. } => {
                let found = resources.iter().find(|r| r.id == *resource);
                Restorable {
                    hers: true,
                    resource: found.map_or(Err(NotGivable::Deactivated), ApiResource::givable),
                    holder: standing,
                    given_anew: found.is_some_and(|r| r.held_already),
                    ends_on,
                }
            }
            What::Grant(what) => {
                let offer = offers.iter().find(|offer| offer.named().what == *what);
                let verdict = offer.map(|offer| packages::may_give(change.mandate(), offer, receiver(holder.id())));
                Restorable {
                    hers: by_giver && verdict.is_some_and(|verdict| verdict.is_yes()),
                    resource: Ok(()),
                    holder: standing,
                    given_anew: false,
                    ends_on,
                }
            }
        };
        let restored = match judge(line, today) {
            Ok(()) => store::restore(change, giver.number, holder, item).await?.ok_or(Unrestorable::GivenAlready),
            Err(why) => Err(why),
        };
        match restored {
            Ok(restored) => undone.restored.push(restored),
            Err(why) => undone.failed.push(((*item).clone(), why)),
        }
    }
    Ok(())
}

/// Ends what was given, as far as it is still there.
async fn end(change: &mut Change, holder: &Holder, items: &[&EventItem], undone: &mut Undone) -> sqlx::Result<()> {
    let may_manage_people = matches!(ManagePeople::decide(change.mandate()), Decision::Allowed(_));
    let (hers, not_hers): (Vec<&EventItem>, Vec<&EventItem>) =
        items.iter().partition(|item| may_manage_people || matches!(item.what, What::Api { .. }));
    let ids: Vec<Uuid> = hers.iter().map(|item| item.id).collect();
    let ended = store::withdraw(change, holder.id(), &ids, "undone").await?;
    for item in hers {
        if ended.contains(&item.id) {
            undone.ended.push(item.clone());
        } else {
            undone.failed.push((item.clone(), Unrestorable::EndedAlready));
        }
    }
    undone.failed.extend(not_hers.into_iter().map(|item| (item.clone(), Unrestorable::NotHers)));
    Ok(())
}

/// Gives in the version of before what is still held in the newer one.
async fn turn_back(
    change: &mut Change,
    holder: &Holder,
    renewed: &[&Renewed],
    undone: &mut Undone,
) -> sqlx::Result<()> {
    for Renewed { from, to } in renewed {
        match store::turn_back(change, holder, from, to).await? {
            Some(again) => undone.turned_back.push(Renewed { from: to.clone(), to: again }),
            None => undone.failed.push((to.clone(), Unrestorable::EndedAlready)),
        }
    }
    Ok(())
}

fn reversal(undone: Undone) -> Reversal<Undone> {
    let restored = undone.restored.iter().map(|restored| restored.restores);
    let turned = undone.turned_back.iter().map(|renewed| renewed.from.id);
    let settled = restored.chain(turned).chain(undone.ended.iter().map(|item| item.id)).collect();
    Reversal { event: undone, settled }
}

fn nothing_yet(of: &Ref, giver: &Party, holder: &Holder) -> Undone {
    let (of, giver, holder) = (of.clone(), giver.clone(), holder.clone());
    let (restored, turned_back, ended, failed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Undone { of, giver, holder, restored, turned_back, ended, failed }
}

impl Undo for Settled {
    type Right = DelegateScopes;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<DelegateScopes>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let mut undone = nothing_yet(of, &self.giver, &self.holder);
        let asked = |item: &&EventItem| lines.contains(&item.id);
        store::lock_holder(change, self.giver.number, self.holder.id()).await?;
        // What was given goes first: it may stand in the way of what comes back.
        let given: Vec<&EventItem> = self.given.iter().filter(asked).collect();
        end(change, &self.holder, &given, &mut undone).await?;
        let withdrawn: Vec<&EventItem> = self.withdrawn.iter().filter(asked).collect();
        restore(change, &self.giver, &self.holder, &withdrawn, true, &mut undone).await?;
        let renewed: Vec<&Renewed> = self.renewed.iter().filter(|renewed| lines.contains(&renewed.to.id)).collect();
        turn_back(change, &self.holder, &renewed, &mut undone).await?;
        Ok(reversal(undone))
    }
}

impl Undo for GivenUp {
    type Right = GiveUpReceived;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<GiveUpReceived>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let holder = Holder::Organisation(self.holder.clone());
        let mut undone = nothing_yet(of, &self.giver, &holder);
        let items: Vec<&EventItem> = self.items.iter().filter(|item| lines.contains(&item.id)).collect();
        store::lock_holder(change, self.giver.number, holder.id()).await?;
        restore(change, &self.giver, &holder, &items, false, &mut undone).await?;
        Ok(reversal(undone))
    }
}
