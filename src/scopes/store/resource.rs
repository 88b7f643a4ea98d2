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
        select r.api_resource_id as "id: ApiResourceId", r.environment as "environment: Environment",
               r.provider_org_number as "provider: OrgNumber", coalesce(p.name, r.provider_org_number::text) as "provider_name!",
               r.title_nb, r.title_nn, r.title_en, r.description_nb, r.description_nn, r.description_en,
               v.version, v.scope_names, v.writes,
               r.delegable and f.delegable as "provider_allows!",
               r.deactivated_at is null and f.active as "active!",
               f.accessible as "accessible!",
               exists (
                 select from delegation d
                 where d.org_number = $1 and d.holder_org_number = $2 and d.api_resource_id = r.api_resource_id
                   and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= $3)
               ) as "held_already!"
        from api_resource r
        join lateral (
          select version, scope_names, writes
          from api_resource_version
          where api_resource_id = r.api_resource_id
          order by version desc
          limit 1
        ) v on true
        left join organisation p on p.org_number = r.provider_org_number
        cross join lateral (
          select bool_and(s.scope_id is not null and s.deactivated_at is null) as active,
                 bool_and(coalesce(s.delegable, false)) as delegable,
                 bool_and(exists (
                   select from effective_access($3) e
                   where e.scope_id = s.scope_id and e.consumer_org_number = $1 and e.via = 'own'
                 )) as accessible
          from unnest(v.scope_names) as wanted (name)
          left join scope s on s.environment = r.environment and s.name = wanted.name
        ) f
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
