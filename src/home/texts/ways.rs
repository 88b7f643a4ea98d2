use crate::{kernel::texts, web::Words};

texts! {
    /// Where to go from the front page of an organisation: shortcuts and figures.
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
}
