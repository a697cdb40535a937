import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { copyDesk, type DeskCopy } from './support/desk-copy.ts'
import { runProgram } from './support/program.ts'
import { Service } from './support/service.ts'

/** The `beleg` command. */

jest.setTimeout(300_000)

let desk: DeskCopy
let folder: string
const answered: Record<string, string> = {}
const questions = {
  all: 'format=json',
  csv: 'format=csv',
  ndjson: 'format=ndjson',
  filtered: 'speaker=donald-trump&includeOnBehalf=true&rating=true&rating=verbatim',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-command-'))
  desk = await copyDesk()
  const service = await Service.start({ desk, sample: true })
  for (const [name, question] of Object.entries(questions))
    answered[name] = (await service.get(`/exports/verdicts?${question}`)).text
  await service.end('SIGINT')
})
afterAll(async () => {
  await desk.remove()
  await rm(folder, { recursive: true, force: true })
})

const run = (...parameters: string[]) => runProgram(parameters, desk.settings)

test('--help says what it can do and which settings there are', async () => {
  const { code, stdout, stderr } = await runProgram(['--help'], {})
  expect([code, stderr]).toEqual([0, ''])
  for (const word of ['serve', 'migrate', 'export', 'PORT', 'DATABASE_URL', 'BELEG_HOME', '4600'])
    expect(stdout).toMatch(word)
})

test('export --help names every filter of claims', async () => {
  const { code, stdout } = await runProgram(['export', '--help'], {})
  expect(code).toBe(0)
  for (const option of [
    'format',
    'output',
    'speaker',
    'include-on-behalf',
    'aspect',
    'rating',
    'kind',
    'topic',
  ])
    expect(stdout).toMatch(`--${option}`)
  for (const option of ['document', 'language', 'from', 'to', 'query']) expect(stdout).toMatch(`--${option}`)
})

test('--version says which it is', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(await runProgram(['--version'], {})).toMatchObject({ code: 0, stdout: `${version}\n` })
})

test('export to a file has what the API answers', async () => {
  const file = join(folder, 'all.json')
  expect(await run('export', '--output', file)).toMatchObject({ code: 0, stdout: '' })
  expect(await readFile(file, 'utf8')).toBe(answered.all)
  expect(JSON.parse(`${answered.all}`).counts.verdicts).toBeGreaterThan(16)
})

test('export takes the same filters, some of them more than once', async () => {
  const file = join(folder, 'filtered.json')
  const filter = [
    '--speaker',
    'donald-trump',
    '--include-on-behalf',
    '--rating',
    'true',
    '--rating',
    'verbatim',
  ]
  expect(await run('export', '--output', file, ...filter)).toMatchObject({ code: 0 })
  expect(await readFile(file, 'utf8')).toBe(answered.filtered)
})

test.each(['csv', 'ndjson'])('export writes %s to standard output, and nothing else', async (format) => {
  expect(await run('export', '--format', format)).toMatchObject({
    code: 0,
    stdout: answered[format],
    stderr: '',
  })
})

test('migrate brings the database up to date, and says so', async () => {
  expect(await run('migrate')).toMatchObject({ code: 0, stdout: '', stderr: 'The database is up to date.\n' })
})

test.each([
  [['fly'], /unknown command 'fly'/],
  [['serve', '--loud'], /unknown option '--loud'/],
  [['export', '--format', 'xml'], /format.*xml.*json, ndjson, csv/],
  [['export', '--aspect', 'BEAUTY'], /aspect.*AUTHENTICITY, CONTEXT, TRANSLATION, TRUTH/],
  [['export', '--speaker', 'nobody-at-all'], /nobody-at-all/],
  [['export', '--limit', '5'], /unknown option '--limit'/],
  [['export', '--output', '/nowhere/at/all.json'], /nowhere/],
])('beleg %j ends with a sentence', async (parameters, sentence) => {
  const { code, stdout, stderr } = await run(...parameters)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(sentence)
  expect(stderr).not.toMatch(/\n\s+at /)
})
