-- The last day of what has been given can be changed: the row ends, and one with the other day takes its place at the same instant, so that
-- an earlier time shows the day it had then.
alter table delegation
  drop constraint delegation_withdrawn_how_check,
  add constraint delegation_withdrawn_how_check
    check (withdrawn_how in ('giver', 'holder', 'expired', 'undone', 'renewed', 'redated'));
alter table access_grant
  drop constraint access_grant_withdrawn_how_check,
  add constraint access_grant_withdrawn_how_check check (withdrawn_how in ('giver', 'holder', 'expired', 'undone', 'redated')),
  add column renews uuid references access_grant;
