//! Addresses of this room, and the links to them.

use crate::kernel::{Lang, OrgNumber, Ref};

pub(super) const RECEIPT: &str = "/{lang}/{org}/kvittering/{reference}";
pub(super) const UNDO: &str = "/{lang}/{org}/kvittering/{reference}/angre";

/// The receipt of a change.
pub(crate) fn receipt(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    format!("/{lang}/{org}/kvittering/{reference}")
}

/// Where it is undone.
pub(crate) fn undo(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    format!("{}/angre", receipt(lang, org, reference))
}

/// The front page of the organisation.
pub(super) fn overview(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}")
}

/// The log, at the reference.
pub(super) fn log(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    format!("/{lang}/{org}/logg?ref={reference}")
}
