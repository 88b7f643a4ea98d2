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
