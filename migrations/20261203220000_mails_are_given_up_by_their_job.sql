-- How long a mail is tried is a matter of its job, which knows when it was queued. Portals of the version before, which may run meanwhile,
-- write the column still, so it is only not needed any more.
alter table mail alter column give_up_at drop not null;
