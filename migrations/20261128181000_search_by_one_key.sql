-- A text as searches compare it: in lower case by the rules of Norwegian, also in a database that knows no language, and each letter as one
-- character (NFC), however it was typed. `kernel::search_key` does the same to what is searched for.
create or replace function search_key(typed text) returns text language sql immutable strict parallel safe as $$
  select lower(normalize(typed, nfc) collate "nb-x-icu")
$$;

-- What the search of the log looks through in an event: every text in its payload, as searches compare it. Names of parties, titles, scopes,
-- organisation numbers and reasons all stand there as texts; so whatever an event is about can be found without knowing its kind.
create or replace function event_words(payload jsonb) returns text language sql immutable parallel safe as $$
  select search_key(string_agg(word #>> '{}', ' '))
  from jsonb_path_query(payload, 'strict $.** ? (@.type() == "string")') as word
$$;

-- Names of units, found by their beginning.
create index organisation_search_idx on organisation (search_key(name) text_pattern_ops);
drop index organisation_name_idx;

-- Scopes, found by any part of their name or description.
drop index scope_words_idx;
create index scope_words_idx on scope
  using gin (search_key(name || ' ' || description_nb || ' ' || description_nn || ' ' || description_en) gin_trgm_ops);

-- What a search for a holder compares with: name and number. The list's two indexes hold it, so they are made anew.
drop index holder_current_idx;
drop index holder_change_idx;
alter table holder drop column search_text;
alter table holder add column search_text text collate "C" not null
  generated always as (search_key(sort_name) || E'\n' || coalesce(holder_org_number::text, '')) stored;
create index holder_current_idx on holder (org_number, sort_name, holder_id) include (holder_org_number, ends_on, search_text)
  where quiet_since is null;
create index holder_change_idx on holder (org_number, coalesce(changed_at, 'epoch'), holder_id)
  include (changed_at, holder_org_number, ends_on, search_text)
  where quiet_since is null;
