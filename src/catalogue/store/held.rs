use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{super::model::Access, Slice};
use crate::{
    access::{Acting, ViewAccesses, ViewDelegations},
    kernel::{Environment, OrgNumber, Party, ScopeId, Title, search_digits, search_text},
};

/// What the organisation may use, by name, and one more than the page holds if there are more: what was given to it, or what everybody
/// has. Its suppliers are named to those who may see what suppliers have.
pub(in super::super) async fn held(
    db: &mut PgConnection,
    acting: &Acting<ViewAccesses>,
    environment: Environment,
    everybodys: bool,
    slice: &Slice,
) -> sqlx::Result<Vec<Access>> {
    let (after, id) = slice.after.clone().unzip();
    let rows = sqlx::query!(
        r#"
        with page as materialized (
          select s.*, e.given_at, e.ends_on, l.on_day, coalesce(p.name, s.provider_org_number::text) as provider_name
          from effective_access($2) e
          join scope s on s.scope_id = e.scope_id
          left join organisation p on p.org_number = s.provider_org_number
          left join scope_plan l on l.scope_id = s.scope_id and l.cancelled_at is null and l.done_at is null
          where e.consumer_org_number = $1 and e.environment = $3 and e.via = 'own' and (e.scope_access_id is null) = $4::boolean
            and ($5::text is null or p.org_number::text like $10 || '%'
                 or search_key(concat_ws(' ', s.name, p.name, s.description_nb, s.description_nn, s.description_en)) like '%' || $5 || '%')
            and ($6::text is null or (s.name, s.scope_id) > ($6, $7::uuid))
          order by s.name, s.scope_id
          limit $8
        )
        select s.scope_id as "scope!: ScopeId", s.name as "name!", s.visibility = 'public' as "public!",
               s.provider_org_number as "provider!: OrgNumber", s.provider_name as "provider_name!",
               s.description_nb as "description_nb!", s.description_nn as "description_nn!", s.description_en as "description_en!",
               s.given_at as "given_at?: jiff_sqlx::Timestamp", s.ends_on as "ends_on?: jiff_sqlx::Date",
               s.on_day as "goes_on?: jiff_sqlx::Date",
               h.numbers as "numbers!: Vec<OrgNumber>", h.names as "names!"
        from page s
        cross join lateral (
          select coalesce(array_agg(o.org_number order by o.name, o.org_number), '{}') as numbers,
                 coalesce(array_agg(o.name order by o.name, o.org_number), '{}') as names
          from (
            select distinct e.supplier_org_number
            from effective_access($2) e
            where e.via = 'delegated' and e.scope_id = s.scope_id and e.consumer_org_number = $1 and $9::boolean
          ) used
          join organisation o on o.org_number = used.supplier_org_number
        ) h
        order by s.name, s.scope_id
        "#,
        acting.org() as _,
        acting.today().to_sqlx() as _,
        environment as _,
        everybodys,
        search_text(&slice.search),
        after,
        id as Option<ScopeId>,
        slice.limit + 1,
        acting.can::<ViewDelegations>(),
        search_digits(&slice.search),
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Access {
            scope: row.scope,
            name: row.name,
            description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
            public: row.public,
            provider: Party { number: row.provider, name: row.provider_name },
            given_at: row.given_at.map(jiff_sqlx::Timestamp::to_jiff),
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            goes_on: row.goes_on.map(jiff_sqlx::Date::to_jiff),
            suppliers: row.numbers.into_iter().zip(row.names).map(|(number, name)| Party { number, name }).collect(),
        })
        .collect())
}
