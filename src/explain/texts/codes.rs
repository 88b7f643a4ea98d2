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
        nb: "Nøkkelen som signerte forespørselen, har gått ut.",
        nn: "Nøkkelen som signerte førespurnaden, har gått ut.",
        en: "The key that signed the request has expired.",
    }
    expired_next {
        nb: "Legg en ny nøkkel til på klienten: åpne klienten under Klienter, og velg «Legg til nøkkel». Signer så med den nye.",
        nn: "Legg ein ny nøkkel til på klienten: opne klienten under Klientar, og vel «Legg til nøkkel». Signer så med den nye.",
        en: "Add a new key to the client: open the client under Clients, and choose “Add a key”. Then sign with the new one.",
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
        nb: "Klienten har ikke scopet den ber om, eller API-tilbyderen har tatt scopet ut av bruk.",
        nn: "Klienten har ikkje scopet han bed om, eller API-tilbydaren har teke scopet ut av bruk.",
        en: "The client does not have the scope it asks for, or the API provider has taken the scope out of use.",
    }
    scope_next {
        nb: "Se først om scopet er skrevet riktig i forespørselen. Legg det så til på klienten: åpne klienten under Klienter, og velg \
             «Endre scopes». Har klienten allerede scopet, er det tatt ut av bruk: spør API-tilbyderen hva som kommer i stedet.",
        nn: "Sjå først om scopet er skrive rett i førespurnaden. Legg det så til på klienten: opne klienten under Klientar, og vel «Endre \
             scope». Har klienten scopet frå før, er det teke ut av bruk: spør API-tilbydaren kva som kjem i staden.",
        en: "Check first that the scope is spelled correctly in the request. Then add it to the client: open the client under Clients, and \
             choose “Change scopes”. If the client has the scope already, it is out of use: ask the API provider what replaces it.",
    }
    kind {
        nb: "Scopet er ikke for klienter av denne typen.",
        nn: "Scopet er ikkje for klientar av denne typen.",
        en: "The scope is not for clients of this type.",
    }
    kind_next {
        nb: "Opprett en klient av en type som scopet er for, eller be API-tilbyderen åpne scopet for typen.",
        nn: "Opprett ein klient av ein type som scopet er for, eller be API-tilbydaren opne scopet for typen.",
        en: "Make a client of a type that the scope is for, or ask the API provider to open the scope for this type.",
    }
    access {
        nb: "Konsumenten har ikke fått tilgang til scopet av API-tilbyderen.",
        nn: "Konsumenten har ikkje fått tilgang til scopet av API-tilbydaren.",
        en: "The API provider has not given the consumer access to the scope.",
    }
    access_next {
        nb: "Henter dere token for dere selv, ber dere om tilgang i API-katalogen. Henter dere token for en kunde, se først om \
             forespørselen nevner kunden i consumer_org. Uten den gjelder forespørselen dere selv.",
        nn: "Hentar de token for dykk sjølve, bed de om tilgang i API-katalogen. Hentar de token for ein kunde, sjå først om førespurnaden \
             nemner kunden i consumer_org. Utan det gjeld førespurnaden dykk sjølve.",
        en: "If you fetch the token for yourselves, ask for access in the API catalogue. If you fetch it for a customer, check first that \
             the request names the customer in consumer_org. Without that, the request is about yourselves.",
    }
    delegation {
        nb: "Klienten ber om token for en kunde som ikke har gitt leverandøren fullmakt til å bruke scopet.",
        nn: "Klienten bed om token for ein kunde som ikkje har gitt leverandøren fullmakt til å bruke scopet.",
        en: "The client asks for a token for a customer that has not authorised the supplier to use the scope.",
    }
    delegation_next {
        nb: "Er dere leverandøren, ber dere kunden om fullmakt under Fullmakter, «Gitt til oss». Er dere kunden, gir dere fullmakten under \
             Fullmakter, «Gitt av oss». Den virker fra samme sekund.",
        nn: "Er de leverandøren, bed de kunden om fullmakt under Fullmakter, «Gitt til oss». Er de kunden, gir de fullmakta under \
             Fullmakter, «Gitt av oss». Ho verkar frå same sekund.",
        en: "If you are the supplier, ask the customer for an authorisation under Authorisations, “Given to us”. If you are the customer, give \
             it under Authorisations, “Given by us”. It takes effect at once.",
    }
    details_type {
        nb: "Typen i authorization_details støttes ikke her.",
        nn: "Typen i authorization_details er ikkje støtta her.",
        en: "The type in authorization_details is not supported here.",
    }
    details_fields {
        nb: "authorization_details har felt som en systembruker ikke har.",
        nn: "authorization_details har felt som ein systembrukar ikkje har.",
        en: "authorization_details has fields that a system user does not have.",
    }
    details_form {
        nb: "authorization_details har feil form, eller nevner en systembruker som ikke finnes her.",
        nn: "authorization_details har feil form, eller nemner ein systembrukar som ikkje finst her.",
        en: "authorization_details has the wrong form, or names a system user that does not exist here.",
    }
    details_next {
        nb: "Ta feltet ut av forespørselen. Systembrukere kan ikke hente token her.",
        nn: "Ta feltet ut av førespurnaden. Systembrukarar kan ikkje hente token her.",
        en: "Leave the field out of the request. System users cannot fetch tokens here.",
    }
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
        nb: "De som har en nøkkelrolle eller fullmakten «Selvbetjening av API-er» hos API-tilbyderen, under Mine API.",
        nn: "Dei som har ei nøkkelrolle eller fullmakta «Sjølvbetening av API-ar» hos API-tilbydaren, under Mine API.",
        en: "Those with a key role or the authorisation “Self-service of APIs” at the API provider, under My APIs.",
    }
    by_consumer {
        nb: "De som har en nøkkelrolle, tilgangspakken «Delegerbare Maskinporten scopes» eller «Hovedadministrator» hos kunden.",
        nn: "Dei som har ei nøkkelrolle, tilgangspakka «Delegerbare Maskinporten scopes» eller «Hovudadministrator» hos kunden.",
        en: "Those with a key role, the access package “Delegable Maskinporten scopes” or “Main administrator” at the customer.",
    }
}
