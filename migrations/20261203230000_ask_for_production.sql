-- Somebody who registered by work e-mail, or who holds something else in an organisation, asks it for access to production. It is a request like
-- others, and may say until when it is wanted.
alter table request add column wants_until date;

-- Requests whose asker is written to once they are answered, where they have an address. told_at: that has been done, or nothing is to be told.
create table request_told (
  request_id uuid primary key references request,
  told_at timestamptz
);
create index request_told_waiting_idx on request_told (request_id) where told_at is null;

-- Whoever asks answers to nobody in production before they have connected a login that says who they are: is this person known by a work
-- address alone?
create or replace function registered_by_email(person uuid) returns boolean language sql stable as $$
  select exists (select from member m where m.person_id = person)
$$;
