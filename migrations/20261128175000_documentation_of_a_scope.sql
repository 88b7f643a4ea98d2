-- Where developers read how the API behind a scope is used. Empty: the provider has not said.
alter table scope add column documentation text not null default '';
