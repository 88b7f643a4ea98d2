-- What the search of the log looks through in an event: every text in its payload, as searches compare it. Names of parties, titles, scopes,
-- organisation numbers and reasons all stand there as texts; so whatever an event is about can be found without knowing its kind.
create or replace function event_words(payload jsonb) returns text language sql immutable parallel safe as $$
  select search_key(string_agg(word #>> '{}', ' '))
  from jsonb_path_query(payload, 'strict $.** ? (@.type() == "string")') as word
$$;
