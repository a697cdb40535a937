import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { alreadyRecorded } from '../../sources/sources.ts'
import { at, intakeOf, writing } from './kind.ts'
import { momentColumns } from './rows.sql.ts'
import { addressWrong, timesWrong } from './rules.ts'

export const takeSources = intakeOf({
  list: 'sources',
  async judge({ database, seen }, sources) {
    const urls = sources.flatMap(({ url }) => url ?? [])
    const rows = await database.tables.source.findMany({ where: { url: { in: urls } } })
    const byUrl = new Map(rows.map((row) => [row.url, row]))
    return (source) => {
      const { url, archiveUrl, createdAt } = source
      const isSeen = url !== null && seen.has('source url', url)
      const taken = url === null ? undefined : (byUrl.get(url) ?? (isSeen ? source : undefined))
      return [
        ...(taken ? [at('/url', alreadyRecorded(taken))] : []),
        ...addressWrong('/url', url),
        ...addressWrong('/archiveUrl', archiveUrl),
        ...timesWrong(['/createdAt', createdAt]),
      ]
    }
  },
  remember(seen, { id, url }) {
    seen.add('source', id)
    if (url !== null) seen.add('source url', url)
  },
  write: writing({
    source: ({ publishedAt, accessedAt, archiveUrl, createdAt, ...source }: DeskRecord<'sources'>) => ({
      ...{ ...source, accessed_at: accessedAt, archive_url: archiveUrl, created_at: createdAt },
      ...momentColumns('published_at', publishedAt),
    }),
  }),
})

export const takeClaims = intakeOf({
  list: 'claims',
  judge:
    async () =>
    ({ createdAt }) =>
      timesWrong(['/createdAt', createdAt]),
  remember: (seen, { id }) => seen.add('claim', id),
  write: writing({
    claim: ({ createdAt, ...claim }: DeskRecord<'claims'>) => ({ ...claim, created_at: createdAt }),
  }),
})
