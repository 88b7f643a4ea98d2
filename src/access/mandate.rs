use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::{Decision, GiveClientPackage, ManageCustomerClients, Right};
use crate::{
    entitlements::{self, Holding, Holdings, Via},
    kernel::{HolderId, INTEGRATIONS, OrgNumber, PackageUrn, PersonId, RegisterRole},
    register::Unit,
};

/// The three single rights that open the developer pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SingleRight {
    /// *Selvbetjening av API-er*.
    SelfServiceApi,
    /// *Selvbetjening av integrasjoner*.
    SelfServiceIntegrations,
    /// *Selvbetjening for leverandører*.
    SelfServiceSuppliers,
}

impl SingleRight {
    /// All of them, with the names they have in the table.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::SelfServiceApi, "self-service-api"),
        (Self::SelfServiceIntegrations, "self-service-integrations"),
        (Self::SelfServiceSuppliers, "self-service-suppliers"),
    ];
}

/// What is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// A role in Enhetsregisteret.
    Role(RegisterRole),
    /// An access package that was given.
    Package(PackageUrn),
    /// A whole area of packages that was given.
    Area(String),
    /// A single right that was given.
    Right(SingleRight),
    /// Registration by work e-mail. It opens in the test environment what the single rights for scopes and clients open, and nothing else.
    Member,
}

/// Where it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// In the unit itself.
    Own,
    /// In the main unit of the unit.
    MainUnit(OrgNumber),
}

/// One reason why a person may do something: what, where, and through whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// What is held.
    pub held: Held,
    /// In the unit or its main unit.
    pub origin: Origin,
    /// The organisation that holds it, when the person only has a key role there.
    pub via: Option<Via>,
    /// The organisation form that role conditions look at.
    pub form: String,
    /// In which capacities it was given, where it is an area: that decides which packages of it come along. Events do not keep it.
    #[serde(skip)]
    pub given_as: Vec<String>,
}

impl Basis {
    /// The capacity in which a main administrator gives.
    pub(crate) const MAIN_ADMINISTRATOR: &'static str = "hovedadministrator";

    /// What a holding in the unit or its main unit means for the unit. `None`: something this version does not know.
    pub(crate) fn of(holding: Holding, unit: OrgNumber) -> Option<Self> {
        let held = match holding.kind.as_str() {
            "role" => Held::Role(RegisterRole::from(holding.code)),
            "package" => Held::Package(holding.code.parse().ok()?),
            "area" => Held::Area(holding.code),
            "member" => Held::Member,
            _ => Held::Right(SingleRight::ALL.into_iter().find(|(_, name)| *name == holding.code)?.0),
        };
        let origin = if holding.origin == unit { Origin::Own } else { Origin::MainUnit(holding.origin) };
        Some(Self { held, origin, via: holding.via, form: holding.origin_form, given_as: holding.given_as })
    }

    /// Does this make its holder one of the key roles of the organisation?
    pub(crate) fn is_key_role(&self) -> bool {
        matches!(&self.held, Held::Role(role) if role.is_key_in(&self.form))
    }

    /// Is this the area *Integrasjoner og API-er*, given by somebody who may give the package of API access in an organisation of this form
    /// now? Whoever gave it in a form that it has no longer gave a package that it has no longer. `packages` reads the same from the
    /// catalogue (`PackageFacts::is_held_by`).
    fn is_area_with_api_access(&self) -> bool {
        let may_give =
            |code: &String| code == Self::MAIN_ADMINISTRATOR || RegisterRole::from(code.clone()).is_key_in(&self.form);
        self.held == Held::Area(INTEGRATIONS.to_owned()) && self.given_as.iter().any(may_give)
    }

    /// Does it open any page of this portal? Roles are what somebody is, whatever they open.
    pub(crate) fn opens_something(&self) -> bool {
        match &self.held {
            Held::Role(_) | Held::Area(_) | Held::Member => true,
            Held::Right(right) => *right != SingleRight::SelfServiceSuppliers,
            Held::Package(package) => [
                PackageUrn::MAIN_ADMINISTRATOR,
                PackageUrn::API_ACCESS,
                PackageUrn::API_ACCESS_NUF,
                PackageUrn::ACT_FOR_CUSTOMERS,
            ]
            .contains(&package.as_str()),
        }
    }

    /// A person's own role is the plainest reason there is; something held through others comes last.
    fn rank(&self) -> (bool, bool, bool) {
        (self.via.is_some(), self.origin != Origin::Own, !matches!(self.held, Held::Role(_)))
    }

    fn is_package(&self, urn: &str) -> bool {
        matches!(&self.held, Held::Package(package) if package.as_str() == urn)
    }
}

/// Everything a person holds in one organisation, at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Who.
    pub person: PersonId,
    /// For which organisation.
    pub unit: Unit,
    /// The organisation form that role conditions look at: that of the main unit, for a sub-unit.
    pub form: String,
    /// On what grounds; empty means they have nothing to do with it.
    pub bases: Vec<Basis>,
    /// Other organisations in which they have a key role.
    pub leads: Vec<OrgNumber>,
    /// How long what is done there can be undone, in hours.
    pub undo_hours: i32,
    /// How many requests for what it gives wait there for an answer.
    pub requests: i64,
}

