-- Who holds what in a unit: by a role, by what was given, or through an organisation that has a role or was given something and in
-- which they have a key role (one hop, never two). With an instant: what was held then. Without: what is held now, and nothing by
-- those who have died. A sub-unit inherits from its main unit, which the asker asks about too.
-- What organisations hold is put together first, because few of them hold anything, while one person may have key roles in five
-- hundred. holdings_of answers the same for one person in all units; a test compares the two.
create or replace function holdings_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer,
  -- The organisation through which the person holds it, and their key role there.
  via_number integer, via_name text, via_role text,
  since date, given_at timestamptz, given_by uuid, ends_on date
) language sql stable as $$
  with held_by_organisation as materialized (
    select 'role' as kind, r.role_code as code, r.holder_org_number, r.since,
           null::timestamptz as given_at, null::uuid as given_by, null::date as ends_on
    from roles_in(unit, instant) r
    where r.holder_org_number is not null
    union all
    select g.kind, g.code, g.holder_org_number, null, g.given_at, g.given_by, g.ends_on
    from grants_in(unit, instant, today) g
    where g.holder_org_number is not null
  )
  select 'role', r.role_code, r.holder_person_id, null::integer, null::integer, null::text, null::text,
         r.since, null::timestamptz, null::uuid, null::date
  from roles_in(unit, instant) r
  join person p on p.person_id = r.holder_person_id and (instant is not null or not p.died)
  union all
  select g.kind, g.code, g.holder_person_id, null, null, null, null, null, g.given_at, g.given_by, g.ends_on
  from grants_in(unit, instant, today) g
  join person p on p.person_id = g.holder_person_id and (instant is not null or not p.died)
  union all
  select h.kind, h.code, null, h.holder_org_number, null, null, null, h.since, h.given_at, h.given_by, h.ends_on
  from held_by_organisation h
  union all
  select h.kind, h.code, k.holder_person_id, null, v.org_number, v.name, k.role_code, h.since, h.given_at, h.given_by, h.ends_on
  from held_by_organisation h
  join organisation v on v.org_number = h.holder_org_number and v.deleted_on is null
  cross join lateral roles_in(v.org_number, instant) k
  join person p on p.person_id = k.holder_person_id and (instant is not null or not p.died)
  where is_key_role(k.role_code, v.org_form)
$$;
