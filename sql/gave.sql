-- Did the answer to a request give this, by the draft that was made of it or by the change that gave it directly?
create or replace function gave(r request, i request_item) returns boolean language sql stable as $$
  select exists (
    select from change_set c
    join change_set_item g using (change_set_id)
    where c.change_set_id = r.change_set_id and c.confirmed_in is not null and g.op = 'give' and g.kind = i.kind and g.code = i.code
  ) or exists (
    select from delegation d
    where i.kind = 'api' and d.org_number = r.org_number and d.holder_org_number = r.asker_org_number
      and d.api_resource_id::text = i.code and d.given_in = r.answered_in
  ) or exists (
    select from access_grant g
    where g.org_number = r.org_number and g.holder_id = r.asker_id and g.kind = i.kind and g.code = i.code and g.given_in = r.answered_in
  )
$$;
