-- Scopes are found by any part of their name or description, also among ten thousand. The extension comes with Postgres, and whoever
-- owns the database may create it.
create extension if not exists pg_trgm;
create index scope_words_idx on scope
  using gin (lower(name || ' ' || description_nb || ' ' || description_nn || ' ' || description_en) gin_trgm_ops);
