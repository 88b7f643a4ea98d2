-- Does an organisation want two persons for what weighs most? In plpgsql, which keeps the plan for the connection.
create or replace function wants_two(org integer) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from organisation_setting s where s.org_number = org and s.four_eyes_since is not null);
end
$$;
