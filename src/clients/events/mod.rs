//! The events of this room: what the log keeps, how it is put into words, and how it is undone. A client is one line, and so is each of its
//! scopes, keys and packages. A public key may stand in the log; a private one is never known here.

mod content;
mod keys;
mod package;
mod scopes;
mod toggled;
mod undone;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(super) use self::{
    content::{ClientChanged, ClientCreated},
    keys::{ClientKeyAdded, ClientKeyRemoved},
    package::{ClientPackageGiven, ClientPackageRemoved},
    scopes::{ClientScopesChanged, ScopeLine},
    toggled::{ClientDeactivated, ClientReactivated},
    undone::ClientChangeUndone,
};
use super::{model::Kind, texts::Telling};
use crate::{
    access::{Mandate, ViewClients},
    kernel::{ClientId, Environment, Lang, OrgNumber, Party, ScopeTag},
    ledger::{Changed, EventContext, ReceiptLine, ReceiptView, Registry, Side, Subject, Thing},
    sitemap::{Paths, Section},
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<ClientCreated>()
        .undoable::<ClientChanged>()
        .undoable::<ClientScopesChanged>()
        .undoable::<ClientKeyAdded>()
        .undoable::<ClientKeyRemoved>()
        .undoable::<ClientPackageGiven>()
        .undoable::<ClientPackageRemoved>()
        .undoable::<ClientDeactivated>()
        .undoable::<ClientReactivated>()
        .add::<ClientChangeUndone>();
}

/// The client an event is about, by the name it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClientTag {
    /// `client_id` on the wire.
    pub id: ClientId,
    /// Test or production.
    pub environment: Environment,
    /// Its type.
    #[serde(default, skip_serializing_if = "Kind::is_ordinary")]
    pub kind: Kind,
    /// What it was called.
    pub name: String,
    /// Was it for customers?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_customers: bool,
    /// Whose it is.
    pub owner: Party,
}

/// A key that an event is about. What it is called on the wire, and nothing that could sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeyTag {
    /// Its name on the wire.
    pub kid: String,
    /// How it signs.
    pub alg: String,
    /// RFC 7638.
    pub thumbprint: String,
    /// Until when it counts.
    pub expires_at: Timestamp,
}

/// A part of a client that a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    /// Whether it is in use.
    Use,
    /// What its form says.
    Content,
    /// A scope of it.
    Scope(ScopeTag),
    /// A key of it.
    Key(KeyTag),
    /// *Opptre for virksomhetens kunder*.
    Package,
}

impl Part {
    /// What it is called on receipts.
    fn title(&self, client: &ClientTag, t: Telling) -> String {
        match self {
            Self::Use | Self::Content => client.name.clone(),
            Self::Scope(scope) => scope.name.clone(),
            Self::Key(key) => key.kid.clone(),
            Self::Package => t.package().to_owned(),
        }
    }

    /// What the lines of a receipt about such parts are called.
    fn label(&self, t: Telling) -> &'static str {
        match self {
            Self::Use | Self::Content => t.client(),
            Self::Scope(_) => t.scopes(),
            Self::Key(_) => t.key(),
            Self::Package => t.access_package(),
        }
    }
}

impl ClientTag {
    /// The part, as the ledger remembers the latest change of it. A key is overtaken by another one of its name and by itself under
    /// another name.
    fn changed(&self, part: &Part, line: Option<Uuid>) -> Vec<Changed> {
        let thing = |name: String| Changed::thing(format!("client/{}/{name}", self.id));
        let mut changed = match part {
            Part::Use => vec![thing("use".to_owned())],
            Part::Content => vec![thing("content".to_owned()), thing("customers/content".to_owned())],
            Part::Scope(scope) => vec![thing(format!("scope/{}", scope.id))],
            Part::Key(key) => vec![thing(format!("kid/{}", key.kid)), thing(format!("key/{}", key.thumbprint))],
            Part::Package => vec![thing("package".to_owned()), thing("customers/package".to_owned())],
        };
        if let (Some(line), Some(first)) = (line, changed.first_mut()) {
            *first = first.clone().line(line);
        }
        changed
    }

    /// The same of a change by which the client ceased to act for customers. It is undone by the thing that a new key overtakes as well: whoever
    /// put that in would act for customers with it.
    fn ceased(&self, part: &Part, line: Uuid) -> Vec<Changed> {
        let mut changed = self.changed(part, None);
        if let Some(last) = changed.last_mut() {
            *last = last.clone().line(line);
        }
        changed
    }

    /// What a new key overtakes besides.
    fn customers_again(&self) -> [Changed; 2] {
        ["customers/content", "customers/package"].map(|name| Changed::thing(format!("client/{}/{name}", self.id)))
    }

    /// May somebody change a client that is, or was, for customers?
    fn is_theirs(&self, mandate: &Mandate) -> bool {
        // Whether it has the package now is looked at when it is undone.
        mandate.may_change_client(self.for_customers, false)
    }

    /// For before and after.
    fn thing(&self, detail: impl Into<String>) -> Thing {
        Thing { title: self.name.clone(), detail: detail.into() }
    }

    fn side(&self, detail: impl Into<String>) -> Side {
        Side::of(vec![self.thing(detail)])
    }

    fn paths(&self, lang: Lang) -> Paths {
        Paths { lang, org: self.owner.number, environment: self.environment }
    }

    /// What every receipt about a client has, with these lines.
    fn receipt(
        &self,
        cx: EventContext,
        (heading, lead): (&str, String),
        undo: &'static str,
        lines: Vec<(Option<Uuid>, Part)>,
    ) -> ReceiptView {
        let t = Telling(cx.lang);
        let paths = self.paths(cx.lang);
        let is_test = self.environment == Environment::Test;
        let to_client = (t.to_client(&self.name), paths.client(&self.id));
        let label = lines.first().map(|(_, part)| part.label(t)).unwrap_or_default();
        // Where the client is the line itself, it is not named twice.
        let name = (label != t.client()).then(|| (t.client(), self.name.clone()));
        let environment = if is_test { t.test() } else { t.production() };
        let mut facts: Vec<(&'static str, String)> = name.into_iter().collect();
        facts.push((t.environment(), environment.to_owned()));
        let line = |(id, part): (Option<Uuid>, Part)| ReceiptLine {
            id,
            title: part.title(self, t),
            test: is_test.then(|| t.test_tag()),
            ..ReceiptLine::default()
        };
        ReceiptView {
            section: Section::Clients,
            heading: heading.to_owned(),
            lead,
            facts,
            to_copy: vec![(t.client_id(), self.id.to_string())],
            lines_label: label,
            lines: lines.into_iter().map(line).collect(),
            undo,
            about: Some((self.name.clone(), paths.client(&self.id))),
            links: vec![to_client, (t.to_clients().to_owned(), paths.clients())],
            parties: vec![(self.owner.number, self.owner.name.clone())],
            ..ReceiptView::default()
        }
    }
}

impl Subject for ClientTag {
    fn owner(&self) -> OrgNumber {
        self.owner.number
    }
    fn environment(&self) -> Environment {
        self.environment
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        cx.reader == self.owner.number && mandate.has::<ViewClients>()
    }
}
