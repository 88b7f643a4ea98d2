//! All SQL of logging in. Times are parameters: the database's clock and ours need not agree, and tests move ours.

mod own;

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, PgPool, postgres::PgQueryResult};

pub(crate) use self::own::{OpenSession, choose_appearance, end_others, end_own, open_sessions};
use super::device::Device;
use crate::{
    access::session::{Appearance, ColorScheme, Density, Login},
    kernel::{OrgNumber, PersonId, PersonName, SessionId},
    platform::config::Config,
};

/// An attempt to log in is good for this long.
pub(crate) const ATTEMPT_LIVES: SignedDuration = SignedDuration::from_mins(10);
/// A session that is used is marked as such at most this often.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// A session whose time is over is kept for this long, so that it differs from one that never was.
pub(crate) const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);
/// One person has at most so many kept forms.
const FORMS_KEPT: i64 = 5;
/// And of so many bytes together. The largest form fits.
pub(super) const BYTES_KEPT: i32 = 1024 * 1024;

/// An attempt, as it is kept until the browser comes back: nonce and verifier are sealed then.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) return_to: String,
    pub(super) acr: String,
    pub(super) fresh: bool,
}

pub(super) async fn keep_attempt(db: &PgPool, a: &Attempt, browser: &[u8; 32], now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into login_attempt (state, nonce, verifier, browser_hash, return_to, acr, fresh, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        a.state,
        a.nonce,
        a.verifier,
        browser.as_slice(),
        a.return_to,
        a.acr,
        a.fresh,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes an attempt out of use: it counts once, for the browser that began it, for ten minutes.
pub(super) async fn use_attempt(
    db: &PgPool,
    state: &str,
    browser: &[u8; 32],
    now: Timestamp,
) -> sqlx::Result<Option<Attempt>> {
    sqlx::query_as!(
        Attempt,
        "update login_attempt
         set consumed_at = $3
         where state = $1 and browser_hash = $2 and consumed_at is null and created_at > $4
         returning state, nonce, verifier, return_to, acr, fresh",
        state,
        browser.as_slice(),
        now.to_sqlx() as _,
        (now - ATTEMPT_LIVES).to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// A person who logs in.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) person_id: PersonId,
    pub(super) name: PersonName,
    pub(super) died: bool,
}

pub(super) async fn person(db: &mut PgConnection, national_id_hash: &[u8]) -> sqlx::Result<Option<Person>> {
    let row = sqlx::query!(
        "select person_id, given_name, family_name, died from person where national_id_hash = $1",
        national_id_hash,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Person {
        person_id: row.person_id.into(),
        name: PersonName { given: row.given_name, family: row.family_name },
        died: row.died,
    }))
}

/// A session that is about to be kept.
#[derive(Debug)]
pub(super) struct NewSession<'a> {
    pub(super) key_hash: &'a [u8; 32],
    pub(super) state: serde_json::Value,
    pub(super) login: Option<&'a Login>,
    /// The issuer's name for the session, as a keyed hash.
    pub(super) sid: Option<String>,
    pub(super) id_token: Option<Vec<u8>>,
    pub(super) device: Device,
}

pub(super) async fn add_session(db: &PgPool, new: NewSession<'_>, config: &Config, now: Timestamp) -> sqlx::Result<()> {
    let login = new.login;
    // A login that the issuer's own session made silently began when they proved themselves there.
    let begun = login.map_or(now, |login| login.auth_time.min(now));
    let ends = begun + config.session_max;
    sqlx::query!(
        "insert into web_session (session_id, key_hash, state, iss, sid, person_id, id_token_cipher,
           created_at, last_seen_at, idle_expires_at, absolute_expires_at, browser, system)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, least($9::timestamptz, $10), $10, $11, $12)",
        login.map_or_else(SessionId::new, |login| login.session).uuid(),
        new.key_hash.as_slice(),
        new.state,
        login.map(|login| login.iss.as_str()),
        new.sid,
        login.map(|login| login.person.uuid()),
        new.id_token,
        now.to_sqlx() as _,
        (now + config.session_idle).to_sqlx() as _,
        ends.to_sqlx() as _,
        new.device.browser,
        new.device.system,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A session, as it is read for every request.
#[derive(Debug)]
pub(super) struct SessionRow {
    pub(super) state: serde_json::Value,
    /// The organisations it has acted for.
    pub(super) entered: Vec<OrgNumber>,
    /// It has not been marked as used for a while.
    pub(super) rested: bool,
    /// How pages look to its person.
    pub(super) appearance: Appearance,
}

/// The state of a session that has not ended; being read keeps it alive. A second statement once a minute, and none in between: what
/// every request pays for shall only read.
pub(super) async fn session(
    db: &mut PgConnection,
    key_hash: &[u8; 32],
    config: &Config,
    now: Timestamp,
) -> sqlx::Result<Option<SessionRow>> {
    let found = sqlx::query!(
        r#"
        select s.state, s.entered as "entered: Vec<OrgNumber>", s.last_seen_at <= $3 as "rested!",
               p.color_scheme as "scheme?: ColorScheme", p.density as "density?: Density"
        from web_session s
        left join preference p on p.person_id = s.person_id
        where s.key_hash = $1 and s.idle_expires_at > $2 and s.absolute_expires_at > $2
        "#,
        key_hash.as_slice(),
        now.to_sqlx() as _,
        (now - TOUCH_EVERY).to_sqlx() as _,
    )
    .fetch_optional(&mut *db)
    .await?;
    let found = found.map(|row| SessionRow {
        state: row.state,
        entered: row.entered,
        rested: row.rested,
        appearance: Appearance { scheme: row.scheme.unwrap_or_default(), density: row.density.unwrap_or_default() },
    });
    if found.as_ref().is_some_and(|session| session.rested) {
        touch(db, key_hash, config, now).await?;
    }
    Ok(found)
}

/// Remembers that a session has acted for an organisation; `false` if it had before, or has ended. A page waits for it, so from here on the
/// transaction waits for no lock for long.
pub(super) async fn enter(db: &mut PgConnection, session: SessionId, org: OrgNumber) -> sqlx::Result<bool> {
    sqlx::query!("set local lock_timeout = '200ms'").execute(&mut *db).await?;
    let entered = sqlx::query!(
        "update web_session set entered = entered || $2::integer where session_id = $1 and not $2 = any(entered)",
        session.uuid(),
        org as _,
    )
    .execute(db)
    .await?;
    Ok(entered.rows_affected() == 1)
}

async fn touch(db: &mut PgConnection, key_hash: &[u8; 32], config: &Config, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update web_session
         set last_seen_at = $2, idle_expires_at = least($3::timestamptz, absolute_expires_at)
         where key_hash = $1 and last_seen_at <= $4",
        key_hash.as_slice(),
        now.to_sqlx() as _,
        (now + config.session_idle).to_sqlx() as _,
        (now - TOUCH_EVERY).to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the state of a session that still exists. One that was ended meanwhile stays ended.
pub(super) async fn change_session(db: &PgPool, key_hash: &[u8; 32], state: serde_json::Value) -> sqlx::Result<()> {
    sqlx::query!("update web_session set state = $2 where key_hash = $1", key_hash.as_slice(), state)
        .execute(db)
        .await?;
    Ok(())
}

pub(super) async fn drop_session(db: &PgPool, key_hash: &[u8; 32]) -> sqlx::Result<()> {
    sqlx::query!("delete from web_session where key_hash = $1", key_hash.as_slice()).execute(db).await?;
    Ok(())
}

/// Ends one session and hands out its sealed ID token; `None` if it had ended already.
pub(super) async fn end_session(db: &PgPool, id: SessionId) -> sqlx::Result<Option<Option<Vec<u8>>>> {
    sqlx::query_scalar!("delete from web_session where session_id = $1 returning id_token_cipher", id.uuid())
        .fetch_optional(db)
        .await
}

/// Ends the sessions the issuer knows by this name, of which we have a keyed hash; returns how many.
pub(super) async fn end_sessions_of(db: &mut PgConnection, iss: &str, sid: &str) -> sqlx::Result<u64> {
    let ended = sqlx::query!("delete from web_session where iss = $1 and sid = $2", iss, sid).execute(db).await?;
    Ok(ended.rows_affected())
}

/// Remembers a logout token; `false` if it has been here before.
pub(super) async fn see_logout_token(
    db: &mut PgConnection,
    iss: &str,
    jti: &str,
    forget_after: Timestamp,
) -> sqlx::Result<bool> {
    let added = sqlx::query!(
        "insert into logout_token_seen (iss, jti, expires_at) values ($1, $2, $3) on conflict do nothing",
        iss,
        jti,
        forget_after.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Whose session this is or was, for as long as its row is there.
pub(super) async fn whose_session(db: &mut PgConnection, key_hash: &[u8; 32]) -> sqlx::Result<Option<PersonId>> {
    let found = sqlx::query_scalar!("select person_id from web_session where key_hash = $1", key_hash.as_slice());
    Ok(found.fetch_optional(db).await?.flatten().map(PersonId::from))
}

/// Keeps a sealed form from now until then, and no more than the newest few of one person, which are not too large together. The deletion
/// does not see the new one yet.
pub(super) async fn keep_form(
    db: &PgPool,
    id: &str,
    person: PersonId,
    sealed: &[u8],
    (now, until): (Timestamp, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "with kept as (
           insert into kept_form (kept_form_id, person_id, sealed, expires_at) values ($1, $2, $3, $4)
         )
         delete from kept_form
         where expires_at <= $5 or kept_form_id in (
           select kept_form_id
           from (
             select kept_form_id, row_number() over newest as nth, sum(length(sealed)) over newest as bytes
             from kept_form
             where person_id = $2
             window newest as (order by expires_at desc, kept_form_id rows unbounded preceding)
           ) older
           where nth > $6 or bytes > $7 - length($3))",
        id,
        person.uuid(),
        sealed,
        until.to_sqlx() as _,
        now.to_sqlx() as _,
        FORMS_KEPT - 1,
        BYTES_KEPT,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A form that was kept for this person and whose time is not over.
pub(super) async fn kept_form(
    db: &PgPool,
    id: &str,
    person: PersonId,
    now: Timestamp,
) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!(
        "select sealed from kept_form where kept_form_id = $1 and person_id = $2 and expires_at > $3",
        id,
        person.uuid(),
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// Deletes what has ended: sessions, attempts, logout tokens, kept forms. Tells how many rows.
pub(super) async fn forget_ended(db: &PgPool, now: Timestamp) -> sqlx::Result<u64> {
    let sessions = sqlx::query!(
        "delete from web_session where idle_expires_at <= $1 or absolute_expires_at <= $1",
        (now - REMEMBERED).to_sqlx() as _,
    )
    .execute(db)
    .await?;
    let forms = sqlx::query!("delete from kept_form where expires_at <= $1", now.to_sqlx() as _).execute(db).await?;
    let attempts =
        sqlx::query!("delete from login_attempt where created_at <= $1", (now - ATTEMPT_LIVES).to_sqlx() as _)
            .execute(db)
            .await?;
    let tokens =
        sqlx::query!("delete from logout_token_seen where expires_at <= $1", now.to_sqlx() as _).execute(db).await?;
    Ok([sessions, forms, attempts, tokens].iter().map(PgQueryResult::rows_affected).sum())
}
