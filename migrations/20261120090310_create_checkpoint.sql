-- Checkpoints: what a chain cannot show by itself, that its end was cut off or all of it computed anew, they do. Each vouches for the
-- logs that had grown since the one before, which it names, and is signed with a key that the database does not have.

create table checkpoint (
  number bigint primary key,
  at timestamptz not null,
  prev_root bytea not null check (length(prev_root) = 32),
  -- Over the root before, the number, the time, and the heads in ascending order of organisation.
  root bytea not null check (length(root) = 32),
  signature bytea not null
);

-- The logs a checkpoint vouches for, and how far. No foreign key to checkpoint: checking one locks the row it refers to, which takes
-- the right to update it, and nobody has that.
create table checkpoint_head (
  checkpoint bigint not null,
  org_number integer not null,
  seq bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (org_number, seq)
);
create index checkpoint_head_checkpoint_idx on checkpoint_head (checkpoint, org_number);

select make_append_only('checkpoint');
select make_append_only('checkpoint_head');
