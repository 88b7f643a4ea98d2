-- When a client was last used: when a request was last read that it had signed, with one of its keys, those that were removed too, or with a
-- certificate of its organisation. Null: never.
create or replace function client_last_used(of_client uuid) returns timestamptz language sql stable as $$
  select greatest(
    (select max(u.last_used_at) from client_key k join client_key_use u using (client_key_id) where k.client_id = of_client),
    (select max(a.at) from token_attempt a where a.client_id = of_client and a.is_signed)
  )
$$;
