-- The terms of use, and who has signed them for which organisation. Neither is ever changed: a new version is a new row, which each
-- organisation signs anew.
create table terms_version (
  -- As staff name it.
  version text primary key,
  published_at timestamptz not null,
  must_be_signed_by date not null,
  text_nb text not null,
  text_nn text not null,
  text_en text not null
);
create index terms_version_published_idx on terms_version (published_at desc);

create table terms_signature (
  org_number integer not null references organisation,
  version text not null references terms_version,
  signed_at timestamptz not null,
  signed_by uuid not null references person,
  -- The name then.
  signed_name text not null,
  signed_in text not null references receipt deferrable initially deferred,
  primary key (org_number, version)
);
