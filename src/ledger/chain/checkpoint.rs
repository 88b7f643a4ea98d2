use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use futures_util::TryStreamExt;
use jiff::SignedDuration;
use sqlx::PgConnection;

use super::{
    encoding::{Fields, Micros, NOTHING},
    fault::{Fault, Wrong, instant},
    store::{self, Grown, Vouched},
    verify::{Link, Walk},
};
use crate::platform::{Services, keys::Keys};

/// How old the last checkpoint may become before the housekeeping makes another, although no log has grown.
const INTERVAL: SignedDuration = SignedDuration::from_hours(24);

/// Logs that are checked with one statement.
const AT_A_TIME: usize = 100;

/// The root of a checkpoint, while its heads are gone through.
#[derive(Debug, Default)]
struct Root(Fields);

impl Root {
    fn begin(prev_root: &[u8], number: i64, at: Micros) -> Self {
        let mut fields = Fields::default();
        fields.begin("portner checkpoint 1");
        fields.hex(prev_root);
        fields.shown(Some(number));
        fields.shown(Some(at.0));
        Self(fields)
    }

    fn head(&mut self, org: i32, seq: i64, hash: &[u8]) {
        self.0.shown(Some(org));
        self.0.shown(Some(seq));
        self.0.hex(hash);
    }
}

/// Checks the roots and signatures of checkpoints that come in order, each with its heads.
#[derive(Debug, Default)]
pub(super) struct Roots {
    current: Option<(Vouched, Root)>,
    /// The number and root of the one before the current one.
    before: Option<(i64, Vec<u8>)>,
}

impl Roots {
    /// The next row. A fault is that of the checkpoint that ends here.
    pub fn step(&mut self, keys: &Keys, row: Vouched) -> Option<Fault> {
        let head = row.org.zip(row.seq).zip(row.hash.clone());
        let is_another = self.current.as_ref().is_none_or(|(current, _)| current.number != row.number);
        let mut fault = None;
        if is_another {
            fault = self.finish(keys);
            let root = Root::begin(&row.prev_root, row.number, row.at);
            self.current = Some((row, root));
        }
        if let (Some((_, root)), Some(((org, seq), hash))) = (&mut self.current, head) {
            root.head(org, seq, &hash);
        }
        fault
    }

    /// Ends the current checkpoint.
    pub fn finish(&mut self, keys: &Keys) -> Option<Fault> {
        let (checkpoint, root) = self.current.take()?;
        let number = checkpoint.number;
        let (last, prev_root) = self.before.replace((number, checkpoint.root.clone())).unwrap_or((0, NOTHING.to_vec()));
        let is_signed = keys.is_checkpoint(&checkpoint.root, &checkpoint.signature);
        if root.0.hash().as_slice() != checkpoint.root || !is_signed {
            Some(Fault::of_checkpoint(number, Wrong::CheckpointForged))
        } else if number != last + 1 || checkpoint.prev_root != prev_root {
            Some(Fault::of_checkpoint(number, Wrong::CheckpointMissing))
        } else {
            None
        }
    }
}

/// A checkpoint that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its number; the first is 1.
    pub number: i64,
    /// Its root, in hexadecimal digits.
    pub root: String,
    /// Logs it vouches for.
    pub heads: usize,
    /// Logs it does not vouch for, because something in them does not fit.
    pub broken: usize,
}

/// Housekeeping, every minute: a checkpoint when a log has grown, and one a day in any case. Thus nobody has longer than a minute to compute
/// the end of a log anew without being found out, and the log stream tells each day that it is still being written.
pub async fn keep_checkpoints(services: &Services) -> anyhow::Result<()> {
    let last = store::last_checkpoint(&mut *services.db.acquire().await?).await?;
    let is_due =
        last.and_then(|(_, at, _)| instant(at)).is_none_or(|at| services.clock.now().duration_since(at) >= INTERVAL);
    make(services, is_due).await.map(|_| ())
}

/// Makes a checkpoint: checks what has been added to each log since it was last vouched for, signs where those that fit have come to,
/// and writes the root to the log stream, which is out of reach of whoever owns the database. `None`: somebody else is at it.
pub async fn make_checkpoint(services: &Services) -> anyhow::Result<Option<Made>> {
    make(services, true).await
}

/// Makes a checkpoint, also of no log if it `is_due`.
async fn make(services: &Services, is_due: bool) -> anyhow::Result<Option<Made>> {
    let mut tx = services.db.begin_with("begin isolation level repeatable read").await?;
    store::take_your_time(&mut tx).await?;
    if !store::take_turn(&mut tx).await? {
        return Ok(None);
    }
    let (last, _, prev_root) = store::last_checkpoint(&mut tx).await?.unwrap_or((0, Micros(0), NOTHING.to_vec()));
    let number = last + 1;
    let (heads, broken) = check(&mut tx).await?;
    if broken > 0 {
        tracing::error!(target: "portner::checkpoint", broken, "logs do not fit; run portner audit verify");
    }
    if heads.is_empty() && !is_due {
        return Ok(None);
    }
    // To the microsecond, as the database keeps it.
    let at = instant(Micros(services.clock.now().as_microsecond())).context("the time")?;
    let mut root = Root::begin(&prev_root, number, Micros(at.as_microsecond()));
    for grown in &heads {
        root.head(grown.org, grown.head.seq, &grown.head.hash);
    }
    let root = root.0.hash();
    let signature = services.keys.sign_checkpoint(&root);
    let checkpoint =
        store::Checkpoint { number, at, prev_root: &prev_root, root: &root, signature: &signature, heads: &heads };
    match store::add_checkpoint(&mut tx, &checkpoint).await {
        // Somebody was done between our first look and our turn.
        Err(sqlx::Error::Database(e)) if e.is_unique_violation() => return Ok(None),
        added => added?,
    }
    tx.commit().await?;
    let made = Made { number, root: hex::encode(root), heads: heads.len(), broken };
    tracing::info!(
        target: "portner::checkpoint",
        number,
        %at,
        root = made.root,
        signature = hex::encode(&signature),
        heads = made.heads,
        broken,
        "checkpoint of the log"
    );
    Ok(Some(made))
}

/// The logs that have grown and fit, and how many have grown and do not.
async fn check(db: &mut PgConnection) -> sqlx::Result<(Vec<Grown>, usize)> {
    let mut grown = store::grown(db).await?;
    let all = grown.len();
    let mut broken = BTreeSet::new();
    for part in grown.chunks(AT_A_TIME) {
        let known: BTreeMap<i32, &Link> = part.iter().map(|log| (log.org, &log.known)).collect();
        let orgs: Vec<i32> = part.iter().map(|log| log.org).collect();
        let places: Vec<i64> = part.iter().map(|log| log.known.seq).collect();
        let mut ends: BTreeMap<i32, Link> = BTreeMap::new();
        let mut walk = Walk::default();
        let mut records = store::records_after(db, &orgs, &places);
        while let Some(record) = records.try_next().await? {
            ends.insert(record.org, Link { seq: record.seq, hash: record.hash.clone() });
            let begins = |org| known.get(&org).map_or_else(Link::root, |link| (*link).clone());
            walk.step(record, begins, |fault| broken.extend(fault.org));
        }
        let fits = |log: &Grown| ends.get(&log.org).is_some_and(|end| *end == log.head);
        broken.extend(part.iter().filter(|log| !fits(log)).map(|log| log.org));
    }
    grown.retain(|log| !broken.contains(&log.org));
    Ok((grown, broken.len().min(all)))
}
