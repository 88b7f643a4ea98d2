use futures_util::future::BoxFuture;
use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Holding, Via};
use crate::{
    kernel::{OrgNumber, PersonId},
    register::{Unit, UnitStatus, import::UnitCost},
};

/// The unit and everything this person holds in it or in its main unit. `None`: there is no such unit.
pub async fn holdings(
    db: &mut PgConnection,
    person: PersonId,
    org: OrgNumber,
    today: Date,
) -> sqlx::Result<Option<(Unit, Vec<Holding>)>> {
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
        held as (
          select h.kind, h.code, origin.org_number, origin.org_form, h.via_number, h.via_name, h.via_role
          from origin
          cross join lateral holdings_in(origin.org_number, null, $3) h
          where h.holder_person_id = $1
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
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let unit = Unit {
        number: org,
        name: first.name.clone(),
        form: first.org_form.clone(),
        place: first.place.clone(),
        status: UnitStatus::of(first.deleted_on.map(jiff_sqlx::Date::to_jiff), first.bankrupt),
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

/// Is the person support staff now?
pub async fn is_staff(db: &mut PgConnection, person: PersonId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from support_staff where person_id = $1 and until is null) as "staff!""#,
        person as _,
    )
    .fetch_one(db)
    .await
}

/// What it costs when these units leave the register, or are left without roles. The import asks before it removes them.
pub fn unit_costs<'a>(
    db: &'a mut PgConnection,
    units: &'a [OrgNumber],
    today: Date,
) -> BoxFuture<'a, sqlx::Result<Vec<UnitCost>>> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    Box::pin(async move {
        sqlx::query_as!(
            UnitCost,
            r#"
            select org_number as "unit!: OrgNumber", name, given as "given!", received as "received!", accesses as "accesses!",
                   scopes as "scopes!", people as "people!"
            from unit_costs($1, $2)
            "#,
            &numbers,
            today.to_sqlx() as _,
        )
        .fetch_all(db)
        .await
    })
}
