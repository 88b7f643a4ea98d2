-- Turning off that two persons are wanted takes two persons: who proposed it, and when. A colleague's confirmation is the one that counts.
alter table organisation_setting
  add column off_proposed_by uuid references person,
  add column off_proposed_at timestamptz,
  add constraint organisation_setting_off_proposed_check check ((off_proposed_by is null) = (off_proposed_at is null)),
  add constraint organisation_setting_off_while_on_check check (off_proposed_at is null or four_eyes_since is not null);
