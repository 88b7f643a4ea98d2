use crate::kernel::texts;

texts! {
    /// What each code of a refusal means, and what to do next. The same for everybody: nothing here is about anyone.
    pub(crate) struct CodeTexts;
    parameter {
        nb: "Noe i forespørselen har feil form, eller consumer_org passer ikke med klienten.",
        nn: "Noko i førespurnaden har feil form, eller consumer_org passar ikkje med klienten.",
        en: "Something in the request has the wrong form, or consumer_org does not go with the client.",
    }
    parameter_next {
        nb: "Les setningen etter koden i feilmeldingen: den nevner feltet. Er det consumer_org, skal det være organisasjonsnummeret til \
             kunden, og det utelates når klienten henter token for sin egen virksomhet.",
        nn: "Les setninga etter koden i feilmeldinga: ho nemner feltet. Er det consumer_org, skal det vere organisasjonsnummeret til \
             kunden, og det blir utelate når klienten hentar token for si eiga verksemd.",
        en: "Read the sentence after the code in the error: it names the field. If it is consumer_org, give the organisation number of the \
             customer, and leave it out when the client fetches a token for its own business.",
    }
    used {
        nb: "Den samme forespørselen er brukt før.",
        nn: "Den same førespurnaden er brukt før.",
        en: "The same request has been used before.",
    }
    used_next {
        nb: "Lag en ny forespørsel med sin egen jti hver gang programmet henter token. Behold tokenet til det går ut.",
        nn: "Lag ein ny førespurnad med sin eigen jti kvar gong programmet hentar token. Hald på tokenet til det går ut.",
        en: "Make a new request with a jti of its own each time the program fetches a token. Keep the token until it expires.",
    }
    client {
        nb: "Klienten er ikke kjent her, er ikke i bruk, eller har ikke den nøkkelen som forespørselen nevner (kid).",
        nn: "Klienten er ikkje kjend her, er ikkje i bruk, eller har ikkje den nøkkelen som førespurnaden nemner (kid).",
        en: "The client is not known here, is not in use, or does not have the key that the request names (kid).",
    }
    client_next {
        nb: "Se om iss er ID-en til klienten, om den hører til dette miljøet (produksjon eller test), og om kid er navnet på en nøkkel \
             klienten har.",
        nn: "Sjå om iss er ID-en til klienten, om han høyrer til dette miljøet (produksjon eller test), og om kid er namnet på ein nøkkel \
             klienten har.",
        en: "Check that iss is the ID of the client, that it belongs to this environment (production or test), and that kid is the name of \
             a key it has.",
    }
    audience {
        nb: "Forespørselen er adressert til noen andre.",
        nn: "Førespurnaden er adressert til nokon andre.",
        en: "The request is addressed to somebody else.",
    }
    audience_next {
        nb: "aud skal være adressen til utstederen, slik den står i feilmeldingen, og ikke adressen tokenet hentes på.",
        nn: "aud skal vere adressa til utferdaren, slik ho står i feilmeldinga, og ikkje adressa tokenet blir henta på.",
        en: "aud must be the address of the issuer, as it stands in the error, and not the address the token is fetched from.",
    }
    certificate {
        nb: "Sertifikatet kan ikke brukes her.",
        nn: "Sertifikatet kan ikkje brukast her.",
        en: "The certificate cannot be used here.",
    }
    certificate_next {
        nb: "Registrer en nøkkel på klienten, og nevn den med kid i stedet for x5c.",
        nn: "Registrer ein nøkkel på klienten, og nemn han med kid i staden for x5c.",
        en: "Register a key for the client, and name it with kid instead of x5c.",
    }
    expired {
        nb: "Nøkkelen som signerte, har gått ut.",
        nn: "Nøkkelen som signerte, har gått ut.",
        en: "The key that signed has expired.",
    }
    expired_next {
        nb: "Forny nøkkelen, eller registrer en ny og signer med den.",
        nn: "Forny nøkkelen, eller registrer ein ny og signer med den.",
        en: "Renew the key, or register a new one and sign with that.",
    }
    foreign {
        nb: "Sertifikatet tilhører en annen virksomhet enn klienten.",
        nn: "Sertifikatet høyrer til ei anna verksemd enn klienten.",
        en: "The certificate belongs to another business than the client.",
    }
    foreign_next {
        nb: "Signer med et sertifikat for virksomheten som eier klienten, eller bruk en klient som hører til sertifikatet.",
        nn: "Signer med eit sertifikat for verksemda som eig klienten, eller bruk ein klient som høyrer til sertifikatet.",
        en: "Sign with a certificate of the business that owns the client, or use a client that belongs to the certificate.",
    }
    x5c {
        nb: "Feltet x5c i hodet er ikke en liste av sertifikater.",
        nn: "Feltet x5c i hovudet er ikkje ei liste av sertifikat.",
        en: "The header x5c is not a list of certificates.",
    }
    x5c_next {
        nb: "Send sertifikatene som base64 av DER, klientens eget først, eller bruk en registrert nøkkel (kid).",
        nn: "Send sertifikata som base64 av DER, klienten sitt eige først, eller bruk ein registrert nøkkel (kid).",
        en: "Send the certificates as base64 of DER, the client's own first, or use a registered key (kid).",
    }
    signature {
        nb: "Signaturen er ikke laget med nøkkelen som forespørselen nevner.",
        nn: "Signaturen er ikkje laga med nøkkelen som førespurnaden nemner.",
        en: "The signature was not made with the key that the request names.",
    }
    signature_next {
        nb: "Se om den private nøkkelen i programmet hører sammen med den offentlige som er registrert under samme kid.",
        nn: "Sjå om den private nøkkelen i programmet høyrer saman med den offentlege som er registrert under same kid.",
        en: "Check that the private key in the program belongs to the public one that is registered under the same kid.",
    }
    time {
        nb: "Forespørselen er for gammel, varer for lenge eller er laget fram i tid.",
        nn: "Førespurnaden er for gammal, varer for lenge eller er laga fram i tid.",
        en: "The request is too old, lasts too long or is made in the future.",
    }
    time_next {
        nb: "Sett iat til nå og exp til høyst 120 sekunder senere. Feilmeldingen sier hva klokken er her: går deres klokke feil, må den \
             stilles.",
        nn: "Set iat til no og exp til høgst 120 sekund seinare. Feilmeldinga seier kva klokka er her: går klokka dykkar feil, må ho \
             stillast.",
        en: "Set iat to now and exp to at most 120 seconds later. The error says what the time is here: if your clock is wrong, set it.",
    }
    scope {
        nb: "Klienten har ikke scopet, eller scopet er tatt ut av bruk.",
        nn: "Klienten har ikkje scopet, eller scopet er teke ut av bruk.",
        en: "The client does not have the scope, or the scope has been taken out of use.",
    }
    scope_next {
        nb: "Legg scopet til på klienten, om det er stavet riktig og i bruk.",
        nn: "Legg scopet til på klienten, om det er stava rett og i bruk.",
        en: "Add the scope to the client, if it is spelled correctly and in use.",
    }
    kind {
        nb: "Scopet kan ikke brukes av klienter av denne typen.",
        nn: "Scopet kan ikkje brukast av klientar av denne typen.",
        en: "The scope is not for clients of this type.",
    }
    kind_next {
        nb: "Opprett en klient av en type som scopet er for, eller spør API-tilbyderen.",
        nn: "Opprett ein klient av ein type som scopet er for, eller spør API-tilbydaren.",
        en: "Make a client of a type that the scope is for, or ask the API provider.",
    }
    access {
        nb: "Konsumenten har ikke fått tilgang til scopet av API-tilbyderen.",
        nn: "Konsumenten har ikkje fått tilgang til scopet av API-tilbydaren.",
        en: "The consumer has not been given access to the scope by the API provider.",
    }
    access_next {
        nb: "Be tilbyderen om tilgang i API-katalogen. Er dere leverandør? Da mangler trolig consumer_org, og forespørselen gjelder dere \
             selv.",
        nn: "Be tilbydaren om tilgang i API-katalogen. Er de leverandør? Då manglar truleg consumer_org, og førespurnaden gjeld dykk \
             sjølve.",
        en: "Ask the provider for access in the API catalogue. Are you a supplier? Then consumer_org is probably missing, and the request \
             is about yourselves.",
    }
    delegation {
        nb: "Konsumenten har ikke gitt leverandøren fullmakt til å bruke scopet.",
        nn: "Konsumenten har ikkje gitt leverandøren fullmakt til å bruke scopet.",
        en: "The consumer has not authorised the supplier to use the scope.",
    }
    delegation_next {
        nb: "Kunden gir fullmakten i Portner. Den virker fra samme sekund. Leverandøren kan be om den.",
        nn: "Kunden gir fullmakta i Portner. Ho verkar frå same sekund. Leverandøren kan be om henne.",
        en: "The customer gives the authorisation in Portner. It takes effect within the same second. The supplier can ask for it.",
    }
    details {
        nb: "authorization_details i forespørselen støttes ikke her, eller har feil form.",
        nn: "authorization_details i førespurnaden er ikkje støtta her, eller har feil form.",
        en: "authorization_details in the request are not supported here, or have the wrong form.",
    }
    details_next {
        nb: "Ta feltet ut av forespørselen.",
        nn: "Ta feltet ut av førespurnaden.",
        en: "Take the field out of the request.",
    }
    deactivated {
        nb: "API-tilbyderen har tatt scopet ut av bruk. Tilgangene til det er satt på vent, ikke slettet.",
        nn: "API-tilbydaren har teke scopet ut av bruk. Tilgangane til det er sette på vent, ikkje sletta.",
        en: "The API provider has taken the scope out of use. Access to it is on hold, not deleted.",
    }
    deactivated_next {
        nb: "Spør tilbyderen hva som kommer i stedet. Tas scopet i bruk igjen, virker alt som før uten at noen gjør noe.",
        nn: "Spør tilbydaren kva som kjem i staden. Blir scopet teke i bruk igjen, verkar alt som før utan at nokon gjer noko.",
        en: "Ask the provider what replaces it. If the scope is taken into use again, everything works as before without anyone doing \
             anything.",
    }
    word_deactivated { nb: "deaktivert", nn: "deaktivert", en: "deactivated" }

    by_developer {
        nb: "Den som har laget programmet.",
        nn: "Den som har laga programmet.",
        en: "Whoever made the program.",
    }
    by_client {
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av integrasjoner» i virksomheten som eier klienten.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av integrasjonar» i verksemda som eig klienten.",
        en: "Those with a key role or the authorisation “Self-service of integrations” in the business that owns the client.",
    }
    by_provider {
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av API-er» hos API-tilbyderen.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av API-ar» hos API-tilbydaren.",
        en: "Those with a key role or the authorisation “Self-service of APIs” at the API provider.",
    }
    by_consumer {
        nb: "De som har en nøkkelrolle, tilgangspakken «Delegerbare Maskinporten scopes» eller «Hovedadministrator» i virksomheten til \
             konsumenten.",
        nn: "Dei som har ei nøkkelrolle, tilgangspakka «Delegerbare Maskinporten scopes» eller «Hovudadministrator» i verksemda til \
             konsumenten.",
        en: "Those with a key role, the access package “Delegable Maskinporten scopes” or “Main administrator” in the consumer's business.",
    }
}
