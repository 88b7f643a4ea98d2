use crate::{kernel::texts, web::Words};

texts! {
    /// What the stand-in says.
    pub(super) struct Texts: Words;

    name { nb: "Stedfortreder for ID-porten", nn: "Stadfortredar for ID-porten", en: "Stand-in for ID-porten" }
    warning_heading { nb: "Dette er ikke ID-porten", nn: "Dette er ikkje ID-porten", en: "This is not ID-porten" }
    warning {
        nb: "Her kan alle logge inn som hvem som helst. Siden finnes bare når portalen kjører på din egen maskin uten en virkelig \
             innloggingstjeneste.",
        nn: "Her kan alle logge inn som kven som helst. Sida finst berre når portalen køyrer på di eiga maskin utan ei verkeleg \
             innloggingsteneste.",
        en: "Anyone can sign in as anybody here. The page exists only when the portal runs on your own machine without a real sign-in \
             service.",
    }
    heading { nb: "Hvem vil du logge inn som?", nn: "Kven vil du logge inn som?", en: "Who do you want to sign in as?" }
    level { nb: "Sikkerhetsnivå", nn: "Tryggleiksnivå", en: "Level of security" }
    substantial { nb: "Betydelig (som MinID)", nn: "Betydeleg (som MinID)", en: "Substantial (like MinID)" }
    high { nb: "Høyt (som BankID)", nn: "Høgt (som BankID)", en: "High (like BankID)" }
    search {
        nb: "Søk etter navn, virksomhet eller organisasjonsnummer",
        nn: "Søk etter namn, verksemd eller organisasjonsnummer",
        en: "Search by name, organisation or organisation number",
    }
    search_button { nb: "Søk", nn: "Søk", en: "Search" }
    persons { nb: "Personer med roller", nn: "Personar med roller", en: "People with roles" }
    person { nb: "Navn", nn: "Namn", en: "Name" }
    born { nb: "Født", nn: "Fødd", en: "Born" }
    roles { nb: "Roller", nn: "Roller", en: "Roles" }
    choose { nb: "Velg", nn: "Vel", en: "Choose" }
    as_person(name) { nb: "som {name}", nn: "som {name}", en: "as {name}" }
    more(count) { nb: "og {count} til", nn: "og {count} til", en: "and {count} more" }
    nobody {
        nb: "Ingen med en rolle passer til søket.",
        nn: "Ingen med ei rolle passar til søket.",
        en: "Nobody with a role matches the search.",
    }
    first_ones(count) {
        nb: "De {count} første vises. Søk for å finne andre.",
        nn: "Dei {count} første er viste. Søk for å finne andre.",
        en: "The first {count} are shown. Search to find others.",
    }
    somebody_else { nb: "En annen person", nn: "Ein annan person", en: "Somebody else" }
    number { nb: "Syntetisk fødselsnummer", nn: "Syntetisk fødselsnummer", en: "Synthetic national identity number" }
    number_help {
        nb: "Elleve siffer, med 80 lagt til måneden, for eksempel 01818506895.",
        nn: "Elleve siffer, med 80 lagt til månaden, til dømes 01818506895.",
        en: "Eleven digits, with 80 added to the month, such as 01818506895.",
    }
    number_wrong {
        nb: "Skriv et gyldig syntetisk fødselsnummer på elleve siffer",
        nn: "Skriv eit gyldig syntetisk fødselsnummer på elleve siffer",
        en: "Enter a valid synthetic national identity number of eleven digits",
    }
    sign_in { nb: "Logg inn", nn: "Logg inn", en: "Sign in" }
    gone_heading { nb: "Innloggingen finnes ikke", nn: "Innlogginga finst ikkje", en: "There is no such sign-in" }
    gone {
        nb: "Den er fullført, for gammel eller kom fra en klient som ikke er registrert. Gå tilbake til portalen og logg inn på nytt.",
        nn: "Ho er fullført, for gammal eller kom frå ein klient som ikkje er registrert. Gå tilbake til portalen og logg inn på nytt.",
        en: "It is finished, too old, or came from a client that is not registered. Go back to the portal and sign in again.",
    }
    no_session_heading { nb: "Du er allerede logget ut", nn: "Du er allereie logga ut", en: "You are already signed out" }
    no_session {
        nb: "Det finnes ingen økt å avslutte.",
        nn: "Det finst ingen økt å avslutte.",
        en: "There is no session to end.",
    }
    to_portal { nb: "Til portalen", nn: "Til portalen", en: "To the portal" }
}

texts! {
    /// What the pages about caught mail say.
    pub(super) struct MailTexts;

    heading { nb: "E-post som ikke ble sendt", nn: "E-post som ikkje vart send", en: "E-mail that was not sent" }
    explanation {
        nb: "All e-post havner her når portalen kjører på din egen maskin. De 200 siste vises, til portalen stopper.",
        nn: "All e-post hamnar her når portalen køyrer på di eiga maskin. Dei 200 siste er viste, til portalen stoppar.",
        en: "All e-mail ends up here when the portal runs on your own machine. The last 200 are shown, until the portal stops.",
    }
    nothing { nb: "Ingen e-post ennå.", nn: "Ingen e-post enno.", en: "No e-mail yet." }
    all { nb: "All e-post", nn: "All e-post", en: "All e-mail" }
    no_mail_heading { nb: "E-posten er ikke her", nn: "E-posten er ikkje her", en: "The e-mail is not here" }
    no_mail {
        nb: "Den er for gammel, eller portalen er startet på nytt etter at den kom.",
        nn: "Han er for gammal, eller portalen er starta på nytt etter at han kom.",
        en: "It is too old, or the portal has been started again since it arrived.",
    }
    mail { nb: "E-post", nn: "E-post", en: "E-mail" }
    subject { nb: "Emne", nn: "Emne", en: "Subject" }
    to { nb: "Til", nn: "Til", en: "To" }
    at { nb: "Kom", nn: "Kom", en: "Arrived" }
    text { nb: "Teksten", nn: "Teksten", en: "The text" }
    html { nb: "Vis e-posten som HTML", nn: "Vis e-posten som HTML", en: "Show the e-mail as HTML" }
    headers { nb: "Hodefelt", nn: "Hovudfelt", en: "Headers" }
}
