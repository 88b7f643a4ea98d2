-- The clients in use whose keys somebody has to see to: the last of them runs out within thirty days or has run out, or there is none, where
-- there is to be one. In the environments of `by_certificate` a client that fetches tokens here can do without. `last_key`: when the last runs
-- out; null: there is none.
create or replace function clients_to_mend(of_org integer, by_certificate environment[], now timestamptz) returns table (
  client_id uuid, environment environment, name text, for_customers boolean, has_package boolean, last_key timestamptz
) language sql stable as $$
  select c.client_id, c.environment, c.name, c.for_customers,
         exists (select from client_package p where p.client_id = c.client_id and p.removed_at is null), k.last_key
  from client c
  cross join lateral (
    select max(k.expires_at) as last_key from client_key k where k.client_id = c.client_id and k.removed_at is null
  ) k
  where c.org_number = of_org and c.deactivated_at is null and coalesce(c.oidc ->> 'application_type' = 'web', true)
    and case
          when k.last_key is not null then k.last_key < now + interval '30 days'
          else c.environment <> all (by_certificate) or c.integration_type not in ('maskinporten', 'krr')
        end
$$;
