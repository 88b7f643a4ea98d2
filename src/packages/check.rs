//! The delegation check: may this person give this package, area or right on behalf of the organisation, and why or why not?
//!
//! Pure: facts of the catalogue and a mandate go in, a verdict comes out. It is asked when checkboxes are drawn and asked again inside
//! the transaction that gives. The role table decides, with its conditions on the organisation form.

mod texts;

pub use texts::reason;

use super::{
    model::INTEGRATIONS,
    what::{Named, What},
};
use crate::{
    access::{Basis, Held, Mandate, SingleRight, texts as access_texts},
    kernel::{Lang, PackageUrn, RegisterRole, Title},
    register::UnitStatus,
};

/// Who it is given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiver {
    /// A person.
    Person,
    /// An organisation, whose key roles act through it.
    Organisation,
}

/// Who gives a package without having been given it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giver {
    /// A role in Enhetsregisteret.
    Role(RegisterRole),
    /// *Hovedadministrator*, who may give it and not use it.
    MainAdministrator,
    /// A role of another register, which nobody has here.
    Other(String),
}

/// One line of the role table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Who.
    pub giver: Giver,
    /// Only in organisations of this form, if set.
    pub org_form: Option<String>,
    /// May the holder of the role use it?
    pub has_access: bool,
    /// May they give it to others?
    pub can_delegate: bool,
}

impl RoleRow {
    /// Does the line hold in an organisation of this form?
    pub(crate) fn holds_in(&self, form: &str) -> bool {
        self.org_form.as_deref().is_none_or(|only| only == form)
    }
}

/// What the check must know of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFacts {
    /// Its canonical URN.
    pub urn: PackageUrn,
    /// Its name.
    pub name: Title,
    /// The area it belongs to.
    pub area_urn: String,
    /// May it be given at all?
    pub is_assignable: bool,
    /// Does it act on behalf of persons? Then it is none of ours.
    pub for_persons: bool,
    /// No longer in the catalogue: who has it keeps it, nobody new gets it.
    pub retired: bool,
    /// Which roles give it.
    pub roles: Vec<RoleRow>,
}

impl PackageFacts {
    /// What it is, with its name.
    #[must_use]
    pub fn named(&self) -> Named {
        Named { what: What::Package(self.urn.clone()), name: self.name.clone() }
    }

    /// May a holder of this role use it in an organisation of this form?
    pub(crate) fn is_given_by(&self, role: &RegisterRole, form: &str) -> bool {
        let giver = Giver::Role(role.clone());
        self.roles.iter().any(|row| row.has_access && row.giver == giver && row.holds_in(form))
    }

    /// Does the area, given as a whole in an organisation of this form, give it?
    pub(crate) fn comes_with_area(&self, form: &str) -> bool {
        let forms = self.only_forms();
        self.area_urn == INTEGRATIONS
            && self.is_assignable
            && self.urn.as_str() != PackageUrn::ACT_FOR_CUSTOMERS
            && (forms.is_empty() || forms.contains(&form))
    }

    /// Does this give it to its holder?
    pub(crate) fn is_held_by(&self, basis: &Basis) -> bool {
        match &basis.held {
            Held::Role(role) => self.is_given_by(role, &basis.form),
            Held::Package(urn) => *urn == self.urn,
            Held::Area(urn) => *urn == self.area_urn && self.comes_with_area(&basis.form),
            Held::Right(_) => false,
        }
    }

