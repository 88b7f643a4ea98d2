use crate::{
    kernel::texts,
    sitemap::help::{Topic, Word},
};

texts! {
    /// The room as a whole: its list, and what its pages are called.
    pub(super) struct Texts;
    help { nb: "Hjelp", nn: "Hjelp", en: "Help" }
    help_lead {
        nb: "Velg det du skal gjøre. Hver side sier hvem som kan gjøre det, steg for steg hvordan, og hvordan du angrer.",
        nn: "Vel det du skal gjere. Kvar side seier kven som kan gjere det, steg for steg korleis, og korleis du angrar.",
        en: "Choose what you want to do. Each page says who can do it, how to do it step by step, and how to undo it.",
    }
    about_portal { nb: "Om portalen", nn: "Om portalen", en: "About the portal" }
    give_supplier { nb: "Gi en leverandør fullmakt", nn: "Gi ein leverandør fullmakt", en: "Authorise a supplier" }
    see_who { nb: "Se hvem som har hva, og hvorfor", nn: "Sjå kven som har kva, og kvifor", en: "See who has what, and why" }
    remove { nb: "Fjern en fullmakt, og angre", nn: "Fjern ei fullmakt, og angre", en: "Remove an authorisation, and undo it" }
    answer { nb: "Svar på en forespørsel", nn: "Svar på ein førespurnad", en: "Answer a request" }
    give_person {
        nb: "Gi en ansatt eller kollega fullmakt",
        nn: "Gi ein tilsett eller kollega fullmakt",
        en: "Authorise an employee or colleague",
    }
    new_scope { nb: "Opprett et scope og gi tilgang", nn: "Opprett eit scope og gi tilgang", en: "Create a scope and give access" }
    deactivate {
        nb: "Deaktiver et scope, og ta det i bruk igjen",
        nn: "Deaktiver eit scope, og ta det i bruk igjen",
        en: "Deactivate a scope, and reactivate it",
    }
    words { nb: "Ordliste", nn: "Ordliste", en: "Word list" }
    words_lead {
        nb: "Ord du møter i portalen, og hva de betyr her.",
        nn: "Ord du møter i portalen, og kva dei tyder her.",
        en: "Words you meet in the portal, and what they mean here.",
    }
    accessibility { nb: "Tilgjengelighet", nn: "Tilgjenge", en: "Accessibility" }
    privacy { nb: "Personvern", nn: "Personvern", en: "Privacy" }
    contact { nb: "Kontakt", nn: "Kontakt", en: "Contact" }
    status { nb: "Driftsstatus", nn: "Driftsstatus", en: "Service status" }
}

impl Texts {
    /// What a task is called.
    pub fn topic(self, topic: Topic) -> &'static str {
        match topic {
            Topic::GiveSupplier => self.give_supplier(),
            Topic::SeeWho => self.see_who(),
            Topic::Remove => self.remove(),
            Topic::Answer => self.answer(),
            Topic::GivePerson => self.give_person(),
            Topic::NewScope => self.new_scope(),
            Topic::Deactivate => self.deactivate(),
        }
    }
}

texts! {
    /// The words of the list.
    pub(super) struct WordTexts;
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

impl WordTexts {
    /// A word as people read it.
    pub fn name(self, word: Word) -> &'static str {
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
