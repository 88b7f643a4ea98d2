//! What a delegation is, and the rules about giving it and taking it back; `draft` compares a draft with the present, `effect` says
//! what a removal leads to, `four_eyes` what takes two persons, `renewal` is about newer versions, `redate` about other last days. Pure.

mod draft;
mod effect;
mod four_eyes;
mod redate;
mod renewal;

use jiff::{Span, Timestamp, civil::Date};
use uuid::Uuid;

pub(super) use self::draft::{
    Draft, Facts, Hindrance, Offer, Plan, Removal, Review, Staged, Staleness, Subject, Wanted,
};
pub(super) use self::four_eyes::{COUNTED, Of, Removed, WhyTwo, take_two};
pub(super) use self::redate::Redate;
pub(super) use self::renewal::{Newer, Renewal};
pub(super) use crate::kernel::HolderId;
use crate::{
    kernel::{ApiResourceId, ChangeSetId, Environment, OrgNumber, PersonId, Ref, RegisterRole, Title},
    packages,
    register::{Unit, UnitStatus},
};

/// What came of a change to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drafted {
    /// It is in the draft.
    Kept(ChangeSetId),
    /// Nothing was kept: what the draft holds is proposed to a colleague, and stays as it is until that is decided or taken back.
    Waits(ChangeSetId),
}

impl Drafted {
    /// What became of the draft with this number.
    pub(super) fn of(id: ChangeSetId, is_proposed: bool) -> Self {
        if is_proposed { Self::Waits(id) } else { Self::Kept(id) }
    }
}

/// Persons and organisations may be given different things.
pub(super) fn receiver(holder: HolderId) -> packages::Receiver {
    match holder {
        HolderId::Person(_) => packages::Receiver::Person,
        HolderId::Organisation(_) => packages::Receiver::Organisation,
    }
}

/// What can be given: an API resource to a supplier; a package, an area or a single right to a person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
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

    /// Is it API access?
    pub(super) fn is_api(&self) -> bool {
        matches!(self, Self::Api { .. })
    }

    /// Is it *Hovedadministrator*?
    pub(super) fn is_main_administrator(&self) -> bool {
        matches!(self, Self::Grant(packages::What::Package(urn)) if urn.is_main_administrator())
    }
}

/// The kind of an API resource in the tables.
pub const API: &str = "api";

/// How a delegation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The giver took it back.
    Giver,
    /// The holder gave it up.
    Holder,
    /// Its end date passed.
    Expired,
    /// The change that gave it was undone.
    Undone,
    /// A newer version took its place.
    Renewed,
    /// It waited for somebody, who said that it is them and has it now.
    Confirmed,
    /// It waited for somebody, who said no.
    Declined,
    /// It waited for somebody, who said yes, and could not be given to them.
    Refused,
    /// The same with another last day took its place.
    Redated,
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
    /// Since when this row counts.
    pub given_at: Timestamp,
    /// When it was first given and by whom, whatever its last day or its version has become since.
    pub first_given_at: Timestamp,
    pub given_by: Option<String>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    pub stage: Stage,
    /// Counted up with each change to it.
    pub version: i32,
    /// Was what ended it undone, so that another row has taken its place?
    pub lives_on: bool,
    /// Is it marked for removal in the reader's draft?
    pub staged: bool,
    /// Does it count for nothing while its provider has the resource out of use?
    pub rests: bool,
    /// Those of its scopes that cannot be used by it now.
    pub idle: Vec<IdleScope>,
    /// What the newest version of the resource would change.
    pub newer: Option<Newer>,
    /// The change that ended it, and until when that can be undone.
    pub ended_in: Option<(Ref, Option<Timestamp>)>,
    /// How its holder uses it, if it is API access that counts.
    pub used: Option<Used>,
}

/// How a supplier uses what was delegated to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Used {
    /// Clients in use that have one of its scopes and act for customers.
    pub clients: i64,
    /// Tokens of the last thirty days.
    pub tokens: i64,
    /// In which hour of the last ninety days the latest was issued.
    pub last: Option<Timestamp>,
}

/// A scope that a delegation gives and nobody can use by it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IdleScope {
    pub name: String,
    pub why: WhyIdle,
}

/// Why a scope cannot be used. `sql/idle_scopes_of.sql` says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub(crate) enum WhyIdle {
    /// The giver or the holder has been deleted from the register.
    PartyDeleted,
    /// Its provider has taken it out of use.
    Deactivated,
    /// Its provider does not let consumers give it on.
    NotDelegable,
    /// The giver has no access to it any more.
    NoAccess,
}

impl Delegation {
    /// Is this scope of it one that cannot be used now?
    pub fn is_idle(&self, scope: &str) -> bool {
        self.idle.iter().any(|idle| idle.name == scope)
    }

    /// Did it count on that day, as far as its end date goes?
    pub fn counted_on(&self, day: Date) -> bool {
        self.ends_on.is_none_or(|last| last >= day)
    }
    /// Makes it look as it did when it counted, for a page that shows an earlier time: whatever became of it later is left out.
    pub fn as_it_was(&mut self) {
        self.stage = Stage::Current;
        self.lives_on = false;
        self.staged = false;
        self.newer = None;
        self.rests = false;
        self.idle.clear();
        self.ended_in = None;
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

/// Somebody known by a typed number and name alone, who is asked at their next login whether it is them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaited {
    /// They have not answered.
    Waits,
    /// It is them: this holder has what was given.
    Confirmed(PersonId),
    /// They said no.
    Declined,
    /// Nothing waits any more, and the number is not kept: nobody is asked.
    Forgotten,
}

/// Why somebody may not be given anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SupplierFault {
    /// There is no such organisation.
    Unknown,
    /// It is the giver itself: nobody gives to themselves, neither person nor organisation.
    Own,
    /// It is struck from the register.
    Deleted,
    /// It is bankrupt.
    Bankrupt,
    /// The person has died.
    Died,
    /// Somebody who was asked whether it is them has answered, or is not asked any more. If it is, they are a holder of their own.
    Answered,
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

/// May this person be given anything by `giver`?
pub(super) fn check_receiver(giver: PersonId, person: PersonId) -> Result<(), SupplierFault> {
    if person == giver { Err(SupplierFault::Own) } else { Ok(()) }
}

/// Does what has this last day end soon: within thirty days? `sql/ends_soon.sql` says the same.
pub(super) fn ends_soon(last: Option<Date>, today: Date) -> bool {
    last.is_some_and(|last| (today..=today.saturating_add(Span::new().days(30))).contains(&last))
}

/// What the list shows of one holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderRow {
    pub id: HolderId,
    pub name: String,
    pub status: UnitStatus,
    pub apis: i64,
    pub grants: Vec<(String, String)>,
    pub roles: Vec<(RegisterRole, bool)>,
    /// Does what they were given wait for them to say that it is them?
    pub awaits: bool,
    /// How many of the APIs cannot be used today, or not all of their scopes.
    pub resting: i64,
    pub ends_on: Option<Date>,
    pub changed_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests;
