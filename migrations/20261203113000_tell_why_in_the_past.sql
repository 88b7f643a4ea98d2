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
-- What token_facts says, as it was then. The keys, scopes and package of a client are rows with times. Whether a client was out of use and
-- has come back, and what its settings were, is not known: it counts as it is now.
create or replace function token_facts_then(
  at_environment environment, client uuid, with_kid text, wanted text[], for_consumer integer, day date, at timestamptz
) returns table (
  org_number integer, org_name text, client_name text, integration_type text, is_active boolean, for_customers boolean,
  acts_for_customers boolean, access_token_lifetime integer, prefixes text[],
  client_key_id uuid, key_expires_at timestamptz, key_count bigint,
  consumer integer, consumer_name text,
  scope_name text, scope_id uuid, is_registered boolean, deactivated_at timestamptz, rests boolean, provider integer, provider_name text,
  integration_types text[], max_age integer, aud text, has_access boolean, is_delegated boolean, accessible_for_all boolean, delegable boolean
) language sql stable as $$
  select c.org_number, o.name, c.name, c.integration_type, c.deactivated_at is null or c.deactivated_at > at, c.for_customers,
         exists (
           select from client_package p
           where p.client_id = c.client_id and p.given_at <= at and (p.removed_at is null or p.removed_at > at)
         ),
         c.access_token_lifetime, '{}'::text[],
         k.client_key_id, k.expires_at,
         (
           select count(*) from client_key any_key
           where any_key.client_id = c.client_id and any_key.added_at <= at and (any_key.removed_at is null or any_key.removed_at > at)
         ),
         coalesce(for_consumer, c.org_number), consumer.name,
         s.scope_name, s.scope_id,
         exists (
           select from client_scope cs
           where cs.client_id = c.client_id and cs.scope_id = s.scope_id and cs.added_at <= at
             and (cs.removed_at is null or cs.removed_at > at)
         ),
         s.deactivated_at, s.rests, s.provider, s.provider_name, s.integration_types, s.max_age, s.aud, s.has_access, s.is_delegated,
         s.accessible_for_all, s.delegable
  from client c
  join organisation o on o.org_number = c.org_number
  left join client_key k
    on k.client_id = c.client_id and k.kid = with_kid and k.added_at <= at and (k.removed_at is null or k.removed_at > at)
  left join organisation consumer on consumer.org_number = coalesce(for_consumer, c.org_number)
  cross join lateral scope_facts_then(
    c.environment, wanted, coalesce(for_consumer, c.org_number), case when for_consumer is not null then c.org_number end, day, at
  ) s
  where c.client_id = client and c.environment = at_environment and c.created_at <= at
  order by s.place
$$;
