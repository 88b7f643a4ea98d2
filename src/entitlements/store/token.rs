//! What decides whether a client gets a token (`sql/token_facts.sql`), for the token endpoint, which uses a grant up in the same statement
//! (`sql/use_grant.sql`),
//! and for whoever asks what it would say.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    kernel::{ClientId, ClientKeyId, Environment, OrgNumber, Party, ScopeId},
    maskinporten::{ClientFacts, Facts, KeyFacts, ScopeFacts},
};

/// A row of the function, as the database has it; a scope a row.
#[derive(Debug)]
pub(crate) struct FactsRow {
    pub now: jiff_sqlx::Timestamp,
    /// What became of the grant: `up`, `before` or `key-gone`.
    pub outcome: String,
    pub org_number: OrgNumber,
    pub org_name: String,
    pub client_name: String,
    pub integration_type: String,
    pub is_active: bool,
    pub for_customers: bool,
    pub acts_for_customers: bool,
    pub access_token_lifetime: i32,
    pub prefixes: Vec<String>,
    pub client_key_id: Option<ClientKeyId>,
    pub key_expires_at: Option<jiff_sqlx::Timestamp>,
    pub key_count: i64,
    pub consumer: OrgNumber,
    pub consumer_name: Option<String>,
    pub scope_name: String,
    pub scope_id: Option<ScopeId>,
    pub is_registered: bool,
    pub deactivated_at: Option<jiff_sqlx::Timestamp>,
    pub rests: bool,
    pub provider: Option<OrgNumber>,
    pub provider_name: Option<String>,
    pub integration_types: Option<Vec<String>>,
    pub max_age: Option<i32>,
    pub aud: Option<String>,
    pub has_access: bool,
    pub is_delegated: bool,
    pub delegable: Option<bool>,
}

/// Reads the rows of a function that says what `token_facts` says. The first text is what became of the grant.
macro_rules! read_facts {
    ($outcome:tt, $function:tt, $($argument:expr),+ $(,)?) => {
        sqlx::query_as!(
            $crate::entitlements::FactsRow,
            "select clock_timestamp() as \"now!: jiff_sqlx::Timestamp\", "
                + $outcome
                + " as \"outcome!\",
                     org_number as \"org_number!: crate::kernel::OrgNumber\", org_name as \"org_name!\", client_name as \"client_name!\",
                     integration_type as \"integration_type!\", is_active as \"is_active!\", for_customers as \"for_customers!\",
                     acts_for_customers as \"acts_for_customers!\", access_token_lifetime as \"access_token_lifetime!\",
                     prefixes as \"prefixes!\", client_key_id as \"client_key_id: crate::kernel::ClientKeyId\",
                     key_expires_at as \"key_expires_at: jiff_sqlx::Timestamp\", key_count as \"key_count!\",
                     consumer as \"consumer!: crate::kernel::OrgNumber\", consumer_name, scope_name as \"scope_name!\",
                     scope_id as \"scope_id: crate::kernel::ScopeId\", is_registered as \"is_registered!\",
                     deactivated_at as \"deactivated_at: jiff_sqlx::Timestamp\", rests as \"rests!\",
                     provider as \"provider: crate::kernel::OrgNumber\", provider_name, integration_types, max_age, aud,
                     has_access as \"has_access!\", is_delegated as \"is_delegated!\", delegable
                   from "
                + $function,
            $($argument),+
        )
    };
}
pub(crate) use read_facts;

/// Facts of rows about this client. `shift`: how far the portal's clock has been moved from the database's, in tests.
pub(crate) fn facts(client: ClientId, rows: Vec<FactsRow>, shift: SignedDuration) -> Option<Facts> {
    let scopes = rows.iter().map(scope).collect();
    let first = rows.into_iter().next()?;
    let now = first.now.to_jiff() + shift;
    Some(Facts {
        now,
        client: ClientFacts {
            id: client,
            owner: Party { number: first.org_number, name: first.org_name },
            name: first.client_name,
            integration_type: first.integration_type,
            is_active: first.is_active,
            for_customers: first.for_customers,
            acts_for_customers: first.acts_for_customers,
            token_lifetime: u32::try_from(first.access_token_lifetime).unwrap_or_default(),
        },
        key: first
            .client_key_id
            .zip(first.key_expires_at)
            .map(|(id, expires_at)| KeyFacts { id, expires_at: expires_at.to_jiff() }),
        keys: first.key_count,
        consumer: first.consumer,
        consumer_name: first.consumer_name,
        consumer_prefixes: first.prefixes,
        scopes,
        is_fresh: first.outcome != "before",
    })
}

fn scope(row: &FactsRow) -> ScopeFacts {
    ScopeFacts {
        name: row.scope_name.clone(),
        id: row.scope_id,
        is_registered: row.is_registered,
        deactivated_at: row.deactivated_at.map(jiff_sqlx::Timestamp::to_jiff),
        rests: row.rests,
        provider: row.provider.zip(row.provider_name.clone()).map(|(number, name)| Party { number, name }),
        integration_types: row.integration_types.clone().unwrap_or_default(),
        max_age: row.max_age.and_then(|seconds| u32::try_from(seconds).ok()).unwrap_or_default(),
        aud: row.aud.clone().unwrap_or_default(),
        is_delegable: row.delegable.unwrap_or_default(),
        has_access: row.has_access,
        is_delegated: row.is_delegated,
    }
}

/// Which client, with which key, asks for what.
#[derive(Debug, Clone, Copy)]
pub struct TokenQuestion<'a> {
    /// Where.
    pub environment: Environment,
    /// Which client.
    pub client: ClientId,
    /// The key it names, if any.
    pub kid: Option<&'a str>,
    /// The scopes it asks for.
    pub scopes: &'a [String],
    /// The customer it names.
    pub consumer_org: Option<OrgNumber>,
}

