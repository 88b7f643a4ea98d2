use crate::{kernel::texts, web::Words};

texts! {
    /// The log page and the file to keep.
    pub(crate) struct Texts: Words;
    heading { nb: "Logg", nn: "Logg", en: "Log" }
    lead {
        nb: "Alt som er gjort for virksomheten, og det andre har gjort som gjelder den.",
        nn: "Alt som er gjort for verksemda, og det andre har gjort som gjeld ho.",
        en: "Everything done for the business, and what others have done that concerns it.",
    }
    to_files { nb: "Last ned loggen", nn: "Last ned loggen", en: "Download the log" }
    files { nb: "Ta vare på loggen", nn: "Ta vare på loggen", en: "Keep the log" }
    retention {
        nb: "Ingenting i loggen kan endres eller slettes, og hver linje oppbevares uten tidsgrense. Siden viser endringene, og filene har \
             hele loggen når du ikke har avgrenset den. Velg «Bruk av portalen» for å se innlogginger, oppslag av personer, uttrekk og \
             avviste forsøk.",
        nn: "Ingenting i loggen kan endrast eller slettast, og kvar linje blir teken vare på utan tidsgrense. Sida viser endringane, og \
             filene har heile loggen når du ikkje har avgrensa han. Vel «Bruk av portalen» for å sjå innloggingar, oppslag av personar, \
             uttrekk og avviste forsøk.",
        en: "Nothing in the log can be changed or deleted, and each line is kept with no time limit. The page shows the changes, and the \
             files have the whole log when you have not filtered it. Choose “Use of the portal” to see sign-ins, look-ups of people, \
             downloads and refused attempts.",
    }
    from { nb: "Fra og med", nn: "Frå og med", en: "From" }
    to { nb: "Til og med", nn: "Til og med", en: "To" }
    who {
        nb: "Navn, nummer, tittel eller handling",
        nn: "Namn, nummer, tittel eller handling",
        en: "Name, number, title or action",
    }
    all { nb: "Alt", nn: "Alt", en: "Everything" }
    all_changes { nb: "Alle endringer", nn: "Alle endringar", en: "All changes" }
    all_and_use {
        nb: "Alt, også bruk av portalen",
        nn: "Alt, også bruk av portalen",
        en: "Everything, with use of the portal",
    }
    about { nb: "Gjelder", nn: "Gjeld", en: "About" }
    group_delegations { nb: "Fullmakter", nn: "Fullmakter", en: "Authorisations" }
    group_requests { nb: "Forespørsler om fullmakt", nn: "Førespurnader om fullmakt", en: "Requests for authorisations" }
    group_scope_access { nb: "Tilgang til scopes", nn: "Tilgang til scope", en: "Access to scopes" }
    group_access_requests {
        nb: "Forespørsler om tilgang til scopes",
        nn: "Førespurnader om tilgang til scope",
        en: "Requests for access to scopes",
    }
    group_scopes { nb: "Scopes", nn: "Scope", en: "Scopes" }
    group_prefixes { nb: "Prefikser", nn: "Prefiks", en: "Prefixes" }
    group_resources { nb: "API-ressurser", nn: "API-ressursar", en: "API resources" }
    group_clients { nb: "Klienter", nn: "Klientar", en: "Clients" }
    group_use { nb: "Bruk av portalen", nn: "Bruk av portalen", en: "Use of the portal" }
    group_settings { nb: "Innstillinger", nn: "Innstillingar", en: "Settings" }
    action_given { nb: "Gitt", nn: "Gitt", en: "Given" }
    action_changed { nb: "Endret", nn: "Endra", en: "Changed" }
    action_removed { nb: "Fjernet", nn: "Fjerna", en: "Removed" }
    action_relinquished { nb: "Avsluttet av mottakeren", nn: "Avslutta av mottakaren", en: "Given up" }
    action_expired { nb: "Utløpt", nn: "Gått ut", en: "Expired" }
    action_requested { nb: "Bedt om", nn: "Bede om", en: "Requested" }
    action_approved { nb: "Godkjent", nn: "Godkjend", en: "Approved" }
    action_declined { nb: "Avslått", nn: "Avslått", en: "Declined" }
    action_withdrawn { nb: "Trukket tilbake", nn: "Trekt tilbake", en: "Withdrawn" }
    action_created { nb: "Opprettet", nn: "Oppretta", en: "Created" }
    action_copied { nb: "Kopiert", nn: "Kopiert", en: "Copied" }
    action_deactivated { nb: "Deaktivert", nn: "Deaktivert", en: "Deactivated" }
    action_reactivated { nb: "Tatt i bruk igjen", nn: "Teke i bruk igjen", en: "Reactivated" }
    action_logged_in { nb: "Innlogging", nn: "Innlogging", en: "Sign-in" }
    action_looked_up { nb: "Oppslag", nn: "Oppslag", en: "Look-up" }
    action_exported { nb: "Uttrekk", nn: "Uttrekk", en: "Download" }
    action_refused { nb: "Avvist", nn: "Avvist", en: "Refused" }
    action_undone { nb: "Angret", nn: "Angra", en: "Undone" }
    filters { nb: "Avgrens loggen", nn: "Avgrens loggen", en: "Filter the log" }
    periods { nb: "Periode", nn: "Periode", en: "Period" }
    more_filters { nb: "Flere filtre", nn: "Fleire filter", en: "More filters" }
    without_filter(filter) {
        nb: "{filter}. Fjern filteret",
        nn: "{filter}. Fjern filteret",
        en: "{filter}. Remove the filter",
    }
    show_filtered { nb: "Vis med disse filtrene", nn: "Vis med desse filtera", en: "Show with these filters" }
    today_on(date) { nb: "I dag, {date}", nn: "I dag, {date}", en: "Today, {date}" }
    yesterday_on(date) { nb: "I går, {date}", nn: "I går, {date}", en: "Yesterday, {date}" }
    today { nb: "I dag", nn: "I dag", en: "Today" }
    last_week { nb: "Siste 7 dager", nn: "Siste 7 dagar", en: "Last 7 days" }
    last_month { nb: "Siste 30 dager", nn: "Siste 30 dagar", en: "Last 30 days" }
    download { nb: "Last ned CSV", nn: "Last ned CSV", en: "Download CSV" }
    download_record { nb: "Last ned JSON", nn: "Last ned JSON", en: "Download JSON" }
    checked_until(when) {
        nb: "Loggkjeden er kontrollert til {when}.",
        nn: "Loggkjeda er kontrollert til {when}.",
        en: "Log chain checked up to {when}.",
    }
    details { nb: "Før og etter", nn: "Før og etter", en: "Before and after" }
    details_of(what) { nb: "Før og etter: {what}", nn: "Før og etter: {what}", en: "Before and after: {what}" }
    before { nb: "Før", nn: "Før", en: "Before" }
    after { nb: "Etter", nn: "Etter", en: "After" }
    concerns { nb: "Gjelder", nn: "Gjeld", en: "Concerns" }
    not_given { nb: "Ikke gitt", nn: "Ikkje gitt", en: "Not given" }
    until(day) { nb: "Til og med {day}", nn: "Til og med {day}", en: "Until and including {day}" }
    caption { nb: "Hendelser, de nyeste først", nn: "Hendingar, dei nyaste først", en: "Events, newest first" }
    time { nb: "Tid", nn: "Tid", en: "Time" }
    by_whom { nb: "Hvem", nn: "Kven", en: "Who" }
    happened { nb: "Hva skjedde", nn: "Kva skjedde", en: "What happened" }
    grounds { nb: "Grunnlag", nn: "Grunnlag", en: "Basis" }
    number { nb: "Organisasjonsnummer", nn: "Organisasjonsnummer", en: "Organisation number" }
    receipt_of(reference) { nb: "Kvittering {reference}", nn: "Kvittering {reference}", en: "Receipt {reference}" }
    none_found {
        nb: "Ingen hendelser i perioden eller med det du søkte etter. Velg en lengre periode, eller nullstill.",
        nn: "Ingen hendingar i perioden eller med det du søkte etter. Vel ein lengre periode, eller nullstill.",
        en: "No events in the period, or with what you searched for. Choose a longer period, or reset.",
    }
    none_asked {
        nb: "Rett feilen i feltet, så vises hendelsene.",
        nn: "Rett feilen i feltet, så blir hendingane viste.",
        en: "Correct the error in the field to see the events.",
    }
    none_yet {
        nb: "Ingenting har skjedd ennå. Når noen gir eller avslutter en fullmakt, står det her hvem som gjorde det, når og hvorfor de \
             kunne.",
        nn: "Ingenting har skjedd enno. Når nokon gir eller avsluttar ei fullmakt, står det her kven som gjorde det, når og kvifor dei \
             kunne.",
        en: "Nothing has happened yet. When someone gives or gives up an authorisation, this page says who did it, when, and why they \
             could.",
    }
    in_test(what) { nb: "TEST: {what}", nn: "TEST: {what}", en: "TEST: {what}" }
    undescribed(kind) {
        nb: "En hendelse vi ikke har ord for her ({kind}).",
        nn: "Ei hending vi ikkje har ord for her ({kind}).",
        en: "An event we have no words for here ({kind}).",
    }
    not_a_date(text) {
        nb: "«{text}» er ikke en dato. Skriv dag, måned og år, for eksempel 20.11.2026.",
        nn: "«{text}» er ikkje ein dato. Skriv dag, månad og år, til dømes 20.11.2026.",
        en: "“{text}” is not a date. Write day, month and year, for example 20.11.2026.",
    }
    reversed {
        nb: "Siste dag kan ikke være før første dag.",
        nn: "Siste dag kan ikkje vere før første dag.",
        en: "The last day cannot be before the first.",
    }
    not_a_reference {
        nb: "Referansen er ikke riktig skrevet av. Den ser slik ut: F-7K3Q-92MD.",
        nn: "Referansen er ikkje rett skriven av. Han ser slik ut: F-7K3Q-92MD.",
        en: "The reference was not copied correctly. It looks like this: F-7K3Q-92MD.",
    }
}
