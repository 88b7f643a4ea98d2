use jiff::SignedDuration;

use crate::kernel::texts;

texts! {
    /// What is kept about people.
    pub(in super::super) struct PrivacyTexts;
    lead {
        nb: "Portalen viser hvem som kan handle for en virksomhet. Da må den vite hvem du er.",
        nn: "Portalen viser kven som kan handle for ei verksemd. Då må han vite kven du er.",
        en: "The portal shows who can act for a business. To do so it has to know who you are.",
    }
    responsible { nb: "Hvem som har ansvaret", nn: "Kven som har ansvaret", en: "Who is responsible" }
    responsible_body {
        nb: "De som driver portalen, er behandlingsansvarlig og svarer på spørsmål om personvern.",
        nn: "Dei som driv portalen, er behandlingsansvarleg og svarar på spørsmål om personvern.",
        en: "Those who run the portal are the controller, and answer questions about privacy.",
    }
    responsible_is(name) {
        nb: "{name} driver portalen, er behandlingsansvarlig og svarer på spørsmål om personvern.",
        nn: "{name} driv portalen, er behandlingsansvarleg og svarar på spørsmål om personvern.",
        en: "{name} runs the portal, is the controller, and answers questions about privacy.",
    }
    purpose { nb: "Hvorfor, og med hvilken rett", nn: "Kvifor, og med kva rett", en: "Why, and on what legal basis" }
    purpose_body {
        nb: "For å vite hvem som kan handle for en virksomhet, og for å kunne vise etterpå hvem som gjorde hva.",
        nn: "For å vite kven som kan handle for ei verksemd, og for å kunne vise etterpå kven som gjorde kva.",
        en: "To know who can act for a business, and to be able to show afterwards who did what.",
    }
    basis {
        nb: "Grunnlaget er en oppgave i allmennhetens interesse: personvernforordningen artikkel 6 nr. 1 bokstav e.",
        nn: "Grunnlaget er ei oppgåve i interessa til ålmenta: personvernforordninga artikkel 6 nr. 1 bokstav e.",
        en: "The basis is a task carried out in the public interest: Article 6(1)(e) of the General Data Protection Regulation.",
    }
    basis_number {
        nb: "Fødselsnummer brukes fordi ingenting annet skiller to personer sikkert: personopplysningsloven § 12.",
        nn: "Fødselsnummer blir brukt fordi ingenting anna skil to personar sikkert: personopplysningslova § 12.",
        en: "National identity numbers are used because nothing else tells two people apart safely: section 12 of the Personal Data Act.",
    }

    kept {
        nb: "Hva vi lagrer om deg, og hvor lenge",
        nn: "Kva vi lagrar om deg, og kor lenge",
        en: "What we store about you, and for how long",
    }
    identity { nb: "Navn og fødselsnummer", nn: "Namn og fødselsnummer", en: "Name and national identity number" }
    identity_body(seconds, minutes) {
        nb: "Fra innloggingen og Enhetsregisteret. Nummeret er kryptert, og står aldri i loggen, i en adresse eller i e-post. Brukerstøtte kan \
             vise det i {seconds} sekunder, i en sak som er åpen i {minutes} minutter. Det kommer i loggen.",
        nn: "Frå innlogginga og Einingsregisteret. Nummeret er kryptert, og står aldri i loggen, i ei adresse eller i e-post. Brukarstøtta kan \
             vise det i {seconds} sekund, i ei sak som er open i {minutes} minutt. Det kjem i loggen.",
        en: "From the sign-in and the Register of Legal Entities. The number is encrypted, and is never in the log, in an address or in \
             e-mail. Support can show it for {seconds} seconds, in a case that is open for {minutes} minutes. The log says so.",
    }
    identity_time {
        nb: "Slettes ikke, fordi loggen viser til deg.",
        nn: "Blir ikkje sletta, fordi loggen viser til deg.",
        en: "Not deleted, as the log refers to you.",
    }
    roles { nb: "Roller og fullmakter", nn: "Roller og fullmakter", en: "Roles and authorisations" }
    roles_body {
        nb: "Rollene dine i Enhetsregisteret, og det du har fått her.",
        nn: "Rollene dine i Einingsregisteret, og det du har fått her.",
        en: "Your roles in the Register of Legal Entities, and what you have been given here.",
    }
    roles_time {
        nb: "Slettes ikke. Tidligere roller og fullmakter kan ses for et tidspunkt tilbake i tid.",
        nn: "Blir ikkje sletta. Tidlegare roller og fullmakter kan sjåast for eit tidspunkt tilbake i tid.",
        en: "Not deleted. Former roles and authorisations can be seen for a time in the past.",
    }
    log { nb: "Linjer i loggen", nn: "Linjer i loggen", en: "Lines in the log" }
    log_body {
        nb: "Hva du gjorde for en virksomhet, når, og med hvilken rett.",
        nn: "Kva du gjorde for ei verksemd, når, og med kva rett.",
        en: "What you did for a business, when, and by what right.",
    }
    log_time {
        nb: "Slettes ikke. Loggen skal kunne vise hvem som hadde fullmakt, også mange år etterpå.",
        nn: "Blir ikkje sletta. Loggen skal kunne vise kven som hadde fullmakt, også mange år etterpå.",
        en: "Not deleted. The log has to be able to show who was authorised many years later too.",
    }
    own { nb: "Din egen historikk", nn: "Din eigen historikk", en: "Your own history" }
    own_body {
        nb: "Det du gjør på Min profil: navn du oppgir, innlogginger du avslutter, filer du henter. Bare du ser den.",
        nn: "Det du gjer på Min profil: namn du oppgir, innloggingar du avsluttar, filer du hentar. Berre du ser han.",
        en: "What you do on My profile: names that you give, sign-ins that you end, files that you fetch. Only you see it.",
    }
    appearance { nb: "Hvordan sidene ser ut", nn: "Korleis sidene ser ut", en: "How the pages look" }
    appearance_body {
        nb: "Lyst eller mørkt, og hvor tett, når du har valgt det.",
        nn: "Lyst eller mørkt, og kor tett, når du har valt det.",
        en: "Light or dark, and how dense, where you have chosen.",
    }
    appearance_time { nb: "Til du velger noe annet.", nn: "Til du vel noko anna.", en: "Until you choose something else." }
    invitation { nb: "Invitasjoner til kolleger", nn: "Invitasjonar til kollegaer", en: "Invitations of colleagues" }
    invitation_body {
        nb: "Navnet og e-postadressen til den som ble invitert, hvem som inviterte, og hva som ble tilbudt.",
        nn: "Namnet og e-postadressa til den som vart invitert, kven som inviterte, og kva som vart tilbode.",
        en: "The name and e-mail address of whoever was invited, who invited, and what was offered.",
    }
    invitation_time { nb: "Slettes ikke, som loggen.", nn: "Blir ikkje sletta, som loggen.", en: "Not deleted, like the log." }
    session { nb: "Økten mens du er logget inn", nn: "Økta medan du er logga inn", en: "The session while you are signed in" }
    session_body {
        nb: "Når du logget inn og på hvilket nivå, hva slags nettleser det var, og hvilke virksomheter du har åpnet.",
        nn: "Når du logga inn og på kva nivå, kva slags nettlesar det var, og kva verksemder du har opna.",
        en: "When you signed in and at which level, what kind of browser it was, and which businesses you have opened.",
    }
    session_time(idle, most, after) {
        nb: "Slutter etter {idle} uten aktivitet, og senest etter {most}. Slettet senest {after} etter det.",
        nn: "Sluttar etter {idle} utan aktivitet, og seinast etter {most}. Sletta seinast {after} etter det.",
        en: "Ends after {idle} without activity, and after {most} at the latest. Deleted within {after} of that.",
    }
    attempt { nb: "Forsøk på å logge inn", nn: "Forsøk på å logge inn", en: "Attempts to sign in" }
    attempt_body {
        nb: "Det som trengs for å kjenne igjen nettleseren når du kommer tilbake fra innloggingen.",
        nn: "Det som trengst for å kjenne igjen nettlesaren når du kjem tilbake frå innlogginga.",
        en: "What is needed to recognise the browser when you come back from the sign-in.",
    }
    form { nb: "Skjema du sendte for sent", nn: "Skjema du sende for seint", en: "Forms that you sent too late" }
    form_body {
        nb: "Et skjema du sendte etter at økten var slutt, kryptert, så du ikke må skrive det igjen.",
        nn: "Eit skjema du sende etter at økta var slutt, kryptert, så du ikkje må skrive det igjen.",
        en: "A form that you sent after the session had ended, encrypted, so that you need not write it again.",
    }
    draft { nb: "Utkast og sendte skjema", nn: "Utkast og sende skjema", en: "Drafts and forms that were sent" }
    draft_body {
        nb: "Det du har valgt, men ikke bekreftet. Og et kjennetegn for hvert skjema du har sendt, så ingenting blir gjort to ganger.",
        nn: "Det du har valt, men ikkje stadfesta. Og eit kjenneteikn for kvart skjema du har sendt, så ingenting blir gjort to gonger.",
        en: "What you have chosen but not confirmed. And a mark for each form that you have sent, so that nothing is done twice.",
    }
    draft_time(drafts, keys) {
        nb: "Utkast: {drafts}. Kjennetegn: {keys}.",
        nn: "Utkast: {drafts}. Kjenneteikn: {keys}.",
        en: "Drafts: {drafts}. Marks: {keys}.",
    }
    email { nb: "E-post vi har sendt", nn: "E-post vi har sendt", en: "E-mail that we have sent" }
    email_body {
        nb: "Adressen, navnet og emnet. Teksten slettes med én gang den er sendt.",
        nn: "Adressa, namnet og emnet. Teksten blir sletta med ein gong han er send.",
        en: "The address, the name and the subject. The text is deleted as soon as it is sent.",
    }
    work { nb: "Arbeid i bakgrunnen", nn: "Arbeid i bakgrunnen", en: "Background work" }
    work_body {
        nb: "Hvem som ba om en stor endring, og hva som kom ut av den.",
        nn: "Kven som bad om ei stor endring, og kva som kom ut av ho.",
        en: "Who asked for a large change, and what came of it.",
    }
    registration { nb: "Registrering med e-post på jobben", nn: "Registrering med e-post på jobben", en: "Registration by work e-mail" }
    registration_body {
        nb: "Navn, telefon og e-postadresse, så lenge virksomheten har domenet og du er bruker der. Forsøk du ikke fullfører:",
        nn: "Namn, telefon og e-postadresse, så lenge verksemda har domenet og du er brukar der. Forsøk du ikkje fullfører:",
        en: "Name, telephone number and e-mail address, while the business has the domain and you are a user there. Attempts that you do not \
             complete:",
    }
    guesses {
        nb: "Søk etter personer som ikke traff",
        nn: "Søk etter personar som ikkje trefte",
        en: "Searches for people that found nobody",
    }
    guesses_body {
        nb: "Hvor mange ganger du har søkt etter en person med feil nummer eller navn. Ikke hva du skrev.",
        nn: "Kor mange gonger du har søkt etter ein person med feil nummer eller namn. Ikkje kva du skreiv.",
        en: "How many times you have searched for a person by a wrong number or name. Not what you wrote.",
    }
    support { nb: "Oppslag fra brukerstøtte", nn: "Oppslag frå brukarstøtta", en: "Look-ups by support" }
    support_body {
        nb: "Hvem i brukerstøtte som slo opp hvem, i hvilken sak og hvorfor. At noen slo opp, står for alltid i loggen til virksomheten.",
        nn: "Kven i brukarstøtta som slo opp kven, i kva sak og kvifor. At nokon slo opp, står for alltid i loggen til verksemda.",
        en: "Who in support looked up whom, in which case and why. That somebody did is for ever in the log of the business.",
    }
    machine { nb: "Tekniske logger", nn: "Tekniske loggar", en: "Technical logs" }
    machine_body {
        nb: "IP-adressen ved innlogging, og referansen til feil. Ikke fødselsnummer, ikke det du skriver, ikke hvilken virksomhet siden \
             gjaldt.",
        nn: "IP-adressa ved innlogging, og referansen til feil. Ikkje fødselsnummer, ikkje det du skriv, ikkje kva verksemd sida galdt.",
        en: "The IP address at sign-in, and the reference of faults. No national identity numbers, nothing that you write, and not which \
             business the page was about.",
    }
    machine_time {
        nb: "De som driver portalen, bestemmer det. Spør dem.",
        nn: "Dei som driv portalen, avgjer det. Spør dei.",
        en: "Those who run the portal decide that. Ask them.",
    }
    kept_for(time) { nb: "Slettet etter {time}.", nn: "Sletta etter {time}.", en: "Deleted after {time}." }

    who_sees { nb: "Hvem som ser det", nn: "Kven som ser det", en: "Who sees it" }
    sees_own {
        nb: "De som styrer fullmakter i virksomheten, ser navnet ditt, hva du har, og hva du har gjort for den.",
        nn: "Dei som styrer fullmakter i verksemda, ser namnet ditt, kva du har, og kva du har gjort for ho.",
        en: "Those who manage authorisations in the business see your name, what you hold, and what you have done for it.",
    }
    sees_other {
        nb: "En annen virksomhet ser hvilken virksomhet som handlet, ikke at det var du.",
        nn: "Ei anna verksemd ser kva verksemd som handla, ikkje at det var du.",
        en: "Another business sees which business acted, not that it was you.",
    }
    sees_support {
        nb: "Brukerstøtte kan slå deg opp i en sak, med en grunn. Oppslaget står i loggen til virksomhetene det gjelder.",
        nn: "Brukarstøtta kan slå deg opp i ei sak, med ein grunn. Oppslaget står i loggen til verksemdene det gjeld.",
        en: "Support can look you up in a case, with a reason. The look-up is in the log of the businesses concerned.",
    }
    sees_operator {
        nb: "De som driver portalen, har tilgang til databasen. Der er fødselsnummeret kryptert.",
        nn: "Dei som driv portalen, har tilgang til databasen. Der er fødselsnummeret kryptert.",
        en: "Those who run the portal have access to the database. The national identity number is encrypted there.",
    }

    cookies { nb: "Informasjonskapsler", nn: "Informasjonskapslar", en: "Cookies" }
    cookies_body {
        nb: "Portalen bruker bare kapsler den trenger for å virke. Ingen av dem følger deg til andre steder, og ingen andre setter noen.",
        nn: "Portalen bruker berre kapslar han treng for å verke. Ingen av dei følgjer deg til andre stader, og ingen andre set nokon.",
        en: "The portal uses only cookies that it needs to work. None of them follows you elsewhere, and nobody else sets any.",
    }
    cookie_lives { nb: "Varer", nn: "Varer", en: "Lasts" }
    for_session { nb: "Holder deg logget inn.", nn: "Held deg logga inn.", en: "Keeps you signed in." }
    for_login {
        nb: "Kjenner igjen nettleseren når du kommer tilbake fra innloggingen.",
        nn: "Kjenner igjen nettlesaren når du kjem tilbake frå innlogginga.",
        en: "Recognises the browser when you come back from the sign-in.",
    }
    for_signed_out {
        nb: "Husker hvem som logget ut, så det du skrev, ikke går tapt.",
        nn: "Hugsar kven som logga ut, så det du skreiv, ikkje går tapt.",
        en: "Remembers who signed out, so that what you wrote is not lost.",
    }
    for_registering {
        nb: "Binder registreringen med e-post til nettleseren.",
        nn: "Bind registreringa med e-post til nettlesaren.",
        en: "Binds the registration by e-mail to the browser.",
    }
    for_connecting {
        nb: "Binder registreringen til innloggingen du kobler den til.",
        nn: "Bind registreringa til innlogginga du koplar ho til.",
        en: "Binds the registration to the login that you connect it to.",
    }
    for_language { nb: "Husker språket.", nn: "Hugsar språket.", en: "Remembers the language." }
    till_closed { nb: "Til du lukker nettleseren", nn: "Til du lukkar nettlesaren", en: "Until you close the browser" }

    rights { nb: "Dine rettigheter", nn: "Rettane dine", en: "Your rights" }
    rights_body {
        nb: "Det meste kan du se og hente som fil på Min profil. Du kan be om å få rettet det som er feil. Roller rettes i \
             Enhetsregisteret.",
        nn: "Det meste kan du sjå og hente som fil på Min profil. Du kan be om å få retta det som er feil. Roller blir retta i \
             Einingsregisteret.",
        en: "Most of it you can see and fetch as a file on My profile. You can ask to have it corrected. Roles are corrected in the Register \
             of Legal Entities.",
    }
    rights_object {
        nb: "Du kan protestere mot behandlingen. Loggen og tidligere fullmakter slettes likevel ikke: De er bevis for andre enn deg.",
        nn: "Du kan protestere mot behandlinga. Loggen og tidlegare fullmakter blir likevel ikkje sletta: Dei er bevis for andre enn deg.",
        en: "You can object to the processing. The log and former authorisations are still not deleted: they are evidence for others than \
             you.",
    }
    rights_ask {
        nb: "Spør dem som driver portalen. Er du uenig i svaret, kan du klage til Datatilsynet.",
        nn: "Spør dei som driv portalen. Er du usamd i svaret, kan du klage til Datatilsynet.",
        en: "Ask those who run the portal. If you disagree with the answer, you can complain to Datatilsynet.",
    }

    one_hour { nb: "1 time", nn: "1 time", en: "1 hour" }
    one_day { nb: "1 døgn", nn: "1 døgn", en: "1 day" }
    one_year { nb: "1 år", nn: "1 år", en: "1 year" }
    minutes(n) { nb: "{n} minutter", nn: "{n} minutt", en: "{n} minutes" }
    hours(n) { nb: "{n} timer", nn: "{n} timar", en: "{n} hours" }
    days(n) { nb: "{n} dager", nn: "{n} dagar", en: "{n} days" }
    years(n) { nb: "{n} år", nn: "{n} år", en: "{n} years" }
}

