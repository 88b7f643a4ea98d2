use crate::kernel::texts;

texts! {
    /// What a site says of itself: accessibility, privacy, contact, status.
    pub(in super::super) struct SiteTexts;
    accessibility_lead {
        nb: "Alle skal kunne bruke portalen: på mobil, med tastatur, med skjermleser og uten JavaScript.",
        nn: "Alle skal kunne bruke portalen: på mobil, med tastatur, med skjermlesar og utan JavaScript.",
        en: "Everybody should be able to use the portal: on a phone, by keyboard, with a screen reader and without JavaScript.",
    }
    aim { nb: "Det vi følger", nn: "Det vi følgjer", en: "What we follow" }
    aim_body {
        nb: "Portalen er laget for å følge WCAG 2.2 på nivå AA. Våre egne tester finner ingen brudd. Ingen andre har prøvd den ennå.",
        nn: "Portalen er laga for å følgje WCAG 2.2 på nivå AA. Våre eigne testar finn ingen brot. Ingen andre har prøvd han enno.",
        en: "The portal is made to follow WCAG 2.2 at level AA. Our own tests find no breaches. Nobody else has tried it yet.",
    }
    tested { nb: "Slik tester vi", nn: "Slik testar vi", en: "How we test" }
    tested_axe {
        nb: "Verktøyet axe ser på hver side: på bokmål på skjerm, på nynorsk og engelsk på mobil, og både lyst og mørkt.",
        nn: "Verktøyet axe ser på kvar side: på bokmål på skjerm, på nynorsk og engelsk på mobil, og både lyst og mørkt.",
        en: "The tool axe looks at every page: in Bokmål on a screen, in Nynorsk and English on a phone, and both light and dark.",
    }
    tested_width {
        nb: "Hver side er prøvd på 320 piksler. Ingenting er bredere enn skjermen.",
        nn: "Kvar side er prøvd på 320 pikslar. Ingenting er breiare enn skjermen.",
        en: "Every page is tried at 320 pixels. Nothing is wider than the screen.",
    }
    tested_keyboard {
        nb: "De vanligste oppgavene er gjort med bare tastatur, og uten JavaScript. Alt du kan nå, viser at du er der.",
        nn: "Dei vanlegaste oppgåvene er gjorde med berre tastatur, og utan JavaScript. Alt du kan nå, viser at du er der.",
        en: "The usual tasks are done by keyboard alone, and without JavaScript. Whatever you reach shows that you are there.",
    }
    not_tested { nb: "Det vi ikke har prøvd", nn: "Det vi ikkje har prøvd", en: "What we have not tried" }
    not_tested_body {
        nb: "Portalen er ikke prøvd av personer som bruker skjermleser til daglig.",
        nn: "Portalen er ikkje prøvd av personar som bruker skjermlesar til dagleg.",
        en: "The portal has not been tried by people who use a screen reader daily.",
    }
    tell_us { nb: "Si fra om feil", nn: "Sei frå om feil", en: "Tell us about faults" }
    tell_us_body {
        nb: "Møter du noe du ikke får brukt? Si fra til dem som driver portalen. Skriv hvilken side det er, og hva du bruker.",
        nn: "Møter du noko du ikkje får brukt? Sei frå til dei som driv portalen. Skriv kva side det er, og kva du bruker.",
        en: "Do you meet something you cannot use? Tell those who run the portal. Say which page it is, and what you use.",
    }
    declaration { nb: "Tilgjengelighetserklæring", nn: "Tilgjengelegheitserklæring", en: "Accessibility statement" }
    declaration_none {
        nb: "Denne siden er ikke erklæringen loven krever. Den skal de som driver portalen lage, og de har ikke lenket til den ennå.",
        nn: "Denne sida er ikkje erklæringa lova krev. Ho skal dei som driv portalen lage, og dei har ikkje lenkja til ho enno.",
        en: "This page is not the statement the law requires. Those who run the portal make that, and have not linked to it yet.",
    }
    declaration_there {
        nb: "Denne siden er ikke erklæringen loven krever. Den har de som driver portalen, laget her:",
        nn: "Denne sida er ikkje erklæringa lova krev. Ho har dei som driv portalen, laga her:",
        en: "This page is not the statement the law requires. Those who run the portal have made that here:",
    }
    declaration_link { nb: "Les erklæringen", nn: "Les erklæringa", en: "Read the statement" }

    privacy_lead {
        nb: "Portalen viser hvem som kan handle for en virksomhet. Da må den vite hvem du er.",
        nn: "Portalen viser kven som kan handle for ei verksemd. Då må han vite kven du er.",
        en: "The portal shows who can act for a business. To do so it has to know who you are.",
    }
    kept { nb: "Hva vi lagrer om deg", nn: "Kva vi lagrar om deg", en: "What we store about you" }
    kept_number {
        nb: "Navn og fødselsnummer. Nummeret er kryptert, og vises ikke på noen side, i loggen eller i en adresse.",
        nn: "Namn og fødselsnummer. Nummeret er kryptert, og blir ikkje vist på noka side, i loggen eller i ei adresse.",
        en: "Your name and national identity number. The number is encrypted, and is shown on no page, in no log and in no address.",
    }
    kept_roles {
        nb: "Rollene dine i Enhetsregisteret, og fullmakter du har fått her.",
        nn: "Rollene dine i Einingsregisteret, og fullmakter du har fått her.",
        en: "Your roles in the Register of Legal Entities, and authorisations you have been given here.",
    }
    kept_log {
        nb: "Linjer i loggen: hva du gjorde for en virksomhet, når, og med hvilken rett.",
        nn: "Linjer i loggen: kva du gjorde for ei verksemd, når, og med kva rett.",
        en: "Lines in the log: what you did for a business, when, and by what right.",
    }
    kept_session {
        nb: "Økten mens du er logget inn, og hvilke virksomheter du sist valgte.",
        nn: "Økta medan du er logga inn, og kva verksemder du sist valde.",
        en: "The session while you are signed in, and which businesses you last chose.",
    }
    kept_cookie {
        nb: "Informasjonskapsler for innlogging og økt, en som husker språket, og en som i en time husker hvem som logget ut, så det du \
             skrev, ikke går tapt. Ingen av dem følger deg til andre steder.",
        nn: "Informasjonskapslar for innlogging og økt, ein som hugsar språket, og ein som i ein time hugsar kven som logga ut, så det du \
             skreiv, ikkje går tapt. Ingen av dei følgjer deg til andre stader.",
        en: "Cookies for the sign-in and the session, one that remembers the language, and one that remembers for an hour who signed out, \
             so that what you wrote is not lost. None of them follows you elsewhere.",
    }
    purpose { nb: "Hvorfor", nn: "Kvifor", en: "Why" }
    purpose_body {
        nb: "For å vite hvem som kan handle for en virksomhet, og for å kunne vise etterpå hvem som gjorde hva.",
        nn: "For å vite kven som kan handle for ei verksemd, og for å kunne vise etterpå kven som gjorde kva.",
        en: "To know who can act for a business, and to be able to show afterwards who did what.",
    }
    how_long { nb: "Hvor lenge", nn: "Kor lenge", en: "For how long" }
    how_long_log {
        nb: "Loggen slettes ikke. Den skal kunne vise hvem som hadde fullmakt også mange år etterpå.",
        nn: "Loggen blir ikkje sletta. Han skal kunne vise kven som hadde fullmakt også mange år etterpå.",
        en: "The log is not deleted. It has to be able to show who was authorised many years later too.",
    }
    how_long_session(idle, most) {
        nb: "Økten slutter etter {idle} minutter uten aktivitet, og senest etter {most} minutter.",
        nn: "Økta sluttar etter {idle} minutt utan aktivitet, og seinast etter {most} minutt.",
        en: "The session ends after {idle} minutes without activity, and after {most} minutes at the latest.",
    }
    how_long_form {
        nb: "Et skjema du sendte etter at økten var slutt, blir tatt vare på i én time, kryptert.",
        nn: "Eit skjema du sende etter at økta var slutt, blir teke vare på i éin time, kryptert.",
        en: "A form that you sent after the session had ended is kept for an hour, encrypted.",
    }
    how_long_roles {
        nb: "Roller følger Enhetsregisteret. Tidligere roller og fullmakter kan fortsatt ses for et tidspunkt tilbake i tid.",
        nn: "Roller følgjer Einingsregisteret. Tidlegare roller og fullmakter kan framleis sjåast for eit tidspunkt tilbake i tid.",
        en: "Roles follow the Register of Legal Entities. Former roles and authorisations can still be seen for a time in the past.",
    }
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
    sees_operator {
        nb: "De som driver portalen, har tilgang til databasen. Der er fødselsnummeret kryptert.",
        nn: "Dei som driv portalen, har tilgang til databasen. Der er fødselsnummeret kryptert.",
        en: "Those who run the portal have access to the database. The national identity number is encrypted there.",
    }
    rights { nb: "Dine rettigheter", nn: "Rettane dine", en: "Your rights" }
    rights_body {
        nb: "Du kan be om innsyn, og om å få rettet det som er feil. Roller rettes i Enhetsregisteret. Du kan klage til Datatilsynet.",
        nn: "Du kan be om innsyn, og om å få retta det som er feil. Roller blir retta i Einingsregisteret. Du kan klage til Datatilsynet.",
        en: "You can ask to see what is stored, and to have it corrected. Roles are corrected in the register. You can complain to \
             Datatilsynet.",
    }
    rights_ask {
        nb: "Spør dem som driver portalen:",
        nn: "Spør dei som driv portalen:",
        en: "Ask those who run the portal:",
    }

    contact_lead {
        nb: "Her finner du dem som driver denne portalen.",
        nn: "Her finn du dei som driv denne portalen.",
        en: "This is where you find those who run this portal.",
    }
    contact_none {
        nb: "De som driver portalen, har ikke lagt inn e-post eller telefon ennå.",
        nn: "Dei som driv portalen, har ikkje lagt inn e-post eller telefon enno.",
        en: "Those who run the portal have not given an e-mail address or telephone number yet.",
    }
    operator { nb: "Drives av", nn: "Blir drive av", en: "Run by" }
    email { nb: "E-post", nn: "E-post", en: "E-mail" }
    phone { nb: "Telefon", nn: "Telefon", en: "Telephone" }
    have_ready { nb: "Ha dette klart", nn: "Ha dette klart", en: "Have this ready" }
    ready_reference {
        nb: "Referansen på kvitteringen, hvis det gjelder en endring. Den begynner med F-.",
        nn: "Referansen på kvitteringa, dersom det gjeld ei endring. Han byrjar med F-.",
        en: "The reference on the receipt, if it is about a change. It begins with F-.",
    }
    ready_error {
        nb: "Feilnummeret, hvis en side ga deg det.",
        nn: "Feilnummeret, dersom ei side gav deg det.",
        en: "The error number, if a page gave you one.",
    }
    ready_number {
        nb: "Organisasjonsnummeret til virksomheten.",
        nn: "Organisasjonsnummeret til verksemda.",
        en: "The organisation number of the business.",
    }
    ready_no_id {
        nb: "Send aldri fødselsnummer i e-post.",
        nn: "Send aldri fødselsnummer i e-post.",
        en: "Never send a national identity number by e-mail.",
    }
    first { nb: "Kanskje svaret står her", nn: "Kanskje svaret står her", en: "Perhaps the answer is here" }

    status_lead {
        nb: "Slik er det akkurat nå. Last siden på nytt for å se igjen.",
        nn: "Slik er det akkurat no. Last sida på nytt for å sjå igjen.",
        en: "This is how it is right now. Reload the page to look again.",
    }
    portal { nb: "Portalen", nn: "Portalen", en: "The portal" }
    works { nb: "Virker", nn: "Verkar", en: "Works" }
    works_body {
        nb: "Siden er hentet, og databasen svarer.",
        nn: "Sida er henta, og databasen svarar.",
        en: "The page was fetched, and the database answers.",
    }
    fails { nb: "Virker ikke", nn: "Verkar ikkje", en: "Does not work" }
    fails_body {
        nb: "Databasen svarer ikke. Ingenting kan endres før den gjør det. Prøv igjen om litt.",
        nn: "Databasen svarar ikkje. Ingenting kan endrast før han gjer det. Prøv igjen om litt.",
        en: "The database does not answer. Nothing can be changed until it does. Try again in a while.",
    }
    register { nb: "Enhetsregisteret", nn: "Einingsregisteret", en: "Register of Legal Entities" }
    updated(at) { nb: "Sist hentet {at}", nn: "Sist henta {at}", en: "Last fetched {at}" }
    never_updated { nb: "Ikke hentet ennå", nn: "Ikkje henta enno", en: "Not fetched yet" }
    updated_body {
        nb: "Roller og virksomheter som er endret etter dette, vises ikke her ennå.",
        nn: "Roller og verksemder som er endra etter dette, kjem ikkje fram her enno.",
        en: "Roles and businesses that changed after this are not shown here yet.",
    }
    changes { nb: "Store endringer", nn: "Store endringar", en: "Large changes" }
    none_waits { nb: "Ingen venter", nn: "Ingen ventar", en: "None is waiting" }
    one_waits { nb: "1 venter", nn: "1 ventar", en: "1 is waiting" }
    some_wait(n) { nb: "{n} venter", nn: "{n} ventar", en: "{n} are waiting" }
    changes_body {
        nb: "Endringer for mange virksomheter gjøres i bakgrunnen.",
        nn: "Endringar for mange verksemder blir gjorde i bakgrunnen.",
        en: "Changes for many businesses are made in the background.",
    }
    unknown { nb: "Ukjent", nn: "Ukjent", en: "Unknown" }
}
