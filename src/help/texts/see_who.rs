use crate::kernel::texts;

texts! {
    /// Help: who has what, and why.
    pub(in super::super) struct SeeWho;
    lead {
        nb: "Én liste viser alle som har noe i virksomheten, med grunnen til at de har det.",
        nn: "Éi liste viser alle som har noko i verksemda, med grunnen til at dei har det.",
        en: "One list shows everyone who holds something in the business, and why they hold it.",
    }
    open(page) {
        nb: "Velg virksomheten, og åpne «{page}». Listen viser både personer og virksomheter.",
        nn: "Vel verksemda, og opne «{page}». Lista viser både personar og verksemder.",
        en: "Choose the business, and open “{page}”. The list shows both people and businesses.",
    }
    search {
        nb: "Søk på navn, organisasjonsnummer, API eller scope. Du kan også vise bare det som snart går ut.",
        nn: "Søk på namn, organisasjonsnummer, API eller scope. Du kan også vise berre det som snart går ut.",
        en: "Search by name, organisation number, API or scope. You can also show only what ends soon.",
    }
    choose {
        nb: "Velg et navn. Siden viser hva mottakeren har, hvorfor, hvem som ga det, og hvor lenge det gjelder.",
        nn: "Vel eit namn. Sida viser kva mottakaren har, kvifor, kven som gav det, og kor lenge det gjeld.",
        en: "Choose a name. The page shows what the recipient holds, why, who gave it, and how long it applies.",
    }
    then(show) {
        nb: "Vil du vite hvem som hadde hva før? Velg et tidspunkt, og «{show}».",
        nn: "Vil du vite kven som hadde kva før? Vel eit tidspunkt, og «{show}».",
        en: "Do you want to know who held what before? Choose a time, and “{show}”.",
    }
    log(log) {
        nb: "«{log}» viser alle endringer: hva som ble gjort, av hvem og når.",
        nn: "«{log}» viser alle endringar: kva som vart gjort, av kven og når.",
        en: "“{log}” shows every change: what was done, by whom and when.",
    }
    nothing {
        nb: "Å se på listen endrer ingenting.",
        nn: "Å sjå på lista endrar ingenting.",
        en: "Looking at the list changes nothing.",
    }
    download(csv) {
        nb: "«{csv}» gir deg listen som en fil. Nedlastingen skrives i loggen.",
        nn: "«{csv}» gir deg lista som ei fil. Nedlastinga blir skriven i loggen.",
        en: "“{csv}” gives you the list as a file. The download is written in the log.",
    }
    rests {
        nb: "En fullmakt hviler.",
        nn: "Ei fullmakt kviler.",
        en: "An authorisation is suspended.",
    }
    rests_why {
        nb: "Tilbyderen har tatt API-et ut av bruk, eller dere har mistet tilgangen. Fullmakten virker igjen når det er i orden.",
        nn: "Tilbydaren har teke API-et ut av bruk, eller de har mista tilgangen. Fullmakta verkar igjen når det er i orden.",
        en: "The provider has taken the API out of use, or you have lost access. The authorisation works again when that is mended.",
    }
    role {
        nb: "En rolle kan ikke fjernes her.",
        nn: "Ei rolle kan ikkje fjernast her.",
        en: "A role cannot be removed here.",
    }
    role_why {
        nb: "Roller kommer fra Enhetsregisteret. De endres i Samordnet registermelding.",
        nn: "Roller kjem frå Einingsregisteret. Dei blir endra i Samordna registermelding.",
        en: "Roles come from the Register of Legal Entities. They are changed there.",
    }
    missing {
        nb: "En person med rolle mangler.",
        nn: "Ein person med rolle manglar.",
        en: "A person with a role is missing.",
    }
    missing_why {
        nb: "Det kan ta et døgn fra en rolle er registrert, til den vises her.",
        nn: "Det kan ta eit døgn frå ei rolle er registrert, til ho kjem fram her.",
        en: "It can take a day from when a role is registered until it appears here.",
    }
    picture_list {
        nb: "Listen over dem som har noe i virksomheten: navn, hva de har, hvorfor, og hvor lenge det gjelder.",
        nn: "Lista over dei som har noko i verksemda: namn, kva dei har, kvifor, og kor lenge det gjeld.",
        en: "The list of those who hold something in the business: names, what they hold, why, and until when.",
    }
    picture_holder {
        nb: "Siden til én leverandør, med en linje for hver fullmakt: hva den gir, hvorfor, når og hvor lenge.",
        nn: "Sida til éin leverandør, med ei linje for kvar fullmakt: kva ho gir, kvifor, når og kor lenge.",
        en: "The page of one supplier, with a line for each authorisation: what it gives, why, since when and until when.",
    }
}
