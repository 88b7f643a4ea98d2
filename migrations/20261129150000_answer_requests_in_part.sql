-- A request is answered by a draft of its own, beside what the same person may have drafted for the same holder: an older draft is not
-- confirmed with the answer. There is one such draft for a request at a time. What was asked for and is not given stands in it too.
alter table change_set add column answers uuid;
drop index change_set_open_key;
create unique index change_set_open_key on change_set (org_number, created_by, holder_id) where confirmed_in is null and answers is null;
create unique index change_set_answer_key on change_set (answers) where confirmed_in is null and answers is not null;
alter table change_set_item
  drop constraint change_set_item_op_check,
  add constraint change_set_item_op_check check (op in ('give', 'withdraw', 'renew', 'decline'));

-- What became of one thing that was asked for, once the request was answered: the row that its asker has or had of it since, given in the
-- answer or later, or held already when it was answered. What was not given in the answer counts only if it was held then. No row: they
-- did not get it.
create or replace function what_became(r request, i request_item, answered timestamptz, given boolean) returns table (
  since timestamptz, ended_at timestamptz, how text
) language sql stable as $$
  select held.given_at, held.withdrawn_at, held.withdrawn_how
  from (
    select d.given_at, d.withdrawn_at, d.withdrawn_how
    from delegation d
    where i.kind = 'api' and d.org_number = r.org_number and d.holder_org_number = r.asker_org_number
      and d.api_resource_id::text = i.code
    union all
    select g.given_at, g.withdrawn_at, g.withdrawn_how
    from access_grant g
    where g.org_number = r.org_number and g.holder_id = r.asker_id and g.kind = i.kind and g.code = i.code
  ) held
  where (given or held.given_at < answered) and (held.withdrawn_at is null or held.withdrawn_at >= answered)
  order by held.given_at desc, held.withdrawn_at desc nulls first
  limit 1
$$;
