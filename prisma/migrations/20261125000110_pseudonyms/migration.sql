-- Pseudonyms of reviewers in exports: the same for one reviewer each time, and without the key no way back to them.

-- CreateTable
CREATE TABLE "pseudonym_key" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "key" BYTEA NOT NULL,

    CONSTRAINT "pseudonym_key_pkey" PRIMARY KEY ("id")
);

alter table pseudonym_key
  add constraint pseudonym_key_is_one check (id),
  add constraint pseudonym_key_length check (octet_length(key) = 32);
create trigger append_only before update or delete on pseudonym_key for each row execute function refuse_change();
create trigger never_emptied before truncate on pseudonym_key execute function refuse_change();

-- 244 bits from the server's own source of random bytes; it has no history, and no answer or export reads it.
insert into pseudonym_key (key) select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Hashed twice, so that nothing can be appended to what the key was hashed with.
create function public.pseudonym(reviewer uuid) returns text language sql stable
  return (select 'reviewer-' || left(encode(sha256(k.key || sha256(k.key || uuid_send(reviewer))), 'hex'), 16)
    from public.pseudonym_key k);
