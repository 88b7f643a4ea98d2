use crate::{kernel::texts, web::Words};

texts! {
    /// Connecting a login at ID-porten.
    pub(in super::super) struct Connecting: Words;

    heading { nb: "Koble til ID-porten", nn: "Kople til ID-porten", en: "Connect ID-porten" }
    lead(org) {
        nb: "Du er registrert med e-post hos {org}, og det gjelder bare i testmiljøet. Tilgang til produksjon følger innloggingen din med \
             ID-porten. Her viser du én gang at begge er deg.",
        nn: "Du er registrert med e-post hos {org}, og det gjeld berre i testmiljøet. Tilgang til produksjon følgjer innlogginga di med \
             ID-porten. Her viser du éin gong at begge er deg.",
        en: "You are registered by e-mail with {org}, and that counts in the test environment only. Access to production follows your login \
             with ID-porten. Here you show once that both are you.",
    }
    what_is_shared(org) {
        nb: "{org} ser navnet og fødselsåret ditt. Fødselsnummeret deler vi ikke med noen.",
        nn: "{org} ser namnet og fødselsåret ditt. Fødselsnummeret deler vi ikkje med nokon.",
        en: "{org} sees your name and year of birth. We share your national identity number with nobody.",
    }
    begin { nb: "Begynn", nn: "Byrj", en: "Begin" }
    already(name) {
        nb: "Du er koblet til ID-porten som {name}. Logg inn med ID-porten når du skal bruke produksjon, be om noe der, eller se det du har \
             bedt om.",
        nn: "Du er kopla til ID-porten som {name}. Logg inn med ID-porten når du skal bruke produksjon, be om noko der, eller sjå det du har \
             bede om.",
        en: "You are connected to ID-porten as {name}. Sign in with ID-porten when you are to use production, ask for something there, or see \
             what you have asked for.",
    }
    step_login {
        nb: "Nå logger du inn med ID-porten på det høyeste sikkerhetsnivået, i denne nettleseren. Det må skje innen 30 minutter. Etterpå \
             bekrefter du at du er den samme.",
        nn: "No loggar du inn med ID-porten på det høgaste tryggleiksnivået, i denne nettlesaren. Det må skje innan 30 minutt. Etterpå \
             stadfestar du at du er den same.",
        en: "Now sign in with ID-porten at the highest level of assurance, in this browser. It has to be done within 30 minutes. Afterwards \
             you confirm that you are the same.",
    }
    go_to_login { nb: "Gå til ID-porten", nn: "Gå til ID-porten", en: "Go to ID-porten" }
    question(login, name, org) {
        nb: "Du er logget inn med ID-porten som {login}. Er du også den som er registrert med e-post som {name} hos {org}?",
        nn: "Du er logga inn med ID-porten som {login}. Er du òg den som er registrert med e-post som {name} hos {org}?",
        en: "You are signed in with ID-porten as {login}. Are you also the one who is registered by e-mail as {name} with {org}?",
    }
    once {
        nb: "Det gjøres én gang og kan ikke angres, for det du har bedt om, følger denne innloggingen fra nå av.",
        nn: "Det blir gjort éin gong og kan ikkje angrast, for det du har bede om, følgjer denne innlogginga frå no av.",
        en: "It is done once and cannot be undone, as what you have asked for follows this login from now on.",
    }
    yes { nb: "Ja, begge er meg", nn: "Ja, begge er meg", en: "Yes, both are me" }
    no { nb: "Nei, avbryt", nn: "Nei, avbryt", en: "No, cancel" }
    done { nb: "Innloggingene er koblet", nn: "Innloggingane er kopla", en: "The logins are connected" }
    done_body(org) {
        nb: "Det du har bedt {org} om, kan godkjennes nå. Logg inn med ID-porten når du skal bruke produksjon.",
        nn: "Det du har bede {org} om, kan godkjennast no. Logg inn med ID-porten når du skal bruke produksjon.",
        en: "What you have asked {org} for can be approved now. Sign in with ID-porten when you are to use production.",
    }
    my_requests { nb: "Mine forespørsler", nn: "Mine førespurnader", en: "My requests" }
    over {
        nb: "Dette kan ikke brukes lenger. Det må skje i nettleseren der du begynte, innen 30 minutter, og bare én gang. Logg inn med e-post \
             og begynn på nytt.",
        nn: "Dette kan ikkje brukast lenger. Det må skje i nettlesaren der du byrja, innan 30 minutt, og berre éin gong. Logg inn med e-post \
             og byrj på nytt.",
        en: "This can no longer be used. It has to be done in the browser where you began, within 30 minutes, and only once. Sign in by \
             e-mail and begin again.",
    }
    taken {
        nb: "Denne innloggingen er koblet til en annen registrering i virksomheten. Logg inn med ID-porten og bruk den, eller be en \
             hovedadministrator fjerne den andre.",
        nn: "Denne innlogginga er kopla til ei anna registrering i verksemda. Logg inn med ID-porten og bruk ho, eller be ein \
             hovudadministrator fjerne den andre.",
        en: "This login is connected to another registration in the business. Sign in with ID-porten and use it, or ask a main administrator \
             to remove the other one.",
    }
    sign_in_by_email { nb: "Logg inn med e-post på jobben", nn: "Logg inn med e-post på jobben", en: "Sign in by work e-mail" }
    login { nb: "ID-porten", nn: "ID-porten", en: "ID-porten" }
    event(name, person) {
        nb: "{name}, som er registrert med e-post, koblet til ID-porten som {person}.",
        nn: "{name}, som er registrert med e-post, kopla til ID-porten som {person}.",
        en: "{name}, who is registered by e-mail, connected ID-porten as {person}.",
    }
    why_no_undo {
        nb: "Dette kan ikke angres, for det som er bedt om, følger personen. Er det feil, fjern brukeren under Brukere.",
        nn: "Dette kan ikkje angrast, for det som er bede om, følgjer personen. Er det feil, fjern brukaren under Brukarar.",
        en: "This cannot be undone, as what was asked for follows the person. If it is wrong, remove the user under Users.",
    }
    to_members { nb: "Til brukere", nn: "Til brukarar", en: "To users" }
    to_production { nb: "Tilgang til produksjon", nn: "Tilgang til produksjon", en: "Access to production" }
}
