pub(super) mod clients;
pub(super) mod delegations;
pub(super) mod token;

use futures_util::future::BoxFuture;
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Holding, Nobody, Via};
use crate::{
    kernel::{OrgNumber, PersonId, oslo},
    register::{Unit, UnitStatus, import::UnitCost},
};

/// What a person holds in a unit.
#[derive(Debug)]
pub struct Holdings {
    /// The unit.
    pub unit: Unit,
    /// The organisation form that conditions of roles look at.
    pub form: String,
    /// Everything they hold in it or in its main unit.
    pub held: Vec<Holding>,
    /// Other organisations in which they have a key role.
    pub leads: Vec<OrgNumber>,
    /// How long what is done there can be undone, in hours.
    pub undo_hours: i32,
    /// How many requests for what it gives wait there for an answer.
    pub requests: i64,
}

/// What this person holds in a unit. `None`: there is no such unit. Every gate asks, so it also tells what the frame of every page says of
/// the unit.
pub async fn holdings(
    db: &mut PgConnection,
    person: PersonId,
    org: OrgNumber,
    now: Timestamp,
) -> sqlx::Result<Option<Holdings>> {
    let today = oslo(now).date();
    let rows = sqlx::query!(
        r#"
        with held as (
          select h.kind, h.code, origin.org_number, origin.org_form, h.via_number, h.via_name, h.via_role, h.via_main_unit, h.given_as
          from origins_of($2, null, $3) origin
          cross join lateral holdings_in(origin.org_number, null, $3) h
          where h.holder_person_id = $1
          union all
          select 'member', '', $2::integer, '', null, null, null, null, null
          where is_member($1, $2)
        )
        select o.name, o.org_form, coalesce(o.municipality, o.city) as place, o.deleted_on, o.bankrupt,
               case when o.sub_unit then o.parent_org_number end as "main_unit: OrgNumber",
               held.kind as "kind?", held.code as "code?", held.org_number as "origin?: OrgNumber",
               held.org_form as "origin_form?", held.via_number as "via_number?: OrgNumber",
               held.via_name as "via_name?", held.via_role as "via_role?", held.via_main_unit as "via_main_unit?",
               held.given_as as "given_as?",
               (select own.org_form from origins_of($2, null, $3) own where not own.in_main_unit) as "role_form!",
               array(
                 select r.org_number
                 from register_role r
                 where r.holder_person_id = $1 and r.org_number <> $2
                   -- Most are key roles in whatever form: of somebody who leads five hundred organisations, not one is looked up.
                   and (is_key_role(r.role_code, null)
                     or exists (select from organisation led where led.org_number = r.org_number and is_key_role(r.role_code, led.org_form)))
               ) as "leads!: Vec<OrgNumber>",
               undo_hours($2) as "undo_hours!", (
                 select count(*)
                 from request r
                 where r.org_number = $2 and r.withdrawn_at is null and r.declined_at is null and is_pending(r, $4)
               ) as "requests!"
        from organisation o
        left join held on true
        where o.org_number = $2
        "#,
        person as _,
        org as _,
        today.to_sqlx() as _,
        now.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (form, leads) = (first.role_form.clone(), first.leads.clone());
    let (undo_hours, requests) = (first.undo_hours, first.requests);
    let unit = Unit {
        number: org,
        name: first.name.clone(),
        form: first.org_form.clone(),
        place: first.place.clone(),
        status: UnitStatus::of(first.deleted_on.map(jiff_sqlx::Date::to_jiff), first.bankrupt, today),
        main_unit: first.main_unit,
    };
    let held = rows
        .into_iter()
        .filter_map(|row| {
            Some(Holding {
                kind: row.kind?,
                code: row.code?,
                origin: row.origin?,
                origin_form: row.origin_form?,
                via: Via::from_row(row.via_number, row.via_name, row.via_role, row.via_main_unit),
                given_as: row.given_as.unwrap_or_default(),
            })
        })
        .collect();
    Ok(Some(Holdings { unit, form, held, leads, undo_hours, requests }))
}

/// Why no natural person can act for the unit. `None`: somebody can, or there is no such unit.
pub async fn nobody_decides(db: &mut PgConnection, org: OrgNumber, today: Date) -> sqlx::Result<Option<Nobody>> {
    let why =
        sqlx::query_scalar!("select nobody_decides($1, $2)", org as _, today.to_sqlx() as _).fetch_one(db).await?;
    Ok(why.as_deref().map(Nobody::of_code))
}

/// What is said of a person and a unit besides what the person holds there.
#[derive(Debug, Clone)]
pub struct About {
    /// The person.
    pub name: String,
    /// What the main unit is called; empty: it has none.
    pub main_unit: String,
    /// Why no natural person can act for the unit.
    pub nobody: Option<Nobody>,
}

/// The names that an answer about a person and a unit takes, and who decides there. `None`: one of them is not known here.
pub async fn about(
    db: &mut PgConnection,
    person: PersonId,
    org: OrgNumber,
    today: Date,
) -> sqlx::Result<Option<About>> {
    let row = sqlx::query!(
        r#"
        select trim(p.given_name || ' ' || p.family_name) as "name!", coalesce(main.name, '') as "main_unit!",
               nobody_decides(o.org_number, $3) as nobody
        from person p
        join organisation o on o.org_number = $2
        left join organisation main on o.sub_unit and main.org_number = o.parent_org_number
        where p.person_id = $1
        "#,
        person as _,
        org as _,
        today.to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| About {
        name: row.name,
        main_unit: row.main_unit,
        nobody: row.nobody.as_deref().map(Nobody::of_code),
    }))
}

/// Has another natural person a key role in the unit, by which they could confirm what this one proposes?
pub async fn another_decides(
    db: &mut PgConnection,
    (person, org): (PersonId, OrgNumber),
    today: Date,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"
        select exists (
          select from origins_of($1, null, $3) s
          cross join lateral holdings_in(s.org_number, null, $3) h
          where h.holder_person_id <> $2 and h.kind = 'role' and is_key_role(h.code, s.org_form)
        ) as "another!"
        "#,
        org as _,
        person as _,
        today.to_sqlx() as _,
    )
    .fetch_one(db)
    .await
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

/// What a member of the support staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub enum StaffRole {
    /// Looks up, and answers.
    Reader,
    /// Allots prefixes as well.
    Decider,
}

/// What the person may do as support staff now, if they are.
pub async fn staff_role(db: &mut PgConnection, person: PersonId) -> sqlx::Result<Option<StaffRole>> {
    sqlx::query_scalar!(
        r#"select role as "role: StaffRole" from support_staff where person_id = $1 and until is null"#,
        person as _,
    )
    .fetch_optional(db)
    .await
}

/// The first thing that waits for this person to say whether it was meant for them, after the one they have just been asked about.
pub async fn next_awaited(
    db: &mut PgConnection,
    person: PersonId,
    after: Option<PersonId>,
    today: Date,
) -> sqlx::Result<Option<PersonId>> {
    sqlx::query_scalar!(
        r#"select next_awaited($1, $2, $3) as "id: PersonId""#,
        person as _,
        after as Option<PersonId>,
        today.to_sqlx() as _,
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
