use jiff::Timestamp;
use serde::Deserialize;
use sqlx::PgConnection;

use super::organisation::Attempt;
use crate::kernel::{Environment, OrgNumber};

/// A role in the register that came or went.
#[derive(Debug, Clone, Deserialize)]
pub(in super::super) struct RoleRow {
    pub code: String,
    /// Who holds it: a person or an organisation.
    pub holder: String,
    pub from: Timestamp,
    /// `None`: they hold it still.
    pub to: Option<Timestamp>,
}

/// The roles of an organisation, those that changed last first, from a place in the list on.
pub(in super::super) async fn roles(
    db: &mut PgConnection,
    org: OrgNumber,
    (skip, count): (i64, i64),
) -> sqlx::Result<Vec<RoleRow>> {
    let rows = sqlx::query!(
        r#"
        select r.role_code as "code!", coalesce(trim(p.given_name || ' ' || p.family_name), o.name, r.holder_org_number::text, '') as "holder!",
               r.seen_from as "from!: jiff_sqlx::Timestamp", r.seen_to as "to: jiff_sqlx::Timestamp"
        from (
          select role_code, holder_person_id, holder_org_number, seen_from, null::timestamptz as seen_to
          from register_role where org_number = $1
          union all
          select role_code, holder_person_id, holder_org_number, seen_from, seen_to
          from register_role_past where org_number = $1
        ) r
        left join person p on p.person_id = r.holder_person_id
        left join organisation o on o.org_number = r.holder_org_number
        order by coalesce(r.seen_to, r.seen_from) desc, r.role_code, 2
        offset $2 limit $3
        "#,
        org as _,
        skip,
        count,
    )
    .fetch_all(db)
    .await?;
    let row = rows.into_iter().map(|row| RoleRow {
        code: row.code,
        holder: row.holder,
        from: row.from.to_jiff(),
        to: row.to.map(jiff_sqlx::Timestamp::to_jiff),
    });
    Ok(row.collect())
}

/// Token requests of an organisation's clients that were refused, the newest first, from a place in the list on.
pub(in super::super) async fn token_errors(
    db: &mut PgConnection,
    org: OrgNumber,
    (skip, count): (i64, i64),
) -> sqlx::Result<Vec<Attempt>> {
    let rows = sqlx::query!(
        r#"
        select a.correlation_id, a.at as "at: jiff_sqlx::Timestamp", a.code, c.name, a.scope_names,
               c.environment as "environment: Environment"
        from client c
        join token_attempt a using (client_id)
        where c.org_number = $1 and a.code <> ''
        order by a.at desc, a.correlation_id
        offset $2 limit $3
        "#,
        org as _,
        skip,
        count,
    )
    .fetch_all(db)
    .await?;
    let attempt = rows.into_iter().map(|row| Attempt {
        id: row.correlation_id,
        at: row.at.to_jiff(),
        code: row.code,
        client: row.name,
        scopes: row.scope_names,
        is_test: row.environment == Environment::Test,
    });
    Ok(attempt.collect())
}