/// What is asked of the database: a client that asks for nothing has facts all the same, which come with a scope.
fn wanted(scopes: &[String]) -> Vec<String> {
    if scopes.is_empty() { vec![String::new()] } else { scopes.to_vec() }
}

/// The facts without that scope.
fn without_nothing(facts: Option<Facts>, scopes: &[String]) -> Option<Facts> {
    let mut facts = facts?;
    facts.scopes.retain(|_| !scopes.is_empty());
    Some(facts)
}

/// What decides, for a grant that has not been used. `None`: there is no such client.
pub async fn token_facts(
    db: &mut PgConnection,
    question: TokenQuestion<'_>,
    today: Date,
    shift: SignedDuration,
) -> sqlx::Result<Option<Facts>> {
    let TokenQuestion { environment, client, kid, scopes, consumer_org } = question;
    let rows = read_facts!(
        "'up'",
        "token_facts($1, $2, $3, $4, $5, $6)",
        environment as _,
        client as _,
        kid,
        &wanted(scopes),
        consumer_org as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(without_nothing(facts(client, rows, shift), scopes))
}

/// What would have decided then (`sql/token_facts_then.sql`), as far as it is known. `day`: the day it was in Norway.
pub async fn token_facts_then(
    db: &mut PgConnection,
    question: TokenQuestion<'_>,
    (at, day): (Timestamp, Date),
) -> sqlx::Result<Option<Facts>> {
    let TokenQuestion { environment, client, kid, scopes, consumer_org } = question;
    let rows = read_facts!(
        "'up'",
        "token_facts_then($1, $2, $3, $4, $5, $6, $7)",
        environment as _,
        client as _,
        kid,
        &wanted(scopes),
        consumer_org as _,
        day.to_sqlx() as _,
        at.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let then = facts(client, rows, SignedDuration::ZERO).map(|facts| Facts { now: at, ..facts });
    Ok(without_nothing(then, scopes))
}

/// For so long the next key is published before it signs, and the one before it after: consumers may keep the list of keys for a day, which is
/// also the longest life of a token, and running portals change keys within five seconds.
pub(crate) const KEYS_KEPT: SignedDuration = SignedDuration::from_hours(25);

/// A key that signs tokens, as it is published, and from when it signs.
#[derive(Debug)]
pub(crate) struct PublishedKey {
    pub environment: Environment,
    pub kid: String,
    pub jwk: serde_json::Value,
    pub signs_from: Timestamp,
}

/// The keys that may have signed a token that is still good, sign now, or are about to; the latest first.
pub(crate) async fn published_keys(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<Vec<PublishedKey>> {
    let rows = sqlx::query!(
        r#"
        select environment as "environment: Environment", kid, jwk, signs_from as "signs_from: jiff_sqlx::Timestamp"
        from (
          select environment, kid, jwk, signs_from, withdrawn_at,
                 lead(signs_from) over (partition by environment order by signs_from, kid desc) as signs_until
          from signing_key
          -- A key that was withdrawn after it began to sign has ended the one before it none the less.
          where withdrawn_at is null or withdrawn_at > signs_from
        ) key
        where withdrawn_at is null and (signs_until is null or signs_until > $1)
        order by environment, signs_from desc, kid
        "#,
        (now - KEYS_KEPT).to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| PublishedKey {
            environment: row.environment,
            kid: row.kid,
            jwk: row.jwk,
            signs_from: row.signs_from.to_jiff(),
        })
        .collect())
}

/// The public key of a client's key (RFC 7517).
pub(crate) async fn client_key(db: &mut PgConnection, key: ClientKeyId) -> sqlx::Result<Option<serde_json::Value>> {
    sqlx::query_scalar!("select jwk from client_key where client_key_id = $1", key as _).fetch_optional(db).await
}

/// An attempt of a client, as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRow {
    /// Whose client it was.
    pub org: OrgNumber,
    /// Where.
    pub environment: Environment,
    /// Which client.
    pub client: ClientId,
    /// When.
    pub at: Timestamp,
    /// Why there was no token; empty: there was one.
    pub code: String,
    /// The same in the words of the answer.
    pub description: String,
    /// The customer it named.
    pub consumer: Option<OrgNumber>,
    /// What it asked for.
    pub scopes: Vec<String>,
    /// The key it named.
    pub kid: Option<String>,
    /// Was its signature that of the client? If not, anybody may have sent it.
    pub is_signed: bool,
}

/// The attempt of this correlation id. It is for the organisation of the client, and for those whom it concerns: whoever asks sees to that.
pub async fn attempt(db: &mut PgConnection, correlation_id: &str) -> sqlx::Result<Option<AttemptRow>> {
    let row = sqlx::query!(
        r#"
        select c.org_number as "org: OrgNumber", c.environment as "environment: Environment", a.client_id as "client: ClientId",
               a.at as "at: jiff_sqlx::Timestamp", a.code, a.description, a.consumer_org_number as "consumer: OrgNumber",
               a.scope_names, a.kid, a.is_signed
        from token_attempt a
        join client c on c.client_id = a.client_id
        where a.correlation_id = $1
        "#,
        correlation_id,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| AttemptRow {
        org: row.org,
        environment: row.environment,
        client: row.client,
        at: row.at.to_jiff(),
        code: row.code,
        description: row.description,
        consumer: row.consumer,
        scopes: row.scope_names,
        kid: row.kid,
        is_signed: row.is_signed,
    }))
}
