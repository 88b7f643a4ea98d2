//! The statements of the list of holders. Each shows those who hold something, and between them those who have rights by their role in
//! the register alone. The total, counted up to 1 000, and the newest draft come along in the same statement, which saves two round
//! trips.
//!
//! Only a key and a direction that stand in the text of a statement can follow an index, so there is one statement for each of the four
//! orders. What differs between them is given to the macros: the key of a holder, of one whose last right ended, and of one with a role
//! alone; the comparison with where the page before ended; and the direction.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::filter::{Filter, Status};
use crate::kernel::{ChangeSetId, OrgNumber, PersonId};

/// How far the holders that match a filter are counted.
const COUNTED: i64 = 1_000;

/// What all of them need to know.
#[derive(Clone, Copy)]
pub(super) struct Query<'a> {
    pub org: OrgNumber,
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

/// Everybody, in one order.
macro_rules! everybody {
    (
        $db:expr, $query:expr, $cursor:expr, $key:literal, $role_key:literal, $after:literal, $direction:literal
        $(, $never:expr)?
    ) => {
        sqlx::query_as!(
            Row,
            r#"
            with role as materialized (
              select *
              from role_holders($1, $2)
            ),
            page as (
              (select holder_id, "# + $key + r#" as key, sort_name, deleted_on, bankrupt, apis, ends_on, changed_at, grant_kinds, grant_codes,
                      grants_end_on
               from holder
               where org_number = $1 and quiet_since is null and (holds_until is null or holds_until >= $2) and ("# + $key + ", holder_id) " + $after + r#" ($3, $4)
               order by "# + $key + $direction + ", holder_id" + $direction + r#"
               limit $5)
              union all
              select holder_id, "# + $role_key + r#", sort_name, null, false, 0, null, null, '{}', '{}', null
              from role
              where not listed and ("# + $role_key + r#", holder_id collate "C") "# + $after + r#" ($3, $4)
            )
            select page.holder_id as "holder!", page.sort_name as "name!", page.deleted_on, page.bankrupt, page.apis, page.ends_on,
                   page.changed_at, page.grant_kinds as kinds, page.grant_codes as codes, page.grants_end_on, role.roles as "roles?",
                   (select count(*) from (select from holder where org_number = $1 and quiet_since is null and (holds_until is null or holds_until >= $2)
                                          limit $8) counted)
                     + (select count(*) from role where not listed) as "total!",
                   (select c.change_set_id
                    from change_set c
                    where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                      and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                    order by c.changed_at desc
                    limit 1) as "draft: ChangeSetId"
            from page
            left join role on role.holder_id = page.holder_id
            order by page.key"# + $direction + ", page.holder_id" + $direction + r#"
            limit $5
            "#,
            $query.org as _,
            $query.today.to_sqlx() as _,
            $cursor,
            $query.filter.id(),
            $query.filter.limit + 1,
            $query.person as _,
            $query.now.to_sqlx() as _,
            COUNTED,
            $($never as _,)?
        )
        .fetch_all($db)
        .await
    };
}

