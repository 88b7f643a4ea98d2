use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::Answered;
use crate::kernel::{EmailAddress, Lang, OrgNumber, Party, PersonId, RequestId};

/// A request whose asker has something to be told.
#[derive(Debug)]
pub(in super::super) struct ToTell {
    pub id: RequestId,
    pub org: Party,
    pub asker: PersonId,
    /// The name of the asker.
    pub name: String,
    /// What came of it. `None`: they took it back, and there is nothing to tell.
    pub answered: Option<Answered>,
    pub reason: Option<String>,
    /// Were they invited?
    pub invited: bool,
    /// Where they are written to, if whoever invited them said so.
    pub told_at: Option<(EmailAddress, Lang)>,
}

/// Some requests that were answered before an instant, or whose time was over at another, and whose askers have not been told.
pub(in super::super) async fn answers_to_tell(
    db: &mut PgConnection,
    (before, now): (Timestamp, Timestamp),
    limit: i64,
) -> sqlx::Result<Vec<ToTell>> {
    let rows = sqlx::query!(
        r#"
        select r.request_id as "id: RequestId", r.org_number as "org: OrgNumber", o.name as org_name, r.asker_person_id as "asker: PersonId",
               trim(p.given_name || ' ' || p.family_name) as "name!", a.at is not null as "approved!", r.declined_at is not null as "declined!",
               r.withdrawn_at is not null as "withdrawn!", r.reason, r.invited_by is not null as "invited!", t.email as "email: EmailAddress",
               t.lang
        from request_told t
        join request r using (request_id)
        join organisation o on o.org_number = r.org_number
        join person p on p.person_id = r.asker_person_id
        left join receipt a on a.ref = approved_in(r)
        where t.told_at is null
          and case when a.at is not null then a.at <= $1 when r.declined_at is not null then r.declined_at <= $1 else r.expires_at <= $2 end
        order by r.request_id
        limit $3
        "#,
        before.to_sqlx() as _,
        now.to_sqlx() as _,
        limit,
    )
    .fetch_all(db)
    .await?;
    let answer = rows.into_iter().map(|row| ToTell {
        id: row.id,
        org: Party { number: row.org, name: row.org_name },
        asker: row.asker,
        name: row.name,
        answered: match (row.approved, row.declined, row.withdrawn) {
            (true, ..) => Some(Answered::Approved),
            (false, true, _) => Some(Answered::Declined),
            (false, false, true) => None,
            (false, false, false) => Some(Answered::Expired),
        },
        reason: row.reason,
        invited: row.invited,
        told_at: row.email.zip(row.lang.and_then(|lang| lang.parse().ok())),
    });
    Ok(answer.collect())
}

/// There is nothing left to tell of it. Returns whether nobody was quicker.
pub(in super::super) async fn note_told(db: &mut PgConnection, id: RequestId, at: Timestamp) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update request_told set told_at = $2 where request_id = $1 and told_at is null",
        id as _,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
