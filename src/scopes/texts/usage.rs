use crate::kernel::texts;

texts! {
    /// How a scope is used.
    pub(crate) struct Usage;
    heading { nb: "Bruk siste 30 dager", nn: "Bruk siste 30 dagar", en: "Use in the last 30 days" }
    unused {
        nb: "Ingen har hentet token med scopet.",
        nn: "Ingen har henta token med scopet.",
        en: "Nobody has fetched a token with the scope.",
    }
    one_token(day) { nb: "1 token er utstedt, {day}.", nn: "1 token er utferda, {day}.", en: "1 token was issued, {day}." }
    tokens(n, day) {
        nb: "{n} token er utstedt, det siste {day}.",
        nn: "{n} token er utferda, det siste {day}.",
        en: "{n} tokens were issued, the last one {day}.",
    }
    one_refused { nb: "1 forespørsel ble avvist.", nn: "1 førespurnad vart avvist.", en: "1 request was refused." }
    refused(n) { nb: "{n} forespørsler ble avvist.", nn: "{n} førespurnader vart avviste.", en: "{n} requests were refused." }
    picture(n, day) {
        nb: "Token per dag. Flest, {n}, ble utstedt {day}.",
        nn: "Token per dag. Flest, {n}, vart utferda {day}.",
        en: "Tokens a day. The most, {n}, were issued {day}.",
    }
}
