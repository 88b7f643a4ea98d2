-- The packages, areas and single rights given in a unit that count on a day: now, or as they were at an instant. What waits for somebody
-- to confirm that it is them counts for nobody.
create or replace function grants_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer, given_at timestamptz, given_by uuid, ends_on date,
  given_as text[]
) language sql stable as $$
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, coalesce(g.first_given_at, g.given_at),
         case when g.first_given_at is null then g.given_by else g.first_given_by end, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at is null
    and (instant is null or g.given_at <= instant)
    and not exists (select from awaiting_person w where w.person_id = g.holder_person_id)
  union all
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, coalesce(g.first_given_at, g.given_at),
         case when g.first_given_at is null then g.given_by else g.first_given_by end, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at > instant and g.given_at <= instant
    and not exists (select from awaiting_person w where w.person_id = g.holder_person_id)
$$;
