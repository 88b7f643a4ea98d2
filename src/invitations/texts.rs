use crate::{kernel::texts, web::Words};

texts! {
    /// *Inviter en kollega*.
    pub(super) struct Texts: Words;

    delegations { nb: "Andre med rettigheter", nn: "Andre med rettar", en: "Others with rights" }
    heading { nb: "Inviter en kollega", nn: "Inviter ein kollega", en: "Invite a colleague" }
    list { nb: "Invitasjoner", nn: "Invitasjonar", en: "Invitations" }
    list_lead(org) {
        nb: "Her er de som er invitert til {org}. Ingen får noe før de har tatt imot og en av dere har bekreftet at det er dem.",
        nn: "Her er dei som er inviterte til {org}. Ingen får noko før dei har teke imot og ein av dykk har stadfesta at det er dei.",
        en: "Here are those invited to {org}. Nobody gets anything before they have accepted and one of you has confirmed that it is them.",
    }
    none { nb: "Dere har ikke invitert noen ennå.", nn: "De har ikkje invitert nokon enno.", en: "You have not invited anybody yet." }
    who { nb: "Hvem", nn: "Kven", en: "Who" }
    lead {
        nb: "Kollegaen får en lenke, logger inn med ID-porten og tar imot. Så ser du navnet og fødselsåret og bekrefter. Ingen oppgir \
             fødselsnummer, og ingenting gjelder før du har bekreftet.",
        nn: "Kollegaen får ei lenkje, loggar inn med ID-porten og tek imot. Så ser du namnet og fødselsåret og stadfestar. Ingen oppgir \
             fødselsnummer, og ingenting gjeld før du har stadfesta.",
        en: "Your colleague gets a link, signs in with ID-porten and accepts. Then you see the name and year of birth and confirm. Nobody \
             gives a national identity number, and nothing counts before you have confirmed.",
    }
    name { nb: "Navnet til kollegaen", nn: "Namnet til kollegaen", en: "Your colleague's name" }
    name_help { nb: "Fornavn og etternavn.", nn: "Fornamn og etternamn.", en: "First name and last name." }
    email { nb: "E-post (frivillig)", nn: "E-post (frivillig)", en: "E-mail (optional)" }
    email_help {
        nb: "Vi sender lenken dit. Uten adresse får du lenken på neste side og gir den videre selv.",
        nn: "Vi sender lenkja dit. Utan adresse får du lenkja på neste side og gir ho vidare sjølv.",
        en: "We send the link there. Without an address you get the link on the next page and pass it on yourself.",
    }
    email_off {
        nb: "Denne portalen er ikke satt opp til å sende e-post. Du får lenken på neste side og gir den videre selv.",
        nn: "Denne portalen er ikkje sett opp til å sende e-post. Du får lenkja på neste side og gir ho vidare sjølv.",
        en: "This portal is not set up to send e-mail. You get the link on the next page and pass it on yourself.",
    }
    email_wrong {
        nb: "Skriv en e-postadresse, for eksempel post@virksomhet.no",
        nn: "Skriv ei e-postadresse, til dømes post@verksemd.no",
        en: "Enter an e-mail address, such as post@business.no",
    }
    send { nb: "Lag invitasjonen", nn: "Lag invitasjonen", en: "Make the invitation" }
    cancel { nb: "Avbryt", nn: "Avbryt", en: "Cancel" }
    too_many {
        nb: "Det er laget for mange invitasjoner det siste døgnet. Vent til i morgen.",
        nn: "Det er laga for mange invitasjonar det siste døgnet. Vent til i morgon.",
        en: "Too many invitations have been made in the last 24 hours. Wait until tomorrow.",
    }
    see_all { nb: "Se invitasjonene", nn: "Sjå invitasjonane", en: "See the invitations" }

    invitation_of(name) { nb: "Invitasjon til {name}", nn: "Invitasjon til {name}", en: "Invitation to {name}" }
    offered { nb: "Tilbys", nn: "Blir tilbode", en: "Is offered" }
    until { nb: "Gjelder til og med", nn: "Gjeld til og med", en: "Counts until" }
    sent { nb: "Sendt", nn: "Sendt", en: "Sent" }
    by { nb: "Invitert av", nn: "Invitert av", en: "Invited by" }
    at_address { nb: "E-post", nn: "E-post", en: "E-mail" }
    link_counts { nb: "Lenken gjelder til", nn: "Lenkja gjeld til", en: "The link counts until" }
    receipt { nb: "Se kvitteringen", nn: "Sjå kvitteringa", en: "See the receipt" }
    waiting { nb: "Venter på svar", nn: "Ventar på svar", en: "Waiting for an answer" }
    to_confirm { nb: "Må bekreftes", nn: "Må stadfestast", en: "To be confirmed" }
    confirmed { nb: "Bekreftet", nn: "Stadfesta", en: "Confirmed" }
    not_confirmed { nb: "Avslått", nn: "Avslått", en: "Declined" }
    said_no { nb: "Sa nei", nn: "Sa nei", en: "Said no" }
    taken_back { nb: "Trukket tilbake", nn: "Trekt tilbake", en: "Withdrawn" }
    expired { nb: "Utløpt", nn: "Gått ut", en: "Expired" }
    has_accepted(name) { nb: "{name} har tatt imot.", nn: "{name} har teke imot.", en: "{name} has accepted." }
    has_accepted_born(name, year) {
        nb: "{name}, født {year}, har tatt imot.",
        nn: "{name}, fødd {year}, har teke imot.",
        en: "{name}, born {year}, has accepted.",
    }
    see_and_confirm { nb: "Se over og bekreft", nn: "Sjå over og stadfest", en: "Review and confirm" }
    see_request { nb: "Se forespørselen", nn: "Sjå førespurnaden", en: "See the request" }
    link_heading { nb: "Lenken", nn: "Lenkja", en: "The link" }
    link_mailed(email) {
        nb: "Vi sender den til {email}. Du kan også gi den videre selv.",
        nn: "Vi sender ho til {email}. Du kan òg gi ho vidare sjølv.",
        en: "We send it to {email}. You can also pass it on yourself.",
    }
    link_yours {
        nb: "Gi den til kollegaen selv, for eksempel i en melding eller på skjermen.",
        nn: "Gi ho til kollegaen sjølv, til dømes i ei melding eller på skjermen.",
        en: "Give it to your colleague yourself, for example in a message or on the screen.",
    }
    link_once {
        nb: "Lenken vises bare her. Den kan brukes av én person.",
        nn: "Lenkja blir berre vist her. Ho kan brukast av éin person.",
        en: "The link is shown here only. It can be used by one person.",
    }
    qr_label { nb: "Lenken som QR-kode", nn: "Lenkja som QR-kode", en: "The link as a QR code" }
    new_link { nb: "Lag ny lenke", nn: "Lag ny lenkje", en: "Make a new link" }
    new_link_help {
        nb: "En ny lenke gjelder i sju dager. Den forrige slutter å virke.",
        nn: "Ei ny lenkje gjeld i sju dagar. Den førre sluttar å verke.",
        en: "A new link counts for seven days. The one before stops working.",
    }
    withdraw { nb: "Trekk tilbake", nn: "Trekk tilbake", en: "Withdraw" }
    late_heading { nb: "Ingenting er endret", nn: "Ingenting er endra", en: "Nothing has changed" }
    late {
        nb: "Invitasjonen ventet ikke på svar lenger. Slik står den nå:",
        nn: "Invitasjonen venta ikkje på svar lenger. Slik står han no:",
        en: "The invitation was no longer waiting for an answer. This is how it stands now:",
    }
    again { nb: "Inviter på nytt", nn: "Inviter på nytt", en: "Invite again" }

    invited_by(org) { nb: "{org} inviterer deg", nn: "{org} inviterer deg", en: "{org} invites you" }
    invited_lead(by, org) {
        nb: "{by} i {org} tilbyr deg dette. Du får det når du har tatt imot og de har bekreftet at det er deg.",
        nn: "{by} i {org} tilbyr deg dette. Du får det når du har teke imot og dei har stadfesta at det er deg.",
        en: "{by} in {org} offers you this. You get it when you have accepted and they have confirmed that it is you.",
    }
    step_login {
        nb: "Logg inn med ID-porten på det høyeste sikkerhetsnivået. Etterpå kan du ta imot eller si nei.",
        nn: "Logg inn med ID-porten på det høgaste tryggleiksnivået. Etterpå kan du ta imot eller seie nei.",
        en: "Sign in with ID-porten at the highest level of assurance. Afterwards you can accept or say no.",
    }
    go_to_login { nb: "Gå til ID-porten", nn: "Gå til ID-porten", en: "Go to ID-porten" }
    you_are(name) { nb: "Du er logget inn som {name}.", nn: "Du er logga inn som {name}.", en: "You are signed in as {name}." }
    correct_name { nb: "Rett navnet", nn: "Rett namnet", en: "Correct the name" }
    what_is_shared(org) {
        nb: "Når du tar imot, ser {org} navnet og fødselsåret ditt. Fødselsnummeret deler vi ikke med noen. Sier du nei, får de ikke vite \
             hvem du er.",
        nn: "Når du tek imot, ser {org} namnet og fødselsåret ditt. Fødselsnummeret deler vi ikkje med nokon. Seier du nei, får dei ikkje vite \
             kven du er.",
        en: "When you accept, {org} sees your name and year of birth. We share your national identity number with nobody. If you say no, they \
             do not learn who you are.",
    }
    accept { nb: "Ta imot", nn: "Ta imot", en: "Accept" }
    say_no { nb: "Si nei", nn: "Sei nei", en: "Say no" }
    over_heading { nb: "Lenken gjelder ikke", nn: "Lenkja gjeld ikkje", en: "The link does not count" }
    over {
        nb: "Den er brukt, trukket tilbake, erstattet av en ny, eldre enn sju dager eller skrevet feil. Be den som inviterte deg, om en \
             ny.",
        nn: "Ho er brukt, trekt tilbake, erstatta av ei ny, eldre enn sju dagar eller skriven feil. Be den som inviterte deg, om ei ny.",
        en: "It has been used, withdrawn, replaced by a new one, is older than seven days or mistyped. Ask whoever invited you for a new \
             one.",
    }
    own {
        nb: "Du har laget denne invitasjonen selv. Gi lenken til den du vil invitere.",
        nn: "Du har laga denne invitasjonen sjølv. Gi lenkja til den du vil invitere.",
        en: "You made this invitation yourself. Give the link to whoever you want to invite.",
    }
    has_all(org) {
        nb: "Du har allerede alt dette i {org}. Du trenger ikke ta imot noe.",
        nn: "Du har allereie alt dette i {org}. Du treng ikkje ta imot noko.",
        en: "You already have all of this in {org}. You need not accept anything.",
    }
    too_many_requests {
        nb: "Du kan ha høyst 20 forespørsler i gang. Vent på svar, eller trekk noen tilbake.",
        nn: "Du kan ha høgst 20 førespurnader i gang. Vent på svar, eller trekk nokre tilbake.",
        en: "You can have at most 20 open requests. Wait for answers, or withdraw some.",
    }
    you_said_no { nb: "Du har sagt nei", nn: "Du har sagt nei", en: "You have said no" }
    not_told(org) {
        nb: "Ingenting er gitt, og {org} får ikke vite hvem du er.",
        nn: "Ingenting er gitt, og {org} får ikkje vite kven du er.",
        en: "Nothing has been given, and {org} does not learn who you are.",
    }
    to_start { nb: "Til forsiden", nn: "Til framsida", en: "To the front page" }
    mine { nb: "Mine forespørsler", nn: "Mine førespurnader", en: "My requests" }
    purpose(by) { nb: "Invitert av {by}", nn: "Invitert av {by}", en: "Invited by {by}" }
}

