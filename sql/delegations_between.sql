-- The delegations that are in force on a day: of a scope, a consumer, a supplier, or several of these; null does not matter. A resource that
-- is out of use and a scope that is out of use or not open to delegation are left out. Whether the consumer has access to the scope is not
-- asked, as Altinn does not ask it. Each branch is for what is given, so that each reads its own index; the plan is made
-- once for each connection.
create or replace function delegations_between(
  at_environment environment, consumer integer, supplier integer, of_scope text, today date
) returns table (
  consumer_org_number integer, supplier_org_number integer, resource text, scopes text[], given_at timestamptz
) language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with candidate as (
    select d.* from delegation d
    where d.org_number = consumer and d.holder_org_number = supplier
      and consumer is not null and supplier is not null and d.withdrawn_at is null
    union all
    select d.* from delegation d
    where d.holder_org_number = supplier and consumer is null and supplier is not null and d.withdrawn_at is null
    union all
    select d.* from delegation d
    where d.org_number = consumer and consumer is not null and supplier is null and d.withdrawn_at is null
    union all
    select d.* from api_resource_version v
    join delegation d on d.api_resource_id = v.api_resource_id and d.resource_version = v.version and d.withdrawn_at is null
    where v.scope_names @> array[of_scope] and consumer is null and supplier is null
  )
  select d.org_number, d.holder_org_number, r.identifier, used.scopes, coalesce(d.first_given_at, d.given_at)
  from candidate d
  join api_resource r on r.api_resource_id = d.api_resource_id and r.deactivated_at is null
  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
  join organisation giver on giver.org_number = d.org_number and not is_deleted(giver.deleted_on, today)
  join organisation holder on holder.org_number = d.holder_org_number and not is_deleted(holder.deleted_on, today)
  cross join lateral (
    select array_agg(s.name order by s.name) as scopes
    from scope s
    where s.environment = d.environment and s.name = any (v.scope_names) and s.deactivated_at is null and s.delegable
      and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  ) used
  where d.environment = at_environment and (d.ends_on is null or d.ends_on >= today)
    -- Those that cannot have the scope need not be looked into.
    and (of_scope is null or of_scope = any (v.scope_names))
    and used.scopes is not null and (of_scope is null or of_scope = any (used.scopes));
end
$$;
