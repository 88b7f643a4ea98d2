-- Who wants to see Kom i gang of an organisation no more. One row for each person and organisation; showing it again takes the row away.
create table hidden_start (
  person_id uuid not null references person,
  org_number integer not null references organisation,
  hidden_at timestamptz not null,
  primary key (person_id, org_number)
);
