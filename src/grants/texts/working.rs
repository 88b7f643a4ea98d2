use crate::kernel::texts;

texts! {
    /// Long lists that are given in the background.
    pub(crate) struct Working;
    in_background { nb: "Listen er lang, så dette gjøres i bakgrunnen. Du kan se hvordan det går, eller lukke siden.", nn: "Lista er lang, så dette blir gjort i bakgrunnen. Du kan sjå korleis det går, eller lukke sida.", en: "The list is long, so this is done in the background. You can watch how it goes, or close the page." }
    list_of(n) { nb: "Listen med {n} virksomheter: se hvordan det går", nn: "Lista med {n} verksemder: sjå korleis det går", en: "The list of {n} businesses: see how it goes" }
    heading(n) { nb: "Gir {n} virksomheter tilgang", nn: "Gir {n} verksemder tilgang", en: "Giving {n} businesses access" }
    nothing_came { nb: "Ingen har fått tilgang", nn: "Ingen har fått tilgang", en: "Nobody has been given access" }
    lead { nb: "Du kan lukke siden og komme tilbake, fra «Legg til mange». Ingen får tilgang før alle får det, og når det er ferdig ligger kvitteringen her.", nn: "Du kan lukke sida og kome tilbake, frå «Legg til mange». Ingen får tilgang før alle får det, og når det er ferdig ligg kvitteringa her.", en: "You can close the page and come back, from “Add many”. Nobody gets access before everybody does, and when it is done the receipt is here." }
    asked(at) { nb: "Bekreftet {at}.", nn: "Stadfesta {at}.", en: "Confirmed {at}." }
    progress { nb: "Framdrift", nn: "Framdrift", en: "Progress" }
    waiting { nb: "Venter på tur.", nn: "Ventar på tur.", en: "Waiting for its turn." }
    checking { nb: "Kontrollerer listen en siste gang.", nn: "Kontrollerer lista ein siste gong.", en: "Checking the list one last time." }
    giving(n, all) { nb: "Gir tilgang: {n} av {all}.", nn: "Gir tilgang: {n} av {all}.", en: "Giving access: {n} of {all}." }
    telling(n, all) { nb: "Skriver i loggene til virksomhetene: {n} av {all}.", nn: "Skriv i loggane til verksemdene: {n} av {all}.", en: "Writing in the logs of the businesses: {n} of {all}." }
    refresh { nb: "Oppdater", nn: "Oppdater", en: "Refresh" }
    lost_right { nb: "Den som bekreftet listen, har ikke lenger rett til å gi tilgang for virksomheten.", nn: "Den som stadfesta lista, har ikkje lenger rett til å gi tilgang for verksemda.", en: "Whoever confirmed the list no longer has the right to give access for the business." }
    stale { nb: "Noe er endret siden du bekreftet: noen på listen har fått tilgang allerede, eller er slettet i Enhetsregisteret. Se over listen på nytt.", nn: "Noko er endra sidan du stadfesta: nokon på lista har fått tilgang alt, eller er sletta i Einingsregisteret. Sjå over lista på nytt.", en: "Something has changed since you confirmed: somebody on the list has been given access already, or has been deleted from the register. Check the list again." }
    inactive { nb: "Scopet er deaktivert.", nn: "Scopet er deaktivert.", en: "The scope is deactivated." }
    broken { nb: "Noe gikk galt hos oss, flere ganger. Prøv på nytt.", nn: "Noko gjekk gale hos oss, fleire gonger. Prøv på nytt.", en: "Something went wrong on our side, several times. Try again." }
    check_again { nb: "Kontroller listen på nytt", nn: "Kontroller lista på nytt", en: "Check the list again" }
}