    /// The organisation forms it is for, when it is for some only.
    pub(crate) fn only_forms(&self) -> Vec<&str> {
        let mut forms: Vec<&str> = self.roles.iter().filter_map(|row| row.org_form.as_deref()).collect();
        if forms.len() < self.roles.len() {
            return Vec::new();
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

/// An area with its packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaFacts {
    /// Its URN.
    pub urn: String,
    /// Its name.
    pub name: Title,
    /// The group it is shown under.
    pub group: String,
    /// Its packages of organisations.
    pub packages: Vec<PackageFacts>,
}

impl AreaFacts {
    /// What it is, with its name.
    #[must_use]
    pub fn named(&self) -> Named {
        // The area that can be given is called something longer than the one that is browsed.
        let name = |lang, name: &String| {
            let held = Held::Area(self.urn.clone());
            if self.urn == INTEGRATIONS { access_texts::held(lang, &held) } else { name.clone() }
        };
        let Title { nb, nn, en } = &self.name;
        let name = Title { nb: name(Lang::Nb, nb), nn: name(Lang::Nn, nn), en: name(Lang::En, en) };
        Named { what: What::Area(self.urn.clone()), name }
    }
}

/// Something to be given, with what the check must know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// An access package.
    Package(PackageFacts),
    /// An area.
    Area(AreaFacts),
    /// A single right.
    Right(SingleRight),
}

impl Offer {
    /// What it is, with its name.
    #[must_use]
    pub fn named(&self) -> Named {
        match self {
            Self::Package(package) => package.named(),
            Self::Area(area) => area.named(),
            Self::Right(right) => Named::right(*right),
        }
    }
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    May(Because),
    /// No.
    MayNot(WhyNot),
}

impl Verdict {
    /// Yes or no.
    pub(crate) fn is_yes(&self) -> bool {
        matches!(self, Self::May(_))
    }
}

/// Why somebody may give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Their role gives it and may give it on.
    Role(Basis),
    /// They have a key role, and those give rights and *Hovedadministrator*.
    KeyRole(Basis),
    /// They are *Hovedadministrator*, given or by key role, who may give what they do not have.
    MainAdministrator(Basis),
}

impl Because {
    /// The ground it stands on.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        match self {
            Self::Role(basis) | Self::KeyRole(basis) | Self::MainAdministrator(basis) => basis,
        }
    }
}

/// Why somebody may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// The organisation is struck from the register.
    OrganisationDeleted,
    /// It is bankrupt, and they are not the administrator of the estate.
    OrganisationBankrupt,
    /// The package is out of use.
    Retired,
    /// It acts on behalf of persons, not of organisations.
    ForPersons,
    /// It comes with a role or through a customer and cannot be given.
    NotAssignable,
    /// It is held by a client, not by a person or an organisation.
    ForClients,
    /// It is for organisations of these forms only.
    OrgForm(Vec<String>),
    /// They have no key role and are not *Hovedadministrator*.
    LacksPower,
    /// Only a key role gives *Hovedadministrator*.
    OnlyKeyRole,
    /// Only a person can have it.
    OnlyToPersons,
    /// They have the power, but this package is given by others, or by nobody.
    OtherRoles(Vec<Giver>),
    /// The area's packages are given one by one.
    AreaNotWhole,
    /// There is nothing in the area that they may give.
    NothingInArea,
}

/// May the person of this mandate give this to such a receiver?
#[must_use]
pub fn may_give(mandate: &Mandate, offer: &Offer, to: Receiver) -> Verdict {
    let verdict = in_business(mandate).and_then(|()| match offer {
        Offer::Package(facts) => package(mandate, facts, to),
        Offer::Area(facts) => area(mandate, facts, to),
        Offer::Right(_) => right(mandate),
    });
    match verdict {
        Ok(because) => Verdict::May(because),
        Err(why) => Verdict::MayNot(why),
    }
}

fn in_business(mandate: &Mandate) -> Result<(), WhyNot> {
    match mandate.unit.status {
        UnitStatus::Deleted(_) => Err(WhyNot::OrganisationDeleted),
        UnitStatus::Bankrupt if mandate.estate_administrator().is_none() => Err(WhyNot::OrganisationBankrupt),
        UnitStatus::Bankrupt | UnitStatus::Active => Ok(()),
    }
}

