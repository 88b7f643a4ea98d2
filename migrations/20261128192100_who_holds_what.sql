-- Who holds what, by rules that are each one function: a day of deletion that lies ahead counts from that day on; INNH and KNUF count only
-- in the forms they belong to; a sub-unit has the form of its main unit, and what it is given reaches those who decide for that; the
-- administrator of an estate decides for the bankrupt company; nobody comes through a municipality into an inter-municipal company.
create index organisation_estate_idx on organisation (parent_org_number) where org_form = 'KBO';

drop function role_holders(integer, integer);
drop function holdings_in(integer, timestamptz, date);
drop function holdings_of(uuid, date);
drop function grants_in(integer, timestamptz, date);

-- Has a unit been deleted from the register by this day? A day that lies ahead takes nothing from anybody yet.
-- The same rule in Rust: UnitStatus::of.
create or replace function is_deleted(deleted_on date, today date) returns boolean language sql immutable parallel safe as $$
  select deleted_on is not null and deleted_on <= today
$$;

-- Is this a key role in an organisation of this form? Who has one decides for the organisation, and holds what it holds elsewhere.
-- INNH counts in a sole proprietorship (ENK, and TVAM, which the tax authorities have registered), KNUF in a NUF, and both only there.
-- The same rule in Rust: RegisterRole::is_key_in.
create or replace function is_key_role(role_code text, org_form text) returns boolean language sql immutable parallel safe as $$
  select role_code in ('DAGL', 'LEDE', 'DTPR', 'DTSO', 'KOMP', 'BEST', 'BOBE')
    or (role_code = 'INNH' and org_form in ('ENK', 'TVAM')) or (role_code = 'KNUF' and org_form = 'NUF')
$$;

-- Where what somebody holds counts for a unit: in the unit itself and, for a sub-unit, in its main unit, as long as that is not deleted;
-- now, or with the main unit that had been imported at an instant. The form is the one that conditions of roles look at: a sub-unit has that
-- of its main unit.
create or replace function origins_of(unit integer, instant timestamptz, today date) returns table (
  org_number integer, org_form text, name text, in_main_unit boolean
) language sql stable as $$
  select origin.org_number, coalesce(m.org_form, o.org_form), origin.name, origin.in_main_unit
  from organisation o
  left join lateral (
    select o.parent_org_number as org_number
    where o.sub_unit and (instant is null or o.parent_seen_from <= instant)
    union all
    select p.parent_org_number
    from organisation_parent_past p
    where o.sub_unit and p.org_number = o.org_number and p.seen_from <= instant and p.seen_to > instant
  ) parent on true
  left join organisation m on m.org_number = parent.org_number
  cross join lateral (
    values
      (o.org_number, o.name, false),
      (case when not is_deleted(m.deleted_on, coalesce((instant at time zone 'Europe/Oslo')::date, today)) then m.org_number end, m.name, true)
  ) origin (org_number, name, in_main_unit)
  where o.org_number = unit and origin.org_number is not null
$$;

-- The bankruptcy estates (form KBO, below the company in the register) and the companies that are bankrupt. The administrator of the estate
-- (BOBE) decides for the company too.
create or replace function estates(today date) returns table (
  estate_number integer, estate_name text, org_number integer
) language sql stable as $$
  select e.org_number, e.name, m.org_number
  from organisation e
  join organisation m on m.org_number = e.parent_org_number and m.bankrupt
  where e.org_form = 'KBO' and not is_deleted(e.deleted_on, today)
$$;

-- The roles that count for a unit: those the register has in it and in its main unit, and the administrators of the estate of either;
-- now, or as they had been imported at an instant. With the form that conditions of roles look at.
create or replace function roles_for(unit integer, instant timestamptz, today date) returns table (
  role_code text, holder_person_id uuid, holder_org_number integer, since date, org_form text, in_main_unit boolean
) language sql stable as $$
  select r.role_code, r.holder_person_id, r.holder_org_number, r.since, o.org_form, o.in_main_unit
  from origins_of(unit, instant, today) o
  cross join lateral (
    select r.role_code, r.holder_person_id, r.holder_org_number, r.since
    from roles_in(o.org_number, instant) r
    union all
    select r.role_code, r.holder_person_id, r.holder_org_number, r.since
    from estates(today) e
    cross join lateral roles_in(e.estate_number, instant) r
    where e.org_number = o.org_number and r.role_code = 'BOBE'
  ) r
$$;

-- Does what an organisation holds by a role in a unit of this form reach the key roles of the organisation? The participants (DTPR,
-- DTSO) of an inter-municipal company (IKS) are municipalities, and their leaders do not decide for the company.
create or replace function reaches_key_roles(role_code text, org_form text) returns boolean language sql immutable parallel safe as $$
  select not (org_form = 'IKS' and role_code in ('DTPR', 'DTSO'))
$$;

-- The packages, areas and single rights given in a unit that count on a day: now, or as they were at an instant.
create or replace function grants_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer, given_at timestamptz, given_by uuid, ends_on date,
  given_as text[]
) language sql stable as $$
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, g.given_at, g.given_by, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at is null
    and (instant is null or g.given_at <= instant)
  union all
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, g.given_at, g.given_by, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at > instant and g.given_at <= instant
$$;

