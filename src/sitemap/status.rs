//! Addresses of the room `status`, and the links to them. They belong to no organisation, and anybody may look.

use crate::kernel::Lang;

pub(crate) const STATUS: &str = "/{lang}/driftsstatus";
/// Where it was before.
pub(crate) const BEFORE: &str = "/{lang}/status";
/// The same for machines.
pub(crate) const JSON: &str = "/driftsstatus.json";

/// Does it work now?
pub(crate) fn status(lang: Lang) -> String {
    format!("/{lang}/driftsstatus")
}
