-- The key of a form belongs to whoever sent it, and not only persons send forms: `person:<id>`, `client:<id>`.
alter table idempotency add column actor text;
update idempotency set actor = 'person:' || person_id::text;
alter table idempotency drop constraint idempotency_pkey;
alter table idempotency alter column actor set not null;
alter table idempotency alter column person_id drop not null;
alter table idempotency add primary key (actor, key);
