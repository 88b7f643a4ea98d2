-- The rest of what the list says of a holder stands with the holder too: the packages and rights that were given, and what the register
-- says of its name and standing. Looking that up for fifty lines took as long as finding the lines. As in sum_up_holders, only what has
-- ended without being swept yet is looked up when it is read: grants_end_on tells.
alter table holder
  add column grant_kinds text[] not null default '{}',
  add column grant_codes text[] not null default '{}',
  -- The first end date among them.
  add column grants_end_on date,
  add column deleted_on date,
  add column bankrupt boolean not null default false;
drop index organisation_trouble_idx;

create function sum_of_grants(
  of_org integer, of_holder text, out grant_kinds text[], out grant_codes text[], out grants_end_on date, out changed_at timestamptz)
language sql stable as $$
  select coalesce(array_agg(a.kind order by a.code), '{}'), coalesce(array_agg(a.code order by a.code), '{}'), min(a.ends_on), max(a.given_at)
  from access_grant a
  where a.org_number = of_org and a.holder_id = of_holder and a.withdrawn_at is null
$$;

create function sum_up_grants() returns trigger language plpgsql as $$
begin
  perform from holder h
  where (h.org_number, h.holder_id) in (select c.org_number, c.holder_id from changed c)
  order by h.org_number, h.holder_id
  for no key update;
  update holder h
  set grant_kinds = s.grant_kinds, grant_codes = s.grant_codes, grants_end_on = s.grants_end_on,
      changed_at = greatest(s.changed_at, d.changed_at)
  from (select distinct org_number, holder_id, holder_org_number from changed) c
  cross join lateral sum_of_grants(c.org_number, c.holder_id) s
  cross join lateral sum_of_delegations(c.org_number, c.holder_org_number) d
  where h.org_number = c.org_number and h.holder_id = c.holder_id
    and (h.grant_kinds, h.grant_codes, h.grants_end_on, h.changed_at)
        is distinct from (s.grant_kinds, s.grant_codes, s.grants_end_on, greatest(s.changed_at, d.changed_at));
  return null;
end
$$;
create trigger access_grant_is_given after insert on access_grant
  referencing new table as changed for each statement execute function sum_up_grants();
create trigger access_grant_is_changed after update on access_grant
  referencing new table as changed for each statement execute function sum_up_grants();
create trigger access_grant_is_gone after delete on access_grant
  referencing old table as changed for each statement execute function sum_up_grants();

-- When a holder was given something last: an API, a package or a right.
create or replace function sum_up_holders() returns trigger language plpgsql as $$
begin
  perform from holder h
  where (h.org_number, h.holder_id) in (select c.org_number, c.holder_org_number::text from changed c)
  order by h.org_number, h.holder_id
  for no key update;
  update holder h
  set apis = s.apis, ends_on = s.ends_on, changed_at = greatest(s.changed_at, g.changed_at)
  from (select distinct org_number, holder_org_number from changed) c
  cross join lateral sum_of_delegations(c.org_number, c.holder_org_number) s
  cross join lateral sum_of_grants(c.org_number, c.holder_org_number::text) g
  where h.org_number = c.org_number and h.holder_id = c.holder_org_number::text
    and (h.apis, h.ends_on, h.changed_at) is distinct from (s.apis, s.ends_on, greatest(s.changed_at, g.changed_at));
  return null;
end
$$;

-- A holder that is noted after all this. The generated column has no value yet.
create or replace function sum_up_new_holder() returns trigger language plpgsql as $$
begin
  select s.apis, s.ends_on, s.changed_at into new.apis, new.ends_on, new.changed_at
  from sum_of_delegations(new.org_number, new.holder_org_number) s;
  select s.grant_kinds, s.grant_codes, s.grants_end_on, greatest(s.changed_at, new.changed_at)
  into new.grant_kinds, new.grant_codes, new.grants_end_on, new.changed_at
  from sum_of_grants(new.org_number, coalesce(new.holder_org_number::text, new.holder_person_id::text)) s;
  select o.deleted_on, o.bankrupt into new.deleted_on, new.bankrupt
  from organisation o where o.org_number = new.holder_org_number;
  new.bankrupt := coalesce(new.bankrupt, false);
  return new;
end
$$;
drop trigger holder_is_new on holder;
create trigger holder_is_new before insert on holder for each row execute function sum_up_new_holder();

create function follow_unit() returns trigger language plpgsql as $$
begin
  update holder h
  set sort_name = new.name, deleted_on = new.deleted_on, bankrupt = new.bankrupt
  where h.holder_org_number = new.org_number;
  return null;
end
$$;
create trigger organisation_is_followed after update on organisation
  for each row when ((old.name, old.deleted_on, old.bankrupt) is distinct from (new.name, new.deleted_on, new.bankrupt))
  execute function follow_unit();

-- People take new names too.
create index holder_by_person_idx on holder (holder_person_id) where holder_person_id is not null;
create function follow_person() returns trigger language plpgsql as $$
begin
  update holder h
  set sort_name = trim(new.given_name || ' ' || new.family_name)
  where h.holder_person_id = new.person_id;
  return null;
end
$$;
create trigger person_is_followed after update on person
  for each row when ((old.given_name, old.family_name) is distinct from (new.given_name, new.family_name))
  execute function follow_person();

update holder h
set grant_kinds = s.grant_kinds, grant_codes = s.grant_codes, grants_end_on = s.grants_end_on,
    changed_at = greatest(s.changed_at, old.changed_at),
    deleted_on = o.deleted_on, bankrupt = coalesce(o.bankrupt, false)
from holder old
cross join lateral sum_of_grants(old.org_number, old.holder_id) s
left join organisation o on o.org_number = old.holder_org_number
where h.org_number = old.org_number and h.holder_id = old.holder_id;

-- The list by time of change. Who holds something has a time; nobody must be missing from the list if one should lack it all the same.
create index holder_change_idx on holder (org_number, coalesce(changed_at, 'epoch'), holder_id) where quiet_since is null;
