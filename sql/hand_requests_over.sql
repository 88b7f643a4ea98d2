-- Whoever registered in the unit by work e-mail has shown which person they are: what they asked it for is asked by that person from now on, so
-- that it can be given to somebody.
create or replace function hand_requests_over(member uuid, person uuid, unit integer) returns void language sql as $$
  update request r
  set asker_person_id = hand_requests_over.person
  where r.asker_person_id = member and r.asker_org_number is null and r.org_number = unit
$$;
