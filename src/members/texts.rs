mod connecting;
mod registering;

pub(super) use connecting::Connecting;
pub(super) use registering::{MailTexts, Registering};

use crate::{kernel::texts, web::Words};

texts! {
    /// *E-postdomener* and *Brukere*.
    pub(super) struct Texts: Words;

    domains { nb: "E-postdomener", nn: "E-postdomene", en: "E-mail domains" }
    domains_lead(org) {
        nb: "Ansatte i {org} kan registrere seg selv med e-post på jobben når adressen slutter på et domene her. De får tilgang til Mine API og \
             Klienter i testmiljøet, aldri i produksjon.",
        nn: "Tilsette i {org} kan registrere seg sjølve med e-post på jobben når adressa sluttar på eit domene her. Dei får tilgang til Mine \
             API og Klientar i testmiljøet, aldri i produksjon.",
        en: "People working for {org} can register themselves by work e-mail when the address ends with a domain here. They get access to My \
             APIs and Clients in the test environment, never in production.",
    }
    no_domains {
        nb: "Ingen domener er registrert. Da kan ingen registrere seg med e-post.",
        nn: "Ingen domene er registrerte. Då kan ingen registrere seg med e-post.",
        en: "No domains are registered. Nobody can then register by e-mail.",
    }
    no_mail {
        nb: "Denne portalen er ikke satt opp til å sende e-post.",
        nn: "Denne portalen er ikkje sett opp til å sende e-post.",
        en: "This portal is not set up to send e-mail.",
    }
    domain { nb: "Domene", nn: "Domene", en: "Domain" }
    applies_to { nb: "Gjelder", nn: "Gjeld", en: "Applies to" }
    new_users { nb: "Nye brukere", nn: "Nye brukarar", en: "New users" }
    status { nb: "Status", nn: "Status", en: "Status" }
    only_domain { nb: "Bare selve domenet", nn: "Berre sjølve domenet", en: "The domain itself only" }
    and_subdomains { nb: "Domenet og underdomener", nn: "Domenet og underdomene", en: "The domain and its subdomains" }
    at_once { nb: "Får tilgang med én gang", nn: "Får tilgang med ein gong", en: "Get access at once" }
    after_approval { nb: "Må godkjennes", nn: "Må godkjennast", en: "Must be approved" }
    in_force_since(day) { nb: "I kraft siden {day}", nn: "I kraft sidan {day}", en: "In force since {day}" }
    waits_for_code { nb: "Venter på kode", nn: "Ventar på kode", en: "Waiting for the code" }
    add { nb: "Registrer et domene", nn: "Registrer eit domene", en: "Register a domain" }
    domain_help {
        nb: "Det som står etter @ i adressene deres, for eksempel virksomhet.no. Vi sender en kode til postmaster@ domenet.",
        nn: "Det som står etter @ i adressene dykkar, til dømes verksemd.no. Vi sender ein kode til postmaster@ domenet.",
        en: "What follows the @ in your addresses, such as business.no. We send a code to postmaster@ the domain.",
    }
    domain_wrong {
        nb: "Skriv et domene, for eksempel virksomhet.no",
        nn: "Skriv eit domene, til dømes verksemd.no",
        en: "Enter a domain, such as business.no",
    }
    domain_shared(domain) {
        nb: "{domain} brukes av mange og kan ikke avgjøre hvilken virksomhet noen hører til",
        nn: "{domain} blir brukt av mange og kan ikkje avgjere kva verksemd nokon høyrer til",
        en: "{domain} is used by many and cannot decide which business somebody belongs to",
    }
    domain_twice { nb: "Domenet står her allerede", nn: "Domenet står her allereie", en: "The domain is already here" }
    too_many_domains {
        nb: "Dere har 20 domener, eller har registrert så mange det siste døgnet. Flere går ikke.",
        nn: "De har 20 domene, eller har registrert så mange det siste døgnet. Fleire går ikkje.",
        en: "You have 20 domains, or have registered that many in the last 24 hours. There cannot be more.",
    }
    options { nb: "Valg", nn: "Val", en: "Options" }
    subdomains_too { nb: "Gjelder underdomener også", nn: "Gjeld underdomene òg", en: "Applies to subdomains too" }
    subdomains_help {
        nb: "Da kan for eksempel navn@it.virksomhet.no registrere seg når domenet er virksomhet.no.",
        nn: "Då kan til dømes namn@it.verksemd.no registrere seg når domenet er verksemd.no.",
        en: "Then name@it.business.no, for instance, can register when the domain is business.no.",
    }
    approve_users { nb: "Nye brukere må godkjennes", nn: "Nye brukarar må godkjennast", en: "New users must be approved" }
    approve_users_help {
        nb: "Slår dere det på, får ingen tilgang før noen av dere har godkjent dem under Brukere.",
        nn: "Slår de det på, får ingen tilgang før nokon av dykk har godkjent dei under Brukarar.",
        en: "If you turn it on, nobody gets access before one of you has approved them under Users.",
    }
    with_subdomains { nb: "med underdomener", nn: "med underdomene", en: "with its subdomains" }
    with_approval { nb: "med godkjenning av nye brukere", nn: "med godkjenning av nye brukarar", en: "with approval of new users" }
    to_domains { nb: "Til e-postdomener", nn: "Til e-postdomene", en: "To e-mail domains" }
    code { nb: "Kode fra e-posten", nn: "Kode frå e-posten", en: "Code from the e-mail" }
    code_sent_to(domain) {
        nb: "Vi har sendt seks siffer til postmaster@{domain}. Koden gjelder i 30 minutter.",
        nn: "Vi har sendt seks siffer til postmaster@{domain}. Koden gjeld i 30 minutt.",
        en: "We have sent six digits to postmaster@{domain}. The code is valid for 30 minutes.",
    }
    no_code {
        nb: "Koden gjelder ikke lenger. Få en ny, og skriv den inn her.",
        nn: "Koden gjeld ikkje lenger. Få ein ny, og skriv han inn her.",
        en: "The code is no longer valid. Get a new one, and enter it here.",
    }
    confirm { nb: "Bekreft", nn: "Stadfest", en: "Confirm" }
    new_code { nb: "Send ny kode", nn: "Send ny kode", en: "Send a new code" }
    type_code { nb: "Skriv inn koden", nn: "Skriv inn koden", en: "Enter the code" }
    wrong_code { nb: "Koden er ikke riktig", nn: "Koden er ikkje rett", en: "The code is not right" }
    code_over {
        nb: "Koden er for gammel eller prøvd for mange ganger. Få en ny kode.",
        nn: "Koden er for gammal eller prøvd for mange gonger. Få ein ny kode.",
        en: "The code is too old or has been tried too many times. Get a new code.",
    }
    code_sent { nb: "Vi har sendt en ny kode.", nn: "Vi har sendt ein ny kode.", en: "We have sent a new code." }
    too_soon {
        nb: "Vi har nettopp sendt en e-post dit. Vent noen minutter.",
        nn: "Vi har nettopp sendt ein e-post dit. Vent nokre minutt.",
        en: "We have just sent an e-mail there. Wait a few minutes.",
    }
    already_in_force { nb: "Domenet er allerede i kraft.", nn: "Domenet er allereie i kraft.", en: "The domain is already in force." }
    release { nb: "Frigi domenet", nn: "Frigi domenet", en: "Release the domain" }
    release_help {
        nb: "Frigir dere domenet, mister alle som er registrert med det, tilgangen med én gang. Det kan angres.",
        nn: "Frigir de domenet, mister alle som er registrerte med det, tilgangen med ein gong. Det kan angrast.",
        en: "If you release the domain, everybody registered by it loses access at once. It can be undone.",
    }
    claimed { nb: "Domenet er registrert", nn: "Domenet er registrert", en: "The domain has been registered" }
    claimed_body(domain) {
        nb: "Vi har sendt en kode til postmaster@{domain}. Domenet er i kraft når koden er skrevet inn.",
        nn: "Vi har sendt ein kode til postmaster@{domain}. Domenet er i kraft når koden er skriven inn.",
        en: "We have sent a code to postmaster@{domain}. The domain is in force once the code has been entered.",
    }
    confirmed { nb: "Domenet er i kraft", nn: "Domenet er i kraft", en: "The domain is in force" }
    confirmed_body(domain) {
        nb: "De som har en adresse på {domain}, kan registrere seg fra nå av.",
        nn: "Dei som har ei adresse på {domain}, kan registrere seg frå no av.",
        en: "Those who have an address at {domain} can register from now on.",
    }
    released { nb: "Domenet er frigitt", nn: "Domenet er frigitt", en: "The domain has been released" }
    released_body(domain) {
        nb: "Ingen kan registrere seg med {domain}, og de som hadde gjort det, har ikke tilgang lenger.",
        nn: "Ingen kan registrere seg med {domain}, og dei som hadde gjort det, har ikkje tilgang lenger.",
        en: "Nobody can register by {domain}, and those who had done so no longer have access.",
    }
    put_back { nb: "Domenet er tilbake", nn: "Domenet er tilbake", en: "The domain is back" }
    put_back_body(domain) {
        nb: "{domain} står her igjen, og de som var registrert med det, har tilgang som før.",
        nn: "{domain} står her igjen, og dei som var registrerte med det, har tilgang som før.",
        en: "{domain} is here again, and those who were registered by it have access as before.",
    }
    domain_not_undone {
        nb: "Domenet er frigitt eller registrert igjen etterpå.",
        nn: "Domenet er frigitt eller registrert igjen etterpå.",
        en: "The domain has been released or registered again since.",
    }
    undo_claim { nb: "Angre", nn: "Angre", en: "Undo" }
    undo_release { nb: "Angre frigivelsen", nn: "Angre frigivinga", en: "Undo the release" }
    event_claimed(domain) {
        nb: "E-postdomenet {domain} er registrert og venter på kode",
        nn: "E-postdomenet {domain} er registrert og ventar på kode",
        en: "The e-mail domain {domain} was registered and waits for its code",
    }
    event_confirmed(domain) {
        nb: "E-postdomenet {domain} er i kraft",
        nn: "E-postdomenet {domain} er i kraft",
        en: "The e-mail domain {domain} is in force",
    }
    event_set(domain) {
        nb: "Portner brukerstøtte satte e-postdomenet {domain} i kraft",
        nn: "Portner brukarstøtte sette e-postdomenet {domain} i kraft",
        en: "Portner support put the e-mail domain {domain} in force",
    }
    event_released(domain) {
        nb: "E-postdomenet {domain} er frigitt",
        nn: "E-postdomenet {domain} er frigitt",
        en: "The e-mail domain {domain} was released",
    }
    event_put_back(domain, of) {
        nb: "Frigivelsen av e-postdomenet {domain} er angret ({of})",
        nn: "Frigivinga av e-postdomenet {domain} er angra ({of})",
        en: "The release of the e-mail domain {domain} was undone ({of})",
    }
    event_taken_back(domain, of) {
        nb: "At e-postdomenet {domain} ble registrert, er angret ({of})",
        nn: "At e-postdomenet {domain} vart registrert, er angra ({of})",
        en: "The registration of the e-mail domain {domain} was undone ({of})",
    }

    members { nb: "Brukere", nn: "Brukarar", en: "Users" }
    members_lead(org) {
        nb: "De som har registrert seg for {org} med e-post på jobben. De har tilgang til Mine API og Klienter, og kun i testmiljøet.",
        nn: "Dei som har registrert seg for {org} med e-post på jobben. Dei har tilgang til Mine API og Klientar, og berre i testmiljøet.",
        en: "Those who have registered for {org} by work e-mail. They have access to My APIs and Clients, and in the test environment \
             only.",
    }
    no_members {
        nb: "Ingen har registrert seg med e-post.",
        nn: "Ingen har registrert seg med e-post.",
        en: "Nobody has registered by e-mail.",
    }
    member { nb: "Bruker", nn: "Brukar", en: "User" }
    email { nb: "E-postadresse", nn: "E-postadresse", en: "E-mail address" }
    phone { nb: "Telefon", nn: "Telefon", en: "Telephone" }
    registered { nb: "Registrert", nn: "Registrert", en: "Registered" }
    last_login { nb: "Sist logget inn", nn: "Sist logga inn", en: "Last signed in" }
    never { nb: "Aldri", nn: "Aldri", en: "Never" }
    active { nb: "Har tilgang til testmiljøet", nn: "Har tilgang til testmiljøet", en: "Has access to the test environment" }
    waiting { nb: "Venter på godkjenning", nn: "Ventar på godkjenning", en: "Waiting for approval" }
    revoked_on(day) { nb: "Fjernet {day}", nn: "Fjerna {day}", en: "Removed {day}" }
    domain_released { nb: "Domenet er frigitt", nn: "Domenet er frigitt", en: "The domain has been released" }
    approve { nb: "Godkjenn", nn: "Godkjenn", en: "Approve" }
    revoke { nb: "Fjern tilgangen", nn: "Fjern tilgangen", en: "Remove access" }
    member_stale {
        nb: "Noen har endret dette etter at du åpnet siden. Slik står det nå.",
        nn: "Nokon har endra dette etter at du opna sida. Slik står det no.",
        en: "Somebody has changed this since you opened the page. This is how it stands now.",
    }
    to_members { nb: "Til brukere", nn: "Til brukarar", en: "To users" }
    approved { nb: "Brukeren er godkjent", nn: "Brukaren er godkjend", en: "The user has been approved" }
    approved_body(name) {
        nb: "{name} har tilgang til testmiljøet.",
        nn: "{name} har tilgang til testmiljøet.",
        en: "{name} has access to the test environment.",
    }
    revoked { nb: "Tilgangen er fjernet", nn: "Tilgangen er fjerna", en: "Access has been removed" }
    revoked_body(name) {
        nb: "{name} har ikke tilgang lenger. Det gjelder fra neste side de åpner.",
        nn: "{name} har ikkje tilgang lenger. Det gjeld frå neste side dei opnar.",
        en: "{name} no longer has access. That applies from the next page they open.",
    }
    member_back { nb: "Brukeren er tilbake", nn: "Brukaren er tilbake", en: "The user is back" }
    member_back_body(name) {
        nb: "{name} har det de hadde før.",
        nn: "{name} har det dei hadde før.",
        en: "{name} has what they had before.",
    }
    waits_again { nb: "Godkjenningen er angret", nn: "Godkjenninga er angra", en: "The approval has been undone" }
    waits_again_body(name) {
        nb: "{name} venter på godkjenning igjen.",
        nn: "{name} ventar på godkjenning igjen.",
        en: "{name} waits for approval again.",
    }
    member_not_undone {
        nb: "Adressen er registrert på nytt etterpå.",
        nn: "Adressa er registrert på nytt etterpå.",
        en: "The address has been registered again since.",
    }
    undo_approval { nb: "Angre godkjenningen", nn: "Angre godkjenninga", en: "Undo the approval" }
    undo_revocation { nb: "Angre fjerningen", nn: "Angre fjerninga", en: "Undo the removal" }
    event_registered(who) {
        nb: "{who} registrerte seg med e-post og fikk tilgang til testmiljøet",
        nn: "{who} registrerte seg med e-post og fekk tilgang til testmiljøet",
        en: "{who} registered by e-mail and got access to the test environment",
    }
    event_registered_and_waits(who) {
        nb: "{who} registrerte seg med e-post og venter på godkjenning",
        nn: "{who} registrerte seg med e-post og ventar på godkjenning",
        en: "{who} registered by e-mail and waits for approval",
    }
    event_approved(who) {
        nb: "{who} er godkjent og har tilgang til testmiljøet",
        nn: "{who} er godkjend og har tilgang til testmiljøet",
        en: "{who} was approved and has access to the test environment",
    }
    event_revoked(who) {
        nb: "Tilgangen til {who} er fjernet",
        nn: "Tilgangen til {who} er fjerna",
        en: "The access of {who} was removed",
    }
    event_member_back(who, of) {
        nb: "Fjerningen av tilgangen til {who} er angret ({of})",
        nn: "Fjerninga av tilgangen til {who} er angra ({of})",
        en: "The removal of the access of {who} was undone ({of})",
    }
    event_waits_again(who, of) {
        nb: "Godkjenningen av {who} er angret ({of})",
        nn: "Godkjenninga av {who} er angra ({of})",
        en: "The approval of {who} was undone ({of})",
    }
}
