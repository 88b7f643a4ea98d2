-- How each scope of a client stands: what a token request for it comes to as things are, without the client's key. The checks and their
-- order are those of `maskinporten::decide`. `own`: a request for the client's own organisation; null: the client makes none, since it has
-- the package. `theirs`: one for a customer; null: the client is not for customers. Of customers it is valid if one of them has delegated the
-- scope; `customers` says how many have, 101 for more than a hundred, and `customer` is the first of them by number.
create or replace function client_scope_states(of_client uuid, today date) returns table (
  client_scope_id uuid, scope_id uuid, scope_name text, provider_org_number integer, added_at timestamptz,
  own text, theirs text, customers bigint, customer integer
) language sql stable as $$
  select cs.client_scope_id, s.scope_id, s.name, s.provider_org_number, cs.added_at,
         case
           when acting.is_package then null
           when scope.hindrance is not null then scope.hindrance
           when exists (
             select from effective_access(today) e
             where e.scope_id = s.scope_id and e.consumer_org_number = c.org_number and e.via = 'own'
           ) then 'valid'
           else 'no-access'
         end,
         case
           when not acting.for_customers then null
           when scope.hindrance is not null then scope.hindrance
           when exists (
             select from effective_access(today) e
             where e.scope_id = s.scope_id and e.supplier_org_number = c.org_number and e.via = 'delegated'
           ) then 'valid'
           -- Whoever has delegated it has lost their access, or nobody else has any.
           when exists (select from delegations_between(c.environment, null, c.org_number, s.name, today)) or not exists (
             select from effective_access(today) e
             where e.scope_id = s.scope_id and e.consumer_org_number <> c.org_number and e.via = 'own'
           ) then 'no-access'
           else 'no-delegation'
         end,
         -- Counted only where they are asked for, and not beyond a hundred: a supplier may have tens of thousands.
         case when acting.for_customers then (
           select count(*) from (
             select distinct e.consumer_org_number
             from effective_access(today) e
             where e.scope_id = s.scope_id and e.supplier_org_number = c.org_number and e.via = 'delegated'
             order by e.consumer_org_number
             limit 101
           ) counted
         ) else 0 end,
         case when acting.for_customers then (
           select e.consumer_org_number
           from effective_access(today) e
           where e.scope_id = s.scope_id and e.supplier_org_number = c.org_number and e.via = 'delegated'
           order by e.consumer_org_number
           limit 1
         ) end
  from client c
  join client_scope cs on cs.client_id = c.client_id and cs.removed_at is null
  join scope s on s.scope_id = cs.scope_id
  cross join lateral (
    select p.has as is_package, c.for_customers or p.has as for_customers
    from (select exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null) as has) p
  ) acting
  cross join lateral (
    select case
             when s.deactivated_at is not null or exists (
               select from scope_plan l
               where l.scope_id = s.scope_id and l.cancelled_at is null and l.done_at is null and l.on_day <= today
             ) then 'deactivated'
             when s.integration_types <> '{}' and c.integration_type <> all (s.integration_types) then 'wrong-type'
           end as hindrance
  ) scope
  where c.client_id = of_client
$$;
