//! What a person sees and changes of their own sessions, and how pages look to them.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::device::Device;
use crate::{
    access::session::Appearance,
    kernel::{PersonId, SessionId},
};

/// A session that is open.
#[derive(Debug, Clone)]
pub(crate) struct OpenSession {
    pub id: SessionId,
    pub device: Device,
    pub began_at: Timestamp,
    pub last_seen_at: Timestamp,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
}

/// The open sessions of a person, the one that was used last first.
pub(crate) async fn open_sessions(
    db: &mut PgConnection,
    person: PersonId,
    now: Timestamp,
) -> sqlx::Result<Vec<OpenSession>> {
    let rows = sqlx::query!(
        r#"
        select session_id as "id: SessionId", browser, system, created_at as "began_at: jiff_sqlx::Timestamp",
               last_seen_at as "last_seen_at: jiff_sqlx::Timestamp", absolute_expires_at as "ends_at: jiff_sqlx::Timestamp"
        from web_session
        where person_id = $1 and idle_expires_at > $2 and absolute_expires_at > $2
        order by last_seen_at desc, session_id
        "#,
        person as _,
        now.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let session = rows.into_iter().map(|row| OpenSession {
        id: row.id,
        device: Device { browser: row.browser, system: row.system },
        began_at: row.began_at.to_jiff(),
        last_seen_at: row.last_seen_at.to_jiff(),
        ends_at: row.ends_at.to_jiff(),
    });
    Ok(session.collect())
}

/// Ends one open session of a person; `None`: they have no such session.
pub(crate) async fn end_own(
    db: &mut PgConnection,
    person: PersonId,
    id: SessionId,
    now: Timestamp,
) -> sqlx::Result<Option<Device>> {
    let row = sqlx::query!(
        "delete from web_session
         where session_id = $1 and person_id = $2 and idle_expires_at > $3 and absolute_expires_at > $3
         returning browser, system",
        id as _,
        person as _,
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Device { browser: row.browser, system: row.system }))
}

/// Ends all open sessions of a person but this one; returns how many there were.
pub(crate) async fn end_others(
    db: &mut PgConnection,
    person: PersonId,
    this: SessionId,
    now: Timestamp,
) -> sqlx::Result<u64> {
    let ended = sqlx::query!(
        "delete from web_session
         where person_id = $1 and session_id <> $2 and idle_expires_at > $3 and absolute_expires_at > $3",
        person as _,
        this as _,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(ended.rows_affected())
}

/// Keeps how pages look to a person, from their next page on, in every browser.
pub(crate) async fn choose_appearance(
    db: &mut PgConnection,
    person: PersonId,
    chosen: Appearance,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into preference (person_id, color_scheme, density, changed_at) values ($1, $2, $3, $4)
         on conflict (person_id) do update
         set color_scheme = excluded.color_scheme, density = excluded.density, changed_at = excluded.changed_at",
        person as _,
        chosen.scheme.word(),
        chosen.density.word(),
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}
