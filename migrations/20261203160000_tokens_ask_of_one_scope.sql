-- What decides whether a consumer, or a supplier for it, may use scopes, whatever their client is: one row for each that is asked for.
-- Whether they may is what effective_access says; the rest tells why not. Without a supplier, nothing is delegated. What is asked of each scope
-- is a select with `limit 1` and no `exists`: Postgres answers an `exists` by reading all scopes of the consumer first where it expects to be
-- asked of several scopes, and a client asks for one.
create or replace function scope_facts(at_environment environment, wanted text[], for_consumer integer, for_supplier integer, today date)
returns table (
  place bigint, scope_name text, scope_id uuid, deactivated_at timestamptz, rests boolean, provider integer, provider_name text,
  integration_types text[], max_age integer, aud text, has_access boolean, is_delegated boolean, accessible_for_all boolean, delegable boolean
) language sql stable as $$
  select w.place, w.name, s.scope_id, s.deactivated_at,
         coalesce((
           select true from scope_plan p
           where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today
           limit 1
         ), false),
         s.provider_org_number, provider.name, s.integration_types, s.at_max_age, s.enforced_aud,
         coalesce((
           select true from effective_access(today) e
           where e.scope_id = s.scope_id and e.consumer_org_number = for_consumer and e.via = 'own'
           limit 1
         ), false),
         coalesce((
           select true from effective_access(today) e
           where e.scope_id = s.scope_id and e.consumer_org_number = for_consumer and e.supplier_org_number = for_supplier
             and e.via = 'delegated'
           limit 1
         ), false),
         s.accessible_for_all, s.delegable
  from unnest(wanted) with ordinality w (name, place)
  left join scope s on s.environment = at_environment and s.name = w.name
  left join organisation provider on provider.org_number = s.provider_org_number
$$;
-- What decides whether a client gets a token, one row for each scope it asks for: read at once, so that a request that begins after a change
-- was acknowledged knows of it. No row: there is no such client. What of it is about the scopes is what scope_facts says. The decision is
-- made of it by `maskinporten::decide`. The plan is made once for each connection: made anew each time, as Postgres would choose, it takes
-- far longer than it runs.
create or replace function token_facts(at_environment environment, client uuid, with_kid text, wanted text[], for_consumer integer, today date)
returns table (
  org_number integer, org_name text, client_name text, integration_type text, is_active boolean, for_customers boolean,
  acts_for_customers boolean, access_token_lifetime integer, prefixes text[],
  client_key_id uuid, key_expires_at timestamptz, key_count bigint,
  -- The consumer: the organisation itself, or the customer it names. Its name is null if the register does not know it.
  consumer integer, consumer_name text,
  scope_name text, scope_id uuid, is_registered boolean, deactivated_at timestamptz, rests boolean, provider integer, provider_name text,
  integration_types text[], max_age integer, aud text, has_access boolean, is_delegated boolean, accessible_for_all boolean, delegable boolean
) language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  select c.org_number, o.name, c.name, c.integration_type, c.deactivated_at is null, c.for_customers,
         exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null),
         c.access_token_lifetime,
         array(select p.prefix from prefix p where p.org_number = coalesce(for_consumer, c.org_number) order by p.prefix),
         k.client_key_id, k.expires_at,
         (select count(*) from client_key any_key where any_key.client_id = c.client_id and any_key.removed_at is null),
         coalesce(for_consumer, c.org_number), consumer.name,
         s.scope_name, s.scope_id,
         coalesce((
           select true from client_scope cs where cs.client_id = c.client_id and cs.scope_id = s.scope_id and cs.removed_at is null limit 1
         ), false),
         s.deactivated_at, s.rests, s.provider, s.provider_name, s.integration_types, s.max_age, s.aud, s.has_access, s.is_delegated,
         s.accessible_for_all, s.delegable
  from client c
  join organisation o on o.org_number = c.org_number
  left join client_key k on k.client_id = c.client_id and k.kid = with_kid and k.removed_at is null
  left join organisation consumer on consumer.org_number = coalesce(for_consumer, c.org_number)
  cross join lateral scope_facts(
    c.environment, wanted, coalesce(for_consumer, c.org_number), case when for_consumer is not null then c.org_number end, today
  ) s
  where c.client_id = client and c.environment = at_environment
  order by s.place;
end
$$;
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
