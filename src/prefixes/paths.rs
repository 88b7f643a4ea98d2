//! Addresses of this room, and the links to them.

use crate::{
    kernel::{Lang, OrgNumber, Ref},
    receipts,
};

pub(super) const PREFIXES: &str = "/{lang}/{org}/prefiks";
pub(super) const CHECK: &str = "/{lang}/{org}/prefiks/oppslag";
pub(super) const QUEUE: &str = "/{lang}/brukerstotte/prefikser";
pub(super) const ASSIGN: &str = "/{lang}/brukerstotte/prefikser/tildel";

/// The pages of one organisation in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
}

impl Paths {
    pub fn overview(self) -> String {
        format!("/{}/{}", self.lang, self.org)
    }
    pub fn prefixes(self) -> String {
        format!("{}/prefiks", self.overview())
    }
    pub fn check(self) -> String {
        format!("{}/oppslag", self.prefixes())
    }
    /// *Mine API* in production, in the room `scopes`.
    pub fn my_apis(self) -> String {
        format!("{}/prod/mine-api", self.overview())
    }
    pub fn new_scope(self) -> String {
        format!("{}/ny", self.my_apis())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
}

/// Support's queue.
pub(super) fn queue(lang: Lang) -> String {
    format!("/{lang}/brukerstotte/prefikser")
}
/// Where support allots a prefix that nobody ordered.
pub(super) fn assign(lang: Lang) -> String {
    format!("{}/tildel", queue(lang))
}
