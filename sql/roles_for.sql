-- The roles that count for a unit: those the register has in it and in its main unit, and the administrators of the estate of either;
-- now, or as they had been imported at an instant. With the form that conditions of roles look at.
create or replace function roles_for(unit integer, instant timestamptz, today date) returns table (
  role_code text, holder_person_id uuid, holder_org_number integer, since date, org_form text, in_main_unit boolean
) language sql stable as $$
  select r.role_code, r.holder_person_id, r.holder_org_number, r.since, o.org_form, o.in_main_unit
  from origins_of(unit, instant, today) o
  cross join lateral (
    select r.role_code, r.holder_person_id, r.holder_org_number, r.since
    from roles_in(o.org_number, instant) r
    union all
    select r.role_code, r.holder_person_id, r.holder_org_number, r.since
    from estates(today) e
    cross join lateral roles_in(e.estate_number, instant) r
    where e.org_number = o.org_number and r.role_code = 'BOBE'
  ) r
$$;
