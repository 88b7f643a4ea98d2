use super::Texts;
use crate::kernel::texts;

texts! {
    /// Choosing what to give, and to whom.
    pub(crate) struct GivingTexts: Texts;
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
    number_help { nb: "9 siffer. Mellomrom er lov.", nn: "9 siffer. Mellomrom er lov.", en: "9 digits. Spaces are allowed." }
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
        en: "Which APIs should the supplier use on your behalf?",
    }
    filter { nb: "Finn i listen", nn: "Finn i lista", en: "Find in the list" }
    filtered { nb: "Viser {n} av {alle}", nn: "Viser {n} av {alle}", en: "Showing {n} of {alle}" }
    n_chosen { nb: "{n} valgt", nn: "{n} valt", en: "{n} selected" }
    past_the_list(button) { nb: "Hopp til «{button}»", nn: "Hopp til «{button}»", en: "Skip to “{button}”" }
    scopes_n(n) { nb: "{n} scopes", nn: "{n} scope", en: "{n} scopes" }
    test_environment(n) { nb: "Testmiljø ({n})", nn: "Testmiljø ({n})", en: "Test environment ({n})" }
    has_already { nb: "Har allerede", nn: "Har allereie", en: "Already has" }
    own_api(mine) {
        nb: "Dere tilbyr API-et selv. Gi egen virksomhet tilgang til scopene under {mine} først.",
        nn: "De tilbyr API-et sjølve. Gi eiga verksemd tilgang til scopa under {mine} først.",
        en: "You provide the API yourselves. Give your own business access to its scopes under {mine} first.",
    }
    cannot_give_one {
        nb: "1 API kan du ikke gi videre. Hvorfor?",
        nn: "1 API kan du ikkje gi vidare. Kvifor?",
        en: "You cannot pass on 1 API. Why?",
    }
    cannot_give(n) {
        nb: "{n} API kan du ikke gi videre. Hvorfor?",
        nn: "{n} API kan du ikkje gi vidare. Kvifor?",
        en: "You cannot pass on {n} APIs. Why?",
    }
    nothing_to_give {
        nb: "Det er ingen API dere kan gi videre ennå. En API-tilbyder må gi dere tilgang først.",
        nn: "Det er ingen API de kan gi vidare enno. Ein API-tilbydar må gi dykk tilgang først.",
        en: "There are no APIs you can pass on yet. An API provider has to give you access first.",
    }
    to_catalogue { nb: "Be om tilgang i API-katalogen", nn: "Be om tilgang i API-katalogen", en: "Ask for access in the API catalogue" }
    how_long { nb: "Hvor lenge?", nn: "Kor lenge?", en: "For how long?" }
    until_day { nb: "Til og med en dato", nn: "Til og med ein dato", en: "Until and including a date" }
    day_of_month { nb: "Dag", nn: "Dag", en: "Day" }
    month { nb: "Måned", nn: "Månad", en: "Month" }
    year { nb: "År", nn: "År", en: "Year" }
    note { nb: "Intern merknad (frivillig)", nn: "Intern merknad (frivillig)", en: "Internal note (optional)" }
    note_help {
        nb: "For eksempel et avtalenummer. Bare dere ser den. Høyst 200 tegn.",
        nn: "Til dømes eit avtalenummer. Berre de ser han. Høgst 200 teikn.",
        en: "For example a contract number. Only you see it. At most 200 characters.",
    }
    led_by_giver {
        nb: "Du leder denne virksomheten. Da kan bare en med nøkkelrolle gi den fullmakt.",
        nn: "Du leier denne verksemda. Då kan berre ein med nøkkelrolle gi ho fullmakt.",
        en: "You lead this business. Only somebody with a key role can then authorise it.",
    }
    proposal_waits {
        nb: "Et forslag om denne mottakeren venter på en kollega. Trekk det tilbake, eller vent til det er avgjort.",
        nn: "Eit forslag om denne mottakaren ventar på ein kollega. Trekk det tilbake, eller vent til det er avgjort.",
        en: "A proposal about this recipient waits for a colleague. Withdraw it, or wait until it is decided.",
    }
    choose_api { nb: "Velg minst ett API", nn: "Vel minst eitt API", en: "Choose at least one API" }
    api_gone {
        nb: "Et API du valgte, kan ikke gis videre lenger. Se over valgene.",
        nn: "Eit API du valde, kan ikkje givast vidare lenger. Sjå over vala.",
        en: "An API you chose can no longer be passed on. Review your choices.",
    }
    holder_has(holder, title) {
        nb: "{holder} har allerede «{title}»",
        nn: "{holder} har allereie «{title}»",
        en: "{holder} already has “{title}”",
    }

    person_lead {
        nb: "Gi en kollega tilgangspakker eller rettigheter. Det du velger, gis først når du har sett over og bekreftet.",
        nn: "Gi ein kollega tilgangspakkar eller rettar. Det du vel, blir gitt først når du har sett over og stadfesta.",
        en: "Give a colleague access packages or rights. What you choose is given only when you have reviewed and confirmed.",
    }
    invite { nb: "Inviter en kollega", nn: "Inviter ein kollega", en: "Invite a colleague" }
    invite_lead {
        nb: "Det enkleste, uten fødselsnummer: Kollegaen får en lenke, logger inn og tar imot, og du bekrefter.",
        nn: "Det enklaste, utan fødselsnummer: Kollegaen får ei lenkje, loggar inn og tek imot, og du stadfestar.",
        en: "The easiest way, without a national identity number: your colleague gets a link, signs in and accepts, and you confirm.",
    }
    see_invitations { nb: "Se invitasjonene", nn: "Sjå invitasjonane", en: "See the invitations" }
    person_new { nb: "Finn med fødselsnummer", nn: "Finn med fødselsnummer", en: "Find by national identity number" }
    person_known { nb: "Personer dere kjenner fra før", nn: "Personar de kjenner frå før", en: "People you know already" }
    national_id { nb: "Fødselsnummer eller D-nummer", nn: "Fødselsnummer eller D-nummer", en: "National identity number or D number" }
    national_id_help {
        nb: "11 siffer. Finner vi ikke nummeret og navnet sammen, må personen bekrefte ved neste innlogging.",
        nn: "11 siffer. Finn vi ikkje nummeret og namnet saman, må personen stadfeste ved neste innlogging.",
        en: "11 digits. If we do not find the number and the name together, the person must confirm at their next sign-in.",
    }
    family_name { nb: "Etternavn eller hele navnet", nn: "Etternamn eller heile namnet", en: "Family name or whole name" }
    family_name_help {
        nb: "Personen ser navnet du skriver, når de skal bekrefte.",
        nn: "Personen ser namnet du skriv, når dei skal stadfeste.",
        en: "The person sees the name you write when they are asked to confirm.",
    }
    find_person { nb: "Finn personen", nn: "Finn personen", en: "Find the person" }
    person_number {
        nb: "Fødselsnummeret må ha 11 siffer og riktige kontrollsifre",
        nn: "Fødselsnummeret må ha 11 siffer og rette kontrollsiffer",
        en: "The national identity number must have 11 digits and correct check digits",
    }
    person_number_empty { nb: "Skriv fødselsnummeret", nn: "Skriv fødselsnummeret", en: "Enter the national identity number" }
    awaits_notice(name) {
        nb: "Vi finner ikke nummeret og navnet sammen. Du kan gi likevel: Det venter til den som har nummeret, logger inn og bekrefter å \
             være {name}. Ingenting gjelder før det. Sjekk at begge deler er riktig.",
        nn: "Vi finn ikkje nummeret og namnet saman. Du kan gi likevel: Det ventar til den som har nummeret, loggar inn og stadfestar å \
             vere {name}. Ingenting gjeld før det. Sjekk at begge delar er rette.",
        en: "We do not find the number and the name together. You can give all the same: it waits until whoever has the number signs in \
             and confirms to be {name}. Nothing applies before that. Check that both are right.",
    }
    person_throttled {
        nb: "Du har prøvd for mange ganger. Vent en time, eller be personen om å sende en forespørsel.",
        nn: "Du har prøvd for mange gonger. Vent ein time, eller be personen om å sende ein førespurnad.",
        en: "You have tried too many times. Wait an hour, or ask the person to send a request.",
    }

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
        nn: "Opprette scope og avgjere kven som får bruke API-a til verksemda.",
        en: "Create scopes and decide who may use the APIs of the business.",
    }
    hint_integrations {
        nb: "Opprette og endre klienter som henter token.",
        nn: "Opprette og endre klientar som hentar token.",
        en: "Create and change clients that fetch tokens.",
    }
    hint_suppliers {
        nb: "Opprette klienter på vegne av kunder. Krever også «Selvbetjening av integrasjoner».",
        nn: "Opprette klientar på vegner av kundar. Krev også «Sjølvbetening av integrasjonar».",
        en: "Create clients on behalf of customers. Also requires “Self-service of integrations”.",
    }
    hint_area {
        nb: "Alle pakkene i området som du kan gi, også de som kommer til senere.",
        nn: "Alle pakkane i området som du kan gi, også dei som kjem til seinare.",
        en: "All packages of the area that you may give, also those added later.",
    }
    hint_administrator {
        nb: "Kan gi alt videre til andre, også det man ikke har selv.",
        nn: "Kan gi alt vidare til andre, også det ein ikkje har sjølv.",
        en: "May pass everything on to others, also what one does not hold oneself.",
    }
    cannot_grant(n) { nb: "{n} kan du ikke gi. Hvorfor?", nn: "{n} kan du ikkje gi. Kvifor?", en: "You cannot give {n} of these. Why?" }
    choose_grant {
        nb: "Velg minst én tilgangspakke eller rettighet",
        nn: "Vel minst éin tilgangspakke eller rett",
        en: "Choose at least one access package or right",
    }
    grant_gone {
        nb: "Noe du valgte, kan du ikke gi. Se over valgene.",
        nn: "Noko du valde, kan du ikkje gi. Sjå over vala.",
        en: "You cannot give something you chose. Review your choices.",
    }

    supplier_ok(form, place) { nb: "{form}, {place}. I drift.", nn: "{form}, {place}. I drift.", en: "{form}, {place}. Active." }
}
