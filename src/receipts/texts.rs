use crate::kernel::texts;

texts! {
    /// Receipts and undo.
    pub(crate) struct Texts;
    reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    in_effect { nb: "Gjelder fra", nn: "Gjeld frå", en: "In effect from" }
    by { nb: "Gjort av", nn: "Gjort av", en: "Done by" }
    by_for(name, org) { nb: "{name} for {org}", nn: "{name} for {org}", en: "{name} for {org}" }
    to_log { nb: "Se i loggen", nn: "Sjå i loggen", en: "See in the log" }
    print_hint { nb: "Siden kan skrives ut. Kvitteringen finnes alltid igjen i loggen.", nn: "Sida kan skrivast ut. Kvitteringa finst alltid igjen i loggen.", en: "The page can be printed. The receipt is always found again in the log." }
    undo_until(at) { nb: "Kan angres til {at}.", nn: "Kan angrast til {at}.", en: "Can be undone until {at}." }
    undo_some { nb: "Angre bare noe av det", nn: "Angre berre noko av det", en: "Undo only some of it" }
    undo_chosen { nb: "Angre det som er valgt", nn: "Angre det som er valt", en: "Undo what is chosen" }
    which { nb: "Hva vil du angre?", nn: "Kva vil du angre?", en: "What do you want to undo?" }
    undone(at, name) { nb: "Allerede angret {at} av {name}.", nn: "Alt angra {at} av {name}.", en: "Already undone {at} by {name}." }
    undone_partly(at, name) { nb: "Noe av dette ble angret {at} av {name}.", nn: "Noko av dette vart angra {at} av {name}.", en: "Some of this was undone {at} by {name}." }
    see_undo { nb: "Se kvitteringen for angringen", nn: "Sjå kvitteringa for angringa", en: "See the receipt of the undo" }
    too_late(at) { nb: "Fristen for å angre gikk ut {at}.", nn: "Fristen for å angre gjekk ut {at}.", en: "The time for undoing ran out {at}." }
    barred { nb: "Denne endringen kan ikke angres.", nn: "Denne endringa kan ikkje angrast.", en: "This change cannot be undone." }
    nothing { nb: "Ingenting kunne angres", nn: "Ingenting kunne angrast", en: "Nothing could be undone" }
    nothing_body { nb: "Ingenting er endret. Dette er grunnene:", nn: "Ingenting er endra. Dette er grunnane:", en: "Nothing has changed. These are the reasons:" }
}
