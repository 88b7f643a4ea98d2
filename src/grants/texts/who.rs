use crate::{kernel::texts, web::Words};

texts! {
    /// Who reaches a scope, and who did.
    pub(crate) struct Who: Words;
    who { nb: "Hvem har tilgang?", nn: "Kven har tilgang?", en: "Who has access?" }
    lead {
        nb: "Virksomhetene som har tilgang, og leverandørene som bruker den på vegne av dem. Tilganger som er fjernet de siste 30 dagene, \
             er også med.",
        nn: "Verksemdene som har tilgang, og leverandørane som bruker han på vegner av dei. Tilgangar som er fjerna dei siste 30 dagane, \
             er også med.",
        en: "The businesses that have access, and the suppliers that use it on their behalf. Access removed in the last 30 days is \
             included.",
    }
    open_lead {
        nb: "Scopet er åpent for alle virksomheter. Her står bare de som har fått tilgang hver for seg, og leverandører med fullmakt.",
        nn: "Scopet er ope for alle verksemder. Her står berre dei som har fått tilgang kvar for seg, og leverandørar med fullmakt.",
        en: "The scope is open to all businesses. Only those who were given access one by one, and suppliers with an authorisation, are \
             listed here.",
    }
    nobody { nb: "Ingen har tilgang nå.", nn: "Ingen har tilgang no.", en: "Nobody has access now." }
    nobody_inactive {
        nb: "Scopet er deaktivert. Ingen kan bruke det før det tas i bruk igjen.",
        nn: "Scopet er deaktivert. Ingen kan bruke det før det blir teke i bruk igjen.",
        en: "The scope is deactivated. Nobody can use it until it is reactivated.",
    }
    finding(consumers, suppliers) {
        nb: "{consumers}, og {suppliers} på vegne av dem.",
        nn: "{consumers}, og {suppliers} på vegner av dei.",
        en: "{consumers}, and {suppliers} on their behalf.",
    }
    finding_own(consumers) {
        nb: "{consumers}. Ingen leverandører bruker den på vegne av dem.",
        nn: "{consumers}. Ingen leverandørar bruker han på vegner av dei.",
        en: "{consumers}. No suppliers use it on their behalf.",
    }
    one_consumer { nb: "1 virksomhet har tilgang", nn: "1 verksemd har tilgang", en: "1 business has access" }
    consumers(n) { nb: "{n} virksomheter har tilgang", nn: "{n} verksemder har tilgang", en: "{n} businesses have access" }
    one_supplier { nb: "1 leverandør", nn: "1 leverandør", en: "1 supplier" }
    suppliers(n) { nb: "{n} leverandører", nn: "{n} leverandørar", en: "{n} suppliers" }
    provider_column { nb: "API-tilbyder", nn: "API-tilbydar", en: "API provider" }
    consumer_column { nb: "Virksomheter", nn: "Verksemder", en: "Businesses" }
    supplier_column { nb: "Leverandører", nn: "Leverandørar", en: "Suppliers" }
    picture { nb: "Bilde av hvem som har tilgang", nn: "Bilete av kven som har tilgang", en: "Picture of who has access" }
    as_table { nb: "Vis som tabell", nn: "Vis som tabell", en: "Show as a table" }
    more(n) { nb: "+ {n} til i tabellen", nn: "+ {n} til i tabellen", en: "+ {n} more in the table" }
    legend {
        nb: "Heltrukken strek: gjelder. Prikket: går ut innen 30 dager. Stiplet med ✕: fjernet.",
        nn: "Heiltrekt strek: gjeld. Prikka: går ut innan 30 dagar. Stipla med ✕: fjerna.",
        en: "Solid line: valid. Dotted: ends within 30 days. Dashed with ✕: removed.",
    }
    table { nb: "Hvem som har tilgang", nn: "Kven som har tilgang", en: "Who has access" }
    consumer { nb: "Virksomhet", nn: "Verksemd", en: "Business" }
    by_way_of { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    itself { nb: "Selv", nn: "Sjølv", en: "Itself" }
    ends(day) { nb: "Går ut {day}", nn: "Går ut {day}", en: "Ends {day}" }
    removed(day) { nb: "Fjernet {day}", nn: "Fjerna {day}", en: "Removed {day}" }
    cut(n) {
        nb: "Tabellen viser de {n} første. Filen på scopets side har alle.",
        nn: "Tabellen viser dei {n} første. Fila på sida til scopet har alle.",
        en: "The table shows the first {n}. The file on the scope's page has them all.",
    }

    former { nb: "Tidligere tilganger", nn: "Tidlegare tilgangar", en: "Former access" }
    former_lead {
        nb: "Tilganger som er fjernet eller har gått ut. De siste står først.",
        nn: "Tilgangar som er fjerna eller har gått ut. Dei siste står først.",
        en: "Access that was removed or has ended. The latest comes first.",
    }
    no_former {
        nb: "Ingen har mistet tilgang til dette scopet.",
        nn: "Ingen har mista tilgang til dette scopet.",
        en: "Nobody has lost access to this scope.",
    }
    ended { nb: "Tok slutt", nn: "Tok slutt", en: "Ended" }
    how { nb: "Hvordan", nn: "Korleis", en: "How" }
    receipt { nb: "Kvittering", nn: "Kvittering", en: "Receipt" }
    taken_back { nb: "Fjernet", nn: "Fjerna", en: "Removed" }
    taken_back_by(name) { nb: "Fjernet av {name}", nn: "Fjerna av {name}", en: "Removed by {name}" }
    revoked {
        nb: "Trukket tilbake da scopet ble deaktivert",
        nn: "Trekt tilbake då scopet vart deaktivert",
        en: "Withdrawn when the scope was deactivated",
    }
    expired { nb: "Sluttdatoen passerte", nn: "Sluttdatoen passerte", en: "The end date passed" }
    undone { nb: "Angret etter at den ble gitt", nn: "Angra etter at han vart gitt", en: "Undone after it was given" }
}
