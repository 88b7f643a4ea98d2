use super::checks::CheckTexts;
use crate::kernel::texts;

texts! {
    /// The answers, on the pages and on the command line.
    pub(crate) struct RefusedTexts: CheckTexts;
    client { nb: "Klient", nn: "Klient", en: "Client" }
    consumer { nb: "Konsument", nn: "Konsument", en: "Consumer" }
    supplier { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    provider { nb: "API-tilbyder", nn: "API-tilbydar", en: "API provider" }
    scope { nb: "Scope", nn: "Scope", en: "Scope" }
    now(at) { nb: "Slik er det nå, {at}.", nn: "Slik er det no, {at}.", en: "This is how it is now, {at}." }
    then(at) { nb: "Slik var det {at}.", nn: "Slik var det {at}.", en: "This is how it was: {at}." }
    stopped_then(at, sentence) {
        nb: "Slik var det {at}: {sentence}",
        nn: "Slik var det {at}: {sentence}",
        en: "How it was ({at}): {sentence}",
    }
    then_unknown {
        nb: "Om klienten, scopet eller API-et har vært ute av bruk og kommet tilbake, eller hadde andre innstillinger da, kan vi ikke se. \
             Der regner vi med det som gjelder nå.",
        nn: "Om klienten, scopet eller API-et har vore ute av bruk og kome tilbake, eller hadde andre innstillingar då, kan vi ikkje sjå. \
             Der reknar vi med det som gjeld no.",
        en: "We cannot see whether the client, the scope or the API was out of use and has come back, or had other settings then. There we \
             take what applies now.",
    }
    all_well_then(at) {
        nb: "Det vi kan se herfra, var i orden {at}",
        nn: "Det vi kan sjå herifrå, var i orden {at}",
        en: "What we can see from here was in order ({at})",
    }
    all_well_then_body {
        nb: "Ingen av kontrollene under stoppet klienten da.",
        nn: "Ingen av kontrollane under stoppa klienten då.",
        en: "None of the checks below stopped the client then.",
    }
    another_then(code) {
        nb: "Klienten fikk {code}. På dette tidspunktet var det noe annet som stoppet den.",
        nn: "Klienten fekk {code}. På dette tidspunktet var det noko anna som stoppa han.",
        en: "The client got {code}. At this time something else stopped it.",
    }
    all_well {
        nb: "Det vi kan se herfra, er i orden nå",
        nn: "Det vi kan sjå herifrå, er i orden no",
        en: "What we can see from here is in order now",
    }
    all_well_body {
        nb: "Ingen av kontrollene under stopper klienten nå. Får den likevel ikke token, lim inn feilmeldingen og forespørselen.",
        nn: "Ingen av kontrollane under stoppar klienten no. Får han likevel ikkje token, lim inn feilmeldinga og førespurnaden.",
        en: "None of the checks below stops the client now. If it is still refused a token, paste the error and the request.",
    }
    all_well_until(at) {
        nb: "Forespørselen gjaldt til {at}. Kom den etter det, er svaret MP-130, og da går klokken deres for sakte.",
        nn: "Førespurnaden gjaldt til {at}. Kom han etter det, er svaret MP-130, og då går klokka dykkar for seint.",
        en: "The request was valid until {at}. If it came later, the answer is MP-130, and your clock is slow.",
    }
    mended(code) {
        nb: "Klienten fikk {code}. Det er rettet siden da.",
        nn: "Klienten fekk {code}. Det er retta sidan då.",
        en: "The client got {code}. That has been put right since.",
    }
    reported(code) { nb: "Klienten fikk {code}.", nn: "Klienten fekk {code}.", en: "The client got {code}." }
    came(at) { nb: "Det var {at}.", nn: "Det var {at}.", en: "That was on {at}." }
    addressed_to(environment) {
        nb: "Forespørselen er adressert til det andre miljøet: {environment}.",
        nn: "Førespurnaden er adressert til det andre miljøet: {environment}.",
        en: "The request is addressed to the other environment: {environment}.",
    }
    no_key_named {
        nb: "Forespørselen nevner ingen nøkkel: hodet har verken kid eller x5c. Sett kid til navnet på en av klientens nøkler.",
        nn: "Førespurnaden nemner ingen nøkkel: hovudet har verken kid eller x5c. Set kid til namnet på ein av nøklane til klienten.",
        en: "The request names no key: the header has neither kid nor x5c. Set kid to the name of one of the client's keys.",
    }
    certificates_beside_keys {
        nb: "Klienten har registrerte nøkler, så forespørselen må nevne en av dem med kid. Ta x5c ut av hodet.",
        nn: "Klienten har registrerte nøklar, så førespurnaden må nemne ein av dei med kid. Ta x5c ut av hovudet.",
        en: "The client has registered keys, so the request must name one of them with kid. Leave x5c out of the header.",
    }
    no_such_algorithm {
        nb: "Algoritmen som forespørselen er signert med (alg), må være RS256, RS384 eller RS512.",
        nn: "Algoritmen som førespurnaden er signert med (alg), må vere RS256, RS384 eller RS512.",
        en: "The algorithm that the request is signed with (alg) must be RS256, RS384 or RS512.",
    }
    no_such_key {
        nb: "Klienten har ingen nøkkel med det navnet som forespørselen oppgir (kid).",
        nn: "Klienten har ingen nøkkel med det namnet som førespurnaden oppgir (kid).",
        en: "The client has no key of the name that the request gives (kid).",
    }
    times_past(seconds) {
        nb: "Forespørselen var gått ut {seconds} sekunder før den kom fram (exp). Lag en ny hver gang. Er den ny, går klokken hos klienten \
             for sakte.",
        nn: "Førespurnaden hadde gått ut {seconds} sekund før han kom fram (exp). Lag ein ny kvar gong. Er han ny, går klokka hos klienten \
             for sakte.",
        en: "The request had expired {seconds} seconds before it came (exp). Make a new one each time. If it is new, the clock of the client \
             is slow.",
    }
    was_out_of_use(scopes) {
        nb: "API-tilbyderen hadde tatt {scopes} ut av bruk.",
        nn: "API-tilbydaren hadde teke {scopes} ut av bruk.",
        en: "The API provider had taken {scopes} out of use.",
    }
    another_now(code) {
        nb: "Klienten fikk {code} den gangen. Nå er det dette som stopper den.",
        nn: "Klienten fekk {code} den gongen. No er det dette som stoppar han.",
        en: "The client got {code} at the time. This is what stops it now.",
    }
    names(fields) {
        nb: "Feilmeldingen nevner {fields}.",
        nn: "Feilmeldinga nemner {fields}.",
        en: "The error names {fields}.",
    }
    no_more_known {
        nb: "Mer vet vi ikke: dette forsøket er ikke blant dem vi husker for klientene deres. Lim inn forespørselen, så kontrollerer vi \
             den.",
        nn: "Meir veit vi ikkje: dette forsøket er ikkje blant dei vi hugsar for klientane dykkar. Lim inn førespurnaden, så kontrollerer \
             vi han.",
        en: "We know no more: this attempt is not among those we remember for your clients. Paste the request, and we will check it.",
    }
    not_yours {
        nb: "Klienten er ikke blant deres i dette miljøet.",
        nn: "Klienten er ikkje blant dykkar i dette miljøet.",
        en: "The client is not among yours in this environment.",
    }
    not_yours_then {
        nb: "Klienten er ikke blant deres i dette miljøet, eller fantes ikke da.",
        nn: "Klienten er ikkje blant dykkar i dette miljøet, eller fanst ikkje då.",
        en: "The client is not among yours in this environment, or did not exist then.",
    }
    leaves_out {
        nb: "Svaret gjelder bare scopene deres, og ikke de andre i forespørselen.",
        nn: "Svaret gjeld berre scopa dykkar, og ikkje dei andre i førespurnaden.",
        en: "The answer is only about your scopes, and not about the others in the request.",
    }
    only_about_parties {
        nb: "Svaret gjelder bare virksomhetene og scopet.",
        nn: "Svaret gjeld berre verksemdene og scopet.",
        en: "The answer is only about the businesses and the scope.",
    }
    passed { nb: "I orden", nn: "I orden", en: "In order" }
    failed { nb: "Stopper her", nn: "Stoppar her", en: "Stops here" }
    not_reached { nb: "Ikke nådd", nn: "Ikkje nådd", en: "Not reached" }
    not_asked { nb: "Ikke kontrollert", nn: "Ikkje kontrollert", en: "Not checked" }

    no_client(id) {
        nb: "Vi kjenner ikke klienten {id} her. Den kan høre til et annet miljø eller en annen virksomhet.",
        nn: "Vi kjenner ikkje klienten {id} her. Han kan høyre til eit anna miljø eller ei anna verksemd.",
        en: "We do not know the client {id} here. It may belong to another environment or another business.",
    }
    client_unknown {
        nb: "Klienten finnes ikke i miljøet der tokenet ble hentet.",
        nn: "Klienten finst ikkje i miljøet der tokenet vart henta.",
        en: "The client does not exist in the environment where the token was fetched.",
    }
    client_elsewhere(name, environment, issuer) {
        nb: "Det er klienten «{name}» i {environment}. Den henter token hos {issuer}.",
        nn: "Det er klienten «{name}» i {environment}. Han hentar token hos {issuer}.",
        en: "It is the client “{name}” in {environment}. It fetches tokens from {issuer}.",
    }
    paste_to_find {
        nb: "Lim inn forespørselen, så ser vi om klienten hører til det andre miljøet. En klient i Test henter ikke token i Produksjon.",
        nn: "Lim inn førespurnaden, så ser vi om klienten høyrer til det andre miljøet. Ein klient i Test hentar ikkje token i Produksjon.",
        en: "Paste the request, and we will see whether the client belongs to the other environment. A client in Test fetches no tokens in \
             Production.",
    }
    client_inactive(name) {
        nb: "Klienten «{name}» er deaktivert.",
        nn: "Klienten «{name}» er deaktivert.",
        en: "The client “{name}” is deactivated.",
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
    key_removed(at) {
        nb: "Nøkkelen ble fjernet {at}.",
        nn: "Nøkkelen vart fjerna {at}.",
        en: "The key was removed on {at}.",
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
    audience_must_be(issuer) {
        nb: "aud skal være {issuer}, og ikke adressen tokenet hentes på.",
        nn: "aud skal vere {issuer}, og ikkje adressa tokenet blir henta på.",
        en: "aud must be {issuer}, and not the address the token is fetched from.",
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
    times_ahead(seconds) {
        nb: "Forespørselen var laget {seconds} sekunder fram i tid (iat): klokken hos klienten går for fort.",
        nn: "Førespurnaden var laga {seconds} sekund fram i tid (iat): klokka hos klienten går for fort.",
        en: "The request was made {seconds} seconds in the future (iat): the clock of the client is fast.",
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
    one_scope(name) { nb: "scopet {name}", nn: "scopet {name}", en: "the scope {name}" }
    scopes(first, last) { nb: "scopene {first} og {last}", nn: "scopa {first} og {last}", en: "the scopes {first} and {last}" }
    not_registered(name, scopes) {
        nb: "Klienten «{name}» har ikke {scopes}.",
        nn: "Klienten «{name}» har ikkje {scopes}.",
        en: "The client “{name}” does not have {scopes}.",
    }
    no_scope_then(scopes) {
        nb: "Vi fant ikke {scopes} her da, eller spørsmålet gjelder ikke dere.",
        nn: "Vi fann ikkje {scopes} her då, eller spørsmålet gjeld ikkje dykk.",
        en: "We did not find {scopes} here then, or the question is not about you.",
    }
    no_client_then(id) {
        nb: "Klienten {id} fantes ikke her. Den kan høre til et annet miljø eller en annen virksomhet.",
        nn: "Klienten {id} fanst ikkje her. Han kan høyre til eit anna miljø eller ei anna verksemd.",
        en: "The client {id} did not exist here. It may belong to another environment or another business.",
    }
    no_scope(scopes) {
        nb: "Vi finner ikke {scopes} her, eller spørsmålet gjelder ikke dere.",
        nn: "Vi finn ikkje {scopes} her, eller spørsmålet gjeld ikkje dykk.",
        en: "We do not find {scopes} here, or the question is not about you.",
    }
    deactivated(provider, scopes, day) {
        nb: "{provider} tok {scopes} ut av bruk {day}. Tilgangen er satt på vent, ikke slettet.",
        nn: "{provider} tok {scopes} ut av bruk {day}. Tilgangen er sett på vent, ikkje sletta.",
        en: "{provider} took {scopes} out of use on {day}. The access is on hold, not deleted.",
    }
    rests(provider, scopes) {
        nb: "{provider} tar {scopes} ut av bruk i dag. Tilgangen er satt på vent, ikke slettet.",
        nn: "{provider} tek {scopes} ut av bruk i dag. Tilgangen er sett på vent, ikkje sletta.",
        en: "{provider} takes {scopes} out of use today. The access is on hold, not deleted.",
    }
    wrong_type(kind, scopes) {
        nb: "Klienter av typen {kind} kan ikke bruke {scopes}.",
        nn: "Klientar av typen {kind} kan ikkje bruke {scopes}.",
        en: "Clients of the type {kind} cannot use {scopes}.",
    }
    no_access(consumer, scopes, provider) {
        nb: "{consumer} har ikke fått tilgang til {scopes} av {provider}.",
        nn: "{consumer} har ikkje fått tilgang til {scopes} av {provider}.",
        en: "{provider} has not given {consumer} access to {scopes}.",
    }
    consumer_forgotten {
        nb: "Henter klienten token for en kunde? Da mangler trolig consumer_org i forespørselen.",
        nn: "Hentar klienten token for ein kunde? Då manglar truleg consumer_org i førespurnaden.",
        en: "Does the client fetch the token for a customer? Then consumer_org is probably missing from the request.",
    }
    no_delegation(consumer, supplier, scopes) {
        nb: "{consumer} har ikke gitt {supplier} fullmakt til {scopes}.",
        nn: "{consumer} har ikkje gitt {supplier} fullmakt til {scopes}.",
        en: "{consumer} has not authorised {supplier} to use {scopes}.",
    }
    customer_asks {
        nb: "Det er konsumenten som ber API-tilbyderen om tilgang, i API-katalogen.",
        nn: "Det er konsumenten som bed API-tilbydaren om tilgang, i API-katalogen.",
        en: "It is the consumer that asks the API provider for access, in the API catalogue.",
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
        en: "The authorisation ended on {day}.",
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
}
