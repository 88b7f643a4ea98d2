use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Holding, Via};
use crate::{
    kernel::{OrgNumber, PersonId, RegisterRole},
    register::{Unit, UnitStatus},
};

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
