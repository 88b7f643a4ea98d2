-- Whoever can answer is reminded of requests that wait.

-- What ends for an organisation and was so many days ahead on a day after `reminded` and not after today: keys of its clients in use 60, 30, 14,
-- 7 and 1 days, what was given to it or by it 30, 7 and 1 days, requests that wait for its answer 27 (three days
-- after they were sent), 7 and 1 days. A key that another one of the client outlasts has been replaced. `what`: the
-- client or the scope; `other`: the key or the other party; `things`: how many of these end that day.
create or replace function ends_ahead(of_org integer, reminded date, today date) returns table (
  kind text, environment environment, what text, other text, things bigint, last_day date
) language sql stable as $$
  with thing as (
    select 'key' as kind, c.environment, c.name as what, k.kid as other, (k.expires_at at time zone 'Europe/Oslo')::date as last_day,
           '{60,30,14,7,1}'::integer[] as steps
    from client c
    join client_key k on k.client_id = c.client_id and k.removed_at is null
    where c.org_number = of_org and c.deactivated_at is null and not exists (
      select from client_key o where o.client_id = c.client_id and o.removed_at is null and o.expires_at > k.expires_at
    )
    union all
    select 'access-given', s.environment, s.name, null, a.ends_on, '{30,7,1}'
    from scope s
    join scope_access a on a.scope_id = s.scope_id and a.withdrawn_at is null and a.ends_on >= today
    where s.provider_org_number = of_org and s.deactivated_at is null
    union all
    select 'access', s.environment, s.name, null, a.ends_on, '{30,7,1}'
    from scope_access a
    join scope s on s.scope_id = a.scope_id and s.deactivated_at is null
    where a.org_number = of_org and a.withdrawn_at is null and a.ends_on >= today
    union all
    select 'given', d.environment, null, h.name, d.ends_on, '{30,7,1}'
    from delegation d
    join organisation h on h.org_number = d.holder_org_number
    where d.org_number = of_org and d.withdrawn_at is null and d.ends_on >= today
    union all
    select 'received', d.environment, null, g.name, d.ends_on, '{30,7,1}'
    from delegation d
    join organisation g on g.org_number = d.org_number
    where d.holder_org_number = of_org and d.withdrawn_at is null and d.ends_on >= today
    union all
    select 'given', null, null, coalesce(h.name, trim(p.given_name || ' ' || p.family_name)), a.ends_on, '{30,7,1}'
    from access_grant a
    left join organisation h on h.org_number = a.holder_org_number
    left join person p on p.person_id = a.holder_person_id
    where a.org_number = of_org and a.withdrawn_at is null and a.ends_on >= today
    union all
    select 'received', null, null, g.name, a.ends_on, '{30,7,1}'
    from access_grant a
    join organisation g on g.org_number = a.org_number
    where a.holder_org_number = of_org and a.withdrawn_at is null and a.ends_on >= today
    union all
    select 'request', null, null, coalesce(o.name, trim(p.given_name || ' ' || p.family_name)),
           (r.expires_at at time zone 'Europe/Oslo')::date, '{27,7,1}'
    from request r
    join person p on p.person_id = r.asker_person_id
    left join organisation o on o.org_number = r.asker_org_number
    where r.org_number = of_org and r.withdrawn_at is null and r.declined_at is null and approved_in(r) is null
  )
  select t.kind, t.environment, t.what, t.other, count(*), t.last_day
  from thing t
  where t.last_day > today and exists (select from unnest(t.steps) as step where t.last_day - step > reminded and t.last_day - step <= today)
  group by t.kind, t.environment, t.what, t.other, t.last_day
$$;
