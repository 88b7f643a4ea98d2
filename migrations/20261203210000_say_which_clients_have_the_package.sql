-- The clients of an organisation that have *Opptre for virksomhetens kunder*, or had it then.
create or replace function clients_with_package(of_org integer, at timestamptz default null)
returns table (client uuid, environment environment, name text, is_active boolean, given_at timestamptz) language sql stable as $$
  select c.client_id, c.environment, c.name, c.deactivated_at is null, p.given_at
  from client c
  join client_package p on p.client_id = c.client_id
  where c.org_number = of_org
    and case when at is null then p.removed_at is null else p.given_at <= at and (p.removed_at is null or p.removed_at > at) end
$$;
