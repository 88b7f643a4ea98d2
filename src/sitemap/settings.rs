//! The address of the room `settings`.

use crate::kernel::{Lang, OrgNumber};

pub(crate) const SETTINGS: &str = "/{lang}/{org}/innstillinger";

/// The page.
pub(crate) fn settings(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/innstillinger")
}
