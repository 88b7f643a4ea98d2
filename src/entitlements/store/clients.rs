//! What clients have, and had: for whoever asks why one does not work any more, and who has a package.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::PgConnection;

use crate::kernel::{ClientId, Environment, Ref};

/// A client with *Opptre for virksomhetens kunder*, as `clients_with_package` tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ClientWithPackage {
    /// Which.
    pub client: ClientId,
    /// Where.
    pub environment: Environment,
    /// What it is called.
    pub name: String,
    /// Is it in use?
    pub is_active: bool,
    /// Since when.
    pub given_at: Timestamp,
}

/// A key that was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedKey {
    /// When.
    pub at: Timestamp,
    /// The change that removed it, and until when that can be undone, if it still can.
    pub undo: Option<(Ref, Timestamp)>,
}

/// The last key of this name that the client had and that was removed.
pub async fn removed_key(
    db: &mut PgConnection,
    client: ClientId,
    kid: &str,
    (today, now): (Date, Timestamp),
) -> sqlx::Result<Option<RemovedKey>> {
    let row = sqlx::query!(
        r#"
        select k.removed_at as "at!: jiff_sqlx::Timestamp", r.ref as "undo?: Ref", r.undo_until as "undo_until?: jiff_sqlx::Timestamp"
        from client_key k
        left join receipt r
          on r.ref = k.removed_in and r.undo_until > $4 and r.lines_known and is_offered(r.ref, k.client_key_id, $3)
        where k.client_id = $1 and k.kid = $2 and k.removed_at is not null
        order by k.removed_at desc
        limit 1
        "#,
        client as _,
        kid,
        today.to_sqlx() as _,
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| RemovedKey {
        at: row.at.to_jiff(),
        undo: row.undo.zip(row.undo_until.map(jiff_sqlx::Timestamp::to_jiff)),
    }))
}
