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
