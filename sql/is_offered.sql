-- Can this line of a change still be undone, with nothing in the way? The same as `offered_lines` for one line.
create or replace function is_offered(of text, line uuid, today date) returns boolean language sql stable as $$
  select exists (
    select from latest_change l
    where l.ref = of and l.line_id = line and parties_are_there(l.registered, l.receiver, l.person_id)
  ) and undo_hindrance(of, line, today) is null
$$;
