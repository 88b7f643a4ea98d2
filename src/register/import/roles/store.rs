use std::collections::{BTreeMap, HashMap, HashSet};

use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::{Holder, PersonRow, RoleRow, UnitRoles};
use crate::{
    kernel::{NAMELESS, OrgNumber, PersonId},
    platform::keys::Keys,
    register::import::{StoreError, count},
};

/// Units by number, with the digest of their roles; the last of two twins stands.
type ByNumber<'a> = BTreeMap<OrgNumber, (&'a UnitRoles, Vec<u8>)>;

pub(super) fn by_number(units: &[UnitRoles]) -> ByNumber<'_> {
    units.iter().map(|unit| (unit.number, (unit, unit.content_hash()))).collect()
}

/// The units whose roles have changed, ascending, and the new digests.
pub(super) async fn changed(db: &mut PgConnection, units: &ByNumber<'_>) -> sqlx::Result<(Vec<i32>, Vec<Vec<u8>>)> {
    let numbers: Vec<i32> = units.keys().map(|n| n.get()).collect();
    let hashes: Vec<Vec<u8>> = units.values().map(|(_, hash)| hash.clone()).collect();
    let changed = sqlx::query!(
        r#"
        select f.org_number as "org_number!", f.content_hash as "content_hash!"
        from unnest($1::integer[], $2::bytea[]) as f(org_number, content_hash)
        left join register_roles_seen seen using (org_number)
        where seen.content_hash is distinct from f.content_hash
        order by 1
        "#,
        &numbers,
        &hashes,
    )
    .fetch_all(db)
    .await?;
    Ok(changed.into_iter().map(|row| (row.org_number, row.content_hash)).unzip())
}

/// Replaces the roles of the units whose roles have changed, all of the batch or nothing. Returns how many units that were.
pub(super) async fn save(db: &mut PgConnection, keys: &Keys, units: &[UnitRoles]) -> Result<u64, StoreError> {
    let units = by_number(units);
    let mut tx = db.begin().await?;
    let (numbers, hashes) = changed(&mut tx, &units).await?;
    if numbers.is_empty() {
        return Ok(0);
    }
    let mut roles: Vec<_> = numbers
        .iter()
        .filter_map(|n| units.get(&OrgNumber::try_from(*n).ok()?))
        .flat_map(|(unit, _)| unit.roles.iter().map(|role| (unit.number.get(), role)))
        .collect();

    touch(&mut tx, &numbers).await?;
    if roles.iter().any(|(_, role)| role.end_is_unreadable) {
        let known = known(&mut tx, &numbers).await?;
        roles.retain(|(unit, role)| {
            !role.end_is_unreadable || known.contains(&(*unit, role.code.clone(), role.holder.key()))
        });
    }
    let people = save_people(
        &mut tx,
        keys,
        roles.iter().filter_map(|(_, role)| match &role.holder {
            Holder::Person(person) => Some(person),
            Holder::Unit(_) => None,
        }),
    )
    .await?;
    recount_holders(&mut tx, &people.values().copied().collect::<Vec<_>>()).await?;
    end_roles(&mut tx, &numbers).await?;
    RoleColumns::of(&roles, &people).insert(&mut tx).await?;
    remember(&mut tx, &numbers, &hashes).await?;
    tx.commit().await?;
    Ok(count(&numbers))
}

/// The roles that these units have now: unit, code, and who has it.
async fn known(db: &mut PgConnection, units: &[i32]) -> sqlx::Result<HashSet<(i32, String, Vec<u8>)>> {
    let rows = sqlx::query!(
        r#"
        select r.org_number as "org_number!", r.role_code as "code!",
               coalesce(p.national_id_hash, p.unnumbered_key, convert_to(r.holder_org_number::text, 'UTF8')) as "holder!"
        from register_role r
        left join person p on p.person_id = r.holder_person_id
        where r.org_number = any($1)
        "#,
        units,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.org_number, row.code, row.holder)).collect())
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
    fn of(roles: &[(i32, &RoleRow)], people: &HashMap<Vec<u8>, Uuid>) -> Self {
        let mut rows = Self::default();
        for (unit, role) in roles {
            let (person, holder) = match &role.holder {
                Holder::Person(person) if person.died == Some(true) => continue,
                Holder::Person(person) => (people.get(&person.key).copied(), None),
                Holder::Unit(number) => (None, Some(number.get())),
            };
            rows.units.push(*unit);
            rows.codes.push(role.code.clone());
            rows.people.push(person);
            rows.holders.push(holder);
            rows.since.push(role.since.map(ToSqlx::to_sqlx));
        }
        rows
    }

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

/// Notes what the roles of these units look like, so that the same roles again cost nothing.
async fn remember(db: &mut PgConnection, units: &[i32], hashes: &[Vec<u8>]) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into register_roles_seen (org_number, content_hash)
        select * from unnest($1::integer[], $2::bytea[])
        on conflict (org_number) do update set content_hash = excluded.content_hash
        "#,
        units,
        hashes,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes the roles of these units and keeps them as roles of the past, so that a page can say who had which role at an earlier time. A role
/// that was taken in by this very transaction was never there.
async fn end_roles(db: &mut PgConnection, units: &[i32]) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        with ended as (
          delete from register_role
          where org_number = any($1)
          returning org_number, role_code, holder_person_id, holder_org_number, since, seen_from
        )
        insert into register_role_past (org_number, role_code, holder_person_id, holder_org_number, since, seen_from, seen_to)
        select org_number, role_code, holder_person_id, holder_org_number, since, seen_from, now()
        from ended
        where seen_from < now()
        "#,
        units,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the names of these persons into the lists they are holders in, where they have changed.
