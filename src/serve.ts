import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { hasAccounts } from './accounts/accounts.ts'
import { createOpenIdConnect } from './accounts/open-id-connect.ts'
import { noSetUp, openSetUp, type SetUp } from './accounts/set-up.ts'
import { type Config, refuseOpenDoor } from './config.ts'
import { type OpenDatabase, openDatabase } from './database/open.ts'
import { fillEmptyDesk, prepareDesk, type Tell } from './desk.ts'
import { createApp } from './http/app.ts'
import { createCookieJar } from './http/cookies.ts'
import { type Internet, theInternet } from './web-pages/internet.ts'

export interface RunningService {
  /** Where it is reached, like http://127.0.0.1:4600. */
  origin: string
  /** Ends requests that are under way, then the database. */
  close(): Promise<void>
}

/** Opens the database, brings it up to date, and listens. `tell` gets a line for the operator at each step. */
export async function startService(
  config: Config,
  log: Logger,
  tell: Tell,
  internet: Internet = theInternet,
): Promise<RunningService> {
  if (!config.databaseUrl)
    tell(`Opening the embedded database in ${config.home} (some seconds the first time) …`)
  const database = await openDatabase({
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    home: config.home,
    onLost: endWithoutDatabase,
  })
  try {
    await prepareDesk(database, tell)
    await fillEmptyDesk(database, config, tell)
    const isShared = await hasAccounts(database)
    if (!isShared) refuseOpenDoor(config)
    const server = await listen(config)
    const listening = originOf(config, server)
    const origin = config.site ?? listening
    const setUp = isShared ? noSetUp : printSetUp(origin, tell)
    server.on(
      'request',
      await createApp(
        {
          config,
          database,
          setUp,
          internet: config.isFetching ? internet : undefined,
          ...reachedAt(origin, config),
        },
        log,
      ),
    )
    return { origin: listening, close: () => close(server, database) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What follows from where people reach the desk. */
function reachedAt(origin: string, { openIdConnect }: Config) {
  return {
    origin,
    cookies: createCookieJar(origin),
    openIdConnect: openIdConnect && createOpenIdConnect(openIdConnect, `${origin}/api/v1/oidc/callback`),
  }
}

/** The key stands behind the #, so that browsers send it to nobody. */
function printSetUp(origin: string, tell: Tell): SetUp {
  const { key, setUp } = openSetUp()
  tell(`There are no accounts yet. To share the desk, open this address once: ${origin}/set-up#${key}`)
  return setUp
}

function endWithoutDatabase(reason: string): void {
  process.stderr.write(`beleg: ${reason}\n`)
  process.exit(1)
}

function listen({ host, port }: Config): Promise<Server> {
  // Longer than readers and proxies keep a connection, so that none sends a request into one that is just being closed.
  const server = createServer({ requestTimeout: 60_000, keepAliveTimeout: 75_000 })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error,
      )
    })
    server.listen(port, host, () => resolve(server))
  })
}

function originOf({ host }: Config, server: Server): string {
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

async function close(server: Server, database: OpenDatabase): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), 5000)
  await ended
  clearTimeout(impatience)
  await database.close()
}
