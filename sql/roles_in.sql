-- The roles the register has in a unit: now, or as they had been imported at an instant.
create or replace function roles_in(unit integer, instant timestamptz) returns table (
  role_code text, holder_person_id uuid, holder_org_number integer, since date
) language sql stable as $$
  select r.role_code, r.holder_person_id, r.holder_org_number, r.since
  from register_role r
  where r.org_number = unit and (instant is null or r.seen_from <= instant)
  union all
  select r.role_code, r.holder_person_id, r.holder_org_number, r.since
  from register_role_past r
  where r.org_number = unit and r.seen_from <= instant and r.seen_to > instant
$$;
