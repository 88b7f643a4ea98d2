use crate::{kernel::texts, web::Words};

texts! {
    /// Registering and logging in by work e-mail.
    pub(in super::super) struct Registering: Words;

    heading {
        nb: "Registrer deg eller logg inn med e-postadressen på jobben",
        nn: "Registrer deg eller logg inn med e-postadressa på jobben",
        en: "Register or sign in by work e-mail",
    }
    lead {
        nb: "Domenet i adressen avgjør hvilken virksomhet du handler for. Du får tilgang til Mine API og Klienter, og kun i testmiljøet.",
        nn: "Domenet i adressa avgjer kva verksemd du handlar for. Du får tilgang til Mine API og Klientar, og berre i testmiljøet.",
        en: "The domain of the address decides which business you act for. You get access to My APIs and Clients, and in the test environment \
             only.",
    }
    address { nb: "E-postadressen du har på jobben", nn: "E-postadressa du har på jobben", en: "Work e-mail address" }
    address_wrong {
        nb: "Skriv en e-postadresse, for eksempel post@virksomhet.no",
        nn: "Skriv ei e-postadresse, til dømes post@verksemd.no",
        en: "Enter an e-mail address, such as post@business.no",
    }
    shared_domain(domain) {
        nb: "{domain} brukes av mange. Skriv adressen du har på jobben.",
        nn: "{domain} blir brukt av mange. Skriv adressa du har på jobben.",
        en: "{domain} is used by many. Enter the address you have at work.",
    }
    send { nb: "Send e-post", nn: "Send e-post", en: "Send e-mail" }
    or_id_porten { nb: "Logg inn med ID-porten", nn: "Logg inn med ID-porten", en: "Sign in with ID-porten" }
    prove_heading { nb: "Les e-posten vi sender deg", nn: "Les e-posten vi sender deg", en: "Read the e-mail we send you" }
    prove_lead {
        nb: "Er domenet registrert hos en virksomhet, får du en e-post innen fem minutter. Den har en lenke og en kode som gjelder i 30 \
             minutter, én gang.",
        nn: "Er domenet registrert hos ei verksemd, får du ein e-post innan fem minutt. Han har ei lenkje og ein kode som gjeld i 30 minutt, \
             éin gong.",
        en: "If a business has registered the domain, you get an e-mail within five minutes. It has a link and a code that are valid for 30 \
             minutes, once.",
    }
    go_on_lead {
        nb: "Åpnet du lenken i nettleseren der du skrev adressen, kan du gå rett videre.",
        nn: "Opna du lenkja i nettlesaren der du skreiv adressa, kan du gå rett vidare.",
        en: "If you opened the link in the browser where you entered the address, you can go straight on.",
    }
    go_on { nb: "Gå videre", nn: "Gå vidare", en: "Go on" }
    code { nb: "Kode fra e-posten", nn: "Kode frå e-posten", en: "Code from the e-mail" }
    code_help { nb: "Seks siffer.", nn: "Seks siffer.", en: "Six digits." }
    confirm { nb: "Bekreft", nn: "Stadfest", en: "Confirm" }
    type_code { nb: "Skriv koden på seks sifre.", nn: "Skriv koden på seks siffer.", en: "Enter the code of six digits." }
    not_proved {
        nb: "Koden eller lenken er ikke riktig, er brukt, eller gjelder ikke lenger. Skriv koden fra den siste e-posten, eller begynn på \
             nytt.",
        nn: "Koden eller lenkja er ikkje rett, er brukt, eller gjeld ikkje lenger. Skriv koden frå den siste e-posten, eller byrj på nytt.",
        en: "The code or the link is not right, has been used, or is no longer valid. Enter the code of the last e-mail, or begin again.",
    }
    no_mail_came { nb: "Får du ingen e-post?", nn: "Får du ingen e-post?", en: "No e-mail?" }
    no_mail_body {
        nb: "Se i søppelposten. Vent ett minutt før du ber om en ny. Er domenet ikke registrert, kan en hovedadministrator i virksomheten \
             gjøre det under Virksomheten, E-postdomener.",
        nn: "Sjå i søppelposten. Vent eitt minutt før du ber om ein ny. Er domenet ikkje registrert, kan ein hovudadministrator i verksemda \
             gjere det under Verksemda, E-postdomene.",
        en: "Look among your spam. Wait a minute before you ask for another. If the domain is not registered, a main administrator of the \
             business can do so under The business, E-mail domains.",
    }
    begin_again { nb: "Begynn på nytt", nn: "Byrj på nytt", en: "Start over" }
    who_heading { nb: "Fortell hvem du er", nn: "Fortel kven du er", en: "Tell us who you are" }
    who_lead(email) {
        nb: "Du registrerer deg med {email}. Hovedadministratorer i virksomheten ser det du skriver her.",
        nn: "Du registrerer deg med {email}. Hovudadministratorar i verksemda ser det du skriv her.",
        en: "You are registering by {email}. Main administrators of the business see what you enter here.",
    }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    name_help { nb: "Fornavn og etternavn.", nn: "Fornamn og etternamn.", en: "First name and last name." }
    whole_name {
        nb: "Skriv både fornavn og etternavn",
        nn: "Skriv både fornamn og etternamn",
        en: "Enter both first name and last name",
    }
    phone { nb: "Telefon", nn: "Telefon", en: "Telephone" }
    phone_help {
        nb: "Med landkode hvis den ikke er norsk.",
        nn: "Med landkode viss han ikkje er norsk.",
        en: "With the country code if it is not Norwegian.",
    }
    phone_wrong {
        nb: "Skriv et telefonnummer med 8 til 15 siffer",
        nn: "Skriv eit telefonnummer med 8 til 15 siffer",
        en: "Enter a telephone number of 8 to 15 digits",
    }
    language { nb: "Språk", nn: "Språk", en: "Language" }
    choose_language { nb: "Velg et språk", nn: "Vel eit språk", en: "Choose a language" }
    business { nb: "Virksomhet", nn: "Verksemd", en: "Business" }
    business_help {
        nb: "Flere virksomheter har domenet. Den du velger, må godkjenne deg.",
        nn: "Fleire verksemder har domenet. Den du vel, må godkjenne deg.",
        en: "Several businesses have the domain. The one you choose must approve you.",
    }
    choose_org { nb: "Velg en virksomhet", nn: "Vel ei verksemd", en: "Choose a business" }
    register { nb: "Registrer meg", nn: "Registrer meg", en: "Register me" }
    waiting_heading { nb: "Du venter på godkjenning", nn: "Du ventar på godkjenning", en: "You are waiting for approval" }
    waiting_body {
        nb: "En hovedadministrator i virksomheten må godkjenne deg under Virksomheten, Brukere. Logg inn med e-posten igjen når det er \
             gjort.",
        nn: "Ein hovudadministrator i verksemda må godkjenne deg under Verksemda, Brukarar. Logg inn med e-posten igjen når det er gjort.",
        en: "A main administrator of the business must approve you under The business, Users. Sign in by e-mail again when that has been \
             done.",
    }
    to_start { nb: "Til forsiden", nn: "Til framsida", en: "To the front page" }
}

