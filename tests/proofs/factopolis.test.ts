import { existsSync, readFileSync } from 'node:fs'
import { type ImportReport, importFile } from '../support/import.ts'
import { Service } from '../support/service.ts'
import { dumpOf } from '../support/tables.ts'

const files = ['quotes.jsonl', 'claims.json'].map((name) => `../shared/corpora/factopolis/factopolis_${name}`)
const whenThere = files.every((file) => existsSync(file)) ? test : test.skip

whenThere(
  'reads factopolis whole, whichever of its files comes first, and twice no more than once',
  async () => {
    const [quotes = new Uint8Array(), claims = new Uint8Array()] = files
      .filter((file) => existsSync(file))
      .map((file) => new Uint8Array(readFileSync(file)))
    const inOrder = await importTwice(quotes, claims)
    const otherWay = await importTwice(claims, quotes)
    for (const reports of [inOrder, otherWay])
      expect(totalOf(reports)).toEqual({
        ...{ records: 538, refused: 0, speakers: 50, documents: 310, quotes: 310, claims: 228 },
        ...{ publishers: 31, outsideVerdicts: 512 },
      })
    expect(inOrder.flatMap(({ records }) => records.flatMap(({ problems }) => problems))).toHaveLength(1)
  },
)

/** Each first as a dry run that tells the same, and all again at the end, which changes nothing. */
async function importTwice(...contents: Uint8Array<ArrayBuffer>[]): Promise<ImportReport[]> {
  const desk = await Service.start()
  const reports: ImportReport[] = []
  for (const content of contents) {
    const dry = await importFile(desk, content, '?dryRun=true')
    const report = await importFile(desk, content)
    expect(report.counts).toEqual(dry.counts)
    reports.push(report)
  }
  const before = await dumpOf(desk)
  for (const content of contents) {
    const { counts } = await importFile(desk, content)
    expect(counts?.records).toMatchObject({ created: 0, refused: 0 })
  }
  expect(await dumpOf(desk)).toEqual(before)
  await desk.stop()
  return reports
}

function totalOf(reports: readonly ImportReport[]): Record<string, number> {
  const total: Record<string, number> = { records: 0, refused: 0 }
  const add = (noun: string, times = 0) => {
    total[noun] = (total[noun] ?? 0) + times
  }
  for (const { records, counts } of reports) {
    add('records', records.length)
    add('refused', counts?.records.refused)
    for (const [noun, { created }] of Object.entries(counts?.things ?? {})) add(noun, created)
  }
  return total
}
