-- Accounts: who may do what, and what they log in with. Of what somebody shows as a proof only a hash is kept.

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
  role role,
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

-- What people log in with

create table password (
  account_id uuid not null,
  hash text not null,
  changed_at timestamptz(3) not null default current_timestamp,
  constraint password_pkey primary key (account_id),
  constraint password_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade,
  constraint password_hash_shape check (hash ~ '^scrypt[$][0-9]+[$][0-9]+[$][0-9]+[$][A-Za-z0-9_-]{22}[$][A-Za-z0-9_-]{43}$')
);

create table invitation (
  account_id uuid not null,
  sha256 text not null,
  created_at timestamptz(3) not null default current_timestamp,
  ends_at timestamptz(3) not null,
  constraint invitation_pkey primary key (account_id),
  constraint invitation_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade,
  constraint invitation_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
create unique index invitation_sha256_key on invitation (sha256);

create table second_factor (
  account_id uuid not null,
  secret text not null,
  confirmed_at timestamptz(3),
  last_step integer,
  constraint second_factor_pkey primary key (account_id),
  constraint second_factor_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade
);

create table recovery_code (
  account_id uuid not null,
  sha256 text not null,
  used_at timestamptz(3),
  constraint recovery_code_pkey primary key (account_id, sha256),
  constraint recovery_code_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade,
  constraint recovery_code_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);

create table open_id_subject (
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  constraint open_id_subject_pkey primary key (account_id),
  constraint open_id_subject_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade
);
create unique index open_id_subject_issuer_subject_key on open_id_subject (issuer, subject);

-- Who is logged in, and who has tried: no part of the record

create table session (
  id uuid not null,
  account_id uuid not null,
  sha256 text not null,
  agent text not null,
  created_at timestamptz(3) not null default current_timestamp,
  last_used_at timestamptz(3) not null default current_timestamp,
  ends_at timestamptz(3) not null,
  constraint session_pkey primary key (id),
  constraint session_account_id_fkey foreign key (account_id) references account (id)
    on delete restrict on update cascade,
  constraint session_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
create unique index session_sha256_key on session (sha256);
create index session_account_id_idx on session (account_id);

create table login_throttle (
  sha256 text not null,
  failures integer not null,
  last_failed_at timestamptz(3) not null,
  closed_until timestamptz(3) not null,
  constraint login_throttle_pkey primary key (sha256)
);
create index login_throttle_last_failed_at_idx on login_throttle (last_failed_at);

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

-- The history says when these were changed and by whom, never to which secret

select keep_history('account', '{id}', digested => '{email}');
select keep_history('api_token', '{id}', omitted => '{last_used_at}', digested => '{sha256}');
select keep_history('password', '{account_id}', omitted => '{hash}');
select keep_history('invitation', '{account_id}', omitted => '{sha256}');
select keep_history('second_factor', '{account_id}', omitted => '{secret,last_step}');
select keep_history('open_id_subject', '{account_id}', digested => '{subject}');
