//! Addresses of this room, and the links to them.

use crate::{
    delegations,
    kernel::{ChangeSetId, Lang, OrgNumber, Ref, RequestId},
    receipts,
};

pub(super) const MINE: &str = "/{lang}/foresporsler";
pub(super) const ASK: &str = "/{lang}/foresporsler/ny";
pub(super) const LINK: &str = "/{lang}/foresporsel/{request}";
pub(super) const QUEUE: &str = "/{lang}/{org}/foresporsler";
pub(super) const ANSWER: &str = "/{lang}/{org}/foresporsler/{request}";
pub(super) const OURS: &str = "/{lang}/{org}/fullmakter/mottatt/foresporsler";
pub(super) const ASK_FOR: &str = "/{lang}/{org}/fullmakter/mottatt/foresporsler/ny";
pub(super) const OUR: &str = "/{lang}/{org}/fullmakter/mottatt/foresporsler/{request}";

/// Her own requests.
pub(super) fn mine(lang: Lang) -> String {
    format!("/{lang}/foresporsler")
}
/// The form for asking for oneself.
pub(super) fn ask(lang: Lang) -> String {
    format!("/{lang}/foresporsler/ny")
}
/// The link to one request, to be passed on.
pub(super) fn link(lang: Lang, id: RequestId) -> String {
    format!("/{lang}/foresporsel/{id}")
}
/// The list to choose an organisation from.
pub(super) fn picker(lang: Lang) -> String {
    format!("/{lang}/virksomheter")
}

/// The pages of one organisation in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
}

impl Paths {
    fn root(self) -> String {
        format!("/{}/{}", self.lang, self.org)
    }
    pub fn overview(self) -> String {
        self.root()
    }
    pub fn delegations(self) -> String {
        format!("{}/fullmakter", self.root())
    }
    pub fn received(self) -> String {
        format!("{}/fullmakter/mottatt", self.root())
    }
    pub fn queue(self) -> String {
        format!("{}/foresporsler", self.root())
    }
    pub fn answer(self, id: RequestId) -> String {
        format!("{}/foresporsler/{id}", self.root())
    }
    pub fn ours(self) -> String {
        format!("{}/fullmakter/mottatt/foresporsler", self.root())
    }
    pub fn ask_for(self) -> String {
        format!("{}/ny", self.ours())
    }
    pub fn our(self, id: RequestId) -> String {
        format!("{}/{id}", self.ours())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
    pub fn review(self, draft: ChangeSetId) -> String {
        delegations::review(self.lang, self.org, draft)
    }
}
