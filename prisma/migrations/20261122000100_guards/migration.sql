-- What must never be false, and what search needs: all that Prisma's schema can't say.

-- 1. Ranges and shapes

alter table speaker
  add constraint speaker_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  add constraint speaker_wikidata_id_shape check (wikidata_id ~ '^Q[1-9][0-9]*$');

alter table speaker_role
  add constraint speaker_role_dates_ordered check ("from" <= "to");

alter table document
  add constraint document_published_at_with_precision
    check ((published_at is null) = (published_at_precision is null));

alter table document_version
  add constraint document_version_number_positive check (number >= 1),
  add constraint document_version_text_not_empty check (text <> ''),
  add constraint document_version_text_normal check (text is nfc normalized and strpos(text, e'\r') = 0),
  add constraint document_version_sha256_right
    check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'));

alter table quote
  add constraint quote_said_at_with_precision check ((said_at is null) = (said_at_precision is null)),
  add constraint quote_language_of_original check (original_language is null or original_text is not null),
  add constraint quote_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add constraint quote_speaks_for_another check (on_behalf_of_id <> speaker_id);

alter table quote_segment
  add constraint quote_segment_ordinal_positive check (ordinal >= 1),
  add constraint quote_segment_start_not_negative check (start >= 0),
  add constraint quote_segment_end_after_start check ("end" > start);

alter table rating
  add constraint rating_value_needs_ordinal check (value is null or ordinal is not null);

alter table source
  add constraint source_published_at_with_precision
    check ((published_at is null) = (published_at_precision is null)),
  add constraint source_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$');

-- 2. Verdicts

alter table verdict
  add constraint verdict_on_quote_or_claim check ((quote_id is null) <> (claim_id is null)),
  add constraint verdict_aspect_fits_target check ((aspect = 'TRUTH') = (claim_id is not null)),
  add constraint verdict_summary_length check (char_length(summary) between 1 and 280),
  add constraint verdict_change_is_explained check ((supersedes_id is null) = (change_note is null)),
  add constraint verdict_supersedes_another check (supersedes_id <> id);

-- One first verdict for each reviewer, target and aspect; every later one supersedes exactly one.
create unique index verdict_first on verdict (reviewer_id, aspect, coalesce(quote_id, claim_id))
  where supersedes_id is null;

-- 3. What is written stays

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a % is never changed or removed', replace(tg_table_name, '_', ' ')
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger append_only before update or delete on document_version
  for each row execute function refuse_change();
create trigger never_emptied before truncate on document_version execute function refuse_change();
create trigger append_only before update or delete on quote_segment
  for each row execute function refuse_change();
create trigger never_emptied before truncate on quote_segment execute function refuse_change();
create trigger append_only before update or delete on verdict
  for each row execute function refuse_change();
create trigger never_emptied before truncate on verdict execute function refuse_change();
create trigger append_only before update or delete on citation
  for each row execute function refuse_change();
create trigger never_emptied before truncate on citation execute function refuse_change();

-- What belongs to a verdict or a quote is written together with it: its row is this transaction's own.
create function refuse_late_addition() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'citation' then
    perform from verdict where id = new.verdict_id and xmin = pg_current_xact_id()::xid;
  else
    perform from quote where id = new.quote_id and xmin = pg_current_xact_id()::xid;
  end if;
  if not found then
    raise exception 'a % is written together with what it belongs to', replace(tg_table_name, '_', ' ')
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create trigger written_together after insert on citation for each row execute function refuse_late_addition();
create trigger written_together after insert on quote_segment
  for each row execute function refuse_late_addition();

-- A quote's words and place are fixed; what is known about it may be mended.
create trigger words_are_fixed before update on quote
  for each row when (old.text <> new.text or old.document_version_id <> new.document_version_id)
  execute function refuse_change();

-- A claim's words are fixed once a verdict rests on them.
create function refuse_change_under_verdict() returns trigger language plpgsql as $$
begin
  if exists (select from verdict where claim_id = old.id) then
    raise exception 'a claim that a verdict rests on keeps its words'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger words_are_fixed before update on claim
  for each row when (old.text <> new.text or old.language <> new.language)
  execute function refuse_change_under_verdict();

-- The lock keeps a verdict and a change of the words it judges from passing each other unseen.
create function lock_target() returns trigger language plpgsql as $$
begin
  perform from claim where id = new.claim_id for share;
  perform from quote where id = new.quote_id for share;
  return new;
end $$;

create trigger target_is_locked before insert on verdict for each row execute function lock_target();

-- A scale that a verdict has used is frozen.
create function refuse_change_of_used_scale() returns trigger language plpgsql as $$
declare
  scales uuid[];
begin
  if tg_table_name = 'rating_scale' then scales := array[old.id];
  else scales := array[old.scale_id, new.scale_id];
  end if;
  if exists (select from verdict v join rating r on r.id = v.rating_id where r.scale_id = any(scales)) then
    raise exception 'a rating scale that verdicts have used is frozen: add a new version'
      using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;

create trigger used_scale_is_frozen before update or delete on rating_scale
  for each row execute function refuse_change_of_used_scale();
create trigger used_scale_is_frozen before insert or update or delete on rating
  for each row execute function refuse_change_of_used_scale();

-- 4. Search: German and English stems with accents folded; parts of names with trigrams

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

create text search configuration public.beleg_german (copy = pg_catalog.german);
alter text search configuration public.beleg_german
  alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.german_stem;
create text search configuration public.beleg_english (copy = pg_catalog.english);
alter text search configuration public.beleg_english
  alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.english_stem;

create function public.search_words(words text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector('public.beleg_german', words) || to_tsvector('public.beleg_english', words);

create function public.search_query(words text) returns tsquery
  language sql immutable strict parallel safe
  return websearch_to_tsquery('public.beleg_german', words)
      || websearch_to_tsquery('public.beleg_english', words);

create function public.folded(name text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent', name));

create index claim_words on claim using gin (search_words(text));
create index quote_words on quote using gin (search_words(text));
create index speaker_name_parts on speaker using gin (folded(name) gin_trgm_ops);
create index speaker_alias_name_parts on speaker_alias using gin (folded(name) gin_trgm_ops);

-- 5. Times as they are answered: as precise as they are known, in UTC. PostgreSQL writes a function's body into the
-- query only when it is no less stable than what it calls (to_char is stable) and leaves null to it; called one by
-- one these took half the time of a list.

create function public.moment_text(at timestamptz, known public.date_precision) returns text
  language sql stable parallel safe
  return left(
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    case known when 'YEAR' then 4 when 'MONTH' then 7 when 'DAY' then 10 else 20 end
  );

create function public.stamp_text(at timestamptz) returns text
  language sql stable parallel safe
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
