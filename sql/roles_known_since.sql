-- Since when the roles of these units are known: the first import that told of one. Null: never.
create or replace function roles_known_since(units integer[]) returns table (known_since timestamptz) language sql stable as $$
  select min(first_seen)
  from (
    select min(r.seen_from) as first_seen from register_role r where r.org_number = any (units)
    union all
    select min(r.seen_from) from register_role_past r where r.org_number = any (units)
  ) roles
$$;
