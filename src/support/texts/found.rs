use crate::kernel::texts;

texts! {
    /// What the box was taken for, and what came of it.
    pub(crate) struct FoundTexts;
    taken_for(what) { nb: "Tolket som: {what}", nn: "Tolka som: {what}", en: "Read as: {what}" }
    organisation { nb: "organisasjonsnummer", nn: "organisasjonsnummer", en: "organisation number" }
    reference { nb: "referanse", nn: "referanse", en: "reference" }
    id { nb: "client_id eller annen ID", nn: "client_id eller annan ID", en: "client_id or another ID" }
    attempt { nb: "correlation_id", nn: "correlation_id", en: "correlation_id" }
    email { nb: "e-postadresse", nn: "e-postadresse", en: "e-mail address" }
    scope { nb: "scope", nn: "scope", en: "scope" }
    domain { nb: "domene", nn: "domene", en: "domain" }
    error { nb: "feilmelding", nn: "feilmelding", en: "error" }
    word {
        nb: "navn på virksomhet, prefiks eller kid",
        nn: "namn på verksemd, prefiks eller kid",
        en: "name of a business, prefix or kid",
    }
    none { nb: "Ingen treff.", nn: "Ingen treff.", en: "No hits." }
    hits(n) { nb: "{n} treff", nn: "{n} treff", en: "{n} hits" }
    try_organisation {
        nb: "Nummeret er gyldig, men virksomheten er ikke i kopien vår av Enhetsregisteret. Kontroller nummeret, eller prøv navnet.",
        nn: "Nummeret er gyldig, men verksemda er ikkje i kopien vår av Einingsregisteret. Kontroller nummeret, eller prøv namnet.",
        en: "The number is valid, but the business is not in our copy of the register. Check the number, or try the name.",
    }
    try_reference {
        nb: "En referanse begynner med F- og står på kvitteringen. Be om hele kvitteringen, eller slå opp virksomheten og se i loggen.",
        nn: "Ein referanse byrjar med F- og står på kvitteringa. Be om heile kvitteringa, eller slå opp verksemda og sjå i loggen.",
        en: "A reference begins with F- and is on the receipt. Ask for the whole receipt, or look the business up and see the log.",
    }
    try_id {
        nb: "Klienten kan være slettet, eller høre til en annen portal. Prøv organisasjonsnummeret til den som eier den.",
        nn: "Klienten kan vere sletta, eller høyre til ein annan portal. Prøv organisasjonsnummeret til den som eig han.",
        en: "The client may be deleted, or belong to another portal. Try the organisation number of its owner.",
    }
    try_attempt {
        nb: "Bare de siste forsøkene for hver klient er lagret. Be om hele feilmeldingen og client_id.",
        nn: "Berre dei siste forsøka for kvar klient er lagra. Be om heile feilmeldinga og client_id.",
        en: "Only the latest attempts of each client are kept. Ask for the whole error and the client_id.",
    }
    try_email {
        nb: "Ingen virksomhet har adressen som varslingspunkt eller domenet som sitt. Prøv organisasjonsnummeret.",
        nn: "Inga verksemd har adressa som varslingspunkt eller domenet som sitt. Prøv organisasjonsnummeret.",
        en: "No business has the address as a notification point or the domain as its own. Try the organisation number.",
    }
    try_domain {
        nb: "Ingen virksomhet har registrert domenet. Prøv organisasjonsnummeret eller navnet.",
        nn: "Inga verksemd har registrert domenet. Prøv organisasjonsnummeret eller namnet.",
        en: "No business has registered the domain. Try the organisation number or the name.",
    }
    try_scope {
        nb: "Kontroller stavingen, eller prøv bare prefikset, som står før kolon.",
        nn: "Kontroller stavinga, eller prøv berre prefikset, som står før kolon.",
        en: "Check the spelling, or try the prefix alone, which is before the colon.",
    }
    try_error {
        nb: "Vi fant verken kode, klient, scope eller virksomhet i teksten. Lim inn hele svaret fra tjenesten, eller fyll ut feltene.",
        nn: "Vi fann verken kode, klient, scope eller verksemd i teksten. Lim inn heile svaret frå tenesta, eller fyll ut felta.",
        en: "We found neither code, client, scope nor business in the text. Paste the whole answer of the service, or fill in the fields.",
    }
    try_word {
        nb: "Skriv begynnelsen på navnet slik det står i Enhetsregisteret, eller organisasjonsnummeret.",
        nn: "Skriv byrjinga på namnet slik det står i Einingsregisteret, eller organisasjonsnummeret.",
        en: "Enter the beginning of the name as it is in the register, or the organisation number.",
    }
    to_fields { nb: "Fyll ut feltene", nn: "Fyll ut felta", en: "Fill in the fields" }
    behind_address {
        nb: "Slå opp personen bak adressen (krever saksnummer)",
        nn: "Slå opp personen bak adressa (krev saksnummer)",
        en: "Look up the person behind the address (takes a case number)",
    }
    empty {
        nb: "Skriv eller lim inn det henvendelsen gjelder.",
        nn: "Skriv eller lim inn det førespurnaden gjeld.",
        en: "Enter or paste what the question is about.",
    }
    private_key {
        nb: "Teksten inneholder en privat nøkkel. Vi har ikke lest eller lagret den. Be eieren bytte nøkkel.",
        nn: "Teksten inneheld ein privat nøkkel. Vi har ikkje lese eller lagra han. Be eigaren byte nøkkel.",
        en: "The text holds a private key. We have neither read nor kept it. Ask its owner to change the key.",
    }
    no_person {
        nb: "Elleve sifre er et fødselsnummer eller d-nummer, men dette er ikke gyldig. Kontroller sifrene.",
        nn: "Elleve siffer er eit fødselsnummer eller d-nummer, men dette er ikkje gyldig. Kontroller siffera.",
        en: "Eleven digits are a national identity number or d-number, but this one is not valid. Check the digits.",
    }
    people {
        nb: "Teksten inneholder fødselsnumrene til flere. Skriv ett om gangen.",
        nn: "Teksten inneheld fødselsnummera til fleire. Skriv eitt om gongen.",
        en: "The text holds the national identity numbers of several people. Enter one at a time.",
    }
    long {
        nb: "Teksten er for lang. Lim inn bare feilmeldingen.",
        nn: "Teksten er for lang. Lim inn berre feilmeldinga.",
        en: "The text is too long. Paste the error alone.",
    }
    nobody {
        nb: "Portner kjenner ingen person med det du skrev. Personen har ingen rolle i Enhetsregisteret og har ikke logget inn.",
        nn: "Portner kjenner ingen person med det du skreiv. Personen har inga rolle i Einingsregisteret og har ikkje logga inn.",
        en: "Portner knows no person by what you entered. The person has no role in the register and has not signed in.",
    }
    try_nobody {
        nb: "Kontroller nummeret eller adressen, eller be personen logge inn.",
        nn: "Kontroller nummeret eller adressa, eller be personen logge inn.",
        en: "Check the number or the address, or ask the person to sign in.",
    }
}
