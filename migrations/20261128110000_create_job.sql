-- Work that is done behind the scenes: written down in the transaction that wants it, done by a worker afterwards. See docs/jobs.md.

create table job (
  job_id uuid primary key,
  -- What is to be done: the name of its handler, and what it needs to know.
  kind text not null,
  payload jsonb not null,
  -- Names the thing that is to be done, so that the same is not queued twice while one is queued or running.
  unique_key text,
  -- A scheduled job has one row for ever: when it is done it is queued anew, so many seconds later.
  period_seconds integer check (period_seconds > 0),

  queued_at timestamptz not null,
  -- Not before this time. A try that failed moves it.
  run_at timestamptz not null,
  -- Tries that were begun since it was queued.
  attempts integer not null default 0 check (attempts >= 0),
  -- Why the last try failed.
  last_error text,

  -- While it runs: the try that has it, and until when a worker that is not heard of keeps it.
  claim_id uuid,
  claimed_until timestamptz,
  -- How far it has come, for whoever waits. A total of 0: nobody knows.
  steps_done integer not null default 0 check (steps_done >= 0),
  steps_total integer not null default 0 check (steps_total >= 0),

  -- It ends in one of two ways: done, or dead after the last try.
  done_at timestamptz,
  dead_at timestamptz,

  check ((claim_id is null) = (claimed_until is null)),
  check (claim_id is null or done_at is null and dead_at is null),
  check (done_at is null or dead_at is null),
  check (period_seconds is null or unique_key is not null and done_at is null and dead_at is null)
);
create unique index job_unique_key on job (kind, unique_key) where done_at is null and dead_at is null;
-- What a worker claims next.
create index job_due_idx on job (run_at) where done_at is null and dead_at is null;
-- What a page asks about.
create index job_latest_idx on job (kind, unique_key, queued_at);
-- What is forgotten.
create index job_done_idx on job (done_at) where done_at is not null;
-- What an operator looks at, and what is counted.
create index job_open_idx on job (kind) where done_at is null;
