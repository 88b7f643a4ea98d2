use jiff::civil::Date;

use super::model::SupplierFault;
use crate::{
    kernel::{Lang, texts},
    scopes::NotGivable,
    web::{Words, day},
};

texts! {
    /// Andre med rettigheter: the list, giving, receipts, what was received.
    pub(crate) struct Texts: Words;
    list { nb: "Andre med rettigheter til virksomheten", nn: "Andre med rettar til verksemda", en: "Others with rights to the business" }
    add_supplier { nb: "Legg til leverandør", nn: "Legg til leverandør", en: "Add supplier" }
    requests_link { nb: "Forespørsler", nn: "Førespurnader", en: "Requests" }
    accesses_link { nb: "Tilganger vi har", nn: "Tilgangar vi har", en: "Accesses we have" }
    our_requests_link { nb: "Forespørsler vi har sendt", nn: "Førespurnader vi har sendt", en: "Requests we have sent" }
    ask_link { nb: "Be om fullmakt", nn: "Be om fullmakt", en: "Ask for a power of attorney" }
    packages_link { nb: "Tilgangspakker", nn: "Tilgangspakkar", en: "Access packages" }
    received_link { nb: "Fullmakter vi har fått", nn: "Fullmakter vi har fått", en: "Powers of attorney we have received" }
    search_label { nb: "Søk", nn: "Søk", en: "Search" }
    search_help {
        nb: "Navn, organisasjonsnummer, API eller scope",
        nn: "Namn, organisasjonsnummer, API eller scope",
        en: "Name, organisation number, API or scope",
    }
    kind { nb: "Type", nn: "Type", en: "Type" }
    person { nb: "Person", nn: "Person", en: "Person" }
    current { nb: "Gjeldende", nn: "Gjeldande", en: "Current" }
    ending { nb: "Utløper innen 30 dager", nn: "Går ut innan 30 dagar", en: "Ends within 30 days" }
    removed { nb: "Avsluttet siste 30 dager", nn: "Avslutta siste 30 dagar", en: "Ended in the last 30 days" }
    shown(shown, total) { nb: "Viser {shown} av {total}", nn: "Viser {shown} av {total}", en: "Showing {shown} of {total}" }
    shown_many(shown) { nb: "Viser {shown} av over 1000", nn: "Viser {shown} av over 1000", en: "Showing {shown} of more than 1000" }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    rights { nb: "Rettigheter", nn: "Rettar", en: "Rights" }
    valid_to { nb: "Gjelder til", nn: "Gjeld til", en: "Valid until" }
    turn_order { nb: "– snu rekkefølgen", nn: "– snu rekkjefølgja", en: "– reverse the order" }
    turn_by_name { nb: "– sorter fra A til Å", nn: "– sorter frå A til Å", en: "– sort from A to Z" }
    turn_by_change { nb: "– sorter med de nyeste først", nn: "– sorter med dei nyaste først", en: "– sort the newest first" }
    ends_first(day) { nb: "Første utløp {day}", nn: "Første utløp {day}", en: "First ends {day}" }
    one_api { nb: "1 API", nn: "1 API", en: "1 API" }
    apis(n) { nb: "{n} API", nn: "{n} API-ar", en: "{n} APIs" }
    role_tag(role) { nb: "Rolle: {role}", nn: "Rolle: {role}", en: "Role: {role}" }
    role_tag_main(role) { nb: "Rolle: {role} i hovedenheten", nn: "Rolle: {role} i hovudeininga", en: "Role: {role} in the main unit" }
    by_role { nb: "Alt, også å gi fullmakter", nn: "Alt, også å gi fullmakter", en: "Everything, including to authorise others" }
    bankrupt_tag { nb: "Konkurs", nn: "Konkurs", en: "Bankrupt" }
    active_tag { nb: "Aktiv i Enhetsregisteret", nn: "Aktiv i Einingsregisteret", en: "Active in the register" }
    none_heading { nb: "Ingen andre har fullmakt ennå", nn: "Ingen andre har fullmakt enno", en: "Nobody else has a power of attorney yet" }
    none_body {
        nb: "Når dere gir en leverandør fullmakt, ser dere den her, med hva den gjelder og hvem som ga den.",
        nn: "Når de gir ein leverandør fullmakt, ser de han her, med kva ho gjeld og kven som gav ho.",
        en: "When you authorise a supplier it is shown here, with what it covers and who gave it.",
    }
    no_hits { nb: "Ingen treff", nn: "Ingen treff", en: "No matches" }
    draft_waiting {
        nb: "Du har endringer som ikke er gjennomført. Ingenting er endret ennå.",
        nn: "Du har endringar som ikkje er gjennomførte. Ingenting er endra enno.",
        en: "You have changes that have not been carried out. Nothing has changed yet.",
    }

    fields {
        nb: "Fyll ut leverandør og minst ett API. Merknaden er frivillig.",
        nn: "Fyll ut leverandør og minst eitt API. Merknaden er frivillig.",
        en: "Fill in the supplier and at least one API. The note is optional.",
    }
    supplier_number {
        nb: "Organisasjonsnummeret til leverandøren",
        nn: "Organisasjonsnummeret til leverandøren",
        en: "The supplier's organisation number",
    }
    number_help { nb: "9 siffer. Mellomrom er lov.", nn: "9 siffer. Mellomrom er lov.", en: "9 digits. Blanks are allowed." }
    find { nb: "Finn virksomheten", nn: "Finn verksemda", en: "Find the business" }
    unknown_number {
        nb: "Kjenner du ikke nummeret? Søk på navn",
        nn: "Kjenner du ikkje nummeret? Søk på namn",
        en: "Don't know the number? Search by name",
    }
    supplier_name { nb: "Navnet på leverandøren", nn: "Namnet på leverandøren", en: "The supplier's name" }
    find_name { nb: "Søk på navn", nn: "Søk på namn", en: "Search by name" }
    pick { nb: "Velg", nn: "Vel", en: "Choose" }
    no_names {
        nb: "Ingen virksomheter i drift har et navn som begynner slik.",
        nn: "Ingen verksemder i drift har eit namn som byrjar slik.",
        en: "No active business has a name that begins like this.",
    }
    which {
        nb: "Hvilke API skal leverandøren bruke på vegne av dere?",
        nn: "Kva API skal leverandøren bruke på vegner av dykk?",
        en: "Which APIs shall the supplier use on your behalf?",
    }
    has_already { nb: "Har allerede", nn: "Har allereie", en: "Has already" }
    cannot_give_one {
        nb: "1 API kan du ikke gi videre. Hvorfor?",
        nn: "1 API kan du ikkje gi vidare. Kvifor?",
        en: "1 API cannot be given on. Why?",
    }
    cannot_give(n) {
        nb: "{n} API kan du ikke gi videre. Hvorfor?",
        nn: "{n} API kan du ikkje gi vidare. Kvifor?",
        en: "{n} APIs cannot be given on. Why?",
    }
    no_access {
        nb: "Tilbyderen har ikke gitt dere tilgang. Be tilbyderen om tilgang først.",
        nn: "Tilbydaren har ikkje gitt dykk tilgang. Be tilbydaren om tilgang først.",
        en: "The provider has not given you access. Ask the provider for access first.",
    }
    provider_forbids {
        nb: "Tilbyderen lar ikke konsumenter gi dette videre.",
        nn: "Tilbydaren lèt ikkje konsumentar gi dette vidare.",
        en: "The provider does not let consumers give this on.",
    }
    deactivated {
        nb: "API-et er tatt ut av bruk av tilbyderen.",
        nn: "API-et er teke ut av bruk av tilbydaren.",
        en: "The provider has taken the API out of use.",
    }
    nothing_to_give {
        nb: "Det er ingen API dere kan gi videre ennå. Be en API-tilbyder om tilgang først.",
        nn: "Det er ingen API de kan gi vidare enno. Be ein API-tilbydar om tilgang først.",
        en: "There are no APIs you can give on yet. Ask an API provider for access first.",
    }
    how_long { nb: "Hvor lenge?", nn: "Kor lenge?", en: "For how long?" }
    until_day { nb: "Til og med en dato", nn: "Til og med ein dato", en: "Until a date" }
    day_of_month { nb: "Dag", nn: "Dag", en: "Day" }
    month { nb: "Måned", nn: "Månad", en: "Month" }
    year { nb: "År", nn: "År", en: "Year" }
    note { nb: "Intern merknad (frivillig)", nn: "Intern merknad (frivillig)", en: "Internal note (optional)" }
    note_help {
        nb: "For eksempel et avtalenummer. Bare dere ser den. Høyst 200 tegn.",
        nn: "Til dømes eit avtalenummer. Berre de ser han. Høgst 200 teikn.",
        en: "For example a contract number. Only you see it. At most 200 characters.",
    }
    orgnr_unknown(number) {
        nb: "Vi fant ingen virksomhet med nummeret {number}",
        nn: "Vi fann inga verksemd med nummeret {number}",
        en: "We found no business with number {number}",
    }
    orgnr_own {
        nb: "Du kan ikke gi fullmakt til din egen virksomhet",
        nn: "Du kan ikkje gi fullmakt til di eiga verksemd",
        en: "You cannot authorise your own business",
    }
    orgnr_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret og kan ikke få fullmakt",
        nn: "Verksemda er sletta i Einingsregisteret og kan ikkje få fullmakt",
        en: "The business has been deleted from the register and cannot be authorised",
    }
    orgnr_bankrupt {
        nb: "Virksomheten er konkurs og kan ikke få fullmakt",
        nn: "Verksemda er konkurs og kan ikkje få fullmakt",
        en: "The business is bankrupt and cannot be authorised",
    }
    choose_api { nb: "Velg minst ett API", nn: "Vel minst eitt API", en: "Choose at least one API" }
    api_gone {
        nb: "Et API du valgte, kan ikke gis videre lenger. Se over valgene.",
        nn: "Eit API du valde, kan ikkje givast vidare lenger. Sjå over vala.",
        en: "An API you chose can no longer be given on. Look over your choices.",
    }
    api_had(title) {
        nb: "Leverandøren har allerede «{title}»",
        nn: "Leverandøren har allereie «{title}»",
        en: "The supplier already has “{title}”",
    }

    check { nb: "Se over før du gir fullmakt", nn: "Sjå over før du gir fullmakt", en: "Review before you authorise" }
    on_behalf { nb: "På vegne av", nn: "På vegner av", en: "On behalf of" }
    supplier { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    duration { nb: "Varighet", nn: "Varigheit", en: "Duration" }
    note_short { nb: "Intern merknad", nn: "Intern merknad", en: "Internal note" }
    no_note { nb: "Ingen", nn: "Ingen", en: "None" }
    to_day(day) { nb: "Til og med {day}", nn: "Til og med {day}", en: "Until and including {day}" }
    change { nb: "Endre", nn: "Endre", en: "Change" }
    what_happens { nb: "Dette skjer", nn: "Dette skjer", en: "What happens" }
    happens_now {
        nb: "Fullmakten virker med én gang du bekrefter.",
        nn: "Fullmakta verkar med ein gong du stadfestar.",
        en: "The power of attorney takes effect as soon as you confirm.",
    }
    happens_org {
        nb: "Den gjelder for virksomheten, også når du slutter.",
        nn: "Ho gjeld for verksemda, også når du sluttar.",
        en: "It belongs to the business, also after you have left.",
    }
    happens_seen {
        nb: "Leverandøren ser den med én gang, og begge parter får den i loggen.",
        nn: "Leverandøren ser ho med ein gong, og begge partar får ho i loggen.",
        en: "The supplier sees it at once, and both parties get it in their logs.",
    }
    confirm { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    discard { nb: "Forkast", nn: "Forkast", en: "Discard" }

    stale { nb: "Noe er endret siden du så over", nn: "Noko er endra sidan du såg over", en: "Something has changed since you reviewed" }
    stale_body {
        nb: "Ingenting er gitt herfra. Dette er annerledes nå:",
        nn: "Ingenting er gitt herfrå. Dette er annleis no:",
        en: "Nothing has been given from here. This is different now:",
    }
    stale_given(title) {
        nb: "«{title}» er allerede gitt til leverandøren, av en kollega eller i en annen fane.",
        nn: "«{title}» er allereie gitt til leverandøren, av ein kollega eller i ei anna fane.",
        en: "“{title}” has already been given to the supplier, by a colleague or in another tab.",
    }
    stale_changed(title) {
        nb: "Tilbyderen har endret hva «{title}» inneholder.",
        nn: "Tilbydaren har endra kva «{title}» inneheld.",
        en: "The provider has changed what “{title}” contains.",
    }
    stale_gone(title) {
        nb: "«{title}» kan ikke gis videre lenger.",
        nn: "«{title}» kan ikkje givast vidare lenger.",
        en: "“{title}” can no longer be given on.",
    }
    stale_end { nb: "Sluttdatoen er passert.", nn: "Sluttdatoen er passert.", en: "The end date has passed." }
    stale_draft {
        nb: "Du har bekreftet, forkastet eller begynt på nytt i en annen fane, eller det er mer enn sju dager siden du begynte.",
        nn: "Du har stadfesta, forkasta eller byrja på nytt i ei anna fane, eller det er meir enn sju dagar sidan du byrja.",
        en: "You have confirmed, discarded or started anew in another tab, or you started more than seven days ago.",
    }
    stale_rest_one {
        nb: "1 API er uendret og kan fortsatt gis.",
        nn: "1 API er uendra og kan framleis givast.",
        en: "1 API is unchanged and can still be given.",
    }
    stale_rest(n) {
        nb: "{n} API er uendret og kan fortsatt gis.",
        nn: "{n} API-ar er uendra og kan framleis givast.",
        en: "{n} APIs are unchanged and can still be given.",
    }
    review_again { nb: "Se over på nytt", nn: "Sjå over på nytt", en: "Review again" }

    given { nb: "Fullmakt gitt", nn: "Fullmakt gitt", en: "Power of attorney given" }
    relinquished { nb: "Fullmakten er frasagt", nn: "Fullmakta er fråsagd", en: "The power of attorney has been given up" }
    given_body(holder, giver) {
        nb: "{holder} kan nå bruke API-ene under på vegne av {giver}.",
        nn: "{holder} kan no bruke API-ane under på vegner av {giver}.",
        en: "{holder} can now use the APIs below on behalf of {giver}.",
    }
    relinquished_body(holder, giver) {
        nb: "{holder} kan ikke lenger bruke dette på vegne av {giver}.",
        nn: "{holder} kan ikkje lenger bruke dette på vegner av {giver}.",
        en: "{holder} can no longer use this on behalf of {giver}.",
    }
    for_supplier { nb: "Til leverandøren", nn: "Til leverandøren", en: "For the supplier" }
    for_supplier_body(giver, number, scopes) {
        nb: "{giver} har gitt dere fullmakt. Be om token med consumer_org {number} og disse scopene: {scopes}",
        nn: "{giver} har gitt dykk fullmakt. Be om token med consumer_org {number} og desse scopa: {scopes}",
        en: "{giver} has authorised you. Request a token with consumer_org {number} and these scopes: {scopes}",
    }
    next_other { nb: "Gi fullmakt til en annen", nn: "Gi fullmakt til ein annan", en: "Authorise another" }
    to_holder(name) { nb: "Til {name}", nn: "Til {name}", en: "To {name}" }
    to_list { nb: "Til oversikten over fullmakter", nn: "Til oversikta over fullmakter", en: "To the list" }

    give_more { nb: "Gi flere fullmakter", nn: "Gi fleire fullmakter", en: "Give more" }
    api_access { nb: "API-tilganger", nn: "API-tilgangar", en: "API access" }
    provider { nb: "Tilbyder", nn: "Tilbydar", en: "Provider" }
    scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    given_by { nb: "Gitt", nn: "Gitt", en: "Given" }
    by_name(name, day) { nb: "{name}, {day}", nn: "{name}, {day}", en: "{name}, {day}" }
    source_register {
        nb: "Enhetsregisteret. Endres i Samordnet registermelding.",
        nn: "Einingsregisteret. Blir endra i Samordna registermelding.",
        en: "The Register of Legal Entities. Changed with the register.",
    }
    since(day) { nb: "siden {day}", nn: "sidan {day}", en: "since {day}" }
    ended { nb: "Avsluttet siste 30 dager", nn: "Avslutta siste 30 dagar", en: "Ended in the last 30 days" }
    how_ended { nb: "Avsluttet", nn: "Avslutta", en: "Ended" }
    ended_giver(day) { nb: "Fjernet {day}", nn: "Fjerna {day}", en: "Removed {day}" }
    ended_holder(day) { nb: "Frasagt av leverandøren {day}", nn: "Fråsagd av leverandøren {day}", en: "Given up by the supplier {day}" }
    ended_expired(day) { nb: "Utløpt {day}", nn: "Gjekk ut {day}", en: "Expired {day}" }
    give_again { nb: "Gi på nytt", nn: "Gi på nytt", en: "Give again" }
    holder_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret. Fullmaktene virker ikke.",
        nn: "Verksemda er sletta i Einingsregisteret. Fullmaktene verkar ikkje.",
        en: "The business has been deleted from the register. Its powers of attorney have no effect.",
    }
    holder_bankrupt {
        nb: "Virksomheten er konkurs ifølge Enhetsregisteret.",
        nn: "Verksemda er konkurs ifølgje Einingsregisteret.",
        en: "The business is bankrupt according to the register.",
    }
    via_key_roles {
        nb: "De som har en nøkkelrolle i virksomheten, kan bruke det den har fått.",
        nn: "Dei som har ei nøkkelrolle i verksemda, kan bruke det ho har fått.",
        en: "Those who hold a key role in the business may use what it has been given.",
    }

    received_none {
        nb: "Ingen kunder har gitt dere fullmakt ennå",
        nn: "Ingen kundar har gitt dykk fullmakt enno",
        en: "No customer has authorised you yet",
    }
    received_none_body {
        nb: "Når en kunde gir dere fullmakt, står den her med én gang. Kunden trenger organisasjonsnummeret deres.",
        nn: "Når ein kunde gir dykk fullmakt, står ho her med ein gong. Kunden treng organisasjonsnummeret dykkar.",
        en: "When a customer authorises you it is shown here at once. The customer needs your organisation number.",
    }
    customer { nb: "Kunde", nn: "Kunde", en: "Customer" }
    relinquish { nb: "Frasi oss", nn: "Frasei oss", en: "Give up" }
    search_customer {
        nb: "Kundens navn eller organisasjonsnummer",
        nn: "Namnet eller organisasjonsnummeret til kunden",
        en: "The customer's name or organisation number",
    }
    relinquish_heading { nb: "Frasi dere denne fullmakten?", nn: "Frasei dykk denne fullmakta?", en: "Give up this power of attorney?" }
    relinquish_body(customer) {
        nb: "Dere mister tilgangen med én gang. Bare {customer} kan gi den igjen.",
        nn: "De mister tilgangen med ein gong. Berre {customer} kan gi han igjen.",
        en: "You lose the access at once. Only {customer} can give it again.",
    }
    relinquish_yes { nb: "Frasi oss fullmakten", nn: "Frasei oss fullmakta", en: "Give it up" }
    relinquish_no { nb: "Behold fullmakten", nn: "Behald fullmakta", en: "Keep it" }

    add_person { nb: "Legg til person", nn: "Legg til person", en: "Add person" }
    person_lead {
        nb: "Gi en kollega tilgangspakker eller rettigheter. Det du velger, gis først når du har sett over og bekreftet.",
        nn: "Gi ein kollega tilgangspakkar eller rettar. Det du vel, blir gitt først når du har sett over og stadfesta.",
        en: "Give a colleague access packages or rights. What you choose is given only when you have reviewed and confirmed.",
    }
    person_new { nb: "Finn med fødselsnummer", nn: "Finn med fødselsnummer", en: "Find by national identity number" }
    person_known { nb: "Personer dere kjenner fra før", nn: "Personar de kjenner frå før", en: "People you know already" }
    national_id { nb: "Fødselsnummer eller D-nummer", nn: "Fødselsnummer eller D-nummer", en: "National identity number or D number" }
    national_id_help {
        nb: "11 siffer. Personen må ha logget inn i Portner minst én gang, eller ha en rolle i Enhetsregisteret.",
        nn: "11 siffer. Personen må ha logga inn i Portner minst éin gong, eller ha ei rolle i Einingsregisteret.",
        en: "11 digits. The person must have signed in to Portner at least once, or have a role in the register.",
    }
    family_name { nb: "Etternavn", nn: "Etternamn", en: "Family name" }
    find_person { nb: "Finn personen", nn: "Finn personen", en: "Find the person" }
    person_number {
        nb: "Fødselsnummeret må ha 11 siffer og riktige kontrollsifre",
        nn: "Fødselsnummeret må ha 11 siffer og rette kontrollsiffer",
        en: "The national identity number must have 11 digits and correct check digits",
    }
    person_name_missing { nb: "Skriv etternavnet", nn: "Skriv etternamnet", en: "Write the family name" }
    person_unknown {
        nb: "Vi finner ingen med dette nummeret og etternavnet. Sjekk begge deler.",
        nn: "Vi finn ingen med dette nummeret og etternamnet. Sjekk begge delar.",
        en: "We find nobody with this number and family name. Check both.",
    }
    person_throttled {
        nb: "Du har prøvd for mange ganger. Vent en time, eller be personen om å sende en forespørsel.",
        nn: "Du har prøvd for mange gonger. Vent ein time, eller be personen om å sende ein førespurnad.",
        en: "You have tried too many times. Wait an hour, or ask the person to send a request.",
    }

    grant_more { nb: "Gi tilgangspakker", nn: "Gi tilgangspakkar", en: "Give access packages" }
    grant_heading(name) {
        nb: "Gi {name} tilgangspakker og rettigheter",
        nn: "Gi {name} tilgangspakkar og rettar",
        en: "Give {name} access packages and rights",
    }
    grant_lead(name) {
        nb: "Velg det {name} trenger. Ingenting gis før du har sett over og bekreftet.",
        nn: "Vel det {name} treng. Ingenting blir gitt før du har sett over og stadfesta.",
        en: "Choose what {name} needs. Nothing is given before you have reviewed and confirmed.",
    }
    which_grants { nb: "Hva skal gis?", nn: "Kva skal givast?", en: "What is to be given?" }
    group_rights { nb: "Selvbetjening for utviklere", nn: "Sjølvbetening for utviklarar", en: "Self-service for developers" }
    group_administration { nb: "Administrasjon", nn: "Administrasjon", en: "Administration" }
    hint_api {
        nb: "Opprette scopes og bestemme hvem som får bruke virksomhetens API-er.",
        nn: "Opprette scope og avgjere kven som får bruke API-ane til verksemda.",
        en: "Create scopes and decide who may use the APIs of the business.",
    }
    hint_integrations {
        nb: "Opprette og endre klienter som henter token.",
        nn: "Opprette og endre klientar som hentar token.",
        en: "Create and change clients that fetch tokens.",
    }
    hint_suppliers {
        nb: "Opprette klienter på vegne av kunder. Krever også «Selvbetjening av integrasjoner».",
        nn: "Opprette klientar på vegner av kundar. Krev òg «Sjølvbetening av integrasjonar».",
        en: "Create clients on behalf of customers. Takes “Self-service of integrations” too.",
    }
    hint_area {
        nb: "Alle pakkene i området som du kan gi, også de som kommer til senere.",
        nn: "Alle pakkane i området som du kan gi, også dei som kjem til seinare.",
        en: "All packages of the area that you may give, also those added later.",
    }
    hint_administrator {
        nb: "Kan gi alt videre til andre, også det man ikke har selv.",
        nn: "Kan gi alt vidare til andre, også det ein ikkje har sjølv.",
        en: "May give everything on to others, also what one does not hold oneself.",
    }
    cannot_grant(n) { nb: "{n} kan du ikke gi. Hvorfor?", nn: "{n} kan du ikkje gi. Kvifor?", en: "{n} you cannot give. Why?" }
    choose_grant {
        nb: "Velg minst én tilgangspakke eller rettighet",
        nn: "Vel minst éin tilgangspakke eller rett",
        en: "Choose at least one access package or right",
    }
    grant_gone {
        nb: "Noe du valgte, kan du ikke gi. Se over valgene.",
        nn: "Noko du valde, kan du ikkje gi. Sjå over vala.",
        en: "Something you chose cannot be given by you. Look over your choices.",
    }
    kind_package { nb: "Tilgangspakke", nn: "Tilgangspakke", en: "Access package" }
    kind_area { nb: "Fullmaktsområde", nn: "Fullmaktsområde", en: "Access area" }
    kind_right { nb: "Rettighet", nn: "Rett", en: "Right" }
    grants { nb: "Tilgangspakker og rettigheter", nn: "Tilgangspakkar og rettar", en: "Access packages and rights" }

    removal_of(title) { nb: "fjerning av {title}", nn: "fjerning av {title}", en: "removal of {title}" }
    remove_all { nb: "Fjern alle", nn: "Fjern alle", en: "Remove all" }
    unmark_all { nb: "Angre alle", nn: "Angre alle", en: "Undo all" }
    staged_tag { nb: "Fjernes", nn: "Blir fjerna", en: "To be removed" }
    staged_one {
        nb: "1 fullmakt er markert for fjerning. Ingenting er endret ennå.",
        nn: "1 fullmakt er merkt for fjerning. Ingenting er endra enno.",
        en: "1 power of attorney is marked for removal. Nothing has changed yet.",
    }
    staged_n(n) {
        nb: "{n} fullmakter er markert for fjerning. Ingenting er endret ennå.",
        nn: "{n} fullmakter er merkte for fjerning. Ingenting er endra enno.",
        en: "{n} powers of attorney are marked for removal. Nothing has changed yet.",
    }
    drafted_one {
        nb: "1 fullmakt er valgt, men ikke gitt. Ingenting er endret ennå.",
        nn: "1 fullmakt er vald, men ikkje gitt. Ingenting er endra enno.",
        en: "1 power of attorney is chosen, but not given. Nothing has changed yet.",
    }
    drafted_n(n) {
        nb: "{n} fullmakter er valgt, men ikke gitt. Ingenting er endret ennå.",
        nn: "{n} fullmakter er valde, men ikkje gitt. Ingenting er endra enno.",
        en: "{n} powers of attorney are chosen, but not given. Nothing has changed yet.",
    }
    drafted_both(given, removed) {
        nb: "{given} skal gis og {removed} fjernes. Ingenting er endret ennå.",
        nn: "{given} skal givast og {removed} fjernast. Ingenting er endra enno.",
        en: "{given} to be given and {removed} to be removed. Nothing has changed yet.",
    }
    unconfirmed { nb: "Ubekreftede endringer", nn: "Endringar som ikkje er stadfesta", en: "Unconfirmed changes" }
    review_and_confirm { nb: "Se over og bekreft", nn: "Sjå over og stadfest", en: "Review and confirm" }
    not_removable { nb: "Kan ikke fjernes av deg", nn: "Kan ikkje fjernast av deg", en: "You cannot remove this" }
    roles { nb: "Roller i Enhetsregisteret", nn: "Roller i Einingsregisteret", en: "Roles in the Register of Legal Entities" }
    roles_why { nb: "Hvorfor kan de ikke fjernes her?", nn: "Kvifor kan dei ikkje fjernast her?", en: "Why can they not be removed here?" }
    holds_nothing(name) {
        nb: "{name} har ingen fullmakter herfra nå.",
        nn: "{name} har ingen fullmakter herfrå no.",
        en: "{name} holds no powers of attorney from here now.",
    }
    held_nothing(name) {
        nb: "{name} hadde ingen fullmakter herfra da.",
        nn: "{name} hadde ingen fullmakter herfrå då.",
        en: "{name} had no powers of attorney from here then.",
    }
    holder_died {
        nb: "Personen er registrert som død. Fullmaktene virker ikke.",
        nn: "Personen er registrert som død. Fullmaktene verkar ikkje.",
        en: "The person is registered as deceased. The powers of attorney have no effect.",
    }
    colleague_drafts(name, at) {
        nb: "{name} har ubekreftede endringer her ({at}).",
        nn: "{name} har endringar her som ikkje er stadfesta ({at}).",
        en: "{name} has unconfirmed changes here ({at}).",
    }
    colleague_proposes(name, at) {
        nb: "{name} har foreslått endringer som trenger en kollega til ({at}).",
        nn: "{name} har gjort framlegg om endringar som treng ein kollega til ({at}).",
        en: "{name} has proposed changes that take a second colleague ({at}).",
    }
    undo_until(at) { nb: "Kan angres til {at}", nn: "Kan angrast til {at}", en: "Can be undone until {at}" }
    ended_renewed(day) {
        nb: "Erstattet av en nyere versjon {day}",
        nn: "Erstatta av ein nyare versjon {day}",
        en: "Replaced by a newer version {day}",
    }
    rests_tag {
        nb: "Hviler: tilbyderen har tatt API-et ut av bruk",
        nn: "Kviler: tilbydaren har teke API-et ut av bruk",
        en: "Rests: the provider has taken the API out of use",
    }
    newer_tag { nb: "Ny versjon", nn: "Ny versjon", en: "New version" }
    newer(changes) {
        nb: "{changes} Ingenting er endret for leverandøren før du tar det med.",
        nn: "{changes} Ingenting er endra for leverandøren før du tek det med.",
        en: "{changes} Nothing has changed for the supplier until you take it in.",
    }
    version_added(scopes) {
        nb: "Tilbyderen har lagt til {scopes}.",
        nn: "Tilbydaren har lagt til {scopes}.",
        en: "The provider has added {scopes}.",
    }
    version_removed(scopes) {
        nb: "Tilbyderen har tatt bort {scopes}.",
        nn: "Tilbydaren har teke bort {scopes}.",
        en: "The provider has taken out {scopes}.",
    }
    take_in { nb: "Ta med endringen", nn: "Ta med endringa", en: "Take in the change" }
    renewal_tag { nb: "Ny versjon tas med", nn: "Ny versjon blir teken med", en: "New version is taken in" }
    renewal_of(title) { nb: "ny versjon av {title}", nn: "ny versjon av {title}", en: "new version of {title}" }
    renewing_one {
        nb: "1 ny versjon er valgt. Ingenting er endret ennå.",
        nn: "1 ny versjon er vald. Ingenting er endra enno.",
        en: "1 new version has been chosen. Nothing has changed yet.",
    }
    renewing(n) {
        nb: "{n} nye versjoner er valgt. Ingenting er endret ennå.",
        nn: "{n} nye versjonar er valde. Ingenting er endra enno.",
        en: "{n} new versions have been chosen. Nothing has changed yet.",
    }
    drafted_all(given, removed, renewed) {
        nb: "Utkast: {given} gis, {removed} fjernes, {renewed} får ny versjon. Ingenting er endret ennå.",
        nn: "Utkast: {given} blir gitt, {removed} blir fjerna, {renewed} får ny versjon. Ingenting er endra enno.",
        en: "Draft: {given} to be given, {removed} to be removed, {renewed} to get a new version. Nothing has changed yet.",
    }
    check_renewal { nb: "Se over den nye versjonen", nn: "Sjå over den nye versjonen", en: "Review the new version" }
    gets_renewed(name) { nb: "{name} får en ny versjon", nn: "{name} får ein ny versjon", en: "{name} gets a new version" }
    what_changes { nb: "Det som endres", nn: "Det som blir endra", en: "What changes" }
    happens_renewal {
        nb: "Den nye versjonen gjelder med én gang du bekrefter. Sluttdato og merknad er som før.",
        nn: "Den nye versjonen gjeld med ein gong du stadfestar. Sluttdato og merknad er som før.",
        en: "The new version counts at once when you confirm. End date and note are as before.",
    }
    renew_one { nb: "Ta med endringen", nn: "Ta med endringa", en: "Take in the change" }
    renew_n(n) { nb: "Ta med {n} endringer", nn: "Ta med {n} endringar", en: "Take in {n} changes" }
    confirm_all { nb: "Bekreft endringene", nn: "Stadfest endringane", en: "Confirm the changes" }
    renewed_heading { nb: "Ny versjon er tatt med", nn: "Ny versjon er teken med", en: "A new version has been taken in" }
    renewed_body(holder) {
        nb: "{holder} har nå fullmakten i nyeste versjon.",
        nn: "{holder} har no fullmakta i nyaste versjon.",
        en: "{holder} now has the power of attorney in the newest version.",
    }
    tag_renewed { nb: "Ny versjon", nn: "Ny versjon", en: "New version" }
    tag_turned_back { nb: "Tilbake i forrige versjon", nn: "Tilbake i førre versjon", en: "Back in the version before" }
    event_renewed(giver, holder, what) {
        nb: "{giver} tok med en ny versjon for {holder}: {what}",
        nn: "{giver} tok med ein ny versjon for {holder}: {what}",
        en: "{giver} took in a new version for {holder}: {what}",
    }
    event_renewed_too(sentence, what) {
        nb: "{sentence}. Ny versjon: {what}",
        nn: "{sentence}. Ny versjon: {what}",
        en: "{sentence}. New version: {what}",
    }
    ended_undone(day) { nb: "Angret {day}", nn: "Angra {day}", en: "Undone {day}" }
    reason_given(reason) { nb: "Grunn: {reason}", nn: "Grunn: {reason}", en: "Reason: {reason}" }
    restored_tag { nb: "Gjelder igjen", nn: "Gjeld igjen", en: "Valid again" }

    check_removal { nb: "Se over det du fjerner", nn: "Sjå over det du fjernar", en: "Review what you remove" }
    check_both { nb: "Se over endringene", nn: "Sjå over endringane", en: "Review the changes" }
    is_given { nb: "Gis", nn: "Blir gitt", en: "To be given" }
    is_removed { nb: "Fjernes", nn: "Blir fjerna", en: "To be removed" }
    loses(name) { nb: "{name} mister", nn: "{name} mister", en: "{name} loses" }
    scopes_stop(scopes) { nb: "Slutter å virke: {scopes}", nn: "Sluttar å verke: {scopes}", en: "Stops working: {scopes}" }
    scopes_kept(scopes) {
        nb: "Virker fortsatt, fordi en annen fullmakt gir det: {scopes}",
        nn: "Verkar framleis, fordi ei anna fullmakt gir det: {scopes}",
        en: "Still works, because another power of attorney gives it: {scopes}",
    }
    kept_by_role(name, role) {
        nb: "{name} beholder det samme fordi rollen som {role} gir det.",
        nn: "{name} beheld det same fordi rolla som {role} gir det.",
        en: "{name} keeps the same because the role {role} gives it.",
    }
    stops_at_once { nb: "Slutter å virke med én gang.", nn: "Sluttar å verke med ein gong.", en: "Stops working at once." }
    happens_removal {
        nb: "Det som fjernes, slutter å virke med én gang du bekrefter.",
        nn: "Det som blir fjerna, sluttar å verke med ein gong du stadfestar.",
        en: "What is removed stops working as soon as you confirm.",
    }
    happens_undo {
        nb: "Du og kollegaer med samme rett kan angre med ett klikk i minst 24 timer.",
        nn: "Du og kollegaer med same rett kan angre med eitt klikk i minst 24 timar.",
        en: "You and colleagues with the same right can undo it with one click for at least 24 hours.",
    }
    happens_two {
        nb: "Dette krever to personer. Når du bekrefter, venter det på en kollega.",
        nn: "Dette krev to personar. Når du stadfestar, ventar det på ein kollega.",
        en: "This takes two persons. When you confirm, it waits for a colleague.",
    }
    reason { nb: "Grunn (frivillig)", nn: "Grunn (frivillig)", en: "Reason (optional)" }
    reason_short { nb: "Grunn:", nn: "Grunn:", en: "Reason:" }
    reason_help {
        nb: "Leverandøren ser den. Høyst 200 tegn.",
        nn: "Leverandøren ser han. Høgst 200 teikn.",
        en: "The supplier sees it. At most 200 characters.",
    }
    reason_help_person {
        nb: "Står i loggen. Høyst 200 tegn.",
        nn: "Står i loggen. Høgst 200 teikn.",
        en: "Kept in the log. At most 200 characters.",
    }
    breach { nb: "Dette gjelder et sikkerhetsbrudd", nn: "Dette gjeld eit tryggingsbrot", en: "This concerns a breach of security" }
    breach_help {
        nb: "Fjerningen kan da ikke angres. Fullmakten må gis på nytt.",
        nn: "Fjerninga kan då ikkje angrast. Fullmakta må givast på nytt.",
        en: "The removal can then not be undone. It has to be given anew.",
    }
    breach_tag {
        nb: "Sikkerhetsbrudd: kan ikke angres",
        nn: "Tryggingsbrot: kan ikkje angrast",
        en: "Breach of security: cannot be undone",
    }
    remove_one { nb: "Fjern 1 fullmakt", nn: "Fjern 1 fullmakt", en: "Remove 1 power of attorney" }
    remove_n(n) { nb: "Fjern {n} fullmakter", nn: "Fjern {n} fullmakter", en: "Remove {n} powers of attorney" }
    give_and_remove(given, removed) {
        nb: "Gi {given} og fjern {removed}",
        nn: "Gi {given} og fjern {removed}",
        en: "Give {given} and remove {removed}",
    }
    take_back { nb: "Trekk tilbake", nn: "Trekk tilbake", en: "Withdraw" }
    back_to(name) { nb: "Tilbake til {name}", nn: "Tilbake til {name}", en: "Back to {name}" }
    waits { nb: "Venter på en kollega", nn: "Ventar på ein kollega", en: "Waiting for a colleague" }
    waiting_for_colleague(at) {
        nb: "Du bekreftet {at}. Virksomheten krever to personer for dette, så ingenting skjer før en kollega har bekreftet. Kollegaen finner det \
             under personen eller leverandøren, eller med adressen til denne siden.",
        nn: "Du stadfesta {at}. Verksemda krev to personar for dette, så ingenting skjer før ein kollega har stadfesta. Kollegaen finn det under \
             personen eller leverandøren, eller med adressa til denne sida.",
        en: "You confirmed {at}. The business requires two persons for this, so nothing happens before a colleague has confirmed. The colleague \
             finds it under the person or the supplier, or by the address of this page.",
    }
    proposed_by(name, at) {
        nb: "{name} foreslo dette {at}. Det skjer når du bekrefter.",
        nn: "{name} gjorde framlegg om dette {at}. Det skjer når du stadfestar.",
        en: "{name} proposed this {at}. It happens when you confirm.",
    }
    stale_removed(title) {
        nb: "«{title}» er avsluttet allerede.",
        nn: "«{title}» er avslutta allereie.",
        en: "“{title}” has ended already.",
    }
    stale_redrafted {
        nb: "Utkastet er endret i en annen fane etter at du så over det.",
        nn: "Utkastet er endra i ei anna fane etter at du såg over det.",
        en: "The draft was changed in another tab after you reviewed it.",
    }

    removed_one { nb: "1 fullmakt er fjernet", nn: "1 fullmakt er fjerna", en: "1 power of attorney has been removed" }
    removed_n(n) { nb: "{n} fullmakter er fjernet", nn: "{n} fullmakter er fjerna", en: "{n} powers of attorney have been removed" }
    changed_heading { nb: "Fullmaktene er endret", nn: "Fullmaktene er endra", en: "The powers of attorney have been changed" }
    removed_body(holder, giver) {
        nb: "{holder} kan ikke lenger bruke dette på vegne av {giver}.",
        nn: "{holder} kan ikkje lenger bruke dette på vegner av {giver}.",
        en: "{holder} can no longer use this on behalf of {giver}.",
    }
    granted_body(holder, giver) {
        nb: "{holder} har nå dette i {giver}.",
        nn: "{holder} har no dette i {giver}.",
        en: "{holder} now holds this in {giver}.",
    }
    changed_body(holder, giver) {
        nb: "Endringene for {holder} gjelder nå for {giver}.",
        nn: "Endringane for {holder} gjeld no for {giver}.",
        en: "The changes for {holder} now apply for {giver}.",
    }
    undone_heading { nb: "Endringen er angret", nn: "Endringa er angra", en: "The change has been undone" }
    undone_body(ok, all) {
        nb: "{ok} av {all} er satt tilbake slik det var.",
        nn: "{ok} av {all} er sett tilbake slik det var.",
        en: "{ok} of {all} were put back as they were.",
    }
    tag_restored { nb: "Gjenopprettet", nn: "Gjenoppretta", en: "Restored" }
    tag_ended { nb: "Tatt tilbake", nn: "Teke tilbake", en: "Taken back" }
    tag_given { nb: "Gitt", nn: "Gitt", en: "Given" }
    tag_removed { nb: "Fjernet", nn: "Fjerna", en: "Removed" }
    not_restored { nb: "Ikke angret", nn: "Ikkje angra", en: "Not undone" }
    why_given_already {
        nb: "Er gitt på nytt allerede, og gjelder.",
        nn: "Er gitt på nytt allereie, og gjeld.",
        en: "Has been given anew already, and counts.",
    }
    why_ended_already {
        nb: "Er avsluttet på en annen måte allerede.",
        nn: "Er avslutta på ein annan måte allereie.",
        en: "Has ended in another way already.",
    }
    why_deactivated {
        nb: "Kunne ikke gjenopprettes fordi scopet er deaktivert.",
        nn: "Kunne ikkje gjenopprettast fordi scopet er deaktivert.",
        en: "Could not be restored because the scope is deactivated.",
    }
    why_no_access {
        nb: "Tilbyderen har tatt bort deres egen tilgang.",
        nn: "Tilbydaren har teke bort dykkar eigen tilgang.",
        en: "The provider has taken away your own access.",
    }
    why_provider_forbids {
        nb: "Tilbyderen lar ikke lenger konsumenter gi dette videre.",
        nn: "Tilbydaren lèt ikkje lenger konsumentar gi dette vidare.",
        en: "The provider no longer lets consumers give this on.",
    }
    why_holder_gone {
        nb: "Mottakeren er slettet, konkurs eller død.",
        nn: "Mottakaren er sletta, konkurs eller død.",
        en: "The receiver is deleted, bankrupt or deceased.",
    }
    why_end_passed { nb: "Sluttdatoen er passert.", nn: "Sluttdatoen er passert.", en: "The end date has passed." }
    why_not_allowed { nb: "Du kan ikke gi dette selv.", nn: "Du kan ikkje gi dette sjølv.", en: "You may not give this yourself." }
    undoes { nb: "Angrer endringen", nn: "Angrar endringa", en: "Undoes the change" }
    reason_label { nb: "Grunn", nn: "Grunn", en: "Reason" }
    receiver { nb: "Mottaker", nn: "Mottakar", en: "Receiver" }
    removed_with(giver, holder, what) {
        nb: "{giver} fjernet fullmakt fra {holder}: {what}",
        nn: "{giver} fjerna fullmakt frå {holder}: {what}",
        en: "{giver} removed the power of attorney from {holder}: {what}",
    }
    event_changed(giver, holder, given, removed) {
        nb: "{giver} ga {holder} {given} og fjernet {removed}",
        nn: "{giver} gav {holder} {given} og fjerna {removed}",
        en: "{giver} gave {holder} {given} and removed {removed}",
    }
    event_breach(sentence) { nb: "{sentence}. Sikkerhetsbrudd", nn: "{sentence}. Tryggingsbrot", en: "{sentence}. Breach of security" }
    event_reason(sentence, reason) {
        nb: "{sentence}. Grunn: {reason}",
        nn: "{sentence}. Grunn: {reason}",
        en: "{sentence}. Reason: {reason}",
    }
    event_proposed(sentence, name) {
        nb: "{sentence}. Foreslått av {name}",
        nn: "{sentence}. Framlegg frå {name}",
        en: "{sentence}. Proposed by {name}",
    }
    proposed_label { nb: "Foreslått av", nn: "Framlegg frå", en: "Proposed by" }
    event_undone(holder, reference, what) {
        nb: "Endringen {reference} for {holder} ble angret: {what}",
        nn: "Endringa {reference} for {holder} vart angra: {what}",
        en: "The change {reference} for {holder} was undone: {what}",
    }

    event_given(giver, holder, what) {
        nb: "{giver} ga {holder} fullmakt: {what}",
        nn: "{giver} gav {holder} fullmakt: {what}",
        en: "{giver} authorised {holder}: {what}",
    }
    event_given_until(sentence, day) {
        nb: "{sentence}, til og med {day}",
        nn: "{sentence}, til og med {day}",
        en: "{sentence}, until and including {day}",
    }
    event_relinquished(holder, giver, what) {
        nb: "{holder} frasa seg fullmakten fra {giver}: {what}",
        nn: "{holder} frasa seg fullmakta frå {giver}: {what}",
        en: "{holder} gave up the power of attorney from {giver}: {what}",
    }
    event_expired(giver, holder, what) {
        nb: "Fullmakten fra {giver} til {holder} gikk ut: {what}",
        nn: "Fullmakta frå {giver} til {holder} gjekk ut: {what}",
        en: "The power of attorney from {giver} to {holder} expired: {what}",
    }
    supplier_ok(form, place) { nb: "{form}, {place}. I drift.", nn: "{form}, {place}. I drift.", en: "{form}, {place}. Active." }
}

/// How long something counts.
pub(super) fn until(lang: Lang, ends_on: Option<Date>) -> String {
    let t = Texts(lang);
    ends_on.map_or_else(|| t.no_end().to_owned(), |on| t.to_day(day(lang, on)))
}

/// What is wrong with a supplier, at the field.
pub(super) fn supplier_fault(lang: Lang, fault: SupplierFault, typed: &str) -> String {
    let t = Texts(lang);
    match fault {
        SupplierFault::Unknown => t.orgnr_unknown(typed),
        SupplierFault::Own => t.orgnr_own().to_owned(),
        SupplierFault::Deleted => t.orgnr_deleted().to_owned(),
        SupplierFault::Bankrupt => t.orgnr_bankrupt().to_owned(),
        SupplierFault::Died => t.holder_died().to_owned(),
    }
}

/// Why a resource cannot be given on.
pub(super) fn not_givable(lang: Lang, why: NotGivable) -> &'static str {
    let t = Texts(lang);
    match why {
        NotGivable::ProviderForbids => t.provider_forbids(),
        NotGivable::NoAccess => t.no_access(),
        NotGivable::Deactivated => t.deactivated(),
    }
}
