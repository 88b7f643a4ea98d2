//! The import of the files of Enhetsregisteret: main units, sub-units and roles, as a part or as the whole register.
//!
//! Words: an *element* is one unit, or all roles of one unit; a *reject* is an element, a role or a field that cannot be read. Rules:
//! what has not changed is not written; what cannot be read is reported and left out, and all else counts, so that nobody keeps a power
//! they have lost because of a misspelt date; of a unit, what is known stays where the file is unreadable; a role counts while neither
//! it nor its holder has ended; whoever writes on the strength of a role and the import that takes it away exclude each other; what a
//! complete file lacks is gone from today, and so is whoever could act for a unit by a key role, unless that happens to so many units that
//! it must be a bad download. The order of the files is free. Memory stays the same however long they are: a thread reads, a few batches
//! wait, and of a complete file the numbers seen are kept (4 bytes each).

mod command;
mod elements;
mod field;
mod parse;
mod reader;
mod report;
mod roles;
mod store;
mod units;
mod wire;

use std::{collections::BTreeMap, fs::File, io::Read, path::PathBuf};

use anyhow::Context;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use sqlx::PgConnection;

pub use command::{Args, command};
pub use report::{Dangling, FileKind, FileSummary, Loose, Reject, Summary, UnitCost};

use self::{
    elements::Element,
    parse::{Parsed, Parser},
    roles::UnitRoles,
    units::UnitRow,
};
use crate::{
    kernel::OrgNumber,
    platform::{
        Services,
        db::is_deadlock,
        keys::{KeyError, Keys},
    },
};

/// Elements stored in one transaction.
const BATCH: usize = 1000;

/// A complete file may lack this many units without being asked, however small the register is.
const ALWAYS_ALLOWED: u64 = 10;

/// How often a batch is tried that waits for a change which waits for it.
const TRIES: usize = 5;

/// The three files of the register; any of them may be missing.
#[derive(Debug, Clone)]
pub struct Files<F> {
    /// Main units (`/api/enheter/lastned`).
    pub units: Option<F>,
    /// Sub-units (`/api/underenheter/lastned`).
    pub sub_units: Option<F>,
    /// Roles (`/api/roller/totalbestand`).
    pub roles: Option<F>,
}

impl<F> Default for Files<F> {
    fn default() -> Self {
        Self { units: None, sub_units: None, roles: None }
    }
}

/// The bytes of one file, plain or gzip.
pub type Source = Box<dyn Read + Send>;

impl Files<PathBuf> {
    /// Opens all of them, so that a misspelt name stops the import before it has begun.
    fn open(self) -> anyhow::Result<Files<Source>> {
        let open = |path: Option<PathBuf>| -> anyhow::Result<Option<Source>> {
            let Some(path) = path else { return Ok(None) };
            let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
            Ok(Some(Box::new(file)))
        };
        Ok(Files { units: open(self.units)?, sub_units: open(self.sub_units)?, roles: open(self.roles)? })
    }
}

/// What is heard of an import under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// How far it has come.
    Read {
        /// The file being read.
        file: FileKind,
        /// Elements of it read so far.
        read: u64,
        /// Units of it written so far.
        written: u64,
    },
    /// A unit that a complete file lacks, or leaves without anybody who can act for it, before that happens.
    Missing {
        /// The file.
        file: FileKind,
        /// The unit, and what it costs.
        cost: UnitCost,
    },
}

/// Counts what it costs when units go: `entitlements::unit_costs`, which knows the rooms above this one.
pub type Costs = for<'a> fn(&'a mut PgConnection, &'a [OrgNumber], Date) -> BoxFuture<'a, sqlx::Result<Vec<UnitCost>>>;

/// How files are taken in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Each file given is the whole of its kind, and what it lacks is gone.
    pub complete: bool,
    /// How many units each file may remove or leave without anybody who can act, instead of the share of the settings.
    pub allow_deletions: Option<u64>,
    /// Nothing is written, and nobody is kept waiting.
    pub dry_run: bool,
    /// Names the units that go, with what it costs.
    pub costs: Option<Costs>,
}

/// Takes in these files.
///
/// Rejects and unreadable files are in the summary; an error means that a file could not be opened, that another import is running,
/// or that the database failed. What was stored until then stays.
pub async fn run(
    services: &Services,
    files: Files<PathBuf>,
    options: Options,
    progress: impl FnMut(Progress),
) -> anyhow::Result<Summary> {
    take_in(services, files.open()?, options, progress).await
}

