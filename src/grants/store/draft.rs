use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::model::{Access, Chosen, Seen};
use crate::{
    access::{Acting, ManageScopes, System},
    kernel::{AccessDraftId, JobId, OrgNumber, Party, Ref, ScopeAccessId, ScopeId},
    ledger::{Change, Draft},
};

/// The person's open choice of this scope, made if there is none, and the job it was handed over to last. The caller has found the scope
/// first, by its owner. What was reviewed of it has to be reviewed again.
pub(crate) async fn open_choice(
    draft: &mut Draft,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
) -> sqlx::Result<(AccessDraftId, Option<JobId>)> {
    let now = acting.now();
    // One that has run out stands in the way of a new one.
    sqlx::query!(
        "delete from access_draft where scope_id = $1 and created_by = $2 and confirmed_in is null and expires_at <= $3",
        scope as _,
        acting.person() as _,
        now.to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    let row = sqlx::query!(
        r#"
        insert into access_draft (access_draft_id, scope_id, created_by, changed_at, expires_at)
        values ($1, $2, $3, $4, $5)
        on conflict (scope_id, created_by) where confirmed_in is null
        do update set changed_at = excluded.changed_at, expires_at = excluded.expires_at, version = access_draft.version + 1
        returning access_draft_id as "id: AccessDraftId", job_id as "job: JobId"
        "#,
        AccessDraftId::new() as _,
        scope as _,
        acting.person() as _,
        now.to_sqlx() as _,
        (now + Draft::LIVES).to_sqlx() as _,
    )
    .fetch_one(draft.conn())
    .await?;
    Ok((row.id, row.job))
}

/// How many of these are accesses to this scope, and how many of them stand.
pub(crate) async fn of_scope(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    rows: &[Uuid],
) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"
        select count(*) as "all!", count(*) filter (where withdrawn_at is null and (ends_on is null or ends_on >= $3)) as "standing!"
        from scope_access
        where scope_id = $1 and scope_access_id = any($2)
        "#,
        scope as _,
        rows,
        acting.today().to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    Ok((row.all, row.standing))
}

