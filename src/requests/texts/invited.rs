use crate::kernel::texts;

texts! {
    /// What pages and mails say of a request that somebody sent by accepting an invitation.
    pub(in super::super) struct InvitedTexts;

    heading_own(org) { nb: "Invitasjon fra {org}", nn: "Invitasjon frå {org}", en: "Invitation from {org}" }
    accepted(name) { nb: "{name} har tatt imot", nn: "{name} har teke imot", en: "{name} has accepted" }
    accepted_born(name, year) {
        nb: "{name}, født {year}, har tatt imot",
        nn: "{name}, fødd {year}, har teke imot",
        en: "{name}, born {year}, has accepted",
    }
    is_it_them(name) {
        nb: "Invitasjonen ble sendt til {name}. Er dette den du mente? Lenken kan være sendt videre. Ingenting gjelder før du bekrefter.",
        nn: "Invitasjonen vart send til {name}. Er dette den du meinte? Lenkja kan vere send vidare. Ingenting gjeld før du stadfestar.",
        en: "The invitation was sent to {name}. Is this who you meant? The link may have been passed on. Nothing counts before you \
             confirm.",
    }
    you_accepted(org) {
        nb: "Du har tatt imot. Ingenting gjelder før en i {org} har bekreftet at det er deg. De ser navnet og fødselsåret ditt.",
        nn: "Du har teke imot. Ingenting gjeld før nokon i {org} har stadfesta at det er deg. Dei ser namnet og fødselsåret ditt.",
        en: "You have accepted. Nothing counts before somebody in {org} has confirmed that it is you. They see your name and year of \
             birth.",
    }
    invited_as { nb: "Invitert som", nn: "Invitert som", en: "Invited as" }
    confirm { nb: "Bekreft og gi fullmakt", nn: "Stadfest og gi fullmakt", en: "Confirm and authorise" }

    confirmed { nb: "Tilgangen er bekreftet", nn: "Tilgangen er stadfesta", en: "Your access has been confirmed" }
    confirmed_body(org) {
        nb: "{org} har gitt deg det du ble invitert til, eller noe av det. Det gjelder når du logger inn med ID-porten.",
        nn: "{org} har gitt deg det du vart invitert til, eller noko av det. Det gjeld når du loggar inn med ID-porten.",
        en: "{org} has given you what you were invited to, or some of it. It counts when you sign in with ID-porten.",
    }
    declined { nb: "Invitasjonen er avslått", nn: "Invitasjonen er avslått", en: "The invitation was declined" }
    declined_body(org) {
        nb: "{org} bekreftet ikke at det var deg de inviterte. Ingenting er gitt.",
        nn: "{org} stadfesta ikkje at det var deg dei inviterte. Ingenting er gitt.",
        en: "{org} did not confirm that you were who they invited. Nothing has been given.",
    }
    expired { nb: "Invitasjonen gikk ut uten svar", nn: "Invitasjonen gjekk ut utan svar", en: "The invitation expired without an answer" }
    expired_body(org) {
        nb: "Ingen i {org} bekreftet innen 30 dager. De kan invitere deg på nytt.",
        nn: "Ingen i {org} stadfesta innan 30 dagar. Dei kan invitere deg på nytt.",
        en: "Nobody in {org} confirmed within 30 days. They can invite you again.",
    }
    see { nb: "Se hva som skjedde:", nn: "Sjå kva som skjedde:", en: "See what happened:" }
    footer(org) {
        nb: "Du får denne e-posten fordi {org} inviterte deg.",
        nn: "Du får denne e-posten fordi {org} inviterte deg.",
        en: "You get this e-mail because {org} invited you.",
    }
}
