use crate::kernel::texts;

texts! {
    /// What the cards say.
    pub(crate) struct CardTexts;
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    form { nb: "Organisasjonsform", nn: "Organisasjonsform", en: "Organisation form" }
    place { nb: "Sted", nn: "Stad", en: "Place" }
    status { nb: "Status", nn: "Status", en: "Status" }
    active { nb: "Aktiv", nn: "Aktiv", en: "Active" }
    bankrupt { nb: "Konkurs", nn: "Konkurs", en: "Bankrupt" }
    deleted_on(day) { nb: "Slettet {day}", nn: "Sletta {day}", en: "Deleted {day}" }
    main_unit { nb: "Hovedenhet", nn: "Hovudeining", en: "Main unit" }
    roles { nb: "Roller", nn: "Roller", en: "Roles" }
    no_roles { nb: "Ingen roller i Enhetsregisteret", nn: "Ingen roller i Einingsregisteret", en: "No roles in the register" }
    suppliers { nb: "Leverandører (ut)", nn: "Leverandørar (ut)", en: "Suppliers (out)" }
    consumers { nb: "Konsumenter (inn)", nn: "Konsumentar (inn)", en: "Consumers (in)" }
    nobody { nb: "Ingen", nn: "Ingen", en: "None" }
    and_more(n) { nb: "og {n} til", nn: "og {n} til", en: "and {n} more" }
    scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    clients { nb: "Klienter", nn: "Klientar", en: "Clients" }
    in_each(prod, test) {
        nb: "{prod} i produksjon, {test} i test",
        nn: "{prod} i produksjon, {test} i test",
        en: "{prod} in production, {test} in test",
    }
    prefixes { nb: "Prefikser", nn: "Prefiks", en: "Prefixes" }
    points { nb: "Varslingspunkt", nn: "Varslingspunkt", en: "Notification points" }
    points_of(confirmed, waiting) {
        nb: "{confirmed} bekreftet, {waiting} venter på bekreftelse",
        nn: "{confirmed} stadfesta, {waiting} ventar på stadfesting",
        en: "{confirmed} confirmed, {waiting} wait for confirmation",
    }
    no_points {
        nb: "Ingen. Virksomheten får ikke varsler.",
        nn: "Ingen. Verksemda får ikkje varsel.",
        en: "None. The business gets no notices.",
    }
    requests { nb: "Åpne forespørsler", nn: "Opne førespurnader", en: "Open requests" }
    requests_of(asked, asks) {
        nb: "{asked} venter på svar fra virksomheten, {asks} venter virksomheten på",
        nn: "{asked} ventar på svar frå verksemda, {asks} ventar verksemda på",
        en: "{asked} wait for an answer from the business, {asks} the business waits for",
    }
    errors { nb: "Token siste døgn", nn: "Token siste døgn", en: "Tokens in the last 24 hours" }
    no_errors { nb: "Ingen token-feil siste døgn", nn: "Ingen token-feil siste døgn", en: "No token errors in the last 24 hours" }
    issued(n) { nb: "{n} utstedt", nn: "{n} utferda", en: "{n} issued" }
    attempts { nb: "Siste token-feil", nn: "Siste token-feil", en: "Latest token errors" }
    no_attempts { nb: "Ingen token-feil er lagret.", nn: "Ingen token-feil er lagra.", en: "No token errors are kept." }
    time { nb: "Tidspunkt", nn: "Tidspunkt", en: "Time" }
    code { nb: "Kode", nn: "Kode", en: "Code" }
    client { nb: "Klient", nn: "Klient", en: "Client" }
    scope { nb: "Scope", nn: "Scope", en: "Scope" }
    answer { nb: "Svar", nn: "Svar", en: "Answer" }
    explain { nb: "Forklar", nn: "Forklar", en: "Explain" }
    explain_for { nb: "Forklar hvorfor noe ikke virker", nn: "Forklar kvifor noko ikkje verkar", en: "Explain why something does not work" }
    timeline { nb: "Tidslinje", nn: "Tidslinje", en: "Timeline" }
    timeline_of(name) { nb: "Tidslinje for {name}", nn: "Tidslinje for {name}", en: "Timeline of {name}" }
    environment { nb: "Miljø", nn: "Miljø", en: "Environment" }
    production { nb: "Produksjon", nn: "Produksjon", en: "Production" }
    test { nb: "Test", nn: "Test", en: "Test" }
    owner { nb: "Eier", nn: "Eigar", en: "Owner" }
    kind { nb: "Type", nn: "Type", en: "Type" }
    for_whom { nb: "Henter token for", nn: "Hentar token for", en: "Fetches tokens for" }
    for_itself { nb: "egen virksomhet", nn: "eiga verksemd", en: "its own business" }
    for_customers { nb: "kunder også", nn: "kundar òg", en: "customers as well" }
    for_all_customers { nb: "alle virksomhetens kunder", nn: "alle kundane til verksemda", en: "all customers of the business" }
    created { nb: "Opprettet", nn: "Oppretta", en: "Created" }
    in_use { nb: "I bruk", nn: "I bruk", en: "In use" }
    deactivated_on(day) { nb: "Deaktivert {day}", nn: "Deaktivert {day}", en: "Deactivated {day}" }
    keys { nb: "Nøkler", nn: "Nøklar", en: "Keys" }
    no_keys { nb: "Klienten har ingen nøkkel.", nn: "Klienten har ingen nøkkel.", en: "The client has no key." }
    expires { nb: "Utløper", nn: "Går ut", en: "Expires" }
    has_expired(day) { nb: "Utløp {day}", nn: "Gjekk ut {day}", en: "Expired {day}" }
    last_used { nb: "Sist brukt", nn: "Sist brukt", en: "Last used" }
    never { nb: "Aldri", nn: "Aldri", en: "Never" }
    no_scopes { nb: "Klienten har ingen scopes.", nn: "Klienten har ingen scope.", en: "The client has no scopes." }
    is_valid { nb: "Virker", nn: "Verkar", en: "Works" }
    state_no_access { nb: "Mangler tilgang", nn: "Manglar tilgang", en: "Lacks access" }
    state_no_delegation { nb: "Mangler fullmakt", nn: "Manglar fullmakt", en: "Lacks an authorisation" }
    state_deactivated { nb: "Scopet er deaktivert", nn: "Scopet er deaktivert", en: "The scope is deactivated" }
    state_wrong_type { nb: "Ikke tillatt type", nn: "Ikkje tillaten type", en: "Type not allowed" }
    for_owner_it(state) { nb: "For virksomheten selv: {state}", nn: "For verksemda sjølv: {state}", en: "For the business itself: {state}" }
    for_customers_it(state) { nb: "For kunder: {state}", nn: "For kundar: {state}", en: "For customers: {state}" }
    provider { nb: "API-tilbyder", nn: "API-tilbydar", en: "API provider" }
    description { nb: "Beskrivelse", nn: "Skildring", en: "Description" }
    visibility { nb: "Synlighet", nn: "Synlegheit", en: "Visibility" }
    is_public { nb: "Synlig for alle", nn: "Synleg for alle", en: "Visible to everybody" }
    is_private { nb: "Synlig for dem som har tilgang", nn: "Synleg for dei som har tilgang", en: "Visible to those who have access" }
    delegable { nb: "Kan delegeres til leverandør", nn: "Kan delegerast til leverandør", en: "Can be delegated to a supplier" }
    yes { nb: "Ja", nn: "Ja", en: "Yes" }
    no { nb: "Nei", nn: "Nei", en: "No" }
    accesses { nb: "Tilganger", nn: "Tilgangar", en: "Access" }
    for_everybody { nb: "Åpent for alle virksomheter", nn: "Ope for alle verksemder", en: "Open to all businesses" }
    one_client_of { nb: "1 klient har scopet", nn: "1 klient har scopet", en: "1 client has the scope" }
    clients_of(n) { nb: "{n} klienter har scopet", nn: "{n} klientar har scopet", en: "{n} clients have the scope" }
    resources { nb: "API-ressurser", nn: "API-ressursar", en: "API resources" }
    no_resources {
        nb: "Ingen. Scopet kan ikke delegeres før det er i en API-ressurs.",
        nn: "Ingen. Scopet kan ikkje delegerast før det er i ein API-ressurs.",
        en: "None. The scope cannot be delegated before it is in an API resource.",
    }

    person { nb: "Person", nn: "Person", en: "Person" }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    national_number { nb: "Fødselsnummer", nn: "Fødselsnummer", en: "National identity number" }
    no_number { nb: "Ikke kjent", nn: "Ikkje kjent", en: "Not known" }
    show_number(n) { nb: "Vis i {n} sekunder", nn: "Vis i {n} sekund", en: "Show for {n} seconds" }
    show_number_of { nb: "fødselsnummeret", nn: "fødselsnummeret", en: "the national identity number" }
    number_shown(n) {
        nb: "Nummeret skjules igjen om {n} sekunder. Oppslaget er logget.",
        nn: "Nummeret blir skjult igjen om {n} sekund. Oppslaget er logga.",
        en: "The number is hidden again in {n} seconds. The look-up is logged.",
    }
    hide_number { nb: "Skjul nå", nn: "Skjul no", en: "Hide now" }
    has_died { nb: "Registrert som død", nn: "Registrert som død", en: "Registered as deceased" }
    roles_of(n) { nb: "Roller ({n})", nn: "Roller ({n})", en: "Roles ({n})" }
    holds { nb: "Fullmakter gitt til personen", nn: "Fullmakter gitt til personen", en: "Authorisations given to the person" }
    no_holds {
        nb: "Personen har ikke fått fullmakter.",
        nn: "Personen har ikkje fått fullmakter.",
        en: "The person has been given no authorisations.",
    }
    one_thing { nb: "1 ting", nn: "1 ting", en: "1 thing" }
    things(n) { nb: "{n} ting", nn: "{n} ting", en: "{n} things" }
    member_of { nb: "Registrert med e-post", nn: "Registrert med e-post", en: "Registered by e-mail" }
    open_sessions { nb: "Åpne innlogginger", nn: "Opne innloggingar", en: "Open sign-ins" }
    sessions_since(n, day) { nb: "{n}, den siste fra {day}", nn: "{n}, den siste frå {day}", en: "{n}, the last one from {day}" }
    for_case(number, reason) { nb: "Sak {number}: {reason}", nn: "Sak {number}: {reason}", en: "Case {number}: {reason}" }

    filters { nb: "Vis bare", nn: "Vis berre", en: "Show only" }
    filter_all { nb: "Alt", nn: "Alt", en: "Everything" }
    filter_delegations { nb: "Fullmakt", nn: "Fullmakt", en: "Authorisation" }
    filter_accesses { nb: "Tilgang", nn: "Tilgang", en: "Access" }
    filter_keys { nb: "Nøkkel", nn: "Nøkkel", en: "Key" }
    filter_token { nb: "Token-feil", nn: "Token-feil", en: "Token error" }
    filter_logins { nb: "Innlogging", nn: "Innlogging", en: "Sign-in" }
    filter_roles { nb: "Rolle", nn: "Rolle", en: "Role" }
    only_reference(reference) {
        nb: "Bare referansen {reference}",
        nn: "Berre referansen {reference}",
        en: "Only the reference {reference}",
    }
    none_found { nb: "Ingenting å vise.", nn: "Ingenting å vise.", en: "Nothing to show." }
    happened { nb: "Hendelse", nn: "Hending", en: "Event" }
    by_whom { nb: "Av", nn: "Av", en: "By" }
    reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    raw { nb: "Slik den er lagret (JSON)", nn: "Slik ho er lagra (JSON)", en: "As it is kept (JSON)" }
    raw_of(what) {
        nb: "Slik den er lagret (JSON): {what}",
        nn: "Slik ho er lagra (JSON): {what}",
        en: "As it is kept (JSON): {what}",
    }
    role_came(role) { nb: "Fikk rollen {role}", nn: "Fekk rolla {role}", en: "Got the role {role}" }
    role_went(role) { nb: "Mistet rollen {role}", nn: "Mista rolla {role}", en: "Lost the role {role}" }
    token_refused(code, client, scopes) {
        nb: "Klienten {client} fikk {code} for {scopes}",
        nn: "Klienten {client} fekk {code} for {scopes}",
        en: "The client {client} got {code} for {scopes}",
    }
}
