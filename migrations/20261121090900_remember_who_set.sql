-- Which change last set them, so that the page can say when and by whom.
alter table organisation_setting add column changed_in text references receipt deferrable initially deferred;
