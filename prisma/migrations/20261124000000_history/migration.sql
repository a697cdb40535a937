-- The history: every change of the record is one event, written with it, each chained to the one before by its hash.

-- 1. Events and the rows they changed

create table event (
  number bigint not null,
  at timestamptz(3) not null,
  action text not null,
  reviewer_id uuid,
  request_id text,
  previous_hash text not null,
  hash text not null,
  constraint event_pkey primary key (number),
  constraint event_reviewer_id_fkey foreign key (reviewer_id) references reviewer (id)
    on delete restrict on update cascade,
  constraint event_number_positive check (number >= 1),
  constraint event_hash_shape check (hash ~ '^[0-9a-f]{64}$' and previous_hash ~ '^[0-9a-f]{64}$')
);
create unique index event_at_key on event (at);
create unique index event_hash_key on event (hash);
create unique index event_previous_hash_key on event (previous_hash);

-- A change may be written before its event, but not stay without it.
create table event_change (
  event bigint not null,
  ordinal integer not null,
  table_name text not null,
  row_key text not null,
  before jsonb,
  after jsonb,
  constraint event_change_pkey primary key (event, ordinal),
  constraint event_change_event_fkey foreign key (event) references event (number)
    on delete restrict on update cascade deferrable initially deferred,
  constraint event_change_of_something check (before is not null or after is not null)
);
create index event_change_table_name_row_key_event_idx on event_change (table_name, row_key, event);
create index event_change_table_name_event_idx on event_change (table_name, event);

create trigger append_only before update or delete on event for each row execute function refuse_change();
create trigger never_emptied before truncate on event execute function refuse_change();
create trigger append_only before update or delete on event_change for each row execute function refuse_change();
create trigger never_emptied before truncate on event_change execute function refuse_change();

-- 2. Which tables have a history: `omitted` columns are left out of it, `digested` ones stand in it as their SHA-256.

create table history_table (
  name text not null,
  key_columns text[] not null,
  omitted text[] not null,
  digested text[] not null,
  constraint history_table_pkey primary key (name)
);

create function public.row_key(key_columns text[], content jsonb) returns text
  language sql immutable parallel safe
  return (select string_agg(content ->> name, '/' order by nth)
    from unnest(key_columns) with ordinality as key (name, nth));

create function public.row_content(omitted text[], digested text[], content jsonb) returns jsonb
  language sql immutable parallel safe
  return (content - omitted) || coalesce((
    select jsonb_object_agg(name, 'sha256:' || encode(sha256(convert_to(content ->> name, 'UTF8')), 'hex'))
    from unnest(digested) name where content ->> name is not null), '{}'::jsonb);

create function record_change() returns trigger language plpgsql as $$
declare
  under_way bigint := nullif(current_setting('beleg.event', true), '')::bigint;
  described history_table;
  was jsonb;
  is_now jsonb;
begin
  select * into strict described from history_table where name = tg_table_name;
  if tg_op <> 'INSERT' then was := row_content(described.omitted, described.digested, to_jsonb(old)); end if;
  if tg_op <> 'DELETE' then is_now := row_content(described.omitted, described.digested, to_jsonb(new)); end if;
  if was is not distinct from is_now then return null; end if;
  if under_way is null then
    raise exception 'a % is changed only through Beleg, which writes down who changed what', replace(tg_table_name, '_', ' ')
      using errcode = 'integrity_constraint_violation';
  end if;
  insert into event_change (event, ordinal, table_name, row_key, before, after)
  values (under_way, (select coalesce(max(ordinal), 0) + 1 from event_change where event = under_way),
    tg_table_name, row_key(described.key_columns, coalesce(is_now, was)), was, is_now);
  return null;
end $$;

-- 3. The past: views under the tables' own names, as they stood after the event past_event()

create schema past;

create function public.past_event() returns bigint
  language sql stable parallel safe
  return current_setting('beleg.past_event')::bigint;

-- What stands now and has not changed since, and what was there before the first change since.
create function keep_history(
  name text, key_columns text[], omitted text[] default '{}', digested text[] default '{}'
) returns void language plpgsql as $$
declare
  key text := (select string_agg(format('t.%I::text', key_column), ' || ''/'' || ' order by nth)
    from unnest(key_columns) with ordinality as listed (key_column, nth));
begin
  insert into history_table values (name, key_columns, omitted, digested);
  execute format('create trigger recorded after insert or update or delete on public.%I
    for each row execute function record_change()', name);
  execute format('create trigger never_emptied_at_once before truncate on public.%I
    execute function refuse_change()', name);
  execute format('create view past.%1$I as
    select t.* from public.%1$I t
    where not exists (select from public.event_change since
      where since.table_name = %1$L and since.row_key = %2$s and since.event > public.past_event())
    union all
    select was.* from public.event_change since
      cross join lateral jsonb_populate_record(null::public.%1$I, since.before) was
    where since.table_name = %1$L and since.event > public.past_event() and since.before is not null
      and not exists (select from public.event_change earlier
        where earlier.table_name = %1$L and earlier.row_key = since.row_key
          and earlier.event > public.past_event()
          and (earlier.event, earlier.ordinal) < (since.event, since.ordinal))', name, key);
end $$;

select keep_history('speaker', '{id}');
select keep_history('speaker_alias', '{id}');
select keep_history('speaker_role', '{id}');
select keep_history('document', '{id}');
select keep_history('document_version', '{id}', digested => '{text}');
select keep_history('quote', '{id}');
select keep_history('quote_segment', '{quote_id,ordinal}');
select keep_history('claim', '{id}');
select keep_history('quote_claim', '{quote_id,claim_id}');
select keep_history('rating_scale', '{id}');
select keep_history('rating', '{id}');
select keep_history('reviewer', '{id}');
select keep_history('source', '{id}');
select keep_history('verdict', '{id}');
select keep_history('citation', '{verdict_id,ordinal}');
