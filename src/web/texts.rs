use super::Words;
use crate::kernel::texts;

texts! {
    /// What stands on every page, and on the pages that say no.
    pub(crate) struct Texts: Words;
    skip { nb: "Hopp til hovedinnholdet", nn: "Hopp til hovudinnhaldet", en: "Skip to main content" }
    main_menu { nb: "Hovedmeny", nn: "Hovudmeny", en: "Main menu" }
    language { nb: "Språk", nn: "Språk", en: "Language" }
    you_are_here { nb: "Du er her", nn: "Du er her", en: "You are here" }
    change_org { nb: "Bytt virksomhet", nn: "Byt verksemd", en: "Change business" }
    still_there { nb: "Du blir snart logget ut", nn: "Du blir snart logga ut", en: "You will soon be signed out" }
    still_there_body {
        nb: "Du har ikke gjort noe her på en stund. Det du har skrevet i et skjema, blir tatt vare på om du sender det etterpå.",
        nn: "Du har ikkje gjort noko her på ei stund. Det du har skrive i eit skjema, blir teke vare på om du sender det etterpå.",
        en: "You have not done anything here for a while. What you have written in a form is kept if you send it afterwards.",
    }
    stay { nb: "Fortsett å være innlogget", nn: "Hald fram som innlogga", en: "Stay signed in" }
    my_profile { nb: "Min profil", nn: "Min profil", en: "My profile" }
    log_out { nb: "Logg ut", nn: "Logg ut", en: "Sign out" }
    overview { nb: "Oversikt", nn: "Oversikt", en: "Overview" }
    test_environment {
        nb: "Testmiljø – ingenting her påvirker produksjon",
        nn: "Testmiljø – ingenting her påverkar produksjon",
        en: "Test environment – nothing here affects production",
    }
    choose { nb: "Velg virksomhet", nn: "Vel verksemd", en: "Choose business" }
    support { nb: "Brukerstøtte", nn: "Brukarstøtte", en: "Support" }
    given_by_us { nb: "Gitt av oss", nn: "Gitt av oss", en: "Given by us" }
    given_to_us { nb: "Gitt til oss", nn: "Gitt til oss", en: "Given to us" }
    requests { nb: "Forespørsler", nn: "Førespurnader", en: "Requests" }
    rows { nb: "Rader per side", nn: "Rader per side", en: "Rows per page" }
    requests_waiting(n) { nb: "Forespørsler ({n})", nn: "Førespurnader ({n})", en: "Requests ({n})" }
    access_requests { nb: "Forespørsler om tilgang", nn: "Førespurnader om tilgang", en: "Requests for access" }
    access_requests_waiting(n) {
        nb: "Forespørsler om tilgang ({n})",
        nn: "Førespurnader om tilgang ({n})",
        en: "Requests for access ({n})",
    }
    packages { nb: "Tilgangspakker", nn: "Tilgangspakkar", en: "Access packages" }
    resources { nb: "API-ressurser", nn: "API-ressursar", en: "API resources" }
    menu { nb: "Meny", nn: "Meny", en: "Menu" }
    back_to(page) { nb: "Tilbake til {page}", nn: "Tilbake til {page}", en: "Back to {page}" }
    the_organisation { nb: "Virksomheten", nn: "Verksemda", en: "The business" }
    access_to_production {
        nb: "Tilgang til produksjon",
        nn: "Tilgang til produksjon",
        en: "Access to production",
    }
    email_domains { nb: "E-postdomener", nn: "E-postdomene", en: "E-mail domains" }
    members { nb: "Brukere", nn: "Brukarar", en: "Users" }
    billing { nb: "Faktura", nn: "Faktura", en: "Invoice" }
    contacts { nb: "Kontakter", nn: "Kontaktar", en: "Contacts" }
    terms_of_use { nb: "Bruksvilkår", nn: "Bruksvilkår", en: "Terms of use" }
    notification { nb: "Varsling", nn: "Varsling", en: "Notification" }
    log { nb: "Logg", nn: "Logg", en: "Log" }
    source_open { nb: "Lisenser for tredjepartskode", nn: "Lisensar for tredjepartskode", en: "Third-party licences" }
    explained { nb: "Ord som er forklart:", nn: "Ord som er forklarte:", en: "Words explained:" }
    help { nb: "Hjelp", nn: "Hjelp", en: "Help" }
    accessibility { nb: "Tilgjengelighet", nn: "Tilgjengelegheit", en: "Accessibility" }
    privacy { nb: "Personvern", nn: "Personvern", en: "Privacy" }
    service_status { nb: "Driftsstatus", nn: "Driftsstatus", en: "Service status" }
    footer {
        nb: "Portner viser hvem som kan bruke hvilke API på vegne av virksomheten.",
        nn: "Portner viser kven som kan bruke kva API på vegner av verksemda.",
        en: "Portner shows who may use which APIs on behalf of the business.",
    }
    test_mark { nb: "TEST", nn: "TEST", en: "TEST" }
    error_prefix(title) { nb: "Feil: {title}", nn: "Feil: {title}", en: "Error: {title}" }
    errors_heading { nb: "Rett opp dette for å gå videre", nn: "Rett opp dette for å gå vidare", en: "Correct the following to continue" }
    copied { nb: "Kopiert", nn: "Kopiert", en: "Copied" }
    previous { nb: "Forrige", nn: "Førre", en: "Previous" }
    next { nb: "Neste", nn: "Neste", en: "Next" }
    pages { nb: "Bla i sider", nn: "Bla i sider", en: "Pages" }
    opened_by { nb: "Dette åpner siden:", nn: "Dette opnar sida:", en: "This opens the page:" }
    who_can_change { nb: "Hvem kan endre det?", nn: "Kven kan endre det?", en: "Who can change it?" }
    to_my_apis { nb: "Til Mine API", nn: "Til Mine API", en: "To My APIs" }
    to_overview { nb: "Til oversikten", nn: "Til oversikta", en: "To the overview" }
    to_start { nb: "Til forsiden", nn: "Til framsida", en: "To the front page" }
    not_found { nb: "Vi finner ikke siden", nn: "Vi finn ikkje sida", en: "We cannot find the page" }
    not_found_body {
        nb: "Siden finnes ikke, eller den gjelder en virksomhet du ikke kan handle på vegne av. Sjekk adressen, eller start fra forsiden.",
        nn: "Sida finst ikkje, eller ho gjeld ei verksemd du ikkje kan handle på vegner av. Sjekk adressa, eller start frå framsida.",
        en: "The page does not exist, or it belongs to a business you cannot act for. Check the address, or start from the front page.",
    }
    forbidden {
        nb: "Du har ikke tilgang til denne siden",
        nn: "Du har ikkje tilgang til denne sida",
        en: "You do not have access to this page",
    }
    forged { nb: "Skjemaet kom ikke fra denne siden", nn: "Skjemaet kom ikkje frå denne sida", en: "The form did not come from this site" }
    forged_body {
        nb: "Ingenting er endret. Skjemaet var åpnet i en annen økt, eller ble sendt fra et annet nettsted. Åpne siden på nytt og prøv \
             igjen.",
        nn: "Ingenting er endra. Skjemaet var opna i ei anna økt, eller vart sendt frå ein annan nettstad. Opne sida på nytt og prøv \
             igjen.",
        en: "Nothing has changed. The form was opened in another session, or sent from another site. Open the page again and retry.",
    }
    malformed { nb: "Vi forsto ikke skjemaet", nn: "Vi forstod ikkje skjemaet", en: "We did not understand the form" }
    malformed_body {
        nb: "Ingenting er endret. Skjemaet hadde felt vi ikke kjenner. Åpne siden på nytt og prøv igjen.",
        nn: "Ingenting er endra. Skjemaet hadde felt vi ikkje kjenner. Opne sida på nytt og prøv igjen.",
        en: "Nothing has changed. The form had fields we do not know. Open the page again and retry.",
    }
    too_large { nb: "Skjemaet er for stort", nn: "Skjemaet er for stort", en: "The form is too large" }
    too_large_body {
        nb: "Ingenting er endret. Del opp det du sender, og prøv igjen.",
        nn: "Ingenting er endra. Del opp det du sender, og prøv igjen.",
        en: "Nothing has changed. Send it in smaller parts.",
    }
    too_often { nb: "Vent litt før du prøver igjen", nn: "Vent litt før du prøver igjen", en: "Wait a little before you try again" }
    too_often_body(time) {
        nb: "Det har kommet mange forespørsler på kort tid. Prøv igjen om {time}.",
        nn: "Det har kome mange førespurnader på kort tid. Prøv igjen om {time}.",
        en: "There have been many requests in a short time. Try again in {time}.",
    }
    too_many_waiting(n) {
        nb: "Virksomheten har {n} store endringer som venter på å bli gjort. Ingenting er endret. Prøv igjen når noen av dem er ferdige.",
        nn: "Verksemda har {n} store endringar som ventar på å bli gjorde. Ingenting er endra. Prøv igjen når nokre av dei er ferdige.",
        en: "The business has {n} large changes waiting to be made. Nothing has changed. Try again when some of them are done.",
    }
    unavailable {
        nb: "Tjenesten er utilgjengelig akkurat nå",
        nn: "Tenesta er utilgjengeleg akkurat no",
        en: "The service is unavailable right now",
    }
    unavailable_body {
        nb: "Feilen er hos oss, ikke hos deg. Ingenting er lagret. Prøv igjen om et minutt.",
        nn: "Feilen er hos oss, ikkje hos deg. Ingenting er lagra. Prøv igjen om eit minutt.",
        en: "The fault is ours, not yours. Nothing has been saved. Try again in a minute.",
    }
    internal { nb: "Noe gikk galt hos oss", nn: "Noko gjekk gale hos oss", en: "Something went wrong on our side" }
    internal_body(reference) {
        nb: "Feilen er hos oss, ikke hos deg. Ingenting er endret. Oppgi feilnummer {reference} hvis du kontakter brukerstøtte.",
        nn: "Feilen er hos oss, ikkje hos deg. Ingenting er endra. Oppgi feilnummer {reference} dersom du kontaktar brukarstøtta.",
        en: "The fault is ours, not yours. Nothing has changed. Quote error number {reference} if you contact support.",
    }
    earlier {
        nb: "Se hvem som hadde hva på et tidligere tidspunkt",
        nn: "Sjå kven som hadde kva på eit tidlegare tidspunkt",
        en: "See who had what at an earlier time",
    }
    show_as_it_was { nb: "Vis slik det var", nn: "Vis slik det var", en: "Show how it was" }
    moment_label { nb: "Dato og klokkeslett", nn: "Dato og klokkeslett", en: "Date and time" }
    moment_help {
        nb: "For eksempel 20.11.2026 10.15, norsk tid. Viser hvem som hadde hva på det tidspunktet.",
        nn: "Til dømes 20.11.2026 10.15, norsk tid. Viser kven som hadde kva på det tidspunktet.",
        en: "For example 20.11.2026 10.15, Norwegian time. Shows who had what at that time.",
    }
    show_present { nb: "Vis slik det er nå", nn: "Vis slik det er no", en: "Show how it is now" }
    as_it_was(moment) {
        nb: "Siden viser hva som gjaldt {moment}.",
        nn: "Sida viser kva som galdt {moment}.",
        en: "The page shows what applied {moment}.",
    }
    end_of_day(day) { nb: "ved slutten av {day}", nn: "ved slutten av {day}", en: "at the end of {day}" }
    no_time {
        nb: "Skriv en dato, eller en dato og et klokkeslett, for eksempel 20.11.2026 10.15.",
        nn: "Skriv ein dato, eller ein dato og eit klokkeslett, til dømes 20.11.2026 10.15.",
        en: "Enter a date, or a date and a time, for example 20.11.2026 10.15.",
    }
    future_time {
        nb: "Tidspunktet har ikke vært ennå. Velg et tidligere tidspunkt.",
        nn: "Tidspunktet har ikkje vore enno. Vel eit tidlegare tidspunkt.",
        en: "That time has not come yet. Choose an earlier one.",
    }
    at_time(day, time) { nb: "{day} kl. {time}", nn: "{day} kl. {time}", en: "{day} at {time}" }
    january { nb: "januar", nn: "januar", en: "January" }
    february { nb: "februar", nn: "februar", en: "February" }
    march { nb: "mars", nn: "mars", en: "March" }
    april { nb: "april", nn: "april", en: "April" }
    may { nb: "mai", nn: "mai", en: "May" }
    june { nb: "juni", nn: "juni", en: "June" }
    july { nb: "juli", nn: "juli", en: "July" }
    august { nb: "august", nn: "august", en: "August" }
    september { nb: "september", nn: "september", en: "September" }
    october { nb: "oktober", nn: "oktober", en: "October" }
    november { nb: "november", nn: "november", en: "November" }
    december { nb: "desember", nn: "desember", en: "December" }
    jan { nb: "jan.", nn: "jan.", en: "Jan" }
    feb { nb: "feb.", nn: "feb.", en: "Feb" }
    mar { nb: "mars", nn: "mars", en: "Mar" }
    apr { nb: "april", nn: "april", en: "Apr" }
    jun { nb: "juni", nn: "juni", en: "June" }
    jul { nb: "juli", nn: "juli", en: "July" }
    aug { nb: "aug.", nn: "aug.", en: "Aug" }
    sep { nb: "sep.", nn: "sep.", en: "Sep" }
    oct { nb: "okt.", nn: "okt.", en: "Oct" }
    nov { nb: "nov.", nn: "nov.", en: "Nov" }
    dec { nb: "des.", nn: "des.", en: "Dec" }
}