/// [`run`] for what need not be a file.
pub async fn take_in(
    services: &Services,
    sources: Files<Source>,
    options: Options,
    progress: impl FnMut(Progress),
) -> anyhow::Result<Summary> {
    let db = match options.dry_run {
        true => Some(store::connect_reading(&services.db).await),
        false => store::connect(&services.db).await.transpose(),
    };
    let db = db.context("another import of the register is running")?.context("cannot reach the database")?;
    let summary = Summary { dry_run: options.dry_run, ..Summary::default() };
    let mut import = Import { services, db, options, summary, progress };
    let done = import.all(sources).await;
    // Closing alone would let the lock go too, but some time after we have said that we are done.
    let released = store::release(import.db).await;
    done?;
    released?;
    Ok(import.summary)
}

/// What an element of a file becomes, and how that is stored.
trait Row: Sized + Send + 'static {
    fn parse(parser: &Parser, file: FileKind, element: &Element<'_>) -> Parsed<Self>;
    /// How many units of a batch are new or have changed.
    async fn count_changed(db: &mut PgConnection, rows: &[Self]) -> sqlx::Result<u64>;
    /// Stores a batch; returns how many units were written.
    async fn save(db: &mut PgConnection, keys: &Keys, rows: &[Self]) -> Result<u64, StoreError>;
    /// The unit it is about.
    fn number(&self) -> OrgNumber;
    /// The units, ascending, that these rows would leave without anybody who can act for them.
    async fn losing(_: &mut PgConnection, _: &[Self]) -> sqlx::Result<Vec<OrgNumber>> {
        Ok(Vec::new())
    }
    /// How many units the register has of this kind.
    async fn size(db: &mut PgConnection, file: FileKind) -> sqlx::Result<u64>;
    /// The units of this kind that the whole file lacks, ascending.
    async fn missing(db: &mut PgConnection, file: FileKind, seen: &[i32]) -> sqlx::Result<Vec<OrgNumber>>;
    /// Removes some of that.
    async fn remove(db: &mut PgConnection, units: &[OrgNumber], today: Date) -> sqlx::Result<()>;
}

/// Why rows could not be stored.
#[derive(Debug, thiserror::Error)]
enum StoreError {
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// An import under way.
struct Import<'a, P> {
    services: &'a Services,
    db: PgConnection,
    options: Options,
    summary: Summary,
    progress: P,
}

