mod own;

pub(crate) use self::own::OwnTexts;
use crate::{kernel::texts, web::Words};

texts! {
    /// What this room says.
    pub(super) struct Texts: Words;

    somebody { nb: "Innlogget bruker", nn: "Innlogga brukar", en: "Signed-in user" }
    sign_in_again { nb: "Logg inn på nytt", nn: "Logg inn på nytt", en: "Sign in again" }
    sign_in_by_email {
        nb: "Logg inn med e-post på jobben (kun testmiljø)",
        nn: "Logg inn med e-post på jobben (berre testmiljø)",
        en: "Sign in by work e-mail (test environment only)",
    }
    to_start { nb: "Til startsiden", nn: "Til startsida", en: "To the start page" }
    reference(reference) { nb: "Referanse: {reference}", nn: "Referanse: {reference}", en: "Reference: {reference}" }

    resend { nb: "Det du skrev, er tatt vare på", nn: "Det du skreiv, er teke vare på", en: "What you wrote has been kept" }
    resend_body {
        nb: "Du måtte logge inn på nytt da du sendte skjemaet, så ingenting er gjort ennå. Les hva det var, og send det på nytt, eller gå \
             tilbake til siden uten å sende.",
        nn: "Du måtte logge inn på nytt då du sende skjemaet, så ingenting er gjort enno. Les kva det var, og send det på nytt, eller gå \
             tilbake til sida utan å sende.",
        en: "You had to sign in again when you sent the form, so nothing has been done yet. Read what it was and send it again, or go back to \
             the page without sending.",
    }
    resend_page { nb: "Siden du var på", nn: "Sida du var på", en: "The page you were on" }
    resend_act { nb: "Det du ville gjøre", nn: "Det du ville gjere", en: "What you wanted to do" }
    resend_org { nb: "Virksomhet", nn: "Verksemd", en: "Business" }
    resend_ticked { nb: "Krysset av", nn: "Kryssa av", en: "Ticked" }
    resend_ticked_n(n) { nb: "{n} valg", nn: "{n} val", en: "{n} choices" }
    resend_ticked_one { nb: "1 valg", nn: "1 val", en: "1 choice" }
    resend_chosen { nb: "Valgt", nn: "Valt", en: "Chosen" }
    resend_lines(first, n) {
        nb: "{first} … ({n} linjer i alt)",
        nn: "{first} … ({n} linjer i alt)",
        en: "{first} … ({n} lines in all)",
    }
    resend_hidden { nb: "Fylt ut, vises ikke", nn: "Fylt ut, blir ikkje vist", en: "Filled in, not shown" }

    act_undo { nb: "Angre", nn: "Angre", en: "Undo" }
    act_relinquish { nb: "Avslutte fullmakten", nn: "Avslutte fullmakta", en: "Give up the authorisation" }
    act_mark { nb: "Merke noe for endring", nn: "Merke noko for endring", en: "Mark something for a change" }
    act_end_date { nb: "Endre sluttdato", nn: "Endre sluttdato", en: "Change the end date" }
    act_remove { nb: "Fjerne tilganger", nn: "Fjerne tilgangar", en: "Remove access" }
    act_accesses { nb: "Gi tilgang", nn: "Gi tilgang", en: "Give access" }
    act_many { nb: "Gi mange tilgang", nn: "Gi mange tilgang", en: "Give many access" }
    act_invite { nb: "Invitere en kollega", nn: "Invitere ein kollega", en: "Invite a colleague" }
    act_give { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    act_confirm { nb: "Bekrefte det du så over", nn: "Stadfeste det du såg over", en: "Confirm what you reviewed" }
    act_search { nb: "Søke", nn: "Søkje", en: "Search" }
    act_drop { nb: "Forkaste eller avslå", nn: "Forkaste eller avslå", en: "Discard or decline" }
    act_create { nb: "Lage noe nytt", nn: "Lage noko nytt", en: "Make something new" }
    act_edit { nb: "Lagre endringer", nn: "Lagre endringar", en: "Save changes" }
    act_copy { nb: "Kopiere scopet", nn: "Kopiere scopet", en: "Copy the scope" }
    act_deactivate { nb: "Deaktivere", nn: "Deaktivere", en: "Deactivate" }
    act_cancel_plan { nb: "Avlyse deaktiveringen", nn: "Avlyse deaktiveringa", en: "Cancel the deactivation" }
    act_reactivate { nb: "Ta i bruk igjen", nn: "Ta i bruk igjen", en: "Reactivate" }
    act_settings { nb: "Lagre innstillinger", nn: "Lagre innstillingar", en: "Save settings" }
    act_ask { nb: "Sende en forespørsel", nn: "Sende ein førespurnad", en: "Send a request" }
    act_answer { nb: "Svare på en forespørsel", nn: "Svare på ein førespurnad", en: "Answer a request" }
    act_approve { nb: "Godkjenne forespørselen", nn: "Godkjenne førespurnaden", en: "Approve the request" }
    act_decline { nb: "Avslå", nn: "Avslå", en: "Decline" }
    act_withdraw { nb: "Trekke tilbake forespørselen", nn: "Trekkje tilbake førespurnaden", en: "Withdraw the request" }
    act_is_it_you { nb: "Svare på om det er deg", nn: "Svare på om det er deg", en: "Say whether it is you" }
    act_look_up { nb: "Slå opp", nn: "Slå opp", en: "Look up" }
    typed_case { nb: "Saksnummer", nn: "Saksnummer", en: "Case number" }
    act_assign { nb: "Tildele et prefiks", nn: "Tildele eit prefiks", en: "Assign a prefix" }
    act_prefix { nb: "Bestille et prefiks", nn: "Bestille eit prefiks", en: "Order a prefix" }
    act_notices { nb: "Endre eller prøve varslingen", nn: "Endre eller prøve varslinga", en: "Change or try the notices" }
    act_arrange { nb: "Skjule eller vise Kom i gang", nn: "Skjule eller vise Kom i gang", en: "Hide or show Get started" }
    act_sign { nb: "Signere bruksvilkårene", nn: "Signere bruksvilkåra", en: "Sign the terms of use" }
    act_domain { nb: "Endre et e-postdomene", nn: "Endre eit e-postdomene", en: "Change an e-mail domain" }
    act_connect {
        nb: "Koble en innlogging til en bruker",
        nn: "Kople ei innlogging til ein brukar",
        en: "Connect a login to a user",
    }
    act_member {
        nb: "Endre hva en bruker har tilgang til",
        nn: "Endre kva ein brukar har tilgang til",
        en: "Change what a user has access to",
    }
    act_profile { nb: "Endre i profilen din", nn: "Endre i profilen din", en: "Change something in your profile" }
    act_name { nb: "Lagre navnet", nn: "Lagre namnet", en: "Save the name" }

    typed_email { nb: "E-postadresse", nn: "E-postadresse", en: "E-mail address" }
    typed_code { nb: "Kode fra e-posten", nn: "Kode frå e-posten", en: "Code from the e-mail" }
    typed_address { nb: "Fakturaadresse", nn: "Fakturaadresse", en: "Invoice address" }
    typed_postcode { nb: "Postnummer", nn: "Postnummer", en: "Postcode" }
    typed_city { nb: "Poststed", nn: "Poststad", en: "City" }
    typed_reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    typed_role { nb: "Rolle", nn: "Rolle", en: "Role" }
    typed_phone { nb: "Telefon", nn: "Telefon", en: "Telephone" }
    typed_domain { nb: "Domene", nn: "Domene", en: "Domain" }
    typed_note { nb: "Merknad", nn: "Merknad", en: "Note" }
    typed_reason { nb: "Grunn", nn: "Grunn", en: "Reason" }
    typed_purpose { nb: "Begrunnelse", nn: "Grunngiving", en: "Why you ask" }
    typed_name { nb: "Navn", nn: "Namn", en: "Name" }
    typed_family_name { nb: "Etternavn", nn: "Etternamn", en: "Family name" }
    typed_national_id { nb: "Fødselsnummer", nn: "Fødselsnummer", en: "National identity number" }
    typed_org { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    typed_list { nb: "Liste", nn: "Liste", en: "List" }
    typed_title { nb: "Tittel", nn: "Tittel", en: "Title" }
    typed_description { nb: "Beskrivelse", nn: "Skildring", en: "Description" }
    typed_public_key { nb: "Offentlig nøkkel", nn: "Offentleg nøkkel", en: "Public key" }
    typed_documentation { nb: "Dokumentasjon", nn: "Dokumentasjon", en: "Documentation" }
    typed_contact { nb: "Kontakt", nn: "Kontakt", en: "Contact" }
    typed_prefix { nb: "Prefiks", nn: "Prefiks", en: "Prefix" }
    typed_audience { nb: "Mottaker (aud)", nn: "Mottakar (aud)", en: "Audience (aud)" }
    typed_identifier { nb: "Identifikator", nn: "Identifikator", en: "Identifier" }
    typed_subscope { nb: "Navn etter prefikset", nn: "Namn etter prefikset", en: "Name after the prefix" }
    typed_message { nb: "Melding", nn: "Melding", en: "Message" }
    typed_answer { nb: "Svar", nn: "Svar", en: "Answer" }
    typed_revoke { nb: "Trekk tilbake alle tilgangene", nn: "Trekk tilbake alle tilgangane", en: "Remove all access" }
    typed_confirmed { nb: "Skrevet for å bekrefte", nn: "Skrive for å stadfeste", en: "Typed to confirm" }
    typed_number { nb: "Tall", nn: "Tal", en: "Number" }
    typed_day { nb: "Dato", nn: "Dato", en: "Date" }
    resend_button { nb: "Send på nytt", nn: "Send på nytt", en: "Send it again" }
    resend_not { nb: "Tilbake uten å sende", nn: "Tilbake utan å sende", en: "Back without sending" }

    what_is_your_name { nb: "Hva heter du?", nn: "Kva heiter du?", en: "What is your name?" }
    name_lead {
        nb: "Innloggingen forteller oss ikke hva du heter, og vi finner ikke navnet ditt i Enhetsregisteret. Navnet står der andre ser hva \
             du har gjort og hva du har fått, og du kan endre det senere.",
        nn: "Innlogginga fortel oss ikkje kva du heiter, og vi finn ikkje namnet ditt i Einingsregisteret. Namnet står der andre ser kva \
             du har gjort og kva du har fått, og du kan endre det seinare.",
        en: "Signing in does not tell us your name, and we do not find it in the register. The name is shown where others see what you \
             have done and what you have been given, and you can change it later.",
    }
    name_field { nb: "Fornavn og etternavn", nn: "Førenamn og etternamn", en: "First name and family name" }
    name_save { nb: "Lagre navnet", nn: "Lagre namnet", en: "Save the name" }
    your_name { nb: "Navnet ditt", nn: "Namnet ditt", en: "Your name" }
    name_told(name) {
        nb: "Du heter {name}. Navnet kommer fra Enhetsregisteret eller innloggingen og kan ikke endres her.",
        nn: "Du heiter {name}. Namnet kjem frå Einingsregisteret eller innlogginga og kan ikkje endrast her.",
        en: "Your name is {name}. It comes from the register or from signing in and cannot be changed here.",
    }
    go_on { nb: "Gå videre", nn: "Gå vidare", en: "Go on" }

    cancelled { nb: "Innloggingen ble avbrutt", nn: "Innlogginga vart avbroten", en: "You cancelled signing in" }
    cancelled_body {
        nb: "Ingenting er endret. Du kan logge inn når du vil.",
        nn: "Ingenting er endra. Du kan logge inn når du vil.",
        en: "Nothing has changed. You can sign in whenever you like.",
    }
    stale { nb: "Innloggingen tok for lang tid", nn: "Innlogginga tok for lang tid", en: "Signing in took too long" }
    stale_body {
        nb: "En innlogging må fullføres innen 10 minutter, i den nettleseren der den begynte, og den kan bare brukes én gang. Du kan \
             begynne på nytt.",
        nn: "Ei innlogging må fullførast innan 10 minutt, i den nettlesaren der ho tok til, og ho kan berre brukast éin gong. Du kan ta \
             til på nytt.",
        en: "Signing in must be completed within 10 minutes, in the browser where it began, and can be used only once. You can start \
             again.",
    }
    unavailable { nb: "Innlogging er utilgjengelig", nn: "Innlogging er utilgjengeleg", en: "Signing in is unavailable" }
    unavailable_body {
        nb: "Innloggingstjenesten svarer ikke akkurat nå. Det er ikke noe galt med deg eller virksomheten din. Prøv igjen om litt.",
        nn: "Innloggingstenesta svarar ikkje akkurat no. Det er ikkje noko gale med deg eller verksemda di. Prøv igjen om litt.",
        en: "The sign-in service is not answering right now. Nothing is wrong with you or your organisation. Try again in a while.",
    }
    refused { nb: "Du ble ikke logget inn", nn: "Du vart ikkje logga inn", en: "You were not signed in" }
    refused_body {
        nb: "Innloggingstjenesten ville ikke logge deg inn. Du kan prøve igjen. Skjer det flere ganger, oppgi referansen til brukerstøtte.",
        nn: "Innloggingstenesta ville ikkje logge deg inn. Du kan prøve igjen. Skjer det fleire gonger, oppgi referansen til brukarstøtta.",
        en: "The sign-in service would not sign you in. You can try again. If it keeps happening, give support the reference.",
    }
    not_trusted_body {
        nb: "Svaret fra innloggingstjenesten kunne ikke godkjennes, så du er ikke logget inn. Du kan prøve igjen. Skjer det flere ganger, \
             oppgi referansen til brukerstøtte.",
        nn: "Svaret frå innloggingstenesta kunne ikkje godkjennast, så du er ikkje logga inn. Du kan prøve igjen. Skjer det fleire gonger, \
             oppgi referansen til brukarstøtta.",
        en: "The answer of the sign-in service could not be accepted, so you are not signed in. You can try again. If it keeps happening, \
             give support the reference.",
    }
    too_low { nb: "Innloggingen var ikke sterk nok", nn: "Innlogginga var ikkje sterk nok", en: "The sign-in was not strong enough" }
    too_low_body {
        nb: "Det du ville gjøre, krever et høyere sikkerhetsnivå, for eksempel BankID. Velg det når du logger inn på nytt.",
        nn: "Det du ville gjere, krev eit høgare tryggleiksnivå, til dømes BankID. Vel det når du loggar inn på nytt.",
        en: "What you wanted to do requires a higher level of security, such as BankID. Choose that when you sign in again.",
    }
    no_number {
        nb: "Innloggingen mangler fødselsnummer",
        nn: "Innlogginga manglar fødselsnummer",
        en: "The sign-in has no national identity number",
    }
    no_number_body {
        nb: "Vi kjenner igjen roller i Enhetsregisteret på fødselsnummer eller D-nummer. Logg inn med en elektronisk ID som har et slikt \
             nummer.",
        nn: "Vi kjenner igjen roller i Einingsregisteret på fødselsnummer eller D-nummer. Logg inn med ein elektronisk ID som har eit \
             slikt nummer.",
        en: "We recognise roles in the register by national identity number or D-number. Sign in with an electronic ID that has such a \
             number.",
    }
    wrong_world {
        nb: "Denne brukeren hører til et annet miljø",
        nn: "Denne brukaren høyrer til eit anna miljø",
        en: "This user belongs to another environment",
    }
    wrong_world_body {
        nb: "Testbrukere kan ikke logge inn i produksjon, og virkelige personer ikke i test.",
        nn: "Testbrukarar kan ikkje logge inn i produksjon, og verkelege personar ikkje i test.",
        en: "Test users cannot sign in to production, and real people not to test.",
    }
    dead_body {
        nb: "Personen er registrert som død. Ta kontakt med brukerstøtte hvis det er feil.",
        nn: "Personen er registrert som død. Ta kontakt med brukarstøtta dersom det er feil.",
        en: "The person is registered as deceased. Contact support if that is wrong.",
    }

    ended { nb: "Du ble logget ut", nn: "Du vart logga ut", en: "You were signed out" }
    ended_body(idle, max) {
        nb: "Du ble logget ut etter {idle} minutter uten aktivitet, fordi det var {max} minutter siden du logget inn, eller fordi du \
             logget ut i en annen tjeneste. Det du har bekreftet, er lagret.",
        nn: "Du vart logga ut etter {idle} minutt utan aktivitet, fordi det var {max} minutt sidan du logga inn, eller fordi du logga ut i \
             ei anna teneste. Det du har stadfesta, er lagra.",
        en: "You were signed out after {idle} minutes without activity, because you signed in {max} minutes ago, or because you signed out \
             of another service. What you have confirmed is saved.",
    }
    ended_next {
        nb: "Når du logger inn på nytt, kommer du tilbake til siden du var på.",
        nn: "Når du loggar inn på nytt, kjem du tilbake til sida du var på.",
        en: "When you sign in again, you return to the page you were on.",
    }
    ended_kept {
        nb: "Det du sendte nå, er tatt vare på. Når du logger inn på nytt, kan du sende det igjen.",
        nn: "Det du sende no, er teke vare på. Når du loggar inn på nytt, kan du sende det igjen.",
        en: "What you sent just now has been kept. When you have signed in again, you can send it again.",
    }
    signed_out { nb: "Du er logget ut", nn: "Du er logga ut", en: "You are signed out" }
    signed_out_body {
        nb: "Lukk nettleseren hvis andre bruker den.",
        nn: "Lukk nettlesaren om andre brukar han.",
        en: "Close the browser if others use it.",
    }
    farewell { nb: "Du er logget ut her", nn: "Du er logga ut her", en: "You are signed out here" }
    farewell_body {
        nb: "Ett steg gjenstår: å logge deg ut av innloggingstjenesten, slik at ingen andre kan bruke den til å logge inn som deg.",
        nn: "Eitt steg står igjen: å logge deg ut av innloggingstenesta, slik at ingen andre kan bruke ho til å logge inn som deg.",
        en: "One step remains: to sign you out of the sign-in service, so that nobody else can use it to sign in as you.",
    }
    farewell_button { nb: "Fullfør utloggingen", nn: "Fullfør utlogginga", en: "Complete signing out" }
}
