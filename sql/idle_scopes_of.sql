-- Those scopes of a delegation that its holder cannot use by it on a day: out of use, or no longer its giver's. A table, so that Postgres
-- expands it in place: a function that is called plans its own statement in each page that asks.
create or replace function idle_scopes_of(delegation uuid, scope_names text[], today date) returns table (name text) language sql stable as $$
  select name
  from unnest(scope_names) as name
  where not exists (select from effective_access(today) e where e.delegation_id = delegation and e.scope_name = name)
$$;
