//! Whether a line of a change can be undone, as things are now (ux.md §6.4, U4).

use jiff::civil::Date;

use super::{SupplierFault, Unrestorable};
use crate::scopes::NotGivable;

/// What decides whether something that was withdrawn can be given again as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Restorable {
    /// May whoever undoes it give the same herself?
    pub hers: bool,
    /// Can the resource be given on? Packages and rights have no provider.
    pub resource: Result<(), NotGivable>,
    /// May the holder be given anything?
    pub holder: Result<(), SupplierFault>,
    /// Has it been given anew meanwhile?
    pub given_anew: bool,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
}

/// May it be restored? The first reason why not is the one to tell.
pub(in super::super) fn judge(line: Restorable, today: Date) -> Result<(), Unrestorable> {
    if line.given_anew {
        return Err(Unrestorable::GivenAlready);
    }
    if !line.hers {
        return Err(Unrestorable::NotHers);
    }
    if line.holder.is_err() {
        return Err(Unrestorable::HolderGone);
    }
    if line.ends_on.is_some_and(|last| last < today) {
        return Err(Unrestorable::EndPassed);
    }
    line.resource.map_err(|why| match why {
        NotGivable::Deactivated => Unrestorable::Deactivated,
        NotGivable::NoAccess => Unrestorable::NoAccess,
        NotGivable::ProviderForbids => Unrestorable::ProviderForbids,
    })
}