/// Those who match a search, a kind or a status, in one order. Somebody who has nothing left was changed when the last of it ended.
///
/// Holders are compared one after the other in the order of the list, in its index alone, until there are as many as are counted: among
/// 10 000 that takes 1 to 2 ms whether nobody matches or everybody. Only the lines of the page are looked up, with a lateral, because the
/// planner knows what an average giver has and would read all of them for a join.
///
/// Who holds an API that is searched for is read from `delegation_api_idx`, up to 2 000 of them. Where there are more, a line is soon
/// found, and each holder is asked for itself. `offset 0` and `version > 0`, which is always true, keep the planner from reading all
/// delegations of the giver for each of them: it knows what an average giver has, and would find `delegation_api_idx` cheap.
macro_rules! matching {
    (
        $db:expr, $query:expr, $cursor:expr, $counted:expr, $key:literal, $from:literal, $removed_key:literal, $role_key:literal, $after:literal,
        $direction:literal $(, $never:expr)?
    ) => {
        sqlx::query_as!(
            Row,
            r#"
            with role as materialized (
              select *
              from role_holders($1, $2)
              where not $9 and not $13 and ($8::boolean is null or $8 = (holder_org_number is not null))
                and ($10::text is null or search_key(sort_name) like $10 or holder_org_number::text like $10)
            ),
            api as materialized (
              select r.api_resource_id, v.version
              from api_resource r
              join api_resource_version v using (api_resource_id)
              where search_key(concat_ws(' ', r.title_nb, r.title_nn, r.title_en, array_to_string(v.scope_names, ' '))) like $10
            ),
            by_api as materialized (
              select d.holder_org_number
              from api
              join delegation d on d.org_number = $1 and d.api_resource_id = api.api_resource_id and d.resource_version = api.version
              where d.withdrawn_at is null
              limit 2000
            ),
            found as materialized (
              (select h.holder_id, "# + $key + r#" as key, true as holds
               from holder h
               where not $9 and h.org_number = $1 and h.quiet_since is null and (h.holds_until is null or h.holds_until >= $11)
                 and ($8 is null or $8 = (h.holder_org_number is not null))
                 and (not $13::boolean or ends_soon(least(h.ends_on, h.grants_end_on), $11)
                   or least(h.ends_on, h.grants_end_on) < $11 and (
                     exists (
                       select from delegation d
                       where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                         and ends_soon(d.ends_on, $11))
                     or exists (
                       select from access_grant g
                       where g.org_number = $1 and g.holder_id = h.holder_id and g.withdrawn_at is null and ends_soon(g.ends_on, $11))))
                 and ($10 is null or h.search_text like $10
                   or exists (table by_api) and h.holder_org_number in (table by_api)
                   or (select count(*) = 2000 from by_api) and exists (
                     select from (
                       select d.api_resource_id, d.resource_version
                       from delegation d
                       where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                         and d.version > 0
                       offset 0
                     ) own
                     where (own.api_resource_id, own.resource_version) in (table api)))
                 "# + $from + r#"
               order by "# + $key + $direction + ", h.holder_id" + $direction + r#"
               limit $12)
              union all
              (select h.holder_id, "# + $removed_key + r#", true
               from holder h
               where $9::boolean and h.org_number = $1 and h.quiet_since >= $11 - 30
                 and ($8 is null or $8 = (h.holder_org_number is not null))
                 and ($10 is null or h.search_text like $10) and ("# + $removed_key + ", h.holder_id) " + $after + r#" ($3, $4)
               order by "# + $removed_key + $direction + ", h.holder_id" + $direction + r#"
               limit $12)
            ),
            page as (
              (select * from found limit $5)
              union all
              select holder_id, "# + $role_key + r#", false
              from role
              where not listed and ("# + $role_key + r#", holder_id collate "C") "# + $after + r#" ($3, $4)
            )
            select page.holder_id as "holder!", coalesce(h.sort_name, role.sort_name) as "name!", h.deleted_on as "deleted_on?",
                   h.bankrupt as "bankrupt?", h.apis as "apis?", h.ends_on as "ends_on?",
                   coalesce(h.quiet_since, h.changed_at) as changed_at, h.grant_kinds as "kinds?", h.grant_codes as "codes?",
                   h.grants_end_on as "grants_end_on?", role.roles as "roles?",
                   (select count(*) from found) + (select count(*) from role where not listed) as "total!",
                   (select c.change_set_id
                    from change_set c
                    where c.org_number = $1 and c.created_by = $6 and c.confirmed_in is null and c.expires_at > $7
                      and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                    order by c.changed_at desc
                    limit 1) as "draft: ChangeSetId"
            from page
            left join lateral (
              select *
              from holder
              where page.holds and org_number = $1 and holder_id = page.holder_id
              limit 1
            ) h on true
            left join role on role.holder_id = page.holder_id
            order by page.key"# + $direction + ", page.holder_id" + $direction + r#"
            limit $5
            "#,
            $query.org as _,
            $query.today.to_sqlx() as _,
            $cursor,
            $query.filter.id(),
            $query.filter.limit + 1,
            $query.person as _,
            $query.now.to_sqlx() as _,
            $query.filter.only_organisations(),
            $query.filter.status == Status::Removed,
            $query.filter.pattern(),
            $query.today.to_sqlx() as _,
            $counted,
            $query.filter.status == Status::Ending,
            $($never as _,)?
        )
        .fetch_all($db)
        .await
    };
}

