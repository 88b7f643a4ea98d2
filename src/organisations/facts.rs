//! What the register says, for [`crate::access`] to decide on: read-only, and below access so that there is no cycle.

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use crate::kernel::{OrgNumber, Party, PersonId, RegisterRole};

/// May the unit act at all?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// In the register and in business.
    Active,
    /// Bankrupt: only the administrator of the estate (BOBE) acts for it.
    Bankrupt,
    /// Struck from the register on that day: nobody acts for it.
    Deleted(Date),
}

/// A unit of Enhetsregisteret, as much of it as pages and rules need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its number.
    pub number: OrgNumber,
    /// Its name as the register writes it.
    pub name: String,
    /// Its organisation form: AS, KOMM, NUF, …
    pub form: String,
    /// The municipality or city it is in.
    pub place: Option<String>,
    /// May it act?
    pub standing: Standing,
    /// The main unit, when this is a sub-unit.
    pub main_unit: Option<OrgNumber>,
}

impl Unit {
    /// Active, bankrupt or deleted, from the register's three facts.
    pub(crate) fn standing(deleted: Option<Date>, bankrupt: bool) -> Standing {
        match (deleted, bankrupt) {
            (Some(on), _) => Standing::Deleted(on),
            (None, true) => Standing::Bankrupt,
            (None, false) => Standing::Active,
        }
    }
}

impl From<&Unit> for Party {
    fn from(unit: &Unit) -> Self {
        Self { number: unit.number, name: unit.name.clone() }
    }
}

/// Something a person holds in a unit: a role, or what was given to her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// `role`, `package`, `area` or `right`.
    pub kind: String,
    /// The role's code, the URN, or the right's name.
    pub code: String,
    /// The unit it is held in: the unit itself or its main unit.
    pub origin: OrgNumber,
    /// The organisation form of that unit.
    pub origin_form: String,
    /// The organisation she holds a key role in, when it is that organisation which holds this (one hop, never two).
    pub via: Option<Via>,
}

/// The organisation through which a person holds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// Its number.
    pub number: OrgNumber,
    /// Its name.
    pub name: String,
    /// Her key role there.
    pub role: RegisterRole,
}