-- Who holds what in a unit: by a role, as administrator of its estate while it is bankrupt, by what was given, or through an
-- organisation that has a role or was given something and for which they decide (one hop, never two). With an instant: what was held then. Without: what is
-- held now, and nothing by those who have died. A sub-unit inherits from its main unit, which the asker asks about too.
-- What organisations hold is put together first, because few of them hold anything, while one person may have key roles in five
-- hundred. holdings_of answers the same for one person in all units; a test compares the two.
create or replace function holdings_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer,
  -- The organisation through which the person holds it, their role there, and whether that is in its main unit.
  via_number integer, via_name text, via_role text, via_main_unit boolean,
  since date, given_at timestamptz, given_by uuid, ends_on date, given_as text[]
) language sql stable as $$
  with held_by_organisation as materialized (
    select 'role' as kind, r.role_code as code, r.holder_org_number, r.since,
           null::timestamptz as given_at, null::uuid as given_by, null::date as ends_on, null::text[] as given_as
    from roles_in(unit, instant) r
    where r.holder_org_number is not null
    union all
    select 'role', r.role_code, r.holder_org_number, r.since, null, null, null, null
    from estates(today) e
    cross join lateral roles_in(e.estate_number, instant) r
    where e.org_number = unit and r.role_code = 'BOBE' and r.holder_org_number is not null
    union all
    select g.kind, g.code, g.holder_org_number, null, g.given_at, g.given_by, g.ends_on, g.given_as
    from grants_in(unit, instant, today) g
    where g.holder_org_number is not null
  )
  select 'role', r.role_code, r.holder_person_id, null::integer, null::integer, null::text, null::text, false,
         r.since, null::timestamptz, null::uuid, null::date, null::text[]
  from roles_in(unit, instant) r
  join person p on p.person_id = r.holder_person_id and (instant is not null or not p.died)
  union all
  select 'role', r.role_code, r.holder_person_id, null, e.estate_number, e.estate_name, r.role_code, false, r.since, null, null, null, null
  from estates(today) e
  cross join lateral roles_in(e.estate_number, instant) r
  join person p on p.person_id = r.holder_person_id and (instant is not null or not p.died)
  where e.org_number = unit and r.role_code = 'BOBE'
  union all
  select g.kind, g.code, g.holder_person_id, null, null, null, null, false, null, g.given_at, g.given_by, g.ends_on, g.given_as
  from grants_in(unit, instant, today) g
  join person p on p.person_id = g.holder_person_id and (instant is not null or not p.died)
  union all
  select h.kind, h.code, null, h.holder_org_number, null, null, null, false, h.since, h.given_at, h.given_by, h.ends_on, h.given_as
  from held_by_organisation h
  union all
  select h.kind, h.code, k.holder_person_id, null, v.org_number, v.name, k.role_code, k.in_main_unit,
         h.since, h.given_at, h.given_by, h.ends_on, h.given_as
  from held_by_organisation h
  join organisation v on v.org_number = h.holder_org_number and not is_deleted(v.deleted_on, today)
  cross join lateral roles_for(v.org_number, instant, today) k
  join person p on p.person_id = k.holder_person_id and (instant is not null or not p.died)
  where is_key_role(k.role_code, k.org_form)
    and (h.kind <> 'role' or reaches_key_roles(h.code, (select o.org_form from origins_of(unit, instant, today) o where not o.in_main_unit)))
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

-- Whoever decides for a unit by the register: with name, roles (a plus marks those in the main unit), and whether the list has them anyway
-- because they hold something. Who has died or been deleted is left out.
--
-- Names and holders are looked up one by one, with subqueries: joined, the planner reads all ten thousand holders of a large giver for
-- the sake of two (5.4 ms instead of 0.1), as it knows only what an average giver has.
create or replace function role_holders(unit integer, today date)
returns table (holder_id text, holder_org_number integer, sort_name text, roles text[], listed boolean) language sql stable as $$
  select who.holder_id, who.holder_org_number, who.sort_name, who.roles,
         coalesce((select h.quiet_since is null from holder h where h.org_number = unit and h.holder_id = who.holder_id), false)
  from (
    select coalesce(r.holder_org_number::text, r.holder_person_id::text) as holder_id, r.holder_org_number,
           coalesce(
             (select o.name from organisation o where o.org_number = r.holder_org_number and not is_deleted(o.deleted_on, today)),
             (select trim(p.given_name || ' ' || p.family_name) from person p where p.person_id = r.holder_person_id and not p.died)
           ) as sort_name,
           array_agg(r.role_code || case when r.in_main_unit then '+' else '' end order by r.role_code) as roles
    from roles_for(unit, null, today) r
    where is_key_role(r.role_code, r.org_form)
    group by 1, 2, 3
  ) who
  where who.sort_name is not null
$$;

-- Why no natural person can act for a unit; null where somebody can, by a key role or as main administrator. 'bankrupt': the estate has
-- no administrator; 'organisations': only organisations have the key roles, and nobody comes through them; else 'no-role'.
create or replace function nobody_decides(unit integer, today date) returns text language sql stable as $$
  select case
           when exists (
             select from origins_of(unit, null, today) s
             cross join lateral holdings_in(s.org_number, null, today) h
             where h.holder_person_id is not null and (h.code = 'BOBE' or not o.bankrupt)
               and (h.kind = 'role' and is_key_role(h.code, s.org_form)
                 or h.kind = 'package' and h.code = 'urn:altinn:accesspackage:hovedadministrator')
           ) then null
           when o.bankrupt then 'bankrupt'
           when exists (
             select from roles_for(unit, null, today) r where r.holder_org_number is not null and is_key_role(r.role_code, r.org_form)
           ) then 'organisations'
           else 'no-role'
         end
  from organisation o
  where o.org_number = unit
$$;
