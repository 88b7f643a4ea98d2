//! What the log keeps of a request for a delegation. What becomes of requests, in words and in undo, is in `asking`.

use serde::{Deserialize, Serialize};

use super::{
    model::{Request, RequestedItem},
    paths::Paths,
    texts::Texts,
};
use crate::{
    access::{AskForDelegation, DelegateScopes, ManagePeople, Mandate, ViewDelegations, ViewReceived},
    asking::{Kinds, Labels, ReopenFault, RequestSubject, Texts as AskingTexts, events as events_of},
    kernel::{Holder, Lang, OrgNumber, Party, Ref, RequestId, Title},
    ledger::{Action, Changed, EventContext, Group, ReceiptView, Registry, Thing},
    platform::keys::sha256,
    web::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    events_of::<RequestRef>(registry);
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
    /// Who asks: a supplier, or a person for themselves.
    pub asker: Holder,
    /// For what.
    pub items: Vec<ItemThen>,
}

impl RequestRef {
    /// Did a person ask for themselves?
    pub(crate) fn is_personal(&self) -> bool {
        self.asker.number().is_none()
    }
}

impl RequestSubject for RequestRef {
    type Request = Request;
    type Ask = AskForDelegation;
    type Answer = DelegateScopes;
    const GROUP: Group = Group::Requests;
    const KINDS: Kinds = Kinds {
        sent: "request.sent",
        withdrawn: "request.withdrawn",
        declined: "request.declined",
        restored: "request.restored",
        expired: "request.expired",
    };
    const UNDOES_SENDING: bool = false;

    fn id(&self) -> RequestId {
        self.request
    }
    fn changed(&self) -> Changed {
        let mut items: Vec<String> = self.items.iter().map(|item| format!("{} {}", item.kind, item.code)).collect();
        items.sort_unstable();
        let items = hex::encode(sha256(items.join("\n").as_bytes()));
        Changed::thing(format!("request/{}/{}/{items}", self.giver.number, self.asker.id()))
    }
    fn asker(&self) -> (&str, Option<OrgNumber>) {
        (self.asker.name(), self.asker.number())
    }
    fn giver(&self) -> &Party {
        &self.giver
    }
    fn what(&self, lang: Lang) -> String {
        let quoted = |item: &ItemThen| Texts(lang).quoted(item.title.in_lang(lang), item.test);
        self.items.iter().map(quoted).collect::<Vec<_>>().join(", ")
    }
    fn things(&self, lang: Lang) -> Vec<Thing> {
        let title = |item: &ItemThen| match (item.title.in_lang(lang), item.test) {
            (title, true) => Texts(lang).in_test(title),
            (title, false) => title.to_owned(),
        };
        self.items.iter().map(|item| Thing { title: title(item), detail: String::new() }).collect()
    }
    fn labels(lang: Lang) -> Labels {
        let t = Texts(lang);
        Labels { asker: t.asker(), giver: t.giver(), what: t.asked_for(), purpose: t.purpose() }
    }
    fn why(lang: Lang, why: ReopenFault) -> &'static str {
        let t = Texts(lang);
        match why {
            ReopenFault::Expired => t.why_expired(),
            ReopenFault::AskedAnew => t.why_anew(),
            ReopenFault::ChangedSince | ReopenFault::HasAccess => t.why_moved(),
            ReopenFault::NotTheirs => t.why_not_theirs(),
        }
    }
    fn sentence_restored(&self, lang: Lang, of: &Ref) -> String {
        Texts(lang).event_restored(self.asker.name(), &self.giver.name, self.what(lang), of)
    }
    /// Whoever sees what the organisation gives or receives may see what it asks for and is asked for.
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ViewDelegations>() || mandate.has::<ViewReceived>() || mandate.has::<ManagePeople>()
    }
    fn complete(&self, cx: EventContext, _step: Action, receipt: &mut ReceiptView) {
        let (t, asking, paths) = (Texts(cx.lang), AskingTexts(cx.lang), Paths { lang: cx.lang, org: cx.reader });
        receipt.section = Section::Delegations;
        let (request, list) = if cx.reader == self.giver.number {
            (paths.answer(self.request), (asking.to_queue().to_owned(), paths.requests()))
        } else {
            (paths.our(self.request), (t.ours().to_owned(), paths.our_requests()))
        };
        receipt.links = vec![(asking.see_request().to_owned(), request), list];
    }
    /// It takes the right to give what is asked for: people's packages and rights, or suppliers' API access.
    fn may_be_answered_by(&self, mandate: &Mandate) -> bool {
        if self.is_personal() { mandate.has::<ManagePeople>() } else { mandate.has::<DelegateScopes>() }
    }
}
