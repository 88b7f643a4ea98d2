use std::collections::HashMap;

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use super::super::events::AccessItem;
use crate::{
    access::{Acting, ManageScopes},
    kernel::{OrgNumber, Party, ScopeAccessId, ScopeId},
    ledger::Change,
};

/// Gives access to all of these. One that a colleague gave in the same instant breaks `scope_access_of_scope_key`, and the whole change.
pub(crate) async fn give(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    consumers: &[(OrgNumber, String)],
    ends_on: Option<Date>,
    note: Option<&str>,
) -> sqlx::Result<Vec<AccessItem>> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    let numbers: Vec<i32> = consumers.iter().map(|(number, _)| number.get()).collect();
    let items: Vec<AccessItem> = consumers
        .iter()
        .map(|(number, name)| AccessItem {
            id: ScopeAccessId::new().uuid(),
            consumer: Party { number: *number, name: name.clone() },
        })
        .collect();
    let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    sqlx::query!(
        r#"
        insert into scope_access (scope_access_id, scope_id, org_number, granted_at, given_by, given_in, ends_on, note, search_name)
        select new.id, $3, o.org_number, $4, $5, $6, $7, $8, o.search_name
        from unnest($1::uuid[], $2::integer[]) as new (id, org_number)
        join organisation o using (org_number)
        "#,
        &ids,
        &numbers,
        scope as _,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
        ends_on.map(Date::to_sqlx) as _,
        note,
    )
    .execute(change.conn())
    .await?;
    answer_requests(change, &ids).await?;
    Ok(items)
}

/// Approves what the consumers of these new accesses had asked for, on whichever page they were given. The table of requests belongs to
/// a room above this one, so what is written there stands in a function of the database: `sql/answer_access_requests.sql`.
pub(super) async fn answer_requests(change: &mut Change, given: &[Uuid]) -> sqlx::Result<()> {
    sqlx::query!("select answer_access_requests($1)", given).execute(change.conn()).await?;
    Ok(())
}

/// What ends accesses, as the table has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EndedBy {
    /// The provider takes them back.
    Provider,
    /// Giving them is undone.
    Undo,
}

/// Ends these accesses. Returns those that were current until now.
pub(crate) async fn withdraw(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    ids: &[Uuid],
    by_what: EndedBy,
) -> sqlx::Result<Vec<Uuid>> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    let how = match by_what {
        EndedBy::Provider => "provider",
        EndedBy::Undo => "undone",
    };
    sqlx::query_scalar!(
        r#"
        update scope_access
        set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = $6
        where scope_id = $1 and scope_access_id = any($2) and withdrawn_at is null
        returning scope_access_id
        "#,
        scope as _,
        ids,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
        how,
    )
    .fetch_all(change.conn())
    .await
}

/// Gives these accesses another last day, as far as they have not ended. How many that were.
pub(crate) async fn set_end(
    change: &mut Change,
    _proof: &Acting<ManageScopes>,
    scope: ScopeId,
    ids: &[Uuid],
    ends_on: Option<Date>,
) -> sqlx::Result<u64> {
    let today = change.today();
    let done = sqlx::query!(
        r#"
        update scope_access
        set ends_on = $3
        where scope_id = $1 and scope_access_id = any($2) and withdrawn_at is null and (ends_on is null or ends_on >= $4)
        "#,
        scope as _,
        ids,
        ends_on.map(Date::to_sqlx) as _,
        today.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected())
}

/// What became of an access that was to be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restored {
    /// It is current again, under this id.
    Done(Uuid),
    /// The consumer has been given access anew since.
    GivenAnew,
}

/// Gives these again as they were. The old id and what became of it.
pub(crate) async fn restore(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    ids: &[Uuid],
) -> sqlx::Result<Vec<(Uuid, Restored)>> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    let fresh: Vec<Uuid> = ids.iter().map(|_| ScopeAccessId::new().uuid()).collect();
    let done = sqlx::query!(
        r#"
        insert into scope_access (scope_access_id, scope_id, org_number, granted_at, given_by, given_in, ends_on, note, restores,
                                  first_given_at, first_given_by, search_name)
        select new.id, a.scope_id, a.org_number, $4, $5, $6, a.ends_on, a.note, a.scope_access_id, coalesce(a.first_given_at, a.granted_at),
               case when a.first_given_at is null then a.given_by else a.first_given_by end, o.search_name
        from unnest($2::uuid[], $3::uuid[]) as new (old, id)
        join scope_access a on a.scope_access_id = new.old and a.scope_id = $1 and a.withdrawn_at is not null
        join organisation o on o.org_number = a.org_number
        on conflict (scope_id, org_number) where withdrawn_at is null do nothing
        returning scope_access_id, restores as "restores!"
        "#,
        scope as _,
        ids,
        &fresh,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
    )
    .fetch_all(change.conn())
    .await?;
    answer_requests(change, &fresh).await?;
    let done: HashMap<Uuid, Uuid> = done.into_iter().map(|row| (row.restores, row.scope_access_id)).collect();
    let outcome = |old: &Uuid| (*old, done.get(old).map_or(Restored::GivenAnew, |id| Restored::Done(*id)));
    Ok(ids.iter().map(outcome).collect())
}
