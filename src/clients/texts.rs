mod fetching;
mod keys;
mod kinds;
mod pages;
mod telling;

pub(crate) use fetching::Fetching;
pub(crate) use keys::Keys;
pub(crate) use kinds::Kinds;
pub(crate) use pages::Pages;
pub(crate) use telling::Telling;

use crate::kernel::texts;

texts! {
    /// Clients: the list, the forms, and the words of keys and scopes.
    pub(crate) struct Texts: Pages;
    why_not { nb: "Hvorfor virker det ikke?", nn: "Kvifor verkar det ikkje?", en: "Why does it not work?" }
    list_lead {
        nb: "En klient er det programmet bruker når det henter token fra Maskinporten. Endringer gjelder fra neste token.",
        nn: "Ein klient er det programmet bruker når det hentar token frå Maskinporten. Endringar gjeld frå neste token.",
        en: "A client is what a program uses when it fetches tokens from Maskinporten. Changes apply from the next token.",
    }
    new_client { nb: "Ny klient", nn: "Ny klient", en: "New client" }
    search_help {
        nb: "Del av navnet, beskrivelsen, client_id eller kid",
        nn: "Del av namnet, skildringa, client_id eller kid",
        en: "Part of the name, the description, client_id or kid",
    }
    order { nb: "Rekkefølge", nn: "Rekkjefølgje", en: "Order" }
    filter_and_order { nb: "Filtrer og sorter", nn: "Filtrer og sorter", en: "Filter and sort" }
    by_name { nb: "Navn", nn: "Namn", en: "Name" }
    by_newest { nb: "Nyeste først", nn: "Nyaste først", en: "Newest first" }
    by_expiry { nb: "Nøkkel som utløper først", nn: "Nøkkel som går ut først", en: "Key that expires first" }
    active_ones { nb: "Aktive", nn: "Aktive", en: "Active" }
    inactive_ones { nb: "Deaktiverte", nn: "Deaktiverte", en: "Deactivated" }
    key_runs_out { nb: "Nøkkel utløper innen 30 dager", nn: "Nøkkel går ut innan 30 dagar", en: "Key expires within 30 days" }
    lacks_access { nb: "Mangler tilgang", nn: "Manglar tilgang", en: "Lacks access" }
    unused { nb: "Ikke brukt på 90 dager", nn: "Ikkje brukt på 90 dagar", en: "Not used for 90 days" }
    no_clients {
        nb: "Virksomheten har ingen aktive klienter her",
        nn: "Verksemda har ingen aktive klientar her",
        en: "The business has no active clients here",
    }
    no_clients_body {
        nb: "Lag en klient med et navn, scopene programmet trenger, og en nøkkel. Den virker med én gang.",
        nn: "Lag ein klient med eit namn, scopa programmet treng, og ein nøkkel. Han verkar med ein gong.",
        en: "Make a client with a name, the scopes that the program needs, and a key. It works at once.",
    }
    see_inactive { nb: "Se deaktiverte klienter", nn: "Sjå deaktiverte klientar", en: "See deactivated clients" }
    one_client { nb: "1 klient", nn: "1 klient", en: "1 client" }
    one_inactive { nb: "1 deaktivert", nn: "1 deaktivert", en: "1 deactivated" }
    some_inactive(n) { nb: "{n} deaktiverte", nn: "{n} deaktiverte", en: "{n} deactivated" }
    clients_in_all(n) { nb: "{n} klienter", nn: "{n} klientar", en: "{n} clients" }
    clients_here(n) { nb: "{n} klienter på denne siden", nn: "{n} klientar på denne sida", en: "{n} clients on this page" }
    client { nb: "Klient", nn: "Klient", en: "Client" }
    client_id { nb: "client_id", nn: "client_id", en: "client_id" }
    used_as { nb: "Bruk", nn: "Bruk", en: "Use" }
    kind { nb: "Type", nn: "Type", en: "Type" }
    keys { nb: "Nøkler", nn: "Nøklar", en: "Keys" }
    last_used { nb: "Sist brukt", nn: "Sist brukt", en: "Last used" }
    created { nb: "Opprettet", nn: "Oppretta", en: "Created" }
    without_token { nb: "Scopes uten token", nn: "Scope utan token", en: "Scopes without token" }
    key_expires { nb: "Første nøkkel utløper", nn: "Første nøkkel går ut", en: "First key expires" }
    never { nb: "Aldri", nn: "Aldri", en: "Never" }
    active { nb: "Aktiv", nn: "Aktiv", en: "Active" }
    acts_for_customers {
        nb: "Opptrer for virksomhetens kunder",
        nn: "Opptrer for kundane til verksemda",
        en: "Acts for the organisation's customers",
    }
    certificate_only { nb: "Bare virksomhetssertifikat", nn: "Berre verksemdssertifikat", en: "Business certificate only" }
    no_keys { nb: "Ingen nøkkel", nn: "Ingen nøkkel", en: "No key" }
    all_expired { nb: "Alle nøkler er utløpt", nn: "Alle nøklar har gått ut", en: "All keys have expired" }
    one_expired { nb: "En nøkkel er utløpt", nn: "Ein nøkkel har gått ut", en: "A key has expired" }
    expires_in(days) { nb: "Utløper om {days} dager", nn: "Går ut om {days} dagar", en: "Expires in {days} days" }
    expires_in_one { nb: "Utløper om 1 dag", nn: "Går ut om 1 dag", en: "Expires in 1 day" }
    keys_until(n, day) { nb: "{n} – til {day}", nn: "{n} – til {day}", en: "{n} – until {day}" }
    one_missing { nb: "1 uten token", nn: "1 utan token", en: "1 without token" }
    some_missing(n) { nb: "{n} uten token", nn: "{n} utan token", en: "{n} without token" }

    name { nb: "Navn", nn: "Namn", en: "Name" }
    name_help {
        nb: "Hva programmet er, så kolleger kjenner det igjen.",
        nn: "Kva programmet er, så kollegaer kjenner det igjen.",
        en: "What the program is, so that colleagues know it.",
    }
    name_missing { nb: "Skriv hva klienten skal hete.", nn: "Skriv kva klienten skal heite.", en: "Enter what the client is to be called." }
    description_optional { nb: "Beskrivelse (frivillig)", nn: "Skildring (frivillig)", en: "Description (optional)" }
    use_question { nb: "Hvem henter klienten data for?", nn: "Kven hentar klienten data for?", en: "For whom does the client fetch data?" }
    for_us { nb: "For oss selv", nn: "For oss sjølve", en: "For ourselves" }
    for_us_help {
        nb: "Bruker tilgangen virksomheten selv har.",
        nn: "Bruker tilgangen verksemda sjølv har.",
        en: "Uses the access that the business has itself.",
    }
    for_customers { nb: "For kunder", nn: "For kundar", en: "For customers" }
    for_customers_help {
        nb: "Bruker også fullmakter vi har fått. Programmet oppgir kundens organisasjonsnummer som consumer_org for hvert token.",
        nn: "Bruker òg fullmakter vi har fått. Programmet oppgir organisasjonsnummeret til kunden som consumer_org for kvart token.",
        en: "Uses authorisations we have received as well. The program gives the customer's organisation number as consumer_org for each \
             token.",
    }
    customers_not_yours {
        nb: "Klienter for kunder krever fullmakten «Selvbetjening for leverandører» eller en nøkkelrolle.",
        nn: "Klientar for kundar krev fullmakta «Sjølvbetening for leverandørar» eller ei nøkkelrolle.",
        en: "Clients for customers require the authorisation “Self-service for suppliers” or a key role.",
    }
    which_scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    which_scopes_help {
        nb: "Kryss av for det programmet trenger. Klienten kan også være uten scopes, og få dem senere.",
        nn: "Kryss av for det programmet treng. Klienten kan òg vere utan scope, og få dei seinare.",
        en: "Tick what the program needs. The client can also be without scopes, and get them later.",
    }
    scopes_search { nb: "Søk etter scope", nn: "Søk etter scope", en: "Search for a scope" }
    no_scopes_found {
        nb: "Ingen scopes passer. Søk etter noe annet, eller be om tilgang i katalogen.",
        nn: "Ingen scope passar. Søk etter noko anna, eller be om tilgang i katalogen.",
        en: "No scopes match. Search for something else, or ask for access in the catalogue.",
    }
    more_scopes {
        nb: "Det er flere. Søk for å finne dem, eller vis alle.",
        nn: "Det er fleire. Søk for å finne dei, eller vis alle.",
        en: "There are more. Search to find them, or show all.",
    }
    show_all { nb: "Vis alle", nn: "Vis alle", en: "Show all" }
    namesake(name, create) {
        nb: "Dere har allerede en klient som heter {name} her. Gi den nye et annet navn, eller velg «{create}» én gang til.",
        nn: "De har allereie ein klient som heiter {name} her. Gi den nye eit anna namn, eller vel «{create}» éin gong til.",
        en: "You already have a client called {name} here. Give the new one another name, or choose “{create}” once more.",
    }
    missing_scopes(n) {
        nb: "Scopes klienten ikke kan få ennå ({n})",
        nn: "Scope klienten ikkje kan få enno ({n})",
        en: "Scopes that the client cannot have yet ({n})",
    }
    for_anybody { nb: "Scopes dere har tilgang til", nn: "Scope de har tilgang til", en: "Scopes that you have access to" }
    only_for_customers { nb: "Bare for kunder", nn: "Berre for kundar", en: "For customers only" }
    all_scopes(n) { nb: "Vis alle {n} scopes", nn: "Vis alle {n} scope", en: "Show all {n} scopes" }
    hidden_scopes(n) {
        nb: "Bare for kunder: {n}. Velg «For kunder» for å se dem.",
        nn: "Berre for kundar: {n}. Vel «For kundar» for å sjå dei.",
        en: "For customers only: {n}. Choose “For customers” to see them.",
    }
    reach_held { nb: "Dere har tilgang", nn: "De har tilgang", en: "You have access" }
    reach_open { nb: "Åpent for alle", nn: "Ope for alle", en: "Open to all" }
    reach_delegated { nb: "Kunder har gitt fullmakt", nn: "Kundar har gitt fullmakt", en: "Customers have authorised you" }
    reach_delegable {
        nb: "Ingen kunde har gitt fullmakt ennå",
        nn: "Ingen kunde har gitt fullmakt enno",
        en: "No customer has authorised you yet",
    }
    reach_missing { nb: "Mangler tilgang", nn: "Manglar tilgang", en: "Lacks access" }
    scopes_wrong(names) {
        nb: "Klienten kan ikke få {names}. Be om tilgang, eller velg «For kunder» hvis kundene gir dere fullmakt.",
        nn: "Klienten kan ikkje få {names}. Be om tilgang, eller vel «For kundar» dersom kundane gir dykk fullmakt.",
        en: "The client cannot have {names}. Ask for access, or choose “For customers” if your customers authorise you.",
    }
    scopes_only_customers(names) {
        nb: "{names} kan bare brukes for kunder. Velg «For kunder» for klienten, eller fjern krysset.",
        nn: "{names} kan berre brukast for kundar. Vel «For kundar» for klienten, eller fjern krysset.",
        en: "{names} can only be used for customers. Choose “For customers” for the client, or untick it.",
    }
    scope_unknown {
        nb: "Et scope du hadde valgt, finnes ikke i dette miljøet. Det er tatt bort. Se over resten.",
        nn: "Eit scope du hadde valt, finst ikkje i dette miljøet. Det er teke bort. Sjå over resten.",
        en: "A scope you had chosen does not exist in this environment. It has been taken away. Check the rest.",
    }
    scopes_too_many(most) {
        nb: "En klient kan ha høyst {most} scopes.",
        nn: "Ein klient kan ha høgst {most} scope.",
        en: "A client can have at most {most} scopes.",
    }
    more_choices { nb: "Flere valg", nn: "Fleire val", en: "More choices" }
    lifetime { nb: "Levetid for token", nn: "Levetid for token", en: "Token lifetime" }
    lifetime_seconds { nb: "Levetid for token, i sekunder", nn: "Levetid for token, i sekund", en: "Token lifetime, in seconds" }
    lifetime_help {
        nb: "Tomt felt gir 120 sekunder. Et scope kan ha kortere levetid, og da gjelder den.",
        nn: "Tomt felt gir 120 sekund. Eit scope kan ha kortare levetid, og då gjeld ho.",
        en: "Empty means 120 seconds. A scope can have a shorter lifetime, which then applies.",
    }
    lifetime_wrong(most) {
        nb: "Skriv et helt tall fra 1 til {most}.",
        nn: "Skriv eit heilt tal frå 1 til {most}.",
        en: "Enter a whole number from 1 to {most}.",
    }
    create { nb: "Opprett klient", nn: "Opprett klient", en: "Create the client" }
    edit_heading(name) { nb: "Endre {name}", nn: "Endre {name}", en: "Edit {name}" }
    scopes_of(name) { nb: "Scopes for {name}", nn: "Scope for {name}", en: "Scopes of {name}" }
    counts_at_once { nb: "Det gjelder fra neste token.", nn: "Det gjeld frå neste token.", en: "It applies from the next token." }
    conflict_heading {
        nb: "En kollega endret klienten mens du skrev",
        nn: "Ein kollega endra klienten medan du skreiv",
        en: "A colleague changed the client while you were typing",
    }
    add_key_heading(name) { nb: "Legg til nøkkel for {name}", nn: "Legg til nøkkel for {name}", en: "Add a key to {name}" }
}
