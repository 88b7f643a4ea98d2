use crate::kernel::texts;

texts! {
    /// Help: take a scope out of use and into use again.
    pub(in super::super) struct Deactivate;
    lead {
        nb: "Et scope som er deaktivert, kan ingen bruke. Ingenting er borte, og du kan ta det i bruk igjen.",
        nn: "Eit scope som er deaktivert, kan ingen bruke. Ingenting er borte, og du kan ta det i bruk igjen.",
        en: "Nobody can use a scope that is deactivated. Nothing is lost, and you can reactivate it.",
    }
    open(page) {
        nb: "Åpne «{page}», og velg scopet.",
        nn: "Opne «{page}», og vel scopet.",
        en: "Open “{page}”, and choose the scope.",
    }
    deactivate(deactivate) {
        nb: "Velg «{deactivate}». Siden sier hvem som mister noe.",
        nn: "Vel «{deactivate}». Sida seier kven som mister noko.",
        en: "Choose “{deactivate}”. The page says who loses something.",
    }
    when(now, day) {
        nb: "Svar «{now}», eller velg «{day}» hvis de skal få tid på seg.",
        nn: "Svar «{now}», eller vel «{day}» dersom dei skal få tid på seg.",
        en: "Answer “{now}”, or choose “{day}” if they are to have some time.",
    }
    fate(suspend, revoke) {
        nb: "Velg om tilgangene skal hvile («{suspend}») eller bort («{revoke}»).",
        nn: "Vel om tilgangane skal kvile («{suspend}») eller bort («{revoke}»).",
        en: "Choose whether access is to be suspended (“{suspend}”) or removed (“{revoke}”).",
    }
    confirm(confirm) {
        nb: "Skriv gjerne en melding til dem det gjelder. Velg «{confirm}».",
        nn: "Skriv gjerne ei melding til dei det gjeld. Vel «{confirm}».",
        en: "Write a message to those concerned if you like. Choose “{confirm}”.",
    }
    back(reactivate) {
        nb: "Skal det tilbake? Åpne siden til scopet, og velg «{reactivate}».",
        nn: "Skal det tilbake? Opne sida til scopet, og vel «{reactivate}».",
        en: "Is it to come back? Open the page of the scope, and choose “{reactivate}”.",
    }
    suspended {
        nb: "Fullmakter som bygger på scopet, hviler. De virker igjen når det er i bruk.",
        nn: "Fullmakter som byggjer på scopet, kviler. Dei verkar igjen når det er i bruk.",
        en: "Authorisations that rely on the scope are suspended. They work again when it is in use.",
    }
    told {
        nb: "De det gjelder, ser det i loggen sin.",
        nn: "Dei det gjeld, ser det i loggen sin.",
        en: "Those concerned see it in their log.",
    }
    undo_deactivation(undo) {
        nb: "«{undo}» gir også tilbake tilganger du fjernet samtidig.",
        nn: "«{undo}» gir også tilbake tilgangar du fjerna samtidig.",
        en: "“{undo}” also gives back access that you removed at the same time.",
    }
    later(reactivate) {
        nb: "Etter fristen velger du «{reactivate}». Tilganger som hvilte, kommer tilbake. De som ble fjernet, må gis på nytt.",
        nn: "Etter fristen vel du «{reactivate}». Tilgangar som kvilte, kjem tilbake. Dei som vart fjerna, må givast på nytt.",
        en: "After the deadline, choose “{reactivate}”. Suspended access comes back. Access that was removed has to be given again.",
    }
    type_name {
        nb: "Du må skrive navnet på scopet.",
        nn: "Du må skrive namnet på scopet.",
        en: "You have to type the name of the scope.",
    }
    type_name_why {
        nb: "Noen har tilgang til scopet, eller har hentet token med det de siste 30 dagene. Skriv navnet slik det står på siden.",
        nn: "Nokon har tilgang til scopet, eller har henta token med det dei siste 30 dagane. Skriv namnet slik det står på sida.",
        en: "Somebody has access to the scope, or has fetched tokens with it in the last 30 days. Type the name as it stands on the page.",
    }
    tokens { nb: "Noen bruker scopet ennå.", nn: "Nokon bruker scopet enno.", en: "Somebody still uses the scope." }
    tokens_why {
        nb: "Token som er utstedt før, virker til de utløper.",
        nn: "Token som er utferda før, verkar til dei går ut.",
        en: "Tokens issued before work until they expire.",
    }
    no_way_back {
        nb: "Noen mangler tilgang etterpå.",
        nn: "Nokon manglar tilgang etterpå.",
        en: "Somebody lacks access afterwards.",
    }
    no_way_back_why(revoke) {
        nb: "Tilgangene ble tatt bort med «{revoke}». Gi dem på nytt, eller angre innen fristen.",
        nn: "Tilgangane vart tekne bort med «{revoke}». Gi dei på nytt, eller angre innan fristen.",
        en: "Access was taken away with “{revoke}”. Give it again, or undo within the deadline.",
    }
    picture {
        nb: "Siden der et scope blir deaktivert: hvor mange som mister noe, når, og hva som skal skje med tilgangene.",
        nn: "Sida der eit scope blir deaktivert: kor mange som mister noko, når, og kva som skal skje med tilgangane.",
        en: "The page where a scope is deactivated: how many lose something, when, and what is to happen to their access.",
    }
}
