-- Which main unit a sub-unit had answers for the past too, like its roles. What stands there today is taken to have been so always,
-- because nobody knows better.
alter table organisation add column parent_seen_from timestamptz not null default '-infinity';
alter table organisation alter column parent_seen_from set default now();

-- Parents as they were from one import to another. Written by the import alone.
create table organisation_parent_past (
  org_number integer not null,
  parent_org_number integer not null,
  seen_from timestamptz not null,
  seen_to timestamptz not null,
  check (seen_from < seen_to)
);
create index organisation_parent_past_idx on organisation_parent_past (org_number, seen_to);
