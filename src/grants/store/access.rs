use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::super::{
    events::{AccessExpired, AccessItem},
    model::{Access, Choice, Known, Remark},
};
use crate::{
    access::{Acting, Right},
    kernel::{Environment, OrgNumber, Party, ScopeAccessId, ScopeId, ScopeTag, search_digits, search_text},
    ledger::Change,
    register,
};

/// A selection of the accesses to a scope.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slice {
    /// Part of a name, or of a number.
    pub search: Option<String>,
    /// The last one of the page before.
    pub after: Option<ScopeAccessId>,
    pub limit: i64,
}

impl Slice {
    /// What is searched for, as patterns for a name and for a number.
    fn patterns(&self) -> (Option<String>, Option<String>) {
        let search = self.search.as_deref();
        let (name, number) = (search.and_then(search_text), search.and_then(search_digits));
        (name.map(|name| format!("%{name}%")), number.map(|digits| format!("{digits}%")))
    }
}

/// The accesses to a scope, newest first, and one more than the page holds if there are more; and what is chosen to be removed from it. The
/// caller has found the scope first, by its owner. Accesses rest while the scope is out of use: the owner sees them, the consumers do not
/// have them.
///
/// A search follows the index of the list, in which the names stand too, until the page is full: 50 000 accesses take 8 ms where nobody
/// matches, and less the more do. Only what is on the page is looked up. A name is missing where an older portal gave the access.
pub(crate) async fn accesses<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    scope: ScopeId,
    slice: &Slice,
) -> sqlx::Result<(Vec<Access>, Vec<Choice>)> {
    let (name, number) = slice.patterns();
    let rows = sqlx::query!(
        r#"
        with page as materialized (
          select a.*, o.name as consumer_name, o.deleted_on
          from (
            select a.scope_access_id
            from scope_access a
            where a.scope_id = $1 and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $6) and a.scope_access_id < $2
              and ($3::text is null
                or coalesce(a.search_name, (select o.search_name from organisation o where o.org_number = a.org_number)) like $3
                or $4::text is not null and a.org_number::text like $4)
            order by a.scope_access_id desc
            limit $5
          ) found
          join scope_access a using (scope_access_id)
          join organisation o using (org_number)
        ),
        draft as materialized (
          select c.access_draft_id as id, c.created_by = $7 as mine, trim(p.given_name || ' ' || p.family_name) as name, c.changed_at as at,
                 (select count(*)
                  from access_draft_item i
                  join scope_access a using (scope_access_id)
                  where i.access_draft_id = c.access_draft_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $6)) as chosen
          from access_draft c
          join person p on p.person_id = c.created_by
          where c.scope_id = $1 and c.confirmed_in is null and c.expires_at > $8
        )
        select a.scope_access_id as "id?: ScopeAccessId", a.org_number as "number?: OrgNumber", a.consumer_name as "name?",
               coalesce(is_deleted(a.deleted_on, $6), false) as "is_deleted!", coalesce(a.first_given_at, a.granted_at) as "given_at?: jiff_sqlx::Timestamp",
               trim(p.given_name || ' ' || p.family_name) as "given_by?", a.given_in as "given_in?",
               a.ends_on as "ends_on?: jiff_sqlx::Date", a.note as "note?",
               access_last_used(a.scope_id, a.org_number) as "last_used?: jiff_sqlx::Timestamp",
               coalesce((select array_agg(distinct h.name order by h.name)
                         from effective_access($6) e join organisation h on h.org_number = e.supplier_org_number
                         where e.via = 'delegated' and e.scope_id = a.scope_id and e.consumer_org_number = a.org_number),
                        '{}') as "suppliers!",
               exists (select from access_draft_item i
                       where i.access_draft_id = (select id from draft where mine) and i.scope_access_id = a.scope_access_id) as "chosen!",
               (select coalesce(jsonb_agg(to_jsonb(d) order by d.at), '[]') from draft d where d.chosen > 0) as "choices!: Json<Vec<Choice>>"
        from (values (1)) one (row)
        left join page a on true
        left join person p on p.person_id = case when a.first_given_at is null then a.given_by else a.first_given_by end
        order by a.scope_access_id desc
        "#,
        scope as _,
        slice.after.map_or(Uuid::max(), ScopeAccessId::uuid),
        name,
        number,
        slice.limit + 1,
        acting.today().to_sqlx() as _,
        acting.person() as _,
        acting.now().to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let choices = rows.first().map(|row| row.choices.0.clone()).unwrap_or_default();
    // Where the page is empty, one row without an access has the choices.
    let accesses = rows.into_iter().filter_map(|row| {
        Some(Access {
            id: row.id?,
            consumer: Party { number: row.number?, name: row.name? },
            is_deleted: row.is_deleted,
            given_at: row.given_at?.to_jiff(),
            given_by: row.given_by,
            given_in: row.given_in,
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            note: row.note,
            suppliers: row.suppliers,
            last_used: row.last_used.map(jiff_sqlx::Timestamp::to_jiff),
            chosen: row.chosen,
        })
    });
    Ok((accesses.collect(), choices))
}

