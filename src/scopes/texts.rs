mod accesses;
mod copying;
mod naming;
mod planning;
mod usage;

pub(crate) use accesses::Accesses;
pub(crate) use copying::Copying;
pub(crate) use naming::Naming;
pub(crate) use planning::Planning;
pub(crate) use usage::Usage;

use crate::{kernel::texts, web::Words};

texts! {
    /// Mine API: scopes, their settings, in and out of use.
    pub(crate) struct Texts: Words;
    search_help { nb: "Del av navnet eller beskrivelsen", nn: "Del av namnet eller skildringa", en: "Part of the name or the description" }
    active { nb: "Aktive", nn: "Aktive", en: "Active" }
    inactive { nb: "Deaktiverte", nn: "Deaktiverte", en: "Deactivated" }
    visibility { nb: "Synlighet", nn: "Synlegheit", en: "Visibility" }
    public { nb: "Offentlig", nn: "Offentleg", en: "Public" }
    private { nb: "Privat", nn: "Privat", en: "Private" }
    filters { nb: "Filtre og rekkefølge", nn: "Filter og rekkjefølgje", en: "Filters and order" }
    order { nb: "Rekkefølge", nn: "Rekkjefølgje", en: "Order" }
    by_name { nb: "Navn, A til Å", nn: "Namn, A til Å", en: "Name, A to Z" }
    by_name_down { nb: "Navn, Å til A", nn: "Namn, Å til A", en: "Name, Z to A" }
    by_change { nb: "Sist endret først", nn: "Sist endra først", en: "Last changed first" }
    access_column { nb: "Tilgang", nn: "Tilgang", en: "Access" }
    shown_one { nb: "Viser 1 scope", nn: "Viser 1 scope", en: "Showing 1 scope" }
    shown(n) { nb: "Viser {n} scopes", nn: "Viser {n} scope", en: "Showing {n} scopes" }
    shown_some(n) { nb: "Viser {n} scopes på denne siden", nn: "Viser {n} scope på denne sida", en: "Showing {n} scopes on this page" }
    number_of_organisations {
        nb: "Antall virksomheter (telles til 1000)",
        nn: "Talet på verksemder (blir telt til 1000)",
        en: "Number of businesses (counted up to 1000)",
    }
    for_everybody { nb: "Alle virksomheter", nn: "Alle verksemder", en: "All businesses" }
    over_thousand { nb: "Over 1000 virksomheter", nn: "Over 1000 verksemder", en: "More than 1000 businesses" }
    no_prefix_body {
        nb: "Alle scopes begynner med virksomhetens prefiks. Bestill et, så kan dere lage scopes når brukerstøtte har tildelt det.",
        nn: "Alle scope byrjar med prefikset til verksemda. Bestill eit, så kan de lage scope når brukarstøtta har tildelt det.",
        en: "Every scope begins with the prefix of the business. Order one, and you can make scopes when support has allotted it.",
    }
    no_scopes { nb: "Ingen scopes her ennå", nn: "Ingen scope her enno", en: "No scopes here yet" }
    no_scopes_body {
        nb: "Et scope er det dere gir andre tilgang til. Lag det i test først, så kan det kopieres til produksjon.",
        nn: "Eit scope er det de gir andre tilgang til. Lag det i test først, så kan det kopierast til produksjon.",
        en: "A scope is what you give others access to. Make it in test first, then it can be copied to production.",
    }

    bundled_in { nb: "Med i API-ressurs", nn: "Med i API-ressurs", en: "Part of API resource" }

    subscope { nb: "Subscope", nn: "Subscope", en: "Subscope" }
    prefix_choose {
        nb: "Velg et av virksomhetens prefikser.",
        nn: "Vel eit av prefiksa til verksemda.",
        en: "Choose one of the prefixes of the business.",
    }
    prefix_lost {
        nb: "Virksomheten har ikke prefikset lenger.",
        nn: "Verksemda har ikkje prefikset lenger.",
        en: "The business does not have the prefix any more.",
    }
    delegation_altinn {
        nb: "Altinn kan ikke gi fullmakt for navnet på dette scopet.",
        nn: "Altinn kan ikkje gi fullmakt for namnet på dette scopet.",
        en: "Altinn cannot delegate a scope of this name.",
    }
    exists(name) { nb: "Scopet {name} finnes allerede.", nn: "Scopet {name} finst allereie.", en: "The scope {name} already exists." }
    exists_inactive(name) {
        nb: "Scopet {name} finnes allerede, men er deaktivert. Det kan tas i bruk igjen.",
        nn: "Scopet {name} finst allereie, men er deaktivert. Det kan takast i bruk igjen.",
        en: "The scope {name} already exists, but is deactivated. It can be reactivated.",
    }
    exists_alike(name) {
        nb: "Navnet kan forveksles med {name}, som finnes allerede. Velg et som ikke ligner.",
        nn: "Namnet kan forvekslast med {name}, som finst allereie. Vel eit som ikkje liknar.",
        en: "The name can be mistaken for {name}, which already exists. Choose one that does not look like it.",
    }
    description_help {
        nb: "Hva scopet gir, på én linje. Høyst 255 tegn.",
        nn: "Kva scopet gir, på éi linje. Høgst 255 teikn.",
        en: "What the scope gives, in one line. At most 255 characters.",
    }
    description_empty { nb: "Skriv en beskrivelse.", nn: "Skriv ei skildring.", en: "Enter a description." }
    description_nn { nb: "Beskrivelse på nynorsk", nn: "Skildring på nynorsk", en: "Description in Nynorsk" }
    description_en { nb: "Beskrivelse på engelsk", nn: "Skildring på engelsk", en: "Description in English" }
    long_description { nb: "Lang beskrivelse", nn: "Lang skildring", en: "Long description" }
    long_help {
        nb: "Frivillig. Vises for innbyggere som blir bedt om samtykke. Høyst 1023 tegn.",
        nn: "Frivillig. Blir vist for innbyggjarar som blir bedne om samtykke. Høgst 1023 teikn.",
        en: "Optional. Shown to citizens who are asked for consent. At most 1023 characters.",
    }
    long_description_nn { nb: "Lang beskrivelse på nynorsk", nn: "Lang skildring på nynorsk", en: "Long description in Nynorsk" }
    long_description_en { nb: "Lang beskrivelse på engelsk", nn: "Lang skildring på engelsk", en: "Long description in English" }
    long_illegal(c) {
        nb: "Tegnet {c} kan ikke stå i den lange beskrivelsen. Bokstaver, tall, mellomrom, linjeskift og . , - _ : ; ! ? ' \" ( ) / * [ ] \
             # er lov.",
        nn: "Teiknet {c} kan ikkje stå i den lange skildringa. Bokstavar, tal, mellomrom, linjeskift og . , - _ : ; ! ? ' \" ( ) / * [ ] # \
             er lov.",
        en: "The character {c} cannot be used in the long description. Letters, digits, spaces, line breaks and . , - _ : ; ! ? ' \" ( ) / \
             * [ ] # are allowed.",
    }
    other_languages { nb: "Nynorsk og engelsk", nn: "Nynorsk og engelsk", en: "Nynorsk and English" }
    private_help {
        nb: "Bare dere og dem dere gir tilgang ser at scopet finnes.",
        nn: "Berre de og dei de gir tilgang, ser at scopet finst.",
        en: "Only you and those you give access see that the scope exists.",
    }
    public_help {
        nb: "Alle kan finne scopet i katalogen og be om tilgang.",
        nn: "Alle kan finne scopet i katalogen og be om tilgang.",
        en: "Everybody can find the scope in the catalogue and ask for access.",
    }
    who_may { nb: "Hvem kan bruke det?", nn: "Kven kan bruke det?", en: "Who may use it?" }
    who_chosen { nb: "Bare virksomheter dere gir tilgang", nn: "Berre verksemder de gir tilgang", en: "Only businesses you give access" }
    who_all { nb: "Alle virksomheter, uten å spørre", nn: "Alle verksemder, utan å spørje", en: "All businesses, without asking" }
    may_delegate {
        nb: "Kan virksomheter med tilgang gi leverandører fullmakt til å bruke det?",
        nn: "Kan verksemder med tilgang gi leverandørar fullmakt til å bruke det?",
        en: "May businesses with access authorise suppliers to use it?",
    }
    delegation { nb: "Delegering", nn: "Delegering", en: "Delegation" }
    advanced { nb: "Avansert", nn: "Avansert", en: "Advanced" }
    history { nb: "Historikk", nn: "Historikk", en: "History" }
    more_settings { nb: "Flere innstillinger", nn: "Fleire innstillingar", en: "More settings" }
    types { nb: "Integrasjonstyper", nn: "Integrasjonstypar", en: "Integration types" }
    types_help {
        nb: "Hvilke typer klienter som kan ha scopet. Ingen valgt betyr alle.",
        nn: "Kva typar klientar som kan ha scopet. Ingen valde tyder alle.",
        en: "Which types of clients may have the scope. None chosen means all.",
    }
    max_age { nb: "Maks levetid for token i sekunder", nn: "Maks levetid for token i sekund", en: "Longest life of a token in seconds" }
    max_age_help {
        nb: "30 til 680. Tomt lar klienten bestemme. Bes det om flere scopes, gjelder den laveste.",
        nn: "30 til 680. Tomt lèt klienten avgjere. Blir det bede om fleire scope, gjeld den lågaste.",
        en: "30 to 680. Blank leaves it to the client. If several scopes are asked for, the lowest applies.",
    }
    max_age_range(least, most) {
        nb: "Levetiden må være et tall fra {least} til {most}, eller tom.",
        nn: "Levetida må vere eit tal frå {least} til {most}, eller tom.",
        en: "The life must be a number from {least} to {most}, or blank.",
    }
    token_type { nb: "Tokentype", nn: "Tokentype", en: "Token type" }
    lifetime {
        nb: "Maks levetid for autorisasjon i sekunder",
        nn: "Maks levetid for autorisasjon i sekund",
        en: "Longest life of an authorization in seconds",
    }
    lifetime_help {
        nb: "Gjelder bare når en bruker er innlogget. Tomt lar klienten bestemme.",
        nn: "Gjeld berre når ein brukar er innlogga. Tomt lèt klienten avgjere.",
        en: "Applies only when a user is signed in. Blank leaves it to the client.",
    }
    lifetime_range(most) {
        nb: "Levetiden må være et tall fra 1 til {most}, eller tom.",
        nn: "Levetida må vere eit tal frå 1 til {most}, eller tom.",
        en: "The life must be a number from 1 to {most}, or blank.",
    }
    with_user { nb: "Når en bruker er innlogget", nn: "Når ein brukar er innlogga", en: "When a user is signed in" }
    user_authentication {
        nb: "Krev at brukeren logger inn på nytt",
        nn: "Krev at brukaren loggar inn på nytt",
        en: "Require the user to sign in again",
    }
    user_consent { nb: "Krev godkjenning fra brukeren", nn: "Krev godkjenning frå brukaren", en: "Require the user's consent" }
    pseudonymous { nb: "Pseudonymisert innlogging", nn: "Pseudonymisert innlogging", en: "Pseudonymous sign-in" }
    aud { nb: "Påtvunget mottaker (aud)", nn: "Påtvinga mottakar (aud)", en: "Enforced audience (aud)" }
    aud_help {
        nb: "Frivillig. Alle token for scopet får denne verdien.",
        nn: "Frivillig. Alle token for scopet får denne verdien.",
        en: "Optional. Every token for the scope gets this value.",
    }
    documentation_help {
        nb: "Frivillig. Adressen til siden der utviklere leser hvordan API-et brukes.",
        nn: "Frivillig. Adressa til sida der utviklarar les korleis API-et blir brukt.",
        en: "Optional. The address of the page where developers read how the API is used.",
    }
    documentation_address {
        nb: "Skriv en adresse som begynner med https://, for eksempel https://docs.eksempel.no.",
        nn: "Skriv ei adresse som byrjar med https://, til dømes https://docs.eksempel.no.",
        en: "Enter an address that begins with https://, such as https://docs.eksempel.no.",
    }
    aud_blank {
        nb: "Mottakeren kan ikke ha mellomrom.",
        nn: "Mottakaren kan ikkje ha mellomrom.",
        en: "The audience cannot contain spaces.",
    }
    client_decides { nb: "Klienten bestemmer", nn: "Klienten avgjer", en: "The client decides" }
    made_in_production {
        nb: "Scopet blir opprettet i produksjon, der ekte data hentes.",
        nn: "Scopet blir oppretta i produksjon, der ekte data blir henta.",
        en: "The scope is made in production, where real data is fetched.",
    }
    made_in_test {
        nb: "Scopet blir opprettet i testmiljøet. Det påvirker ikke produksjon.",
        nn: "Scopet blir oppretta i testmiljøet. Det påverkar ikkje produksjon.",
        en: "The scope is made in the test environment. It does not affect production.",
    }
    create { nb: "Opprett scope", nn: "Opprett scope", en: "Create the scope" }
    edit_heading(name) { nb: "Endre {name}", nn: "Endre {name}", en: "Edit {name}" }
    name_stays {
        nb: "Navnet kan ikke endres. Endringen gjelder med én gang.",
        nn: "Namnet kan ikkje endrast. Endringa gjeld med ein gong.",
        en: "The name cannot be changed. The change takes effect at once.",
    }
    conflict_heading {
        nb: "Noen endret scopet mens du skrev",
        nn: "Nokon endra scopet medan du skreiv",
        en: "Somebody changed the scope while you were typing",
    }
    conflict_same {
        nb: "Noen lagret scopet mens du skrev, slik du ville ha det.",
        nn: "Nokon lagra scopet medan du skreiv, slik du ville ha det.",
        en: "Somebody saved the scope while you were typing, just as you wanted it.",
    }
    copy { nb: "Kopier til produksjon", nn: "Kopier til produksjon", en: "Copy to production" }
    copy_heading(name) { nb: "Kopier {name} til produksjon", nn: "Kopier {name} til produksjon", en: "Copy {name} to production" }

    deactivate_heading(name) { nb: "Deaktivere {name}?", nn: "Deaktivere {name}?", en: "Deactivate {name}?" }
    reactivate_heading(name) { nb: "Ta {name} i bruk igjen?", nn: "Ta {name} i bruk igjen?", en: "Reactivate {name}?" }
    deactivated_body {
        nb: "Ingen kan bruke scopet, og ingen konsument ser det.",
        nn: "Ingen kan bruke scopet, og ingen konsument ser det.",
        en: "Nobody can use the scope, and no consumer sees it.",
    }
    happens { nb: "Dette skjer", nn: "Dette skjer", en: "What happens" }
    toggle_stale {
        nb: "Scopet ble endret mens du så på siden. Ingenting er gjort. Se over på nytt.",
        nn: "Scopet vart endra medan du såg på sida. Ingenting er gjort. Sjå over på nytt.",
        en: "The scope was changed while you were looking. Nothing has been done. Review again.",
    }
    lose_none {
        nb: "Ingen virksomheter har tilgang, så ingen mister noe.",
        nn: "Ingen verksemder har tilgang, så ingen mister noko.",
        en: "No business has access, so nobody loses anything.",
    }
    lose_one { nb: "1 virksomhet mister tilgangen.", nn: "1 verksemd mister tilgangen.", en: "1 business loses access." }
    lose(n) { nb: "{n} virksomheter mister tilgangen.", nn: "{n} verksemder mister tilgangen.", en: "{n} businesses lose access." }
    lose_all {
        nb: "Scopet er åpent for alle. Ingen virksomhet kan bruke det lenger.",
        nn: "Scopet er ope for alle. Inga verksemd kan bruke det lenger.",
        en: "The scope is open to all. No business can use it any more.",
    }
    rest_one {
        nb: "1 fullmakt til en leverandør hviler.",
        nn: "1 fullmakt til ein leverandør kviler.",
        en: "1 supplier authorisation is suspended.",
    }
    rest(n) {
        nb: "{n} fullmakter til leverandører hviler.",
        nn: "{n} fullmakter til leverandørar kviler.",
        en: "{n} supplier authorisations are suspended.",
    }
    regain_none {
        nb: "Ingen virksomheter har beholdt tilgangen.",
        nn: "Ingen verksemder har halde på tilgangen.",
        en: "No business has kept its access.",
    }
    regain_one { nb: "1 virksomhet får tilgangen tilbake.", nn: "1 verksemd får tilgangen tilbake.", en: "1 business regains access." }
    regain(n) {
        nb: "{n} virksomheter får tilgangen tilbake.",
        nn: "{n} verksemder får tilgangen tilbake.",
        en: "{n} businesses regain access.",
    }
    regain_all {
        nb: "Scopet er åpent for alle. Alle virksomheter kan bruke det igjen.",
        nn: "Scopet er ope for alle. Alle verksemder kan bruke det igjen.",
        en: "The scope is open to all. Every business can use it again.",
    }
    wake_one {
        nb: "1 fullmakt til en leverandør virker igjen.",
        nn: "1 fullmakt til ein leverandør verkar igjen.",
        en: "1 supplier authorisation works again.",
    }
    wake(n) {
        nb: "{n} fullmakter til leverandører virker igjen.",
        nn: "{n} fullmakter til leverandørar verkar igjen.",
        en: "{n} supplier authorisations work again.",
    }
    tokens_live {
        nb: "Token som allerede er utstedt, virker til de utløper.",
        nn: "Token som allereie er utferda, verkar til dei går ut.",
        en: "Tokens already issued work until they expire.",
    }
    client_stops {
        nb: "1 klient har scopet og får ikke token for det.",
        nn: "1 klient har scopet og får ikkje token for det.",
        en: "1 client has the scope and gets no tokens for it.",
    }
    clients_stop(n) {
        nb: "{n} klienter har scopet og får ikke token for det.",
        nn: "{n} klientar har scopet og får ikkje token for det.",
        en: "{n} clients have the scope and get no tokens for it.",
    }
    tokens_live_for(n) {
        nb: "Token som allerede er utstedt, virker i høyst {n} sekunder til.",
        nn: "Token som allereie er utferda, verkar i høgst {n} sekund til.",
        en: "Tokens already issued work for at most {n} more seconds.",
    }
    what_of_accesses { nb: "Hva skal skje med tilgangene?", nn: "Kva skal skje med tilgangane?", en: "What should happen to the access?" }
    suspend { nb: "La dem hvile", nn: "La dei kvile", en: "Suspend it" }
    suspend_help {
        nb: "De kommer tilbake når scopet tas i bruk igjen.",
        nn: "Dei kjem tilbake når scopet blir teke i bruk igjen.",
        en: "It comes back when the scope is reactivated.",
    }
    revoke { nb: "Fjern alle", nn: "Fjern alle", en: "Remove it for everyone" }
    revoke_help {
        nb: "Virksomhetene må få tilgang på nytt. Angrer du deaktiveringen, kommer de tilbake.",
        nn: "Verksemdene må få tilgang på nytt. Angrar du deaktiveringa, kjem dei tilbake.",
        en: "The businesses must be given access again. If you undo the deactivation, it comes back.",
    }
    type_help {
        nb: "Fordi scopet er i bruk.",
        nn: "Fordi scopet er i bruk.",
        en: "Because the scope is in use.",
    }
    deactivate_button { nb: "Deaktiver scopet", nn: "Deaktiver scopet", en: "Deactivate the scope" }
    keep { nb: "Behold scopet", nn: "Behald scopet", en: "Keep the scope" }

    receipt_created { nb: "Scope opprettet", nn: "Scope oppretta", en: "Scope created" }
    receipt_created_body(scope) {
        nb: "Scopet {scope} er opprettet og i bruk. Gi tilgang til dem som skal bruke det.",
        nn: "Scopet {scope} er oppretta og i bruk. Gi tilgang til dei som skal bruke det.",
        en: "The scope {scope} has been created and is in use. Give access to those who are to use it.",
    }
    log_created(org, scope) {
        nb: "{org} opprettet scopet {scope}.",
        nn: "{org} oppretta scopet {scope}.",
        en: "{org} created the scope {scope}.",
    }
    receipt_created_given(scope, whom) {
        nb: "Scopet {scope} er opprettet og i bruk, og {whom} har fått tilgang.",
        nn: "Scopet {scope} er oppretta og i bruk, og {whom} har fått tilgang.",
        en: "The scope {scope} has been created and is in use, and access has been given to {whom}.",
    }
    log_created_given(org, scope, whom) {
        nb: "{org} opprettet scopet {scope} og ga {whom} tilgang.",
        nn: "{org} oppretta scopet {scope} og gav {whom} tilgang.",
        en: "{org} created the scope {scope} and gave {whom} access.",
    }
    created_label { nb: "Opprettet og gitt", nn: "Oppretta og gitt", en: "Created and given" }
    receipt_changed { nb: "Scope endret", nn: "Scope endra", en: "Scope changed" }
    receipt_changed_body(scope) {
        nb: "Scopet {scope} er endret.",
        nn: "Scopet {scope} er endra.",
        en: "The scope {scope} has been changed.",
    }
    log_changed(org, scope, fields) {
        nb: "{org} endret scopet {scope}: {fields}.",
        nn: "{org} endra scopet {scope}: {fields}.",
        en: "{org} changed the scope {scope}: {fields}.",
    }
    receipt_deactivated { nb: "Scope deaktivert", nn: "Scope deaktivert", en: "Scope deactivated" }
    receipt_deactivated_body(scope) {
        nb: "Scopet {scope} er tatt ut av bruk, og ingen kan bruke det.",
        nn: "Scopet {scope} er teke ut av bruk, og ingen kan bruke det.",
        en: "The scope {scope} is out of use, and nobody can use it.",
    }
    log_deactivated(org, scope) {
        nb: "{org} deaktiverte scopet {scope}.",
        nn: "{org} deaktiverte scopet {scope}.",
        en: "{org} deactivated the scope {scope}.",
    }
    log_message(sentence, message) {
        nb: "{sentence} Melding: {message}",
        nn: "{sentence} Melding: {message}",
        en: "{sentence} Message: {message}",
    }
    receipt_reactivated { nb: "Scope tatt i bruk igjen", nn: "Scope teke i bruk igjen", en: "Scope reactivated" }
    receipt_reactivated_body(scope) {
        nb: "Scopet {scope} er i bruk igjen.",
        nn: "Scopet {scope} er i bruk igjen.",
        en: "The scope {scope} is in use again.",
    }
    log_reactivated(org, scope) {
        nb: "{org} tok scopet {scope} i bruk igjen.",
        nn: "{org} tok scopet {scope} i bruk igjen.",
        en: "{org} reactivated the scope {scope}.",
    }
    revoked_label { nb: "Tilganger som ble fjernet", nn: "Tilgangar som vart fjerna", en: "Access that was removed" }
    rest_label { nb: "Tilganger som hviler", nn: "Tilgangar som kviler", en: "Suspended access" }
    regained_label { nb: "Virksomheter som har det igjen", nn: "Verksemder som har det igjen", en: "Businesses that have it again" }
}
