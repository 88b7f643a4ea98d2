use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use super::super::model::{Delegation, Ending, HolderId, Stage, Standby};
use crate::{
    access::{Acting, Right},
    kernel::{DelegationId, Environment, OrgNumber, PersonId, Ref, midnight},
    organisations::{Standing, Unit},
    scopes::Title,
};

/// One holder and what it has besides delegations.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    pub name: String,
    /// The unit, when the holder is an organisation.
    pub unit: Option<Unit>,
    pub born_year: Option<i16>,
    pub standby: Vec<Standby>,
    /// Has anything ever been given to it, or has it a role? Otherwise it is a stranger.
    pub known: bool,
}

/// Who this is to the acting organisation: name, roles, packages. `None`: there is no such organisation or person.
pub(crate) async fn holder<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: HolderId,
    today: Date,
) -> sqlx::Result<Option<Holder>> {
    let (org, person) = match id {
        HolderId::Organisation(org) => (Some(org), None),
        HolderId::Person(person) => (None, Some(person)),
    };
    let main_unit = acting.unit().main_unit;
    let rows = sqlx::query!(
        r#"
        with who as (
          select o.name, o.org_form, coalesce(o.municipality, o.city) as place, o.deleted_on, o.bankrupt, null::date as born_on
          from organisation o
          where o.org_number = $1
          union all
          select trim(p.given_name || ' ' || p.family_name), null, null, null, false, p.born_on
          from person p
          where p.person_id = $2
        ),
        standby as (
          select 'role' as kind, r.role_code as code, r.org_number <> $3 as in_main_unit, r.since, null::date as ends_on
          from register_role r
          where r.org_number in ($3, coalesce($4, $3)) and (r.holder_org_number = $1 or r.holder_person_id = $2)
          union all
          select g.kind, g.code, g.org_number <> $3, (g.given_at at time zone 'Europe/Oslo')::date, g.ends_on
          from access_grant g
          where g.org_number in ($3, coalesce($4, $3)) and (g.holder_org_number = $1 or g.holder_person_id = $2)
            and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= $5)
        )
        select who.name as "name!", who.org_form, who.place, who.deleted_on, who.bankrupt as "bankrupt!", who.born_on,
               s.kind as "kind?", s.code as "code?", s.in_main_unit as "in_main_unit?", s.since as "since?", s.ends_on as "ends_on?",
               exists (
                 select from holder h
                 where h.org_number = $3 and (h.holder_org_number = $1 or h.holder_person_id = $2)
               ) as "listed!"
        from who
        left join standby s on true
        order by s.kind desc, s.code
        "#,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        acting.org() as _,
        main_unit as Option<OrgNumber>,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let unit = org.map(|number| Unit {
        number,
        name: first.name.clone(),
        form: first.org_form.clone().unwrap_or_default(),
        place: first.place.clone(),
        standing: standing(first.deleted_on, first.bankrupt),
        main_unit: None,
    });
    let (name, listed, born_year) = (first.name.clone(), first.listed, first.born_on.map(|d| d.to_jiff().year()));
    let standby: Vec<Standby> = rows
        .into_iter()
        .filter_map(|row| {
            Some(Standby {
                kind: row.kind?,
                code: row.code?,
                in_main_unit: row.in_main_unit?,
                since: row.since.map(jiff_sqlx::Date::to_jiff),
                ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            })
        })
        .collect();
    let known = listed || !standby.is_empty();
    Ok(Some(Holder { name, unit, born_year, standby, known }))
}

pub(super) fn standing(deleted_on: Option<jiff_sqlx::Date>, bankrupt: bool) -> Standing {
    Unit::standing(deleted_on.map(jiff_sqlx::Date::to_jiff), bankrupt)
}

/// What the acting organisation has given a supplier: what is current, and what ended since `since`. Newest first.
pub(crate) async fn history<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    supplier: OrgNumber,
    since: Timestamp,
    today: Date,
) -> sqlx::Result<Vec<Delegation>> {
    let rows = sqlx::query!(
        r#"
        select d.delegation_id as "id: DelegationId", d.environment as "environment: Environment",
               d.given_at, d.ends_on, d.note, d.withdrawn_at, d.withdrawn_how,
               r.title_nb, r.title_nn, r.title_en, v.scope_names, v.writes,
               coalesce(p.name, r.provider_org_number::text) as "provider_name!",
               trim(g.given_name || ' ' || g.family_name) as "given_by?"
        from delegation d
        join api_resource r using (api_resource_id)
        join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
        left join organisation p on p.org_number = r.provider_org_number
        left join person g on g.person_id = d.given_by
        where d.org_number = $1 and d.holder_org_number = $2 and (d.withdrawn_at is null or d.withdrawn_at >= $3)
        order by d.withdrawn_at desc nulls first, d.given_at desc, d.delegation_id
        limit 500
        "#,
        acting.org() as _,
        supplier as _,
        since.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Delegation {
            id: row.id,
            title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
            provider_name: row.provider_name,
            environment: row.environment,
            scopes: row.scope_names,
            writes: row.writes,
            given_at: row.given_at.to_jiff(),
            given_by: row.given_by,
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            note: row.note,
            stage: stage(row.withdrawn_at, row.withdrawn_how.as_deref(), row.ends_on, today),
        })
        .collect())
}

/// Where a row is in its life. What has had its last day is over, whether or not the housekeeping has closed it.
pub(super) fn stage(
    withdrawn_at: Option<jiff_sqlx::Timestamp>,
    how: Option<&str>,
    ends_on: Option<jiff_sqlx::Date>,
    today: Date,
) -> Stage {
    let how = match how {
        Some("holder") => Ending::Holder,
        Some("expired") => Ending::Expired,
        Some("replaced") => Ending::Replaced,
        _ => Ending::Giver,
    };
    match (withdrawn_at, ends_on.map(jiff_sqlx::Date::to_jiff)) {
        (Some(at), _) => Stage::Withdrawn { at: at.to_jiff(), how },
        (None, Some(last)) if last < today => {
            Stage::Withdrawn { at: last.tomorrow().map_or(Timestamp::MAX, midnight), how: Ending::Expired }
        }
        (None, _) => Stage::Current,
    }
}

/// Notes in the list that a holder has nothing left, if that is so.
pub(super) async fn quieten(
    db: &mut PgConnection,
    giver: OrgNumber,
    holder: OrgNumber,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update holder h
        set quiet_since = $3
        where h.org_number = $1 and h.holder_org_number = $2
          and not exists (select from delegation d where d.org_number = $1 and d.holder_org_number = $2 and d.withdrawn_at is null)
          and not exists (select from access_grant g where g.org_number = $1 and g.holder_org_number = $2 and g.withdrawn_at is null)
        "#,
        giver as _,
        holder as _,
        at.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The event behind a reference, if it concerns the acting organisation: its kind, time, author, whose act it was, and content.
pub(crate) async fn event_by_reference<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    reference: &Ref,
) -> sqlx::Result<Option<(String, Timestamp, String, Option<OrgNumber>, Value)>> {
    let row = sqlx::query!(
        r#"
        select kind, at, actor_name, actor_org_number as "actor_org: OrgNumber", payload
        from event
        where ref = $1 and org_number = $2
        "#,
        reference.as_str(),
        acting.org() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.kind, row.at.to_jiff(), row.actor_name, row.actor_org, row.payload)))
}
