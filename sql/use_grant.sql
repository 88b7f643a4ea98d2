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
