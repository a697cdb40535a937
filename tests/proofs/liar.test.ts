import { existsSync, readFileSync } from 'node:fs'
import { importFile } from '../support/import.ts'
import { Service } from '../support/service.ts'
import { countRows } from '../support/tables.ts'

const files = ['train', 'valid', 'test'].map((name) => `../shared/corpora/liar/${name}.tsv`)
const whenThere = files.every((file) => existsSync(file)) ? test : test.skip

whenThere(
  'imports all 12,836 statements of LIAR: none is lost, and again each is matched',
  async () => {
    const desk = await Service.start()
    try {
      const total = await importAll(desk)
      console.log(`${Math.round(total.records / total.seconds)} statements a second`)
      expect(total).toMatchObject({
        ...{ records: 12_836, created: 12_836, matched: 0, refused: 0, problems: 1 },
        things: { quotes: 12_836, documents: 12_836, outsideVerdicts: 12_836, publishers: 1 },
      })
      const rows = await countRows(desk)
      expect(await importAll(desk)).toMatchObject({ created: 0, matched: 12_836, refused: 0, problems: 1 })
      expect(await countRows(desk)).toEqual(rows)
    } finally {
      await desk.stop()
    }
  },
  60 * 60_000,
)

async function importAll(desk: Service) {
  const started = performance.now()
  const total = { records: 0, created: 0, matched: 0, refused: 0, problems: 0 }
  const things: Record<string, number> = {}
  for (const file of files) {
    const { records, counts } = await importFile(desk, new Uint8Array(readFileSync(file)))
    total.records += records.length
    for (const outcome of ['created', 'matched', 'refused'] as const)
      total[outcome] += counts?.records[outcome] ?? 0
    for (const [noun, { created }] of Object.entries(counts?.things ?? {}))
      things[noun] = (things[noun] ?? 0) + created
    total.problems += records.filter(({ problems }) => problems.length > 0).length
  }
  return { ...total, things, seconds: (performance.now() - started) / 1000 }
}
