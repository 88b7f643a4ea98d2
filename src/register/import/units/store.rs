use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};

use super::UnitRow;
use crate::kernel::OrgNumber;

/// Writes the units that are new or have changed, and what the lists of holders show of them. Returns how many were written.
pub(super) async fn save(db: &mut PgConnection, units: &[UnitRow]) -> sqlx::Result<u64> {
    // Ascending, so that nobody who locks units in the same order can wait for us while we wait for them; the last of two twins stands.
    let units: BTreeMap<OrgNumber, &UnitRow> = units.iter().map(|unit| (unit.number, unit)).collect();
    let column = |of: fn(&UnitRow) -> &str| units.values().map(|u| of(u).to_owned()).collect::<Vec<_>>();
    let nullable = |of: fn(&UnitRow) -> &Option<String>| units.values().map(|u| of(u).clone()).collect::<Vec<_>>();
    let flag = |of: fn(&UnitRow) -> bool| units.values().map(|u| of(u)).collect::<Vec<_>>();
    let numbers: Vec<i32> = units.keys().map(|n| n.get()).collect();
    let parents: Vec<Option<i32>> = units.values().map(|u| u.parent.map(OrgNumber::get)).collect();
    let registered: Vec<_> = units.values().map(|u| u.registered_on.map(ToSqlx::to_sqlx)).collect();
    let deleted: Vec<_> = units.values().map(|u| u.deleted_on.map(ToSqlx::to_sqlx)).collect();
    let hashes: Vec<Vec<u8>> = units.values().map(|u| u.content_hash()).collect();
    let mut tx = db.begin().await?;
    let written = sqlx::query_scalar!(
        r#"
        with written as (
          insert into organisation (org_number, name, org_form, municipality, city, parent_org_number, registered_on, deleted_on,
                                    bankrupt, winding_up, sub_unit, content_hash)
          select f.*
          from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::date[], $8::date[],
                      $9::boolean[], $10::boolean[], $11::boolean[], $12::bytea[])
            as f(org_number, name, org_form, municipality, city, parent, registered_on, deleted_on,
                 bankrupt, winding_up, sub_unit, content_hash)
          left join organisation o using (org_number)
          where o.content_hash is distinct from f.content_hash
          order by f.org_number
          on conflict (org_number) do update
          set name = excluded.name, org_form = excluded.org_form, municipality = excluded.municipality, city = excluded.city,
              parent_org_number = excluded.parent_org_number, registered_on = excluded.registered_on,
              deleted_on = excluded.deleted_on, bankrupt = excluded.bankrupt, winding_up = excluded.winding_up,
              sub_unit = excluded.sub_unit, content_hash = excluded.content_hash, imported_at = now()
          returning org_number
        )
        select count(*) as "written!" from written
        "#,
        &numbers,
        &column(|u| &u.name),
        &column(|u| &u.form),
        &nullable(|u| &u.municipality) as _,
        &nullable(|u| &u.city) as _,
        &parents as _,
        &registered as _,
        &deleted as _,
        &flag(|u| u.bankrupt),
        &flag(|u| u.winding_up),
        &flag(|u| u.sub_unit),
        &hashes,
    )
    .fetch_one(&mut *tx)
    .await?;
    if written > 0 {
        recount_holders(&mut tx, &numbers).await?;
    }
    tx.commit().await?;
    Ok(u64::try_from(written).unwrap_or_default())
}

/// Writes the name and the status of these units into the lists they are holders in, where they have changed.
async fn recount_holders(db: &mut PgConnection, units: &[i32]) -> sqlx::Result<()> {
    sqlx::query!("select recount_holders_of_units($1)", units).execute(db).await?;
    Ok(())
}

/// Units of this kind that are not among these are deleted from today. Forgets what they looked like, so that one that returns is read.
pub(super) async fn delete_missing(
    db: &mut PgConnection,
    seen: &[i32],
    sub_units: bool,
    today: Date,
) -> sqlx::Result<u64> {
    let mut tx = db.begin().await?;
    let missing = sqlx::query_scalar!(
        r#"
        with missing as (
          select org_number
          from organisation o
          where o.sub_unit = $2 and o.deleted_on is null
            and not exists (select from unnest($1::integer[]) as s(org_number) where s.org_number = o.org_number)
          order by org_number
          for no key update
        )
        update organisation o
        set deleted_on = $3, content_hash = '', imported_at = now()
        from missing m
        where m.org_number = o.org_number
        returning o.org_number
        "#,
        seen,
        sub_units,
        today.to_sqlx() as _,
    )
    .fetch_all(&mut *tx)
    .await?;
    recount_holders(&mut tx, &missing).await?;
    tx.commit().await?;
    Ok(u64::try_from(missing.len()).unwrap_or_default())
}
