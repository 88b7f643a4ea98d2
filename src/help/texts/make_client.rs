use crate::kernel::texts;

texts! {
    /// Help: make a client and fetch a token.
    pub(in super::super) struct MakeClient;
    lead {
        nb: "Et program henter token med en klient. Du lager klienten selv, og den virker med én gang.",
        nn: "Eit program hentar token med ein klient. Du lagar klienten sjølv, og han verkar med ein gong.",
        en: "A program fetches tokens with a client. You make the client yourself, and it works at once.",
    }
    of_customers {
        nb: "En klient for kunder krever mer: en nøkkelrolle, eller fullmakten «Selvbetjening for leverandører».",
        nn: "Ein klient for kundar krev meir: ei nøkkelrolle, eller fullmakta «Sjølvbetening for leverandørar».",
        en: "A client for customers requires more: a key role, or the authorisation “Self-service for suppliers”.",
    }
    open(page, new) {
        nb: "Åpne «{page}». Velg test eller produksjon, og så «{new}».",
        nn: "Opne «{page}». Vel test eller produksjon, og så «{new}».",
        en: "Open “{page}”. Choose test or production, and then “{new}”.",
    }
    whom(us, customers) {
        nb: "Skriv et navn. Velg «{us}», eller «{customers}» hvis programmet henter data for andre som har gitt dere fullmakt.",
        nn: "Skriv eit namn. Vel «{us}», eller «{customers}» om programmet hentar data for andre som har gitt dykk fullmakt.",
        en: "Enter a name. Choose “{us}”, or “{customers}” if the program fetches data for others that have authorised you.",
    }
    tick {
        nb: "Kryss av for scopene programmet trenger.",
        nn: "Kryss av for scopa programmet treng.",
        en: "Tick the scopes that the program needs.",
    }
    key(browser, pem) {
        nb: "Velg «{browser}», og så «{pem}». Ta godt vare på filen. Du kan også lime inn en offentlig nøkkel.",
        nn: "Vel «{browser}», og så «{pem}». Ta godt vare på fila. Du kan også lime inn ein offentleg nøkkel.",
        en: "Choose “{browser}”, and then “{pem}”. Keep the file safe. You can also paste a public key.",
    }
    create(create) {
        nb: "Velg «{create}». Kvitteringen har en kommando som henter et token. Kjør den der filen ligger.",
        nn: "Vel «{create}». Kvitteringa har ein kommando som hentar eit token. Køyr han der fila ligg.",
        en: "Choose “{create}”. The receipt has a command that fetches a token. Run it where the file is.",
    }
    now {
        nb: "Alt du endrer på klienten, gjelder fra neste token.",
        nn: "Alt du endrar på klienten, gjeld frå neste token.",
        en: "Whatever you change on the client applies from the next token.",
    }
    private_key {
        nb: "Den private nøkkelen blir hos dere. Portalen ser bare den offentlige delen.",
        nn: "Den private nøkkelen blir hos dykk. Portalen ser berre den offentlege delen.",
        en: "The private key stays with you. The portal sees only the public part.",
    }
    year {
        nb: "En nøkkel gjelder i ett år. Siden til klienten sier fra når den snart går ut.",
        nn: "Ein nøkkel gjeld i eitt år. Sida til klienten seier frå når han snart går ut.",
        en: "A key applies for a year. The page of the client says so when it expires soon.",
    }
    later(deactivate) {
        nb: "Etter fristen velger du «{deactivate}» på siden til klienten. Den kan tas i bruk igjen når som helst.",
        nn: "Etter fristen vel du «{deactivate}» på sida til klienten. Han kan takast i bruk igjen når som helst.",
        en: "After the deadline, choose “{deactivate}” on the page of the client. It can be reactivated at any time.",
    }
    refused {
        nb: "Programmet får MP-250 eller MP-251 og ingen token.",
        nn: "Programmet får MP-250 eller MP-251 og ingen token.",
        en: "The program gets MP-250 or MP-251 and no token.",
    }
    refused_why(test, attempts) {
        nb: "Virksomheten mangler tilgang, eller kunden har ikke gitt fullmakt. «{test}» viser hva som mangler. «{attempts}» forklarer \
             hvert svar.",
        nn: "Verksemda manglar tilgang, eller kunden har ikkje gitt fullmakt. «{test}» viser kva som manglar. «{attempts}» forklarer kvart \
             svar.",
        en: "The business lacks access, or the customer has not authorised it. “{test}” shows what is lacking. “{attempts}” explains each \
             answer.",
    }
    unknown {
        nb: "Programmet får MP-100.",
        nn: "Programmet får MP-100.",
        en: "The program gets MP-100.",
    }
    unknown_why {
        nb: "client_id, kid eller miljø er et annet enn klientens, eller klienten er deaktivert. Kopier verdiene fra siden til klienten.",
        nn: "client_id, kid eller miljø er eit anna enn klienten sitt, eller klienten er deaktivert. Kopier verdiane frå sida til \
             klienten.",
        en: "The client_id, kid or environment is not that of the client, or the client is deactivated. Copy the values from its page.",
    }
    expires {
        nb: "Nøkkelen går snart ut.",
        nn: "Nøkkelen går snart ut.",
        en: "The key expires soon.",
    }
    expires_why(add) {
        nb: "Velg «{add}», og la programmet signere med den nye. Begge gjelder så lenge. Fjern den gamle når siden sier at den nye er \
             brukt.",
        nn: "Vel «{add}», og la programmet signere med den nye. Begge gjeld så lenge. Fjern den gamle når sida seier at den nye er brukt.",
        en: "Choose “{add}”, and let the program sign with the new one. Both apply meanwhile. Remove the old one when the new one has been \
             used.",
    }
}
