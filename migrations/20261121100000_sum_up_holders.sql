-- What the list says of each holder's delegations, kept with the holder: counting them anew for fifty lines took a third of what the
-- page cost. Derived like the rest of the table. Only what has ended without being swept yet is counted when it is read: ends_on tells.
alter table holder
  add column apis bigint not null default 0,
  -- The first end date there is.
  add column ends_on date,
  add column changed_at timestamptz;

create function sum_of_delegations(of_org integer, of_holder integer, out apis bigint, out ends_on date, out changed_at timestamptz)
language sql stable as $$
  select count(*), min(d.ends_on), max(d.given_at)
  from delegation d
  where d.org_number = of_org and d.holder_org_number = of_holder and d.withdrawn_at is null
$$;

-- The holder's row is locked first: of two changes at once the later counts, in a statement of its own, what the earlier has left.
create function sum_up_holders() returns trigger language plpgsql as $$
begin
  perform from holder h
  where (h.org_number, h.holder_id) in (select c.org_number, c.holder_org_number::text from changed c)
  order by h.org_number, h.holder_id
  for no key update;
  update holder h
  set apis = s.apis, ends_on = s.ends_on, changed_at = s.changed_at
  from (select distinct org_number, holder_org_number from changed) c
  cross join lateral sum_of_delegations(c.org_number, c.holder_org_number) s
  where h.org_number = c.org_number and h.holder_id = c.holder_org_number::text
    and (h.apis, h.ends_on, h.changed_at) is distinct from (s.apis, s.ends_on, s.changed_at);
  return null;
end
$$;
create trigger delegation_is_given after insert on delegation
  referencing new table as changed for each statement execute function sum_up_holders();
create trigger delegation_is_changed after update on delegation
  referencing new table as changed for each statement execute function sum_up_holders();
create trigger delegation_is_gone after delete on delegation
  referencing old table as changed for each statement execute function sum_up_holders();

-- A holder that is noted after the delegations.
create function sum_up_new_holder() returns trigger language plpgsql as $$
begin
  select s.apis, s.ends_on, s.changed_at into new.apis, new.ends_on, new.changed_at
  from sum_of_delegations(new.org_number, new.holder_org_number) s;
  return new;
end
$$;
create trigger holder_is_new before insert on holder
  for each row when (new.holder_org_number is not null) execute function sum_up_new_holder();

update holder h
set apis = s.apis, ends_on = s.ends_on, changed_at = s.changed_at
from holder old
cross join lateral sum_of_delegations(old.org_number, old.holder_org_number) s
where h.org_number = old.org_number and h.holder_id = old.holder_id and old.holder_org_number is not null;

-- Few units are in trouble, and every line of the list asks whether its own is.
create index organisation_trouble_idx on organisation (org_number) include (deleted_on, bankrupt) where deleted_on is not null or bankrupt;