texts! {
    /// The log and the receipts.
    pub(super) struct EventTexts;

    sent(name, what) { nb: "{name} ble invitert til {what}.", nn: "{name} vart invitert til {what}.", en: "{name} was invited to {what}." }
    renewed(name, what) {
        nb: "Invitasjonen av {name} til {what} fikk en ny lenke.",
        nn: "Invitasjonen av {name} til {what} fekk ei ny lenkje.",
        en: "The invitation of {name} to {what} got a new link.",
    }
    withdrawn(name, what) {
        nb: "Invitasjonen av {name} til {what} ble trukket tilbake.",
        nn: "Invitasjonen av {name} til {what} vart trekt tilbake.",
        en: "The invitation of {name} to {what} was withdrawn.",
    }
    declined(name, what) {
        nb: "Den som fikk invitasjonen til {name}, sa nei til {what}.",
        nn: "Den som fekk invitasjonen til {name}, sa nei til {what}.",
        en: "Whoever got the invitation of {name} said no to {what}.",
    }
    quoted(title) { nb: "«{title}»", nn: "«{title}»", en: "“{title}”" }
    sent_heading { nb: "Invitasjonen er laget", nn: "Invitasjonen er laga", en: "The invitation has been made" }
    renewed_heading { nb: "Invitasjonen har fått ny lenke", nn: "Invitasjonen har fått ny lenkje", en: "The invitation has a new link" }
    withdrawn_heading {
        nb: "Invitasjonen er trukket tilbake",
        nn: "Invitasjonen er trekt tilbake",
        en: "The invitation has been withdrawn",
    }
    undo { nb: "Angre", nn: "Angre", en: "Undo" }
    sent_undo {
        nb: "Trekk invitasjonen tilbake på siden dens, så virker ikke lenken lenger.",
        nn: "Trekk invitasjonen tilbake på sida hans, så verkar ikkje lenkja lenger.",
        en: "Withdraw the invitation on its page, and the link no longer works.",
    }
    withdrawn_undo {
        nb: "Kan ikke angres, for lenken finnes ikke lenger. Inviter på nytt.",
        nn: "Kan ikkje angrast, for lenkja finst ikkje lenger. Inviter på nytt.",
        en: "Cannot be undone, as the link is gone. Invite again.",
    }
    invited { nb: "Invitert", nn: "Invitert", en: "Invited" }
    until { nb: "Gjelder til og med", nn: "Gjeld til og med", en: "Counts until" }
    link_counts { nb: "Lenken gjelder til", nn: "Lenkja gjeld til", en: "The link counts until" }
    offered { nb: "Tilbys", nn: "Blir tilbode", en: "Is offered" }
    see { nb: "Se invitasjonen", nn: "Sjå invitasjonen", en: "See the invitation" }
    all { nb: "Se invitasjonene", nn: "Sjå invitasjonane", en: "See the invitations" }
}