texts! {
    /// What the mails say.
    pub(in super::super) struct MailTexts;

    proof_subject {
        nb: "Bekreft e-postadressen din i Portner",
        nn: "Stadfest e-postadressa di i Portner",
        en: "Confirm your e-mail address in Portner",
    }
    proof_heading { nb: "Bekreft e-postadressen din", nn: "Stadfest e-postadressa di", en: "Confirm your e-mail address" }
    proof_body {
        nb: "Noen vil registrere seg eller logge inn i testmiljøet i Portner med denne adressen.",
        nn: "Nokon vil registrere seg eller logge inn i testmiljøet i Portner med denne adressa.",
        en: "Somebody wants to register or sign in to the test environment of Portner by this address.",
    }
    proof_open {
        nb: "Åpne lenken i nettleseren der du skrev adressen, og trykk Gå videre:",
        nn: "Opne lenkja i nettlesaren der du skreiv adressa, og trykk Gå vidare:",
        en: "Open the link in the browser where you entered the address, and press Go on:",
    }
    proof_code {
        nb: "Eller skriv inn koden, som gjelder i 30 minutter:",
        nn: "Eller skriv inn koden, som gjeld i 30 minutt:",
        en: "Or enter the code, which is valid for 30 minutes:",
    }
    not_you {
        nb: "Er dette ukjent for deg, kan du se bort fra e-posten. Da skjer det ingenting.",
        nn: "Er dette ukjent for deg, kan du sjå bort frå e-posten. Då skjer det ingenting.",
        en: "If this is unknown to you, ignore the e-mail. Then nothing happens.",
    }
    proof_footer {
        nb: "Du får denne e-posten fordi adressen ble skrevet inn her:",
        nn: "Du får denne e-posten fordi adressa vart skriven inn her:",
        en: "You get this e-mail because the address was entered here:",
    }
    claim_subject(org) { nb: "Kode for e-postdomene – {org}", nn: "Kode for e-postdomene – {org}", en: "Code for an e-mail domain – {org}" }
    claim_heading(domain) { nb: "Bekreft domenet {domain}", nn: "Stadfest domenet {domain}", en: "Confirm the domain {domain}" }
    claim_body(org, number, domain) {
        nb: "{org} ({number}) vil at de som har en adresse på {domain}, skal kunne registrere seg for virksomheten i testmiljøet i \
             Portner.",
        nn: "{org} ({number}) vil at dei som har ei adresse på {domain}, skal kunne registrere seg for verksemda i testmiljøet i Portner.",
        en: "{org} ({number}) wants those who have an address at {domain} to be able to register for the business in the test environment of \
             Portner.",
    }
    claim_where {
        nb: "Koden skrives inn her, av en som er logget inn for virksomheten:",
        nn: "Koden blir skriven inn her, av ein som er logga inn for verksemda:",
        en: "The code is entered here, by somebody signed in for the business:",
    }
    claim_code {
        nb: "Koden gjelder i 30 minutter:",
        nn: "Koden gjeld i 30 minutt:",
        en: "The code is valid for 30 minutes:",
    }
    claim_not_you {
        nb: "Hører domenet ikke til virksomheten, skal du ikke gi koden videre. Da skjer det ingenting.",
        nn: "Høyrer domenet ikkje til verksemda, skal du ikkje gi koden vidare. Då skjer det ingenting.",
        en: "If the domain does not belong to the business, do not pass the code on. Then nothing happens.",
    }
    claim_footer(domain) {
        nb: "Du får denne e-posten fordi du tar imot post til postmaster@{domain}. Domener registreres her:",
        nn: "Du får denne e-posten fordi du tek imot post til postmaster@{domain}. Domene blir registrerte her:",
        en: "You get this e-mail because you receive mail to postmaster@{domain}. Domains are registered here:",
    }
}
