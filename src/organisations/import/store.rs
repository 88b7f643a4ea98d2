use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection, PgPool};
use uuid::Uuid;

use super::{
    parse::{Holder, PersonRow, UnitRoles, UnitRow},
    report::{Dangling, Loose, Summary},
};
use crate::{
    kernel::{OrgNumber, PersonId},
    platform::keys::{KeyError, Keys},
};

/// Why rows could not be stored.
#[derive(Debug, thiserror::Error)]
pub(super) enum StoreError {
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// A connection of the import's own: it waits longer than a page would, and it holds the lock that keeps other imports out until it is
/// dropped. `None`: another import is running.
pub(super) async fn connect(pool: &PgPool) -> sqlx::Result<Option<PgConnection>> {
    let mut db = pool.acquire().await?.detach();
    let alone = sqlx::query_scalar!(
        r#"
        select pg_try_advisory_lock(hashtext('register import')) as "alone!"
        from set_config('statement_timeout', '10min', false) as patience, set_config('lock_timeout', '30s', false) as queue
        "#,
    )
    .fetch_one(&mut db)
    .await?;
    Ok(alone.then_some(db))
}

/// Notes that an import has begun.
pub(super) async fn begin(db: &mut PgConnection, complete: bool) -> sqlx::Result<Uuid> {
    sqlx::query_scalar!(
        "insert into register_import (register_import_id, complete) values (gen_random_uuid(), $1) returning register_import_id",
        complete,
    )
    .fetch_one(db)
    .await
}

/// Notes what it did.
pub(super) async fn finish(db: &mut PgConnection, import: Uuid, summary: &Summary) -> sqlx::Result<()> {
    let summary = serde_json::to_value(summary).unwrap_or_default();
    sqlx::query!(
        "update register_import set finished_at = now(), summary = $2 where register_import_id = $1",
        import,
        summary,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the units that are new or have changed, and the names suppliers are sorted by. Returns how many were written.
pub(super) async fn save_units(db: &mut PgConnection, units: &[UnitRow]) -> sqlx::Result<u64> {
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
          returning org_number, name
        ),
        renamed as (
          update holder h
          set sort_name = w.name
          from written w
          where h.holder_org_number = w.org_number and h.sort_name collate "C" <> w.name collate "C"
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
    .fetch_one(db)
    .await?;
    Ok(u64::try_from(written).unwrap_or_default())
}

/// Units of this kind that are not among these are deleted from today. Forgets what they looked like, so that one that returns is read.
pub(super) async fn delete_missing_units(
    db: &mut PgConnection,
    seen: &[i32],
    sub_units: bool,
    today: Date,
) -> sqlx::Result<u64> {
    let done = sqlx::query!(
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
        "#,
        seen,
        sub_units,
        today.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Replaces the roles of the units whose roles have changed, all of the batch or nothing. Returns how many units that were.
pub(super) async fn save_roles(db: &mut PgConnection, keys: &Keys, units: &[UnitRoles]) -> Result<u64, StoreError> {
    let units: BTreeMap<OrgNumber, (&UnitRoles, Vec<u8>)> =
        units.iter().map(|unit| (unit.number, (unit, unit.content_hash()))).collect();
    let numbers: Vec<i32> = units.keys().map(|n| n.get()).collect();
    let hashes: Vec<Vec<u8>> = units.values().map(|(_, hash)| hash.clone()).collect();
    let mut tx = db.begin().await?;
    let changed = sqlx::query!(
        r#"
        select f.org_number as "org_number!: OrgNumber", f.content_hash as "content_hash!"
        from unnest($1::integer[], $2::bytea[]) as f(org_number, content_hash)
        left join register_roles_seen seen using (org_number)
        where seen.content_hash is distinct from f.content_hash
        order by 1
        "#,
        &numbers,
        &hashes,
    )
    .fetch_all(&mut *tx)
    .await?;
    if changed.is_empty() {
        return Ok(0);
    }
    let numbers: Vec<i32> = changed.iter().map(|row| row.org_number.get()).collect();
    let hashes: Vec<Vec<u8>> = changed.into_iter().map(|row| row.content_hash).collect();
    let roles: Vec<_> = numbers
        .iter()
        .filter_map(|n| units.get(&OrgNumber::try_from(*n).ok()?))
        .flat_map(|(unit, _)| unit.roles.iter().map(|role| (unit.number.get(), role)))
        .collect();

    touch(&mut tx, &numbers).await?;
    let people = save_people(
        &mut tx,
        keys,
        roles.iter().filter_map(|(_, role)| match &role.holder {
            Holder::Person(person) => Some(person),
            Holder::Unit(_) => None,
        }),
    )
    .await?;
    sqlx::query!("delete from register_role where org_number = any($1)", &numbers).execute(&mut *tx).await?;
    let mut rows = RoleColumns::default();
    for (unit, role) in roles {
        let (person, holder) = match &role.holder {
            Holder::Person(person) if person.died => continue,
            Holder::Person(person) => (people.get(&person.key).copied(), None),
            Holder::Unit(number) => (None, Some(number.get())),
        };
        rows.units.push(unit);
        rows.codes.push(role.code.clone());
        rows.people.push(person);
        rows.holders.push(holder);
        rows.since.push(role.since.map(ToSqlx::to_sqlx));
    }
    rows.insert(&mut tx).await?;
    sqlx::query!(
        r#"
        insert into register_roles_seen (org_number, content_hash)
        select * from unnest($1::integer[], $2::bytea[])
        on conflict (org_number) do update set content_hash = excluded.content_hash
        "#,
        &numbers,
        &hashes,
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(u64::try_from(numbers.len()).unwrap_or_default())
}

#[derive(Default)]
struct RoleColumns {
    units: Vec<i32>,
    codes: Vec<String>,
    people: Vec<Option<Uuid>>,
    holders: Vec<Option<i32>>,
    since: Vec<Option<jiff_sqlx::Date>>,
}

impl RoleColumns {
    async fn insert(&self, db: &mut PgConnection) -> sqlx::Result<()> {
        sqlx::query!(
            r#"
            insert into register_role (org_number, role_code, holder_person_id, holder_org_number, since)
            select * from unnest($1::integer[], $2::text[], $3::uuid[], $4::integer[], $5::date[])
            on conflict do nothing
            "#,
            &self.units,
            &self.codes,
            &self.people as _,
            &self.holders as _,
            &self.since as _,
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

/// Locks the units before their roles are changed. Whoever writes on the strength of a role holds its unit FOR SHARE: either she is
/// done before the role is lost, or she waits and finds that it is.
async fn touch(db: &mut PgConnection, units: &[i32]) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        with locked as (
          select org_number from organisation where org_number = any($1) order by org_number for no key update
        )
        update organisation o set roles_changed_at = now() from locked where locked.org_number = o.org_number
        "#,
        units,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds the persons we do not know and corrects those we do. Returns their ids by key.
async fn save_people<'a>(
    db: &mut PgConnection,
    keys: &Keys,
    people: impl Iterator<Item = &'a PersonRow>,
) -> Result<HashMap<Vec<u8>, Uuid>, StoreError> {
    let mut known: BTreeMap<&[u8], (&PersonRow, bool)> = BTreeMap::new();
    for person in people {
        let (_, died) = known.entry(&person.key).or_insert((person, false));
        *died |= person.died;
    }
    let mut ids = HashMap::new();
    let (numbered, unnumbered): (Vec<_>, Vec<_>) = known.into_values().partition(|(p, _)| p.national_id.is_some());
    for people in [numbered, unnumbered] {
        let fresh: Vec<Uuid> = people.iter().map(|_| PersonId::new().uuid()).collect();
        let mut sealed = Vec::new();
        for ((person, _), id) in people.iter().zip(&fresh) {
            if let Some(number) = &person.national_id {
                sealed.push(keys.seal(id.as_bytes(), number.expose().as_bytes())?);
            }
        }
        let row = People {
            fresh,
            keys: people.iter().map(|(p, _)| p.key.clone()).collect(),
            given: people.iter().map(|(p, _)| p.name.given.clone()).collect(),
            family: people.iter().map(|(p, _)| p.name.family.clone()).collect(),
            born: people.iter().map(|(p, _)| p.born_on.map(ToSqlx::to_sqlx)).collect(),
            died: people.iter().map(|(_, died)| *died).collect(),
        };
        ids.extend(if sealed.is_empty() {
            row.save_unnumbered(db).await?
        } else {
            row.save_numbered(db, &sealed).await?
        });
    }
    Ok(ids)
}

/// Persons as columns. `fresh` are the ids of those who turn out to be new.
struct People {
    fresh: Vec<Uuid>,
    keys: Vec<Vec<u8>>,
    given: Vec<String>,
    family: Vec<String>,
    born: Vec<Option<jiff_sqlx::Date>>,
    died: Vec<bool>,
}

impl People {
    async fn save_numbered(&self, db: &mut PgConnection, sealed: &[Vec<u8>]) -> sqlx::Result<Vec<(Vec<u8>, Uuid)>> {
        let rows = sqlx::query!(
            r#"
            insert into person (person_id, national_id_hash, national_id_cipher, given_name, family_name, born_on, died)
            select * from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::date[], $7::boolean[])
            on conflict (national_id_hash) do update
            set given_name = excluded.given_name, family_name = excluded.family_name,
                born_on = excluded.born_on, died = excluded.died
            returning person_id, national_id_hash as "key!"
            "#,
            &self.fresh,
            &self.keys,
            sealed,
            &self.given,
            &self.family,
            &self.born as _,
            &self.died,
        )
        .fetch_all(db)
        .await?;
        Ok(rows.into_iter().map(|row| (row.key, row.person_id)).collect())
    }

    async fn save_unnumbered(&self, db: &mut PgConnection) -> sqlx::Result<Vec<(Vec<u8>, Uuid)>> {
        let rows = sqlx::query!(
            r#"
            insert into person (person_id, unnumbered_key, given_name, family_name, born_on, died)
            select * from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::date[], $6::boolean[])
            on conflict (unnumbered_key) do update set died = excluded.died
            returning person_id, unnumbered_key as "key!"
            "#,
            &self.fresh,
            &self.keys,
            &self.given,
            &self.family,
            &self.born as _,
            &self.died,
        )
        .fetch_all(db)
        .await?;
        Ok(rows.into_iter().map(|row| (row.key, row.person_id)).collect())
    }
}

/// Units that had roles and are not among these.
pub(super) async fn units_without_roles(db: &mut PgConnection, seen: &[i32]) -> sqlx::Result<Vec<i32>> {
    sqlx::query_scalar!(
        r#"
        select org_number
        from register_roles_seen r
        where not exists (select from unnest($1::integer[]) as s(org_number) where s.org_number = r.org_number)
        order by org_number
        "#,
        seen,
    )
    .fetch_all(db)
    .await
}

/// These units have no roles any more.
pub(super) async fn remove_roles(db: &mut PgConnection, units: &[i32]) -> sqlx::Result<()> {
    let mut tx = db.begin().await?;
    touch(&mut tx, units).await?;
    sqlx::query!("delete from register_role where org_number = any($1)", units).execute(&mut *tx).await?;
    sqlx::query!("delete from register_roles_seen where org_number = any($1)", units).execute(&mut *tx).await?;
    tx.commit().await
}

/// References that lead nowhere.
pub(super) async fn dangling(db: &mut PgConnection) -> sqlx::Result<Dangling> {
    let row = sqlx::query!(
        r#"
        with owner as (
          select distinct org_number from register_role r
          where not exists (select from organisation o where o.org_number = r.org_number)
        ),
        holder_unit as (
          select distinct holder_org_number as org_number from register_role r
          where holder_org_number is not null
            and not exists (select from organisation o where o.org_number = r.holder_org_number)
        ),
        orphan as (
          select org_number from organisation s
          where s.sub_unit and s.deleted_on is null
            and not exists (select from organisation o where o.org_number = s.parent_org_number)
        )
        select (select count(*) from owner) as "owners!",
               array(select org_number from owner order by 1 limit 10) as "first_owners!: Vec<OrgNumber>",
               (select count(*) from holder_unit) as "holders!",
               array(select org_number from holder_unit order by 1 limit 10) as "first_holders!: Vec<OrgNumber>",
               (select count(*) from orphan) as "orphans!",
               array(select org_number from orphan order by 1 limit 10) as "first_orphans!: Vec<OrgNumber>"
        "#,
    )
    .fetch_one(db)
    .await?;
    Ok(Dangling {
        units_of_roles: Loose { count: row.owners, first: row.first_owners },
        holders_of_roles: Loose { count: row.holders, first: row.first_holders },
        sub_units: Loose { count: row.orphans, first: row.first_orphans },
    })
}
