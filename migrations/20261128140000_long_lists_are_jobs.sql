-- A long list is given by a job like all other work behind the scenes. The list keeps what its page tells: that it was handed over, and
-- why nothing came of it. How far it has come is in `job`.

alter table scope_bulk
  add column handed_over_at timestamptz,
  -- How many were to get access then.
  add column organisations integer check (organisations > 0),
  -- Why nothing was given. Null: it has been given, or it is still to be.
  add column failure text check (failure in ('right', 'stale', 'inactive', 'broken')),
  add check ((handed_over_at is null) = (organisations is null)),
  add check (failure is null or handed_over_at is not null);

update scope_bulk b
set handed_over_at = j.asked_at, organisations = j.organisations, failure = j.failure
from scope_job j
where j.scope_bulk_id = b.scope_bulk_id;

-- What still waits is given under the form that confirmed it, as it would have been.
insert into job (job_id, kind, payload, unique_key, queued_at, run_at, steps_total)
select gen_random_uuid(), 'grants.give-list',
       jsonb_build_object(
         'list', scope_bulk_id, 'person', person_id, 'person_name', person_name, 'seen', seen,
         'form', jsonb_build_object(
           'key', form_key,
           'digest', (select jsonb_agg(get_byte(form_hash, n) order by n) from generate_series(0, 31) n)
         )
       ),
       scope_bulk_id::text, asked_at, asked_at, 2 * organisations + 1
from scope_job
where finished_at is null;

drop table scope_job;
