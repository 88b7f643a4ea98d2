use super::Texts;
use crate::kernel::texts;

texts! {
    /// What somebody is asked who was given something by a number and a name that were typed.
    pub(crate) struct AwaitedTexts: Texts;
    is_it_you(name) { nb: "Er det du som er {name}?", nn: "Er det du som er {name}?", en: "Are you {name}?" }
    lead(giver, name) {
        nb: "{giver} har gitt deg dette, til fødselsnummeret ditt og navnet {name}. Er det deg?",
        nn: "{giver} har gitt deg dette, til fødselsnummeret ditt og namnet {name}. Er det deg?",
        en: "{giver} has given you this, to your national identity number and the name {name}. Is that you?",
    }
    lead_over(giver, name) {
        nb: "{giver} ga dette til fødselsnummeret ditt og navnet {name}.",
        nn: "{giver} gav dette til fødselsnummeret ditt og namnet {name}.",
        en: "{giver} gave this to your national identity number and the name {name}.",
    }
    what_happens { nb: "Dette skjer når du svarer", nn: "Dette skjer når du svarar", en: "What happens when you answer" }
    yes_means {
        nb: "Svarer du ja, gjelder det med én gang, og virksomheten ser navnet ditt.",
        nn: "Svarar du ja, gjeld det med ein gong, og verksemda ser namnet ditt.",
        en: "If you say yes it applies at once, and the business sees your name.",
    }
    no_means {
        nb: "Svarer du nei, får du ingenting. Virksomheten ser at det er avslått, men ikke hvem du er.",
        nn: "Svarar du nei, får du ingenting. Verksemda ser at det er avslått, men ikkje kven du er.",
        en: "If you say no you get nothing. The business sees that it was declined, but not who you are.",
    }
    yes { nb: "Ja, det er meg", nn: "Ja, det er meg", en: "Yes, that is me" }
    no { nb: "Nei, avslå", nn: "Nei, avslå", en: "No, decline" }
    later { nb: "Svar senere", nn: "Svar seinare", en: "Answer later" }
    go_on { nb: "Gå videre", nn: "Gå vidare", en: "Go on" }
    to_giver(giver) { nb: "Gå til {giver}", nn: "Gå til {giver}", en: "Go to {giver}" }
    you_said_yes { nb: "Du har bekreftet at det er deg", nn: "Du har stadfesta at det er deg", en: "You have confirmed that it is you" }
    you_have(giver) {
        nb: "Du har nå dette i {giver}.",
        nn: "Du har no dette i {giver}.",
        en: "You now hold this in {giver}.",
    }
    you_said_no { nb: "Du har avslått", nn: "Du har avslått", en: "You have declined" }
    not_told(giver) {
        nb: "{giver} ser at det er avslått, men ikke hvem du er.",
        nn: "{giver} ser at det er avslått, men ikkje kven du er.",
        en: "{giver} sees that it was declined, but not who you are.",
    }
    nothing_left(giver) {
        nb: "Det er ingenting å svare på lenger. {giver} har tatt det tilbake, eller tiden er ute.",
        nn: "Det er ingenting å svare på lenger. {giver} har teke det tilbake, eller tida er ute.",
        en: "There is nothing left to answer. {giver} has taken it back, or its time is over.",
    }
    answered_already {
        nb: "Du har svart på dette før. Svaret ditt står, og ingenting er endret nå.",
        nn: "Du har svara på dette før. Svaret ditt står, og ingenting er endra no.",
        en: "You have answered this before. Your answer stands, and nothing has been changed now.",
    }
    not_givable(giver) {
        nb: "Den som ga deg dette, kan ikke gi det lenger. Ingenting er endret. Be {giver} om å gi det på nytt.",
        nn: "Den som gav deg dette, kan ikkje gi det lenger. Ingenting er endra. Be {giver} om å gi det på nytt.",
        en: "Whoever gave you this can no longer give it. Nothing has changed. Ask {giver} to give it again.",
    }
    takes_two(giver) {
        nb: "Hovedadministrator krever nå to personer i {giver}, og bare én ga det. Ingenting er endret. Be {giver} om å gi det på nytt.",
        nn: "Hovudadministrator krev no to personar i {giver}, og berre éin gav det. Ingenting er endra. Be {giver} om å gi det på nytt.",
        en: "Main administrator now requires two people in {giver}, and only one gave it. Nothing has changed. Ask {giver} to give it \
             again.",
    }
    changed(giver) {
        nb: "{giver} har endret det du får, etter at du åpnet siden. Du har ikke fått noe ennå. Se over det som står her nå, og svar på \
             nytt.",
        nn: "{giver} har endra det du får, etter at du opna sida. Du har ikkje fått noko enno. Sjå over det som står her no, og svar på \
             nytt.",
        en: "{giver} has changed what you get since you opened the page. You have got nothing yet. Look over what is here now and answer \
             again.",
    }
}
