use crate::kernel::texts;

texts! {
    /// Help: give a colleague an authorisation.
    pub(in super::super) struct GivePerson;
    lead {
        nb: "Gi en kollega tilgangspakker eller rettigheter, så de kan gjøre en del av jobben for virksomheten.",
        nn: "Gi ein kollega tilgangspakkar eller rettar, så dei kan gjere ein del av jobben for verksemda.",
        en: "Give a colleague access packages or rights, so that they can do part of the work for the business.",
    }
    only_key_role(package) {
        nb: "Bare en med nøkkelrolle kan gi «{package}».",
        nn: "Berre ein med nøkkelrolle kan gi «{package}».",
        en: "Only somebody with a key role can give “{package}”.",
    }
    open(page, add) {
        nb: "Åpne «{page}», og velg «{add}».",
        nn: "Opne «{page}», og vel «{add}».",
        en: "Open “{page}”, and choose “{add}”.",
    }
    find(find) {
        nb: "Velg en dere kjenner fra før. Ellers skriver du fødselsnummer og navn, og velger «{find}».",
        nn: "Vel ein de kjenner frå før. Elles skriv du fødselsnummer og namn, og vel «{find}».",
        en: "Choose somebody you know already. Otherwise enter their national identity number and name, and choose “{find}”.",
    }
    invite(invite) {
        nb: "Har du ikke fødselsnummeret, velger du «{invite}» og lager en lenke. Kollegaen tar imot selv, og du bekrefter at det er dem.",
        nn: "Har du ikkje fødselsnummeret, vel du «{invite}» og lagar ei lenkje. Kollegaen tek imot sjølv, og du stadfestar at det er dei.",
        en: "Without a national identity number, choose “{invite}” and make a link. The colleague accepts, and you confirm that it is \
             them.",
    }
    tick {
        nb: "Kryss av for det kollegaen trenger. Under valgene står det hva de gir.",
        nn: "Kryss av for det kollegaen treng. Under vala står det kva dei gir.",
        en: "Tick what the colleague needs. What the choices give is said below them.",
    }
    review(review, confirm) {
        nb: "Velg «{review}», les siden, og velg «{confirm}».",
        nn: "Vel «{review}», les sida, og vel «{confirm}».",
        en: "Choose “{review}”, read the page, and choose “{confirm}”.",
    }
    now {
        nb: "Kjenner vi personen, gjelder det fra du bekrefter. Sidene åpner seg neste gang kollegaen klikker.",
        nn: "Kjenner vi personen, gjeld det frå du stadfestar. Sidene opnar seg neste gong kollegaen klikkar.",
        en: "If we know the person, it applies from the moment you confirm. The pages open at the colleague's next click.",
    }
    awaits {
        nb: "Finner vi ikke nummer og navn sammen, venter det til personen logger inn og bekrefter. Si fra selv.",
        nn: "Finn vi ikkje nummer og namn saman, ventar det til personen loggar inn og stadfestar. Sei frå sjølv.",
        en: "If we do not find number and name together, it waits until the person signs in and confirms. Tell them yourself.",
    }
    log {
        nb: "Navnet til kollegaen står i loggen. Fødselsnummeret gjør det aldri.",
        nn: "Namnet til kollegaen står i loggen. Fødselsnummeret gjer det aldri.",
        en: "The colleague's name is in the log. Their national identity number never is.",
    }
    too_many { nb: "Du må vente en time.", nn: "Du må vente ein time.", en: "You have to wait an hour." }
    too_many_why {
        nb: "Nummer og navn har ikke passet sammen for mange ganger. Kollegaen kan i stedet sende deg en forespørsel.",
        nn: "Nummer og namn har ikkje passa saman for mange gonger. Kollegaen kan i staden sende deg ein førespurnad.",
        en: "Number and name have failed to match too many times. The colleague can send you a request instead.",
    }
    own { nb: "Du kan ikke gi til deg selv.", nn: "Du kan ikkje gi til deg sjølv.", en: "You cannot give to yourself." }
    own_why {
        nb: "Det gjelder alle. En kollega med samme rett må gjøre det.",
        nn: "Det gjeld alle. Ein kollega med same rett må gjere det.",
        en: "That goes for everybody. A colleague with the same right has to do it.",
    }
    two(package) {
        nb: "«{package}» venter på en kollega.",
        nn: "«{package}» ventar på ein kollega.",
        en: "“{package}” waits for a colleague.",
    }
    two_why(settings) {
        nb: "Virksomheten har valgt at dette krever to personer. Det står under «{settings}».",
        nn: "Verksemda har valt at dette krev to personar. Det står under «{settings}».",
        en: "The business has chosen that this requires two people. That is under “{settings}”.",
    }
    picture_find(find) {
        nb: "Siden der du finner en kollega: felt for fødselsnummer og navn, og knappen «{find}».",
        nn: "Sida der du finn ein kollega: felt for fødselsnummer og namn, og knappen «{find}».",
        en: "The page to find a colleague: fields for the identity number and the name, and the button “{find}”.",
    }
}
