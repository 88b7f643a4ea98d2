//! The delegation check: may this person give this package, area or right on behalf of the organisation, and why or why not?
//!
//! Pure: facts of the catalogue and a mandate go in, a verdict comes out. It is asked when checkboxes are drawn and asked again inside
//! the transaction that gives. The role table decides, with its conditions on the organisation form.

mod table;
mod texts;

use std::collections::BTreeSet;

pub(super) use table::MAIN_ADMINISTRATOR;
use table::givers_in;
pub use table::{AreaFacts, Capacity, PackageFacts, RoleRow};
pub(crate) use texts::barred;
pub use texts::reason;

use super::{model::INTEGRATIONS, what::Named};
use crate::{
    access::{Basis, Held, Mandate, SingleRight, texts as access_texts},
    kernel::{PackageUrn, RegisterRole},
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
    /// It cannot be given, and no role gives it.
    FromNobody,
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
    OtherRoles(Vec<Capacity>),
    /// The area's packages are given one by one.
    AreaNotWhole,
    /// There is nothing in the area that they may give.
    NothingInArea,
}

impl WhyNot {
    /// Is it the package that nobody may give here, whoever asks?
    #[must_use]
    pub fn is_of_the_package(&self) -> bool {
        match self {
            Self::Retired
            | Self::ForPersons
            | Self::NotAssignable
            | Self::FromNobody
            | Self::ForClients
            | Self::OrgForm(_) => true,
            Self::OtherRoles(who) => who.is_empty(),
            _ => false,
        }
    }
}

/// May the person of this mandate give this to such a receiver? Whoever has nothing at all is told who may.
#[must_use]
pub fn may_give(mandate: &Mandate, offer: &Offer, to: Receiver) -> Verdict {
    let verdict = match offer {
        Offer::Package(facts) => package(mandate, facts, to),
        Offer::Area(facts) => in_business(mandate).and_then(|()| area(mandate, facts, to)),
        Offer::Right(_) => in_business(mandate).and_then(|()| right(mandate)),
    };
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

fn package(mandate: &Mandate, facts: &PackageFacts, to: Receiver) -> Result<Because, WhyNot> {
    let form = mandate.form.as_str();
    if let Some(why) = facts.barred(form) {
        return Err(why);
    }
    let is_main = facts.urn.as_str() == PackageUrn::MAIN_ADMINISTRATOR;
    let givers = facts.givers(form);
    if mandate.unit.status == UnitStatus::Bankrupt && !givers.contains(&Capacity::Role(RegisterRole::Bobe)) {
        return Err(WhyNot::OtherRoles(Vec::new()));
    }
    in_business(mandate)?;
    if is_main && to == Receiver::Organisation {
        return Err(WhyNot::OnlyToPersons);
    }
    let may = |basis: &Basis| Capacity::of(basis).is_some_and(|giver| givers.contains(&giver));
    let by_own_line = |basis: &Basis| Capacity::of(basis).is_some_and(|giver| facts.lets(&giver, form));
    let by_role = |basis: &Basis| may(basis) && matches!(basis.held, Held::Role(_)) && (is_main || by_own_line(basis));
    if let Some(basis) = mandate.first(by_role).cloned() {
        return Ok(if is_main { Because::KeyRole(basis) } else { Because::Role(basis) });
    } else if let Some(basis) = mandate.first(may).cloned() {
        return Ok(Because::MainAdministrator(basis));
    }
    let is_powerless = capacities(mandate).is_empty();
    Err(match givers {
        _ if is_main => WhyNot::OnlyKeyRole,
        givers if is_powerless && givers_in(form).all(|giver| givers.contains(&giver)) => WhyNot::LacksPower,
        givers => WhyNot::OtherRoles(givers),
    })
}

/// In which capacities the person of this mandate gives: the codes that a grant keeps.
#[must_use]
pub fn capacities(mandate: &Mandate) -> Vec<String> {
    let givers: BTreeSet<Capacity> = mandate.bases.iter().filter_map(Capacity::of).collect();
    givers.iter().map(|giver| giver.code().to_owned()).collect()
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
