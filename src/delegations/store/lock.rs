use sqlx::PgConnection;
use uuid::Uuid;

use super::{give::lock_holder, held::lock_rows};
use crate::{
    access::{Acting, Right},
    delegations::model::{API, HolderId},
    kernel::{ApiResourceId, ChangeSetId, OrgNumber, PersonId},
    ledger::Change,
    platform::Bug,
    register,
    resources::lock_given,
};

/// Locks the draft alone, so that it stays as it is: enough for whoever proposes or drops it, and gives and ends nothing. Returns whom it is
/// about, if it is open.
pub(crate) async fn lock_draft<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    id: ChangeSetId,
) -> sqlx::Result<Option<HolderId>> {
    let row = sqlx::query!(
        r#"
        select holder_org_number as "org: OrgNumber", holder_person_id as "person: PersonId"
        from change_set
        where change_set_id = $1 and org_number = $2 and confirmed_in is null
        for update
        "#,
        id as _,
        acting.org() as _,
    )
    .fetch_optional(change.conn())
    .await?;
    Ok(row.and_then(|row| row.org.map(HolderId::Organisation).or(row.person.map(HolderId::Person))))
}

/// Locks a draft that is open, for whoever ends what it is the answer to.
pub(crate) async fn lock_open(db: &mut PgConnection, id: ChangeSetId) -> sqlx::Result<()> {
    sqlx::query!(
        "select change_set_id from change_set where change_set_id = $1 and confirmed_in is null for update",
        id as _
    )
    .fetch_optional(db)
    .await?;
    Ok(())
}

/// Locks the draft and everything it is about, in the order in which everybody locks: the draft, so that it is confirmed once and stays as
/// it is; an organisation that is its holder, so that one that is struck from the register meanwhile waits or has been struck already; the
/// API resources it gives, also in a newer version, so that none of them goes out of use or changes meanwhile; the holder's row in the list,
/// so that two who give to the same holder take turns; and the rows that are to end.
pub(crate) async fn lock_all_of_draft<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    id: ChangeSetId,
) -> sqlx::Result<()> {
    let Some(holder) = lock_draft(change, acting, id).await? else { return Ok(()) };
    if let HolderId::Organisation(org) = holder {
        register::lock(change.conn(), &[org]).await?;
    }
    // Read after the draft is locked: a statement sees what was committed before it began.
    let items = sqlx::query!(
        r#"
        select i.op as "op!", i.kind as "kind!", i.code as "code!", d.api_resource_id as "renewed?: ApiResourceId"
        from change_set_item i
        left join delegation d on d.delegation_id = case when i.op in ('renew', 'redate') then i.code::uuid end
        where i.change_set_id = $1 and i.op <> 'decline'
        "#,
        id as _,
    )
    .fetch_all(change.conn())
    .await?;
    let (gives, ends): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.op == "give");
    let given = gives.iter().filter(|item| item.kind == API).filter_map(|item| item.code.parse().ok());
    let resources: Vec<ApiResourceId> = given.chain(ends.iter().filter_map(|item| item.renewed)).collect();
    if !Bug::UnlockedResource.is_seeded() {
        lock_given(change, &resources).await?;
    }
    lock_holder(change, acting.org(), holder).await?;
    let rows: Vec<Uuid> = ends.iter().filter_map(|item| item.code.parse().ok()).collect();
    lock_rows(change.conn(), acting.org(), &rows).await
}
