//! The events of this room: what the log keeps, how it is put into words, and how it is undone. A resource is one line: it is as before, or it is
//! not.

mod content;
mod toggled;
mod undone;

use serde::{Deserialize, Serialize};

pub(super) use self::{
    content::{ResourceChanged, ResourceCreated},
    toggled::{ResourceDeactivated, ResourceReactivated},
    undone::ResourceChangeUndone,
};
use super::{model::Resource, paths::Paths, texts::Texts};
use crate::{
    access::{Mandate, ViewDelegations, ViewScopes},
    kernel::{ApiResourceId, Environment, Lang, OrgNumber, Party, Title},
    ledger::{Changed, EventContext, ReceiptLine, ReceiptView, Registry, Subject, Thing},
    web::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry
        .undoable::<ResourceCreated>()
        .undoable::<ResourceChanged>()
        .undoable::<ResourceDeactivated>()
        .undoable::<ResourceReactivated>()
        .add::<ResourceChangeUndone>();
}

/// The resource an event is about, by the title it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceTag {
    /// Its id.
    pub id: ApiResourceId,
    /// Test or production.
    pub environment: Environment,
    /// The name machines know it by.
    pub identifier: String,
    /// What it was called.
    pub title: Title,
    /// Who provides it.
    pub provider: Party,
}

impl ResourceTag {
    /// Of a resource as it is now.
    pub(crate) fn of(resource: &Resource, provider: Party) -> Self {
        Self {
            id: resource.id,
            environment: resource.environment,
            identifier: resource.identifier.clone(),
            title: resource.content.title.clone(),
            provider,
        }
    }

    /// Whether it is in use, as the ledger remembers the latest change of it.
    fn changed_use(&self) -> Changed {
        Changed::thing(format!("resource/{}/use", self.id))
    }

    /// The same of what it says and bundles.
    fn changed_content(&self) -> Changed {
        Changed::thing(format!("resource/{}/content", self.id))
    }

    /// For before and after.
    fn thing(&self, lang: Lang, scopes: &[String]) -> Thing {
        Thing { title: self.title.in_lang(lang).to_owned(), detail: scopes.join(", ") }
    }

    /// What every receipt about a resource has. The whole change is one line: the resource.
    fn receipt(
        &self,
        cx: EventContext,
        heading: &str,
        lead: String,
        undo: &'static str,
        scopes: &[String],
    ) -> ReceiptView {
        self.receipt_as(cx, &self.title, heading, lead, undo, scopes)
    }

    /// The same where the resource has got another title by the change: links and lines have the one it is found by.
    fn receipt_as(
        &self,
        cx: EventContext,
        title: &Title,
        heading: &str,
        lead: String,
        undo: &'static str,
        scopes: &[String],
    ) -> ReceiptView {
        let (t, title) = (Texts(cx.lang), title.in_lang(cx.lang));
        let paths = Paths { lang: cx.lang, org: cx.reader, environment: self.environment };
        let is_test = self.environment == Environment::Test;
        let links = if self.owner() == cx.reader {
            vec![(t.to_resource(title), paths.resource(&self.id)), (t.to_list().to_owned(), paths.resources())]
        } else {
            Vec::new()
        };
        ReceiptView {
            section: Section::Scopes,
            heading: heading.to_owned(),
            lead,
            facts: vec![
                (t.identifier(), self.identifier.clone()),
                (t.environment(), if is_test { t.test() } else { t.production() }.to_owned()),
                (t.provider(), self.provider.with_number()),
            ],
            lines_label: t.resource(),
            lines: vec![ReceiptLine {
                id: Some(self.id.uuid()),
                title: title.to_owned(),
                test: is_test.then(|| t.test_tag()),
                codes: scopes.to_vec(),
                ..ReceiptLine::default()
            }],
            undo,
            about: (self.owner() == cx.reader).then(|| (title.to_owned(), paths.resource(&self.id))),
            links,
            parties: vec![(self.provider.number, self.provider.name.clone())],
            ..ReceiptView::default()
        }
    }
}

impl Subject for ResourceTag {
    fn owner(&self) -> OrgNumber {
        self.provider.number
    }
    fn environment(&self) -> Environment {
        self.environment
    }
    /// A provider's receipts are for those who see its scopes; those that a consumer gets are for whoever sees its delegations.
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        if cx.reader == self.owner() { mandate.has::<ViewScopes>() } else { mandate.has::<ViewDelegations>() }
    }
}
