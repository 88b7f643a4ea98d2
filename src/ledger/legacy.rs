//! The ways of before, for rooms that are not moved to the registry and to [`Change::run`] yet. Goes away with the last of them.

use std::pin::Pin;

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use super::{
    change::{Change, ChangeError, Opened, Progress},
    event::Event,
    form_key::FormKey,
    receipt_view::{ReceiptLine, ReceiptView},
    store,
    undo::{Reversal, UndoOutcome, UndoRequest, open_lines},
};
use crate::{
    access::{Acting, Mandate, ReadReceipts, Right, UndoChanges},
    kernel::{Lang, OrgNumber, PersonId, Ref},
    platform::Services,
    sitemap::Section,
};

/// The key of a form, without its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdempotencyKey(pub Uuid);

impl IdempotencyKey {
    /// A new one, for a form that is being drawn.
    #[must_use]
    pub fn new() -> Self {
        Self(crate::kernel::EventId::new().uuid())
    }
}

impl Default for IdempotencyKey {
    fn default() -> Self {
        Self::new()
    }
}

/// What beginning a change led to.
#[derive(Debug)]
pub enum Begun<C = Change> {
    /// Go on.
    Fresh(Box<C>),
    /// This form has been sent before; here is what came of it.
    Replay(Ref),
}

/// The change is made, and this is its name.
#[must_use = "show the receipt"]
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The reference to quote.
    pub reference: Ref,
    /// When it took effect.
    pub at: Timestamp,
}

#[expect(clippy::expect_used, reason = "a change that was begun has them; goes away")]
impl Change {
    /// Opens a change. [`Change::run`] replaces it.
    pub async fn begin<R: Right>(
        services: &Services,
        acting: &Acting<R>,
        key: IdempotencyKey,
        request_hash: [u8; 32],
    ) -> Result<Begun, ChangeError> {
        let key = FormKey::new(key.0, request_hash);
        Ok(match Self::open(services, acting, key).await? {
            Opened::Replay(reference) => Begun::Replay(reference),
            Opened::Fresh(mut change, acting) => {
                change.legacy = Some((acting.mandate().clone(), key));
                Begun::Fresh(Box::new(change))
            }
        })
    }
    /// The organisation that acts.
    #[must_use]
    pub fn org(&self) -> OrgNumber {
        self.actor().org().expect("a change on behalf of an organisation")
    }
    /// The person who acts for it.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.actor().person().expect("a change by a person")
    }
    /// All that the person holds here, as it is inside this transaction.
    #[must_use]
    pub fn mandate(&self) -> &Mandate {
        &self.legacy.as_ref().expect("a change that was begun").0
    }
    /// The old name of [`Change::record`].
    pub fn found<E: Event>(&mut self, event: &E) -> Result<(), serde_json::Error> {
        self.record(event)
    }
    /// Writes the event and commits.
    pub async fn commit<E: Event>(self, event: E) -> Result<Receipt, ChangeError> {
        self.commit_telling(event, &|_| ()).await
    }
    /// The same, telling how many logs are written.
    pub async fn commit_telling<E: Event>(self, event: E, told: Progress<'_>) -> Result<Receipt, ChangeError> {
        let (at, key) = (self.at(), self.legacy.as_ref().map(|(_, key)| *key));
        let own = self.actor().org();
        Ok(Receipt { reference: self.seal(&event, own, key, told).await?, at })
    }
}

/// How a room tells its events in the log.
pub type Describe = fn(Lang, &str, &Value, OrgNumber) -> Option<String>;

/// What a line of a receipt says.
pub type StoryLine = ReceiptLine;