/// The last one before the page that comes before this one: nothing, where that is the first.
pub(crate) async fn before_previous<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    scope: ScopeId,
    slice: &Slice,
) -> sqlx::Result<Option<ScopeAccessId>> {
    let (name, number) = slice.patterns();
    sqlx::query_scalar!(
        r#"
        select a.scope_access_id as "id: ScopeAccessId"
        from scope_access a
        where a.scope_id = $1 and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $6) and a.scope_access_id >= $2
          and ($3::text is null
            or coalesce(a.search_name, (select o.search_name from organisation o where o.org_number = a.org_number)) like $3
            or $4::text is not null and a.org_number::text like $4)
        order by a.scope_access_id
        offset $5 limit 1
        "#,
        scope as _,
        slice.after as Option<ScopeAccessId>,
        name,
        number,
        slice.limit,
        acting.today().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// The accesses to a scope with these ids, as far as they are current.
pub(crate) async fn by_id(
    db: &mut PgConnection,
    scope: ScopeId,
    ids: &[Uuid],
    today: Date,
) -> sqlx::Result<Vec<Access>> {
    let rows = sqlx::query!(
        r#"
        select a.scope_access_id as "id!: ScopeAccessId", a.org_number as "number!: OrgNumber", o.name as "name!",
               is_deleted(o.deleted_on, $3) as "is_deleted!", coalesce(a.first_given_at, a.granted_at) as "given_at!: jiff_sqlx::Timestamp",
               a.given_in as "given_in?", a.ends_on as "ends_on?: jiff_sqlx::Date", a.note as "note?",
               access_last_used(a.scope_id, a.org_number) as "last_used?: jiff_sqlx::Timestamp",
               coalesce((select array_agg(distinct h.name order by h.name)
                         from effective_access($3) e join organisation h on h.org_number = e.supplier_org_number
                         where e.via = 'delegated' and e.scope_id = a.scope_id and e.consumer_org_number = a.org_number),
                        '{}') as "suppliers!"
        from scope_access a
        join organisation o using (org_number)
        where a.scope_id = $1 and a.scope_access_id = any($2) and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $3)
        order by o.name, a.scope_access_id
        "#,
        scope as _,
        ids,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let accesses = rows.into_iter().map(|row| Access {
        id: row.id,
        consumer: Party { number: row.number, name: row.name },
        is_deleted: row.is_deleted,
        given_at: row.given_at.to_jiff(),
        given_by: None,
        given_in: row.given_in,
        ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
        note: row.note,
        suppliers: row.suppliers,
        last_used: row.last_used.map(jiff_sqlx::Timestamp::to_jiff),
        chosen: false,
    });
    Ok(accesses.collect())
}

/// What the register and the scope know of these numbers.
pub(crate) async fn known(
    db: &mut PgConnection,
    scope: ScopeId,
    numbers: &[OrgNumber],
    today: Date,
) -> sqlx::Result<Vec<Known>> {
    let numbers: Vec<i32> = numbers.iter().map(|number| number.get()).collect();
    let rows = sqlx::query!(
        r#"
        select o.org_number as "number: OrgNumber", o.name, is_deleted(o.deleted_on, $3) as "is_deleted!",
               o.bankrupt, o.parent_org_number is not null as "is_sub_unit!", a.scope_access_id is not null as "has!"
        from organisation o
        left join scope_access a
          on a.scope_id = $1 and a.org_number = o.org_number and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $3)
        where o.org_number = any($2)
        "#,
        scope as _,
        &numbers,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let known = rows.into_iter().map(|row| Known {
        number: row.number,
        name: row.name,
        is_deleted: row.is_deleted,
        remark: Remark::of(row.bankrupt, row.is_sub_unit),
        has: row.has,
    });
    Ok(known.collect())
}

/// Locks these organisations, so that one that is deleted from the register meanwhile waits or has been deleted already.
pub(crate) async fn lock_consumers(change: &mut Change, numbers: &[OrgNumber]) -> sqlx::Result<()> {
    register::lock(change.conn(), numbers).await
}

/// Closes accesses of these consumers that have had their last day and that the housekeeping has not reached yet.
pub(crate) async fn close_expired_of(
    change: &mut Change,
    scope: ScopeId,
    consumers: &[OrgNumber],
) -> sqlx::Result<Vec<AccessExpired>> {
    let (at, today) = (change.at(), change.today());
    let numbers: Vec<i32> = consumers.iter().map(|number| number.get()).collect();
    let rows = sqlx::query!(
        r#"
        with closed as (
          update scope_access
          set withdrawn_at = $3, withdrawn_how = 'expired'
          where scope_id = $1 and org_number = any($2) and withdrawn_at is null and ends_on < $4
          returning scope_access_id, scope_id, org_number
        )
        select c.scope_access_id as id, s.scope_id as "scope!: ScopeId", s.environment as "environment!: Environment", s.name as "name!",
               s.provider_org_number as "provider!: OrgNumber", s.provider_name as "provider_name!",
               c.org_number as "consumer: OrgNumber", o.name as consumer_name
        from closed c
        cross join lateral scope_tag(c.scope_id) s
        join organisation o on o.org_number = c.org_number
        "#,
        scope as _,
        &numbers,
        at.to_sqlx() as _,
        today.to_sqlx() as _,
    )
    .fetch_all(change.conn())
    .await?;
    let expired = rows.into_iter().map(|row| {
        let provider = Party { number: row.provider, name: row.provider_name };
        AccessExpired {
            scope: ScopeTag { id: row.scope, environment: row.environment, name: row.name, provider },
            item: AccessItem { id: row.id, consumer: Party { number: row.consumer, name: row.consumer_name } },
        }
    });
    Ok(expired.collect())
}

/// The last days of these accesses, and whether the consumer has been deleted from the register.
pub(crate) async fn last_days(
    db: &mut PgConnection,
    ids: &[Uuid],
    today: Date,
) -> sqlx::Result<Vec<(Uuid, Option<Date>, bool)>> {
    let rows = sqlx::query!(
        r#"
        select a.scope_access_id as id, a.ends_on as "ends_on: jiff_sqlx::Date", is_deleted(o.deleted_on, $2) as "gone!"
        from scope_access a
        join organisation o using (org_number)
        where a.scope_access_id = any($1)
        "#,
        ids,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.ends_on.map(jiff_sqlx::Date::to_jiff), row.gone)).collect())
}

/// Closes one access whose last day has passed, if there is one that nobody is changing.
pub(crate) async fn close_expired(change: &mut Change) -> sqlx::Result<Option<AccessExpired>> {
    let today = change.today();
    let due = sqlx::query!(
        r#"
        select scope_id as "scope: ScopeId", org_number as "consumer: OrgNumber"
        from scope_access
        where withdrawn_at is null and ends_on < $1
        order by scope_access_id
        limit 1
        for update skip locked
        "#,
        today.to_sqlx() as _,
    )
    .fetch_optional(change.conn())
    .await?;
    match due {
        // A consumer has one current access to a scope at most.
        Some(due) => Ok(close_expired_of(change, due.scope, &[due.consumer]).await?.pop()),
        None => Ok(None),
    }
}
