-- The log tells how the portal was used, in lines of their own: log-ins, look-ups of persons, files, refused forms.

-- Does an event of this kind tell how the portal was used, and of no change? Two indexes of the log stand on it, so it stays as it is.
-- The same in Rust: Group::Use.
create or replace function is_use(kind text) returns boolean language sql immutable strict parallel safe as $$
  select starts_with(kind, 'use.')
$$;

-- There will be many more of them than of changes, and whoever reads about one part of the log shall not wade through the other.
create index event_change_idx on event (org_number, seq) where not is_use(kind);
create index event_use_idx on event (org_number, kind, seq) where is_use(kind);

-- The organisations that a session has acted for: the first page of each stands in its log.
alter table web_session add column entered integer[] not null default '{}';
