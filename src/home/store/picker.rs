use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Choice, Choices, Search};
use crate::{
    access::{Basis, SignedIn},
    entitlements::{Holding, Via},
    kernel::{OrgNumber, PersonId},
    register::{self, Unit, UnitStatus},
    web::{SHORT_PAGE, page_size},
};

/// One page of the organisations the user may act for: the list, its size, what was used last, and what comes nearest when a search
/// finds nothing. `start` is the first row of the page. What the user holds is read once, for all units; the rest is told from that.
pub(in super::super) async fn choices(
    db: &mut PgConnection,
    who: &SignedIn,
    search: &Search,
    start: Option<OrgNumber>,
) -> sqlx::Result<Choices> {
    let size = usize::try_from(page_size(who.context(), SHORT_PAGE)).unwrap_or(usize::MAX);
    let held = held(db, who.person(), who.today(), search).await?;
    let reach: BTreeMap<OrgNumber, &Held> = held.iter().map(|held| (held.unit.number, held)).collect();
    // A sub-unit stands under its main unit, and has a row only where the user does not reach that.
    let is_row = |held: &&Held| {
        let main_unit = held.unit.main_unit.and_then(|main_unit| reach.get(&main_unit));
        main_unit.is_none_or(|main_unit| main_unit.is_deleted())
    };
    let listed: Vec<&Held> = held.iter().filter(is_row).collect();
    let numbers: Vec<OrgNumber> = listed.iter().map(|row| row.unit.number).collect();
    let by_sub_unit =
        if search.is_empty() { BTreeSet::new() } else { with_sub_unit(db, &numbers, search, who.today()).await? };
    let is_found = |row: &Held| row.found || (!row.is_deleted() && by_sub_unit.contains(&row.unit.number));
    let before_start = numbers.iter().position(|number| Some(*number) == start).unwrap_or_default();
    let first = listed.iter().take(before_start).filter(|row| is_found(row)).count();
    let found: Vec<&Held> = listed.iter().copied().filter(|row| is_found(row)).collect();
    let recent = match start {
        None if search.is_empty() => recent(db, who.person(), &reach, who.today()).await?,
        _ => Vec::new(),
    };
    let nearest = match found.is_empty() && !search.is_empty() {
        true => nearest(db, &numbers, search).await?,
        false => Vec::new(),
    };
    let mut rows: Vec<Choice> = found.iter().skip(first).take(size).map(|row| row.choice()).collect();
    let has_sub_units = |row: &&Choice| !matches!(row.unit.status, UnitStatus::Deleted(_));
    let main_units: Vec<OrgNumber> = rows.iter().filter(has_sub_units).map(|row| row.unit.number).collect();
    let mut below = register::sub_units(db, &main_units, who.today()).await?;
    for row in &mut rows {
        row.below = below.extract_if(.., |unit| unit.main_unit == Some(row.unit.number)).collect();
    }
    let number_of = |place: usize| found.get(place).map(|row| row.unit.number);
    Ok(Choices {
        total: count(listed.len()),
        found: count(found.len()),
        first: count(first + 1),
        previous: (first > 0).then(|| number_of(first.saturating_sub(size))).flatten(),
        next: number_of(first + size),
        rows,
        recent,
        nearest: nearest.iter().filter_map(|number| reach.get(number)).map(|row| row.choice()).collect(),
    })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A unit in which the user holds something, and the plainest reason they have there.
struct Held {
    unit: Unit,
    holding: Holding,
    /// Deleted, bankrupt or being wound up.
    ended: bool,
    /// Does the search find it?
    found: bool,
}

impl Held {
    fn is_deleted(&self) -> bool {
        matches!(self.unit.status, UnitStatus::Deleted(_))
    }

    fn choice(&self) -> Choice {
        let basis = Basis::of(self.holding.clone(), self.unit.number);
        Choice { unit: self.unit.clone(), basis, ended: self.ended, below: Vec::new() }
    }
}

/// All units in which the user holds something, in the order of the list.
async fn held(db: &mut PgConnection, person: PersonId, today: Date, search: &Search) -> sqlx::Result<Vec<Held>> {
    let rows = sqlx::query!(
        r#"
        select o.org_number as "number: OrgNumber", o.name, o.org_form as form, coalesce(o.municipality, o.city) as place,
               o.deleted_on, o.bankrupt, is_deleted(o.deleted_on, $2) or o.bankrupt or o.winding_up as "ended!",
               case when o.sub_unit then o.parent_org_number end as "main_unit: OrgNumber",
               h.kind as "kind!", h.code as "code!", h.via_number as "via_number?: OrgNumber", h.via_name as "via_name?",
               h.via_role as "via_role?", h.via_main_unit as "via_main_unit?", h.given_as, coalesce(m.org_form, o.org_form) as "role_form!",
               coalesce(position($4 in o.org_number::text) > 0, false) or not exists (
                 select from unnest($3::text[]) w
                 where position(w in search_key(concat_ws(' ', o.name, o.municipality, o.city))) = 0) as "found!"
        from holdings_of($1, $2) h
        join organisation o using (org_number)
        left join organisation m on o.sub_unit and m.org_number = o.parent_org_number
        order by is_deleted(o.deleted_on, $2) or o.bankrupt or o.winding_up, o.name collate "nb-x-icu", o.org_number,
                 (h.kind = 'role' and is_key_role(h.code, coalesce(m.org_form, o.org_form))) desc, h.via_number is not null, h.kind <> 'role', h.code,
                 h.via_number, h.via_role
        "#,
        person as _,
        today.to_sqlx() as _,
        &search.words,
        search.digits,
    )
    .fetch_all(db)
    .await?;
    let mut units: Vec<Held> = Vec::new();
    for row in rows {
        // The first reason is the plainest.
        if units.last().is_some_and(|last| last.unit.number == row.number) {
            continue;
        }
        let via = Via::from_row(row.via_number, row.via_name, row.via_role, row.via_main_unit);
        let (origin, origin_form, given_as) = (row.number, row.role_form, row.given_as.unwrap_or_default());
        units.push(Held {
            unit: Unit {
                number: row.number,
                name: row.name,
                form: row.form,
                place: row.place,
                status: UnitStatus::of(row.deleted_on.map(jiff_sqlx::Date::to_jiff), row.bankrupt, today),
                main_unit: row.main_unit,
            },
            holding: Holding { kind: row.kind, code: row.code, origin, origin_form, via, given_as },
            ended: row.ended,
            found: row.found,
        });
    }
    Ok(units)
}

/// Those of these units that have a sub-unit which the search finds.
async fn with_sub_unit(
    db: &mut PgConnection,
    units: &[OrgNumber],
    search: &Search,
    today: Date,
) -> sqlx::Result<BTreeSet<OrgNumber>> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    let found = sqlx::query_scalar!(
        r#"
        select distinct s.parent_org_number as "number!: OrgNumber"
        from organisation s
        where s.parent_org_number = any($1) and s.sub_unit and not is_deleted(s.deleted_on, $4)
          and (position($3 in s.org_number::text) > 0 or not exists (
            select from unnest($2::text[]) w
            where position(w in search_key(concat_ws(' ', s.name, s.municipality, s.city))) = 0))
        "#,
        &numbers,
        &search.words,
        search.digits,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(found.into_iter().collect())
}

/// What the user used last, latest first: units they still reach, a sub-unit also through its main unit.
async fn recent(
    db: &mut PgConnection,
    person: PersonId,
    reach: &BTreeMap<OrgNumber, &Held>,
    today: Date,
) -> sqlx::Result<Vec<Choice>> {
    let numbers: Vec<i32> = reach.keys().map(|number| number.get()).collect();
    let rows = sqlx::query!(
        r#"
        select r.org_number as "number: OrgNumber", o.name, o.org_form as form, coalesce(o.municipality, o.city) as place,
               o.deleted_on, o.bankrupt, is_deleted(o.deleted_on, $3) or o.bankrupt or o.winding_up as "ended!",
               m.org_number as "main_unit?: OrgNumber"
        from recent_organisation r
        join organisation o using (org_number)
        left join organisation m on o.sub_unit and m.org_number = o.parent_org_number and not is_deleted(m.deleted_on, $3)
        where r.person_id = $1 and (o.org_number in (select unnest($2::integer[])) or m.org_number in (select unnest($2::integer[])))
        order by r.used_at desc
        limit 5
        "#,
        person as _,
        &numbers,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let choices = rows.into_iter().filter_map(|row| {
        if let Some(held) = reach.get(&row.number) {
            return Some(held.choice());
        }
        let main_unit = reach.get(&row.main_unit?)?;
        let unit = Unit {
            number: row.number,
            name: row.name,
            form: row.form,
            place: row.place,
            status: UnitStatus::of(row.deleted_on.map(jiff_sqlx::Date::to_jiff), row.bankrupt, today),
            main_unit: row.main_unit,
        };
        let basis = Basis::of(main_unit.holding.clone(), unit.number);
        Some(Choice { unit, basis, ended: row.ended, below: Vec::new() })
    });
    Ok(choices.collect())
}

/// Those of these units whose name has most of the words that were searched for, and then a word that begins most like one of them.
async fn nearest(db: &mut PgConnection, units: &[OrgNumber], search: &Search) -> sqlx::Result<Vec<OrgNumber>> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    sqlx::query_scalar!(
        r#"
        select o.org_number as "number: OrgNumber"
        from organisation o
        cross join lateral (
          select max(length(p)) as length
          from unnest($2::text[]) p
          where position(' ' || p in ' ' || o.search_name) > 0
        ) alike
        cross join lateral (
          select count(*) as words
          from unnest($3::text[]) w
          where position(w in o.search_name) > 0
        ) whole
        where o.org_number = any($1) and alike.length > 1
        order by whole.words desc, alike.length desc, o.name collate "nb-x-icu"
        limit 3
        "#,
        &numbers,
        &search.beginnings(),
        &search.words,
    )
    .fetch_all(db)
    .await
}
