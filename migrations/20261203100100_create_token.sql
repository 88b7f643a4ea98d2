-- The token endpoint: keys that sign, grants that have been used, and how tokens are used.

-- The next key is published before it signs, and the one before is published after it has signed its last.
create table signing_key (
  kid text primary key,
  environment environment not null,
  -- The private key, PKCS#8, enciphered with the portal's secret.
  sealed bytea not null,
  -- The public key as it is published (RFC 7517).
  jwk jsonb not null,
  created_at timestamptz not null,
  signs_from timestamptz not null
);
create index signing_key_current_idx on signing_key (environment, signs_from desc);

-- A grant works once (RFC 7523 §3), whichever process it reaches.
create table used_grant (
  client_id uuid not null,
  -- SHA-256 of the grant's jti, or of the whole assertion where it has none.
  grant_hash bytea not null,
  -- Past this, the grant is refused for its age.
  forget_at timestamptz not null,
  primary key (client_id, grant_hash)
);
create index used_grant_forget_idx on used_grant (forget_at);

-- How often, by the hour. Nothing of persons.
create table token_use (
  hour timestamptz not null,
  environment environment not null,
  client_id uuid not null,
  -- The scope, or the nil UUID: a refusal that is not about one.
  scope_id uuid not null,
  consumer_org_number integer not null,
  -- The supplier, or 0: the consumer's own client.
  supplier_org_number integer not null,
  -- Why it was refused, such as MP-250; empty: a token was issued.
  code text not null,
  uses bigint not null,
  primary key (client_id, hour, scope_id, consumer_org_number, supplier_org_number, code)
);
create index token_use_scope_idx on token_use (scope_id, consumer_org_number, hour);
create index token_use_supplier_idx on token_use (supplier_org_number, consumer_org_number, hour) where supplier_org_number <> 0;

-- The last attempts of each client, for whoever looks why it does not work. Older ones are removed.
create table token_attempt (
  correlation_id text primary key,
  client_id uuid not null,
  at timestamptz not null,
  code text not null,
  -- What was missing, in the words of the answer; empty: a token was issued.
  description text not null,
  consumer_org_number integer,
  scope_names text[] not null,
  kid text
);
create index token_attempt_client_idx on token_attempt (client_id, at desc);

create table client_key_use (
  client_key_id uuid primary key,
  last_used_at timestamptz not null
);
