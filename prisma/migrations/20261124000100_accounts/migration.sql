-- Accounts: who may do what, and the tokens of scripts. Only the SHA-256 of a token is kept.

create type role as enum ('reader', 'annotator', 'reviewer', 'editor', 'administrator');
create type token_scope as enum ('read', 'write');

create table account (
  id uuid not null,
  email text not null,
  role role not null,
  reviewer_id uuid not null,
  created_at timestamptz(3) not null default current_timestamp,
  disabled_at timestamptz(3),
  constraint account_pkey primary key (id),
  constraint account_reviewer_id_fkey foreign key (reviewer_id) references reviewer (id)
    on delete restrict on update cascade,
  constraint account_email_shape check (email ~ '^[^@\s]+@[^@\s]+$' and email = lower(email))
);
create unique index account_email_key on account (email);
create unique index account_reviewer_id_key on account (reviewer_id);

create table api_token (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  scope token_scope not null,
  sha256 text not null,
  created_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  constraint api_token_pkey primary key (id),
  constraint api_token_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade,
  constraint api_token_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
create unique index api_token_sha256_key on api_token (sha256);
create index api_token_account_id_idx on api_token (account_id);

-- Somebody must be able to let others in again.
create function keep_an_administrator() returns trigger language plpgsql as $$
begin
  if not exists (select from account where role = 'administrator' and disabled_at is null) then
    raise exception 'the last administrator stays' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create trigger administrator_stays after update or delete on account
  for each row when (old.role = 'administrator' and old.disabled_at is null)
  execute function keep_an_administrator();

select keep_history('account', '{id}', digested => '{email}');
select keep_history('api_token', '{id}', omitted => '{last_used_at}', digested => '{sha256}');
