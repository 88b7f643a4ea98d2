use crate::kernel::texts;

texts! {
    /// What is said of a proposal that takes two persons, whatever it is about. It is read long after it was decided, too.
    pub(crate) struct ProposalTexts;
    sentence(what) {
        nb: "Det ble foreslått at {what}. Det gjelder først når en kollega bekrefter",
        nn: "Det vart føreslått at {what}. Det gjeld først når ein kollega stadfestar",
        en: "It was proposed that {what}. It applies only once a colleague confirms",
    }
    sentence_declined(what) {
        nb: "Et forslag ble avslått. Det gikk ut på at {what}",
        nn: "Eit forslag vart avslått. Det gjekk ut på at {what}",
        en: "A proposal was declined. It was that {what}",
    }
    sentence_declined_of(name, what) {
        nb: "Forslaget fra {name} ble avslått. Det gikk ut på at {what}",
        nn: "Forslaget frå {name} vart avslått. Det gjekk ut på at {what}",
        en: "The proposal of {name} was declined. It was that {what}",
    }
    sentence_withdrawn(what) {
        nb: "Et forslag ble trukket tilbake. Det gikk ut på at {what}",
        nn: "Eit forslag vart trekt tilbake. Det gjekk ut på at {what}",
        en: "A proposal was withdrawn. It was that {what}",
    }
    two_off {
        nb: "kravet om to personer for «Fjern alle» og Hovedadministrator slås av",
        nn: "kravet om to personar for «Fjern alle» og Hovudadministrator blir slått av",
        en: "the requirement of two people for “Remove all” and Main administrator is turned off",
    }
    two_on {
        nb: "to personer kreves for «Fjern alle» og Hovedadministrator",
        nn: "to personar krevst for «Fjern alle» og Hovudadministrator",
        en: "two people are required for “Remove all” and Main administrator",
    }
    hours(before, after) {
        nb: "angrefristen endres fra {before} til {after} timer",
        nn: "angrefristen blir endra frå {before} til {after} timar",
        en: "the time to undo is changed from {before} to {after} hours",
    }
    tag { nb: "Skulle endres", nn: "Skulle endrast", en: "To be changed" }
    heading { nb: "Endringen er foreslått", nn: "Endringa er føreslått", en: "The change has been proposed" }
    heading_declined { nb: "Forslaget er avslått", nn: "Forslaget er avslått", en: "The proposal has been declined" }
    heading_withdrawn { nb: "Forslaget er trukket tilbake", nn: "Forslaget er trekt tilbake", en: "The proposal has been withdrawn" }
    lead {
        nb: "Et forslag endrer ingenting før en kollega bekrefter det. Så lenge det venter, står det på Oversikt hos dem som kan avgjøre \
             det.",
        nn: "Eit forslag endrar ingenting før ein kollega stadfestar det. Så lenge det ventar, står det på Oversikt hos dei som kan \
             avgjere det.",
        en: "A proposal changes nothing until a colleague confirms it. While it waits, it is on Overview for those who can decide it.",
    }
    lead_over { nb: "Forslaget endret ingenting.", nn: "Forslaget endra ingenting.", en: "The proposal changed nothing." }
    by { nb: "Foreslått av", nn: "Føreslått av", en: "Proposed by" }
}
