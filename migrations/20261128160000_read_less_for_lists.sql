-- The list in its two orders. A search and its filters read these indexes alone, row after row in the order of the list, and every
-- column more makes each of ten thousand rows dearer; so both hold what is compared and nothing else. (Postgres reads an
-- expression from an index alone only where the column in it stands there too.)
drop index holder_current_idx;
create index holder_current_idx on holder (org_number, sort_name, holder_id) include (holder_org_number, ends_on, search_text)
  where quiet_since is null;
drop index holder_change_idx;
create index holder_change_idx on holder (org_number, coalesce(changed_at, 'epoch'), holder_id)
  include (changed_at, holder_org_number, ends_on, search_text)
  where quiet_since is null;

-- Suppliers, for the front page: how many there are and whose access ends first, and those that are no longer in business.
create index holder_supplier_idx on holder (org_number, ends_on) where apis > 0;
create index holder_gone_idx on holder (org_number) where apis > 0 and (deleted_on is not null or bankrupt);
