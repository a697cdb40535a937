import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insertBare } from './bare-import.ts'
import type { Desk } from './desk.ts'
import { bringDesk, type DeskFile, type Mark, takeDesk } from './import-desk.ts'
import { median } from './load.ts'
import { type Memory, memoryOf, warmedUp, watching } from './memory.ts'
import { makeEmbeddedPlace, makeServerPlace, onDatabase, type Place } from './place.ts'
import { embeddedProcessOf, type Running, startService } from './processes.ts'
import { undoLater } from './undo.ts'

type Tell = (line: string) => void

/** When so many records are in, the memory of a process is what it takes to import at all. */
const warmUpRecords = 10_000
const progressMs = 20_000

export interface ImportFigures {
  records: number
  megabytes: number
  verdicts: number
  /** Of all records, from the first byte sent to the last line of the report. */
  recordsPerSecond: number
  verdictsPerSecond: number
  barePerSecond: number
  ratio: number
  serviceMemory: Memory
  embeddedMemory: Memory | undefined
}

/** The whole desk as NDJSON into an empty one through the service; beside it the same verdicts by bare SQL. */
export async function measureImport(
  { service, place }: Desk,
  bareRounds: number,
  tell: Tell,
): Promise<ImportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'))
  undoLater(() => rm(folder, { recursive: true, force: true }))
  const file = await takeDesk(service, join(folder, 'desk.ndjson'))
  tell(`  the desk is a file of ${file.megabytes.toFixed(0)} MB`)
  const empty = await emptyPlaceLike(place)
  const taking = await startService(empty)
  undoLater(taking.stop)
  const taken = await importInto(taking, file, tell)
  const bare: number[] = []
  for (let round = 1; round <= bareRounds; round += 1) bare.push(await onDatabase(empty.url, insertBare))
  await taking.stop()
  await empty.remove()
  await rm(folder, { recursive: true, force: true })
  const barePerSecond = median(bare)
  const { verdictsPerSecond } = taken
  tell(`  verdicts: Beleg ${verdictsPerSecond.toFixed(0)} a second, bare ${barePerSecond.toFixed(0)}`)
  return { ...taken, barePerSecond, ratio: verdictsPerSecond / barePerSecond }
}

function emptyPlaceLike({ kind, url }: Place): Promise<Place> {
  return kind === 'server' ? makeServerPlace(url, 'import') : makeEmbeddedPlace()
}

async function importInto(service: Running, file: DeskFile, tell: Tell) {
  const embedded = await embeddedProcessOf(service)
  const serviceMemory = await memoryOf(service.processId)
  const embeddedMemory = embedded === undefined ? undefined : await memoryOf(embedded)
  const watched = [serviceMemory, ...(embeddedMemory ? [embeddedMemory] : [])]
  const marks: Mark[] = []
  let isWarm = false
  const told = (mark: Mark) => {
    marks.push(mark)
    if (!isWarm && mark.line >= warmUpRecords) warmedUp(watched)
    isWarm ||= mark.line >= warmUpRecords
  }
  const progress = setInterval(() => tell(`  ${marks.at(-1)?.line.toLocaleString('en')} records`), progressMs)
  const startedAt = performance.now()
  await watching(watched, () => bringDesk(service, file, told)).finally(() => clearInterval(progress))
  const seconds = (performance.now() - startedAt) / 1000
  const records = marks.at(-1)?.line ?? 0
  return {
    ...{ records, megabytes: file.megabytes, verdicts: file.verdicts.last - file.verdicts.first + 1 },
    ...{ recordsPerSecond: records / seconds, verdictsPerSecond: perSecond(marks, file.verdicts) },
    ...{ serviceMemory, embeddedMemory },
  }
}

/** Between the first and the last report of a transaction that recorded verdicts. */
function perSecond(marks: readonly Mark[], { first, last }: DeskFile['verdicts']): number {
  const within = marks.filter(({ line }) => line >= first && line <= last)
  const [begin, end] = [within[0], within.at(-1)]
  if (!begin || !end || begin === end) throw new Error('There are too few verdicts to measure')
  return ((end.line - begin.line) / (end.atMs - begin.atMs)) * 1000
}
