-- How an organisation is invoiced: where to, with which reference, and who pays if it is another organisation.
create table billing_details (
  org_number integer primary key references organisation,
  address text not null,
  postcode text not null,
  city text not null,
  reference text not null,
  email text not null,
  payer_org_number integer references organisation,
  changed_at timestamptz not null,
  -- Taken away again, by an undo.
  removed_at timestamptz,
  version integer not null default 1
);
