-- Web pages that documents were read from, and the key with which the desk vouches for what it fetched.

create table fetched_page (
  document_version_id uuid not null,
  url text not null,
  final_url text not null,
  fetched_at timestamptz(3) not null,
  sha256 text not null,
  bytes integer not null,
  media_type text not null,
  encoding text not null,
  text_sha256 text not null,
  constraint fetched_page_pkey primary key (document_version_id),
  constraint fetched_page_document_version_id_fkey foreign key (document_version_id) references document_version (id)
    on delete restrict on update cascade,
  constraint fetched_page_address_shape check (url ~ '^https?://' and final_url ~ '^https?://'),
  constraint fetched_page_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$' and text_sha256 ~ '^[0-9a-f]{64}$'),
  constraint fetched_page_bytes_not_negative check (bytes >= 0)
);

create trigger append_only before update or delete on fetched_page for each row execute function refuse_change();
create trigger never_emptied before truncate on fetched_page execute function refuse_change();

-- Where words come from is not made up later: the page is written in the transaction that writes the version.
create function refuse_late_page() returns trigger language plpgsql as $$
begin
  perform from document_version where id = new.document_version_id and xmin = pg_current_xact_id()::xid;
  if not found then
    raise exception 'a fetched page is written together with what it belongs to'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create trigger written_together after insert on fetched_page for each row execute function refuse_late_page();

select keep_history('fetched_page', '{document_version_id}');

create table receipt_key (
  id boolean not null default true,
  key bytea not null,
  constraint receipt_key_pkey primary key (id),
  constraint receipt_key_is_one check (id),
  constraint receipt_key_length check (octet_length(key) = 32)
);

create trigger append_only before update or delete on receipt_key for each row execute function refuse_change();
create trigger never_emptied before truncate on receipt_key execute function refuse_change();

-- 244 bits from the server's own source of random bytes; it has no history, and no answer or export reads it.
insert into receipt_key (key) select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
