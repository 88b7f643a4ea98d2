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
