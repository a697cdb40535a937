import { contextLength } from '../quotes/anchor.ts'
import { chance, draw, idAt, oneOf, timeAt } from './chance.sql.ts'
import * as german from './german.ts'
import { beginMs, reviewerId, sourceId, speakerId, stepMsOf } from './numbers.sql.ts'
import { sharesUpTo, speakerCount } from './skew.ts'

/**
 * A lifelike desk in SQL. Every tenth claim is carried by two quotes, so ten claims and their eleven quotes are a
 * block; a document has eleven quotes too. Everything follows from numbers: the same desk at every run.
 */

export function speakersSql(): string {
  const name = `${oneOf(german.firstNames, 'n', 1)} || ' ' || ${oneOf(german.lastNames, 'n', 2)}`
  return `
    insert into speaker (id, slug, name, kind, wikidata_id, created_at)
    select ${speakerId('n')}, 'speaker-' || n, ${name} || ' ' || n, 'PERSON', 'Q' || (900000000 + n),
      ${timeAt(`${beginMs}`)}
    from generate_series(1, ${speakerCount}) n;
    insert into reviewer (id, slug, name)
    select ${reviewerId('n')}, 'reviewer-' || n, 'Prüferin ' || n from generate_series(0, 4) n`
}

export function sourcesSql(sources: number): string {
  return `
    insert into source (id, url, title, publisher, author, published_at, published_at_precision, accessed_at, kind,
      language, archive_url, created_at)
    select ${sourceId('n')}, 'https://belege.example/' || n, ${oneOf(german.subjects, 'n', 3)} || ': Bericht ' || n,
      ${oneOf(german.publishers, 'n', 4)}, case when n % 3 = 0 then 'Redaktion' end,
      date_trunc('day', ${timeAt(`${beginMs}`)}) - n % 900 * interval '1 day', 'DAY', date '2026-01-15',
      (array['OFFICIAL_DOCUMENT', 'STATISTICS', 'NEWS', 'EXPERT'])[1 + n % 4]::source_kind, 'de',
      case when n % 2 = 0 then 'https://archiv.example/2026/' || n end, ${timeAt(`${beginMs} + n`)}
    from generate_series(1, ${sources}) n`
}

/** Claims of the blocks `first` to `last` with the documents and quotes that carry them. */
export function blocksSql(first: number, last: number, blocks: number): string {
  const stepMs = stepMsOf(blocks)
  const quoteMs = `${beginMs} + floor(q * ${stepMs})`
  // A claim's second quote stands in the next document.
  const block = `(q / 11 + case when q % 11 = 10 then case when q / 11 < ${last} then 1 else ${first - last} end else 0 end)`
  const claim = '(q / 11 * 10 + least(q % 11, 9))'
  const documentMs = `${beginMs} + floor(d * 11 * ${stepMs})`
  return `
    with fresh as materialized (
      select q, ${block} as d, ${claim} as n, ${idAt(quoteMs, 'quote', 'q')} as id,
        ${idAt(`${beginMs} + floor((${claim} * 11 / 10) * ${stepMs})`, 'claim', claim)} as claim_id,
        ${speakerId(`1 + width_bucket(${chance(claim, 5)}, '{${sharesUpTo.join(',')}}'::float8[])`)} as speaker_id,
        ${timeAt(quoteMs)} as at, ${claimText(claim)} as claim_text,
        ${claimText(claim)} || ' ' || ${oneOf(german.endings, 'q', 6)} as text,
        ${oneOf(german.reports, 'q', 7)} as report, ${oneOf(german.cues, 'q', 8)} as cue
      from generate_series(${first * 11}, ${last * 11 + 10}) q),
    paragraph as materialized (
      select *, report || ' „' || text || '“, ' || cue || ' die Seite.' as words from fresh),
    placed as materialized (
      select *, coalesce(sum(char_length(words) + 2) over (partition by d order by q
        rows between unbounded preceding and 1 preceding), 0) + char_length(report) + 2 as start from paragraph),
    page as materialized (
      select d, string_agg(words, e'\\n\\n' order by q) as text from paragraph group by d),
    new_document as (
      insert into document (id, url, title, publisher, language, kind, published_at, published_at_precision, created_at)
      select ${idAt(documentMs, 'document', 'd')}, 'https://zeitung.example/' || d,
        ${oneOf(german.subjects, 'd', 9)} || ': eine Debatte', ${oneOf(german.publishers, 'd', 10)}, 'de', 'ARTICLE',
        date_trunc('day', ${timeAt(documentMs)}), 'DAY', ${timeAt(documentMs)}
      from generate_series(${first}, ${last}) d),
    new_version as (
      insert into document_version (id, document_id, number, text, sha256, created_at)
      select ${idAt(documentMs, 'version', 'd')}, ${idAt(documentMs, 'document', 'd')}, 1, text,
        encode(sha256(convert_to(text, 'UTF8')), 'hex'), ${timeAt(documentMs)}
      from page),
    new_claim as (
      insert into claim (id, text, language, kind, topics, created_at)
      select claim_id, claim_text, 'de',
        (array['FACTUAL', 'FACTUAL', 'FACTUAL', 'FACTUAL', 'PREDICTION', 'PROMISE', 'OPINION'])[1 + ${draw('n', 11, 7)}]::claim_kind,
        array[${oneOf(german.topics, 'n', 12)}] || case when n % 3 = 0 then array['Faktencheck'] else '{}' end, at
      from fresh where q % 11 < 10),
    new_quote as (
      insert into quote (id, document_version_id, speaker_id, on_behalf_of_id, form, is_partial, text, language, cue,
        role_title, said_at, said_at_precision, occasion, original_text, original_language, created_at,
        withdrawn_at, withdrawn_reason)
      select id, ${idAt(documentMs, 'version', 'd')}, speaker_id,
        case when ${chance('q', 13)} < 0.03 then nullif(${speakerId('1 + q % 7')}, speaker_id) end,
        (array['DIRECT', 'DIRECT', 'INDIRECT', 'REPORTED'])[1 + q % 4]::quote_form, q % 9 = 0, text, 'de', cue,
        case when q % 2 = 0 then 'Ministerpräsidentin' end,
        case when q % 20 > 0 then date_trunc('day', at, 'UTC') end, case when q % 20 > 0 then 'DAY'::date_precision end,
        case when q % 3 = 0 then 'Pressekonferenz nach der Sitzung des Ausschusses' end,
        case when q % 8 = 0 then claim_text end, case when q % 8 = 0 then 'en' end, at,
        case when ${chance('q', 14)} < 0.01 then at end,
        case when ${chance('q', 14)} < 0.01 then 'Die Zeitung hat den Satz berichtigt.' end
      from fresh),
    new_segment as (
      insert into quote_segment (quote_id, ordinal, start, "end", exact, prefix, suffix)
      select id, 1, start, start + char_length(placed.text), placed.text,
        substr(page.text, greatest(start - ${contextLength}, 0)::int + 1, least(start, ${contextLength})::int),
        substr(page.text, (start + char_length(placed.text))::int + 1, ${contextLength})
      from placed join page using (d))
    insert into quote_claim (quote_id, claim_id, speaker_id, relation)
    select id, claim_id, speaker_id, 'ASSERTS' from fresh`
}

function claimText(number: string): string {
  return `${oneOf(german.subjects, number, 19)} || ' ' || ${oneOf(german.changes, number, 20)} || ' '
    || ${draw(number, 21, 900)} || ' ' || ${oneOf(german.amounts, number, 22)} || '.'`
}
