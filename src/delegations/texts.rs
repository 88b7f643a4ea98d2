use serde_json::Value;

use super::model::{EventItem, Expired, Given, GivenUp, SupplierFault};
use crate::{
    kernel::{Lang, OrgNumber, texts},
    ledger::Event,
    scopes::NotGivable,
    web::day,
};

texts! {
    /// Andre med rettigheter: the list, giving, receipts, what was received.
    pub(crate) struct Texts;
    list { nb: "Andre med rettigheter til virksomheten", nn: "Andre med rettar til verksemda", en: "Others with rights to the business" }
    add_supplier { nb: "Legg til leverandør", nn: "Legg til leverandør", en: "Add supplier" }
    packages_link { nb: "Tilgangspakker", nn: "Tilgangspakkar", en: "Access packages" }
    received_link { nb: "Fullmakter vi har fått", nn: "Fullmakter vi har fått", en: "Powers of attorney we have received" }
    search_label { nb: "Søk", nn: "Søk", en: "Search" }
    search_help { nb: "Navn, organisasjonsnummer, API eller scope", nn: "Namn, organisasjonsnummer, API eller scope", en: "Name, organisation number, API or scope" }
    search { nb: "Søk", nn: "Søk", en: "Search" }
    reset { nb: "Nullstill", nn: "Nullstill", en: "Reset" }
    kind { nb: "Type", nn: "Type", en: "Type" }
    all { nb: "Alle", nn: "Alle", en: "All" }
    organisation { nb: "Virksomhet", nn: "Verksemd", en: "Business" }
    person { nb: "Person", nn: "Person", en: "Person" }
    status { nb: "Status", nn: "Status", en: "Status" }
    current { nb: "Gjeldende", nn: "Gjeldande", en: "Current" }
    ending { nb: "Utløper innen 30 dager", nn: "Går ut innan 30 dagar", en: "Ends within 30 days" }
    removed { nb: "Avsluttet siste 30 dager", nn: "Avslutta siste 30 dagar", en: "Ended in the last 30 days" }
    shown(shown, total) { nb: "Viser {shown} av {total}", nn: "Viser {shown} av {total}", en: "Showing {shown} of {total}" }
    shown_many(shown) { nb: "Viser {shown} av over 1000", nn: "Viser {shown} av over 1000", en: "Showing {shown} of more than 1000" }
    csv { nb: "Last ned CSV", nn: "Last ned CSV", en: "Download CSV" }
    name { nb: "Navn", nn: "Namn", en: "Name" }
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    rights { nb: "Rettigheter", nn: "Rettar", en: "Rights" }
    why { nb: "Hvorfor", nn: "Kvifor", en: "Why" }
    valid_to { nb: "Gjelder til", nn: "Gjeld til", en: "Valid until" }
    turn_order { nb: "– snu rekkefølgen", nn: "– snu rekkjefølgja", en: "– reverse the order" }
    changed { nb: "Sist endret", nn: "Sist endra", en: "Last changed" }
    no_end { nb: "Uten sluttdato", nn: "Utan sluttdato", en: "No end date" }
    ends_first(day) { nb: "Første utløp {day}", nn: "Første utløp {day}", en: "First ends {day}" }
    one_api { nb: "1 API", nn: "1 API", en: "1 API" }
    apis(n) { nb: "{n} API", nn: "{n} API-ar", en: "{n} APIs" }
    api_none { nb: "Ingen API", nn: "Ingen API", en: "No APIs" }
    direct { nb: "Gitt direkte", nn: "Gitt direkte", en: "Given directly" }
    role_tag(role) { nb: "Rolle: {role}", nn: "Rolle: {role}", en: "Role: {role}" }
    role_tag_main(role) { nb: "Rolle: {role} i hovedenheten", nn: "Rolle: {role} i hovudeininga", en: "Role: {role} in the main unit" }
    by_role { nb: "Alt, også å gi fullmakter", nn: "Alt, også å gi fullmakter", en: "Everything, including to authorise others" }
    deleted_tag { nb: "Slettet", nn: "Sletta", en: "Deleted" }
    bankrupt_tag { nb: "Konkurs", nn: "Konkurs", en: "Bankrupt" }
    active_tag { nb: "Aktiv i Enhetsregisteret", nn: "Aktiv i Einingsregisteret", en: "Active in the register" }
    test_tag { nb: "Testmiljø", nn: "Testmiljø", en: "Test environment" }
    none_heading { nb: "Ingen andre har fullmakt ennå", nn: "Ingen andre har fullmakt enno", en: "Nobody else has a power of attorney yet" }
    none_body { nb: "Når dere gir en leverandør fullmakt, ser dere den her, med hva den gjelder og hvem som ga den.", nn: "Når de gir ein leverandør fullmakt, ser de han her, med kva ho gjeld og kven som gav ho.", en: "When you authorise a supplier it is shown here, with what it covers and who gave it." }
    no_hits { nb: "Ingen treff", nn: "Ingen treff", en: "No matches" }
    no_hits_body { nb: "Sjekk skrivemåten, eller nullstill søket og filtrene.", nn: "Sjekk skrivemåten, eller nullstill søket og filtera.", en: "Check the spelling, or reset the search and the filters." }
    draft_waiting { nb: "Du har en påbegynt fullmakt som ikke er bekreftet. Ingenting er gitt ennå.", nn: "Du har ei påbyrja fullmakt som ikkje er stadfesta. Ingenting er gitt enno.", en: "You have started a power of attorney that is not confirmed. Nothing has been given yet." }

    give { nb: "Gi en leverandør fullmakt", nn: "Gi ein leverandør fullmakt", en: "Authorise a supplier" }
    fields { nb: "Fyll ut leverandør og minst ett API. Merknaden er frivillig.", nn: "Fyll ut leverandør og minst eitt API. Merknaden er frivillig.", en: "Fill in the supplier and at least one API. The note is optional." }
    supplier_number { nb: "Organisasjonsnummeret til leverandøren", nn: "Organisasjonsnummeret til leverandøren", en: "The supplier's organisation number" }
    number_help { nb: "9 siffer. Mellomrom er lov.", nn: "9 siffer. Mellomrom er lov.", en: "9 digits. Blanks are allowed." }
    find { nb: "Finn virksomheten", nn: "Finn verksemda", en: "Find the business" }
    unknown_number { nb: "Kjenner du ikke nummeret? Søk på navn", nn: "Kjenner du ikkje nummeret? Søk på namn", en: "Don't know the number? Search by name" }
    supplier_name { nb: "Navnet på leverandøren", nn: "Namnet på leverandøren", en: "The supplier's name" }
    find_name { nb: "Søk på navn", nn: "Søk på namn", en: "Search by name" }
    pick { nb: "Velg", nn: "Vel", en: "Choose" }
    no_names { nb: "Ingen virksomheter i drift har et navn som begynner slik.", nn: "Ingen verksemder i drift har eit namn som byrjar slik.", en: "No active business has a name that begins like this." }
    which { nb: "Hvilke API skal leverandøren bruke på vegne av dere?", nn: "Kva API skal leverandøren bruke på vegner av dykk?", en: "Which APIs shall the supplier use on your behalf?" }
    read_only { nb: "Lese", nn: "Lese", en: "Read" }
    read_write { nb: "Lese og skrive", nn: "Lese og skrive", en: "Read and write" }
    has_already { nb: "Har allerede", nn: "Har allereie", en: "Has already" }
    cannot_give_one { nb: "1 API kan du ikke gi videre. Hvorfor?", nn: "1 API kan du ikkje gi vidare. Kvifor?", en: "1 API cannot be given on. Why?" }
    cannot_give(n) { nb: "{n} API kan du ikke gi videre. Hvorfor?", nn: "{n} API kan du ikkje gi vidare. Kvifor?", en: "{n} APIs cannot be given on. Why?" }
    no_access { nb: "Tilbyderen har ikke gitt dere tilgang. Be tilbyderen om tilgang først.", nn: "Tilbydaren har ikkje gitt dykk tilgang. Be tilbydaren om tilgang først.", en: "The provider has not given you access. Ask the provider for access first." }
    provider_forbids { nb: "Tilbyderen lar ikke konsumenter gi dette videre.", nn: "Tilbydaren lèt ikkje konsumentar gi dette vidare.", en: "The provider does not let consumers give this on." }
    deactivated { nb: "API-et er tatt ut av bruk av tilbyderen.", nn: "API-et er teke ut av bruk av tilbydaren.", en: "The provider has taken the API out of use." }
    nothing_to_give { nb: "Det er ingen API dere kan gi videre ennå. Be en API-tilbyder om tilgang først.", nn: "Det er ingen API de kan gi vidare enno. Be ein API-tilbydar om tilgang først.", en: "There are no APIs you can give on yet. Ask an API provider for access first." }
    how_long { nb: "Hvor lenge?", nn: "Kor lenge?", en: "For how long?" }
    until_day { nb: "Til og med en dato", nn: "Til og med ein dato", en: "Until a date" }
    day_of_month { nb: "Dag", nn: "Dag", en: "Day" }
    month { nb: "Måned", nn: "Månad", en: "Month" }
    year { nb: "År", nn: "År", en: "Year" }
    note { nb: "Intern merknad (frivillig)", nn: "Intern merknad (frivillig)", en: "Internal note (optional)" }
    note_help { nb: "For eksempel et avtalenummer. Bare dere ser den. Høyst 200 tegn.", nn: "Til dømes eit avtalenummer. Berre de ser han. Høgst 200 teikn.", en: "For example a contract number. Only you see it. At most 200 characters." }
    review { nb: "Se over", nn: "Sjå over", en: "Review" }
    cancel { nb: "Avbryt", nn: "Avbryt", en: "Cancel" }
    orgnr_length { nb: "Organisasjonsnummeret må ha 9 siffer", nn: "Organisasjonsnummeret må ha 9 siffer", en: "The organisation number must have 9 digits" }
    orgnr_check { nb: "Kontrollsifferet stemmer ikke. Sjekk nummeret.", nn: "Kontrollsifferet stemmer ikkje. Sjekk nummeret.", en: "The check digit does not match. Check the number." }
    orgnr_unknown(number) { nb: "Vi fant ingen virksomhet med nummeret {number}", nn: "Vi fann inga verksemd med nummeret {number}", en: "We found no business with number {number}" }
    orgnr_own { nb: "Du kan ikke gi fullmakt til din egen virksomhet", nn: "Du kan ikkje gi fullmakt til di eiga verksemd", en: "You cannot authorise your own business" }
    orgnr_deleted { nb: "Virksomheten er slettet i Enhetsregisteret og kan ikke få fullmakt", nn: "Verksemda er sletta i Einingsregisteret og kan ikkje få fullmakt", en: "The business has been deleted from the register and cannot be authorised" }
    orgnr_bankrupt { nb: "Virksomheten er konkurs og kan ikke få fullmakt", nn: "Verksemda er konkurs og kan ikkje få fullmakt", en: "The business is bankrupt and cannot be authorised" }
    choose_api { nb: "Velg minst ett API", nn: "Vel minst eitt API", en: "Choose at least one API" }
    api_gone { nb: "Et API du valgte, kan ikke gis videre lenger. Se over valgene.", nn: "Eit API du valde, kan ikkje givast vidare lenger. Sjå over vala.", en: "An API you chose can no longer be given on. Look over your choices." }
    api_had(title) { nb: "Leverandøren har allerede «{title}»", nn: "Leverandøren har allereie «{title}»", en: "The supplier already has “{title}”" }
    end_no_date { nb: "Skriv sluttdatoen som dag, måned og år", nn: "Skriv sluttdatoen som dag, månad og år", en: "Write the end date as day, month and year" }
    end_past { nb: "Sluttdatoen må være i morgen eller senere", nn: "Sluttdatoen må vere i morgon eller seinare", en: "The end date must be tomorrow or later" }
    note_long { nb: "Merknaden kan ha høyst 200 tegn", nn: "Merknaden kan ha høgst 200 teikn", en: "The note can have at most 200 characters" }

    check { nb: "Se over før du gir fullmakt", nn: "Sjå over før du gir fullmakt", en: "Review before you authorise" }
    on_behalf { nb: "På vegne av", nn: "På vegner av", en: "On behalf of" }
    supplier { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    api { nb: "API", nn: "API", en: "API" }
    duration { nb: "Varighet", nn: "Varigheit", en: "Duration" }
    note_short { nb: "Intern merknad", nn: "Intern merknad", en: "Internal note" }
    no_note { nb: "Ingen", nn: "Ingen", en: "None" }
    to_day(day) { nb: "Til og med {day}", nn: "Til og med {day}", en: "Until and including {day}" }
    change { nb: "Endre", nn: "Endre", en: "Change" }
    what_happens { nb: "Dette skjer", nn: "Dette skjer", en: "What happens" }
    happens_now { nb: "Fullmakten virker med én gang du bekrefter.", nn: "Fullmakta verkar med ein gong du stadfestar.", en: "The power of attorney takes effect as soon as you confirm." }
    happens_org { nb: "Den gjelder for virksomheten, også når du slutter.", nn: "Ho gjeld for verksemda, også når du sluttar.", en: "It belongs to the business, also after you have left." }
    happens_seen { nb: "Leverandøren ser den med én gang, og begge parter får den i loggen.", nn: "Leverandøren ser ho med ein gong, og begge partar får ho i loggen.", en: "The supplier sees it at once, and both parties get it in their logs." }
    confirm { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    discard { nb: "Forkast", nn: "Forkast", en: "Discard" }

    stale { nb: "Noe er endret siden du så over", nn: "Noko er endra sidan du såg over", en: "Something has changed since you reviewed" }
    stale_body { nb: "Ingenting er gitt herfra. Dette er annerledes nå:", nn: "Ingenting er gitt herfrå. Dette er annleis no:", en: "Nothing has been given from here. This is different now:" }
    stale_given(title) { nb: "«{title}» er allerede gitt til leverandøren, av en kollega eller i en annen fane.", nn: "«{title}» er allereie gitt til leverandøren, av ein kollega eller i ei anna fane.", en: "“{title}” has already been given to the supplier, by a colleague or in another tab." }
    stale_changed(title) { nb: "Tilbyderen har endret hva «{title}» inneholder.", nn: "Tilbydaren har endra kva «{title}» inneheld.", en: "The provider has changed what “{title}” contains." }
    stale_gone(title) { nb: "«{title}» kan ikke gis videre lenger.", nn: "«{title}» kan ikkje givast vidare lenger.", en: "“{title}” can no longer be given on." }
    stale_end { nb: "Sluttdatoen er passert.", nn: "Sluttdatoen er passert.", en: "The end date has passed." }
    stale_draft { nb: "Du har bekreftet, forkastet eller begynt på nytt i en annen fane, eller det er mer enn sju dager siden du begynte.", nn: "Du har stadfesta, forkasta eller byrja på nytt i ei anna fane, eller det er meir enn sju dagar sidan du byrja.", en: "You have confirmed, discarded or started anew in another tab, or you started more than seven days ago." }
    stale_rest_one { nb: "1 API er uendret og kan fortsatt gis.", nn: "1 API er uendra og kan framleis givast.", en: "1 API is unchanged and can still be given." }
    stale_rest(n) { nb: "{n} API er uendret og kan fortsatt gis.", nn: "{n} API-ar er uendra og kan framleis givast.", en: "{n} APIs are unchanged and can still be given." }
    review_again { nb: "Se over på nytt", nn: "Sjå over på nytt", en: "Review again" }

    given { nb: "Fullmakt gitt", nn: "Fullmakt gitt", en: "Power of attorney given" }
    given_up { nb: "Fullmakten er frasagt", nn: "Fullmakta er fråsagd", en: "The power of attorney has been given up" }
    given_body(holder, giver) { nb: "{holder} kan nå bruke API-ene under på vegne av {giver}.", nn: "{holder} kan no bruke API-ane under på vegner av {giver}.", en: "{holder} can now use the APIs below on behalf of {giver}." }
    given_up_body(holder, giver) { nb: "{holder} kan ikke lenger bruke dette på vegne av {giver}.", nn: "{holder} kan ikkje lenger bruke dette på vegner av {giver}.", en: "{holder} can no longer use this on behalf of {giver}." }
    reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    in_effect { nb: "Gjelder fra", nn: "Gjeld frå", en: "In effect from" }
    by { nb: "Gjort av", nn: "Gjort av", en: "Done by" }
    by_for(name, org) { nb: "{name} for {org}", nn: "{name} for {org}", en: "{name} for {org}" }
    for_supplier { nb: "Til leverandøren", nn: "Til leverandøren", en: "For the supplier" }
    for_supplier_body(giver, number, scopes) { nb: "{giver} har gitt dere fullmakt. Be om token med consumer_org {number} og disse scopene: {scopes}", nn: "{giver} har gitt dykk fullmakt. Be om token med consumer_org {number} og desse scopa: {scopes}", en: "{giver} has authorised you. Request a token with consumer_org {number} and these scopes: {scopes}" }
    next_other { nb: "Gi fullmakt til en annen", nn: "Gi fullmakt til ein annan", en: "Authorise another" }
    to_holder(name) { nb: "Til {name}", nn: "Til {name}", en: "To {name}" }
    to_list { nb: "Til oversikten over fullmakter", nn: "Til oversikta over fullmakter", en: "To the list" }
    to_log { nb: "Se i loggen", nn: "Sjå i loggen", en: "See in the log" }
    print_hint { nb: "Siden kan skrives ut. Kvitteringen finnes alltid igjen i loggen.", nn: "Sida kan skrivast ut. Kvitteringa finst alltid igjen i loggen.", en: "The page can be printed. The receipt is always found again in the log." }

    give_more { nb: "Gi flere fullmakter", nn: "Gi fleire fullmakter", en: "Give more" }
    api_access { nb: "API-tilganger", nn: "API-tilgangar", en: "API access" }
    provider { nb: "Tilbyder", nn: "Tilbydar", en: "Provider" }
    scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    given_by { nb: "Gitt", nn: "Gitt", en: "Given" }
    by_name(name, day) { nb: "{name}, {day}", nn: "{name}, {day}", en: "{name}, {day}" }
    no_apis(name) { nb: "{name} har ingen API-tilganger nå.", nn: "{name} har ingen API-tilgangar no.", en: "{name} has no API access now." }
    other_rights { nb: "Roller og tilgangspakker", nn: "Roller og tilgangspakkar", en: "Roles and access packages" }
    source { nb: "Kilde", nn: "Kjelde", en: "Source" }
    source_register { nb: "Enhetsregisteret. Endres i Samordnet registermelding.", nn: "Einingsregisteret. Blir endra i Samordna registermelding.", en: "The Register of Legal Entities. Changed with the register." }
    since(day) { nb: "siden {day}", nn: "sidan {day}", en: "since {day}" }
    ended { nb: "Avsluttet siste 30 dager", nn: "Avslutta siste 30 dagar", en: "Ended in the last 30 days" }
    how_ended { nb: "Avsluttet", nn: "Avslutta", en: "Ended" }
    ended_giver(day) { nb: "Fjernet {day}", nn: "Fjerna {day}", en: "Removed {day}" }
    ended_holder(day) { nb: "Frasagt av leverandøren {day}", nn: "Fråsagd av leverandøren {day}", en: "Given up by the supplier {day}" }
    ended_expired(day) { nb: "Utløpt {day}", nn: "Gjekk ut {day}", en: "Expired {day}" }
    give_again { nb: "Gi på nytt", nn: "Gi på nytt", en: "Give again" }
    holder_deleted { nb: "Virksomheten er slettet i Enhetsregisteret. Fullmaktene virker ikke.", nn: "Verksemda er sletta i Einingsregisteret. Fullmaktene verkar ikkje.", en: "The business has been deleted from the register. Its powers of attorney have no effect." }
    holder_bankrupt { nb: "Virksomheten er konkurs ifølge Enhetsregisteret.", nn: "Verksemda er konkurs ifølgje Einingsregisteret.", en: "The business is bankrupt according to the register." }
    born(year) { nb: "født {year}", nn: "fødd {year}", en: "born {year}" }
    via_key_roles { nb: "De som har en nøkkelrolle i virksomheten, kan bruke det den har fått.", nn: "Dei som har ei nøkkelrolle i verksemda, kan bruke det ho har fått.", en: "Those who hold a key role in the business may use what it has been given." }

    received { nb: "Fullmakter vi har fått", nn: "Fullmakter vi har fått", en: "Powers of attorney we have received" }
    received_none { nb: "Ingen kunder har gitt dere fullmakt ennå", nn: "Ingen kundar har gitt dykk fullmakt enno", en: "No customer has authorised you yet" }
    received_none_body { nb: "Når en kunde gir dere fullmakt, står den her med én gang. Kunden trenger organisasjonsnummeret deres.", nn: "Når ein kunde gir dykk fullmakt, står ho her med ein gong. Kunden treng organisasjonsnummeret dykkar.", en: "When a customer authorises you it is shown here at once. The customer needs your organisation number." }
    customer { nb: "Kunde", nn: "Kunde", en: "Customer" }
    valid { nb: "Gjelder", nn: "Gjeld", en: "Valid" }
    relinquish { nb: "Frasi oss", nn: "Frasei oss", en: "Give up" }
    search_customer { nb: "Kundens navn eller organisasjonsnummer", nn: "Namnet eller organisasjonsnummeret til kunden", en: "The customer's name or organisation number" }
    relinquish_heading { nb: "Frasi dere denne fullmakten?", nn: "Frasei dykk denne fullmakta?", en: "Give up this power of attorney?" }
    relinquish_body(customer) { nb: "Dere mister tilgangen med én gang. Bare {customer} kan gi den igjen.", nn: "De mister tilgangen med ein gong. Berre {customer} kan gi han igjen.", en: "You lose the access at once. Only {customer} can give it again." }
    relinquish_yes { nb: "Frasi oss fullmakten", nn: "Frasei oss fullmakta", en: "Give it up" }
    relinquish_no { nb: "Behold fullmakten", nn: "Behald fullmakta", en: "Keep it" }

    event_given(giver, holder, what) { nb: "{giver} ga {holder} fullmakt: {what}", nn: "{giver} gav {holder} fullmakt: {what}", en: "{giver} authorised {holder}: {what}" }
    event_given_until(sentence, day) { nb: "{sentence}, til og med {day}", nn: "{sentence}, til og med {day}", en: "{sentence}, until and including {day}" }
    event_given_up(holder, giver, what) { nb: "{holder} frasa seg fullmakten fra {giver}: {what}", nn: "{holder} frasa seg fullmakta frå {giver}: {what}", en: "{holder} gave up the power of attorney from {giver}: {what}" }
    event_expired(giver, holder, what) { nb: "Fullmakten fra {giver} til {holder} gikk ut: {what}", nn: "Fullmakta frå {giver} til {holder} gjekk ut: {what}", en: "The power of attorney from {giver} to {holder} expired: {what}" }
    supplier_ok(form, place) { nb: "{form}, {place}. I drift.", nn: "{form}, {place}. I drift.", en: "{form}, {place}. Active." }
}

/// What is wrong with a supplier, at the field.
pub(super) fn supplier_fault(lang: Lang, fault: SupplierFault, typed: &str) -> String {
    let t = Texts(lang);
    match fault {
        SupplierFault::Unknown => t.orgnr_unknown(typed),
        SupplierFault::Own => t.orgnr_own().to_owned(),
        SupplierFault::Deleted => t.orgnr_deleted().to_owned(),
        SupplierFault::Bankrupt => t.orgnr_bankrupt().to_owned(),
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

fn titles(lang: Lang, items: &[EventItem]) -> String {
    let (open, close) = if lang == Lang::En { ('“', '”') } else { ('«', '»') };
    items.iter().map(|item| format!("{open}{}{close}", item.title.in_lang(lang))).collect::<Vec<_>>().join(", ")
}

/// The sentence of an event of this room, for the log. `None`: it is another room's.
pub(crate) fn describe(lang: Lang, kind: &str, payload: &Value, _reader: OrgNumber) -> Option<String> {
    let t = Texts(lang);
    match kind {
        Given::KIND => {
            let event: Given = serde_json::from_value(payload.clone()).ok()?;
            let sentence = t.event_given(&event.giver.name, &event.holder.name, titles(lang, &event.items));
            Some(event.ends_on.map_or(sentence.clone(), |on| t.event_given_until(&sentence, day(lang, on))))
        }
        GivenUp::KIND => {
            let event: GivenUp = serde_json::from_value(payload.clone()).ok()?;
            Some(t.event_given_up(&event.holder.name, &event.giver.name, titles(lang, &event.items)))
        }
        Expired::KIND => {
            let event: Expired = serde_json::from_value(payload.clone()).ok()?;
            Some(t.event_expired(&event.giver.name, &event.holder.name, titles(lang, &event.items)))
        }
        _ => None,
    }
}
