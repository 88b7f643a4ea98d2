-- The list of those who have access to a scope is searched by their names. To look each of 50 000 up in the register takes 60 ms, so the
-- name stands with the access, as searches compare it: `organisation.search_name` of the consumer. It is null where an older portal gave
-- the access; then the search looks the consumer up.
alter table scope_access add column search_name text collate "C";

-- Writes the names that these units have now into their accesses, where they have had another: in the order in which the rows are locked
-- everywhere. The import of the register calls it with the units it has just written.
create or replace function rename_consumers(units integer[]) returns void language sql as $$
  with renamed as (
    select a.scope_access_id, o.search_name
    from scope_access a
    join organisation o using (org_number)
    where a.org_number = any(units) and a.withdrawn_at is null and a.search_name is distinct from o.search_name
    order by a.scope_access_id
    for no key update of a
  )
  update scope_access a
  set search_name = renamed.search_name
  from renamed
  where a.scope_access_id = renamed.scope_access_id
$$;
