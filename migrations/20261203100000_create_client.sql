-- Clients: what an organisation fetches tokens with. Its scopes, keys and packages are rows with times: what is removed stays, so that it can
-- be told and restored.

create table client (
  client_id uuid primary key,
  environment environment not null,
  org_number integer not null references organisation,
  name text not null,
  description text not null default '',
  -- As the wire names it (reference: Digdir's API for clients). Only 'maskinporten' fetches tokens here.
  integration_type text not null,
  -- May it name a customer (consumer_org), by what customers have delegated to the organisation?
  for_customers boolean not null default false,
  -- Seconds. The scopes may make it shorter.
  access_token_lifetime integer not null default 120 check (access_token_lifetime between 1 and 86400),
  -- What the wire has besides, for clients that log people in; null for others.
  oidc jsonb,
  created_at timestamptz not null,
  created_by uuid references person,
  created_in text references receipt deferrable initially deferred,
  changed_at timestamptz not null,
  deactivated_at timestamptz,
  -- Counted up with each change, so that two who edit see each other.
  version integer not null default 1
);
create index client_list_idx on client (org_number, environment, name, client_id);

create table client_scope (
  client_scope_id uuid primary key,
  client_id uuid not null references client,
  scope_id uuid not null references scope,
  added_at timestamptz not null,
  added_in text references receipt deferrable initially deferred,
  removed_at timestamptz,
  removed_in text references receipt deferrable initially deferred,
  restores uuid references client_scope
);
create unique index client_scope_current_key on client_scope (client_id, scope_id) where removed_at is null;
create index client_scope_scope_idx on client_scope (scope_id) where removed_at is null;

create table client_key (
  client_key_id uuid primary key,
  client_id uuid not null references client,
  kid text not null check (kid ~ '^[A-Za-z0-9._-]{1,255}$'),
  alg text not null check (alg in ('RS256', 'RS384', 'RS512')),
  -- The public key as a JWK (RFC 7517), as it was sent: it can be sent back unchanged. It has no private member.
  jwk jsonb not null,
  -- RFC 7638, of kty, n and e.
  thumbprint text not null,
  added_at timestamptz not null,
  added_in text references receipt deferrable initially deferred,
  expires_at timestamptz not null,
  removed_at timestamptz,
  removed_in text references receipt deferrable initially deferred,
  restores uuid references client_key
);
create unique index client_key_kid_key on client_key (client_id, kid) where removed_at is null;
create unique index client_key_thumbprint_key on client_key (client_id, thumbprint) where removed_at is null;
create index client_key_expiry_idx on client_key (expires_at) where removed_at is null;

-- "Opptre for virksomhetens kunder", given to a client: it uses whatever customers have delegated to its organisation, and nothing of the
-- organisation's own.
create table client_package (
  client_package_id uuid primary key,
  client_id uuid not null references client,
  given_at timestamptz not null,
  given_by uuid references person,
  given_in text references receipt deferrable initially deferred,
  removed_at timestamptz,
  removed_in text references receipt deferrable initially deferred,
  restores uuid references client_package
);
create unique index client_package_current_key on client_package (client_id) where removed_at is null;
