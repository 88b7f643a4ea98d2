use crate::kernel::texts;

texts! {
    /// *Hvorfor virker det ikke?*: the pages, and the answers on them and on the command line.
    pub(crate) struct RefusedTexts;
    heading { nb: "Hvorfor virker det ikke?", nn: "Kvifor verkar det ikkje?", en: "Why does it not work?" }
    lead {
        nb: "Fikk ikke klienten token? Lim inn feilmeldingen eller forespørselen, eller fyll ut feltene. Dere får vite hva som stopper \
             den, og hvem som kan rette det.",
        nn: "Fekk ikkje klienten token? Lim inn feilmeldinga eller førespurnaden, eller fyll ut felta. De får vite kva som stoppar han, og \
             kven som kan rette det.",
        en: "Did the client get no token? Paste the error or the request, or fill in the fields. You will learn what stops it, and who can \
             mend it.",
    }

    public_lead {
        nb: "Når en klient ikke får token, sier svaret hvorfor, med en kode. Her står hva kodene betyr, og hva du gjør nå.",
        nn: "Når ein klient ikkje får token, seier svaret kvifor, med ein kode. Her står kva kodane tyder, og kva du gjer no.",
        en: "When a client gets no token, the answer says why, with a code. Here you see what the codes mean, and what to do next.",
    }
    code_unknown(code) {
        nb: "Vi kjenner ikke koden {code}. Her er alle kodene vi svarer med.",
        nn: "Vi kjenner ikkje koden {code}. Her er alle kodane vi svarer med.",
        en: "We do not know the code {code}. Here are all the codes we answer with.",
    }
    code_unreadable {
        nb: "Vi kjenner ikke koden i adressen. Her er alle kodene vi svarer med.",
        nn: "Vi kjenner ikkje koden i adressa. Her er alle kodane vi svarer med.",
        en: "We do not know the code in the address. Here are all the codes we answer with.",
    }
    means { nb: "Hva det betyr", nn: "Kva det tyder", en: "What it means" }
    next { nb: "Hva du gjør nå", nn: "Kva du gjer no", en: "What to do next" }
    who { nb: "Hvem kan rette det", nn: "Kven kan rette det", en: "Who can mend it" }
    full_answer { nb: "Hele svaret", nn: "Heile svaret", en: "The full answer" }
    full_answer_lead {
        nb: "Logg inn for å se hvilket ledd som stopper akkurat denne klienten. Det ser bare de virksomhetene som saken gjelder.",
        nn: "Logg inn for å sjå kva ledd som stoppar akkurat denne klienten. Det ser berre dei verksemdene som saka gjeld.",
        en: "Sign in to see which link stops this very client. Only the businesses concerned can see that.",
    }
    to_full_answer { nb: "Se hele svaret", nn: "Sjå heile svaret", en: "See the full answer" }
    all_codes { nb: "Alle koder", nn: "Alle kodar", en: "All codes" }

    environment { nb: "Miljø", nn: "Miljø", en: "Environment" }
    paste_heading { nb: "Lim inn", nn: "Lim inn", en: "Paste" }
    paste {
        nb: "Feilmelding, forespørsel eller token",
        nn: "Feilmelding, førespurnad eller token",
        en: "Error, request or token",
    }
    paste_help {
        nb: "Alt fra en linje til hele svaret. Vi plukker ut klient, virksomheter, scope, nøkkelnavn og tider, og glemmer resten. \
             Signaturen blir tatt bort.",
        nn: "Alt frå ei linje til heile svaret. Vi plukkar ut klient, verksemder, scope, nøkkelnamn og tider, og gløymer resten. \
             Signaturen blir teken bort.",
        en: "Anything from one line to the whole answer. We pick out client, businesses, scope, key name and times, and forget the rest. \
             The signature is taken away.",
    }
    paste_button { nb: "Finn ut av det", nn: "Finn ut av det", en: "Find out" }
    paste_empty { nb: "Lim inn noe.", nn: "Lim inn noko.", en: "Paste something." }
    paste_nothing {
        nb: "Vi fant ikke noe å svare på i teksten. Fyll ut feltene under.",
        nn: "Vi fann ikkje noko å svare på i teksten. Fyll ut felta under.",
        en: "We found nothing to answer in the text. Fill in the fields below.",
    }
    fields_heading { nb: "Eller fyll ut", nn: "Eller fyll ut", en: "Or fill in" }
    client { nb: "Klienten (client_id)", nn: "Klienten (client_id)", en: "The client (client_id)" }
    client_help {
        nb: "Er klienten deres egen, blir også nøkler og scopes på den sett på.",
        nn: "Er klienten dykkar eigen, blir òg nøklar og scope på han sette på.",
        en: "If the client is your own, its keys and scopes are looked at too.",
    }
    client_wrong {
        nb: "En client_id ser slik ut: 0197b1c2-0000-7000-8000-000000000000.",
        nn: "Ein client_id ser slik ut: 0197b1c2-0000-7000-8000-000000000000.",
        en: "A client_id looks like this: 0197b1c2-0000-7000-8000-000000000000.",
    }
    consumer { nb: "Konsumenten", nn: "Konsumenten", en: "The consumer" }
    consumer_help {
        nb: "Organisasjonsnummeret til virksomheten som har tilgangen. Tomt: dere selv.",
        nn: "Organisasjonsnummeret til verksemda som har tilgangen. Tomt: de sjølve.",
        en: "The organisation number of the business that has the access. Empty: yourselves.",
    }
    supplier { nb: "Leverandøren", nn: "Leverandøren", en: "The supplier" }
    supplier_help {
        nb: "Hvis en leverandør henter token for konsumenten.",
        nn: "Viss ein leverandør hentar token for konsumenten.",
        en: "If a supplier fetches the token for the consumer.",
    }
    scope { nb: "Scope", nn: "Scope", en: "Scope" }
    scope_help {
        nb: "For eksempel eksempel:vann/maaler.read. Flere med mellomrom mellom.",
        nn: "Til dømes eksempel:vann/maaler.read. Fleire med mellomrom mellom.",
        en: "For example eksempel:vann/maaler.read. Several with a space between.",
    }
    scope_missing { nb: "Skriv scopet.", nn: "Skriv scopet.", en: "Enter the scope." }
    scope_wrong {
        nb: "Et scope har et prefiks, kolon og et navn, uten mellomrom.",
        nn: "Eit scope har eit prefiks, kolon og eit namn, utan mellomrom.",
        en: "A scope has a prefix, a colon and a name, without spaces.",
    }
    scope_many { nb: "Høyst ti scopes om gangen.", nn: "Høgst ti scope om gongen.", en: "At most ten scopes at a time." }
    ask { nb: "Forklar", nn: "Forklar", en: "Explain" }
    reset { nb: "Begynn på nytt", nn: "Byrj på nytt", en: "Start over" }
    attempt_unknown {
        nb: "Vi finner ikke dette forsøket blant klientene deres. Bare de siste forsøkene til hver klient blir husket. Fyll ut feltene i \
             stedet.",
        nn: "Vi finn ikkje dette forsøket blant klientane dykkar. Berre dei siste forsøka til kvar klient blir hugsa. Fyll ut felta i \
             staden.",
        en: "We do not find this attempt among your clients. Only the latest attempts of each client are remembered. Fill in the fields \
             instead.",
    }

    chain { nb: "Ledd for ledd", nn: "Ledd for ledd", en: "Link by link" }
    copy { nb: "Kopier svar", nn: "Kopier svar", en: "Copy the answer" }
    copy_link { nb: "Kopier lenke", nn: "Kopier lenkje", en: "Copy the link" }
    link_help {
        nb: "Lenken åpner det samme spørsmålet for andre i virksomheten.",
        nn: "Lenkja opnar det same spørsmålet for andre i verksemda.",
        en: "The link opens the same question for others in the business.",
    }
    now(at) { nb: "Slik er det nå, {at}.", nn: "Slik er det no, {at}.", en: "This is how it is now, {at}." }
    all_well {
        nb: "Det vi kan se herfra, er i orden nå",
        nn: "Det vi kan sjå herifrå, er i orden no",
        en: "What we can see from here is in order now",
    }
    all_well_body {
        nb: "Ingen av leddene under stopper et token nå. Får klienten likevel nei, lim inn feilmeldingen og forespørselen.",
        nn: "Ingen av ledda under stoppar eit token no. Får klienten likevel nei, lim inn feilmeldinga og førespurnaden.",
        en: "None of the links below stops a token now. If the client is still refused, paste the error and the request.",
    }
    mended(code) {
        nb: "Klienten fikk {code}. Det er rettet siden da.",
        nn: "Klienten fekk {code}. Det er retta sidan då.",
        en: "The client got {code}. That has been mended since.",
    }
    reported(code) { nb: "Klienten fikk {code}.", nn: "Klienten fekk {code}.", en: "The client got {code}." }
    another_now(code) {
        nb: "Klienten fikk {code} den gangen. Nå er det dette som stopper den.",
        nn: "Klienten fekk {code} den gongen. No er det dette som stoppar han.",
        en: "The client got {code} at the time. This is what stops it now.",
    }
    not_yours {
        nb: "Klienten er ikke blant deres i dette miljøet, så svaret gjelder bare virksomhetene og scopet.",
        nn: "Klienten er ikkje blant dykkar i dette miljøet, så svaret gjeld berre verksemdene og scopet.",
        en: "The client is not among yours in this environment, so the answer is only about the businesses and the scope.",
    }
    passed { nb: "I orden", nn: "I orden", en: "In order" }
    failed { nb: "Stopper her", nn: "Stoppar her", en: "Stops here" }
    not_reached { nb: "Ikke nådd", nn: "Ikkje nådd", en: "Not reached" }
    not_asked { nb: "Ikke sett på", nn: "Ikkje sett på", en: "Not looked at" }

    link_client { nb: "Klienten", nn: "Klienten", en: "The client" }
    link_key { nb: "Nøkkelen", nn: "Nøkkelen", en: "The key" }
    link_signature { nb: "Signaturen", nn: "Signaturen", en: "The signature" }
    link_audience { nb: "Mottakeren (aud)", nn: "Mottakaren (aud)", en: "The audience (aud)" }
    link_time { nb: "Tidene (iat, exp)", nn: "Tidene (iat, exp)", en: "The times (iat, exp)" }
    link_once { nb: "Brukt én gang (jti)", nn: "Brukt éin gong (jti)", en: "Used once (jti)" }
    link_consumer { nb: "Kunden (consumer_org)", nn: "Kunden (consumer_org)", en: "The customer (consumer_org)" }
    link_scope { nb: "Scopet", nn: "Scopet", en: "The scope" }
    link_in_use { nb: "Scopet i bruk", nn: "Scopet i bruk", en: "The scope in use" }
    link_type { nb: "Klienttypen", nn: "Klienttypen", en: "The type of client" }
    link_details { nb: "authorization_details", nn: "authorization_details", en: "authorization_details" }
    link_access { nb: "Tilgangen", nn: "Tilgangen", en: "The access" }
    link_delegation { nb: "Fullmakten", nn: "Fullmakta", en: "The authorisation" }

    ok_client(name, owner) {
        nb: "«{name}» hos {owner} er i bruk.",
        nn: "«{name}» hos {owner} er i bruk.",
        en: "“{name}” of {owner} is in use.",
    }
    ok_key(kid) { nb: "Klienten har nøkkelen {kid}.", nn: "Klienten har nøkkelen {kid}.", en: "The client has the key {kid}." }
    ok_key_until(kid, day) {
        nb: "Nøkkelen {kid} gjelder til {day}.",
        nn: "Nøkkelen {kid} gjeld til {day}.",
        en: "The key {kid} is good until {day}.",
    }
    ok_audience { nb: "Adressert hit.", nn: "Adressert hit.", en: "Addressed to us." }
    ok_time(seconds) {
        nb: "Gjaldt i {seconds} sekunder.",
        nn: "Gjaldt i {seconds} sekund.",
        en: "Was good for {seconds} seconds.",
    }
    ok_own(owner) { nb: "Ikke nevnt: {owner} selv.", nn: "Ikkje nemnd: {owner} sjølv.", en: "Not named: {owner} itself." }
    ok_customer(consumer) { nb: "For {consumer}.", nn: "For {consumer}.", en: "For {consumer}." }
    ok_registered { nb: "Klienten har det.", nn: "Klienten har det.", en: "The client has it." }
    ok_exists { nb: "Finnes.", nn: "Finst.", en: "Exists." }
    ok_in_use { nb: "Er i bruk.", nn: "Er i bruk.", en: "Is in use." }
    ok_type { nb: "Scopet er for denne typen.", nn: "Scopet er for denne typen.", en: "The scope is for this type." }
    ok_access(consumer) { nb: "{consumer} har tilgang.", nn: "{consumer} har tilgang.", en: "{consumer} has access." }
    ok_delegation(consumer, supplier) {
        nb: "{consumer} har gitt {supplier} fullmakt.",
        nn: "{consumer} har gitt {supplier} fullmakt.",
        en: "{consumer} has authorised {supplier}.",
    }
    unasked_signature {
        nb: "Bare klienten har den private nøkkelen.",
        nn: "Berre klienten har den private nøkkelen.",
        en: "Only the client has the private key.",
    }
    unasked_once {
        nb: "Hver forespørsel skal ha sin egen jti.",
        nn: "Kvar førespurnad skal ha sin eigen jti.",
        en: "Each request must have a jti of its own.",
    }
    unasked {
        nb: "Lim inn forespørselen for å få det med.",
        nn: "Lim inn førespurnaden for å få det med.",
        en: "Paste the request to include it.",
    }
    unasked_supplier {
        nb: "Ingen leverandør er nevnt.",
        nn: "Ingen leverandør er nemnd.",
        en: "No supplier is named.",
    }
    unasked_details { nb: "Ikke i bruk her.", nn: "Ikkje i bruk her.", en: "Not in use here." }
    unasked_scope { nb: "Ingen scopes er nevnt.", nn: "Ingen scope er nemnde.", en: "No scopes are named." }

    no_client(id) {
        nb: "Vi kjenner ikke klienten {id} her. Den kan høre til et annet miljø eller en annen virksomhet.",
        nn: "Vi kjenner ikkje klienten {id} her. Han kan høyre til eit anna miljø eller ei anna verksemd.",
        en: "We do not know the client {id} here. It may belong to another environment or another business.",
    }
    client_inactive(name) {
        nb: "Klienten «{name}» er tatt ut av bruk.",
        nn: "Klienten «{name}» er teken ut av bruk.",
        en: "The client “{name}” has been taken out of use.",
    }
    client_type(name, kind) {
        nb: "Klienten «{name}» er av typen {kind}, som ikke henter token her.",
        nn: "Klienten «{name}» er av typen {kind}, som ikkje hentar token her.",
        en: "The client “{name}” is of the type {kind}, which fetches no tokens here.",
    }
    algorithm(alg) {
        nb: "Forespørselen er signert med {alg}. Algoritmen må være RS256, RS384 eller RS512.",
        nn: "Førespurnaden er signert med {alg}. Algoritmen må vere RS256, RS384 eller RS512.",
        en: "The request is signed with {alg}. The algorithm must be RS256, RS384 or RS512.",
    }
    key_unknown(name, kid) {
        nb: "Klienten «{name}» har ingen nøkkel som heter {kid}.",
        nn: "Klienten «{name}» har ingen nøkkel som heiter {kid}.",
        en: "The client “{name}” has no key called {kid}.",
    }
    key_expired(kid, day) {
        nb: "Nøkkelen {kid} gikk ut {day}.",
        nn: "Nøkkelen {kid} gjekk ut {day}.",
        en: "The key {kid} expired on {day}.",
    }
    audience(aud, issuer) {
        nb: "Forespørselen er adressert til {aud}, men dette er {issuer}.",
        nn: "Førespurnaden er adressert til {aud}, men dette er {issuer}.",
        en: "The request is addressed to {aud}, but this is {issuer}.",
    }
    too_long(seconds) {
        nb: "Forespørselen varer i {seconds} sekunder (exp - iat). Den kan vare i høyst 120.",
        nn: "Førespurnaden varer i {seconds} sekund (exp - iat). Han kan vare i høgst 120.",
        en: "The request lasts for {seconds} seconds (exp - iat). It may last for at most 120.",
    }
    times_turned {
        nb: "Forespørselen slutter (exp) før den er laget (iat).",
        nn: "Førespurnaden sluttar (exp) før han er laga (iat).",
        en: "The request ends (exp) before it is made (iat).",
    }
    times_ahead {
        nb: "Forespørselen er laget fram i tid (iat): klokken hos klienten går for fort.",
        nn: "Førespurnaden er laga fram i tid (iat): klokka hos klienten går for fort.",
        en: "The request is made in the future (iat): the clock of the client is fast.",
    }
    consumer_needed(name) {
        nb: "Klienten «{name}» opptrer bare for kunder. Nevn kunden med consumer_org.",
        nn: "Klienten «{name}» opptrer berre for kundar. Nemn kunden med consumer_org.",
        en: "The client “{name}” acts for customers only. Name the customer with consumer_org.",
    }
    consumer_is_owner(owner) {
        nb: "consumer_org er {owner} selv, som eier klienten. Utelat feltet, eller nevn en kunde.",
        nn: "consumer_org er {owner} sjølv, som eig klienten. La feltet vere ute, eller nemn ein kunde.",
        en: "consumer_org is {owner} itself, which owns the client. Leave it out, or name a customer.",
    }
    consumer_not_allowed(name) {
        nb: "Klienten «{name}» er ikke registrert for kunder, så den kan ikke nevne en med consumer_org.",
        nn: "Klienten «{name}» er ikkje registrert for kundar, så han kan ikkje nemne ein med consumer_org.",
        en: "The client “{name}” is not registered for customers, so it cannot name one with consumer_org.",
    }
    not_registered(name, scope) {
        nb: "Klienten «{name}» har ikke scopet {scope}.",
        nn: "Klienten «{name}» har ikkje scopet {scope}.",
        en: "The client “{name}” does not have the scope {scope}.",
    }
    no_scope(scope) {
        nb: "Vi finner ikke scopet {scope} her, eller spørsmålet gjelder ikke dere.",
        nn: "Vi finn ikkje scopet {scope} her, eller spørsmålet gjeld ikkje dykk.",
        en: "We do not find the scope {scope} here, or the question is not about you.",
    }
    deactivated(provider, scope, day) {
        nb: "{provider} tok scopet {scope} ut av bruk {day}. Tilgangen er satt på vent, ikke slettet.",
        nn: "{provider} tok scopet {scope} ut av bruk {day}. Tilgangen er sett på vent, ikkje sletta.",
        en: "{provider} took the scope {scope} out of use on {day}. The access is on hold, not deleted.",
    }
    rests(provider, scope) {
        nb: "{provider} tar scopet {scope} ut av bruk i dag. Tilgangen er satt på vent, ikke slettet.",
        nn: "{provider} tek scopet {scope} ut av bruk i dag. Tilgangen er sett på vent, ikkje sletta.",
        en: "{provider} takes the scope {scope} out of use today. The access is on hold, not deleted.",
    }
    wrong_type(scope, kind) {
        nb: "Scopet {scope} kan ikke brukes av klienter av typen {kind}.",
        nn: "Scopet {scope} kan ikkje brukast av klientar av typen {kind}.",
        en: "The scope {scope} is not for clients of the type {kind}.",
    }
    no_access(consumer, scope, provider) {
        nb: "{consumer} har ikke fått tilgang til scopet {scope} av {provider}.",
        nn: "{consumer} har ikkje fått tilgang til scopet {scope} av {provider}.",
        en: "{consumer} has not been given access to the scope {scope} by {provider}.",
    }
    consumer_forgotten {
        nb: "Henter klienten token for en kunde? Da mangler trolig consumer_org i forespørselen.",
        nn: "Hentar klienten token for ein kunde? Då manglar truleg consumer_org i førespurnaden.",
        en: "Does the client fetch the token for a customer? Then consumer_org is probably missing from the request.",
    }
    no_delegation(consumer, supplier, scope) {
        nb: "{consumer} har ikke gitt {supplier} fullmakt til scopet {scope}.",
        nn: "{consumer} har ikkje gitt {supplier} fullmakt til scopet {scope}.",
        en: "{consumer} has not authorised {supplier} for the scope {scope}.",
    }
    never_given {
        nb: "Leverandøren har ikke hatt fullmakt til dette scopet før.",
        nn: "Leverandøren har ikkje hatt fullmakt til dette scopet før.",
        en: "The supplier has not been authorised for this scope before.",
    }
    withdrawn(at) {
        nb: "Fullmakten ble fjernet {at}.",
        nn: "Fullmakta vart fjerna {at}.",
        en: "The authorisation was removed on {at}.",
    }
    ended_on(day) {
        nb: "Fullmakten gjaldt til og med {day}.",
        nn: "Fullmakta gjaldt til og med {day}.",
        en: "The authorisation was good until {day}, that day included.",
    }
    no_scope_hint {
        nb: "Se om scopet er stavet riktig, om miljøet er riktig, og om dere er konsument, leverandør eller tilbyder.",
        nn: "Sjå om scopet er stava rett, om miljøet er rett, og om de er konsument, leverandør eller tilbydar.",
        en: "Check that the scope is spelled correctly, that the environment is right, and that you are consumer, supplier or provider.",
    }
    not_delegable(provider) {
        nb: "{provider} lar ikke konsumenter gi fullmakt til dette scopet.",
        nn: "{provider} lèt ikkje konsumentar gi fullmakt til dette scopet.",
        en: "{provider} does not let consumers authorise suppliers for this scope.",
    }

    who_client(org) {
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av integrasjoner» i {org}.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av integrasjonar» i {org}.",
        en: "Those with a key role or the authorisation “Self-service of integrations” in {org}.",
    }
    who_provider(org) {
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av API-er» i {org}.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av API-ar» i {org}.",
        en: "Those with a key role or the authorisation “Self-service of APIs” in {org}.",
    }
    who_consumer(org) {
        nb: "De som har en nøkkelrolle, tilgangspakken «Delegerbare Maskinporten scopes» eller «Hovedadministrator» i {org}.",
        nn: "Dei som har ei nøkkelrolle, tilgangspakka «Delegerbare Maskinporten scopes» eller «Hovudadministrator» i {org}.",
        en: "Those with a key role, the access package “Delegable Maskinporten scopes” or “Main administrator” in {org}.",
    }
    do_ask_access { nb: "Be om tilgang", nn: "Be om tilgang", en: "Ask for access" }
    do_give_access { nb: "Gi tilgang", nn: "Gi tilgang", en: "Give access" }
    do_delegate { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    do_ask_delegation { nb: "Be om fullmakt", nn: "Be om fullmakt", en: "Ask for an authorisation" }
    do_reactivate { nb: "Ta scopet i bruk igjen", nn: "Ta scopet i bruk igjen", en: "Take the scope into use again" }
    do_delegable { nb: "Endre scopet", nn: "Endre scopet", en: "Change the scope" }
    help { nb: "Hva kodene betyr", nn: "Kva kodane tyder", en: "What the codes mean" }
}
