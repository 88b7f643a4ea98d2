use crate::{kernel::texts, web::Words};

texts! {
    /// Where to go from the front page of an organisation: shortcuts, figures and first steps.
    pub(crate) struct WaysTexts: Words;
    packages { nb: "Tilgangspakker", nn: "Tilgangspakkar", en: "Access packages" }
    others { nb: "Andre med rettigheter", nn: "Andre med rettar", en: "Others with rights" }
    give_person { nb: "Gi en person fullmakt", nn: "Gi ein person fullmakt", en: "Authorise a person" }
    find_api { nb: "Finn et API og be om tilgang", nn: "Finn eit API og be om tilgang", en: "Find an API and ask for access" }
    why { nb: "Hvorfor virker det ikke?", nn: "Kvifor verkar det ikkje?", en: "Why does it not work?" }
    suppliers_one { nb: "leverandør har fullmakt til API", nn: "leverandør har fullmakt til API", en: "supplier is authorised for APIs" }
    suppliers { nb: "leverandører har fullmakt til API", nn: "leverandørar har fullmakt til API", en: "suppliers are authorised for APIs" }
    customers_one { nb: "kunde har gitt dere fullmakt", nn: "kunde har gitt dykk fullmakt", en: "customer has authorised you" }
    customers { nb: "kunder har gitt dere fullmakt", nn: "kundar har gitt dykk fullmakt", en: "customers have authorised you" }
    scopes_one { nb: "scope i bruk i produksjon", nn: "scope i bruk i produksjon", en: "scope in use in production" }
    scopes_many { nb: "scopes i bruk i produksjon", nn: "scope i bruk i produksjon", en: "scopes in use in production" }
    planned_one(day) {
        nb: "deaktivering er planlagt, {day}",
        nn: "deaktivering er planlagd, {day}",
        en: "deactivation is planned, on {day}",
    }
    planned_many(day) {
        nb: "deaktiveringer er planlagt, den første {day}",
        nn: "deaktiveringar er planlagde, den første {day}",
        en: "deactivations are planned, the first on {day}",
    }
    done { nb: "Fullført", nn: "Fullført", en: "Completed" }
    not_started { nb: "Ikke startet", nn: "Ikkje starta", en: "Not started" }
    not_possible_yet { nb: "Kan ikke startes ennå", nn: "Kan ikkje startast enno", en: "Cannot be started yet" }
    step_give { nb: "Gi den første leverandøren fullmakt", nn: "Gi den første leverandøren fullmakt", en: "Authorise your first supplier" }
    step_give_hint {
        nb: "Du trenger organisasjonsnummeret til leverandøren, og å vite hvilke API de skal bruke.",
        nn: "Du treng organisasjonsnummeret til leverandøren, og å vite kva API dei skal bruke.",
        en: "You need the supplier's organisation number, and to know which APIs they will use.",
    }
    ordered { nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer" }
    step_prefix { nb: "Bestill et prefiks", nn: "Bestill eit prefiks", en: "Order a prefix" }
    step_prefix_hint {
        nb: "Bare for dem som skal tilby API til andre. Prefikset er første del av navnet på alle scopes dere lager.",
        nn: "Berre for dei som skal tilby API til andre. Prefikset er første delen av namnet på alle scope de lagar.",
        en: "Only for those who will provide APIs to others. The prefix is the first part of the name of every scope you make.",
    }
    step_scope { nb: "Lag det første scopet", nn: "Lag det første scopet", en: "Make your first scope" }
    step_scope_hint {
        nb: "Begynn gjerne i testmiljøet, og kopier scopet til produksjon når det er klart.",
        nn: "Byrja gjerne i testmiljøet, og kopier scopet til produksjon når det er klart.",
        en: "Start in the test environment if you like, and copy the scope to production when it is ready.",
    }
    step_scope_waits {
        nb: "Virksomheten må ha et prefiks først.",
        nn: "Verksemda må ha eit prefiks først.",
        en: "The business needs a prefix first.",
    }
    step_ask {
        nb: "Er du usikker på hva leverandøren trenger? Be leverandøren sende en forespørsel. Da kommer den hit, og du kan svare på den.",
        nn: "Er du usikker på kva leverandøren treng? Be leverandøren sende ein førespurnad. Då kjem han hit, og du kan svare på han.",
        en: "Not sure what the supplier needs? Ask them to send a request. It appears here, and you can answer it.",
    }
}
