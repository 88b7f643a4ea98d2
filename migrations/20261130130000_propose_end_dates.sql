-- A changed end date that takes two persons is a proposal of its own, beside what the same person may have drafted for the same holder. The
-- `ends_on` of it is the last day that the rows it names are to have.
alter table change_set add column redates boolean not null default false;
drop index change_set_open_key;
create unique index change_set_open_key on change_set (org_number, created_by, holder_id)
  where confirmed_in is null and answers is null and not redates;
alter table change_set_item
  drop constraint change_set_item_op_check,
  add constraint change_set_item_op_check check (op in ('give', 'withdraw', 'renew', 'decline', 'redate'));
