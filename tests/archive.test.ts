import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { writeFolderWhole } from '../src/archive/whole-folder.ts'
import { inBrowser, startBrowser } from './browser/browser.ts'
import { startTeam, type Team } from './support/accounts.ts'
import { addQuote, made } from './support/desk.ts'
import { runProgram } from './support/program.ts'
import { publishedClaim, type Ruled, ruledClaim } from './support/published.ts'
import { reviewIn } from './support/review.ts'
import type { Client } from './support/service.ts'

/** Everything published, in a folder that opens without a server. */

const run = promisify(execFile)
const site = 'https://desk.example'
const settings = { BELEG_SITE: site, BELEG_PUBLISHER: 'The Daily Desk' }

let team: Team
let editor: Client
let folder: string
let archive: string
let plain: Ruled
let corrected: { before: string; after: string }
let withdrawn: string
const files = new Map<string, string>()

beforeAll(async () => {
  team = await startTeam({ settings })
  editor = await team.as('editor', 9)
  folder = await mkdtemp(join(tmpdir(), 'beleg-archive-'))
  await publish()
  archive = join(folder, 'archive')
  const { code, stderr, stdout } = await toArchive(archive)
  if (code !== 0) throw new Error(stderr)
  expect(stdout).toContain('4 rulings')
  for (const name of await namesIn(archive)) files.set(name, await readFile(join(archive, name), 'utf8'))
}, 120_000)
afterAll(async () => {
  await team?.stop()
  await rm(folder, { recursive: true, force: true })
})

const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'& ../../etc/passwd'

/** One ruling that stands, one that was corrected, one that was withdrawn; and much that nobody may see. */
async function publish(): Promise<void> {
  plain = await publishedClaim(team, {
    ...{ summary: evil, speaker: { name: evil }, document: { title: evil } },
    text: 'It *did* not: see https://city.example/bulletins.',
  })
  await addReplies()
  const { id } = await addQuote(editor)
  await made(editor.post(`/quotes/${id}/claims`, { claimId: plain.claim }))
  await made(editor.patch(`/quotes/${id}`, { occasion: 'Tuba' }))
  const toCorrect = await publishedClaim(team)
  const correction = { rating: 'false', summary: 'On 3 June.', text: 'Later.' }
  const body = { ...correction, correctionNote: 'The day was wrong.' }
  await made(editor.post(`/reviews/${toCorrect.review}/correct`, body))
  const { rulings } = await made(editor.post(`/reviews/${toCorrect.review}/publish`))
  corrected = { before: toCorrect.ruling, after: rulings[0].id }
  const toWithdraw = await publishedClaim(team)
  withdrawn = toWithdraw.ruling
  await made(editor.post(`/reviews/${toWithdraw.review}/withdraw`, { reason: 'The source is gone.' }))
  await ruledClaim(team, { summary: 'Ukulele', text: 'Ukulele' })
  await reviewIn(team, 'IN_REVIEW')
  await made(editor.post(`/claims/${plain.claim}/comments`, { text: 'Bassoon' }))
}

async function addReplies(): Promise<void> {
  const asked = { name: 'City hall', channel: 'Trombone', question: 'Trumpet?' }
  const { id } = await made(editor.post(`/reviews/${plain.review}/replies`, asked))
  await made(editor.patch(`/reviews/${plain.review}/replies/${id}`, { answer: 'We meant June.' }))
  await made(editor.post(`/reviews/${plain.review}/replies`, { name: 'Clarinet', channel: 'e-mail' }))
}

function toArchive(place: string, ...more: string[]) {
  const surroundings = { ...team.service.desk.settings, ...settings }
  return runProgram(['export', '--archive', place, ...more], surroundings)
}

async function namesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => normalize(join(entry.parentPath, entry.name)).slice(place.length + 1))
    .sort()
}

const textOf = (name: string) => files.get(name) ?? `There is no ${name}`
const pages = () => [...files].filter(([name]) => name.endsWith('.html'))
const addressesIn = (text: string) =>
  [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address)

test('has a page and a file for each ruling, lists, all in one file, schemas and checksums, and nothing else', () => {
  const { before, after } = corrected
  const rulings = [plain.ruling, before, after, withdrawn].flatMap((id) => [`${id}.html`, `${id}.json`])
  const marked = [plain.ruling, after].map((id) => `${id}.claimreview.json`)
  expect([...files.keys()]).toEqual(
    [
      ...['README.txt', 'SHA256SUMS', 'index.html', 'corrections.html', 'style.css'],
      ...['rulings.json', 'rulings.ndjson', 'claimreview.jsonld', 'datafeed.jsonld'],
      ...[...rulings, ...marked].map((name) => `rulings/${name}`),
      ...['json-1', 'ndjson-1', 'claimreview-1', 'datafeed-1'].map((name) => `schemas/rulings-${name}.json`),
    ].sort(),
  )
})

