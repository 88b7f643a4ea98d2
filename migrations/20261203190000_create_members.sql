-- Registration by work e-mail: which domains decide for which organisation, and who has registered. Whoever has registered may act in the
-- test environment only.

-- A domain that an organisation says is its own. It decides from in_force_at, when somebody typed the code that was sent to postmaster there
-- or support said so, until it is released. Several organisations may have the same.
create table email_domain (
  email_domain_id uuid primary key,
  org_number integer not null references organisation,
  -- In lower case and punycode.
  domain text not null,
  -- Since when it decides for addresses at its sub-domains as well.
  subdomains_since timestamptz,
  -- Since when an administrator approves each new user.
  approval_since timestamptz,
  claimed_at timestamptz not null,
  in_force_at timestamptz,
  released_at timestamptz,
  -- The code that was sent last: a keyed hash, when it was sent, and how often another was typed.
  code_hash bytea,
  code_sent_at timestamptz,
  wrong_codes integer not null default 0
);
create unique index email_domain_key on email_domain (org_number, domain) where released_at is null;
create index email_domain_in_force_idx on email_domain (domain) where released_at is null and in_force_at is not null;

-- Somebody who has registered. They are a person without a national number, so no login but the one by e-mail is theirs. What they have rests
-- on the domain: it is over when that is released.
create table member (
  person_id uuid primary key references person,
  org_number integer not null references organisation,
  email_domain_id uuid not null references email_domain,
  email text not null,
  phone text not null,
  lang text not null check (lang in ('nb', 'nn', 'en')),
  registered_at timestamptz not null,
  approved_at timestamptz,
  revoked_at timestamptz,
  last_login_at timestamptz
);
create unique index member_email_key on member (email) where revoked_at is null;
create index member_email_idx on member (email);
create index member_org_idx on member (org_number, registered_at);

-- Somebody says that an address is theirs. Whether anything is sent there is decided later by a job, so that the page is the same for every
-- address. It counts once: when the code or the link has been used, and for half an hour.
create table email_login (
  email_login_id uuid primary key,
  email text not null,
  browser_hash bytea not null check (length(browser_hash) = 32),
  lang text not null check (lang in ('nb', 'nn', 'en')),
  started_at timestamptz not null,
  -- Of what the mail says: the code that is typed, and the secret of the link.
  code_hash bytea,
  link_hash bytea,
  wrong_codes integer not null default 0,
  proved_at timestamptz,
  used_at timestamptz
);
create index email_login_email_idx on email_login (email, started_at);
create index email_login_age_idx on email_login (started_at);

-- Has this person registered in the unit by work e-mail, so that it counts now? They are approved and not revoked, and the domain that it rests
-- on has not been released.
create or replace function is_member(person uuid, unit integer) returns boolean language sql stable as $$
  select exists (
    select from member m
    join email_domain d on d.email_domain_id = m.email_domain_id
    where m.person_id = is_member.person and m.org_number = unit and m.approved_at is not null and m.revoked_at is null
      and d.in_force_at is not null and d.released_at is null
  )
$$;
