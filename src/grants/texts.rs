mod choosing;
mod end_date;
mod who;

pub(crate) use choosing::Choosing;
pub(crate) use end_date::EndDates;
pub(crate) use who::Who;

use crate::{kernel::texts, web::Words};

texts! {
    /// Giving access to a scope, one by one and by the list, and taking it back.
    pub(crate) struct Texts: Words;

    accesses_one { nb: "1 virksomhet har tilgang", nn: "1 verksemd har tilgang", en: "1 business has access" }
    accesses_shown(n) {
        nb: "Viser {n} virksomheter, de nyeste først",
        nn: "Viser {n} verksemder, dei nyaste først",
        en: "Showing {n} businesses, the newest first",
    }
    hits_one { nb: "1 treff", nn: "1 treff", en: "1 match" }
    hits_shown(n) { nb: "{n} treff, de nyeste først", nn: "{n} treff, dei nyaste først", en: "{n} matches, the newest first" }
    hits_first(n) {
        nb: "Viser {n} treff på denne siden, de nyeste først",
        nn: "Viser {n} treff på denne sida, dei nyaste først",
        en: "Showing {n} matches on this page, the newest first",
    }
    accesses_first(n) {
        nb: "Viser {n} virksomheter på denne siden, de nyeste først",
        nn: "Viser {n} verksemder på denne sida, dei nyaste først",
        en: "Showing {n} businesses on this page, the newest first",
    }
    no_accesses_open {
        nb: "Ingen har fått tilgang særskilt.",
        nn: "Ingen har fått tilgang særskilt.",
        en: "Nobody has been given access separately.",
    }
    open_body {
        nb: "Alle virksomheter kan bruke dette scopet. Listen under trengs bare hvis dere endrer det.",
        nn: "Alle verksemder kan bruke dette scopet. Lista under trengst berre om de endrar det.",
        en: "All businesses may use this scope. The list below is needed only if you change that.",
    }
    consumer_number {
        nb: "Organisasjonsnummeret til virksomheten som skal få tilgang",
        nn: "Organisasjonsnummeret til verksemda som skal få tilgang",
        en: "Organisation number of the business that is to have access",
    }
    end_and_note { nb: "Sluttdato og merknad", nn: "Sluttdato og merknad", en: "End date and note" }
    until_optional { nb: "Siste dag (frivillig)", nn: "Siste dag (frivillig)", en: "Last day (optional)" }
    note { nb: "Merknad", nn: "Merknad", en: "Note" }
    note_label { nb: "Merknad (frivillig)", nn: "Merknad (frivillig)", en: "Note (optional)" }
    note_help {
        nb: "For eksempel avtalenummer. Bare dere ser den.",
        nn: "Til dømes avtalenummer. Berre de ser han.",
        en: "Such as the number of an agreement. Only you see it.",
    }
    give_access { nb: "Gi tilgang", nn: "Gi tilgang", en: "Give access" }
    given_who { nb: "Gitt av", nn: "Gitt av", en: "Given by" }
    has_access(name) { nb: "{name} har fått tilgang.", nn: "{name} har fått tilgang.", en: "{name} has been given access." }
    to_receipt {
        nb: "Se kvitteringen, der det kan angres",
        nn: "Sjå kvitteringa, der det kan angrast",
        en: "See the receipt, where it can be undone",
    }
    search_accesses {
        nb: "Søk på navn eller organisasjonsnummer",
        nn: "Søk på namn eller organisasjonsnummer",
        en: "Search by name or organisation number",
    }
    given_by(day, name) { nb: "{day} av {name}", nn: "{day} av {name}", en: "{day} by {name}" }
    last_used { nb: "Sist brukt", nn: "Sist brukt", en: "Last used" }
    never { nb: "Ikke brukt", nn: "Ikkje brukt", en: "Not used" }
    until { nb: "Gjelder til", nn: "Gjeld til", en: "Valid until" }
    choose { nb: "Handling", nn: "Handling", en: "Action" }
    choose_one(name) { nb: "Velg {name}", nn: "Vel {name}", en: "Choose {name}" }
    new_tag { nb: "Ny", nn: "Ny", en: "New" }
    consumer_deleted {
        nb: "Virksomheten er slettet i Enhetsregisteret.",
        nn: "Verksemda er sletta i Einingsregisteret.",
        en: "The business has been deleted from the Register of Legal Entities.",
    }
    consumer_own {
        nb: "Dette er deres eget nummer. Dere bruker deres egne scope uten tilgang.",
        nn: "Dette er dykkar eige nummer. De bruker dykkar eigne scope utan tilgang.",
        en: "This is your own number. You use your own scopes without access.",
    }
    consumer_has { nb: "Virksomheten har allerede tilgang.", nn: "Verksemda har allereie tilgang.", en: "The business already has access." }
    give_inactive {
        nb: "Scopet er deaktivert. Ta det i bruk igjen før dere gir tilgang.",
        nn: "Scopet er deaktivert. Ta det i bruk igjen før de gir tilgang.",
        en: "The scope is deactivated. Reactivate it before you give access.",
    }

    list_label { nb: "Organisasjonsnumre", nn: "Organisasjonsnummer", en: "Organisation numbers" }
    list_help(most) {
        nb: "Ett på hver linje, eller med komma, semikolon eller tabulator mellom. Du kan lime inn en tabell med kolonnen orgnr eller \
             organisasjonsnummer. Høyst {most} linjer.",
        nn: "Eitt på kvar linje, eller med komma, semikolon eller tabulator mellom. Du kan lime inn ein tabell med kolonnen orgnr eller \
             organisasjonsnummer. Høgst {most} linjer.",
        en: "One on each line, or with comma, semicolon or tab between. You can paste a table with a column orgnr or organisasjonsnummer. \
             At most {most} lines.",
    }
    list_empty {
        nb: "Lim inn minst ett organisasjonsnummer, eller velg en fil.",
        nn: "Lim inn minst eitt organisasjonsnummer, eller vel ei fil.",
        en: "Paste at least one organisation number, or choose a file.",
    }
    file_label { nb: "Eller en fil (CSV eller tekst)", nn: "Eller ei fil (CSV eller tekst)", en: "Or a file (CSV or text)" }
    file_help {
        nb: "Høyst 1 MB. Listene dere laster ned herfra, kan brukes som de er. Limer du inn noe også, leses begge deler.",
        nn: "Høgst 1 MB. Listene de lastar ned herifrå, kan brukast som dei er. Limer du inn noko også, blir begge delar lesne.",
        en: "At most 1 MB. The lists you download here can be used as they are. If you paste something too, both are read.",
    }
    line_in_file(n) { nb: "{n} i filen", nn: "{n} i fila", en: "{n} in the file" }
    file_no_text {
        nb: "Filen er ikke en tekstfil. Lagre regnearket som CSV, og velg den filen.",
        nn: "Fila er ikkje ei tekstfil. Lagre reknearket som CSV, og vel den fila.",
        en: "The file is not a text file. Save the spreadsheet as CSV, and choose that file.",
    }
    list_long(n, most) {
        nb: "Listen har {n} linjer. Del den opp: høyst {most} om gangen.",
        nn: "Lista har {n} linjer. Del ho opp: høgst {most} om gongen.",
        en: "The list has {n} lines. Split it: at most {most} at a time.",
    }
    first_long(n, most) {
        nb: "Listen har {n} numre. Høyst {most} kan få tilgang her; legg til resten når scopet er opprettet.",
        nn: "Lista har {n} nummer. Høgst {most} kan få tilgang her; legg til resten når scopet er oppretta.",
        en: "The list has {n} numbers. At most {most} can be given access here; add the others when the scope has been created.",
    }
    first_faulty(line, typed, verdict) {
        nb: "Linje {line} ({typed}): {verdict}.",
        nn: "Linje {line} ({typed}): {verdict}.",
        en: "Line {line} ({typed}): {verdict}.",
    }
    first_remark(line, typed, remark) {
        nb: "Linje {line} ({typed}): {remark}. Gi tilgang på siden til scopet etterpå.",
        nn: "Linje {line} ({typed}): {remark}. Gi tilgang på sida til scopet etterpå.",
        en: "Line {line} ({typed}): {remark}. Give access on the page of the scope afterwards.",
    }
    first_more(n) {
        nb: "{n} linjer til må rettes.",
        nn: "{n} linjer til må rettast.",
        en: "{n} more lines need correcting.",
    }
    list_nothing_yet {
        nb: "Ingen får tilgang ennå. Først ser du hva som blir av hver linje.",
        nn: "Ingen får tilgang enno. Først ser du kva som blir av kvar linje.",
        en: "Nobody gets access yet. First you see what becomes of each line.",
    }
    check_button { nb: "Kontroller listen", nn: "Kontroller lista", en: "Check the list" }
    check_list(n) { nb: "Kontroller listen ({n} linjer)", nn: "Kontroller lista ({n} linjer)", en: "Check the list ({n} lines)" }
    check_list_one { nb: "Kontroller listen (1 linje)", nn: "Kontroller lista (1 linje)", en: "Check the list (1 line)" }
    check_lead(scope) {
        nb: "Tilgang til {scope}. Ingenting er endret ennå.",
        nn: "Tilgang til {scope}. Ingenting er endra enno.",
        en: "Access to {scope}. Nothing has changed yet.",
    }
    list_stale {
        nb: "Noe har endret seg siden du så på listen. Se over på nytt.",
        nn: "Noko har endra seg sidan du såg på lista. Sjå over på nytt.",
        en: "Something has changed since you looked at the list. Review it again.",
    }
    verdict_ready { nb: "Klare", nn: "Klare", en: "Ready" }
    verdict_ready_one { nb: "Klar", nn: "Klar", en: "Ready" }
    verdict_waits {
        nb: "Kan få tilgang når scopet er i bruk igjen",
        nn: "Kan få tilgang når scopet er i bruk igjen",
        en: "Can be given access when the scope is in use again",
    }
    verdict_given { nb: "Fikk tilgang", nn: "Fekk tilgang", en: "Given access" }
    verdict_own { nb: "Deres eget nummer", nn: "Dykkar eige nummer", en: "Your own number" }
    verdict_has { nb: "Har allerede tilgang", nn: "Har allereie tilgang", en: "Already have access" }
    verdict_deleted { nb: "Slettet i Enhetsregisteret", nn: "Sletta i Einingsregisteret", en: "Deleted from the register" }
    verdict_check { nb: "Feil kontrollsiffer", nn: "Feil kontrollsiffer", en: "Wrong check digit" }
    verdict_length { nb: "Ikke ni siffer", nn: "Ikkje ni siffer", en: "Not nine digits" }
    verdict_rounded {
        nb: "Gjort om av regnearket",
        nn: "Gjort om av reknearket",
        en: "Changed by the spreadsheet",
    }
    verdict_person { nb: "Fødselsnummer", nn: "Fødselsnummer", en: "National identity number" }
    verdict_unknown { nb: "Finnes ikke i Enhetsregisteret", nn: "Finst ikkje i Einingsregisteret", en: "Not in the register" }
    verdict_duplicate {
        nb: "Står flere ganger, teller én gang",
        nn: "Står fleire gonger, tel éin gong",
        en: "Listed more than once, counted once",
    }
    bankrupt_tag { nb: "Konkurs", nn: "Konkurs", en: "Bankrupt" }
    sub_unit_tag { nb: "Underenhet", nn: "Undereining", en: "Sub-unit" }
    remarks_one {
        nb: "1 av de klare er konkurs eller en underenhet. Se over den før du gir tilgang.",
        nn: "1 av dei klare er konkurs eller ei undereining. Sjå over henne før du gir tilgang.",
        en: "1 of those ready is bankrupt or a sub-unit. Check it before you give access.",
    }
    remarks(n) {
        nb: "{n} av de klare er konkurs eller underenheter. Se over dem før du gir tilgang.",
        nn: "{n} av dei klare er konkurs eller undereiningar. Sjå over dei før du gir tilgang.",
        en: "{n} of those ready are bankrupt or sub-units. Check them before you give access.",
    }
    line { nb: "Linje", nn: "Linje", en: "Line" }
    typed { nb: "Slik det står i listen", nn: "Slik det står i lista", en: "As entered" }
    outcome { nb: "Utfall", nn: "Utfall", en: "Outcome" }
    outcome_csv {
        nb: "Last ned utfallet for hver linje (CSV)",
        nn: "Last ned utfallet for kvar linje (CSV)",
        en: "Download the outcome of each line (CSV)",
    }
    in_background {
        nb: "Listen er lang, så dette gjøres i bakgrunnen. Du kan se hvordan det går, eller lukke siden.",
        nn: "Lista er lang, så dette blir gjort i bakgrunnen. Du kan sjå korleis det går, eller lukke sida.",
        en: "The list is long, so this is done in the background. You can watch how it goes, or close the page.",
    }
    list_of(n) {
        nb: "Listen med {n} virksomheter: se hvordan det går",
        nn: "Lista med {n} verksemder: sjå korleis det går",
        en: "The list of {n} businesses: see how it goes",
    }
    giving_many(n, scope) {
        nb: "Gir {n} virksomheter tilgang til {scope}",
        nn: "Gir {n} verksemder tilgang til {scope}",
        en: "Giving {n} businesses access to {scope}",
    }
    removing_many(n, scope) {
        nb: "Fjerner tilgangen til {scope} for {n} virksomheter",
        nn: "Fjernar tilgangen til {scope} for {n} verksemder",
        en: "Removing the access to {scope} of {n} businesses",
    }
    give_to_one { nb: "Gi tilgang til 1", nn: "Gi tilgang til 1", en: "Give 1 access" }
    give_to(n) { nb: "Gi tilgang til {n}", nn: "Gi tilgang til {n}", en: "Give {n} access" }
    nobody_ready {
        nb: "Ingen på listen kan få tilgang.",
        nn: "Ingen på lista kan få tilgang.",
        en: "Nobody on the list can be given access.",
    }
    mend { nb: "Rett listen", nn: "Rett lista", en: "Correct the list" }
    mend_label { nb: "Linjer som må rettes", nn: "Linjer som må rettast", en: "Lines that need correcting" }
    mend_help {
        nb: "Rett dem her, og kontroller dem for seg. Dem som er klare, gir du tilgang ovenfor.",
        nn: "Rett dei her, og kontroller dei for seg. Dei som er klare, gir du tilgang ovanfor.",
        en: "Correct them here, and check them separately. Those that are ready are given access above.",
    }
    mend_rest_help {
        nb: "Disse fikk ikke tilgang. Rett dem, så kan du gi dem tilgang også.",
        nn: "Desse fekk ikkje tilgang. Rett dei, så kan du gi dei tilgang òg.",
        en: "These were not given access. Correct them, and you can give them access too.",
    }
    list_given(whom, scope) {
        nb: "{whom} har fått tilgang til {scope}.",
        nn: "{whom} har fått tilgang til {scope}.",
        en: "Access to {scope} has been given to {whom}.",
    }
    check_mended { nb: "Kontroller de rettede", nn: "Kontroller dei retta", en: "Check the corrected ones" }

    remove_heading { nb: "Se over det du fjerner", nn: "Sjå over det du fjernar", en: "Review what you remove" }
    who_loses { nb: "De som mister tilgangen", nn: "Dei som mister tilgangen", en: "Those who lose access" }
    effect_stops { nb: "Mister scopet med én gang.", nn: "Mister scopet med ein gong.", en: "Loses the scope at once." }
    effect_suppliers(names) {
        nb: "Mister scopet med én gang, også det {names} gjør på deres vegne.",
        nn: "Mister scopet med ein gong, også det {names} gjer på deira vegner.",
        en: "Loses the scope at once, including what {names} does on their behalf.",
    }
    effect_inactive {
        nb: "Scopet er deaktivert. Tilgangen kommer ikke tilbake når det tas i bruk igjen.",
        nn: "Scopet er deaktivert. Tilgangen kjem ikkje tilbake når det blir teke i bruk igjen.",
        en: "The scope is deactivated. Access does not come back when it is reactivated.",
    }
    effect_open {
        nb: "Scopet er åpent for alle, så virksomheten kan fortsatt bruke det.",
        nn: "Scopet er ope for alle, så verksemda kan framleis bruke det.",
        en: "The scope is open to all, so the business can still use it.",
    }
    remove_stale {
        nb: "Det du valgte, er endret siden du så over det. Ingenting er gjort. Se over på nytt.",
        nn: "Det du valde, er endra sidan du såg over det. Ingenting er gjort. Sjå over på nytt.",
        en: "What you chose has changed since you reviewed it. Nothing has been done. Review again.",
    }
    happens_now {
        nb: "Det gjelder fra det øyeblikket du bekrefter.",
        nn: "Det gjeld frå den augneblinken du stadfestar.",
        en: "It takes effect the moment you confirm.",
    }
    happens_told {
        nb: "Virksomhetene ser det i sin egen logg.",
        nn: "Verksemdene ser det i sin eigen logg.",
        en: "The businesses see it in their own log.",
    }
    reason { nb: "Grunn (frivillig)", nn: "Grunn (frivillig)", en: "Reason (optional)" }
    reason_help { nb: "Virksomhetene leser den.", nn: "Verksemdene les han.", en: "The businesses read it." }
    reason_label { nb: "Grunn", nn: "Grunn", en: "Reason" }
    breach_help { nb: "Da kan det ikke angres.", nn: "Då kan det ikkje angrast.", en: "Then it cannot be undone." }
    breach_tag { nb: "Sikkerhetsbrudd, kan ikke angres", nn: "Tryggleiksbrot, kan ikkje angrast", en: "Security breach, cannot be undone" }
    remove_one { nb: "Fjern 1 tilgang", nn: "Fjern 1 tilgang", en: "Remove access for 1 business" }
    remove_n(n) { nb: "Fjern {n} tilganger", nn: "Fjern {n} tilgangar", en: "Remove access for {n} businesses" }

    receipt_given { nb: "Tilgang gitt", nn: "Tilgang gitt", en: "Access given" }
    receipt_given_body(org, whom, scope) {
        nb: "{org} har gitt {whom} tilgang til {scope}.",
        nn: "{org} har gitt {whom} tilgang til {scope}.",
        en: "{org} has given {whom} access to {scope}.",
    }
    log_given(org, whom, scope) {
        nb: "{org} ga {whom} tilgang til {scope}.",
        nn: "{org} gav {whom} tilgang til {scope}.",
        en: "{org} gave {whom} access to {scope}.",
    }
    receipt_withdrawn_one { nb: "1 tilgang er fjernet", nn: "1 tilgang er fjerna", en: "Access removed for 1 business" }
    receipt_withdrawn(n) { nb: "{n} tilganger er fjernet", nn: "{n} tilgangar er fjerna", en: "Access removed for {n} businesses" }
    receipt_withdrawn_body(org, whom, scope) {
        nb: "{org} har fjernet tilgangen {whom} hadde til {scope}.",
        nn: "{org} har fjerna tilgangen {whom} hadde til {scope}.",
        en: "{org} has removed the access {whom} had to {scope}.",
    }
    log_withdrawn(org, whom, scope) {
        nb: "{org} fjernet tilgangen {whom} hadde til {scope}.",
        nn: "{org} fjerna tilgangen {whom} hadde til {scope}.",
        en: "{org} removed the access {whom} had to {scope}.",
    }
    settings_changed {
        nb: "Innstillingene slik de var blitt endret",
        nn: "Innstillingane slik dei var blitt endra",
        en: "The settings as they had been changed",
    }
    settings_before {
        nb: "Innstillingene slik de var før det",
        nn: "Innstillingane slik dei var før det",
        en: "The settings as they were before that",
    }
    log_expired(whom, scope) {
        nb: "Tilgangen {whom} hadde til {scope}, gikk ut.",
        nn: "Tilgangen {whom} hadde til {scope}, gjekk ut.",
        en: "The access {whom} had to {scope} ended.",
    }
    log_undone(of, scope) {
        nb: "En endring ({of}) av {scope} ble angret.",
        nn: "Ei endring ({of}) av {scope} vart angra.",
        en: "A change ({of}) of {scope} was undone.",
    }
    undone_active(scope) {
        nb: "Scopet {scope} er i bruk igjen.",
        nn: "Scopet {scope} er i bruk igjen.",
        en: "The scope {scope} is in use again.",
    }
    undone_inactive(scope) {
        nb: "Scopet {scope} er ute av bruk igjen.",
        nn: "Scopet {scope} er ute av bruk igjen.",
        en: "The scope {scope} is out of use again.",
    }
    undone_before(scope) {
        nb: "Scopet {scope} er slik det var før.",
        nn: "Scopet {scope} er slik det var før.",
        en: "The scope {scope} is as it was before.",
    }
    undone_some(done, all) {
        nb: "{done} av {all} er slik det var før.",
        nn: "{done} av {all} er slik det var før.",
        en: "{done} of {all} are as they were before.",
    }
    tag_restored { nb: "Har tilgang igjen", nn: "Har tilgang igjen", en: "Has access again" }
    tag_ended { nb: "Har ikke tilgang lenger", nn: "Har ikkje tilgang lenger", en: "Has no access any more" }
    why_given_already { nb: "Er gitt på nytt allerede.", nn: "Er gitt på nytt allereie.", en: "Has already been given again." }
    why_ended_already { nb: "Er avsluttet allerede.", nn: "Er avslutta allereie.", en: "Has already ended." }
    why_end_passed { nb: "Siste dag har vært.", nn: "Siste dag har vore.", en: "The last day has passed." }
    why_gone {
        nb: "Virksomheten er slettet i Enhetsregisteret.",
        nn: "Verksemda er sletta i Einingsregisteret.",
        en: "The business has been deleted from the Register of Legal Entities.",
    }
    why_inactive { nb: "Scopet er deaktivert.", nn: "Scopet er deaktivert.", en: "The scope is deactivated." }
    why_changed { nb: "Scopet er endret siden.", nn: "Scopet er endra sidan.", en: "The scope has been changed since." }
    first_of(shown, all) { nb: "De {shown} første av {all}", nn: "Dei {shown} første av {all}", en: "The first {shown} of {all}" }
    pass_on { nb: "Til dem som skal bruke det", nn: "Til dei som skal bruke det", en: "For those who are to use it" }
    pass_on_given(org, number, scope) {
        nb: "{org} ({number}) har gitt dere tilgang til {scope}. Legg scopet på klienten deres, så virker det med én gang.",
        nn: "{org} ({number}) har gitt dykk tilgang til {scope}. Legg scopet på klienten dykkar, så verkar det med ein gong.",
        en: "{org} ({number}) has given you access to {scope}. Add the scope to your client, and it works at once.",
    }
    request { nb: "Forespørsel", nn: "Førespurnad", en: "Request" }
    answers_request {
        nb: "Tilgangen er svar på en forespørsel.",
        nn: "Tilgangen er svar på ein førespurnad.",
        en: "The access answers a request.",
    }
    answers_request_undo {
        nb: "Tilgangen er svar på en forespørsel. Angrer du, tas tilgangen tilbake, og forespørselen blir stående som besvart.",
        nn: "Tilgangen er svar på ein førespurnad. Angrar du, blir tilgangen teken tilbake, og førespurnaden blir ståande som svara på.",
        en: "The access answers a request. If you undo it, the access is taken back and the request stays answered.",
    }
    log_in_answer(sentence) {
        nb: "{sentence} Det er svar på en forespørsel.",
        nn: "{sentence} Det er svar på ein førespurnad.",
        en: "{sentence} It answers a request.",
    }
    to_held { nb: "Til tilgangene vi har", nn: "Til tilgangane vi har", en: "To the access we have" }
}
