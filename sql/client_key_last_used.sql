-- When a key of a client was last used; null: it has not been.
create or replace function client_key_last_used(of_key uuid) returns timestamptz language sql stable as $$
  select u.last_used_at from client_key_use u where u.client_key_id = of_key
$$;
