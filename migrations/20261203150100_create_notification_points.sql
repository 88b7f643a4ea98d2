-- Where an organisation is told things: an e-mail address, what it is told, and in which language. An address is told nothing before
-- somebody has typed the code that was sent there.
create table notification_point (
  point_id uuid primary key,
  org_number integer not null references organisation,
  email text not null,
  purposes text[] not null check (cardinality(purposes) > 0),
  lang text not null check (lang in ('nb', 'nn', 'en')),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  removed_at timestamptz,
  -- The code that was sent last: a keyed hash, when it was sent, and how often another was typed.
  code_hash bytea,
  code_sent_at timestamptz,
  wrong_codes integer not null default 0,
  tested_at timestamptz,
  -- The place in the log of the organisation up to which it has been told.
  told_to bigint not null default 0
);
create unique index notification_point_email_key on notification_point (org_number, email) where removed_at is null;
