use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    access::{Acting, ViewScopes},
    in_use::Status,
    kernel::{ApiResourceId, Environment, search_text},
};

/// What a query of the list asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub status: Status,
    /// Where the page before ended: title and id.
    pub cursor: Option<(String, ApiResourceId)>,
    pub limit: i64,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: ApiResourceId,
    pub title_nb: String,
    pub title_nn: String,
    pub title_en: String,
    pub identifier: String,
    pub version: i32,
    pub scopes: i64,
    pub writes: bool,
    pub delegable: bool,
    pub active: bool,
    /// Counted up to 1 000.
    pub delegations: i64,
    /// Of these, how many give something else than the newest version; counted up to 1 000.
    pub behind: i64,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListPage {
    pub rows: Vec<Row>,
    pub more: bool,
}

/// The organisation's resources, by title.
pub(crate) async fn page_of_resources(
    db: &mut PgConnection,
    acting: &Acting<ViewScopes>,
    environment: Environment,
    filter: &Filter,
) -> sqlx::Result<ListPage> {
    let pattern = filter.search.as_deref().and_then(search_text);
    let (title, id) = filter.cursor.clone().unzip();
    let mut rows = sqlx::query_as!(
        Row,
        r#"
        with page as materialized (
          select r.*, v.version, v.scope_names, v.writes
          from api_resource r
          join lateral (
            select version, scope_names, writes
            from api_resource_version
            where api_resource_id = r.api_resource_id
            order by version desc
            limit 1
          ) v on true
          where r.provider_org_number = $1 and r.environment = $2
            and case $3 when '' then r.deactivated_at is null when 'deaktivert' then r.deactivated_at is not null else true end
            and ($4::text is null
                 or search_key(concat_ws(' ', r.identifier, r.title_nb, r.title_nn, r.title_en, array_to_string(v.scope_names, ' ')))
                    like '%' || $4 || '%')
            and ($5::text is null or (r.title_nb, r.api_resource_id) > ($5, $6))
          order by r.title_nb, r.api_resource_id
          limit $7
        )
        select api_resource_id as "id!: ApiResourceId", identifier as "identifier!", title_nb as "title_nb!", title_nn as "title_nn!",
               title_en as "title_en!", version as "version!", cardinality(scope_names)::bigint as "scopes!", writes as "writes!",
               delegable as "delegable!", deactivated_at is null as "active!",
               (select count(*) from (
                  select from resource_users(page.api_resource_id, $8)
                  limit 1000) counted) as "delegations!",
               (select count(*) from (
                  select from api_resource_version o
                  join resource_users(page.api_resource_id, $8) u on u.version = o.version
                  where o.api_resource_id = page.api_resource_id and o.version < page.version
                    and not (o.scope_names @> page.scope_names and o.scope_names <@ page.scope_names)
                  limit 1000) counted) as "behind!"
        from page
        order by title_nb, api_resource_id
        "#,
        acting.org() as _,
        environment as _,
        filter.status.word(),
        pattern,
        title,
        id as Option<ApiResourceId>,
        filter.limit + 1,
        acting.today().to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(ListPage { rows, more })
}
