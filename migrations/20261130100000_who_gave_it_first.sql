-- Who gave it first and when, of a row that took the place of another or gives again what had ended; null where the row is the first. The
-- lists show this, while given_at says since when the row counts.
alter table delegation add column first_given_at timestamptz, add column first_given_by uuid references person;
alter table access_grant add column first_given_at timestamptz, add column first_given_by uuid references person;
alter table scope_access add column first_given_at timestamptz, add column first_given_by uuid references person;

-- Only rows that follow another are touched, from the second of each line on.
with recursive later as materialized (
  select delegation_id as id, coalesce(renews, restores) as before from delegation where coalesce(renews, restores) is not null
),
line (id, given_at, given_by) as (
  select l.id, d.given_at, d.given_by from later l join delegation d on d.delegation_id = l.before and coalesce(d.renews, d.restores) is null
  union all
  select l.id, line.given_at, line.given_by from line join later l on l.before = line.id
)
update delegation d set first_given_at = line.given_at, first_given_by = line.given_by from line where line.id = d.delegation_id;
with recursive later as materialized (
  select access_grant_id as id, coalesce(renews, restores) as before from access_grant where coalesce(renews, restores) is not null
),
line (id, given_at, given_by) as (
  select l.id, g.given_at, g.given_by
  from later l join access_grant g on g.access_grant_id = l.before and coalesce(g.renews, g.restores) is null
  union all
  select l.id, line.given_at, line.given_by from line join later l on l.before = line.id
)
update access_grant g set first_given_at = line.given_at, first_given_by = line.given_by from line where line.id = g.access_grant_id;
with recursive later as materialized (
  select scope_access_id as id, restores as before from scope_access where restores is not null
),
line (id, given_at, given_by) as (
  select l.id, a.granted_at, a.given_by from later l join scope_access a on a.scope_access_id = l.before and a.restores is null
  union all
  select l.id, line.given_at, line.given_by from line join later l on l.before = line.id
)
update scope_access a set first_given_at = line.given_at, first_given_by = line.given_by from line where line.id = a.scope_access_id;

-- Who may use which scope on a day, and the only place where that is decided. What counts also while a scope is out of use, such as the
-- provider's list of accesses, reads the tables. A scope counts while it is in use and its day of deactivation has not come, and it is
-- open to all or given; by way of a delegation while that lasts too. A function and no view because the day is Norway's and comes from
-- the asker; Postgres expands it in place like a view.
create or replace function effective_access(today date) returns table (
  environment environment, scope_id uuid, scope_name text, provider_org_number integer,
  -- Whose access it is, and who uses it for them; the supplier is null where the consumer has it itself.
  consumer_org_number integer, via text, supplier_org_number integer,
  scope_access_id uuid, delegation_id uuid, delegable boolean,
  -- When the delegation or else the access was first given, and its last day. Null where the scope is open to all.
  given_at timestamptz, ends_on date
) language sql stable as $$
  select s.environment, s.scope_id, s.name, s.provider_org_number, a.org_number, 'own', null::integer, a.scope_access_id, null::uuid,
         s.delegable, coalesce(a.first_given_at, a.granted_at), a.ends_on
  from scope s
  join scope_access a on a.scope_id = s.scope_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)
  where s.deactivated_at is null and not s.accessible_for_all
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, o.org_number, 'own', null, null, null, s.delegable, null, null
  from scope s
  cross join organisation o
  where s.deactivated_at is null and s.accessible_for_all
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, d.org_number, 'delegated', d.holder_org_number, a.scope_access_id,
         d.delegation_id, s.delegable, coalesce(d.first_given_at, d.given_at), d.ends_on
  from delegation d
  join api_resource r on r.api_resource_id = d.api_resource_id and r.deactivated_at is null
  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
  join scope s on s.environment = d.environment and s.name = any (v.scope_names)
  left join scope_access a
    on a.scope_id = s.scope_id and a.org_number = d.org_number and a.withdrawn_at is null
    and (a.ends_on is null or a.ends_on >= today)
  where d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today) and s.deactivated_at is null and s.delegable
    and (s.accessible_for_all or a.scope_access_id is not null)
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
$$;

-- The packages, areas and single rights given in a unit that count on a day: now, or as they were at an instant. What waits for somebody
-- to confirm that it is them counts for nobody.
create or replace function grants_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer, given_at timestamptz, given_by uuid, ends_on date,
  given_as text[]
) language sql stable as $$
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, coalesce(g.first_given_at, g.given_at),
         case when g.first_given_at is null then g.given_by else g.first_given_by end, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at is null
    and (instant is null or g.given_at <= instant)
    and not exists (select from awaiting_person w where w.person_id = g.holder_person_id)
  union all
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, coalesce(g.first_given_at, g.given_at),
         case when g.first_given_at is null then g.given_by else g.first_given_by end, g.ends_on, g.given_as
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at > instant and g.given_at <= instant
    and not exists (select from awaiting_person w where w.person_id = g.holder_person_id)
$$;

-- What became of one thing that was asked for, once the request was answered: the row that its asker has or had of it since, given in the
-- answer or later, or held already when it was answered. What was not given in the answer counts only if it was held then. No row: they
-- did not get it.
create or replace function what_became(r request, i request_item, answered timestamptz, given boolean) returns table (
  since timestamptz, ended_at timestamptz, how text
) language sql stable as $$
  select coalesce(held.first_given_at, held.given_at), held.withdrawn_at, held.withdrawn_how
  from (
    select d.given_at, d.first_given_at, d.withdrawn_at, d.withdrawn_how
    from delegation d
    where i.kind = 'api' and d.org_number = r.org_number and d.holder_org_number = r.asker_org_number
      and d.api_resource_id::text = i.code
    union all
    select g.given_at, g.first_given_at, g.withdrawn_at, g.withdrawn_how
    from access_grant g
    where g.org_number = r.org_number and g.holder_id = r.asker_id and g.kind = i.kind and g.code = i.code
  ) held
  where (given or held.given_at < answered) and (held.withdrawn_at is null or held.withdrawn_at >= answered)
  order by held.given_at desc, held.withdrawn_at desc nulls first
  limit 1
$$;
