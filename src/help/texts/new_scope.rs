use crate::kernel::texts;

texts! {
    /// Help: make a scope and give access to it.
    pub(in super::super) struct NewScope;
    lead {
        nb: "Et scope er det dere gir andre tilgang til. Lag det i test først, og kopier det til produksjon.",
        nn: "Eit scope er det de gir andre tilgang til. Lag det i test først, og kopier det til produksjon.",
        en: "A scope is what you give others access to. Make it in test first, and copy it to production.",
    }
    open(page, test) {
        nb: "Velg virksomheten, åpne «{page}», og velg miljøet «{test}».",
        nn: "Vel verksemda, opne «{page}», og vel miljøet «{test}».",
        en: "Choose the business, open “{page}”, and choose the environment “{test}”.",
    }
    prefix(order) {
        nb: "Har dere ikke prefiks, velg «{order}». Brukerstøtte tildeler det.",
        nn: "Har de ikkje prefiks, vel «{order}». Brukarstøtta tildeler det.",
        en: "If you have no prefix, choose “{order}”. Support allots it.",
    }
    fill(new) {
        nb: "Velg «{new}». Skriv navn og beskrivelse, og organisasjonsnumrene til dem som skal ha tilgang.",
        nn: "Vel «{new}». Skriv namn og skildring, og organisasjonsnummera til dei som skal ha tilgang.",
        en: "Choose “{new}”. Enter a name and a description, and the organisation numbers of those who are to have access.",
    }
    create(create) {
        nb: "Velg «{create}».",
        nn: "Vel «{create}».",
        en: "Choose “{create}”.",
    }
    give(give) {
        nb: "Skal flere ha tilgang senere? Åpne scopet, skriv organisasjonsnummeret, og velg «{give}».",
        nn: "Skal fleire ha tilgang seinare? Opne scopet, skriv organisasjonsnummeret, og vel «{give}».",
        en: "Are more to have access later? Open the scope, enter the organisation number, and choose “{give}”.",
    }
    many(many, check) {
        nb: "Har du mange? Velg «{many}», lim inn listen eller legg ved en fil, og velg «{check}».",
        nn: "Har du mange? Vel «{many}», lim inn lista eller legg ved ei fil, og vel «{check}».",
        en: "Do you have many? Choose “{many}”, paste the list or attach a file, and choose “{check}”.",
    }
    copy(copy) {
        nb: "Når alt virker i test, velg «{copy}».",
        nn: "Når alt verkar i test, vel «{copy}».",
        en: "When everything works in test, choose “{copy}”.",
    }
    now {
        nb: "Scopet er i bruk fra du oppretter det. Tilgang gjelder fra du gir den.",
        nn: "Scopet er i bruk frå du opprettar det. Tilgang gjeld frå du gir han.",
        en: "The scope is in use from the moment you create it. Access applies from the moment you give it.",
    }
    seen(held) {
        nb: "De som får tilgang, ser scopet under «{held}» og i loggen sin. Portalen sender ingen e-post.",
        nn: "Dei som får tilgang, ser scopet under «{held}» og i loggen sin. Portalen sender ingen e-post.",
        en: "Those who get access see the scope under “{held}” and in their log. The portal sends no e-mail.",
    }
    apart {
        nb: "Test og produksjon er to verdener. Det som skjer i test, påvirker ikke produksjon.",
        nn: "Test og produksjon er to verder. Det som skjer i test, påverkar ikkje produksjon.",
        en: "Test and production are two worlds. What happens in test does not affect production.",
    }
    never_deleted {
        nb: "Et scope blir aldri slettet. Angrer du at det ble opprettet, tas det ut av bruk.",
        nn: "Eit scope blir aldri sletta. Angrar du at det vart oppretta, blir det teke ut av bruk.",
        en: "A scope is never deleted. If you undo its creation, it is taken out of use.",
    }
    name { nb: "Navnet blir avvist.", nn: "Namnet blir avvist.", en: "The name is refused." }
    name_why {
        nb: "Bruk små bokstaver og tall. Navnet kan være tatt, eller ligne for mye på et annet. Det kan ikke endres senere.",
        nn: "Bruk små bokstavar og tal. Namnet kan vere teke, eller likne for mykje på eit anna. Det kan ikkje endrast seinare.",
        en: "Use small letters and digits. The name may be taken, or look too much like another. It cannot be changed later.",
    }
    line { nb: "En linje i listen er feil.", nn: "Ei linje i lista er feil.", en: "A line of the list is wrong." }
    line_why(many) {
        nb: "Siden viser hvorfor, og hvilken linje. Rett den, og prøv igjen. I «{many}» kan de andre få tilgang likevel.",
        nn: "Sida viser kvifor, og kva for ei linje. Rett ho, og prøv igjen. I «{many}» kan dei andre få tilgang likevel.",
        en: "The page says why, and which line. Correct it, and try again. In “{many}” the others can have access all the same.",
    }
    supplier {
        nb: "En leverandør får ikke brukt scopet.",
        nn: "Ein leverandør får ikkje brukt scopet.",
        en: "A supplier cannot use the scope.",
    }
    supplier_why {
        nb: "Leverandøren må ha fullmakt fra en som har tilgang, og dere må ha svart ja til at det kan gis videre.",
        nn: "Leverandøren må ha fullmakt frå ein som har tilgang, og de må ha svara ja til at det kan givast vidare.",
        en: "The supplier must be authorised by somebody who has access, and you must have answered yes to passing it on.",
    }
    picture_form {
        nb: "Øverste del av skjemaet for et nytt scope: prefiks, resten av navnet, og beskrivelse.",
        nn: "Øvste del av skjemaet for eit nytt scope: prefiks, resten av namnet, og skildring.",
        en: "The upper part of the form for a new scope: the prefix, the rest of the name, and the description.",
    }
    picture_scope {
        nb: "Siden til et scope i bruk: hva det gir, hvem som kan bruke det, og når det ble opprettet.",
        nn: "Sida til eit scope i bruk: kva det gir, kven som kan bruke det, og når det vart oppretta.",
        en: "The page of a scope in use: what it gives, who may use it, and when it was created.",
    }
}
