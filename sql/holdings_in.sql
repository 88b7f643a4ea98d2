-- Who holds what in a unit: by a role, as administrator of its estate while it is bankrupt, by what was given, or through an
-- organisation that has a role or was given something and for which they decide (one hop, never two). With an instant: what was held then. Without: what is
-- held now, and nothing by those who have died. A sub-unit inherits from its main unit, which the asker asks about too.
-- What organisations hold is put together first, because few of them hold anything, while one person may have key roles in five
-- hundred. holdings_of answers the same for one person in all units; `tests/it/entitlements.rs` compares the two.
create or replace function holdings_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer,
  -- The organisation through which the person holds it, their role there, and whether that is in its main unit.
  via_number integer, via_name text, via_role text, via_main_unit boolean,
  since date, given_at timestamptz, given_by uuid, ends_on date, given_as text[]
) language sql stable as $$
  with held_by_organisation as materialized (
    select 'role' as kind, r.role_code as code, r.holder_org_number, r.since,
           null::timestamptz as given_at, null::uuid as given_by, null::date as ends_on, null::text[] as given_as
    from roles_in(unit, instant) r
    where r.holder_org_number is not null
    union all
    select 'role', r.role_code, r.holder_org_number, r.since, null, null, null, null
    from estates(today) e
    cross join lateral roles_in(e.estate_number, instant) r
    where e.org_number = unit and r.role_code = 'BOBE' and r.holder_org_number is not null
    union all
    select g.kind, g.code, g.holder_org_number, null, g.given_at, g.given_by, g.ends_on, g.given_as
    from grants_in(unit, instant, today) g
    where g.holder_org_number is not null
  )
  select 'role', r.role_code, r.holder_person_id, null::integer, null::integer, null::text, null::text, false,
         r.since, null::timestamptz, null::uuid, null::date, null::text[]
  from roles_in(unit, instant) r
  join person p on p.person_id = r.holder_person_id and (instant is not null or not p.died)
  union all
  select 'role', r.role_code, r.holder_person_id, null, e.estate_number, e.estate_name, r.role_code, false, r.since, null, null, null, null
  from estates(today) e
  cross join lateral roles_in(e.estate_number, instant) r
  join person p on p.person_id = r.holder_person_id and (instant is not null or not p.died)
  where e.org_number = unit and r.role_code = 'BOBE'
  union all
  select g.kind, g.code, g.holder_person_id, null, null, null, null, false, null, g.given_at, g.given_by, g.ends_on, g.given_as
  from grants_in(unit, instant, today) g
  join person p on p.person_id = g.holder_person_id and (instant is not null or not p.died)
  union all
  select h.kind, h.code, null, h.holder_org_number, null, null, null, false, h.since, h.given_at, h.given_by, h.ends_on, h.given_as
  from held_by_organisation h
  union all
  select h.kind, h.code, k.holder_person_id, null, v.org_number, v.name, k.role_code, k.in_main_unit,
         h.since, h.given_at, h.given_by, h.ends_on, h.given_as
  from held_by_organisation h
  join organisation v on v.org_number = h.holder_org_number and not is_deleted(v.deleted_on, today)
  cross join lateral roles_for(v.org_number, instant, today) k
  join person p on p.person_id = k.holder_person_id and (instant is not null or not p.died)
  where is_key_role(k.role_code, k.org_form)
    and (h.kind <> 'role' or reaches_key_roles(h.code, (select o.org_form from origins_of(unit, instant, today) o where not o.in_main_unit)))
$$;
