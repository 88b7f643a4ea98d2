-- Token requests: planned once for each connection, their attempts kept apart, their counts not for ever.

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
         exists (select from client_scope cs where cs.client_id = c.client_id and cs.scope_id = s.scope_id and cs.removed_at is null),
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

-- Uses a grant up and reads what decides about it, in one statement and so of one snapshot. It is only used up if the key that checked its
-- signature is still there (of a grant with certificates: if the client still has no key), and if nobody has used it before. What became of
-- it is `outcome`: up, before, or key-gone; the rest is what token_facts says.
create or replace function use_grant(
  at_environment environment, client uuid, with_kid text, wanted text[], for_consumer integer, today date, with_key uuid, hash bytea,
  forget timestamptz
)
returns table (
  outcome text, org_number integer, org_name text, client_name text, integration_type text, is_active boolean, for_customers boolean,
  acts_for_customers boolean, access_token_lifetime integer, prefixes text[],
  client_key_id uuid, key_expires_at timestamptz, key_count bigint, consumer integer, consumer_name text,
  scope_name text, scope_id uuid, is_registered boolean, deactivated_at timestamptz, rests boolean, provider integer, provider_name text,
  integration_types text[], max_age integer, aud text, has_access boolean, is_delegated boolean, accessible_for_all boolean, delegable boolean
) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with key as (
    select case
      when with_key is null then not exists (select from client_key k where k.client_id = client and k.removed_at is null)
      else exists (select from client_key k where k.client_key_id = with_key and k.removed_at is null)
    end as is_current
  ),
  used as (
    insert into used_grant (client_id, grant_hash, forget_at)
    select client, hash, forget from key where key.is_current
    on conflict do nothing
    returning 1
  )
  select case when exists (select from used) then 'up' when key.is_current then 'before' else 'key-gone' end, facts.*
  from key, token_facts(at_environment, client, with_kid, wanted, for_consumer, today) facts;
end
$$;

drop function is_current_key(uuid, uuid);

-- Of attempts that a client has not signed, it is not known who sent them: they are kept apart from its own.
alter table token_attempt add column is_signed boolean not null default true;
alter table token_attempt alter column is_signed drop default;
-- Sums that nobody will look at any more are deleted by their hour.
create index token_use_hour_idx on token_use (hour);
