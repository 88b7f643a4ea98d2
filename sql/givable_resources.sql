-- The API resources in their newest version as an organisation that could give them on sees them, and whether a holder has them from it.
create or replace function givable_resources(giver integer, holder integer, today date) returns table (
  api_resource_id uuid, environment environment, provider_org_number integer,
  title_nb text, title_nn text, title_en text, description_nb text, description_nn text, description_en text,
  version integer, scope_names text[], writes boolean,
  active boolean, provider_allows boolean, accessible boolean, held_already boolean
) language sql stable as $$
  select r.api_resource_id, r.environment, r.provider_org_number,
         r.title_nb, r.title_nn, r.title_en, r.description_nb, r.description_nn, r.description_en,
         v.version, v.scope_names, v.writes,
         r.deactivated_at is null and f.active, r.delegable and f.delegable, f.accessible,
         exists (
           select from delegation d
           where d.org_number = giver and d.holder_org_number = holder and d.api_resource_id = r.api_resource_id
             and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)
         )
  from api_resource r
  join lateral (
    select n.version, n.scope_names, n.writes
    from api_resource_version n
    where n.api_resource_id = r.api_resource_id
    order by n.version desc
    limit 1
  ) v on true
  cross join lateral givable_scopes(r.environment, v.scope_names, giver, today) f
$$;
