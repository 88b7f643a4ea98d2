use crate::kernel::texts;

texts! {
    /// Why may she do this here, or not?
    pub(crate) struct PersonTexts;
    heading(name) { nb: "Kan {name} gjøre dette?", nn: "Kan {name} gjere dette?", en: "May {name} do this?" }
    lead {
        nb: "Velg hva det gjelder. Svaret sier hvorfor, hva som skal til, og hvem som kan endre det.",
        nn: "Vel kva det gjeld. Svaret seier kvifor, kva som skal til, og kven som kan endre det.",
        en: "Choose what it is about. The answer says why, what it takes, and who can change it.",
    }
    right { nb: "Hva", nn: "Kva", en: "What" }
    choose { nb: "Velg", nn: "Vel", en: "Choose" }
    ask { nb: "Forklar", nn: "Forklar", en: "Explain" }
    yes { nb: "Ja", nn: "Ja", en: "Yes" }
    no { nb: "Nei", nn: "Nei", en: "No" }
    because { nb: "Derfor:", nn: "Difor:", en: "This is why:" }
    takes { nb: "Ett av dette er nok", nn: "Eitt av dette er nok", en: "Any one of these is enough" }
    has { nb: "Det personen har", nn: "Det personen har", en: "What the person has" }
    may_give { nb: "Kan gi den videre", nn: "Kan gi han vidare", en: "May pass it on" }
    who { nb: "Hvem kan endre det", nn: "Kven kan endre det", en: "Who can change it" }
    to_packages { nb: "Hvem har hvilken tilgangspakke", nn: "Kven har kva tilgangspakke", en: "Who has which access package" }
}
