-- The append-only log, receipts and idempotency. A change is committed together with its event or not at all.

create table event_head (
  org_number integer primary key,
  seq bigint not null
);

-- One row in the log of every organisation an event concerns; the rows of one event share event_id.
create table event (
  org_number integer not null,
  seq bigint not null,
  event_id uuid not null,
  at timestamptz not null,
  kind text not null,
  -- The organisation that acted, and the person who did it on its behalf; null for Portner's own housekeeping.
  actor_org_number integer,
  actor_person_id uuid references person,
  actor_name text not null,
  -- On what grounds she could: the role, package or right, as it was then.
  basis jsonb not null,
  payload jsonb not null,
  ref text,
  primary key (org_number, seq),
  unique (org_number, event_id)
);
create index event_ref_idx on event (ref) where ref is not null;
create index event_at_idx on event (org_number, at desc, seq desc);

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only' using errcode = '42501';
end $$;
create trigger event_is_append_only before update or delete on event for each row execute function refuse_rewriting_history();
create trigger event_is_not_truncated before truncate on event for each statement execute function refuse_rewriting_history();

create table receipt (
  ref text primary key,
  org_number integer not null,
  event_id uuid not null,
  kind text not null,
  at timestamptz not null,
  person_id uuid references person,
  payload jsonb not null,
  -- Until when it can be undone; null when it cannot. Fixed at commit, so that a setting changed later moves no deadline.
  undo_until timestamptz
);
create index receipt_org_idx on receipt (org_number, at desc);
create index receipt_undo_idx on receipt (org_number, undo_until) where undo_until is not null;

-- The lines of a change that have been undone, and in which change. The key makes it impossible to undo a line twice.
create table undone (
  ref text not null references receipt,
  line_id uuid not null,
  undone_in text not null references receipt deferrable initially deferred,
  primary key (ref, line_id)
);

-- How an organisation wants its changes made. No row: as Portner comes.
create table organisation_setting (
  org_number integer primary key references organisation,
  -- Never under 24: WCAG 2.2.1 exempts time limits of more than 20 hours.
  undo_hours integer not null default 24 check (undo_hours in (24, 48, 72)),
  -- Since when 'Fjern alle' and Hovedadministrator take two persons; null: one is enough.
  four_eyes_since timestamptz,
  version integer not null default 1
);

-- The first statement of every change. A twin that comes while the first is running waits here, then gets the same receipt.
create table idempotency (
  person_id uuid not null references person,
  key uuid not null,
  request_hash bytea not null check (length(request_hash) = 32),
  ref text,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotency_age_idx on idempotency (created_at);
