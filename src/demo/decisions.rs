//! What the people of the demo have decided: scopes and who may use them, APIs to give, and some of it given.

use jiff::{Span, Timestamp, civil::Date};
use sqlx::PgConnection;

use super::{
    people::{INGRID, KARI, OLA, TOR, TURID},
    resources::{INSTANCES_READ, RESOURCES},
    scopes,
    store::{self, Delegation, Ended, Grant, Request, Scope},
};
use crate::{
    kernel::{
        Environment::{self, Prod, Test},
        HolderId, PackageUrn, PersonId, PersonName,
    },
    platform::Services,
    support,
};

pub(super) const EKSEMPEL: i32 = 310_123_455;
const SYSTEMHUSET: i32 = 310_223_344;
const NETT: i32 = 310_130_079;
const REGNSKAP: i32 = 310_445_568;
pub(super) const DIGDIR: i32 = 991_825_827;
pub(super) const VANNVERK: i32 = 310_334_456;
pub(super) const FJORDKRAFT: i32 = 310_667_781;
pub(super) const HELSEDATA: i32 = 310_260_142;

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
    let person = async |db: &mut PgConnection, number: &str, given: &str, family: &str| {
        store::person(db, &services.keys, &number.parse()?, &PersonName::new(given, None, family)).await
    };
    let kari = person(&mut tx, KARI, "Kari", "Nordmann").await?;
    let ingrid = person(&mut tx, INGRID, "Ingrid", "Berg").await?;
    let turid = person(&mut tx, TURID, "Turid", "Moen").await?;
    let ola = person(&mut tx, OLA, "Ola", "Hansen").await?;
    support::name(&mut tx, turid).await?;
    // Tor is known here and has nothing.
    person(&mut tx, TOR, "Tor", "Dal").await?;
    let today = services.clock.today();
    grants(&mut tx, kari, ingrid, now).await?;
    delegations(&mut tx, kari, now, today).await?;
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
    let accountant = HolderId::Organisation(REGNSKAP.try_into()?);
    for (holder, name) in [(HolderId::Person(ingrid), "Ingrid Berg"), (accountant, "REGNSKAP AS")] {
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
        store::add_holder(db, org, HolderId::Organisation(holder.try_into()?), name, quiet_since).await?;
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
