-- Functions that say who holds what and who may use which scope, as they stand in sql/. A change of one of them is a change of its file
-- there and a new migration that installs the file again; a test compares the database with the files.

-- It gets two more columns, which create or replace does not allow.
drop function effective_access(date);

-- Is this a key role in an organisation of this form? Who has one decides for the organisation, and holds what it holds elsewhere.
-- KNUF counts in a NUF, and only there. The same rule in Rust: RegisterRole::is_key_in.
create or replace function is_key_role(role_code text, org_form text) returns boolean language sql immutable parallel safe as $$
  select role_code in ('DAGL', 'LEDE', 'INNH', 'DTPR', 'DTSO', 'KOMP', 'BEST', 'BOBE') or (role_code = 'KNUF' and org_form = 'NUF')
$$;

-- The roles the register has in a unit: now, or as they had been imported at an instant.
create or replace function roles_in(unit integer, instant timestamptz) returns table (
  role_code text, holder_person_id uuid, holder_org_number integer, since date
) language sql stable as $$
  select r.role_code, r.holder_person_id, r.holder_org_number, r.since
  from register_role r
  where r.org_number = unit and (instant is null or r.seen_from <= instant)
  union all
  select r.role_code, r.holder_person_id, r.holder_org_number, r.since
  from register_role_past r
  where r.org_number = unit and r.seen_from <= instant and r.seen_to > instant
$$;

-- The packages, areas and single rights given in a unit that count on a day: now, or as they were at an instant.
create or replace function grants_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer, given_at timestamptz, given_by uuid, ends_on date
) language sql stable as $$
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, g.given_at, g.given_by, g.ends_on
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at is null
    and (instant is null or g.given_at <= instant)
  union all
  select g.kind, g.code, g.holder_person_id, g.holder_org_number, g.given_at, g.given_by, g.ends_on
  from access_grant g
  where g.org_number = unit and (g.ends_on is null or g.ends_on >= today) and g.withdrawn_at > instant and g.given_at <= instant
$$;

-- Since when the roles of these units are known: the first import that told of one. Null: never.
create or replace function roles_known_since(units integer[]) returns table (known_since timestamptz) language sql stable as $$
  select min(first_seen)
  from (
    select min(r.seen_from) as first_seen from register_role r where r.org_number = any (units)
    union all
    select min(r.seen_from) from register_role_past r where r.org_number = any (units)
  ) roles
$$;

-- Who holds what in a unit: by a role, by what was given, or through an organisation that has a role or was given something and in
-- which they have a key role (one hop, never two). With an instant: what was held then. Without: what is held now, and nothing by
-- those who have died. A sub-unit inherits from its main unit, which the asker asks about too.
-- What organisations hold is put together first, because few of them hold anything, while one person may have key roles in five
-- hundred. holdings_of answers the same for one person in all units; a test compares the two.
create or replace function holdings_in(unit integer, instant timestamptz, today date) returns table (
  kind text, code text, holder_person_id uuid, holder_org_number integer,
  -- The organisation through which the person holds it, and their key role there.
  via_number integer, via_name text, via_role text,
  since date, given_at timestamptz, given_by uuid, ends_on date
) language sql stable as $$
  with held_by_organisation as materialized (
    select 'role' as kind, r.role_code as code, r.holder_org_number, r.since,
           null::timestamptz as given_at, null::uuid as given_by, null::date as ends_on
    from roles_in(unit, instant) r
    where r.holder_org_number is not null
    union all
    select g.kind, g.code, g.holder_org_number, null, g.given_at, g.given_by, g.ends_on
    from grants_in(unit, instant, today) g
    where g.holder_org_number is not null
  )
  select 'role', r.role_code, r.holder_person_id, null::integer, null::integer, null::text, null::text,
         r.since, null::timestamptz, null::uuid, null::date
  from roles_in(unit, instant) r
  join person p on p.person_id = r.holder_person_id and (instant is not null or not p.died)
  union all
  select g.kind, g.code, g.holder_person_id, null, null, null, null, null, g.given_at, g.given_by, g.ends_on
  from grants_in(unit, instant, today) g
  join person p on p.person_id = g.holder_person_id and (instant is not null or not p.died)
  union all
  select h.kind, h.code, null, h.holder_org_number, null, null, null, h.since, h.given_at, h.given_by, h.ends_on
  from held_by_organisation h
  union all
  select h.kind, h.code, k.holder_person_id, null, v.org_number, v.name, k.role_code, h.since, h.given_at, h.given_by, h.ends_on
  from held_by_organisation h
  join organisation v on v.org_number = h.holder_org_number and v.deleted_on is null
  cross join lateral roles_in(v.org_number, instant) k
  join person p on p.person_id = k.holder_person_id and (instant is not null or not p.died)
  where is_key_role(k.role_code, v.org_form)
$$;

