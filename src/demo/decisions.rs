//! What the people of the demo have decided: scopes and who may use them, APIs to give, and some of it given.

use jiff::{Span, Timestamp, civil::Date};
use sqlx::PgConnection;

use super::{
    people::{INGRID, KARI, OLA, TOR, TURID},
    scopes,
    store::{self, Delegation, Ended, Grant, Holder, Request, Scope},
};
use crate::{
    kernel::{
        Environment::{self, Prod, Test},
        PackageUrn, PersonId, PersonName,
    },
    platform::Services,
    support,
};

const EKSEMPEL: i32 = 310_123_455;
const SYSTEMHUSET: i32 = 310_223_344;
const NETT: i32 = 310_130_079;
const REGNSKAP: i32 = 310_445_568;
const DIGDIR: i32 = 991_825_827;
const VANNVERK: i32 = 310_334_456;
const FJORDKRAFT: i32 = 310_667_781;
const HELSEDATA: i32 = 310_260_142;

/// Who may use a scope: everybody, or these.
enum Consumers {
    Everybody,
    Only(&'static [i32]),
}
use Consumers::{Everybody, Only};

/// Environment, name, provider, delegable, who may use it.
const SCOPES: &[(Environment, &str, i32, bool, Consumers)] = &[
    (Prod, "altinn:serviceowner/instances.read", DIGDIR, true, Only(&[EKSEMPEL, VANNVERK])),
    (Prod, "altinn:serviceowner/instances.write", DIGDIR, true, Only(&[EKSEMPEL])),
    (Prod, "altinn:serviceowner/notifications.create", DIGDIR, true, Only(&[EKSEMPEL])),
    (Prod, "altinn:authorization/authorize.admin", DIGDIR, false, Only(&[EKSEMPEL])),
    (Prod, "vestbyvann:maaler.read", VANNVERK, true, Only(&[EKSEMPEL])),
    (Prod, "vestbyvann:maaler.write", VANNVERK, true, Only(&[EKSEMPEL])),
    (Prod, "vestbyvann:lekkasje.read", VANNVERK, true, Only(&[EKSEMPEL])),
    (Prod, "vestbyvann:ledningskart.read", VANNVERK, true, Only(&[])),
    (Prod, "vestbyvann:kvalitet.read", VANNVERK, true, Only(&[EKSEMPEL])),
    (Prod, "fjordkraft:forbruk.read", FJORDKRAFT, true, Only(&[EKSEMPEL, VANNVERK])),
    (Prod, "fjordkraft:avtaler.write", FJORDKRAFT, true, Only(&[])),
    (Prod, "helsedata:statistikk/kommune.read", HELSEDATA, true, Everybody),
    (Prod, "helsedata:register/personer.read", HELSEDATA, false, Only(&[EKSEMPEL])),
    (Prod, "eksempel:eiendom/matrikkel.read", EKSEMPEL, true, Only(&[VANNVERK, FJORDKRAFT])),
    (Prod, "eksempel:eiendom/gebyr.read", EKSEMPEL, true, Only(&[VANNVERK])),
    (Prod, "altinn:events.subscribe", DIGDIR, true, Only(&[VANNVERK])),
    (Prod, "eksempel:byggesak/saker.read", EKSEMPEL, true, Only(&[])),
    (Test, "altinn:serviceowner/instances.read", DIGDIR, true, Only(&[EKSEMPEL])),
    (Test, "altinn:serviceowner/instances.write", DIGDIR, true, Only(&[EKSEMPEL])),
    // To be copied: one that differs from production, and one that is not there yet.
    (Prod, "altinn:serviceowner/events.subscribe", DIGDIR, false, Only(&[EKSEMPEL])),
    (Test, "altinn:serviceowner/events.subscribe", DIGDIR, true, Only(&[EKSEMPEL, NETT, FJORDKRAFT])),
    (Test, "altinn:serviceowner/receipts.read", DIGDIR, true, Only(&[EKSEMPEL, VANNVERK])),
];

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

const INSTANCES_READ: Resource = Resource {
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

const RESOURCES: &[Resource] = &[
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

/// Puts it all in place, once, in one transaction.
pub(super) async fn install(services: &Services) -> anyhow::Result<()> {
    let mut tx = services.db.begin().await?;
    if store::is_installed(&mut tx, INSTANCES_READ.identifier).await? {
        return Ok(());
    }
    for (environment, name, provider, delegable, consumers) in SCOPES {
        let (open, some) = match consumers {
            Everybody => (true, &[][..]),
            Only(some) => (false, *some),
        };
        let (public, description) = scopes::about(name);
        let (environment, provider, delegable) = (*environment, *provider, *delegable);
        let given_at = services.clock.now() - days(300);
        let scope = Scope { environment, name, provider, delegable, open, public, description, given_at };
        store::add_scope(&mut tx, &scope, some).await?;
    }
    let now = services.clock.now();
    for resource in RESOURCES {
        store::add_resource(&mut tx, resource, now - days(400), now - days(12)).await?;
    }
    let kari =
        store::person(&mut tx, &services.keys, &KARI.parse()?, &PersonName::new("Kari", None, "Nordmann")).await?;
    let ingrid =
        store::person(&mut tx, &services.keys, &INGRID.parse()?, &PersonName::new("Ingrid", None, "Berg")).await?;
    let turid =
        store::person(&mut tx, &services.keys, &TURID.parse()?, &PersonName::new("Turid", None, "Moen")).await?;
    support::name(&mut tx, turid).await?;
    // He is known here and has nothing.
    store::person(&mut tx, &services.keys, &TOR.parse()?, &PersonName::new("Tor", None, "Dal")).await?;
    let today = services.clock.today();
    grants(&mut tx, kari, ingrid, now).await?;
    delegations(&mut tx, kari, now, today).await?;
    let ola = store::person(&mut tx, &services.keys, &OLA.parse()?, &PersonName::new("Ola", None, "Hansen")).await?;
    let request = Request {
        scope: "eksempel:byggesak/saker.read",
        consumer: SYSTEMHUSET,
        purpose: "Vise status på byggesaker i fagsystemet til entreprenørene våre.",
        contact: "integrasjon@systemhuset.example",
        sent_at: now - days(2),
        sent_by: ola,
    };
    store::add_access_request(&mut tx, &request).await?;
    tx.commit().await?;
    Ok(())
}

/// The package to an employee and to the accountant, whose key roles act through it.
async fn grants(db: &mut PgConnection, kari: PersonId, ingrid: PersonId, now: Timestamp) -> anyhow::Result<()> {
    for (holder, name) in [(Holder::Person(ingrid), "Ingrid Berg"), (Holder::Unit(REGNSKAP), "REGNSKAP AS")] {
        let given_at = now - days(120);
        let grant = Grant { org: EKSEMPEL, holder, package: PackageUrn::API_ACCESS, given_at, given_by: kari };
        store::add_grant(db, &grant).await?;
        store::add_holder(db, EKSEMPEL, holder, name, None).await?;
    }
    Ok(())
}

/// One without end, one that ends soon, one that has ended and one that was taken back; and one that the waterworks gave.
async fn delegations(db: &mut PgConnection, kari: PersonId, now: Timestamp, today: Date) -> anyhow::Result<()> {
    let basis = Delegation {
        org: EKSEMPEL,
        holder: SYSTEMHUSET,
        resource: "altinn-serviceowner-instances-full",
        given_at: now - days(200),
        given_by: Some(kari),
        ends_on: None,
        note: Some("Avtale 2026/114"),
        ended: None,
    };
    let last_day = today.checked_sub(Span::new().days(20))?;
    let given = [
        Delegation {
            resource: "vestbyvann-maaler-read",
            ends_on: Some(today.checked_add(Span::new().days(10))?),
            note: Some("Prosjekt nye vannmålere"),
            given_at: now - days(80),
            ..basis
        },
        Delegation {
            holder: REGNSKAP,
            resource: "fjordkraft-forbruk",
            ends_on: Some(last_day),
            note: None,
            given_at: now - days(150),
            ended: Some(Ended { at: now - days(19), how: "expired", by: None }),
            ..basis
        },
        Delegation {
            holder: NETT,
            resource: INSTANCES_READ.identifier,
            note: None,
            ended: Some(Ended { at: now - days(7), how: "giver", by: Some(kari) }),
            ..basis
        },
        Delegation { org: VANNVERK, resource: "fjordkraft-forbruk", given_by: None, note: None, ..basis },
        Delegation { org: VANNVERK, resource: "eksempel-eiendom", given_by: None, note: None, ..basis },
        basis,
    ];
    for delegation in &given {
        store::add_delegation(db, delegation).await?;
    }
    for (org, holder, name, quiet_since) in [
        (EKSEMPEL, SYSTEMHUSET, "SYSTEMHUSET AS", None),
        (EKSEMPEL, NETT, "NETT AS", Some(now - days(7))),
        (VANNVERK, SYSTEMHUSET, "SYSTEMHUSET AS", None),
    ] {
        store::add_holder(db, org, Holder::Unit(holder), name, quiet_since).await?;
    }
    Ok(())
}

fn days(count: i64) -> jiff::SignedDuration {
    jiff::SignedDuration::from_hours(24 * count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::OrgNumber;

    #[test]
    fn every_resource_bundles_scopes_of_its_own_provider_and_environment() {
        for resource in RESOURCES {
            for name in resource.scopes.iter().chain(resource.then) {
                let known = SCOPES.iter().any(|(environment, scope, provider, ..)| {
                    (*environment, *scope, *provider) == (resource.environment, *name, resource.provider)
                });
                assert!(known, "{name} of {}", resource.identifier);
            }
        }
    }

    #[test]
    fn every_number_is_one() {
        for org in [EKSEMPEL, SYSTEMHUSET, NETT, REGNSKAP, DIGDIR, VANNVERK, FJORDKRAFT, HELSEDATA] {
            assert!(OrgNumber::try_from(org).is_ok(), "{org}");
        }
    }
}
