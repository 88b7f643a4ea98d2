mod reference;

pub(super) use reference::ReferenceTexts;

use crate::{kernel::texts, ledger::Hindered, web::Words};

texts! {
    /// Receipts and undo.
    pub(crate) struct Texts: Words;
    sent_before {
        nb: "Dette var sendt fra før. Kvitteringen viser det som ble sendt først. Andre valg du sendte nå, gjelder ikke.",
        nn: "Dette var sendt frå før. Kvitteringa viser det som vart sendt først. Andre val du sende no, gjeld ikkje.",
        en: "This had been sent before. The receipt shows what was sent first. Other choices that you sent now do not apply.",
    }
    in_effect { nb: "Gjelder fra", nn: "Gjeld frå", en: "In effect from" }
    at_time { nb: "Tidspunkt", nn: "Tidspunkt", en: "Time" }
    by { nb: "Gjort av", nn: "Gjort av", en: "Done by" }
    by_for(name, org) { nb: "{name} for {org}", nn: "{name} for {org}", en: "{name} for {org}" }
    print { nb: "Skriv ut", nn: "Skriv ut", en: "Print" }
    copy_reference { nb: "Kopier referanse", nn: "Kopier referanse", en: "Copy reference" }
    copy_message { nb: "Kopier melding", nn: "Kopier melding", en: "Copy message" }
    found_again {
        nb: "Kvitteringen finnes alltid igjen i loggen.",
        nn: "Kvitteringa finst alltid igjen i loggen.",
        en: "The receipt is always found again in the log.",
    }
    can_be_undone { nb: "Kan angres", nn: "Kan angrast", en: "Can be undone" }
    can_be_undone_lead {
        nb: "Endringer dere har gjort, og som du kan angre. Det nyeste står øverst.",
        nn: "Endringar de har gjort, og som du kan angre. Det nyaste står øvst.",
        en: "Changes that you have made and that you can undo. The newest comes first.",
    }
    none_can_be_undone {
        nb: "Her er det ingenting du kan angre.",
        nn: "Her er det ingenting du kan angre.",
        en: "There is nothing here that you can undo.",
    }
    undo { nb: "Angre", nn: "Angre", en: "Undo" }
    until(at) { nb: "Til {at}", nn: "Til {at}", en: "Until {at}" }
    undo_until(at) { nb: "Kan angres til {at}.", nn: "Kan angrast til {at}.", en: "Can be undone until {at}." }
    undo_some { nb: "Angre bare noe av det", nn: "Angre berre noko av det", en: "Undo only some of it" }
    undo_chosen { nb: "Angre det som er valgt", nn: "Angre det som er valt", en: "Undo selected" }
    which { nb: "Hva vil du angre?", nn: "Kva vil du angre?", en: "What do you want to undo?" }
    undone(at, name) {
        nb: "Dette ble angret {at} av {name}.",
        nn: "Dette vart angra {at} av {name}.",
        en: "This was undone {at} by {name}.",
    }
    was_undone(heading) { nb: "Angret: {heading}", nn: "Angra: {heading}", en: "Undone: {heading}" }
    nothing_to_undo {
        nb: "Dette endret ingenting i seg selv, så det er ingenting å angre.",
        nn: "Dette endra ingenting i seg sjølv, så det er ingenting å angre.",
        en: "This changed nothing by itself, so there is nothing to undo.",
    }
    not_yours_to_undo {
        nb: "Du har ikke rettigheten som trengs for å angre dette.",
        nn: "Du har ikkje retten som trengst for å angre dette.",
        en: "You do not have the right needed to undo this.",
    }
    undone_partly(at, name) {
        nb: "Noe av dette ble angret {at} av {name}.",
        nn: "Noko av dette vart angra {at} av {name}.",
        en: "Some of this was undone {at} by {name}.",
    }
    see_undo { nb: "Se kvitteringen for angringen", nn: "Sjå kvitteringa for angringa", en: "See the receipt of the undo" }
    too_late(at) {
        nb: "Fristen for å angre gikk ut {at}.",
        nn: "Fristen for å angre gjekk ut {at}.",
        en: "The time for undoing ran out {at}.",
    }
    barred { nb: "Denne endringen kan ikke angres.", nn: "Denne endringa kan ikkje angrast.", en: "This change cannot be undone." }
    overtaken {
        nb: "Dette er endret igjen siden, og kan ikke angres lenger.",
        nn: "Dette er endra igjen sidan, og kan ikkje angrast lenger.",
        en: "This has been changed again since and can no longer be undone.",
    }
    overtaken_partly {
        nb: "Noe av dette er endret igjen siden. Bare resten kan angres.",
        nn: "Noko av dette er endra igjen sidan. Berre resten kan angrast.",
        en: "Some of this has been changed again since. Only the rest can be undone.",
    }
    party_gone {
        nb: "Den som ville fått noe tilbake eller gitt det, er slettet, konkurs eller død, eller har allerede svart. Derfor kan dette ikke \
             angres.",
        nn: "Den som ville fått noko tilbake eller gitt det, er sletta, konkurs eller død, eller har allereie svara. Difor kan dette ikkje \
             angrast.",
        en: "Whoever would get something back, or give it, is deleted, bankrupt or dead, or has answered. So this cannot be undone.",
    }
    party_gone_partly {
        nb: "Noen som ville fått noe tilbake, er slettet, konkurs eller død, eller har allerede svart. Bare resten kan angres.",
        nn: "Nokon som ville fått noko tilbake, er sletta, konkurs eller død, eller har allereie svara. Berre resten kan angrast.",
        en: "Some who would get something back are deleted, bankrupt or dead, or have answered. Only the rest can be undone.",
    }
    before_breach {
        nb: "Senere er noe fjernet på grunn av et sikkerhetsbrudd.",
        nn: "Seinare er noko fjerna på grunn av eit tryggleiksbrot.",
        en: "Something has since been removed because of a security breach.",
    }
    end_passed {
        nb: "Sluttdatoen det hadde, er passert.",
        nn: "Sluttdatoen det hadde, er passert.",
        en: "The end date it had has passed.",
    }
    out_of_use {
        nb: "API-et eller et av scopene er ikke i bruk nå.",
        nn: "API-et eller eit av scopa er ikkje i bruk no.",
        en: "The API or one of its scopes is not in use now.",
    }
    provider_forbids {
        nb: "API-tilbyderen tillater ikke lenger at det gis videre.",
        nn: "API-tilbydaren tillèt ikkje lenger at det blir gitt vidare.",
        en: "The API provider no longer allows it to be passed on.",
    }
    too_many_keys {
        nb: "Klienten har så mange nøkler som den kan ha. Fjern en først.",
        nn: "Klienten har så mange nøklar som han kan ha. Fjern ein først.",
        en: "The client has as many keys as it may have. Remove one first.",
    }
    no_access {
        nb: "Den som ga det, har ikke lenger tilgang selv.",
        nn: "Den som gav det, har ikkje lenger tilgang sjølv.",
        en: "Whoever gave it no longer has access themselves.",
    }
    so_not_undone { nb: "Derfor kan det ikke angres.", nn: "Difor kan det ikkje angrast.", en: "So it cannot be undone." }
    so_the_rest_only { nb: "Bare resten kan angres.", nn: "Berre resten kan angrast.", en: "Only the rest can be undone." }
    blocked_body { nb: "Ingenting er endret.", nn: "Ingenting er endra.", en: "Nothing has changed." }
    see_later { nb: "Se kvitteringen for det nyeste", nn: "Sjå kvitteringa for det nyaste", en: "See the receipt of the latest change" }
    nothing { nb: "Ingenting kunne angres", nn: "Ingenting kunne angrast", en: "Nothing could be undone" }
    undoing(reference) { nb: "Angrer {reference}", nn: "Angrar {reference}", en: "Undoing {reference}" }
    job_lead {
        nb: "Dette gjelder mange virksomheter og gjøres i bakgrunnen. Du kan lukke siden og komme tilbake. Ingenting er endret før alt er \
             det, og når det er ferdig ligger kvitteringen her.",
        nn: "Dette gjeld mange verksemder og blir gjort i bakgrunnen. Du kan lukke sida og kome tilbake. Ingenting er endra før alt er \
             det, og når det er ferdig ligg kvitteringa her.",
        en: "This concerns many businesses and is done in the background. You can close the page and come back. Nothing is changed before \
             all of it is, and when it is done the receipt is here.",
    }
    job_asked(title, at) { nb: "«{title}», bekreftet {at}.", nn: "«{title}», stadfesta {at}.", en: "“{title}”, confirmed {at}." }
    job_return { nb: "Tilbake", nn: "Tilbake", en: "Back" }
    job_progress { nb: "Framdrift", nn: "Framdrift", en: "Progress" }
    job_waiting { nb: "Venter på tur.", nn: "Ventar på tur.", en: "Waiting for its turn." }
    job_checking { nb: "Kontrollerer en siste gang.", nn: "Kontrollerer ein siste gong.", en: "Checking one last time." }
    job_writing(n, all) {
        nb: "Skriver i loggene til virksomhetene: {n} av {all}.",
        nn: "Skriv i loggane til verksemdene: {n} av {all}.",
        en: "Writing in the logs of the businesses: {n} of {all}.",
    }
    job_refresh { nb: "Oppdater", nn: "Oppdater", en: "Refresh" }
    job_failed { nb: "Ingenting er endret", nn: "Ingenting er endra", en: "Nothing has changed" }
    job_right {
        nb: "Den som bekreftet, har ikke lenger rett til å gjøre dette for virksomheten.",
        nn: "Den som stadfesta, har ikkje lenger rett til å gjere dette for verksemda.",
        en: "Whoever confirmed it no longer has the right to do this for the business.",
    }
    job_stale {
        nb: "Noe er endret siden du bekreftet. Se over på nytt.",
        nn: "Noko er endra sidan du stadfesta. Sjå over på nytt.",
        en: "Something has changed since you confirmed. Review again.",
    }
    job_inactive {
        nb: "Scopet er deaktivert. Det må tas i bruk igjen før noen kan få tilgang.",
        nn: "Scopet er deaktivert. Det må takast i bruk igjen før nokon kan få tilgang.",
        en: "The scope is deactivated. It must be reactivated before anybody can be given access.",
    }
    job_too_late {
        nb: "Fristen for å angre gikk ut før det ble gjort.",
        nn: "Fristen for å angre gjekk ut før det vart gjort.",
        en: "The time for undoing ran out before it was done.",
    }
    job_overtaken {
        nb: "Det er endret igjen siden, eller en av partene er slettet. Derfor kunne det ikke angres.",
        nn: "Det er endra igjen sidan, eller ein av partane er sletta. Difor kunne det ikkje angrast.",
        en: "It has been changed again since, or one of the parties has been deleted. So it could not be undone.",
    }
    job_nothing {
        nb: "Det var ingenting igjen som kunne angres.",
        nn: "Det var ingenting igjen som kunne angrast.",
        en: "There was nothing left that could be undone.",
    }
    job_broken {
        nb: "Noe gikk galt hos oss, flere ganger. Prøv på nytt.",
        nn: "Noko gjekk gale hos oss, fleire gonger. Prøv på nytt.",
        en: "Something went wrong on our side, several times. Try again.",
    }
    job_given_up {
        nb: "Vi fikk det ikke til, og har gitt det opp. Det blir ikke prøvd igjen av seg selv.",
        nn: "Vi fekk det ikkje til, og har gitt det opp. Det blir ikkje prøvd igjen av seg sjølv.",
        en: "We could not do it, and have given it up. It will not be tried again by itself.",
    }
    job_back { nb: "Se over på nytt", nn: "Sjå over på nytt", en: "Review again" }
    nothing_body {
        nb: "Ingenting er endret. Dette er grunnene:",
        nn: "Ingenting er endra. Dette er grunnane:",
        en: "Nothing has changed. These are the reasons:",
    }
}

impl Texts {
    /// What would have to be otherwise, in a sentence.
    pub(crate) fn hindered(self, why: Hindered) -> &'static str {
        match why {
            Hindered::TakesTwo => self.two_to_undo(),
            Hindered::BeforeBreach => self.before_breach(),
            Hindered::EndPassed => self.end_passed(),
            Hindered::Deactivated => self.out_of_use(),
            Hindered::ProviderForbids => self.provider_forbids(),
            Hindered::NoAccess => self.no_access(),
            Hindered::TooManyKeys => self.too_many_keys(),
        }
    }
}
