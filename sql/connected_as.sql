-- The name and address by which somebody registered in the unit by work e-mail who has connected this person's login since. Null: nobody
-- did, or the registration has ended.
create or replace function connected_as(person uuid, unit integer) returns text language sql stable as $$
  select trim(p.given_name || ' ' || p.family_name) || ', ' || m.email
  from member_login l
  join person p on p.person_id = l.member_id
  join member m on m.person_id = l.member_id
  where l.person_id = connected_as.person and l.org_number = unit and l.connected_at is not null and l.ended_at is null
    and is_member(l.member_id, unit)
  limit 1
$$;
