-- The units whose roles and packages count in a unit: the unit itself and, for a sub-unit, its main unit; now, or as they had been imported
-- at an instant.
create or replace function origins_in(unit integer, instant timestamptz) returns table (
  org_number integer, org_form text, name text
) language sql stable as $$
  select o.org_number, o.org_form, o.name
  from organisation o
  where o.org_number = unit
  union all
  select m.org_number, m.org_form, m.name
  from organisation o
  join organisation m on m.org_number = o.parent_org_number
  where o.org_number = unit and o.sub_unit and (instant is null or o.parent_seen_from <= instant)
    and (m.deleted_on is null or m.deleted_on > (instant at time zone 'Europe/Oslo')::date)
  union all
  select m.org_number, m.org_form, m.name
  from organisation o
  join organisation_parent_past p on p.org_number = o.org_number and p.seen_from <= instant and p.seen_to > instant
  join organisation m on m.org_number = p.parent_org_number
  where o.org_number = unit and o.sub_unit
    and (m.deleted_on is null or m.deleted_on > (instant at time zone 'Europe/Oslo')::date)
$$;
