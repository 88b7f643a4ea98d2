use crate::{kernel::texts, web::Words};

texts! {
    /// *Kopier til produksjon*.
    pub(crate) struct Copying: Words;
    is_new {
        nb: "Scopet finnes ikke i produksjon ennå. Det opprettes med innstillingene som står her.",
        nn: "Scopet finst ikkje i produksjon enno. Det blir oppretta med innstillingane som står her.",
        en: "The scope is not in production yet. It is created with the settings shown here.",
    }
    is_there {
        nb: "Scopet finnes i produksjon. Velg hva som skal kopieres dit fra test.",
        nn: "Scopet finst i produksjon. Vel kva som skal kopierast dit frå test.",
        en: "The scope is in production. Choose what to copy there from test.",
    }
    nothing_lost {
        nb: "Ingenting blir fjernet fra produksjon, og ingenting er kopiert ennå.",
        nn: "Ingenting blir fjerna frå produksjon, og ingenting er kopiert enno.",
        en: "Nothing is removed from production, and nothing has been copied yet.",
    }
    stale {
        nb: "Noe er endret siden du åpnet siden. Ingenting er kopiert. Se over på nytt.",
        nn: "Noko er endra sidan du opna sida. Ingenting er kopiert. Sjå over på nytt.",
        en: "Something has changed since you opened the page. Nothing has been copied. Review again.",
    }
    to_production { nb: "Se scopet i produksjon", nn: "Sjå scopet i produksjon", en: "See the scope in production" }
    copying(scope) { nb: "Kopierer {scope} til produksjon", nn: "Kopierer {scope} til produksjon", en: "Copying {scope} to production" }
    differs {
        nb: "Innstillinger som er ulike i test og produksjon",
        nn: "Innstillingar som er ulike i test og produksjon",
        en: "Settings that differ between test and production",
    }
    same {
        nb: "Innstillingene er like i test og produksjon.",
        nn: "Innstillingane er like i test og produksjon.",
        en: "The settings are the same in test and production.",
    }
    copy_settings { nb: "Kopier innstillingene", nn: "Kopier innstillingane", en: "Copy the settings" }
    copy_settings_help {
        nb: "Produksjon får verdiene fra test, med én gang.",
        nn: "Produksjon får verdiane frå test, med ein gong.",
        en: "Production gets the values from test, at once.",
    }
    unset { nb: "Ikke fylt ut", nn: "Ikkje fylt ut", en: "Not filled in" }
    nobody_there { nb: "Ingen har tilgang i test.", nn: "Ingen har tilgang i test.", en: "Nobody has access in test." }
    nobody_left { nb: "Ingen tilganger kan kopieres.", nn: "Ingen tilgangar kan kopierast.", en: "No access can be copied." }
    one_ready {
        nb: "1 virksomhet har tilgang i test, men ikke i produksjon.",
        nn: "1 verksemd har tilgang i test, men ikkje i produksjon.",
        en: "1 business has access in test, but not in production.",
    }
    ready(n) {
        nb: "{n} virksomheter har tilgang i test, men ikke i produksjon.",
        nn: "{n} verksemder har tilgang i test, men ikkje i produksjon.",
        en: "{n} businesses have access in test, but not in production.",
    }
    own {
        nb: "Dere selv har tilgang i test. Den blir ikke med: dere bruker deres egne scope uten tilgang.",
        nn: "De sjølve har tilgang i test. Han blir ikkje med: de bruker dykkar eigne scope utan tilgang.",
        en: "You yourselves have access in test. It is not copied: you use your own scopes without access.",
    }
    one_has { nb: "1 har tilgang begge steder.", nn: "1 har tilgang begge stader.", en: "1 has access in both." }
    have(n) { nb: "{n} har tilgang begge steder.", nn: "{n} har tilgang begge stader.", en: "{n} have access in both." }
    one_deleted {
        nb: "1 er slettet i Enhetsregisteret og kan ikke følge med.",
        nn: "1 er sletta i Einingsregisteret og kan ikkje følgje med.",
        en: "1 has been deleted from the register and cannot be copied.",
    }
    deleted(n) {
        nb: "{n} er slettet i Enhetsregisteret og kan ikke følge med.",
        nn: "{n} er sletta i Einingsregisteret og kan ikkje følgje med.",
        en: "{n} have been deleted from the register and cannot be copied.",
    }
    one_ended {
        nb: "1 har hatt sin siste dag og følger ikke med.",
        nn: "1 har hatt sin siste dag og følgjer ikkje med.",
        en: "1 has had its last day and is not copied.",
    }
    ended(n) {
        nb: "{n} har hatt sin siste dag og følger ikke med.",
        nn: "{n} har hatt sin siste dag og følgjer ikkje med.",
        en: "{n} have had their last day and are not copied.",
    }
    idle {
        nb: "Scopet er deaktivert i produksjon, så ingen kan få tilgang der nå.",
        nn: "Scopet er deaktivert i produksjon, så ingen kan få tilgang der no.",
        en: "The scope is deactivated in production, so nobody can be given access there now.",
    }
    which { nb: "Hvilke tilganger skal følge med?", nn: "Kva tilgangar skal følgje med?", en: "Which access should be copied?" }
    which_help {
        nb: "Siste dag og merknad følger med.",
        nn: "Siste dag og merknad følgjer med.",
        en: "The last day and the note are copied too.",
    }
    none { nb: "Ingen", nn: "Ingen", en: "None" }
    all(n) { nb: "Alle ({n})", nn: "Alle ({n})", en: "All ({n})" }
    some { nb: "Velg", nn: "Vel", en: "Choose" }
    some_label {
        nb: "Virksomheter som skal få tilgang i produksjon",
        nn: "Verksemder som skal få tilgang i produksjon",
        en: "Businesses that are to have access in production",
    }
    until(day) { nb: "Til og med {day}", nn: "Til og med {day}", en: "Until and including {day}" }
    too_many {
        nb: "Det er for mange til å velge enkeltvis her. Last ned listen, stryk dem som ikke skal med, og lim den inn under «Legg til \
             mange» på scopet i produksjon.",
        nn: "Det er for mange til å velje enkeltvis her. Last ned lista, stryk dei som ikkje skal med, og lim ho inn under «Legg til \
             mange» på scopet i produksjon.",
        en: "There are too many to choose one by one here. Download the list, strike out those that are not to be copied, and paste it \
             under “Add many” of the scope in production.",
    }
    choose_somebody {
        nb: "Kryss av minst én virksomhet, eller velg «Ingen».",
        nn: "Kryss av minst éi verksemd, eller vel «Ingen».",
        en: "Tick at least one business, or choose “None”.",
    }
    choose_something {
        nb: "Velg innstillingene, tilganger eller begge deler.",
        nn: "Vel innstillingane, tilgangar eller begge delar.",
        en: "Choose the settings, access or both.",
    }
    make { nb: "Opprett i produksjon", nn: "Opprett i produksjon", en: "Create in production" }

    receipt { nb: "Kopiert til produksjon", nn: "Kopiert til produksjon", en: "Copied to production" }
    receipt_made(scope) {
        nb: "Scopet {scope} er opprettet i produksjon, slik det er i test.",
        nn: "Scopet {scope} er oppretta i produksjon, slik det er i test.",
        en: "The scope {scope} has been created in production, as it is in test.",
    }
    receipt_set(scope) {
        nb: "Innstillingene til {scope} er de samme i produksjon som i test.",
        nn: "Innstillingane til {scope} er dei same i produksjon som i test.",
        en: "The settings of {scope} are the same in production as in test.",
    }
    receipt_given(scope) {
        nb: "Tilganger til {scope} er kopiert fra test til produksjon.",
        nn: "Tilgangar til {scope} er kopierte frå test til produksjon.",
        en: "Access to {scope} has been copied from test to production.",
    }
    log_made(org, scope) {
        nb: "{org} opprettet {scope} i produksjon, kopiert fra test.",
        nn: "{org} oppretta {scope} i produksjon, kopiert frå test.",
        en: "{org} created {scope} in production, copied from test.",
    }
    log_copied(org, scope) {
        nb: "{org} kopierte {scope} fra test til produksjon.",
        nn: "{org} kopierte {scope} frå test til produksjon.",
        en: "{org} copied {scope} from test to production.",
    }
    copied_label { nb: "Kopiert", nn: "Kopiert", en: "Copied" }
    accesses_label { nb: "Tilganger som fulgte med", nn: "Tilgangar som følgde med", en: "Access that was copied" }
    in_test { nb: "Scopet i test", nn: "Scopet i test", en: "The scope in test" }
}
