-- The organisations that have clients or scopes in production and have not signed the newest terms on the day they were due, or since.
-- What must be signed, and when, is told by the version.
create or replace function organisations_without_terms(today date)
returns table (org_number integer, version text, due date)
language sql stable
as $$
  with newest as (
    select version, must_be_signed_by from terms_version order by published_at desc, version limit 1
  ), in_production as (
    select c.org_number from client c where c.environment = 'prod' and c.deactivated_at is null
    union
    select s.provider_org_number from scope s where s.environment = 'prod' and s.deactivated_at is null
  )
  select p.org_number, n.version, n.must_be_signed_by
  from newest n
  cross join in_production p
  where n.must_be_signed_by < today
    and not exists (select from terms_signature s where s.org_number = p.org_number and s.version = n.version)
$$;
