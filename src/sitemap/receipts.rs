//! Addresses of the room `receipts`, and the links to them.

use crate::kernel::{JobId, Lang, OrgNumber, Ref};

pub(crate) const UNDOABLE: &str = "/{lang}/{org}/kan-angres";
pub(crate) const RECEIPT: &str = "/{lang}/{org}/kvittering/{reference}";
/// A receipt by its reference alone, as somebody reads it out or writes it in a letter.
pub(crate) const BY_REFERENCE: &str = "/{lang}/ref/{reference}";
pub(crate) const JOB: &str = "/{lang}/{org}/kvittering/arbeid/{job}";
pub(crate) const UNDO: &str = "/{lang}/{org}/kvittering/{reference}/angre";

/// All that can be undone, from the change with this number on.
pub(crate) fn undoable(lang: Lang, org: OrgNumber, from: i64) -> String {
    let address = format!("/{lang}/{org}/kan-angres");
    if from == 0 { address } else { format!("{address}?fra={from}") }
}

/// The receipt of a change.
pub(crate) fn receipt(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    by_text(lang, org, reference.as_str())
}

/// The same, for whoever sent a form that had been sent before, perhaps with other answers: the receipt says so.
pub(crate) fn sent_before(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    format!("{}?sendt=tidligere", receipt(lang, org, reference))
}

/// The same, by the reference as it was read.
pub(crate) fn by_text(lang: Lang, org: OrgNumber, reference: &str) -> String {
    format!("/{lang}/{org}/kvittering/{reference}")
}

/// Where it is undone.
pub(crate) fn undo(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    format!("{}/angre", receipt(lang, org, reference))
}

/// What a reference is, and the way from it to the receipt.
pub(crate) fn by_reference(lang: Lang, reference: &Ref) -> String {
    format!("/{lang}/ref/{reference}")
}

/// How far the job has come that is to make a change.
pub(crate) fn job(lang: Lang, org: OrgNumber, job: JobId) -> String {
    format!("/{lang}/{org}/kvittering/arbeid/{job}")
}

/// The log, at the reference.
pub(crate) fn log(lang: Lang, org: OrgNumber, reference: &Ref) -> String {
    super::audit::log(lang, org, &format!("ref={reference}"))
}
