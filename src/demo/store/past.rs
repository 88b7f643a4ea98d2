use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

/// Writes into the logs how everything that the demo set up came about, as the portal would have: each with the kind and the payload that
/// `tests/it/events` has of it, and every organisation told its own part. Whoever leads them did it, the daily leader before others. There are no receipts, whose deadlines have
/// long passed.
///
/// A log that tells something already is left alone, since it is written in the order in which things happen. `from`: when the scopes were
/// made, before everything else.
pub(in super::super) async fn tell(db: &mut PgConnection, from: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        with party as (
          select org_number, jsonb_build_object('number', org_number::text, 'name', name) as it from organisation
        ),
        leader as (
          select distinct on (r.org_number) r.org_number, p.person_id, trim(p.given_name || ' ' || p.family_name) as name,
                 jsonb_build_object('held', jsonb_build_object('role', r.role_code), 'origin', 'own', 'via', null, 'form', o.org_form) as basis
          from register_role r
          join organisation o using (org_number)
          join person p on p.person_id = r.holder_person_id
          where is_key_role(r.role_code, o.org_form)
          order by r.org_number, r.role_code, p.person_id
        ),
        -- A scope or a resource as events name it, and what is said of it when it is made.
        scoped as (
          select s.scope_id, s.provider_org_number as provider,
                 jsonb_build_object('id', s.scope_id, 'environment', s.environment, 'name', s.name, 'provider', p.it) as tag,
                 jsonb_build_object(
                   'description', jsonb_build_object('nb', s.description_nb, 'nn', s.description_nn, 'en', s.description_en),
                   'public', s.visibility = 'public', 'open', s.accessible_for_all, 'delegable', s.delegable) as settings
          from scope s
          join party p on p.org_number = s.provider_org_number
        ),
        resource as (
          select x.api_resource_id, x.provider_org_number as provider, x.created_at, x.deactivated_at,
                 jsonb_build_object(
                   'id', x.api_resource_id, 'environment', x.environment, 'identifier', x.identifier, 'provider', p.it,
                   'title', jsonb_build_object('nb', x.title_nb, 'nn', x.title_nn, 'en', x.title_en)) as tag,
                 jsonb_build_object(
                   'title', jsonb_build_object('nb', x.title_nb, 'nn', x.title_nn, 'en', x.title_en),
                   'description', jsonb_build_object('nb', x.description_nb, 'nn', x.description_nn, 'en', x.description_en),
                   'delegable', x.delegable) as content,
                 array(
                   select distinct d.org_number from delegation d
                   where d.api_resource_id = x.api_resource_id and d.org_number <> x.provider_org_number and d.withdrawn_at is null
                 ) as givers,
                 (select count(*) from delegation d where d.api_resource_id = x.api_resource_id and d.withdrawn_at is null) as given
          from api_resource x
          join party p on p.org_number = x.provider_org_number
        ),
        -- What an organisation gave to somebody.
        gift as (
          select d.org_number, d.holder_org_number, d.given_at, d.ends_on, d.withdrawn_at, d.withdrawn_how, h.it as holder,
                 jsonb_build_object(
                   'id', d.delegation_id, 'resource', d.api_resource_id, 'version', d.resource_version, 'environment', d.environment,
                   'title', r.tag -> 'title', 'scopes', v.scope_names) as item
          from delegation d
          join resource r using (api_resource_id)
          join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
          join party h on h.org_number = d.holder_org_number
          union all
          select g.org_number, g.holder_org_number, g.given_at, g.ends_on, g.withdrawn_at, g.withdrawn_how,
                 coalesce(h.it, jsonb_build_object('person', p.person_id, 'name', trim(p.given_name || ' ' || p.family_name))),
                 jsonb_build_object(
                   'id', g.access_grant_id, 'kind', g.kind, 'code', g.code,
                   'title', jsonb_build_object('nb', k.name_nb, 'nn', k.name_nn, 'en', k.name_en))
          from access_grant g
          join access_package k on k.urn = g.code
          left join party h on h.org_number = g.holder_org_number
          left join person p on p.person_id = g.holder_person_id
        ),
        -- When, what, who acted (nobody: Portner, or its support), whose logs have it, and what they keep. A part that only one log keeps
        -- stands under its number in `parts`.
        told (at, kind, actor, logs, payload, parts) as (
          select $1::timestamptz, 'prefix.allotted', null, array[x.org_number],
                 jsonb_build_object('org', p.it, 'prefix', x.prefix, 'allotted', true), null::jsonb
          from prefix x
          join party p using (org_number)
          union all
          select $1::timestamptz + interval '1 day', 'scope.created', provider, array[provider],
                 jsonb_build_object('scope', tag, 'settings', settings), null
          from scoped
          union all
          select a.granted_at, 'scope-access.given', s.provider, s.provider || array_agg(a.org_number),
                 jsonb_build_object('scope', s.tag, 'items', jsonb_agg(i.it order by a.org_number)),
                 jsonb_object_agg(a.org_number, jsonb_build_object('scope', s.tag, 'items', jsonb_build_array(i.it)))
          from scope_access a
          join scoped s using (scope_id)
          join party p using (org_number)
          cross join lateral (select jsonb_build_object('id', a.scope_access_id, 'consumer', p.it) as it) i
          where a.org_number <> s.provider
          group by s.scope_id, s.provider, s.tag, a.granted_at
          union all
          select r.created_at, 'resource.created', r.provider, array[r.provider],
                 jsonb_build_object(
                   'resource', r.tag, 'content', r.content || jsonb_build_object('scopes', v.scope_names, 'writes', v.writes)), null
          from resource r
          join api_resource_version v on v.api_resource_id = r.api_resource_id and v.version = 1
          union all
          select w.since, 'resource.changed', r.provider, r.provider || r.givers,
                 b.it || jsonb_build_object('kept', r.given, 'consumers', g.parties),
                 (select jsonb_object_agg(p.org_number, b.it || jsonb_build_object('kept', 0, 'consumers', jsonb_build_array(p.it)))
                  from party p where p.org_number = any(r.givers))
          from resource r
          join api_resource_version v on v.api_resource_id = r.api_resource_id and v.version = 1
          join api_resource_version w on w.api_resource_id = r.api_resource_id and w.version = 2
          cross join lateral (select coalesce(jsonb_agg(p.it), '[]') as parties from party p where p.org_number = any(r.givers)) g
          cross join lateral (
            select jsonb_build_object(
                     'resource', r.tag, 'versions', jsonb_build_array(1, 2),
                     'before', r.content || jsonb_build_object('scopes', v.scope_names, 'writes', v.writes),
                     'after', r.content || jsonb_build_object('scopes', w.scope_names, 'writes', w.writes)) as it
          ) b
          union all
          select r.deactivated_at, 'resource.deactivated', r.provider, array[r.provider],
                 jsonb_build_object('resource', r.tag, 'delegations', r.given, 'consumers', jsonb_build_array()), null
          from resource r
          where r.deactivated_at is not null
          union all
          select given_at, 'delegation.given', org_number, org_number || array_remove(array[holder_org_number], null),
                 jsonb_strip_nulls(jsonb_build_object(
                   'giver', p.it, 'holder', holder, 'given', jsonb_build_array(item), 'ends_on', ends_on)), null
          from gift
          join party p using (org_number)
          union all
          select withdrawn_at, case withdrawn_how when 'expired' then 'delegation.expired' else 'delegation.withdrawn' end,
                 case when withdrawn_how <> 'expired' then org_number end, org_number || array_remove(array[holder_org_number], null),
                 jsonb_build_object(
                   'giver', p.it, 'holder', holder,
                   case withdrawn_how when 'expired' then 'items' else 'withdrawn' end, jsonb_build_array(item)), null
          from gift
          join party p using (org_number)
          where withdrawn_at is not null
          union all
          select q.sent_at, 'access-request.sent', q.org_number, array[q.org_number, s.provider],
                 jsonb_build_object(
                   'request', q.access_request_id, 'scope', s.tag, 'consumer', p.it, 'purpose', q.purpose, 'expires_at', q.expires_at), null
          from access_request q
          join scoped s using (scope_id)
          join party p using (org_number)
        ),
        happened as materialized (select gen_random_uuid() as event_id, told.* from told)
        insert into event (org_number, event_id, at, kind, actor_org_number, actor_person_id, actor_name, basis, payload)
        select log, h.event_id, h.at, h.kind, l.org_number, l.person_id,
               coalesce(l.name, case h.kind when 'prefix.allotted' then 'Portner brukerstøtte' else 'Portner' end),
               coalesce(l.basis, 'null'), coalesce(h.parts -> log::text, h.payload)
        from happened h
        left join leader l on l.org_number = h.actor
        cross join lateral unnest(h.logs) as log
        where not exists (select from event)
        order by h.at, h.kind, h.event_id, log
        "#,
        from.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}
