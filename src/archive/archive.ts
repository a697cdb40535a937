import { type Imprint, imprintOf, newsroomOf } from '../claim-reviews/imprint.ts'
import { languageOfMost } from '../claim-reviews/published-rulings.sql.ts'
import type { Config } from '../config.ts'
import type { BulkReading, OpenDatabase } from '../database/open.ts'
import { type ExportRow, readAll, readThese } from '../exports/batches.ts'
import type { Reviewers } from '../exports/export.schema.ts'
import type { FormatName } from '../exports/format-names.ts'
import { type Asked, reviewersAs } from '../exports/rows.sql.ts'
import { rulingRows } from '../exports/ruling-rows.sql.ts'
import { formOf, readSchema, schemaName, schemaPath } from '../exports/schemas.ts'
import { bulkReadingAt } from '../history/past.ts'
import { pageStyle } from '../public-pages/page-style.ts'
import { jsonText, type Pages, writeCorrections, writeRulings } from './archive-pages.ts'
import { asPublic } from './public-ruling.ts'
import { readMe } from './read-me.ts'
import { writeFolderWhole } from './whole-folder.ts'

/** A copy of everything published in files, which opens without a server. */

interface Asking {
  reviewers: Reviewers
  /** Gets how many rulings are written so far. */
  progress: (rulings: number) => void
}

/**
 * Writes it as it stands at one moment; the same record gives the same bytes. No more than a page of it is in memory.
 * @throws Error with a sentence for the operator when the folder is not empty.
 */
export async function writeArchive(
  database: OpenDatabase,
  config: Config,
  folder: string,
  { reviewers, progress }: Asking,
): Promise<number> {
  let written = 0
  await writeFolderWhole(folder, async (write) => {
    const reading = await bulkReadingAt(database, undefined)
    const [imprint, name] = [imprintOf(config), newsroomOf(config)]
    const pages: Pages = { reading, write, name, imprint, language: await languageOfMost(reading) }
    await write('README.txt', [readMe(name, imprint)])
    await write('style.css', [pageStyle])
    for await (const rulings of writeRulings(pages)) {
      await writeAsJson(pages, reviewers, rulings)
      written += rulings.length
      progress(written)
    }
    await writeCorrections(pages)
    for (const format of formatsFor(imprint)) await writeWhole(pages, reviewers, format)
  })
  return written
}

/** Each ruling as the export of rulings has it. */
async function writeAsJson(
  { reading, write }: Pages,
  reviewers: Reviewers,
  rulings: readonly { id: string }[],
): Promise<void> {
  const asked = { filter: {}, json: rulingRows.json(reviewersAs[reviewers]) }
  const ids = rulings.map(({ id }) => id)
  const found = await readThese(reading, rulingRows, asked, ids)
  for (const id of ids) {
    const row = found.get(id)
    if (row) await write(`rulings/${id}.json`, [jsonText(asPublic(JSON.parse(row.json)))])
  }
}

function formatsFor(imprint: Imprint | undefined): FormatName[] {
  return imprint ? ['json', 'ndjson', 'claimreview', 'datafeed'] : ['json', 'ndjson']
}

/** All rulings in one file, with the schema that it has. */
async function writeWhole({ reading, write, imprint }: Pages, reviewers: Reviewers, format: FormatName) {
  const form = formOf('rulings', format)
  const asked = { filter: {}, json: (form.row ?? rulingRows.json)(reviewersAs[reviewers]) }
  const schema = schemaPath('rulings', format)
  const rows = form.row ? readAll(reading, rulingRows, asked) : publicRows(reading, asked)
  const pieces = form.write({
    ...{ kind: 'rulings', schema, filter: {}, reviewers, imprint, rows, since: undefined },
  })
  await write(format === 'json' || format === 'ndjson' ? `rulings.${format}` : `${format}.jsonld`, pieces)
  const name = schemaName('rulings', format)
  await write(`schemas/${name}.json`, [jsonText(readSchema(name, ''))])
}

async function* publicRows(reading: BulkReading, asked: Asked): AsyncGenerator<ExportRow[]> {
  for await (const batch of readAll(reading, rulingRows, asked))
    yield batch.map((row) => ({ ...row, json: JSON.stringify(asPublic(JSON.parse(row.json))) }))
}
