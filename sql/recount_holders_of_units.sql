-- Counts the rows of those lists again that these units are holders in under another name or standing than the register has now: in the
-- order in which the rows are locked everywhere. The import of the register calls it with the units it has just written.
create or replace function recount_holders_of_units(units integer[]) returns void language sql as $$
  select recount_holder(h.org_number, h.holder_id, now())
  from holder h
  join organisation o on o.org_number = h.holder_org_number
  where h.holder_org_number = any(units) and (h.sort_name, h.deleted_on, h.bankrupt) is distinct from (o.name, o.deleted_on, o.bankrupt)
  order by h.org_number, h.holder_id
$$;
