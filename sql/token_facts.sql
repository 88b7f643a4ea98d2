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
