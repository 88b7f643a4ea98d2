-- A request that is approved in part is declined in part: why, as it was typed with the answer, is kept with its draft, through the review
-- and a colleague's decision. `reason` is another one, of what is taken back, and is set anew when something is proposed.
alter table change_set add column decline_reason text;
