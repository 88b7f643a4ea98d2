-- Somebody who is to be given something and whom nobody has confirmed to be that person: a number and a name that were typed. They stand
-- in the table person by that name and without the number, so that nobody can ever log in as them; whatever is given to them is held by
-- nobody. When the person with the number logs in and says yes, it is given to that person instead. Of the number only its keyed hash is
-- kept, and no longer than somebody may be asked: some days after the answer, after all of it was taken back, or after nothing was given,
-- the housekeeping clears it. A row without the hash is never asked about again.
create table awaiting_person (
  person_id uuid primary key references person,
  org_number integer not null references organisation,
  national_id_hash bytea check (length(national_id_hash) = 32),
  name text not null,
  added_by uuid not null references person,
  added_at timestamptz not null,
  answered_at timestamptz,
  answered_in text references receipt deferrable initially deferred,
  -- Who said that it is them. Whoever declines is not told to the organisation; nothing points at them once the hash is cleared.
  confirmed_by uuid references person,
  check ((answered_at is null) = (answered_in is null)),
  check (confirmed_by is null or answered_at is not null)
);
create unique index awaiting_person_open_key on awaiting_person (national_id_hash, org_number, name) where answered_at is null;
create index awaiting_person_added_idx on awaiting_person (added_at) where national_id_hash is not null;
-- Who has proposed what a holder was given.
create index change_set_given_idx on change_set (org_number, holder_id) where confirmed_in is not null;

alter table access_grant
  drop constraint access_grant_withdrawn_how_check,
  add constraint access_grant_withdrawn_how_check
    check (withdrawn_how in ('giver', 'holder', 'expired', 'undone', 'redated', 'confirmed', 'declined', 'refused'));

-- When somebody said their own name, because neither the register nor their login did. They may change it until the register has one.
alter table person add column named_at timestamptz;

-- Whoever logged in without a name: a link and a heading need a text.
update person set family_name = 'Uten navn' where given_name = '' and family_name = '';
select recount_holders_of_people(array(select person_id from person where given_name = '' and family_name = 'Uten navn'));

-- The packages, areas and single rights given in a unit that count on a day: now, or as they were at an instant. What waits for somebody
-- to confirm that it is them counts for nobody.
create or replace function grants_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer, given_at timestamptz, given_by uuid, ends_on date,
  given_as text[]
) language sql stable as $$
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, g.given_at, g.given_by, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at is null
    and (instant is null or g.given_at <= instant)
    and not exists (select from awaiting_person w where w.person_id = g.holder_person_id)
  union all
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, g.given_at, g.given_by, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at > instant and g.given_at <= instant
    and not exists (select from awaiting_person w where w.person_id = g.holder_person_id)
$$;

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

-- What a person holds now, in all units: by a role, as administrator of the estate of a bankrupt company, by what was given, or through an
-- organisation for which they decide (one hop, never two). Nobody holds anything after their death. holdings_in answers the same for one
-- unit; a test compares the two.
create or replace function holdings_of(person uuid, today date) returns table (
  org_number integer, kind text, code text, via_number integer, via_name text, via_role text, via_main_unit boolean, given_as text[]
) language sql stable as $$
  with role as materialized (
    select r.org_number, r.role_code
    from person p
    join register_role r on r.holder_person_id = p.person_id
    where p.person_id = holdings_of.person and not p.died
  ),
  estate as (
    select e.org_number, e.estate_number, e.estate_name
    from role r
    join estates(today) e on e.estate_number = r.org_number
    where r.role_code = 'BOBE'
  ),
  -- For whom they decide, as roles_for has it: by a key role, for the sub-units as well, and for a company whose estate they administer.
  decides_for as (
    select v.org_number, v.name, r.role_code, false as in_main_unit
    from role r
    join organisation v on v.org_number = r.org_number and not is_deleted(v.deleted_on, today)
    left join organisation m on v.sub_unit and m.org_number = v.parent_org_number
    where is_key_role(r.role_code, coalesce(m.org_form, v.org_form))
    union all
    select e.org_number, v.name, 'BOBE', false
    from estate e
    join organisation v on v.org_number = e.org_number and not is_deleted(v.deleted_on, today)
    union all
    select v.org_number, v.name, d.role_code, true
    from (
      select m.org_number, r.role_code
      from role r
      join organisation m on m.org_number = r.org_number and not is_deleted(m.deleted_on, today)
      where is_key_role(r.role_code, m.org_form)
      union all
      select e.org_number, 'BOBE'
      from estate e
      join organisation m on m.org_number = e.org_number and not is_deleted(m.deleted_on, today)
    ) d
    join organisation v on v.parent_org_number = d.org_number and v.sub_unit and not is_deleted(v.deleted_on, today)
  )
  select r.org_number, 'role', r.role_code, null::integer, null::text, null::text, false, null::text[]
  from role r
  union all
  select e.org_number, 'role', 'BOBE', e.estate_number, e.estate_name, 'BOBE', false, null
  from estate e
  union all
  select g.org_number, g.kind, g.code, null, null, null, false, g.given_as
  from person p
  join access_grant g on g.holder_person_id = p.person_id
  where p.person_id = holdings_of.person and not p.died and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
    and not exists (select from awaiting_person w where w.person_id = p.person_id)
  union all
  select r.org_number, 'role', r.role_code, d.org_number, d.name, d.role_code, d.in_main_unit, null
  from decides_for d
  join register_role r on r.holder_org_number = d.org_number
  join organisation o on o.org_number = r.org_number
  left join organisation m on o.sub_unit and m.org_number = o.parent_org_number
  where reaches_key_roles(r.role_code, coalesce(m.org_form, o.org_form))
  union all
  select e.org_number, 'role', 'BOBE', d.org_number, d.name, d.role_code, d.in_main_unit, null
  from decides_for d
  join register_role r on r.holder_org_number = d.org_number and r.role_code = 'BOBE'
  join estates(today) e on e.estate_number = r.org_number
  union all
  select g.org_number, g.kind, g.code, d.org_number, d.name, d.role_code, d.in_main_unit, g.given_as
  from decides_for d
  join access_grant g on g.holder_org_number = d.org_number
  where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
$$;

-- The first thing that waits for a person to say whether it was meant for them, after the one they have just been asked about. What the
-- giver has taken back, what has had its last day, and what an organisation that is gone had given is not asked about.
create or replace function next_awaited(person uuid, after uuid, today date) returns uuid language sql stable as $$
  select w.person_id
  from person p
  join awaiting_person w on w.national_id_hash = p.national_id_hash
  join organisation o on o.org_number = w.org_number
  where p.person_id = next_awaited.person and w.answered_at is null and (after is null or w.person_id > after)
    and not is_deleted(o.deleted_on, today)
    and exists (
      select from access_grant g
      where g.holder_person_id = w.person_id and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today))
  order by w.person_id
  limit 1
$$;
