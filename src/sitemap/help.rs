//! Addresses of the room `help`, and the links to them. They belong to no organisation, and anybody may look.

use super::{clients, delegations, requests, scopes};
use crate::kernel::{Environment, Lang};

pub(crate) const INDEX: &str = "/{lang}/hjelp";
pub(crate) const TOPIC: &str = "/{lang}/hjelp/{emne}";
pub(crate) const WORDS: &str = "/{lang}/hjelp/ord";
pub(crate) const ACCESSIBILITY: &str = "/{lang}/tilgjengelighet";
pub(crate) const PRIVACY: &str = "/{lang}/personvern";
pub(crate) const CONTACT: &str = "/{lang}/kontakt";

/// A task that there is help with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Give a supplier an authorisation.
    GiveSupplier,
    /// See who has what, and why.
    SeeWho,
    /// Remove an authorisation, and undo that.
    Remove,
    /// Answer a request.
    Answer,
    /// Give a colleague an authorisation.
    GivePerson,
    /// Make a scope and give access to it.
    NewScope,
    /// Take a scope out of use and into use again.
    Deactivate,
    /// Make a client and fetch a token.
    MakeClient,
}

impl Topic {
    /// In the order in which the list of help has them.
    pub const ALL: [Self; 8] = [
        Self::GiveSupplier,
        Self::SeeWho,
        Self::Remove,
        Self::Answer,
        Self::GivePerson,
        Self::NewScope,
        Self::Deactivate,
        Self::MakeClient,
    ];

    /// As the address has it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::GiveSupplier => "gi-leverandor-fullmakt",
            Self::SeeWho => "se-hvem-som-har-hva",
            Self::Remove => "fjern-og-angre",
            Self::Answer => "svar-pa-foresporsel",
            Self::GivePerson => "gi-kollega-fullmakt",
            Self::NewScope => "opprett-scope",
            Self::Deactivate => "deaktiver-scope",
            Self::MakeClient => "lag-klient",
        }
    }

    /// The pattern of the page where it is begun. Scopes and clients are begun in the test environment.
    pub fn begins_at(self) -> String {
        let in_test = |pattern: &str| pattern.replace("{miljo}", Environment::Test.slug());
        match self {
            Self::GiveSupplier => delegations::NEW.to_owned(),
            Self::SeeWho | Self::Remove => delegations::LIST.to_owned(),
            Self::Answer => requests::QUEUE.to_owned(),
            Self::GivePerson => delegations::NEW_PERSON.to_owned(),
            Self::NewScope => in_test(scopes::NEW),
            Self::Deactivate => in_test(scopes::LIST),
            Self::MakeClient => in_test(clients::NEW),
        }
    }

    /// From the address.
    pub fn of(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.slug() == slug)
    }
}

/// A word that the list of words explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    ApiResource,
    Provider,
    ConsumerOrg,
    Environment,
    Delegation,
    MainAdministrator,
    Client,
    Consumer,
    Receipt,
    Supplier,
    Nuf,
    KeyRole,
    Prefix,
    Scope,
    Access,
    AccessPackage,
    Token,
    SubUnit,
    Urn,
}

impl Word {
    pub const ALL: [Self; 19] = [
        Self::ApiResource,
        Self::Provider,
        Self::ConsumerOrg,
        Self::Environment,
        Self::Delegation,
        Self::MainAdministrator,
        Self::Client,
        Self::Consumer,
        Self::Receipt,
        Self::Supplier,
        Self::Nuf,
        Self::KeyRole,
        Self::Prefix,
        Self::Scope,
        Self::Access,
        Self::AccessPackage,
        Self::Token,
        Self::SubUnit,
        Self::Urn,
    ];

    /// Where it stands on the page.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::ApiResource => "api-ressurs",
            Self::Provider => "tilbyder",
            Self::ConsumerOrg => "consumer-org",
            Self::Environment => "miljo",
            Self::Delegation => "fullmakt",
            Self::MainAdministrator => "hovedadministrator",
            Self::Client => "klient",
            Self::Consumer => "konsument",
            Self::Receipt => "kvittering",
            Self::Supplier => "leverandor",
            Self::Nuf => "nuf",
            Self::KeyRole => "nokkelrolle",
            Self::Prefix => "prefiks",
            Self::Scope => "scope",
            Self::Access => "tilgang",
            Self::AccessPackage => "tilgangspakke",
            Self::Token => "token",
            Self::SubUnit => "underenhet",
            Self::Urn => "urn",
        }
    }
}

/// All there is help with.
pub(crate) fn index(lang: Lang) -> String {
    format!("/{lang}/hjelp")
}

/// Help with one task.
pub(crate) fn topic(lang: Lang, topic: Topic) -> String {
    format!("/{lang}/hjelp/{}", topic.slug())
}

/// The list of words.
pub(crate) fn words(lang: Lang) -> String {
    format!("/{lang}/hjelp/ord")
}

/// One word in the list.
pub(crate) fn word(lang: Lang, word: Word) -> String {
    format!("{}#{}", words(lang), word.anchor())
}

/// What is done so that everybody can use the portal.
pub(crate) fn accessibility(lang: Lang) -> String {
    format!("/{lang}/tilgjengelighet")
}

/// What is kept about people.
pub(crate) fn privacy(lang: Lang) -> String {
    format!("/{lang}/personvern")
}

/// Who runs the portal.
pub(crate) fn contact(lang: Lang) -> String {
    format!("/{lang}/kontakt")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_topic_and_every_word_has_a_place_of_its_own() {
        let topics: BTreeSet<&str> = Topic::ALL.into_iter().map(Topic::slug).collect();
        assert_eq!(topics.len(), Topic::ALL.len());
        assert!(!topics.contains("ord"), "the list of words has that address");
        let words: BTreeSet<&str> = Word::ALL.into_iter().map(Word::anchor).collect();
        assert_eq!(words.len(), Word::ALL.len());
    }
}
