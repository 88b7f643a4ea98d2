-- When a key of a client was first put in: before it was removed and put back, as often as that was.
create or replace function client_key_first_added(of_key uuid) returns timestamptz language sql stable as $$
  with recursive row_of_key as (
    select k.added_at, k.restores from client_key k where k.client_key_id = of_key
    union all
    select k.added_at, k.restores from row_of_key later join client_key k on k.client_key_id = later.restores
  )
  select min(added_at) from row_of_key
$$;
