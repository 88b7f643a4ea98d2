//! What the desk says. Cards and what was found are in files of their own.

mod cards;
mod found;

pub(super) use self::{cards::CardTexts, found::FoundTexts};
use crate::kernel::texts;

texts! {
    /// The desk, and what all its pages have.
    pub(super) struct Texts;
    heading { nb: "Brukerstøtte", nn: "Brukarstøtte", en: "Support" }
    box_label { nb: "Hva gjelder henvendelsen?", nn: "Kva gjeld førespurnaden?", en: "What is the question about?" }
    box_help {
        nb: "Organisasjonsnummer, navn, fødselsnummer, scope, client_id, kid, referanse, e-postadresse, domene eller hele feilmeldingen.",
        nn: "Organisasjonsnummer, namn, fødselsnummer, scope, client_id, kid, referanse, e-postadresse, domene eller heile feilmeldinga.",
        en: "Organisation number, name, national identity number, scope, client_id, kid, reference, e-mail address, domain or the whole \
             error.",
    }
    private_here {
        nb: "Teksten inneholder en privat nøkkel. Den er ikke sendt.",
        nn: "Teksten inneheld ein privat nøkkel. Han er ikkje send.",
        en: "The text holds a private key. It has not been sent.",
    }
    look_up { nb: "Slå opp", nn: "Slå opp", en: "Look up" }
    slash {
        nb: "Tasten / flytter til feltet",
        nn: "Tasten / flyttar til feltet",
        en: "The key / moves to the field",
    }
    logged {
        nb: "Alle oppslag står i loggen til virksomheten.",
        nn: "Alle oppslag står i loggen til verksemda.",
        en: "All look-ups are in the log of the business.",
    }
    mine { nb: "Dine siste oppslag", nn: "Dei siste oppslaga dine", en: "Your latest look-ups" }
    none_yet { nb: "Du har ikke slått opp noe ennå.", nn: "Du har ikkje slått opp noko enno.", en: "You have looked nothing up yet." }
    queues { nb: "Det som venter", nn: "Det som ventar", en: "What waits" }
    prefixes { nb: "Prefikser", nn: "Prefiks", en: "Prefixes" }
    domains { nb: "E-postdomener", nn: "E-postdomene", en: "E-mail domains" }
    terms { nb: "Bruksvilkår som ikke er signert", nn: "Bruksvilkår som ikkje er signerte", en: "Terms of use that are not signed" }
    mails { nb: "E-post som ikke kom fram", nn: "E-post som ikkje kom fram", en: "E-mails that were not delivered" }
    jobs { nb: "Jobber som står", nn: "Jobbar som står", en: "Jobs that are stuck" }
    alarm(name, n, at) {
        nb: "{name} gjorde {n} oppslag på under en time, sist {at}. Ta en prat om hvorfor.",
        nn: "{name} gjorde {n} oppslag på under ein time, sist {at}. Ta ein prat om kvifor.",
        en: "{name} made {n} look-ups in less than an hour, the last on {at}. Have a talk about why.",
    }
    alarms { nb: "Mange oppslag", nn: "Mange oppslag", en: "Many look-ups" }
    case_of(number) { nb: "sak {number}", nn: "sak {number}", en: "case {number}" }
    a_person { nb: "En person", nn: "Ein person", en: "A person" }
    kind_organisation { nb: "Virksomhet", nn: "Verksemd", en: "Business" }
    kind_client { nb: "Klient", nn: "Klient", en: "Client" }
    kind_scope { nb: "Scope", nn: "Scope", en: "Scope" }
    kind_person { nb: "Person", nn: "Person", en: "Person" }
    kind_log { nb: "Logg", nn: "Logg", en: "Log" }
    kind_change { nb: "Endring", nn: "Endring", en: "Change" }

    case_heading { nb: "Hvorfor slår du opp?", nn: "Kvifor slår du opp?", en: "Why do you look this up?" }
    case_person {
        nb: "Du får se personen når du har skrevet saksnummer og begrunnelse. De står i loggen til virksomhetene personen har noe i.",
        nn: "Du får sjå personen når du har skrive saksnummer og grunngiving. Dei står i loggen til verksemdene personen har noko i.",
        en: "You will see the person once you have given a case number and a reason. They are in the logs of the businesses that the person \
             has something in.",
    }
    case_log {
        nb: "Loggen nevner personer. Skriv saksnummer og begrunnelse. De står i loggen til virksomheten.",
        nn: "Loggen nemner personar. Skriv saksnummer og grunngiving. Dei står i loggen til verksemda.",
        en: "The log names people. Give a case number and a reason. They are in the log of the business.",
    }
    case_open {
        nb: "Saken gjelder i 30 minutter.",
        nn: "Saka gjeld i 30 minutt.",
        en: "The case counts for 30 minutes.",
    }
    case_number { nb: "Saksnummer", nn: "Saksnummer", en: "Case number" }
    case_number_missing { nb: "Skriv saksnummeret.", nn: "Skriv saksnummeret.", en: "Enter the case number." }
    case_reason { nb: "Grunn", nn: "Grunn", en: "Reason" }
    case_reason_help {
        nb: "En setning. Virksomheten leser den.",
        nn: "Ei setning. Verksemda les ho.",
        en: "One sentence. The business reads it.",
    }
    case_reason_missing { nb: "Skriv hvorfor du slår opp.", nn: "Skriv kvifor du slår opp.", en: "Say why you look this up." }
    case_go { nb: "Vis", nn: "Vis", en: "Show" }

    queues_lead {
        nb: "Her kan du se hva som står. Kommandoene kjøres av dem som drifter Portner.",
        nn: "Her kan du sjå kva som står. Kommandoane blir køyrde av dei som driftar Portner.",
        en: "Here you can see what is stuck. The commands are run by those who operate Portner.",
    }
    to_prefixes(n) { nb: "{n} venter på svar", nn: "{n} ventar på svar", en: "{n} wait for an answer" }
    no_prefixes { nb: "Ingen bestillinger venter.", nn: "Ingen bestillingar ventar.", en: "No orders wait." }
    open_queue { nb: "Åpne køen", nn: "Opne køen", en: "Open the queue" }
    no_domains { nb: "Ingen domener venter.", nn: "Ingen domene ventar.", en: "No domains wait." }
    no_terms { nb: "Alle har signert i tide.", nn: "Alle har signert i tide.", en: "Everybody has signed in time." }
    terms_lead {
        nb: "Disse har klienter eller scopes i produksjon og har ikke signert den nyeste versjonen innen fristen.",
        nn: "Desse har klientar eller scope i produksjon og har ikkje signert den nyaste versjonen innan fristen.",
        en: "These have clients or scopes in production and have not signed the newest version in time.",
    }
    version { nb: "Versjon", nn: "Versjon", en: "Version" }
    due { nb: "Frist", nn: "Frist", en: "Due" }
    first_of(n, total) { nb: "Viser {n} av {total}", nn: "Viser {n} av {total}", en: "Showing {n} of {total}" }
    no_mails { nb: "All e-post er sendt.", nn: "All e-post er send.", en: "All e-mail has been sent." }
    no_jobs { nb: "Ingen jobber står.", nn: "Ingen jobbar står.", en: "No jobs are stuck." }
    domain { nb: "Domene", nn: "Domene", en: "Domain" }
    since { nb: "Siden", nn: "Sidan", en: "Since" }
    job { nb: "Jobb", nn: "Jobb", en: "Job" }
    error { nb: "Feil", nn: "Feil", en: "Error" }
    command { nb: "Kommando", nn: "Kommando", en: "Command" }
    is_dead { nb: "Gitt opp", nn: "Gitt opp", en: "Given up" }
    is_stuck { nb: "Ingen gjør den", nn: "Ingen gjer han", en: "Nobody does it" }
}
