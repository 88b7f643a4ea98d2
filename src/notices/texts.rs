use crate::kernel::texts;

texts! {
    /// What notices say around the sentences of the log.
    pub(super) struct Texts;

    subject_one(org) { nb: "Varsel – {org}", nn: "Varsel – {org}", en: "Notice – {org}" }
    subject(count, org) { nb: "{count} varsler – {org}", nn: "{count} varsel – {org}", en: "{count} notices – {org}" }
    heading(org) { nb: "Varsel til {org}", nn: "Varsel til {org}", en: "Notice to {org}" }
    lead(number) {
        nb: "Dette er skjedd for virksomheten ({number}):",
        nn: "Dette har skjedd for verksemda ({number}):",
        en: "This has happened for the business ({number}):",
    }
    lead_ending(number) {
        nb: "Dette slutter snart å gjelde for virksomheten ({number}):",
        nn: "Dette sluttar snart å gjelde for verksemda ({number}):",
        en: "This is about to end for the business ({number}):",
    }
    key_expires(kid, client) {
        nb: "Nøkkelen {kid} for klienten {client} utløper",
        nn: "Nøkkelen {kid} for klienten {client} går ut",
        en: "The key {kid} of the client {client} expires",
    }
    one_access_ends(scope) {
        nb: "1 tilgang til {scope} slutter",
        nn: "1 tilgang til {scope} sluttar",
        en: "Access to {scope} ends for 1 business",
    }
    accesses_end(count, scope) {
        nb: "{count} tilganger til {scope} slutter",
        nn: "{count} tilgangar til {scope} sluttar",
        en: "Access to {scope} ends for {count} businesses",
    }
    own_access_ends(scope) {
        nb: "Tilgangen deres til {scope} slutter",
        nn: "Tilgangen dykkar til {scope} sluttar",
        en: "Your access to {scope} ends",
    }
    one_given_ends(to) {
        nb: "1 fullmakt til {to} slutter",
        nn: "1 fullmakt til {to} sluttar",
        en: "1 authorisation for {to} ends",
    }
    given_end(count, to) {
        nb: "{count} fullmakter til {to} slutter",
        nn: "{count} fullmakter til {to} sluttar",
        en: "{count} authorisations for {to} end",
    }
    one_received_ends(from) {
        nb: "1 fullmakt fra {from} slutter",
        nn: "1 fullmakt frå {from} sluttar",
        en: "1 authorisation from {from} ends",
    }
    received_end(count, from) {
        nb: "{count} fullmakter fra {from} slutter",
        nn: "{count} fullmakter frå {from} sluttar",
        en: "{count} authorisations from {from} end",
    }
    one_request_waits(from) {
        nb: "1 forespørsel fra {from} venter på svar, og går ut",
        nn: "1 førespurnad frå {from} ventar på svar, og går ut",
        en: "1 request from {from} waits for an answer, and expires",
    }
    requests_wait(count, from) {
        nb: "{count} forespørsler fra {from} venter på svar, og går ut",
        nn: "{count} førespurnader frå {from} ventar på svar, og går ut",
        en: "{count} requests from {from} wait for an answer, and expire",
    }
    more_ending(count) { nb: "Og {count} til.", nn: "Og {count} til.", en: "And {count} more." }
    see_portal { nb: "Se det i portalen:", nn: "Sjå det i portalen:", en: "See it in the portal:" }
    in_test(sentence) { nb: "Testmiljø: {sentence}", nn: "Testmiljø: {sentence}", en: "Test environment: {sentence}" }
    more(count) {
        nb: "Og {count} til, som står i loggen.",
        nn: "Og {count} til, som står i loggen.",
        en: "And {count} more, which are in the log.",
    }
    see_log {
        nb: "Se alt i loggen, og hvem som gjorde det:",
        nn: "Sjå alt i loggen, og kven som gjorde det:",
        en: "See everything in the log, and who did it:",
    }
}
