use super::model::Settings;
use crate::{kernel::texts, web::Words};

texts! {
    /// Settings of an organisation.
    pub(crate) struct Texts: Words;
    heading { nb: "Innstillinger", nn: "Innstillingar", en: "Settings" }
    lead(org) {
        nb: "Dette gjelder for alle som handler på vegne av {org}.",
        nn: "Dette gjeld for alle som handlar på vegner av {org}.",
        en: "This applies to everyone who acts on behalf of {org}.",
    }
    undo { nb: "Angrefrist", nn: "Angrefrist", en: "Time to undo" }
    undo_help {
        nb: "Så lenge kan en endring angres med ett klikk. Frister som løper allerede, blir ikke flyttet.",
        nn: "Så lenge kan ei endring angrast med eitt klikk. Fristar som alt går, blir ikkje flytta.",
        en: "This is how long a change can be undone with one click. Periods that are already running are not moved.",
    }
    hours(count) { nb: "{count} timer", nn: "{count} timar", en: "{count} hours" }
    two { nb: "To personer", nn: "To personar", en: "Two persons" }
    two_label {
        nb: "Krev to personer for «Fjern alle» og for Hovedadministrator",
        nn: "Krev to personar for «Fjern alle» og for Hovudadministrator",
        en: "Require two persons for “Remove all” and for Main administrator",
    }
    two_help {
        nb: "En foreslår, og en kollega må bekrefte. Har virksomheten bare én som kan handle, kan ingen av delene gjøres mens dette er \
             slått på.",
        nn: "Ein føreslår, og ein kollega må stadfeste. Har verksemda berre éin som kan handle, kan ingen av delane gjerast så lenge dette \
             er slått på.",
        en: "One proposes, and a colleague must confirm. If only one person can act for the business, neither can be done while this is \
             on.",
    }
    changed(at, name) { nb: "Sist endret {at} av {name}.", nn: "Sist endra {at} av {name}.", en: "Last changed {at} by {name}." }
    choose_hours { nb: "Velg 24, 48 eller 72 timer", nn: "Vel 24, 48 eller 72 timar", en: "Choose 24, 48 or 72 hours" }
    nothing_changed { nb: "Du har ikke endret noe", nn: "Du har ikkje endra noko", en: "You have not changed anything" }
    stale_heading { nb: "Noen har endret innstillingene", nn: "Nokon har endra innstillingane", en: "Somebody has changed the settings" }
    stale_by(name, at) {
        nb: "{name} endret dette {at}, mens du hadde siden åpen:",
        nn: "{name} endra dette {at}, medan du hadde sida open:",
        en: "{name} changed this {at}, while you had the page open:",
    }
    stale {
        nb: "Dette ble endret mens du hadde siden åpen:",
        nn: "Dette vart endra medan du hadde sida open:",
        en: "This was changed while you had the page open:",
    }
    stale_body {
        nb: "Ingenting er lagret. Valgene dine står nedenfor. Lagre på nytt hvis du fortsatt vil det.",
        nn: "Ingenting er lagra. Vala dine står nedanfor. Lagre på nytt om du framleis vil det.",
        en: "Nothing has been saved. Your choices are below. Save again if you still want them.",
    }
    hours_change(before, after) {
        nb: "Angrefrist: fra {before} til {after} timer",
        nn: "Angrefrist: frå {before} til {after} timar",
        en: "Time to undo: from {before} to {after} hours",
    }
    hours_value(hours) { nb: "Angrefrist: {hours} timer.", nn: "Angrefrist: {hours} timar.", en: "Time to undo: {hours} hours." }
    two_is_on { nb: "To personer kreves.", nn: "To personar krevst.", en: "Two persons are required." }
    two_is_off { nb: "Én person er nok.", nn: "Éin person er nok.", en: "One person is enough." }
    two_on {
        nb: "To personer for «Fjern alle» og Hovedadministrator: slått på",
        nn: "To personar for «Fjern alle» og Hovudadministrator: slått på",
        en: "Two persons for “Remove all” and Main administrator: turned on",
    }
    two_off {
        nb: "To personer for «Fjern alle» og Hovedadministrator: slått av",
        nn: "To personar for «Fjern alle» og Hovudadministrator: slått av",
        en: "Two persons for “Remove all” and Main administrator: turned off",
    }
    event_changed(what) {
        nb: "Innstillingene er endret. {what}",
        nn: "Innstillingane er endra. {what}",
        en: "The settings were changed. {what}",
    }
    event_undone(of, what) {
        nb: "En endring av innstillingene er angret ({of}). Satt tilbake: {what}",
        nn: "Ei endring av innstillingane er angra ({of}). Sett tilbake: {what}",
        en: "A change of the settings was undone ({of}). Put back: {what}",
    }
    done { nb: "Innstillingene er endret", nn: "Innstillingane er endra", en: "The settings have been changed" }
    done_body { nb: "De gjelder fra nå av.", nn: "Dei gjeld frå no av.", en: "They apply from now on." }
    undone { nb: "Endringen er angret", nn: "Endringa er angra", en: "The change has been undone" }
    undone_body(of) {
        nb: "Innstillingene er som før endringen {of}, så langt det gikk.",
        nn: "Innstillingane er som før endringa {of}, så langt det gjekk.",
        en: "The settings are as before the change {of}, as far as possible.",
    }
    put_back { nb: "Satt tilbake", nn: "Sett tilbake", en: "Put back" }
    kept { nb: "Ikke angret", nn: "Ikkje angra", en: "Not undone" }
    changed_again {
        nb: "Er endret igjen etterpå, og blir som den er.",
        nn: "Er endra att etterpå, og blir som ho er.",
        en: "Has been changed again since, and stays as it is.",
    }
    undo_action { nb: "Angre", nn: "Angre", en: "Undo" }
    to_settings { nb: "Til innstillingene", nn: "Til innstillingane", en: "To the settings" }
}

impl Texts {
    /// What differs, a sentence for each setting.
    pub(super) fn differences(self, before: Settings, after: Settings) -> Vec<String> {
        let hours = || self.hours_change(before.undo_hours, after.undo_hours);
        let two = || self.two_change(after.four_eyes).to_owned();
        let hours = (before.undo_hours != after.undo_hours).then(hours);
        hours.into_iter().chain((before.four_eyes != after.four_eyes).then(two)).collect()
    }
    pub(super) fn two_change(self, on: bool) -> &'static str {
        if on { self.two_on() } else { self.two_off() }
    }
    pub(super) fn two_value(self, on: bool) -> &'static str {
        if on { self.two_is_on() } else { self.two_is_off() }
    }
}
