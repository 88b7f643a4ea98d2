//! The rights, one line each: who holds it is a pure rule over the mandate.

use super::mandate::{Basis, Mandate, SingleRight};
use crate::register::UnitStatus;

mod sealed {
    pub trait Sealed {}
}

/// The answer to whether somebody may do something, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Yes, because of this.
    Allowed(Basis),
    /// No, because of this.
    Refused(Why),
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// They lack what opens it.
    Missing,
    /// The organisation is struck from the register.
    OrganisationDeleted,
    /// The organisation is bankrupt and they are not the administrator of the estate.
    OrganisationBankrupt,
    /// They have registered by work e-mail, and this is not of the test environment.
    OnlyTest,
}

/// Something that opens a page, for the 403 page to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// Any role or grant at all.
    Anything,
    /// One of the eight key roles, or KNUF in a NUF.
    KeyRole,
    /// *Hovedadministrator*.
    MainAdministrator,
    /// *Delegerbare Maskinporten scopes* (its NUF twin in a NUF).
    ApiAccessPackage,
    /// The single right *Selvbetjening av API-er*.
    SelfServiceApi,
    /// The single right *Selvbetjening av integrasjoner*.
    SelfServiceIntegrations,
    /// The single right *Selvbetjening for leverandører*.
    SelfServiceSuppliers,
    /// *Opptre for virksomhetens kunder*, which comes with the role REPR too.
    ActForCustomers,
    /// Registration by work e-mail.
    Registration,
}

/// A right that a page or a call needs. Implemented only by the table below.
pub trait Right: sealed::Sealed + Send + Sync + 'static {
    /// Its name in the route table and the access matrix.
    const NAME: &'static str;
    /// Does it change anything? Then it takes the higher level of assurance and an organisation that may act.
    const WRITES: bool;
    /// What opens it, best first.
    const OPENERS: &'static [Opener];
    /// The rule.
    fn decide(mandate: &Mandate) -> Decision;
}

fn decide(mandate: &Mandate, openers: &[Opener], writes: bool) -> Decision {
    let basis = openers.iter().find_map(|opener| match opener {
        Opener::Anything => mandate.best().filter(|_| !mandate.is_member()),
        Opener::KeyRole => mandate.key_role(),
        Opener::MainAdministrator => mandate.main_administrator(),
        Opener::ApiAccessPackage => mandate.api_access_package(),
        Opener::SelfServiceApi => mandate.single_right(SingleRight::SelfServiceApi),
        Opener::SelfServiceIntegrations => mandate.single_right(SingleRight::SelfServiceIntegrations),
        Opener::SelfServiceSuppliers => mandate.single_right(SingleRight::SelfServiceSuppliers),
        Opener::ActForCustomers => mandate.act_for_customers(),
        Opener::Registration => mandate.registration(),
    });
    let Some(basis) = basis else { return Decision::Refused(Why::Missing) };
    match (mandate.unit.status, writes) {
        (UnitStatus::Deleted(_), true) => Decision::Refused(Why::OrganisationDeleted),
        (UnitStatus::Bankrupt, true) => mandate
            .estate_administrator()
            .map_or(Decision::Refused(Why::OrganisationBankrupt), |basis| Decision::Allowed(basis.clone())),
        _ => Decision::Allowed(basis.clone()),
    }
}

macro_rules! rights {
    ($( $(#[$doc:meta])* $name:ident = $id:literal, $writes:literal, [$($opener:ident),+]; )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub enum $name {}
            impl sealed::Sealed for $name {}
            impl Right for $name {
                const NAME: &'static str = $id;
                const WRITES: bool = $writes;
                const OPENERS: &'static [Opener] = &[$(Opener::$opener),+];
                fn decide(mandate: &Mandate) -> Decision {
                    decide(mandate, Self::OPENERS, $writes)
                }
            }
        )*
        /// Every right with its name, for tables and tests.
        pub const ALL: &[(&str, fn(&Mandate) -> Decision)] = &[$(($id, <$name as Right>::decide)),*];
        /// What opens the right of this name.
        #[must_use]
        pub fn openers(name: &str) -> &'static [Opener] {
            match name {
                $($id => <$name as Right>::OPENERS,)*
                _ => &[],
            }
        }
    };
}

