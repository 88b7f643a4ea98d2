use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::billing::{Billing, BillingDetails};
use crate::{
    kernel::{EmailAddress, OrgNumber, Party},
    ledger::Change,
};

/// How the organisation is invoiced.
pub(in super::super) async fn billing(db: &mut PgConnection, org: OrgNumber) -> sqlx::Result<Billing> {
    let row = sqlx::query!(
        r#"
        select b.address, b.postcode, b.city, b.reference, b.email as "email: EmailAddress", b.version, b.removed_at is null as "stands!",
               b.payer_org_number as "payer: OrgNumber", o.name as "payer_name?"
        from billing_details b
        left join organisation o on o.org_number = b.payer_org_number
        where b.org_number = $1
        "#,
        org as _,
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(Billing::default()) };
    let details = row.stands.then(|| BillingDetails {
        address: row.address,
        postcode: row.postcode,
        city: row.city,
        reference: row.reference,
        email: row.email,
        payer: row.payer.zip(row.payer_name).map(|(number, name)| Party { number, name }),
    });
    Ok(Billing { details, version: row.version })
}

/// The same, where two who change it at once wait for each other.
pub(in super::super) async fn lock_billing(change: &mut Change, org: OrgNumber) -> sqlx::Result<Billing> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('billing_details ' || $1::integer, 0))", org as _)
        .execute(change.conn())
        .await?;
    billing(change.conn(), org).await
}

/// Sets it; nothing takes it away.
pub(in super::super) async fn put_billing(
    change: &mut Change,
    org: OrgNumber,
    details: Option<&BillingDetails>,
) -> sqlx::Result<()> {
    let at = change.at();
    let Some(it) = details else {
        sqlx::query!(
            "update billing_details set removed_at = $2, version = version + 1 where org_number = $1",
            org as _,
            at.to_sqlx() as _,
        )
        .execute(change.conn())
        .await?;
        return Ok(());
    };
    sqlx::query!(
        r#"
        insert into billing_details (org_number, address, postcode, city, reference, email, payer_org_number, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (org_number) do update
        set address = excluded.address, postcode = excluded.postcode, city = excluded.city, reference = excluded.reference,
            email = excluded.email, payer_org_number = excluded.payer_org_number, changed_at = excluded.changed_at, removed_at = null,
            version = billing_details.version + 1
        "#,
        org as _,
        it.address,
        it.postcode,
        it.city,
        it.reference,
        it.email.as_str(),
        it.payer.as_ref().map(|payer| payer.number) as Option<OrgNumber>,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}
