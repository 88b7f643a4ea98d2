mod steps;
mod ways;

pub(super) use self::{steps::StepTexts, ways::WaysTexts};
use super::model::{Choice, EndingAccesses, Unfinished, Watch, Watched};
use crate::{
    access::{Basis, texts as access_texts},
    kernel::{Environment, Lang, texts},
    register::UnitStatus,
    web::{Words, day},
};

texts! {
    /// Choosing whom to act for, and the front page of an organisation.
    pub(crate) struct Texts: Words;
    choose {
        nb: "Hvem vil du gjøre noe på vegne av?",
        nn: "Kven vil du gjere noko på vegner av?",
        en: "Who do you want to act on behalf of?",
    }
    choose_for_answer {
        nb: "Velg virksomheten som saken gjelder: den som eier klienten, konsumenten, leverandøren eller API-tilbyderen. Andre får ikke \
             svar.",
        nn: "Vel verksemda som saka gjeld: den som eig klienten, konsumenten, leverandøren eller API-tilbydaren. Andre får ikkje svar.",
        en: "Choose the business that the case is about: the owner of the client, the consumer, the supplier or the API provider. Others get no \
             answer.",
    }
    signed_in_as(name) { nb: "Logget inn som {name}", nn: "Logga inn som {name}", en: "Signed in as {name}" }
    search {
        nb: "Søk etter navn, sted eller organisasjonsnummer",
        nn: "Søk etter namn, stad eller organisasjonsnummer",
        en: "Search by name, place or organisation number",
    }
    find { nb: "Søk", nn: "Søk", en: "Search" }
    show_all { nb: "Vis alle", nn: "Vis alle", en: "Show all" }
    recent { nb: "Sist brukt", nn: "Sist brukt", en: "Last used" }
    all_units { nb: "Alle virksomheter A–Å", nn: "Alle verksemder A–Å", en: "All businesses A–Å" }
    units { nb: "Virksomheter", nn: "Verksemder", en: "Businesses" }
    hits { nb: "Treff", nn: "Treff", en: "Results" }
    ended { nb: "Slettet eller under avvikling", nn: "Sletta eller under avvikling", en: "Deleted or being wound up" }
    showing(first, last, total) {
        nb: "Viser {first}–{last} av {total}",
        nn: "Viser {first}–{last} av {total}",
        en: "Showing {first}–{last} of {total}",
    }
    hits_one { nb: "1 treff", nn: "1 treff", en: "1 match" }
    hits_many(count) { nb: "{count} treff", nn: "{count} treff", en: "{count} results" }
    no_hits(text) {
        nb: "Ingen treff på «{text}». Sjekk skrivemåten, eller skriv organisasjonsnummeret.",
        nn: "Ingen treff på «{text}». Sjekk skrivemåten, eller skriv organisasjonsnummeret.",
        en: "No results for “{text}”. Check the spelling, or enter the organisation number.",
    }
    nearest { nb: "Mente du en av disse?", nn: "Meinte du ei av desse?", en: "Did you mean one of these?" }
    sub_units_one { nb: "1 underenhet", nn: "1 undereining", en: "1 sub-unit" }
    sub_units(count) { nb: "{count} underenheter", nn: "{count} undereiningar", en: "{count} sub-units" }
    sub_units_of(count, name) { nb: "{count} i {name}", nn: "{count} i {name}", en: "{count} of {name}" }
    through(what, org) { nb: "{what} gjennom {org}", nn: "{what} gjennom {org}", en: "{what} through {org}" }
    deleted_on(day) { nb: "Slettet {day}", nn: "Sletta {day}", en: "Deleted {day}" }
    bankrupt { nb: "Konkurs", nn: "Konkurs", en: "Bankrupt" }
    winding_up { nb: "Under avvikling", nn: "Under avvikling", en: "Being wound up" }
    none {
        nb: "Vi fant ingen virksomhet du kan handle på vegne av",
        nn: "Vi fann inga verksemd du kan handle på vegner av",
        en: "We found no business you can act on behalf of",
    }
    none_lead {
        nb: "Vi har sett etter deg i Enhetsregisteret og blant fullmaktene som er gitt her. Det kan ha disse grunnene:",
        nn: "Vi har sett etter deg i Einingsregisteret og mellom fullmaktene som er gitte her. Det kan ha desse grunnane:",
        en: "We looked for you in the Register of Legal Entities and among the authorisations given here. There may be these reasons:",
    }
    support { nb: "Brukerstøtte", nn: "Brukarstøtte", en: "Support" }
    support_lead {
        nb: "Du er brukerstøtte for Portner. Du svarer virksomheter som har bestilt et prefiks, og kan tildele et prefiks uten bestilling.",
        nn: "Du er brukarstøtte for Portner. Du svarar verksemder som har bestilt eit prefiks, og kan tildele eit prefiks utan bestilling.",
        en: "You do support for Portner. You answer businesses that have ordered a prefix, and can allot a prefix without an order.",
    }
    none_for_support {
        nb: "Skal du handle for en virksomhet, må du ha en rolle eller en fullmakt der.",
        nn: "Skal du handle for ei verksemd, må du ha ei rolle eller ei fullmakt der.",
        en: "To act for a business you must have a role or an authorisation there.",
    }
    to_support { nb: "Se bestillingene", nn: "Sjå bestillingane", en: "See the orders" }
    none_role {
        nb: "Rollen din er ikke registrert ennå",
        nn: "Rolla di er ikkje registrert enno",
        en: "Your role has not been registered yet",
    }
    none_role_body {
        nb: "Roller meldes i Samordnet registermelding hos Brønnøysundregistrene. De gjelder her når de er registrert.",
        nn: "Roller blir melde i Samordna registermelding hos Brønnøysundregistera. Dei gjeld her når dei er registrerte.",
        en: "Roles are reported to the Brønnøysund Register Centre. They apply here once registered.",
    }
    none_new { nb: "Virksomheten er helt ny", nn: "Verksemda er heilt ny", en: "The business is brand new" }
    none_new_body {
        nb: "Det kan ta et døgn fra en virksomhet eller endring er registrert, til den vises her.",
        nn: "Det kan ta eit døgn frå ei verksemd eller endring er registrert, til ho kjem fram her.",
        en: "It can take a day from when a business or a change is registered until it appears here.",
    }
    none_ask { nb: "Du trenger en fullmakt", nn: "Du treng ei fullmakt", en: "You need an authorisation" }
    none_ask_body {
        nb: "Be noen med en nøkkelrolle i virksomheten, for eksempel daglig leder, om å gi deg fullmakt.",
        nn: "Be nokon med ei nøkkelrolle i verksemda, til dømes dagleg leiar, om å gi deg fullmakt.",
        en: "Ask someone with a key role in the business, such as the general manager, to authorise you.",
    }
    my_requests { nb: "Mine forespørsler", nn: "Mine førespurnader", en: "My requests" }
    requests_one {
        nb: "1 forespørsel venter på svar fra dere.",
        nn: "1 førespurnad ventar på svar frå dykk.",
        en: "1 request is waiting for your answer.",
    }
    requests_many(count) {
        nb: "{count} forespørsler venter på svar fra dere.",
        nn: "{count} førespurnader ventar på svar frå dykk.",
        en: "{count} requests are waiting for your answer.",
    }
    asked_one {
        nb: "1 virksomhet venter på svar om tilgang til API-et deres.",
        nn: "1 verksemd ventar på svar om tilgang til API-et dykkar.",
        en: "1 business is waiting for an answer about access to your API.",
    }
    asked_many(count) {
        nb: "{count} forespørsler om tilgang til API-ene deres venter på svar.",
        nn: "{count} førespurnader om tilgang til API-a dykkar ventar på svar.",
        en: "{count} requests for access to your APIs are waiting for an answer.",
    }
    in_test(sentence) { nb: "{sentence} (testmiljø)", nn: "{sentence} (testmiljø)", en: "{sentence} (test environment)" }
    answer { nb: "Svar", nn: "Svar", en: "Answer" }
    answer_requests { nb: "Svar på forespørsler", nn: "Svar på førespurnader", en: "Answer requests" }

    unit_heading(name, number) { nb: "{name} ({number})", nn: "{name} ({number})", en: "{name} ({number})" }
    what_it_gives { nb: "Hva kan jeg gjøre her?", nn: "Kva kan eg gjere her?", en: "What can I do here?" }
    you_can { nb: "Her kan du", nn: "Her kan du", en: "Here you can" }
    you_cannot { nb: "Dette kan du ikke", nn: "Dette kan du ikkje", en: "You cannot" }
    can_see_unit { nb: "se denne oversikten", nn: "sjå denne oversikta", en: "see this overview" }
    can_view {
        nb: "se hvem som har rettigheter til virksomheten, og hvorfor",
        nn: "sjå kven som har rettar til verksemda, og kvifor",
        en: "see who has rights to the business, and why",
    }
    can_give { nb: "gi leverandører fullmakt til API", nn: "gi leverandørar fullmakt til API", en: "authorise suppliers to use APIs" }
    can_set { nb: "endre innstillingene", nn: "endre innstillingane", en: "change the settings" }
    can_view_received {
        nb: "se hvilke kunder som har gitt virksomheten fullmakt",
        nn: "sjå kva kundar som har gitt verksemda fullmakt",
        en: "see which customers have authorised the business",
    }
    can_give_up {
        nb: "avslutte fullmakter virksomheten har fått",
        nn: "avslutte fullmakter verksemda har fått",
        en: "give up authorisations the business has received",
    }
    can_manage_people {
        nb: "gi personer tilgangspakker og rettigheter",
        nn: "gi personar tilgangspakkar og rettar",
        en: "give people access packages and rights",
    }
    can_manage_scopes {
        nb: "lage scopes, og gi og fjerne tilgang til dem",
        nn: "lage scope, og gi og fjerne tilgang til dei",
        en: "make scopes, and give and remove access to them",
    }
    can_view_accesses {
        nb: "se hvilke scopes virksomheten kan bruke, og be om flere",
        nn: "sjå kva scope verksemda kan bruke, og be om fleire",
        en: "see which scopes the business may use, and ask for more",
    }
    can_elsewhere(names) {
        nb: "bruke {names} i andre tjenester; det åpner ingen sider her",
        nn: "bruke {names} i andre tenester; det opnar ingen sider her",
        en: "use {names} in other services; it opens no pages here",
    }
    can_read_log { nb: "lese loggen", nn: "lese loggen", en: "read the log" }
    opened_by { nb: "Dette gir deg mer", nn: "Dette gir deg meir", en: "This gives you more" }
    looking_for_more {
        nb: "Ser du ikke det du leter etter? Se hva du kan gjøre her",
        nn: "Ser du ikkje det du leitar etter? Sjå kva du kan gjere her",
        en: "Can't see what you are looking for? See what you can do here",
    }

    can_be_undone { nb: "Kan angres", nn: "Kan angrast", en: "Can be undone" }
    show_all_undoable { nb: "endringer som kan angres", nn: "endringar som kan angrast", en: "changes that can be undone" }
    receipt_of(reference) { nb: "Kvittering {reference}", nn: "Kvittering {reference}", en: "Receipt {reference}" }
    proposed(name) {
        nb: "{name} har foreslått endringer som trenger en kollega til.",
        nn: "{name} har føreslått endringar som treng ein kollega til.",
        en: "{name} has proposed changes that need a colleague's approval.",
    }
    two_off(name) {
        nb: "{name} har foreslått å slå av kravet om to personer.",
        nn: "{name} har føreslått å slå av kravet om to personar.",
        en: "{name} has proposed to turn off the requirement of two people.",
    }
    own_two_off {
        nb: "Du har foreslått å slå av kravet om to personer. Det venter på en kollega med nøkkelrolle.",
        nn: "Du har føreslått å slå av kravet om to personar. Det ventar på ein kollega med nøkkelrolle.",
        en: "You have proposed to turn off the requirement of two people. It is waiting for a colleague with a key role.",
    }
    withdraw { nb: "Se eller trekk forslaget", nn: "Sjå eller trekk forslaget", en: "See or withdraw it" }
    awaited {
        nb: "En virksomhet har gitt deg noe. Bekreft at det er deg, så gjelder det.",
        nn: "Ei verksemd har gitt deg noko. Stadfest at det er deg, så gjeld det.",
        en: "A business has given you something. Confirm that it is you, and it applies.",
    }
    answer_awaited { nb: "Svar om det er deg", nn: "Svar om det er deg", en: "Answer whether it is you" }
    nothing_waits {
        nb: "Ingenting venter på deg nå.",
        nn: "Ingenting ventar på deg no.",
        en: "Nothing is waiting for you now.",
    }
    own_name { nb: "Navnet ditt", nn: "Namnet ditt", en: "Your name" }
    to_do { nb: "Må gjøres", nn: "Må gjerast", en: "To do" }
    draft_one(org) {
        nb: "Du har 1 ubekreftet endring for {org}. Ingenting er endret ennå.",
        nn: "Du har 1 ustadfesta endring for {org}. Ingenting er endra enno.",
        en: "You have 1 unconfirmed change for {org}. Nothing has changed yet.",
    }
    draft_many(count, org) {
        nb: "Du har {count} ubekreftede endringer for {org}. Ingenting er endret ennå.",
        nn: "Du har {count} ustadfesta endringar for {org}. Ingenting er endra enno.",
        en: "You have {count} unconfirmed changes for {org}. Nothing has changed yet.",
    }
    draft_waits(org) {
        nb: "Endringene dine for {org} venter på en kollega. Ingenting er endret ennå.",
        nn: "Endringane dine for {org} ventar på ein kollega. Ingenting er endra enno.",
        en: "Your changes for {org} are waiting for a colleague. Nothing has changed yet.",
    }
    ends_one(org, day) {
        nb: "1 fullmakt til {org} slutter {day}.",
        nn: "1 fullmakt til {org} sluttar {day}.",
        en: "1 authorisation for {org} ends on {day}.",
    }
    ends_all(count, org, day) {
        nb: "{count} fullmakter til {org} slutter snart, alle {day}.",
        nn: "{count} fullmakter til {org} sluttar snart, alle {day}.",
        en: "{count} authorisations for {org} end soon, all on {day}.",
    }
    ends_many(count, org, day) {
        nb: "{count} fullmakter til {org} slutter snart, den første {day}.",
        nn: "{count} fullmakter til {org} sluttar snart, den første {day}.",
        en: "{count} authorisations for {org} end soon, the first on {day}.",
    }
    gone_deleted(org) {
        nb: "{org} er slettet i Enhetsregisteret, men har fortsatt fullmakt fra dere.",
        nn: "{org} er sletta i Einingsregisteret, men har framleis fullmakt frå dykk.",
        en: "{org} has been deleted from the Register of Legal Entities, but is still authorised by you.",
    }
    gone_bankrupt(org) {
        nb: "{org} er konkurs, men har fortsatt fullmakt fra dere.",
        nn: "{org} er konkurs, men har framleis fullmakt frå dykk.",
        en: "{org} is bankrupt, but is still authorised by you.",
    }
    unconfirmed(name) {
        nb: "Det {name} har fått, gjelder ikke før personen selv har logget inn og bekreftet.",
        nn: "Det {name} har fått, gjeld ikkje før personen sjølv har logga inn og stadfesta.",
        en: "What {name} has been given does not apply until they have signed in and confirmed.",
    }
    accesses_end_one(scope, day) {
        nb: "1 tilgang til {scope} slutter {day}.",
        nn: "1 tilgang til {scope} sluttar {day}.",
        en: "Access to {scope} ends on {day} for 1 business.",
    }
    accesses_end_all(count, scope, day) {
        nb: "{count} tilganger til {scope} slutter snart, alle {day}.",
        nn: "{count} tilgangar til {scope} sluttar snart, alle {day}.",
        en: "Access to {scope} ends soon for {count} businesses, all on {day}.",
    }
    accesses_end_many(count, scope, day) {
        nb: "{count} tilganger til {scope} slutter snart, den første {day}.",
        nn: "{count} tilgangar til {scope} sluttar snart, den første {day}.",
        en: "Access to {scope} ends soon for {count} businesses, the first on {day}.",
    }
    client_keyless(name) {
        nb: "Klienten {name} har ingen nøkkel.",
        nn: "Klienten {name} har ingen nøkkel.",
        en: "The client {name} has no key.",
    }
    client_key_expired(name, day) {
        nb: "Klienten {name} har ingen gyldig nøkkel. Den siste gikk ut {day}.",
        nn: "Klienten {name} har ingen gyldig nøkkel. Den siste gjekk ut {day}.",
        en: "The client {name} has no valid key. The last one expired {day}.",
    }
    client_key_expires(name, day) {
        nb: "Den siste gyldige nøkkelen til klienten {name} utløper {day}.",
        nn: "Den siste gyldige nøkkelen til klienten {name} går ut {day}.",
        en: "The last valid key of the client {name} expires {day}.",
    }
    add_key { nb: "Legg til nøkkel", nn: "Legg til nøkkel", en: "Add a key" }
    look_accesses { nb: "Se tilgangene", nn: "Sjå tilgangane", en: "See them" }
    look { nb: "Se fullmaktene", nn: "Sjå fullmaktene", en: "See them" }
    prolong { nb: "Forleng", nn: "Forleng", en: "Extend" }
    look_at(what, org) { nb: "{what}: {org}", nn: "{what}: {org}", en: "{what}: {org}" }

    shortcuts { nb: "Hurtigvalg", nn: "Snarvegar", en: "Shortcuts" }
    figures { nb: "Tall", nn: "Tal", en: "Figures" }
    latest { nb: "Siste hendelser", nn: "Siste hendingar", en: "Latest events" }
    whole_log { nb: "Se hele loggen", nn: "Sjå heile loggen", en: "See the whole log" }

    get_started { nb: "Kom i gang", nn: "Kom i gang", en: "Get started" }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Why the user may act for an organisation, in a few words: "Daglig leder", "Regnskapsfører gjennom Tall AS".
pub(super) fn tag(lang: Lang, basis: &Basis) -> String {
    let what = capitalised(&access_texts::held(lang, &basis.held));
    match &basis.via {
        Some(via) => Texts(lang).through(what, &via.name),
        None => what,
    }
}

/// Why a unit stands among those that have ended.
pub(super) fn ending(lang: Lang, choice: &Choice) -> Option<String> {
    let t = Texts(lang);
    choice.ended.then(|| match choice.unit.status {
        UnitStatus::Deleted(on) => t.deleted_on(day(lang, on)),
        UnitStatus::Bankrupt => t.bankrupt().to_owned(),
        UnitStatus::Active => t.winding_up().to_owned(),
    })
}

/// "3 underenheter".
pub(super) fn sub_units(lang: Lang, count: usize) -> String {
    match count {
        1 => Texts(lang).sub_units_one().to_owned(),
        count => Texts(lang).sub_units(count),
    }
}

/// "2 forespørsler venter på svar fra dere."
pub(super) fn requests(lang: Lang, count: i64) -> String {
    match count {
        1 => Texts(lang).requests_one().to_owned(),
        count => Texts(lang).requests_many(count),
    }
}

/// "2 forespørsler om tilgang til API-ene deres venter på svar."
pub(super) fn asked(lang: Lang, environment: Environment, count: i64) -> String {
    let t = Texts(lang);
    let sentence = match count {
        1 => t.asked_one().to_owned(),
        count => t.asked_many(count),
    };
    if environment == Environment::Test { t.in_test(sentence) } else { sentence }
}

pub(super) fn unfinished(lang: Lang, draft: &Unfinished) -> String {
    match draft.count {
        _ if draft.is_proposed => Texts(lang).draft_waits(&draft.supplier),
        1 => Texts(lang).draft_one(&draft.supplier),
        count => Texts(lang).draft_many(count, &draft.supplier),
    }
}

/// "2 tilganger til vann:maaler.read slutter snart, den første 3.12.2026."
pub(super) fn ending_accesses(lang: Lang, ending: &EndingAccesses) -> String {
    let t = Texts(lang);
    let sentence = match ending.count {
        1 => t.accesses_end_one(&ending.name, day(lang, ending.first)),
        count if ending.first == ending.last => t.accesses_end_all(count, &ending.name, day(lang, ending.first)),
        count => t.accesses_end_many(count, &ending.name, day(lang, ending.first)),
    };
    if ending.environment == Environment::Test { t.in_test(sentence) } else { sentence }
}

pub(super) fn watched(lang: Lang, watched: &Watched) -> String {
    let t = Texts(lang);
    match (watched.why, watched.count) {
        (Watch::Ends(on, _), 1) => t.ends_one(&watched.name, day(lang, on)),
        (Watch::Ends(on, last), count) if on == last => t.ends_all(count, &watched.name, day(lang, on)),
        (Watch::Ends(on, _), count) => t.ends_many(count, &watched.name, day(lang, on)),
        (Watch::Gone(UnitStatus::Deleted(_)), _) => t.gone_deleted(&watched.name),
        (Watch::Gone(UnitStatus::Bankrupt | UnitStatus::Active), _) => t.gone_bankrupt(&watched.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_begins_with_a_capital() {
        assert_eq!(capitalised("øverste leder"), "Øverste leder");
        assert_eq!(capitalised(""), "");
    }
}
