use crate::{kernel::texts, web::Words};

texts! {
    /// What the log and receipts say of clients.
    pub(crate) struct Telling: Words;
    client { nb: "Klient", nn: "Klient", en: "Client" }
    client_id { nb: "client_id", nn: "client_id", en: "client_id" }
    key { nb: "Nøkkel", nn: "Nøkkel", en: "Key" }
    kid { nb: "Nøkkel (kid)", nn: "Nøkkel (kid)", en: "Key (kid)" }
    key_expires { nb: "Nøkkelen utløper", nn: "Nøkkelen går ut", en: "The key expires" }
    key_until(kid, at) { nb: "{kid}, til {at}", nn: "{kid}, til {at}", en: "{kid}, until {at}" }
    access_package { nb: "Tilgangspakke", nn: "Tilgangspakke", en: "Access package" }
    package { nb: "Opptre for virksomhetens kunder", nn: "Opptre for kundane til verksemda", en: "Act for the organisation's customers" }
    issuer { nb: "Utsteder (aud)", nn: "Utferdar (aud)", en: "Issuer (aud)" }
    token_endpoint { nb: "Token-endepunkt", nn: "Token-endepunkt", en: "Token endpoint" }
    with_curl {
        nb: "Hent et token med curl og openssl",
        nn: "Hent eit token med curl og openssl",
        en: "Fetch a token with curl and openssl",
    }
    with_python {
        nb: "Hent et token med Python",
        nn: "Hent eit token med Python",
        en: "Fetch a token with Python",
    }
    to_client(name) { nb: "Gå til {name}", nn: "Gå til {name}", en: "Go to {name}" }
    to_clients { nb: "Til klientene", nn: "Til klientane", en: "To the clients" }
    active { nb: "Aktiv", nn: "Aktiv", en: "Active" }
    added { nb: "Lagt til", nn: "Lagt til", en: "Added" }
    removed { nb: "Fjernet", nn: "Fjerna", en: "Removed" }

    log_created(org, name) {
        nb: "{org} opprettet klienten {name}.",
        nn: "{org} oppretta klienten {name}.",
        en: "{org} created the client {name}.",
    }
    receipt_created { nb: "Klient opprettet", nn: "Klient oppretta", en: "Client created" }
    receipt_created_body(name, file) {
        nb: "{name} kan hente token for dere selv fra nå. Neste steg: kjør en av kommandoene under der den private nøkkelen ligger, her \
             kalt {file}.",
        nn: "{name} kan hente token for dykk sjølve frå no. Neste steg: køyr ein av kommandoane under der den private nøkkelen ligg, her \
             kalla {file}.",
        en: "{name} can fetch tokens for yourselves from now on. Next step: run one of the commands below where the private key is, here \
             called {file}.",
    }
    receipt_created_customers(name, file, place) {
        nb: "{name} kan hente token for kunder som har gitt dere fullmakt. Neste steg: skriv kundens organisasjonsnummer der det står \
             {place}, og kjør kommandoen der den private nøkkelen ligger, her kalt {file}.",
        nn: "{name} kan hente token for kundar som har gitt dykk fullmakt. Neste steg: skriv organisasjonsnummeret til kunden der det står \
             {place}, og køyr kommandoen der den private nøkkelen ligg, her kalla {file}.",
        en: "{name} can fetch tokens for customers that have authorised you. Next step: write the customer's organisation number where it \
             says {place}, and run the command where the private key is, here called {file}.",
    }
    receipt_created_keyless(name) {
        nb: "{name} er opprettet. Legg til en nøkkel, så kan den hente token.",
        nn: "{name} er oppretta. Legg til ein nøkkel, så kan han hente token.",
        en: "{name} has been created. Add a key, and it can fetch tokens.",
    }
    receipt_created_scopeless(name) {
        nb: "{name} er opprettet. Velg scopes, så kan den hente token.",
        nn: "{name} er oppretta. Vel scope, så kan han hente token.",
        en: "{name} has been created. Choose scopes, and it can fetch tokens.",
    }
    log_changed(org, name, fields) {
        nb: "{org} endret klienten {name}: {fields}.",
        nn: "{org} endra klienten {name}: {fields}.",
        en: "{org} changed the client {name}: {fields}.",
    }
    receipt_changed { nb: "Klient endret", nn: "Klient endra", en: "Client changed" }
    receipt_changed_body(name) {
        nb: "{name} er endret. Det gjelder fra neste token.",
        nn: "{name} er endra. Det gjeld frå neste token.",
        en: "{name} has been changed. It applies from the next token.",
    }
    log_scopes_added(org, name, scopes) {
        nb: "{org} ga klienten {name} disse scopene: {scopes}.",
        nn: "{org} gav klienten {name} desse scopa: {scopes}.",
        en: "{org} gave the client {name} these scopes: {scopes}.",
    }
    log_scopes_removed(org, name, scopes) {
        nb: "{org} fjernet disse scopene fra klienten {name}: {scopes}.",
        nn: "{org} fjerna desse scopa frå klienten {name}: {scopes}.",
        en: "{org} removed these scopes from the client {name}: {scopes}.",
    }
    log_scopes_changed(org, name, added, removed) {
        nb: "{org} endret scopene til klienten {name}. Lagt til: {added}. Fjernet: {removed}.",
        nn: "{org} endra scopa til klienten {name}. Lagt til: {added}. Fjerna: {removed}.",
        en: "{org} changed the scopes of the client {name}. Added: {added}. Removed: {removed}.",
    }
    receipt_scopes { nb: "Scopes endret", nn: "Scope endra", en: "Scopes changed" }
    receipt_scopes_body(name) {
        nb: "Scopene til {name} er endret. Det gjelder fra neste token.",
        nn: "Scopa til {name} er endra. Det gjeld frå neste token.",
        en: "The scopes of {name} have been changed. It applies from the next token.",
    }
    log_key_added(org, kid, name) {
        nb: "{org} la nøkkelen {kid} inn på klienten {name}.",
        nn: "{org} la nøkkelen {kid} inn på klienten {name}.",
        en: "{org} added the key {kid} to the client {name}.",
    }
    log_key_renewed(org, kid, name) {
        nb: "{org} fornyet nøkkelen {kid} på klienten {name}.",
        nn: "{org} fornya nøkkelen {kid} på klienten {name}.",
        en: "{org} renewed the key {kid} of the client {name}.",
    }
    log_key_removed(org, kid, name) {
        nb: "{org} fjernet nøkkelen {kid} fra klienten {name}.",
        nn: "{org} fjerna nøkkelen {kid} frå klienten {name}.",
        en: "{org} removed the key {kid} from the client {name}.",
    }
    receipt_key_added { nb: "Nøkkel lagt til", nn: "Nøkkel lagd til", en: "Key added" }
    receipt_key_added_body(at) {
        nb: "Nøkkelen gjelder fra neste forespørsel, til {at}. Neste steg: la programmet signere med den. Klientens side viser når den er \
             brukt, og da kan en eldre nøkkel fjernes.",
        nn: "Nøkkelen gjeld frå neste førespurnad, til {at}. Neste steg: la programmet signere med han. Sida til klienten viser når han er \
             brukt, og då kan ein eldre nøkkel fjernast.",
        en: "The key applies from the next request, until {at}. Next step: let the program sign with it. The client's page shows when it \
             has been used, and then an older key can be removed.",
    }
    receipt_key_renewed { nb: "Nøkkel fornyet", nn: "Nøkkel fornya", en: "Key renewed" }
    receipt_key_renewed_body(at) {
        nb: "Klienten hadde nøkkelen fra før. Den gjelder nå til {at}.",
        nn: "Klienten hadde nøkkelen frå før. Han gjeld no til {at}.",
        en: "The client had the key already. It now applies until {at}.",
    }
    receipt_key_removed { nb: "Nøkkel fjernet", nn: "Nøkkel fjerna", en: "Key removed" }
    receipt_key_removed_body(name) {
        nb: "{name} får ikke lenger token med nøkkelen.",
        nn: "{name} får ikkje lenger token med nøkkelen.",
        en: "{name} no longer gets tokens with the key.",
    }
    log_package_given(org, name) {
        nb: "{org} ga klienten {name} pakken «Opptre for virksomhetens kunder».",
        nn: "{org} gav klienten {name} pakken «Opptre for kundane til verksemda».",
        en: "{org} gave the client {name} the package “Act for the organisation's customers”.",
    }
    log_package_removed(org, name) {
        nb: "{org} fjernet pakken «Opptre for virksomhetens kunder» fra klienten {name}.",
        nn: "{org} fjerna pakken «Opptre for kundane til verksemda» frå klienten {name}.",
        en: "{org} removed the package “Act for the organisation's customers” from the client {name}.",
    }
    receipt_package_given { nb: "Pakke gitt", nn: "Pakke gitt", en: "Package given" }
    receipt_package_given_body(name) {
        nb: "{name} opptrer nå for virksomhetens kunder, og bare for dem.",
        nn: "{name} opptrer no for kundane til verksemda, og berre for dei.",
        en: "{name} now acts for the organisation's customers, and for them only.",
    }
    receipt_package_removed { nb: "Pakke fjernet", nn: "Pakke fjerna", en: "Package removed" }
    receipt_package_removed_body(name) {
        nb: "{name} har ikke lenger pakken, og kan bruke virksomhetens egen tilgang.",
        nn: "{name} har ikkje lenger pakken, og kan bruke tilgangen verksemda sjølv har.",
        en: "{name} no longer has the package, and can use the business's own access.",
    }
    log_deactivated(org, name) {
        nb: "{org} deaktiverte klienten {name}.",
        nn: "{org} deaktiverte klienten {name}.",
        en: "{org} deactivated the client {name}.",
    }
    receipt_deactivated { nb: "Klient deaktivert", nn: "Klient deaktivert", en: "Client deactivated" }
    receipt_deactivated_body(name) {
        nb: "{name} får ikke token før den tas i bruk igjen.",
        nn: "{name} får ikkje token før han blir teken i bruk igjen.",
        en: "{name} gets no tokens until it is reactivated.",
    }
    log_reactivated(org, name) {
        nb: "{org} tok klienten {name} i bruk igjen.",
        nn: "{org} tok klienten {name} i bruk igjen.",
        en: "{org} reactivated the client {name}.",
    }
    receipt_reactivated { nb: "Klient tatt i bruk igjen", nn: "Klient teken i bruk igjen", en: "Client reactivated" }
    receipt_reactivated_body(name) { nb: "{name} er aktiv igjen.", nn: "{name} er aktiv igjen.", en: "{name} is active again." }

    part_is(part, state) { nb: "{part} ({state})", nn: "{part} ({state})", en: "{part} ({state})" }
    as_before { nb: "Som før", nn: "Som før", en: "As before" }
    back { nb: "Lagt tilbake", nn: "Lagt tilbake", en: "Put back" }
    gone { nb: "Fjernet", nn: "Fjerna", en: "Removed" }
    has_it { nb: "Har den", nn: "Har den", en: "Has it" }
    log_undone(reference, name, parts) {
        nb: "Endringen {reference} av klienten {name} ble angret: {parts}.",
        nn: "Endringa {reference} av klienten {name} vart angra: {parts}.",
        en: "The change {reference} of the client {name} was undone: {parts}.",
    }
    undone_body {
        nb: "Klienten er som før endringen. Det gjelder fra neste token.",
        nn: "Klienten er som før endringa. Det gjeld frå neste token.",
        en: "The client is as it was before the change. It applies from the next token.",
    }
    undone_inactive {
        nb: "Klienten er deaktivert og får ikke token. Scopes og nøkler er beholdt, og klienten kan aktiveres igjen.",
        nn: "Klienten er deaktivert og får ikkje token. Scope og nøklar er tekne vare på, og klienten kan aktiverast igjen.",
        en: "The client is deactivated and gets no tokens. Its scopes and keys have been kept, and it can be activated again.",
    }
    undone_nothing {
        nb: "Ingenting kunne angres. Se hvorfor ved hver linje.",
        nn: "Ingenting kunne angrast. Sjå kvifor ved kvar linje.",
        en: "Nothing could be undone. See why at each line.",
    }
    why_changed { nb: "Den er endret siden.", nn: "Han er endra sidan.", en: "It has been changed since." }
    why_already { nb: "Det er slik allerede.", nn: "Det er slik allereie.", en: "It is already so." }
    why_too_many {
        nb: "Klienten har så mange nøkler som den kan ha.",
        nn: "Klienten har så mange nøklar som han kan ha.",
        en: "The client has as many keys as it may have.",
    }
    why_too_many_scopes {
        nb: "Klienten har så mange scopes som den kan ha.",
        nn: "Klienten har så mange scope som han kan ha.",
        en: "The client has as many scopes as it may have.",
    }
    why_customers {
        nb: "Klienten er for kunder. Det krever «Selvbetjening for leverandører» eller en nøkkelrolle.",
        nn: "Klienten er for kundar. Det krev «Sjølvbetening for leverandørar» eller ei nøkkelrolle.",
        en: "The client is for customers. That requires “Self-service for suppliers” or a key role.",
    }
}
