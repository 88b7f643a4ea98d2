-- Accesses that somebody has chosen to remove from a scope. The choice lives on the server: it survives search, paging, reload and a lost
-- session, and touches nothing until it is confirmed. One person has one for each scope; colleagues see that it exists.
create table access_draft (
  access_draft_id uuid primary key,
  scope_id uuid not null references scope,
  created_by uuid not null references person,
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  -- Counted up with each change, so that what is confirmed is what was reviewed.
  version integer not null default 1,
  -- The job it was handed over to last, where there are many.
  job_id uuid,
  confirmed_in text references receipt deferrable initially deferred
);
create unique index access_draft_open_key on access_draft (scope_id, created_by) where confirmed_in is null;
create index access_draft_expiry_idx on access_draft (expires_at);

-- An access by its own id: one that is given again later is another one, and no older choice takes it along.
create table access_draft_item (
  access_draft_id uuid not null references access_draft on delete cascade,
  scope_access_id uuid not null references scope_access,
  primary key (access_draft_id, scope_access_id)
);
