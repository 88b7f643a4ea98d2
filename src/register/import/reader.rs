use tokio::{sync::mpsc, task::spawn_blocking};

use super::{
    BATCH, Row, Source,
    elements::{Broken, Element, Elements},
    parse::{Parsed, Parser},
    report::{FileKind, Reject},
};
use crate::kernel::OrgNumber;

/// A batch keeps no more rejects than the summary will.
const KEPT: usize = 50;

/// What a stretch of a file became.
pub(super) struct Batch<T> {
    pub(super) rows: Vec<T>,
    /// The units it is about, also those whose elements were refused; of a complete file not those it has without roles.
    pub(super) numbers: Vec<i32>,
    /// Units that were left without anybody in a key role who can log in, because of a fault.
    pub(super) leaderless: Vec<OrgNumber>,
    pub(super) rejects: Vec<Reject>,
    pub(super) rejected: u64,
    /// Elements whose unit cannot be read.
    pub(super) nameless: u64,
    pub(super) read: u64,
    /// Set in the last batch: the file was read to its end, or to here.
    pub(super) end: Option<Result<(), Broken>>,
}

impl<T> Batch<T> {
    fn new() -> Self {
        Self {
            rows: vec![],
            numbers: vec![],
            leaderless: vec![],
            rejects: vec![],
            rejected: 0,
            nameless: 0,
            read: 0,
            end: None,
        }
    }

    fn add(&mut self, file: FileKind, element: &Element<'_>, parsed: Parsed<T>) {
        self.read += 1;
        self.rows.extend(parsed.row);
        match parsed.number {
            Some(number) => {
                self.numbers.extend(parsed.counts_as_present.then_some(number.get()));
                self.leaderless.extend(parsed.leaderless.then_some(number));
            }
            None => self.nameless += 1,
        }
        for (line, reason) in parsed.faults.list {
            self.rejected += 1;
            if self.rejects.len() < KEPT {
                self.rejects.push(Reject { file, line, element: element.place, unit: parsed.number, reason });
            }
        }
    }
}

/// Reads and parses on a thread of its own, at most two batches ahead of the database.
pub(super) fn start<T: Row>(parser: Parser, file: FileKind, source: Source) -> mpsc::Receiver<Batch<T>> {
    let (to, from) = mpsc::channel(2);
    spawn_blocking(move || read(&parser, file, source, &to));
    from
}

/// Sends batches until the file ends or nobody listens any more.
fn read<T: Row>(parser: &Parser, file: FileKind, source: Source, to: &mpsc::Sender<Batch<T>>) {
    let mut batch = Batch::new();
    let end = match Elements::open(source) {
        Err(e) => Err(Broken { line: 1, reason: e.to_string() }),
        Ok(mut elements) => loop {
            match elements.read() {
                Ok(Some(element)) => batch.add(file, &element, T::parse(parser, file, &element)),
                Ok(None) => break Ok(()),
                Err(broken) => break Err(broken),
            }
            if batch.read >= BATCH as u64 && to.blocking_send(std::mem::replace(&mut batch, Batch::new())).is_err() {
                return;
            }
        },
    };
    batch.end = Some(end);
    // Nobody listening means that the import has failed already, and said so.
    let _unheard = to.blocking_send(batch);
}
