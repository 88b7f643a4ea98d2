-- Does what has this last day end soon: within thirty days? `delegations::ends_soon` says the same.
create or replace function ends_soon(last_day date, today date) returns boolean language sql immutable parallel safe as $$
  select last_day between today and today + 30
$$;
