use crate::kernel::texts;

texts! {
    /// Words and sentences that several rooms show alike. The texts of a room lead here for what it does not say itself.
    pub(crate) struct Words;
    my_apis { nb: "Mine API", nn: "Mine API", en: "My APIs" }
    clients { nb: "Klienter", nn: "Klientar", en: "Clients" }
    held { nb: "Tilganger vi har", nn: "Tilgangar vi har", en: "Access we have" }
    environment { nb: "Miljø", nn: "Miljø", en: "Environment" }
    production { nb: "Produksjon", nn: "Produksjon", en: "Production" }
    test { nb: "Test", nn: "Test", en: "Test" }
    test_tag { nb: "Testmiljø", nn: "Testmiljø", en: "Test environment" }
    new_scope { nb: "Nytt scope", nn: "Nytt scope", en: "New scope" }
    search { nb: "Søk", nn: "Søk", en: "Search" }
    status { nb: "Status", nn: "Status", en: "Status" }
    active_tag { nb: "Aktivt", nn: "Aktivt", en: "Active" }
    inactive_tag { nb: "Deaktivert", nn: "Deaktivert", en: "Deactivated" }
    not_there { nb: "Fantes ikke", nn: "Fanst ikkje", en: "Did not exist" }
    all { nb: "Alle", nn: "Alle", en: "All" }
    reset { nb: "Nullstill", nn: "Nullstill", en: "Reset" }
    scope { nb: "Scope", nn: "Scope", en: "Scope" }
    created { nb: "Opprettet", nn: "Oppretta", en: "Created" }
    copy_text { nb: "Kopier", nn: "Kopier", en: "Copy" }
    copy_name { nb: "Kopier navnet", nn: "Kopier namnet", en: "Copy the name" }
    csv { nb: "Last ned CSV", nn: "Last ned CSV", en: "Download CSV" }
    organisations(n) { nb: "{n} virksomheter", nn: "{n} verksemder", en: "{n} businesses" }
    one_organisation { nb: "1 virksomhet", nn: "1 verksemd", en: "1 business" }
    search_person {
        nb: "Søk uten fødselsnummer.",
        nn: "Søk utan fødselsnummer.",
        en: "Search without a national identity number.",
    }
    two_to_undo {
        nb: "Dette krever to personer og kan ikke angres av én. Gjør det som en ny endring, så blir det et forslag til en kollega.",
        nn: "Dette krev to personar og kan ikkje angrast av éin. Gjer det som ei ny endring, så blir det eit forslag til ein kollega.",
        en: "This requires two people and cannot be undone by one. Do it as a new change, and it is proposed to a colleague.",
    }
    seconds(n) { nb: "{n} sekunder", nn: "{n} sekund", en: "{n} seconds" }
    one_second { nb: "1 sekund", nn: "1 sekund", en: "1 second" }
    yes { nb: "Ja", nn: "Ja", en: "Yes" }
    no { nb: "Nei", nn: "Nei", en: "No" }
    no_hits { nb: "Ingen treff", nn: "Ingen treff", en: "No matches" }
    no_prefix { nb: "Virksomheten har ikke prefiks ennå", nn: "Verksemda har ikkje prefiks enno", en: "The business has no prefix yet" }
    prefix { nb: "Prefiks", nn: "Prefiks", en: "Prefix" }
    prefixes { nb: "Prefikser", nn: "Prefiks", en: "Prefixes" }
    order_prefix { nb: "Bestill prefiks", nn: "Bestill prefiks", en: "Order a prefix" }
    to_scope(name) { nb: "Gå til {name}", nn: "Gå til {name}", en: "Go to {name}" }
    too_long(most) { nb: "Teksten kan ha høyst {most} tegn.", nn: "Teksten kan ha høgst {most} teikn.", en: "The text can have at most {most} characters." }
    text_sign { nb: "Teksten inneholder usynlige tegn. Skriv den på nytt.", nn: "Teksten inneheld usynlege teikn. Skriv han på nytt.", en: "The text has characters that cannot be seen. Type it again." }
    text_private_key { nb: "Teksten inneholder en privat nøkkel. Ta den bort, og lag en ny: andre kan ha sett den.", nn: "Teksten inneheld ein privat nøkkel. Ta han bort, og lag ein ny: andre kan ha sett han.", en: "The text has a private key in it. Remove it, and make a new one: others may have seen it." }
    text_national_id { nb: "Teksten inneholder et fødselsnummer. Ta det bort: teksten blir stående i loggen.", nn: "Teksten inneheld eit fødselsnummer. Ta det bort: teksten blir ståande i loggen.", en: "The text has a national identity number in it. Remove it: the text will stay in the log." }
    save { nb: "Lagre", nn: "Lagre", en: "Save" }
    cancel { nb: "Avbryt", nn: "Avbryt", en: "Cancel" }
    edit { nb: "Endre", nn: "Endre", en: "Edit" }
    conflict { nb: "Ingenting av ditt er lagret. Se forskjellen, rett skjemaet om det trengs, og lagre på nytt.", nn: "Ingenting av ditt er lagra. Sjå skilnaden, rett skjemaet om det trengst, og lagre på nytt.", en: "Nothing of yours has been saved. Look at the difference, correct the form if need be, and save again." }
    field { nb: "Felt", nn: "Felt", en: "Field" }
    saved_now { nb: "Lagret nå", nn: "Lagra no", en: "Saved now" }
    you_typed { nb: "Du skrev", nn: "Du skreiv", en: "You typed" }
    accesses { nb: "Tilganger", nn: "Tilgangar", en: "Access" }
    day { nb: "Dag", nn: "Dag", en: "Day" }
    month { nb: "Måned", nn: "Månad", en: "Month" }
    year { nb: "År", nn: "År", en: "Year" }
    day_wrong { nb: "Skriv dagen som et tall fra 1 til 31.", nn: "Skriv dagen som eit tal frå 1 til 31.", en: "Enter the day as a number from 1 to 31." }
    month_wrong { nb: "Skriv måneden som et tall fra 1 til 12.", nn: "Skriv månaden som eit tal frå 1 til 12.", en: "Enter the month as a number from 1 to 12." }
    year_wrong { nb: "Skriv året med fire sifre.", nn: "Skriv året med fire siffer.", en: "Enter the year with four digits." }
    year_far(last) { nb: "Året er for langt fram. Skriv et år til og med {last}.", nn: "Året er for langt fram. Skriv eit år til og med {last}.", en: "The year is too far ahead. Enter a year up to and including {last}." }
    not_in_month { nb: "Måneden har ikke så mange dager.", nn: "Månaden har ikkje så mange dagar.", en: "The month does not have that many days." }
    end_past { nb: "Siste dag må være i morgen eller senere.", nn: "Siste dag må vere i morgon eller seinare.", en: "The last day must be tomorrow or later." }
    end_no_date { nb: "Skriv en dato som finnes, med dag, måned og år.", nn: "Skriv ein dato som finst, med dag, månad og år.", en: "Enter a date that exists, with day, month and year." }
    bulk { nb: "Legg til mange", nn: "Legg til mange", en: "Add many" }
    registered_as(name) { nb: "I registeret: {name}", nn: "I registeret: {name}", en: "In the register: {name}" }
    organisation { nb: "Virksomhet", nn: "Verksemd", en: "Business" }
    by(at, name) { nb: "{at} av {name}", nn: "{at} av {name}", en: "{at} by {name}" }
    suppliers { nb: "Leverandører med fullmakt", nn: "Leverandørar med fullmakt", en: "Authorised suppliers" }
    and_more(n) { nb: "+ {n} til", nn: "+ {n} til", en: "+ {n} more" }
    back_to_scope { nb: "Tilbake til scopet", nn: "Tilbake til scopet", en: "Back to the scope" }
    happens_undo(hours) { nb: "Det kan angres i {hours} timer, fra kvitteringen.", nn: "Det kan angrast i {hours} timar, frå kvitteringa.", en: "It can be undone for {hours} hours, from the receipt." }
    deactivate { nb: "Deaktiver", nn: "Deaktiver", en: "Deactivate" }
    reactivate { nb: "Ta i bruk igjen", nn: "Ta i bruk igjen", en: "Reactivate" }
    deactivated_at(at) { nb: "Deaktivert {at}.", nn: "Deaktivert {at}.", en: "Deactivated {at}." }
    see_all { nb: "Se hvem", nn: "Sjå kven", en: "See who" }
    those_concerned { nb: "De det gjelder", nn: "Dei det gjeld", en: "Those concerned" }
    documentation { nb: "Dokumentasjon", nn: "Dokumentasjon", en: "Documentation" }
    message {
        nb: "Melding til dem det gjelder (frivillig)",
        nn: "Melding til dei det gjeld (frivillig)",
        en: "Message to those concerned (optional)",
    }
    message_help { nb: "Vises i loggen deres.", nn: "Blir vist i loggen deira.", en: "Shown in their log." }
    breach { nb: "Dette gjelder et sikkerhetsbrudd", nn: "Dette gjeld eit tryggleiksbrot", en: "This concerns a security breach" }
    message_label { nb: "Melding", nn: "Melding", en: "Message" }
    used_by_now {
        nb: "Noen har fått tilgang siden du åpnet siden. Skriv navnet for å bekrefte.",
        nn: "Nokon har fått tilgang sidan du opna sida. Skriv namnet for å stadfeste.",
        en: "Somebody has been given access since you opened the page. Type the name to confirm.",
    }
    type_label(name) { nb: "Skriv {name} for å bekrefte", nn: "Skriv {name} for å stadfeste", en: "Type {name} to confirm" }
    type_name(name) {
        nb: "Skriv {name} nøyaktig slik det står.",
        nn: "Skriv {name} nøyaktig slik det står.",
        en: "Type {name} exactly as shown.",
    }
    changed_to(before, after) { nb: "fra «{before}» til «{after}»", nn: "frå «{before}» til «{after}»", en: "from “{before}” to “{after}”" }
    set_to(after) { nb: "satt til «{after}»", nn: "sett til «{after}»", en: "set to “{after}”" }
    set_to_nothing(before) { nb: "tatt bort, var «{before}»", nn: "teke bort, var «{before}»", en: "removed, was “{before}”" }
    undone_of { nb: "Det som ble angret", nn: "Det som vart angra", en: "What was undone" }
    undo { nb: "Angre", nn: "Angre", en: "Undo" }
    undo_deactivation { nb: "Angre deaktiveringen", nn: "Angre deaktiveringa", en: "Undo the deactivation" }
    number_help { nb: "9 siffer. Mellomrom er lov.", nn: "9 siffer. Mellomrom er lov.", en: "9 digits. Spaces are allowed." }
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    given { nb: "Gitt", nn: "Gitt", en: "Given" }
    orgnr_missing { nb: "Skriv organisasjonsnummeret.", nn: "Skriv organisasjonsnummeret.", en: "Enter the organisation number." }
    orgnr_length { nb: "Organisasjonsnummeret må ha 9 siffer.", nn: "Organisasjonsnummeret må ha 9 siffer.", en: "The organisation number must have 9 digits." }
    orgnr_rounded { nb: "Regnearket har gjort om nummeret, så de siste sifrene er borte. Skriv hele nummeret.", nn: "Reknearket har gjort om nummeret, så dei siste siffera er borte. Skriv heile nummeret.", en: "The spreadsheet has changed the number, so its last digits are lost. Enter the whole number." }
    orgnr_person { nb: "Dette er et fødselsnummer. Skriv organisasjonsnummeret.", nn: "Dette er eit fødselsnummer. Skriv organisasjonsnummeret.", en: "This is a national identity number. Enter the organisation number." }
    orgnr_check { nb: "Kontrollsifferet stemmer ikke. Sjekk nummeret.", nn: "Kontrollsifferet stemmer ikkje. Sjekk nummeret.", en: "The check digit does not match. Check the number." }
    person_name_missing { nb: "Skriv navnet.", nn: "Skriv namnet.", en: "Enter the name." }
    person_name_sign {
        nb: "Et navn har bare bokstaver, bindestrek og apostrof. Fødselsnummer hører ikke hjemme her.",
        nn: "Eit namn har berre bokstavar, bindestrek og apostrof. Fødselsnummer høyrer ikkje heime her.",
        en: "A name has letters, hyphens and apostrophes only. A national identity number does not belong here.",
    }
    consumer_unknown(number) { nb: "Vi fant ingen virksomhet med nummeret {number}.", nn: "Vi fann inga verksemd med nummeret {number}.", en: "We found no business with number {number}." }
    provider { nb: "API-tilbyder", nn: "API-tilbydar", en: "API provider" }
    log_reason(sentence, reason) { nb: "{sentence} Grunn: {reason}", nn: "{sentence} Grunn: {reason}", en: "{sentence} Reason: {reason}" }
    receipt_undone { nb: "Endringen er angret", nn: "Endringa er angra", en: "The change has been undone" }
    tag_failed { nb: "Ikke angret", nn: "Ikkje angra", en: "Not undone" }
    to_list { nb: "Til Mine API", nn: "Til Mine API", en: "To My APIs" }
    purpose { nb: "Formål", nn: "Føremål", en: "Purpose" }
    contact { nb: "Kontakt", nn: "Kontakt", en: "Contact" }
    declined { nb: "Avslått", nn: "Avslått", en: "Declined" }
    decline { nb: "Avslå", nn: "Avslå", en: "Decline" }
    why { nb: "Hvorfor", nn: "Kvifor", en: "Why" }
    action { nb: "Handling", nn: "Handling", en: "Action" }
    born(year) { nb: "født {year}", nn: "fødd {year}", en: "born {year}" }
    direct { nb: "Gitt direkte", nn: "Gitt direkte", en: "Given directly" }
    api { nb: "API", nn: "API", en: "API" }
    scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    main_administrator { nb: "hovedadministrator", nn: "hovudadministrator", en: "main administrator" }
    fetched(at) { nb: "Hentet {at}", nn: "Henta {at}", en: "Retrieved {at}" }
    typed_day {
        nb: "Skriver du en dato, gjelder den, også når det andre er valgt.",
        nn: "Skriv du ein dato, gjeld han, også når det andre er valt.",
        en: "A date that you enter applies, also when the other choice is selected.",
    }
    no_end { nb: "Uten sluttdato", nn: "Utan sluttdato", en: "No end date" }
    remove { nb: "Fjern", nn: "Fjern", en: "Remove" }
    deleted_tag { nb: "Slettet", nn: "Sletta", en: "Deleted" }
    consequence { nb: "Konsekvens", nn: "Konsekvens", en: "Consequence" }
    keep_all { nb: "Behold alt", nn: "Behald alt", en: "Keep everything" }
    in_test(title) { nb: "{title} (testmiljø)", nn: "{title} (testmiljø)", en: "{title} (test environment)" }
    undo_removal { nb: "Angre fjerningen", nn: "Angre fjerninga", en: "Undo the removal" }
    see_request { nb: "Se forespørselen", nn: "Sjå førespurnaden", en: "See the request" }
    since { nb: "Siden", nn: "Sidan", en: "Since" }
    valid { nb: "Gjelder", nn: "Gjeld", en: "Valid" }
    on_behalf_of { nb: "På vegne av", nn: "På vegner av", en: "On behalf of" }
    delegations { nb: "Fullmakter", nn: "Fullmakter", en: "Authorisations" }
    settings { nb: "Innstillinger", nn: "Innstillingar", en: "Settings" }
    ask_access { nb: "Be om tilgang", nn: "Be om tilgang", en: "Ask for access" }
    changed { nb: "Sist endret", nn: "Sist endra", en: "Last changed" }
    no_hits_body {
        nb: "Sjekk skrivemåten, eller nullstill søket og filtrene.",
        nn: "Sjekk skrivemåten, eller nullstill søket og filtera.",
        en: "Check the spelling, or reset the search and the filters.",
    }
    give { nb: "Gi en leverandør fullmakt", nn: "Gi ein leverandør fullmakt", en: "Authorise a supplier" }
    read_only { nb: "Bare lese", nn: "Berre lese", en: "Read only" }
    read_write { nb: "Lese og skrive", nn: "Lese og skrive", en: "Read and write" }
    review { nb: "Se over", nn: "Sjå over", en: "Review" }
    reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    to_log { nb: "Se i loggen", nn: "Sjå i loggen", en: "See in the log" }
    received { nb: "Fullmakter vi har fått", nn: "Fullmakter vi har fått", en: "Authorisations we have received" }
    what { nb: "Hva", nn: "Kva", en: "What" }
    show { nb: "Vis", nn: "Vis", en: "Show" }
    role_in(role, org) { nb: "{role} i {org}", nn: "{role} i {org}", en: "{role} of {org}" }
    sent { nb: "Sendt", nn: "Sendt", en: "Sent" }
    see_receipt { nb: "Se kvitteringen", nn: "Sjå kvitteringa", en: "See the receipt" }
    description { nb: "Beskrivelse", nn: "Skildring", en: "Description" }
    try_again { nb: "Prøv igjen", nn: "Prøv igjen", en: "Try again" }
    why_expired { nb: "Tiden for forespørselen er ute.", nn: "Tida for førespurnaden er ute.", en: "The request has expired." }
    deactivating(name) { nb: "Deaktiverer {name}", nn: "Deaktiverer {name}", en: "Deactivating {name}" }
    planning(name) {
        nb: "Planlegger deaktiveringen av {name}",
        nn: "Planlegg deaktiveringa av {name}",
        en: "Planning the deactivation of {name}",
    }
    cancelling(name) {
        nb: "Avlyser deaktiveringen av {name}",
        nn: "Avlyser deaktiveringa av {name}",
        en: "Cancelling the deactivation of {name}",
    }
    reactivating(name) { nb: "Tar {name} i bruk igjen", nn: "Tek {name} i bruk igjen", en: "Reactivating {name}" }
    changing(name) { nb: "Endrer {name}", nn: "Endrar {name}", en: "Changing {name}" }
}

impl Words {
    /// One organisation, or so many.
    pub(crate) fn organisations_in_words(self, n: i64) -> String {
        if n == 1 { self.one_organisation().to_owned() } else { self.organisations(n) }
    }

    /// A title in quotation marks, with a mark behind it if it counts in the test environment only.
    pub(crate) fn quoted(self, title: &str, is_test: bool) -> String {
        let quoted = self.0.quoted([title]);
        if is_test { self.in_test(quoted) } else { quoted }
    }

    /// One second, or so many.
    pub(crate) fn seconds_in_words(self, n: u64) -> String {
        if n == 1 { self.one_second().to_owned() } else { self.seconds(n) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Lang;

    #[test]
    fn one_is_not_several() {
        for (lang, second, seconds, organisation) in [
            (Lang::Nb, "1 sekund", "2 sekunder", "1 virksomhet"),
            (Lang::Nn, "1 sekund", "2 sekund", "1 verksemd"),
            (Lang::En, "1 second", "2 seconds", "1 business"),
        ] {
            let words = Words(lang);
            assert_eq!([words.seconds_in_words(1), words.seconds_in_words(2)], [second, seconds]);
            assert_eq!(words.organisations_in_words(1), organisation);
        }
    }
}
