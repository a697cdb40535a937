import type { ExportRow } from './batches.ts'
import type { Exported } from './format.ts'

/** Exports as JSON: what PostgreSQL wrote, put together. */

/** One document. @param standing what its count calls the rows that stand. */
export function asDocument(standing: string) {
  return async function* ({
    kind,
    schema,
    filter,
    reviewers,
    rows,
    since,
  }: Exported): AsyncGenerator<string> {
    const head = { $schema: schema, filter, reviewers, ...(since && { since: since.asked }) }
    yield JSON.stringify(head).slice(0, -1)
    if (since) yield* arrayOf('tombstones', since.tombstones)
    const counts = { [kind]: 0, [standing]: 0 }
    yield* arrayOf(kind, counting(rows, counts, [kind, standing]))
    const last = { counts, ...(since && { cursor: since.cursor }) }
    yield `,${JSON.stringify(last).slice(1)}\n`
  }
}

/** One line a row; asked with `since`, tombstones before and the cursor after them. */
export async function* asLines({ rows, since }: Exported): AsyncGenerator<string> {
  if (since)
    for await (const gone of since.tombstones)
      yield gone.map((tombstone) => `{"tombstone":${tombstone}}\n`).join('')
  for await (const batch of rows) yield `${batch.map(({ json }) => json).join('\n')}\n`
  if (since) yield `${JSON.stringify({ cursor: since.cursor })}\n`
}

async function* arrayOf(name: string, batches: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield `,"${name}":[`
  let isFirst = true
  for await (const batch of batches) {
    yield (isFirst ? '\n' : ',\n') + batch.join(',\n')
    isFirst = false
  }
  yield '\n]'
}

async function* counting(
  batches: AsyncIterable<ExportRow[]>,
  counts: Record<string, number>,
  [all, standing]: [string, string],
): AsyncGenerator<string[]> {
  for await (const batch of batches) {
    counts[all] = (counts[all] ?? 0) + batch.length
    counts[standing] = (counts[standing] ?? 0) + batch.filter(({ stands }) => stands).length
    yield batch.map(({ json }) => json)
  }
}
