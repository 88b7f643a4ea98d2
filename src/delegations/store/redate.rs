use jiff::{SignedDuration, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    held::{Window, held, lock_rows},
    holder::recount,
    item::item,
};
use crate::{
    access::{Acting, Right},
    delegations::{
        events::{Item, Redated, WhatThen},
        model::{Delegation, HolderId, Redate},
    },
    kernel::{AccessGrantId, ChangeSetId, DelegationId, Holder, OrgNumber, PersonId},
    ledger::{self, Change},
};

/// These rows as an event tells them, and whose they are. `None`: one of them is not what the acting organisation gave this holder.
pub(crate) async fn items<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    holder: HolderId,
    rows: &[Uuid],
) -> sqlx::Result<Option<(Holder, Vec<Item>)>> {
    let (mut whose, mut items) = (None, Vec::new());
    for row in rows {
        match item(db, *row).await? {
            Some((giver, who, item)) if giver.number == acting.org() && who.id() == holder => {
                whose = Some(who);
                items.push(item);
            }
            _ => return Ok(None),
        }
    }
    Ok(whose.map(|whose| (whose, items)))
}

/// Locks these rows, and reads what the holder has from the acting organisation, and has had this long. The holder's row is locked.
pub(crate) async fn lock_held<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: HolderId,
    (rows, back): (&[Uuid], SignedDuration),
) -> sqlx::Result<Vec<Delegation>> {
    lock_rows(change.conn(), acting.org(), rows).await?;
    let (window, today) = (Window::counted(change.at() - back), change.today());
    held(change.conn(), acting.org(), holder, window, None, today).await
}

/// Ends the row and puts the same with another last day in its place, at the same instant. The holder's row is locked; [`follow`] comes
/// after. `None`: it has ended already.
pub(crate) async fn redate<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    item: &Item,
    ends_on: Option<Date>,
) -> sqlx::Result<Option<Uuid>> {
    let (giver, at, today, by, reference) =
        (acting.org(), change.at(), change.today(), acting.person(), change.reference().clone());
    let id = match &item.what {
        WhatThen::Api { .. } => {
            sqlx::query_scalar!(
                r#"
                with ended as (
                  update delegation
                  set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = 'redated', version = version + 1
                  where delegation_id = $1 and org_number = $2 and withdrawn_at is null and (ends_on is null or ends_on >= $8)
                  returning *
                )
                insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version,
                                        given_at, given_by, given_in, ends_on, note, renews, first_given_at, first_given_by)
                select $6, org_number, holder_org_number, environment, api_resource_id, resource_version, $3, $4, $5, $7, note,
                       delegation_id,
                       coalesce(first_given_at, given_at), case when first_given_at is null then given_by else first_given_by end
                from ended
                returning delegation_id
                "#,
                item.id,
                giver as _,
                at.to_sqlx() as _,
                by as _,
                reference.as_str(),
                DelegationId::new() as _,
                ends_on.map(Date::to_sqlx) as _,
                today.to_sqlx() as _,
            )
            .fetch_optional(change.conn())
            .await?
        }
        WhatThen::Grant { .. } => {
            sqlx::query_scalar!(
                r#"
                with ended as (
                  update access_grant
                  set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = 'redated', version = version + 1
                  where access_grant_id = $1 and org_number = $2 and withdrawn_at is null and (ends_on is null or ends_on >= $8)
                  returning *
                )
                insert into access_grant (access_grant_id, org_number, holder_org_number, holder_person_id, kind, code,
                                          given_at, given_by, given_in, ends_on, note, renews, given_as, first_given_at, first_given_by)
                select $6, org_number, holder_org_number, holder_person_id, kind, code, $3, $4, $5, $7, note, access_grant_id, given_as,
                       coalesce(first_given_at, given_at), case when first_given_at is null then given_by else first_given_by end
                from ended
                returning access_grant_id
                "#,
                item.id,
                giver as _,
                at.to_sqlx() as _,
                by as _,
                reference.as_str(),
                AccessGrantId::new() as _,
                ends_on.map(Date::to_sqlx) as _,
                today.to_sqlx() as _,
            )
            .fetch_optional(change.conn())
            .await?
        }
    };
    Ok(id)
}

