use crate::{kernel::texts, web::Words};

texts! {
    /// *Tilgang til produksjon*.
    pub(in super::super) struct Production: Words;

    heading { nb: "Tilgang til produksjon", nn: "Tilgang til produksjon", en: "Access to production" }
    lead(org) {
        nb: "I produksjon teller det som gjøres for {org}. Tilgangen følger innloggingen din med ID-porten, og en som kan svare, må godkjenne \
             den.",
        nn: "I produksjon tel det som blir gjort for {org}. Tilgangen følgjer innlogginga di med ID-porten, og ein som kan svare, må godkjenne \
             han.",
        en: "In production, what is done for {org} counts. The access follows your login with ID-porten, and somebody who can answer must \
             approve it.",
    }
    lead_answering(org) {
        nb: "Her ser du hvem i {org} som ber om tilgang til produksjon. Det du godkjenner, virker med én gang.",
        nn: "Her ser du kven i {org} som ber om tilgang til produksjon. Det du godkjenner, verkar med ein gong.",
        en: "Here you see who in {org} asks for access to production. What you approve takes effect at once.",
    }
    ask { nb: "Be om tilgang til produksjon", nn: "Be om tilgang til produksjon", en: "Ask for access to production" }
    ask_lead(org) {
        nb: "Forespørselen blir synlig for dem som kan svare i {org}. Du får ingenting før en av dem godkjenner.",
        nn: "Førespurnaden blir synleg for dei som kan svare i {org}. Du får ingenting før ein av dei godkjenner.",
        en: "The request is shown to those who can answer in {org}. You get nothing until one of them approves.",
    }
    what { nb: "Hva trenger du i produksjon?", nn: "Kva treng du i produksjon?", en: "What do you need in production?" }
    hint_clients {
        nb: "Åpner Klienter: lage klienter og nøkler, og velge scopes for dem.",
        nn: "Opnar Klientar: lage klientar og nøklar, og velje scope for dei.",
        en: "Opens Clients: making clients and keys, and choosing scopes for them.",
    }
    hint_customers {
        nb: "For kunder: klienter som bruker fullmakter fra kunder. Trenger Selvbetjening av integrasjoner i tillegg.",
        nn: "For kundar: klientar som bruker fullmakter frå kundar. Treng Sjølvbetening av integrasjonar i tillegg.",
        en: "For customers: clients that use authorisations from customers. Needs Self-service of integrations as well.",
    }
    has_by_role {
        nb: "Rollen din i virksomheten åpner dette allerede.",
        nn: "Rolla di i verksemda opnar dette allereie.",
        en: "Your role in the business opens this already.",
    }
    leader_needs_nothing {
        nb: "Du trenger ikke be om noe: rollen din i virksomheten åpner alt i produksjon.",
        nn: "Du treng ikkje be om noko: rolla di i verksemda opnar alt i produksjon.",
        en: "You need not ask for anything: your role in the business opens everything in production.",
    }
    own { nb: "Det du har bedt om", nn: "Det du har bede om", en: "What you have asked for" }
    none_own {
        nb: "Du har ikke bedt om tilgang til produksjon her.",
        nn: "Du har ikkje bede om tilgang til produksjon her.",
        en: "You have not asked for access to production here.",
    }
    waiting { nb: "Venter på svar fra dere", nn: "Ventar på svar frå dykk", en: "Waiting for your answer" }
    who { nb: "Hvem", nn: "Kven", en: "Who" }
    all_requests { nb: "Alle forespørsler", nn: "Alle førespurnader", en: "All requests" }
    registered_as {
        nb: "Registrert med e-post som",
        nn: "Registrert med e-post som",
        en: "Registered by e-mail as",
    }
    not_connected(name) {
        nb: "{name} er registrert med e-post og har ikke koblet til ID-porten ennå. Forespørselen kan godkjennes når det er gjort.",
        nn: "{name} er registrert med e-post og har ikkje kopla til ID-porten enno. Førespurnaden kan godkjennast når det er gjort.",
        en: "{name} is registered by e-mail and has not connected ID-porten yet. The request can be approved once that is done.",
    }
    connect_first {
        nb: "Ingen kan godkjenne før du har koblet til ID-porten, slik at tilgangen har en person å følge.",
        nn: "Ingen kan godkjenne før du har kopla til ID-porten, slik at tilgangen har ein person å følgje.",
        en: "Nobody can approve before you have connected ID-porten, so that the access has a person to follow.",
    }
    connect { nb: "Koble til ID-porten", nn: "Kople til ID-porten", en: "Connect ID-porten" }
    sign_in_to_use {
        nb: "Logg inn med ID-porten og bruk tilgangen",
        nn: "Logg inn med ID-porten og bruk tilgangen",
        en: "Sign in with ID-porten and use the access",
    }
}

texts! {
    /// The mail that tells an asker what came of their request.
    pub(in super::super) struct AnsweredTexts;

    subject(what, org) { nb: "{what} – {org}", nn: "{what} – {org}", en: "{what} – {org}" }
    approved {
        nb: "Forespørselen din er godkjent",
        nn: "Førespurnaden din er godkjend",
        en: "Your request has been approved",
    }
    approved_body(org) {
        nb: "{org} har gitt deg det du ba om, eller noe av det. Det gjelder når du logger inn med ID-porten.",
        nn: "{org} har gitt deg det du bad om, eller noko av det. Det gjeld når du loggar inn med ID-porten.",
        en: "{org} has given you what you asked for, or some of it. It counts when you sign in with ID-porten.",
    }
    declined {
        nb: "Forespørselen din er avslått",
        nn: "Førespurnaden din er avslått",
        en: "Your request has been declined",
    }
    declined_body(org) {
        nb: "{org} har avslått det du ba om. Ingenting er endret.",
        nn: "{org} har avslått det du bad om. Ingenting er endra.",
        en: "{org} has declined what you asked for. Nothing has changed.",
    }
    expired {
        nb: "Forespørselen din gikk ut uten svar",
        nn: "Førespurnaden din gjekk ut utan svar",
        en: "Your request expired without an answer",
    }
    expired_body(org) {
        nb: "Ingen i {org} svarte innen 30 dager. Du kan spørre på nytt.",
        nn: "Ingen i {org} svara innan 30 dagar. Du kan spørje på nytt.",
        en: "Nobody in {org} answered within 30 days. You can ask again.",
    }
    reason(reason) { nb: "Grunn: {reason}", nn: "Grunn: {reason}", en: "Reason: {reason}" }
    see { nb: "Se forespørselen:", nn: "Sjå førespurnaden:", en: "See the request:" }
    footer(org) {
        nb: "Du får denne e-posten fordi du er registrert med adressen hos {org}.",
        nn: "Du får denne e-posten fordi du er registrert med adressa hos {org}.",
        en: "You get this e-mail because you are registered by the address with {org}.",
    }
}
