use super::{super::events::Redated, Texts, until};
use crate::kernel::texts;

texts! {
    /// The sentences of the log and the receipts.
    pub(crate) struct EventTexts: Texts;
    given { nb: "Fullmakt gitt", nn: "Fullmakt gitt", en: "Authorisation given" }
    relinquished { nb: "Fullmakten er avsluttet", nn: "Fullmakta er avslutta", en: "The authorisation has been given up" }
    given_body(holder, giver) {
        nb: "{holder} kan nå bruke API-ene under på vegne av {giver}.",
        nn: "{holder} kan no bruke API-a under på vegner av {giver}.",
        en: "{holder} can now use the APIs below on behalf of {giver}.",
    }
    given_one_body(holder, what, giver) {
        nb: "{holder} kan nå bruke {what} på vegne av {giver}.",
        nn: "{holder} kan no bruke {what} på vegner av {giver}.",
        en: "{holder} can now use {what} on behalf of {giver}.",
    }
    for_supplier {
        nb: "Til den tekniske kontakten hos leverandøren",
        nn: "Til den tekniske kontakten hos leverandøren",
        en: "For the supplier's technical contact",
    }
    for_supplier_body(giver, number, scopes) {
        nb: "{giver} har gitt dere fullmakt. Be om token med consumer_org {number} og disse scopene: {scopes}",
        nn: "{giver} har gitt dykk fullmakt. Be om token med consumer_org {number} og desse scopa: {scopes}",
        en: "{giver} has authorised you. Request a token with consumer_org {number} and these scopes: {scopes}",
    }
    next_other { nb: "Gi fullmakt til en annen", nn: "Gi fullmakt til ein annan", en: "Authorise another" }
    to_holder(name) { nb: "Til {name}", nn: "Til {name}", en: "To {name}" }

    renewed_heading { nb: "Ny versjon er tatt med", nn: "Ny versjon er teken med", en: "The new version has been accepted" }
    renewed_body(holder) {
        nb: "{holder} har nå fullmakten i nyeste versjon.",
        nn: "{holder} har no fullmakta i nyaste versjon.",
        en: "{holder} now has the authorisation in the newest version.",
    }
    tag_renewed { nb: "Ny versjon", nn: "Ny versjon", en: "New version" }
    tag_turned_back { nb: "Tilbake i forrige versjon", nn: "Tilbake i førre versjon", en: "Back in the version before" }
    event_renewed(giver, holder, what) {
        nb: "{giver} tok med en ny versjon for {holder}: {what}",
        nn: "{giver} tok med ein ny versjon for {holder}: {what}",
        en: "{giver} accepted a new version for {holder}: {what}",
    }
    event_renewed_too(sentence, what) {
        nb: "{sentence}. Ny versjon: {what}",
        nn: "{sentence}. Ny versjon: {what}",
        en: "{sentence}. New version: {what}",
    }

    removed_one { nb: "1 fullmakt er fjernet", nn: "1 fullmakt er fjerna", en: "1 authorisation has been removed" }
    removed_n(n) { nb: "{n} fullmakter er fjernet", nn: "{n} fullmakter er fjerna", en: "{n} authorisations have been removed" }
    changed_heading { nb: "Fullmaktene er endret", nn: "Fullmaktene er endra", en: "The authorisations have been changed" }
    removed_body(what, holder, giver) {
        nb: "{what} gir ikke lenger {holder} rett til noe på vegne av {giver}. Det en annen fullmakt gir, virker fortsatt.",
        nn: "{what} gir ikkje lenger {holder} rett til noko på vegner av {giver}. Det ei anna fullmakt gir, verkar framleis.",
        en: "{what} no longer lets {holder} act on behalf of {giver}. What another authorisation gives still works.",
    }
    removed_bodies(n, holder, giver) {
        nb: "De {n} fullmaktene under gir ikke lenger {holder} rett til noe på vegne av {giver}. Det en annen fullmakt gir, virker \
             fortsatt.",
        nn: "Dei {n} fullmaktene under gir ikkje lenger {holder} rett til noko på vegner av {giver}. Det ei anna fullmakt gir, verkar \
             framleis.",
        en: "The {n} authorisations below no longer let {holder} act on behalf of {giver}. What another authorisation gives still works.",
    }
    removed_from { nb: "Fjernet fra", nn: "Fjerna frå", en: "Removed from" }
    granted_body(holder, giver) {
        nb: "{holder} har nå dette i {giver}.",
        nn: "{holder} har no dette i {giver}.",
        en: "{holder} now holds this in {giver}.",
    }
    changed_body(holder, giver) {
        nb: "Endringene for {holder} gjelder nå for {giver}.",
        nn: "Endringane for {holder} gjeld no for {giver}.",
        en: "The changes for {holder} now apply for {giver}.",
    }
    undone_heading { nb: "Endringen er angret", nn: "Endringa er angra", en: "The change has been undone" }
    undone_body(ok, all) {
        nb: "{ok} av {all} er satt tilbake slik det var.",
        nn: "{ok} av {all} er sett tilbake slik det var.",
        en: "{ok} of {all} are back as they were.",
    }
    undone_restored {
        nb: "Fullmakten er tilbake slik den var.",
        nn: "Fullmakta er tilbake slik ho var.",
        en: "The authorisation is back as it was.",
    }
    undone_ended {
        nb: "Fullmakten er tatt tilbake.",
        nn: "Fullmakta er teken tilbake.",
        en: "The authorisation has been taken back.",
    }
    tag_restored { nb: "Gjenopprettet", nn: "Gjenoppretta", en: "Restored" }
    tag_ended { nb: "Tatt tilbake", nn: "Teke tilbake", en: "Taken back" }
    tag_given { nb: "Gitt", nn: "Gitt", en: "Given" }
    tag_removed { nb: "Fjernet", nn: "Fjerna", en: "Removed" }
    not_restored { nb: "Ikke angret", nn: "Ikkje angra", en: "Not undone" }
    why_given_already {
        nb: "Er gitt på nytt allerede, og gjelder.",
        nn: "Er gitt på nytt allereie, og gjeld.",
        en: "Has already been given again, and applies.",
    }
    why_ended_already {
        nb: "Fullmakten er allerede avsluttet.",
        nn: "Fullmakta er allereie avslutta.",
        en: "The authorisation has already ended.",
    }
    why_deactivated {
        nb: "Kunne ikke gjenopprettes fordi scopet er deaktivert.",
        nn: "Kunne ikkje gjenopprettast fordi scopet er deaktivert.",
        en: "Could not be restored because the scope is deactivated.",
    }
    why_no_access {
        nb: "Tilbyderen har tatt bort deres egen tilgang.",
        nn: "Tilbydaren har teke bort dykkar eigen tilgang.",
        en: "The provider has taken away your own access.",
    }
    why_provider_forbids {
        nb: "Tilbyderen tillater ikke lenger at dette gis videre.",
        nn: "Tilbydaren tillèt ikkje lenger at dette blir gitt vidare.",
        en: "The provider no longer allows this to be passed on.",
    }
    why_holder_gone {
        nb: "Mottakeren er slettet, konkurs eller død.",
        nn: "Mottakaren er sletta, konkurs eller død.",
        en: "The receiver is deleted, bankrupt or deceased.",
    }
    why_answered {
        nb: "Personen har svart, eller blir ikke spurt lenger.",
        nn: "Personen har svara, eller blir ikkje spurd lenger.",
        en: "The person has answered, or is no longer asked.",
    }
    why_refused {
        nb: "Ikke gitt: den som ga det, kan ikke gi det lenger.",
        nn: "Ikkje gitt: den som gav det, kan ikkje gi det lenger.",
        en: "Not given: whoever gave it can no longer give it.",
    }
    not_given { nb: "Ikke gitt", nn: "Ikkje gitt", en: "Not given" }
    why_end_passed { nb: "Sluttdatoen er passert.", nn: "Sluttdatoen er passert.", en: "The end date has passed." }
    why_before_breach {
        nb: "Senere er noe fjernet på grunn av et sikkerhetsbrudd. Det må gis på nytt.",
        nn: "Seinare er noko fjerna på grunn av eit tryggleiksbrot. Det må givast på nytt.",
        en: "Something has since been removed because of a security breach. It has to be given again.",
    }
    why_not_allowed { nb: "Du kan ikke gi dette selv.", nn: "Du kan ikkje gi dette sjølv.", en: "You may not give this yourself." }
    undoes { nb: "Angrer endringen", nn: "Angrar endringa", en: "Undoes the change" }
    reason_label { nb: "Grunn", nn: "Grunn", en: "Reason" }
    receiver { nb: "Mottaker", nn: "Mottakar", en: "Receiver" }
    removed_with(giver, holder, what) {
        nb: "{giver} fjernet fullmakt fra {holder}: {what}",
        nn: "{giver} fjerna fullmakt frå {holder}: {what}",
        en: "{giver} removed the authorisation from {holder}: {what}",
    }
    event_changed(giver, holder, given, removed) {
        nb: "{giver} ga {holder} {given} og fjernet {removed}",
        nn: "{giver} gav {holder} {given} og fjerna {removed}",
        en: "{giver} gave {holder} {given} and removed {removed}",
    }
    event_breach(sentence) { nb: "{sentence}. Sikkerhetsbrudd", nn: "{sentence}. Tryggleiksbrot", en: "{sentence}. Security breach" }
    event_reason(sentence, reason) {
        nb: "{sentence}. Grunn: {reason}",
        nn: "{sentence}. Grunn: {reason}",
        en: "{sentence}. Reason: {reason}",
    }
    partly_given { nb: "Delvis gitt", nn: "Delvis gitt", en: "Given in part" }
    partly_given_body(holder, giver) {
        nb: "{holder} har fått noe av det de ba {giver} om. Resten er avslått.",
        nn: "{holder} har fått noko av det dei bad {giver} om. Resten er avslått.",
        en: "{holder} has been given some of what was asked of {giver}. The rest is declined.",
    }
    event_partly(sentence, what) {
        nb: "{sentence}. Delvis gitt: ikke {what}",
        nn: "{sentence}. Delvis gitt: ikkje {what}",
        en: "{sentence}. Given in part: not {what}",
    }
    event_proposed(sentence, name) {
        nb: "{sentence}. Foreslått av {name}",
        nn: "{sentence}. Føreslått av {name}",
        en: "{sentence}. Proposed by {name}",
    }
    event_undone(holder, reference, what) {
        nb: "Endringen {reference} for {holder} ble angret: {what}",
        nn: "Endringa {reference} for {holder} vart angra: {what}",
        en: "The change {reference} for {holder} was undone: {what}",
    }

    event_given(giver, holder, what) {
        nb: "{giver} ga {holder} fullmakt: {what}",
        nn: "{giver} gav {holder} fullmakt: {what}",
        en: "{giver} authorised {holder}: {what}",
    }
    event_awaits(sentence) {
        nb: "{sentence}. Gjelder når personen har bekreftet",
        nn: "{sentence}. Gjeld når personen har stadfesta",
        en: "{sentence}. Applies once the person has confirmed",
    }
    event_confirmed(person, name, what, giver) {
        nb: "{person} bekreftet å være {name} og har nå {what} i {giver}",
        nn: "{person} stadfesta å vere {name} og har no {what} i {giver}",
        en: "{person} confirmed to be {name} and now holds {what} in {giver}",
    }
    event_not_them(name, what, giver) {
        nb: "Personen som var lagt til som {name}, avslo {what} i {giver}",
        nn: "Personen som var lagd til som {name}, avslo {what} i {giver}",
        en: "The person who was added as {name} declined {what} in {giver}",
    }
    awaits_body(name) {
        nb: "{name} må selv logge inn og bekrefte. Ingenting gjelder før det. Si fra til personen; vi sender ikke noe varsel.",
        nn: "{name} må sjølv logge inn og stadfeste. Ingenting gjeld før det. Sei frå til personen; vi sender ikkje noko varsel.",
        en: "{name} must sign in and confirm that it is them. Nothing applies before that. Tell the person; we send no notice.",
    }
    confirmed { nb: "Personen har bekreftet", nn: "Personen har stadfesta", en: "The person has confirmed" }
    declined { nb: "Personen har avslått", nn: "Personen har avslått", en: "The person has declined" }
    declined_body(name) {
        nb: "Personen som var lagt til som {name}, sa nei. Ingenting er gitt.",
        nn: "Personen som var lagd til som {name}, sa nei. Ingenting er gitt.",
        en: "The person who was added as {name} said no. Nothing has been given.",
    }
    given_to { nb: "Gitt til navnet", nn: "Gitt til namnet", en: "Given to the name" }
    event_given_until(sentence, day) {
        nb: "{sentence}, til og med {day}",
        nn: "{sentence}, til og med {day}",
        en: "{sentence}, until and including {day}",
    }
    event_relinquished(holder, giver, what) {
        nb: "{holder} avsluttet fullmakten fra {giver}: {what}",
        nn: "{holder} avslutta fullmakta frå {giver}: {what}",
        en: "{holder} gave up the authorisation from {giver}: {what}",
    }
    event_expired(giver, holder, what) {
        nb: "Fullmakten fra {giver} til {holder} gikk ut: {what}",
        nn: "Fullmakta frå {giver} til {holder} gjekk ut: {what}",
        en: "The authorisation from {giver} to {holder} expired: {what}",
    }
    would_give(giver, holder, what) {
        nb: "{giver} gir {holder} {what}",
        nn: "{giver} gir {holder} {what}",
        en: "{giver} gives {holder} {what}",
    }
    would_remove(giver, holder, what) {
        nb: "{giver} fjerner {what} fra {holder}",
        nn: "{giver} fjernar {what} frå {holder}",
        en: "{giver} removes {what} from {holder}",
    }
    would_change(giver, holder, given, withdrawn) {
        nb: "{giver} gir {holder} {given} og fjerner {withdrawn}",
        nn: "{giver} gir {holder} {given} og fjernar {withdrawn}",
        en: "{giver} gives {holder} {given} and removes {withdrawn}",
    }
    would_redate(giver, holder, what) {
        nb: "{giver} endrer sluttdato for {holder}: {what}",
        nn: "{giver} endrar sluttdato for {holder}: {what}",
        en: "{giver} changes the end date for {holder}: {what}",
    }
    tag_would_redate { nb: "Skulle få ny sluttdato", nn: "Skulle få ny sluttdato", en: "To get a new end date" }
    tag_would_give { nb: "Skulle gis", nn: "Skulle bli gitt", en: "To be given" }
    tag_would_remove { nb: "Skulle fjernes", nn: "Skulle fjernast", en: "To be removed" }

    redated_heading { nb: "Sluttdatoen er endret", nn: "Sluttdatoen er endra", en: "The end date has been changed" }
    redated_body(holder, giver) {
        nb: "{giver} har endret hvor lenge {holder} har dette.",
        nn: "{giver} har endra kor lenge {holder} har dette.",
        en: "{giver} has changed for how long {holder} has this.",
    }
    end_date { nb: "Sluttdato", nn: "Sluttdato", en: "End date" }
    with_end(title, until) { nb: "{title} ({until})", nn: "{title} ({until})", en: "{title} ({until})" }
    new_and_old(title, after, before) {
        nb: "{title}: {after}. Før: {before}",
        nn: "{title}: {after}. Før: {before}",
        en: "{title}: {after}. Before: {before}",
    }
    event_redated(giver, holder, what) {
        nb: "{giver} endret sluttdato for {holder}: {what}",
        nn: "{giver} endra sluttdato for {holder}: {what}",
        en: "{giver} changed the end date for {holder}: {what}",
    }
    tag_redated_back { nb: "Tidligere sluttdato igjen", nn: "Tidlegare sluttdato igjen", en: "Former end date again" }
}

impl EventTexts {
    /// Until when it counts, and until when it did before.
    pub(crate) fn redated(self, redated: &Redated) -> String {
        let title = self.quoted(redated.item.title.in_lang(self.0), redated.item.what.is_test());
        self.new_and_old(title, until(self.0, redated.after), until(self.0, redated.before))
    }
}
