-- What consumers ask providers for: access to a public scope. Times tell what became of it; whether a consumer has the scope is told by
-- effective_access alone.

create table access_request (
  access_request_id uuid primary key,
  scope_id uuid not null references scope,
  -- The consumer, and the provider who is asked.
  org_number integer not null references organisation,
  provider_org_number integer not null references organisation,
  purpose text not null check (char_length(purpose) between 1 and 500),
  -- Where the provider can ask back. It may name a person, so events do not have it.
  contact text check (char_length(contact) between 1 and 200),
  sent_at timestamptz not null,
  sent_by uuid not null references person,
  -- The reference of its event; null for one that came with the installation, like the other two.
  sent_in text references receipt deferrable initially deferred,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_in text references receipt deferrable initially deferred,
  declined_at timestamptz,
  declined_by uuid references person,
  declined_in text references receipt deferrable initially deferred,
  reason text check (char_length(reason) between 1 and 500),
  approved_at timestamptz,
  approved_by uuid references person,
  approved_in text references receipt deferrable initially deferred,
  -- When the housekeeping, after its time, had been there.
  swept_at timestamptz,
  check (org_number <> provider_org_number),
  check ((declined_at is null) = (reason is null)),
  check (num_nonnulls(withdrawn_at, declined_at, approved_at) <= 1)
);
create index access_request_org_idx on access_request (org_number, sent_at desc, access_request_id desc);
create index access_request_provider_idx on access_request (provider_org_number, sent_at desc, access_request_id desc);
-- What waits: the front page and Mine API count it, and each new access looks for it.
create index access_request_waiting_idx on access_request (provider_org_number, expires_at)
  where withdrawn_at is null and declined_at is null and approved_at is null;
create index access_request_scope_idx on access_request (scope_id, org_number)
  where withdrawn_at is null and declined_at is null and approved_at is null;
create index access_request_expiry_idx on access_request (expires_at) where swept_at is null;

-- Does it wait for an answer?
create function is_waiting(r access_request, now timestamptz) returns boolean language sql stable
  return r.withdrawn_at is null and r.declined_at is null and r.approved_at is null and r.expires_at > now;

-- Who has been given access need not be answered any more, on whichever page it was given: one by one, by the list, or in answer.
create function answer_access_request() returns trigger language plpgsql as $$
begin
  update access_request r
  set approved_at = a.granted_at, approved_by = a.given_by, approved_in = a.given_in
  from given a
  where r.scope_id = a.scope_id and r.org_number = a.org_number and a.withdrawn_at is null and r.expires_at > a.granted_at
    and r.withdrawn_at is null and r.declined_at is null and r.approved_at is null;
  return null;
end
$$;
create trigger scope_access_answers after insert on scope_access
  referencing new table as given for each statement execute function answer_access_request();

-- The catalogue: what anybody may find, by name.
create index scope_catalogue_idx on scope (environment, name, scope_id) where visibility = 'public' and deactivated_at is null;
