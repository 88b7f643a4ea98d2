//! Addresses of the room `commercial`, and the links to them.

use crate::kernel::{ContactId, Lang, NotificationPointId, OrgNumber};

pub(crate) const BILLING: &str = "/{lang}/{org}/virksomhet/faktura";
pub(crate) const EDIT_BILLING: &str = "/{lang}/{org}/virksomhet/faktura/endre";
pub(crate) const CONTACTS: &str = "/{lang}/{org}/virksomhet/kontakter";
pub(crate) const NEW_CONTACT: &str = "/{lang}/{org}/virksomhet/kontakter/ny";
pub(crate) const CONTACT: &str = "/{lang}/{org}/virksomhet/kontakter/{kontakt}";
pub(crate) const TERMS: &str = "/{lang}/{org}/virksomhet/bruksvilkar";
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

/// *Bruksvilkår*.
pub(crate) fn terms(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/virksomhet/bruksvilkar")
}

/// A version of them.
pub(crate) fn terms_of(lang: Lang, org: OrgNumber, version: &str) -> String {
    format!("{}?versjon={version}", terms(lang, org))
}

/// *Faktura*.
pub(crate) fn billing(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/virksomhet/faktura")
}

/// Where it is changed.
pub(crate) fn edit_billing(lang: Lang, org: OrgNumber) -> String {
    format!("{}/endre", billing(lang, org))
}

/// *Kontakter*.
pub(crate) fn contacts(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/virksomhet/kontakter")
}

/// The form of a new contact.
pub(crate) fn new_contact(lang: Lang, org: OrgNumber) -> String {
    format!("{}/ny", contacts(lang, org))
}

/// One contact.
pub(crate) fn contact(lang: Lang, org: OrgNumber, contact: ContactId) -> String {
    format!("{}/{contact}", contacts(lang, org))
}
