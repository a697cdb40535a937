import { readFileSync } from 'node:fs'
import pg from 'pg'
import { fillDesk } from '../../src/bench/generate.ts'
import { formatNames } from '../../src/exports/format-names.ts'
import { Service } from '../support/service.ts'

const claims = 10_000
const megabyte = 2 ** 20

let service: Service
beforeAll(async () => {
  service = await Service.start()
  const client = new pg.Client(service.desk.url)
  await client.connect()
  await fillDesk(client, claims, () => {}).finally(() => client.end())
}, 300_000)
afterAll(() => service.stop())

test('after its first 32 megabytes an export takes less than 100 more of memory, however many follow', async () => {
  await read('json', 32 * megabyte)
  const atFirst = most(service)
  for (let left = 200 * megabyte; left > 0; ) left -= await read('json', left)
  for (const format of formatNames.verdicts) await read(format)
  expect(most(service) - atFirst).toBeLessThan(100 * megabyte)
}, 600_000)

/** Reads so many bytes at most. @returns how many there were. */
async function read(format: string, mostBytes = Infinity): Promise<number> {
  const { body } = await fetch(`${service.origin}/api/v1/exports/verdicts?format=${format}`)
  let bytes = 0
  for await (const piece of body ?? []) {
    bytes += piece.length
    if (bytes > mostBytes) break
  }
  return bytes
}

/** The most bytes that the service ever had resident. */
function most({ process: { pid } }: Service): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
