-- The delegations of an API resource that count on a day: who has given which version to whom, also while the resource rests.
create or replace function resource_users(resource uuid, today date) returns table (
  giver_org_number integer, supplier_org_number integer, version integer
) language sql stable as $$
  select d.org_number, d.holder_org_number, d.resource_version
  from delegation d
  where d.api_resource_id = resource and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)
$$;
