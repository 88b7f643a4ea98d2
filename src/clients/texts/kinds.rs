use crate::{kernel::texts, web::Words};

use super::super::model::{Application, Kind, Usage, kinds::Fault};

texts! {
    /// Types of clients, and what is registered of those that people log in with.
    pub(crate) struct Kinds: Words;
    choose_kind(kind) {
        nb: "Type: {kind}. Velg en annen type",
        nn: "Type: {kind}. Vel ein annan type",
        en: "Type: {kind}. Choose another type",
    }
    all_kinds { nb: "Alle typer", nn: "Alle typar", en: "All types" }
    maskinporten_help {
        nb: "Et program henter token og bruker API-er. De fleste trenger denne.",
        nn: "Eit program hentar token og bruker API. Dei fleste treng denne.",
        en: "A program fetches tokens and uses APIs. Most need this one.",
    }
    krr_help {
        nb: "Et program leser Kontakt- og reservasjonsregisteret.",
        nn: "Eit program les Kontakt- og reservasjonsregisteret.",
        en: "A program reads the contact and reservation register.",
    }
    eformidling_help {
        nb: "Et program sender og mottar meldinger med eFormidling.",
        nn: "Eit program sender og tek imot meldingar med eFormidling.",
        en: "A program sends and receives messages with eFormidling.",
    }
    idporten_help {
        nb: "Innbyggere logger inn i en tjeneste.",
        nn: "Innbyggjarar loggar inn i ei teneste.",
        en: "Citizens sign in to a service.",
    }
    ansattporten_help {
        nb: "Ansatte logger inn i en tjeneste på vegne av virksomheten sin.",
        nn: "Tilsette loggar inn i ei teneste på vegner av verksemda si.",
        en: "Employees sign in to a service on behalf of their business.",
    }
    api_klient_help {
        nb: "Innbyggere logger inn, og tjenesten bruker API-er for dem.",
        nn: "Innbyggjarar loggar inn, og tenesta bruker API for dei.",
        en: "Citizens sign in, and the service uses APIs for them.",
    }
    only_registered(kind) {
        nb: "Klienter av typen {kind} blir bare registrert i Portner. Ingen kan logge inn eller hente token med dem her.",
        nn: "Klientar av typen {kind} blir berre registrerte i Portner. Ingen kan logge inn eller hente token med dei her.",
        en: "Clients of the type {kind} are only registered in Portner. Nobody can sign in or fetch tokens with them here.",
    }
    kind_help {
        nb: "Typen kan ikke endres senere.",
        nn: "Typen kan ikkje endrast seinare.",
        en: "The type cannot be changed later.",
    }
    scopes_wrong(names) {
        nb: "Denne typen klient kan ikke få {names}, eller så mangler dere tilgang. Fjern krysset.",
        nn: "Denne typen klient kan ikkje få {names}, eller så manglar de tilgang. Fjern krysset.",
        en: "This type of client cannot have {names}, or you lack access. Untick it.",
    }
    fixed_scopes(names) { nb: "Klienten får alltid {names}.", nn: "Klienten får alltid {names}.", en: "The client always gets {names}." }
    only_scopes(names) {
        nb: "Klienten kan bare ha {names}.",
        nn: "Klienten kan berre ha {names}.",
        en: "The client can only have {names}.",
    }
    fixed { nb: "Faste scopes", nn: "Faste scope", en: "Fixed scopes" }
    grant_types { nb: "grant_types", nn: "grant_types", en: "grant_types" }
    for_logins { nb: "Innlogging", nn: "Innlogging", en: "Sign-in" }

    application { nb: "Hva slags program logger de inn i?", nn: "Kva slags program loggar dei inn i?", en: "What do people sign in to?" }
    application_help {
        nb: "Kan ikke endres senere (application_type).",
        nn: "Kan ikkje endrast seinare (application_type).",
        en: "Cannot be changed later (application_type).",
    }
    application_is { nb: "Program", nn: "Program", en: "Program" }
    web { nb: "Nettsted med egen server", nn: "Nettstad med eigen tenar", en: "A website with a server of its own" }
    web_help {
        nb: "Serveren viser hvem den er med en nøkkel (private_key_jwt). Portner lager ikke client_secret.",
        nn: "Tenaren viser kven han er med ein nøkkel (private_key_jwt). Portner lagar ikkje client_secret.",
        en: "The server proves who it is with a key (private_key_jwt). Portner makes no client_secret.",
    }
    browser { nb: "Program som kjører i nettleseren", nn: "Program som køyrer i nettlesaren", en: "A program that runs in the browser" }
    public_help {
        nb: "Kan ikke ta vare på en nøkkel, og har ingen (none). PKCE kreves.",
        nn: "Kan ikkje ta vare på ein nøkkel, og har ingen (none). PKCE er eit krav.",
        en: "Cannot keep a key, and has none (none). PKCE is required.",
    }
    native { nb: "App på mobil eller datamaskin", nn: "App på mobil eller datamaskin", en: "An app on a phone or a computer" }
    method { nb: "Autentisering", nn: "Autentisering", en: "Authentication" }
    needs_no_keys {
        nb: "Klienten har ingen nøkler, fordi programmet ikke kan ta vare på dem (none).",
        nn: "Klienten har ingen nøklar, fordi programmet ikkje kan ta vare på dei (none).",
        en: "The client has no keys, because the program cannot keep them (none).",
    }
    no_key_needed { nb: "Trengs ikke", nn: "Trengst ikkje", en: "Not needed" }
    not_here { nb: "Brukes ikke her", nn: "Blir ikkje brukt her", en: "Not used here" }
    keyless {
        nb: "Klienten har ingen nøkkel ennå. Legg inn en.",
        nn: "Klienten har ingen nøkkel enno. Legg inn ein.",
        en: "The client has no key yet. Add one.",
    }
    redirects {
        nb: "Adresser etter innlogging (redirect_uris)",
        nn: "Adresser etter innlogging (redirect_uris)",
        en: "Addresses after sign-in (redirect_uris)",
    }
    redirects_help {
        nb: "Én på hver linje, med https://. Adressen må stemme helt når noen logger inn. Http er bare for egen maskin (localhost), og en app \
             kan ha et eget skjema med punktum, som no.eksempel.app:/inn.",
        nn: "Éi på kvar linje, med https://. Adressa må stemme heilt når nokon loggar inn. Http er berre for eiga maskin (localhost), og ein \
             app kan ha eit eige skjema med punktum, som no.eksempel.app:/inn.",
        en: "One on each line, with https://. The address has to match exactly when somebody signs in. Http is only for the machine itself \
             (localhost), and an app can have a scheme of its own with a dot, such as no.example.app:/in.",
    }
    logouts {
        nb: "Adresser etter utlogging (post_logout_redirect_uris)",
        nn: "Adresser etter utlogging (post_logout_redirect_uris)",
        en: "Addresses after sign-out (post_logout_redirect_uris)",
    }
    logouts_help {
        nb: "Frivillig. Én på hver linje.",
        nn: "Frivillig. Éi på kvar linje.",
        en: "Optional. One on each line.",
    }
    frontchannel {
        nb: "Adresse som får vite om utlogging (frontchannel_logout_uri)",
        nn: "Adresse som får vite om utlogging (frontchannel_logout_uri)",
        en: "Address that is told of sign-out (frontchannel_logout_uri)",
    }
    frontchannel_help {
        nb: "Frivillig. På samme server og port som en av adressene etter innlogging.",
        nn: "Frivillig. På same tenar og port som ei av adressene etter innlogging.",
        en: "Optional. On the same host and port as one of the addresses after sign-in.",
    }
    session {
        nb: "Adressen trenger sesjons-id (frontchannel_logout_session_required)",
        nn: "Adressa treng sesjons-id (frontchannel_logout_session_required)",
        en: "The address needs the session id (frontchannel_logout_session_required)",
    }
    sso_disabled {
        nb: "Innlogging hver gang, uten felles innlogging (sso_disabled)",
        nn: "Innlogging kvar gong, utan felles innlogging (sso_disabled)",
        en: "Sign in each time, without single sign-on (sso_disabled)",
    }
    pkce {
        nb: "Krev PKCE (code_challenge_method S256)",
        nn: "Krev PKCE (code_challenge_method S256)",
        en: "Require PKCE (code_challenge_method S256)",
    }
    refresh {
        nb: "Klienten kan fornye token (refresh_token)",
        nn: "Klienten kan fornye token (refresh_token)",
        en: "The client can refresh tokens (refresh_token)",
    }
    refresh_lifetime {
        nb: "Levetid for fornyelsestoken, i sekunder",
        nn: "Levetid for fornyingstoken, i sekund",
        en: "Refresh token lifetime, in seconds",
    }
    refresh_lifetime_is { nb: "Levetid for fornyelsestoken", nn: "Levetid for fornyingstoken", en: "Refresh token lifetime" }
    authorization_lifetime {
        nb: "Levetid for innloggingen, i sekunder",
        nn: "Levetid for innlogginga, i sekund",
        en: "Sign-in lifetime, in seconds",
    }
    authorization_lifetime_is {
        nb: "Levetid for innloggingen",
        nn: "Levetid for innlogginga",
        en: "Sign-in lifetime",
    }
    empty_gives(seconds) {
        nb: "Tomt felt gir {seconds} sekunder.",
        nn: "Tomt felt gir {seconds} sekund.",
        en: "Empty means {seconds} seconds.",
    }
    usage { nb: "Et fornyelsestoken kan brukes", nn: "Eit fornyingstoken kan brukast", en: "A refresh token can be used" }
    once { nb: "Én gang (ONETIME)", nn: "Éin gong (ONETIME)", en: "Once (ONETIME)" }
    again { nb: "Flere ganger (REUSE)", nn: "Fleire gonger (REUSE)", en: "Several times (REUSE)" }
    login_choices { nb: "Utlogging, fornyelse og levetid", nn: "Utlogging, fornying og levetid", en: "Sign-out, refreshing and lifetime" }

    no_address {
        nb: "Skriv minst én adresse som innloggingen kan gå tilbake til.",
        nn: "Skriv minst éi adresse som innlogginga kan gå tilbake til.",
        en: "Enter at least one address that the sign-in can go back to.",
    }
    too_many_addresses(most) {
        nb: "Skriv høyst {most} adresser.",
        nn: "Skriv høgst {most} adresser.",
        en: "Enter at most {most} addresses.",
    }
    not_an_address(nth) {
        nb: "Adresse {nth} er ikke en hel adresse, som https://www.eksempel.no/inn. Stjerne kan ikke brukes.",
        nn: "Adresse {nth} er ikkje ei heil adresse, som https://www.eksempel.no/inn. Stjerne kan ikkje brukast.",
        en: "Address {nth} is not a whole address, such as https://www.example.com/in. A star cannot be used.",
    }
    not_secure(nth) {
        nb: "Adresse {nth} må begynne med https://. Http er bare for egen maskin (localhost).",
        nn: "Adresse {nth} må begynne med https://. Http er berre for eiga maskin (localhost).",
        en: "Address {nth} has to begin with https://. Http is only for the machine itself (localhost).",
    }
    not_of_an_app(nth) {
        nb: "Adresse {nth} må begynne med https://, http://localhost eller appens eget skjema med punktum, som no.eksempel.app:/inn.",
        nn: "Adresse {nth} må begynne med https://, http://localhost eller appen sitt eige skjema med punktum, som no.eksempel.app:/inn.",
        en: "Address {nth} has to begin with https://, http://localhost or the app's own scheme with a dot, such as no.example.app:/in.",
    }
    fragment(nth) {
        nb: "Adresse {nth} kan ikke ha # i seg.",
        nn: "Adresse {nth} kan ikkje ha # i seg.",
        en: "Address {nth} cannot have # in it.",
    }
    user_info(nth) {
        nb: "Adresse {nth} kan ikke ha brukernavn eller passord i seg.",
        nn: "Adresse {nth} kan ikkje ha brukarnamn eller passord i seg.",
        en: "Address {nth} cannot have a user name or password in it.",
    }
    other_origin {
        nb: "Bruk samme server og port som en av adressene etter innlogging.",
        nn: "Bruk same tenar og port som ei av adressene etter innlogging.",
        en: "Use the same host and port as one of the addresses after sign-in.",
    }
    no_session_without_address {
        nb: "Skriv adressen som får vite om utlogging, eller fjern krysset.",
        nn: "Skriv adressa som får vite om utlogging, eller fjern krysset.",
        en: "Enter the address that is told of sign-out, or untick this.",
    }
    pkce_needed {
        nb: "Et program uten nøkkel må bruke PKCE. Sett krysset igjen.",
        nn: "Eit program utan nøkkel må bruke PKCE. Set krysset igjen.",
        en: "A program without a key has to use PKCE. Tick it again.",
    }
    has_no_keys {
        nb: "Programmer i nettleseren og apper har ingen nøkkel. Fjern nøkkelen, eller velg «Legg til nøkkel senere».",
        nn: "Program i nettlesaren og appar har ingen nøkkel. Fjern nøkkelen, eller vel «Legg til nøkkel seinare».",
        en: "Programs in the browser and apps have no key. Remove the key, or choose “Add a key later”.",
    }

    receipt_created(name, kind) {
        nb: "{name} er registrert som klient av typen {kind}. Ingen kan logge inn eller hente token med den i Portner.",
        nn: "{name} er registrert som klient av typen {kind}. Ingen kan logge inn eller hente token med han i Portner.",
        en: "{name} has been registered as a client of the type {kind}. Nobody can sign in or fetch tokens with it in Portner.",
    }
    receipt_changed(name) { nb: "{name} er endret.", nn: "{name} er endra.", en: "{name} has been changed." }
    receipt_scopes(name) {
        nb: "Scopene til {name} er endret.",
        nn: "Scopa til {name} er endra.",
        en: "The scopes of {name} have been changed.",
    }
    receipt_key_added(at) {
        nb: "Nøkkelen er registrert og gjelder til {at}.",
        nn: "Nøkkelen er registrert og gjeld til {at}.",
        en: "The key has been registered and applies until {at}.",
    }
    receipt_key_removed(name) {
        nb: "{name} har ikke lenger nøkkelen.",
        nn: "{name} har ikkje lenger nøkkelen.",
        en: "{name} no longer has the key.",
    }
    receipt_deactivated(name) {
        nb: "{name} er registrert som deaktivert.",
        nn: "{name} er registrert som deaktivert.",
        en: "{name} is registered as deactivated.",
    }
    undone { nb: "Klienten er som før endringen.", nn: "Klienten er som før endringa.", en: "The client is as it was before the change." }
    is_inactive(at) {
        nb: "Klienten ble deaktivert {at}. Alt den har, er beholdt.",
        nn: "Klienten vart deaktivert {at}. Alt han har, er teke vare på.",
        en: "The client was deactivated {at}. All that it has has been kept.",
    }
    is_kept {
        nb: "Alt klienten har, beholdes, og den kan tas i bruk igjen når som helst.",
        nn: "Alt klienten har, blir teke vare på, og han kan takast i bruk igjen når som helst.",
        en: "All that the client has is kept, and it can be reactivated at any time.",
    }
    wakes {
        nb: "Klienten blir registrert som aktiv, med alt den hadde.",
        nn: "Klienten blir registrert som aktiv, med alt han hadde.",
        en: "The client is registered as active, with all that it had.",
    }
    keys_lead {
        nb: "En nøkkel gjelder i ett år fra den legges inn, og samme nøkkel kan legges inn på nytt.",
        nn: "Ein nøkkel gjeld i eitt år frå han blir lagd inn, og same nøkkel kan leggjast inn på nytt.",
        en: "A key applies for a year from when it is added, and the same key can be added again.",
    }
}

