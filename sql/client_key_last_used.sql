-- When a key of a client was last used, in the rows too that it had before it was removed and put back. Null: it has not been.
create or replace function client_key_last_used(of_key uuid) returns timestamptz language sql stable as $$
  select max(u.last_used_at)
  from client_key k
  join client_key same on same.client_id = k.client_id and same.thumbprint = k.thumbprint
  join client_key_use u on u.client_key_id = same.client_key_id
  where k.client_key_id = of_key
$$;
