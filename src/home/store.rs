use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use super::model::{Choice, Choices, Overview, PAGE, Regrettable, Search, Unfinished, Watch, Watched};
use crate::{
    access::{
        Acting, AskForAccess, Basis, DelegateScopes, ManagePeople, ManageScopes, SeeOrganisation, SignedIn,
        UndoChanges, ViewDelegations, ViewReceived,
    },
    entitlements::{Holding, Via},
    kernel::{OrgNumber, RegisterRole},
    register::{Unit, UnitStatus},
};

/// Days ahead in which an end is worth a line on the front page.
const SOON: i64 = 30;

/// One page of the organisations she may act for, by the rules of `entitlements::holdings`: the list, its size, what she used last, and what
/// comes nearest when a search finds nothing. `start` is the first row of the page.
pub(super) async fn choices(
    db: &mut PgConnection,
    who: &SignedIn,
    today: Date,
    search: &Search,
    start: Option<OrgNumber>,
) -> sqlx::Result<Choices> {
    let key_roles: Vec<String> = RegisterRole::KEY.iter().map(|role| role.code().to_owned()).collect();
    let rows = sqlx::query!(
        r#"
        with alive as (
          select person_id from person where person_id = $1 and not died
        ),
        key_seat as (
          select v.org_number, v.name, min(k.role_code) as role_code
          from alive
          join register_role k on k.holder_person_id = alive.person_id
          join organisation v on v.org_number = k.org_number and v.deleted_on is null
          where k.role_code = any($3) or (k.role_code = 'KNUF' and v.org_form = 'NUF')
          group by v.org_number
        ),
        held as (
          select r.org_number, 'role' as kind, r.role_code as code,
                 null::integer as via_number, null::text as via_name, null::text as via_role
          from alive join register_role r on r.holder_person_id = alive.person_id
          union all
          select g.org_number, g.kind, g.code, null, null, null
          from alive join access_grant g on g.holder_person_id = alive.person_id
          where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= $2)
          union all
          select r.org_number, 'role', r.role_code, v.org_number, v.name, v.role_code
          from key_seat v join register_role r on r.holder_org_number = v.org_number
          union all
          select g.org_number, g.kind, g.code, v.org_number, v.name, v.role_code
          from key_seat v join access_grant g on g.holder_org_number = v.org_number
          where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= $2)
        ),
        -- Each organisation once, with the plainest of her reasons.
        reach as materialized (
          select distinct on (o.org_number)
                 o.org_number, o.name, o.org_form, o.deleted_on,
                 case when o.sub_unit then o.parent_org_number end as main_unit,
                 o.deleted_on is not null or o.bankrupt or o.winding_up as ended,
                 lower(o.name collate "nb-x-icu") as plain_name,
                 lower(concat_ws(' ', o.name, o.municipality, o.city) collate "nb-x-icu") as words,
                 held.kind, held.code, held.via_number, held.via_name, held.via_role
          from held join organisation o using (org_number)
          order by o.org_number,
                   (held.kind = 'role' and (held.code = any($3) or (held.code = 'KNUF' and o.org_form = 'NUF'))) desc,
                   held.via_number is not null, held.kind <> 'role', held.code
        ),
        -- A sub-unit stands under its main unit; alone only where she does not reach that.
        listed as materialized (
          select * from reach
          where not exists (select from reach m where m.org_number = reach.main_unit and m.deleted_on is null)
        ),
        found as materialized (
          select l.org_number, l.deleted_on, l.ended, l.name,
                 row_number() over (order by l.ended, l.name collate "nb-x-icu", l.org_number) as place
          from listed l
          where position($5 in l.org_number::text) > 0
             or coalesce((select bool_and(position(w in l.words) > 0) from unnest($4::text[]) w), true)
             or exists (
               select from organisation s
               where s.parent_org_number = l.org_number and s.sub_unit and s.deleted_on is null and l.deleted_on is null
                 and (position($5 in s.org_number::text) > 0
                      or (select bool_and(position(w in lower(concat_ws(' ', s.name, s.municipality, s.city) collate "nb-x-icu")) > 0)
                          from unnest($4::text[]) w))
             )
        ),
        start as (
          select coalesce(min(f.place), 1) as place
          from organisation c, found f
          where c.org_number = $6
            and (f.ended, f.name collate "nb-x-icu", f.org_number)
             >= (c.deleted_on is not null or c.bankrupt or c.winding_up, c.name collate "nb-x-icu", c.org_number)
        ),
        shown as (
          select 'row' as part, f.place, f.org_number
          from found f, start
          where f.place >= start.place and f.place < start.place + $8
          union all
          select 'sub', 0, s.org_number
          from found f, start, organisation s
          where f.place >= start.place and f.place < start.place + $8 and f.deleted_on is null
            and s.parent_org_number = f.org_number and s.sub_unit and s.deleted_on is null
          union all
          select 'previous', 0, f.org_number
          from found f, start
          where start.place > 1 and f.place = greatest(start.place - $8, 1)
          union all
          select 'next', 0, f.org_number
          from found f, start
          where f.place = start.place + $8
          union all
          (
            select 'recent', row_number() over (order by r.used_at desc), r.org_number
            from recent_organisation r join organisation o using (org_number)
            where r.person_id = $1 and $6::integer is null and cardinality($4::text[]) = 0
              and exists (
                select from reach b
                where b.org_number = o.org_number or (o.sub_unit and b.org_number = o.parent_org_number and b.deleted_on is null)
              )
            order by r.used_at desc
            limit 5
          )
          union all
          (
            select 'near', row_number() over (order by n.score desc, n.name collate "nb-x-icu"), n.org_number
            from (
              select l.org_number, l.name,
                     (select max(length(p)) from unnest($7::text[]) p where position(' ' || p in ' ' || l.plain_name) > 0) as score
              from listed l
              where not exists (select from found)
            ) n
            where n.score > 1
            order by n.score desc, n.name collate "nb-x-icu"
            limit 3
          )
        )
        select (select count(*) from listed) as "total!", (select count(*) from found) as "found!",
               (select place from start) as "first!",
               s.part as "part?", o.org_number as "number?: OrgNumber", o.name as "name?", o.org_form as "form?",
               coalesce(o.municipality, o.city) as place, o.deleted_on as "deleted_on?", o.bankrupt as "bankrupt?",
               o.deleted_on is not null or o.bankrupt or o.winding_up as ended,
               case when o.sub_unit then o.parent_org_number end as "main_unit: OrgNumber",
               b.org_number as "origin?: OrgNumber", b.org_form as "origin_form?", b.kind as "kind?", b.code as "code?",
               b.via_number as "via_number?: OrgNumber", b.via_name as "via_name?", b.via_role as "via_role?"
        from (select) one
        left join shown s on true
        left join organisation o on o.org_number = s.org_number
        left join lateral (
          select * from reach
          where reach.org_number = o.org_number or (o.sub_unit and reach.org_number = o.parent_org_number)
          order by reach.org_number = o.org_number desc
          limit 1
        ) b on true
        order by s.part, s.place, o.name collate "nb-x-icu"
        "#,
        who.person() as _,
        today.to_sqlx() as _,
        &key_roles,
        &search.words,
        search.digits,
        start as _,
        &search.beginnings(),
        PAGE,
    )
    .fetch_all(db)
    .await?;
    let mut choices = Choices::default();
    let mut below: Vec<Unit> = Vec::new();
    for row in rows {
        (choices.total, choices.found, choices.first) = (row.total, row.found, row.first);
        let (Some(part), Some(number), Some(name), Some(form)) = (row.part, row.number, row.name, row.form) else {
            continue;
        };
        let via = match (row.via_number, row.via_name, row.via_role) {
            (Some(number), Some(name), Some(role)) => Some(Via { number, name, role: role.into() }),
            _ => None,
        };
        let basis = match (row.kind, row.code, row.origin, row.origin_form) {
            (Some(kind), Some(code), Some(origin), Some(origin_form)) => {
                Basis::of(Holding { kind, code, origin, origin_form, via }, number)
            }
            _ => None,
        };
        let status = UnitStatus::of(row.deleted_on.map(jiff_sqlx::Date::to_jiff), row.bankrupt.unwrap_or(false));
        let unit = Unit { number, name, form, place: row.place, status, main_unit: row.main_unit };
        let choice = |unit| Choice { unit, basis, ended: row.ended.unwrap_or(false), below: Vec::new() };
        match part.as_str() {
            "row" => choices.rows.push(choice(unit)),
            "recent" => choices.recent.push(choice(unit)),
            "near" => choices.nearest.push(choice(unit)),
            "previous" => choices.previous = Some(number),
            "next" => choices.next = Some(number),
            _ => below.push(unit),
        }
    }
    for row in &mut choices.rows {
        row.below = below.extract_if(.., |unit| unit.main_unit == Some(row.unit.number)).collect();
    }
    Ok(choices)
}

