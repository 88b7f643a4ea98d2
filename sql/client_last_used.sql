-- When a client was last used: when one of its keys, those that were removed too, last signed a request that was read. Null: never.
create or replace function client_last_used(of_client uuid) returns timestamptz language sql stable as $$
  select max(u.last_used_at)
  from client_key k
  join client_key_use u using (client_key_id)
  where k.client_id = of_client
$$;
