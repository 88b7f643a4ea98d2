//! The five statements of the list of holders: one for each order, which follows the index of that order from where the page before
//! ended, and one for searches. They are written out because only a key and a direction that stand in the text can follow an index.
//!
//! Each shows those who hold something, and between them those who have rights by their role in the register alone. The total, counted
//! up to 1 000, and the newest draft come along in the same statement, which saves two round trips.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::filter::Filter;
use crate::kernel::{ChangeSetId, OrgNumber, PersonId};

/// What all of them need to know.
pub(super) struct Query<'a> {
    pub org: OrgNumber,
    pub main_unit: Option<OrgNumber>,
    pub person: PersonId,
    pub filter: &'a Filter,
    pub today: Date,
    pub now: Timestamp,
}

/// A line as the database gives it. What is held is missing where somebody has rights by role alone.
pub(super) struct Row {
    pub holder: String,
    pub name: String,
    pub deleted_on: Option<jiff_sqlx::Date>,
    pub bankrupt: Option<bool>,
    pub apis: Option<i64>,
    pub ends_on: Option<jiff_sqlx::Date>,
    pub changed_at: Option<jiff_sqlx::Timestamp>,
    pub kinds: Option<Vec<String>>,
    pub codes: Option<Vec<String>>,
    pub grants_end_on: Option<jiff_sqlx::Date>,
    pub roles: Option<Vec<String>>,
    pub total: i64,
    pub draft: Option<ChangeSetId>,
}

/// From A to Å.
pub(super) async fn by_name(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        r#"
        with role as materialized (
          select *
          from role_holders($1, $2)
          where $8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null)
        ),
        page as (
          (select holder_id, sort_name, deleted_on, bankrupt, apis, ends_on, changed_at, grant_kinds, grant_codes, grants_end_on
           from holder
           where org_number = $1 and quiet_since is null and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
             and (sort_name, holder_id) > ($3, $4)
           order by sort_name, holder_id
           limit $5)
          union all
          select holder_id, sort_name, null, false, 0, null, null, '{}', '{}', null
          from role
          where not listed and (sort_name collate "nb-x-icu", holder_id collate "C") > ($3, $4)
        )
        select page.holder_id as "holder!", page.sort_name as "name!", page.deleted_on, page.bankrupt, page.apis, page.ends_on,
               page.changed_at, page.grant_kinds as kinds, page.grant_codes as codes, page.grants_end_on, role.roles as "roles?",
               (select count(*)
                from (select from holder
                      where org_number = $1 and quiet_since is null
                        and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
                      limit 1000) counted)
                 + (select count(*) from role where not listed) as "total!",
               (select c.change_set_id
                from change_set c
                where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                  and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                order by c.changed_at desc
                limit 1) as "draft: ChangeSetId"
        from page
        left join role on role.holder_id = page.holder_id
        order by page.sort_name, page.holder_id
        limit $5
        "#,
        query.org as _,
        query.main_unit as Option<OrgNumber>,
        query.filter.name(),
        query.filter.id(),
        query.filter.limit + 1,
        query.person as _,
        query.now.to_sqlx() as _,
        query.filter.words().0,
    )
    .fetch_all(db)
    .await
}

/// From Å to A.
pub(super) async fn by_name_falling(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        r#"
        with role as materialized (
          select *
          from role_holders($1, $2)
          where $8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null)
        ),
        page as (
          (select holder_id, sort_name, deleted_on, bankrupt, apis, ends_on, changed_at, grant_kinds, grant_codes, grants_end_on
           from holder
           where org_number = $1 and quiet_since is null and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
             and (sort_name, holder_id) < ($3, $4)
           order by sort_name desc, holder_id desc
           limit $5)
          union all
          select holder_id, sort_name, null, false, 0, null, null, '{}', '{}', null
          from role
          where not listed and (sort_name collate "nb-x-icu", holder_id collate "C") < ($3, $4)
        )
        select page.holder_id as "holder!", page.sort_name as "name!", page.deleted_on, page.bankrupt, page.apis, page.ends_on,
               page.changed_at, page.grant_kinds as kinds, page.grant_codes as codes, page.grants_end_on, role.roles as "roles?",
               (select count(*)
                from (select from holder
                      where org_number = $1 and quiet_since is null
                        and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
                      limit 1000) counted)
                 + (select count(*) from role where not listed) as "total!",
               (select c.change_set_id
                from change_set c
                where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                  and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                order by c.changed_at desc
                limit 1) as "draft: ChangeSetId"
        from page
        left join role on role.holder_id = page.holder_id
        order by page.sort_name desc, page.holder_id desc
        limit $5
        "#,
        query.org as _,
        query.main_unit as Option<OrgNumber>,
        query.filter.name(),
        query.filter.id(),
        query.filter.limit + 1,
        query.person as _,
        query.now.to_sqlx() as _,
        query.filter.words().0,
    )
    .fetch_all(db)
    .await
}

