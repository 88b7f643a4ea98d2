use super::super::contacts::{ContactDetails, Topic};
use crate::{kernel::texts, web::Words};

texts! {
    /// *Kontakter*.
    pub(in super::super) struct ContactTexts: Words;

    contacts { nb: "Kontakter", nn: "Kontaktar", en: "Contacts" }
    contact { nb: "Kontakt", nn: "Kontakt", en: "Contact" }
    contacts_lead {
        nb: "Hvem de som driver portalen kan nå hos dere, og om hva.",
        nn: "Kven dei som driv portalen kan nå hos dykk, og om kva.",
        en: "Whom those who run the portal can reach at your business, and about what.",
    }
    lacking { nb: "Ingen å nå om:", nn: "Ingen å nå om:", en: "Nobody to reach about:" }
    new_heading { nb: "Legg til kontakt", nn: "Legg til kontakt", en: "Add a contact" }
    about { nb: "Kan nås om", nn: "Kan nåast om", en: "Can be reached about" }
    choose_topic {
        nb: "Velg minst én ting kontakten kan nås om",
        nn: "Vel minst éin ting kontakten kan nåast om",
        en: "Choose at least one thing the contact can be reached about",
    }
    technical { nb: "Teknisk", nn: "Teknisk", en: "Technical" }
    technical_help {
        nb: "Klienter, scopes og token som ikke virker.",
        nn: "Klientar, scope og token som ikkje verkar.",
        en: "Clients, scopes and tokens that do not work.",
    }
    security { nb: "Sikkerhet og hendelser", nn: "Tryggleik og hendingar", en: "Security and incidents" }
    security_help {
        nb: "Sikkerhetsbrudd, nøkler på avveie og feil som haster.",
        nn: "Tryggleiksbrot, nøklar på avvegar og feil som hastar.",
        en: "Breaches, keys gone astray and urgent faults.",
    }
    administrative { nb: "Administrativt", nn: "Administrativt", en: "Administrative" }
    administrative_help {
        nb: "Bruksvilkår, faktura og avtaler.",
        nn: "Bruksvilkår, faktura og avtalar.",
        en: "Terms of use, invoices and agreements.",
    }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    name_help {
        nb: "En person, eller en gruppe som Driftsvakta.",
        nn: "Ein person, eller ei gruppe som Driftsvakta.",
        en: "A person, or a group such as Operations.",
    }
    name_missing { nb: "Skriv navnet", nn: "Skriv namnet", en: "Enter the name" }
    role { nb: "Rolle", nn: "Rolle", en: "Role" }
    role_optional { nb: "Rolle (frivillig)", nn: "Rolle (frivillig)", en: "Role (optional)" }
    email { nb: "E-postadresse", nn: "E-postadresse", en: "E-mail address" }
    phone { nb: "Telefon", nn: "Telefon", en: "Telephone" }
    phone_optional { nb: "Telefon (frivillig)", nn: "Telefon (frivillig)", en: "Telephone (optional)" }
    phone_wrong {
        nb: "Skriv telefonnummeret med sifre, for eksempel 22 33 44 55",
        nn: "Skriv telefonnummeret med siffer, til dømes 22 33 44 55",
        en: "Enter the telephone number in digits, such as 22 33 44 55",
    }
    too_many {
        nb: "Dere har 20 kontakter. Flere går ikke.",
        nn: "De har 20 kontaktar. Fleire går ikkje.",
        en: "You have 20 contacts. There cannot be more.",
    }
    remove { nb: "Fjern kontakten", nn: "Fjern kontakten", en: "Remove the contact" }
    same { nb: "Ingenting er endret.", nn: "Ingenting er endra.", en: "Nothing has changed." }
    stale {
        nb: "En kollega har endret dette siden du åpnet siden. Ingenting av ditt er lagret. Lagre på nytt om ditt skal gjelde.",
        nn: "Ein kollega har endra dette sidan du opna sida. Ingenting av ditt er lagra. Lagre på nytt om ditt skal gjelde.",
        en: "A colleague has changed this since you opened the page. Nothing of yours has been saved. Save again if yours is to count.",
    }
    added { nb: "Kontakten er lagt til", nn: "Kontakten er lagd til", en: "The contact has been added" }
    added_body(name) { nb: "{name} står blant kontaktene.", nn: "{name} står blant kontaktane.", en: "{name} is among the contacts." }
    changed { nb: "Kontakten er endret", nn: "Kontakten er endra", en: "The contact has been changed" }
    changed_body(name) {
        nb: "Det som står om {name}, er endret.",
        nn: "Det som står om {name}, er endra.",
        en: "What is said of {name} has been changed.",
    }
    removed { nb: "Kontakten er fjernet", nn: "Kontakten er fjerna", en: "The contact has been removed" }
    removed_body(name) {
        nb: "{name} står ikke blant kontaktene lenger.",
        nn: "{name} står ikkje blant kontaktane lenger.",
        en: "{name} is no longer among the contacts.",
    }
    put_back { nb: "Kontakten er som før", nn: "Kontakten er som før", en: "The contact is as before" }
    put_back_body(name) {
        nb: "{name} står her igjen som før.",
        nn: "{name} står her igjen som før.",
        en: "{name} is here again as before.",
    }
    not_undone {
        nb: "Kontakten er endret igjen etterpå, eller det er ikke plass til flere.",
        nn: "Kontakten er endra igjen etterpå, eller det er ikkje plass til fleire.",
        en: "The contact has been changed again since, or there is no room for more.",
    }
    undo { nb: "Angre", nn: "Angre", en: "Undo" }
    to_contacts { nb: "Til kontaktene", nn: "Til kontaktane", en: "To the contacts" }
    event_added(name) { nb: "Kontakten {name} er lagt til", nn: "Kontakten {name} er lagd til", en: "The contact {name} was added" }
    event_changed(name) { nb: "Kontakten {name} er endret", nn: "Kontakten {name} er endra", en: "The contact {name} was changed" }
    event_removed(name) { nb: "Kontakten {name} er fjernet", nn: "Kontakten {name} er fjerna", en: "The contact {name} was removed" }
    event_undone(name, of) {
        nb: "Endringen av kontakten {name} er angret ({of})",
        nn: "Endringa av kontakten {name} er angra ({of})",
        en: "The change of the contact {name} was undone ({of})",
    }
}

impl ContactTexts {
    /// What a topic is called.
    pub(in super::super) fn topic(self, topic: Topic) -> &'static str {
        match topic {
            Topic::Technical => self.technical(),
            Topic::Security => self.security(),
            Topic::Administrative => self.administrative(),
        }
    }

    /// More of it.
    pub(in super::super) fn topic_help(self, topic: Topic) -> &'static str {
        match topic {
            Topic::Technical => self.technical_help(),
            Topic::Security => self.security_help(),
            Topic::Administrative => self.administrative_help(),
        }
    }

    /// All of them in a row.
    pub(in super::super) fn topics(self, topics: &[Topic]) -> String {
        topics.iter().map(|topic| self.topic(*topic)).collect::<Vec<_>>().join(", ")
    }

    /// All that is said of a contact, on one line.
    pub(in super::super) fn in_words(self, it: &ContactDetails) -> String {
        let who = match &it.role {
            Some(role) => format!("{} ({role})", it.name),
            None => it.name.clone(),
        };
        let reached = std::iter::once(it.email.to_string()).chain(it.phone.clone());
        format!("{who}, {}: {}", reached.collect::<Vec<_>>().join(", "), self.topics(&it.topics))
    }
}
