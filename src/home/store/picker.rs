use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Choice, Choices, PAGE, Search};
use crate::{
    access::{Basis, SignedIn},
    entitlements::{Holding, Via},
    kernel::{OrgNumber, PersonId},
    register::{self, Unit, UnitStatus},
};

/// One page of the organisations the user may act for: the list, its size, what was used last, and what comes nearest when a search
/// finds nothing. `start` is the first row of the page.
pub(in super::super) async fn choices(
    db: &mut PgConnection,
    who: &SignedIn,
    today: Date,
    search: &Search,
    start: Option<OrgNumber>,
) -> sqlx::Result<Choices> {
    let person = who.person();
    let listed = listed(db, person, today, search, start).await?;
    let found: Vec<&Listed> = listed.iter().filter(|row| row.found).collect();
    let first = found.iter().position(|row| !row.before_start).unwrap_or(0);
    let page: Vec<OrgNumber> = found.iter().skip(first).take(PAGE).map(|row| row.number).collect();
    let recent = match start {
        None if search.is_empty() => recent(db, person, today).await?,
        _ => Vec::new(),
    };
    let nearest = match found.is_empty() && !search.is_empty() {
        true => nearest(db, &listed.iter().map(|row| row.number).collect::<Vec<_>>(), search).await?,
        false => Vec::new(),
    };
    let details = details(db, person, today, &[&page[..], &recent[..], &nearest[..]].concat()).await?;
    let choices = |numbers: &[OrgNumber]| -> Vec<Choice> {
        numbers.iter().filter_map(|number| details.get(number).cloned()).collect()
    };
    let mut rows = choices(&page);
    let (recent, nearest) = (choices(&recent), choices(&nearest));
    let has_sub_units = |row: &&Choice| !matches!(row.unit.status, UnitStatus::Deleted(_));
    let main_units: Vec<OrgNumber> = rows.iter().filter(has_sub_units).map(|row| row.unit.number).collect();
    let mut below = register::sub_units(db, &main_units).await?;
    for row in &mut rows {
        row.below = below.extract_if(.., |unit| unit.main_unit == Some(row.unit.number)).collect();
    }
    Ok(Choices {
        total: count(listed.len()),
        found: count(found.len()),
        first: count(first + 1),
        previous: (first > 0).then(|| found.get(first.saturating_sub(PAGE)).map(|row| row.number)).flatten(),
        next: found.get(first + PAGE).map(|row| row.number),
        rows,
        recent,
        nearest,
    })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A row of the list, by its number.
struct Listed {
    number: OrgNumber,
    /// Does the search find it?
    found: bool,
    /// Does it stand before the first row of the page?
    before_start: bool,
}

/// All rows of the list in its order. A sub-unit stands under its main unit, and has a row only where the user does not reach that.
async fn listed(
    db: &mut PgConnection,
    person: PersonId,
    today: Date,
    search: &Search,
    start: Option<OrgNumber>,
) -> sqlx::Result<Vec<Listed>> {
    sqlx::query_as!(
        Listed,
        r#"
        with reach as materialized (
          select o.org_number, o.name, o.deleted_on, o.deleted_on is not null or o.bankrupt or o.winding_up as ended,
                 case when o.sub_unit then o.parent_org_number end as main_unit,
                 lower(concat_ws(' ', o.name, o.municipality, o.city) collate "nb-x-icu") as words
          from organisation o
          where o.org_number in (select h.org_number from holdings_of($1, $2) h)
        )
        select l.org_number as "number!: OrgNumber",
               coalesce(
                 position($4 in l.org_number::text) > 0
                 or coalesce((select bool_and(position(w in l.words) > 0) from unnest($3::text[]) w), true)
                 or exists (
                   select from organisation s
                   where s.parent_org_number = l.org_number and s.sub_unit and s.deleted_on is null and l.deleted_on is null
                     and (position($4 in s.org_number::text) > 0
                          or (select bool_and(position(w in lower(concat_ws(' ', s.name, s.municipality, s.city) collate "nb-x-icu")) > 0)
                              from unnest($3::text[]) w))
                 ),
                 false) as "found!",
               coalesce(
                 (l.ended, l.name collate "nb-x-icu", l.org_number) < (
                   select c.deleted_on is not null or c.bankrupt or c.winding_up, c.name collate "nb-x-icu", c.org_number
                   from organisation c
                   where c.org_number = $5
                 ),
                 false) as "before_start!"
        from reach l
        where not exists (select from reach m where m.org_number = l.main_unit and m.deleted_on is null)
        order by l.ended, l.name collate "nb-x-icu", l.org_number
        "#,
        person as _,
        today.to_sqlx() as _,
        &search.words,
        search.digits,
        start as _,
    )
    .fetch_all(db)
    .await
}

/// What the user used last, latest first: units they still reach, a sub-unit also through its main unit.
async fn recent(db: &mut PgConnection, person: PersonId, today: Date) -> sqlx::Result<Vec<OrgNumber>> {
    sqlx::query_scalar!(
        r#"
        with reach as materialized (
          select distinct h.org_number from holdings_of($1, $2) h
        )
        select r.org_number as "number: OrgNumber"
        from recent_organisation r
        join organisation o using (org_number)
        left join organisation m on o.sub_unit and m.org_number = o.parent_org_number and m.deleted_on is null
        where r.person_id = $1 and exists (select from reach where reach.org_number in (o.org_number, m.org_number))
        order by r.used_at desc
        limit 5
        "#,
        person as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await
}

/// Those of these units whose name has a word that begins most like what was searched for.
async fn nearest(db: &mut PgConnection, units: &[OrgNumber], search: &Search) -> sqlx::Result<Vec<OrgNumber>> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    sqlx::query_scalar!(
        r#"
        select o.org_number as "number: OrgNumber"
        from organisation o
        cross join lateral (
          select max(length(p)) as length
          from unnest($2::text[]) p
          where position(' ' || p in ' ' || lower(o.name collate "nb-x-icu")) > 0
        ) alike
        where o.org_number = any($1) and alike.length > 1
        order by alike.length desc, o.name collate "nb-x-icu"
        limit 3
        "#,
        &numbers,
        &search.beginnings(),
    )
    .fetch_all(db)
    .await
}

/// These units, each with the plainest reason the user has, in the unit itself before its main unit.
async fn details(
    db: &mut PgConnection,
    person: PersonId,
    today: Date,
    units: &[OrgNumber],
) -> sqlx::Result<BTreeMap<OrgNumber, Choice>> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    let rows = sqlx::query!(
        r#"
        with wanted as (
          select o.org_number, o.org_number as origin from organisation o where o.org_number = any($3)
          union all
          select o.org_number, o.parent_org_number from organisation o where o.org_number = any($3) and o.sub_unit
        )
        select distinct on (o.org_number)
               o.org_number as "number: OrgNumber", o.name, o.org_form as form, coalesce(o.municipality, o.city) as place,
               o.deleted_on, o.bankrupt, o.deleted_on is not null or o.bankrupt or o.winding_up as "ended!",
               case when o.sub_unit then o.parent_org_number end as "main_unit: OrgNumber",
               h.kind as "kind!", h.code as "code!", b.org_number as "origin: OrgNumber", b.org_form as origin_form,
               h.via_number as "via_number?: OrgNumber", h.via_name as "via_name?", h.via_role as "via_role?"
        from wanted w
        join organisation o on o.org_number = w.org_number
        join organisation b on b.org_number = w.origin
        join holdings_of($1, $2) h on h.org_number = w.origin
        order by o.org_number, b.org_number = o.org_number desc, (h.kind = 'role' and is_key_role(h.code, b.org_form)) desc,
                 h.via_number is not null, h.kind <> 'role', h.code, h.via_number, h.via_role
        "#,
        person as _,
        today.to_sqlx() as _,
        &numbers,
    )
    .fetch_all(db)
    .await?;
    let choices = rows.into_iter().map(|row| {
        let via = match (row.via_number, row.via_name, row.via_role) {
            (Some(number), Some(name), Some(role)) => Some(Via { number, name, role: role.into() }),
            _ => None,
        };
        let holding = Holding { kind: row.kind, code: row.code, origin: row.origin, origin_form: row.origin_form, via };
        let unit = Unit {
            number: row.number,
            name: row.name,
            form: row.form,
            place: row.place,
            status: UnitStatus::of(row.deleted_on.map(jiff_sqlx::Date::to_jiff), row.bankrupt),
            main_unit: row.main_unit,
        };
        let basis = Basis::of(holding, row.number);
        (row.number, Choice { unit, basis, ended: row.ended, below: Vec::new() })
    });
    Ok(choices.collect())
}
