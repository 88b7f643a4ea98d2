-- Scopes, who may use them, and the API resources that bundle them. Test and production are separate in every key.

create table scope (
  scope_id uuid primary key,
  environment environment not null,
  name text not null,
  provider_org_number integer not null,
  description text not null default '',
  -- May consumers let a supplier use it on their behalf?
  delegable boolean not null default true,
  accessible_for_all boolean not null default false,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  unique (environment, name),
  unique (scope_id, environment)
);
create index scope_provider_idx on scope (provider_org_number, environment);

create table scope_access (
  scope_access_id uuid primary key,
  scope_id uuid not null references scope,
  org_number integer not null,
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index scope_access_current_key on scope_access (org_number, scope_id) where ended_at is null;

create table api_resource (
  api_resource_id uuid primary key,
  environment environment not null,
  -- The stable name by which machines and imports know it.
  identifier text not null,
  provider_org_number integer not null,
  title_nb text not null,
  title_nn text not null,
  title_en text not null,
  description_nb text not null,
  description_nn text not null,
  description_en text not null,
  delegable boolean not null default true,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  unique (environment, identifier),
  unique (api_resource_id, environment)
);

-- What a resource bundles, by version. A new scope makes a new version; delegations already given keep theirs.
create table api_resource_version (
  api_resource_id uuid not null references api_resource,
  version integer not null check (version >= 1),
  scope_names text[] not null check (cardinality(scope_names) > 0),
  writes boolean not null,
  since timestamptz not null default now(),
  primary key (api_resource_id, version)
);
