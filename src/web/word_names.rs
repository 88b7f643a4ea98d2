use crate::{kernel::texts, sitemap::help::Word};

texts! {
    /// What the words are called that the list of words explains.
    pub(crate) struct WordNames;
    api_resource { nb: "API-ressurs", nn: "API-ressurs", en: "API resource" }
    provider { nb: "API-tilbyder", nn: "API-tilbydar", en: "API provider" }
    environment { nb: "Miljø", nn: "Miljø", en: "Environment" }
    delegation { nb: "Fullmakt", nn: "Fullmakt", en: "Authorisation" }
    main_administrator { nb: "Hovedadministrator", nn: "Hovudadministrator", en: "Main administrator" }
    client { nb: "Klient", nn: "Klient", en: "Client" }
    consumer { nb: "Konsument", nn: "Konsument", en: "Consumer" }
    receipt { nb: "Kvittering", nn: "Kvittering", en: "Receipt" }
    supplier { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    key_role { nb: "Nøkkelrolle", nn: "Nøkkelrolle", en: "Key role" }
    prefix { nb: "Prefiks", nn: "Prefiks", en: "Prefix" }
    access { nb: "Tilgang", nn: "Tilgang", en: "Access" }
    access_package { nb: "Tilgangspakke", nn: "Tilgangspakke", en: "Access package" }
    sub_unit { nb: "Underenhet", nn: "Undereining", en: "Sub-unit" }
}

impl WordNames {
    /// The name of a word; that of the wire is the same in every language.
    pub(crate) fn of(self, word: Word) -> &'static str {
        match word {
            Word::ApiResource => self.api_resource(),
            Word::Provider => self.provider(),
            Word::ConsumerOrg => "consumer_org",
            Word::Environment => self.environment(),
            Word::Delegation => self.delegation(),
            Word::MainAdministrator => self.main_administrator(),
            Word::Client => self.client(),
            Word::Consumer => self.consumer(),
            Word::Receipt => self.receipt(),
            Word::Supplier => self.supplier(),
            Word::Nuf => "NUF",
            Word::KeyRole => self.key_role(),
            Word::Prefix => self.prefix(),
            Word::Scope => "Scope",
            Word::Access => self.access(),
            Word::AccessPackage => self.access_package(),
            Word::Token => "Token",
            Word::SubUnit => self.sub_unit(),
            Word::Urn => "URN",
        }
    }
}
