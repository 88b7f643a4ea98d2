//! The API resources of the demo, as their providers put them.

use super::decisions::{DIGDIR, EKSEMPEL, FJORDKRAFT, HELSEDATA, VANNVERK};
use crate::kernel::Environment::{self, Prod, Test};

/// A text in bokmål, nynorsk and English.
type Text = [&'static str; 3];

/// An API resource as it is put in place.
pub(super) struct Resource {
    pub(super) environment: Environment,
    pub(super) identifier: &'static str,
    pub(super) provider: i32,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) scopes: &'static [&'static str],
    /// What the second version bundles; none is no second version.
    pub(super) then: &'static [&'static str],
    pub(super) writes: bool,
    pub(super) delegable: bool,
    pub(super) active: bool,
}

pub(super) const INSTANCES_READ: Resource = Resource {
    environment: Prod,
    identifier: "altinn-serviceowner-instances-read",
    provider: DIGDIR,
    title: [
        "Altinn tjenesteeier-API: Appinstanser (lesetilgang)",
        "Altinn tenesteeigar-API: Appinstansar (lesetilgang)",
        "Altinn service owner API: App instances (read access)",
    ],
    description: [
        "Lese skjemaer og data som innbyggere og virksomheter har sendt inn i deres Altinn-apper.",
        "Lese skjema og data som innbyggjarar og verksemder har sendt inn i Altinn-appane dykkar.",
        "Read forms and data that citizens and businesses have submitted in your Altinn apps.",
    ],
    scopes: &["altinn:serviceowner/instances.read"],
    then: &[],
    writes: false,
    delegable: true,
    active: true,
};

