-- Does an organisation want two persons for what weighs most?
create or replace function wants_two(org integer) returns boolean language sql stable parallel safe as $$
  select exists (select from organisation_setting s where s.org_number = org and s.four_eyes_since is not null)
$$;
