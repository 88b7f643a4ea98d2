-- Who uses a scope on a day, or would if it were in use: consumers that were given access (no supplier), and those that have delegated
-- it to a supplier. Those that may use it only because all may are not in it.
create or replace function scope_users(scope uuid, today date) returns table (
  consumer_org_number integer, supplier_org_number integer
) language sql stable as $$
  select a.org_number, null::integer
  from scope_access a
  where a.scope_id = scope_users.scope and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)
  union all
  select d.org_number, d.holder_org_number
  from scope s
  join api_resource_version v on v.scope_names @> array[s.name]
  join api_resource r on r.api_resource_id = v.api_resource_id and r.environment = s.environment and r.deactivated_at is null
  join delegation d on d.api_resource_id = v.api_resource_id and d.resource_version = v.version
    and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)
  where s.scope_id = scope_users.scope and s.delegable
    and (s.accessible_for_all or exists (
      select from scope_access a
      where a.scope_id = scope_users.scope and a.org_number = d.org_number and a.withdrawn_at is null
        and (a.ends_on is null or a.ends_on >= today)))
$$;
