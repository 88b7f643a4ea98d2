-- What a person sees of themselves, and decides for themselves alone: where they are signed in, how pages look to them, and what they did.

-- The kind of browser in which a session was begun, in two words: no version, and nothing else that it says of itself.
alter table web_session
  add column browser text check (length(browser) <= 20),
  add column system text check (length(system) <= 20);

-- How pages look to a person, by the words of Designsystemet. Without a row: as Portner comes.
create table preference (
  person_id uuid primary key references person,
  color_scheme text not null check (color_scheme in ('auto', 'light', 'dark')),
  density text not null check (density in ('lg', 'md', 'sm')),
  changed_at timestamptz not null
);

-- The log of a person: what they did about themselves. Nobody else reads it, so it is no part of the chain, and it is kept for two years.
create table person_event (
  person_event_id uuid primary key,
  person_id uuid not null references person,
  at timestamptz not null,
  kind text not null,
  payload jsonb not null
);
create index person_event_person_idx on person_event (person_id, at desc, person_event_id desc);
create index person_event_at_idx on person_event (at);

-- When a person said that they have seen what support looked up about them.
create table look_ups_seen (
  person_id uuid primary key references person,
  seen_at timestamptz not null
);
create index support_look_up_person_idx on support_look_up (person_id, at desc) where person_id is not null;
