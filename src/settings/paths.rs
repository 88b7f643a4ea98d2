//! The address of this room.

use crate::kernel::{Lang, OrgNumber};

pub(super) const SETTINGS: &str = "/{lang}/{org}/innstillinger";

/// The page.
pub(super) fn settings(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/innstillinger")
}

/// The front page of the organisation.
pub(super) fn overview(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}")
}