pub(super) const RESOURCES: &[Resource] = &[
    Resource {
        identifier: "altinn-serviceowner-instances-full",
        title: [
            "Altinn tjenesteeier-API: Appinstanser (full tilgang)",
            "Altinn tenesteeigar-API: Appinstansar (full tilgang)",
            "Altinn service owner API: App instances (full access)",
        ],
        description: [
            "Lese, opprette og endre skjemaer og data i deres Altinn-apper, og flytte dem til neste steg.",
            "Lese, opprette og endre skjema og data i Altinn-appane dykkar, og flytte dei til neste steg.",
            "Read, create and change forms and data in your Altinn apps, and move them to the next step.",
        ],
        scopes: &["altinn:serviceowner/instances.read", "altinn:serviceowner/instances.write"],
        writes: true,
        ..INSTANCES_READ
    },
    INSTANCES_READ,
    Resource { environment: Test, ..INSTANCES_READ },
    Resource {
        identifier: "altinn-serviceowner-notifications",
        title: [
            "Altinn tjenesteeier-API: Varsler",
            "Altinn tenesteeigar-API: Varsel",
            "Altinn service owner API: Notifications",
        ],
        description: [
            "Sende varsler på e-post og SMS til innbyggere og virksomheter på deres vegne.",
            "Sende varsel på e-post og SMS til innbyggjarar og verksemder på dykkar vegner.",
            "Send notifications by e-mail and SMS to citizens and businesses on your behalf.",
        ],
        scopes: &["altinn:serviceowner/notifications.create"],
        writes: true,
        ..INSTANCES_READ
    },
    Resource {
        identifier: "altinn-authorization-decisions",
        title: [
            "Altinn tilgangskontroll: Avgjørelser",
            "Altinn tilgangskontroll: Avgjerder",
            "Altinn authorization: Decisions",
        ],
        description: [
            "Spørre om en person eller virksomhet har lov til å bruke en tjeneste. Kan bare brukes av tjenesteeieren selv.",
            "Spørje om ein person eller ei verksemd har lov til å bruke ei teneste. Kan berre brukast av tenesteeigaren sjølv.",
            "Ask whether a person or a business may use a service. Only for the service owner itself.",
        ],
        scopes: &["altinn:authorization/authorize.admin"],
        delegable: false,
        ..INSTANCES_READ
    },
    Resource {
        identifier: "vestbyvann-maaler-read",
        provider: VANNVERK,
        title: ["Vannmålere (lesetilgang)", "Vassmålarar (lesetilgang)", "Water meters (read access)"],
        description: [
            "Lese målerstand og forbruk for vannmålerne virksomheten eier.",
            "Lese målarstand og forbruk for vassmålarane verksemda eig.",
            "Read the readings and consumption of the water meters you own.",
        ],
        scopes: &["vestbyvann:maaler.read"],
        then: &["vestbyvann:lekkasje.read", "vestbyvann:maaler.read"],
        ..INSTANCES_READ
    },
    Resource {
        identifier: "vestbyvann-maaler-full",
        provider: VANNVERK,
        title: ["Vannmålere (full tilgang)", "Vassmålarar (full tilgang)", "Water meters (full access)"],
        description: [
            "Lese målerstand og forbruk, og sende inn nye avlesninger.",
            "Lese målarstand og forbruk, og sende inn nye avlesingar.",
            "Read readings and consumption, and submit new readings.",
        ],
        scopes: &["vestbyvann:maaler.read", "vestbyvann:maaler.write"],
        writes: true,
        ..INSTANCES_READ
    },
    Resource {
        identifier: "vestbyvann-ledningskart",
        provider: VANNVERK,
        title: ["Ledningskart", "Leidningskart", "Pipe map"],
        description: [
            "Hente kart over vann- og avløpsledninger. Vannverket gir tilgang etter søknad.",
            "Hente kart over vass- og avløpsleidningar. Vassverket gir tilgang etter søknad.",
            "Get maps of water and sewer pipes. The waterworks gives access on application.",
        ],
        scopes: &["vestbyvann:ledningskart.read"],
        ..INSTANCES_READ
    },
    Resource {
        identifier: "vestbyvann-kvalitet",
        provider: VANNVERK,
        title: ["Vannkvalitet (utgått)", "Vasskvalitet (utgått)", "Water quality (retired)"],
        description: [
            "Lese prøver av drikkevannet. Er erstattet og virker ikke lenger.",
            "Lese prøver av drikkevatnet. Er erstatta og verkar ikkje lenger.",
            "Read samples of the drinking water. Has been replaced and no longer works.",
        ],
        scopes: &["vestbyvann:kvalitet.read"],
        active: false,
        ..INSTANCES_READ
    },
    Resource {
        identifier: "eksempel-eiendom",
        provider: EKSEMPEL,
        title: ["Eiendomsdata (lesetilgang)", "Eigedomsdata (lesetilgang)", "Property data (read access)"],
        description: [
            "Lese hvilke eiendommer og bygg kommunen har registrert, og hvilke gebyrer de betaler.",
            "Lese kva eigedommar og bygg kommunen har registrert, og kva gebyr dei betaler.",
            "Read which properties and buildings the municipality has registered, and which fees they pay.",
        ],
        scopes: &["eksempel:eiendom/matrikkel.read"],
        then: &["eksempel:eiendom/gebyr.read", "eksempel:eiendom/matrikkel.read"],
        ..INSTANCES_READ
    },
    Resource {
        identifier: "fjordkraft-forbruk",
        provider: FJORDKRAFT,
        title: ["Strømforbruk time for time", "Straumforbruk time for time", "Hourly electricity consumption"],
        description: [
            "Lese hvor mye strøm hvert anlegg bruker, time for time.",
            "Lese kor mykje straum kvart anlegg brukar, time for time.",
            "Read how much electricity each of your sites uses, hour by hour.",
        ],
        scopes: &["fjordkraft:forbruk.read"],
        ..INSTANCES_READ
    },
    Resource {
        identifier: "fjordkraft-avtaler",
        provider: FJORDKRAFT,
        title: ["Strømavtaler", "Straumavtalar", "Electricity contracts"],
        description: [
            "Inngå, endre og si opp strømavtaler for virksomhetens anlegg.",
            "Inngå, endre og seie opp straumavtalar for anlegga til verksemda.",
            "Enter into, change and end electricity contracts for your sites.",
        ],
        scopes: &["fjordkraft:avtaler.write"],
        writes: true,
        ..INSTANCES_READ
    },
    Resource {
        identifier: "helsedata-kommunestatistikk",
        provider: HELSEDATA,
        title: ["Helsestatistikk for kommuner", "Helsestatistikk for kommunar", "Health statistics for municipalities"],
        description: [
            "Hente statistikk om helsetilstand og helsetjenester i kommunen. Inneholder ikke opplysninger om enkeltpersoner.",
            "Hente statistikk om helsetilstand og helsetenester i kommunen. Inneheld ikkje opplysningar om einskildpersonar.",
            "Get statistics on health and health services in the municipality. Holds nothing about single persons.",
        ],
        scopes: &["helsedata:statistikk/kommune.read"],
        ..INSTANCES_READ
    },
    Resource {
        identifier: "helsedata-personer",
        provider: HELSEDATA,
        title: ["Helsedata om personer", "Helsedata om personar", "Health data on persons"],
        description: [
            "Slå opp helseopplysninger om én person. Leverandører kan ikke få denne tilgangen.",
            "Slå opp helseopplysningar om éin person. Leverandørar kan ikkje få denne tilgangen.",
            "Look up health data on one person. Suppliers cannot get this access.",
        ],
        scopes: &["helsedata:register/personer.read"],
        delegable: false,
        ..INSTANCES_READ
    },
];
