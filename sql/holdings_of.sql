-- What a person holds now, in all units: by a role, by what was given, or through an organisation in which they have a key role (one
-- hop, never two). Nobody holds anything after their death. holdings_in answers the same for one unit; a test compares the two.
create or replace function holdings_of(person uuid, today date) returns table (
  org_number integer, kind text, code text, via_number integer, via_name text, via_role text
) language sql stable as $$
  with alive as (
    select p.person_id from person p where p.person_id = holdings_of.person and not p.died
  ),
  key_role as (
    select v.org_number, v.name, k.role_code
    from alive
    join register_role k on k.holder_person_id = alive.person_id
    join organisation v on v.org_number = k.org_number and v.deleted_on is null
    where is_key_role(k.role_code, v.org_form)
  )
  select r.org_number, 'role', r.role_code, null::integer, null::text, null::text
  from alive
  join register_role r on r.holder_person_id = alive.person_id
  union all
  select g.org_number, g.kind, g.code, null, null, null
  from alive
  join access_grant g on g.holder_person_id = alive.person_id
  where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
  union all
  select r.org_number, 'role', r.role_code, k.org_number, k.name, k.role_code
  from key_role k
  join register_role r on r.holder_org_number = k.org_number
  union all
  select g.org_number, g.kind, g.code, k.org_number, k.name, k.role_code
  from key_role k
  join access_grant g on g.holder_org_number = k.org_number
  where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
$$;
