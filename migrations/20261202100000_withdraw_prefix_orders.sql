-- An organisation can withdraw an order before support has answered it.
alter table prefix_order
  drop constraint prefix_order_outcome_check,
  add constraint prefix_order_outcome_check check (outcome in ('allotted', 'declined', 'withdrawn'));
