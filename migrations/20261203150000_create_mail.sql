-- The outbox: mails that are to be sent or have been. A row is written in the transaction of the change that wants the mail, together with
-- the job that sends it.
create table mail (
  -- Also in the Message-ID, by which a receiver tells that two are one.
  mail_id uuid primary key,
  recipient text not null,
  recipient_name text not null,
  subject text not null,
  -- What it says. Forgotten when it has been sent.
  body_text text,
  body_html text,
  queued_at timestamptz not null,
  -- Not tried any more after this.
  give_up_at timestamptz not null,
  sent_at timestamptz,
  -- When the mail server last refused it for good.
  refused_at timestamptz,
  check ((sent_at is null) = (body_text is not null) and (body_text is null) = (body_html is null))
);
create index mail_queued_at_idx on mail (queued_at);
create index mail_recipient_idx on mail (recipient, queued_at);
