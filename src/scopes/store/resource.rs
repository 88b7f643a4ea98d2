use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::ApiResource;
use crate::kernel::{ApiResourceId, Environment, OrgNumber, Title};

/// Every API resource as `consumer` sees it, and whether `holder` has it from the consumer already. Ordered by provider and title.
pub async fn resources_for(
    db: &mut PgConnection,
    consumer: OrgNumber,
    holder: Option<OrgNumber>,
    today: Date,
) -> sqlx::Result<Vec<ApiResource>> {
    let rows = sqlx::query!(
        r#"
        select r.api_resource_id as "id!: ApiResourceId", r.environment as "environment!: Environment",
               r.provider_org_number as "provider!: OrgNumber", coalesce(p.name, r.provider_org_number::text) as "provider_name!",
               r.title_nb as "title_nb!", r.title_nn as "title_nn!", r.title_en as "title_en!",
               r.description_nb as "description_nb!", r.description_nn as "description_nn!", r.description_en as "description_en!",
               r.version as "version!", r.scope_names as "scope_names!", r.writes as "writes!", r.provider_allows as "provider_allows!",
               r.active as "active!", r.accessible as "accessible!", r.held_already as "held_already!"
        from givable_resources($1, $2, $3) r
        left join organisation p on p.org_number = r.provider_org_number
        order by "provider_name!", r.title_nb, r.api_resource_id
        "#,
        consumer as _,
        holder as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| ApiResource {
            id: row.id,
            environment: row.environment,
            provider: row.provider,
            provider_name: row.provider_name,
            title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
            description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
            version: row.version,
            scopes: row.scope_names,
            writes: row.writes,
            provider_allows: row.provider_allows,
            active: row.active,
            accessible: row.accessible,
            held_already: row.held_already,
        })
        .collect())
}
