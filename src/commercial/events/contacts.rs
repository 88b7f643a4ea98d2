//! What became of a contact.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        contacts::{ContactDetails, MOST},
        paths, store,
        texts::ContactTexts,
    },
    is_for,
};
use crate::{
    access::{ManageCommercial, Mandate},
    kernel::{ContactId, Lang, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Reversal, Reversed, Side,
        Sides, Undoable, Undoing,
    },
    sitemap::Section,
};

/// By the name, not the row: one that was removed and added again is the same.
fn changed(details: &ContactDetails) -> Changed {
    Changed::own(&format!("contact/{}", details.name.to_lowercase()))
}

fn side(lang: Lang, details: Option<&ContactDetails>) -> Side {
    details.map_or_else(Side::nothing, |it| Side::note(ContactTexts(lang).in_words(it)))
}

/// A contact was added, changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ContactChange {
    pub id: ContactId,
    /// What it said. `None`: there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ContactDetails>,
    /// What it says. `None`: it is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<ContactDetails>,
}

impl ContactChange {
    const CHANGED: &'static str = "contact.changed";
    const REMOVED: &'static str = "contact.removed";

    /// What it says now, or said last.
    fn latest(&self) -> Option<&ContactDetails> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn name(&self) -> &str {
        self.latest().map(|it| it.name.as_str()).unwrap_or_default()
    }
}

impl EventKind for ContactChange {
    const KIND: &'static str = "contact.added";
    const ACTION: Action = Action::Created;
    const ALSO: &'static [(&'static str, Action)] =
        &[(Self::CHANGED, Action::Changed), (Self::REMOVED, Action::Removed)];
    const GROUP: Group = Group::Settings;

    fn kind(&self) -> &'static str {
        match (&self.before, &self.after) {
            (_, None) => Self::REMOVED,
            (Some(_), Some(_)) => Self::CHANGED,
            (None, Some(_)) => Self::KIND,
        }
    }
    fn changes(&self) -> Vec<Changed> {
        let renamed = self.before.as_ref().filter(|it| self.latest().is_some_and(|latest| latest.name != it.name));
        let latest = self.latest().map(|it| changed(it).line(self.id.into()));
        renamed.map(changed).into_iter().chain(latest).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, name) = (ContactTexts(cx.lang), self.name());
        match self.kind() {
            Self::REMOVED => t.event_removed(name),
            Self::CHANGED => t.event_changed(name),
            _ => t.event_added(name),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, name) = (ContactTexts(cx.lang), self.name());
        let heads = match self.kind() {
            Self::REMOVED => (t.removed(), t.removed_body(name)),
            Self::CHANGED => (t.changed(), t.changed_body(name)),
            _ => (t.added(), t.added_body(name)),
        };
        Some(view(cx, heads, self.latest(), Some(self.id.into())))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(side(cx.lang, self.before.as_ref()), side(cx.lang, self.after.as_ref()))
    }
}

impl Undoable for ContactChange {
    type Right = ManageCommercial;
    type Undone = ContactUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let (id, org) = (self.id, by.acting.org());
        let now = store::lock_contact(change, org, id).await?;
        let is_as_left = now.is_some_and(|now| now.map(|it| it.details) == self.after);
        // One that comes back takes the place of a new one.
        let has_room = self.after.is_some() || store::lock_and_count_contacts(change, org).await? < MOST;
        let is_as_left = is_as_left && has_room;
        match &self.before {
            _ if !is_as_left => {}
            Some(before) => store::put_contact(change, org, id, before).await?,
            None => store::remove_contact(change, org, id).await?,
        }
        let event = ContactUndone {
            of: by.of.clone(),
            id,
            before: self.after.clone(),
            after: self.before.clone(),
            failed: !is_as_left,
        };
        Ok(Reversal { event, settled: is_as_left.then(|| id.into()).into_iter().collect() })
    }
}

/// A change of a contact was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ContactUndone {
    /// The reference of the change.
    pub of: Ref,
    pub id: ContactId,
    /// What it said until the undo, and what it says again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ContactDetails>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<ContactDetails>,
    /// Could it not be undone? Such an event is not written; it says why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub failed: bool,
}

impl EventKind for ContactUndone {
    const KIND: &'static str = "contact.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        let renamed = self.before.as_ref().filter(|it| self.after.as_ref().is_none_or(|after| after.name != it.name));
        self.after.iter().chain(renamed).map(changed).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_for(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let name = self.after.as_ref().or(self.before.as_ref()).map(|it| it.name.as_str());
        ContactTexts(cx.lang).event_undone(name.unwrap_or_default(), &self.of)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = ContactTexts(cx.lang);
        let said = match &self.after {
            Some(after) => (t.put_back(), t.put_back_body(&after.name)),
            None => (t.removed(), t.removed_body(self.before.as_ref().map(|it| it.name.as_str()).unwrap_or_default())),
        };
        let mut view = view(cx, said, self.after.as_ref().or(self.before.as_ref()), None);
        if self.failed {
            view.lines.iter_mut().for_each(|line| line.note = Some(t.not_undone()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::BeforeAfter(side(cx.lang, self.before.as_ref()), side(cx.lang, self.after.as_ref()))
    }
}

fn view(
    cx: EventContext,
    (heading, lead): (&str, String),
    details: Option<&ContactDetails>,
    line: Option<Uuid>,
) -> ReceiptView {
    let t = ContactTexts(cx.lang);
    let contacts = paths::contacts(cx.lang, cx.reader);
    let title = details.map(|it| t.in_words(it)).unwrap_or_default();
    ReceiptView {
        section: Section::Organisation,
        heading: heading.to_owned(),
        lead,
        lines_label: t.contact(),
        lines: vec![ReceiptLine { id: line, title, ..ReceiptLine::default() }],
        undo: if line.is_some() { t.undo() } else { "" },
        again: Some((t.to_contacts(), contacts.clone())),
        links: vec![(t.to_contacts().to_owned(), contacts)],
        ..ReceiptView::default()
    }
}
