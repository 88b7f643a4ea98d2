-- What rests says why. The columns that a function returns are part of what it is, so the old one goes; older portals read the name alone.
-- What is out of use from a day on is so from its beginning, though it may be carried out some minutes later.
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
drop function idle_scopes_of(uuid, text[], date);
-- Those scopes of a delegation that its holder cannot use by it on a day, and why: one of the parties has been deleted from the register,
-- the scope is out of use, its provider does not let it be given on, or else its giver has no access to it any more. A table, so that
-- Postgres expands it in place: a function that is called plans its own statement in each page that asks.
create or replace function idle_scopes_of(delegation uuid, scope_names text[], today date)
returns table (name text, why text) language sql stable as $$
  select n.name,
         (
           select case
                    when is_deleted(giver.deleted_on, today) or is_deleted(holder.deleted_on, today) then 'party_deleted'
                    when not f.active then 'deactivated'
                    when not f.delegable then 'not_delegable'
                    else 'no_access'
                  end
           from delegation d
           join organisation giver on giver.org_number = d.org_number
           join organisation holder on holder.org_number = d.holder_org_number
           cross join lateral givable_scopes(d.environment, array[n.name], d.org_number, today) f
           where d.delegation_id = delegation
         )
  from unnest(scope_names) as n (name)
  where not exists (select from effective_access(today) e where e.delegation_id = delegation and e.scope_name = n.name)
$$;
