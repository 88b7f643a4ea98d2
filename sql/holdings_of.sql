-- What a person holds now, in all units: by a role, as administrator of the estate of a bankrupt company, by what was given, or through an
-- organisation for which they decide (one hop, never two). Nobody holds anything after their death. holdings_in answers the same for one
-- unit; `tests/it/entitlements.rs` compares the two.
create or replace function holdings_of(person uuid, today date) returns table (
  org_number integer, kind text, code text, via_number integer, via_name text, via_role text, via_main_unit boolean, given_as text[]
) language sql stable as $$
  with role as materialized (
    select r.org_number, r.role_code
    from person p
    join register_role r on r.holder_person_id = p.person_id
    where p.person_id = holdings_of.person and not p.died
  ),
  estate as (
    select e.org_number, e.estate_number, e.estate_name
    from role r
    join estates(today) e on e.estate_number = r.org_number
    where r.role_code = 'BOBE'
  ),
  -- For whom they decide, as roles_for has it: by a key role, for the sub-units as well, and for a company whose estate they administer.
  decides_for as (
    select v.org_number, v.name, r.role_code, false as in_main_unit
    from role r
    join organisation v on v.org_number = r.org_number and not is_deleted(v.deleted_on, today)
    left join organisation m on v.sub_unit and m.org_number = v.parent_org_number
    where is_key_role(r.role_code, coalesce(m.org_form, v.org_form))
    union all
    select e.org_number, v.name, 'BOBE', false
    from estate e
    join organisation v on v.org_number = e.org_number and not is_deleted(v.deleted_on, today)
    union all
    select v.org_number, v.name, d.role_code, true
    from (
      select m.org_number, r.role_code
      from role r
      join organisation m on m.org_number = r.org_number and not is_deleted(m.deleted_on, today)
      where is_key_role(r.role_code, m.org_form)
      union all
      select e.org_number, 'BOBE'
      from estate e
      join organisation m on m.org_number = e.org_number and not is_deleted(m.deleted_on, today)
    ) d
    join organisation v on v.parent_org_number = d.org_number and v.sub_unit and not is_deleted(v.deleted_on, today)
  )
  select r.org_number, 'role', r.role_code, null::integer, null::text, null::text, false, null::text[]
  from role r
  union all
  select e.org_number, 'role', 'BOBE', e.estate_number, e.estate_name, 'BOBE', false, null
  from estate e
  union all
  select g.org_number, g.kind, g.code, null, null, null, false, g.given_as
  from person p
  join access_grant g on g.holder_person_id = p.person_id
  where p.person_id = holdings_of.person and not p.died and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
    and not exists (select from awaiting_person w where w.person_id = p.person_id)
  union all
  select r.org_number, 'role', r.role_code, d.org_number, d.name, d.role_code, d.in_main_unit, null
  from decides_for d
  join register_role r on r.holder_org_number = d.org_number
  join organisation o on o.org_number = r.org_number
  left join organisation m on o.sub_unit and m.org_number = o.parent_org_number
  where reaches_key_roles(r.role_code, coalesce(m.org_form, o.org_form))
  union all
  select e.org_number, 'role', 'BOBE', d.org_number, d.name, d.role_code, d.in_main_unit, null
  from decides_for d
  join register_role r on r.holder_org_number = d.org_number and r.role_code = 'BOBE'
  join estates(today) e on e.estate_number = r.org_number
  union all
  select g.org_number, g.kind, g.code, d.org_number, d.name, d.role_code, d.in_main_unit, g.given_as
  from decides_for d
  join access_grant g on g.holder_org_number = d.org_number
  where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
$$;
