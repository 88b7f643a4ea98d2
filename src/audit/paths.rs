//! Addresses of this room, and the links to them.

use crate::kernel::{Lang, OrgNumber};

pub(super) const LOG: &str = "/{lang}/{org}/logg";
pub(super) const LOG_CSV: &str = "/{lang}/{org}/logg.csv";
pub(super) const LOG_JSON: &str = "/{lang}/{org}/logg.json";

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// The log, filtered.
pub(super) fn log(lang: Lang, org: OrgNumber, query: &str) -> String {
    with_query(format!("/{lang}/{org}/logg"), query)
}

/// The same as a file.
pub(super) fn sheet(lang: Lang, org: OrgNumber, query: &str) -> String {
    with_query(format!("/{lang}/{org}/logg.csv"), query)
}

/// The same with everything that lets it be recomputed.
pub(super) fn record(lang: Lang, org: OrgNumber, query: &str) -> String {
    with_query(format!("/{lang}/{org}/logg.json"), query)
}

/// The receipt of a change.
pub(super) fn receipt(lang: Lang, org: OrgNumber, reference: &str) -> String {
    format!("/{lang}/{org}/kvittering/{reference}")
}
