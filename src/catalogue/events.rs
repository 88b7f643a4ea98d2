//! What the log keeps of a request for access to a scope. What becomes of requests, in words and in undo, is in `asking`.

use serde::{Deserialize, Serialize};

use super::{model::Request, paths::Paths, texts::Texts};
use crate::{
    access::{AskForAccess, ManageScopes, Mandate, ViewAccesses, ViewScopes},
    asking::{Kinds, Labels, ReopenFault, RequestSubject, Texts as AskingTexts, events as events_of},
    grants::asked_for,
    kernel::{AccessRequestId, Environment, Lang, OrgNumber, Party, Ref, ScopeTag},
    ledger::{Action, Changed, EventContext, Group, ReceiptView, Registry, Thing},
    web::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    events_of::<AccessRequestRef>(registry);
}

/// The request an event is about, and its parties by the names they had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccessRequestRef {
    /// Which.
    pub request: AccessRequestId,
    /// For what, and who provides it.
    pub scope: ScopeTag,
    /// Who asks.
    pub consumer: Party,
}

impl AccessRequestRef {
    fn is_provided_by(&self, reader: OrgNumber) -> bool {
        reader == self.scope.provider.number
    }
}

impl RequestSubject for AccessRequestRef {
    type Request = Request;
    type Ask = AskForAccess;
    type Answer = ManageScopes;
    const GROUP: Group = Group::AccessRequests;
    const KINDS: Kinds = Kinds {
        sent: "access-request.sent",
        withdrawn: "access-request.withdrawn",
        declined: "access-request.declined",
        restored: "access-request.restored",
        expired: "access-request.expired",
    };
    const UNDOES_SENDING: bool = true;

    fn id(&self) -> AccessRequestId {
        self.request
    }
    fn changed(&self) -> Changed {
        asked_for(&self.scope, self.consumer.number)
    }
    fn asker(&self) -> (&str, Option<OrgNumber>) {
        (&self.consumer.name, Some(self.consumer.number))
    }
    fn giver(&self) -> &Party {
        &self.scope.provider
    }
    fn is_test(&self) -> bool {
        self.scope.environment == Environment::Test
    }
    fn what(&self, lang: Lang) -> String {
        Texts(lang).access_to(&self.scope.name)
    }
    fn things(&self, _lang: Lang) -> Vec<Thing> {
        vec![Thing { title: String::new(), detail: self.scope.name.clone() }]
    }
    fn labels(lang: Lang) -> Labels {
        let t = Texts(lang);
        Labels { asker: t.consumer(), giver: t.provider(), what: t.scope(), purpose: t.purpose() }
    }
    fn why(lang: Lang, why: ReopenFault) -> &'static str {
        let t = Texts(lang);
        match why {
            ReopenFault::Expired => t.why_expired(),
            ReopenFault::AskedAnew => t.why_anew(),
            ReopenFault::HasAccess => t.why_has(),
            ReopenFault::ChangedSince | ReopenFault::NotTheirs => t.why_moved(),
        }
    }
    fn sentence_restored(&self, lang: Lang, of: &Ref) -> String {
        Texts(lang).log_restored(&self.consumer.name, &self.scope.provider.name, &self.scope.name, of)
    }
    /// The provider's receipts are for those who see its scopes, the consumer's for those who see what it may use.
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        if self.is_provided_by(cx.reader) { mandate.has::<ViewScopes>() } else { mandate.has::<ViewAccesses>() }
    }
    fn complete(&self, cx: EventContext, step: Action, receipt: &mut ReceiptView) {
        let (t, asking, scope) = (Texts(cx.lang), AskingTexts(cx.lang), &self.scope);
        let environment = if scope.environment == Environment::Test { t.test() } else { t.production() };
        receipt.facts.push((t.environment(), environment.to_owned()));
        let paths = Paths { lang: cx.lang, org: cx.reader, environment: scope.environment };
        let see_request = asking.see_request().to_owned();
        if self.is_provided_by(cx.reader) {
            receipt.section = Section::Scopes;
            receipt.links =
                vec![(see_request, paths.answer(self.request)), (asking.to_queue().to_owned(), paths.queue())];
            return;
        }
        receipt.section = Section::Delegations;
        let ours = paths.held_with(&[("vis", "bedt-om")]);
        receipt.links = vec![(see_request, paths.our(self.request)), (t.to_ours().to_owned(), ours)];
        if step == Action::Withdrawn {
            receipt.facts.push((t.consequence(), t.not_undone().to_owned()));
            receipt.links.insert(0, (t.see_in_catalogue().to_owned(), paths.api(scope.id)));
        }
    }
}
