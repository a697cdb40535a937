-- Rows that one statement puts in are written into the history by one statement too: row by row it took most of an
-- import's time. What is changed or removed stays row by row, where before and after belong together.

create function record_new_rows() returns trigger language plpgsql as $$
declare
  under_way bigint := nullif(current_setting('beleg.event', true), '')::bigint;
  described history_table;
  last integer;
begin
  if not exists (select from new_rows) then return null; end if;
  select * into strict described from history_table where name = tg_table_name;
  if under_way is null then
    raise exception 'a % is changed only through Beleg, which writes down who changed what', replace(tg_table_name, '_', ' ')
      using errcode = 'integrity_constraint_violation';
  end if;
  select coalesce(max(ordinal), 0) into last from event_change where event = under_way;
  insert into event_change (event, ordinal, table_name, row_key, before, after)
  select under_way, last + row_number() over (), tg_table_name, row_key(described.key_columns, content), null,
    row_content(described.omitted, described.digested, content)
  from (select to_jsonb(n) as content from new_rows n) put_in;
  return null;
end $$;

create function keep_changes(name text) returns void language plpgsql as $$
begin
  execute format('create trigger recorded after update or delete on public.%I
    for each row execute function record_change()', name);
  execute format('create trigger recorded_new after insert on public.%I referencing new table as new_rows
    for each statement execute function record_new_rows()', name);
end $$;

do $$
declare kept text;
begin
  for kept in select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'recorded' loop
    execute format('drop trigger recorded on public.%I', kept);
    perform keep_changes(kept);
  end loop;
end $$;

create or replace function keep_history(
  name text, key_columns text[], omitted text[] default '{}', digested text[] default '{}'
) returns void language plpgsql as $$
declare
  key text := (select string_agg(format('t.%I::text', key_column), ' || ''/'' || ' order by nth)
    from unnest(key_columns) with ordinality as listed (key_column, nth));
begin
  insert into history_table values (name, key_columns, omitted, digested);
  perform keep_changes(name);
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
