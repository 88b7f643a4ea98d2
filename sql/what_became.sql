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
