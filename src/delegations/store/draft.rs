use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::holder::standing;
use crate::{
    access::{Acting, Right},
    delegations::model::Draft,
    kernel::{ApiResourceId, ChangeSetId, OrgNumber},
    ledger,
    organisations::Unit,
};

/// Keeps a draft, in place of the one the same person had for the same supplier.
pub(crate) async fn put_draft<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    content: &Draft,
    now: Timestamp,
    expires: Timestamp,
) -> sqlx::Result<()> {
    let db = draft.conn();
    sqlx::query!(
        "delete from change_set where org_number = $1 and created_by = $2 and holder_org_number = $3 and confirmed_in is null",
        acting.org() as _,
        acting.person() as _,
        content.supplier as _,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        r#"
        insert into change_set (change_set_id, org_number, holder_org_number, created_by, created_at, expires_at, ends_on, note)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        "#,
        content.id as _,
        acting.org() as _,
        content.supplier as _,
        acting.person() as _,
        now.to_sqlx() as _,
        expires.to_sqlx() as _,
        content.ends_on.map(Date::to_sqlx) as _,
        content.note,
    )
    .execute(&mut *db)
    .await?;
    let (resources, versions): (Vec<_>, Vec<i32>) =
        content.items.iter().map(|(id, version)| (id.uuid(), *version)).unzip();
    sqlx::query!(
        r#"
        insert into change_set_item (change_set_id, api_resource_id, resource_version)
        select $1, resource, version from unnest($2::uuid[], $3::integer[]) as wanted (resource, version)
        "#,
        content.id as _,
        &resources,
        &versions,
    )
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// A draft of the acting person that is still open, nobody else's, and its supplier as the register has it now.
pub(crate) async fn open_draft<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: ChangeSetId,
    now: Timestamp,
) -> sqlx::Result<Option<(Draft, Unit)>> {
    let row = sqlx::query!(
        r#"
        select c.ends_on, c.note, i.resources as "resources!: Vec<ApiResourceId>", i.versions as "versions!",
               s.org_number as "number: OrgNumber", s.name, s.org_form, coalesce(s.municipality, s.city) as place,
               s.deleted_on, s.bankrupt, case when s.sub_unit then s.parent_org_number end as "main_unit: OrgNumber"
        from change_set c
        join organisation s on s.org_number = c.holder_org_number
        cross join lateral (
          select array_agg(api_resource_id) as resources, array_agg(resource_version) as versions
          from change_set_item
          where change_set_id = c.change_set_id
        ) i
        where c.change_set_id = $1 and c.org_number = $2 and c.created_by = $3 and c.confirmed_in is null and c.expires_at > $4
        "#,
        id as _,
        acting.org() as _,
        acting.person() as _,
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let draft = Draft {
            id,
            supplier: row.number,
            items: row.resources.into_iter().zip(row.versions).collect(),
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            note: row.note,
        };
        let supplier = Unit {
            number: row.number,
            name: row.name,
            form: row.org_form,
            place: row.place,
            standing: standing(row.deleted_on, row.bankrupt),
            main_unit: row.main_unit,
        };
        (draft, supplier)
    }))
}

/// The newest open draft of the acting person, to remind her of it.
pub(crate) async fn newest_draft<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    now: Timestamp,
) -> sqlx::Result<Option<ChangeSetId>> {
    sqlx::query_scalar!(
        r#"
        select change_set_id as "id: ChangeSetId"
        from change_set
        where org_number = $1 and created_by = $2 and confirmed_in is null and expires_at > $3
        order by created_at desc
        limit 1
        "#,
        acting.org() as _,
        acting.person() as _,
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// The draft has become this receipt.
pub(crate) async fn settle_draft(change: &mut ledger::Change, id: ChangeSetId) -> sqlx::Result<()> {
    let reference = change.reference().clone();
    sqlx::query!("update change_set set confirmed_in = $2 where change_set_id = $1", id as _, reference.as_str())
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Its author thought better of it.
pub(crate) async fn drop_draft<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    id: ChangeSetId,
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from change_set where change_set_id = $1 and org_number = $2 and created_by = $3 and confirmed_in is null",
        id as _,
        acting.org() as _,
        acting.person() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}
