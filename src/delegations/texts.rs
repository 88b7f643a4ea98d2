mod awaited;
mod end_date;
mod events;
mod giving;
mod holder;
mod review;

pub(super) use self::{
    awaited::AwaitedTexts,
    end_date::{EndDateTexts, no_end_date},
    events::EventTexts,
};
pub(crate) use self::{giving::GivingTexts, holder::HolderTexts, review::ReviewTexts};

use jiff::civil::Date;

use super::model::{API, Of, Removed, SupplierFault, What, WhyTwo};
use crate::{
    kernel::{Lang, texts},
    scopes::{Difference, NotGivable},
    settings::COUNTED_HOURS,
    web::{Words, day},
};

texts! {
    /// Andre med rettigheter: the lists, and what several of the pages say.
    pub(crate) struct Texts: Words;
    not_used_lately {
        nb: "Ikke brukt de siste 90 dagene.",
        nn: "Ikkje brukt dei siste 90 dagane.",
        en: "Not used in the last 90 days.",
    }
    remove_one { nb: "Fjern 1 fullmakt", nn: "Fjern 1 fullmakt", en: "Remove 1 authorisation" }
    remove_n(n) { nb: "Fjern {n} fullmakter", nn: "Fjern {n} fullmakter", en: "Remove {n} authorisations" }
    decline_reason { nb: "Hvorfor ikke", nn: "Kvifor ikkje", en: "Why not" }
    see_proposal { nb: "Se eller trekk forslaget", nn: "Sjå eller trekk forslaget", en: "See or withdraw the proposal" }
    list { nb: "Andre med rettigheter til virksomheten", nn: "Andre med rettar til verksemda", en: "Others with rights to the business" }
    add_supplier { nb: "Legg til leverandør", nn: "Legg til leverandør", en: "Add supplier" }
    our_requests_link { nb: "Forespørsler vi har sendt", nn: "Førespurnader vi har sendt", en: "Requests we have sent" }
    ask_link { nb: "Be om fullmakt", nn: "Be om fullmakt", en: "Ask for an authorisation" }
    search_label { nb: "Søk", nn: "Søk", en: "Search" }
    search_help {
        nb: "Navn, organisasjonsnummer, API eller scope",
        nn: "Namn, organisasjonsnummer, API eller scope",
        en: "Name, organisation number, API or scope",
    }
    kind { nb: "Type", nn: "Type", en: "Type" }
    person { nb: "Person", nn: "Person", en: "Person" }
    current { nb: "Gjeldende", nn: "Gjeldande", en: "Current" }
    ending { nb: "Utløper innen 30 dager", nn: "Går ut innan 30 dagar", en: "Ends within 30 days" }
    removed { nb: "Avsluttet siste 30 dager", nn: "Avslutta siste 30 dagar", en: "Ended in the last 30 days" }
    shown(shown, total) { nb: "Viser {shown} av {total}", nn: "Viser {shown} av {total}", en: "Showing {shown} of {total}" }
    shown_many(shown) { nb: "Viser {shown} av over 1000", nn: "Viser {shown} av over 1000", en: "Showing {shown} of more than 1000" }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    rights { nb: "Rettigheter", nn: "Rettar", en: "Rights" }
    number_of_apis { nb: "Antall API", nn: "Talet på API", en: "Number of APIs" }
    number_at_rest { nb: "Antall API som hviler", nn: "Talet på API som kviler", en: "Number of suspended APIs" }
    other_rights { nb: "Andre rettigheter", nn: "Andre rettar", en: "Other rights" }
    first_end { nb: "Første utløp", nn: "Første utløp", en: "First end date" }
    valid_to { nb: "Gjelder til", nn: "Gjeld til", en: "Valid until" }
    turn_order { nb: "– snu rekkefølgen", nn: "– snu rekkjefølgja", en: "– reverse the order" }
    turn_by_name { nb: "– sorter fra A til Å", nn: "– sorter frå A til Å", en: "– sort from A to Z" }
    turn_by_change { nb: "– sorter med de nyeste først", nn: "– sorter med dei nyaste først", en: "– sort the newest first" }
    change_end { nb: "Endre sluttdato", nn: "Endre sluttdato", en: "Change the end date" }
    prolong { nb: "Forleng", nn: "Forleng", en: "Extend" }
    ends_first(day) { nb: "Første utløp {day}", nn: "Første utløp {day}", en: "First ends {day}" }
    one_api { nb: "1 API", nn: "1 API", en: "1 API" }
    apis(n) { nb: "{n} API", nn: "{n} API", en: "{n} APIs" }
    all_rest(apis) {
        nb: "{apis} (hviler helt eller delvis)",
        nn: "{apis} (kviler heilt eller delvis)",
        en: "{apis} (suspended, wholly or in part)",
    }
    some_rest(apis, count) {
        nb: "{apis} ({count} hviler helt eller delvis)",
        nn: "{apis} ({count} kviler heilt eller delvis)",
        en: "{apis} ({count} suspended, wholly or in part)",
    }
    role_tag(role) { nb: "Rolle: {role}", nn: "Rolle: {role}", en: "Role: {role}" }
    role_tag_main(role) { nb: "Rolle: {role} i hovedenheten", nn: "Rolle: {role} i hovudeininga", en: "Role: {role} in the main unit" }
    by_role { nb: "Alt, også å gi fullmakter", nn: "Alt, også å gi fullmakter", en: "Everything, including to authorise others" }
    bankrupt_tag { nb: "Konkurs", nn: "Konkurs", en: "Bankrupt" }
    none_heading { nb: "Ingen andre har fullmakt ennå", nn: "Ingen andre har fullmakt enno", en: "Nobody else has an authorisation yet" }
    none_body {
        nb: "Når dere gir en leverandør fullmakt, ser dere den her, med hva den gjelder og hvem som ga den.",
        nn: "Når de gir ein leverandør fullmakt, ser de han her, med kva ho gjeld og kven som gav ho.",
        en: "When you authorise a supplier it is shown here, with what it covers and who gave it.",
    }
    no_hits { nb: "Ingen treff", nn: "Ingen treff", en: "No matches" }
    draft_waiting {
        nb: "Du har endringer som ikke er gjennomført. Ingenting er endret ennå.",
        nn: "Du har endringar som ikkje er gjennomførte. Ingenting er endra enno.",
        en: "You have changes that have not been carried out. Nothing has changed yet.",
    }

    grant_more { nb: "Gi tilgangspakker", nn: "Gi tilgangspakkar", en: "Give access packages" }
    no_access {
        nb: "Tilbyderen har ikke gitt dere tilgang. Be tilbyderen om tilgang først.",
        nn: "Tilbydaren har ikkje gitt dykk tilgang. Be tilbydaren om tilgang først.",
        en: "The provider has not given you access. Ask the provider for access first.",
    }
    provider_forbids {
        nb: "Tilbyderen tillater ikke at dette gis videre.",
        nn: "Tilbydaren tillèt ikkje at dette blir gitt vidare.",
        en: "The provider does not allow this to be passed on.",
    }
    deactivated {
        nb: "API-et er tatt ut av bruk av tilbyderen.",
        nn: "API-et er teke ut av bruk av tilbydaren.",
        en: "The provider has taken the API out of use.",
    }
    orgnr_unknown(number) {
        nb: "Vi fant ingen virksomhet med nummeret {number}",
        nn: "Vi fann inga verksemd med nummeret {number}",
        en: "We found no business with number {number}",
    }
    orgnr_own {
        nb: "Ingen kan gi til seg selv, verken person eller virksomhet",
        nn: "Ingen kan gi til seg sjølv, verken person eller verksemd",
        en: "Nobody can give to themselves, neither a person nor a business",
    }
    orgnr_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret og kan ikke få fullmakt",
        nn: "Verksemda er sletta i Einingsregisteret og kan ikkje få fullmakt",
        en: "The business has been deleted from the register and cannot be authorised",
    }
    orgnr_bankrupt {
        nb: "Virksomheten er konkurs og kan ikke få fullmakt",
        nn: "Verksemda er konkurs og kan ikkje få fullmakt",
        en: "The business is bankrupt and cannot be authorised",
    }

    on_behalf { nb: "På vegne av", nn: "På vegner av", en: "On behalf of" }
    duration { nb: "Varighet", nn: "Varigheit", en: "Duration" }
    note_short { nb: "Intern merknad", nn: "Intern merknad", en: "Internal note" }
    to_day(day) { nb: "Til og med {day}", nn: "Til og med {day}", en: "Until and including {day}" }

    to_list { nb: "Til oversikten over fullmakter", nn: "Til oversikta over fullmakter", en: "To the list of authorisations" }

    received_link { nb: "Fullmakter vi har fått", nn: "Fullmakter vi har fått", en: "Authorisations we have received" }
    scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    given_by { nb: "Gitt", nn: "Gitt", en: "Given" }
    give_again { nb: "Gi på nytt", nn: "Gi på nytt", en: "Give again" }

    received_none {
        nb: "Ingen kunder har gitt dere fullmakt ennå",
        nn: "Ingen kundar har gitt dykk fullmakt enno",
        en: "No customer has authorised you yet",
    }
    received_none_body {
        nb: "Når en kunde gir dere fullmakt, står den her med én gang. Kunden trenger organisasjonsnummeret deres.",
        nn: "Når ein kunde gir dykk fullmakt, står ho her med ein gong. Kunden treng organisasjonsnummeret dykkar.",
        en: "When a customer authorises you it is shown here at once. The customer needs your organisation number.",
    }
    customer { nb: "Kunde", nn: "Kunde", en: "Customer" }
    relinquish { nb: "Avslutt fullmakten", nn: "Avslutt fullmakta", en: "Give up" }
    search_customer {
        nb: "Kundens navn eller organisasjonsnummer",
        nn: "Namnet eller organisasjonsnummeret til kunden",
        en: "The customer's name or organisation number",
    }
    relinquish_heading {
        nb: "Vil dere avslutte fullmakten?",
        nn: "Vil de avslutte fullmakta?",
        en: "Do you want to give up this authorisation?",
    }
    relinquish_body(customer) {
        nb: "Dere mister denne fullmakten med én gang. Det en annen fullmakt gir dere, virker fortsatt. Dere kan angre fra kvitteringen \
             til fristen går ut. Etterpå kan bare {customer} gi den igjen.",
        nn: "De mister denne fullmakta med ein gong. Det ei anna fullmakt gir dykk, verkar framleis. De kan angre frå kvitteringa til \
             fristen går ut. Etterpå kan berre {customer} gi ho igjen.",
        en: "You lose this authorisation at once. What another one gives you still works. You can undo it from the receipt until the \
             deadline. After that only {customer} can give it again.",
    }
    ended_already {
        nb: "Fullmakten er allerede avsluttet",
        nn: "Fullmakta er allereie avslutta",
        en: "The authorisation has already ended",
    }
    ended_already_body {
        nb: "Den ble fjernet eller gikk ut før dere avsluttet den. Ingenting er endret nå.",
        nn: "Ho vart fjerna eller gjekk ut før de avslutta ho. Ingenting er endra no.",
        en: "It was removed or ran out before you gave it up. Nothing has been changed now.",
    }
    relinquish_yes { nb: "Avslutt fullmakten", nn: "Avslutt fullmakta", en: "Give it up" }
    relinquish_no { nb: "Behold fullmakten", nn: "Behald fullmakta", en: "Keep it" }

    add_person { nb: "Legg til person", nn: "Legg til person", en: "Add person" }

    newer_tag { nb: "Ny versjon", nn: "Ny versjon", en: "New version" }
    kind_package { nb: "Tilgangspakke", nn: "Tilgangspakke", en: "Access package" }
    kind_area { nb: "Fullmaktsområde", nn: "Fullmaktsområde", en: "Access area" }
    kind_right { nb: "Rettighet", nn: "Rett", en: "Right" }
    holder_died {
        nb: "Personen er registrert som død. Fullmaktene virker ikke.",
        nn: "Personen er registrert som død. Fullmaktene verkar ikkje.",
        en: "The person is registered as deceased. The authorisations have no effect.",
    }
    version_added(scopes) {
        nb: "Tilbyderen har lagt til {scopes}.",
        nn: "Tilbydaren har lagt til {scopes}.",
        en: "The provider has added {scopes}.",
    }
    version_removed(scopes) {
        nb: "Tilbyderen har tatt bort {scopes}.",
        nn: "Tilbydaren har teke bort {scopes}.",
        en: "The provider has taken out {scopes}.",
    }
    reason_given(reason) { nb: "Grunn: {reason}", nn: "Grunn: {reason}", en: "Reason: {reason}" }
    restored_tag { nb: "Gjelder igjen", nn: "Gjeld igjen", en: "Valid again" }

    breach_tag { nb: "Sikkerhetsbrudd: kan ikke angres", nn: "Tryggleiksbrot: kan ikkje angrast", en: "Security breach: cannot be undone" }
    awaits { nb: "Venter på bekreftelse", nn: "Ventar på stadfesting", en: "Waiting for confirmation" }
    holder_answered {
        nb: "Personen har svart, eller blir ikke spurt lenger. Legg til personen på nytt for å gi mer.",
        nn: "Personen har svara, eller blir ikkje spurd lenger. Legg til personen på nytt for å gi meir.",
        en: "The person has answered, or is no longer asked. Add the person again to give more.",
    }
    propose { nb: "Foreslå endringen", nn: "Føreslå endringa", en: "Propose the change" }
    happens_two {
        nb: "Dette krever to personer. Du foreslår det, og ingenting blir endret før en kollega har bekreftet.",
        nn: "Dette krev to personar. Du føreslår det, og ingenting blir endra før ein kollega har stadfesta.",
        en: "This requires two people. You propose it, and nothing changes before a colleague has confirmed.",
    }
    two_for_main {
        nb: "To personer kreves fordi det gjelder Hovedadministrator.",
        nn: "To personar krevst fordi det gjeld Hovudadministrator.",
        en: "Two people are required because it concerns Main administrator.",
    }
    two_for_all(all, hours) {
        nb: "To personer kreves fordi dette er {all} herfra, eller hadde for {hours} timer siden.",
        nn: "To personar krevst fordi dette er {all} herfrå, eller hadde for {hours} timar sidan.",
        en: "Two people are required because this is {all} from here, or had {hours} hours ago.",
    }
    two_in_parts(all, hours) {
        nb: "To personer kreves fordi dette er {all} herfra, eller hadde for {hours} timer siden, når det som er fjernet eller har fått \
             tidligere sluttdato siden da, regnes med.",
        nn: "To personar krevst fordi dette er {all} herfrå, eller hadde for {hours} timar sidan, når det som er fjerna eller har fått \
             tidlegare sluttdato sidan då, blir rekna med.",
        en: "Two people are required because this is {all} from here, or had {hours} hours ago, counting what has been removed or given an \
             earlier end date since then.",
    }
    all_of(name) { nb: "alt {name} har", nn: "alt {name} har", en: "all that {name} has" }
    all_apis_of(name) {
        nb: "alle fullmakter til API {name} har",
        nn: "alle fullmakter til API {name} har",
        en: "all authorisations for APIs that {name} has",
    }
    all_grants_of(name) {
        nb: "alle tilgangspakker og rettigheter {name} har",
        nn: "alle tilgangspakkar og rettar {name} har",
        en: "all access packages and rights that {name} has",
    }
    waits { nb: "Venter på en kollega", nn: "Ventar på ein kollega", en: "Waiting for a colleague" }
}