impl PrivacyTexts {
    /// A time in the largest unit that it is a whole number of; a session of 120 minutes is two hours.
    pub fn time(self, time: SignedDuration) -> String {
        match (time.as_hours() / (24 * 365), time.as_hours() / 24, time.as_hours(), time.as_mins()) {
            (1, _, hours, _) if hours == 24 * 365 => self.one_year().to_owned(),
            (years, _, hours, _) if years > 0 && hours % (24 * 365) == 0 => self.years(years),
            (_, 1, 24, _) => self.one_day().to_owned(),
            (_, days, hours, _) if days > 0 && hours % 24 == 0 => self.days(days),
            (_, _, 1, 60) => self.one_hour().to_owned(),
            (_, _, hours, minutes) if hours > 0 && minutes % 60 == 0 => self.hours(hours),
            (_, _, _, minutes) => self.minutes(minutes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Lang;

    #[test]
    fn a_time_is_told_in_the_largest_unit_that_it_is_a_whole_number_of() {
        let told = |minutes| PrivacyTexts(Lang::Nb).time(SignedDuration::from_mins(minutes));
        let day = 24 * 60;
        for (minutes, text) in [
            (10, "10 minutter"),
            (60, "1 time"),
            (90, "90 minutter"),
            (120, "2 timer"),
            (day, "1 døgn"),
            (30 * day, "30 dager"),
            (365 * day, "1 år"),
            (400 * day, "400 dager"),
            (730 * day, "2 år"),
        ] {
            assert_eq!(told(minutes), text);
        }
    }
}