test('sha256sum finds every file as it was written', async () => {
  const { stdout } = await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: archive })
  expect(stdout.trim().split('\n').sort()).toEqual(
    [...files.keys()]
      .filter((name) => name !== 'SHA256SUMS')
      .map((name) => `${name}: OK`)
      .sort(),
  )
})

test('every link leads to a file of it or to another site, and the pages need no script', () => {
  for (const [name, text] of pages()) {
    for (const address of addressesIn(text)) {
      if (/^(https?|data):/.test(address)) continue
      expect([name, address, files.has(join(dirname(name), address))]).toEqual([name, address, true])
    }
    expect(text.replace(/<script type="application\/ld\+json">/, '')).not.toContain('<script')
  }
  expect(pages().flatMap(([, text]) => addressesIn(text))).toContain('../style.css')
})

test('nothing names where the desk listens, and only the canonical address and the markup name its site', () => {
  const port = new URL(team.service.origin).port
  for (const [name, text] of files) {
    expect([name, text.includes(`:${port}`), text.includes('localhost')]).toEqual([name, false, false])
    if (name.endsWith('.html'))
      expect(addressesIn(text).filter((address) => address.startsWith(site))).toEqual(
        name.startsWith('rulings/') ? [`${site}/published/${name.slice(8, -5)}`] : [],
      )
  }
})

test('nothing that is not published is in it, and nobody who judged is named', () => {
  const secret =
    /Ukulele|Trombone|Trumpet|Clarinet|Bassoon|desk\.example@|@desk\.example|reviewer-[89]\b|editor-9/
  for (const [name, text] of files) expect([name, secret.exec(text)?.[0]]).toEqual([name, undefined])
  expect(textOf(`rulings/${plain.ruling}.html`)).toContain('We meant June.')
  expect(textOf('rulings.ndjson')).toContain('We meant June.')
})

test('a ruling’s page is the one that the service has, but for where its links lead', async () => {
  for (const id of [plain.ruling, corrected.before, corrected.after, withdrawn]) {
    const answer = await fetch(`${team.service.origin}/published/${id}`)
    const served = (await answer.text())
      .replace('"/published/style.css"', '"../style.css"')
      .replace('"/published"', '"../index.html"')
      .replace('"/published/corrections"', '"../corrections.html"')
      .replace(/"\/published\/([0-9a-f-]{36})"/g, '"$1.html"')
    expect(textOf(`rulings/${id}.html`)).toBe(served)
  }
})

test('what was corrected or withdrawn is marked, and has no markup any more', () => {
  expect(textOf(`rulings/${corrected.before}.html`)).toContain(`href="${corrected.after}.html"`)
  expect(textOf(`rulings/${corrected.before}.html`)).toContain('This was corrected on')
  expect(textOf(`rulings/${withdrawn}.html`)).toContain('The source is gone.')
  expect(textOf('index.html')).toContain('We withdrew this on')
  expect(textOf('corrections.html')).toContain('The day was wrong.')
  expect(textOf('corrections.html')).toContain('The source is gone.')
  expect(JSON.parse(textOf(`rulings/${withdrawn}.json`))).toMatchObject({ isStanding: false })
})

