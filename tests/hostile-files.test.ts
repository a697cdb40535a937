import { gzipSync } from 'node:zlib'
import type { ImportFormatName } from '../src/imports/import.schema.ts'
import { importFile, readRecords } from './support/import.ts'
import { Service } from './support/service.ts'
import { countRows } from './support/tables.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const review = (claimReviewed: string) => ({
  '@type': 'ClaimReview',
  claimReviewed,
  author: { '@type': 'Organization', name: 'Checks' },
  itemReviewed: { author: { '@type': 'Person', name: 'Ada Long' } },
})
const quote = (words: string) => ({
  ...{ id: `ada/${words.length}`, speaker: 'ada-long', date: '2026-03-02', quote: words, where: 'speech' },
  ...{ claims: [], checks: [], sources: [] },
})
const claim = (title: string) => ({ id: 'the-bridge', title, summary: 'No.', topics: null, body: '' })
const cell = (words: string) => `"${words.replaceAll('"', '""')}"`

/** For each format a file with these words in each of its records. */
const files: Record<Exclude<ImportFormatName, 'desk'>, (...words: string[]) => string> = {
  claimreview: (...words) => words.map((each) => `${JSON.stringify(review(each))}\n`).join(''),
  factopolis: (...words) => words.map((each) => `${JSON.stringify(quote(each))}\n`).join(''),
  liar: (...words) =>
    words
      .map((each, nth) => `${nth}.json\tfalse\t${each}\tfood\tada-long\t\t\tnone\t0\t0\t0\t0\t0\t${each}\n`)
      .join(''),
  csv: (...words) =>
    `speaker,quote,claim,url\n${words.map((each) => `Ada,${cell(each)},${cell(each)},https://a.example/\n`).join('')}`,
}
const formats = Object.keys(files) as (keyof typeof files)[]

const inEveryFormat = (words: string) =>
  formats.map((format) => [format, files[format](words, 'The bridge opens in May.')] as const)

test.each(inEveryFormat('Ja, "Brücke" ist ein Wort.'))(
  'a file of %s cut off at any byte gives whole records or a clear sentence, plain, packed or in UTF-16',
  async (format, text) => {
    const plain = Buffer.from(text)
    const whole = JSON.stringify(await readRecords(plain, format, { dryRun: true }))
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    for (const bytes of [plain, utf16, utf16.subarray(2), gzipSync(plain)])
      for (let length = 1; length < bytes.length; length++) {
        const read = await readRecords(bytes.subarray(0, length), format, { dryRun: true })
        if (typeof read === 'string') continue
        for (const { content, problems } of read)
          if (content && problems.length === 0) expect(whole).toContain(JSON.stringify(content))
      }
  },
)

test.each([
  ...inEveryFormat('Half of it.'),
  ['factopolis', JSON.stringify([claim('the bridge opens')])] as const,
])(
  'a file of %s is recognised as it is and in UTF-16 with and without a mark, and read alike',
  async (_format, text) => {
    const records = await readRecords(Buffer.from(text), undefined, { dryRun: true })
    expect(records).not.toEqual([])
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    const bigEndian = Buffer.from(utf16).swap16()
    for (const bytes of [
      utf16,
      utf16.subarray(2),
      bigEndian,
      bigEndian.subarray(2),
      Buffer.from(`\ufeff${text}`),
    ])
      expect(await readRecords(bytes, undefined, { dryRun: true })).toEqual(records)
  },
)

test.each(inEveryFormat('Die Brücke.'))(
  'a file of %s in Latin-1 is read, and the report says so',
  async (_format, text) => {
    const { records, remarks } = await importFile(
      service,
      new Uint8Array(Buffer.from(text, 'latin1')),
      '?dryRun=true',
    )
    expect(records[0]).toMatchObject({ outcome: 'created', words: 'Die Brücke.' })
    expect(remarks[0]).toMatch('Latin-1')
  },
)

