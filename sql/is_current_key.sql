-- Is this still the key that proves who the client is? Without a key (a grant with certificates): does the client still have none?
create or replace function is_current_key(client uuid, key uuid) returns boolean language sql stable as $$
  select case
    when key is null then not exists (select from client_key k where k.client_id = client and k.removed_at is null)
    else exists (select from client_key k where k.client_key_id = key and k.removed_at is null)
  end
$$;
