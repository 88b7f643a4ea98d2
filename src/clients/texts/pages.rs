use crate::{kernel::texts, web::Words};

texts! {
    /// The page of a client, and what is confirmed on its way.
    pub(crate) struct Pages: Words;
    is_inactive(at) {
        nb: "Klienten ble deaktivert {at} og får ikke token. Scopes og nøkler er beholdt.",
        nn: "Klienten vart deaktivert {at} og får ikkje token. Scope og nøklar er tekne vare på.",
        en: "The client was deactivated {at} and gets no tokens. Its scopes and keys have been kept.",
    }
    keyless {
        nb: "Klienten har ingen nøkkel og kan ikke hente token (MP-100). Legg inn en.",
        nn: "Klienten har ingen nøkkel og kan ikkje hente token (MP-100). Legg inn ein.",
        en: "The client has no key and cannot fetch tokens (MP-100). Add one.",
    }
    keyless_certificate {
        nb: "Klienten har ingen nøkkel. Den kan hente token med virksomhetssertifikatet (x5c) til dere legger inn en nøkkel.",
        nn: "Klienten har ingen nøkkel. Han kan hente token med verksemdssertifikatet (x5c) til de legg inn ein nøkkel.",
        en: "The client has no key. It can fetch tokens with the business certificate (x5c) until you add a key.",
    }
    keys_expired(day) {
        nb: "Klienten har ingen gyldig nøkkel (MP-121). Den siste gikk ut {day}. Legg inn samme nøkkel på nytt for ett år til, eller en \
             ny.",
        nn: "Klienten har ingen gyldig nøkkel (MP-121). Den siste gjekk ut {day}. Legg inn same nøkkel på nytt for eitt år til, eller ein \
             ny.",
        en: "The client has no valid key (MP-121). The last one expired {day}. Add the same key again for another year, or a new one.",
    }
    key_expires_soon(day) {
        nb: "Den siste gyldige nøkkelen utløper {day}. Legg inn en ny nå, og ta den i bruk mens den gamle fortsatt gjelder.",
        nn: "Den siste gyldige nøkkelen går ut {day}. Legg inn ein ny no, og ta han i bruk medan den gamle enno gjeld.",
        en: "The last valid key expires {day}. Add a new one now, and take it into use while the old one still applies.",
    }
    rotated(new, at, old) {
        nb: "Den nye nøkkelen, {new}, er sett i bruk {at}. Den gamle, {old}, kan fjernes.",
        nn: "Den nye nøkkelen, {new}, er sett i bruk {at}. Den gamle, {old}, kan fjernast.",
        en: "The new key, {new}, has been seen in use {at}. The old one, {old}, can be removed.",
    }
    remove_old_key { nb: "Fjern den gamle nøkkelen", nn: "Fjern den gamle nøkkelen", en: "Remove the old key" }
    key_waits(new) {
        nb: "Den nye nøkkelen, {new}, er ikke brukt ennå. Ta den i bruk før du fjerner den gamle.",
        nn: "Den nye nøkkelen, {new}, er ikkje brukt enno. Ta han i bruk før du fjernar den gamle.",
        en: "The new key, {new}, has not been used yet. Take it into use before you remove the old one.",
    }
    scopeless {
        nb: "Klienten har ingen scopes. Velg hva den skal hente token for.",
        nn: "Klienten har ingen scope. Vel kva han skal hente token for.",
        en: "The client has no scopes. Choose what it is to fetch tokens for.",
    }
    choose_scopes { nb: "Velg scopes", nn: "Vel scope", en: "Choose scopes" }
    change_scopes { nb: "Endre scopes", nn: "Endre scope", en: "Change scopes" }
    has_no_scopes { nb: "Ingen scopes ennå.", nn: "Ingen scope enno.", en: "No scopes yet." }
    has_no_keys { nb: "Ingen nøkler ennå.", nn: "Ingen nøklar enno.", en: "No keys yet." }
    add_key { nb: "Legg til nøkkel", nn: "Legg til nøkkel", en: "Add a key" }
    issuer { nb: "Utsteder (aud)", nn: "Utferdar (aud)", en: "Issuer (aud)" }
    token_endpoint { nb: "Token-endepunkt", nn: "Token-endepunkt", en: "Token endpoint" }
    next_step { nb: "Neste steg", nn: "Neste steg", en: "Next step" }
    nothing_to_do { nb: "Ingenting å gjøre", nn: "Ingenting å gjere", en: "Nothing to do" }
    state_valid { nb: "Gyldig", nn: "Gyldig", en: "Valid" }
    state_deactivated { nb: "Scopet er deaktivert", nn: "Scopet er deaktivert", en: "The scope is deactivated" }
    state_wrong_type { nb: "Ikke tillatt type (MP-201)", nn: "Ikkje tillaten type (MP-201)", en: "Type not allowed (MP-201)" }
    state_no_access { nb: "Mangler tilgang (MP-250)", nn: "Manglar tilgang (MP-250)", en: "Lacks access (MP-250)" }
    state_no_delegation {
        nb: "Ingen kunde har gitt fullmakt (MP-251)",
        nn: "Ingen kunde har gitt fullmakt (MP-251)",
        en: "No customer has authorised you (MP-251)",
    }
    for_yourselves { nb: "For dere selv", nn: "For dykk sjølve", en: "For yourselves" }
    state_not_delegable {
        nb: "Kan ikke brukes for kunder (MP-251)",
        nn: "Kan ikkje brukast for kundar (MP-251)",
        en: "Cannot be used for customers (MP-251)",
    }
    state_customers_no_access {
        nb: "Kunden mangler tilgang (MP-250)",
        nn: "Kunden manglar tilgang (MP-250)",
        en: "The customer lacks access (MP-250)",
    }
    state_inactive { nb: "Klienten er deaktivert", nn: "Klienten er deaktivert", en: "The client is deactivated" }
    next_inactive { nb: "Ta klienten i bruk igjen", nn: "Ta klienten i bruk igjen", en: "Reactivate the client" }
    next_deactivated {
        nb: "Tilgangen er satt på vent, ikke slettet. API-tilbyderen kan ta scopet i bruk igjen.",
        nn: "Tilgangen er sett på vent, ikkje sletta. API-tilbydaren kan ta scopet i bruk igjen.",
        en: "The access is suspended, not deleted. The API provider can reactivate the scope.",
    }
    next_wrong_type {
        nb: "API-tilbyderen må tillate denne typen klient.",
        nn: "API-tilbydaren må tillate denne typen klient.",
        en: "The API provider has to allow this type of client.",
    }
    next_no_delegation {
        nb: "Be kunden om fullmakt for API-et.",
        nn: "Be kunden om fullmakt for API-et.",
        en: "Ask the customer to authorise you for the API.",
    }
    next_not_delegable {
        nb: "API-tilbyderen tillater ikke at kunder gir fullmakt for scopet.",
        nn: "API-tilbydaren tillèt ikkje at kundar gir fullmakt for scopet.",
        en: "The API provider does not allow customers to authorise others for the scope.",
    }
    next_customers_no_access {
        nb: "Kunden må først be API-tilbyderen om tilgang, og så gi dere fullmakt.",
        nn: "Kunden må først be API-tilbydaren om tilgang, og så gi dykk fullmakt.",
        en: "The customer has to ask the API provider for access first, and then authorise you.",
    }
    one_customer { nb: "1 kunde har gitt fullmakt", nn: "1 kunde har gitt fullmakt", en: "1 customer has authorised you" }
    more_than_hundred { nb: "Over 100", nn: "Over 100", en: "More than 100" }
    customers(n) { nb: "{n} kunder har gitt fullmakt", nn: "{n} kundar har gitt fullmakt", en: "{n} customers have authorised you" }
    keys_lead {
        nb: "En nøkkel gjelder i ett år fra den legges inn, og samme nøkkel kan legges inn på nytt. Bytt slik: legg inn en ny, ta den i bruk, og \
             fjern den gamle når den nye er sett i bruk.",
        nn: "Ein nøkkel gjeld i eitt år frå han blir lagd inn, og same nøkkel kan leggjast inn på nytt. Byt slik: legg inn ein ny, ta han i \
             bruk, og fjern den gamle når den nye er sett i bruk.",
        en: "A key applies for a year from when it is added, and the same key can be added again. Replace it like this: add a new one, take it \
             into use, and remove the old one when the new one has been seen in use.",
    }
    timeline { nb: "Når nøklene utløper", nn: "Når nøklane går ut", en: "When the keys expire" }
    timeline_legend {
        nb: "En stolpe for hver nøkkel, i samme rekkefølge som i tabellen. De siste 30 dagene er stiplet, og den røde streken er i dag.",
        nn: "Ein stolpe for kvar nøkkel, i same rekkjefølgje som i tabellen. Dei siste 30 dagane er stipla, og den raude streken er i dag.",
        en: "A bar for each key, in the order of the table. The last 30 days are dashed, and the red line is today.",
    }
    as_table { nb: "Vis som tabell", nn: "Vis som tabell", en: "Show as a table" }
    kid { nb: "Nøkkel (kid)", nn: "Nøkkel (kid)", en: "Key (kid)" }
    alg { nb: "Algoritme", nn: "Algoritme", en: "Algorithm" }
    added_at { nb: "Lagt inn", nn: "Lagd inn", en: "Added" }
    expires { nb: "Utløper", nn: "Går ut", en: "Expires" }
    expired { nb: "Utløpt", nn: "Gått ut", en: "Expired" }
    soon { nb: "Utløper snart", nn: "Går snart ut", en: "Expires soon" }
    not_used_yet { nb: "Ikke brukt ennå", nn: "Ikkje brukt enno", en: "Not used yet" }
    day_and_time(day, time) { nb: "{day} kl. {time}", nn: "{day} kl. {time}", en: "{day} at {time}" }
    package_heading {
        nb: "Opptre for virksomhetens kunder",
        nn: "Opptre for kundane til verksemda",
        en: "Act for the organisation's customers",
    }
    package_since(at) {
        nb: "Klienten har hatt pakken siden {at}.",
        nn: "Klienten har hatt pakken sidan {at}.",
        en: "The client has had the package since {at}.",
    }
    package_has {
        nb: "Den henter token bare for kunder som har gitt virksomheten fullmakt, og ikke for virksomheten selv.",
        nn: "Han hentar token berre for kundar som har gitt verksemda fullmakt, og ikkje for verksemda sjølv.",
        en: "It fetches tokens only for customers that have authorised the business, and not for the business itself.",
    }
    package_has_not {
        nb: "Uten pakken henter klienten token for dere selv, og ikke for kunder. Med pakken blir det omvendt: bare for kunder som har \
             gitt dere fullmakt.",
        nn: "Utan pakken hentar klienten token for dykk sjølve, og ikkje for kundar. Med pakken blir det omvendt: berre for kundar som har \
             gitt dykk fullmakt.",
        en: "Without the package the client fetches tokens for yourselves, and not for customers. With the package it is the other way \
             round: only for customers that have authorised you.",
    }
    package_has_not_customers {
        nb: "Uten pakken henter klienten token både for dere selv og for kunder som har gitt dere fullmakt. Med pakken henter den bare for \
             kundene.",
        nn: "Utan pakken hentar klienten token både for dykk sjølve og for kundar som har gitt dykk fullmakt. Med pakken hentar han berre \
             for kundane.",
        en: "Without the package the client fetches tokens both for yourselves and for customers that have authorised you. With the \
             package it fetches for the customers only.",
    }
    give_package { nb: "Gi pakken", nn: "Gi pakken", en: "Give the package" }
    remove_package { nb: "Fjern pakken", nn: "Fjern pakken", en: "Remove the package" }
    give_package_heading(name) {
        nb: "La {name} opptre for virksomhetens kunder",
        nn: "La {name} opptre for kundane til verksemda",
        en: "Let {name} act for the organisation's customers",
    }
    remove_package_heading(name) {
        nb: "Fjern «Opptre for virksomhetens kunder» fra {name}",
        nn: "Fjern «Opptre for kundane til verksemda» frå {name}",
        en: "Remove “Act for the organisation's customers” from {name}",
    }
    package_lead {
        nb: "Med tilgangspakken «Opptre for virksomhetens kunder» henter klienten data for kundene, og ikke for virksomheten selv.",
        nn: "Med tilgangspakken «Opptre for kundane til verksemda» hentar klienten data for kundane, og ikkje for verksemda sjølv.",
        en: "With the access package “Act for the organisation's customers” the client fetches data for the customers, and not for the \
             business itself.",
    }
    package_gives {
        nb: "Klienten kan hente token for hver kunde som har gitt virksomheten fullmakt, for de scopene den har.",
        nn: "Klienten kan hente token for kvar kunde som har gitt verksemda fullmakt, for dei scopa han har.",
        en: "The client can fetch tokens for every customer that has authorised the business, for the scopes it has.",
    }
    package_takes_own {
        nb: "Klienten får ikke lenger token for virksomhetens egen tilgang. Bruk en annen klient til det.",
        nn: "Klienten får ikkje lenger token for tilgangen verksemda sjølv har. Bruk ein annan klient til det.",
        en: "The client no longer gets tokens for the business's own access. Use another client for that.",
    }
    package_follows {
        nb: "Nye fullmakter fra kunder gjelder uten at noe må endres her.",
        nn: "Nye fullmakter frå kundar gjeld utan at noko må endrast her.",
        en: "New authorisations from customers apply without any change here.",
    }
    package_waits {
        nb: "Klienten har ingen scopes ennå, så den får ikke token før den har det.",
        nn: "Klienten har ingen scope enno, så han får ikkje token før han har det.",
        en: "The client has no scopes yet, so it gets no tokens until it has.",
    }
    package_stays_customers {
        nb: "Klienten er registrert for kunder, og henter fortsatt token for dem.",
        nn: "Klienten er registrert for kundar, og hentar framleis token for dei.",
        en: "The client is registered for customers, and still fetches tokens for them.",
    }
    package_stops {
        nb: "Klienten får ikke lenger token for kundene.",
        nn: "Klienten får ikkje lenger token for kundane.",
        en: "The client no longer gets tokens for the customers.",
    }
    package_own_again {
        nb: "Klienten kan igjen bruke tilgangen virksomheten selv har.",
        nn: "Klienten kan igjen bruke tilgangen verksemda sjølv har.",
        en: "The client can again use the access that the business has itself.",
    }

    happens { nb: "Dette skjer", nn: "Dette skjer", en: "What happens" }
    deactivate_heading(name) { nb: "Deaktiver {name}", nn: "Deaktiver {name}", en: "Deactivate {name}" }
    reactivate_heading(name) { nb: "Ta {name} i bruk igjen", nn: "Ta {name} i bruk igjen", en: "Reactivate {name}" }
    deactivate_button { nb: "Deaktiver klienten", nn: "Deaktiver klienten", en: "Deactivate the client" }
    stops_none {
        nb: "Klienten får ikke token for noe scope nå, så ingenting stopper.",
        nn: "Klienten får ikkje token for noko scope no, så ingenting stoppar.",
        en: "The client gets no tokens for any scope now, so nothing stops.",
    }
    stops_one {
        nb: "Klienten får ikke lenger token for det ene scopet den kan bruke.",
        nn: "Klienten får ikkje lenger token for det eine scopet han kan bruke.",
        en: "The client no longer gets tokens for the one scope it can use.",
    }
    stops(n) {
        nb: "Klienten får ikke lenger token for de {n} scopene den kan bruke.",
        nn: "Klienten får ikkje lenger token for dei {n} scopa han kan bruke.",
        en: "The client no longer gets tokens for the {n} scopes it can use.",
    }
    own_only_heading(name) {
        nb: "Ta {name} ut av bruk for kunder",
        nn: "Ta {name} ut av bruk for kundar",
        en: "Stop using {name} for customers",
    }
    own_only {
        nb: "Klienten får ikke lenger token for kunder, bare for dere selv.",
        nn: "Klienten får ikkje lenger token for kundar, berre for dykk sjølve.",
        en: "The client no longer gets tokens for customers, only for yourselves.",
    }
    own_only_one { nb: "1 kunde har gitt fullmakt.", nn: "1 kunde har gitt fullmakt.", en: "1 customer has authorised you." }
    own_only_n(n) { nb: "{n} kunder har gitt fullmakt.", nn: "{n} kundar har gitt fullmakt.", en: "{n} customers have authorised you." }
    save_own_only { nb: "Lagre endringen", nn: "Lagre endringa", en: "Save the change" }
    back_to_edit { nb: "Tilbake til skjemaet", nn: "Tilbake til skjemaet", en: "Back to the form" }
    stops_for_one { nb: "Det gjelder også for 1 kunde.", nn: "Det gjeld òg for 1 kunde.", en: "That is so for 1 customer too." }
    stops_for(n) { nb: "Det gjelder også for {n} kunder.", nn: "Det gjeld òg for {n} kundar.", en: "That is so for {n} customers too." }
    only_customers { nb: "Bare for kunder (pakken)", nn: "Berre for kundar (pakken)", en: "For customers only (the package)" }
    package_decides {
        nb: "Klienten har pakken «Opptre for virksomhetens kunder», og henter token bare for kunder. Fjern pakken på klientens side hvis den \
             skal hente for dere selv.",
        nn: "Klienten har pakken «Opptre for kundane til verksemda», og hentar token berre for kundar. Fjern pakken på sida til klienten om \
             han skal hente for dykk sjølve.",
        en: "The client has the package “Act for the organisation's customers”, and fetches tokens for customers only. Remove the package on the \
             client's page if it is to fetch for yourselves.",
    }
    package_rests {
        nb: "Klienten beholder pakken «Opptre for virksomhetens kunder», men får ikke token for kundene med den.",
        nn: "Klienten held på pakken «Opptre for kundane til verksemda», men får ikkje token for kundane med han.",
        en: "The client keeps the package “Act for the organisation's customers”, but gets no tokens for the customers with it.",
    }
    use_lately { nb: "Bruk siste 30 dager", nn: "Bruk siste 30 dagar", en: "Use in the last 30 days" }
    no_token {
        nb: "Klienten har ikke hentet token med scopet.",
        nn: "Klienten har ikkje henta token med scopet.",
        en: "The client has not fetched a token with the scope.",
    }
    one_token(day) { nb: "1 token er utstedt, {day}.", nn: "1 token er utferda, {day}.", en: "1 token was issued, {day}." }
    tokens(n, day) {
        nb: "{n} token er utstedt, det siste {day}.",
        nn: "{n} token er utferda, det siste {day}.",
        en: "{n} tokens were issued, the last one {day}.",
    }
    scopes_go_heading(name) { nb: "Fjern scopes fra {name}", nn: "Fjern scope frå {name}", en: "Remove scopes from {name}" }
    scope_goes {
        nb: "Klienten får ikke lenger token for scopet, som er brukt de siste 30 dagene.",
        nn: "Klienten får ikkje lenger token for scopet, som er brukt dei siste 30 dagane.",
        en: "The client no longer gets tokens for the scope, which has been used in the last 30 days.",
    }
    scopes_go(n) {
        nb: "Klienten får ikke lenger token for {n} scopes som er brukt de siste 30 dagene.",
        nn: "Klienten får ikkje lenger token for {n} scope som er brukte dei siste 30 dagane.",
        en: "The client no longer gets tokens for {n} scopes that have been used in the last 30 days.",
    }
    unused_scope_goes {
        nb: "1 scope som ikke er brukt, fjernes også.",
        nn: "1 scope som ikkje er brukt, blir òg fjerna.",
        en: "1 scope that has not been used is removed as well.",
    }
    unused_scopes_go(n) {
        nb: "{n} scopes som ikke er brukt, fjernes også.",
        nn: "{n} scope som ikkje er brukte, blir òg fjerna.",
        en: "{n} scopes that have not been used are removed as well.",
    }
    scope_comes { nb: "1 scope legges til.", nn: "1 scope blir lagt til.", en: "1 scope is added." }
    scopes_come(n) { nb: "{n} scopes legges til.", nn: "{n} scope blir lagde til.", en: "{n} scopes are added." }
    remove_scope { nb: "Fjern scopet", nn: "Fjern scopet", en: "Remove the scope" }
    remove_scopes(n) { nb: "Fjern {n} scopes", nn: "Fjern {n} scope", en: "Remove {n} scopes" }
    back_to_scopes { nb: "Tilbake til scopene", nn: "Tilbake til scopa", en: "Back to the scopes" }
    was_last_used(at) { nb: "Den ble sist brukt {at}.", nn: "Han vart sist brukt {at}.", en: "It was last used {at}." }
    was_never_used { nb: "Den har aldri vært brukt.", nn: "Han har aldri vore brukt.", en: "It has never been used." }
    tokens_last(time) {
        nb: "Token som allerede er hentet, varer ut sin tid, høyst {time}.",
        nn: "Token som allereie er henta, varer ut si tid, høgst {time}.",
        en: "Tokens that have been fetched last out their time, at most {time}.",
    }
    keeps_all {
        nb: "Scopes og nøkler beholdes, og klienten kan tas i bruk igjen når som helst.",
        nn: "Scope og nøklar blir tekne vare på, og klienten kan takast i bruk igjen når som helst.",
        en: "Scopes and keys are kept, and the client can be reactivated at any time.",
    }
    wakes_none {
        nb: "Klienten har ingen scopes den kan bruke, så den får ikke token før det er ordnet.",
        nn: "Klienten har ingen scope han kan bruke, så han får ikkje token før det er ordna.",
        en: "The client has no scopes that it can use, so it gets no tokens until that is settled.",
    }
    wakes_one {
        nb: "Klienten får token igjen for det ene scopet den kan bruke.",
        nn: "Klienten får token igjen for det eine scopet han kan bruke.",
        en: "The client gets tokens again for the one scope it can use.",
    }
    wakes(n) {
        nb: "Klienten får token igjen for de {n} scopene den kan bruke.",
        nn: "Klienten får token igjen for dei {n} scopa han kan bruke.",
        en: "The client gets tokens again for the {n} scopes it can use.",
    }
    wakes_keyless {
        nb: "Den har ingen gyldig nøkkel. Legg inn en etterpå.",
        nn: "Han har ingen gyldig nøkkel. Legg inn ein etterpå.",
        en: "It has no valid key. Add one afterwards.",
    }
    wakes_certificate {
        nb: "Den har ingen nøkkel, og kan hente token med virksomhetssertifikatet (x5c).",
        nn: "Han har ingen nøkkel, og kan hente token med verksemdssertifikatet (x5c).",
        en: "It has no key, and can fetch tokens with the business certificate (x5c).",
    }
    remove_key_heading(kid) { nb: "Fjern nøkkelen {kid}", nn: "Fjern nøkkelen {kid}", en: "Remove the key {kid}" }
    remove_key { nb: "Fjern nøkkelen", nn: "Fjern nøkkelen", en: "Remove the key" }
    key_stops {
        nb: "Det som er signert med nøkkelen, gir ikke token lenger.",
        nn: "Det som er signert med nøkkelen, gir ikkje token lenger.",
        en: "What is signed with the key no longer gives tokens.",
    }
    other_keys_unused {
        nb: "Ingen annen nøkkel er brukt ennå: programmet stopper hvis det fortsatt signerer med denne.",
        nn: "Ingen annan nøkkel er brukt enno: programmet stoppar om det framleis signerer med denne.",
        en: "No other key has been used yet: the program stops if it still signs with this one.",
    }
    key_was_used(at) { nb: "Nøkkelen ble sist brukt {at}.", nn: "Nøkkelen vart sist brukt {at}.", en: "The key was last used {at}." }
    key_was_not_used { nb: "Nøkkelen er ikke brukt ennå.", nn: "Nøkkelen er ikkje brukt enno.", en: "The key has not been used yet." }
    no_key_left {
        nb: "Klienten har ingen annen gyldig nøkkel, og får ikke token før den får en.",
        nn: "Klienten har ingen annan gyldig nøkkel, og får ikkje token før han får ein.",
        en: "The client has no other valid key, and gets no tokens until it has one.",
    }
    certificate_left {
        nb: "Klienten har ingen annen nøkkel. Den kan fortsatt hente token med virksomhetssertifikatet (x5c). Deaktiver klienten for å \
             stoppe det.",
        nn: "Klienten har ingen annan nøkkel. Han kan framleis hente token med verksemdssertifikatet (x5c). Deaktiver klienten for å \
             stoppe det.",
        en: "The client has no other key. It can still fetch tokens with the business certificate (x5c). Deactivate the client to stop \
             that.",
    }
    one_key_left {
        nb: "Klienten har 1 annen gyldig nøkkel.",
        nn: "Klienten har 1 annan gyldig nøkkel.",
        en: "The client has 1 other valid key.",
    }
    keys_left(n) {
        nb: "Klienten har {n} andre gyldige nøkler.",
        nn: "Klienten har {n} andre gyldige nøklar.",
        en: "The client has {n} other valid keys.",
    }
}
