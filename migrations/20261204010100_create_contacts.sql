-- Whom to reach in an organisation, and about what.
create table contact (
  contact_id uuid primary key,
  org_number integer not null references organisation,
  topics text[] not null check (cardinality(topics) > 0),
  name text not null,
  role text,
  email text not null,
  phone text,
  created_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1
);
create index contact_org_idx on contact (org_number) where removed_at is null;
