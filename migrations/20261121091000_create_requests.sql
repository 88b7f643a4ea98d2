-- What somebody has asked an organisation for. Times tell what became of it; that it was approved is told by the draft it was answered
-- with, and written nowhere else.
create table request (
  -- Chance and nothing else, as whoever has the address may look.
  request_id uuid primary key default gen_random_uuid(),
  -- The organisation that is asked.
  org_number integer not null references organisation,
  asker_person_id uuid not null references person,
  -- The supplier she asked on behalf of; null when she asked for herself.
  asker_org_number integer references organisation,
  asker_id text collate "C" not null generated always as (coalesce(asker_org_number::text, asker_person_id::text)) stored,
  purpose text not null check (char_length(purpose) between 1 and 400),
  sent_at timestamptz not null,
  -- The reference of its event.
  sent_in text not null,
  expires_at timestamptz not null,
  -- The draft that somebody made of it. Confirmed, it is the answer.
  change_set_id uuid references change_set on delete set null,
  withdrawn_at timestamptz,
  withdrawn_in text,
  declined_at timestamptz,
  declined_by uuid references person,
  declined_in text references receipt deferrable initially deferred,
  reason text check (char_length(reason) between 1 and 400),
  -- When the housekeeping, after its time, had been there.
  swept_at timestamptz,
  check (asker_org_number is distinct from org_number),
  check ((withdrawn_at is null) = (withdrawn_in is null)),
  check ((declined_at is null) = (declined_in is null) and (declined_at is null) = (reason is null)),
  check (withdrawn_at is null or declined_at is null)
);
create index request_org_idx on request (org_number, sent_at desc, request_id);
-- The front page counts what waits.
create index request_open_idx on request (org_number, expires_at) where withdrawn_at is null and declined_at is null;
create index request_asker_idx on request (asker_id, sent_at desc, request_id);
create index request_change_set_idx on request (change_set_id) where change_set_id is not null;
create index request_expiry_idx on request (expires_at) where swept_at is null;

create table request_item (
  request_id uuid not null references request,
  -- As in a draft: 'api' with the resource's id, or kind and code of a grant.
  kind text not null check (kind in ('api', 'package', 'area', 'right')),
  code text not null,
  primary key (request_id, kind, code)
);

-- When somebody who can answer first looked at it: a trace of reading, no deed.
create table request_seen (
  request_id uuid primary key references request,
  seen_at timestamptz not null,
  seen_by uuid not null references person
);

-- The receipt by which something that was asked for was given. Null: not yet.
create function approved_in(r request) returns text language sql stable
  return (
    select c.confirmed_in
    from change_set c
    where c.change_set_id = r.change_set_id and c.confirmed_in is not null and exists (
      select from change_set_item g join request_item i using (kind, code)
      where g.change_set_id = c.change_set_id and g.op = 'give' and i.request_id = r.request_id
    )
  );

-- Does it wait for an answer?
create function is_pending(r request, now timestamptz) returns boolean language sql stable
  return r.withdrawn_at is null and r.declined_at is null and r.expires_at > now
    and (r.change_set_id is null or approved_in(r) is null);
