use futures_util::stream::BoxStream;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{
    encoding::{Micros, Record},
    fault::{Fault, Wrong, instant},
    verify::Link,
};

/// Held while a checkpoint is made, so that one is made at a time.
const CHECKPOINT_LOCK: i64 = 7_501;

/// For the length of the transaction: a log may take longer to go through than a page may.
pub(super) async fn take_your_time(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("select set_config('statement_timeout', '0', true)").fetch_one(db).await?;
    Ok(())
}

/// For the length of the transaction, or until it is called again: may Postgres sort? The rows of all logs shall come in the order of
/// the index, not out of a sort that would have to be written to disk.
pub(super) async fn may_sort(db: &mut PgConnection, may: bool) -> sqlx::Result<()> {
    let may = if may { "on" } else { "off" };
    sqlx::query!("select set_config('enable_sort', $1, true)", may).fetch_one(db).await?;
    Ok(())
}

/// The records of one log, or of all, in the order of organisation and place.
pub(super) fn records(db: &mut PgConnection, only: Option<i32>) -> BoxStream<'_, sqlx::Result<Record>> {
    sqlx::query_as!(
        Record,
        r#"
        select org_number as org, seq, event_id as event, at as "at: Micros", kind, actor_org_number as actor_org,
               actor_person_id as actor_person, actor_name, actor_salt, basis::text as "basis!", payload::text as "payload!",
               ref as reference, prev_hash, hash
        from event
        where $1::integer is null or org_number = $1
        order by org_number, seq
        "#,
        only,
    )
    .fetch(db)
}

/// The records of these logs after these places.
pub(super) fn records_after<'a>(
    db: &'a mut PgConnection,
    orgs: &'a [i32],
    places: &'a [i64],
) -> BoxStream<'a, sqlx::Result<Record>> {
    sqlx::query_as!(
        Record,
        r#"
        select org_number as org, seq, event_id as event, at as "at: Micros", kind, actor_org_number as actor_org,
               actor_person_id as actor_person, actor_name, actor_salt, basis::text as "basis!", payload::text as "payload!",
               ref as reference, prev_hash, hash
        from unnest($1::integer[], $2::bigint[]) as known (log, place)
        -- Each log by itself, whatever the planner thinks of their sizes.
        cross join lateral (select * from event where org_number = log and seq > place order by seq offset 0) added
        order by org_number, seq
        "#,
        orgs,
        places,
    )
    .fetch(db)
}

/// Heads that say something else than their logs, and logs without a head.
pub(super) async fn heads_that_do_not_fit(db: &mut PgConnection, only: Option<i32>) -> sqlx::Result<Vec<Fault>> {
    let rows = sqlx::query!(
        r#"
        select h.org_number, h.seq, l.seq as "last?", e.hash is not null as "is_there!",
               e.ref as "reference?", e.at as "at?: Micros"
        from event_head h
        left join lateral (select max(seq) as seq from event where event.org_number = h.org_number) l on true
        left join event e on e.org_number = h.org_number and e.seq = h.seq
        where ($1::integer is null or h.org_number = $1) and (e.hash is distinct from h.hash or l.seq > h.seq)
        order by h.org_number
        "#,
        only,
    )
    .fetch_all(&mut *db)
    .await?;
    let mut faults: Vec<Fault> = rows
        .into_iter()
        .map(|row| match row.last.unwrap_or(0) {
            last if last > row.seq => Fault::at_place(row.org_number, row.seq + 1, Wrong::Beyond),
            last if last < row.seq => Fault::at_place(row.org_number, last + 1, Wrong::CutOff(row.seq)),
            _ if !row.is_there => Fault::at_place(row.org_number, row.seq, Wrong::CutOff(row.seq)),
            _ => Fault {
                reference: row.reference,
                at: row.at.and_then(instant),
                ..Fault::at_place(row.org_number, row.seq, Wrong::OtherThanHead)
            },
        })
        .collect();
    let headless = sqlx::query!(
        r#"
        select org_number, max(seq) as "seq!"
        from event e
        where ($1::integer is null or org_number = $1)
          and not exists (select from event_head h where h.org_number = e.org_number)
        group by org_number
        "#,
        only,
    )
    .fetch_all(db)
    .await?;
    faults.extend(headless.into_iter().map(|row| Fault::at_place(row.org_number, row.seq, Wrong::Headless)));
    Ok(faults)
}

/// A checkpoint and one of the heads it vouches for, with what the log says there now.
#[derive(Debug)]
pub(super) struct Vouched {
    pub number: i64,
    pub at: Micros,
    pub prev_root: Vec<u8>,
    pub root: Vec<u8>,
    pub signature: Vec<u8>,
    pub org: Option<i32>,
    pub seq: Option<i64>,
    pub hash: Option<Vec<u8>>,
    pub present: Option<Vec<u8>>,
    pub reference: Option<String>,
    pub event_at: Option<Micros>,
}

