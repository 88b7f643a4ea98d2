use crate::kernel::texts;

texts! {
    /// What is said of a proposal that takes two persons, whatever it is about. It is read long after it was decided, too.
    pub(crate) struct ProposalTexts;
    sentence(what) { nb: "Dette ble foreslått: {what}", nn: "Dette vart føreslått: {what}", en: "This was proposed: {what}" }
    sentence_declined(what) {
        nb: "Et forslag ble avslått: {what}",
        nn: "Eit forslag vart avslått: {what}",
        en: "A proposal was declined: {what}",
    }
    sentence_declined_of(name, what) {
        nb: "Forslaget fra {name} ble avslått: {what}",
        nn: "Forslaget frå {name} vart avslått: {what}",
        en: "The proposal of {name} was declined: {what}",
    }
    sentence_withdrawn(what) {
        nb: "Et forslag ble trukket tilbake: {what}",
        nn: "Eit forslag vart trekt tilbake: {what}",
        en: "A proposal was withdrawn: {what}",
    }
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