/// Who was given something last comes last.
pub(super) async fn oldest_first(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        r#"
        with role as materialized (
          select *
          from role_holders($1, $2)
          where $8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null)
        ),
        page as (
          (select holder_id, sort_name, deleted_on, bankrupt, apis, ends_on, changed_at, grant_kinds, grant_codes, grants_end_on,
                  coalesce(changed_at, 'epoch') as sort_at
           from holder
           where org_number = $1 and quiet_since is null and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
             and (coalesce(changed_at, 'epoch'), holder_id) > ($3, $4)
           order by coalesce(changed_at, 'epoch'), holder_id
           limit $5)
          union all
          select holder_id, sort_name, null, false, 0, null, null, '{}', '{}', null, $9::timestamptz
          from role
          where not listed and ($9::timestamptz, holder_id collate "C") > ($3, $4)
        )
        select page.holder_id as "holder!", page.sort_name as "name!", page.deleted_on, page.bankrupt, page.apis, page.ends_on,
               page.changed_at, page.grant_kinds as kinds, page.grant_codes as codes, page.grants_end_on, role.roles as "roles?",
               (select count(*)
                from (select from holder
                      where org_number = $1 and quiet_since is null
                        and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
                      limit 1000) counted)
                 + (select count(*) from role where not listed) as "total!",
               (select c.change_set_id
                from change_set c
                where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                  and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                order by c.changed_at desc
                limit 1) as "draft: ChangeSetId"
        from page
        left join role on role.holder_id = page.holder_id
        order by page.sort_at, page.holder_id
        limit $5
        "#,
        query.org as _,
        query.main_unit as Option<OrgNumber>,
        query.filter.time().to_sqlx() as _,
        query.filter.id(),
        query.filter.limit + 1,
        query.person as _,
        query.now.to_sqlx() as _,
        query.filter.words().0,
        query.filter.order.never().to_sqlx() as _,
    )
    .fetch_all(db)
    .await
}

/// Who was given something last comes first.
pub(super) async fn newest_first(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        r#"
        with role as materialized (
          select *
          from role_holders($1, $2)
          where $8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null)
        ),
        page as (
          (select holder_id, sort_name, deleted_on, bankrupt, apis, ends_on, changed_at, grant_kinds, grant_codes, grants_end_on,
                  coalesce(changed_at, 'epoch') as sort_at
           from holder
           where org_number = $1 and quiet_since is null and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
             and (coalesce(changed_at, 'epoch'), holder_id) < ($3, $4)
           order by coalesce(changed_at, 'epoch') desc, holder_id desc
           limit $5)
          union all
          select holder_id, sort_name, null, false, 0, null, null, '{}', '{}', null, $9::timestamptz
          from role
          where not listed and ($9::timestamptz, holder_id collate "C") < ($3, $4)
        )
        select page.holder_id as "holder!", page.sort_name as "name!", page.deleted_on, page.bankrupt, page.apis, page.ends_on,
               page.changed_at, page.grant_kinds as kinds, page.grant_codes as codes, page.grants_end_on, role.roles as "roles?",
               (select count(*)
                from (select from holder
                      where org_number = $1 and quiet_since is null
                        and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
                      limit 1000) counted)
                 + (select count(*) from role where not listed) as "total!",
               (select c.change_set_id
                from change_set c
                where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                  and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                order by c.changed_at desc
                limit 1) as "draft: ChangeSetId"
        from page
        left join role on role.holder_id = page.holder_id
        order by page.sort_at desc, page.holder_id desc
        limit $5
        "#,
        query.org as _,
        query.main_unit as Option<OrgNumber>,
        query.filter.time().to_sqlx() as _,
        query.filter.id(),
        query.filter.limit + 1,
        query.person as _,
        query.now.to_sqlx() as _,
        query.filter.words().0,
        query.filter.order.never().to_sqlx() as _,
    )
    .fetch_all(db)
    .await
}

