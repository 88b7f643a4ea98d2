use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{SAYING_WHO, WorkAddress};
use crate::{
    kernel::{EmailAddress, Lang, RegistrationId},
    platform::{
        Services,
        codes::{SentCode, TRIES},
    },
};

/// Somebody says that an address is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Attempt {
    pub email: EmailAddress,
    pub lang: Lang,
    /// The browser it was begun in, or proved in.
    pub browser: Vec<u8>,
    pub started_at: Timestamp,
    pub code: Option<SentCode>,
    /// How often a code was typed, whether one was sent or not.
    pub typed: i32,
    pub link_hash: Option<Vec<u8>>,
    pub proved_at: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
}

struct Row {
    email: EmailAddress,
    lang: String,
    browser_hash: Vec<u8>,
    started_at: jiff_sqlx::Timestamp,
    code_hash: Option<Vec<u8>>,
    link_hash: Option<Vec<u8>>,
    wrong_codes: i32,
    proved_at: Option<jiff_sqlx::Timestamp>,
    used_at: Option<jiff_sqlx::Timestamp>,
}

impl From<Row> for Attempt {
    fn from(row: Row) -> Self {
        let at = row.started_at.to_jiff();
        Self {
            email: row.email,
            lang: row.lang.parse().unwrap_or_default(),
            browser: row.browser_hash,
            started_at: at,
            code: row.code_hash.map(|hash| SentCode { hash, at, typed: row.wrong_codes }),
            typed: row.wrong_codes,
            link_hash: row.link_hash,
            proved_at: row.proved_at.map(jiff_sqlx::Timestamp::to_jiff),
            used_at: row.used_at.map(jiff_sqlx::Timestamp::to_jiff),
        }
    }
}

macro_rules! attempts {
    ($db:expr, $lock:literal, $id:expr) => {
        sqlx::query_as!(
            Row,
            r#"
            select email as "email: EmailAddress", lang, browser_hash, started_at as "started_at: jiff_sqlx::Timestamp", code_hash, link_hash,
                   wrong_codes, proved_at as "proved_at: jiff_sqlx::Timestamp", used_at as "used_at: jiff_sqlx::Timestamp"
            from email_login
            where email_login_id = $1"# + $lock,
            $id as _,
        )
        .fetch_optional($db)
        .await
    };
}

pub(in super::super) async fn attempt(db: &mut PgConnection, id: RegistrationId) -> sqlx::Result<Option<Attempt>> {
    Ok(attempts!(db, "", id)?.map(Attempt::from))
}

/// The same, locked.
pub(in super::super) async fn lock_attempt(db: &mut PgConnection, id: RegistrationId) -> sqlx::Result<Option<Attempt>> {
    Ok(attempts!(db, " for update", id)?.map(Attempt::from))
}

/// Somebody says in this browser that an address is theirs.
pub(in super::super) async fn start(
    db: &mut PgConnection,
    id: RegistrationId,
    (address, lang): (&WorkAddress, Lang),
    browser: &[u8; 32],
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into email_login (email_login_id, email, browser_hash, lang, started_at) values ($1, $2, $3, $4, $5)",
        id as _,
        address.address() as _,
        browser.as_slice(),
        lang.code(),
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What the mail of an attempt says, as hashes.
pub(in super::super) async fn set_codes(
    db: &mut PgConnection,
    id: RegistrationId,
    code_hash: &[u8],
    link_hash: &[u8],
) -> sqlx::Result<()> {
    sqlx::query!(
        "update email_login set code_hash = $2, link_hash = $3 where email_login_id = $1",
        id as _,
        code_hash,
        link_hash
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A code is being typed: it is counted before it is compared, so that no two at once count as one. Returns whether one still may be.
pub(in super::super) async fn count_try(db: &mut PgConnection, id: RegistrationId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update email_login set wrong_codes = wrong_codes + 1
         where email_login_id = $1 and proved_at is null and wrong_codes < $2",
        id as _,
        TRIES,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The address is theirs. From here on the attempt is this browser's. `used`: nothing is left to be said. Returns whether nobody was quicker.
pub(in super::super) async fn prove(
    db: &mut PgConnection,
    id: RegistrationId,
    browser: &[u8; 32],
    used: bool,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update email_login set proved_at = $3, browser_hash = $2, used_at = case when $4 then $3::timestamptz end
         where email_login_id = $1 and proved_at is null",
        id as _,
        browser.as_slice(),
        now.to_sqlx() as _,
        used,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The attempt has done what it was for. Returns whether nobody was quicker.
pub(in super::super) async fn use_up(db: &mut PgConnection, id: RegistrationId, now: Timestamp) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update email_login set used_at = $2 where email_login_id = $1 and used_at is null and proved_at is not null",
        id as _,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Housekeeping: forgets attempts whose time is over; returns how many.
pub async fn forget_old(services: &Services) -> sqlx::Result<u64> {
    let before = services.clock.now() - SAYING_WHO;
    let done = sqlx::query!("delete from email_login where started_at <= $1", before.to_sqlx() as _)
        .execute(&services.db)
        .await?;
    let begun =
        sqlx::query!("delete from member_login where connected_at is null and started_at <= $1", before.to_sqlx() as _)
            .execute(&services.db)
            .await?;
    Ok(done.rows_affected() + begun.rows_affected())
}
