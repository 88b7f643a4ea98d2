use sqlx::{PgConnection, types::Json};

use super::super::{
    model::{Plan, Scope, UseOfDay, look},
    settings::Settings,
};
use crate::{
    access::{Acting, ManageScopes, Right},
    kernel::{ApiResourceId, Environment, OrgNumber, PersonId, Ref, ScopeId, ScopePlanId, Title},
    ledger::Change,
};

/// Scopes with everything about them, by a condition that stands in the text.
macro_rules! scopes {
    ($which:literal, $($argument:expr),*) => {
        sqlx::query!(
            r#"
            select s.scope_id as "scope_id: ScopeId", s.environment as "environment: Environment", s.name,
                   s.description_nb, s.description_nn, s.description_en,
                   s.long_description_nb, s.long_description_nn, s.long_description_en,
                   s.visibility, s.accessible_for_all, s.integration_types, s.delegable, s.at_max_age, s.token_type,
                   s.authorization_max_lifetime, s.requires_user_authentication, s.requires_user_consent,
                   s.requires_pseudonymous_tokens, s.enforced_aud, s.documentation, s.version,
                   s.created_at as "created_at: jiff_sqlx::Timestamp", trim(c.given_name || ' ' || c.family_name) as "created_by?",
                   s.changed_at as "changed_at: jiff_sqlx::Timestamp", s.deactivated_at as "deactivated_at: jiff_sqlx::Timestamp",
                   trim(d.given_name || ' ' || d.family_name) as "deactivated_by?",
                   p.scope_plan_id as "plan_id?: ScopePlanId", p.on_day as "plan_day?: jiff_sqlx::Date", p.message as "plan_message?",
                   p.planned_at as "planned_at?: jiff_sqlx::Timestamp", trim(b.given_name || ' ' || b.family_name) as "planned_by?",
                   bundle.ids as "resources: Vec<ApiResourceId>", bundle.nb as titles_nb, bundle.nn as titles_nn, bundle.en as titles_en,
                   exists (select from scope_access a where a.scope_id = s.scope_id) as "had_access!",
                   clients_with_scope(s.scope_id) as "clients!",
                   (select coalesce(jsonb_agg(to_jsonb(u) order by u.day), '[]') from scope_use(s.scope_id) u) as "usage!: Json<Vec<UseOfDay>>",
                   case when s.deactivated_at is null then 0
                        else (select count(*) from scope_access a
                              where a.scope_id = s.scope_id and a.withdrawn_at = s.deactivated_at) end as "removed!"
            from scope s
            left join person c on c.person_id = s.created_by
            left join person d on d.person_id = s.deactivated_by
            left join scope_plan p on p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null
            left join person b on b.person_id = p.planned_by
            left join lateral (
              select array_agg(r.api_resource_id order by r.title_nb, r.api_resource_id) as ids,
                     array_agg(r.title_nb order by r.title_nb, r.api_resource_id) as nb,
                     array_agg(r.title_nn order by r.title_nb, r.api_resource_id) as nn,
                     array_agg(r.title_en order by r.title_nb, r.api_resource_id) as en
              from bundling_resources(s.environment, s.name) r
            ) bundle on true
            where "# + $which,
            $($argument),*
        )
    };
}