/// *Hovedadministrator*, given, or by one of the eight key roles. (Altinn's table gives it to six of them, ours to all.) A contact person of a NUF is a key role there without being one of the eight: they may give what the table gives them.
fn main_administrator(mandate: &Mandate) -> Option<&Basis> {
    let by_role = |b: &Basis| matches!(&b.held, Held::Role(role) if RegisterRole::KEY.contains(role));
    mandate.first(by_role).or_else(|| mandate.main_administrator())
}

fn package(mandate: &Mandate, facts: &PackageFacts, to: Receiver) -> Result<Because, WhyNot> {
    let forms = facts.only_forms();
    let (key_role, main_administrator) = (mandate.key_role(), main_administrator(mandate));
    if facts.retired {
        return Err(WhyNot::Retired);
    } else if facts.for_persons {
        return Err(WhyNot::ForPersons);
    } else if !facts.is_assignable {
        return Err(WhyNot::NotAssignable);
    } else if facts.urn.as_str() == PackageUrn::ACT_FOR_CUSTOMERS {
        return Err(WhyNot::ForClients);
    } else if !forms.is_empty() && !forms.contains(&mandate.unit.form.as_str()) {
        return Err(WhyNot::OrgForm(forms.into_iter().map(str::to_owned).collect()));
    } else if facts.urn.as_str() == PackageUrn::MAIN_ADMINISTRATOR {
        return match (to, key_role) {
            (Receiver::Organisation, _) => Err(WhyNot::OnlyToPersons),
            (Receiver::Person, Some(basis)) => Ok(Because::KeyRole(basis.clone())),
            (Receiver::Person, None) => Err(WhyNot::OnlyKeyRole),
        };
    } else if key_role.is_none() && main_administrator.is_none() {
        return Err(WhyNot::LacksPower);
    }
    let delegable = || facts.roles.iter().filter(|row| row.can_delegate);
    let by_role = mandate.first(|b| {
        let Held::Role(role) = &b.held else { return false };
        b.is_key_role() && delegable().any(|row| row.giver == Giver::Role(role.clone()) && row.holds_in(&b.form))
    });
    if let Some(basis) = by_role {
        return Ok(Because::Role(basis.clone()));
    }
    let form = &mandate.unit.form;
    match main_administrator {
        Some(basis) if delegable().any(|row| row.giver == Giver::MainAdministrator && row.holds_in(form)) => {
            Ok(Because::MainAdministrator(basis.clone()))
        }
        _ => Err(WhyNot::OtherRoles(others(facts, form))),
    }
}

/// Who may give it in an organisation of this form: those whom the table lets and who have the power.
fn others(facts: &PackageFacts, form: &str) -> Vec<Giver> {
    let has_power = |giver: &Giver| match giver {
        Giver::Role(role) => role.is_key_in(form),
        Giver::MainAdministrator => true,
        Giver::Other(_) => false,
    };
    let rows = facts.roles.iter().filter(|row| row.can_delegate && row.holds_in(form) && has_power(&row.giver));
    let mut givers: Vec<Giver> = rows.map(|row| row.giver.clone()).collect();
    givers.sort();
    givers
}

fn area(mandate: &Mandate, facts: &AreaFacts, to: Receiver) -> Result<Because, WhyNot> {
    if facts.urn != INTEGRATIONS {
        return Err(WhyNot::AreaNotWhole);
    } else if to == Receiver::Organisation {
        return Err(WhyNot::OnlyToPersons);
    }
    right(mandate)?;
    let mut inside = facts.packages.iter().map(|facts| package(mandate, facts, to));
    inside.find_map(Result::ok).ok_or(WhyNot::NothingInArea)
}

fn right(mandate: &Mandate) -> Result<Because, WhyNot> {
    let key_role = mandate.key_role().cloned().map(Because::KeyRole);
    let given = || mandate.main_administrator().cloned().map(Because::MainAdministrator);
    key_role.or_else(given).ok_or(WhyNot::LacksPower)
}

#[cfg(test)]
mod tests;
