import type { Desk } from './desk.ts'
import { type ClaimsFigures, measureClaims } from './measure-claims.ts'
import { type ExportFigures, measureExport } from './measure-export.ts'
import { measureUnchanged, type UnchangedFigures } from './measure-unchanged.ts'
import { onDatabase, type Place } from './place.ts'
import { startBare } from './processes.ts'
import { undoLater } from './undo.ts'

/** What was measured on one desk. */
export interface Figures {
  kind: Place['kind']
  claims: number
  postgres: string
  list: ClaimsFigures
  unchanged: UnchangedFigures
  export: ExportFigures
}

type Tell = (line: string) => void

/** Measures the service on a desk, beside the bare server and beside the service on the smallest desk. */
export async function benchDesk(desk: Desk, smallest: Desk, seconds: number, tell: Tell): Promise<Figures> {
  const { place, claims, service, shared } = desk
  const bare = await startBare(place)
  undoLater(bare.stop)
  const list = await measureClaims(desk, bare, smallest, seconds, tell)
  await Promise.all([bare.stop(), shared.service.stop()])
  tell('GET claims with If-None-Match')
  const unchanged = await measureUnchanged(service, place, seconds)
  tell('Export of all verdicts')
  const rounds = claims > 200_000 ? 1 : 3
  const exported = await measureExport(service, place, rounds, tell)
  return { kind: place.kind, claims, postgres: await versionOf(place), list, unchanged, export: exported }
}

function versionOf({ url }: Place): Promise<string> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ version: string; buffers: string }>(
      "select current_setting('server_version') as version, current_setting('shared_buffers') as buffers",
    )
    return `${rows[0]?.version.split(' ')[0]}, shared_buffers ${rows[0]?.buffers}`
  })
}
