-- Counts the rows of those lists again that these persons are holders in under another name than the register has now: in the order in
-- which the rows are locked everywhere. The import of the register calls it with the persons it has just written.
create or replace function recount_holders_of_people(people uuid[]) returns void language sql as $$
  select recount_holder(h.org_number, h.holder_id, now())
  from holder h
  join person p on p.person_id = h.holder_person_id
  where h.holder_person_id = any(people) and h.sort_name <> trim(p.given_name || ' ' || p.family_name)
  order by h.org_number, h.holder_id
$$;
