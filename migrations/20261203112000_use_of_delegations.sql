-- How a supplier uses what was delegated to it: shown where it is removed, and to both parties.
create or replace function delegated_use(
  at_environment environment, consumer integer, supplier integer, names text[], now timestamptz
) returns table (clients bigint, tokens bigint, last_used timestamptz) language sql stable as $$
  with named as materialized (
    select s.scope_id from scope s where s.environment = at_environment and s.name = any (names)
  )
  select (select count(distinct c.client_id)
          from named
          join client_scope cs on cs.scope_id = named.scope_id and cs.removed_at is null
          join client c on c.client_id = cs.client_id
          where c.org_number = supplier and c.deactivated_at is null
            and (c.for_customers
                 or exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null))),
         coalesce(sum(u.uses) filter (where u.hour >= now - interval '30 days'), 0)::bigint, max(u.hour)
  from token_use u
  join named using (scope_id)
  where u.supplier_org_number = supplier and u.supplier_org_number <> 0 and u.consumer_org_number = consumer
    and u.hour >= now - interval '90 days' and u.code = ''
$$;