-- What a person holds now, in all units: by a role, by what was given, or through an organisation in which they have a key role (one
-- hop, never two). Nobody holds anything after their death. holdings_in answers the same for one unit; a test compares the two.
create or replace function holdings_of(person uuid, today date) returns table (
  org_number integer, kind text, code text, via_number integer, via_name text, via_role text
) language sql stable as $$
  with alive as (
    select p.person_id from person p where p.person_id = holdings_of.person and not p.died
  ),
  key_role as (
    select v.org_number, v.name, k.role_code
    from alive
    join register_role k on k.holder_person_id = alive.person_id
    join organisation v on v.org_number = k.org_number and v.deleted_on is null
    where is_key_role(k.role_code, v.org_form)
  )
  select r.org_number, 'role', r.role_code, null::integer, null::text, null::text
  from alive
  join register_role r on r.holder_person_id = alive.person_id
  union all
  select g.org_number, g.kind, g.code, null, null, null
  from alive
  join access_grant g on g.holder_person_id = alive.person_id
  where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
  union all
  select r.org_number, 'role', r.role_code, k.org_number, k.name, k.role_code
  from key_role k
  join register_role r on r.holder_org_number = k.org_number
  union all
  select g.org_number, g.kind, g.code, k.org_number, k.name, k.role_code
  from key_role k
  join access_grant g on g.holder_org_number = k.org_number
  where g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= today)
$$;

-- Who may use which scope on a day, and the only place where that is decided; every list and every check reads it. A scope counts while
-- it is in use and its day of deactivation has not come, and it is open to all or given; by way of a delegation while that lasts too.
-- A function and no view because the day is Norway's and comes from the asker; Postgres expands it in place like a view.
create or replace function effective_access(today date) returns table (
  environment environment, scope_id uuid, scope_name text, provider_org_number integer,
  -- Whose access it is, and who uses it for them; the supplier is null where the consumer has it itself.
  consumer_org_number integer, via text, supplier_org_number integer,
  scope_access_id uuid, delegation_id uuid, delegable boolean,
  -- When the delegation or else the access was given, and its last day. Null where the scope is open to all.
  given_at timestamptz, ends_on date
) language sql stable as $$
  select s.environment, s.scope_id, s.name, s.provider_org_number, a.org_number, 'own', null::integer, a.scope_access_id, null::uuid,
         s.delegable, a.granted_at, a.ends_on
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
         d.delegation_id, s.delegable, d.given_at, d.ends_on
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

-- May an organisation give these scopes on? They are all in use, their provider allows it, and it has access to each of them itself.
create or replace function givable_scopes(of_environment environment, names text[], giver integer, today date) returns table (
  active boolean, delegable boolean, accessible boolean
) language sql stable as $$
  select bool_and(s.scope_id is not null and s.deactivated_at is null),
         bool_and(coalesce(s.delegable, false)),
         bool_and(exists (
           select from effective_access(today) e
           where e.scope_id = s.scope_id and e.consumer_org_number = giver and e.via = 'own'
         ))
  from unnest(names) as wanted (name)
  left join scope s on s.environment = of_environment and s.name = wanted.name
$$;

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

-- Who uses a scope on a day, or would if it were in use: consumers that were given access (no supplier), and those that have delegated
-- it to a supplier. Those that may use it only because all may are not in it.
create or replace function scope_users(scope uuid, today date) returns table (
  consumer_org_number integer, supplier_org_number integer
) language sql stable as $$
  select a.org_number, null::integer
  from scope_access a
  where a.scope_id = scope_users.scope and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)
  union all
  select d.org_number, d.holder_org_number
  from scope s
  join api_resource_version v on v.scope_names @> array[s.name]
  join api_resource r on r.api_resource_id = v.api_resource_id and r.environment = s.environment and r.deactivated_at is null
  join delegation d on d.api_resource_id = v.api_resource_id and d.resource_version = v.version
    and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)
  where s.scope_id = scope_users.scope and s.delegable
    and (s.accessible_for_all or exists (
      select from scope_access a
      where a.scope_id = scope_users.scope and a.org_number = d.org_number and a.withdrawn_at is null
        and (a.ends_on is null or a.ends_on >= today)))
$$;

-- The delegations of an API resource that count on a day: who has given which version to whom, also while the resource rests.
create or replace function resource_users(resource uuid, today date) returns table (
  giver_org_number integer, supplier_org_number integer, version integer
) language sql stable as $$
  select d.org_number, d.holder_org_number, d.resource_version
  from delegation d
  where d.api_resource_id = resource and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)
$$;

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

-- The requests for access to a provider's scopes in one environment that wait for an answer.
create or replace function waiting_access_requests(provider integer, of_environment environment, instant timestamptz) returns table (
  access_request_id uuid
) language sql stable as $$
  select r.access_request_id
  from access_request r
  join scope s using (scope_id)
  where r.provider_org_number = provider and s.environment = of_environment and is_waiting(r, instant)
$$;
