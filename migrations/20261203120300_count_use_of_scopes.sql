-- How scopes are used, for their providers: by day, so that a page with a busy scope is no dearer than another.
create table scope_use_day (
  scope_id uuid not null,
  -- In Norway.
  day date not null,
  issued bigint not null,
  refused bigint not null,
  primary key (scope_id, day)
);
create index scope_use_day_age_idx on scope_use_day (day);

-- How a scope was used on the latest thirty days on which it was: tokens with it, and requests for it that were refused.
create or replace function scope_use(of_scope uuid) returns table (day date, issued bigint, refused bigint)
language sql stable as $$
  select u.day, u.issued, u.refused
  from scope_use_day u
  where u.scope_id = of_scope
  order by u.day desc
  limit 30
$$;

-- The hour in which a consumer, or a supplier for it, last got a token with a scope.
create or replace function access_last_used(of_scope uuid, of_consumer integer) returns timestamptz language sql stable as $$
  select u.hour
  from token_use u
  where u.scope_id = of_scope and u.consumer_org_number = of_consumer and u.code = ''
  order by u.hour desc
  limit 1
$$;

-- Of the tokens that were issued, the latest first: what a list of accesses asks for each of its rows.
create index token_use_issued_idx on token_use (scope_id, consumer_org_number, hour desc) where code = '';
drop index token_use_scope_idx;
