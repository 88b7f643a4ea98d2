use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Catalogued, Relation};
use crate::kernel::{
    AccessRequestId, Environment, OrgNumber, Party, ScopeId, ScopeTag, Title, oslo, search_digits, search_text,
};

/// A part of a list that is ordered by the names of scopes.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Slice {
    /// As it was typed.
    pub search: String,
    /// The last line of the page before.
    pub after: Option<(String, ScopeId)>,
    pub limit: i64,
}

/// Public scopes that are in use, and what `$1` has to do with each of them at `$2`, on the day `$3`.
macro_rules! catalogued {
    ($which:literal, $($argument:expr),* $(,)?) => {
        sqlx::query!(
            r#"
            with page as materialized (
              select s.*, coalesce(p.name, s.provider_org_number::text) as provider_name,
                     p.org_number is not null as provider_known
              from scope s
              left join organisation p on p.org_number = s.provider_org_number
              where s.environment = $4 and s.visibility = 'public' and s.deactivated_at is null and "# + $which + r#"
            )
            select s.scope_id as "id!: ScopeId", s.environment as "environment!: Environment", s.name as "name!",
                   s.provider_org_number as "provider!: OrgNumber", s.provider_name as "provider_name!",
                   s.provider_known as "provider_known!",
                   s.description_nb as "description_nb!", s.description_nn as "description_nn!", s.description_en as "description_en!",
                   s.long_description_nb as "long_nb!", s.long_description_nn as "long_nn!", s.long_description_en as "long_en!",
                   s.documentation as "documentation!", s.delegable as "delegable!", s.accessible_for_all as "open!",
                   exists (
                     select from effective_access($3) e
                     where e.scope_id = s.scope_id and e.consumer_org_number = $1 and e.via = 'own'
                   ) as "has!",
                   (select r.access_request_id
                    from access_request r
                    where r.scope_id = s.scope_id and r.org_number = $1 and is_waiting(r, $2)
                    limit 1) as "asked?: AccessRequestId"
            from page s
            order by s.name, s.scope_id
            "#,
            $($argument),*
        )
    };
}

macro_rules! to_catalogued {
    ($row:expr, $org:expr) => {{
        let row = $row;
        let provider = Party { number: row.provider, name: row.provider_name };
        Catalogued {
            relation: match row.asked {
                _ if row.provider == $org => Relation::Own,
                _ if row.has && row.open => Relation::Open,
                _ if row.has => Relation::Has,
                Some(request) => Relation::Asked(request),
                None if row.provider_known => Relation::Lacks,
                None => Relation::ProviderUnknown,
            },
            tag: ScopeTag { id: row.id, environment: row.environment, name: row.name, provider },
            description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
            long_description: Title { nb: row.long_nb, nn: row.long_nn, en: row.long_en },
            documentation: row.documentation,
            delegable: row.delegable,
        }
    }};
}

/// The catalogue by name, as an organisation sees it, and one more than the page holds if there are more.
pub(in super::super) async fn catalogue(
    db: &mut PgConnection,
    org: OrgNumber,
    environment: Environment,
    slice: &Slice,
    now: Timestamp,
) -> sqlx::Result<Vec<Catalogued>> {
    let (after, id) = slice.after.clone().unzip();
    let rows = catalogued!(
        r#"
        ($5::text is null or p.org_number::text like $9 || '%'
         or search_key(concat_ws(' ', s.name, p.name, s.description_nb, s.description_nn, s.description_en)) like '%' || $5 || '%')
        and ($6::text is null or (s.name, s.scope_id) > ($6, $7::uuid))
        order by s.name, s.scope_id
        limit $8
        "#,
        org as _,
        now.to_sqlx() as _,
        oslo(now).date().to_sqlx() as _,
        environment as _,
        search_text(&slice.search),
        after,
        id as Option<ScopeId>,
        slice.limit + 1,
        search_digits(&slice.search),
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_catalogued!(row, org)).collect())
}

/// One scope of the catalogue. What is private, out of use or of the other environment is not there.
pub(in super::super) async fn catalogued(
    db: &mut PgConnection,
    org: OrgNumber,
    (environment, id): (Environment, ScopeId),
    now: Timestamp,
) -> sqlx::Result<Option<Catalogued>> {
    let row = catalogued!(
        "s.scope_id = $5",
        org as _,
        now.to_sqlx() as _,
        oslo(now).date().to_sqlx() as _,
        environment as _,
        id as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| to_catalogued!(row, org)))
}
