-- A row waits for one other last day at a time. Of several proposals about the same row that wait already, the first stays.
delete from change_set c
where c.redates and c.confirmed_in is null and exists (
  select from change_set_item i
  join change_set_item o on o.op = 'redate' and o.code = i.code and o.change_set_id <> i.change_set_id
  join change_set e on e.change_set_id = o.change_set_id
  where i.change_set_id = c.change_set_id and i.op = 'redate'
    and (e.confirmed_in is not null or (e.created_at, e.change_set_id) < (c.created_at, c.change_set_id)));
create unique index change_set_item_redate_key on change_set_item (code) where op = 'redate';
