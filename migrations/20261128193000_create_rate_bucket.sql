-- How much a person or an organisation has done lately, so that every running portal counts the same. A bucket is a point in time: that at
-- which it will be empty again. Not logged: what is lost in a crash of the database is a minute's counting, and a form pays no flush for it.
create unlogged table rate_bucket (
  kind text not null,
  owner text not null,
  empty_at timestamptz not null,
  -- How far ahead of now that point may lie: what the bucket holds.
  holds interval not null,
  primary key (kind, owner)
);
