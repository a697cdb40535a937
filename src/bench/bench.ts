import type { Desk } from './desk.ts'
import { type ClaimsFigures, measureClaims } from './measure-claims.ts'
import { type ExportFigures, measureExports } from './measure-export.ts'
import { type ImportFigures, measureImport } from './measure-import.ts'
import { measureUnchanged, type UnchangedFigures } from './measure-unchanged.ts'
import { onDatabase, type Place } from './place.ts'
import { startBare } from './processes.ts'
import { undoLater } from './undo.ts'

/** What can be measured. */
export const parts = ['claims', 'export', 'import'] as const
export type Part = (typeof parts)[number]

/** What was measured on one desk. */
export interface Figures {
  kind: Place['kind']
  claims: number
  postgres: string
  list?: ClaimsFigures
  unchanged?: UnchangedFigures
  exports?: ExportFigures[]
  import?: ImportFigures
}

interface Asked {
  parts: readonly Part[]
  seconds: number
  tell: (line: string) => void
}

/** Measures the service on a desk, beside bare PostgreSQL and beside the service on the smallest desk. */
export async function benchDesk(desk: Desk, smallest: Desk, asked: Asked): Promise<Figures> {
  const { place, claims, shared } = desk
  const rounds = claims > 50_000 ? 1 : 3
  const figures: Figures = { kind: place.kind, claims, postgres: await versionOf(place) }
  if (asked.parts.includes('claims')) Object.assign(figures, await benchClaims(desk, smallest, asked))
  if (asked.parts.includes('export')) {
    asked.tell('Every export')
    figures.exports = await measureExports(desk, rounds, asked.tell)
  }
  await shared.service.stop()
  if (asked.parts.includes('import')) {
    asked.tell('Import of the whole desk into an empty one')
    figures.import = await measureImport(desk, rounds, asked.tell)
  }
  return figures
}

async function benchClaims(
  desk: Desk,
  smallest: Desk,
  { seconds, tell }: Asked,
): Promise<Pick<Figures, 'list' | 'unchanged'>> {
  const bare = await startBare(desk.place)
  undoLater(bare.stop)
  const list = await measureClaims(desk, bare, smallest, seconds, tell)
  await bare.stop()
  tell('GET claims with If-None-Match')
  return { list, unchanged: await measureUnchanged(desk.service, desk.place, seconds) }
}

function versionOf({ url }: Place): Promise<string> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ version: string; buffers: string }>(
      "select current_setting('server_version') as version, current_setting('shared_buffers') as buffers",
    )
    return `${rows[0]?.version.split(' ')[0]}, shared_buffers ${rows[0]?.buffers}`
  })
}
