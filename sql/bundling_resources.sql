-- The API resources in use whose newest version bundles a scope.
create or replace function bundling_resources(of_environment environment, scope_name text) returns table (
  api_resource_id uuid, title_nb text, title_nn text, title_en text
) language sql stable as $$
  select r.api_resource_id, r.title_nb, r.title_nn, r.title_en
  from api_resource_version v
  join api_resource r using (api_resource_id)
  where v.scope_names @> array[scope_name] and r.environment = of_environment and r.deactivated_at is null
    and v.version = (select max(n.version) from api_resource_version n where n.api_resource_id = r.api_resource_id)
$$;