/// A proposal of another last day that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WaitingDay {
    pub draft: ChangeSetId,
    pub author: PersonId,
    pub ends_on: Option<Date>,
    /// Of all these.
    pub rows: Vec<String>,
}

/// The first proposal by which one of these waits for another last day. Their holder's row is locked, so that none is made meanwhile.
pub(crate) async fn waiting_day(change: &mut Change, redates: &[Redate]) -> sqlx::Result<Option<WaitingDay>> {
    let (at, rows) = (change.at(), Redate::codes(redates));
    let row = sqlx::query!(
        r#"
        select c.change_set_id as "draft: ChangeSetId", c.created_by as "author: PersonId", c.ends_on,
               (select array_agg(i.code order by i.code) from change_set_item i where i.change_set_id = c.change_set_id) as "rows!"
        from change_set c
        where c.confirmed_in is null and c.expires_at > $2
          and c.change_set_id in (select change_set_id from change_set_item where op = 'redate' and code = any($1))
        order by c.created_at
        limit 1
        "#,
        &rows,
        at.to_sqlx() as _,
    )
    .fetch_optional(change.conn())
    .await?;
    Ok(row.map(|row| WaitingDay {
        draft: row.draft,
        author: row.author,
        ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
        rows: row.rows,
    }))
}

/// Keeps that these are proposed to have another last day, the same for all. None of them waits for another; `change_set_item_redate_key`
/// forbids it. What has run out stands in the way no longer; drafts are locked before the holder, and so nobody is waited for.
pub(crate) async fn propose_redates<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: HolderId,
    (redates, ends_on): (&[Redate], Option<Date>),
) -> sqlx::Result<ChangeSetId> {
    let ((org, person), at, id) = (holder.columns(), change.at(), ChangeSetId::new());
    let rows = Redate::codes(redates);
    sqlx::query!(
        r#"
        delete from change_set
        where change_set_id in (
          select c.change_set_id
          from change_set c
          join change_set_item i using (change_set_id)
          where i.op = 'redate' and i.code = any($1) and c.confirmed_in is null and c.expires_at <= $2
          for update of c skip locked
        )
        "#,
        &rows,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    sqlx::query!(
        r#"
        insert into change_set (change_set_id, org_number, holder_org_number, holder_person_id, created_by, created_at, changed_at,
                                expires_at, proposed_at, ends_on, redates)
        values ($1, $2, $3, $4, $5, $6, $6, $7, $6, $8, true)
        "#,
        id as _,
        acting.org() as _,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        acting.person() as _,
        at.to_sqlx() as _,
        (at + ledger::Draft::LIVES).to_sqlx() as _,
        ends_on.map(Date::to_sqlx) as _,
    )
    .execute(change.conn())
    .await?;
    for Redate { delegation, .. } in redates {
        sqlx::query!(
            "insert into change_set_item (change_set_id, op, kind, code, seen_version) values ($1, 'redate', $2, $3, $4)",
            id as _,
            delegation.what.key().0,
            delegation.id.to_string(),
            delegation.version,
        )
        .execute(change.conn())
        .await?;
    }
    Ok(id)
}

/// Whoever has marked one of these in a draft has marked what took its place, and the list shows the new last days.
pub(crate) async fn follow<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: HolderId,
    redated: impl Iterator<Item = &Redated>,
) -> sqlx::Result<()> {
    let (giver, at) = (acting.org(), change.at());
    let (old, new): (Vec<_>, Vec<_>) = redated.map(|it| (it.replaces.to_string(), it.item.id.to_string())).unzip();
    sqlx::query!(
        r#"
        update change_set_item i
        set code = moved.new, seen_version = case i.op when 'withdraw' then 1 else i.seen_version end
        from change_set c, unnest($1::text[], $2::text[]) as moved (old, new)
        where c.change_set_id = i.change_set_id and c.org_number = $3 and c.holder_id = $4 and c.confirmed_in is null
          and i.op not in ('give', 'redate') and i.code = moved.old
        "#,
        &old,
        &new,
        giver as _,
        holder.to_string(),
    )
    .execute(change.conn())
    .await?;
    recount(change.conn(), giver, holder, at).await
}
