use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};

use super::UnitRow;
use crate::{kernel::OrgNumber, register::import::count};

/// The units by number, with what is known of them where the file says nothing that can be read.
///
/// Ascending, so that nobody who locks units in the same order can wait for us while we wait for them; the last of two twins stands.
pub(super) async fn filled(db: &mut PgConnection, units: &[UnitRow]) -> sqlx::Result<BTreeMap<OrgNumber, UnitRow>> {
    let mut rows: BTreeMap<OrgNumber, UnitRow> = units.iter().map(|unit| (unit.number, unit.clone())).collect();
    let unread: Vec<i32> = rows.values().filter(|row| !row.unread.is_empty()).map(|row| row.number.get()).collect();
    if unread.is_empty() {
        return Ok(rows);
    }
    let known = sqlx::query!(
        r#"
        select org_number as "number: OrgNumber", name, registered_name, org_form, municipality, city, parent_org_number as "parent: OrgNumber",
               registered_on, deleted_on, bankrupt, winding_up, sub_unit
        from organisation
        where org_number = any($1)
        "#,
        &unread,
    )
    .fetch_all(db)
    .await?;
    for row in known {
        let known = UnitRow {
            number: row.number,
            name: row.name,
            registered_name: row.registered_name,
            form: row.org_form,
            municipality: row.municipality,
            city: row.city,
            parent: row.parent,
            registered_on: row.registered_on.map(jiff_sqlx::Date::to_jiff),
            deleted_on: row.deleted_on.map(jiff_sqlx::Date::to_jiff),
            bankrupt: row.bankrupt,
            winding_up: row.winding_up,
            sub_unit: row.sub_unit,
            unread: Vec::new(),
        };
        if let Some(unit) = rows.get_mut(&row.number) {
            unit.fill(&known);
        }
    }
    Ok(rows)
}

/// The units that are new or have changed.
pub(super) async fn changed(
    db: &mut PgConnection,
    units: &BTreeMap<OrgNumber, UnitRow>,
) -> sqlx::Result<Vec<OrgNumber>> {
    let numbers: Vec<i32> = units.keys().map(|n| n.get()).collect();
    let hashes: Vec<Vec<u8>> = units.values().map(UnitRow::content_hash).collect();
    sqlx::query_scalar!(
        r#"
        select f.org_number as "org_number!: OrgNumber"
        from unnest($1::integer[], $2::bytea[]) as f(org_number, content_hash)
        left join organisation o using (org_number)
        where o.content_hash is distinct from f.content_hash
        "#,
        &numbers,
        &hashes,
    )
    .fetch_all(db)
    .await
}

/// Writes the units that are new or have changed, and what the lists of holders show of them. Returns how many were written.
pub(super) async fn save(db: &mut PgConnection, units: &[UnitRow]) -> sqlx::Result<u64> {
    let mut tx = db.begin().await?;
    let mut units = filled(&mut tx, units).await?;
    let changed: BTreeSet<OrgNumber> = changed(&mut tx, &units).await?.into_iter().collect();
    units.retain(|number, _| changed.contains(number));
    if units.is_empty() {
        return Ok(0);
    }
    let column = |of: fn(&UnitRow) -> &str| units.values().map(|u| of(u).to_owned()).collect::<Vec<_>>();
    let nullable = |of: fn(&UnitRow) -> &Option<String>| units.values().map(|u| of(u).clone()).collect::<Vec<_>>();
    let flag = |of: fn(&UnitRow) -> bool| units.values().map(of).collect::<Vec<_>>();
    let numbers: Vec<i32> = units.keys().map(|n| n.get()).collect();
    let parents: Vec<Option<i32>> = units.values().map(|u| u.parent.map(OrgNumber::get)).collect();
    let registered: Vec<_> = units.values().map(|u| u.registered_on.map(ToSqlx::to_sqlx)).collect();
    let deleted: Vec<_> = units.values().map(|u| u.deleted_on.map(ToSqlx::to_sqlx)).collect();
    let hashes: Vec<Vec<u8>> = units.values().map(UnitRow::content_hash).collect();
    keep_past_parents(&mut tx, &numbers, &parents).await?;
    sqlx::query!(
        r#"
        insert into organisation (org_number, name, org_form, municipality, city, parent_org_number, registered_on, deleted_on,
                                  bankrupt, winding_up, sub_unit, content_hash, registered_name)
        select f.*
        from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::date[], $8::date[],
                    $9::boolean[], $10::boolean[], $11::boolean[], $12::bytea[], $13::text[]) as f(org_number)
        order by f.org_number
        on conflict (org_number) do update
        set name = excluded.name, org_form = excluded.org_form, municipality = excluded.municipality, city = excluded.city,
            parent_org_number = excluded.parent_org_number,
            parent_seen_from = case
              when organisation.parent_org_number is distinct from excluded.parent_org_number then now()
              else organisation.parent_seen_from
            end,
            registered_on = excluded.registered_on,
            deleted_on = excluded.deleted_on, bankrupt = excluded.bankrupt, winding_up = excluded.winding_up,
            sub_unit = excluded.sub_unit, content_hash = excluded.content_hash, registered_name = excluded.registered_name,
            imported_at = now()
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
        &nullable(|u| &u.registered_name) as _,
    )
    .execute(&mut *tx)
    .await?;
    rename(&mut tx, &numbers).await?;
    tx.commit().await?;
    Ok(count(&numbers))
}

