-- Has this person registered in the unit by work e-mail, so that it counts now? They are approved and not revoked, and the domain that it rests
-- on has not been released.
create or replace function is_member(person uuid, unit integer) returns boolean language sql stable as $$
  select exists (
    select from member m
    join email_domain d on d.email_domain_id = m.email_domain_id
    where m.person_id = is_member.person and m.org_number = unit and m.approved_at is not null and m.revoked_at is null
      and d.in_force_at is not null and d.released_at is null
  )
$$;
