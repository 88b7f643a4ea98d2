-- API resources are made and changed by their providers, in versions; and consumers take in what a version brings, by their own choice.

alter table api_resource
  -- Counted up with each change to it; the versions below count its scopes only.
  add column revision integer not null default 1,
  add column created_by uuid references person,
  add column changed_at timestamptz not null default now(),
  add column deactivated_by uuid references person,
  add constraint api_resource_identifier_check check (identifier ~ '^[a-z0-9][a-z0-9._-]{1,99}$');
create index api_resource_list_idx on api_resource (provider_org_number, environment, title_nb, api_resource_id);

alter table api_resource_version
  add column made_by uuid references person;

-- 'renewed': its giver took in a newer version, and a row of that version took its place, with the same end and the same note.
alter table delegation
  add column renews uuid references delegation,
  drop constraint delegation_withdrawn_how_check,
  add constraint delegation_withdrawn_how_check check (withdrawn_how in ('giver', 'holder', 'expired', 'undone', 'renewed'));

-- What is renewed: the row's id, and the version of the resource that was seen.
alter table change_set_item
  drop constraint change_set_item_op_check,
  add constraint change_set_item_op_check check (op in ('give', 'withdraw', 'renew'));
