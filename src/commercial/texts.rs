mod billing;
mod contacts;
mod terms;

pub(super) use self::{billing::BillingTexts, contacts::ContactTexts, terms::TermsTexts};
use crate::{kernel::texts, ledger::Purpose, web::Words};

texts! {
    /// *Varsling*.
    pub(super) struct Texts: Words;

    heading { nb: "Varsling", nn: "Varsling", en: "Notification" }
    lead(org) {
        nb: "Hit sender vi e-post når noe endrer seg for {org}. Varselet kommer ti minutter etter, og ikke om endringen er angret før det.",
        nn: "Hit sender vi e-post når noko endrar seg for {org}. Varselet kjem ti minutt etter, og ikkje om endringa er angra før det.",
        en: "We send e-mail here when something changes for {org}. The notice comes ten minutes later, and not if the change is undone by \
             then.",
    }
    nobody_heading { nb: "Ingen får varsel", nn: "Ingen får varsel", en: "Nobody is notified" }
    nobody {
        nb: "Legg til en e-postadresse som noen leser, og skriv inn koden vi sender dit.",
        nn: "Legg til ei e-postadresse som nokon les, og skriv inn koden vi sender dit.",
        en: "Add an e-mail address that somebody reads, and enter the code we send there.",
    }
    no_mail {
        nb: "Denne portalen er ikke satt opp til å sende e-post.",
        nn: "Denne portalen er ikkje sett opp til å sende e-post.",
        en: "This portal is not set up to send e-mail.",
    }
    points { nb: "E-postadresser", nn: "E-postadresser", en: "E-mail addresses" }
    point { nb: "E-postadresse", nn: "E-postadresse", en: "E-mail address" }
    told { nb: "Får varsel om", nn: "Får varsel om", en: "Notified about" }
    language { nb: "Språk", nn: "Språk", en: "Language" }
    status { nb: "Status", nn: "Status", en: "Status" }
    in_use { nb: "I bruk", nn: "I bruk", en: "In use" }
    waits_for_code { nb: "Venter på kode", nn: "Ventar på kode", en: "Waiting for the code" }
    not_arrived(day) { nb: "Kom ikke fram {day}", nn: "Kom ikkje fram {day}", en: "Did not arrive {day}" }
    add { nb: "Legg til e-postadresse", nn: "Legg til e-postadresse", en: "Add an e-mail address" }
    new_heading { nb: "Legg til e-postadresse", nn: "Legg til e-postadresse", en: "Add an e-mail address" }
    email { nb: "E-postadresse", nn: "E-postadresse", en: "E-mail address" }
    email_help {
        nb: "Helst en felles adresse som flere leser. Vi sender en kode dit.",
        nn: "Helst ei felles adresse som fleire les. Vi sender ein kode dit.",
        en: "Preferably a shared address that several people read. We send a code there.",
    }
    email_wrong {
        nb: "Skriv en e-postadresse, for eksempel post@virksomhet.no",
        nn: "Skriv ei e-postadresse, til dømes post@verksemd.no",
        en: "Enter an e-mail address, such as post@business.no",
    }
    email_twice { nb: "Adressen står her allerede", nn: "Adressa står her allereie", en: "The address is already here" }
    too_many {
        nb: "Dere har 20 adresser, eller har lagt til så mange det siste døgnet. Flere går ikke.",
        nn: "De har 20 adresser, eller har lagt til så mange det siste døgnet. Fleire går ikkje.",
        en: "You have 20 addresses, or have added that many in the last 24 hours. There cannot be more.",
    }
    about { nb: "Varsle om", nn: "Varsle om", en: "Notify about" }
    choose_purpose {
        nb: "Velg minst én ting å varsle om",
        nn: "Vel minst éin ting å varsle om",
        en: "Choose at least one thing to notify about",
    }
    choose_language { nb: "Velg et språk", nn: "Vel eit språk", en: "Choose a language" }
    delegations { nb: "Fullmakter", nn: "Fullmakter", en: "Authorisations" }
    delegations_help {
        nb: "Gitt, fjernet, endret eller utløpt, hos dere eller til dere.",
        nn: "Gitt, fjerna, endra eller utgått, hos dykk eller til dykk.",
        en: "Given, removed, changed or expired, by you or to you.",
    }
    access { nb: "Tilganger til scopes", nn: "Tilgangar til scope", en: "Access to scopes" }
    access_help {
        nb: "Gitt, fjernet, endret eller utløpt.",
        nn: "Gitt, fjerna, endra eller utgått.",
        en: "Given, removed, changed or expired.",
    }
    apis { nb: "Endringer i API", nn: "Endringar i API", en: "Changes to APIs" }
    apis_help {
        nb: "Scopes og API-ressurser som tas ut av bruk, kommer tilbake eller får en ny versjon.",
        nn: "Scope og API-ressursar som blir tekne ut av bruk, kjem tilbake eller får ein ny versjon.",
        en: "Scopes and API resources that go out of use, come back or get a new version.",
    }
    requests { nb: "Forespørsler", nn: "Førespurnader", en: "Requests" }
    requests_help { nb: "Mottatt og besvart.", nn: "Mottekne og svarte på.", en: "Received and answered." }
    clients { nb: "Klienter", nn: "Klientar", en: "Clients" }
    clients_help { nb: "Nøkler som snart utløper.", nn: "Nøklar som snart går ut.", en: "Keys that are about to expire." }
    to_points { nb: "Til varsling", nn: "Til varsling", en: "To notification" }
    code { nb: "Kode fra e-posten", nn: "Kode frå e-posten", en: "Code from the e-mail" }
    code_help {
        nb: "Seks siffer. Koden gjelder i 30 minutter.",
        nn: "Seks siffer. Koden gjeld i 30 minutt.",
        en: "Six digits. The code is valid for 30 minutes.",
    }
    no_code {
        nb: "Koden gjelder ikke lenger. Få en ny, og skriv den inn her.",
        nn: "Koden gjeld ikkje lenger. Få ein ny, og skriv han inn her.",
        en: "The code is no longer valid. Get a new one, and enter it here.",
    }
    confirm { nb: "Bekreft", nn: "Stadfest", en: "Confirm" }
    new_code { nb: "Send ny kode", nn: "Send ny kode", en: "Send a new code" }
    send_test { nb: "Send testvarsel", nn: "Send testvarsel", en: "Send a test notice" }
    test_notice { nb: "Testvarsel", nn: "Testvarsel", en: "Test notice" }
    wrong_code { nb: "Koden er ikke riktig", nn: "Koden er ikkje rett", en: "The code is not right" }
    code_over {
        nb: "Koden er for gammel eller prøvd for mange ganger. Få en ny kode.",
        nn: "Koden er for gammal eller prøvd for mange gonger. Få ein ny kode.",
        en: "The code is too old or has been tried too many times. Get a new code.",
    }
    code_sent { nb: "Vi har sendt en ny kode.", nn: "Vi har sendt ein ny kode.", en: "We have sent a new code." }
    test_sent { nb: "Vi har sendt et testvarsel.", nn: "Vi har sendt eit testvarsel.", en: "We have sent a test notice." }
    too_soon {
        nb: "Vi har nettopp sendt en e-post dit. Vent noen minutter.",
        nn: "Vi har nettopp sendt ein e-post dit. Vent nokre minutt.",
        en: "We have just sent an e-mail there. Wait a few minutes.",
    }
    already_confirmed { nb: "Adressen er allerede i bruk.", nn: "Adressa er allereie i bruk.", en: "The address is already in use." }
    added { nb: "E-postadressen er lagt til", nn: "E-postadressa er lagd til", en: "The e-mail address has been added" }
    added_body(email) {
        nb: "Vi har sendt en kode til {email}. Skriv den inn, så får adressen varsel.",
        nn: "Vi har sendt ein kode til {email}. Skriv han inn, så får adressa varsel.",
        en: "We have sent a code to {email}. Enter it, and the address is notified.",
    }
    type_code { nb: "Skriv inn koden", nn: "Skriv inn koden", en: "Enter the code" }
    confirmed { nb: "E-postadressen er bekreftet", nn: "E-postadressa er stadfesta", en: "The e-mail address has been confirmed" }
    confirmed_body(email) {
        nb: "{email} får varsel fra nå av.",
        nn: "{email} får varsel frå no av.",
        en: "{email} is notified from now on.",
    }
    removed { nb: "E-postadressen er fjernet", nn: "E-postadressa er fjerna", en: "The e-mail address has been removed" }
    removed_body(email) { nb: "{email} får ikke varsel.", nn: "{email} får ikkje varsel.", en: "{email} is not notified." }
    put_back { nb: "E-postadressen er tilbake", nn: "E-postadressa er tilbake", en: "The e-mail address is back" }
    put_back_body(email) { nb: "{email} står her igjen.", nn: "{email} står her igjen.", en: "{email} is here again." }
    not_undone {
        nb: "Adressen er fjernet eller lagt til igjen etterpå.",
        nn: "Adressa er fjerna eller lagd til igjen etterpå.",
        en: "The address has been removed or added again since.",
    }
    undo_adding { nb: "Angre", nn: "Angre", en: "Undo" }
    undo_removal { nb: "Angre fjerningen", nn: "Angre fjerninga", en: "Undo the removal" }
    event_added(email, purposes) {
        nb: "{email} er lagt til for varsel om {purposes}",
        nn: "{email} er lagd til for varsel om {purposes}",
        en: "{email} was added to be notified about {purposes}",
    }
    event_confirmed(email) {
        nb: "{email} er bekreftet og får varsel",
        nn: "{email} er stadfesta og får varsel",
        en: "{email} was confirmed and is notified",
    }
    event_removed(email) {
        nb: "{email} er fjernet og får ikke varsel",
        nn: "{email} er fjerna og får ikkje varsel",
        en: "{email} was removed and is not notified",
    }
    event_put_back(email, of) {
        nb: "Fjerningen av {email} er angret ({of})",
        nn: "Fjerninga av {email} er angra ({of})",
        en: "The removal of {email} was undone ({of})",
    }
    event_taken_back(email, of) {
        nb: "At {email} ble lagt til, er angret ({of})",
        nn: "At {email} vart lagd til, er angra ({of})",
        en: "The addition of {email} was undone ({of})",
    }
}

