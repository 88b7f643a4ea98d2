-- Who has been given what. A row is current while withdrawn_at is null and the end date has not passed.

-- Packages and single rights given to persons and organisations.
create table access_grant (
  access_grant_id uuid primary key,
  org_number integer not null references organisation,
  holder_person_id uuid references person,
  holder_org_number integer references organisation,
  -- Whichever of the two it is: one column to look up and to sort by, never null.
  holder_id text collate "C" not null generated always as (coalesce(holder_org_number::text, holder_person_id::text)) stored,
  -- 'package' with a package URN, 'area' with an area URN, or 'right' with one of the single rights.
  kind text not null check (kind in ('package', 'area', 'right')),
  code text not null,
  given_at timestamptz not null,
  given_by uuid references person,
  given_in text references receipt deferrable initially deferred,
  ends_on date,
  note text,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_in text references receipt deferrable initially deferred,
  withdrawn_how text check (withdrawn_how in ('giver', 'holder', 'expired', 'undone')),
  restores uuid references access_grant,
  version integer not null default 1,
  check ((holder_person_id is null) <> (holder_org_number is null)),
  check (holder_org_number is distinct from org_number),
  check ((withdrawn_at is null) = (withdrawn_how is null))
);
create unique index access_grant_current_key on access_grant (org_number, holder_id, kind, code) where withdrawn_at is null;
create index access_grant_person_idx on access_grant (holder_person_id) where holder_person_id is not null and withdrawn_at is null;
create index access_grant_holder_org_idx on access_grant (holder_org_number) where holder_org_number is not null and withdrawn_at is null;
create index access_grant_history_idx on access_grant (org_number, holder_id, withdrawn_at desc) where withdrawn_at is not null;
create index access_grant_end_idx on access_grant (ends_on) where withdrawn_at is null and ends_on is not null;

-- API resources given to suppliers. It belongs to the organisation, not to the person who clicked.
create table delegation (
  delegation_id uuid primary key,
  org_number integer not null references organisation,
  holder_org_number integer not null references organisation,
  environment environment not null,
  api_resource_id uuid not null,
  resource_version integer not null,
  given_at timestamptz not null,
  given_by uuid references person,
  given_in text references receipt deferrable initially deferred,
  ends_on date,
  note text,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_in text references receipt deferrable initially deferred,
  -- 'giver' took it back, 'holder' gave it up, 'expired' at the end date, 'undone' when its giver regretted giving it.
  withdrawn_how text check (withdrawn_how in ('giver', 'holder', 'expired', 'undone')),
  restores uuid references delegation,
  version integer not null default 1,
  foreign key (api_resource_id, environment) references api_resource (api_resource_id, environment),
  foreign key (api_resource_id, resource_version) references api_resource_version (api_resource_id, version),
  check (org_number <> holder_org_number),
  check ((withdrawn_at is null) = (withdrawn_how is null))
);
-- The backstop of every race: one current delegation of a thing between two parties. The list of holders reads nothing but this index.
create unique index delegation_current_key on delegation (org_number, holder_org_number, api_resource_id) include (ends_on, given_at)
  where withdrawn_at is null;
create index delegation_received_idx on delegation (holder_org_number, org_number) where withdrawn_at is null;
create index delegation_history_idx on delegation (org_number, holder_org_number, withdrawn_at desc) where withdrawn_at is not null;
create index delegation_received_history_idx on delegation (holder_org_number, withdrawn_at desc) where withdrawn_at is not null;
create index delegation_end_idx on delegation (ends_on) where withdrawn_at is null and ends_on is not null;

-- An index, not a source: everyone an organisation has ever given anything, under the name they are sorted by, so that the list of
-- "Andre med rettigheter" pages in constant time however long it is.
create table holder (
  org_number integer not null,
  holder_org_number integer,
  holder_person_id uuid,
  holder_id text collate "C" not null generated always as (coalesce(holder_org_number::text, holder_person_id::text)) stored,
  sort_name text collate "nb-x-icu" not null,
  -- When the last thing they held ended; null while they hold something.
  quiet_since timestamptz,
  check ((holder_org_number is null) <> (holder_person_id is null))
);
create unique index holder_key on holder (org_number, holder_id);
-- The order of the list: a page begins where the one before ended, however far down.
create index holder_current_idx on holder (org_number, sort_name, holder_id) where quiet_since is null;
create index holder_quiet_idx on holder (org_number, quiet_since) where quiet_since is not null;
create index holder_by_org_idx on holder (holder_org_number) where holder_org_number is not null;

-- A draft lives on the server: it survives reload, another tab and a lost session, and touches nothing until it is confirmed.
-- One person has one open draft for one holder; colleagues see that it exists.
create table change_set (
  change_set_id uuid primary key,
  org_number integer not null references organisation,
  holder_org_number integer references organisation,
  holder_person_id uuid references person,
  holder_id text collate "C" not null generated always as (coalesce(holder_org_number::text, holder_person_id::text)) stored,
  created_by uuid not null references person,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  -- Counted up with each change, so that what is confirmed is what was reviewed.
  version integer not null default 1,
  ends_on date,
  note text,
  -- Where two persons are needed: when the author had done her part, and what she answered on the review page.
  proposed_at timestamptz,
  reason text,
  breach boolean not null default false,
  confirmed_in text references receipt deferrable initially deferred,
  check ((holder_person_id is null) <> (holder_org_number is null))
);
create unique index change_set_open_key on change_set (org_number, created_by, holder_id) where confirmed_in is null;
create index change_set_holder_idx on change_set (org_number, holder_id) where confirmed_in is null;
create index change_set_expiry_idx on change_set (expires_at) where confirmed_in is null;

create table change_set_item (
  change_set_id uuid not null references change_set on delete cascade,
  op text not null check (op in ('give', 'withdraw')),
  -- What is given: 'api' with the resource's id, or kind and code of a grant. What is withdrawn: the row's id.
  kind text not null check (kind in ('api', 'package', 'area', 'right')),
  code text not null,
  -- The version the person saw: of the resource she gives, or of the row she withdraws.
  seen_version integer not null,
  primary key (change_set_id, op, kind, code)
);

-- Wrong guesses at a person's number and name, so that nobody can search for people by trying.
create table person_look_up_failure (
  person_id uuid not null references person,
  at timestamptz not null
);
create index person_look_up_failure_idx on person_look_up_failure (person_id, at);
