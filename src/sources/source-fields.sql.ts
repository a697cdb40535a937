import { sql } from '../database/json.sql.ts'

/** The fields of `source so` that stand wherever a source is answered. */
export const citedSourceFields = sql`'id', so.id, 'url', so.url, 'title', so.title, 'publisher', so.publisher,
  'author', so.author, 'publishedAt', moment_text(so.published_at, so.published_at_precision),
  'accessedAt', so.accessed_at, 'kind', so.kind, 'language', so.language, 'archiveUrl', so.archive_url,
  'sha256', so.sha256`
