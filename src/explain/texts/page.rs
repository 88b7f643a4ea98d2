use crate::kernel::texts;

texts! {
    /// *Hvorfor virker det ikke?*: the pages and their forms.
    pub(crate) struct PageTexts;
    heading { nb: "Hvorfor virker det ikke?", nn: "Kvifor verkar det ikkje?", en: "Why does it not work?" }
    lead {
        nb: "Får ikke klienten token? Lim inn feilmeldingen eller forespørselen, eller fyll ut feltene. Svaret sier hva som stopper \
             klienten, og hvem som kan rette det.",
        nn: "Får ikkje klienten token? Lim inn feilmeldinga eller førespurnaden, eller fyll ut felta. Svaret seier kva som stoppar \
             klienten, og kven som kan rette det.",
        en: "Is the client refused a token? Paste the error or the request, or fill in the fields. The answer says what stops the client, \
             and who can put it right.",
    }

    public_lead {
        nb: "Når en klient ikke får token, står det en kode i svaret. Her ser du hva kodene betyr, og hva du gjør nå.",
        nn: "Når ein klient ikkje får token, står det ein kode i svaret. Her ser du kva kodane tyder, og kva du gjer no.",
        en: "When a client is refused a token, the answer has a code. Here you see what the codes mean, and what to do next.",
    }
    code_unknown(code) {
        nb: "Vi kjenner ikke koden {code}. Her er alle kodene vi svarer med.",
        nn: "Vi kjenner ikkje koden {code}. Her er alle kodane vi svarer med.",
        en: "We do not know the code {code}. Here are all the codes we answer with.",
    }
    code_unreadable {
        nb: "Vi kjenner ikke koden i adressen. Her er alle kodene vi svarer med.",
        nn: "Vi kjenner ikkje koden i adressa. Her er alle kodane vi svarer med.",
        en: "We do not know the code in the address. Here are all the codes we answer with.",
    }
    next { nb: "Hva du gjør nå", nn: "Kva du gjer no", en: "What to do next" }
    who { nb: "Hvem kan rette det", nn: "Kven kan rette det", en: "Who can put it right" }
    full_answer { nb: "Svaret for din klient", nn: "Svaret for klienten din", en: "The answer for your client" }
    full_answer_lead {
        nb: "Logg inn for å se hva som stopper akkurat denne klienten. Bare virksomhetene som saken gjelder, får se det.",
        nn: "Logg inn for å sjå kva som stoppar akkurat denne klienten. Berre verksemdene som saka gjeld, får sjå det.",
        en: "Sign in to see what stops this particular client. Only the businesses concerned can see it.",
    }
    full_answer_signed_in {
        nb: "Se hva som stopper akkurat denne klienten. Bare virksomhetene som saken gjelder, får se det.",
        nn: "Sjå kva som stoppar akkurat denne klienten. Berre verksemdene som saka gjeld, får sjå det.",
        en: "See what stops this particular client. Only the businesses concerned can see it.",
    }
    to_full_answer { nb: "Se hele svaret", nn: "Sjå heile svaret", en: "See the full answer" }
    sign_in_for_answer { nb: "Logg inn og se hele svaret", nn: "Logg inn og sjå heile svaret", en: "Sign in and see the full answer" }
    all_codes { nb: "Alle koder", nn: "Alle kodar", en: "All codes" }
    other_codes { nb: "De andre kodene", nn: "Dei andre kodane", en: "The other codes" }

    environment { nb: "Miljø", nn: "Miljø", en: "Environment" }
    production { nb: "Produksjon", nn: "Produksjon", en: "Production" }
    test { nb: "Test", nn: "Test", en: "Test" }
    support_desk { nb: "Brukerstøtte", nn: "Brukarstøtte", en: "Support" }
    paste_heading { nb: "Lim inn", nn: "Lim inn", en: "Paste" }
    paste {
        nb: "Feilmelding, forespørsel eller token",
        nn: "Feilmelding, førespurnad eller token",
        en: "Error, request or token",
    }
    paste_help {
        nb: "Alt fra en linje til hele svaret. Vi leser klient, virksomheter, scope, nøkkelnavn og tider. Resten blir ikke lagret, og \
             signaturen tas bort.",
        nn: "Alt frå ei linje til heile svaret. Vi les klient, verksemder, scope, nøkkelnamn og tider. Resten blir ikkje lagra, og \
             signaturen blir teken bort.",
        en: "Anything from one line to the whole answer. We read client, businesses, scope, key name and times. The rest is not stored, \
             and the signature is removed.",
    }
    paste_button { nb: "Finn ut av det", nn: "Finn ut av det", en: "Find out" }
    paste_empty { nb: "Lim inn noe.", nn: "Lim inn noko.", en: "Paste something." }
    paste_nothing {
        nb: "Vi fant ikke noe å svare på i teksten. Fyll ut feltene i stedet.",
        nn: "Vi fann ikkje noko å svare på i teksten. Fyll ut felta i staden.",
        en: "We found nothing to answer in the text. Fill in the fields instead.",
    }
    paste_private {
        nb: "Teksten inneholder en privat nøkkel. Vi har ikke lagret den, men den har vært sendt hit og må byttes: legg til en ny på \
             klienten, og fjern den gamle.",
        nn: "Teksten inneheld ein privat nøkkel. Vi har ikkje lagra han, men han har vore send hit og må bytast: legg til ein ny på \
             klienten, og fjern den gamle.",
        en: "The text holds a private key. We have not stored it, but it has been sent here and must be replaced: add a new one to the \
             client, and remove the old one.",
    }
    paste_private_here {
        nb: "Teksten inneholder en privat nøkkel. Den er ikke sendt, og er tatt bort herfra. Bytt nøkkelen hvis andre kan ha sett den.",
        nn: "Teksten inneheld ein privat nøkkel. Han er ikkje send, og er teken bort herifrå. Byt nøkkelen om andre kan ha sett han.",
        en: "The text holds a private key. It has not been sent, and has been removed from here. Replace the key if others may have seen \
             it.",
    }
    code_foreign(code) {
        nb: "Vi kjenner ikke koden {code}. Tokenendepunktene her svarer ikke med den.",
        nn: "Vi kjenner ikkje koden {code}. Tokenendepunkta her svarer ikkje med han.",
        en: "We do not know the code {code}. The token endpoints here do not answer with it.",
    }
    fields_heading { nb: "Eller fyll ut", nn: "Eller fyll ut", en: "Or fill in" }
    client { nb: "Klienten (client_id)", nn: "Klienten (client_id)", en: "The client (client_id)" }
    client_help {
        nb: "Er klienten deres egen, kontrollerer vi også nøklene og scopene på den.",
        nn: "Er klienten dykkar eigen, kontrollerer vi òg nøklane og scopa på han.",
        en: "If the client is your own, we check its keys and scopes too.",
    }
    client_wrong {
        nb: "En client_id ser slik ut: 0197b1c2-0000-7000-8000-000000000000.",
        nn: "Ein client_id ser slik ut: 0197b1c2-0000-7000-8000-000000000000.",
        en: "A client_id looks like this: 0197b1c2-0000-7000-8000-000000000000.",
    }
    consumer { nb: "Konsumenten", nn: "Konsumenten", en: "The consumer" }
    consumer_help {
        nb: "Organisasjonsnummeret til virksomheten som har fått tilgang til API-et. Tomt: dere selv.",
        nn: "Organisasjonsnummeret til verksemda som har fått tilgang til API-et. Tomt: de sjølve.",
        en: "The organisation number of the business that has been given access to the API. Empty: yourselves.",
    }
    supplier { nb: "Leverandøren", nn: "Leverandøren", en: "The supplier" }
    supplier_help {
        nb: "Organisasjonsnummeret, hvis en leverandør henter token for konsumenten med fullmakt.",
        nn: "Organisasjonsnummeret, viss ein leverandør hentar token for konsumenten med fullmakt.",
        en: "The organisation number, if a supplier is authorised to fetch the token for the consumer.",
    }
    scope { nb: "Scope", nn: "Scope", en: "Scope" }
    scope_help {
        nb: "For eksempel eksempel:vann/maaler.read. Flere med mellomrom mellom.",
        nn: "Til dømes eksempel:vann/maaler.read. Fleire med mellomrom mellom.",
        en: "For example eksempel:vann/maaler.read. Several with a space between.",
    }
    scope_missing { nb: "Skriv scopet.", nn: "Skriv scopet.", en: "Enter the scope." }
    scope_wrong {
        nb: "Et scope har et prefiks, kolon og et navn, uten mellomrom.",
        nn: "Eit scope har eit prefiks, kolon og eit namn, utan mellomrom.",
        en: "A scope has a prefix, a colon and a name, without spaces.",
    }
    scope_many { nb: "Høyst ti scopes om gangen.", nn: "Høgst ti scope om gongen.", en: "At most ten scopes at a time." }
    moment { nb: "Når", nn: "Når", en: "When" }
    moment_help {
        nb: "For eksempel 20.11.2026 10.15.30, norsk tid. Uten sekunder svarer vi for slutten av minuttet. Tomt: nå.",
        nn: "Til dømes 20.11.2026 10.15.30, norsk tid. Utan sekund svarer vi for slutten av minuttet. Tomt: no.",
        en: "For example 20.11.2026 10.15.30, Norwegian time. Without seconds we answer for the end of the minute. Empty: now.",
    }
    ask { nb: "Forklar", nn: "Forklar", en: "Explain" }
    reset { nb: "Begynn på nytt", nn: "Byrj på nytt", en: "Start over" }
    attempt_unknown {
        nb: "Vi finner ikke dette forsøket blant klientene deres. Bare de siste forsøkene til hver klient blir husket. Fyll ut feltene i \
             stedet.",
        nn: "Vi finn ikkje dette forsøket blant klientane dykkar. Berre dei siste forsøka til kvar klient blir hugsa. Fyll ut felta i \
             staden.",
        en: "We do not find this attempt among your clients. Only the latest attempts of each client are remembered. Fill in the fields \
             instead.",
    }
    attempt_unwritten {
        nb: "Et forsøk skrives innen ett sekund. Er det så nytt at det ikke er med her, kan du laste inn siden på nytt.",
        nn: "Eit forsøk blir skrive innan eitt sekund. Er det så nytt at det ikkje er med her, kan du laste inn sida på nytt.",
        en: "An attempt is written within a second. If it is so new that it is not included here, you can reload the page.",
    }
    look_again { nb: "Last inn på nytt", nn: "Last inn på nytt", en: "Reload" }
    concerns_others {
        nb: "Saken gjelder ikke virksomheten du handler på vegne av, eller scopet finnes ikke her.",
        nn: "Saka gjeld ikkje verksemda du handlar på vegner av, eller scopet finst ikkje her.",
        en: "The case is not about the business you are acting for, or the scope does not exist here.",
    }
    concerned_others {
        nb: "Saken gjaldt ikke virksomheten du handler på vegne av, eller scopet fantes ikke da.",
        nn: "Saka galdt ikkje verksemda du handlar på vegner av, eller scopet fanst ikkje då.",
        en: "The case was not about the business you are acting for, or the scope did not exist then.",
    }
    concerns_others_body {
        nb: "Bare den som eier klienten, konsumenten, leverandøren og API-tilbyderen får svar. Handler du også på vegne av en av dem, bytter \
             du virksomhet og åpner lenken på nytt.",
        nn: "Berre den som eig klienten, konsumenten, leverandøren og API-tilbydaren får svar. Handlar du òg på vegner av ein av dei, byter \
             du verksemd og opnar lenkja på nytt.",
        en: "Only the owner of the client, the consumer, the supplier and the API provider get an answer. If you also act for one of them, \
             switch business and open the link again.",
    }
    support_lead {
        nb: "Du ser svaret som brukerstøtte, slik den som eier klienten, ser det. I loggen til virksomheten står det at brukerstøtte har \
             sett det.",
        nn: "Du ser svaret som brukarstøtte, slik den som eig klienten, ser det. I loggen til verksemda står det at brukarstøtta har sett \
             det.",
        en: "You see the answer as support, as the owner of the client sees it. The log of the business says that support has seen it.",
    }
    support_forgotten {
        nb: "Vi husker ikke dette forsøket. Be om å få tilsendt lenken til svaret.",
        nn: "Vi hugsar ikkje dette forsøket. Be om å få tilsendt lenkja til svaret.",
        en: "We do not remember this attempt. Ask to be sent the link to the answer.",
    }
    help { nb: "Hva kodene betyr", nn: "Kva kodane tyder", en: "What the codes mean" }

    picture { nb: "Fra API-tilbyder til klient", nn: "Frå API-tilbydar til klient", en: "From API provider to client" }
    all_checks { nb: "Alle kontrollene i rekkefølge", nn: "Alle kontrollane i rekkjefølgje", en: "All checks in order" }
    copy_answer { nb: "Kopier svar", nn: "Kopier svar", en: "Copy the answer" }
    copy_lead {
        nb: "Svaret som tekst, til en e-post eller en sak hos brukerstøtte.",
        nn: "Svaret som tekst, til ein e-post eller ei sak hos brukarstøtta.",
        en: "The answer as text, for an e-mail or a support case.",
    }
    copy_language { nb: "Språk", nn: "Språk", en: "Language" }
    copy { nb: "Kopier", nn: "Kopier", en: "Copy" }
    link { nb: "Lenke til svaret", nn: "Lenkje til svaret", en: "Link to the answer" }
    copy_link { nb: "Kopier lenken", nn: "Kopier lenkja", en: "Copy the link" }
    link_help {
        nb: "Send den til konsumenten, leverandøren eller API-tilbyderen. Hver av dem ser bare det som gjelder dem.",
        nn: "Send henne til konsumenten, leverandøren eller API-tilbydaren. Kvar av dei ser berre det som gjeld dei.",
        en: "Send it to the consumer, the supplier or the API provider. Each of them sees only what concerns them.",
    }
}
