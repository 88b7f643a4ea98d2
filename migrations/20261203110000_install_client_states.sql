-- How the scopes and keys of a client stand, how many clients have a scope, and when the removal of a key is not undone.
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
-- Why a line of a change that nothing has overtaken cannot be undone today, by the word for that; null where it can be. What was taken away
-- is given again, and what was to last shorter is given for longer, which takes what giving takes. Whoever undoes it is judged anew.
-- In plpgsql, which keeps the plan for the connection: it is asked for each line of each change that a page offers.
create or replace function undo_hindrance(of text, line uuid, today date) returns text language plpgsql stable as $$
begin
  return (
    with held as (
      -- `again`: the last day that undoing gives it. `is_given`: it comes back, or lasts longer.
      select d.org_number as giver, d.holder_org_number as org, d.holder_org_number::text as holder, d.api_resource_id as resource,
             null as code, d.withdrawn_at, case when d.withdrawn_at is null then p.ends_on else d.ends_on end as again,
             d.withdrawn_at is not null
               or p.delegation_id is not null and coalesce(p.ends_on, 'infinity') > coalesce(d.ends_on, 'infinity') as is_given
      from delegation d
      left join delegation p on p.delegation_id = d.renews and p.withdrawn_in = of and p.withdrawn_how = 'redated'
      where d.delegation_id = line
      union all
      select g.org_number, g.holder_org_number, g.holder_id, null, g.code, g.withdrawn_at,
             case when g.withdrawn_at is null then p.ends_on else g.ends_on end, false
      from access_grant g
      left join access_grant p on p.access_grant_id = g.renews and p.withdrawn_in = of and p.withdrawn_how = 'redated'
      where g.access_grant_id = line
    )
    select case
             -- That a party has left the register is told as that.
             when exists (select from organisation o where o.org_number in (h.giver, h.org) and is_deleted(o.deleted_on, today)) then null
             when h.code = 'urn:altinn:accesspackage:hovedadministrator' and wants_two(h.giver) then 'takes-two'
             when exists (
               select from delegation e
               join receipt r on r.ref = e.withdrawn_in
               where e.org_number = h.giver and e.holder_org_number = h.org and e.withdrawn_at > h.withdrawn_at
                 and (r.payload ->> 'breach')::boolean
             ) or exists (
               select from access_grant e
               join receipt r on r.ref = e.withdrawn_in
               where e.org_number = h.giver and e.holder_id = h.holder and e.withdrawn_at > h.withdrawn_at
                 and (r.payload ->> 'breach')::boolean
             ) then 'before-breach'
             when h.again < today then 'end-passed'
             when h.is_given then (
               select case
                        when r.deactivated_at is not null or not f.active then 'deactivated'
                        when not (r.delegable and f.delegable) then 'provider-forbids'
                        when not f.accessible then 'no-access'
                      end
               from api_resource r
               join lateral (
                 select n.scope_names
                 from api_resource_version n
                 where n.api_resource_id = r.api_resource_id
                 order by n.version desc
                 limit 1
               ) v on true
               cross join lateral givable_scopes(r.environment, v.scope_names, h.giver, today) f
               where r.api_resource_id = h.resource
             )
           end
    from held h
    union all
    select case
             when s.deactivated_at is not null
               and (a.withdrawn_at is not null or coalesce(b.again, 'infinity') > coalesce(a.ends_on, 'infinity') and b.is_redated)
               then 'deactivated'
             when case when a.withdrawn_at is null then b.again else a.ends_on end < today then 'end-passed'
           end
    from scope_access a
    join scope s using (scope_id)
    left join lateral (
      select (i ->> 'ends_on')::date as again, true as is_redated
      from receipt r
      cross join jsonb_array_elements(r.payload -> 'items') i
      where r.ref = of and r.kind = 'scope-access.end-date-changed' and i ->> 'id' = line::text
    ) b on true
    where a.scope_access_id = line
    union all
    -- A key comes back where there is room for it.
    select 'too-many-keys'
    from client_key k
    where k.client_key_id = line and k.removed_at is not null
      and (select count(*) from client_key o where o.client_id = k.client_id and o.removed_at is null) >= 5
  );
end
$$;
