mod proposal;

pub(crate) use self::proposal::ProposalTexts;
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
        nn: "Så lenge kan ei endring angrast med eitt klikk. Fristar som allereie går, blir ikkje flytta.",
        en: "This is how long a change can be undone with one click. Periods that are already running are not moved.",
    }
    hours(count) { nb: "{count} timer", nn: "{count} timar", en: "{count} hours" }
    two { nb: "To personer", nn: "To personar", en: "Two people" }
    two_label {
        nb: "Krev to personer for «Fjern alle» og for Hovedadministrator",
        nn: "Krev to personar for «Fjern alle» og for Hovudadministrator",
        en: "Require two people for “Remove all” and for Main administrator",
    }
    two_help {
        nb: "Én foreslår, og en kollega må bekrefte før noe skjer.",
        nn: "Éin føreslår, og ein kollega må stadfeste før noko skjer.",
        en: "One proposes, and a colleague must confirm before anything happens.",
    }
    two_more { nb: "Hva kreves det to personer til?", nn: "Kva krevst det to personar til?", en: "What requires two people?" }
    two_all(hours) {
        nb: "«Alle» er når en mottaker med mer enn én fullmakt mister alt, alle fullmakter til API eller alle pakker og rettigheter den \
             har, eller hadde for {hours} timer siden. Det gjelder også når det skjer i flere omganger, eller ved at sluttdatoen settes tidligere.",
        nn: "«Alle» er når ein mottakar med meir enn éi fullmakt mister alt, alle fullmakter til API eller alle pakkar og rettar han har, \
             eller hadde for {hours} timar sidan. Det gjeld også når det skjer i fleire omgangar, eller ved at sluttdatoen blir sett tidlegare.",
        en: "“All” is when a recipient with more than one authorisation loses all of them, all authorisations for APIs or all packages and \
             rights that it has, or had {hours} hours ago. That includes when it happens in several steps or by an earlier end date.",
    }
    two_not {
        nb: "Tilganger til scopes under Mine API er ikke med.",
        nn: "Tilgangar til scope under Mine API er ikkje med.",
        en: "Access to scopes under My APIs is not included.",
    }
    two_turn_off {
        nb: "Å slå dette av krever to personer med nøkkelrolle, om det er to.",
        nn: "Å slå dette av krev to personar med nøkkelrolle, om det er to.",
        en: "Turning this off requires two people with a key role, if there are two.",
    }
    two_alone {
        nb: "Har virksomheten bare én som kan handle, kan ingenting av dette gjøres mens det er slått på.",
        nn: "Har verksemda berre éin som kan handle, kan ingenting av dette gjerast så lenge det er slått på.",
        en: "If only one person can act for the business, none of this can be done while it is on.",
    }
    off_takes_two {
        nb: "Dette slås av under Innstillinger, av to personer med nøkkelrolle, eller av den som er alene om å ha en.",
        nn: "Dette blir slått av under Innstillingar, av to personar med nøkkelrolle, eller av den som er åleine om å ha ei.",
        en: "This is turned off under Settings, by two people with a key role, or by whoever is alone with one.",
    }
    is_on { nb: "Slått på", nn: "Slått på", en: "Turned on" }
    propose_off { nb: "Foreslå å slå av", nn: "Føreslå å slå av", en: "Propose turning it off" }
    off_alone {
        nb: "Ingen andre har en nøkkelrolle i virksomheten, så du kan slå det av alene.",
        nn: "Ingen andre har ei nøkkelrolle i verksemda, så du kan slå det av åleine.",
        en: "Nobody else has a key role in the business, so you can turn it off alone.",
    }
    confirm_off { nb: "Slå av", nn: "Slå av", en: "Turn off" }
    decline_off { nb: "Avslå", nn: "Avslå", en: "Decline" }
    withdraw_off { nb: "Trekk forslaget", nn: "Trekk forslaget", en: "Withdraw the proposal" }
    off_proposed(name, at) {
        nb: "{name} foreslo {at} å slå av kravet om to personer. Det skjer når en kollega med nøkkelrolle bekrefter, innen sju dager.",
        nn: "{name} føreslo {at} å slå av kravet om to personar. Det skjer når ein kollega med nøkkelrolle stadfestar, innan sju dagar.",
        en: "{name} proposed {at} to turn off the requirement of two people. It happens when a colleague with a key role confirms within \
             seven days.",
    }
    event_proposed_by(sentence, name) {
        nb: "{sentence} Foreslått av {name}.",
        nn: "{sentence} Føreslått av {name}.",
        en: "{sentence} Proposed by {name}.",
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
    decided_heading { nb: "Ingenting er endret", nn: "Ingenting er endra", en: "Nothing has changed" }
    decided {
        nb: "Forslaget er avgjort allerede, har falt bort eller er ikke ditt å avgjøre. Slik er innstillingene nå.",
        nn: "Forslaget er avgjort allereie, har falle bort eller er ikkje ditt å avgjere. Slik er innstillingane no.",
        en: "The proposal has already been decided, has lapsed or is not yours to decide. These are the settings now.",
    }
    hours_change(before, after) {
        nb: "Angrefrist: fra {before} til {after} timer",
        nn: "Angrefrist: frå {before} til {after} timar",
        en: "Time to undo: from {before} to {after} hours",
    }
    hours_value(hours) { nb: "Angrefrist: {hours} timer.", nn: "Angrefrist: {hours} timar.", en: "Time to undo: {hours} hours." }
    two_is_on { nb: "To personer kreves.", nn: "To personar krevst.", en: "Two people are required." }
    two_is_off { nb: "Én person er nok.", nn: "Éin person er nok.", en: "One person is enough." }
    two_on {
        nb: "To personer for «Fjern alle» og Hovedadministrator: slått på",
        nn: "To personar for «Fjern alle» og Hovudadministrator: slått på",
        en: "Two people for “Remove all” and Main administrator: turned on",
    }
    two_off {
        nb: "To personer for «Fjern alle» og Hovedadministrator: slått av",
        nn: "To personar for «Fjern alle» og Hovudadministrator: slått av",
        en: "Two people for “Remove all” and Main administrator: turned off",
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
        nn: "Er endra igjen etterpå, og blir som ho er.",
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
