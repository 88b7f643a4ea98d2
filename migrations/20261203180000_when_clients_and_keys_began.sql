-- A key that is removed and put back keeps its place among the others, and a client that signs with a certificate counts as used.

-- When a key of a client was first put in: before it was removed and put back, as often as that was.
create or replace function client_key_first_added(of_key uuid) returns timestamptz language sql stable as $$
  with recursive row_of_key as (
    select k.added_at, k.restores from client_key k where k.client_key_id = of_key
    union all
    select k.added_at, k.restores from row_of_key later join client_key k on k.client_key_id = later.restores
  )
  select min(added_at) from row_of_key
$$;

-- When a client was last used: when a request was last read that it had signed, with one of its keys, those that were removed too, or with a
-- certificate of its organisation. Null: never.
create or replace function client_last_used(of_client uuid) returns timestamptz language sql stable as $$
  select greatest(
    (select max(u.last_used_at) from client_key k join client_key_use u using (client_key_id) where k.client_id = of_client),
    (select max(a.at) from token_attempt a where a.client_id = of_client and a.is_signed)
  )
$$;
