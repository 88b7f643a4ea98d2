-- A scope that is to go out of use on a day.

create table scope_plan (
  scope_plan_id uuid primary key,
  scope_id uuid not null references scope,
  -- It is out of use from the beginning of this day, in Norway.
  on_day date not null,
  -- What becomes of the accesses: they rest with the scope, or are taken back with it.
  accesses text not null check (accesses in ('rest', 'revoke')),
  message text,
  planned_at timestamptz not null,
  planned_by uuid not null references person,
  planned_in text not null references receipt deferrable initially deferred,
  -- Called off, or the scope went out of use otherwise before the day.
  cancelled_at timestamptz,
  cancelled_in text references receipt deferrable initially deferred,
  -- Carried out.
  done_at timestamptz,
  done_in text references receipt deferrable initially deferred,
  check (cancelled_at is null or done_at is null)
);
-- One at a time.
create unique index scope_plan_open_key on scope_plan (scope_id) where cancelled_at is null and done_at is null;
create index scope_plan_due_idx on scope_plan (on_day) where cancelled_at is null and done_at is null;

-- As before, and without the scopes whose day has come: nobody has to wait for the housekeeping to be rid of them.
create or replace function effective_access(today date) returns table (
  environment environment, scope_id uuid, scope_name text, provider_org_number integer,
  -- Whose access it is, and who uses it for them; the supplier is null where the consumer has it itself.
  consumer_org_number integer, via text, supplier_org_number integer,
  scope_access_id uuid, delegation_id uuid, delegable boolean
) language sql stable as $$
  select s.environment, s.scope_id, s.name, s.provider_org_number, a.org_number, 'own', null::integer, a.scope_access_id, null::uuid,
         s.delegable
  from scope s
  join scope_access a on a.scope_id = s.scope_id and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)
  where s.deactivated_at is null and not s.accessible_for_all
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, o.org_number, 'own', null, null, null, s.delegable
  from scope s
  cross join organisation o
  where s.deactivated_at is null and s.accessible_for_all
    and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null and p.done_at is null and p.on_day <= today)
  union all
  select s.environment, s.scope_id, s.name, s.provider_org_number, d.org_number, 'delegated', d.holder_org_number, a.scope_access_id,
         d.delegation_id, s.delegable
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

-- A long list that somebody has confirmed. A worker gives all of it in one transaction, so that nothing half-done is ever visible, and
-- tells beside that transaction how far it has come.
create table scope_job (
  scope_bulk_id uuid primary key references scope_bulk on delete cascade,
  -- Who confirmed it, by her name then, and the form she did it with. Her right is decided anew when it is done.
  person_id uuid not null references person,
  person_name text not null,
  form_key uuid not null,
  form_hash bytea not null check (length(form_hash) = 32),
  -- Tells those she saw from every other set.
  seen text not null,
  organisations integer not null check (organisations > 0),
  asked_at timestamptz not null,
  -- Accesses given and logs written; each organisation is one of either.
  steps_done integer not null default 0,
  -- Whoever works on it is heard of before this time, or another takes it up.
  taken_until timestamptz,
  attempts integer not null default 0,
  finished_at timestamptz,
  -- Why nothing was given. Null once finished: all of it was, and the list has the receipt.
  failure text check (failure in ('right', 'stale', 'inactive', 'broken')),
  check (failure is null or finished_at is not null)
);
create index scope_job_waiting_idx on scope_job (asked_at) where finished_at is null;
