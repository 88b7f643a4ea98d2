-- A form that was sent after the session had ended, until its sender is back. Fields and address are sealed: they hold what people type.
create table kept_form (
  kept_form_id text primary key,
  person_id uuid not null references person,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index kept_form_person_idx on kept_form (person_id, expires_at);
create index kept_form_expiry_idx on kept_form (expires_at);
