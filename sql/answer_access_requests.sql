-- Settles what was asked for by the consumers who have just been given access: their requests for the scope that wait are approved, by
-- whoever gave and in the change that gave. Every write that gives access to a scope calls it inside its own transaction, with the new
-- rows of scope_access, so that giving and the request cannot disagree on whichever page it was given.
create or replace function answer_access_requests(given uuid[]) returns void language sql as $$
  update access_request r
  set approved_at = a.granted_at, approved_by = a.given_by, approved_in = a.given_in
  from scope_access a
  where a.scope_access_id = any(given) and a.withdrawn_at is null
    and r.scope_id = a.scope_id and r.org_number = a.org_number and r.expires_at > a.granted_at
    and r.withdrawn_at is null and r.declined_at is null and r.approved_at is null
$$;
