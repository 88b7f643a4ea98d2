use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use crate::{
    kernel::{EventId, PersonId},
    platform::Services,
};

/// For so long a person can read what they did.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(24 * 365 * 2);

pub(super) async fn append(
    db: &mut PgConnection,
    person: PersonId,
    at: Timestamp,
    kind: &str,
    payload: Value,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into person_event (person_event_id, person_id, at, kind, payload) values ($1, $2, $3, $4, $5)",
        EventId::new().uuid(),
        person as _,
        at.to_sqlx() as _,
        kind,
        payload,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A line of somebody's own log.
#[derive(Debug, Clone)]
pub(crate) struct OwnLine {
    pub at: Timestamp,
    pub kind: String,
    pub payload: Value,
}

/// The newest lines of somebody's own log.
pub(crate) async fn own_lines(db: &mut PgConnection, person: PersonId, limit: i64) -> sqlx::Result<Vec<OwnLine>> {
    let rows = sqlx::query!(
        r#"
        select at as "at: jiff_sqlx::Timestamp", kind, payload
        from person_event
        where person_id = $1
        order by at desc, person_event_id desc
        limit $2
        "#,
        person as _,
        limit,
    )
    .fetch_all(db)
    .await?;
    let line = |at: jiff_sqlx::Timestamp, kind, payload| OwnLine { at: at.to_jiff(), kind, payload };
    Ok(rows.into_iter().map(|row| line(row.at, row.kind, row.payload)).collect())
}

/// Housekeeping: forgets lines of more than two years ago.
pub(crate) async fn forget_old_own(services: &Services) -> sqlx::Result<()> {
    let before = services.clock.now().saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
    sqlx::query!("delete from person_event where at < $1", before.to_sqlx() as _).execute(&services.db).await?;
    Ok(())
}
