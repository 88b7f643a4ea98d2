//! The events of a request: what the log keeps, how it is put into words, and how it is undone. One line stands for the whole request, which is
//! withdrawn or opened again whole.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    actions::{lock_waiting, reopen},
    model::{Closing, Request, RequestSubject},
    texts::Texts,
};
use crate::{
    access::Mandate,
    kernel::{Lang, OrgNumber, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Registry, Reversal,
        Reversed, Side, Sides, Undoable, Undoing,
    },
    web::{day, long_day},
};

/// Lists the events of a kind of request.
pub(crate) fn events<S: RequestSubject>(registry: &mut Registry) {
    if S::UNDOES_SENDING {
        registry.undoable::<RequestEvent<S, Sent>>().add::<RequestEvent<S, Withdrawn>>();
    } else {
        registry.add::<RequestEvent<S, Sent>>().undoable::<RequestEvent<S, Withdrawn>>();
    }
    registry
        .undoable::<RequestEvent<S, Declined>>()
        .add::<RequestEvent<S, Restored>>()
        .add::<RequestEvent<S, Expired>>();
}

/// The names of the kinds of events, one for each step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds {
    pub sent: &'static str,
    pub withdrawn: &'static str,
    pub declined: &'static str,
    pub restored: &'static str,
    pub expired: &'static str,
}

impl Kinds {
    const fn of(self, step: Action) -> &'static str {
        match step {
            Action::Requested => self.sent,
            Action::Withdrawn => self.withdrawn,
            Action::Declined => self.declined,
            Action::Undone => self.restored,
            _ => self.expired,
        }
    }
}

/// What the parts of a kind of request are called on its receipts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labels {
    pub asker: &'static str,
    pub giver: &'static str,
    pub what: &'static str,
    pub purpose: &'static str,
}

/// A step of a request, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestEvent<S, D> {
    /// What it is about.
    #[serde(flatten)]
    pub request: S,
    /// What only this step has.
    #[serde(flatten)]
    pub detail: D,
}

/// What one step adds to the subject.
pub(crate) trait Detail: Serialize + DeserializeOwned + std::fmt::Debug + Send + Sync + 'static {
    const ACTION: Action;
    fn sentence<S: RequestSubject>(&self, request: &S, lang: Lang) -> String;
    /// What the receipt shows beside the parties.
    fn facts<S: RequestSubject>(&self, _lang: Lang) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// Why it came to nothing, if it did.
    fn failed(&self) -> Option<ReopenFault> {
        None
    }
}

/// Somebody asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sent {
    /// What it is for.
    pub purpose: String,
    /// Until when it waits.
    pub expires_at: Timestamp,
    /// Until when it is wanted, where the asker says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants_until: Option<Date>,
    /// Who had invited them to ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited_by: Option<String>,
}

impl Detail for Sent {
    const ACTION: Action = Action::Requested;
    fn sentence<S: RequestSubject>(&self, request: &S, lang: Lang) -> String {
        let (t, asker, giver, what) = (Texts(lang), request.asker().0, &request.giver().name, request.what(lang));
        match &self.invited_by {
            Some(by) => t.log_accepted(asker, by, giver, what),
            None => t.log_sent(asker, giver, what),
        }
    }
    fn facts<S: RequestSubject>(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let t = Texts(lang);
        let until = t.waits_until(long_day(lang, self.expires_at));
        let wanted = self.wants_until.map(|last| (t.wants_until(), day(lang, last)));
        let purpose = match &self.invited_by {
            Some(by) => (t.invited_by(), by.clone()),
            None => (S::labels(lang).purpose, self.purpose.clone()),
        };
        [purpose].into_iter().chain(wanted).chain([(t.status(), until)]).collect()
    }
}

/// The asker took their request back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Withdrawn {
    /// Why not, if it could not be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<ReopenFault>,
}

impl Detail for Withdrawn {
    const ACTION: Action = Action::Withdrawn;
    fn sentence<S: RequestSubject>(&self, request: &S, lang: Lang) -> String {
        Texts(lang).log_withdrawn(request.asker().0, &request.giver().name, request.what(lang))
    }
    fn failed(&self) -> Option<ReopenFault> {
        self.failed
    }
}

/// The giver said no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Declined {
    /// Why, for the asker to read.
    pub reason: String,
}

impl Detail for Declined {
    const ACTION: Action = Action::Declined;
    fn sentence<S: RequestSubject>(&self, request: &S, lang: Lang) -> String {
        Texts(lang).log_declined(&request.giver().name, request.asker().0, request.what(lang), &self.reason)
    }
    fn facts<S: RequestSubject>(&self, lang: Lang) -> Vec<(&'static str, String)> {
        vec![(Texts(lang).reason(), self.reason.clone())]
    }
}

/// It waits again: that it was closed was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Restored {
    /// The reference of what was undone.
    pub of: Ref,
    /// Why not, if it could not be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<ReopenFault>,
}

impl Detail for Restored {
    const ACTION: Action = Action::Undone;
    fn sentence<S: RequestSubject>(&self, request: &S, lang: Lang) -> String {
        request.sentence_restored(lang, &self.of)
    }
    fn failed(&self) -> Option<ReopenFault> {
        self.failed
    }
}

/// Nobody answered in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Expired {}

impl Detail for Expired {
    const ACTION: Action = Action::Expired;
    fn sentence<S: RequestSubject>(&self, request: &S, lang: Lang) -> String {
        Texts(lang).log_expired(request.asker().0, &request.giver().name, request.what(lang))
    }
}

