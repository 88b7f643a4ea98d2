-- A text as searches compare it: in lower case by the rules of Norwegian, also in a database that knows no language, and each letter as one
-- character (NFC), however it was typed. `kernel::search_key` does the same to what is searched for.
create or replace function search_key(typed text) returns text language sql immutable strict parallel safe as $$
  select lower(normalize(typed, nfc) collate "nb-x-icu")
$$;
