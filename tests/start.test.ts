import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { type Program, runProgram, startProgram } from './support/program.ts'

/** Starting and ending, with the embedded database in a folder of one's own. Each test goes on where the last ended. */

jest.setTimeout(300_000)

let folder: string
let settings: Record<string, string>
let desk: Program
let origin: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-start-'))
  settings = { BELEG_HOME: join(folder, 'home'), PORT: '0' }
})
afterAll(async () => {
  desk?.process.kill('SIGKILL')
  await desk?.ended
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function start() {
  desk = startProgram(['serve'], settings)
  origin = await desk.ready
}

async function end(signal: NodeJS.Signals) {
  desk.process.kill(signal)
  return desk.ended
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers by name
async function read(path: string): Promise<any> {
  return (await fetch(`${origin}/api/v1${path}`)).json()
}

async function record(name: string): Promise<number> {
  const body = JSON.stringify({ name, kind: 'PERSON' })
  const headers = { 'Content-Type': 'application/json' }
  return (await fetch(`${origin}/api/v1/speakers`, { method: 'POST', headers, body })).status
}

async function names(): Promise<string[]> {
  return (await read('/speakers?limit=200')).items.map(({ name }: { name: string }) => name)
}

let sampleSize: number

test('the first start loads the sample desk and prints the address', async () => {
  await start()
  expect(desk.said.stdout).toBe(`Beleg is ready at ${origin} (Ctrl-C ends it)\n`)
  expect(desk.said.stderr).toMatch(
    /Applied \d+ migrations?\.\nLoaded the sample desk: Hanoi, February 2019\./,
  )
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  sampleSize = (await names()).length
  expect(await names()).toContain('Donald Trump')
})

test('a second process on the same folder is refused in a sentence that names the first', async () => {
  const { code, stdout, stderr } = await runProgram(['serve'], settings)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    /^beleg: The data in .*home are in use by another beleg \(process \d+\): [^\n]*BELEG_HOME\n$/m,
  )
  expect(stderr).toMatch(`process ${desk.process.pid}`)
  expect((await read('/readyz')).status).toBe('ok')
})

test('an export and a proof of the history work beside it', async () => {
  const exported = await runProgram(['export'], settings)
  expect([exported.code, JSON.parse(exported.stdout).counts.verdicts]).toEqual([0, expect.any(Number)])
  expect((await runProgram(['verify'], settings)).code).toBe(0)
  expect((await read('/readyz')).status).toBe('ok')
})

test('Ctrl-C ends it cleanly, and the next start keeps the data and loads no sample again', async () => {
  expect(await record('Kept')).toBe(201)
  expect(await end('SIGINT')).toMatchObject({
    code: 0,
    signal: null,
    stderr: expect.stringMatching(/SIGINT: Beleg closes\.\n$/),
  })
  await start()
  expect(desk.said.stderr).not.toMatch(/sample|migration/)
  expect(await names()).toContain('Kept')
  expect(await names()).toHaveLength(sampleSize + 1)
})

test('what was answered as recorded survives kill -9, over and over', async () => {
  for (const name of ['First', 'Second']) {
    expect(await record(name)).toBe(201)
    expect(await end('SIGKILL')).toMatchObject({ code: null, signal: 'SIGKILL' })
    await start()
    expect(await names()).toContain(name)
  }
})

test('kill -9 in the middle of writing leaves whole things only, and a desk that starts', async () => {
  const pending = Array.from({ length: 30 }, (_none, nth) => record(`Burst ${nth}`).catch(() => 0))
  const [first] = await Promise.all([Promise.race(pending), Promise.resolve()])
  await end('SIGKILL')
  const answered = (await Promise.all(pending)).filter((status) => status === 201).length
  expect(first).toBe(201)
  await start()
  const kept = (await names()).filter((name) => name.startsWith('Burst'))
  expect(kept.length).toBeGreaterThanOrEqual(answered)
})

test('SIGTERM lets requests under way finish and ends it cleanly', async () => {
  const pending = Array.from({ length: 10 }, (_none, nth) => record(`Last ${nth}`).catch(() => 'refused'))
  await Promise.race(pending)
  expect(await end('SIGTERM')).toMatchObject({ code: 0, signal: null })
  const outcomes = await Promise.all(pending)
  expect(outcomes.filter((outcome) => outcome !== 201 && outcome !== 'refused')).toEqual([])
  await start()
  const kept = (await names()).filter((name) => name.startsWith('Last'))
  expect(kept).toHaveLength(outcomes.filter((outcome) => outcome === 201).length)
})

test('Ctrl-C is not kept up by a reader who holds a connection open', async () => {
  const controller = new AbortController()
  const open = await fetch(`${origin}/api/v1/claims`, { signal: controller.signal })
  expect(await end('SIGINT')).toMatchObject({ code: 0 })
  await open.text().catch(() => {})
  controller.abort()
})

test('a port that is taken is refused in a sentence', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { code, stdout, stderr } = await runProgram(['serve'], { ...settings, PORT: `${port}` })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr.endsWith(`\nbeleg: Port ${port} is taken. Set PORT to another one.\n`)).toBe(true)
  other.close()
  await start()
})

test('a database server that is not there is named in a sentence', async () => {
  const nowhere = 'postgresql://postgres@127.0.0.1:9/none'
  const { code, stdout, stderr } = await runProgram(['serve'], { ...settings, DATABASE_URL: nowhere })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^beleg: The database can't be opened: [^\n]+\n$/)
})
