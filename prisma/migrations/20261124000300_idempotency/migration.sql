-- Requests that were done once and are answered again the same: kept for 48 hours.

create table idempotency_key (
  owner text not null,
  key text not null,
  request_sha256 text not null,
  answer text,
  location text,
  created_at timestamptz(3) not null default current_timestamp,
  constraint idempotency_key_pkey primary key (owner, key),
  constraint idempotency_key_request_sha256_shape check (request_sha256 ~ '^[0-9a-f]{64}$')
);
create index idempotency_key_created_at_idx on idempotency_key (created_at);
