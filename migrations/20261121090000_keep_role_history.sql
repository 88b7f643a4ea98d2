-- Roles answer for the past too, for the time since they were first taken in: who was what, at a given moment.

alter table register_role add column seen_from timestamptz not null default now();

-- Roles as they were from one import to another. Written by the trigger alone.
create table register_role_past (
  org_number integer not null,
  role_code text not null,
  holder_person_id uuid references person,
  holder_org_number integer,
  since date,
  seen_from timestamptz not null,
  seen_to timestamptz not null,
  check (seen_from < seen_to),
  check ((holder_person_id is null) <> (holder_org_number is null))
);
create index register_role_past_idx on register_role_past (org_number, seen_to);
create index register_role_past_person_idx on register_role_past (holder_person_id) where holder_person_id is not null;

-- A role taken in and dropped in the same transaction was never there.
create function keep_past_roles() returns trigger language plpgsql as $$
begin
  insert into register_role_past (org_number, role_code, holder_person_id, holder_org_number, since, seen_from, seen_to)
  select org_number, role_code, holder_person_id, holder_org_number, since, seen_from, now()
  from gone
  where seen_from < now();
  return null;
end $$;
create trigger register_role_is_remembered after delete on register_role
  referencing old table as gone for each statement execute function keep_past_roles();

-- Who has been given a package, now or then; the current ones alone have an index already.
create index access_grant_code_idx on access_grant (org_number, code);
