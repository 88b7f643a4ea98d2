-- A colleague who is not in the register is invited by a link to say who they are and take something. What they take is a request like
-- others, which whoever may give it answers. Times tell what became of an invitation.
create table invitation (
  invitation_id uuid primary key,
  org_number integer not null references organisation,
  invited_by uuid not null references person,
  -- As whoever invites them wrote it.
  name text not null check (char_length(name) between 1 and 100),
  email text,
  lang text not null,
  ends_on date,
  sent_at timestamptz not null,
  -- The reference of its event.
  sent_in text not null,
  -- SHA-256 of the secret of its newest link, the change that made that, and until when it counts.
  link_hash bytea not null,
  linked_in text not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  accepted_at timestamptz,
  -- What they who accepted it wait for.
  request_id uuid unique references request,
  declined_at timestamptz,
  -- Who said no. No organisation is told.
  declined_by uuid references person,
  check (num_nonnulls(withdrawn_at, accepted_at, declined_at) <= 1),
  check ((accepted_at is null) = (request_id is null)),
  check ((declined_at is null) = (declined_by is null))
);
create index invitation_org_idx on invitation (org_number, sent_at desc, invitation_id);

create table invitation_item (
  invitation_id uuid not null references invitation,
  -- As in a draft: kind and code of a grant.
  kind text not null check (kind in ('package', 'area', 'right')),
  code text not null,
  primary key (invitation_id, kind, code)
);

-- Whoever accepted an invitation asks by it: who invited them, and by which name.
alter table request add column invited_by uuid references person;
alter table request add column invited_as text;

-- Where somebody was invited who has no work address here, and in which language.
alter table request_told add column email text;
alter table request_told add column lang text;
