//! What the catalogue says of packages and areas, as much as the check must know: who has a package by a role, and who may give it on.

use super::{WhyNot, access_texts};
use crate::{
    access::{Basis, Held},
    kernel::{Lang, PackageUrn, RegisterRole, Title},
    packages::{
        model::INTEGRATIONS,
        what::{Named, What},
    },
};

/// The catalogue's own name for *Hovedadministrator*, who is no role of a register.
pub(in super::super) const MAIN_ADMINISTRATOR: &str = Basis::MAIN_ADMINISTRATOR;

/// Everybody with the power to give something in an organisation of this form.
pub(super) fn givers_in(form: &str) -> impl Iterator<Item = Capacity> {
    let roles = RegisterRole::KEY.into_iter().chain([RegisterRole::Knuf]).filter(move |role| role.is_key_in(form));
    roles.map(Capacity::Role).chain([Capacity::MainAdministrator])
}

/// Who gives a package without having been given it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capacity {
    /// A role in Enhetsregisteret.
    Role(RegisterRole),
    /// *Hovedadministrator*, who may give it and not use it.
    MainAdministrator,
    /// A role of another register, which nobody has here.
    Other(String),
}

impl Capacity {
    /// Its code, as a grant keeps it.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Role(role) => role.code(),
            Self::MainAdministrator => MAIN_ADMINISTRATOR,
            Self::Other(code) => code,
        }
    }

    /// As what somebody gives on this ground: as the key role it is, or as main administrator.
    pub(super) fn of(basis: &Basis) -> Option<Self> {
        match &basis.held {
            Held::Role(role) if basis.is_key_role() => Some(Self::Role(role.clone())),
            Held::Package(urn) if urn.as_str() == PackageUrn::MAIN_ADMINISTRATOR => Some(Self::MainAdministrator),
            _ => None,
        }
    }
}

/// One line of the role table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Who.
    pub giver: Capacity,
    /// What the catalogue calls them.
    pub name: Title,
    /// Only in organisations of this form, if set.
    pub org_form: Option<String>,
    /// May the holder of the role use it?
    pub has_access: bool,
    /// May they give it to others?
    pub can_delegate: bool,
}

impl RoleRow {
    /// The organisation forms in which the line holds. `None`: in all.
    #[must_use]
    pub fn forms(&self) -> Option<Vec<&str>> {
        let of_role = if let Capacity::Role(role) = &self.giver { role.only_forms() } else { &[] };
        match self.org_form.as_deref() {
            Some(form) if of_role.is_empty() || of_role.contains(&form) => Some(vec![form]),
            None if of_role.is_empty() => None,
            Some(_) => Some(Vec::new()),
            None => Some(of_role.to_vec()),
        }
    }

    /// Does it give the package to a role of Enhetsregisteret in an organisation of this form?
    #[must_use]
    pub fn is_of_register_in(&self, form: &str) -> bool {
        self.has_access && matches!(self.giver, Capacity::Role(_)) && self.holds_in(form)
    }

    /// Does the line hold in an organisation of this form?
    #[must_use]
    pub fn holds_in(&self, form: &str) -> bool {
        self.forms().is_none_or(|forms| forms.contains(&form))
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

    /// Is it given to clients, and to nobody else?
    #[must_use]
    pub fn is_for_clients(&self) -> bool {
        self.urn.as_str() == PackageUrn::ACT_FOR_CUSTOMERS
    }

    /// May a holder of this role use it in an organisation of this form?
    #[must_use]
    pub fn is_given_by(&self, role: &RegisterRole, form: &str) -> bool {
        let giver = Capacity::Role(role.clone());
        self.roles.iter().any(|row| row.has_access && row.giver == giver && row.holds_in(form))
    }

    /// Why nobody may give it in an organisation of this form, if so.
    pub(super) fn barred(&self, form: &str) -> Option<WhyNot> {
        let forms = self.only_forms();
        let by_role = || self.roles.iter().any(|row| row.has_access && matches!(row.giver, Capacity::Role(_)));
        if self.retired {
            Some(WhyNot::Retired)
        } else if self.for_persons {
            Some(WhyNot::ForPersons)
        } else if !self.is_assignable {
            Some(if by_role() { WhyNot::NotAssignable } else { WhyNot::FromNobody })
        } else if self.is_for_clients() {
            Some(WhyNot::ForClients)
        } else if !forms.is_empty() && !forms.contains(&form) {
            Some(WhyNot::OrgForm(forms.into_iter().map(str::to_owned).collect()))
        } else {
            None
        }
    }

    /// Does the table let them give it in an organisation of this form?
    pub(super) fn lets(&self, giver: &Capacity, form: &str) -> bool {
        self.roles.iter().any(|row| row.can_delegate && row.giver == *giver && row.holds_in(form))
    }

    /// Who may give it in an organisation of this form: the key roles and *Hovedadministrator*, as far as the table lets them. The eight
    /// key roles also give what the table lets a main administrator give. (Altinn's table makes six of them main administrators, ours all.) A
    /// contact person of a NUF gives only what the table lets them give themselves. *Hovedadministrator* itself is given by all key roles.
    #[must_use]
    pub fn givers(&self, form: &str) -> Vec<Capacity> {
        let is_main = self.urn.as_str() == PackageUrn::MAIN_ADMINISTRATOR;
        let may_give = |giver: &Capacity| match giver {
            Capacity::Role(_) if is_main => true,
            Capacity::Role(role) if RegisterRole::KEY.contains(role) => {
                self.lets(giver, form) || self.lets(&Capacity::MainAdministrator, form)
            }
            _ => self.lets(giver, form),
        };
        if self.barred(form).is_some() { Vec::new() } else { givers_in(form).filter(may_give).collect() }
    }

    /// The capacities in which the giver of its area gives it along in an organisation of this form: those in which they may give it.
    #[must_use]
    pub fn area_given_as(&self, form: &str) -> Vec<String> {
        let givers = if self.area_urn == INTEGRATIONS { self.givers(form) } else { Vec::new() };
        givers.iter().map(|giver| giver.code().to_owned()).collect()
    }

    /// Does this give it to its holder?
    #[must_use]
    pub fn is_held_by(&self, basis: &Basis) -> bool {
        match &basis.held {
            Held::Role(role) => self.is_given_by(role, &basis.form),
            Held::Package(urn) => *urn == self.urn,
            Held::Area(urn) => {
                *urn == self.area_urn
                    && self.area_given_as(&basis.form).iter().any(|code| basis.given_as.contains(code))
            }
            Held::Right(_) | Held::Member => false,
        }
    }

    /// The organisation forms it is for, when it is for some only.
    #[must_use]
    pub fn only_forms(&self) -> Vec<&str> {
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
