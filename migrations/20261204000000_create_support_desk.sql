-- What support looks up, and who may decide. Each look-up stands in the log of the organisations that it concerns; here it stands for whom
-- it was and by whom, so that they can be counted, and so that a person has an address that says nothing of them.

-- A reader looks up and answers; a decider allots prefixes as well, as everybody of the staff could before.
alter table support_staff add column role text not null default 'decider' check (role in ('reader', 'decider'));

create table support_look_up (
  look_up_id uuid primary key,
  staff_person_id uuid not null references person,
  at timestamptz not null,
  subject text not null check (subject in ('organisation', 'log', 'client', 'scope', 'person', 'number')),
  -- The organisation whose log or card it was, or whose the client or scope is.
  org_number integer references organisation,
  -- The client or the scope.
  thing_id uuid,
  -- Nobody: whoever was looked for is not known here, which is told once a case is named.
  person_id uuid references person,
  -- The case it is for, and why. Nothing about a person is shown before.
  case_number text,
  reason text,
  opened_at timestamptz,
  check ((case_number is null) = (opened_at is null) and (reason is null) = (opened_at is null))
);
create index support_look_up_staff_idx on support_look_up (staff_person_id, at desc);
create index support_look_up_at_idx on support_look_up (at);

-- Somebody of the staff looked up more in an hour than the work explains. The others are told.
create table support_alarm (
  staff_person_id uuid not null references person,
  hour timestamptz not null,
  at timestamptz not null,
  look_ups integer not null,
  primary key (staff_person_id, hour)
);
create index support_alarm_at_idx on support_alarm (at);
