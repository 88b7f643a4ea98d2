-- The front page tells which accesses to the scopes of an organisation end soon, and who has not said yet that it is them.
create index scope_access_ends_of_scope_idx on scope_access (scope_id, ends_on) where withdrawn_at is null and ends_on is not null;
create index awaiting_person_of_org_idx on awaiting_person (org_number, name) where answered_at is null;
