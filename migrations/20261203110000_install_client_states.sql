-- How the scopes and keys of a client stand, and how many clients have a scope.
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
-- The hour in which a client last got a token; null: it has got none.
create or replace function client_last_used(of_client uuid) returns timestamptz language sql stable as $$
  select max(u.hour) from token_use u where u.client_id = of_client and u.code = ''
$$;
-- When a key of a client was last used; null: it has not been.
create or replace function client_key_last_used(of_key uuid) returns timestamptz language sql stable as $$
  select u.last_used_at from client_key_use u where u.client_key_id = of_key
$$;
-- How many clients that are in use have a scope: those of one organisation, or of all.
create or replace function clients_with_scope(of_scope uuid, of_org integer default null) returns bigint language sql stable as $$
  select count(*)
  from client_scope cs
  join client c on c.client_id = cs.client_id
  where cs.scope_id = of_scope and cs.removed_at is null and c.deactivated_at is null and (of_org is null or c.org_number = of_org)
$$;
