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
