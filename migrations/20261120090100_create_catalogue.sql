-- The catalogue of access packages. The rows come from src/packages/catalogue/*.csv and are put in place by `portner migrate`.

create table access_area (
  urn text primary key,
  name_nb text not null,
  name_nn text not null,
  name_en text not null,
  group_code text not null
);

create table access_package (
  urn text primary key,
  name_nb text not null,
  name_nn text not null,
  name_en text not null,
  area_urn text not null references access_area,
  -- May the package be given to somebody at all, and may a supplier's employee get it through the supplier? Two different questions.
  is_assignable boolean not null,
  is_delegable boolean not null,
  available_for_service_owners boolean not null,
  entity_type text not null,
  provider text not null
);
create index access_package_area_idx on access_package (area_urn);

create table access_package_alias (
  alias text primary key,
  urn text not null references access_package
);

create table catalogue_role (
  code text primary key,
  register_code text,
  name_nb text not null,
  name_nn text not null,
  name_en text not null,
  is_key_role boolean not null,
  entity_type text not null,
  provider text not null
);

create table role_package (
  role_code text not null,
  package_urn text not null references access_package,
  org_form text,
  has_access boolean not null,
  can_delegate boolean not null
);
create unique index role_package_key on role_package (role_code, package_urn, org_form) nulls not distinct;

create table catalogue_version (
  only_row boolean primary key default true check (only_row),
  content_hash bytea not null,
  installed_at timestamptz not null default now()
);
