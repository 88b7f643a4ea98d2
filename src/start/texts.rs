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
    by_email {
        nb: "Registrer deg eller logg inn med e-post på jobben (kun testmiljø)",
        nn: "Registrer deg eller logg inn med e-post på jobben (berre testmiljø)",
        en: "Register or sign in by work e-mail (test environment only)",
    }
    to_my_apis { nb: "Til Mine API", nn: "Til Mine API", en: "To My APIs" }
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
    can { nb: "Dette kan du gjøre her", nn: "Dette kan du gjere her", en: "What you can do here" }
    take_back { nb: "Ta tilbake, og angre", nn: "Ta tilbake, og angre", en: "Take back, and undo" }
    take_back_body(hours) {
        nb: "En fullmakt du fjerner, slutter å virke med én gang. Du kan angre i minst {hours} timer.",
        nn: "Ei fullmakt du fjernar, sluttar å verke med ein gong. Du kan angre i minst {hours} timar.",
        en: "An authorisation you remove stops working at once. You can undo it for at least {hours} hours.",
    }
    open { nb: "Åpne API-et ditt", nn: "Opne API-et ditt", en: "Open your API" }
    open_body {
        nb: "Opprett scopes, gi virksomheter tilgang, og se hvem som har den.",
        nn: "Opprett scope, gi verksemder tilgang, og sjå kven som har han.",
        en: "Create scopes, give businesses access, and see who has it.",
    }
    way { nb: "Veien fra API til leverandør", nn: "Vegen frå API til leverandør", en: "The way from API to supplier" }
    way_body {
        nb: "API-tilbyderen gir virksomheten din tilgang. Virksomheten gir leverandøren fullmakt.",
        nn: "API-tilbydaren gir verksemda di tilgang. Verksemda gir leverandøren fullmakt.",
        en: "The API provider gives your business access. The business authorises the supplier.",
    }
    provider { nb: "API-tilbyder", nn: "API-tilbydar", en: "API provider" }
    provider_says { nb: "har dataene", nn: "har dataa", en: "has the data" }
    gives_access { nb: "gir tilgang", nn: "gir tilgang", en: "gives access" }
    business { nb: "Virksomheten din", nn: "Verksemda di", en: "Your business" }
    business_says { nb: "bestemmer over tilgangen", nn: "bestemmer over tilgangen", en: "decides who may use it" }
    gives_power { nb: "gir fullmakt", nn: "gir fullmakt", en: "authorises" }
    supplier_name { nb: "Leverandør", nn: "Leverandør", en: "Supplier" }
    supplier_says { nb: "henter dem på vegne av dere", nn: "hentar dei på vegner av dykk", en: "fetches it on your behalf" }
}
