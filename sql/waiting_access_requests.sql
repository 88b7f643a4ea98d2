-- The requests for access to a provider's scopes in one environment that wait for an answer.
create or replace function waiting_access_requests(provider integer, of_environment environment, instant timestamptz) returns table (
  access_request_id uuid
) language sql stable as $$
  select r.access_request_id
  from access_request r
  join scope s using (scope_id)
  where r.provider_org_number = provider and s.environment = of_environment and is_waiting(r, instant)
$$;
