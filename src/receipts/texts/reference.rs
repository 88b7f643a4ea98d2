use crate::{kernel::texts, web::FrameTexts};

texts! {
    /// What a reference is, for whoever has been given one.
    pub(in super::super) struct ReferenceTexts: FrameTexts;
    reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    heading(reference) { nb: "Referanse {reference}", nn: "Referanse {reference}", en: "Reference {reference}" }
    lead {
        nb: "En referanse står på kvitteringen når noe er endret, og på feilsiden når noe gikk galt hos oss. Den gir ingen tilgang, og sier \
             ikke hvem den gjelder.",
        nn: "Ein referanse står på kvitteringa når noko er endra, og på feilsida når noko gjekk gale hos oss. Han gir ingen tilgang, og seier \
             ikkje kven han gjeld.",
        en: "A reference is on the receipt when something was changed, and on the error page when something went wrong on our side. It gives \
             no access, and does not say whom it concerns.",
    }
    incomplete { nb: "Dette er ikke en hel referanse", nn: "Dette er ikkje ein heil referanse", en: "This is not a whole reference" }
    incomplete_body {
        nb: "En referanse er F, en bindestrek, fire tegn, en bindestrek og fire tegn, for eksempel F-7K3Q-92MX. Se om noe mangler eller er \
             byttet om.",
        nn: "Ein referanse er F, ein bindestrek, fire teikn, ein bindestrek og fire teikn, til dømes F-7K3Q-92MX. Sjå om noko manglar eller \
             er bytt om.",
        en: "A reference is F, a hyphen, four characters, a hyphen and four characters, such as F-7K3Q-92MX. See whether something is missing \
             or swapped.",
    }
    sign_in_first {
        nb: "Logg inn for å se hva som ble gjort",
        nn: "Logg inn for å sjå kva som vart gjort",
        en: "Sign in to see what was done",
    }
    sign_in_first_body {
        nb: "Bare den det gjelder, ser det. Før du har logget inn, sier siden det samme om alle referanser.",
        nn: "Berre den det gjeld, ser det. Før du har logga inn, seier sida det same om alle referansar.",
        en: "Only those concerned see it. Before you have signed in, the page says the same of every reference.",
    }
    sign_in { nb: "Logg inn", nn: "Logg inn", en: "Sign in" }
    not_yours {
        nb: "Du har ingen kvittering med denne referansen",
        nn: "Du har inga kvittering med denne referansen",
        en: "You have no receipt with this reference",
    }
    not_yours_body {
        nb: "Den kan gjelde noe du ikke har tilgang til, en feil, eller ingenting. Siden sier det samme uansett.",
        nn: "Han kan gjelde noko du ikkje har tilgang til, ein feil, eller ingenting. Sida seier det same uansett.",
        en: "It may concern something you have no access to, a fault, or nothing. The page says the same in any case.",
    }
    yours { nb: "Dette gjorde du", nn: "Dette gjorde du", en: "This is what you did" }
    yours_body {
        nb: "Du har ikke lenger tilgang til kvitteringen. Den ligger i loggen til virksomheten.",
        nn: "Du har ikkje lenger tilgang til kvitteringa. Ho ligg i loggen til verksemda.",
        en: "You no longer have access to the receipt. It is in the log of the business.",
    }
    at_time { nb: "Tidspunkt", nn: "Tidspunkt", en: "Time" }
    what { nb: "Hva", nn: "Kva", en: "What" }
    at_desk { nb: "Slå den opp hos brukerstøtte", nn: "Slå han opp hos brukarstøtta", en: "Look it up at the support desk" }
    at_desk_body {
        nb: "Du er med i brukerstøtte. Lim referansen inn i feltet der. Oppslaget står i loggen til virksomheten.",
        nn: "Du er med i brukarstøtta. Lim referansen inn i feltet der. Oppslaget står i loggen til verksemda.",
        en: "You are with support. Paste the reference into the field there. The look-up is in the log of the business.",
    }
    can_do { nb: "Dette kan du gjøre", nn: "Dette kan du gjere", en: "What you can do" }
    keep {
        nb: "Ta vare på referansen, eller på adressen til denne siden. Kvitteringen finnes alltid igjen med den.",
        nn: "Ta vare på referansen, eller på adressa til denne sida. Kvitteringa finst alltid igjen med han.",
        en: "Keep the reference, or the address of this page. The receipt is always found again by it.",
    }
    quote {
        nb: "Oppgi den når du kontakter brukerstøtte. De finner saken med den, uten navn og fødselsnummer.",
        nn: "Oppgi han når du kontaktar brukarstøtta. Dei finn saka med han, utan namn og fødselsnummer.",
        en: "Quote it when you contact support. They find the case by it, without names and national identity numbers.",
    }
    pass_on {
        nb: "Send den gjerne til en kollega. De ser kvitteringen bare hvis de selv har lov.",
        nn: "Send han gjerne til ein kollega. Dei ser kvitteringa berre dersom dei sjølve har lov.",
        en: "Pass it on to a colleague if you like. They see the receipt only if they may themselves.",
    }
}
