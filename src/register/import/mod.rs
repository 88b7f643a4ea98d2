//! The import of the files of Enhetsregisteret: main units, sub-units and roles, as a part or as the whole register.
//!
//! Words: an *element* is one unit, or all roles of one unit; a *reject* is one that cannot be used. Rules: what has not changed is
//! not written; a bad element stops nobody else; a role counts while neither it nor its holder has ended; whoever writes on the
//! strength of a role and the import that takes it away exclude each other; what a complete file lacks is gone from today. The order
//! of the files is free. Memory stays the same however long they are: a thread reads, a few batches wait, and of a complete file the
//! numbers seen are kept (4 bytes each).

mod command;
mod elements;
mod parse;
mod reader;
mod report;
mod roles;
mod store;
mod units;
mod wire;

use std::{fs::File, io::Read, path::PathBuf};

use anyhow::Context;
use jiff::civil::Date;
use sqlx::PgConnection;

pub use command::{Args, command};
pub use report::{Dangling, FileKind, FileSummary, Loose, Reject, Summary};

use self::{
    elements::Element,
    parse::{Parsed, Parser},
    roles::UnitRoles,
    units::UnitRow,
};
use crate::platform::{
    Services,
    db::is_deadlock,
    keys::{KeyError, Keys},
};

/// Elements stored in one transaction.
const BATCH: usize = 1000;

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

/// How far the import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The file being read.
    pub file: FileKind,
    /// Elements of it read so far.
    pub read: u64,
    /// Units of it written so far.
    pub written: u64,
}

/// Takes in these files. `complete`: each file given is the whole of its kind, and what it lacks is gone.
///
/// Rejects and unreadable files are in the summary; an error means that a file could not be opened, that another import is running,
/// or that the database failed. What was stored until then stays.
pub async fn run(
    services: &Services,
    files: Files<PathBuf>,
    complete: bool,
    progress: impl FnMut(Progress),
) -> anyhow::Result<Summary> {
    take_in(services, files.open()?, complete, progress).await
}

/// [`run`] for what need not be a file.
pub async fn take_in(
    services: &Services,
    sources: Files<Source>,
    complete: bool,
    progress: impl FnMut(Progress),
) -> anyhow::Result<Summary> {
    let db = store::connect(&services.db).await.context("cannot reach the database")?;
    let db = db.context("another import of the register is running")?;
    let mut import = Import { services, db, complete, summary: Summary::default(), progress };
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
    /// Stores a batch; returns how many units were written.
    async fn save(db: &mut PgConnection, keys: &Keys, rows: &[Self]) -> Result<u64, StoreError>;
    /// Removes what the whole file lacks; returns how many units that concerns.
    async fn remove_missing(db: &mut PgConnection, file: FileKind, seen: &[i32], today: Date) -> sqlx::Result<u64>;
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
    complete: bool,
    summary: Summary,
    progress: P,
}

impl<P: FnMut(Progress)> Import<'_, P> {
    async fn all(&mut self, sources: Files<Source>) -> anyhow::Result<()> {
        let id = store::begin(&mut self.db, self.complete).await?;
        if let Some(source) = sources.units {
            self.file::<UnitRow>(FileKind::Units, source).await?;
        }
        if let Some(source) = sources.sub_units {
            self.file::<UnitRow>(FileKind::SubUnits, source).await?;
        }
        if let Some(source) = sources.roles {
            self.file::<UnitRoles>(FileKind::Roles, source).await?;
        }
        self.summary.dangling = store::dangling(&mut self.db).await?;
        store::finish(&mut self.db, id, &self.summary).await?;
        Ok(())
    }

    async fn file<T: Row>(&mut self, file: FileKind, source: Source) -> anyhow::Result<()> {
        let today = self.services.clock.today();
        let parser =
            Parser { keys: self.services.keys.clone(), today, synthetic: self.services.config.synthetic_organisations };
        let mut batches = reader::start::<T>(parser, file, source);
        let mut done = FileSummary { file, read: 0, written: 0, gone: 0, rejected: 0, fault: None };
        let (mut seen, mut nameless) = (Vec::new(), 0);
        let end = loop {
            let batch = batches.recv().await.context("the reading thread stopped")?;
            let keys = &self.services.keys;
            done.written += repeated(&mut self.db, async |db| T::save(db, keys, &batch.rows).await).await?;
            done.read += batch.read;
            done.rejected += batch.rejected;
            nameless += batch.nameless;
            if self.complete {
                seen.extend(batch.numbers);
            }
            self.summary.keep(batch.rejects);
            (self.progress)(Progress { file, read: done.read, written: done.written });
            if let Some(end) = batch.end {
                break end;
            }
        };
        match end {
            Err(broken) => done.fault = Some(format!("stopped at {broken}")),
            Ok(()) if !self.complete => {}
            // Better an old unit too many than every unit gone because of a bad download.
            Ok(()) if done.read == 0 => {
                done.fault = Some("an empty file is not the whole register; nothing was removed".into());
            }
            Ok(()) if nameless > 0 => {
                done.fault = Some(format!(
                    "{nameless} elements have no readable number, so what is missing cannot be told; nothing was removed"
                ));
            }
            Ok(()) => {
                let remove = async |db: &mut PgConnection| Ok(T::remove_missing(db, file, &seen, today).await?);
                done.gone = repeated(&mut self.db, remove).await?;
            }
        }
        self.summary.files.push(done);
        Ok(())
    }
}

/// Stores something that is one transaction, and again if Postgres ended it so that a change it waited for could go on.
async fn repeated(
    db: &mut PgConnection,
    store: impl AsyncFn(&mut PgConnection) -> Result<u64, StoreError>,
) -> Result<u64, StoreError> {
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
