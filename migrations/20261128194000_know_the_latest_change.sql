-- The latest change of each thing that can be changed. An undo puts nothing back past it: a line of a change can be undone only while that
-- change is the latest one of what the line is about. Housekeeping forgets rows that are older than any deadline for undoing.
create table latest_change (
  -- What it is, such as `access/<scope>/<consumer>`; each room names its own.
  thing text primary key,
  -- The change; null if it has no receipt, such as the passing of an end date.
  ref text,
  -- The line of that change by which this is undone; null if it cannot be.
  line_id uuid,
  -- Who has to be there for that: an organisation in the register, a receiver in business or alive.
  registered integer,
  receiver integer,
  person_id uuid,
  at timestamptz not null
);
create index latest_change_ref_idx on latest_change (ref);
create index latest_change_at_idx on latest_change (at);

-- Does `latest_change` know the lines of this receipt? Not those of receipts from before it.
alter table receipt add column lines_known boolean not null default false;

-- Can those who get something back by an undo get it? The organisation is in the register; the receiver is in business, or alive.
create or replace function parties_are_there(registered integer, receiver integer, person uuid) returns boolean
  language sql stable parallel safe as $$
  select not exists (
           select from organisation o
           where o.org_number in (registered, receiver)
             and (is_deleted(o.deleted_on, (now() at time zone 'Europe/Oslo')::date) or o.org_number = receiver and o.bankrupt))
     and not exists (select from person p where p.person_id = person and p.died)
$$;

-- The lines of a change that can still be undone: nothing has happened since to what they are about, and the parties are there.
create or replace function open_lines(of text) returns uuid[] language sql stable parallel safe as $$
  select coalesce(array_agg(l.line_id), '{}')
  from latest_change l
  where l.ref = of and l.line_id is not null and parties_are_there(l.registered, l.receiver, l.person_id)
$$;
