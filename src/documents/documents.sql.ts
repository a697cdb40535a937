import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { Database, JsonAnswer } from '../database/open.ts'
import { type Page, pageOf } from '../paging.ts'
import { quoteJson } from '../quotes/quotes.sql.ts'
import { keptAddress } from '../web-address.ts'
import type { DocumentFilter, DocumentReading } from './document.schema.ts'

/** Documents, the newest record first. */
export function listDocuments(database: Database, filter: DocumentFilter, page: Page): Promise<JsonAnswer> {
  const conditions = [...wanted(filter)]
  if (page.after.length > 0) conditions.push(sql`d.id < ${page.after[0]}::uuid`)
  return pageOf(database, page, {
    select: documentJson([
      sql`'counts', json_build_object(
        'versions', (select count(*) from document_version dv where dv.document_id = d.id),
        'quotes', (select count(*) from quote q join document_version dv on dv.id = q.document_version_id
          where dv.document_id = d.id and q.withdrawn_at is null))`,
    ]),
    key: sql`json_build_array(d.id)`,
    from: sql`document d where ${all(conditions)}`,
    order: sql`d.id desc`,
  })
}

/** A document in its latest version, or the one asked for; undefined when there is none such. */
export function readDocument(
  database: Database,
  id: string,
  { version, includeWithdrawn = false }: DocumentReading = {},
): Promise<JsonAnswer | undefined> {
  const wantedVersion = version === undefined ? sql`true` : sql`dv.number = ${version}::int`
  const shown = includeWithdrawn ? sql`true` : sql`q.withdrawn_at is null`
  return database.json(sql`
    select ${documentJson([
      sql`'version', ${versionJson}`,
      sql`'versions', ${jsonArray(sql`${versionJson} order by dv.number`, sql`from document_version dv where dv.document_id = d.id`)}`,
      sql`'text', dv.text`,
      sql`'quotes', ${jsonArray(sql`${quoteJson} order by ${firstWord}, q.id`, sql`from quote q where q.document_version_id = dv.id and ${shown}`)}`,
    ])}
    from document d join document_version dv on dv.document_id = d.id
    where d.id = ${id}::uuid and ${wantedVersion}
    order by dv.number desc limit 1`)
}

const firstWord = sql`(select min(seg.start) from quote_segment seg where seg.quote_id = q.id)`

const versionJson = sql`json_build_object('number', dv.number, 'sha256', dv.sha256,
  'createdAt', stamp_text(dv.created_at),
  'quotes', (select count(*) from quote vq where vq.document_version_id = dv.id and vq.withdrawn_at is null),
  'page', (select json_build_object('url', p.url, 'finalUrl', p.final_url, 'fetchedAt', stamp_text(p.fetched_at),
    'sha256', p.sha256, 'bytes', p.bytes, 'mediaType', p.media_type, 'encoding', p.encoding,
    'isEdited', p.text_sha256 <> dv.sha256) from fetched_page p where p.document_version_id = dv.id))`

function* wanted({ query, kind, language, url }: DocumentFilter) {
  if (kind) yield sql`d.kind = ${kind}::document_kind`
  if (language) yield sql`d.language = ${language}`
  if (url) yield sql`d.url = ${keptAddress(url) ?? url}`
  for (const word of query?.trim().split(/\s+/) ?? []) {
    yield sql`strpos(folded(concat_ws(' ', d.title, d.publisher, d.author)), folded(${word})) > 0`
  }
}

function documentJson(more: Sql[]): Sql {
  const [first, ...rest] = more
  const tail = rest.reduce((parts, part) => sql`${parts}, ${part}`, first ?? sql``)
  return sql`json_build_object('id', d.id, 'url', d.url, 'title', d.title, 'publisher', d.publisher,
    'author', d.author, 'language', d.language, 'kind', d.kind,
    'publishedAt', moment_text(d.published_at, d.published_at_precision),
    'createdAt', stamp_text(d.created_at), ${tail})`
}
