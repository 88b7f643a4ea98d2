use crate::{kernel::texts, web::Words};

texts! {
    /// *Kom i gang*, and what stands on top of the front page when something is wrong.
    pub(crate) struct StepTexts: Words;
    done { nb: "Fullført", nn: "Fullført", en: "Completed" }
    not_started { nb: "Ikke startet", nn: "Ikkje starta", en: "Not started" }
    not_possible_yet { nb: "Kan ikke startes ennå", nn: "Kan ikkje startast enno", en: "Cannot be started yet" }
    step_give { nb: "Gi den første leverandøren fullmakt", nn: "Gi den første leverandøren fullmakt", en: "Authorise your first supplier" }
    step_give_hint {
        nb: "Du trenger organisasjonsnummeret til leverandøren, og å vite hvilke API de skal bruke.",
        nn: "Du treng organisasjonsnummeret til leverandøren, og å vite kva API dei skal bruke.",
        en: "You need the supplier's organisation number, and to know which APIs they will use.",
    }
    ordered { nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer" }
    step_prefix { nb: "Bestill et prefiks", nn: "Bestill eit prefiks", en: "Order a prefix" }
    step_prefix_hint {
        nb: "Bare for dem som skal tilby API til andre. Prefikset er første del av navnet på alle scopes dere lager.",
        nn: "Berre for dei som skal tilby API til andre. Prefikset er første delen av namnet på alle scope de lagar.",
        en: "Only for those who will provide APIs to others. The prefix is the first part of the name of every scope you make.",
    }
    step_scope { nb: "Lag det første scopet", nn: "Lag det første scopet", en: "Make your first scope" }
    step_scope_hint {
        nb: "Begynn gjerne i testmiljøet, og kopier scopet til produksjon når det er klart.",
        nn: "Byrja gjerne i testmiljøet, og kopier scopet til produksjon når det er klart.",
        en: "Start in the test environment if you like, and copy the scope to production when it is ready.",
    }
    step_scope_waits {
        nb: "Virksomheten må ha et prefiks først.",
        nn: "Verksemda må ha eit prefiks først.",
        en: "The business needs a prefix first.",
    }
    step_ask {
        nb: "Er du usikker på hva leverandøren trenger? Be leverandøren sende en forespørsel. Da kommer den hit, og du kan svare på den.",
        nn: "Er du usikker på kva leverandøren treng? Be leverandøren sende ein førespurnad. Då kjem han hit, og du kan svare på han.",
        en: "Not sure what the supplier needs? Ask them to send a request. It appears here, and you can answer it.",
    }
    step_who(who) { nb: "Kan gjøres av: {who}", nn: "Kan gjerast av: {who}", en: "Can be done by: {who}" }
    step_terms { nb: "Les og signer bruksvilkårene", nn: "Les og signer bruksvilkåra", en: "Read and sign the terms of use" }
    step_terms_hint(day) { nb: "Fristen er {day}.", nn: "Fristen er {day}.", en: "The deadline is {day}." }
    step_told {
        nb: "Legg inn hvor dere vil ha varsel",
        nn: "Legg inn kvar de vil ha varsel",
        en: "Enter where you want to be notified",
    }
    step_told_hint {
        nb: "En e-postadresse som noen leser. Dit sender vi beskjed når noe endrer seg.",
        nn: "Ei e-postadresse som nokon les. Dit sender vi melding når noko endrar seg.",
        en: "An e-mail address that somebody reads. We send word there when something changes.",
    }
    step_client { nb: "Lag den første klienten", nn: "Lag den første klienten", en: "Make your first client" }
    step_client_hint {
        nb: "Bare for dem som skal hente token selv. En leverandør bruker sin egen klient.",
        nn: "Berre for dei som skal hente token sjølv. Ein leverandør bruker sin eigen klient.",
        en: "Only for those who will fetch tokens themselves. A supplier uses its own client.",
    }
    hide_steps { nb: "Skjul Kom i gang", nn: "Skjul Kom i gang", en: "Hide Get started" }
    show_steps { nb: "Vis Kom i gang", nn: "Vis Kom i gang", en: "Show Get started" }
    nobody_told { nb: "Ingen får varsel", nn: "Ingen får varsel", en: "Nobody is notified" }
    nobody_told_body {
        nb: "Skjer det noe kritisk, får ingen hos dere vite det. Det trengs en e-postadresse som er bekreftet, og som e-posten kommer fram \
             til.",
        nn: "Skjer det noko kritisk, får ingen hos dykk vite det. Det trengst ei e-postadresse som er stadfesta, og som e-posten kjem fram \
             til.",
        en: "If something critical happens, nobody at your business gets to know. It takes an e-mail address that has been confirmed and that \
             mail reaches.",
    }
    to_notification { nb: "Til varsling", nn: "Til varsling", en: "To notification" }
    terms { nb: "Bruksvilkår", nn: "Bruksvilkår", en: "Terms of use" }
    terms_due(version, day) {
        nb: "Bruksvilkårene, versjon {version}, må signeres senest {day}.",
        nn: "Bruksvilkåra, versjon {version}, må signerast seinast {day}.",
        en: "The terms of use, version {version}, must be signed by {day}.",
    }
    read_and_sign { nb: "Les og signer", nn: "Les og signer", en: "Read and sign" }
    terms_late { nb: "Bruksvilkårene er ikke signert", nn: "Bruksvilkåra er ikkje signerte", en: "The terms of use have not been signed" }
    terms_late_body(version, day) {
        nb: "Fristen for versjon {version} var {day}. Det som er i bruk, virker som før.",
        nn: "Fristen for versjon {version} var {day}. Det som er i bruk, verkar som før.",
        en: "The deadline for version {version} was {day}. What is in use works as before.",
    }
    to_terms { nb: "Til bruksvilkårene", nn: "Til bruksvilkåra", en: "To the terms of use" }
}
