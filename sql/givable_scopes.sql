-- May an organisation give these scopes on? They are all in use on that day, their provider allows it, and it has access to each of them itself.
create or replace function givable_scopes(of_environment environment, names text[], giver integer, today date) returns table (
  active boolean, delegable boolean, accessible boolean
) language sql stable as $$
  select bool_and(s.scope_id is not null and s.deactivated_at is null and not exists (
           select from scope_plan p
           where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today
         )),
         bool_and(coalesce(s.delegable, false)),
         bool_and(exists (
           select from effective_access(today) e
           where e.scope_id = s.scope_id and e.consumer_org_number = giver and e.via = 'own'
         ))
  from unnest(names) as wanted (name)
  left join scope s on s.environment = of_environment and s.name = wanted.name
$$;
