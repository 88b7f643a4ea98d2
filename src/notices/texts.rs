use crate::kernel::texts;

texts! {
    /// What notices say around the sentences of the log.
    pub(super) struct Texts;

    subject_one(org) { nb: "Varsel – {org}", nn: "Varsel – {org}", en: "Notice – {org}" }
    subject(count, org) { nb: "{count} varsler – {org}", nn: "{count} varsel – {org}", en: "{count} notices – {org}" }
    heading(org) { nb: "Varsel til {org}", nn: "Varsel til {org}", en: "Notice to {org}" }
    lead(number) {
        nb: "Dette er skjedd for virksomheten ({number}):",
        nn: "Dette har skjedd for verksemda ({number}):",
        en: "This has happened for the business ({number}):",
    }
    in_test(sentence) { nb: "Testmiljø: {sentence}", nn: "Testmiljø: {sentence}", en: "Test environment: {sentence}" }
    more(count) {
        nb: "Og {count} til, som står i loggen.",
        nn: "Og {count} til, som står i loggen.",
        en: "And {count} more, which are in the log.",
    }
    see_log {
        nb: "Se alt i loggen, og hvem som gjorde det:",
        nn: "Sjå alt i loggen, og kven som gjorde det:",
        en: "See everything in the log, and who did it:",
    }
}
