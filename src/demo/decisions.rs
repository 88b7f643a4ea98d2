//! What the people of the demo have decided: scopes and who may use them, APIs to give, and some of it given.

use jiff::{Span, Timestamp, civil::Date};
use sqlx::PgConnection;

use super::{
    apis,
    people::{INGRID, KARI, OLA, TOR, TURID},
    store::{self, Delegation, Ended, Grant, Request},
};
use crate::{
    kernel::{HolderId, PackageUrn, PersonId, PersonName},
    platform::Services,
    support,
};

pub(super) const EKSEMPEL: i32 = 310_123_455;
pub(super) const SYSTEMHUSET: i32 = 310_223_344;
const NETT: i32 = 310_130_079;
const REGNSKAP: i32 = 310_445_568;
const VANNVERK: i32 = 310_334_456;

/// So many days ago it all began.
const FROM: i64 = 420;
/// The API resource whose presence shows that the demo is in place.
const OF_THE_DEMO: &str = "fjordkraft-forbruk";

/// Puts it all in place, once, in one transaction.
pub(super) async fn install(services: &Services) -> anyhow::Result<()> {
    let mut tx = services.db.begin().await?;
    if store::is_installed(&mut tx, OF_THE_DEMO).await? {
        return Ok(());
    }
    let now = services.clock.now();
    for scope in apis::scopes()? {
        // Made before all that the logs tell of it: a day after the prefixes.
        store::add_scope(&mut tx, &scope, (now - days(FROM - 1), now - days(300))).await?;
    }
    for resource in apis::resources()? {
        store::add_resource(&mut tx, &resource, now - days(400), now - days(12)).await?;
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
    // Whoever has an address there can register, and read the mail at /standin/mail.
    store::add_email_domain(&mut tx, EKSEMPEL, "eksempel.example", now - days(30)).await?;
    tx.commit().await?;
    Ok(())
}

/// Tells in the logs how all of it came about.
pub(super) async fn tell(services: &Services) -> anyhow::Result<()> {
    let mut tx = services.db.begin().await?;
    // Two that start together take turns.
    store::is_installed(&mut tx, OF_THE_DEMO).await?;
    store::tell(&mut tx, services.clock.now() - days(FROM)).await?;
    Ok(tx.commit().await?)
}

/// The package to an employee and to the accountant, whose key roles act through it.
async fn grants(db: &mut PgConnection, kari: PersonId, ingrid: PersonId, now: Timestamp) -> anyhow::Result<()> {
    let accountant = HolderId::Organisation(REGNSKAP.try_into()?);
    for (holder, name) in [(HolderId::Person(ingrid), "Ingrid Berg"), (accountant, "Regnskap AS")] {
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
            resource: "altinn-serviceowner-instances-read",
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
        (EKSEMPEL, SYSTEMHUSET, "Systemhuset AS", None),
        (EKSEMPEL, NETT, "Nett AS", Some(now - days(7))),
        (VANNVERK, SYSTEMHUSET, "Systemhuset AS", None),
    ] {
        store::add_holder(db, org, HolderId::Organisation(holder.try_into()?), name, quiet_since).await?;
    }
    Ok(())
}

pub(super) fn days(count: i64) -> jiff::SignedDuration {
    jiff::SignedDuration::from_hours(24 * count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::OrgNumber;

    #[test]
    fn every_number_is_one() {
        for org in [EKSEMPEL, SYSTEMHUSET, NETT, REGNSKAP, VANNVERK] {
            assert!(OrgNumber::try_from(org).is_ok(), "{org}");
        }
    }
}
