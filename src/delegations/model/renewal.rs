//! Taking in what a newer version of an API resource brings. Nothing that has been given changes by itself: its giver sees the
//! difference and takes it in, or leaves it.

use super::{Delegation, What};
use crate::scopes::{Difference, NotGivable};

/// The newest version of what somebody holds in an older one, where it gives something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Newer {
    pub version: i32,
    pub scopes: Vec<String>,
    /// Could the giver give the newest version now?
    pub givable: Result<(), NotGivable>,
    /// Has the reader chosen to take it in?
    pub staged: bool,
}

/// A renewal that is about to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Renewal {
    pub delegation: Delegation,
    pub newer: Newer,
}

impl Renewal {
    /// What it will give.
    pub fn what(&self) -> What {
        let mut what = self.delegation.what.clone();
        if let What::Api { version, scopes, .. } = &mut what {
            *version = self.newer.version;
            scopes.clone_from(&self.newer.scopes);
        }
        what
    }
    /// What that changes.
    pub fn difference(&self) -> Difference {
        Difference::of(self.delegation.what.scopes(), &self.newer.scopes)
    }
}
