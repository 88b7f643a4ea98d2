//! Addresses of the room `prefixes`, and the links to them.

use crate::kernel::{Environment, Lang, OrgNumber, Ref};

pub(crate) const PREFIXES: &str = "/{lang}/{org}/prefiks";
pub(crate) const CHECK: &str = "/{lang}/{org}/prefiks/oppslag";
pub(crate) const QUEUE: &str = "/{lang}/brukerstotte/prefikser";
pub(crate) const ASSIGN: &str = "/{lang}/brukerstotte/prefikser/tildel";

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
        super::scopes::Paths { lang: self.lang, org: self.org, environment: Environment::Prod }.list()
    }
    pub fn new_scope(self) -> String {
        format!("{}/ny", self.my_apis())
    }
    pub fn receipt(self, reference: &Ref) -> String {
        super::receipts::receipt(self.lang, self.org, reference)
    }
}

/// Support's queue.
pub(crate) fn queue(lang: Lang) -> String {
    format!("/{lang}/brukerstotte/prefikser")
}
/// Where support allots a prefix that nobody ordered.
pub(crate) fn assign(lang: Lang) -> String {
    format!("{}/tildel", queue(lang))
}