/// All checkpoints with all their heads, in order. A checkpoint without heads is there once.
pub(super) fn vouched(db: &mut PgConnection) -> BoxStream<'_, sqlx::Result<Vouched>> {
    sqlx::query_as!(
        Vouched,
        r#"
        select c.number, c.at as "at: Micros", c.prev_root, c.root, c.signature, h.org_number as "org?", h.seq as "seq?",
               h.hash as "hash?", e.hash as "present?", e.ref as "reference?", e.at as "event_at?: Micros"
        from checkpoint c
        left join checkpoint_head h on h.checkpoint = c.number
        left join event e on e.org_number = h.org_number and e.seq = h.seq
        order by c.number, h.org_number
        "#,
    )
    .fetch(db)
}

/// Heads of checkpoints that are not there.
pub(super) async fn vouched_by_nobody(db: &mut PgConnection, only: Option<i32>) -> sqlx::Result<Vec<Fault>> {
    let rows = sqlx::query!(
        r#"
        select org_number, seq, checkpoint
        from checkpoint_head h
        where ($1::integer is null or org_number = $1)
          and not exists (select from checkpoint c where c.number = h.checkpoint)
        order by checkpoint, org_number
        "#,
        only,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Fault::at_place(row.org_number, row.seq, Wrong::Unvouched(row.checkpoint))).collect())
}

/// Takes the turn to make a checkpoint until the end of the transaction, unless somebody else has it.
pub(super) async fn take_turn(db: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select pg_try_advisory_xact_lock($1) as "taken!""#, CHECKPOINT_LOCK).fetch_one(db).await
}

/// The last checkpoint: its number, time and root.
pub(super) async fn last_checkpoint(db: &mut PgConnection) -> sqlx::Result<Option<(i64, Micros, Vec<u8>)>> {
    let row = sqlx::query!(r#"select number, at as "at: Micros", root from checkpoint order by number desc limit 1"#)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| (row.number, row.at, row.root)))
}

/// A log that has grown since a checkpoint vouched for it.
#[derive(Debug)]
pub(super) struct Grown {
    pub org: i32,
    pub head: Link,
    pub known: Link,
}

/// Every log whose head is not where the last checkpoint that vouches for it says.
pub(super) async fn grown(db: &mut PgConnection) -> sqlx::Result<Vec<Grown>> {
    let rows = sqlx::query!(
        r#"
        select h.org_number, h.seq, h.hash, c.seq as "known_seq?", c.hash as "known_hash?"
        from event_head h
        left join lateral (
          select seq, hash from checkpoint_head where org_number = h.org_number order by seq desc limit 1
        ) c on true
        where h.hash is distinct from c.hash or h.seq <> c.seq
        order by h.org_number
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Grown {
            org: row.org_number,
            head: Link { seq: row.seq, hash: row.hash },
            known: match (row.known_seq, row.known_hash) {
                (Some(seq), Some(hash)) => Link { seq, hash },
                _ => Link::root(),
            },
        })
        .collect())
}

/// A checkpoint that is ready to be kept.
#[derive(Debug)]
pub(super) struct Checkpoint<'a> {
    pub number: i64,
    pub at: Timestamp,
    pub prev_root: &'a [u8],
    pub root: &'a [u8],
    pub signature: &'a [u8],
    pub heads: &'a [Grown],
}

/// Keeps a checkpoint.
pub(super) async fn add_checkpoint(db: &mut PgConnection, checkpoint: &Checkpoint<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into checkpoint (number, at, prev_root, root, signature) values ($1, $2, $3, $4, $5)",
        checkpoint.number,
        checkpoint.at.to_sqlx() as _,
        checkpoint.prev_root,
        checkpoint.root,
        checkpoint.signature,
    )
    .execute(&mut *db)
    .await?;
    let orgs: Vec<i32> = checkpoint.heads.iter().map(|grown| grown.org).collect();
    let places: Vec<i64> = checkpoint.heads.iter().map(|grown| grown.head.seq).collect();
    let hashes: Vec<Vec<u8>> = checkpoint.heads.iter().map(|grown| grown.head.hash.clone()).collect();
    sqlx::query!(
        r#"
        insert into checkpoint_head (checkpoint, org_number, seq, hash)
        select $1, org, place, hash from unnest($2::integer[], $3::bigint[], $4::bytea[]) as head (org, place, hash)
        "#,
        checkpoint.number,
        &orgs,
        &places,
        &hashes,
    )
    .execute(db)
    .await?;
    Ok(())
}
