use jiff_sqlx::ToSqlx;

use super::{
    expired::close_past,
    give::{restore, withdraw},
    holder::recount,
};
use crate::{
    access::{Acting, Right},
    delegations::{
        events::{Item, Renewed, WhatThen},
        model::{HolderId, Renewal},
    },
    kernel::DelegationId,
    ledger::Change,
};

/// Ends each row of this holder and puts one of the newest version in its place, with the same end and the same note. The rows are locked.
pub(crate) async fn renew<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: HolderId,
    renewals: &[Renewal],
) -> sqlx::Result<Vec<Renewed>> {
    let (giver, at, by, reference) = (acting.org(), change.at(), acting.person(), change.reference().clone());
    if renewals.is_empty() {
        return Ok(Vec::new());
    }
    let mut renewed = Vec::new();
    for renewal in renewals {
        let (from, id) = (Item::from(&renewal.delegation), DelegationId::new());
        sqlx::query!(
            r#"
            update delegation
            set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = 'renewed', version = version + 1
            where delegation_id = $1 and org_number = $2 and withdrawn_at is null
            "#,
            from.id,
            giver as _,
            at.to_sqlx() as _,
            by as _,
            reference.as_str(),
        )
        .execute(change.conn())
        .await?;
        sqlx::query!(
            r#"
            insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version,
                                    given_at, given_by, given_in, ends_on, note, renews, first_given_at, first_given_by)
            select $3, org_number, holder_org_number, environment, api_resource_id, $4, $5, $6, $7, ends_on, note, delegation_id,
                   coalesce(first_given_at, given_at), case when first_given_at is null then given_by else first_given_by end
            from delegation
            where delegation_id = $1 and org_number = $2 and withdrawn_in = $7
            "#,
            from.id,
            giver as _,
            id as _,
            renewal.newer.version,
            at.to_sqlx() as _,
            by as _,
            reference.as_str(),
        )
        .execute(change.conn())
        .await?;
        let to = Item { id: id.uuid(), title: from.title.clone(), what: WhatThen::from(&renewal.what()) };
        renewed.push(Renewed { from, to });
    }
    recount(change.conn(), giver, holder, at).await?;
    Ok(renewed)
}

/// Ends the row of the newer version and gives again what it replaced, as it was. `None`: it has ended in another way already.
pub(crate) async fn turn_back<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: HolderId,
    from: &Item,
    to: &Item,
) -> sqlx::Result<Option<Item>> {
    let giver = acting.org();
    close_past(change, giver, holder).await?;
    if withdraw(change, acting, holder, &[to.id], "undone").await?.is_empty() {
        return Ok(None);
    }
    Ok(restore(change, acting, giver, holder, from).await?.map(|restored| restored.item))
}
