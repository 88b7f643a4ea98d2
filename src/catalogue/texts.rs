use crate::{kernel::texts, web::Words};

texts! {
    /// Tilganger vi har, the catalogue, and asking for access.
    pub(crate) struct Texts: Words;
    held_lead(org) {
        nb: "Scopes (tilganger i Maskinporten) som {org} kan bruke i egne klienter.",
        nn: "Scope (tilgangar i Maskinporten) som {org} kan bruke i eigne klientar.",
        en: "Scopes (access in Maskinporten) that {org} may use in its own clients.",
    }
    search_help {
        nb: "Del av scopet, beskrivelsen eller tilbyderen",
        nn: "Del av scopet, skildringa eller tilbydaren",
        en: "Part of the scope, the description or the provider",
    }
    part_given { nb: "Gitt til oss", nn: "Gitt til oss", en: "Given to us" }
    part_open { nb: "Åpne for alle", nn: "Opne for alle", en: "Open to all" }
    part_asked { nb: "Bedt om", nn: "Bede om", en: "Asked for" }
    long_description { nb: "Mer om scopet", nn: "Meir om scopet", en: "More about the scope" }
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    until { nb: "Gjelder til", nn: "Gjeld til", en: "Valid until" }
    valid { nb: "Gyldig", nn: "Gyldig", en: "Valid" }
    since_day(day) { nb: "Fra {day}", nn: "Frå {day}", en: "From {day}" }
    until_day(day) { nb: "Til og med {day}", nn: "Til og med {day}", en: "Until and including {day}" }
    goes { nb: "Tas ut av bruk", nn: "Blir teke ut av bruk", en: "Taken out of use on" }
    goes_tag(day) {
        nb: "Tas ut av bruk {day}",
        nn: "Blir teke ut av bruk {day}",
        en: "To be taken out of use on {day}",
    }
    suppliers { nb: "Brukes for oss av", nn: "Blir brukt for oss av", en: "Used for us by" }
    shown_one { nb: "1 scope", nn: "1 scope", en: "1 scope" }
    shown(n) { nb: "{n} scopes", nn: "{n} scope", en: "{n} scopes" }
    shown_some(n) { nb: "{n} scopes på denne siden", nn: "{n} scope på denne sida", en: "{n} scopes on this page" }
    csv { nb: "Last ned listen (CSV)", nn: "Last ned lista (CSV)", en: "Download the list (CSV)" }
    find_api { nb: "Finn et API", nn: "Finn eit API", en: "Find an API" }
    no_hits { nb: "Ingen treff", nn: "Ingen treff", en: "No matches" }
    no_hits_body {
        nb: "Søk på noe annet, eller nullstill.",
        nn: "Søk på noko anna, eller nullstill.",
        en: "Search for something else, or reset.",
    }
    none_given {
        nb: "Ingen API-tilbyder har gitt dere tilgang ennå",
        nn: "Ingen API-tilbydar har gitt dykk tilgang enno",
        en: "No API provider has given you access yet",
    }
    none_given_body {
        nb: "Finn scopet i API-katalogen og be tilbyderen om tilgang. Private scopes står ikke der. Da må dere kontakte tilbyderen.",
        nn: "Finn scopet i API-katalogen og be tilbydaren om tilgang. Private scope står ikkje der. Då må de kontakte tilbydaren.",
        en: "Find the scope in the API catalogue and ask its provider for access. Private scopes are not there. For those you must contact \
             the provider.",
    }
    none_open { nb: "Ingen scopes er åpne for alle", nn: "Ingen scope er opne for alle", en: "No scopes are open to all" }
    none_open_body {
        nb: "Scopes i API-katalogen kan dere be tilbyderen om tilgang til.",
        nn: "Scope i API-katalogen kan de be tilbydaren om tilgang til.",
        en: "For scopes in the API catalogue you can ask the provider for access.",
    }
    none_asked {
        nb: "Dere har ikke bedt om tilgang til noe",
        nn: "De har ikkje bede om tilgang til noko",
        en: "You have not asked for access to anything",
    }
    none_asked_body {
        nb: "Finn scopet i API-katalogen. Der kan dere be om tilgang.",
        nn: "Finn scopet i API-katalogen. Der kan de be om tilgang.",
        en: "Find the scope in the API catalogue. There you can ask for access.",
    }

    catalogue { nb: "API-katalog", nn: "API-katalog", en: "API catalogue" }
    catalogue_lead {
        nb: "Offentlige scopes fra alle API-tilbydere.",
        nn: "Offentlege scope frå alle API-tilbydarar.",
        en: "Public scopes of all API providers.",
    }
    catalogue_private {
        nb: "Private scopes står ikke her. Kontakt tilbyderen om dere trenger et.",
        nn: "Private scope står ikkje her. Kontakt tilbydaren om de treng eitt.",
        en: "Private scopes are not here. Contact the provider if you need one.",
    }
    catalogue_empty {
        nb: "Katalogen er tom i dette miljøet",
        nn: "Katalogen er tom i dette miljøet",
        en: "The catalogue is empty in this environment",
    }
    catalogue_empty_body {
        nb: "Ingen tilbyder har et offentlig scope i bruk her ennå.",
        nn: "Ingen tilbydar har eit offentleg scope i bruk her enno.",
        en: "No provider has a public scope in use here yet.",
    }
    our_access { nb: "Deres tilgang", nn: "Dykkar tilgang", en: "Your access" }
    tag_own { nb: "Deres eget", nn: "Dykkar eige", en: "Your own" }
    tag_has { nb: "Dere har tilgang", nn: "De har tilgang", en: "You have access" }
    tag_open { nb: "Åpent for alle", nn: "Ope for alle", en: "Open to all" }
    tag_asked { nb: "Bedt om", nn: "Bede om", en: "Asked for" }
    tag_lacks { nb: "Ikke tilgang", nn: "Ikkje tilgang", en: "No access" }
    ask { nb: "Be om tilgang", nn: "Be om tilgang", en: "Ask for access" }
    for_suppliers { nb: "Kan brukes av leverandører", nn: "Kan brukast av leverandørar", en: "Can be used by suppliers" }
    delegable { nb: "Ja, når dere gir dem fullmakt", nn: "Ja, når de gir dei fullmakt", en: "Yes, when you authorise them" }
    not_delegable { nb: "Nei, bare av dere selv", nn: "Nei, berre av dykk sjølve", en: "No, only by yourselves" }
    has_body {
        nb: "Dere kan bruke scopet. Legg det på en klient.",
        nn: "De kan bruke scopet. Legg det på ein klient.",
        en: "You may use the scope. Add it to a client.",
    }
    open_body {
        nb: "Alle virksomheter kan bruke scopet uten å be om tilgang. Legg det på en klient.",
        nn: "Alle verksemder kan bruke scopet utan å be om tilgang. Legg det på ein klient.",
        en: "Every business may use the scope without asking for access. Add it to a client.",
    }
    asked_body {
        nb: "Dere har bedt om tilgang og venter på svar fra tilbyderen.",
        nn: "De har bede om tilgang og ventar på svar frå tilbydaren.",
        en: "You have asked for access and are waiting for the provider to answer.",
    }
    provider_unknown { nb: "Ikke i registeret ennå:", nn: "Ikkje i registeret enno:", en: "Not in the register yet:" }
    provider_unknown_body {
        nb: "Tilbyderen er ikke i registeret ennå, så ingen kan svare. Dere kan be om tilgang når den er kommet inn.",
        nn: "Tilbydaren er ikkje i registeret enno, så ingen kan svare. De kan be om tilgang når han er komen inn.",
        en: "The provider is not in the register yet, so nobody can answer. You may ask for access once it is.",
    }
    own_body { nb: "Dere er tilbyder av scopet.", nn: "De er tilbydar av scopet.", en: "You provide the scope." }
    to_own(scope) { nb: "Gå til {scope} i Mine API", nn: "Gå til {scope} i Mine API", en: "Go to {scope} in My APIs" }
    to_held { nb: "Til tilganger vi har", nn: "Til tilgangar vi har", en: "To the access we have" }
    ask_lead(provider) {
        nb: "{provider} ser hvem dere er og hva dere skriver her, og svarer ja eller nei.",
        nn: "{provider} ser kven de er og kva de skriv her, og svarar ja eller nei.",
        en: "{provider} sees who you are and what you write here, and answers yes or no.",
    }
    purpose_label { nb: "Hva skal dere bruke det til?", nn: "Kva skal de bruke det til?", en: "What will you use it for?" }
    purpose_help {
        nb: "Høyst 500 tegn. Blir stående i loggen hos dere begge, så ikke skriv navn på personer.",
        nn: "Høgst 500 teikn. Blir ståande i loggen hos dykk begge, så ikkje skriv namn på personar.",
        en: "At most 500 characters. Stays in the log of both of you, so do not name people.",
    }
    contact_label {
        nb: "E-post tilbyderen kan spørre på (frivillig)",
        nn: "E-post tilbydaren kan spørje på (frivillig)",
        en: "E-mail where the provider can ask (optional)",
    }
    contact_help {
        nb: "Bare dere og tilbyderen ser den. Bruk helst en felles adresse.",
        nn: "Berre de og tilbydaren ser han. Bruk helst ei felles adresse.",
        en: "Only you and the provider see it. A shared address is best.",
    }
    send { nb: "Send forespørselen", nn: "Send førespurnaden", en: "Send the request" }
    purpose_missing { nb: "Skriv hva dere skal bruke det til", nn: "Skriv kva de skal bruke det til", en: "Say what you will use it for" }
    contact_wrong {
        nb: "Skriv en e-postadresse, for eksempel api@eksempel.no, eller la feltet stå tomt",
        nn: "Skriv ei e-postadresse, til dømes api@eksempel.no, eller la feltet stå tomt",
        en: "Enter an e-mail address, such as api@eksempel.no, or leave the field empty",
    }
    too_many {
        nb: "Virksomheten kan ha høyst 50 forespørsler som venter. Vent på svar, eller trekk noen tilbake.",
        nn: "Verksemda kan ha høgst 50 førespurnader som ventar. Vent på svar, eller trekk nokre tilbake.",
        en: "The business can have at most 50 requests waiting. Wait for answers, or withdraw some.",
    }
    stale_heading { nb: "Ingenting er sendt", nn: "Ingenting er sendt", en: "Nothing has been sent" }
    stale_body {
        nb: "Noe er endret siden du åpnet siden. Slik er det nå:",
        nn: "Noko er endra sidan du opna sida. Slik er det no:",
        en: "Something has changed since you opened the page. This is how it is now:",
    }

    heading_ours(scope) { nb: "Forespørsel om {scope}", nn: "Førespurnad om {scope}", en: "Request for {scope}" }
    heading_theirs(consumer) { nb: "Forespørsel fra {consumer}", nn: "Førespurnad frå {consumer}", en: "Request from {consumer}" }
    consumer { nb: "Konsument", nn: "Konsument", en: "Consumer" }
    inactive_tag { nb: "Scopet er deaktivert", nn: "Scopet er deaktivert", en: "The scope is deactivated" }
    see_in_catalogue { nb: "Se scopet i API-katalogen", nn: "Sjå scopet i API-katalogen", en: "See the scope in the API catalogue" }
    to_ours { nb: "Til det vi har bedt om", nn: "Til det vi har bede om", en: "To what we have asked for" }
    late_inactive {
        nb: "Scopet er deaktivert. Ta det i bruk igjen før du godkjenner, eller avslå.",
        nn: "Scopet er deaktivert. Ta det i bruk igjen før du godkjenner, eller avslå.",
        en: "The scope is deactivated. Reactivate it before you approve, or decline.",
    }
    late_barred {
        nb: "Virksomheten er slettet i Enhetsregisteret og kan ikke få tilgang.",
        nn: "Verksemda er sletta i Einingsregisteret og kan ikkje få tilgang.",
        en: "The business has been deleted from the register and cannot be given access.",
    }

    queue { nb: "Forespørsler om tilgang", nn: "Førespurnader om tilgang", en: "Requests for access" }
    queue_lead(org) {
        nb: "Virksomheter som ber {org} om tilgang til et scope.",
        nn: "Verksemder som ber {org} om tilgang til eit scope.",
        en: "Businesses that ask {org} for access to a scope.",
    }
    none_waiting_body {
        nb: "Bare offentlige scopes står i API-katalogen, der virksomheter kan be om tilgang.",
        nn: "Berre offentlege scope står i API-katalogen, der verksemder kan be om tilgang.",
        en: "Only public scopes are in the API catalogue, where businesses can ask for access.",
    }
    none_closed {
        nb: "Ingen forespørsler er avsluttet ennå.",
        nn: "Ingen førespurnader er avslutta enno.",
        en: "No requests have been closed yet.",
    }
    to_scope(scope) { nb: "Gå til {scope}", nn: "Gå til {scope}", en: "Go to {scope}" }
    approve_heading { nb: "Godkjenn", nn: "Godkjenn", en: "Approve" }
    approve_help(consumer) {
        nb: "{consumer} får tilgang med én gang. Det kan angres.",
        nn: "{consumer} får tilgang med ein gong. Det kan angrast.",
        en: "{consumer} gets access at once. It can be undone.",
    }
    approve { nb: "Godkjenn og gi tilgang", nn: "Godkjenn og gi tilgang", en: "Approve and give access" }
    until_optional { nb: "Siste dag (frivillig)", nn: "Siste dag (frivillig)", en: "Last day (optional)" }
    day { nb: "Dag", nn: "Dag", en: "Day" }
    month { nb: "Måned", nn: "Månad", en: "Month" }
    year { nb: "År", nn: "År", en: "Year" }
    decline_heading { nb: "Avslå", nn: "Avslå", en: "Decline" }
    decline_reason { nb: "Hvorfor avslår dere?", nn: "Kvifor avslår de?", en: "Why do you decline?" }
    decline_help {
        nb: "Konsumenten leser dette. Høyst 500 tegn.",
        nn: "Konsumenten les dette. Høgst 500 teikn.",
        en: "The consumer reads this. At most 500 characters.",
    }
    decline { nb: "Avslå forespørselen", nn: "Avslå førespurnaden", en: "Decline the request" }
    reason_missing { nb: "Skriv hvorfor dere avslår", nn: "Skriv kvifor de avslår", en: "Say why you decline" }

    access_to(scope) { nb: "tilgang til {scope}", nn: "tilgang til {scope}", en: "access to {scope}" }
    log_restored(consumer, provider, scope, of) {
        nb: "Forespørselen fra {consumer} til {provider} om tilgang til {scope} venter på svar igjen. {of} er angret.",
        nn: "Førespurnaden frå {consumer} til {provider} om tilgang til {scope} ventar på svar igjen. {of} er angra.",
        en: "The request from {consumer} to {provider} for access to {scope} waits for an answer again. {of} was undone.",
    }
    consequence { nb: "Kan det angres?", nn: "Kan det angrast?", en: "Can it be undone?" }
    not_undone {
        nb: "Nei. Be om tilgang på nytt om dere trenger scopet likevel.",
        nn: "Nei. Be om tilgang på nytt om de treng scopet likevel.",
        en: "No. Ask for access again if you need the scope after all.",
    }
    why_anew {
        nb: "Konsumenten har bedt om det samme på nytt.",
        nn: "Konsumenten har bede om det same på nytt.",
        en: "The consumer has asked for the same again.",
    }
    why_has {
        nb: "Konsumenten har fått tilgang siden.",
        nn: "Konsumenten har fått tilgang sidan.",
        en: "The consumer has been given access since.",
    }
    why_moved {
        nb: "Forespørselen er besvart eller avsluttet.",
        nn: "Førespurnaden er svara på eller avslutta.",
        en: "The request has been answered or closed.",
    }
}