impl<P: FnMut(Progress)> Import<'_, P> {
    async fn all(&mut self, sources: Files<Source>) -> anyhow::Result<()> {
        let id = match self.options.dry_run {
            true => None,
            false => Some(store::begin(&mut self.db, self.options.complete).await?),
        };
        if let Some(source) = sources.units {
            self.file::<UnitRow>(FileKind::Units, source).await?;
        }
        if let Some(source) = sources.sub_units {
            self.file::<UnitRow>(FileKind::SubUnits, source).await?;
        }
        if let Some(source) = sources.roles {
            self.file::<UnitRoles>(FileKind::Roles, source).await?;
        }
        if let Some(id) = id {
            self.summary.dangling = store::dangling(&mut self.db).await?;
            store::finish(&mut self.db, id, &self.summary).await?;
        }
        Ok(())
    }

    async fn file<T: Row>(&mut self, file: FileKind, source: Source) -> anyhow::Result<()> {
        let Options { complete, .. } = self.options;
        let (keys, today) = (self.services.keys.clone(), self.services.clock.today());
        let synthetic = self.services.config.synthetic_organisations;
        let mut batches = reader::start::<T>(Parser { keys: keys.clone(), today, synthetic, complete }, file, source);
        let mut done = FileSummary { file, read: 0, written: 0, gone: 0, rejected: 0, fault: None };
        // Before the file adds to it: a file of something else shall not make room for its own removals.
        let size = if complete { T::size(&mut self.db, file).await? } else { 0 };
        let share = size * u64::from(self.services.config.register_deletions_percent) / 100;
        let allowed = self.options.allow_deletions.unwrap_or(share.max(ALWAYS_ALLOWED));
        let (mut seen, mut nameless, mut losing) = (Vec::new(), 0, Losing::new());
        let end = loop {
            let mut batch = batches.recv().await.context("the reading thread stopped")?;
            if complete {
                let lost = T::losing(&mut self.db, &batch.rows).await?;
                batch.rows = set_aside(&mut losing, batch.rows, &lost, allowed);
            }
            done.written += self.store(&batch.rows).await?;
            done.read += batch.read;
            done.rejected += batch.rejected;
            nameless += batch.nameless;
            if complete {
                seen.extend(batch.numbers);
            }
            self.summary.keep(batch.rejects);
            self.summary.leaderless.add(batch.leaderless);
            (self.progress)(Progress::Read { file, read: done.read, written: done.written });
            if let Some(end) = batch.end {
                break end;
            }
        };
        let mut missing = Vec::new();
        match end {
            Err(broken) => done.fault = Some(format!("stopped at {broken}")),
            Ok(()) if !complete => {}
            // Better an old unit too many than every unit gone because of a bad download.
            Ok(()) if done.read == 0 => {
                done.fault = Some("an empty file is not the whole register; nothing was removed".into());
            }
            Ok(()) if nameless > 0 => {
                done.fault = Some(format!(
                    "{nameless} elements have no readable number, so what is missing cannot be told; nothing was removed"
                ));
            }
            Ok(()) => missing = T::missing(&mut self.db, file, &seen).await?,
        }
        self.remove(&mut done, (missing, losing), (size, allowed), today).await?;
        self.summary.files.push(done);
        Ok(())
    }

    /// Stores a batch, or counts what would be.
    async fn store<T: Row>(&mut self, rows: &[T]) -> anyhow::Result<u64> {
        let keys = &self.services.keys;
        Ok(match self.options.dry_run {
            true => T::count_changed(&mut self.db, rows).await?,
            false => repeated(&mut self.db, async |db| T::save(db, keys, rows).await).await?,
        })
    }

    /// Removes what a complete file lacks and stores what leaves units without anybody who can act, having named them; or says why not.
    async fn remove<T: Row>(
        &mut self,
        done: &mut FileSummary,
        (missing, losing): (Vec<OrgNumber>, Losing<T>),
        (size, allowed): (u64, u64),
        today: Date,
    ) -> anyhow::Result<()> {
        let file = done.file;
        let all: Vec<OrgNumber> = missing.iter().chain(losing.keys()).copied().collect();
        if let Some(costs) = self.options.costs {
            for units in all.chunks(BATCH) {
                let costs = costs(&mut self.db, units, today).await?;
                self.summary.keep_missing(&costs);
                for cost in costs {
                    (self.progress)(Progress::Missing { file, cost });
                }
            }
        }
        let gone = count(&all);
        if gone > allowed {
            let lost = if losing.is_empty() { "" } else { " or lose everybody who can act for them" };
            let fault = format!(
                "{gone} of {size} units are missing{lost} and at most {allowed} may go; nothing was removed. If they are to go: \
                 --allow-deletions {gone}"
            );
            done.fault = Some(done.fault.take().map(|first| first + "; ").unwrap_or_default() + &fault);
            return Ok(());
        }
        done.gone = gone;
        if !self.options.dry_run {
            for units in missing.chunks(BATCH) {
                let remove = async |db: &mut PgConnection| Ok(T::remove(db, units, today).await?);
                repeated(&mut self.db, remove).await?;
            }
        }
        for rows in losing.into_values().flatten().collect::<Vec<T>>().chunks(BATCH) {
            done.written += self.store(rows).await?;
        }
        Ok(())
    }
}

/// The units that a complete file has and leaves without anybody who can act for them, with their rows, which wait until the whole file is
/// read. When there are more than may go, none will, and the rows that are too many are not kept.
type Losing<T> = BTreeMap<OrgNumber, Option<T>>;

/// Takes the rows of these units out of a batch; the last of two twins stands. Returns the others.
fn set_aside<T: Row>(losing: &mut Losing<T>, rows: Vec<T>, lost: &[OrgNumber], allowed: u64) -> Vec<T> {
    let mut others = Vec::with_capacity(rows.len());
    for row in rows {
        let number = row.number();
        if lost.binary_search(&number).is_ok() {
            let may_go = u64::try_from(losing.len()).is_ok_and(|waiting| waiting <= allowed);
            losing.insert(number, may_go.then_some(row));
        } else {
            losing.remove(&number);
            others.push(row);
        }
    }
    others
}

/// Stores something that is one transaction, and again if Postgres ended it so that a change it waited for could go on.
async fn repeated<T>(
    db: &mut PgConnection,
    store: impl AsyncFn(&mut PgConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    for _ in 1..TRIES {
        match store(db).await {
            Err(StoreError::Database(e)) if is_deadlock(&e) => tracing::warn!("a deadlock; a batch is stored again"),
            done => return done,
        }
    }
    store(db).await
}

fn count<T>(items: &[T]) -> u64 {
    u64::try_from(items.len()).unwrap_or(u64::MAX)
}