/// Why a request was not opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReopenFault {
    /// Its time is over.
    Expired,
    /// The same is asked for in a newer one.
    AskedAnew,
    /// The asker has been given it since.
    HasAccess,
    /// It is not as the change left it. The name was released in 2026-11 and stands in events for ever.
    #[serde(rename = "moved-on")]
    ChangedSince,
    /// Whoever undoes it may not answer it. The name was released in 2026-11 and stands in events for ever.
    #[serde(rename = "not-hers")]
    NotTheirs,
}

/// May this step be undone?
const fn is_undoable<S: RequestSubject>(step: Action) -> bool {
    match step {
        Action::Requested => S::UNDOES_SENDING,
        Action::Withdrawn => !S::UNDOES_SENDING,
        Action::Declined => true,
        _ => false,
    }
}

impl<S: RequestSubject, D: Detail> EventKind for RequestEvent<S, D> {
    const KIND: &'static str = S::KINDS.of(D::ACTION);
    const ACTION: Action = D::ACTION;
    const GROUP: Group = S::GROUP;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Requests)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.request.asker().1.into_iter().chain([self.request.giver().number]).collect()
    }
    fn changes(&self) -> Vec<Changed> {
        let changed = self.request.changed();
        vec![if is_undoable::<S>(D::ACTION) { changed.line(self.request.id().into()) } else { changed }]
    }
    fn is_test(&self) -> bool {
        self.request.is_test()
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.request.seen_by(mandate, cx)
    }
    fn sentence(&self, cx: EventContext) -> String {
        self.detail.sentence(&self.request, cx.lang)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, labels) = (Texts(cx.lang), S::labels(cx.lang));
        let (heading, undo) = match D::ACTION {
            Action::Requested => (t.sent_heading(), t.undo_sending()),
            Action::Withdrawn => (t.withdrawn_heading(), t.undo()),
            Action::Declined => (t.declined_heading(), t.undo_decline()),
            Action::Undone => (t.restored_heading(), ""),
            _ => return None,
        };
        let ((asker, number), giver) = (self.request.asker(), self.request.giver());
        let things = self.request.things(cx.lang).into_iter();
        let titles = things.map(|thing| if thing.title.is_empty() { thing.detail } else { thing.title });
        let mut receipt = ReceiptView {
            heading: heading.to_owned(),
            lead: self.sentence(cx),
            is_pending: true,
            facts: vec![
                (labels.asker, number.map_or_else(|| asker.to_owned(), |number| number.behind(asker))),
                (labels.giver, giver.with_number()),
            ],
            lines_label: labels.what,
            lines: vec![ReceiptLine {
                id: self.lines().pop(),
                title: titles.collect::<Vec<_>>().join(", "),
                note: self.detail.failed().map(|failed| S::why(cx.lang, failed)),
                ..ReceiptLine::default()
            }],
            undo,
            parties: number
                .map(|number| (number, asker.to_owned()))
                .into_iter()
                .chain([(giver.number, giver.name.clone())])
                .collect(),
            ..ReceiptView::default()
        };
        self.request.complete(cx, D::ACTION, &mut receipt);
        receipt.facts.extend(self.detail.facts::<S>(cx.lang));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        let (before, after) = match D::ACTION {
            Action::Requested => (t.not_asked(), t.waits()),
            Action::Withdrawn => (t.waits(), t.taken_back()),
            Action::Declined => (t.waits(), t.declined()),
            Action::Expired => (t.waits(), t.unanswered()),
            // Nothing but a refusal is undone so.
            Action::Undone if S::UNDOES_SENDING => (t.declined(), t.waits()),
            // What was restored had been declined or withdrawn; the event that was undone says which.
            _ => return Sides::Concerns(Side::of(self.request.things(cx.lang))),
        };
        Sides::BeforeAfter(Side::note(before), Side::note(after))
    }
}

/// A request that is undone is withdrawn.
impl<S: RequestSubject> Undoable for RequestEvent<S, Sent> {
    type Right = S::Ask;
    type Undone = RequestEvent<S, Withdrawn>;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let id = self.request.id();
        let is_theirs = |request: &S::Request| request.subject().asker().1 == Some(by.acting.org());
        let failed = match lock_waiting(change, id, is_theirs).await? {
            Some(_) => {
                let closing = Closing::withdrawn(change);
                S::Request::put(change, id, closing).await?;
                None
            }
            None => Some(ReopenFault::ChangedSince),
        };
        Ok(reversal(&self.request, Withdrawn { failed }))
    }
}

impl<S: RequestSubject> Undoable for RequestEvent<S, Withdrawn> {
    type Right = S::Ask;
    type Undone = RequestEvent<S, Restored>;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let is_theirs = |subject: &S| subject.asker().1 == Some(by.acting.org());
        let failed = reopen(change, &self.request, by.of, is_theirs).await?;
        Ok(reversal(&self.request, Restored { of: by.of.clone(), failed }))
    }
}

impl<S: RequestSubject> Undoable for RequestEvent<S, Declined> {
    type Right = S::Answer;
    type Undone = RequestEvent<S, Restored>;

    /// Whoever may answer may undo the answer.
    fn may_undo(&self, _line: Uuid, mandate: &Mandate) -> bool {
        self.request.may_be_answered_by(mandate)
    }
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let may_answer =
            |subject: &S| subject.giver().number == by.acting.org() && subject.may_be_answered_by(by.acting.mandate());
        let failed = reopen(change, &self.request, by.of, may_answer).await?;
        Ok(reversal(&self.request, Restored { of: by.of.clone(), failed }))
    }
}

fn reversal<S: RequestSubject, D: Detail>(request: &S, detail: D) -> Reversal<RequestEvent<S, D>> {
    let settled = if detail.failed().is_none() { vec![request.id().into()] } else { Vec::new() };
    Reversal { event: RequestEvent { request: request.clone(), detail }, settled }
}