/// Chooses these accesses, or all that stand now. Chosen twice is chosen once; what does not stand is left out.
pub(crate) async fn choose(
    draft: &mut Draft,
    acting: &Acting<ManageScopes>,
    (id, scope): (AccessDraftId, ScopeId),
    rows: Option<&[Uuid]>,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into access_draft_item (access_draft_id, scope_access_id)
        select $1, scope_access_id
        from scope_access
        where scope_id = $2 and withdrawn_at is null and (ends_on is null or ends_on >= $4)
          and ($3::uuid[] is null or scope_access_id = any($3))
        on conflict do nothing
        "#,
        id as _,
        scope as _,
        rows as Option<&[Uuid]>,
        acting.today().to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Takes one access out of the choice, or all.
pub(crate) async fn unchoose(draft: &mut Draft, id: AccessDraftId, row: Option<Uuid>) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from access_draft_item where access_draft_id = $1 and ($2::uuid is null or scope_access_id = $2)",
        id as _,
        row,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// What the person has chosen to remove from this scope, and a page of those that stand: the newest first, after one of them. `None`: they
/// have chosen nothing. The caller has found the scope first, by its owner.
pub(crate) async fn chosen(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    (after, limit): (Option<ScopeAccessId>, i64),
) -> sqlx::Result<Option<Chosen>> {
    let rows = sqlx::query!(
        r#"
        with draft as materialized (
          select access_draft_id, version, job_id
          from access_draft
          where scope_id = $1 and created_by = $2 and confirmed_in is null and expires_at > $3
        ),
        item as materialized (
          select a.scope_access_id, a.scope_id, a.org_number, coalesce(a.first_given_at, a.granted_at) as granted_at, a.ends_on,
                 a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $4) as stands
          from draft
          join access_draft_item i using (access_draft_id)
          join scope_access a using (scope_access_id)
        ),
        page as materialized (
          select i.*, o.name, o.deleted_on
          from item i
          join organisation o using (org_number)
          where i.stands and ($5::uuid is null or i.scope_access_id < $5)
          order by i.scope_access_id desc
          limit $6
        )
        select d.access_draft_id as "draft!: AccessDraftId", d.version as "version!", d.job_id as "job?: JobId",
               (select count(*) from item where stands) as "standing!", (select count(*) from item where not stands) as "gone!",
               (select coalesce(array_agg(name), '{}')
                from (select o.name from item join organisation o using (org_number) where not stands order by o.name limit 5) n
               ) as "gone_names!",
               a.scope_access_id as "id?: ScopeAccessId", a.org_number as "number?: OrgNumber", a.name as "name?",
               coalesce(is_deleted(a.deleted_on, $4), false) as "is_deleted!", a.granted_at as "given_at?: jiff_sqlx::Timestamp",
               a.ends_on as "ends_on?: jiff_sqlx::Date",
               access_last_used(a.scope_id, a.org_number) as "last_used?: jiff_sqlx::Timestamp",
               coalesce((select array_agg(distinct h.name order by h.name)
                         from effective_access($4) e join organisation h on h.org_number = e.supplier_org_number
                         where e.via = 'delegated' and e.scope_id = a.scope_id and e.consumer_org_number = a.org_number),
                        '{}') as "suppliers!"
        from draft d
        left join page a on true
        where exists (select from item)
        order by a.scope_access_id desc
        "#,
        scope as _,
        acting.person() as _,
        acting.now().to_sqlx() as _,
        acting.today().to_sqlx() as _,
        after as Option<ScopeAccessId>,
        limit + 1,
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let size = |count: i64| usize::try_from(count).unwrap_or_default();
    let seen = Seen { draft: first.draft, version: first.version, standing: size(first.standing) };
    let (job, gone) = (first.job, (size(first.gone), first.gone_names.clone()));
    let accesses = rows.into_iter().filter_map(|row| {
        Some(Access {
            id: row.id?,
            consumer: Party { number: row.number?, name: row.name? },
            is_deleted: row.is_deleted,
            given_at: row.given_at?.to_jiff(),
            given_by: None,
            given_in: None,
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            note: None,
            suppliers: row.suppliers,
            last_used: row.last_used.map(jiff_sqlx::Timestamp::to_jiff),
            chosen: true,
        })
    });
    Ok(Some(Chosen { seen, job, accesses: accesses.collect(), gone }))
}

/// The version of a choice of the person's own and the receipt it has become, locked so that it is confirmed once and stays as it is.
pub(crate) async fn lock_choice(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    id: AccessDraftId,
) -> sqlx::Result<Option<(i32, Option<Ref>)>> {
    let row = sqlx::query!(
        r#"
        select version, confirmed_in as "confirmed_in: Ref"
        from access_draft
        where access_draft_id = $1 and scope_id = $2 and created_by = $3 and (confirmed_in is not null or expires_at > $4)
        for update
        "#,
        id as _,
        scope as _,
        acting.person() as _,
        acting.now().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.version, row.confirmed_in)))
}

/// The accesses of a choice that stand.
pub(crate) async fn standing(db: &mut PgConnection, id: AccessDraftId, today: Date) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        r#"
        select a.scope_access_id
        from access_draft_item i
        join scope_access a using (scope_access_id)
        where i.access_draft_id = $1 and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $2)
        "#,
        id as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await
}

/// Notes which job is to remove what is chosen, in the transaction that queues it. The choice is kept longer than the job is tried.
pub(crate) async fn hand_over_choice(
    draft: &mut Draft,
    acting: &Acting<ManageScopes>,
    id: AccessDraftId,
    job: JobId,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update access_draft set job_id = $2, expires_at = greatest(expires_at, $3) where access_draft_id = $1",
        id as _,
        job as _,
        (acting.now() + Draft::LIVES).to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// The choice has become this receipt.
pub(crate) async fn settle_choice(change: &mut Change, id: AccessDraftId) -> sqlx::Result<()> {
    let reference = change.reference().clone();
    sqlx::query!("delete from access_draft_item where access_draft_id = $1", id as _).execute(change.conn()).await?;
    sqlx::query!("update access_draft set confirmed_in = $2 where access_draft_id = $1", id as _, reference.as_str())
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Deletes choices whose time is over.
pub(crate) async fn delete_old_choices(db: &mut PgConnection, _proof: &System, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("delete from access_draft where expires_at < $1", now.to_sqlx() as _).execute(db).await?;
    Ok(())
}
