-- Does an event of this kind tell how the portal was used, and of no change? Two indexes of the log stand on it, so it stays as it is.
-- The same in Rust: Group::Use.
create or replace function is_use(kind text) returns boolean language sql immutable strict parallel safe as $$
  select starts_with(kind, 'use.')
$$;
