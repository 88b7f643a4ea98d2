//! What the page reads, and what has been seen there. It reads the tables of all rooms, as it stands on top of them.

mod data;

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

pub(super) use self::data::{EventRow, Held, PartOf, events, held};
use super::model::Profile;
use crate::{
    kernel::{PersonId, PersonName},
    register::OwnName,
};

pub(super) async fn profile(db: &mut PgConnection, person: PersonId) -> sqlx::Result<Profile> {
    let row = sqlx::query!(
        r#"
        select p.given_name, p.family_name, p.named_at is not null as "said!", m.email as "email?", o.name as "registered_in?",
               exists (select from support_staff s where s.person_id = p.person_id and s.until is null) as "does_support!",
               l.seen_at as "seen_at?: jiff_sqlx::Timestamp"
        from person p
        left join look_ups_seen l on l.person_id = p.person_id
        left join member m on m.person_id = p.person_id
        left join organisation o on o.org_number = m.org_number
        where p.person_id = $1
        "#,
        person as _,
    )
    .fetch_one(db)
    .await?;
    let name = PersonName { given: row.given_name, family: row.family_name };
    let told = match row.said {
        _ if name.is_missing() => OwnName::Missing,
        true => OwnName::Own,
        false => OwnName::Told,
    };
    Ok(Profile {
        name,
        told,
        email: row.email,
        registered_in: row.registered_in,
        does_support: row.does_support,
        seen_at: row.seen_at.map(jiff_sqlx::Timestamp::to_jiff),
    })
}

/// Remembers until when a person has seen what support looked up; never an earlier time than before.
pub(super) async fn see_look_ups(db: &mut PgConnection, person: PersonId, until: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into look_ups_seen (person_id, seen_at) values ($1, $2)
         on conflict (person_id) do update set seen_at = greatest(look_ups_seen.seen_at, excluded.seen_at)",
        person as _,
        until.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}
