//! What the scopes of the demo are for, in the words of their providers.

/// Name, whether it is in the catalogue, and a text in bokmål, nynorsk and English.
const ABOUT: &[(&str, bool, [&str; 3])] = &[
    (
        "altinn:serviceowner/instances.read",
        true,
        [
            "Lese skjemaer og data i tjenesteeierens Altinn-apper",
            "Lese skjema og data i Altinn-appane til tenesteeigaren",
            "Read forms and data in the service owner's Altinn apps",
        ],
    ),
    (
        "altinn:serviceowner/instances.write",
        true,
        [
            "Opprette og endre skjemaer og data i tjenesteeierens Altinn-apper",
            "Opprette og endre skjema og data i Altinn-appane til tenesteeigaren",
            "Create and change forms and data in the service owner's Altinn apps",
        ],
    ),
    (
        "altinn:serviceowner/notifications.create",
        true,
        [
            "Sende varsler på e-post og SMS på vegne av tjenesteeieren",
            "Sende varsel på e-post og SMS på vegner av tenesteeigaren",
            "Send notifications by e-mail and SMS on behalf of the service owner",
        ],
    ),
    (
        "altinn:authorization/authorize.admin",
        false,
        [
            "Spørre om noen har lov til å bruke en tjeneste",
            "Spørje om nokon har lov til å bruke ei teneste",
            "Ask whether somebody may use a service",
        ],
    ),
    (
        "altinn:events.subscribe",
        true,
        [
            "Abonnere på hendelser i Altinn, for eksempel at et skjema er sendt inn",
            "Abonnere på hendingar i Altinn, til dømes at eit skjema er sendt inn",
            "Subscribe to events in Altinn, such as that a form has been submitted",
        ],
    ),
    (
        "eksempel:byggesak/saker.read",
        true,
        [
            "Lese status og dokumentliste for byggesaker i kommunen",
            "Lese status og dokumentliste for byggjesaker i kommunen",
            "Read the status and list of documents of building cases in the municipality",
        ],
    ),
    (
        "vestbyvann:maaler.read",
        false,
        ["Lese målerstand og forbruk", "Lese målarstand og forbruk", "Read meter readings and consumption"],
    ),
    ("vestbyvann:maaler.write", false, ["Sende inn avlesninger", "Sende inn avlesingar", "Submit meter readings"]),
    (
        "vestbyvann:ledningskart.read",
        true,
        [
            "Hente kart over vann- og avløpsledninger",
            "Hente kart over vass- og avløpsleidningar",
            "Get maps of water and sewer pipes",
        ],
    ),
    (
        "vestbyvann:kvalitet.read",
        false,
        ["Lese prøver av drikkevannet", "Lese prøver av drikkevatnet", "Read samples of the drinking water"],
    ),
    (
        "fjordkraft:forbruk.read",
        false,
        [
            "Lese strømforbruket ved egne anlegg, time for time",
            "Lese straumforbruket ved eigne anlegg, time for time",
            "Read the electricity consumption of one's own sites, hour by hour",
        ],
    ),
    (
        "fjordkraft:avtaler.write",
        false,
        [
            "Inngå, endre og si opp strømavtaler",
            "Inngå, endre og seie opp straumavtalar",
            "Enter into, change and end electricity contracts",
        ],
    ),
    (
        "helsedata:statistikk/kommune.read",
        true,
        [
            "Hente statistikk om helse og helsetjenester i en kommune",
            "Hente statistikk om helse og helsetenester i ein kommune",
            "Get statistics on health and health services in a municipality",
        ],
    ),
    (
        "helsedata:register/personer.read",
        false,
        [
            "Slå opp helseopplysninger om én person",
            "Slå opp helseopplysningar om éin person",
            "Look up health data on one person",
        ],
    ),
];

/// Whether a scope is in the catalogue, and its description.
pub(super) fn about(name: &str) -> (bool, [&'static str; 3]) {
    let found = ABOUT.iter().find(|(scope, ..)| *scope == name);
    found.map_or((false, [""; 3]), |(_, public, description)| (*public, *description))
}
