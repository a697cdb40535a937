import pg from 'pg'

const connections = 8
const oldestVersion = 150_000

/** Connections to one database, every one of them with UTC as its time zone. */
export function createPool(connectionString: string, max = connections): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'beleg',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Prisma writes and reads times without their zone. Compiling a statement (jit) takes longer than any page here.
    onConnect: async (client) => void (await client.query("set time zone 'UTC'; set jit = off")),
  })
  // A server that restarts ends its idle connections; the next query opens another.
  pool.on('error', () => {})
  return pool
}

/** @throws Error with a sentence for the operator when the server can't be reached or can't be used. */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const server = await describeServer(pool)
  if (server.version < oldestVersion) {
    throw new Error(`The database server is PostgreSQL ${server.name}: version 15 or newer is needed`)
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(`The database is encoded as ${server.encoding}: create one with encoding UTF8`)
  }
}

interface Server {
  version: number
  name: string
  encoding: string
}

async function describeServer(pool: pg.Pool): Promise<Server> {
  try {
    const answer = await pool.query<Server>(`
      select current_setting('server_version_num')::int as version,
        current_setting('server_version') as name, current_setting('server_encoding') as encoding`)
    const [server] = answer.rows
    if (!server) throw new Error('no answer')
    return server
  } catch (error) {
    throw new Error(`The database can't be opened: ${describeError(error)}`, { cause: error })
  }
}

/** A refused connection to `localhost` is two errors in one, whose own message is empty. */
function describeError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeError).join(', ')
  return error instanceof Error ? error.message : String(error)
}
