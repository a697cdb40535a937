import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jest } from '@jest/globals'
import pg from 'pg'
import { startEmbedded } from '../../src/database/embedded.ts'

jest.setTimeout(120_000)

const folder = mkdtempSync(join(tmpdir(), 'beleg-test-'))
const home = join(folder, 'home')
const started: ChildProcess[] = []

afterAll(() => {
  for (const desk of started) desk.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

// Says `ready <visits>` or `refused <sentence>`, and `lost <sentence>` when its database goes; ends on SIGINT.
const program = `
  import { startEmbedded } from ${JSON.stringify(new URL('../../dist/database/embedded.js', import.meta.url).href)}
  import pg from 'pg'
  const leave = (sentence) => { console.log(sentence); process.exit(1) }
  const database = await startEmbedded(process.argv[1], (reason) => leave('lost ' + reason))
    .catch((error) => leave('refused ' + error.message))
  const connection = new pg.Client(database.connectionString)
  connection.on('error', () => {})
  await connection.connect()
  await connection.query('create table if not exists visit (at timestamptz default now())')
  await connection.query('insert into visit default values')
  const count = async () => (await connection.query('select count(*)::int as visits from visit')).rows[0].visits
  process.once('SIGINT', async () => {
    const visits = await count()
    await connection.end()
    await database.stop()
    leave('ended with ' + visits)
  })
  console.log('ready ' + await count())`

/** A process with the embedded database of `home`, in a process group of its own as a terminal would start it. */
function start(folderForData = home) {
  const desk = spawn(process.execPath, ['--input-type=module', '-e', program, folderForData], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  started.push(desk)
  const lines: string[] = []
  const says = new Promise<string>((resolve) =>
    desk.stdout.on('data', (data: Buffer) => {
      lines.push(...data.toString().trim().split('\n'))
      resolve(lines[0] ?? '')
    }),
  )
  const ended = new Promise<void>((resolve) => desk.once('close', () => resolve()))
  return { processId: desk.pid ?? 0, lines, says, ended }
}

async function killed(desk: ReturnType<typeof start>): Promise<void> {
  process.kill(desk.processId, 'SIGKILL')
  await desk.ended
}

function childOf(processId: number): number {
  return Number(execFileSync('pgrep', ['-P', String(processId)]).toString())
}

test('keeps its data from one start to the next, open to nobody else', async () => {
  const first = start()
  expect(await first.says).toBe('ready 1')
  expect(statSync(home).mode & 0o777).toBe(0o700)
  process.kill(first.processId, 'SIGINT')
  await first.ended
  const second = start()
  expect(await second.says).toBe('ready 2')
  await killed(second)
})

test('starts again at once after having been killed, over and over', async () => {
  for (let visits = 3; visits < 8; visits++) {
    const desk = start()
    expect(await desk.says).toBe(`ready ${visits}`)
    process.kill(desk.processId, 'SIGKILL')
  }
})

test('refuses a second process on the same data and says who has them', async () => {
  const first = start()
  await first.says
  const second = start()
  const sentence = await second.says
  expect(sentence).toMatch(`refused The data in ${home} are in use by another beleg`)
  expect(sentence).toMatch(`process ${first.processId}`)
  await killed(first)
})

test('gives the data to exactly one of several that start at once after a kill', async () => {
  for (let round = 0; round < 3; round++) {
    await killed(await startedDesk())
    const desks = [start(), start(), start()]
    const sentences = await Promise.all(desks.map((desk) => desk.says))
    expect(sentences.map((sentence) => sentence.split(' ')[0]).sort()).toEqual([
      'ready',
      'refused',
      'refused',
    ])
    await Promise.all(desks.map((desk) => (desk.lines[0]?.startsWith('ready') ? killed(desk) : desk.ended)))
  }
})

test('is not kept from starting by what a killed process left', async () => {
  mkdirSync(join(home, 'socket'), { recursive: true })
  const socket = join(home, 'socket/.s.PGSQL.5432')
  rmSync(socket, { force: true })
  writeFileSync(socket, '')
  writeFileSync(join(home, 'holders', `${process.pid}-left`), '')
  writeFileSync(join(home, 'database/postmaster.pid'), `${process.pid}\n`)
  await killed(await startedDesk())
})

test('leaves no half-made database when the first start is cut short', async () => {
  const fresh = join(folder, 'fresh')
  const desk = start(fresh)
  while (!readdirSync(folder).includes('fresh') || !readdirSync(fresh).includes('database.unfinished')) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await killed(desk)
  const again = start(fresh)
  expect(await again.says).toBe('ready 1')
  await killed(again)
})

test('says so when its database process dies', async () => {
  const desk = await startedDesk()
  process.kill(childOf(desk.processId), 'SIGKILL')
  await desk.ended
  expect(desk.lines[1]).toMatch('lost The embedded database')
})

test('answers until the end when the whole process group is interrupted', async () => {
  const desk = await startedDesk()
  process.kill(-desk.processId, 'SIGINT')
  await desk.ended
  expect(desk.lines[1]).toMatch(/^ended with \d+$/)
})

test('serves a folder whose path is too long for a socket', async () => {
  const desk = start(join(folder, 'long'.repeat(30)))
  expect(await desk.says).toBe('ready 1')
  await killed(desk)
})

async function startedDesk() {
  const desk = start()
  expect(await desk.says).toMatch(/^ready/)
  return desk
}

describe('a query', () => {
  /** One message of PostgreSQL's protocol. */
  function messageOf(letter: string, body: string): Buffer {
    const message = Buffer.from(`${letter}0000${body}`)
    message.writeInt32BE(message.length - 1, 1)
    return message
  }
  /** Parse, Bind and Execute. */
  const queryOf = (statement: string) => [
    messageOf('P', `\0${statement}\0\0\0`),
    messageOf('B', '\0'.repeat(8)),
    messageOf('E', '\0'.repeat(5)),
  ]
  const flush = messageOf('H', '')
  const terminate = messageOf('X', '')

  async function connectBare(connectionString: string): Promise<Socket> {
    const socket = connect(join(new URL(connectionString).searchParams.get('host') ?? '', '.s.PGSQL.5432'))
    const hello = Buffer.from('00000300user\0postgres\0database\0postgres\0\0')
    hello.writeInt32BE(hello.length)
    hello.writeInt32BE(196_608, 4)
    socket.write(hello)
    await once(socket, 'data')
    return socket
  }

  test('is asked when all of it is there: who goes away before changes nothing and keeps nobody waiting', async () => {
    const embedded = await startEmbedded(join(folder, 'session'), () => {})
    const client = new pg.Client(embedded.connectionString)
    await client.connect()
    await client.query('create table visit (at timestamptz default now())')
    const whole = queryOf('insert into visit default values')
    for (const begun of [whole.slice(0, 1), whole.slice(0, 2), whole, [...whole, terminate]]) {
      const socket = await connectBare(embedded.connectionString)
      await new Promise((written) => socket.end(Buffer.concat(begun), () => written(undefined)))
      socket.destroy()
      expect((await client.query('select 1 as answer')).rows).toEqual([{ answer: 1 }])
    }
    const socket = await connectBare(embedded.connectionString)
    socket.write(Buffer.concat([...queryOf("select 'at once'"), flush]))
    expect(String((await once(socket, 'data'))[0])).toContain('at once')
    socket.destroy()
    expect((await client.query('select from visit')).rowCount).toBe(0)
    await client.end()
    await embedded.stop()
  })
})
