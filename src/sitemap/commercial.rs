//! Addresses of the room `commercial`, and the links to them.

use crate::kernel::{Lang, NotificationPointId, OrgNumber};

pub(crate) const POINTS: &str = "/{lang}/{org}/virksomhet/varsling";
pub(crate) const NEW: &str = "/{lang}/{org}/virksomhet/varsling/ny";
pub(crate) const POINT: &str = "/{lang}/{org}/virksomhet/varsling/{varslingspunkt}";

/// *Varsling*.
pub(crate) fn points(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/virksomhet/varsling")
}

/// The form of a new address.
pub(crate) fn new(lang: Lang, org: OrgNumber) -> String {
    format!("{}/ny", points(lang, org))
}

/// One address.
pub(crate) fn point(lang: Lang, org: OrgNumber, point: NotificationPointId) -> String {
    format!("{}/{point}", points(lang, org))
}

/// What `sendt` says was sent.
pub(crate) const CODE: &str = "kode";
pub(crate) const TEST: &str = "test";

/// One address, which something was sent to.
pub(crate) fn sent(lang: Lang, org: OrgNumber, id: NotificationPointId, what: &str) -> String {
    format!("{}?sendt={what}", point(lang, org, id))
}
