use crate::kernel::texts;

texts! {
    /// Help: give a supplier an authorisation.
    pub(in super::super) struct GiveSupplier;
    lead {
        nb: "Du bestemmer hvilke API en leverandør kan bruke på vegne av virksomheten, og hvor lenge.",
        nn: "Du avgjer kva API ein leverandør kan bruke på vegner av verksemda, og kor lenge.",
        en: "You decide which APIs a supplier may use on behalf of the business, and for how long.",
    }
    open(page) {
        nb: "Velg virksomheten, og åpne «{page}».",
        nn: "Vel verksemda, og opne «{page}».",
        en: "Choose the business, and open “{page}”.",
    }
    add(button) { nb: "Velg «{button}».", nn: "Vel «{button}».", en: "Choose “{button}”." }
    number {
        nb: "Skriv organisasjonsnummeret til leverandøren. Kjenner du det ikke, kan du søke på navnet.",
        nn: "Skriv organisasjonsnummeret til leverandøren. Kjenner du det ikkje, kan du søkje på namnet.",
        en: "Enter the supplier's organisation number. If you do not know it, you can search by name.",
    }
    tick {
        nb: "Kryss av for de API-ene leverandøren trenger. Sett en sluttdato hvis du vet når oppdraget er over.",
        nn: "Kryss av for dei API-a leverandøren treng. Set ein sluttdato dersom du veit når oppdraget er over.",
        en: "Tick the APIs the supplier needs. Set an end date if you know when the job is done.",
    }
    review(review, confirm) {
        nb: "Velg «{review}». Les hva som skjer, og velg «{confirm}».",
        nn: "Vel «{review}». Les kva som skjer, og vel «{confirm}».",
        en: "Choose “{review}”. Read what happens, and choose “{confirm}”.",
    }
    now {
        nb: "Fullmakten gjelder fra du bekrefter.",
        nn: "Fullmakta gjeld frå du stadfestar.",
        en: "The authorisation applies from the moment you confirm.",
    }
    seen(received) {
        nb: "Leverandøren ser den under «{received}». Begge får den i loggen sin.",
        nn: "Leverandøren ser ho under «{received}». Begge får ho i loggen sin.",
        en: "The supplier sees it under “{received}”. Both get it in their log.",
    }
    no_mail {
        nb: "Portalen sender ingen e-post. På kvitteringen står en tekst du kan sende til leverandøren.",
        nn: "Portalen sender ingen e-post. På kvitteringa står ein tekst du kan sende til leverandøren.",
        en: "The portal sends no e-mail. The receipt has a text that you can send to the supplier.",
    }
    stays {
        nb: "Fullmakten tilhører virksomheten. Den gjelder også når du slutter.",
        nn: "Fullmakta høyrer til verksemda. Ho gjeld også når du sluttar.",
        en: "The authorisation belongs to the business. It still applies when you leave.",
    }
    later(remove) {
        nb: "Etter fristen kan du fortsatt ta fullmakten tilbake. Velg «{remove}» på siden til leverandøren.",
        nn: "Etter fristen kan du framleis ta fullmakta tilbake. Vel «{remove}» på sida til leverandøren.",
        en: "After the deadline you can still take the authorisation back. Choose “{remove}” on the page of the supplier.",
    }
    not_listed { nb: "Et API kan ikke velges.", nn: "Eit API kan ikkje veljast.", en: "An API cannot be chosen." }
    not_listed_why(ask) {
        nb: "Tilbyderen har ikke gitt dere tilgang, eller lar ingen gi det videre. Mangler dere tilgang, velg «{ask}».",
        nn: "Tilbydaren har ikkje gitt dykk tilgang, eller lèt ingen gi det vidare. Manglar de tilgang, vel «{ask}».",
        en: "The provider has not given you access, or lets nobody pass it on. If access is what you lack, choose “{ask}”.",
    }
    refused { nb: "Leverandøren blir avvist.", nn: "Leverandøren blir avvist.", en: "The supplier is refused." }
    refused_why {
        nb: "En virksomhet som er slettet eller konkurs, kan ikke få fullmakt. Sjekk nummeret.",
        nn: "Ei verksemd som er sletta eller konkurs, kan ikkje få fullmakt. Sjekk nummeret.",
        en: "A business that is deleted or bankrupt cannot be authorised. Check the number.",
    }
    changed {
        nb: "Siden sier at noe er endret.",
        nn: "Sida seier at noko er endra.",
        en: "The page says that something has changed.",
    }
    changed_why {
        nb: "En kollega eller tilbyderen har endret noe mens du så på siden. Ingenting er gitt. Se over på nytt.",
        nn: "Ein kollega eller tilbydaren har endra noko medan du såg på sida. Ingenting er gitt. Sjå over på nytt.",
        en: "A colleague or the provider has changed something while you looked. Nothing has been given. Review again.",
    }
    picture_form(page) {
        nb: "Øverste del av skjemaet «{page}»: feltet for organisasjonsnummer og navnet som ble funnet.",
        nn: "Øvste del av skjemaet «{page}»: feltet for organisasjonsnummer og namnet som vart funne.",
        en: "The upper part of the form “{page}”: the field for the organisation number and the name that was found.",
    }
    picture_review {
        nb: "Siden der du ser over: hvem som får fullmakt, til hva, hvor lenge, og hva som skjer.",
        nn: "Sida der du ser over: kven som får fullmakt, til kva, kor lenge, og kva som skjer.",
        en: "The page to review: who is authorised, for what, for how long, and what happens.",
    }
}
