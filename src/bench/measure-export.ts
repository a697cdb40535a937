import type { EventEmitter } from 'node:events'
import { reviewersAs, selectRows } from '../exports/rows.sql.ts'
import { verdictRows } from '../exports/verdict-rows.sql.ts'
import { median } from './load.ts'
import { onDatabase, type Place } from './place.ts'
import { embeddedProcessOf, type Running, residentMegabytes } from './processes.ts'

const path = '/api/v1/exports/verdicts?format=ndjson'
const sampleMs = 500
const progressMs = 20_000

export interface ExportFigures {
  verdicts: number
  megabytes: number
  servicePerSecond: number
  copyPerSecond: number
  ratio: number
  serviceMemory: Memory
  /** Of the process that runs PGlite; undefined with a server. */
  embeddedMemory: Memory | undefined
}

/** Resident memory of a process in megabytes: when an export began, and the most while it ran. */
export interface Memory {
  processId: number
  atStart: number
  most: number
}

/** All verdicts as NDJSON from the service, and the same rows by COPY, by turns. */
export async function measureExport(
  service: Running,
  place: Place,
  rounds: number,
  tell: (line: string) => void,
): Promise<ExportFigures> {
  const embedded = await embeddedProcessOf(service)
  const serviceMemory = await memoryOf(service.processId)
  const embeddedMemory = embedded === undefined ? undefined : await memoryOf(embedded)
  const watched = [serviceMemory, ...(embeddedMemory ? [embeddedMemory] : [])]
  const taken = { verdicts: 0, megabytes: 0 }
  const ofService: number[] = []
  const ofCopy: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    // Only before the first COPY, of which PGlite holds the whole answer until the end.
    const looked = round === 1 ? watched : []
    const exported = await timed(() => watching(looked, () => readExport(service, tell)))
    const copied = await timed(() => copyOut(place))
    if (exported.lines !== copied.lines)
      throw new Error(`The export has ${exported.lines} verdicts, COPY ${copied.lines}`)
    ofService.push(exported.lines / exported.seconds)
    ofCopy.push(copied.lines / copied.seconds)
    Object.assign(taken, { verdicts: exported.lines, megabytes: exported.bytes / 2 ** 20 })
    tell(
      `  export ${round}: ${exported.lines.toLocaleString('en')} verdicts, Beleg ${ofService.at(-1)?.toFixed(0)} a second, COPY ${ofCopy.at(-1)?.toFixed(0)}`,
    )
  }
  return {
    ...taken,
    servicePerSecond: median(ofService),
    copyPerSecond: median(ofCopy),
    ratio: median(ofService.map((perSecond, nth) => perSecond / (ofCopy[nth] ?? 0))),
    serviceMemory,
    embeddedMemory,
  }
}

async function readExport(
  { origin }: Running,
  tell: (line: string) => void,
): Promise<{ lines: number; bytes: number }> {
  const response = await fetch(origin + path)
  if (!response.ok || !response.body) throw new Error(`${path} answered ${response.status}`)
  const taken = { lines: 0, bytes: 0 }
  const progress = setInterval(() => tell(`  ${taken.lines.toLocaleString('en')} verdicts`), progressMs)
  for await (const piece of response.body) {
    taken.bytes += piece.length
    taken.lines += linesIn(piece)
  }
  clearInterval(progress)
  return taken
}

/** pg leaves the lines of COPY to whoever listens to its connection. */
async function copyOut({ url }: Place): Promise<{ lines: number }> {
  const { text, values } = selectRows(verdictRows, { filter: {}, json: verdictRows.json(reviewersAs.named) })
  if (values.length > 0) throw new Error('COPY takes no parameters')
  return onDatabase(url, async (client) => {
    const taken = { lines: 0 }
    const { connection } = client as unknown as { connection: EventEmitter }
    connection.on('copyData', () => {
      taken.lines += 1
    })
    await client.query(`copy (select json from (${text}) as verdict) to stdout`)
    return taken
  })
}

function linesIn(piece: Uint8Array): number {
  let lines = 0
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1
  return lines
}

async function timed<Result>(work: () => Promise<Result>): Promise<Result & { seconds: number }> {
  const startedAt = performance.now()
  const result = await work()
  return { ...result, seconds: (performance.now() - startedAt) / 1000 }
}

async function memoryOf(processId: number): Promise<Memory> {
  const atStart = await residentMegabytes(processId)
  return { processId, atStart, most: atStart }
}

/** Notes how much memory the processes take while something runs. */
async function watching<Result>(watched: Memory[], work: () => Promise<Result>): Promise<Result> {
  const look = async (memory: Memory) => {
    memory.most = Math.max(memory.most, await residentMegabytes(memory.processId))
  }
  const timer = setInterval(() => void Promise.all(watched.map(look)), sampleMs)
  return work().finally(() => clearInterval(timer))
}
