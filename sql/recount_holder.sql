-- Writes into the row of one holder what the list shows of it: its name and standing in the register, how much it holds from the giver, the
-- first end dates and the day on which the last of it ends, when it was given something last, and since when it holds nothing. Every write
-- that changes any of this calls it inside its own transaction, so that the list reads one row for each line. End dates that have passed
-- count until the housekeeping has closed what they ended.
create or replace function recount_holder(giver integer, whom text, at timestamptz) returns void language plpgsql as $$
begin
  -- The row is locked in a statement of its own: the next one then sees what the change that held the row before has left.
  perform from holder h where h.org_number = giver and h.holder_id = whom for no key update;
  update holder h
  set sort_name = coalesce(o.name, trim(p.given_name || ' ' || p.family_name), h.sort_name),
      deleted_on = o.deleted_on,
      bankrupt = coalesce(o.bankrupt, false),
      apis = d.apis,
      ends_on = d.ends_on,
      grant_kinds = g.kinds,
      grant_codes = g.codes,
      grants_end_on = g.ends_on,
      holds_until = nullif(greatest(d.last_day, g.last_day), 'infinity'),
      changed_at = greatest(d.changed_at, g.changed_at),
      quiet_since = case when d.apis = 0 and g.kinds = '{}' then coalesce(h.quiet_since, at) end
  from holder before
  left join organisation o on o.org_number = before.holder_org_number
  left join person p on p.person_id = before.holder_person_id
  cross join lateral (
    select count(*) as apis, min(x.ends_on) as ends_on, max(coalesce(x.ends_on, 'infinity')) as last_day, max(x.given_at) as changed_at
    from delegation x
    where x.org_number = giver and x.holder_org_number = before.holder_org_number and x.withdrawn_at is null
  ) d
  cross join lateral (
    select coalesce(array_agg(x.kind order by x.code), '{}') as kinds, coalesce(array_agg(x.code order by x.code), '{}') as codes,
           min(x.ends_on) as ends_on, max(coalesce(x.ends_on, 'infinity')) as last_day, max(x.given_at) as changed_at
    from access_grant x
    where x.org_number = giver and x.holder_id = whom and x.withdrawn_at is null
  ) g
  where before.org_number = giver and before.holder_id = whom and h.org_number = giver and h.holder_id = whom;
end
$$;
