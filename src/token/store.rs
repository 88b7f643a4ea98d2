//! The tables `signing_key`, `used_grant`, `token_use`, `scope_use_day`, `token_attempt` and `client_key_use`.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    signing::NewKey,
    usage::{Attempt, KEPT_ATTEMPTS, UseKey},
};
use crate::{
    entitlements::{self, read_facts},
    kernel::{ClientKeyId, Clock, Environment, OrgNumber, ScopeId, oslo},
    maskinporten::{Facts, Grant},
    platform::{Services, keys::sha256},
};

/// The key that signs now: the latest whose time has come.
pub(super) async fn current_key(
    db: &mut PgConnection,
    environment: Environment,
    now: Timestamp,
) -> sqlx::Result<Option<(String, Vec<u8>)>> {
    let row = sqlx::query!(
        r#"
        select kid, sealed
        from signing_key
        where environment = $1 and signs_from <= $2 and withdrawn_at is null
        order by signs_from desc, kid
        limit 1
        "#,
        environment as _,
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.kid, row.sealed)))
}

/// Keeps a key that signs from an instant on. `unless_after`: not if one that is not withdrawn was made after that, so that of two portals that
/// find the same, one makes the next. Whether it was kept.
pub(super) async fn insert_key(
    db: &mut PgConnection,
    environment: Environment,
    key: &NewKey,
    (now, signs_from): (Timestamp, Timestamp),
    unless_after: Option<Timestamp>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        insert into signing_key (kid, environment, sealed, jwk, created_at, signs_from)
        select $1, $2, $3, $4, $5, $6
        where $7::timestamptz is null
           or not exists (select from signing_key where environment = $2 and withdrawn_at is null and created_at > $7)
        "#,
        key.kid,
        environment as _,
        key.sealed,
        key.jwk,
        now.to_sqlx() as _,
        signs_from.to_sqlx() as _,
        unless_after.map(Timestamp::to_sqlx) as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Publishes a key no longer. `None`: there is none of that name, or it was withdrawn before.
pub(super) async fn withdraw_key(
    db: &mut PgConnection,
    kid: &str,
    now: Timestamp,
) -> sqlx::Result<Option<Environment>> {
    sqlx::query_scalar!(
        r#"
        update signing_key set withdrawn_at = $2 where kid = $1 and withdrawn_at is null
        returning environment as "environment: Environment"
        "#,
        kid,
        now.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// When the latest key of an environment was made.
pub(super) async fn latest_key_made_at(
    db: &mut PgConnection,
    environment: Environment,
) -> sqlx::Result<Option<Timestamp>> {
    let made = sqlx::query_scalar!(
        r#"select max(created_at) as "at: jiff_sqlx::Timestamp" from signing_key where environment = $1 and withdrawn_at is null"#,
        environment as _,
    )
    .fetch_one(db)
    .await?;
    Ok(made.map(jiff_sqlx::Timestamp::to_jiff))
}

/// What became of a grant that was to be used up, and what decides about it.
#[derive(Debug)]
pub(super) enum Used {
    /// It was, or had been before, as the facts say.
    Up(Facts),
    /// It was not: the key that checked its signature is there no longer, or the client has got its first key since.
    KeyGone(Facts),
    /// There is no such client.
    NoClient,
}

/// Uses a grant up and reads what decides about it (`sql/use_grant.sql`). `key`: the one that checked its signature; none: a certificate did.
pub(super) async fn use_up(
    db: &mut PgConnection,
    services: &Services,
    environment: Environment,
    (grant, key): (&Grant, Option<ClientKeyId>),
) -> sqlx::Result<Used> {
    let (claims, shift) = (&grant.claims, services.clock.shift());
    // Some minutes more than it is good for: clocks differ.
    let forget_at = Timestamp::from_second(claims.times.exp.saturating_add(300)).unwrap_or(Timestamp::MAX);
    let rows = read_facts!(
        "outcome",
        "use_grant($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        environment as _,
        claims.iss as _,
        grant.kid(),
        &claims.scopes,
        claims.consumer_org as _,
        services.clock.today().to_sqlx() as _,
        key as _,
        &hash(grant)[..],
        forget_at.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let key_is_gone = rows.first().is_some_and(|row| row.outcome == "key-gone");
    Ok(match (entitlements::facts(claims.iss, rows, shift), key_is_gone) {
        (None, _) => Used::NoClient,
        (Some(facts), true) => Used::KeyGone(facts),
        (Some(facts), false) => Used::Up(facts),
    })
}

/// A grant that was refused after all works again, once what was wrong is mended.
pub(super) async fn give_back(db: &mut PgConnection, grant: &Grant) -> sqlx::Result<()> {
    let (client, hash) = (grant.claims.iss, hash(grant));
    sqlx::query!("delete from used_grant where client_id = $1 and grant_hash = $2", client as _, &hash[..])
        .execute(db)
        .await?;
    Ok(())
}

/// What a used grant is known by.
fn hash(grant: &Grant) -> [u8; 32] {
    sha256(grant.once().as_bytes())
}

/// Forgets grants that are too old to be accepted in any case.
pub(super) async fn forget_used(db: &PgPool, clock: &Clock) -> sqlx::Result<u64> {
    // By the clock that decides whether a grant is too old: the database's.
    let done = sqlx::query!(
        "delete from used_grant where forget_at < statement_timestamp() + make_interval(secs => $1)",
        clock.shift().as_secs_f64(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Forgets sums of hours and days before an instant, a part at a time.
pub(super) async fn forget_uses(db: &PgPool, before: Timestamp) -> sqlx::Result<u64> {
    let day = oslo(before).date();
    sqlx::query!("delete from scope_use_day where day < $1", day.to_sqlx() as _).execute(db).await?;
    let mut forgotten = 0;
    loop {
        let done = sqlx::query!(
            "delete from token_use where ctid = any (array(select ctid from token_use where hour < $1 limit 50000))",
            before.to_sqlx() as _
        )
        .execute(db)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(forgotten);
        }
        forgotten += done.rows_affected();
    }
}

/// Adds to the counts. The rows are in the order of the key, so that two portals never wait for each other in a circle.
pub(super) async fn add_uses(db: &mut PgConnection, uses: &[(UseKey, i64)]) -> sqlx::Result<()> {
    let column = |of: fn(&UseKey) -> i32| uses.iter().map(|(key, _)| of(key)).collect::<Vec<i32>>();
    let hours: Vec<_> = uses.iter().map(|(key, _)| key.hour.to_sqlx()).collect();
    let environments: Vec<String> = uses.iter().map(|(key, _)| key.environment.slug().to_owned()).collect();
    let clients: Vec<Uuid> = uses.iter().map(|(key, _)| key.client.uuid()).collect();
    let scopes: Vec<Uuid> = uses.iter().map(|(key, _)| key.scope.map_or(Uuid::nil(), ScopeId::uuid)).collect();
    let codes: Vec<String> = uses.iter().map(|(key, _)| key.code.to_owned()).collect();
    let counts: Vec<i64> = uses.iter().map(|(_, count)| *count).collect();
    sqlx::query!(
        r#"
        insert into token_use (hour, environment, client_id, scope_id, consumer_org_number, supplier_org_number, code, uses)
        select hour, environment::environment, client_id, scope_id, consumer, supplier, code, uses
        from unnest($1::timestamptz[], $2::text[], $3::uuid[], $4::uuid[], $5::integer[], $6::integer[], $7::text[], $8::bigint[])
          as u (hour, environment, client_id, scope_id, consumer, supplier, code, uses)
        on conflict (client_id, hour, scope_id, consumer_org_number, supplier_org_number, code)
        do update set uses = token_use.uses + excluded.uses
        "#,
        &hours as _,
        &environments,
        &clients,
        &scopes,
        &column(|key| key.consumer.get()),
        &column(|key| key.supplier.map_or(0, OrgNumber::get)),
        &codes,
        &counts,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds to the sums of scopes by day. `uses`: scope, day, tokens, refusals; in the order of the key, each once.
pub(super) async fn add_scope_uses(db: &mut PgConnection, uses: &[(ScopeId, Date, i64, i64)]) -> sqlx::Result<()> {
    let scopes: Vec<Uuid> = uses.iter().map(|(scope, ..)| scope.uuid()).collect();
    let days: Vec<_> = uses.iter().map(|(_, day, ..)| day.to_sqlx()).collect();
    let (issued, refused): (Vec<i64>, Vec<i64>) = uses.iter().map(|(.., issued, refused)| (*issued, *refused)).unzip();
    sqlx::query!(
        r#"
        insert into scope_use_day (scope_id, day, issued, refused)
        select * from unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[])
        on conflict (scope_id, day)
        do update set issued = scope_use_day.issued + excluded.issued, refused = scope_use_day.refused + excluded.refused
        "#,
        &scopes,
        &days as _,
        &issued,
        &refused,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps the latest attempts of each client, and not too many of them. The rows are in the order of the clients, so that two portals never wait
/// for each other in a circle.
pub(super) async fn add_attempts(db: &mut PgConnection, attempts: &[Attempt]) -> sqlx::Result<()> {
    let mut attempts: Vec<&Attempt> = attempts.iter().collect();
    attempts.sort_unstable_by_key(|attempt| attempt.client.uuid());
    let column = |of: fn(&Attempt) -> String| attempts.iter().map(|attempt| of(attempt)).collect::<Vec<String>>();
    let mut clients: Vec<Uuid> = attempts.iter().map(|attempt| attempt.client.uuid()).collect();
    let times: Vec<_> = attempts.iter().map(|attempt| attempt.at.to_sqlx()).collect();
    let consumers: Vec<Option<i32>> = attempts.iter().map(|attempt| attempt.consumer.map(OrgNumber::get)).collect();
    let kids: Vec<Option<String>> = attempts.iter().map(|attempt| attempt.kid.clone()).collect();
    let signed: Vec<bool> = attempts.iter().map(|attempt| attempt.is_signed).collect();
    sqlx::query!(
        r#"
        insert into token_attempt
          (correlation_id, client_id, at, code, description, consumer_org_number, scope_names, kid, is_signed)
        select correlation_id, client_id, at, code, description, consumer, string_to_array(scopes, ' '), kid, is_signed
        from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::bool[])
          as a (correlation_id, client_id, at, code, description, consumer, scopes, kid, is_signed)
        on conflict do nothing
        "#,
        &column(|attempt| attempt.correlation_id.clone()),
        &clients,
        &times as _,
        &column(|attempt| attempt.code.to_owned()),
        &column(|attempt| attempt.description.clone()),
        &consumers as _,
        &column(|attempt| attempt.scopes.join(" ")),
        &kids as _,
        &signed,
    )
    .execute(&mut *db)
    .await?;
    clients.dedup();
    sqlx::query!(
        r#"
        delete from token_attempt
        where correlation_id in (
          select correlation_id
          from (
            select correlation_id,
                   row_number() over (partition by client_id, is_signed, code = '' order by at desc, correlation_id) as place
            from token_attempt
            where client_id = any ($1)
          ) ranked
          where place > $2
        )
        "#,
        &clients,
        i64::try_from(KEPT_ATTEMPTS).unwrap_or(i64::MAX),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Remembers when keys were last used.
pub(super) async fn keys_used(db: &mut PgConnection, used: &[(ClientKeyId, Timestamp)]) -> sqlx::Result<()> {
    let keys: Vec<Uuid> = used.iter().map(|(key, _)| key.uuid()).collect();
    let times: Vec<_> = used.iter().map(|(_, at)| at.to_sqlx()).collect();
    sqlx::query!(
        r#"
        insert into client_key_use (client_key_id, last_used_at)
        select key, at from unnest($1::uuid[], $2::timestamptz[]) as u (key, at)
        on conflict (client_key_id) do update set last_used_at = greatest(client_key_use.last_used_at, excluded.last_used_at)
        "#,
        &keys,
        &times as _,
    )
    .execute(db)
    .await?;
    Ok(())
}
