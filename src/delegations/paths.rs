//! Addresses of this room, and the links to them.

use url::form_urlencoded;
use uuid::Uuid;

use super::model::HolderId;
use crate::{
    kernel::{ChangeSetId, Lang, OrgNumber, Ref},
    receipts,
};

pub(super) const LIST: &str = "/{lang}/{org}/fullmakter";
pub(super) const LIST_CSV: &str = "/{lang}/{org}/fullmakter.csv";
pub(super) const NEW: &str = "/{lang}/{org}/fullmakter/ny";
pub(super) const NEW_PERSON: &str = "/{lang}/{org}/fullmakter/ny-person";
pub(super) const LOOK_UP: &str = "/{lang}/{org}/fullmakter/ny/oppslag";
pub(super) const REVIEW: &str = "/{lang}/{org}/fullmakter/kontroll";
pub(super) const RECEIVED: &str = "/{lang}/{org}/fullmakter/mottatt";
pub(super) const RELINQUISH: &str = "/{lang}/{org}/fullmakter/mottatt/{delegation}/frasi-oss";
pub(super) const HOLDER: &str = "/{lang}/{org}/fullmakter/{holder}";
pub(super) const STAGING: &str = "/{lang}/{org}/fullmakter/{holder}/endringer";
pub(super) const GRANT: &str = "/{lang}/{org}/fullmakter/{holder}/gi";

/// The pages of one organisation in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
}

impl Paths {
    fn root(self) -> String {
        format!("/{}/{}/fullmakter", self.lang, self.org)
    }
    pub fn overview(self) -> String {
        format!("/{}/{}", self.lang, self.org)
    }
    pub fn list(self) -> String {
        self.root()
    }
    /// The room of the packages.
    pub fn packages(self) -> String {
        format!("/{}/{}/tilgangspakker", self.lang, self.org)
    }
    pub fn csv(self, query: &str) -> String {
        if query.is_empty() { format!("{}.csv", self.root()) } else { format!("{}.csv?{query}", self.root()) }
    }
    pub fn new_for(self, supplier: Option<OrgNumber>) -> String {
        supplier.map_or_else(|| format!("{}/ny", self.root()), |s| format!("{}/ny?leverandor={s}", self.root()))
    }
    pub fn look_up(self) -> String {
        format!("{}/ny/oppslag", self.root())
    }
    pub fn change_draft(self, draft: ChangeSetId, field: &str) -> String {
        format!("{}/ny?utkast={draft}#{field}", self.root())
    }
    pub fn new_person(self) -> String {
        format!("{}/ny-person", self.root())
    }
    pub fn review(self, draft: ChangeSetId) -> String {
        format!("{}/kontroll?utkast={draft}", self.root())
    }
    pub fn confirm(self) -> String {
        format!("{}/kontroll", self.root())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
    pub fn holder(self, holder: HolderId) -> String {
        format!("{}/{holder}", self.root())
    }
    pub fn row(self, holder: HolderId, row: Uuid) -> String {
        format!("{}/{holder}#rad-{row}", self.root())
    }
    pub fn staging(self, holder: HolderId) -> String {
        format!("{}/{holder}/endringer", self.root())
    }
    pub fn grant(self, holder: HolderId) -> String {
        format!("{}/{holder}/gi", self.root())
    }
    pub fn received(self) -> String {
        format!("{}/mottatt", self.root())
    }
    /// The room of the requests.
    pub fn requests(self) -> String {
        format!("/{}/{}/foresporsler", self.lang, self.org)
    }
    pub fn our_requests(self) -> String {
        format!("{}/mottatt/foresporsler", self.root())
    }
    pub fn ask(self) -> String {
        format!("{}/mottatt/foresporsler/ny", self.root())
    }
    /// *Tilganger vi har*, in the room `catalogue`.
    pub fn accesses(self) -> String {
        format!("/{}/{}/tilganger-vi-har", self.lang, self.org)
    }
    pub fn relinquish(self, delegation: Uuid) -> String {
        format!("{}/mottatt/{delegation}/frasi-oss", self.root())
    }
    pub fn log(self) -> String {
        format!("/{}/{}/logg", self.lang, self.org)
    }
}

/// The page where a draft is looked over and confirmed.
pub(crate) fn review(lang: Lang, org: OrgNumber, draft: ChangeSetId) -> String {
    Paths { lang, org }.review(draft)
}

/// `name=value&…` of those that have a value.
pub(super) fn query(pairs: &[(&str, &str)]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.append_pair(name, value);
    }
    out.finish()
}
