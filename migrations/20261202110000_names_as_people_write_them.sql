-- `name` is how people write it, which the import makes of the register's capitals; here is the register's own spelling, where it is another.
-- The next import fills it in. Until then a name is the register's.
alter table organisation add column registered_name text;