/// Why something takes two persons: what it is, by the rule of the setting.
pub(super) fn why_two(lang: Lang, why: WhyTwo, holder: &str) -> String {
    let t = Texts(lang);
    let all = |of| match of {
        Of::Everything => t.all_of(holder),
        Of::Apis => t.all_apis_of(holder),
        Of::Grants => t.all_grants_of(holder),
    };
    match why {
        WhyTwo::MainAdministrator => t.two_for_main().to_owned(),
        WhyTwo::All(of, Removed::AtOnce) => t.two_for_all(all(of), COUNTED_HOURS),
        WhyTwo::All(of, Removed::InParts) => t.two_in_parts(all(of), COUNTED_HOURS),
    }
}

/// How long something counts.
pub(super) fn until(lang: Lang, ends_on: Option<Date>) -> String {
    let t = Texts(lang);
    ends_on.map_or_else(|| t.no_end().to_owned(), |on| t.to_day(day(lang, on)))
}

/// What is wrong with a supplier, at the field.
pub(super) fn supplier_fault(lang: Lang, fault: SupplierFault, typed: &str) -> String {
    let t = Texts(lang);
    match fault {
        SupplierFault::Unknown => t.orgnr_unknown(typed),
        SupplierFault::Own => t.orgnr_own().to_owned(),
        SupplierFault::Deleted => t.orgnr_deleted().to_owned(),
        SupplierFault::Bankrupt => t.orgnr_bankrupt().to_owned(),
        SupplierFault::Died => t.holder_died().to_owned(),
        SupplierFault::Answered => t.holder_answered().to_owned(),
    }
}

/// Why a resource cannot be given on.
pub(super) fn not_givable(lang: Lang, why: NotGivable) -> &'static str {
    let t = Texts(lang);
    match why {
        NotGivable::ProviderForbids => t.provider_forbids(),
        NotGivable::NoAccess => t.no_access(),
        NotGivable::Deactivated => t.deactivated(),
    }
}

/// The word for what kind of thing it is.
pub(super) fn kind_of(lang: Lang, what: &What) -> &'static str {
    let t = Texts(lang);
    match what.key().0 {
        API => t.api(),
        "package" => t.kind_package(),
        "area" => t.kind_area(),
        _ => t.kind_right(),
    }
}

/// What lies between two versions, in words.
pub(super) fn difference(lang: Lang, difference: &Difference) -> Vec<String> {
    let t = Texts(lang);
    let added = (!difference.added.is_empty()).then(|| t.version_added(difference.added.join(", ")));
    let removed = (!difference.removed.is_empty()).then(|| t.version_removed(difference.removed.join(", ")));
    added.into_iter().chain(removed).collect()
}
