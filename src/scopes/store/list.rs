use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::PgConnection;

use crate::{
    access::{Acting, ViewScopes},
    in_use::Status,
    kernel::{Environment, OrgNumber, ScopeId, oslo, search_text},
};

/// Of which visibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Visibility {
    #[default]
    #[serde(rename = "")]
    All,
    #[serde(rename = "offentlig")]
    Public,
    #[serde(rename = "privat")]
    Private,
}

/// How an address asks for the names from Z to A, and for those changed last first.
pub(crate) const DESCENDING: &str = "-navn";
pub(crate) const NEWEST: &str = "endret";

/// What the list is asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub status: Status,
    pub visibility: Visibility,
    pub order: &'static str,
    /// Where the page before ended: what it is ordered by, and the id.
    pub cursor: Option<(String, ScopeId)>,
    pub limit: i64,
}

impl Filter {
    /// Status and visibility as the address and the statement write them.
    pub(crate) fn words(&self) -> (&'static str, &'static str) {
        let visibility = match self.visibility {
            Visibility::All => "",
            Visibility::Public => "offentlig",
            Visibility::Private => "privat",
        };
        (self.status.word(), visibility)
    }
    /// Where this row stands: what the list is ordered by, and the id.
    pub(crate) fn place(&self, row: &Row) -> (String, ScopeId) {
        (if self.order == NEWEST { row.changed_at.to_string() } else { row.name.clone() }, row.id)
    }
    /// Does it let every scope in use through?
    pub(crate) fn is_open(&self) -> bool {
        self.search.is_none() && self.words() == ("", "")
    }
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: ScopeId,
    pub name: String,
    pub description_nb: String,
    pub description_nn: String,
    pub description_en: String,
    pub public: bool,
    pub open: bool,
    pub delegable: bool,
    pub active: bool,
    /// The day it is to go out of use.
    pub leaves_on: Option<jiff_sqlx::Date>,
    pub changed_at: Timestamp,
    /// How many organisations have it; counted up to 1 000.
    pub accesses: i64,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListPage {
    pub rows: Vec<Row>,
    pub more: bool,
    /// The prefixes the organisation owns: without one there is nothing to make a scope of.
    pub prefixes: Vec<String>,
    /// Consumers that wait for an answer.
    pub waiting: i64,
}

/// One page in one statement. It comes in six forms, because only an order or a condition that is part of the text can use an index.
macro_rules! scopes {
    ($matches:literal, $compare:literal, $order:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            r#"
            with page as materialized (
              select *
              from scope
              where provider_org_number = $1 and environment = $2
                and case $3 when '' then deactivated_at is null when 'deaktivert' then deactivated_at is not null else true end
                and case $4 when 'offentlig' then visibility = 'public' when 'privat' then visibility = 'private' else true end
                and "# + $matches + r#"
                and ($6::text is null or "# + $compare + r#")
              order by "# + $order + r#"
              limit $8
            )
            select scope_id as "id!: ScopeId", name as "name!", description_nb as "description_nb!", description_nn as "description_nn!",
                   description_en as "description_en!", visibility = 'public' as "public!", accessible_for_all as "open!",
                   delegable as "delegable!", deactivated_at is null as "active!",
                   (select p.on_day from scope_plan p
                    where p.scope_id = page.scope_id and p.cancelled_at is null and p.done_at is null) as "leaves_on?: jiff_sqlx::Date",
                   changed_at as "changed_at!: jiff_sqlx::Timestamp",
                   (select count(*) from (
                      select from scope_access a
                      where a.scope_id = page.scope_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $9)
                      limit 1000) counted) as "accesses!"
            from page
            order by "# + $order,
            $($argument),*
        )
    };
}

/// The organisation's scopes.
pub(crate) async fn page_of_scopes(
    db: &mut PgConnection,
    acting: &Acting<ViewScopes>,
    environment: Environment,
    filter: &Filter,
) -> sqlx::Result<ListPage> {
    let now = acting.now();
    let today = oslo(now).date();
    let (status, visibility) = filter.words();
    let pattern = filter.search.as_deref().and_then(search_text);
    let (at, id) = filter.cursor.clone().unzip();
    macro_rules! run {
        ($matches:literal, $compare:literal, $order:literal) => {
            scopes!(
                $matches,
                $compare,
                $order,
                acting.org() as _,
                environment as _,
                status,
                visibility,
                pattern,
                at,
                id as Option<ScopeId>,
                filter.limit + 1,
                today.to_sqlx() as _
            )
            .fetch_all(&mut *db)
            .await?
        };
    }
    macro_rules! ordered {
        ($matches:literal) => {
            match filter.order {
                DESCENDING => run!($matches, "(name, scope_id) < ($6, $7)", "name desc, scope_id desc"),
                NEWEST => {
                    run!(
                        $matches,
                        "(changed_at, scope_id) < ($6::text::timestamptz, $7)",
                        "changed_at desc, scope_id desc"
                    )
                }
                _ => run!($matches, "(name, scope_id) > ($6, $7)", "name, scope_id"),
            }
        };
    }
    let mut rows: Vec<Row> = if pattern.is_some() {
        ordered!(
            "search_key(name || ' ' || description_nb || ' ' || description_nn || ' ' || description_en) like '%' || $5 || '%'"
        )
    } else {
        ordered!("$5::text is null")
    };
    let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let (prefixes, waiting) = prefixes_and_waiting(db, acting.org(), environment, now).await?;
    Ok(ListPage { rows, more, prefixes, waiting })
}

/// The prefixes an organisation owns, and how many consumers wait for an answer about a scope of it in one environment. One statement reads
/// two rooms' tables, because the list may take no more than four.
async fn prefixes_and_waiting(
    db: &mut PgConnection,
    org: OrgNumber,
    environment: Environment,
    now: Timestamp,
) -> sqlx::Result<(Vec<String>, i64)> {
    let row = sqlx::query!(
        r#"
        select coalesce((select array_agg(prefix order by prefix) from prefix where org_number = $1), '{}') as "prefixes!",
               (select count(*) from waiting_access_requests($1, $2, $3)) as "waiting!"
        "#,
        org as _,
        environment as _,
        now.to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    Ok((row.prefixes, row.waiting))
}