texts! {
    /// The mails.
    pub(super) struct MailTexts;

    invite_subject(org) { nb: "Invitasjon fra {org}", nn: "Invitasjon frå {org}", en: "Invitation from {org}" }
    invite_body(by, org) {
        nb: "{by} i {org} inviterer deg til dette på vegne av virksomheten:",
        nn: "{by} i {org} inviterer deg til dette på vegner av verksemda:",
        en: "{by} in {org} invites you to this on behalf of the business:",
    }
    invite_open {
        nb: "Åpne lenken, logg inn med ID-porten og ta imot eller si nei. Ingen skal ha fødselsnummeret ditt.",
        nn: "Opne lenkja, logg inn med ID-porten og ta imot eller sei nei. Ingen skal ha fødselsnummeret ditt.",
        en: "Open the link, sign in with ID-porten and accept or say no. Nobody needs your national identity number.",
    }
    invite_last(at) {
        nb: "Lenken er bare til deg. Den kan brukes av én person, og den gjelder til {at}.",
        nn: "Lenkja er berre til deg. Ho kan brukast av éin person, og ho gjeld til {at}.",
        en: "The link is for you only. It can be used by one person, and it counts until {at}.",
    }
    invite_footer(by, org) {
        nb: "Du får denne e-posten fordi {by} i {org} skrev adressen din. Kjenner du dem ikke, kan du la være å svare.",
        nn: "Du får denne e-posten fordi {by} i {org} skreiv adressa di. Kjenner du dei ikkje, kan du la vere å svare.",
        en: "You get this e-mail because {by} in {org} wrote your address. If you do not know them, you need not answer.",
    }
    accepted_subject(name) {
        nb: "{name} har tatt imot invitasjonen",
        nn: "{name} har teke imot invitasjonen",
        en: "{name} has accepted the invitation",
    }
    accepted_body(name) {
        nb: "Invitasjonen ble sendt til {name} og gjelder:",
        nn: "Invitasjonen vart send til {name} og gjeld:",
        en: "The invitation was sent to {name} and is about:",
    }
    accepted_last {
        nb: "Ingenting gjelder før du har bekreftet at det er den du mente.",
        nn: "Ingenting gjeld før du har stadfesta at det er den du meinte.",
        en: "Nothing counts before you have confirmed that it is who you meant.",
    }
    declined_subject(name) {
        nb: "Invitasjonen til {name} fikk nei",
        nn: "Invitasjonen til {name} fekk nei",
        en: "The invitation to {name} was answered with no",
    }
    declined_body {
        nb: "Den som fikk lenken, sa nei. Ingenting er gitt. Det gjaldt:",
        nn: "Den som fekk lenkja, sa nei. Ingenting er gitt. Det galdt:",
        en: "Whoever got the link said no. Nothing has been given. It was about:",
    }
    giver_open { nb: "Se invitasjonen:", nn: "Sjå invitasjonen:", en: "See the invitation:" }
    giver_footer(org) {
        nb: "Du får denne e-posten fordi du inviterte noen til {org}.",
        nn: "Du får denne e-posten fordi du inviterte nokon til {org}.",
        en: "You get this e-mail because you invited somebody to {org}.",
    }
}
