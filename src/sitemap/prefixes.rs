//! Addresses of the room `prefixes`, and the links to them.

pub(crate) use super::Paths;
use super::{query, with_query};
use crate::kernel::{Lang, PrefixOrderId};

pub(crate) const PREFIXES: &str = "/{lang}/{org}/prefiks";
pub(crate) const CHECK: &str = "/{lang}/{org}/prefiks/oppslag";
pub(crate) const QUEUE: &str = "/{lang}/brukerstotte/prefikser";
pub(crate) const ASSIGN: &str = "/{lang}/brukerstotte/prefikser/tildel";

impl Paths {
    pub fn prefixes(self) -> String {
        format!("{}/prefiks", self.overview())
    }
    pub fn check_prefix(self) -> String {
        format!("{}/oppslag", self.prefixes())
    }
}

/// Support's queue.
pub(crate) fn queue(lang: Lang) -> String {
    format!("/{lang}/brukerstotte/prefikser")
}
/// The same, with what was allotted a moment ago.
pub(crate) fn queue_after(lang: Lang, allotted: &str) -> String {
    with_query(queue(lang), &query(&[("tildelt", allotted)]))
}
/// The same, with the order that was answered a moment ago.
pub(crate) fn queue_answered(lang: Lang, order: PrefixOrderId) -> String {
    with_query(queue(lang), &query(&[("besvart", &order.to_string())]))
}
/// Where support allots a prefix that nobody ordered.
pub(crate) fn assign(lang: Lang) -> String {
    format!("{}/tildel", queue(lang))
}
