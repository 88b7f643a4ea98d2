use crate::kernel::texts;

texts! {
    /// The checks by name, and what is said of one that has passed or was not asked.
    pub(crate) struct CheckTexts;
    link_request { nb: "Forespørselen", nn: "Førespurnaden", en: "The request" }
    link_client { nb: "Klienten", nn: "Klienten", en: "The client" }
    link_key { nb: "Nøkkelen", nn: "Nøkkelen", en: "The key" }
    link_signature { nb: "Signaturen", nn: "Signaturen", en: "The signature" }
    link_audience { nb: "Mottakeren (aud)", nn: "Mottakaren (aud)", en: "The audience (aud)" }
    link_time { nb: "Tidene (iat, exp)", nn: "Tidene (iat, exp)", en: "The times (iat, exp)" }
    link_once { nb: "Brukt én gang (jti)", nn: "Brukt éin gong (jti)", en: "Used once (jti)" }
    link_consumer { nb: "Kunden (consumer_org)", nn: "Kunden (consumer_org)", en: "The customer (consumer_org)" }
    link_scope { nb: "Scopet", nn: "Scopet", en: "The scope" }
    link_in_use {
        nb: "Scopet er i bruk",
        nn: "Scopet er i bruk",
        en: "The scope is in use",
    }
    link_type {
        nb: "Klienttypen",
        nn: "Klienttypen",
        en: "The type of client",
    }
    link_details { nb: "authorization_details", nn: "authorization_details", en: "authorization_details" }
    link_access {
        nb: "Tilgangen",
        nn: "Tilgangen",
        en: "The access",
    }
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
        en: "The key {kid} is valid until {day}.",
    }
    ok_audience {
        nb: "Forespørselen er adressert hit.",
        nn: "Førespurnaden er adressert hit.",
        en: "The request is addressed to us.",
    }
    ok_time(seconds) {
        nb: "Forespørselen gjaldt i {seconds} sekunder.",
        nn: "Førespurnaden gjaldt i {seconds} sekund.",
        en: "The request was valid for {seconds} seconds.",
    }
    ok_own(owner) {
        nb: "Klienten henter token for {owner} selv.",
        nn: "Klienten hentar token for {owner} sjølv.",
        en: "The client fetches the token for {owner} itself.",
    }
    ok_customer(consumer) {
        nb: "Klienten henter token for {consumer}.",
        nn: "Klienten hentar token for {consumer}.",
        en: "The client fetches the token for {consumer}.",
    }
    ok_registered {
        nb: "Klienten har scopet.",
        nn: "Klienten har scopet.",
        en: "The client has the scope.",
    }
    ok_exists {
        nb: "Scopet finnes.",
        nn: "Scopet finst.",
        en: "The scope exists.",
    }
    ok_in_use {
        nb: "Scopet er i bruk.",
        nn: "Scopet er i bruk.",
        en: "The scope is in use.",
    }
    ok_type { nb: "Scopet er for denne typen.", nn: "Scopet er for denne typen.", en: "The scope is for this type." }
    ok_access(consumer) {
        nb: "{consumer} har fått tilgang.",
        nn: "{consumer} har fått tilgang.",
        en: "{consumer} has been given access.",
    }
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
        nb: "Lim inn forespørselen, så kontrollerer vi dette også.",
        nn: "Lim inn førespurnaden, så kontrollerer vi dette òg.",
        en: "Paste the request, and we will check this too.",
    }
    unasked_supplier {
        nb: "Ingen leverandør er nevnt.",
        nn: "Ingen leverandør er nemnd.",
        en: "No supplier is named.",
    }
    unasked_details { nb: "Ikke i bruk her.", nn: "Ikkje i bruk her.", en: "Not in use here." }
    unasked_scope { nb: "Ingen scopes er nevnt.", nn: "Ingen scope er nemnde.", en: "No scopes are named." }
}
