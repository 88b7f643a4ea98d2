-- A scope as events and lists name it: environment, name and provider, by the name the provider has now.
create or replace function scope_tag(id uuid)
returns table (scope_id uuid, environment environment, name text, provider_org_number integer, provider_name text)
language sql stable parallel safe as $$
  select s.scope_id, s.environment, s.name, s.provider_org_number, p.name
  from scope s
  join organisation p on p.org_number = s.provider_org_number
  where s.scope_id = id
$$;
