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
