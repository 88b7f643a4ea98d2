use jiff::civil::Date;

use crate::kernel::texts;

texts! {
    /// The lines of the log about how the portal was used.
    pub(crate) struct Texts;
    logged_in_high {
        nb: "Logget inn og begynte å handle for virksomheten. Sikkerhetsnivå: høyt",
        nn: "Logga inn og byrja å handle for verksemda. Tryggleiksnivå: høgt",
        en: "Signed in and began to act for the business. Level of assurance: high",
    }
    logged_in_substantial {
        nb: "Logget inn og begynte å handle for virksomheten. Sikkerhetsnivå: betydelig",
        nn: "Logga inn og byrja å handle for verksemda. Tryggleiksnivå: betydeleg",
        en: "Signed in and began to act for the business. Level of assurance: substantial",
    }
    logged_in_by_email {
        nb: "Logget inn med e-post og begynte å handle for virksomheten i testmiljøet",
        nn: "Logga inn med e-post og byrja å handle for verksemda i testmiljøet",
        en: "Signed in by e-mail and began to act for the business in the test environment",
    }
    logged_in(level) {
        nb: "Logget inn og begynte å handle for virksomheten. Sikkerhetsnivå: {level}",
        nn: "Logga inn og byrja å handle for verksemda. Tryggleiksnivå: {level}",
        en: "Signed in and began to act for the business. Level of assurance: {level}",
    }
    own_data_taken(format) {
        nb: "Lastet ned opplysningene om seg selv ({format})",
        nn: "Lasta ned opplysningane om seg sjølv ({format})",
        en: "Downloaded the information about themselves ({format})",
    }
    person_looked_up {
        nb: "Slo opp en person med fødselsnummer og navn, og gikk videre til hva personen skal ha",
        nn: "Slo opp ein person med fødselsnummer og namn, og gjekk vidare til kva personen skal ha",
        en: "Looked up a person by national identity number and name, and went on to what the person is to have",
    }
    person_stopped {
        nb: "Ville slå opp en person, men ble stanset etter for mange forsøk",
        nn: "Ville slå opp ein person, men vart stansa etter for mange forsøk",
        en: "Wanted to look up a person, but was stopped after too many attempts",
    }
    support_explained {
        nb: "Så hvorfor en klient ikke fikk token",
        nn: "Såg kvifor ein klient ikkje fekk token",
        en: "Saw why a client got no token",
    }
    support_saw_organisation {
        nb: "Slo opp virksomheten",
        nn: "Slo opp verksemda",
        en: "Looked the business up",
    }
    support_read_log { nb: "Leste loggen", nn: "Las loggen", en: "Read the log" }
    support_saw_client(client) {
        nb: "Slo opp klienten {client}",
        nn: "Slo opp klienten {client}",
        en: "Looked up the client {client}",
    }
    support_saw_scope(scope) { nb: "Slo opp scopet {scope}", nn: "Slo opp scopet {scope}", en: "Looked up the scope {scope}" }
    support_saw_person {
        nb: "Slo opp en person som har noe i virksomheten",
        nn: "Slo opp ein person som har noko i verksemda",
        en: "Looked up a person who has something in the business",
    }
    support_saw_number {
        nb: "Så fødselsnummeret til en person som har noe i virksomheten",
        nn: "Såg fødselsnummeret til ein person som har noko i verksemda",
        en: "Saw the national identity number of a person who has something in the business",
    }
    for_case(sentence, number, reason) {
        nb: "{sentence}. Sak {number}: {reason}",
        nn: "{sentence}. Sak {number}: {reason}",
        en: "{sentence}. Case {number}: {reason}",
    }
    delegations { nb: "listen over fullmakter", nn: "lista over fullmakter", en: "the list of authorisations" }
    accesses {
        nb: "listen over tilganger virksomheten har",
        nn: "lista over tilgangar verksemda har",
        en: "the list of the access the business has",
    }
    scopes { nb: "listen over scopes", nn: "lista over scope", en: "the list of scopes" }
    scope_accesses { nb: "listen over tilganger til", nn: "lista over tilgangar til", en: "the list of access to" }
    bulk { nb: "utfallet av en innlimt liste for", nn: "utfallet av ei innlimt liste for", en: "the outcome of a pasted list for" }
    clients { nb: "listen over klienter", nn: "lista over klientar", en: "the list of clients" }
    log { nb: "loggen", nn: "loggen", en: "the log" }
    by_type { nb: "type", nn: "type", en: "type" }
    by_status { nb: "status", nn: "status", en: "status" }
    by_visibility { nb: "synlighet", nn: "synlegheit", en: "visibility" }
    by_view { nb: "hva listen viser", nn: "kva lista viser", en: "what the list shows" }
    by_group { nb: "hva det gjelder", nn: "kva det gjeld", en: "what it is about" }
    by_action { nb: "hva som ble gjort", nn: "kva som vart gjort", en: "what was done" }
    by_from(day) { nb: "fra og med {day}", nn: "frå og med {day}", en: "from {day}" }
    by_to(day) { nb: "til og med {day}", nn: "til og med {day}", en: "until {day}" }
    by_reference(reference) { nb: "referansen {reference}", nn: "referansen {reference}", en: "the reference {reference}" }
    a_search { nb: "et søk", nn: "eit søk", en: "a search" }
    exported(what, format) {
        nb: "Lastet ned {what} som {format}",
        nn: "Lasta ned {what} som {format}",
        en: "Downloaded {what} as {format}",
    }
    exported_narrowed(what, format, filter) {
        nb: "Lastet ned {what} som {format}. Avgrenset på {filter}",
        nn: "Lasta ned {what} som {format}. Avgrensa på {filter}",
        en: "Downloaded {what} as {format}. Filtered by {filter}",
    }
    to_delegate {
        nb: "gi eller fjerne fullmakter til API",
        nn: "gi eller fjerne fullmakter til API",
        en: "give or remove authorisations for APIs",
    }
    to_ask { nb: "be om fullmakt for virksomheten", nn: "be om fullmakt for verksemda", en: "ask for an authorisation for the business" }
    to_give_up {
        nb: "avslutte en fullmakt virksomheten har fått",
        nn: "avslutte ei fullmakt verksemda har fått",
        en: "give up an authorisation the business has received",
    }
    to_manage_people {
        nb: "endre innstillinger eller personers fullmakter",
        nn: "endre innstillingar eller fullmaktene til personar",
        en: "change settings or people's authorisations",
    }
    to_manage_scopes {
        nb: "endre scopes, API-ressurser eller tilgangen til dem",
        nn: "endre scope, API-ressursar eller tilgangen til dei",
        en: "change scopes, API resources or the access to them",
    }
    to_ask_for_access { nb: "be om tilgang til et scope", nn: "be om tilgang til eit scope", en: "ask for access to a scope" }
    to_undo { nb: "angre en endring", nn: "angre ei endring", en: "undo a change" }
    to_send { nb: "sende et skjema", nn: "sende eit skjema", en: "send a form" }
    why_missing(openers) {
        nb: "Personen har ikke noe av det som gir rett til det: {openers}",
        nn: "Personen har ikkje noko av det som gir rett til det: {openers}",
        en: "The person has none of what gives the right to it: {openers}",
    }
    why_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret",
        nn: "Verksemda er sletta i Einingsregisteret",
        en: "The business is deleted from the register",
    }
    why_bankrupt { nb: "Virksomheten er konkurs", nn: "Verksemda er konkurs", en: "The business is bankrupt" }
    why_only_test {
        nb: "Personen er registrert med e-post, og det gir kun tilgang i testmiljøet",
        nn: "Personen er registrert med e-post, og det gir berre tilgang i testmiljøet",
        en: "The person is registered by e-mail, which gives access in the test environment only",
    }
    why_forged {
        nb: "Skjemaet kom ikke fra en side i Portner som personen hadde åpnet",
        nn: "Skjemaet kom ikkje frå ei side i Portner som personen hadde opna",
        en: "The form did not come from a page of Portner that the person had opened",
    }
    why_conflict {
        nb: "Noe var endret etter at siden ble vist, eller en regel tillot det ikke",
        nn: "Noko var endra etter at sida vart vist, eller ein regel tillét det ikkje",
        en: "Something had changed since the page was shown, or a rule did not allow it",
    }
    refused(tried, why) {
        nb: "Forsøkte å {tried}, og ble avvist. {why}",
        nn: "Prøvde å {tried}, og vart avvist. {why}",
        en: "Tried to {tried}, and was refused. {why}",
    }
}

impl Texts {
    /// How a list was narrowed down, by the field that was chosen. What was chosen in it are words of the address, and left out; an order
    /// narrows nothing.
    pub(super) fn narrowed_by(self, field: &str, value: &str) -> Option<String> {
        Some(match field {
            "type" => self.by_type().to_owned(),
            "status" => self.by_status().to_owned(),
            "synlighet" => self.by_visibility().to_owned(),
            "vis" => self.by_view().to_owned(),
            "gjelder" => self.by_group().to_owned(),
            "hva" => self.by_action().to_owned(),
            "fra" => self.by_from(written(value)),
            "til" => self.by_to(written(value)),
            "ref" => self.by_reference(value),
            _ => return None,
        })
    }
}

fn written(day: &str) -> String {
    day.parse::<Date>().map_or_else(|_| day.to_owned(), |day| day.strftime("%d.%m.%Y").to_string())
}
