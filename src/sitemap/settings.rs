//! The addresses of the room `settings`.

use crate::kernel::{Lang, OrgNumber};

pub(crate) const SETTINGS: &str = "/{lang}/{org}/innstillinger";
pub(crate) const TWO_PERSONS: &str = "/{lang}/{org}/innstillinger/to-personer";

/// The page.
pub(crate) fn settings(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/innstillinger")
}

/// Where it is proposed and decided to turn off that two persons are wanted.
pub(crate) fn two_persons(lang: Lang, org: OrgNumber) -> String {
    format!("{}/to-personer", settings(lang, org))
}
