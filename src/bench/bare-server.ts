/**
 * The yardstick, a process of its own: the same JSON from the same statement with nothing but node:http and pg.
 * Arguments: the database's address, and `server` or `embedded` (whose single session can't name statements).
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { claimsStatement } from './claims-statement.ts'

const [, , connectionString, kind] = process.argv
const pool = new pg.Pool({ connectionString, max: 8 })
const { text, values } = await claimsStatement('somebody')
const fixed = { text, rowMode: 'array' as const, types: { getTypeParser: () => String } }
const statement = kind === 'server' ? { ...fixed, name: 'claims' } : fixed

const server = createServer((request, response) => {
  const speaker = /[?&]speaker=([a-z0-9-]+)/.exec(request.url ?? '')?.[1]
  pool
    .query<[string]>({
      ...statement,
      values: values.map((value) => (value === 'somebody' ? speaker : value)),
    })
    .then(({ rows }) => {
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(rows[0]?.[0])
    })
    .catch((error: unknown) => response.writeHead(500).end(String(error)))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`ready at http://127.0.0.1:${port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
