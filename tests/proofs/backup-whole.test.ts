import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { jest } from '@jest/globals'
import { checkBackup } from '../../src/backup/reading.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { contentOf, forge } from '../support/backup.ts'
import { addDocument, addQuote, made } from '../support/desk.ts'
import { copyDesk, type DeskCopy } from '../support/desk-copy.ts'
import { runProgram } from '../support/program.ts'
import { reviewIn } from '../support/review.ts'
import { Service } from '../support/service.ts'

/** `beleg backup` and `beleg restore`. */

jest.setTimeout(300_000)

const folder = mkdtempSync(join(tmpdir(), 'beleg-backup-'))
const file = join(folder, 'desk.backup')
let team: Team
let target: DeskCopy
let said: { code: number | null; stdout: string; stderr: string }

beforeAll(async () => {
  team = await startTeam()
  target = await copyDesk({ fresh: true })
  const editor = await team.as('editor', 8)
  await addDocument(editor, { text: '„So“ — 𝔘𝔫𝔦\u202e \\ "quoted" \t tab.\nSecond line: {"a":[null]}' })
  const quote = await addQuote(editor)
  await made(editor.post(`/quotes/${quote.id}/withdraw`, { reason: 'Twice.' }))
  for (const state of ['CORRECTED', 'IN_REVIEW'] as const) await reviewIn(team, state)
  await team.browserOf('administrator')
  said = await runProgram(['backup', file], team.service.desk.settings)
})
afterAll(async () => {
  await team.stop()
  await target.remove()
  rmSync(folder, { recursive: true, force: true })
})

const restore = (...parameters: string[]) => runProgram(['restore', ...parameters], target.settings)

test('writes a desk to a file that only its owner can read, beside the service that runs', async () => {
  expect(said).toMatchObject({ code: 0, stderr: '' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['desk.backup'])
  const [event] = await team.service.sql('select number, hash from event order by number desc limit 1')
  expect(said.stdout).toMatch(`Note this elsewhere: ${event?.number}:${event?.hash}`)
  await expect(checkBackup(file)).resolves.toMatchObject({ event: { hash: event?.hash } })
})

test('leaves nothing of the copy that it read from', () => {
  const names = readdirSync(team.service.desk.settings.BELEG_HOME)
  expect(names.filter((name) => name.startsWith('backup'))).toEqual([])
})

test('has who has an account and how they log in, but not who is logged in', () => {
  const text = gunzipSync(readFileSync(file)).toString()
  expect(text).toMatch('reviewer-8@desk.example')
  expect(text).toMatch('{"table":"api_token"}')
  expect(text).not.toMatch('{"table":"session"}')
})

test('every table is in it but those that are left out, and nothing else holds what it would miss', async () => {
  const tables = await team.service.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const { tables: kept } = await checkBackup(file)
  expect(tables.map(({ name }) => name).filter((name) => !kept.some((table) => table.name === name))).toEqual(
    ['login_throttle', 'session'],
  )
  expect(await team.service.sql(`select from pg_class where relkind = 'S'`)).toEqual([])
})

test('gives back every row of every table, all that guards them, and a history that is whole', async () => {
  const { code, stderr } = await restore(file)
  expect([code, stderr]).toEqual([0, expect.stringMatching('the history is whole')])
  const service = await Service.start({ desk: target })
  try {
    expect(await contentOf(service)).toEqual(await contentOf(team.service))
    const reader = service.as(await team.tokenOf('editor', 8))
    expect((await reader.get('/claims')).body.items).toEqual(
      (await (await team.as('editor', 8)).get('/claims')).body.items,
    )
    await addQuote(reader)
    expect(await restore(file, '--replace')).toMatchObject({ code: 1, stderr: expect.stringMatching(/use/) })
  } finally {
    await service.end('SIGINT')
  }
})

test('is put in the place of another desk only when told so', async () => {
  expect(await restore(file)).toMatchObject({ code: 1, stderr: expect.stringMatching('--replace') })
})

test('a backup that lacks an event noted elsewhere, or that somebody forged, is refused', async () => {
  const [number] = /(\d+):[0-9a-f]{64}/.exec(said.stdout)?.slice(1) ?? []
  const other = await restore(file, '--replace', '--noted', `${number}:${'0'.repeat(64)}`)
  expect(other).toMatchObject({ code: 1, stderr: expect.stringMatching('another hash than was noted') })
  const forged = await restore(
    forge(file, (text) => text.replace('It did open.', 'It did not.')),
    '--replace',
  )
  expect(forged).toMatchObject({ code: 1, stderr: expect.stringMatching(/broken: .*Nothing was restored/) })
})

describe('before anything is changed it refuses', () => {
  const bytes = () => readFileSync(file)
  const other = join(folder, 'other.backup')
  async function refusalOf(content: Uint8Array): Promise<string> {
    writeFileSync(other, content)
    return checkBackup(other).then(
      () => 'taken',
      (error: Error) => error.message,
    )
  }

  test('a file that is cut off, wherever', async () => {
    for (let end = 0; end < bytes().length; end += 997)
      expect(await refusalOf(bytes().subarray(0, end))).toMatch(/no whole backup|no backup of Beleg/)
    expect(await refusalOf(bytes().subarray(0, -1))).toMatch('no whole backup')
  })

  test('a file in which one byte is another, wherever', async () => {
    // The first ten bytes say when and where it was compressed, and nothing of what is in it.
    for (let at = 10; at < bytes().length; at += 991) {
      const changed = Buffer.from(bytes())
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await refusalOf(changed)).not.toBe('taken')
    }
  })

  test('lines that were changed, left out, put in or doubled', async () => {
    const lines = gunzipSync(bytes()).toString().split('\n')
    const at = lines.findIndex((line) => line.startsWith('["') && line.includes('@desk.example'))
    const changes = [
      lines.with(at, lines[at]?.replace('@desk', '@disk') ?? ''),
      lines.toSpliced(at, 1),
      lines.toSpliced(at, 0, lines[at] ?? ''),
      lines.toSpliced(at, 0, ''),
      lines.toSpliced(at, 0, '{"table":"session"}'),
      lines.slice(0, -2),
      [...lines, '{"end":true}', ''],
      [...lines.slice(0, -1), ...lines],
    ]
    for (const changed of changes)
      expect(await refusalOf(gzipSync(changed.join('\n')))).toMatch(/not as it was written|no whole backup/)
    expect(await refusalOf(gzipSync(lines.join('\n')))).toBe('taken')
    expect(await refusalOf(Buffer.concat([bytes(), Buffer.from('more')]))).toMatch('no whole backup')
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Beleg')],
    ['compressed nothing', gzipSync('')],
    ['compressed JSON', gzipSync('{"verdicts":[]}\n')],
    ['another format', gzipSync('{"beleg":"backup","format":2}\n')],
    ['deep JSON', gzipSync(`${'['.repeat(100_000)}\n`)],
    ['one endless line', gzipSync(Buffer.alloc(80 * 1024 * 1024, 'x'))],
  ])('%s', async (_name, content) => {
    expect(await refusalOf(content)).toMatch(/backup/)
  })
})

test('backs up nothing where there is no desk', async () => {
  const fresh = await copyDesk({ fresh: true })
  const { code, stderr } = await runProgram(['backup', join(folder, 'none')], fresh.settings)
  expect([code, stderr]).toEqual([1, expect.stringMatching(/There is no (database|desk)/)])
  await fresh.remove()
})
