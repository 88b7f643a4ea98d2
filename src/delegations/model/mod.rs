//! What a delegation is, and the rules about giving it, taking it back and regretting either. Pure.

mod draft;
mod events;
mod renewal;
mod reversal;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(super) use self::draft::{Draft, Facts, Hindrance, Offer, Plan, Removal, Staged, Staleness, Subject, Wanted};
pub use self::events::{EventItem, Expired, GivenUp, Holder, Restored, Settled, Undone, Unrestorable};
pub use self::renewal::Renewed;
pub(super) use self::renewal::{Newer, Renewal};
pub(super) use self::reversal::{Restorable, judge};
pub(super) use crate::kernel::HolderId;
pub use crate::kernel::Party;
use crate::{
    kernel::{ApiResourceId, Environment, OrgNumber, Ref, RegisterRole},
    packages,
    register::{Unit, UnitStatus},
    scopes::Title,
};

/// How long a draft lives: seven days (product.md, "Removal and undo").
pub(super) const DRAFT_DAYS: i64 = 7;
/// Longest internal note, in characters.
pub(super) const NOTE_LENGTH: usize = 200;
/// Longest reason for a removal, in characters.
pub(super) const REASON_LENGTH: usize = 200;

/// What can be given: an API resource to a supplier; a package, an area or a single right to a person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum What {
    /// API access.
    Api {
        /// The resource it is of.
        resource: ApiResourceId,
        /// In this version.
        version: i32,
        /// Test or production.
        environment: Environment,
        /// Its scopes in that version.
        scopes: Vec<String>,
    },
    /// An access package, an area or a right.
    Grant(packages::What),
}

impl What {
    /// Kind and code as the tables have them. The code of an API resource is its id.
    pub(super) fn key(&self) -> (&'static str, String) {
        match self {
            Self::Api { resource, .. } => (API, resource.to_string()),
            Self::Grant(what) => (what.kind(), what.code().to_owned()),
        }
    }

    /// The scopes it gives.
    pub(super) fn scopes(&self) -> &[String] {
        if let Self::Api { scopes, .. } = self { scopes } else { &[] }
    }

    /// Does it count for the test environment only?
    pub(super) fn is_test(&self) -> bool {
        matches!(self, Self::Api { environment: Environment::Test, .. })
    }

    /// Is it *Hovedadministrator*?
    pub(super) fn is_main_administrator(&self) -> bool {
        matches!(self, Self::Grant(packages::What::Package(urn)) if urn.is_main_administrator())
    }
}

/// The kind of an API resource in the tables.
pub const API: &str = "api";

/// How a delegation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ending {
    /// The giver took it back.
    Giver,
    /// The holder gave it up.
    Holder,
    /// Its end date passed.
    Expired,
    /// The giver regretted having given it.
    Undone,
    /// A newer version took its place.
    Renewed,
}

/// Where a delegation is in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stage {
    Current,
    Withdrawn { at: Timestamp, how: Ending },
}

/// One thing that was given, as the two parties see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delegation {
    /// Of the delegation, or of the grant.
    pub id: Uuid,
    pub what: What,
    pub title: Title,
    pub provider_name: Option<String>,
    pub writes: bool,
    pub given_at: Timestamp,
    pub given_by: Option<String>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    pub stage: Stage,
    /// Counted up with each change to it.
    pub version: i32,
    /// Is it marked for removal in the reader's draft?
    pub staged: bool,
    /// Does it count for nothing while its provider has the resource out of use?
    pub rests: bool,
    /// What the newest version of the resource would change.
    pub newer: Option<Newer>,
    /// The change that ended it, and until when that can be undone.
    pub ended_in: Option<(Ref, Option<Timestamp>)>,
}

impl Delegation {
    /// Did it count on that day, as far as its end date goes?
    pub fn counted_on(&self, day: Date) -> bool {
        self.ends_on.is_none_or(|last| last >= day)
    }
    /// Shown at a time when it counted: whatever became of it later is not told.
    pub fn as_it_was(&mut self) {
        self.stage = Stage::Current;
        self.staged = false;
        self.newer = None;
        self.rests = false;
        self.ended_in = None;
    }
    /// As an event keeps it.
    pub fn as_item(&self) -> EventItem {
        EventItem { id: self.id, title: self.title.clone(), what: self.what.clone() }
    }
}

/// A role a holder has in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeldRole {
    pub role: RegisterRole,
    pub in_main_unit: bool,
    pub since: Option<Date>,
    /// Is it one that gives everything?
    pub is_key: bool,
}

impl HeldRole {
    /// From its code, with a plus when it is held in the main unit, and the form of the organisation it counts in.
    pub fn of_code(code: &str, since: Option<Date>, form: &str) -> Self {
        let role = RegisterRole::from(code.trim_end_matches('+').to_owned());
        let is_key = role.is_key_in(form);
        Self { role, in_main_unit: code.ends_with('+'), since, is_key }
    }
}

/// A supplier as the register knows it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SupplierFault {
    /// There is no such organisation.
    Unknown,
    /// It is the giver itself.
    Own,
    /// It is struck from the register.
    Deleted,
    /// It is bankrupt.
    Bankrupt,
    /// She has died.
    Died,
}

/// May this unit be given anything by `giver`?
pub(super) fn check_supplier(giver: OrgNumber, supplier: Option<&Unit>) -> Result<&Unit, SupplierFault> {
    let unit = supplier.ok_or(SupplierFault::Unknown)?;
    match unit.status {
        _ if unit.number == giver => Err(SupplierFault::Own),
        UnitStatus::Deleted(_) => Err(SupplierFault::Deleted),
        UnitStatus::Bankrupt => Err(SupplierFault::Bankrupt),
        UnitStatus::Active => Ok(unit),
    }
}

/// What is wrong with an end date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndFault {
    /// No such day.
    NoDate,
    /// Today or earlier.
    Past,
}

/// Reads day, month and year as typed. The last day must be tomorrow or later.
pub(super) fn end_date(day: &str, month: &str, year: &str, today: Date) -> Result<Date, EndFault> {
    let number = |text: &str| text.trim().parse::<i16>().map_err(|_| EndFault::NoDate);
    let small = |text: &str| text.trim().parse::<i8>().map_err(|_| EndFault::NoDate);
    let date = Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| EndFault::NoDate)?;
    if date <= today || date.year() > 2200 { Err(EndFault::Past) } else { Ok(date) }
}

/// What the list shows of one holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderRow {
    pub id: HolderId,
    pub name: String,
    pub standing: UnitStatus,
    pub apis: i64,
    pub grants: Vec<(String, String)>,
    pub roles: Vec<(RegisterRole, bool)>,
    pub ends_on: Option<Date>,
    pub changed_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests;
