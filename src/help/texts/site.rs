use crate::kernel::texts;

texts! {
    /// What a site says of itself: accessibility, contact.
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
    not_tested_body {
        nb: "Portalen er ikke prøvd av personer som bruker skjermleser til daglig.",
        nn: "Portalen er ikkje prøvd av personar som bruker skjermlesar til dagleg.",
        en: "The portal has not been tried by people who use a screen reader daily.",
    }
    known_faults { nb: "Feil vi kjenner til", nn: "Feil vi kjenner til", en: "Faults that we know of" }
    known_pictures {
        nb: "Bildene i hjelpen viser portalen på bokmål, også på nynorsk og engelsk. Hva de viser, står i teksten til bildet.",
        nn: "Bileta i hjelpa viser portalen på bokmål, også på nynorsk og engelsk. Kva dei viser, står i teksten til biletet.",
        en: "The pictures in the help show the portal in Bokmål, in Nynorsk and English too. Their text says what they show.",
    }
    known_keys {
        nb: "Å lage en nøkkel i nettleseren krever JavaScript. Uten det lager du nøkkelen selv og laster opp den offentlige delen.",
        nn: "Å lage ein nøkkel i nettlesaren krev JavaScript. Utan det lagar du nøkkelen sjølv og lastar opp den offentlege delen.",
        en: "Making a key in the browser takes JavaScript. Without it you make the key yourself and upload its public half.",
    }
    known_login {
        nb: "Innloggingen hører til ID-porten, som har sin egen erklæring.",
        nn: "Innlogginga høyrer til ID-porten, som har si eiga erklæring.",
        en: "The sign-in belongs to ID-porten, which has a statement of its own.",
    }
    tell_us { nb: "Si fra om feil", nn: "Sei frå om feil", en: "Tell us about faults" }
    tell_us_body {
        nb: "Møter du noe du ikke får brukt? Si fra til dem som driver portalen. Skriv hvilken side det er, og hva du bruker.",
        nn: "Møter du noko du ikkje får brukt? Sei frå til dei som driv portalen. Skriv kva side det er, og kva du bruker.",
        en: "Do you meet something you cannot use? Tell those who run the portal. Say which page it is, and what you use.",
    }
    complain { nb: "Klage", nn: "Klage", en: "Complain" }
    complain_body {
        nb: "Får du ikke svar, eller er du uenig i svaret? Meld fra til uu-tilsynet. De ser etter at nettsteder følger likestillings- og \
             diskrimineringsloven § 18.",
        nn: "Får du ikkje svar, eller er du usamd i svaret? Meld frå til uu-tilsynet. Dei ser etter at nettstader følgjer likestillings- og \
             diskrimineringslova § 18.",
        en: "Do you get no answer, or disagree with it? Report it to uu-tilsynet. They see to it that web sites follow section 18 of the \
             Equality and Anti-Discrimination Act.",
    }
    reviewed { nb: "Sist gjennomgått", nn: "Sist gjennomgått", en: "Last reviewed" }
    reviewed_body(day) {
        nb: "Denne siden er gjennomgått {day}. Testene er gjort for hver endring av portalen.",
        nn: "Denne sida er gjennomgått {day}. Testane er gjorde for kvar endring av portalen.",
        en: "This page was reviewed on {day}. The tests are done for every change of the portal.",
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
        nb: "Feilnummeret, hvis en side ga deg det. Det begynner også med F-.",
        nn: "Feilnummeret, dersom ei side gav deg det. Det byrjar også med F-.",
        en: "The error number, if a page gave you one. It begins with F- too.",
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
    ready_link {
        nb: "Adressen til siden, hvis noe ikke virker.",
        nn: "Adressa til sida, dersom noko ikkje verkar.",
        en: "The address of the page, if something does not work.",
    }
    who_answers { nb: "Hvem svarer på hva", nn: "Kven svarar på kva", en: "Who answers what" }
    about_rights { nb: "Du mangler en fullmakt", nn: "Du manglar ei fullmakt", en: "You lack an authorisation" }
    about_rights_body {
        nb: "Spør daglig leder, eller den som styrer fullmakter i virksomheten. Siden som sa nei, sier hvem det er.",
        nn: "Spør dagleg leiar, eller den som styrer fullmakter i verksemda. Sida som sa nei, seier kven det er.",
        en: "Ask the general manager, or whoever manages authorisations in the business. The page that said no says who that is.",
    }
    about_roles { nb: "En rolle er feil", nn: "Ei rolle er feil", en: "A role is wrong" }
    about_roles_body {
        nb: "Roller rettes i Enhetsregisteret, hos Brønnøysundregistrene. Portalen viser det som står der.",
        nn: "Roller blir retta i Einingsregisteret, hos Brønnøysundregistra. Portalen viser det som står der.",
        en: "Roles are corrected in the Register of Legal Entities, at Brønnøysundregistrene. The portal shows what is there.",
    }
    about_data { nb: "Noe om et API", nn: "Noko om eit API", en: "Something about an API" }
    about_data_body {
        nb: "Spør API-tilbyderen. De bestemmer hvem som får tilgang, og svarer på hva API-et gir.",
        nn: "Spør API-tilbydaren. Dei avgjer kven som får tilgang, og svarar på kva API-et gir.",
        en: "Ask the API provider. They decide who gets access, and answer what the API gives.",
    }
    about_fault { nb: "Portalen virker ikke", nn: "Portalen verkar ikkje", en: "The portal does not work" }
    about_fault_body {
        nb: "Se driftsstatus først. Står det ikke der, spør du dem som driver portalen, og oppgi referansen på feilsiden.",
        nn: "Sjå driftsstatus først. Står det ikkje der, spør du dei som driv portalen, og oppgi referansen på feilsida.",
        en: "See the service status first. If it is not there, ask those who run the portal, and quote the reference on the error page.",
    }
    about_privacy {
        nb: "Personvern og tilgjengelighet",
        nn: "Personvern og tilgjengelegheit",
        en: "Privacy and accessibility",
    }
    about_privacy_body {
        nb: "Spør dem som driver portalen.",
        nn: "Spør dei som driv portalen.",
        en: "Ask those who run the portal.",
    }
    first { nb: "Kanskje svaret står her", nn: "Kanskje svaret står her", en: "Perhaps the answer is here" }
}
