use crate::kernel::texts;

texts! {
    /// Taking a scope out of use on a day that is to come.
    pub(crate) struct Planning;
    when { nb: "Når?", nn: "Når?", en: "When?" }
    now { nb: "Nå", nn: "No", en: "Now" }
    on_day { nb: "På dato", nn: "På dato", en: "On a date" }
    on_day_help {
        nb: "Konsumentene får vite det i loggen sin i dag.",
        nn: "Konsumentane får vite det i loggen sin i dag.",
        en: "The consumers are told in their log today.",
    }
    first_day {
        nb: "Første dag scopet ikke kan brukes",
        nn: "Første dagen scopet ikkje kan brukast",
        en: "First day the scope cannot be used",
    }
    past {
        nb: "Velg en dag fra i morgen, eller svar «Nå».",
        nn: "Vel ein dag frå i morgon, eller svar «No».",
        en: "Choose a day from tomorrow on, or answer “Now”.",
    }
    now_or_day {
        nb: "Du har skrevet en dato, men svart «Nå». Svar «På dato», eller fjern datoen.",
        nn: "Du har skrive ein dato, men svara «No». Svar «På dato», eller fjern datoen.",
        en: "You have entered a date, but answered “Now”. Answer “On a date”, or remove the date.",
    }
    far { nb: "Velg en dag innen ett år.", nn: "Vel ein dag innan eitt år.", en: "Choose a day within a year." }
    already(day) {
        nb: "Scopet skal allerede deaktiveres {day}. Avlys det først, på siden til scopet.",
        nn: "Scopet skal allereie deaktiverast {day}. Avlys det først, på sida til scopet.",
        en: "The scope is already to be deactivated on {day}. Cancel that first, on the page of the scope.",
    }
    waits(day, at) {
        nb: "Scopet deaktiveres {day}, når dagen begynner. Bestemt {at}.",
        nn: "Scopet blir deaktivert {day}, når dagen byrjar. Avgjort {at}.",
        en: "The scope is deactivated on {day}, as the day begins. Decided {at}.",
    }
    replaces {
        nb: "Her kan du deaktivere det med én gang. Da faller planen bort. Skal det være en annen dato, må du avlyse planen først.",
        nn: "Her kan du deaktivere det med ein gong. Då fell planen bort. Skal det vere ein annan dato, må du avlyse planen først.",
        en: "Here you can deactivate it at once, and the plan lapses. For another date, cancel the plan first.",
    }
    tag(day) { nb: "Deaktiveres {day}", nn: "Blir deaktivert {day}", en: "Deactivated on {day}" }
    cancel { nb: "Avlys deaktiveringen", nn: "Avlys deaktiveringa", en: "Cancel the deactivation" }

    receipt { nb: "Deaktiveringen er planlagt", nn: "Deaktiveringa er planlagd", en: "The deactivation is planned" }
    receipt_body(scope, day) {
        nb: "Scopet {scope} deaktiveres {day}, når dagen begynner. Til da virker det som før, og deaktiveringen kan avlyses på siden til \
             scopet.",
        nn: "Scopet {scope} blir deaktivert {day}, når dagen byrjar. Til då verkar det som før, og deaktiveringa kan avlysast på sida til \
             scopet.",
        en: "The scope {scope} is deactivated on {day}, as the day begins. Until then it works as before, and the deactivation can be \
             cancelled on the page of the scope.",
    }
    log(org, scope, day) {
        nb: "{org} skal deaktivere scopet {scope} {day}.",
        nn: "{org} skal deaktivere scopet {scope} {day}.",
        en: "{org} is going to deactivate the scope {scope} on {day}.",
    }
    access_goes {
        nb: "Tilgangen deres fjernes da.",
        nn: "Tilgangen dykkar blir då fjerna.",
        en: "Your access is removed then.",
    }
    access_rests {
        nb: "Tilgangen deres hviler fra da til scopet tas i bruk igjen.",
        nn: "Tilgangen dykkar kviler frå då til scopet blir teke i bruk igjen.",
        en: "Your access is suspended from then until the scope is reactivated.",
    }
    log_carried_out(scope) {
        nb: "Scopet {scope} ble deaktivert, som planlagt.",
        nn: "Scopet {scope} vart deaktivert, som planlagt.",
        en: "The scope {scope} was deactivated, as planned.",
    }
    day_label { nb: "Deaktiveres", nn: "Blir deaktivert", en: "Deactivated on" }
    rest {
        nb: "Hviler, og kommer tilbake når scopet tas i bruk igjen",
        nn: "Kviler, og kjem tilbake når scopet blir teke i bruk igjen",
        en: "Suspended until the scope is reactivated",
    }
    go { nb: "Fjernes med scopet", nn: "Blir fjerna med scopet", en: "Removed with the scope" }
    receipt_count { nb: "Virksomheter som mister tilgangen", nn: "Verksemder som mister tilgangen", en: "Businesses that lose access" }
    receipt_cancelled { nb: "Deaktiveringen er avlyst", nn: "Deaktiveringa er avlyst", en: "The deactivation has been cancelled" }
    receipt_cancelled_body(scope, day) {
        nb: "Scopet {scope} blir likevel ikke deaktivert {day}.",
        nn: "Scopet {scope} blir likevel ikkje deaktivert {day}.",
        en: "The scope {scope} is not deactivated on {day} after all.",
    }
    log_cancelled(org, scope, day) {
        nb: "{org} avlyste at scopet {scope} skulle deaktiveres {day}.",
        nn: "{org} avlyste at scopet {scope} skulle deaktiverast {day}.",
        en: "{org} cancelled the deactivation of the scope {scope} planned for {day}.",
    }
    again { nb: "Planlegg deaktiveringen på nytt", nn: "Planlegg deaktiveringa på nytt", en: "Plan the deactivation again" }
    why_over {
        nb: "Deaktiveringen er avlyst eller gjennomført allerede.",
        nn: "Deaktiveringa er avlyst eller gjennomført allereie.",
        en: "The deactivation has already been cancelled or carried out.",
    }
    stays_lost_one {
        nb: "1 virksomhet mistet tilgangen da scopet ble deaktivert, og får den ikke tilbake når det tas i bruk igjen.",
        nn: "1 verksemd mista tilgangen då scopet vart deaktivert, og får han ikkje tilbake når det blir teke i bruk igjen.",
        en: "1 business lost its access when the scope was deactivated, and does not get it back when it is reactivated.",
    }
    stays_lost(n) {
        nb: "{n} virksomheter mistet tilgangen da scopet ble deaktivert, og får den ikke tilbake når det tas i bruk igjen.",
        nn: "{n} verksemder mista tilgangen då scopet vart deaktivert, og får han ikkje tilbake når det blir teke i bruk igjen.",
        en: "{n} businesses lost their access when the scope was deactivated, and do not get it back when it is reactivated.",
    }
    see_deactivation {
        nb: "Se deaktiveringen og om den kan angres",
        nn: "Sjå deaktiveringa og om ho kan angrast",
        en: "See the deactivation and whether it can be undone",
    }
}
