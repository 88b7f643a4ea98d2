//! What is held in a unit, and through whom. Pure.

use serde::{Deserialize, Serialize};

use crate::kernel::{OrgNumber, RegisterRole};

/// Something a person holds in a unit: a role, or what was given to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// `role`, `package`, `area` or `right`.
    pub kind: String,
    /// The role's code, the URN, or the right's name.
    pub code: String,
    /// The unit it is held in: the unit itself or its main unit.
    pub origin: OrgNumber,
    /// The organisation form of that unit.
    pub origin_form: String,
    /// The organisation in which the person has a key role, when it is that organisation which holds this (one hop, never two).
    pub via: Option<Via>,
}

/// The organisation through which a person holds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// Its number.
    pub number: OrgNumber,
    /// Its name.
    pub name: String,
    /// The person's key role there.
    pub role: RegisterRole,
}
