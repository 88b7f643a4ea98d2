-- A key that others may have got hold of is no longer published from then on, and what it signed opens nothing.
alter table signing_key add column withdrawn_at timestamptz;
