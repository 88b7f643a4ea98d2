-- The append-only log, receipts and idempotency. A change is committed together with its event or not at all.
-- Each organisation's log is a chain: every row holds the hash of the row before it (docs/audit-log.md).

-- Where each log ends. Only the trigger on event writes it; whoever appends to a log waits for its row here.
create table event_head (
  org_number integer primary key,
  seq bigint not null,
  hash bytea not null check (length(hash) = 32)
);

-- One row in the log of every organisation an event concerns; the rows of one event share event_id. The trigger fills in seq and the
-- hashes, whatever the statement says.
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
  -- Lets the hash be recomputed by those who are not told the name, and keeps them from guessing it.
  actor_salt uuid not null default gen_random_uuid(),
  -- On what grounds she could: the role, package or right, as it was then.
  basis jsonb not null,
  payload jsonb not null,
  ref text,
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (org_number, seq),
  unique (org_number, event_id)
);
create index event_ref_idx on event (ref) where ref is not null;
create index event_at_idx on event (org_number, at desc, seq desc);

-- The hash over some fields: before each its length in bytes, in four bytes. Null has the length -1, so that it is not the empty text.
-- In plpgsql, whose plans are kept; a function in SQL would be planned anew in every transaction.
create function log_hash(fields text[]) returns bytea language plpgsql immutable parallel safe as $$
declare
  field text;
  bytes bytea;
  hashed bytea := '';
begin
  foreach field in array fields loop
    bytes := convert_to(field, 'UTF8');
    hashed := hashed || coalesce(int4send(length(bytes)) || bytes, '\xffffffff');
  end loop;
  return sha256(hashed);
end $$;

-- The hash of a row of the log. src/ledger/chain/encoding.rs computes the same from the same description, docs/audit-log.md.
create function event_hash(e event) returns bytea language plpgsql stable parallel safe as $$
begin
  return log_hash(array[
    'portner event 1', encode(e.prev_hash, 'hex'), e.org_number::text, e.seq::text, e.event_id::text,
    (extract(epoch from e.at) * 1000000)::bigint::text, e.kind, e.actor_org_number::text,
    encode(log_hash(array['portner actor 1', e.actor_salt::text, e.actor_person_id::text, e.actor_name]), 'hex'),
    e.basis::text, e.payload::text, e.ref
  ]);
end $$;

-- Gives a row its place: takes the head of its log, so that writers of one log queue up, and links the row to the one before.
-- Runs with the rights of the owner: whoever may append may not touch the heads.
create function chain_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select seq + 1, hash into new.seq, new.prev_hash from event_head where org_number = new.org_number for update;
  if not found then
    insert into event_head as head (org_number, seq, hash)
    values (new.org_number, 0, decode(repeat('00', 32), 'hex'))
    on conflict (org_number) do update set seq = head.seq
    returning seq + 1, hash into new.seq, new.prev_hash;
  end if;
  new.hash := event_hash(new);
  update event_head set seq = new.seq, hash = new.hash where org_number = new.org_number;
  return new;
end $$;
-- Else anybody could hang it on a table of his own and move the heads.
revoke execute on function chain_event() from public;
create trigger event_is_chained before insert on event for each row execute function chain_event();

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only' using errcode = '42501';
end $$;

-- Takes rights on a table away from everybody who has them: us, public, and whom default privileges have given them to.
create function take_away(rights text, log regclass, keeper name default null) returns void language plpgsql as $$
declare
  holder text;
begin
  for holder in
    select 'public'
    union
    select quote_ident(rolname) from pg_roles
    where rolname is distinct from keeper and (rolname = current_user or oid in (
      select grantee from pg_class, aclexplode(relacl) where pg_class.oid = log
    ))
  loop
    execute format('revoke %s on %s from %s', rights, log, holder);
  end loop;
end $$;

-- A table to which rows can be added and nothing else, even by its owner.
create function make_append_only(log regclass) returns void language plpgsql as $$
begin
  execute format('create trigger %1$s_is_append_only before update or delete on %1$s '
    'for each row execute function refuse_rewriting_history()', log);
  execute format('create trigger %1$s_is_not_truncated before truncate on %1$s '
    'for each statement execute function refuse_rewriting_history()', log);
  perform take_away('update, delete, truncate', log);
end $$;

select make_append_only('event');

-- The heads move with the log and in no other way.
create trigger event_head_is_the_logs before insert or update or delete on event_head
  for each row when (pg_trigger_depth() = 0) execute function refuse_rewriting_history();
create trigger event_head_is_not_truncated before truncate on event_head
  for each statement execute function refuse_rewriting_history();
select take_away('insert, update, delete, truncate', 'event_head', keeper => current_user);

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
