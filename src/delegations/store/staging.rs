use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    access::{Acting, Right},
    delegations::model::HolderId,
    kernel::ChangeSetId,
    ledger,
};

/// Is this something that the holder has from the acting organisation? `Some(false)`: it has ended. `None`: it has never been, or is nothing
/// the acting person may mark.
pub(crate) async fn is_current<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    holder: HolderId,
    row: Uuid,
    grants_too: bool,
) -> sqlx::Result<Option<bool>> {
    sqlx::query_scalar!(
        r#"
        select withdrawn_at is null and (ends_on is null or ends_on >= $5) as "is_current!"
        from (
          select withdrawn_at, ends_on
          from delegation
          where delegation_id = $1 and org_number = $2 and holder_org_number::text = $3
          union all
          select withdrawn_at, ends_on
          from access_grant
          where access_grant_id = $1 and org_number = $2 and holder_id = $3 and $4
        ) held
        "#,
        row,
        acting.org() as _,
        holder.to_string(),
        grants_too,
        acting.today().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// Marks what the holder has from the acting organisation for removal: one row, or all of them. Only what is current and given directly
/// can be marked; grants only where `grants_too` says so.
pub(crate) async fn stage<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    id: ChangeSetId,
    holder: HolderId,
    row: Option<Uuid>,
    grants_too: bool,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into change_set_item (change_set_id, op, kind, code, seen_version)
        select $1::uuid, 'withdraw', 'api', delegation_id::text, version
        from delegation
        where org_number = $2 and holder_org_number::text = $3 and withdrawn_at is null and (ends_on is null or ends_on >= $6)
          and ($4::uuid is null or delegation_id = $4)
        union all
        select $1::uuid, 'withdraw', kind, access_grant_id::text, version
        from access_grant
        where org_number = $2 and holder_id = $3 and withdrawn_at is null and (ends_on is null or ends_on >= $6)
          and ($4::uuid is null or access_grant_id = $4) and $5
        on conflict do nothing
        "#,
        id as _,
        acting.org() as _,
        holder.to_string(),
        row,
        grants_too,
        acting.today().to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    // What is removed is not renewed.
    sqlx::query!(
        r#"
        delete from change_set_item
        where change_set_id = $1 and op = 'renew'
          and code in (select code from change_set_item where change_set_id = $1 and op = 'withdraw')
        "#,
        id as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Chooses to take in the newest version of one row, in the version that is newest now, in place of removing it.
pub(crate) async fn stage_renewal<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    id: ChangeSetId,
    holder: HolderId,
    row: Uuid,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into change_set_item (change_set_id, op, kind, code, seen_version)
        select $1::uuid, 'renew', 'api', d.delegation_id::text, n.version
        from delegation d
        join api_resource_version o on o.api_resource_id = d.api_resource_id and o.version = d.resource_version
        join lateral (
          select version, scope_names
          from api_resource_version
          where api_resource_id = d.api_resource_id
          order by version desc
          limit 1
        ) n on n.version > o.version and not (n.scope_names @> o.scope_names and n.scope_names <@ o.scope_names)
        where d.delegation_id = $4 and d.org_number = $2 and d.holder_org_number::text = $3 and d.withdrawn_at is null
          and (d.ends_on is null or d.ends_on >= $5)
        on conflict (change_set_id, op, kind, code) do update set seen_version = excluded.seen_version
        "#,
        id as _,
        acting.org() as _,
        holder.to_string(),
        row,
        acting.today().to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    sqlx::query!(
        "delete from change_set_item where change_set_id = $1 and op = 'withdraw' and code = $2",
        id as _,
        row.to_string(),
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Takes the mark off one row, or off all: it is neither removed nor renewed.
pub(crate) async fn unstage(db: &mut PgConnection, id: ChangeSetId, row: Option<Uuid>) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from change_set_item where change_set_id = $1 and op <> 'give' and ($2::text is null or code = $2)",
        id as _,
        row.map(|row| row.to_string()),
    )
    .execute(db)
    .await?;
    Ok(())
}
