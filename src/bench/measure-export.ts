import type { ExportKind, FormatName } from '../exports/format-names.ts'
import { formatNames } from '../exports/format-names.ts'
import { copyOut } from './copy-out.ts'
import type { Desk } from './desk.ts'
import { measureHangUp } from './hang-up.ts'
import { median } from './load.ts'
import { type Memory, memoryOf, warmedUp, watching } from './memory.ts'
import type { Place } from './place.ts'
import { embeddedProcessOf, type Running } from './processes.ts'

/** After this much the memory of a process is what it takes to export at all; what comes beyond grows with the rows. */
const warmUpBytes = 32 * 2 ** 20

type Tell = (line: string) => void

export interface ExportFigures {
  kind: ExportKind
  format: FormatName
  rows: number
  megabytes: number
  servicePerSecond: number
  copyPerSecond: number
  ratio: number
  serviceMemory: Memory
  /** Of the process that runs PGlite; undefined with a server. */
  embeddedMemory: Memory | undefined
  /** Milliseconds until the database is free after a client has hung up. */
  freeMs: number
}

/** A service, and how it is asked for what lies on its desk. */
interface Side {
  kind: ExportKind
  service: Running
  place: Place
  headers: Record<string, string>
}

/** Every format of verdicts, and of rulings on the desk that several share: from the service, and the same rows by COPY, by turns. */
export async function measureExports(desk: Desk, rounds: number, tell: Tell): Promise<ExportFigures[]> {
  const { service, place, shared, sharedPlace } = desk
  const verdicts: Side = { kind: 'verdicts', service, place, headers: {} }
  const rulings: Side = { kind: 'rulings', ...shared, place: sharedPlace }
  const figures: ExportFigures[] = []
  for (const side of [verdicts, rulings]) {
    for (const format of formatNames[side.kind]) figures.push(await measureFormat(side, format, rounds, tell))
  }
  return figures
}

async function measureFormat(
  side: Side,
  format: FormatName,
  rounds: number,
  tell: Tell,
): Promise<ExportFigures> {
  const { kind, service, place, headers } = side
  const embedded = await embeddedProcessOf(service)
  const serviceMemory = await memoryOf(service.processId)
  const embeddedMemory = embedded === undefined ? undefined : await memoryOf(embedded)
  const watched = [serviceMemory, ...(embeddedMemory ? [embeddedMemory] : [])]
  await watching(watched, () => readExport(side, format, warmUpBytes))
  warmedUp(watched)
  const taken = { rows: 0, megabytes: 0 }
  const ofService: number[] = []
  const ofCopy: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    // Not during COPY, of which PGlite holds the whole answer until the end.
    const exported = await timed(() => watching(watched, () => readExport(side, format)))
    const copied = await timed(() => copyOut(place, kind, format))
    const rows = copied.result
    if (format === 'ndjson' && exported.result.lines !== rows)
      throw new Error(`The export has ${exported.result.lines} rows, COPY ${rows}`)
    ofService.push(rows / exported.seconds)
    ofCopy.push(rows / copied.seconds)
    Object.assign(taken, { rows, megabytes: exported.result.bytes / 2 ** 20 })
  }
  const ratio = median(ofService.map((perSecond, nth) => perSecond / (ofCopy[nth] ?? 0)))
  const freeMs = await measureHangUp(service.origin, pathOf(kind, format), headers, place)
  const [servicePerSecond, copyPerSecond] = [median(ofService), median(ofCopy)]
  tell(
    `  ${kind} ${format}: ${taken.rows.toLocaleString('en')} rows, Beleg ${servicePerSecond.toFixed(0)} a second, COPY ${copyPerSecond.toFixed(0)}, free after ${freeMs.toFixed(0)} ms`,
  )
  return {
    ...{ kind, format, ...taken, servicePerSecond, copyPerSecond, ratio },
    ...{ serviceMemory, embeddedMemory, freeMs },
  }
}

function pathOf(kind: ExportKind, format: FormatName): string {
  return `/api/v1/exports/${kind}?format=${format}`
}

/** Reads it to its end, or hangs up after so many bytes. */
async function readExport({ kind, service, headers }: Side, format: FormatName, most = Infinity) {
  const path = pathOf(kind, format)
  const response = await fetch(service.origin + path, { headers })
  if (!response.ok || !response.body) throw new Error(`${path} answered ${response.status}`)
  const taken = { lines: 0, bytes: 0 }
  for await (const piece of response.body) {
    taken.bytes += piece.length
    taken.lines += linesIn(piece)
    if (taken.bytes > most) break
  }
  return taken
}

function linesIn(piece: Uint8Array): number {
  let lines = 0
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1
  return lines
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const startedAt = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - startedAt) / 1000 }
}
