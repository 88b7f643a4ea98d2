use crate::kernel::texts;

texts! {
    /// What a new scope may be called, and those who get access along with it.
    pub(crate) struct Naming;
    subscope_help {
        nb: "Det som står etter kolon, for eksempel vann/maaler.read. Navnet kan ikke endres senere.",
        nn: "Det som står etter kolon, til dømes vann/maaler.read. Namnet kan ikkje endrast seinare.",
        en: "What comes after the colon, such as vann/maaler.read. The name cannot be changed later.",
    }
    subscope_rules { nb: "Hva kan det hete?", nn: "Kva kan det heite?", en: "What can it be called?" }
    subscope_letters {
        nb: "Bruk a–z, tall og / mellom dem, minst to tegn, og høyst én endelse etter punktum. Svarer du nei på om leverandører kan få \
             fullmakt, kan også . _ og - stå mellom bokstavene.",
        nn: "Bruk a–z, tal og / mellom dei, minst to teikn, og høgst éi ending etter punktum. Svarar du nei på om leverandørar kan få \
             fullmakt, kan også . _ og - stå mellom bokstavane.",
        en: "Use a–z, digits and / between them, at least two characters, and at most one ending after a full stop. If you answer no to \
             letting suppliers be authorised, . _ and - may stand between the letters too.",
    }
    subscope_endings {
        nb: "Endelsene .read og .write sier hva scopet gir; uten endelse er det bare lesing.",
        nn: "Endingane .read og .write seier kva scopet gir; utan ending er det berre lesing.",
        en: "The endings .read and .write say what the scope gives; without an ending it only gives reading.",
    }
    name_is_free { nb: "er ledig.", nn: "er ledig.", en: "is available." }
    first_label {
        nb: "Organisasjonsnumre (frivillig nå)",
        nn: "Organisasjonsnummer (frivillig no)",
        en: "Organisation numbers (optional for now)",
    }
    first_help(most) {
        nb: "De får tilgang med én gang. Ett på hver linje, eller med komma mellom. Høyst {most} her; flere kan du legge til etterpå.",
        nn: "Dei får tilgang med ein gong. Eitt på kvar linje, eller med komma mellom. Høgst {most} her; fleire kan du leggje til etterpå.",
        en: "They get access at once. One on each line, or with commas between. At most {most} here; you can add more afterwards.",
    }
    first_and_all(all, chosen) {
        nb: "Du har skrevet organisasjonsnumre, men valgt «{all}». Ta bort numrene, eller velg «{chosen}».",
        nn: "Du har skrive organisasjonsnummer, men valt «{all}». Ta bort numra, eller vel «{chosen}».",
        en: "You have entered organisation numbers, but chosen “{all}”. Remove the numbers, or choose “{chosen}”.",
    }
    first_gone {
        nb: "En av virksomhetene er ikke i registeret lenger. Ta den bort, og prøv igjen.",
        nn: "Ei av verksemdene er ikkje i registeret lenger. Ta ho bort, og prøv igjen.",
        en: "One of the businesses is no longer in the register. Remove it, and try again.",
    }
    subscope_empty { nb: "Skriv et subscope.", nn: "Skriv eit subscope.", en: "Enter a subscope." }
    subscope_long(most) {
        nb: "Subscopet kan ha høyst {most} tegn.",
        nn: "Subscopet kan ha høgst {most} teikn.",
        en: "The subscope can have at most {most} characters.",
    }
    subscope_capital(c) {
        nb: "Subscopet kan ikke ha store bokstaver ({c}).",
        nn: "Subscopet kan ikkje ha store bokstavar ({c}).",
        en: "The subscope cannot have capital letters ({c}).",
    }
    subscope_blank {
        nb: "Subscopet kan ikke ha mellomrom.",
        nn: "Subscopet kan ikkje ha mellomrom.",
        en: "The subscope cannot contain spaces.",
    }
    subscope_illegal(c) {
        nb: "Tegnet {c} kan ikke stå i et subscope. Bruk a–z, tall og . _ / -.",
        nn: "Teiknet {c} kan ikkje stå i eit subscope. Bruk a–z, tal og . _ / -.",
        en: "The character {c} cannot be used in a subscope. Use a–z, digits and . _ / -.",
    }
    subscope_marks {
        nb: "Subscopet må begynne og slutte med bokstav eller tall, og . _ / - kan ikke stå ved siden av hverandre.",
        nn: "Subscopet må byrje og slutte med bokstav eller tal, og . _ / - kan ikkje stå ved sida av kvarandre.",
        en: "The subscope must begin and end with a letter or digit, and . _ / - cannot stand side by side.",
    }
    subscope_altinn {
        nb: "Altinn kan ikke gi fullmakt for dette navnet: bare a–z, tall og /, og én endelse etter punktum. Velg et annet navn, eller \
             svar nei på om leverandører kan få fullmakt.",
        nn: "Altinn kan ikkje gi fullmakt for dette namnet: berre a–z, tal og /, og éi ending etter punktum. Vel eit anna namn, eller svar \
             nei på om leverandørar kan få fullmakt.",
        en: "Altinn cannot delegate a scope of this name: only a–z, digits and /, and one ending after a full stop. Choose another name, \
             or answer no to letting suppliers be authorised.",
    }
}
