-- Can those who get something back by an undo get it? The organisation is in the register; the receiver is in business, or
-- alive and, if somebody asked whether it is them, asked still.
create or replace function parties_are_there(registered integer, receiver integer, person uuid) returns boolean
  language sql stable parallel safe as $$
  select not exists (
           select from organisation o
           where o.org_number in (registered, receiver)
             and (is_deleted(o.deleted_on, (now() at time zone 'Europe/Oslo')::date) or o.org_number = receiver and o.bankrupt))
     and not exists (select from person p where p.person_id = person and p.died)
     and not exists (
           select from awaiting_person w
           where w.person_id = person and (w.answered_at is not null or w.national_id_hash is null))
$$;
