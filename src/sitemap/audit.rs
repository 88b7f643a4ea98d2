//! Addresses of the room `audit`, and the links to them.

use super::with_query;
use crate::kernel::{Lang, OrgNumber};

pub(crate) const LOG: &str = "/{lang}/{org}/logg";
pub(crate) const LOG_CSV: &str = "/{lang}/{org}/logg.csv";
pub(crate) const LOG_JSON: &str = "/{lang}/{org}/logg.json";

/// The log, filtered.
pub(crate) fn log(lang: Lang, org: OrgNumber, query: &str) -> String {
    with_query(format!("/{lang}/{org}/logg"), query)
}

/// The same as a file.
pub(crate) fn sheet(lang: Lang, org: OrgNumber, query: &str) -> String {
    with_query(format!("/{lang}/{org}/logg.csv"), query)
}

/// The same with everything that lets it be recomputed.
pub(crate) fn record(lang: Lang, org: OrgNumber, query: &str) -> String {
    with_query(format!("/{lang}/{org}/logg.json"), query)
}

/// The receipt of a change, by its reference as the log has it.
pub(crate) fn receipt(lang: Lang, org: OrgNumber, reference: &str) -> String {
    super::receipts::by_text(lang, org, reference)
}
