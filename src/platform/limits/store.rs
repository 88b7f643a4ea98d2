//! The table `rate_bucket`.

use std::time::Duration;

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, PgPool};

/// Puts one into each of these buckets: owner, how long one takes to leave it, and how much time it holds. If one of them is full, none gets
/// anything, so that somebody who is refused does not fill the bucket they share with others; then it tells how long to wait.
pub(super) async fn count(
    db: &mut PgConnection,
    kind: &str,
    buckets: &[(String, Duration, Duration)],
    now: Timestamp,
) -> sqlx::Result<Option<Duration>> {
    let owners: Vec<String> = buckets.iter().map(|(owner, ..)| owner.clone()).collect();
    let every: Vec<f64> = buckets.iter().map(|(_, every, _)| every.as_secs_f64()).collect();
    let holds: Vec<f64> = buckets.iter().map(|(.., holds)| holds.as_secs_f64()).collect();
    let counted = sqlx::query!(
        "insert into rate_bucket (kind, owner, empty_at, holds)
         select $1, owner, $2::timestamptz + make_interval(secs => every), make_interval(secs => holds)
         from unnest($3::text[], $4::float8[], $5::float8[]) as bucket (owner, every, holds)
         where not exists (
           select from unnest($3::text[], $4::float8[], $5::float8[]) as asked (owner, every, holds)
           join rate_bucket b on b.kind = $1 and b.owner = asked.owner
           where greatest(b.empty_at, $2) + make_interval(secs => asked.every) > $2 + make_interval(secs => asked.holds)
         )
         on conflict (kind, owner) do update
         set empty_at = greatest(rate_bucket.empty_at, $2) + (excluded.empty_at - $2), holds = excluded.holds
         where greatest(rate_bucket.empty_at, $2) + (excluded.empty_at - $2) <= $2 + excluded.holds",
        kind,
        now.to_sqlx() as _,
        &owners,
        &every,
        &holds,
    )
    .execute(&mut *db)
    .await?;
    if usize::try_from(counted.rows_affected()) == Ok(buckets.len()) {
        return Ok(None);
    }
    let wait = sqlx::query_scalar!(
        r#"
        select extract(epoch from max(empty_at - holds) - $3::timestamptz)::float8 as wait
        from rate_bucket
        where kind = $1 and owner = any($2)
        "#,
        kind,
        &owners,
        now.to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    Ok(Some(Duration::from_secs_f64(1.0 + wait.unwrap_or_default().max(0.0))))
}

/// Housekeeping: deletes buckets that are empty again. Tells how many.
pub async fn forget_idle(db: &PgPool, now: Timestamp) -> sqlx::Result<u64> {
    let deleted = sqlx::query!("delete from rate_bucket where empty_at <= $1", now.to_sqlx() as _).execute(db).await?;
    Ok(deleted.rows_affected())
}
