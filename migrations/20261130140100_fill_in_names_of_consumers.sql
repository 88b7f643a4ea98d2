-- The names of those who have access already. It locks rows and not the table, so pages are
-- read meanwhile; whoever changes one of these accesses waits.
update scope_access a
set search_name = o.search_name
from organisation o
where o.org_number = a.org_number and a.withdrawn_at is null;
