-- The list of those who have access, newest first. A search reads this index alone, row after row in the order of the list, and every
-- column more makes each of 50 000 rows dearer; so it holds what is compared and nothing else.
create index scope_access_search_idx on scope_access (scope_id, scope_access_id) include (org_number, ends_on, search_name)
  where withdrawn_at is null;
drop index scope_access_list_idx;
alter index scope_access_search_idx rename to scope_access_list_idx;