/// Keeps the main units that these units no longer have, so that a page can say who decided for them at an earlier time. One that was
/// taken in by this very transaction was never there.
async fn keep_past_parents(db: &mut PgConnection, units: &[i32], parents: &[Option<i32>]) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into organisation_parent_past (org_number, parent_org_number, seen_from, seen_to)
        select o.org_number, o.parent_org_number, o.parent_seen_from, now()
        from unnest($1::integer[], $2::integer[]) as f(org_number, parent)
        join organisation o using (org_number)
        where o.parent_org_number is not null and o.parent_org_number is distinct from f.parent and o.parent_seen_from < now()
        "#,
        units,
        parents as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the name and the status of these units into the lists they are holders in, and their names into their accesses to scopes, where
/// they have changed.
async fn rename(db: &mut PgConnection, units: &[i32]) -> sqlx::Result<()> {
    sqlx::query!("select recount_holders_of_units($1)", units).execute(&mut *db).await?;
    sqlx::query!("select rename_consumers($1)", units).execute(db).await?;
    Ok(())
}

/// How many units of this kind are not deleted.
pub(super) async fn size(db: &mut PgConnection, sub_units: bool) -> sqlx::Result<u64> {
    let size = sqlx::query_scalar!(
        r#"select count(*) as "size!" from organisation where sub_unit = $1 and deleted_on is null"#,
        sub_units,
    )
    .fetch_one(db)
    .await?;
    Ok(u64::try_from(size).unwrap_or_default())
}

/// The units of this kind that are not deleted and not among these.
pub(super) async fn missing(db: &mut PgConnection, seen: &[i32], sub_units: bool) -> sqlx::Result<Vec<OrgNumber>> {
    sqlx::query_scalar!(
        r#"
        select org_number as "org_number: OrgNumber"
        from organisation o
        where o.sub_unit = $2 and o.deleted_on is null
          and not exists (select from unnest($1::integer[]) as s(org_number) where s.org_number = o.org_number)
        order by org_number
        "#,
        seen,
        sub_units,
    )
    .fetch_all(db)
    .await
}

/// These units are deleted from today. Forgets what they looked like, so that one that returns is read.
pub(super) async fn delete(db: &mut PgConnection, units: &[OrgNumber], today: Date) -> sqlx::Result<()> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    let mut tx = db.begin().await?;
    sqlx::query!(
        r#"
        with missing as (
          select org_number from organisation where org_number = any($1) order by org_number for no key update
        )
        update organisation o
        set deleted_on = $2, content_hash = '', imported_at = now()
        from missing m
        where m.org_number = o.org_number
        "#,
        &numbers,
        today.to_sqlx() as _,
    )
    .execute(&mut *tx)
    .await?;
    rename(&mut tx, &numbers).await?;
    tx.commit().await
}
