-- Those scopes of a delegation that its holder cannot use by it on a day: out of use, or no longer its giver's.
create or replace function idle_scopes(delegation uuid, scope_names text[], today date) returns text[] language sql stable as $$
  select array(
    select name
    from unnest(scope_names) as name
    where not exists (select from effective_access(today) e where e.delegation_id = delegation and e.scope_name = name)
  )
$$;
