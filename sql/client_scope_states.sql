-- How each scope of a client stands: what a token request for it would come to as things are, without its key. `customers`: how many have
-- given the client's organisation a delegation that covers it, where the client may act for them.
create or replace function client_scope_states(of_client uuid, today date) returns table (
  client_scope_id uuid, scope_id uuid, scope_name text, provider_org_number integer, added_at timestamptz, state text, customers bigint
) language sql stable as $$
  select cs.client_scope_id, s.scope_id, s.name, s.provider_org_number, cs.added_at,
         case
           when s.deactivated_at is not null or exists (
             select from scope_plan l
             where l.scope_id = s.scope_id and l.cancelled_at is null and l.done_at is null and l.on_day <= today
           ) then 'deactivated'
           when s.integration_types <> '{}' and c.integration_type <> all (s.integration_types) then 'wrong-type'
           when used.customers > 0 then 'valid'
           when not acting.is_package and exists (
             select from effective_access(today) e
             where e.scope_id = s.scope_id and e.consumer_org_number = c.org_number and e.via = 'own'
           ) then 'valid'
           when acting.for_customers and s.delegable then 'no-delegation'
           else 'no-access'
         end,
         used.customers
  from client c
  join client_scope cs on cs.client_id = c.client_id and cs.removed_at is null
  join scope s on s.scope_id = cs.scope_id
  cross join lateral (
    select exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null) as is_package,
           c.for_customers or exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null)
             as for_customers
  ) acting
  cross join lateral (
    select count(distinct e.consumer_org_number) as customers
    from effective_access(today) e
    where acting.for_customers and e.scope_id = s.scope_id and e.supplier_org_number = c.org_number and e.via = 'delegated'
  ) used
  where c.client_id = of_client
$$;
