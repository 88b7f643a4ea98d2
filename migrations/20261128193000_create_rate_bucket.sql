-- How much a person or an organisation has done lately, so that every running portal counts the same. A bucket is a point in time: that at
-- which it will be empty again. Not logged: a crash of the database loses a minute's counting, and no form pays for a flush.
create unlogged table rate_bucket (
  kind text not null,
  owner text not null,
  empty_at timestamptz not null,
  -- How far ahead of now that point may lie: what the bucket holds.
  holds interval not null,
  primary key (kind, owner)
);