rights! {
    /// See the organisation's front page. A board member without power sees that much.
    SeeOrganisation = "see-organisation", false, [Anything];
    /// Choose what stands on the front page, for oneself.
    ArrangeOverview = "arrange-overview", true, [Anything];
    /// See *Andre med rettigheter til virksomheten*.
    ViewDelegations = "view-delegations", false, [KeyRole, MainAdministrator, ApiAccessPackage];
    /// Give and remove suppliers' access to APIs.
    DelegateScopes = "delegate-scopes", true, [KeyRole, MainAdministrator, ApiAccessPackage];
    /// See what others have given the organisation.
    ViewReceived = "view-received", false, [KeyRole, MainAdministrator, ApiAccessPackage];
    /// Ask another organisation for access on behalf of this one.
    AskForDelegation = "ask-for-delegation", true, [KeyRole, MainAdministrator, ApiAccessPackage];
    /// Give up what others have given the organisation.
    GiveUpReceived = "give-up-received", true, [KeyRole];
    /// Give and remove access packages and rights of people, settings, approvals. *Hovedadministrator* itself takes a key role.
    ManagePeople = "manage-people", true, [KeyRole, MainAdministrator];
    /// See what the organisation has told the portal about itself: invoice, contacts, terms. So do those who manage its scopes or clients.
    ViewCommercial = "view-commercial", false, [KeyRole, MainAdministrator, SelfServiceApi, SelfServiceIntegrations];
    /// Change the invoice and the contacts.
    ManageCommercial = "manage-commercial", true, [KeyRole, MainAdministrator, SelfServiceApi, SelfServiceIntegrations];
    /// Sign the terms of use, which binds the organisation.
    SignTerms = "sign-terms", true, [KeyRole];
    /// See the organisation's own scopes, and who may use them.
    ViewScopes = "view-scopes", false, [KeyRole, SelfServiceApi];
    /// Order prefixes, make and change scopes, give and take access to them.
    ManageScopes = "manage-scopes", true, [KeyRole, SelfServiceApi];
    /// See which scopes the organisation may use, and the catalogue of those it can ask for. Whoever sees what suppliers have sees what
    /// they have it of, and whoever makes scopes or clients needs to know what is there.
    ViewAccesses = "view-accesses", false, [KeyRole, MainAdministrator, ApiAccessPackage, SelfServiceApi, SelfServiceIntegrations];
    /// Ask a provider for access to a scope. It gives nothing away and the provider decides, so whoever sees the catalogue may.
    AskForAccess = "ask-for-access", true, [KeyRole, MainAdministrator, ApiAccessPackage, SelfServiceApi, SelfServiceIntegrations];
    /// See the organisation's clients. Whoever may let one act for customers has to find it.
    ViewClients = "view-clients", false, [KeyRole, SelfServiceIntegrations, ActForCustomers];
    /// Make and change clients, their scopes and their keys.
    ManageClients = "manage-clients", true, [KeyRole, SelfServiceIntegrations];
    /// What it takes besides, where a client is for customers or is to be.
    ManageCustomerClients = "manage-customer-clients", true, [KeyRole, SelfServiceSuppliers];
    /// Give a client *Opptre for virksomhetens kunder*, and take it back.
    GiveClientPackage = "give-client-package", true, [KeyRole, ActForCustomers];
    /// Open the receipt of a change; what kind of change it is decides what more it takes.
    ReadReceipts = "read-receipts", false,
        [KeyRole, MainAdministrator, ApiAccessPackage, SelfServiceApi, SelfServiceIntegrations, ActForCustomers];
    /// Undo a change; what kind of change it is decides what more it takes.
    UndoChanges = "undo-changes", true,
        [KeyRole, MainAdministrator, ApiAccessPackage, SelfServiceApi, SelfServiceIntegrations, ActForCustomers];
    /// See why a client gets no token. Whoever gives, asks for or makes something of what decides about it needs to know.
    ExplainTokens = "explain-tokens", false, [KeyRole, MainAdministrator, ApiAccessPackage, SelfServiceApi, SelfServiceIntegrations];
    /// See what one has asked for oneself in production, and how it stands.
    SeeProduction = "see-production", false, [Anything, Registration];
    /// Ask for access to production for oneself. It gives nothing away, and somebody else answers.
    AskForProduction = "ask-for-production", true, [Anything, Registration];
    /// Read the organisation's log.
    ReadLog = "read-log", false, [KeyRole, MainAdministrator, ApiAccessPackage];
}

/// The rights whose pages stand outside the environments and are open all the same to those who may act in the test environment only: the
/// ledger asks of each event whether it is of test.
pub(super) const JUDGED_BY_EVENT: [&str; 2] = [ReadReceipts::NAME, UndoChanges::NAME];

/// The rights that those who have registered by work e-mail hold wherever the page is: they are about themselves, and open nothing of production.
pub(super) const ABOUT_ONESELF: [&str; 2] = [SeeProduction::NAME, AskForProduction::NAME];

/// What opens a client that was given *Opptre for virksomhetens kunder*: either of two rights, as `Mandate::may_change_client` decides.
pub(crate) const OPEN_CLIENT_WITH_PACKAGE: &[Opener] =
    &[Opener::KeyRole, Opener::SelfServiceSuppliers, Opener::ActForCustomers];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_with_the_package_is_opened_by_whatever_opens_either_right() {
        let either = [ManageCustomerClients::OPENERS, GiveClientPackage::OPENERS].concat();
        assert!(either.iter().all(|opener| OPEN_CLIENT_WITH_PACKAGE.contains(opener)));
        assert!(OPEN_CLIENT_WITH_PACKAGE.iter().all(|opener| either.contains(opener)));
    }
}
