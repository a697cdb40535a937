import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from './support/csv.ts'
import { addVerdict } from './support/desk.ts'
import { copyDesk } from './support/desk-copy.ts'
import { importFile } from './support/import.ts'
import { runProgram } from './support/program.ts'
import { Service } from './support/service.ts'
import { countRows } from './support/tables.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const german = [
  'Sprecher;Zitat;Behauptung;Datum;Medium;Geprüft von;Bewertung;Notiz',
  'Ada Long;"Die Brücke öffnet im Mai; sagte sie.";Die Brücke öffnet im Mai.;2.3.2026;Der Tag;Faktenbüro;Falsch;intern',
  ';;Die Brücke ist blau.;;;;;',
].join('\r\n')

const asMapping = (mapping: object) => `mapping=${encodeURIComponent(JSON.stringify(mapping))}`

test('a dry run shows the columns, which field each is taken for, and what divides them', async () => {
  const { file, remarks, counts, records } = await importFile(service, `${german}\r\n`, '?dryRun=true')
  expect(file).toMatchObject({
    format: 'csv',
    columns: ['Sprecher', 'Zitat', 'Behauptung', 'Datum', 'Medium', 'Geprüft von', 'Bewertung', 'Notiz'],
    mapping: {
      ...{ speaker: 'Sprecher', words: 'Zitat', claim: 'Behauptung', saidAt: 'Datum', publisher: 'Medium' },
      ...{ reviewPublisher: 'Geprüft von', reviewLabel: 'Bewertung' },
    },
    missing: [],
  })
  expect(remarks).toEqual([expect.stringContaining('semicolons')])
  expect(counts?.things).toMatchObject({
    claims: { created: 2 },
    quotes: { created: 1 },
    speakers: { created: 1 },
  })
  expect(records.map(({ line }) => line)).toEqual([2, 3])
})

test('nothing is recorded before somebody has confirmed which column is which field', async () => {
  const before = await countRows(service)
  const { status, title } = await importFile(service, `${german}\r\n`)
  expect([status, title]).toEqual([422, expect.stringContaining('"words":"Zitat"')])
  expect(await countRows(service)).toEqual(before)
})

test('as confirmed, each row becomes a claim with its quote and verdict, and only once', async () => {
  const mapping = {
    speaker: 'Sprecher',
    words: 'Zitat',
    claim: 'Behauptung',
    saidAt: 'Datum',
    publisher: 'Medium',
  }
  const query = `?language=de&${asMapping({ ...mapping, reviewPublisher: 'Geprüft von', reviewLabel: 'Bewertung' })}`
  const { records } = await importFile(service, `${german}\r\n`, query)
  expect(records.map(({ outcome, problems }) => [outcome, problems])).toEqual([
    ['created', []],
    ['created', []],
  ])
  expect((await service.get(`/claims/${records[0]?.claim}`)).body).toMatchObject({
    ...{ text: 'Die Brücke öffnet im Mai.', language: 'de' },
    quotes: [
      {
        ...{ text: 'Die Brücke öffnet im Mai; sagte sie.', saidAt: '2026-03-02', form: 'REPORTED' },
        ...{ speaker: { name: 'Ada Long' }, document: { publisher: 'Der Tag' } },
      },
    ],
    outsideVerdicts: [{ publisher: { name: 'Faktenbüro' }, label: 'Falsch', rating: null }],
  })
  expect((await importFile(service, `${german}\r\n`, query)).counts?.records).toEqual({
    created: 0,
    matched: 2,
    refused: 0,
  })
})

test.each([
  ['a field that there is not', { motto: 'Zitat' }, 400, 'motto: There is no such field'],
  ['a column that there is not', { claim: 'Satz' }, 400, 'claim: there is no column "Satz" in this file'],
  ['too little', { words: 'Zitat' }, 422, 'before these fields have a column: claim, speaker, publisher'],
])('a mapping with %s is refused with a sentence', async (_name, mapping, status, sentence) => {
  const report = await importFile(service, `${german}\r\n`, `?${asMapping(mapping)}`)
  expect(report).toMatchObject({ status, title: expect.stringContaining(sentence) })
})