async fn recount_holders(db: &mut PgConnection, people: &[Uuid]) -> sqlx::Result<()> {
    sqlx::query!("select recount_holders_of_people($1)", people).execute(db).await?;
    Ok(())
}

/// Locks the units before their roles are changed. Whoever writes on the strength of a role holds its unit FOR SHARE: either that write
/// is done before the role is lost, or it waits and finds that the role is gone.
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
    let mut known: BTreeMap<&[u8], (&PersonRow, Option<bool>)> = BTreeMap::new();
    for person in people {
        let (named, died) = known.entry(&person.key).or_insert((person, person.died));
        // One that has a name says more than one without; and whoever is dead somewhere is dead.
        if named.name.to_string().is_empty() {
            *named = person;
        }
        *died = (*died).max(person.died);
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
    died: Vec<Option<bool>>,
}

impl People {
    /// What the file does not say stays as it is known, and nobody is without a name.
    async fn save_numbered(&self, db: &mut PgConnection, sealed: &[Vec<u8>]) -> sqlx::Result<Vec<(Vec<u8>, Uuid)>> {
        let rows = sqlx::query!(
            r#"
            insert into person (person_id, national_id_hash, national_id_cipher, given_name, family_name, born_on, died, named_at)
            select f.person_id, f.key, f.cipher, n.given_name,
                   case when n.given_name = '' and n.family_name = '' then $8 else n.family_name end,
                   coalesce(f.born_on, known.born_on), coalesce(f.died, known.died, false),
                   case when f.given_name = '' and f.family_name = '' then known.named_at end
            from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::date[], $7::boolean[])
              as f(person_id, key, cipher, given_name, family_name, born_on, died)
            left join person known on known.national_id_hash = f.key
            cross join lateral (
              select coalesce(nullif(f.given_name, ''), known.given_name, '') as given_name,
                     coalesce(nullif(f.family_name, ''), nullif(known.family_name, $8), '') as family_name
            ) n
            on conflict (national_id_hash) do update
            set given_name = excluded.given_name, family_name = excluded.family_name,
                born_on = excluded.born_on, died = excluded.died, named_at = excluded.named_at
            returning person_id, national_id_hash as "key!"
            "#,
            &self.fresh,
            &self.keys,
            sealed,
            &self.given,
            &self.family,
            &self.born as _,
            &self.died as _,
            NAMELESS,
        )
        .fetch_all(db)
        .await?;
        Ok(rows.into_iter().map(|row| (row.key, row.person_id)).collect())
    }

    async fn save_unnumbered(&self, db: &mut PgConnection) -> sqlx::Result<Vec<(Vec<u8>, Uuid)>> {
        let rows = sqlx::query!(
            r#"
            insert into person (person_id, unnumbered_key, given_name, family_name, born_on, died)
            select f.person_id, f.key, f.given_name, f.family_name, f.born_on, coalesce(f.died, known.died, false)
            from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::date[], $6::boolean[])
              as f(person_id, key, given_name, family_name, born_on, died)
            left join person known on known.unnumbered_key = f.key
            on conflict (unnumbered_key) do update set died = excluded.died
            returning person_id, unnumbered_key as "key!"
            "#,
            &self.fresh,
            &self.keys,
            &self.given,
            &self.family,
            &self.born as _,
            &self.died as _,
        )
        .fetch_all(db)
        .await?;
        Ok(rows.into_iter().map(|row| (row.key, row.person_id)).collect())
    }
}

/// Which of these units have somebody now who can act for them by a key role, and would have nobody.
pub(super) async fn losing(db: &mut PgConnection, units: &[UnitRoles]) -> sqlx::Result<Vec<OrgNumber>> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.number.get()).collect();
    let able = units.iter().flat_map(|unit| {
        let able = unit.roles.iter().filter(|role| role.can_act());
        able.map(|role| (unit.number.get(), role.code.clone()))
    });
    let (led, codes): (Vec<i32>, Vec<String>) = able.unzip();
    sqlx::query_scalar!(
        r#"
        select distinct r.org_number as "org_number: OrgNumber"
        from register_role r
        left join organisation o using (org_number)
        left join person p on p.person_id = r.holder_person_id
        where r.org_number = any($1) and is_key_role(r.role_code, o.org_form)
          and (r.holder_org_number is not null or p.national_id_hash is not null and not p.died)
          and not exists (
            select from unnest($2::integer[], $3::text[]) as f(org_number, role_code)
            where f.org_number = r.org_number and is_key_role(f.role_code, o.org_form)
          )
        order by 1
        "#,
        &numbers,
        &led,
        &codes,
    )
    .fetch_all(db)
    .await
}

/// How many units have roles.
pub(super) async fn size(db: &mut PgConnection) -> sqlx::Result<u64> {
    let size =
        sqlx::query_scalar!(r#"select count(distinct org_number) as "size!" from register_role"#).fetch_one(db).await?;
    Ok(u64::try_from(size).unwrap_or_default())
}

/// The units that have roles and are not among these.
pub(super) async fn missing(db: &mut PgConnection, seen: &[i32]) -> sqlx::Result<Vec<OrgNumber>> {
    sqlx::query_scalar!(
        r#"
        select distinct org_number as "org_number: OrgNumber"
        from register_role r
        where not exists (select from unnest($1::integer[]) as s(org_number) where s.org_number = r.org_number)
        order by 1
        "#,
        seen,
    )
    .fetch_all(db)
    .await
}

/// These units have no roles any more.
pub(super) async fn remove(db: &mut PgConnection, units: &[OrgNumber]) -> sqlx::Result<()> {
    let units: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    let mut tx = db.begin().await?;
    touch(&mut tx, &units).await?;
    end_roles(&mut tx, &units).await?;
    sqlx::query!("delete from register_roles_seen where org_number = any($1)", &units).execute(&mut *tx).await?;
    tx.commit().await
}
