-- The hour in which a consumer, or a supplier for it, last got a token with a scope.
create or replace function access_last_used(of_scope uuid, of_consumer integer) returns timestamptz language sql stable as $$
  select u.hour
  from token_use u
  where u.scope_id = of_scope and u.consumer_org_number = of_consumer and u.code = ''
  order by u.hour desc
  limit 1
$$;
