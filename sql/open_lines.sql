-- The lines of a change that can still be undone: nothing has happened since to what they are about, and the parties are there.
create or replace function open_lines(of text) returns uuid[] language sql stable parallel safe as $$
  select coalesce(array_agg(l.line_id), '{}')
  from latest_change l
  where l.ref = of and l.line_id is not null and parties_are_there(l.registered, l.receiver, l.person_id)
$$;
