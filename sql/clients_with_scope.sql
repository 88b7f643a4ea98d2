-- How many clients that are in use have a scope: those of one organisation, or of all.
create or replace function clients_with_scope(of_scope uuid, of_org integer default null) returns bigint language sql stable as $$
  select count(*)
  from client_scope cs
  join client c on c.client_id = cs.client_id
  where cs.scope_id = of_scope and cs.removed_at is null and c.deactivated_at is null and (of_org is null or c.org_number = of_org)
$$;
