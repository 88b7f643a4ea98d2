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
    /// The organisation form that conditions of roles look at: that of the main unit, for a sub-unit.
    pub origin_form: String,
    /// The organisation in which the person has a key role, when it is that organisation which holds this (one hop, never two).
    pub via: Option<Via>,
    /// In which capacities it was given: the codes of the giver's key roles, and `hovedadministrator`. An area gives what they may give.
    pub given_as: Vec<String>,
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
    /// Is it in the main unit of that organisation?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_main_unit: bool,
}

impl Via {
    /// From the columns of a statement.
    pub(crate) fn from_row(
        number: Option<OrgNumber>,
        name: Option<String>,
        role: Option<String>,
        in_main_unit: Option<bool>,
    ) -> Option<Self> {
        Some(Self { number: number?, name: name?, role: role?.into(), in_main_unit: in_main_unit? })
    }
}

/// Why no natural person can act for a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nobody {
    /// It is bankrupt, and the register has no administrator of the estate.
    Bankrupt,
    /// Only organisations have the key roles, and no person comes through them.
    OnlyOrganisations,
    /// Nobody has a key role.
    NoKeyRole,
}

impl Nobody {
    /// As the function of the database says it.
    pub(crate) fn of_code(code: &str) -> Self {
        match code {
            "bankrupt" => Self::Bankrupt,
            "organisations" => Self::OnlyOrganisations,
            _ => Self::NoKeyRole,
        }
    }
}
