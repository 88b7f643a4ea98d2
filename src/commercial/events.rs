//! The events of this room: what the log keeps, how it is put into words, and how it is undone.

mod billing;
mod contacts;
mod terms;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(super) use self::{
    billing::{BillingChange, BillingUndone},
    contacts::{ContactChange, ContactUndone},
    terms::TermsSigned,
};
use super::{model::Point, paths, store, texts::Texts};
use crate::{
    access::{ManagePeople, Mandate, ReadLog, ViewCommercial},
    kernel::{EmailAddress, Lang, NotificationPointId, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Registry, Reversal,
        Reversed, Side, Sides, Undoable, Undoing,
    },
    sitemap::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.undoable::<PointChange>().add::<PointConfirmed>().add::<PointUndone>();
    registry.add::<TermsSigned>();
    registry.undoable::<BillingChange>().add::<BillingUndone>();
    registry.undoable::<ContactChange>().add::<ContactUndone>();
}

/// Who reads of terms, invoices and contacts in the log: whoever reads all of it, and whoever sees their pages.
fn is_for(mandate: &Mandate) -> bool {
    mandate.has::<ReadLog>() || mandate.has::<ViewCommercial>()
}

/// A notification point, as events keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub id: NotificationPointId,
    pub email: EmailAddress,
    pub purposes: Vec<Purpose>,
    pub lang: Lang,
}

impl From<Point> for Kept {
    fn from(point: Point) -> Self {
        Self { id: point.id, email: point.email, purposes: point.purposes, lang: point.lang }
    }
}

impl Kept {
    /// The address, not the row: one that was taken away and added again is the same thing.
    fn changed(&self) -> Changed {
        Changed::own(&format!("notification-point/{}", self.email))
    }

    fn line(&self) -> Uuid {
        self.id.into()
    }

    fn side(&self, lang: Lang) -> Side {
        Side::note(format!("{}: {}", self.email, Texts(lang).purposes(&self.purposes)))
    }
}

/// A notification point was added, or taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PointChange {
    pub point: Kept,
    /// Was it taken away?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

impl PointChange {
    const REMOVED: &'static str = "notification-point.removed";

    pub fn added(point: Kept) -> Self {
        Self { point, removed: false }
    }
    pub fn removed(point: Kept) -> Self {
        Self { point, removed: true }
    }
}

impl EventKind for PointChange {
    const KIND: &'static str = "notification-point.added";
    const ACTION: Action = Action::Created;
    const ALSO: &'static [(&'static str, Action)] = &[(Self::REMOVED, Action::Removed)];
    const GROUP: Group = Group::Settings;

    fn kind(&self) -> &'static str {
        if self.removed { Self::REMOVED } else { Self::KIND }
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.point.changed().line(self.point.line())]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, email) = (Texts(cx.lang), &self.point.email);
        if self.removed {
            t.event_removed(email)
        } else {
            t.event_added(email, t.purposes_in_sentence(&self.point.purposes))
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, point) = (Texts(cx.lang), &self.point);
        if self.removed {
            return Some(view(cx, (t.removed(), t.removed_body(&point.email)), point, t.undo_removal()));
        }
        let mut view = view(cx, (t.added(), t.added_body(&point.email)), point, t.undo_adding());
        view.is_pending = true;
        view.links.insert(0, (t.type_code().to_owned(), paths::point(cx.lang, cx.reader, point.id)));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let there = self.point.side(cx.lang);
        let (before, after) = if self.removed { (there, Side::nothing()) } else { (Side::nothing(), there) };
        Sides::BeforeAfter(before, after)
    }
}

impl Undoable for PointChange {
    type Right = ManagePeople;
    type Undone = PointUndone;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let id = self.point.id;
        let is_undone = if self.removed {
            store::restore(change, by.acting, id).await?
        } else {
            store::remove(change, by.acting, id).await?
        };
        let (of, point) = (by.of.clone(), self.point.clone());
        let event = PointUndone { of, point, back: self.removed, failed: !is_undone };
        Ok(Reversal { event, settled: is_undone.then_some(self.point.line()).into_iter().collect() })
    }
}

/// Somebody typed the code that was sent to a notification point: it is told what happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PointConfirmed {
    pub point: Kept,
}

impl EventKind for PointConfirmed {
    const KIND: &'static str = "notification-point.confirmed";
    const ACTION: Action = Action::Approved;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![self.point.changed()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).event_confirmed(&self.point.email)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        Some(view(cx, (t.confirmed(), t.confirmed_body(&self.point.email)), &self.point, ""))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        Sides::Concerns(self.point.side(cx.lang))
    }
}

/// That a notification point was added or taken away was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PointUndone {
    /// The reference of the change.
    pub of: Ref,
    pub point: Kept,
    /// Does it stand again? Otherwise it stands no longer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
    /// Could it not be undone? Such an event is not written; it says why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub failed: bool,
}

impl EventKind for PointUndone {
    const KIND: &'static str = "notification-point.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        vec![self.point.changed()]
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, email) = (Texts(cx.lang), &self.point.email);
        if self.back { t.event_put_back(email, &self.of) } else { t.event_taken_back(email, &self.of) }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, email) = (Texts(cx.lang), &self.point.email);
        let heads = match self.back {
            true => (t.put_back(), t.put_back_body(email)),
            false => (t.removed(), t.removed_body(email)),
        };
        let mut view = view(cx, heads, &self.point, "");
        if self.failed {
            view.lines.iter_mut().for_each(|line| line.note = Some(t.not_undone()));
        }
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let there = self.point.side(cx.lang);
        let (before, after) = if self.back { (Side::nothing(), there) } else { (there, Side::nothing()) };
        Sides::BeforeAfter(before, after)
    }
}

fn view(cx: EventContext, (heading, lead): (&str, String), point: &Kept, undo: &'static str) -> ReceiptView {
    let t = Texts(cx.lang);
    let points = paths::points(cx.lang, cx.reader);
    let line = ReceiptLine {
        id: (!undo.is_empty()).then(|| point.line()),
        title: format!("{}: {}", point.email, t.purposes(&point.purposes)),
        ..ReceiptLine::default()
    };
    ReceiptView {
        section: Section::Organisation,
        heading: heading.to_owned(),
        lead,
        lines_label: t.point(),
        lines: vec![line],
        undo,
        again: Some((t.to_points(), points.clone())),
        links: vec![(t.to_points().to_owned(), points)],
        ..ReceiptView::default()
    }
}