test('a mapping that is no JSON object is refused with a sentence', async () => {
  const report = await importFile(service, `${german}\r\n`, '?mapping=words')
  expect(report).toMatchObject({ status: 400, title: expect.stringContaining('must be a JSON object') })
})

test.each([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
])('columns may be divided by %j', async (delimiter, named) => {
  const file = `speaker|quote|claim|url\n"Ada, ""the Long""; mayor"|"a|b"|It is.|https://a.example/1\n`
  const { records, remarks } = await importFile(service, file.replaceAll('|', delimiter), '?dryRun=true')
  expect(records).toMatchObject([{ outcome: 'created', problems: [] }])
  expect(remarks).toEqual([expect.stringContaining(named)])
})

test('what a row lacks is said by column, and a row with other cells than the header is refused', async () => {
  const file = [
    'speaker,quote,claim,url,date,checker,rating',
    'Ada,Yes.,It is.,no address,someday,,false',
    ',Yes.,It is not.,,,,',
    'Ada,Yes.,It is so.',
    'Ada,"Yes.,It is thus.,,,,',
  ].join('\n')
  const { records } = await importFile(service, file, '?dryRun=true')
  expect(records.map(({ outcome, problems }) => [outcome, ...problems.map(({ field }) => field)])).toEqual([
    ['refused', '/url', '/publisher', '/checker'],
    ['refused', '/speaker', '/publisher'],
    ['refused', ''],
    ['refused', ''],
  ])
})

test('formulas are kept word for word, and the export for spreadsheets defuses them', async () => {
  const formulas = ['=HYPERLINK(""http://evil.example"",""x"")', '+1+1', '-1+1', '@SUM(A1)']
  const rows = formulas.map((formula) => `"${formula}","${formula}","${formula}",https://a.example/f`)
  const fields = { speaker: 'speaker', words: 'quote', claim: 'claim', url: 'url' }
  const { records } = await importFile(
    service,
    `speaker,quote,claim,url\n${rows.join('\n')}\n`,
    `?language=en&${asMapping(fields)}`,
  )
  for (const { claim } of records) await addVerdict(service, `/claims/${claim}`)
  const words = formulas.map((formula) => formula.replaceAll('""', '"'))
  const exported = async (format: string) =>
    readCsv(
      (await service.askRaw('GET', `/exports/verdicts?format=${format}`, {})).text.replace(/^\ufeff/, ''),
    )
  const columns = ['target_text', 'quote', 'speaker_name'] as const
  for (const column of columns) {
    expect((await exported('csv')).map((row) => row[column]).sort()).toEqual([...words].sort())
    expect((await exported('csv-safe')).map((row) => row[column]).sort()).toEqual(
      words.map((word) => `'${word}`).sort(),
    )
  }
})

test('our own table of verdicts is recognised; only whose verdicts they are needs a column', async () => {
  const { text } = await service.askRaw('GET', '/exports/verdicts?format=csv', {})
  const { file } = await importFile(service, text, '?dryRun=true')
  expect(file).toMatchObject({
    format: 'csv',
    mapping: {
      speaker: 'speaker_name',
      words: 'quote',
      claim: 'target_text',
      saidAt: 'said_at',
      url: 'document_url',
    },
    missing: [],
  })
})

test('the command prints the mapping, takes changes to it, and --yes confirms what is shown', async () => {
  const desk = await copyDesk()
  const path = join(desk.settings.BELEG_HOME, 'claims.csv')
  writeFileSync(path, 'Satz,Link\nDie Brücke ist alt.,https://a.example/1\n')
  const run = (...more: string[]) => runProgram(['import', path, '--format', 'csv', ...more], desk.settings)
  const shown = await run('--yes')
  expect([shown.code, shown.stdout]).toEqual([
    3,
    expect.stringMatching(/a column: claim[\s\S]*Satz → \(left out\)/),
  ])
  const changed = await run('--yes', '--mapping', '{"claim":"Satz","url":null}')
  expect([changed.code, changed.stdout]).toEqual([
    0,
    expect.stringMatching(/Satz → claim[\s\S]*Records: created 1/),
  ])
  await desk.remove()
}, 180_000)
