//! What the register says of a unit, as much as pages and rules need. Pure.

use jiff::civil::Date;

use crate::kernel::{OrgNumber, Party};

/// May the unit act at all?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitStatus {
    /// In the register and in business.
    Active,
    /// Bankrupt: only the administrator of the estate (BOBE) acts for it.
    Bankrupt,
    /// Deleted from the register on that day: nobody acts for it.
    Deleted(Date),
}

impl UnitStatus {
    /// From the two facts the register records: the day of deletion, which may lie ahead and then does not count yet, and whether it is
    /// bankrupt. The same rule in the database: `is_deleted`.
    pub(crate) fn of(deleted_on: Option<Date>, bankrupt: bool, today: Date) -> Self {
        match (deleted_on.filter(|on| *on <= today), bankrupt) {
            (Some(on), _) => Self::Deleted(on),
            (None, true) => Self::Bankrupt,
            (None, false) => Self::Active,
        }
    }
}

/// A unit of Enhetsregisteret, as much of it as pages and rules need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its number.
    pub number: OrgNumber,
    /// Its name as the register writes it.
    pub name: String,
    /// Its organisation form: AS, KOMM, NUF, …
    pub form: String,
    /// The municipality or city it is in.
    pub place: Option<String>,
    /// May it act?
    pub status: UnitStatus,
    /// The main unit, when this is a sub-unit.
    pub main_unit: Option<OrgNumber>,
}

/// A unit as events keep it: by number, and the name it has now.
impl From<&Unit> for Party {
    fn from(unit: &Unit) -> Self {
        Self { number: unit.number, name: unit.name.clone() }
    }
}
