import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exactly } from './check.ts'
import type { Config } from './config.ts'
import { migrate } from './database/migrate.ts'
import type { Database, OpenDatabase } from './database/open.ts'
import { packageFolder } from './database/package-folder.ts'
import { beginHistory } from './history/beginning.ts'
import { recordChange } from './history/changes.ts'
import { RatingScales } from './ratings/rating.schema.ts'
import { loadScales } from './ratings/ratings.ts'
import { loadSample } from './sample/sample.ts'

/** Takes a line for the operator. */
export type Tell = (line: string) => void

/** Brings a database to this version: its tables and the rating scales. */
export async function prepareDesk(database: OpenDatabase, tell: Tell): Promise<void> {
  const applied = await migrate(database)
  if (applied.length > 0) tell(`Applied ${applied.length} migration${applied.length > 1 ? 's' : ''}.`)
  const { scales } = await readScales()
  await beginHistory(database)
  await recordChange(database, { action: 'load rating scales' }, (inside) => loadScales(inside, scales))
}

/** Fills a desk in which nothing is recorded yet, unless an empty one is wanted. */
export async function fillEmptyDesk(database: OpenDatabase, { sample }: Config, tell: Tell): Promise<void> {
  if (sample === 'none') return
  await recordChange(database, { action: `load sample ${sample}` }, async (inside) => {
    if (!(await isEmpty(inside))) return
    await loadSample(inside, sample)
    tell('Loaded the sample desk: Hanoi, February 2019. BELEG_SAMPLE=none starts an empty one.')
  })
}

async function isEmpty({ tables }: Database): Promise<boolean> {
  const [document, speaker] = [await tables.document.findFirst(), await tables.speaker.findFirst()]
  return document === null && speaker === null
}

async function readScales(): Promise<RatingScales> {
  const scales: unknown = JSON.parse(await readFile(join(packageFolder, 'data/ratings.json'), 'utf8'))
  const isScales = exactly.compile<RatingScales>(RatingScales)
  if (isScales(scales)) return scales
  const [error] = isScales.errors ?? []
  throw new Error(`data/ratings.json: ${error?.instancePath} ${error?.message}`)
}
