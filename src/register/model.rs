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
    /// Its name as people write it.
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

/// How two units of one undertaking stand to each other, seen from the one that gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    /// The other is a sub-unit of it.
    SubUnit,
    /// The other is its main unit.
    MainUnit,
    /// Both have the same main unit.
    Sister,
}

/// Do giver and holder belong together? It is allowed, and said where it is looked over. A unit is no kin of itself.
#[must_use]
pub fn kin(giver: &Unit, holder: &Unit) -> Option<Kin> {
    match (giver.main_unit, holder.main_unit) {
        _ if giver.number == holder.number => None,
        (_, Some(main)) if main == giver.number => Some(Kin::SubUnit),
        (Some(main), _) if main == holder.number => Some(Kin::MainUnit),
        (Some(one), Some(other)) if one == other => Some(Kin::Sister),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(number: i32, main_unit: Option<i32>) -> Unit {
        let org = |number| OrgNumber::try_from(number).unwrap();
        let (number, main_unit) = (org(number), main_unit.map(org));
        Unit { number, name: "X".into(), form: "AS".into(), place: None, status: UnitStatus::Active, main_unit }
    }

    #[test]
    fn sub_unit_main_unit_and_sister_are_kin_and_others_are_not() {
        let (main, one) = (unit(310_123_455, None), unit(310_223_344, Some(310_123_455)));
        let (other, stranger) = (unit(310_130_079, Some(310_123_455)), unit(310_334_456, None));
        assert_eq!(kin(&main, &one), Some(Kin::SubUnit));
        assert_eq!(kin(&one, &main), Some(Kin::MainUnit));
        assert_eq!(kin(&one, &other), Some(Kin::Sister));
        assert_eq!(kin(&main, &stranger), None);
        assert_eq!(kin(&one, &one), None);
        assert_eq!(kin(&stranger, &unit(310_445_568, None)), None, "two main units");
    }
}
