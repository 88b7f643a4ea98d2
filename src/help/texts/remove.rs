use crate::kernel::texts;

texts! {
    /// Help: remove an authorisation, and undo that.
    pub(in super::super) struct Remove;
    lead {
        nb: "Du merker det som skal bort, og bekrefter. Etterpå kan du angre.",
        nn: "Du merkjer det som skal bort, og stadfestar. Etterpå kan du angre.",
        en: "You mark what is to go, and confirm. Afterwards you can undo it.",
    }
    of_people(package) {
        nb: "Tilgangspakker og rettigheter kan bare fjernes av dem med nøkkelrolle, og av «{package}».",
        nn: "Tilgangspakkar og rettar kan berre fjernast av dei med nøkkelrolle, og av «{package}».",
        en: "Access packages and rights can be removed only by those with a key role, and by “{package}”.",
    }
    open(page) {
        nb: "Åpne «{page}», og velg navnet på mottakeren.",
        nn: "Opne «{page}», og vel namnet på mottakaren.",
        en: "Open “{page}”, and choose the name of the recipient.",
    }
    mark(remove, all) {
        nb: "Velg «{remove}» ved det som skal bort, eller «{all}». Det blir bare merket.",
        nn: "Vel «{remove}» ved det som skal bort, eller «{all}». Det blir berre merkt.",
        en: "Choose “{remove}” at what is to go, or “{all}”. It is only marked.",
    }
    press(confirm) {
        nb: "Velg «{confirm}» nederst. Da er det gjort.",
        nn: "Vel «{confirm}» nedst. Då er det gjort.",
        en: "Choose “{confirm}” at the bottom. Then it is done.",
    }
    look_first(review) {
        nb: "Vil du skrive en grunn, eller se hva mottakeren mister? Velg «{review}» først.",
        nn: "Vil du skrive ein grunn, eller sjå kva mottakaren mister? Vel «{review}» først.",
        en: "Do you want to give a reason, or see what the recipient loses? Choose “{review}” first.",
    }
    marked {
        nb: "Det du merker, endrer ingenting før du bekrefter. Kolleger ser at du har merket det.",
        nn: "Det du merkjer, endrar ingenting før du stadfestar. Kollegaer ser at du har merkt det.",
        en: "What you mark changes nothing before you confirm. Colleagues see that you have marked it.",
    }
    now {
        nb: "Fjerningen gjelder fra du bekrefter. Mottakeren ser den i loggen sin.",
        nn: "Fjerninga gjeld frå du stadfestar. Mottakaren ser ho i loggen sin.",
        en: "The removal applies from the moment you confirm. The recipient sees it in their log.",
    }
    kept {
        nb: "Det en annen fullmakt gir, virker fortsatt. Det sier siden der du ser over.",
        nn: "Det ei anna fullmakt gir, verkar framleis. Det seier sida der du ser over.",
        en: "What another authorisation gives still works. The page where you review tells you so.",
    }
    unmark(undo) {
        nb: "Før du bekrefter: Velg «{undo}» ved det som er merket.",
        nn: "Før du stadfestar: Vel «{undo}» ved det som er merkt.",
        en: "Before you confirm: choose “{undo}” at what is marked.",
    }
    again(again) {
        nb: "Etter fristen finner du det under det som er avsluttet. Velg «{again}» der.",
        nn: "Etter fristen finn du det under det som er avslutta. Vel «{again}» der.",
        en: "After the deadline you find it among what has ended. Choose “{again}” there.",
    }
    breach { nb: "Fjerningen kan ikke angres.", nn: "Fjerninga kan ikkje angrast.", en: "The removal cannot be undone." }
    breach_why(breach) {
        nb: "Den ble merket med «{breach}». Da må fullmakten gis på nytt.",
        nn: "Ho vart merkt med «{breach}». Då må fullmakta givast på nytt.",
        en: "It was marked with “{breach}”. Then the authorisation has to be given again.",
    }
    two { nb: "Endringen venter på en kollega.", nn: "Endringa ventar på ein kollega.", en: "The change waits for a colleague." }
    two_why(settings) {
        nb: "Virksomheten krever to personer for dette. Det er valgt under «{settings}». En kollega bekrefter på Oversikt.",
        nn: "Verksemda krev to personar for dette. Det er valt under «{settings}». Ein kollega stadfestar på Oversikt.",
        en: "The business requires two people for this. That is chosen under “{settings}”. A colleague confirms on Overview.",
    }
    partly { nb: "Bare noe ble angret.", nn: "Berre noko vart angra.", en: "Only some of it was undone." }
    partly_why {
        nb: "Sluttdatoen er passert, mottakeren er slettet, eller tilbyderen har endret noe. Kvitteringen sier hva som gjelder.",
        nn: "Sluttdatoen er passert, mottakaren er sletta, eller tilbydaren har endra noko. Kvitteringa seier kva som gjeld.",
        en: "The end date has passed, the recipient is deleted, or the provider has changed something. The receipt says which.",
    }
    picture_marked {
        nb: "Siden til en leverandør der én fullmakt er merket, og en linje som sier at ingenting er endret ennå.",
        nn: "Sida til ein leverandør der éi fullmakt er merkt, og ei linje som seier at ingenting er endra enno.",
        en: "The page of a supplier where one authorisation is marked, and a line that says nothing has changed yet.",
    }
    picture_receipt(undo) {
        nb: "Kvitteringen for fjerningen, med referanse, fristen for å angre, og knappen «{undo}».",
        nn: "Kvitteringa for fjerninga, med referanse, fristen for å angre, og knappen «{undo}».",
        en: "The receipt of the removal, with a reference, the deadline for undoing it, and the button “{undo}”.",
    }
}
