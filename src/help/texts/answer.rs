use crate::kernel::texts;

texts! {
    /// Help: answer a request.
    pub(in super::super) struct Answer;
    lead {
        nb: "En leverandør eller en kollega har bedt om fullmakt. Du gir alt, noe eller ingenting av det.",
        nn: "Ein leverandør eller ein kollega har bede om fullmakt. Du gir alt, noko eller ingenting av det.",
        en: "A supplier or a colleague has asked for an authorisation. You give all, some or none of it.",
    }
    of_people(package) {
        nb: "Ber noen om tilgangspakker eller rettigheter, svarer de med nøkkelrolle, eller «{package}».",
        nn: "Ber nokon om tilgangspakkar eller rettar, svarar dei med nøkkelrolle, eller «{package}».",
        en: "If somebody asks for access packages or rights, those with a key role answer, or “{package}”.",
    }
    open(page, requests) {
        nb: "Åpne lenken du har fått, eller gå til «{page}» og «{requests}».",
        nn: "Opne lenkja du har fått, eller gå til «{page}» og «{requests}».",
        en: "Open the link you were sent, or go to “{page}” and “{requests}”.",
    }
    read {
        nb: "Les hva de ber om, og hva de skal bruke det til.",
        nn: "Les kva dei ber om, og kva dei skal bruke det til.",
        en: "Read what they ask for, and what they will use it for.",
    }
    tick(part) {
        nb: "Vil du gi mindre, eller bare til en dato? Åpne «{part}». Kryss av, og se over. Resten blir avslått.",
        nn: "Vil du gi mindre, eller berre til ein dato? Opne «{part}». Kryss av, og sjå over. Resten blir avslått.",
        en: "Do you want to give less, or only until a date? Open “{part}”. Tick, and review. The rest is declined.",
    }
    approve(give) {
        nb: "Kan alt gis? Velg «{give}». Da gjelder det med én gang.",
        nn: "Kan alt givast? Vel «{give}». Då gjeld det med ein gong.",
        en: "Can all of it be given? Choose “{give}”. Then it applies at once.",
    }
    decline(open, decline) {
        nb: "Vil du si nei til alt? Åpne «{open}», skriv hvorfor, og velg «{decline}».",
        nn: "Vil du seie nei til alt? Opne «{open}», skriv kvifor, og vel «{decline}».",
        en: "Do you want to say no to all of it? Open “{open}”, say why, and choose “{decline}”.",
    }
    now {
        nb: "Det du gir, gjelder fra du bekrefter.",
        nn: "Det du gir, gjeld frå du stadfestar.",
        en: "What you give applies from the moment you confirm.",
    }
    told {
        nb: "Den som spurte, ser svaret på sin egen side neste gang de logger inn. Portalen sender ingen e-post.",
        nn: "Den som spurde, ser svaret på si eiga side neste gong dei loggar inn. Portalen sender ingen e-post.",
        en: "Whoever asked sees the answer on their own page the next time they sign in. The portal sends no e-mail.",
    }
    own { nb: "Du kan ikke svare selv.", nn: "Du kan ikkje svare sjølv.", en: "You cannot answer yourself." }
    own_why {
        nb: "Ingen svarer på sin egen forespørsel, eller på en fra en virksomhet de leder. En kollega må gjøre det.",
        nn: "Ingen svarar på sin eigen førespurnad, eller på ein frå ei verksemd dei leier. Ein kollega må gjere det.",
        en: "Nobody answers their own request, or one from a business they lead. A colleague has to.",
    }
    not_givable { nb: "Noe kan ikke gis.", nn: "Noko kan ikkje givast.", en: "Something cannot be given." }
    not_givable_why {
        nb: "Dere har ikke selv tilgang hos tilbyderen, eller tilbyderen lar ingen gi det videre. Resten kan du gi.",
        nn: "De har ikkje sjølve tilgang hos tilbydaren, eller tilbydaren lèt ingen gi det vidare. Resten kan du gi.",
        en: "You have no access of your own with the provider, or the provider lets nobody pass it on. You can give the rest.",
    }
    closed { nb: "Forespørselen er borte.", nn: "Førespurnaden er borte.", en: "The request is gone." }
    closed_why {
        nb: "En kollega har svart, den er trukket tilbake, eller det er gått 30 dager. De kan spørre på nytt.",
        nn: "Ein kollega har svara, han er trekt tilbake, eller det har gått 30 dagar. Dei kan spørje på nytt.",
        en: "A colleague has answered, it was withdrawn, or 30 days have passed. They can ask again.",
    }
    picture_queue {
        nb: "Listen over forespørsler: hvem som spør, om hva, når, og om den er sett.",
        nn: "Lista over førespurnader: kven som spør, om kva, når, og om han er sett.",
        en: "The list of requests: who asks, for what, when, and whether it has been seen.",
    }
    picture_request {
        nb: "En forespørsel: hva som er bedt om, av hvem, hvorfor, og hvor lenge den venter på svar.",
        nn: "Ein førespurnad: kva som er bede om, av kven, kvifor, og kor lenge han ventar på svar.",
        en: "A request: what is asked for, by whom, why, and how long it waits for an answer.",
    }
}
