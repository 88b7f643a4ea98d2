use super::{GivingTexts, not_givable};
use crate::{
    delegations::events::Unrestorable,
    kernel::{Lang, texts},
    scopes::NotGivable,
};

texts! {
    /// Changing until when a holder has what it has been given.
    pub(crate) struct EndDateTexts: GivingTexts;
    lead(name) {
        nb: "Velg hva av det {name} har, som skal få ny sluttdato. Resten blir som det er.",
        nn: "Vel kva av det {name} har, som skal få ny sluttdato. Resten blir som det er.",
        en: "Choose what of all that {name} has is to get a new end date. The rest stays as it is.",
    }
    which { nb: "Hva gjelder det?", nn: "Kva gjeld det?", en: "What does it concern?" }
    now(until) { nb: "Nå: {until}", nn: "No: {until}", en: "Now: {until}" }
    choose_one { nb: "Velg minst én", nn: "Vel minst éin", en: "Choose at least one" }
    unchanged {
        nb: "Det du har valgt, har denne sluttdatoen allerede. Velg en annen.",
        nn: "Det du har valt, har denne sluttdatoen allereie. Vel ein annan.",
        en: "What you have chosen already has this end date. Choose another.",
    }
    gone {
        nb: "Noe du valgte, er avsluttet eller endret siden du åpnet siden. Velg på nytt.",
        nn: "Noko du valde, er avslutta eller endra sidan du opna sida. Vel på nytt.",
        en: "Something you chose has ended or been changed since you opened the page. Choose again.",
    }
    refused(title, why) { nb: "«{title}»: {why}", nn: "«{title}»: {why}", en: "“{title}”: {why}" }
    no_giver {
        nb: "Du kan ikke selv gi dette til mottakeren, og da heller ikke forlenge det.",
        nn: "Du kan ikkje sjølv gi dette til mottakaren, og då heller ikkje forlengje det.",
        en: "You may not give this to the receiver yourself, and so cannot extend it either.",
    }
    day_waits {
        nb: "En ny sluttdato er foreslått og venter på en kollega. Det den gjelder, kan ikke få en annen før forslaget er avgjort.",
        nn: "Ein ny sluttdato er føreslått og ventar på ein kollega. Det han gjeld, kan ikkje få ein annan før forslaget er avgjort.",
        en: "A new end date is proposed and waits for a colleague. What it concerns cannot get another before the proposal is decided.",
    }
    see_day { nb: "Se forslaget", nn: "Sjå forslaget", en: "See the proposal" }
    check_heading { nb: "Se over den nye sluttdatoen", nn: "Sjå over den nye sluttdatoen", en: "Review the new end date" }
    check_lead(name) {
        nb: "Dette endres for {name} når du bekrefter. Det kan angres fra kvitteringen.",
        nn: "Dette blir endra for {name} når du stadfestar. Det kan angrast frå kvitteringa.",
        en: "This changes for {name} when you confirm. It can be undone from the receipt.",
    }
    before { nb: "Nå", nn: "No", en: "Now" }
    after { nb: "Etter endringen", nn: "Etter endringa", en: "After the change" }
    change_choices { nb: "Endre valgene", nn: "Endre vala", en: "Change the choices" }
    nothing_to_change(name) {
        nb: "{name} har ingenting herfra som du kan endre sluttdato på.",
        nn: "{name} har ingenting herfrå som du kan endre sluttdato på.",
        en: "{name} has nothing from here that you can change the end date of.",
    }
}

/// Why something cannot have another end date.
pub(crate) fn no_end_date(lang: Lang, why: Unrestorable) -> &'static str {
    let t = super::EventTexts(lang);
    match why {
        Unrestorable::Deactivated => not_givable(lang, NotGivable::Deactivated),
        Unrestorable::NotAllowed => EndDateTexts(lang).no_giver(),
        why => crate::delegations::events::reason(t, why),
    }
}