macro_rules! to_scope {
    ($row:expr) => {{
        let row = $row;
        let (nn, en) = (row.titles_nn.unwrap_or_default(), row.titles_en.unwrap_or_default());
        let titles = row.titles_nb.unwrap_or_default().into_iter().zip(nn).zip(en);
        let titles = titles.map(|((nb, nn), en)| Title { nb, nn, en });
        let settings = Settings {
            description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
            long_description: Title {
                nb: row.long_description_nb,
                nn: row.long_description_nn,
                en: row.long_description_en,
            },
            public: row.visibility == "public",
            open: row.accessible_for_all,
            integration_types: row.integration_types,
            delegable: row.delegable,
            max_age: row.at_max_age,
            opaque: row.token_type == "opaque",
            authorization_max_lifetime: row.authorization_max_lifetime,
            user_authentication: row.requires_user_authentication,
            user_consent: row.requires_user_consent,
            pseudonymous: row.requires_pseudonymous_tokens,
            aud: row.enforced_aud,
            documentation: row.documentation,
        };
        let plan = row.plan_id.zip(row.plan_day.zip(row.planned_at)).map(|(id, (day, at))| Plan {
            id,
            day: day.to_jiff(),
            message: row.plan_message,
            at: at.to_jiff(),
            by: row.planned_by,
        });
        Scope {
            id: row.scope_id,
            environment: row.environment,
            name: row.name,
            settings,
            version: row.version,
            created_at: row.created_at.to_jiff(),
            created_by: row.created_by,
            changed_at: row.changed_at.to_jiff(),
            deactivated: row.deactivated_at.map(|at| (at.to_jiff(), row.deactivated_by)),
            plan,
            bundled_in: row.resources.unwrap_or_default().into_iter().zip(titles).collect(),
            had_access: row.had_access,
            clients: row.clients,
            usage: row.usage.0,
            removed: row.removed,
        }
    }};
}

/// A scope of the organisation's in test, and the one in production that has its name.
pub(crate) async fn pair<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: ScopeId,
) -> sqlx::Result<Option<(Scope, Option<Scope>)>> {
    let rows = scopes!(
        "s.provider_org_number = $2 and (s.scope_id = $1 and s.environment = 'test' or s.environment = 'prod' \
         and s.name = (select t.name from scope t where t.scope_id = $1 and t.provider_org_number = $2))",
        id as _,
        acting.org() as _
    );
    let (mut test, mut prod) = (None, None);
    for scope in rows.fetch_all(db).await?.into_iter().map(|row| to_scope!(row)) {
        match scope.environment {
            Environment::Test => test = Some(scope),
            Environment::Prod => prod = Some(scope),
        }
    }
    Ok(test.map(|test| (test, prod)))
}

/// One of the organisation's own scopes.
pub(crate) async fn get<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    environment: Environment,
    id: ScopeId,
) -> sqlx::Result<Option<Scope>> {
    let row = scopes!(
        "s.scope_id = $1 and s.provider_org_number = $2 and s.environment = $3",
        id as _,
        acting.org() as _,
        environment as _
    );
    Ok(row.fetch_optional(db).await?.map(|row| to_scope!(row)))
}

/// Locks the scope, so that whoever gives access to it and whoever takes it out of use take turns, and reads it.
pub(crate) async fn lock(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    id: ScopeId,
) -> sqlx::Result<Option<Scope>> {
    sqlx::query_scalar!(
        "select name from scope where scope_id = $1 and provider_org_number = $2 for update",
        id as _,
        acting.org() as _
    )
    .fetch_optional(change.conn())
    .await?;
    get(change.conn(), acting, environment, id).await
}

/// A scope that is there already under a name that looks the same.
#[derive(Debug, Clone)]
pub(crate) struct Twin {
    pub id: ScopeId,
    pub name: String,
    /// Is it the organisation's own?
    pub own: bool,
    pub active: bool,
}

/// The scope whose name looks like this one.
pub(crate) async fn twin(
    db: &mut PgConnection,
    org: OrgNumber,
    environment: Environment,
    name: &str,
) -> sqlx::Result<Option<Twin>> {
    let row = sqlx::query!(
        r#"
        select scope_id as "id: ScopeId", name, provider_org_number as "provider: OrgNumber", deactivated_at is null as "active!"
        from scope
        where environment = $1 and look = $2
        "#,
        environment as _,
        look(name),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Twin { id: row.id, name: row.name, own: row.provider == org, active: row.active }))
}

