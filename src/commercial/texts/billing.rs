use super::super::billing::BillingDetails;
use crate::{
    kernel::texts,
    web::{Field, Words},
};

texts! {
    /// *Faktura*.
    pub(in super::super) struct BillingTexts: Words;

    billing { nb: "Faktura", nn: "Faktura", en: "Invoice" }
    billing_lead {
        nb: "Hit sendes faktura for bruk som koster noe.",
        nn: "Hit blir faktura send for bruk som kostar noko.",
        en: "Invoices for use that costs something are sent here.",
    }
    nothing_entered {
        nb: "Ingen fakturaopplysninger er lagt inn.",
        nn: "Ingen fakturaopplysningar er lagde inn.",
        en: "No invoice details have been entered.",
    }
    enter { nb: "Legg inn fakturaopplysninger", nn: "Legg inn fakturaopplysningar", en: "Enter invoice details" }
    edit_heading { nb: "Fakturaopplysninger", nn: "Fakturaopplysningar", en: "Invoice details" }
    takes_ehf(org) {
        nb: "{org} tar imot EHF.",
        nn: "{org} tek imot EHF.",
        en: "{org} receives EHF.",
    }
    takes_no_ehf(org) {
        nb: "{org} tar ikke imot EHF. Faktura sendes til e-postadressen.",
        nn: "{org} tek ikkje imot EHF. Faktura blir send til e-postadressa.",
        en: "{org} does not receive EHF. Invoices are sent to the e-mail address.",
    }
    ehf_unknown(org) {
        nb: "Vi vet ikke om {org} tar imot EHF.",
        nn: "Vi veit ikkje om {org} tek imot EHF.",
        en: "We do not know whether {org} receives EHF.",
    }
    address { nb: "Fakturaadresse", nn: "Fakturaadresse", en: "Invoice address" }
    address_help {
        nb: "Gate og nummer, eller postboks.",
        nn: "Gate og nummer, eller postboks.",
        en: "Street and number, or a PO box.",
    }
    address_missing { nb: "Skriv fakturaadressen", nn: "Skriv fakturaadressa", en: "Enter the invoice address" }
    postcode { nb: "Postnummer", nn: "Postnummer", en: "Postcode" }
    postcode_missing { nb: "Skriv postnummeret", nn: "Skriv postnummeret", en: "Enter the postcode" }
    city { nb: "Poststed", nn: "Poststad", en: "City" }
    city_missing { nb: "Skriv poststedet", nn: "Skriv poststaden", en: "Enter the city" }
    reference { nb: "Referanse", nn: "Referanse", en: "Reference" }
    reference_help {
        nb: "Det fakturaen skal merkes med, for eksempel et bestillingsnummer eller en avdeling.",
        nn: "Det fakturaen skal merkast med, til dømes eit bestillingsnummer eller ei avdeling.",
        en: "What the invoice is marked with, such as an order number or a department.",
    }
    reference_missing { nb: "Skriv referansen", nn: "Skriv referansen", en: "Enter the reference" }
    email { nb: "E-postadresse", nn: "E-postadresse", en: "E-mail address" }
    email_help {
        nb: "Brukes når betaleren ikke tar imot EHF, og ved spørsmål.",
        nn: "Blir brukt når betalaren ikkje tek imot EHF, og ved spørsmål.",
        en: "Used when the payer does not receive EHF, and for questions.",
    }
    payer { nb: "Betaler", nn: "Betalar", en: "Payer" }
    payer_number {
        nb: "Organisasjonsnummeret til betaleren (frivillig)",
        nn: "Organisasjonsnummeret til betalaren (frivillig)",
        en: "Organisation number of the payer (optional)",
    }
    payer_help {
        nb: "Bare når en annen virksomhet betaler.",
        nn: "Berre når ei anna verksemd betaler.",
        en: "Only when another business pays.",
    }
    payer_unknown {
        nb: "Vi finner ingen aktiv virksomhet med dette nummeret",
        nn: "Vi finn inga aktiv verksemd med dette nummeret",
        en: "We find no active business with this number",
    }
    unknown_number { nb: "Vet du ikke nummeret?", nn: "Veit du ikkje nummeret?", en: "Don't know the number?" }
    payer_name { nb: "Navnet på betaleren", nn: "Namnet på betalaren", en: "Name of the payer" }
    find_name { nb: "Søk etter navnet", nn: "Søk etter namnet", en: "Search for the name" }
    no_names {
        nb: "Ingen virksomheter begynner slik.",
        nn: "Ingen verksemder byrjar slik.",
        en: "No business begins like that.",
    }
    pick { nb: "Velg", nn: "Vel", en: "Choose" }
    same { nb: "Ingenting er endret.", nn: "Ingenting er endra.", en: "Nothing has changed." }
    stale {
        nb: "En kollega har endret dette siden du åpnet siden. Ingenting av ditt er lagret. Lagre på nytt om ditt skal gjelde.",
        nn: "Ein kollega har endra dette sidan du opna sida. Ingenting av ditt er lagra. Lagre på nytt om ditt skal gjelde.",
        en: "A colleague has changed this since you opened the page. Nothing of yours has been saved. Save again if yours is to count.",
    }
    saved { nb: "Fakturaopplysningene er lagret", nn: "Fakturaopplysningane er lagra", en: "The invoice details have been saved" }
    saved_body {
        nb: "De gjelder fra neste faktura.",
        nn: "Dei gjeld frå neste faktura.",
        en: "They apply from the next invoice.",
    }
    put_back { nb: "Fakturaopplysningene er som før", nn: "Fakturaopplysningane er som før", en: "The invoice details are as before" }
    put_back_body {
        nb: "Det som sto før endringen, gjelder igjen.",
        nn: "Det som stod før endringa, gjeld igjen.",
        en: "What was there before the change applies again.",
    }
    not_undone {
        nb: "Opplysningene er endret igjen etterpå.",
        nn: "Opplysningane er endra igjen etterpå.",
        en: "The details have been changed again since.",
    }
    undo { nb: "Angre", nn: "Angre", en: "Undo" }
    to_billing { nb: "Til fakturaopplysningene", nn: "Til fakturaopplysningane", en: "To the invoice details" }
    event_entered { nb: "Fakturaopplysninger er lagt inn", nn: "Fakturaopplysningar er lagde inn", en: "Invoice details were entered" }
    event_changed { nb: "Fakturaopplysningene er endret", nn: "Fakturaopplysningane er endra", en: "The invoice details were changed" }
    event_payer_named(org) {
        nb: "{org} har satt dere som betaler av fakturaene sine",
        nn: "{org} har sett dykk som betalar av fakturaene sine",
        en: "{org} has entered you as the payer of its invoices",
    }
    event_payer_released(org) {
        nb: "{org} har ikke lenger dere som betaler av fakturaene sine",
        nn: "{org} har ikkje lenger dykk som betalar av fakturaene sine",
        en: "{org} no longer has you as the payer of its invoices",
    }
    event_undone(of) {
        nb: "Endringen av fakturaopplysningene er angret ({of})",
        nn: "Endringa av fakturaopplysningane er angra ({of})",
        en: "The change of the invoice details was undone ({of})",
    }
}

impl BillingTexts {
    /// What is entered, field by field.
    pub(in super::super) fn fields(self, it: &BillingDetails) -> Vec<Field> {
        let payer = it.payer.as_ref().map(|payer| (self.payer(), payer.with_number()));
        let fields = [
            (self.address(), format!("{}, {} {}", it.address, it.postcode, it.city)),
            (self.reference(), it.reference.clone()),
            (self.email(), it.email.to_string()),
        ];
        fields.into_iter().chain(payer).collect()
    }

    /// All of it on one line.
    pub(in super::super) fn in_words(self, it: &BillingDetails) -> String {
        let fields = self.fields(it).into_iter().map(|(label, value)| format!("{label}: {value}"));
        fields.collect::<Vec<_>>().join(". ")
    }
}
