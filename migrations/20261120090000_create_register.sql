-- Enhetsregisteret as we mirror it. Organisation numbers are integers: the commonest key, half the size of text in every index.

create type environment as enum ('test', 'prod');

create table organisation (
  org_number integer primary key check (org_number between 200000000 and 999999999),
  name text not null check (name <> ''),
  org_form text not null,
  municipality text,
  city text,
  -- The main unit of a sub-unit (BEDR, AAFY), or the unit above an organisational link (ORGL). Not a foreign key: files arrive in any order.
  parent_org_number integer,
  registered_on date,
  deleted_on date,
  bankrupt boolean not null default false,
  winding_up boolean not null default false,
  -- A sub-unit inherits rights from its main unit; an ORGL does not.
  sub_unit boolean not null default false,
  content_hash bytea not null,
  -- Touched when the roles of the unit change, so that a write that holds the row FOR SHARE and a role that ends exclude each other.
  roles_changed_at timestamptz not null default now(),
  imported_at timestamptz not null default now()
);
create index organisation_parent_idx on organisation (parent_org_number) where parent_org_number is not null;
create index organisation_name_idx on organisation (lower(name) text_pattern_ops);

-- The number itself is stored only enciphered; the keyed hash finds it again. Persons without a number are shown but can never log in.
create table person (
  person_id uuid primary key,
  national_id_hash bytea unique check (length(national_id_hash) = 32),
  national_id_cipher bytea,
  -- For persons whose number the open register does not tell: a digest of unit, birth date and name, so that an import finds them again.
  unnumbered_key bytea unique,
  given_name text not null,
  family_name text not null,
  born_on date,
  died boolean not null default false,
  created_at timestamptz not null default now(),
  check ((national_id_hash is null) = (national_id_cipher is null)),
  check ((national_id_hash is null) <> (unnumbered_key is null))
);

create table register_role (
  org_number integer not null,
  role_code text not null,
  holder_person_id uuid references person,
  holder_org_number integer,
  since date,
  check ((holder_person_id is null) <> (holder_org_number is null))
);
create unique index register_role_key on register_role (org_number, role_code, holder_person_id, holder_org_number) nulls not distinct;
create index register_role_person_idx on register_role (holder_person_id, org_number) where holder_person_id is not null;
create index register_role_holder_org_idx on register_role (holder_org_number, org_number) where holder_org_number is not null;

-- What the roles of a unit looked like in the last file, so that an unchanged unit costs one comparison.
create table register_roles_seen (
  org_number integer primary key,
  content_hash bytea not null
);

create table register_import (
  register_import_id uuid primary key,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  complete boolean not null,
  summary jsonb not null default '{}'
);
