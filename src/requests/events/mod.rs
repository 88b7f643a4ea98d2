//! The events of this room: what the log keeps, how it is told, and how it is undone. One line stands for the whole request, which is
//! opened again whole.

mod closed;
mod restored;
mod sent;

use serde::{Deserialize, Serialize};

pub(super) use self::{
    closed::{RequestDeclined, RequestExpired, RequestWithdrawn},
    restored::{RequestRestored, Unrestorable},
    sent::RequestSent,
};
use super::{
    model::{Request, RequestedItem},
    paths::Paths,
    texts::Texts,
};
use crate::{
    access::{ManagePeople, Mandate, ViewDelegations, ViewReceived},
    delegations::Holder,
    kernel::{Lang, OrgNumber, Party, PersonId, RequestId, Title},
    ledger::{EventContext, ReceiptLine, ReceiptView, Registry, Side, Thing},
    web::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .add::<RequestSent>()
        .undoable::<RequestWithdrawn>()
        .undoable::<RequestDeclined>()
        .add::<RequestRestored>()
        .add::<RequestExpired>();
}

/// Whoever asked, by the name they had then: a supplier, or a person who asked for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Asker {
    /// A supplier.
    Organisation(Party),
    /// A person; never by their national number.
    Person {
        /// Which.
        person: PersonId,
        /// Their name then.
        name: String,
    },
}

impl Asker {
    /// The name.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Organisation(party) => &party.name,
            Self::Person { name, .. } => name,
        }
    }
    /// The number, if it is a supplier.
    pub(crate) fn number(&self) -> Option<OrgNumber> {
        match self {
            Self::Organisation(party) => Some(party.number),
            Self::Person { .. } => None,
        }
    }
    /// As the column `asker_id` of the table has it.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Organisation(party) => party.number.to_string(),
            Self::Person { person, .. } => person.to_string(),
        }
    }
    /// Whoever gets what is asked for.
    pub(crate) fn holder(&self) -> Holder {
        match self.clone() {
            Self::Organisation(party) => Holder::Organisation(party),
            Self::Person { person, name } => Holder::Person { person, name },
        }
    }
}

/// Something that was asked for. A type of its own, so that the log can be read whatever becomes of [`RequestedItem`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ItemThen {
    /// `api`, `package`, `area` or `right`.
    pub kind: String,
    /// The id of the resource, the URN, or the name of the right.
    pub code: String,
    /// What it was called.
    pub title: Title,
    /// Did it count in the test environment only?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
}

impl From<&RequestedItem> for ItemThen {
    fn from(item: &RequestedItem) -> Self {
        let RequestedItem { kind, code, title, test, .. } = item.clone();
        Self { kind, code, title, test }
    }
}

/// The request an event is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RequestRef {
    /// Which.
    pub request: RequestId,
    /// Who is asked.
    pub giver: Party,
    /// Who asks.
    pub asker: Asker,
    /// For what.
    pub items: Vec<ItemThen>,
}

impl From<&Request> for RequestRef {
    fn from(request: &Request) -> Self {
        Self {
            request: request.id,
            giver: request.giver.clone(),
            asker: request.asker.clone(),
            items: request.items.iter().map(ItemThen::from).collect(),
        }
    }
}

impl RequestRef {
    fn parties(&self) -> Vec<OrgNumber> {
        self.asker.number().into_iter().chain([self.giver.number]).collect()
    }

    /// Did a person ask for themselves?
    fn is_personal(&self) -> bool {
        self.asker.number().is_none()
    }

    fn titles(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.items.iter().map(move |item| item.title.in_lang(lang))
    }

    /// Asker, giver and what was asked for, as the sentences of the log name them.
    fn names(&self, lang: Lang) -> (&str, &str, String) {
        let (open, close) = if lang == Lang::En { ('“', '”') } else { ('«', '»') };
        let quoted: Vec<String> = self.titles(lang).map(|title| format!("{open}{title}{close}")).collect();
        (self.asker.name(), &self.giver.name, quoted.join(", "))
    }

    /// What was asked for, for before and after.
    fn side(&self, lang: Lang) -> Side {
        let thing = |title: &str| Thing { title: title.to_owned(), detail: String::new() };
        Side::of(self.titles(lang).map(thing).collect())
    }

    /// What every receipt of this room has.
    fn receipt(&self, cx: EventContext, heading: &str, lead: String) -> ReceiptView {
        let (t, paths) = (Texts(cx.lang), Paths { lang: cx.lang, org: cx.reader });
        let with_number = |name: &str, number: Option<OrgNumber>| {
            number.map_or_else(|| name.to_owned(), |number| format!("{name} {}", number.grouped()))
        };
        let links = if cx.reader == self.giver.number {
            vec![(t.see_request().to_owned(), paths.answer(self.request)), (t.to_queue().to_owned(), paths.queue())]
        } else {
            vec![(t.see_request().to_owned(), paths.our(self.request)), (t.ours().to_owned(), paths.ours())]
        };
        let mut parties = vec![(self.giver.number, self.giver.name.clone())];
        parties.extend(self.asker.number().map(|number| (number, self.asker.name().to_owned())));
        ReceiptView {
            section: Section::Delegations,
            heading: heading.to_owned(),
            lead,
            facts: vec![
                (t.asker(), with_number(self.asker.name(), self.asker.number())),
                (t.giver(), with_number(&self.giver.name, Some(self.giver.number))),
            ],
            lines_label: t.asked_for(),
            lines: vec![ReceiptLine {
                title: self.titles(cx.lang).collect::<Vec<_>>().join(", "),
                ..ReceiptLine::default()
            }],
            undo: t.undo(),
            links,
            parties,
            ..ReceiptView::default()
        }
    }

    /// The same, of something that can be undone.
    fn undoable_receipt(&self, cx: EventContext, heading: &str, lead: String) -> ReceiptView {
        let mut receipt = self.receipt(cx, heading, lead);
        for line in &mut receipt.lines {
            line.id = Some(self.request.uuid());
        }
        receipt
    }
}

/// Whoever sees what the organisation gives or receives may see what it asks for and is asked for.
fn seen_by(mandate: &Mandate) -> bool {
    mandate.has::<ViewDelegations>() || mandate.has::<ViewReceived>() || mandate.has::<ManagePeople>()
}
