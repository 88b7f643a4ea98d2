use crate::{kernel::texts, web::Words};

texts! {
    /// The pages about packages, and the chains of reasons.
    pub(crate) struct Texts: Words;
    heading { nb: "Tilgangspakker", nn: "Tilgangspakkar", en: "Access packages" }
    lead {
        nb: "En tilgangspakke samler fullmakter til ett formål. Roller i Enhetsregisteret gir pakker, og de fleste kan gis videre. Her ser \
             du hvem som har hver pakke, og hvorfor.",
        nn: "Ein tilgangspakke samlar fullmakter til eitt føremål. Roller i Einingsregisteret gir pakkar, og dei fleste kan givast vidare. \
             Her ser du kven som har kvar pakke, og kvifor.",
        en: "An access package gathers authorisations for one purpose. Roles in the Register of Legal Entities give packages, and most of \
             them can be passed on. Here you see who has each package, and why.",
    }
    search_label { nb: "Søk etter tilgangspakke", nn: "Søk etter tilgangspakke", en: "Search for an access package" }
    search_help {
        nb: "Navn eller kode (URN), også tidligere navn",
        nn: "Namn eller kode (URN), også tidlegare namn",
        en: "Name or code (URN), also former names",
    }
    hits(n, q) { nb: "Pakker som passer med «{q}»: {n}", nn: "Pakkar som passar med «{q}»: {n}", en: "Packages that match “{q}”: {n}" }
    no_hits(q) { nb: "Ingen pakke passer med «{q}».", nn: "Ingen pakke passar med «{q}».", en: "No package matches “{q}”." }
    no_hits_body {
        nb: "Prøv et kortere ord, eller en del av koden (URN) til pakken.",
        nn: "Prøv eit kortare ord, eller ein del av koden (URN) til pakken.",
        en: "Try a shorter word, or part of the code (URN) of the package.",
    }
    group_general { nb: "Allment", nn: "Allment", en: "General" }
    group_industry { nb: "Bransje", nn: "Bransje", en: "Industry" }
    group_inhabitant { nb: "Innbygger", nn: "Innbyggjar", en: "Inhabitant" }
    group_guardianship { nb: "Vergemål", nn: "Verjemål", en: "Guardianship" }
    group_special { nb: "Særskilt", nn: "Særskilt", en: "Special" }
    urn { nb: "Kode (URN)", nn: "Kode (URN)", en: "Code (URN)" }
    about_packages { nb: "Hva pakkene er for", nn: "Kva pakkane er for", en: "What the packages are for" }
    count_one { nb: "1 pakke", nn: "1 pakke", en: "1 package" }
    count_yours(packages, n) {
        nb: "{packages}, du har {n}",
        nn: "{packages}, du har {n}",
        en: "{packages}, you have {n}",
    }
    yours { nb: "du har den", nn: "du har han", en: "you have it" }
    yours_given { nb: "Du har fått denne pakken.", nn: "Du har fått denne pakken.", en: "You have been given this package." }
    yours_because(why) { nb: "Du har denne pakken. {why}.", nn: "Du har denne pakken. {why}.", en: "You have this package. {why}." }
    count(n) { nb: "{n} pakker", nn: "{n} pakkar", en: "{n} packages" }
    area_integrations_lead {
        nb: "Fullmakter til å sette opp og administrere dataintegrasjoner og API. Ved endringer i regelverk eller nye digitale tjenester \
             kan det bli endringer i hva pakkene gir.",
        nn: "Fullmakter til å setje opp og administrere dataintegrasjonar og API. Ved endringar i regelverk eller nye digitale tenester \
             kan det bli endringar i kva pakkane gir.",
        en: "Authorisations to set up and administer data integrations and APIs. What the packages give may change when the law changes or \
             new digital services come.",
    }
    area_lead {
        nb: "Pakkene i området blir brukt av tjenester hos andre. Portner viser hvem som har dem, og hvem som kan gi dem.",
        nn: "Pakkane i området blir brukte av tenester hos andre. Portner viser kven som har dei, og kven som kan gi dei.",
        en: "The packages of this area are used by the services of others. Portner shows who has them and who can give them.",
    }
    area_persons_lead {
        nb: "Pakkene i området gjelder privatpersoners egne saker. Portner viser dem, men en virksomhet verken har dem eller kan gi dem.",
        nn: "Pakkane i området gjeld privatpersonar sine eigne saker. Portner viser dei, men ei verksemd verken har dei eller kan gi dei.",
        en: "The packages of this area are about the affairs of private individuals. Portner shows them, but a business neither has them \
             nor can give them.",
    }
    whole_area {
        nb: "Området kan gis samlet til en person, under navnet «Integrasjoner og API-er». Det gir da alle pakkene i området som giveren \
             kan gi. Ingen tjeneste kan knyttes til selve området.",
        nn: "Området kan givast samla til ein person, under namnet «Integrasjonar og API-ar». Det gir då alle pakkane i området som \
             givaren kan gi. Inga teneste kan knytast til sjølve området.",
        en: "The area can be given as a whole to a person, under the name “Integrations and APIs”. It then gives all packages of the area \
             that the giver may give. No service can be attached to the area itself.",
    }
    about_api {
        nb: "Fullmakt til å administrere tilgang til data og API som bruker Maskinporten eller en tilsvarende løsning for API-sikring.",
        nn: "Fullmakt til å administrere tilgang til data og API som bruker Maskinporten eller ei tilsvarande løysing for API-sikring.",
        en: "Authorisation to administer access to data and APIs that use Maskinporten or an equivalent protection of APIs.",
    }
    about_api_nuf {
        nb: "Det samme som «Delegerbare Maskinporten scopes», på vegne av norskregistrerte utenlandske foretak (NUF).",
        nn: "Det same som «Delegerbare Maskinporten scopes», på vegner av norskregistrerte utanlandske føretak (NUF).",
        en: "The same as “Delegable Maskinporten scopes”, on behalf of Norwegian-registered foreign businesses (NUF).",
    }
    about_events {
        nb: "Fullmakt til å administrere tilgang til maskinlesbare hendelser.",
        nn: "Fullmakt til å administrere tilgang til maskinlesbare hendingar.",
        en: "Authorisation to administer access to machine-readable events.",
    }
    about_customers {
        nb: "En klient hos en leverandør som har pakken, kan bruke alle fullmaktene leverandøren har fått fra kundene sine, men ingenting \
             på vegne av leverandøren selv.",
        nn: "Ein klient hos ein leverandør som har pakken, kan bruke alle fullmaktene leverandøren har fått frå kundane sine, men \
             ingenting på vegner av leverandøren sjølv.",
        en: "A client of a supplier that holds the package may use every authorisation the supplier has from its customers, and nothing on \
             behalf of the supplier itself.",
    }
    about_main {
        nb: "Kan gi pakker og rettigheter til andre på vegne av virksomheten, også dem hovedadministratoren ikke har selv.",
        nn: "Kan gi pakkar og rettar til andre på vegner av verksemda, også dei hovudadministratoren ikkje har sjølv.",
        en: "May give packages and rights to others on behalf of the business, also those the main administrator does not have.",
    }
    about_other(area) {
        nb: "Brukes av tjenester innen området «{area}».",
        nn: "Blir brukt av tenester innan området «{area}».",
        en: "Used by services of the area “{area}”.",
    }
    also_known { nb: "Også kjent som", nn: "Også kjend som", en: "Also known as" }
    formerly { nb: "Tidligere", nn: "Tidlegare", en: "Formerly" }
    only_forms(forms) {
        nb: "Gjelder bare virksomheter med organisasjonsform {forms}",
        nn: "Gjeld berre verksemder med organisasjonsform {forms}",
        en: "Only for businesses of organisation form {forms}",
    }
    not_here {
        nb: "Pakken gjelder ikke for denne virksomheten.",
        nn: "Pakken gjeld ikkje for denne verksemda.",
        en: "The package is not for this business.",
    }
    tabs(name) { nb: "Om {name}", nn: "Om {name}", en: "About {name}" }
    tab_holders { nb: "Hvem har den", nn: "Kven har han", en: "Who has it" }
    tab_holders_count(n) { nb: "Hvem har den ({n})", nn: "Kven har han ({n})", en: "Who has it ({n})" }
    tab_held_count(n) { nb: "Hvem hadde den ({n})", nn: "Kven hadde han ({n})", en: "Who had it ({n})" }
    tab_gives { nb: "Hva gir den", nn: "Kva gir han", en: "What it gives" }
    tab_givers { nb: "Hvem kan gi den", nn: "Kven kan gi han", en: "Who can give it" }
    who { nb: "Hvem", nn: "Kven", en: "Who" }
    from { nb: "Fra", nn: "Frå", en: "Since" }
    may_give_on { nb: "Kan gi videre", nn: "Kan gi vidare", en: "May pass it on" }
    role_tag(role, code) { nb: "Rolle: {role} ({code})", nn: "Rolle: {role} ({code})", en: "Role: {role} ({code})" }
    by_area(area) { nb: "Gitt med området {area}", nn: "Gitt med området {area}", en: "Given with the area {area}" }
    via_tag(org, role) { nb: "Via {org}: {role}", nn: "Via {org}: {role}", en: "Via {org}: {role}" }
    main_unit_tag { nb: "I hovedenheten", nn: "I hovudeininga", en: "In the main unit" }
    since_register(day) {
        nb: "{day}, kilde Enhetsregisteret",
        nn: "{day}, kjelde Einingsregisteret",
        en: "{day}, source: Register of Legal Entities",
    }
    register { nb: "Kilde Enhetsregisteret", nn: "Kjelde Einingsregisteret", en: "Source: Register of Legal Entities" }
    given_by(day, name) { nb: "{day}, gitt av {name}", nn: "{day}, gitt av {name}", en: "{day}, given by {name}" }
    given_on(day) { nb: "{day}", nn: "{day}", en: "{day}" }
    until(day) { nb: "til og med {day}", nn: "til og med {day}", en: "until {day}" }
    why_of(name) { nb: " har {name} pakken", nn: " har {name} pakken", en: " does {name} have the package" }
    open(name) { nb: "Åpne {name}", nn: "Opne {name}", en: "Open {name}" }
    cannot_remove { nb: "Kan ikke fjernes her", nn: "Kan ikkje fjernast her", en: "Cannot be removed here" }
    cannot_remove_why {
        nb: "Pakken følger med rollen så lenge rollen står i Enhetsregisteret. Roller endres i Samordnet registermelding hos \
             Brønnøysundregistrene, og endringen gjelder her når registeret er hentet på nytt.",
        nn: "Pakken følgjer med rolla så lenge rolla står i Einingsregisteret. Roller blir endra i Samordna registermelding hos \
             Brønnøysundregistera, og endringa gjeld her når registeret er henta på nytt.",
        en: "The package comes with the role for as long as the role is in the Register of Legal Entities. Roles are changed with the \
             Brønnøysund Register Centre, and the change takes effect here when the register has been fetched again.",
    }
    in_main_unit_why {
        nb: "Pakken er gitt i hovedenheten og gjelder derfor også her. Den kan bare fjernes der.",
        nn: "Pakken er gitt i hovudeininga og gjeld difor også her. Han kan berre fjernast der.",
        en: "The package was given in the main unit and therefore applies here too. It can only be removed there.",
    }
    only_roles {
        nb: "Bare roller har denne pakken. Ingen har fått den gitt.",
        nn: "Berre roller har denne pakken. Ingen har fått han gitt.",
        en: "Only roles have this package. It has not been given to anybody.",
    }
    clients_heading(n) {
        nb: "Klienter som har pakken ({n})",
        nn: "Klientar som har pakken ({n})",
        en: "Clients that have the package ({n})",
    }
    clients_heading_then(n) {
        nb: "Klienter som hadde pakken ({n})",
        nn: "Klientar som hadde pakken ({n})",
        en: "Clients that had the package ({n})",
    }
    no_client { nb: "Ingen klient har pakken.", nn: "Ingen klient har pakken.", en: "No client has the package." }
    no_client_then { nb: "Ingen klient hadde pakken.", nn: "Ingen klient hadde pakken.", en: "No client had the package." }
    people_heading {
        nb: "Personer som har pakken gjennom en rolle",
        nn: "Personar som har pakken gjennom ei rolle",
        en: "People who have the package by a role",
    }
    to_clients { nb: "Gå til Klienter", nn: "Gå til Klientar", en: "Go to Clients" }
    gives_client { nb: "Ja, til klienter", nn: "Ja, til klientar", en: "Yes, to clients" }
    nobody {
        nb: "Ingen har denne pakken på vegne av virksomheten.",
        nn: "Ingen har denne pakken på vegner av verksemda.",
        en: "Nobody has this package on behalf of the business.",
    }
    nobody_then {
        nb: "Ingen hadde denne pakken på vegne av virksomheten da.",
        nn: "Ingen hadde denne pakken på vegner av verksemda då.",
        en: "Nobody had this package on behalf of the business then.",
    }
    shown(n, total) { nb: "Viser {n} av {total}", nn: "Viser {n} av {total}", en: "Showing {n} of {total}" }
    reaches(moment) {
        nb: "Roller fra Enhetsregisteret husker Portner fra {moment}, da de ble hentet første gang. Det som er gitt i Portner, husker vi \
             fra det ble gitt.",
        nn: "Roller frå Einingsregisteret hugsar Portner frå {moment}, då dei vart henta første gong. Det som er gitt i Portner, hugsar vi \
             frå det vart gitt.",
        en: "Portner remembers roles of the Register of Legal Entities from {moment}, when they were first fetched. What was given in \
             Portner is remembered from when it was given.",
    }
    reaches_not(moment) {
        nb: "Tidspunktet er før {moment}, da rollene ble hentet første gang. Derfor viser siden bare det som er gitt i Portner, ikke hvem \
             som hadde pakken gjennom en rolle.",
        nn: "Tidspunktet er før {moment}, då rollene vart henta første gong. Difor viser sida berre det som er gitt i Portner, ikkje kven \
             som hadde pakken gjennom ei rolle.",
        en: "The time is before {moment}, when roles were first fetched. The page therefore shows only what was given in Portner, not who \
             had the package by a role.",
    }
    gives_heading { nb: "Den som har pakken, kan", nn: "Den som har pakken, kan", en: "Whoever has the package can" }
    gives_view {
        nb: "se Andre med rettigheter til virksomheten og loggen",
        nn: "sjå Andre med rettar til verksemda og loggen",
        en: "see Others with rights to the business, and the log",
    }
    gives_delegate {
        nb: "gi og fjerne leverandørers fullmakter til API på vegne av virksomheten",
        nn: "gi og fjerne fullmaktene leverandørar har til API på vegner av verksemda",
        en: "give and remove suppliers' authorisations for APIs on behalf of the business",
    }
    gives_received {
        nb: "se hva andre har gitt virksomheten",
        nn: "sjå kva andre har gitt verksemda",
        en: "see what others have given the business",
    }
    gives_people {
        nb: "gi andre pakker og rettigheter, også dem hovedadministratoren ikke har selv",
        nn: "gi andre pakkar og rettar, også dei hovudadministratoren ikkje har sjølv",
        en: "give packages and rights to others, also those the main administrator does not have",
    }
    gives_to_clients {
        nb: "En klient som har pakken, henter token for alle kunder som har gitt virksomheten fullmakt til scopet, og ikke for virksomheten \
             selv. Tokenendepunktet ser etter pakken ved hvert token.",
        nn: "Ein klient som har pakken, hentar token for alle kundar som har gitt verksemda fullmakt til scopet, og ikkje for verksemda \
             sjølv. Tokenendepunktet ser etter pakken ved kvart token.",
        en: "A client that has the package fetches tokens for every customer that has authorised the business for the scope, and not for \
             the business itself. The token endpoint looks for the package at each token.",
    }
    gives_to_givers {
        nb: "Personer som har pakken gjennom en rolle, kan gi den til virksomhetens klienter.",
        nn: "Personar som har pakken gjennom ei rolle, kan gi han til klientane til verksemda.",
        en: "People who have the package by a role can give it to the clients of the business.",
    }
    gives_elsewhere {
        nb: "Ingen side i Portner åpnes av denne pakken. Den brukes av tjenester hos andre, som spør hvem som har den.",
        nn: "Inga side i Portner blir opna av denne pakken. Han blir brukt av tenester hos andre, som spør kven som har han.",
        en: "No page of Portner is opened by this package. It is used by the services of others, which ask who has it.",
    }
    apis(n) {
        nb: "API virksomheten kan gi leverandører ({n})",
        nn: "API verksemda kan gi leverandørar ({n})",
        en: "APIs the business can give to suppliers ({n})",
    }
    no_apis {
        nb: "Virksomheten har ingen API den kan gi leverandører nå.",
        nn: "Verksemda har ingen API ho kan gi leverandørar no.",
        en: "The business has no APIs it can give to suppliers now.",
    }
    provider { nb: "Tilbyder", nn: "Tilbydar", en: "Provider" }
    no_scope_of_area {
        nb: "Pakken gir rett til å gi API-ene videre. Selve API-et bruker leverandørens klient, med token fra Maskinporten.",
        nn: "Pakken gir rett til å gi API-a vidare. Sjølve API-et bruker klienten til leverandøren, med token frå Maskinporten.",
        en: "The package gives the right to pass the APIs on. The API itself is used by the supplier's client, with a token from \
             Maskinporten.",
    }
    your_answer { nb: "Kan du gi den?", nn: "Kan du gi han?", en: "Can you give it?" }
    givers_heading {
        nb: "Roller som gir pakken, eller som kan gi den videre",
        nn: "Roller som gir pakken, eller som kan gi han vidare",
        en: "Roles that give the package or may pass it on",
    }
    role { nb: "Rolle", nn: "Rolle", en: "Role" }
    code { nb: "Kode", nn: "Kode", en: "Code" }
    applies { nb: "Gjelder i", nn: "Gjeld i", en: "Applies in" }
    all_forms { nb: "alle organisasjonsformer", nn: "alle organisasjonsformer", en: "all organisation forms" }
    has_it { nb: "Har pakken", nn: "Har pakken", en: "Has the package" }
    can_give_it { nb: "Kan gi den her", nn: "Kan gi han her", en: "Can give it here" }
    no_roles { nb: "Ingen rolle gir pakken.", nn: "Inga rolle gir pakken.", en: "No role gives the package." }
    versions {
        nb: "Listen følger den nyeste beskrivelsen av området. En eldre beskrivelse nevnte også norsk representant for utenlandsk enhet \
             (REPR); den rollen gir ikke denne pakken lenger.",
        nn: "Lista følgjer den nyaste omtalen av området. Ein eldre omtale nemnde også norsk representant for utanlandsk eining (REPR); \
             den rolla gir ikkje denne pakken lenger.",
        en: "The list follows the newest description of the area. An older one also named the Norwegian representative of a foreign entity \
             (REPR); that role no longer gives this package.",
    }
    chain_role(name, role, code, org) {
        nb: "Enhetsregisteret: {name} er {role} ({code}) i {org}.",
        nn: "Einingsregisteret: {name} er {role} ({code}) i {org}.",
        en: "Register of Legal Entities: {name} is {role} ({code}) of {org}.",
    }
    chain_role_since(name, role, code, org, day) {
        nb: "Enhetsregisteret: {name} er {role} ({code}) i {org} siden {day}.",
        nn: "Einingsregisteret: {name} er {role} ({code}) i {org} sidan {day}.",
        en: "Register of Legal Entities: {name} has been {role} ({code}) of {org} since {day}.",
    }
    chain_role_gives(role, package) {
        nb: "Rollen {role} gir tilgangspakken «{package}».",
        nn: "Rolla {role} gir tilgangspakken «{package}».",
        en: "The role {role} gives the access package “{package}”.",
    }
    chain_given(org, what, name) {
        nb: "{org} har gitt «{what}» til {name}.",
        nn: "{org} har gitt «{what}» til {name}.",
        en: "{org} has given “{what}” to {name}.",
    }
    chain_given_by(by, org, what, name, day) {
        nb: "{by} ga «{what}» til {name} på vegne av {org} {day}.",
        nn: "{by} gav «{what}» til {name} på vegner av {org} {day}.",
        en: "{by} gave “{what}” to {name} on behalf of {org} on {day}.",
    }
    chain_area(area, package) {
        nb: "Området «{area}» omfatter tilgangspakken «{package}».",
        nn: "Området «{area}» omfattar tilgangspakken «{package}».",
        en: "The area “{area}” includes the access package “{package}”.",
    }
    chain_role_in_main_unit(name, role, code, org) {
        nb: "Enhetsregisteret: {name} er {role} ({code}) i hovedenheten til {org}.",
        nn: "Einingsregisteret: {name} er {role} ({code}) i hovudeininga til {org}.",
        en: "Register of Legal Entities: {name} is {role} ({code}) of the main unit of {org}.",
    }
    chain_estate(estate, org) {
        nb: "Enhetsregisteret: {org} er konkurs, og {estate} er konkursboet. Bobestyreren handler for {org}.",
        nn: "Einingsregisteret: {org} er konkurs, og {estate} er konkursbuet. Bustyraren handlar for {org}.",
        en: "Register of Legal Entities: {org} is bankrupt, and {estate} is its estate. The administrator of the estate acts for {org}.",
    }
    chain_through(org) {
        nb: "Den som har en nøkkelrolle i {org}, kan bruke det {org} har fått. Det går bare ett ledd.",
        nn: "Den som har ei nøkkelrolle i {org}, kan bruke det {org} har fått. Det går berre eitt ledd.",
        en: "Whoever holds a key role of {org} can use what {org} has been given. It goes one step only.",
    }
    chain_main_unit(main, unit) {
        nb: "{unit} er underenhet av {main} og arver det som gjelder der.",
        nn: "{unit} er undereining av {main} og arvar det som gjeld der.",
        en: "{unit} is a sub-unit of {main} and inherits what applies there.",
    }
    chain_opens_api {
        nb: "Pakken gir rett til å gi leverandører fullmakt til API på vegne av virksomheten.",
        nn: "Pakken gir rett til å gi leverandørar fullmakt til API på vegner av verksemda.",
        en: "The package gives the right to authorise suppliers to use APIs on behalf of the business.",
    }
    chain_opens_main {
        nb: "Pakken gir rett til å gi andre pakker og rettigheter.",
        nn: "Pakken gir rett til å gi andre pakkar og rettar.",
        en: "The package gives the right to give packages and rights to others.",
    }
    chain_opens_customers {
        nb: "Den som har pakken, kan gi den til virksomhetens klienter.",
        nn: "Den som har pakken, kan gi han til klientane til verksemda.",
        en: "Whoever has the package can give it to the clients of the business.",
    }
    chain_opens_elsewhere {
        nb: "Pakken brukes av tjenester hos andre, ikke av sider i Portner.",
        nn: "Pakken blir brukt av tenester hos andre, ikkje av sider i Portner.",
        en: "The package is used by the services of others, not by pages of Portner.",
    }
    chain_key_role_right(right) {
        nb: "En nøkkelrolle åpner «{right}».",
        nn: "Ei nøkkelrolle opnar «{right}».",
        en: "A key role opens “{right}”.",
    }
    chain_held_right(held, right) { nb: "«{held}» åpner «{right}».", nn: "«{held}» opnar «{right}».", en: "“{held}” opens “{right}”." }
    chain_anything_right(right) {
        nb: "Enhver rolle eller fullmakt åpner «{right}».",
        nn: "Kvar rolle eller fullmakt opnar «{right}».",
        en: "Any role or authorisation opens “{right}”.",
    }
}