test('the files for programs are those of the export, and fit the schemas beside them', async () => {
  const exported = (await editor.get('/exports/rulings?reviewers=pseudonyms')).body
  const whole = JSON.parse(textOf('rulings.json'))
  expect(whole.counts).toEqual({ rulings: 4, standing: 2 })
  const lines = textOf('rulings.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toEqual(whole.rulings)
  for (const ruling of whole.rulings) {
    expect(JSON.parse(textOf(`rulings/${ruling.id}.json`))).toEqual(ruling)
    const answered = ({ answer }: { answer: string | null }) => answer !== null
    const same = exported.rulings.find(({ id }: { id: string }) => id === ruling.id)
    expect(ruling).toEqual({ ...same, replies: same.replies.filter(answered) })
  }
  for (const format of ['claimreview', 'datafeed']) {
    const { text } = await editor.get(`/exports/rulings?format=${format}`)
    expect(textOf(`${format}.jsonld`)).toBe(text)
  }
  expect(fits('json', whole)).toBe(true)
  expect(lines.every((line) => fits('ndjson', line))).toBe(true)
})

function fits(format: string, value: unknown): boolean {
  const ajv = new Ajv2020({ allowUnionTypes: true })
  ajvFormats.default(ajv)
  return ajv.compile(JSON.parse(textOf(`schemas/rulings-${format}-1.json`)))(value)
}

test('the same record gives the same bytes, and a quote that was withdrawn is in it no more', async () => {
  const again = join(folder, 'again')
  expect(await toArchive(again)).toMatchObject({ code: 0 })
  for (const [name, text] of files)
    expect([name, (await readFile(join(again, name), 'utf8')) === text]).toEqual([name, true])
  const quote = await addQuote(editor, {
    speaker: (await made(editor.post('/speakers', { name: 'Oboe', kind: 'PERSON' }))).slug,
  })
  await made(editor.post(`/quotes/${quote.id}/claims`, { claimId: plain.claim }))
  await made(editor.post(`/quotes/${quote.id}/withdraw`, { reason: 'Misheard.' }))
  const later = join(folder, 'later')
  expect(await toArchive(later, '--reviewers', 'named')).toMatchObject({ code: 0 })
  const json = await readFile(join(later, 'rulings.json'), 'utf8')
  expect(json).not.toContain('Oboe')
  expect(json).toContain('editor-9')
})

test('a long list has pages, one after the other, in the language of most of it', async () => {
  const place = join(folder, 'long')
  await team.service.sql(manyRulings)
  expect(await toArchive(place)).toMatchObject({ code: 0 })
  const [first, second] = await Promise.all(
    ['index.html', 'index-2.html'].map((name) => readFile(join(place, name), 'utf8')),
  )
  expect(first).toContain('href="index-2.html" rel="next"')
  expect(first?.match(/<li /g)).toHaveLength(50)
  expect(second?.match(/<li /g)).toHaveLength(1)
  expect(second).not.toContain('rel="next"')
  expect(first).toContain('<h1>Faktenchecks</h1>')
})

/** 47 more on claims of their own, put in behind the service's back. */
const manyRulings = `
  begin;
  set local session_replication_role = replica;
  with made as (
    select gen_random_uuid() as claim_id, gen_random_uuid() as review_id, gen_random_uuid() as ruling_id,
      (select id from rating where aspect = 'TRUTH' limit 1) as rating_id, (select id from reviewer limit 1) as by_id
    from generate_series(1, 47)),
  claims as (insert into claim (id, text, language, kind)
    select claim_id, 'Die Brücke öffnet im Mai.', 'de', 'FACTUAL' from made),
  reviews as (insert into review (id, claim_id, aspect, reviewers, state, cycle, opened_by_id)
    select review_id, claim_id, 'TRUTH', 2, 'PUBLISHED', 1, by_id from made),
  rulings as (
    insert into ruling (id, review_id, aspect, number, cycle, rating_id, summary, text, method, ruled_by_id)
    select ruling_id, review_id, 'TRUTH', 1, 1, rating_id, 'So.', 'So.', 'AGREED', by_id from made)
  insert into publication (ruling_id, by_id) select ruling_id, by_id from made;
  commit`

describe('is refused', () => {
  test('where something is already, which stays as it is', async () => {
    const place = join(folder, 'full')
    await mkdir(place)
    await writeFile(join(place, 'mine.txt'), 'Mine.')
    const { code, stderr } = await toArchive(place)
    expect([code, stderr]).toEqual([1, expect.stringMatching('is not empty')])
    expect(await readdir(place)).toEqual(['mine.txt'])
    await expect(writeFolderWhole(join(place, 'mine.txt'), async () => {})).rejects.toThrow('is a file')
    expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })

  test.each([
    [['--speaker', 'ada'], /'--archive <folder>' cannot be used with option '--speaker/],
    [['--reviewers', 'nobody'], /named, pseudonyms/],
  ])('with %j', async (more, sentence) => {
    const { code, stderr } = await toArchive(join(folder, 'none'), ...more)
    expect([code, stderr]).toEqual([1, expect.stringMatching(sentence)])
    expect(await readdir(folder)).not.toContain('none')
  })
})

inBrowser('in a browser, without a server', () => {
  test('the list leads to a ruling with its style, and back', async () => {
    const browser = await startBrowser()
    try {
      const page = await browser.newPage({ javaScriptEnabled: false })
      const asked: string[] = []
      page.on('request', (request) => void asked.push(new URL(request.url()).protocol))
      await page.goto(pathToFileURL(join(archive, 'index.html')).href)
      await page.locator(`a[href="rulings/${plain.ruling}.html"]`).click()
      expect(await page.locator('h1').textContent()).toContain('The bridge opens in May 2026.')
      expect(await page.locator('body').evaluate((body) => getComputedStyle(body).maxWidth)).toBe('704px')
      await page.getByRole('link', { name: 'Corrections' }).click()
      expect(await page.locator('main').textContent()).toContain('The day was wrong.')
      await page.getByRole('link', { name: 'All fact checks' }).click()
      expect(await page.locator('.rows > li').count()).toBe(4)
      expect([...new Set(asked)]).toEqual(['file:'])
    } finally {
      await browser.close()
    }
  })
})
