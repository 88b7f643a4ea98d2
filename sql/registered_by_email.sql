-- Whoever asks answers to nobody in production before they have connected a login that says who they are: is this person known by a work
-- address alone?
create or replace function registered_by_email(person uuid) returns boolean language sql stable as $$
  select exists (select from member m where m.person_id = person)
$$;