impl Texts {
    /// What a purpose is called.
    pub(super) fn purpose(self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Delegations => self.delegations(),
            Purpose::ScopeAccess => self.access(),
            Purpose::Apis => self.apis(),
            Purpose::Requests => self.requests(),
            Purpose::Clients => self.clients(),
        }
    }

    /// More of it.
    pub(super) fn purpose_help(self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Delegations => self.delegations_help(),
            Purpose::ScopeAccess => self.access_help(),
            Purpose::Apis => self.apis_help(),
            Purpose::Requests => self.requests_help(),
            Purpose::Clients => self.clients_help(),
        }
    }

    /// All of them in a row, within a sentence.
    pub(super) fn purposes_in_sentence(self, purposes: &[Purpose]) -> String {
        let small = |purpose: &Purpose| {
            let mut letters = self.purpose(*purpose).chars();
            letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default()
        };
        purposes.iter().map(small).collect::<Vec<_>>().join(", ")
    }

    /// All of them in a row.
    pub(super) fn purposes(self, purposes: &[Purpose]) -> String {
        purposes.iter().map(|purpose| self.purpose(*purpose)).collect::<Vec<_>>().join(", ")
    }
}

texts! {
    /// What the mails say.
    pub(super) struct MailTexts;

    footer(org, number) {
        nb: "Du får denne e-posten fordi adressen er lagt inn for varsling for {org} ({number}). Det endres her:",
        nn: "Du får denne e-posten fordi adressa er lagd inn for varsling for {org} ({number}). Det blir endra her:",
        en: "You get this e-mail because the address is entered for notification of {org} ({number}). It is changed here:",
    }
    code_subject(org) { nb: "Kode for varsling – {org}", nn: "Kode for varsling – {org}", en: "Code for notification – {org}" }
    code_heading { nb: "Bekreft e-postadressen", nn: "Stadfest e-postadressa", en: "Confirm the e-mail address" }
    code_body(org, number) {
        nb: "Noen i {org} ({number}) vil at denne adressen skal få varsel fra Portner.",
        nn: "Nokon i {org} ({number}) vil at denne adressa skal få varsel frå Portner.",
        en: "Somebody at {org} ({number}) wants this address to be notified by Portner.",
    }
    code_is { nb: "Koden er:", nn: "Koden er:", en: "The code is:" }
    code_where {
        nb: "Den gjelder i 30 minutter og skrives inn her, av en som er logget inn for virksomheten:",
        nn: "Han gjeld i 30 minutt og blir skriven inn her, av ein som er logga inn for verksemda:",
        en: "It is valid for 30 minutes and is entered here, by somebody signed in for the business:",
    }
    code_not_you {
        nb: "Er dette ukjent for deg, kan du se bort fra e-posten. Da skjer det ingenting.",
        nn: "Er dette ukjent for deg, kan du sjå bort frå e-posten. Då skjer det ingenting.",
        en: "If this is unknown to you, ignore the e-mail. Then nothing happens.",
    }
    test_subject(org) { nb: "Testvarsel – {org}", nn: "Testvarsel – {org}", en: "Test notice – {org}" }
    test_body(org, number) {
        nb: "Varsler for {org} ({number}) kommer fram til denne adressen. Ingenting har endret seg.",
        nn: "Varsel for {org} ({number}) kjem fram til denne adressa. Ingenting har endra seg.",
        en: "Notices for {org} ({number}) reach this address. Nothing has changed.",
    }
}
