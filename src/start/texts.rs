use crate::kernel::texts;

texts! {
    /// The front page.
    pub(crate) struct Texts;
    heading {
        nb: "Styr hvem som kan bruke API på vegne av virksomheten din",
        nn: "Styr kven som kan bruke API på vegner av verksemda di",
        en: "Decide who may use APIs on behalf of your business",
    }
    lead {
        nb: "Gi leverandøren akkurat den fullmakten som trengs, se hvem som har hva og hvorfor, og ta den tilbake når du vil. Endringer \
             virker med én gang.",
        nn: "Gi leverandøren akkurat den fullmakta som trengst, sjå kven som har kva og kvifor, og ta ho tilbake når du vil. Endringar \
             verkar med ein gong.",
        en: "Give a supplier exactly the authorisation it needs, see who has what and why, and take it back whenever you like. Changes \
             take effect at once.",
    }
    log_in { nb: "Logg inn med ID-porten", nn: "Logg inn med ID-porten", en: "Sign in with ID-porten" }
    continue_to { nb: "Velg virksomhet", nn: "Vel verksemd", en: "Choose business" }
    what_needed { nb: "Hva trenger jeg for å logge inn?", nn: "Kva treng eg for å logge inn?", en: "What do I need to sign in?" }
    what_needed_body {
        nb: "En elektronisk ID på høyt nivå, for eksempel BankID. Rollene dine hentes fra Enhetsregisteret når du har logget inn.",
        nn: "Ein elektronisk ID på høgt nivå, til dømes BankID. Rollene dine blir henta frå Einingsregisteret når du har logga inn.",
        en: "An electronic ID at the high level, such as BankID. Your roles are read from the Register of Legal Entities once you have \
             signed in.",
    }
    give { nb: "Gi en leverandør fullmakt", nn: "Gi ein leverandør fullmakt", en: "Authorise a supplier" }
    give_body {
        nb: "Organisasjonsnummer, hvilke API, se over, ferdig. Du får en kvittering med referanse.",
        nn: "Organisasjonsnummer, kva API, sjå over, ferdig. Du får ei kvittering med referanse.",
        en: "Organisation number, which APIs, review, done. You get a receipt with a reference.",
    }
    see { nb: "Se hvem som har hva", nn: "Sjå kven som har kva", en: "See who has what" }
    see_body {
        nb: "Alle med rettigheter til virksomheten på én side, med grunnen til at de har dem.",
        nn: "Alle med rettar til verksemda på éi side, med grunnen til at dei har dei.",
        en: "Everyone with rights to the business on one page, and why they have them.",
    }
    supplier { nb: "Er du leverandør?", nn: "Er du leverandør?", en: "Are you a supplier?" }
    supplier_body {
        nb: "Se hvilke kunder som har gitt dere fullmakt, og avslutt fullmakten når oppdraget er over.",
        nn: "Sjå kva kundar som har gitt dykk fullmakt, og avslutt fullmakta når oppdraget er over.",
        en: "See which customers have authorised you, and give up the authorisation when the job is done.",
    }
}