/// How a room tells one of its events on a receipt.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "as in ReceiptView")]
pub struct Story {
    pub section: Section,
    pub heading: String,
    pub lead: String,
    pub facts: Vec<(&'static str, String)>,
    pub lines_label: &'static str,
    pub lines: Vec<StoryLine>,
    pub to_pass_on: Option<(&'static str, String)>,
    pub undo: &'static str,
    pub again: Option<(&'static str, String)>,
    pub links: Vec<(String, String)>,
    pub for_whom: fn(&Acting<ReadReceipts>) -> bool,
    pub parties: Vec<(OrgNumber, String)>,
}

impl From<Story> for ReceiptView {
    fn from(story: Story) -> Self {
        Self {
            section: story.section,
            heading: story.heading,
            lead: story.lead,
            facts: story.facts,
            lines_label: story.lines_label,
            lines: story.lines,
            to_pass_on: story.to_pass_on,
            undo: story.undo,
            again: story.again,
            links: story.links,
            parties: story.parties,
        }
    }
}

/// Tells an event by kind and content.
pub type Tell = fn(Lang, OrgNumber, &str, &Value) -> Option<Story>;

/// An event that can be undone. [`super::Undoable`] replaces it.
pub trait Undo: Event + DeserializeOwned + 'static {
    /// Whoever may make the change may also undo it.
    type Right: Right;
    /// The event that undoing makes.
    type Undone: Event;

    /// Reverses these lines inside the change.
    fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<Self::Right>,
        of: &Ref,
        lines: &[Uuid],
    ) -> impl Future<Output = Result<Reversal<Self::Undone>, ChangeError>>;
}

async fn undo<E: Undo>(
    services: &Services,
    acting: &Acting<UndoChanges>,
    request: UndoRequest<'_>,
) -> Result<UndoOutcome, ChangeError> {
    let acting: Acting<E::Right> = acting.narrow()?;
    let key = IdempotencyKey(request.key.key());
    let mut change = match Change::begin(services, &acting, key, request.key.digest()).await? {
        Begun::Replay(reference) => return Ok(UndoOutcome::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let org = change.org();
    let Some(receipt) = store::lock_receipt(change.conn(), org, request.of).await? else {
        return Ok(UndoOutcome::Unknown);
    };
    let event: E = serde_json::from_value(receipt.payload.clone())?;
    let lines = match open_lines(event.lines(), &receipt, request.lines, change.at()) {
        Ok(lines) => lines,
        Err(outcome) => return Ok(outcome),
    };
    let reversal = event.undo(&mut change, &acting, request.of, &lines).await?;
    if reversal.settled.is_empty() {
        return Ok(UndoOutcome::Nothing(reversal.event.kind(), serde_json::to_value(&reversal.event)?));
    }
    let reference = change.reference().clone();
    store::note_undone(change.conn(), request.of, &reversal.settled, &reference).await?;
    Ok(UndoOutcome::Done(change.commit(reversal.event).await?.reference))
}

type Running<'a> = Pin<Box<dyn Future<Output = Result<UndoOutcome, ChangeError>> + 'a>>;

/// One kind of event that can be undone.
#[derive(Debug, Clone, Copy)]
pub struct Undoer {
    pub(super) kinds: &'static [&'static str],
    may: fn(&Mandate) -> bool,
    run: for<'a> fn(&'a Services, &'a Acting<UndoChanges>, UndoRequest<'a>) -> Running<'a>,
}

impl Undoer {
    /// Undoes events of these kinds as `E` says.
    #[must_use]
    pub fn of<E: Undo>(kinds: &'static [&'static str]) -> Self {
        Self {
            kinds,
            may: Mandate::has::<E::Right>,
            run: |services, acting, request| Box::pin(undo::<E>(services, acting, request)),
        }
    }

    pub(super) fn is_open_to(&self, mandate: &Mandate) -> bool {
        (self.may)(mandate)
    }

    pub(super) async fn run(
        &self,
        services: &Services,
        acting: &Acting<UndoChanges>,
        request: UndoRequest<'_>,
    ) -> Result<UndoOutcome, ChangeError> {
        (self.run)(services, acting, request).await
    }
}