/// Everything the front page tells, and the note that she was here, in one statement. The note is renewed once a minute at most; looked
/// for first, because a conflict locks its row and makes the page wait for the disk even when nothing is written.
pub(super) async fn visit(
    db: &mut PgConnection,
    acting: &Acting<SeeOrganisation>,
    now: Timestamp,
    today: Date,
) -> sqlx::Result<Overview> {
    let soon = today.saturating_add(jiff::Span::new().days(SOON));
    let rows = sqlx::query!(
        r#"
        with visited as (
          insert into recent_organisation (person_id, org_number, used_at)
          select $1, $2, $3
          where not exists (
            select from recent_organisation
            where person_id = $1 and org_number = $2 and used_at >= $3::timestamptz - interval '1 minute')
          on conflict (person_id, org_number) do update set used_at = excluded.used_at
        ),
        given as (
          select d.*, h.name, h.deleted_on, h.bankrupt
          from (
            select holder_org_number, count(*) as apis, count(*) filter (where ends_on <= $5) as ending, min(ends_on) as ends_on
            from delegation
            where org_number = $2 and withdrawn_at is null and (ends_on is null or ends_on >= $4) and $6::boolean
            group by holder_org_number
          ) d
          join organisation h on h.org_number = d.holder_org_number
        )
        select 'suppliers' as "part!", count(*) as "count!", null::integer as "number: OrgNumber",
               null::text as name, null::date as day, null::uuid as draft, null::jsonb as payload, null::timestamptz as until
        from given
        union all
        select 'customers', count(distinct org_number), null, null, null, null, null, null
        from delegation
        where holder_org_number = $2 and withdrawn_at is null and (ends_on is null or ends_on >= $4) and $7::boolean
        union all
        select 'history', 1, null, null, null, null, null, null
        where exists (select from delegation where org_number = $2 and withdrawn_at is null)
           or exists (select from delegation where org_number = $2 and withdrawn_at is not null)
           or exists (select from delegation where holder_org_number = $2 and withdrawn_at is null)
           or exists (select from delegation where holder_org_number = $2 and withdrawn_at is not null)
           or exists (select from holder where org_number = $2)
        union all
        select 'requests', count(*), null, null, null, null, null, null
        from request r
        where r.org_number = $2 and is_pending(r, $3) and case when r.asker_org_number is null then $10::boolean else $8::boolean end
        union all
        (
          select 'asked', count(*), null, s.environment::text, null, null, null, null
          from access_request r
          join scope s using (scope_id)
          where r.provider_org_number = $2 and is_waiting(r, $3) and $11::boolean
          group by s.environment
          order by s.environment::text
        )
        union all
        (
          select 'draft', count(*), null, coalesce(h.name, trim(p.given_name || ' ' || p.family_name)), null, c.change_set_id, null, null
          from change_set c
          join change_set_item i using (change_set_id)
          left join organisation h on h.org_number = c.holder_org_number
          left join person p on p.person_id = c.holder_person_id
          where c.org_number = $2 and c.created_by = $1 and c.confirmed_in is null and c.expires_at > $3 and $8::boolean
          group by c.change_set_id, h.name, p.person_id
          order by c.changed_at desc
          limit 5
        )
        union all
        (
          select 'proposed', 1, null, trim(p.given_name || ' ' || p.family_name), null, c.change_set_id, null, null
          from change_set c
          join person p on p.person_id = c.created_by
          where c.org_number = $2 and c.created_by <> $1 and c.proposed_at is not null and c.confirmed_in is null and c.expires_at > $3
            and $8::boolean
          order by c.proposed_at
          limit 5
        )
        union all
        (
          select 'undo', 1, null, r.ref || ' ' || r.kind, null, null, r.payload, r.undo_until
          from receipt r
          where r.org_number = $2 and r.undo_until > $3 and not exists (select from undone u where u.ref = r.ref)
            -- Whoever sees one kind of change need not see the other.
            and case when r.kind like 'scope%' or r.kind = 'access-request.declined' then $11::boolean
                when r.kind = 'access-request.sent' then $12::boolean else $9::boolean end
          order by r.undo_until desc
          limit 5
        )
        union all
        (
          select 'gone', apis, holder_org_number, name, deleted_on, null, null, null
          from given
          where deleted_on is not null or bankrupt
          order by name collate "nb-x-icu", holder_org_number
          limit 5
        )
        union all
        (
          select 'ends', ending, holder_org_number, name, ends_on, null, null, null
          from given
          where ends_on <= $5 and deleted_on is null and not bankrupt
          order by ends_on, name collate "nb-x-icu", holder_org_number
          limit 5
        )
        "#,
        acting.person() as _,
        acting.org() as _,
        now.to_sqlx() as _,
        today.to_sqlx() as _,
        soon.to_sqlx() as _,
        acting.can::<ViewDelegations>(),
        acting.can::<ViewReceived>(),
        acting.can::<DelegateScopes>(),
        acting.can::<DelegateScopes>() && acting.can::<UndoChanges>(),
        acting.can::<ManagePeople>(),
        acting.can::<ManageScopes>(),
        acting.can::<AskForAccess>(),
    )
    .fetch_all(db)
    .await?;
    let mut overview = Overview::default();
    for row in rows {
        let day = row.day.map(jiff_sqlx::Date::to_jiff);
        match (row.part.as_str(), row.number, row.name, row.draft) {
            ("suppliers", ..) => overview.suppliers = row.count,
            ("customers", ..) => overview.customers = row.count,
            ("history", ..) => overview.has_history = true,
            ("requests", ..) => overview.requests = row.count,
            ("asked", _, Some(environment), _) => {
                overview.asked.extend(environment.parse().ok().map(|environment| (environment, row.count)));
            }
            ("draft", _, Some(supplier), Some(draft)) => {
                overview.unfinished.push(Unfinished { draft: draft.into(), supplier, count: row.count });
            }
            ("proposed", _, Some(colleague), Some(draft)) => overview.proposed.push((colleague, draft.into())),
            ("undo", _, Some(name), _) => overview.regrettable.extend(regrettable(&name, row.payload, row.until)),
            (part, Some(supplier), Some(name), _) => {
                let why = match day {
                    Some(day) if part == "ends" => Watch::Ends(day),
                    deleted => Watch::Gone(UnitStatus::of(deleted, true)),
                };
                overview.watched.push(Watched { supplier, name, count: row.count, why });
            }
            _ => {}
        }
    }
    Ok(overview)
}

fn regrettable(name: &str, payload: Option<Value>, until: Option<jiff_sqlx::Timestamp>) -> Option<Regrettable> {
    let (reference, kind) = name.split_once(' ')?;
    Some(Regrettable {
        reference: reference.parse().ok()?,
        kind: kind.to_owned(),
        payload: payload?,
        until: until?.to_jiff(),
    })
}