impl Mandate {
    /// Reads the mandate of a person for an organisation. `None`: there is no such organisation.
    pub(crate) async fn read(
        db: &mut PgConnection,
        person: PersonId,
        org: OrgNumber,
        now: Timestamp,
    ) -> sqlx::Result<Option<Self>> {
        let Some(found) = entitlements::holdings(db, person, org, now).await? else { return Ok(None) };
        let Holdings { unit, form, held, leads, undo_hours, requests } = found;
        let bases = held.into_iter().filter_map(|holding| Basis::of(holding, org)).collect();
        Ok(Some(Self { person, unit, form, bases, leads, undo_hours, requests }))
    }

    /// Do they hold this right here?
    pub(crate) fn has<R: Right>(&self) -> bool {
        matches!(R::decide(self), Decision::Allowed(_))
    }

    /// May somebody who may change clients change one of this kind? One for customers takes more, and so does one that was given *Opptre for
    /// virksomhetens kunder*: whoever puts a key in can use it.
    pub(crate) fn may_change_client(&self, for_customers: bool, has_package: bool) -> bool {
        let customers = self.has::<ManageCustomerClients>();
        (!for_customers || customers) && (!has_package || customers || self.has::<GiveClientPackage>())
    }

    /// The plainest of their reasons that the rule lets through.
    pub(crate) fn first(&self, rule: impl Fn(&Basis) -> bool) -> Option<&Basis> {
        self.bases.iter().filter(|b| rule(b)).min_by_key(|b| b.rank())
    }

    /// All of their reasons, the plainest first; only the key role of whoever has one, since that opens all there is.
    pub(crate) fn reasons(&self) -> Vec<&Basis> {
        if let Some(key_role) = self.key_role() {
            return vec![key_role];
        }
        let mut reasons: Vec<&Basis> = self.bases.iter().collect();
        reasons.sort_by_key(|b| b.rank());
        reasons
    }

    /// Their key role here, if they have one.
    pub(crate) fn key_role(&self) -> Option<&Basis> {
        self.first(Basis::is_key_role)
    }
    /// May they give something to this holder, or answer what the holder asks for? Nobody gives to themselves: a key role has what it
    /// would give already. To another organisation in which they have a key role only a key role gives.
    pub(crate) fn may_serve(&self, receiver: HolderId) -> bool {
        match receiver {
            HolderId::Person(person) => person != self.person,
            HolderId::Organisation(org) if org == self.unit.number => false,
            HolderId::Organisation(org) => !self.leads.contains(&org) || self.key_role().is_some(),
        }
    }

    /// The organisations that [`Mandate::may_serve`] says no to besides the acting one: they have a key role in them and none here.
    pub(crate) fn not_served(&self) -> Vec<OrgNumber> {
        self.leads.iter().copied().filter(|org| !self.may_serve(HolderId::Organisation(*org))).collect()
    }

    /// The administrator of a bankrupt estate.
    pub(crate) fn estate_administrator(&self) -> Option<&Basis> {
        self.first(|b| b.held == Held::Role(RegisterRole::Bobe))
    }

    /// *Hovedadministrator*, given or by key role.
    pub(crate) fn main_administrator(&self) -> Option<&Basis> {
        self.first(|b| b.is_package(PackageUrn::MAIN_ADMINISTRATOR))
    }

    /// *Delegerbare Maskinporten scopes*, or its NUF twin in a NUF; also by way of the area.
    pub(crate) fn api_access_package(&self) -> Option<&Basis> {
        self.first(|b| {
            let package = if b.form == "NUF" { PackageUrn::API_ACCESS_NUF } else { PackageUrn::API_ACCESS };
            b.is_package(package) || b.is_area_with_api_access()
        })
    }

    /// *Opptre for virksomhetens kunder*, given or by the role that has it.
    pub(crate) fn act_for_customers(&self) -> Option<&Basis> {
        self.first(|b| b.held == Held::Role(RegisterRole::Repr) || b.is_package(PackageUrn::ACT_FOR_CUSTOMERS))
    }

    /// A single right that was given, or that comes with registration by work e-mail.
    pub(crate) fn single_right(&self, right: SingleRight) -> Option<&Basis> {
        let comes_along = right != SingleRight::SelfServiceSuppliers;
        self.first(|b| b.held == Held::Right(right) || (comes_along && b.held == Held::Member))
    }

    /// That they have registered by work e-mail, if so.
    pub(crate) fn registration(&self) -> Option<&Basis> {
        self.first(|basis| basis.held == Held::Member)
    }

    /// Have they registered by work e-mail? Then that is all they hold here, and it counts in the test environment only.
    pub(crate) fn is_member(&self) -> bool {
        self.registration().is_some()
    }

    /// Leaves what counts for a login of this kind: by e-mail there is nothing but the registration, and otherwise that is nothing.
    pub(super) fn keep_for(&mut self, by_email: bool) {
        self.bases.retain(|basis| (basis.held == Held::Member) == by_email);
    }

    /// The best reason to show for being here at all.
    pub(crate) fn best(&self) -> Option<&Basis> {
        self.key_role().or_else(|| self.first(|_| true))
    }
}
