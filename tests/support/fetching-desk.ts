import pg from 'pg'
import pino from 'pino'
import { readConfig } from '../../src/config.ts'
import { startService } from '../../src/serve.ts'
import type { Internet } from '../../src/web-pages/internet.ts'
import { readContract } from './contract.ts'
import { copyDesk } from './desk-copy.ts'
import type { Reply, Service } from './service.ts'

export type FetchingDesk = Pick<Service, 'origin' | 'get' | 'post' | 'sql' | 'stop'>

/** A desk in the test's own process, because its internet is the test's own; its threads are the built service's. */
export async function startFetchingDesk(internet: Internet): Promise<FetchingDesk> {
  const place = await copyDesk()
  const config = readConfig({ PORT: '0', BELEG_SAMPLE: 'none', BELEG_FETCH: 'on', ...place.settings })
  const { origin, close } = await startService(config, pino({ level: 'silent' }), () => undefined, internet)
  const contract = await readContract(origin)

  async function ask(method: string, path: string, sent?: unknown): Promise<Reply> {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(sent !== undefined && { body: JSON.stringify(sent) }),
    })
    const { status, headers } = response
    const text = await response.text()
    const reply = { status, headers, text, body: JSON.parse(text) }
    contract.check(method, path, reply)
    return reply
  }

  return {
    origin,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    async sql(statement, values = []) {
      const client = new pg.Client(place.url)
      await client.connect()
      return client
        .query(statement, values)
        .then(({ rows }) => rows)
        .finally(() => client.end())
    },
    async stop() {
      await close()
      await place.remove()
    },
  }
}
