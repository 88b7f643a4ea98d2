//! Addresses of the room `delegations`, and the links to them.

pub(crate) use super::query;
use uuid::Uuid;

use crate::kernel::{ChangeSetId, Environment, HolderId, Lang, OrgNumber, Ref};

pub(crate) const LIST: &str = "/{lang}/{org}/fullmakter";
pub(crate) const LIST_CSV: &str = "/{lang}/{org}/fullmakter.csv";
pub(crate) const NEW: &str = "/{lang}/{org}/fullmakter/ny";
pub(crate) const NEW_PERSON: &str = "/{lang}/{org}/fullmakter/ny-person";
pub(crate) const LOOK_UP: &str = "/{lang}/{org}/fullmakter/ny/oppslag";
pub(crate) const REVIEW: &str = "/{lang}/{org}/fullmakter/kontroll";
pub(crate) const RECEIVED: &str = "/{lang}/{org}/fullmakter/mottatt";
pub(crate) const RELINQUISH: &str = "/{lang}/{org}/fullmakter/mottatt/{delegation}/frasi-oss";
pub(crate) const HOLDER: &str = "/{lang}/{org}/fullmakter/{holder}";
pub(crate) const STAGING: &str = "/{lang}/{org}/fullmakter/{holder}/endringer";
pub(crate) const GRANT: &str = "/{lang}/{org}/fullmakter/{holder}/gi";

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
        super::packages::Paths { lang: self.lang, org: self.org }.catalogue()
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
        super::receipts::receipt(self.lang, self.org, reference)
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
        super::requests::Paths { lang: self.lang, org: self.org }.queue()
    }
    pub fn our_requests(self) -> String {
        super::requests::Paths { lang: self.lang, org: self.org }.ours()
    }
    pub fn ask(self) -> String {
        super::requests::Paths { lang: self.lang, org: self.org }.ask_for()
    }
    /// *Tilganger vi har*, in the room `catalogue`.
    pub fn accesses(self) -> String {
        let (lang, org, environment) = (self.lang, self.org, Environment::Prod);
        super::catalogue::Paths { lang, org, environment }.held()
    }
    pub fn relinquish(self, delegation: Uuid) -> String {
        format!("{}/mottatt/{delegation}/frasi-oss", self.root())
    }
    pub fn log(self) -> String {
        super::audit::log(self.lang, self.org, "")
    }
}

/// The page where a draft is looked over and confirmed.
pub(crate) fn review(lang: Lang, org: OrgNumber, draft: ChangeSetId) -> String {
    Paths { lang, org }.review(draft)
}
