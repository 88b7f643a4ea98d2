-- Every change that concerns many organisations is handed over to a job, as long lists are already. What its page tells stands with the
-- job: who asked, what for, and what came of it. A list keeps which job it was handed over to.

alter table job add column outcome jsonb;

alter table scope_bulk add column job_id uuid;

update scope_bulk b
set job_id = (
      select j.job_id
      from job j
      where j.kind = 'grants.give-list' and j.unique_key = b.scope_bulk_id::text
      order by j.queued_at desc, j.job_id desc
      limit 1
    ),
    expires_at = greatest(expires_at, now() + interval '7 days')
where handed_over_at is not null and confirmed_in is null;

-- A list that was handed over earlier is given like any other, and what is known of it is told on the common page.
update job j
set payload = j.payload || jsonb_build_object(
      'org', lpad(s.provider_org_number::text, 9, '0'),
      'right', 'manage-scopes',
      'title', jsonb_build_object(
        'nb', format('Gir %s virksomheter tilgang til %s', b.organisations, s.name),
        'nn', format('Gir %s verksemder tilgang til %s', b.organisations, s.name),
        'en', format('Giving %s businesses access to %s', b.organisations, s.name)
      ),
      'back', format('/%s/%s/mine-api/%s/tilganger/mange/%s', s.provider_org_number, s.environment, s.scope_id, b.scope_bulk_id),
      'environment', s.environment,
      'scope', s.scope_id
    ),
    steps_total = b.organisations + 1,
    outcome = case
      when b.confirmed_in is not null then jsonb_build_object('made', b.confirmed_in)
      when b.failure = 'right' then jsonb_build_object('not-made', 'right')
      when b.failure is not null then jsonb_build_object('not-made', 'stale')
    end
from scope_bulk b
join scope s using (scope_id)
where j.kind = 'grants.give-list' and j.unique_key = b.scope_bulk_id::text and b.organisations is not null;

alter table scope_bulk
  drop column handed_over_at,
  drop column failure;
