-- How long the changes of an organisation can be undone, in hours: as it has set it, or as Portner comes.
create or replace function undo_hours(org integer) returns integer language sql stable parallel safe as $$
  select coalesce((select s.undo_hours from organisation_setting s where s.org_number = org), 24)
$$;
