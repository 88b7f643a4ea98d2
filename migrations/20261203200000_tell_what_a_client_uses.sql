-- How a client used its scopes in the last thirty days: tokens with each, and the hour of the latest. A token with two scopes is one of each.
create or replace function client_use(of_client uuid, now timestamptz) returns table (scope_id uuid, tokens bigint, last_used timestamptz)
language sql stable as $$
  select u.scope_id, sum(u.uses)::bigint, max(u.hour)
  from token_use u
  where u.client_id = of_client and u.hour >= now - interval '30 days' and u.code = ''
  group by u.scope_id
$$;
