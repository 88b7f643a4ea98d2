-- Mine API: prefixes and who ordered them, scopes with everything that can be said about them, who may use them until when, and the
-- one place where that is decided.

-- A prefix belongs to one organisation, in test and production alike.
create table prefix (
  prefix text primary key check (prefix ~ '^[a-z0-9]{2,30}$'),
  org_number integer not null references organisation,
  allotted_at timestamptz not null default now(),
  -- The member of staff who allotted it; null where it came with the installation.
  allotted_by uuid references person
);
create index prefix_org_idx on prefix (org_number);

-- What organisations have asked for. Nothing is deleted: a decision closes the order.
create table prefix_order (
  prefix_order_id uuid primary key,
  org_number integer not null references organisation,
  prefix text not null check (prefix ~ '^[a-z0-9]{2,30}$'),
  purpose text not null,
  contact text not null,
  ordered_at timestamptz not null,
  ordered_by uuid not null references person,
  ordered_in text not null references receipt deferrable initially deferred,
  decided_at timestamptz,
  decided_by uuid references person,
  outcome text check (outcome in ('allotted', 'declined')),
  answer text,
  check ((decided_at is null) = (outcome is null))
);
-- Two cannot wait for the same prefix.
create unique index prefix_order_open_key on prefix_order (prefix) where decided_at is null;
create index prefix_order_queue_idx on prefix_order (ordered_at, prefix_order_id) where decided_at is null;
create index prefix_order_org_idx on prefix_order (org_number, ordered_at desc);

-- Those who do support. Named on the command line, never on a page.
create table support_staff (
  person_id uuid not null references person,
  since timestamptz not null default now(),
  until timestamptz
);
create unique index support_staff_current_key on support_staff (person_id) where until is null;

alter table scope
  add column prefix text not null generated always as (split_part(name, ':', 1)) stored,
  -- Names that look alike are one name: the letters that are easily taken for digits count as those.
  add column look text not null generated always as (translate(lower(name), '01_', 'ol-')) stored,
  add column description_nn text not null default '',
  add column description_en text not null default '',
  add column long_description text not null default '',
  add column long_description_nn text not null default '',
  add column long_description_en text not null default '',
  add column visibility text not null default 'private' check (visibility in ('public', 'private')),
  add column integration_types text[] not null default '{}',
  -- Seconds; 0 leaves it to the client.
  add column at_max_age integer not null default 0 check (at_max_age >= 0),
  add column token_type text not null default 'self_contained' check (token_type in ('self_contained', 'opaque')),
  add column authorization_max_lifetime integer not null default 0 check (authorization_max_lifetime >= 0),
  add column requires_user_authentication boolean not null default false,
  add column requires_user_consent boolean not null default false,
  add column requires_pseudonymous_tokens boolean not null default false,
  add column enforced_aud text not null default '',
  add column version integer not null default 1,
  add column created_by uuid references person,
  add column changed_at timestamptz not null default now(),
  add column deactivated_by uuid references person;
alter table scope rename column description to description_nb;
alter table scope rename column long_description to long_description_nb;
create unique index scope_look_key on scope (environment, look);
create index scope_list_idx on scope (provider_org_number, environment, name);
create index scope_changed_idx on scope (provider_org_number, environment, changed_at, scope_id);
create index scope_open_idx on scope (environment, name) where accessible_for_all and deactivated_at is null;
drop index scope_provider_idx;

alter table scope_access rename column ended_at to withdrawn_at;
alter table scope_access
  -- Its last day.
  add column ends_on date,
  add column note text,
  add column given_by uuid references person,
  add column given_in text references receipt deferrable initially deferred,
  add column withdrawn_by uuid references person,
  add column withdrawn_in text references receipt deferrable initially deferred,
  -- 'provider' took it back, 'deactivated' revoked it with the scope, 'expired' at its last day, 'undone' when giving it was regretted.
  add column withdrawn_how text check (withdrawn_how in ('provider', 'deactivated', 'expired', 'undone')),
  add column restores uuid references scope_access;
create unique index scope_access_of_scope_key on scope_access (scope_id, org_number) include (ends_on) where withdrawn_at is null;
-- The order of the list: the newest first, and a page begins where the one before ended.
create index scope_access_list_idx on scope_access (scope_id, scope_access_id) where withdrawn_at is null;
create index scope_access_history_idx on scope_access (scope_id, withdrawn_at desc) where withdrawn_at is not null;
create index scope_access_given_idx on scope_access (given_in) where given_in is not null;
create index scope_access_withdrawn_idx on scope_access (withdrawn_in) where withdrawn_in is not null;
create index scope_access_end_idx on scope_access (ends_on) where withdrawn_at is null and ends_on is not null;

-- A pasted list that somebody is about to give access to: kept here, so that it survives reload, another tab and a lost session.
create table scope_bulk (
  scope_bulk_id uuid primary key,
  scope_id uuid not null references scope,
  created_by uuid not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  lines text not null,
  ends_on date,
  note text,
  -- What became of each line, once it is confirmed.
  verdicts jsonb,
  confirmed_in text references receipt deferrable initially deferred
);
create index scope_bulk_expiry_idx on scope_bulk (expires_at);

-- Who may use what on a day, and the only place where that is decided; every list and every check reads it. A scope is there while it is
-- in use and open to all or given; by way of a delegation while that lasts too. A function and no view because the day is Norway's and
-- the asker's; Postgres expands it in place like a view.
create function effective_access(today date) returns table (
  environment environment, scope_id uuid, scope_name text, provider_org_number integer,
  -- Whose access it is, and who uses it for them; the supplier is null where the consumer has it itself.
  consumer_org_number integer, via text, supplier_org_number integer,
  scope_access_id uuid, delegation_id uuid, delegable boolean
) language sql stable as $$
  select s.environment, s.scope_id, s.name, s.provider_org_number, a.org_number, 'own', null::integer, a.scope_access_id, null::uuid,
         s.delegable
  from scope s
  join scope_access a on a.scope_id = s.scope_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)
  where s.deactivated_at is null and not s.accessible_for_all
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, o.org_number, 'own', null, null, null, s.delegable
  from scope s
  cross join organisation o
  where s.deactivated_at is null and s.accessible_for_all
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, d.org_number, 'delegated', d.holder_org_number, a.scope_access_id,
         d.delegation_id, s.delegable
  from delegation d
  join api_resource r on r.api_resource_id = d.api_resource_id and r.deactivated_at is null
  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
  join scope s on s.environment = d.environment and s.name = any (v.scope_names)
  left join scope_access a
    on a.scope_id = s.scope_id and a.org_number = d.org_number and a.withdrawn_at is null
    and (a.ends_on is null or a.ends_on >= today)
  where d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today) and s.deactivated_at is null and s.delegable
    and (s.accessible_for_all or a.scope_access_id is not null)
$$;

-- Delegations by what they are of: whom a scope that goes out of use takes with it.
create index delegation_resource_idx on delegation (api_resource_id, resource_version) where withdrawn_at is null;
create index api_resource_version_scopes_idx on api_resource_version using gin (scope_names);
