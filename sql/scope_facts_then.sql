-- What scope_facts says, as it was then. Accesses, delegations and plans are rows with times. Whether a scope or an API resource was out of
-- use and has come back, and what its settings were, is not known: it counts as it is now.
create or replace function scope_facts_then(
  at_environment environment, wanted text[], for_consumer integer, for_supplier integer, day date, at timestamptz
) returns table (
  place bigint, scope_name text, scope_id uuid, deactivated_at timestamptz, rests boolean, provider integer, provider_name text,
  integration_types text[], max_age integer, aud text, has_access boolean, is_delegated boolean, accessible_for_all boolean, delegable boolean
) language sql stable as $$
  select w.place, w.name, s.scope_id, s.out_since, coalesce(s.rested, false), s.provider_org_number, provider.name,
         s.integration_types, s.at_max_age, s.enforced_aud,
         may.have, may.have and s.delegable and exists (
           select from delegation d
           join organisation supplier on supplier.org_number = d.holder_org_number and not is_deleted(supplier.deleted_on, day)
           join api_resource r on r.api_resource_id = d.api_resource_id and (r.deactivated_at is null or r.deactivated_at > at)
           join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
           where d.environment = at_environment and d.org_number = for_consumer and d.holder_org_number = for_supplier
             and s.name = any (v.scope_names) and d.given_at <= at and (d.withdrawn_at is null or d.withdrawn_at > at)
             and (d.ends_on is null or d.ends_on >= day)
         ),
         s.accessible_for_all, s.delegable
  from unnest(wanted) with ordinality w (name, place)
  left join lateral (
    select scope.*, case when scope.deactivated_at <= at then scope.deactivated_at end out_since,
           exists (
             select from scope_plan p
             where p.scope_id = scope.scope_id and p.on_day <= day and p.planned_at <= at
               and (p.cancelled_at is null or p.cancelled_at > at) and (p.done_at is null or p.done_at > at)
           ) rested
    from scope
    where scope.environment = at_environment and scope.name = w.name and scope.created_at <= at
  ) s on true
  left join organisation provider on provider.org_number = s.provider_org_number
  cross join lateral (
    select coalesce(s.out_since is null and not s.rested, false)
           and exists (select from organisation o where o.org_number = for_consumer and not is_deleted(o.deleted_on, day))
           and (s.accessible_for_all or exists (
             select from scope_access a
             where a.scope_id = s.scope_id and a.org_number = for_consumer and a.granted_at <= at
               and (a.withdrawn_at is null or a.withdrawn_at > at) and (a.ends_on is null or a.ends_on >= day)
           )) have
  ) may
$$;
