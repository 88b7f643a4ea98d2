use crate::kernel::texts;

texts! {
    /// Who can put it right, and the buttons that lead to where.
    pub(crate) struct ActTexts;
    who_client(org) {
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av integrasjoner» i {org}, på klientens side under Klienter.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av integrasjonar» i {org}, på sida til klienten under Klientar.",
        en: "Those with a key role or the authorisation “Self-service of integrations” in {org}, on the page of the client under Clients.",
    }
    who_customers_client(org) {
        nb: "De som har en nøkkelrolle i {org}, eller både «Selvbetjening av integrasjoner» og «Selvbetjening for leverandører», på \
             klientens side under Klienter.",
        nn: "Dei som har ei nøkkelrolle i {org}, eller både «Sjølvbetening av integrasjonar» og «Sjølvbetening for leverandørar», på sida \
             til klienten under Klientar.",
        en: "Those with a key role in {org}, or with both “Self-service of integrations” and “Self-service for suppliers”, on the page of \
             the client under Clients.",
    }
    who_provider(org) {
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av API-er» i {org}, på scopets side under Mine API.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av API-ar» i {org}, på sida til scopet under Mine API.",
        en: "Those with a key role or the authorisation “Self-service of APIs” in {org}, on the page of the scope under My APIs.",
    }
    who_consumer(org) {
        nb: "De som har en nøkkelrolle, tilgangspakken «Delegerbare Maskinporten scopes» eller «Hovedadministrator» i {org}, under \
             Fullmakter.",
        nn: "Dei som har ei nøkkelrolle, tilgangspakka «Delegerbare Maskinporten scopes» eller «Hovudadministrator» i {org}, under \
             Fullmakter.",
        en: "Those with a key role, the access package “Delegable Maskinporten scopes” or “Main administrator” in {org}, under \
             Authorisations.",
    }
    who_developer(org) {
        nb: "Den som har laget programmet til {org}. Klientens side viser en forespørsel som virker.",
        nn: "Den som har laga programmet til {org}. Sida til klienten viser ein førespurnad som verkar.",
        en: "Whoever made the program of {org}. The page of the client shows a request that works.",
    }
    see_now { nb: "Se hvordan det er nå", nn: "Sjå korleis det er no", en: "See how it is now" }
    see_then { nb: "Slik var det da", nn: "Slik var det då", en: "How it was then" }
    to_test { nb: "Se i testmiljøet", nn: "Sjå i testmiljøet", en: "See it in the test environment" }
    to_production { nb: "Se i produksjon", nn: "Sjå i produksjon", en: "See it in production" }
    undo_removal { nb: "Angre fjerningen", nn: "Angre fjerninga", en: "Undo the removal" }
    undo_until(at) { nb: "Kan angres til {at}.", nn: "Kan angrast til {at}.", en: "Can be undone until {at}." }
    ask_access { nb: "Be om tilgang", nn: "Be om tilgang", en: "Ask for access" }
    give_access { nb: "Gi tilgang", nn: "Gi tilgang", en: "Give access" }
    delegate { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    ask_delegation { nb: "Be om fullmakt", nn: "Be om fullmakt", en: "Ask for an authorisation" }
    reactivate_scope { nb: "Ta scopet i bruk igjen", nn: "Ta scopet i bruk igjen", en: "Take the scope into use again" }
    edit_scope { nb: "Endre scopet", nn: "Endre scopet", en: "Change the scope" }
    see_scope { nb: "Se scopet", nn: "Sjå scopet", en: "See the scope" }
    search_scope { nb: "Let i API-katalogen", nn: "Leit i API-katalogen", en: "Search the API catalogue" }
    see_clients { nb: "Se klientene deres", nn: "Sjå klientane dykkar", en: "See your clients" }
    reactivate_client { nb: "Ta klienten i bruk igjen", nn: "Ta klienten i bruk igjen", en: "Reactivate the client" }
    new_client { nb: "Opprett en ny klient", nn: "Opprett ein ny klient", en: "Make a new client" }
    edit_client { nb: "Endre klienten", nn: "Endre klienten", en: "Change the client" }
    client_scopes { nb: "Endre scopes", nn: "Endre scope", en: "Change scopes" }
    add_key { nb: "Legg til nøkkel", nn: "Legg til nøkkel", en: "Add a key" }
    see_request { nb: "Se en forespørsel som virker", nn: "Sjå ein førespurnad som verkar", en: "See a request that works" }
}