/// The unit and everything this person holds in it, in one statement. `None`: there is no such unit.
///
/// What other units hold in it is put together first, once: few units do, while a person may have key roles in five hundred.
pub async fn holdings(
    db: &mut PgConnection,
    person: PersonId,
    org: OrgNumber,
    today: Date,
) -> sqlx::Result<Option<(Unit, Vec<Holding>)>> {
    let key_roles: Vec<String> = RegisterRole::KEY.iter().map(|role| role.code().to_owned()).collect();
    let rows = sqlx::query!(
        r#"
        with origin as (
          select o.org_number, o.org_form
          from organisation o
          where o.org_number = $2
          union all
          select m.org_number, m.org_form
          from organisation o
          join organisation m on m.org_number = o.parent_org_number and m.deleted_on is null
          where o.org_number = $2 and o.sub_unit
        ),
        alive as (
          select person_id from person where person_id = $1 and not died
        ),
        held_by_unit as materialized (
          select 'role' as kind, r.role_code as code, origin.org_number, origin.org_form, r.holder_org_number
          from origin join register_role r using (org_number)
          where r.holder_org_number is not null
          union all
          select g.kind, g.code, origin.org_number, origin.org_form, g.holder_org_number
          from origin join access_grant g using (org_number)
          where g.holder_org_number is not null and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= $3)
        ),
        held as (
          select 'role' as kind, r.role_code as code, origin.org_number, origin.org_form,
                 null::integer as via_number, null::text as via_name, null::text as via_role
          from origin join register_role r using (org_number) join alive on alive.person_id = r.holder_person_id
          union all
          select g.kind, g.code, origin.org_number, origin.org_form, null, null, null
          from origin join access_grant g using (org_number) join alive on alive.person_id = g.holder_person_id
          where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= $3)
          union all
          select h.kind, h.code, h.org_number, h.org_form, v.org_number, v.name, k.role_code
          from held_by_unit h
          join organisation v on v.org_number = h.holder_org_number and v.deleted_on is null
          join register_role k on k.org_number = v.org_number
            and (k.role_code = any($4) or (k.role_code = 'KNUF' and v.org_form = 'NUF'))
          join alive on alive.person_id = k.holder_person_id
        )
        select o.name, o.org_form, coalesce(o.municipality, o.city) as place, o.deleted_on, o.bankrupt,
               case when o.sub_unit then o.parent_org_number end as "main_unit: OrgNumber",
               held.kind as "kind?", held.code as "code?", held.org_number as "origin?: OrgNumber",
               held.org_form as "origin_form?", held.via_number as "via_number?: OrgNumber",
               held.via_name as "via_name?", held.via_role as "via_role?"
        from organisation o
        left join held on true
        where o.org_number = $2
        "#,
        person as _,
        org as _,
        today.to_sqlx() as _,
        &key_roles,
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let unit = Unit {
        number: org,
        name: first.name.clone(),
        form: first.org_form.clone(),
        place: first.place.clone(),
        standing: Unit::standing(first.deleted_on.map(jiff_sqlx::Date::to_jiff), first.bankrupt),
        main_unit: first.main_unit,
    };
    let holdings = rows
        .into_iter()
        .filter_map(|row| {
            let via = match (row.via_number, row.via_name, row.via_role) {
                (Some(number), Some(name), Some(role)) => Some(Via { number, name, role: role.into() }),
                _ => None,
            };
            Some(Holding { kind: row.kind?, code: row.code?, origin: row.origin?, origin_form: row.origin_form?, via })
        })
        .collect();
    Ok(Some((unit, holdings)))
}

/// One unit, or `None`.
pub async fn unit(db: &mut PgConnection, org: OrgNumber) -> sqlx::Result<Option<Unit>> {
    let row = sqlx::query!(
        r#"
        select name, org_form, coalesce(municipality, city) as place, deleted_on, bankrupt,
               case when sub_unit then parent_org_number end as "main_unit: OrgNumber"
        from organisation
        where org_number = $1
        "#,
        org as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Unit {
        number: org,
        name: row.name,
        form: row.org_form,
        place: row.place,
        standing: Unit::standing(row.deleted_on.map(jiff_sqlx::Date::to_jiff), row.bankrupt),
        main_unit: row.main_unit,
    }))
}

/// Holds these units as they are until the transaction ends: a role that is lost meanwhile waits, or has already been lost.
/// Always in ascending order, so that two changes cannot wait for each other.
pub async fn hold(db: &mut PgConnection, units: &[OrgNumber]) -> sqlx::Result<()> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    sqlx::query_scalar!(
        "select org_number from organisation where org_number = any($1) order by org_number for share",
        &numbers,
    )
    .fetch_all(db)
    .await?;
    Ok(())
}

/// Units in business whose name begins like this, shortest first. For people who do not know the number.
pub async fn active_by_name(db: &mut PgConnection, start: &str, limit: i64) -> sqlx::Result<Vec<Unit>> {
    let pattern =
        format!("{}%", start.trim().to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let rows = sqlx::query!(
        r#"
        select org_number as "number: OrgNumber", name, org_form, coalesce(municipality, city) as place,
               case when sub_unit then parent_org_number end as "main_unit: OrgNumber"
        from organisation
        where lower(name) like $1 and deleted_on is null and not bankrupt
        order by length(name), name
        limit $2
        "#,
        pattern,
        limit,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Unit {
            number: row.number,
            name: row.name,
            form: row.org_form,
            place: row.place,
            standing: Standing::Active,
            main_unit: row.main_unit,
        })
        .collect())
}
