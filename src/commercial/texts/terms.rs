use crate::{kernel::texts, web::Words};

texts! {
    /// *Bruksvilkår*.
    pub(in super::super) struct TermsTexts: Words;

    terms { nb: "Bruksvilkår", nn: "Bruksvilkår", en: "Terms of use" }
    terms_lead {
        nb: "Virksomheten godtar bruksvilkårene ved at en som kan binde den, signerer dem her.",
        nn: "Verksemda godtek bruksvilkåra ved at ein som kan binde henne, signerer dei her.",
        en: "The business accepts the terms of use when somebody who can bind it signs them here.",
    }
    no_terms {
        nb: "Det er ingen bruksvilkår å signere ennå.",
        nn: "Det er ingen bruksvilkår å signere enno.",
        en: "There are no terms of use to sign yet.",
    }
    terms_version(version) { nb: "Versjon {version}", nn: "Versjon {version}", en: "Version {version}" }
    is_signed(name, day) {
        nb: "{name} signerte denne versjonen {day}.",
        nn: "{name} signerte denne versjonen {day}.",
        en: "{name} signed this version on {day}.",
    }
    is_old {
        nb: "Dette er en eldre versjon. Den kan ikke signeres lenger.",
        nn: "Dette er ein eldre versjon. Han kan ikkje signerast lenger.",
        en: "This is an older version. It can no longer be signed.",
    }
    is_due(day) {
        nb: "Denne versjonen må signeres senest {day}.",
        nn: "Denne versjonen må signerast seinast {day}.",
        en: "This version must be signed by {day}.",
    }
    is_late(day) {
        nb: "Fristen for å signere denne versjonen var {day}.",
        nn: "Fristen for å signere denne versjonen var {day}.",
        en: "The deadline for signing this version was {day}.",
    }
    consequence {
        nb: "Det som er i bruk, virker som før, også etter fristen.",
        nn: "Det som er i bruk, verkar som før, også etter fristen.",
        en: "What is in use works as before, also after the deadline.",
    }
    promise(org) {
        nb: "Jeg har lest bruksvilkårene og godtar dem på vegne av {org}",
        nn: "Eg har lese bruksvilkåra og godtek dei på vegner av {org}",
        en: "I have read the terms of use and accept them on behalf of {org}",
    }
    tick_to_sign {
        nb: "Kryss av for at du har lest bruksvilkårene",
        nn: "Kryss av for at du har lese bruksvilkåra",
        en: "Tick that you have read the terms of use",
    }
    sign { nb: "Signer", nn: "Signer", en: "Sign" }
    no_undo {
        nb: "En signatur kan ikke angres: den viser hva virksomheten har godtatt, og når.",
        nn: "Ein signatur kan ikkje angrast: han viser kva verksemda har godteke, og når.",
        en: "A signature cannot be undone: it shows what the business has accepted, and when.",
    }
    who_signs {
        nb: "Du kan ikke signere. Det kan de som har:",
        nn: "Du kan ikkje signere. Det kan dei som har:",
        en: "You cannot sign. Those can who have:",
    }
    superseded {
        nb: "En nyere versjon er publisert. Ingenting er signert. Les den nye, som står her nå.",
        nn: "Ein nyare versjon er publisert. Ingenting er signert. Les den nye, som står her no.",
        en: "A newer version has been published. Nothing has been signed. Read the new one, which is here now.",
    }
    signed_already {
        nb: "En kollega har allerede signert denne versjonen.",
        nn: "Ein kollega har allereie signert denne versjonen.",
        en: "A colleague has already signed this version.",
    }
    versions { nb: "Versjoner", nn: "Versjonar", en: "Versions" }
    version { nb: "Versjon", nn: "Versjon", en: "Version" }
    published { nb: "Publisert", nn: "Publisert", en: "Published" }
    sign_by { nb: "Frist for å signere", nn: "Frist for å signere", en: "Deadline for signing" }
    signature { nb: "Signatur", nn: "Signatur", en: "Signature" }
    tag_signed { nb: "Signert", nn: "Signert", en: "Signed" }
    tag_not_signed { nb: "Ikke signert", nn: "Ikkje signert", en: "Not signed" }
    tag_waits { nb: "Venter på signatur", nn: "Ventar på signatur", en: "Waiting for a signature" }
    tag_late { nb: "Fristen er ute", nn: "Fristen er ute", en: "The deadline has passed" }
    signed { nb: "Bruksvilkårene er signert", nn: "Bruksvilkåra er signerte", en: "The terms of use have been signed" }
    signed_body(version) {
        nb: "Virksomheten har godtatt versjon {version} av bruksvilkårene.",
        nn: "Verksemda har godteke versjon {version} av bruksvilkåra.",
        en: "The business has accepted version {version} of the terms of use.",
    }
    to_terms { nb: "Til bruksvilkårene", nn: "Til bruksvilkåra", en: "To the terms of use" }
    event_signed(version) {
        nb: "Versjon {version} av bruksvilkårene er signert",
        nn: "Versjon {version} av bruksvilkåra er signert",
        en: "Version {version} of the terms of use was signed",
    }
}
