-- Somebody who registered by work e-mail connects their login at ID-porten: begun in a session of the one login, confirmed in one of the other,
-- in the same browser. A row is an attempt until it is connected, and counts for half an hour.
create table member_login (
  member_login_id uuid primary key,
  member_id uuid not null references member,
  org_number integer not null references organisation,
  browser_hash bytea not null check (length(browser_hash) = 32),
  started_at timestamptz not null,
  -- The person of the login, once both have been proven.
  person_id uuid references person,
  connected_at timestamptz,
  connected_in text,
  check ((connected_at is null) = (person_id is null) and (connected_at is null) = (connected_in is null))
);
-- Once, and a person is one member of an organisation at most.
create unique index member_login_member_key on member_login (member_id) where connected_at is not null;
create unique index member_login_person_key on member_login (person_id, org_number) where connected_at is not null;
create index member_login_started_idx on member_login (started_at) where connected_at is null;

-- The name by which somebody registered in the unit by work e-mail who has connected this person's login since. Null: nobody did.
create or replace function connected_as(person uuid, unit integer) returns text language sql stable as $$
  select trim(p.given_name || ' ' || p.family_name)
  from member_login l
  join person p on p.person_id = l.member_id
  where l.person_id = connected_as.person and l.org_number = unit and l.connected_at is not null
  limit 1
$$;

-- Whoever registered in the unit by work e-mail has shown which person they are: what they asked it for is asked by that person from now on, so
-- that it can be given to somebody.
create or replace function hand_requests_over(member uuid, person uuid, unit integer) returns void language sql as $$
  update request r
  set asker_person_id = hand_requests_over.person
  where r.asker_person_id = member and r.asker_org_number is null and r.org_number = unit
$$;
