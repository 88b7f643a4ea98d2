-- Sessions and login attempts. Only hashes of what the browser holds are stored.

create table web_session (
  session_id uuid not null unique,
  key_hash bytea primary key check (length(key_hash) = 32),
  state jsonb not null,
  -- Lifted out of the state so that logout can find the row by what the issuer knows.
  iss text,
  sid text,
  person_id uuid references person,
  id_token_cipher bytea,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  absolute_expires_at timestamptz not null
);
create index web_session_sid_idx on web_session (iss, sid) where sid is not null;
create index web_session_person_idx on web_session (person_id) where person_id is not null;
create index web_session_expiry_idx on web_session (absolute_expires_at);

create table login_attempt (
  state text primary key,
  nonce text not null,
  verifier text not null,
  browser_hash bytea not null check (length(browser_hash) = 32),
  return_to text not null,
  acr text not null,
  -- Asked to prove herself anew (prompt=login), so the answer must be of this very minute.
  fresh boolean not null,
  created_at timestamptz not null,
  consumed_at timestamptz
);
create index login_attempt_age_idx on login_attempt (created_at);

create table logout_token_seen (
  iss text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (iss, jti)
);

-- The organisations a person last acted for, for "Sist brukt" in the picker.
create table recent_organisation (
  person_id uuid not null references person,
  org_number integer not null,
  used_at timestamptz not null,
  primary key (person_id, org_number)
);
