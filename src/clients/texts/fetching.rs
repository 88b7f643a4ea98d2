use crate::kernel::texts;

use super::Pages;

texts! {
    /// How a token is fetched, what came of it, and what would come of it now.
    pub(crate) struct Fetching: Pages;
    fetch_token { nb: "Hent et token", nn: "Hent eit token", en: "Fetch a token" }
    not_yet {
        nb: "Når klienten har en gyldig nøkkel og et scope, står det her hvordan programmet henter token.",
        nn: "Når klienten har ein gyldig nøkkel og eit scope, står det her korleis programmet hentar token.",
        en: "When the client has a valid key and a scope, this says how the program fetches tokens.",
    }
    not_while_inactive {
        nb: "Klienten er deaktivert og får ikke token. Når den er tatt i bruk igjen, står det her hvordan programmet henter token.",
        nn: "Klienten er deaktivert og får ikkje token. Når han er teken i bruk igjen, står det her korleis programmet hentar token.",
        en: "The client is deactivated and gets no tokens. When it has been reactivated, this says how the program fetches tokens.",
    }
    where_it_is(file) {
        nb: "Kjør dette der den private nøkkelen ligger. Her heter filen {file}. Bytt navnet hvis din heter noe annet.",
        nn: "Køyr dette der den private nøkkelen ligg. Her heiter fila {file}. Byt namnet om di heiter noko anna.",
        en: "Run this where the private key is stored. Here the file is called {file}. Change the name if yours is called something else.",
    }
    with_customer(customer) {
        nb: "Tokenet gjelder kunden {customer}, som har gitt fullmakt. Bytt nummeret for andre kunder.",
        nn: "Tokenet gjeld kunden {customer}, som har gitt fullmakt. Byt nummeret for andre kundar.",
        en: "The token is for the customer {customer}, which has authorised you. Change the number for other customers.",
    }
    without_customer {
        nb: "Uten consumer_org gjelder tokenet dere selv, for de scopene dere har tilgang til.",
        nn: "Utan consumer_org gjeld tokenet dykk sjølve, for dei scopa de har tilgang til.",
        en: "Without consumer_org the token is for yourselves, for the scopes that you have access to.",
    }
    customer_later {
        nb: "Ingen kunde har gitt fullmakt ennå, så tokenet gjelder dere selv. For en kunde oppgir programmet også consumer_org.",
        nn: "Ingen kunde har gitt fullmakt enno, så tokenet gjeld dykk sjølve. For ein kunde oppgir programmet òg consumer_org.",
        en: "No customer has authorised you yet, so the token is for yourselves. For a customer, the program gives consumer_org as well.",
    }
    gives_none {
        nb: "Ingen av scopene gir token nå. Under Scopes står det hva som mangler.",
        nn: "Ingen av scopa gir token no. Under Scope står det kva som manglar.",
        en: "None of the scopes gives a token now. Under Scopes you see what is lacking.",
    }
    customer_here { nb: "KUNDENS_NUMMER", nn: "KUNDENUMMER", en: "CUSTOMER_NUMBER" }
    put_customer_in(place) {
        nb: "Skriv kundens organisasjonsnummer der det står {place}.",
        nn: "Skriv organisasjonsnummeret til kunden der det står {place}.",
        en: "Write the customer's organisation number where it says {place}.",
    }
    sign_with { nb: "Signer med nøkkelen", nn: "Signer med nøkkelen", en: "Sign with the key" }
    with_curl { nb: "curl og openssl", nn: "curl og openssl", en: "curl and openssl" }
    jwk_to_pem { nb: "Er nøkkelen lagret som JWK?", nn: "Er nøkkelen lagra som JWK?", en: "Is the key saved as JWK?" }
    jwk_to_pem_lead {
        nb: "Eksemplene leser PEM. Dette lager PEM av den, med Node.js:",
        nn: "Døma les PEM. Dette lagar PEM av han, med Node.js:",
        en: "The examples read PEM. This makes PEM of it, with Node.js:",
    }
    attempts { nb: "Siste forsøk", nn: "Siste forsøk", en: "Latest attempts" }
    attempts_lead {
        nb: "De siste forsøkene på å hente token, det nyeste først: opptil 20 token, 20 avslag og 20 forsøk som andre kan ha sendt.",
        nn: "Dei siste forsøka på å hente token, det nyaste først: opptil 20 token, 20 avslag og 20 forsøk som andre kan ha sendt.",
        en: "The latest attempts to fetch a token, the newest first: up to 20 tokens, 20 refusals and 20 attempts that others may have \
             sent.",
    }
    earlier_attempts(n) { nb: "Tidligere forsøk ({n})", nn: "Tidlegare forsøk ({n})", en: "Earlier attempts ({n})" }
    unsigned {
        nb: "Signaturen er ikke kontrollert",
        nn: "Signaturen er ikkje kontrollert",
        en: "The signature has not been checked",
    }
    no_attempts {
        nb: "Klienten har ikke bedt om token ennå.",
        nn: "Klienten har ikkje bede om token enno.",
        en: "The client has not asked for a token yet.",
    }
    time { nb: "Tid", nn: "Tid", en: "Time" }
    for_whom { nb: "Gjelder", nn: "Gjeld", en: "For" }
    ourselves { nb: "Dere selv", nn: "De sjølve", en: "Yourselves" }
    answer { nb: "Svar", nn: "Svar", en: "Answer" }
    issued { nb: "Token utstedt", nn: "Token utferda", en: "Token issued" }
    correlation_id { nb: "Korrelasjons-id", nn: "Korrelasjons-id", en: "Correlation id" }
    why { nb: "Hvorfor?", nn: "Kvifor?", en: "Why?" }
    test_client { nb: "Test klienten", nn: "Test klienten", en: "Test the client" }
    trial_heading(name) { nb: "Test {name}", nn: "Test {name}", en: "Test {name}" }
    trial_lead {
        nb: "Dette ville token-endepunktet svart nå. Det trengs ingen privat nøkkel, og ingenting blir registrert som forsøk.",
        nn: "Dette ville token-endepunktet svart no. Det trengst ingen privat nøkkel, og ingenting blir registrert som forsøk.",
        en: "This is what the token endpoint would answer now. No private key is needed, and nothing is recorded as an attempt.",
    }
    which_customer { nb: "Kundens organisasjonsnummer", nn: "Organisasjonsnummeret til kunden", en: "The customer's organisation number" }
    which_customer_help {
        nb: "La feltet stå tomt for å se hva dere får for dere selv.",
        nn: "La feltet stå tomt for å sjå kva de får for dykk sjølve.",
        en: "Leave the field empty to see what you get for yourselves.",
    }
    which_customer_help_package {
        nb: "Klienten har pakken «Opptre for virksomhetens kunder», og henter token bare for kunder.",
        nn: "Klienten har pakken «Opptre for kundane til verksemda», og hentar token berre for kundar.",
        en: "The client has the package “Act for the organisation's customers”, and fetches tokens for customers only.",
    }
    try_it { nb: "Test", nn: "Test", en: "Test" }
    now_for(customer) { nb: "For kunden {customer}", nn: "For kunden {customer}", en: "For the customer {customer}" }
    token { nb: "Token", nn: "Token", en: "Token" }
    nothing_lacks { nb: "Ingenting mangler", nn: "Ingenting manglar", en: "Nothing is lacking" }
    reason { nb: "Grunn", nn: "Grunn", en: "Reason" }
    no_token_at_all(code) { nb: "Ingen token: {code}.", nn: "Ingen token: {code}.", en: "No token: {code}." }
    all_keys_expired {
        nb: "Ingen av nøklene gjelder lenger. Legg inn en ny.",
        nn: "Ingen av nøklane gjeld lenger. Legg inn ein ny.",
        en: "None of the keys applies any longer. Add a new one.",
    }
    names_no_customer {
        nb: "Klienten henter token bare for kunder. Skriv nummeret til en annen virksomhet enn deres egen.",
        nn: "Klienten hentar token berre for kundar. Skriv nummeret til ei anna verksemd enn dykkar eiga.",
        en: "The client fetches tokens for customers only. Enter the number of another business than your own.",
    }
    wrong_customer {
        nb: "consumer_org kan ikke være deres eget nummer, og bare klienter for kunder kan oppgi det.",
        nn: "consumer_org kan ikkje vere dykkar eige nummer, og berre klientar for kundar kan oppgi det.",
        en: "consumer_org cannot be your own number, and only clients for customers can give it.",
    }
    not_served {
        nb: "Denne typen klient henter ikke token her.",
        nn: "Denne typen klient hentar ikkje token her.",
        en: "This type of client fetches no tokens here.",
    }
    we_have_no_access {
        nb: "Virksomheten har ikke tilgang til scopet.",
        nn: "Verksemda har ikkje tilgang til scopet.",
        en: "The business does not have access to the scope.",
    }
    customer_has_no_access {
        nb: "Kunden har ikke tilgang til scopet.",
        nn: "Kunden har ikkje tilgang til scopet.",
        en: "The customer does not have access to the scope.",
    }
    customer_has_not_given {
        nb: "Kunden har tilgang, men har ikke gitt dere fullmakt for scopet.",
        nn: "Kunden har tilgang, men har ikkje gitt dykk fullmakt for scopet.",
        en: "The customer has access, but has not authorised you for the scope.",
    }
    back_to_client { nb: "Tilbake til klienten", nn: "Tilbake til klienten", en: "Back to the client" }
}
