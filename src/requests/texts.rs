mod invited;
mod production;

pub(super) use invited::InvitedTexts;
pub(super) use production::{AnsweredTexts, Production};

use jiff::Timestamp;

use crate::{
    asking::{self, Lifecycle, State},
    kernel::{Lang, texts},
    scopes::NotGivable,
    web::Words,
};

texts! {
    /// Requests.
    pub(crate) struct Texts: Words;
    mine { nb: "Mine forespørsler", nn: "Mine førespurnader", en: "My requests" }
    ours { nb: "Forespørsler vi har sendt", nn: "Førespurnader vi har sendt", en: "Requests we have sent" }
    queue { nb: "Forespørsler", nn: "Førespurnader", en: "Requests" }
    queue_lead(org) {
        nb: "Dette har noen bedt {org} om.",
        nn: "Dette har nokon bede {org} om.",
        en: "This is what {org} has been asked for.",
    }
    none_closed { nb: "Ingen forespørsler er avsluttet.", nn: "Ingen førespurnader er avslutta.", en: "No requests have been closed." }
    none_sent { nb: "Du har ikke bedt om noe ennå.", nn: "Du har ikkje bede om noko enno.", en: "You have not asked for anything yet." }
    none_ours { nb: "Dere har ikke bedt om noe ennå.", nn: "De har ikkje bede om noko enno.", en: "You have not asked for anything yet." }
    businesses { nb: "Virksomheter", nn: "Verksemder", en: "Businesses" }
    delegations { nb: "Andre med rettigheter", nn: "Andre med rettar", en: "Others with rights" }
    ask_delegation { nb: "Be om fullmakt", nn: "Be om fullmakt", en: "Ask for an authorisation" }
    ask_lead {
        nb: "Forespørselen blir synlig for dem som kan svare i virksomheten. Du får ingenting før en av dem godkjenner.",
        nn: "Førespurnaden blir synleg for dei som kan svare i verksemda. Du får ingenting før ein av dei godkjenner.",
        en: "The request is shown to those who can answer in the business. You get nothing until one of them approves.",
    }
    ask_for_lead(org) {
        nb: "{org} ber en kunde om fullmakt. Dere får en lenke å sende til kunden, og den virker i 30 dager.",
        nn: "{org} ber ein kunde om fullmakt. De får ei lenkje å sende til kunden, og ho verkar i 30 dagar.",
        en: "{org} asks a customer for an authorisation. You get a link to send to the customer, and it works for 30 days.",
    }
    org_label {
        nb: "Organisasjonsnummeret til virksomheten",
        nn: "Organisasjonsnummeret til verksemda",
        en: "Organisation number of the business",
    }
    customer_label {
        nb: "Organisasjonsnummeret til kunden",
        nn: "Organisasjonsnummeret til kunden",
        en: "Organisation number of the customer",
    }
    org_help { nb: "9 siffer. Mellomrom er lov.", nn: "9 siffer. Mellomrom er lov.", en: "9 digits. Spaces are allowed." }
    find { nb: "Finn virksomheten", nn: "Finn verksemda", en: "Find the business" }
    what_label { nb: "Hva trenger du?", nn: "Kva treng du?", en: "What do you need?" }
    what_ours { nb: "Hvilke API trenger dere?", nn: "Kva API treng de?", en: "Which APIs do you need?" }
    group_rights { nb: "Rettigheter", nn: "Rettar", en: "Rights" }
    group_packages { nb: "Tilgangspakker", nn: "Tilgangspakkar", en: "Access packages" }
    hint_api {
        nb: "Åpner Mine API: scopes, og hvem som kan bruke dem.",
        nn: "Opnar Mine API: scope, og kven som kan bruke dei.",
        en: "Opens My APIs: scopes, and who may use them.",
    }
    hint_integrations {
        nb: "Åpner Tilganger vi har: scopes virksomheten kan bruke, og å be om flere.",
        nn: "Opnar Tilgangar vi har: scope verksemda kan bruke, og å be om fleire.",
        en: "Opens Access we have: scopes the business may use, and asking for more.",
    }
    hint_suppliers {
        nb: "Til bruk i andre tjenester, på vegne av kunder. Åpner ingen sider her.",
        nn: "Til bruk i andre tenester, på vegner av kundar. Opnar ingen sider her.",
        en: "For use in other services, on behalf of customers. Opens no pages here.",
    }
    hint_scopes {
        nb: "Gi leverandører fullmakt til API på vegne av virksomheten.",
        nn: "Gi leverandørar fullmakt til API på vegner av verksemda.",
        en: "Authorise suppliers to use APIs on behalf of the business.",
    }
    hint_events {
        nb: "Hente hendelser som maskiner kan lese, i andre tjenester.",
        nn: "Hente hendingar som maskiner kan lese, i andre tenester.",
        en: "Fetch events that machines can read, in other services.",
    }
    hint_area { nb: "Alle pakkene i området samlet.", nn: "Alle pakkane i området samla.", en: "All the packages of the area together." }
    hint_administrator {
        nb: "Gi andre fullmakt på vegne av virksomheten. Bare nøkkelroller kan gi dette.",
        nn: "Gi andre fullmakt på vegner av verksemda. Berre nøkkelroller kan gi dette.",
        en: "Authorise others on behalf of the business. Only key roles can give this.",
    }
    purpose { nb: "Begrunnelse", nn: "Grunngiving", en: "Why you ask" }
    purpose_help {
        nb: "Hva skal det brukes til? Den som svarer, leser dette. Høyst 400 tegn.",
        nn: "Kva skal det brukast til? Den som svarar, les dette. Høgst 400 teikn.",
        en: "What is it for? Whoever answers reads this. At most 400 characters.",
    }
    send { nb: "Send forespørsel", nn: "Send førespurnad", en: "Send the request" }
    orgnr_unknown {
        nb: "Vi finner ingen virksomhet i drift med dette nummeret",
        nn: "Vi finn inga verksemd i drift med dette nummeret",
        en: "We find no business in operation with this number",
    }
    orgnr_own {
        nb: "Dere kan ikke be dere selv om fullmakt",
        nn: "De kan ikkje be dykk sjølve om fullmakt",
        en: "You cannot ask yourselves for an authorisation",
    }
    choose_something { nb: "Velg hva du ber om", nn: "Vel kva du ber om", en: "Choose what you ask for" }
    not_askable {
        nb: "Noe av det du valgte, kan ingen be om lenger. Velg på nytt.",
        nn: "Noko av det du valde, kan ingen be om lenger. Vel på nytt.",
        en: "Some of what you chose can no longer be asked for. Choose again.",
    }
    purpose_missing { nb: "Skriv hva det skal brukes til", nn: "Skriv kva det skal brukast til", en: "Say what it is for" }
    too_many {
        nb: "Du kan ha høyst 20 forespørsler i gang. Vent på svar, eller trekk noen tilbake.",
        nn: "Du kan ha høgst 20 førespurnader i gang. Vent på svar, eller trekk nokre tilbake.",
        en: "You can have at most 20 open requests. Wait for answers, or withdraw some.",
    }

    heading_own(org) { nb: "Forespørsel til {org}", nn: "Førespurnad til {org}", en: "Request to {org}" }
    heading_theirs(who) { nb: "Forespørsel fra {who}", nn: "Førespurnad frå {who}", en: "Request from {who}" }
    sent_tag { nb: "Sendt", nn: "Sendt", en: "Sent" }
    seen_tag { nb: "Sett", nn: "Sett", en: "Seen" }
    giver { nb: "Til", nn: "Til", en: "To" }
    asker { nb: "Fra", nn: "Frå", en: "From" }
    asked_for { nb: "Ber om", nn: "Ber om", en: "Asks for" }
    held_tag { nb: "Hadde fra før", nn: "Hadde frå før", en: "Held before" }
    undone_tag { nb: "Angret", nn: "Angra", en: "Undone" }
    removed_tag { nb: "Fjernet senere", nn: "Fjerna seinare", en: "Removed later" }
    given_up_tag { nb: "Avsluttet senere", nn: "Avslutta seinare", en: "Given up later" }
    ran_out_tag { nb: "Gått ut på dato", nn: "Gått ut på dato", en: "Ran out" }
    since(at) { nb: "Fra {at}", nn: "Frå {at}", en: "Since {at}" }
    given_tag { nb: "Gitt", nn: "Gitt", en: "Given" }
    not_given_tag { nb: "Ikke gitt", nn: "Ikkje gitt", en: "Not given" }
    had_already { nb: "Har dette fra før.", nn: "Har dette frå før.", en: "Already has this." }
    waits_already {
        nb: "Du venter på svar om dette allerede.",
        nn: "Du ventar på svar om dette allereie.",
        en: "You are already waiting for an answer about this.",
    }
    see_waiting { nb: "Se forespørselen", nn: "Sjå førespurnaden", en: "See the request" }
    asker_gone {
        nb: "Den som ber om dette, kan ikke få fullmakter lenger.",
        nn: "Den som ber om dette, kan ikkje få fullmakter lenger.",
        en: "Whoever asks for this cannot be given authorisations any more.",
    }
    of_thing(title, why) { nb: "{title}: {why}", nn: "{title}: {why}", en: "{title}: {why}" }
    which_given { nb: "Hva gir dere?", nn: "Kva gir de?", en: "What do you give?" }
    which_given_help {
        nb: "Det dere ikke krysser av, blir avslått samtidig.",
        nn: "Det de ikkje kryssar av, blir avslått samtidig.",
        en: "What you do not tick is declined at the same time.",
    }
    choose_given {
        nb: "Kryss av det dere gir, eller avslå forespørselen",
        nn: "Kryss av det de gir, eller avslå førespurnaden",
        en: "Tick what you give, or decline the request",
    }
    not_givable_now {
        nb: "Noe av det du krysset av, kan ikke gis lenger. Se over, og velg på nytt.",
        nn: "Noko av det du kryssa av, kan ikkje bli gitt lenger. Sjå over, og vel på nytt.",
        en: "Some of what you ticked can no longer be given. Review it, and choose again.",
    }
    answer_waits {
        nb: "Et svar er foreslått og venter på en kollega. Det står på Oversikt hos dem som kan avgjøre det.",
        nn: "Eit svar er føreslått og ventar på ein kollega. Det står på Oversikt hos dei som kan avgjere det.",
        en: "An answer has been proposed and waits for a colleague. It is on Overview for those who can decide it.",
    }
    see_proposal { nb: "Se forslaget", nn: "Sjå forslaget", en: "See the proposal" }
    nothing_givable {
        nb: "Ingenting av dette kan gis nå. Dere kan avslå, eller la forespørselen vente.",
        nn: "Ingenting av dette kan bli gitt no. De kan avslå, eller la førespurnaden vente.",
        en: "None of this can be given now. You can decline, or let the request wait.",
    }
    api_forbidden {
        nb: "Tilbyderen tillater ikke at dette gis videre.",
        nn: "Tilbydaren tillèt ikkje at dette blir gitt vidare.",
        en: "The provider does not allow this to be passed on.",
    }
    api_no_access {
        nb: "Virksomheten har ikke selv tilgang hos tilbyderen.",
        nn: "Verksemda har ikkje sjølv tilgang hos tilbydaren.",
        en: "The business has no access of its own with the provider.",
    }
    api_own {
        nb: "Virksomheten tilbyr API-et selv, og må først gi seg selv tilgang til det.",
        nn: "Verksemda tilbyr API-et sjølv, og må først gi seg sjølv tilgang til det.",
        en: "The business provides the API itself, and must first give itself access to it.",
    }
    api_deactivated {
        nb: "API-et eller et av scopene er deaktivert.",
        nn: "API-et eller eitt av scopa er deaktivert.",
        en: "The API or one of its scopes is deactivated.",
    }
    link_heading { nb: "Lenke til forespørselen", nn: "Lenkje til førespurnaden", en: "Link to the request" }
    link_body {
        nb: "Send lenken til den som skal svare. Bare de som kan svare, ser hva den gjelder.",
        nn: "Send lenkja til den som skal svare. Berre dei som kan svare, ser kva ho gjeld.",
        en: "Send the link to whoever is to answer. Only those who can answer see what it is about.",
    }
    qr_label { nb: "Lenken som QR-kode", nn: "Lenkja som QR-kode", en: "The link as a QR code" }
    who_heading { nb: "Hvem kan svare?", nn: "Kven kan svare?", en: "Who can answer?" }
    who_key_roles {
        nb: "De som har en nøkkelrolle i virksomheten, for eksempel daglig leder eller styrets leder",
        nn: "Dei som har ei nøkkelrolle i verksemda, til dømes dagleg leiar eller styreleiar",
        en: "Those who hold a key role in the business, such as the general manager or the chair of the board",
    }
    who_administrator { nb: "Hovedadministrator", nn: "Hovudadministrator", en: "The main administrator" }
    who_administrator_rest {
        nb: "Hovedadministrator, for alt unntatt Hovedadministrator",
        nn: "Hovudadministrator, for alt unnateke Hovudadministrator",
        en: "The main administrator, for all but main administrator itself",
    }
    who_package {
        nb: "De som har tilgangspakken Delegerbare Maskinporten scopes",
        nn: "Dei som har tilgangspakken Delegerbare Maskinporten scopes",
        en: "Those who hold the access package Delegable Maskinporten scopes",
    }
    own_barred {
        nb: "Du kan ikke svare på en forespørsel fra deg selv eller en virksomhet du leder. En kollega må gjøre det.",
        nn: "Du kan ikkje svare på ein førespurnad frå deg sjølv eller ei verksemd du leier. Ein kollega må gjere det.",
        en: "You cannot answer a request from yourself or from a business you lead. A colleague has to.",
    }
    undo_until(at) { nb: "Kan angres til {at}.", nn: "Kan angrast til {at}.", en: "Can be undone until {at}." }
    to_org(org) { nb: "Gå til {org}", nn: "Gå til {org}", en: "Go to {org}" }
    give_now { nb: "Gi fullmakt", nn: "Gi fullmakt", en: "Authorise" }
    look_over_first { nb: "Se over først", nn: "Sjå over først", en: "Review first" }
    own_terms {
        nb: "Gi bare noe av det, eller sett en sluttdato",
        nn: "Gi berre noko av det, eller set ein sluttdato",
        en: "Give only some of it, or set an end date",
    }
    decline_open { nb: "Avslå forespørselen", nn: "Avslå førespurnaden", en: "Decline the request" }
    decline_body {
        nb: "Ingenting blir gitt, og den som spør, ser grunnen.",
        nn: "Ingenting blir gitt, og den som spør, ser grunnen.",
        en: "Nothing is given, and whoever asked sees the reason.",
    }
    approve { nb: "Godkjenn", nn: "Godkjenn", en: "Approve" }
    decline_reason { nb: "Hvorfor avslår dere?", nn: "Kvifor avslår de?", en: "Why do you decline?" }
    decline_help {
        nb: "Den som spør, leser dette, også når dere godkjenner bare noe. Høyst 400 tegn.",
        nn: "Den som spør, les dette, også når de godkjenner berre noko. Høgst 400 teikn.",
        en: "Whoever asked reads this, also when you approve only some of it. At most 400 characters.",
    }
    reason_missing { nb: "Skriv hvorfor dere avslår", nn: "Skriv kvifor de avslår", en: "Say why you decline" }
    waiting_heading { nb: "Forespørselen venter på svar", nn: "Førespurnaden ventar på svar", en: "The request is waiting for an answer" }
    waiting_body {
        nb: "Du kan ikke svare på den. Send lenken til en av disse i virksomheten:",
        nn: "Du kan ikkje svare på han. Send lenkja til ein av desse i verksemda:",
        en: "You cannot answer it. Send the link to one of these in the business:",
    }
    closed_heading {
        nb: "Forespørselen venter ikke på svar",
        nn: "Førespurnaden ventar ikkje på svar",
        en: "The request is not waiting for an answer",
    }
    closed_body {
        nb: "Den er besvart, trukket tilbake eller gått ut på tid. Den som sendte den, ser hva som skjedde.",
        nn: "Han er svara på, trekt tilbake eller gått ut på tid. Den som sende han, ser kva som skjedde.",
        en: "It has been answered, withdrawn or has expired. Whoever sent it sees what happened.",
    }

    event_restored(asker, giver, what, of) {
        nb: "Forespørselen fra {asker} til {giver} om {what} venter på svar igjen ({of} er angret).",
        nn: "Førespurnaden frå {asker} til {giver} om {what} ventar på svar igjen ({of} er angra).",
        en: "The request from {asker} to {giver} for {what} waits for an answer again ({of} was undone).",
    }
    why_anew {
        nb: "Det samme er bedt om i en nyere forespørsel.",
        nn: "Det same er bede om i ein nyare førespurnad.",
        en: "The same is asked for in a newer request.",
    }
    why_moved { nb: "Forespørselen er endret etterpå.", nn: "Førespurnaden er endra etterpå.", en: "The request has changed since." }
    why_not_theirs {
        nb: "Du kan ikke svare på denne forespørselen.",
        nn: "Du kan ikkje svare på denne førespurnaden.",
        en: "You cannot answer this request.",
    }
}

/// The word for where a request is, and its colour. While it waits, it says whether it has been seen.
pub(super) fn tag(lang: Lang, life: &Lifecycle, now: Timestamp) -> (&'static str, &'static str) {
    let t = Texts(lang);
    match (life.state(now), life.seen_at) {
        (State::Waiting, None) => (t.sent_tag(), "info"),
        (State::Waiting, Some(_)) => (t.seen_tag(), "info"),
        (state, _) => asking::tag(lang, state),
    }
}

/// Why an API resource cannot be given on.
pub(super) fn not_givable(lang: Lang, why: NotGivable) -> &'static str {
    let t = Texts(lang);
    match why {
        NotGivable::ProviderForbids => t.api_forbidden(),
        NotGivable::NoAccess => t.api_no_access(),
        NotGivable::Deactivated => t.api_deactivated(),
    }
}
