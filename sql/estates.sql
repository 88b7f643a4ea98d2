-- The bankruptcy estates (form KBO, below the company in the register) and the companies that are bankrupt. The administrator of the estate
-- (BOBE) decides for the company too.
create or replace function estates(today date) returns table (
  estate_number integer, estate_name text, org_number integer
) language sql stable as $$
  select e.org_number, e.name, m.org_number
  from organisation e
  join organisation m on m.org_number = e.parent_org_number and m.bankrupt
  where e.org_form = 'KBO' and not is_deleted(e.deleted_on, today)
$$;