/// Those who match a search or a status, in any order: all of them are found first and sorted then. Somebody who has nothing left was
/// changed when the last of it ended.
///
/// The filters are compared with what stands in `holder_current_idx`, so that no row is read that does not match: among 10 000 holders a
/// search by name takes 3 to 5 ms, where reading the rows and comparing with ILIKE took 20 to 25. Who holds an API that is searched for
/// is read from `delegation_api_idx`: 15 ms where it took 280. The rows of the page are looked up one by one, with a lateral, because
/// the planner knows only what an average giver has and would read all 10 000 for a join (4 ms).
pub(super) async fn matching(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    let (kind, status) = query.filter.words();
    sqlx::query_as!(
        Row,
        r#"
        with role as materialized (
          select *
          from role_holders($1, $2)
          where $9 = '' and ($8 = '' or ($8 = 'virksomhet') = (holder_org_number is not null))
            and ($10::text is null or sort_name ilike $10 or holder_org_number::text like $10)
        ),
        found as materialized (
          select h.holder_id, h.sort_name, coalesce(h.changed_at, 'epoch') as sort_at, true as holds
          from holder h
          where $9 <> 'fjernet' and h.org_number = $1 and h.quiet_since is null
            and ($8 = '' or ($8 = 'virksomhet') = (h.holder_org_number is not null))
            and ($9 <> 'utloper' or h.ends_on is not null and (h.ends_on between $11 and $11::date + 30 or h.ends_on < $11 and exists (
              select from delegation d
              where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                and d.ends_on between $11 and $11 + 30)))
            and ($10 is null or h.search_text like $10 or h.holder_org_number in (
              select d.holder_org_number
              from delegation d
              join api_resource r using (api_resource_id)
              join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
              where d.org_number = $1 and d.withdrawn_at is null
                and (r.title_nb ilike $10 or r.title_en ilike $10 or array_to_string(v.scope_names, ' ') ilike $10)))
          union all
          select h.holder_id, h.sort_name, h.quiet_since, true
          from holder h
          where $9 = 'fjernet' and h.org_number = $1 and h.quiet_since >= $11 - 30
            and ($8 = '' or ($8 = 'virksomhet') = (h.holder_org_number is not null))
            and ($10 is null or h.search_text like $10)
          union all
          select holder_id, sort_name, $13::timestamptz, false
          from role
          where not listed
        ),
        page as (
          select *
          from found
          where case
              when $14 and $15 then (sort_at, holder_id) < ($12, $4)
              when $14 then (sort_at, holder_id) > ($12, $4)
              when $15 then (sort_name, holder_id) < ($3, $4)
              else (sort_name, holder_id) > ($3, $4)
            end
          order by case when $14 and $15 then sort_at end desc, case when $14::boolean then sort_at end,
                   case when not $14 and $15 then sort_name end desc, case when not $14 then sort_name end,
                   case when $15::boolean then holder_id end desc, holder_id
          limit $5
        ),
        numbered as (
          select *, row_number() over () as nth
          from page
        )
        select page.holder_id as "holder!", page.sort_name as "name!", h.deleted_on as "deleted_on?", h.bankrupt as "bankrupt?",
               h.apis as "apis?", h.ends_on as "ends_on?", coalesce(h.quiet_since, h.changed_at) as changed_at,
               h.grant_kinds as "kinds?", h.grant_codes as "codes?", h.grants_end_on as "grants_end_on?", role.roles as "roles?",
               (select count(*) from found) as "total!",
               (select c.change_set_id
                from change_set c
                where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                  and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                order by c.changed_at desc
                limit 1) as "draft: ChangeSetId"
        from numbered page
        left join lateral (
          select *
          from holder
          where page.holds and org_number = $1 and holder_id = page.holder_id
          limit 1
        ) h on true
        left join role on role.holder_id = page.holder_id
        order by page.nth
        "#,
        query.org as _,
        query.main_unit as Option<OrgNumber>,
        query.filter.name(),
        query.filter.id(),
        query.filter.limit + 1,
        query.person as _,
        query.now.to_sqlx() as _,
        kind,
        status,
        query.filter.pattern(),
        query.today.to_sqlx() as _,
        query.filter.time().to_sqlx() as _,
        query.filter.order.never().to_sqlx() as _,
        query.filter.order.is_by_change(),
        query.filter.falls(),
    )
    .fetch_all(db)
    .await
}