test.each(inEveryFormat('Words \u202eturned\u202c round.'))(
  'unseen characters that turn the direction of writing are kept in %s, and named',
  async (format, text) => {
    const [record, other] = await read(format, text)
    expect(record?.problems).toMatchObject([{ sentence: { en: expect.stringContaining('U+202E') } }])
    expect(JSON.stringify(record?.content)).toContain('Words \u202eturned\u202c round.')
    expect(other?.problems).toEqual([])
  },
)

test.each(inEveryFormat('Words with a NUL \0.'))(
  'NUL in a file of %s is refused with its field',
  async (format, text) => {
    const [record, other] = await read(format, text)
    expect(record?.content).toBeUndefined()
    expect(record?.problems).toContainEqual(expect.objectContaining({ pointer: expect.stringMatching('/') }))
    expect(other?.content).toBeDefined()
  },
)

test.each(['claimreview', 'factopolis'] as const)(
  'half a character, escaped in JSON of %s, is refused',
  async (format) => {
    const [record] = await read(format, files[format]('Half a character \ud83d.'))
    expect(record?.problems).toContainEqual(
      expect.objectContaining({
        sentence: expect.objectContaining({ en: expect.stringContaining('surrogate') }),
      }),
    )
  },
)

test.each(inEveryFormat(`${'x'.repeat(1_000_000)}.`))(
  'a line of a megabyte in a file of %s is refused, and the one after it read',
  async (format, text) => {
    const { records } = await importFile(service, text, `?dryRun=true&format=${format}`)
    expect(records.map(({ outcome }) => outcome)).toEqual(['refused', 'created'])
    expect(JSON.stringify(records).length).toBeLessThan(5000)
  },
)

test.each(['claimreview', 'factopolis'] as const)(
  'a hundred thousand levels, a million keys and __proto__ harm nothing in a file of %s',
  async (format) => {
    const good = files[format]('Good after bad.').trim()
    const inner = (value: string) => good.replace('{', `{"extra":${value},`)
    const keys = `{${Array.from({ length: 1_000_000 }, (_, nth) => `"k${nth}":1`).join(',')}}`
    const file = [
      good.replace('{', '{"__proto__":{"name":"x"},"constructor":1,'),
      inner(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      inner(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
      inner(keys),
      good.replaceAll('Good', 'Best').replace('ada/', 'bo/'),
    ].join('\n')
    const { records } = await importFile(service, file, `?dryRun=true&format=${format}`)
    expect(records.map(({ outcome }) => outcome)).toEqual([
      ...['created', 'refused', 'refused', 'refused', 'created'],
    ])
  },
)

test('a table may call its columns __proto__ and constructor', async () => {
  const file = 'claim,__proto__,constructor\nThe bridge is old.,x,y\n'
  const query = `?dryRun=true&format=csv&mapping=${encodeURIComponent('{"claim":"__proto__"}')}`
  const { records } = await importFile(service, file.replace(',x,', ',Words of it.,'), query)
  expect(records).toMatchObject([{ outcome: 'created', words: 'Words of it.' }])
})

test.each([
  ['a million columns', `${'a,'.repeat(1_000_000)}b\n`, 422],
  ['a quotation mark that never closes', `claim,url\n"${'x'.repeat(5_000_000)}`, 200],
  ['only quotation marks', '"'.repeat(1_000_001), 422],
])('a table with %s is answered with a sentence', async (_name, text, status) => {
  const before = await countRows(service)
  const report = await importFile(service, text, '?dryRun=true')
  expect(report.status).toBe(status)
  expect(report.title ?? report.records.at(-1)?.problems[0]?.why).toMatch(/\w/)
  expect(await countRows(service)).toEqual(before)
})

async function read(format: ImportFormatName, text: string) {
  const records = await readRecords(Buffer.from(text), format, { dryRun: true })
  return typeof records === 'string' ? [] : records
}
