-- The hour in which a client last got a token; null: it has got none.
create or replace function client_last_used(of_client uuid) returns timestamptz language sql stable as $$
  select max(u.hour) from token_use u where u.client_id = of_client and u.code = ''
$$;
