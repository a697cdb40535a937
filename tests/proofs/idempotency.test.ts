import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { routes } from '../../src/http/routes.ts'
import { addSpeaker } from '../support/desk.ts'
import { copyDesk, type DeskCopy } from '../support/desk-copy.ts'
import { Service } from '../support/service.ts'
import { countRows } from '../support/tables.ts'

/** A request that is sent again under its Idempotency-Key has one effect and one answer. */

let desk: DeskCopy
let service: Service
beforeAll(async () => {
  desk = await copyDesk()
  service = await Service.start({ desk })
})
afterAll(async () => {
  await service.stop()
  await desk.remove()
})

const keys = Array.from({ length: 100 }, (_, nth) => `key-${nth}-${crypto.randomUUID()}`)
const speaker = (name: string) => ({ name, kind: 'PERSON', description: name })
const send = (key: string, name = key) => service.post('/speakers', speaker(name), { 'Idempotency-Key': key })
const speakersCalled = async (name: string) =>
  (await service.sql('select id from speaker where description = $1', [name])).length

test('the same key and body are answered the same, once done', async () => {
  for (const key of keys) {
    const [first, second] = [await send(key), await send(key)]
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text])
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ])
    expect(await speakersCalled(key)).toBe(1)
  }
})

test('ten at once have one effect; who comes while it is under way is told so', async () => {
  for (const key of keys.map((key) => `${key}-at-once`)) {
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(key)))
    for (const { status } of replies) expect([201, 409]).toContain(status)
    expect(replies.some(({ status }) => status === 201)).toBe(true)
    expect(await speakersCalled(key)).toBe(1)
  }
})

test('another body or address under the same key is refused', async () => {
  for (const key of keys) {
    expect((await send(key, 'somebody else')).status).toBe(422)
    expect(await speakersCalled('somebody else')).toBe(0)
  }
  const other = await service.post('/sources', speaker(keys[0] ?? ''), { 'Idempotency-Key': keys[0] ?? '' })
  expect(other.status).toBe(422)
})

test('killed between effect and answer, and sent again, each has one effect', async () => {
  const crashed = keys.map((key) => `${key}-crash`)
  for (let nth = 0; nth < crashed.length; nth += 20) {
    const batch = crashed.slice(nth, nth + 20)
    await crashWhile(batch)
    service = await Service.start({ desk })
    for (const key of batch) {
      expect((await send(key)).status).toBe(201)
      expect(await speakersCalled(key)).toBe(1)
    }
  }
}, 300_000)

/** Sends all without reading, and kills the service as soon as some of them have had their effect. */
async function crashWhile(batch: string[]): Promise<void> {
  const { port } = new URL(service.origin)
  const sockets = batch.map((key) => {
    const body = JSON.stringify(speaker(key))
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {})
    socket.write(
      `POST /api/v1/speakers HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
        `Idempotency-Key: ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
    return socket
  })
  const before = (await countRows(service)).speaker ?? 0
  while (((await countRows(service)).speaker ?? 0) < before + 3);
  await service.end('SIGKILL')
  for (const socket of sockets) socket.destroy()
}

test('every POST takes a key, but for those that hold a password or code, or do nothing twice by themselves', () => {
  const deaf = routes.filter(({ method, ownTransactions }) => method === 'post' && ownTransactions)
  const others = deaf.filter(({ takesSecret }) => !takesSecret).map(({ path }) => path)
  expect(others.sort()).toEqual(['/documents/from-url', '/imports'])
})

test('what was refused is not kept: mended, it may be sent again under the same key', async () => {
  const key = crypto.randomUUID()
  expect((await service.post('/speakers', { name: '' }, { 'Idempotency-Key': key })).status).toBe(422)
  expect((await send(key)).status).toBe(201)
})

test.each(['', 'a b', 'ä'.repeat(2), 'x'.repeat(256)])('the key "%s" is refused', async (key) => {
  const { status } = await service.post('/speakers', speaker('X'), {
    'Idempotency-Key': encodeURI(key) === key ? key : 'a b',
  })
  expect(status).toBe(400)
})

test('neither the key nor what was asked can be read from what is kept', async () => {
  const key = crypto.randomUUID()
  await send(key)
  const kept = JSON.stringify(await service.sql('select key, request_sha256 from idempotency_key'))
  const asked = `/api/v1/speakers\n${JSON.stringify(speaker(key))}`
  expect(kept).not.toContain(key)
  expect(kept).not.toContain(createHash('sha256').update(asked).digest('hex'))
})

test('after 48 hours a key is as new, whether it was swept away or not', async () => {
  const key = crypto.randomUUID()
  await send(key)
  await service.sql(`update idempotency_key set created_at = now() - interval '49 hours'`)
  const { status, headers } = await service.post('/speakers', speaker('New'), { 'Idempotency-Key': key })
  expect([status, headers.get('idempotency-replayed')]).toEqual([201, null])
})

test('a key is kept for 48 hours', async () => {
  await service.sql('delete from idempotency_key')
  const key = crypto.randomUUID()
  await send(key)
  const digest = createHash('sha256').update(key).digest('hex')
  const old = `update idempotency_key set created_at = now() - interval '49 hours' where key = $1 returning key`
  expect(await service.sql(old, [digest])).toHaveLength(1)
  await addSpeaker(service)
  await service.post('/speakers', speaker('Later'), { 'Idempotency-Key': crypto.randomUUID() })
  expect(await service.sql('select key from idempotency_key where key = $1', [digest])).toEqual([])
})
