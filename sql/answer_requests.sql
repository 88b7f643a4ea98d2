-- Settles what was asked for by the holders of these new rows of `delegation` and `access_grant`: their requests that wait for any of it
-- are answered by the change that gave it. Every write that gives calls it inside its own transaction, after the draft is settled, so that
-- giving and the request cannot disagree on whichever page it was given. Returns the requests about it, closed ones too, by the names under
-- which the ledger remembers them, so that no undo opens one again whose asker has been given it since.
create or replace function answer_requests(given uuid[]) returns setof text language sql as $$
  with new as materialized (
    select d.org_number, d.holder_org_number::text collate "C" as holder_id, 'api' as kind, d.api_resource_id::text as code, d.given_at,
           d.given_in
    from delegation d
    where d.delegation_id = any(given)
    union all
    select g.org_number, g.holder_id, g.kind, g.code, g.given_at, g.given_in
    from access_grant g
    where g.access_grant_id = any(given)
  ),
  asked as materialized (
    select distinct r.request_id, n.given_in
    from new n
    join request r on r.org_number = n.org_number and r.asker_id = n.holder_id and r.expires_at > n.given_at and approved_in(r) is null
    join request_item i on i.request_id = r.request_id and i.kind = n.kind and i.code = n.code
  ),
  answered as (
    update request r
    set answered_in = a.given_in
    from asked a
    where r.request_id = a.request_id and r.withdrawn_at is null and r.declined_at is null
  ),
  dropped as (
    -- A draft of an answer that nobody needs any more. One that is being confirmed finds that the thing is held.
    delete from change_set
    where change_set_id in (
      select c.change_set_id
      from asked a
      join change_set c on c.answers = a.request_id
      where c.confirmed_in is null
      for update of c skip locked
    )
  )
  select 'request/' || r.org_number || '/' || r.asker_id || '/'
         || encode(sha256(convert_to(string_agg(i.kind || ' ' || i.code, chr(10) order by (i.kind || ' ' || i.code) collate "C"), 'UTF8')), 'hex')
  from asked a
  join request r using (request_id)
  join request_item i using (request_id)
  group by r.request_id
$$;
