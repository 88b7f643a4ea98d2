-- The lines of a change that can still be undone and are offered: those that are open, and that nothing else stands in the way of.
create or replace function offered_lines(of text, today date) returns uuid[] language sql stable as $$
  select coalesce(array_agg(line), '{}') from unnest(open_lines(of)) line where undo_hindrance(of, line, today) is null
$$;