impl Kinds {
    /// What a type is for.
    pub(in super::super) fn help(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Maskinporten => self.maskinporten_help(),
            Kind::Krr => self.krr_help(),
            Kind::Eformidling => self.eformidling_help(),
            Kind::Idporten => self.idporten_help(),
            Kind::Ansattporten => self.ansattporten_help(),
            Kind::ApiKlient => self.api_klient_help(),
        }
    }

    pub(in super::super) fn program(self, application: Application) -> &'static str {
        match application {
            Application::Web => self.web(),
            Application::Browser => self.browser(),
            Application::Native => self.native(),
        }
    }

    pub(in super::super) fn used(self, usage: Usage) -> &'static str {
        match usage {
            Usage::Once => self.once(),
            Usage::Again => self.again(),
        }
    }

    /// The sentence about what does not go together.
    pub(in super::super) fn fault(self, fault: Fault) -> String {
        match fault {
            Fault::NoAddress => self.no_address().to_owned(),
            Fault::TooManyAddresses => self.too_many_addresses(super::super::model::kinds::MOST_ADDRESSES),
            Fault::NotAnAddress(nth) => self.not_an_address(nth),
            Fault::NotSecure(nth) => self.not_secure(nth),
            Fault::NotOfAnApp(nth) => self.not_of_an_app(nth),
            Fault::Fragment(nth) => self.fragment(nth),
            Fault::UserInfo(nth) => self.user_info(nth),
            Fault::OtherOrigin => self.other_origin().to_owned(),
            Fault::NoSessionWithoutAddress => self.no_session_without_address().to_owned(),
            Fault::PkceNeeded => self.pkce_needed().to_owned(),
            Fault::HasNoKeys => self.has_no_keys().to_owned(),
        }
    }
}
