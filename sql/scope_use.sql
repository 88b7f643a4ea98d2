-- How a scope was used on the latest thirty days on which it was: tokens with it, and requests for it that were refused.
create or replace function scope_use(of_scope uuid) returns table (day date, issued bigint, refused bigint)
language sql stable as $$
  select u.day, u.issued, u.refused
  from scope_use_day u
  where u.scope_id = of_scope
  order by u.day desc
  limit 30
$$;
