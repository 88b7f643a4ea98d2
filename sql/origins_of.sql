-- Where what somebody holds counts for a unit: in the unit itself and, for a sub-unit, in its main unit, as long as that is not
-- deleted. The form is the one that conditions of roles look at: a sub-unit has that of its main unit.
create or replace function origins_of(unit integer, today date) returns table (
  org_number integer, org_form text, in_main_unit boolean
) language sql stable as $$
  select origin.org_number, coalesce(m.org_form, o.org_form), origin.in_main_unit
  from organisation o
  left join organisation m on o.sub_unit and m.org_number = o.parent_org_number
  cross join lateral (
    values (o.org_number, false), (case when not is_deleted(m.deleted_on, today) then m.org_number end, true)
  ) origin (org_number, in_main_unit)
  where o.org_number = unit and origin.org_number is not null
$$;
