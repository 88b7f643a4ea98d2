use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::{events::AccessRequestRef, model::Request};
use crate::{
    access::{Acting, ViewAccesses, ViewScopes},
    asking::{Lifecycle, Mark, Outcome, Part},
    kernel::{
        AccessRequestId, Environment, OrgNumber, Party, Ref, ScopeId, ScopeTag, Title, search_digits, search_text,
    },
    web::{PAGE, page_size},
};

macro_rules! requests {
    ($which:literal, $($argument:expr),* $(,)?) => {
        sqlx::query!(
            r#"
            select r.access_request_id as "id: AccessRequestId", s.scope_id as "scope: ScopeId", s.environment as "environment: Environment",
                   s.name, s.description_nb, s.description_nn, s.description_en, s.deactivated_at is null as "active!", r.provider_org_number as "provider: OrgNumber", p.name as provider_name,
                   r.org_number as "consumer: OrgNumber", c.name as consumer_name, r.purpose, r.contact,
                   r.sent_at, r.sent_in as "sent_in: Ref",
                   trim(b.given_name || ' ' || b.family_name) as "sent_by!", r.expires_at,
                   r.withdrawn_at, r.withdrawn_in as "withdrawn_in: Ref",
                   r.declined_at, r.declined_in as "declined_in: Ref", r.reason,
                   r.approved_at, r.approved_in as "approved_in: Ref",
                   trim(w.given_name || ' ' || w.family_name) as "answered_by?",
                   a.withdrawn_at as "ended_at?", a.withdrawn_how as "how?"
            from access_request r
            join scope s using (scope_id)
            join organisation p on p.org_number = r.provider_org_number
            join organisation c on c.org_number = r.org_number
            join person b on b.person_id = r.sent_by
            left join person w on w.person_id = coalesce(r.declined_by, r.approved_by)
            left join lateral (
              select withdrawn_at, withdrawn_how
              from scope_access
              where scope_id = r.scope_id and org_number = r.org_number and granted_at >= r.approved_at
              order by granted_at desc, withdrawn_at desc nulls first
              limit 1
            ) a on true
            "# + $which,
            $($argument),*
        )
    };
}

macro_rules! to_request {
    ($row:expr) => {{
        let row = $row;
        let mark = |at: Option<jiff_sqlx::Timestamp>, reference| at.map(|at| -> Mark { (at.to_jiff(), reference) });
        // What the consumer was given in answer, or again since: is it held still?
        let outcome = match (row.ended_at.map(jiff_sqlx::Timestamp::to_jiff), row.how.as_deref()) {
            (None, _) => Outcome::All,
            (Some(at), Some("undone")) => Outcome::Undone(at),
            (Some(at), _) => Outcome::Ended(at),
        };
        let provider = Party { number: row.provider, name: row.provider_name };
        Request {
            about: AccessRequestRef {
                request: row.id,
                scope: ScopeTag { id: row.scope, environment: row.environment, name: row.name, provider },
                consumer: Party { number: row.consumer, name: row.consumer_name },
            },
            description: Title { nb: row.description_nb, nn: row.description_nn, en: row.description_en },
            active: row.active,
            purpose: row.purpose,
            contact: row.contact,
            sent_by: row.sent_by,
            life: Lifecycle {
                sent: (row.sent_at.to_jiff(), row.sent_in),
                expires_at: row.expires_at.to_jiff(),
                seen_at: None,
                withdrawn: mark(row.withdrawn_at, row.withdrawn_in),
                declined: mark(row.declined_at, row.declined_in),
                reason: row.reason,
                approved: mark(row.approved_at, row.approved_in),
                outcome,
                answered_by: row.answered_by,
            },
        }
    }};
}

/// One request. Who asks has to see to it that it is theirs.
pub(in super::super) async fn get(db: &mut PgConnection, id: AccessRequestId) -> sqlx::Result<Option<Request>> {
    let row = requests!("where r.access_request_id = $1", id as _).fetch_optional(db).await?;
    Ok(row.map(|row| to_request!(row)))
}

/// What the organisation has asked for, newest first; `after` is the last of the page before. A scope that is out of use is not listed,
/// whatever was asked.
pub(in super::super) async fn sent_by(
    db: &mut PgConnection,
    acting: &Acting<ViewAccesses>,
    environment: Environment,
    search: &str,
    after: Option<AccessRequestId>,
    limit: i64,
) -> sqlx::Result<Vec<Request>> {
    let rows = requests!(
        r#"
        where r.org_number = $1 and s.environment = $2 and s.deactivated_at is null
          and ($3::text is null or p.org_number::text like $6 || '%' or search_key(concat_ws(' ', s.name, p.name)) like '%' || $3 || '%')
          and ($4::uuid is null or (r.sent_at, r.access_request_id)
               < (select sent_at, access_request_id from access_request where access_request_id = $4 and org_number = $1))
        order by r.sent_at desc, r.access_request_id desc
        limit $5
        "#,
        acting.org() as _,
        environment as _,
        search_text(search),
        after as Option<AccessRequestId>,
        limit + 1,
        search_digits(search),
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_request!(row)).collect())
}

/// What the organisation has been asked for: what waits, or what was ended, newest first.
pub(in super::super) async fn asked_of(
    db: &mut PgConnection,
    acting: &Acting<ViewScopes>,
    (environment, part): (Environment, Part),
    after: Option<AccessRequestId>,
) -> sqlx::Result<Vec<Request>> {
    let rows = requests!(
        r#"
        where r.provider_org_number = $1 and s.environment = $2 and is_waiting(r, $3) = $4
          and ($5::uuid is null or (r.sent_at, r.access_request_id)
               < (select sent_at, access_request_id from access_request where access_request_id = $5 and provider_org_number = $1))
        order by r.sent_at desc, r.access_request_id desc
        limit $6
        "#,
        acting.org() as _,
        environment as _,
        acting.now().to_sqlx() as _,
        part == Part::Waiting,
        after as Option<AccessRequestId>,
        page_size(acting.context(), PAGE) + 1,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_request!(row)).collect())
}
