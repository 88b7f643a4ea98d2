-- What decides whether a consumer, or a supplier for it, may use scopes, whatever their client is: one row for each that is asked for.
-- Whether they may is what effective_access says; the rest tells why not. Without a supplier, nothing is delegated. What is asked of each scope
-- is a select with `limit 1` and no `exists`: Postgres answers an `exists` by reading all scopes of the consumer first where it expects to be
-- asked of several scopes, and a client asks for one.
create or replace function scope_facts(at_environment environment, wanted text[], for_consumer integer, for_supplier integer, today date)
returns table (
  place bigint, scope_name text, scope_id uuid, deactivated_at timestamptz, rests boolean, provider integer, provider_name text,
  integration_types text[], max_age integer, aud text, has_access boolean, is_delegated boolean, accessible_for_all boolean, delegable boolean
) language sql stable as $$
  select w.place, w.name, s.scope_id, s.deactivated_at,
         coalesce((
           select true from scope_plan p
           where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today
           limit 1
         ), false),
         s.provider_org_number, provider.name, s.integration_types, s.at_max_age, s.enforced_aud,
         coalesce((
           select true from effective_access(today) e
           where e.scope_id = s.scope_id and e.consumer_org_number = for_consumer and e.via = 'own'
           limit 1
         ), false),
         coalesce((
           select true from effective_access(today) e
           where e.scope_id = s.scope_id and e.consumer_org_number = for_consumer and e.supplier_org_number = for_supplier
             and e.via = 'delegated'
           limit 1
         ), false),
         s.accessible_for_all, s.delegable
  from unnest(wanted) with ordinality w (name, place)
  left join scope s on s.environment = at_environment and s.name = w.name
  left join organisation provider on provider.org_number = s.provider_org_number
$$;
