-- Whoever has been deleted from the register uses nothing, and nobody uses anything for them: as sql/effective_access.sql has it now.
create or replace function effective_access(today date) returns table (
  environment environment, scope_id uuid, scope_name text, provider_org_number integer,
  -- Whose access it is, and who uses it for them; the supplier is null where the consumer has it itself.
  consumer_org_number integer, via text, supplier_org_number integer,
  scope_access_id uuid, delegation_id uuid, delegable boolean,
  -- When the delegation or else the access was first given, and its last day. Null where the scope is open to all.
  given_at timestamptz, ends_on date
) language sql stable as $$
  select s.environment, s.scope_id, s.name, s.provider_org_number, a.org_number, 'own', null::integer, a.scope_access_id, null::uuid,
         s.delegable, coalesce(a.first_given_at, a.granted_at), a.ends_on
  from scope s
  join scope_access a on a.scope_id = s.scope_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)
  join organisation o on o.org_number = a.org_number and not is_deleted(o.deleted_on, today)
  where s.deactivated_at is null and not s.accessible_for_all
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, o.org_number, 'own', null, null, null, s.delegable, null, null
  from scope s
  cross join organisation o
  where s.deactivated_at is null and s.accessible_for_all and not is_deleted(o.deleted_on, today)
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, d.org_number, 'delegated', d.holder_org_number, a.scope_access_id,
         d.delegation_id, s.delegable, coalesce(d.first_given_at, d.given_at), d.ends_on
  from delegation d
  join organisation giver on giver.org_number = d.org_number and not is_deleted(giver.deleted_on, today)
  join organisation supplier on supplier.org_number = d.holder_org_number and not is_deleted(supplier.deleted_on, today)
  join api_resource r on r.api_resource_id = d.api_resource_id and r.deactivated_at is null
  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
  join scope s on s.environment = d.environment and s.name = any (v.scope_names)
  left join scope_access a
    on a.scope_id = s.scope_id and a.org_number = d.org_number and a.withdrawn_at is null
    and (a.ends_on is null or a.ends_on >= today)
  where d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today) and s.deactivated_at is null and s.delegable
    and (s.accessible_for_all or a.scope_access_id is not null)
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
$$;
