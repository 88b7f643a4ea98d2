use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Kind, Pick, Reach};
use crate::kernel::{Environment, Lang, OrgNumber, Party, ScopeId, Title, search_text};

/// Which scopes are looked for.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Picking<'a> {
    pub search: &'a str,
    /// Those that are chosen already are there whatever is looked for.
    pub chosen: &'a [ScopeId],
    /// And no others.
    pub only_chosen: bool,
    /// For clients of this type, which may have no others than those of its own.
    pub kind: Kind,
    pub limit: i64,
}

/// Scopes in use that a client of the organisation could have, or that the organisation can ask for: what is chosen, what it may use,
/// what customers have delegated, and the rest, each by name. Those that nobody shows to the organisation are not there.
pub(in super::super) async fn picks(
    db: &mut PgConnection,
    (org, environment, lang): (OrgNumber, Environment, Lang),
    picking: Picking<'_>,
    today: Date,
) -> sqlx::Result<Vec<Pick>> {
    let only =
        picking.kind.rules().only_scopes.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    let rows = sqlx::query!(
        r#"
        with reached as materialized (
          select e.scope_id,
                 case when bool_or(e.via = 'own' and e.scope_access_id is not null) then 'held'
                      when bool_or(e.via = 'own') then 'open'
                      else 'delegated' end as reach
          from effective_access($3) e
          where e.environment = $2
            and (e.via = 'own' and e.consumer_org_number = $1 or e.via = 'delegated' and e.supplier_org_number = $1)
          group by e.scope_id
        )
        select s.scope_id as "id: ScopeId", s.name, s.description_nb, s.description_nn, s.description_en,
               s.provider_org_number as "provider: OrgNumber", coalesce(p.name, s.provider_org_number::text) as "provider_name!",
               s.visibility = 'public' as "is_public!",
               case when s.deactivated_at is not null then 'missing'
                    when s.name <> all ($9::text[]) then 'wrong-type'
                    when s.integration_types <> '{}' and $7 <> all (s.integration_types) then 'wrong-type'
                    when r.reach is not null then r.reach
                    when s.delegable then 'delegable'
                    else 'missing' end as "reach!: Reach"
        from scope s
        left join reached r using (scope_id)
        left join organisation p on p.org_number = s.provider_org_number
        where s.environment = $2
          and (s.scope_id = any($4)
                 and (r.reach is not null or s.visibility = 'public' or s.provider_org_number = $1
                      -- What a client has had from before its provider hid it.
                      or exists (
                        select from client_scope h
                        join client c using (client_id)
                        where h.scope_id = s.scope_id and h.removed_at is null and c.org_number = $1
                      ))
               or not $5 and s.deactivated_at is null and coalesce(s.name = any ($9::text[]), true) and (r.reach is not null or s.visibility = 'public')
                  and ($6::text is null
                       or search_key(concat_ws(' ', s.name, p.name, s.description_nb, s.description_nn, s.description_en))
                          like '%' || $6 || '%'))
        order by s.scope_id = any($4) desc, array_position('{held,delegated,open}', r.reach), s.name
        limit $8
        "#,
        org as _,
        environment as _,
        today.to_sqlx() as _,
        picking.chosen as _,
        picking.only_chosen,
        search_text(picking.search),
        picking.kind.wire(),
        picking.limit,
        only.as_deref(),
    )
    .fetch_all(db)
    .await?;
    let pick = rows.into_iter().map(|row| Pick {
        id: row.id,
        name: row.name,
        description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en }
            .in_lang(lang)
            .to_owned(),
        provider: Party { number: row.provider, name: row.provider_name },
        reach: row.reach,
        is_public: row.is_public,
    });
    Ok(pick.collect())
}