/// Creates a scope. `None`: there is one whose name is the same or looks the same.
pub(crate) async fn insert(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    environment: Environment,
    name: &str,
    settings: &Settings,
) -> sqlx::Result<Option<ScopeId>> {
    let (at, id) = (change.at(), ScopeId::new());
    let done = sqlx::query!(
        r#"
        insert into scope (scope_id, environment, name, provider_org_number, created_at, created_by, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $5, 0)
        on conflict do nothing
        "#,
        id as _,
        environment as _,
        name,
        acting.org() as _,
        jiff_sqlx::ToSqlx::to_sqlx(at) as _,
        acting.person() as _,
    )
    .execute(change.conn())
    .await?;
    if done.rows_affected() == 0 {
        return Ok(None);
    }
    set(change, acting, id, settings).await?;
    Ok(Some(id))
}

/// Sets everything that can be set, and counts the version up. The name never changes.
pub(crate) async fn set(
    change: &mut Change,
    _proof: &Acting<ManageScopes>,
    id: ScopeId,
    settings: &Settings,
) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        r#"
        update scope
        set description_nb = $2, description_nn = $3, description_en = $4,
            long_description_nb = $5, long_description_nn = $6, long_description_en = $7,
            visibility = $8, accessible_for_all = $9, integration_types = $10, delegable = $11, at_max_age = $12, token_type = $13,
            authorization_max_lifetime = $14, requires_user_authentication = $15, requires_user_consent = $16,
            requires_pseudonymous_tokens = $17, enforced_aud = $18, documentation = $19, version = version + 1,
            changed_at = $20
        where scope_id = $1
        "#,
        id as _,
        settings.description.nb,
        settings.description.nn,
        settings.description.en,
        settings.long_description.nb,
        settings.long_description.nn,
        settings.long_description.en,
        if settings.public { "public" } else { "private" },
        settings.open,
        &settings.integration_types,
        settings.delegable,
        settings.max_age,
        if settings.opaque { "opaque" } else { "self_contained" },
        settings.authorization_max_lifetime,
        settings.user_authentication,
        settings.user_consent,
        settings.pseudonymous,
        settings.aud,
        settings.documentation,
        jiff_sqlx::ToSqlx::to_sqlx(at) as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Takes the scope out of use: from this transaction on it reaches nobody. A plan that waits is cancelled with that. A person does it, or
/// the housekeeping on a planned day.
pub(crate) async fn deactivate(change: &mut Change, id: ScopeId) -> sqlx::Result<()> {
    let (at, by, reference) = (change.at(), change.actor().person(), change.reference().clone());
    sqlx::query!(
        r#"
        with settled as (
          update scope_plan
          set cancelled_at = $2, cancelled_in = $4
          where scope_id = $1 and cancelled_at is null and done_at is null
        )
        update scope
        set deactivated_at = $2, deactivated_by = $3, changed_at = $2, version = version + 1
        where scope_id = $1
        "#,
        id as _,
        jiff_sqlx::ToSqlx::to_sqlx(at) as _,
        by as Option<PersonId>,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// How many lost their access with the change that took the scope out of use, and which change that was.
pub(crate) async fn lost(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    id: ScopeId,
) -> sqlx::Result<Option<(Ref, i64)>> {
    let row = sqlx::query!(
        r#"
        select a.withdrawn_in as "reference!: Ref", count(*) as "consumers!"
        from scope s
        join scope_access a on a.scope_id = s.scope_id and a.withdrawn_how = 'deactivated' and a.withdrawn_at = s.deactivated_at
        where s.scope_id = $1 and s.provider_org_number = $2
        group by a.withdrawn_in
        "#,
        id as _,
        acting.org() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.reference, row.consumers)))
}

/// Takes it into use again, for those who have kept their access.
pub(crate) async fn activate(change: &mut Change, _proof: &Acting<ManageScopes>, id: ScopeId) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        "update scope set deactivated_at = null, deactivated_by = null, changed_at = $2, version = version + 1 where scope_id = $1",
        id as _,
        jiff_sqlx::ToSqlx::to_sqlx(at) as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}