/// One page of everybody, with a line more where there is a next page.
pub(super) async fn everybody(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    let (name, time) = (query.filter.name(), query.filter.time().to_sqlx());
    let never = query.filter.order.never().to_sqlx();
    match (query.filter.order.is_by_change(), query.filter.falls()) {
        (false, false) => everybody!(db, query, name, "sort_name", r#"sort_name collate "nb-x-icu""#, ">", ""),
        (false, true) => everybody!(db, query, name, "sort_name", r#"sort_name collate "nb-x-icu""#, "<", " desc"),
        (true, false) => {
            everybody!(db, query, time as _, "coalesce(changed_at, 'epoch')", "$9::timestamptz", ">", "", never)
        }
        (true, true) => {
            everybody!(db, query, time as _, "coalesce(changed_at, 'epoch')", "$9::timestamptz", "<", " desc", never)
        }
    }
}

/// One page of those who match, with a line more where there is a next page. All are counted from the first page only; on the later
/// ones that is a statement of its own.
pub(super) async fn matching(db: &mut PgConnection, query: &Query<'_>) -> sqlx::Result<Vec<Row>> {
    if query.filter.cursor.is_none() {
        return walk(db, query, COUNTED.max(query.filter.limit + 1)).await;
    }
    let from_the_first = Filter { cursor: None, backwards: false, limit: 0, ..query.filter.clone() };
    let first = walk(db, &Query { filter: &from_the_first, ..*query }, COUNTED).await?;
    let total = first.first().map_or(0, |row| row.total);
    let rows = walk(db, query, query.filter.limit + 1).await?;
    Ok(rows.into_iter().map(|row| Row { total, ..row }).collect())
}

/// Goes on from where the page before ended until so many match.
async fn walk(db: &mut PgConnection, query: &Query<'_>, most: i64) -> sqlx::Result<Vec<Row>> {
    let (name, time) = (query.filter.name(), query.filter.time().to_sqlx());
    let never = query.filter.order.never().to_sqlx();
    macro_rules! by_name {
        ($from:tt, $after:tt, $direction:tt) => {
            matching!(
                db,
                query,
                name,
                most,
                "h.sort_name",
                $from,
                "h.sort_name",
                r#"sort_name collate "nb-x-icu""#,
                $after,
                $direction
            )
        };
    }
    macro_rules! by_change {
        ($from:tt, $after:tt, $direction:tt) => {
            matching!(
                db,
                query,
                time as _,
                most,
                "coalesce(h.changed_at, 'epoch')",
                $from,
                "h.quiet_since",
                "$14::timestamptz",
                $after,
                $direction,
                never
            )
        };
    }
    // On the first page there is no name to go on from. To compare ten thousand names with nothing would take longer than the search.
    match (query.filter.order.is_by_change(), query.filter.falls(), query.filter.cursor.is_none()) {
        (false, false, true) => by_name!("", ">", ""),
        (false, true, true) => by_name!("", "<", " desc"),
        (false, false, false) => by_name!("and (h.sort_name, h.holder_id) > ($3, $4)", ">", ""),
        (false, true, false) => by_name!("and (h.sort_name, h.holder_id) < ($3, $4)", "<", " desc"),
        (true, false, _) => by_change!("and (coalesce(h.changed_at, 'epoch'), h.holder_id) > ($3, $4)", ">", ""),
        (true, true, _) => by_change!("and (coalesce(h.changed_at, 'epoch'), h.holder_id) < ($3, $4)", "<", " desc"),
    }
}
