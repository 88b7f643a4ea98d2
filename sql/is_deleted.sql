-- Has a unit been deleted from the register by this day? A day that lies ahead takes nothing from anybody yet.
-- The same rule in Rust: UnitStatus::of.
create or replace function is_deleted(deleted_on date, today date) returns boolean language sql immutable parallel safe as $$
  select deleted_on is not null and deleted_on <= today
$$;
