use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    super::{
        events::{AccessItem, CopiedAccess},
        model::Candidate,
    },
    write::answer_requests,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{OrgNumber, Party, ScopeAccessId, ScopeId},
    ledger::Change,
};

/// The organisations that have access in test to a scope of this provider, by name, and whether they have it in production too.
pub(crate) async fn candidates(
    db: &mut PgConnection,
    provider: OrgNumber,
    test: ScopeId,
    prod: Option<ScopeId>,
    today: Date,
) -> sqlx::Result<Vec<Candidate>> {
    let rows = sqlx::query!(
        r#"
        select a.scope_access_id as id, o.org_number as "number: OrgNumber", o.name, is_deleted(o.deleted_on, $3) as "is_deleted!",
               a.ends_on as "ends_on: jiff_sqlx::Date", a.note, p.scope_access_id is not null as "has!"
        from scope_access a
        join organisation o using (org_number)
        left join scope_access p
          on p.scope_id = $2 and p.org_number = a.org_number and p.withdrawn_at is null and (p.ends_on is null or p.ends_on >= $3)
        where a.scope_id = $1 and a.withdrawn_at is null
        order by o.name, o.org_number
        "#,
        test as _,
        prod as Option<ScopeId>,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let candidates = rows.into_iter().map(|row| Candidate {
        id: row.id,
        consumer: Party { number: row.number, name: row.name },
        is_deleted: row.is_deleted,
        ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
        note: row.note,
        has: row.has,
        is_own: row.number == provider,
    });
    Ok(candidates.collect())
}

/// Gives these in production what they have in test, with its end and its note. One that a colleague gave in the same instant breaks
/// `scope_access_of_scope_key`, and the whole change.
pub(crate) async fn give_copies(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    prod: ScopeId,
    chosen: &[Candidate],
) -> sqlx::Result<Vec<CopiedAccess>> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    let ids: Vec<Uuid> = chosen.iter().map(|_| ScopeAccessId::new().uuid()).collect();
    let sources: Vec<Uuid> = chosen.iter().map(|candidate| candidate.id).collect();
    sqlx::query!(
        r#"
        insert into scope_access (scope_access_id, scope_id, org_number, granted_at, given_by, given_in, ends_on, note, search_name)
        select new.id, $3, a.org_number, $4, $5, $6, a.ends_on, a.note, o.search_name
        from unnest($1::uuid[], $2::uuid[]) as new (id, source)
        join scope_access a on a.scope_access_id = new.source
        join organisation o on o.org_number = a.org_number
        "#,
        &ids,
        &sources,
        prod as _,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    answer_requests(change, &ids).await?;
    let copied = |(id, candidate): (Uuid, &Candidate)| CopiedAccess {
        item: AccessItem { id, consumer: candidate.consumer.clone() },
        ends_on: candidate.ends_on,
    };
    Ok(ids.into_iter().zip(chosen).map(copied).collect())
}
