import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { type Contract, readContract } from './contract.ts'
import { copyDesk, type DeskCopy } from './desk-copy.ts'

/** The built service as a process of its own on a database of its own, asked over real HTTP. */

export interface Reply {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers by name; the contract has checked their shape
  body: any
  text: string
}

export interface StartOptions {
  /** Load the sample desk. */
  sample?: boolean
  settings?: Record<string, string>
  /** A database that an earlier service of this test has used; it is kept when this service stops. */
  desk?: DeskCopy
}

/** Whoever asks the service: nobody in particular, or one account. */
export type Client = Pick<Service, 'get' | 'post' | 'patch' | 'put' | 'delete' | 'ask'>

/** Changes the state that is read just before, unless If-Match names another. */
async function changed(
  client: Pick<Client, 'ask'>,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  const tag = names.includes('if-match') ? undefined : (await client.ask('GET', path)).headers.get('etag')
  return client.ask(method, path, body, { ...(tag && { 'If-Match': tag }), ...headers })
}

export class Service {
  private constructor(
    readonly origin: string,
    readonly desk: DeskCopy,
    readonly process: ChildProcess,
    private readonly contract: Contract,
    private readonly ownsDesk: boolean,
    /** What it has said to standard error so far. */
    readonly said: () => string,
  ) {}

  static async start({ sample = false, settings = {}, desk }: StartOptions = {}): Promise<Service> {
    const place = desk ?? (await copyDesk())
    const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
      env: {
        ...process.env,
        PORT: '0',
        BELEG_SAMPLE: sample ? 'hanoi-2019' : 'none',
        ...place.settings,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (piece) => {
      said += piece
    })
    const origin = await readyAddress(child)
    return new Service(origin, place, child, await readContract(origin), desk === undefined, () => said)
  }

  get = (path: string, headers?: Record<string, string>) => this.ask('GET', path, undefined, headers)
  post = (path: string, body?: unknown, headers?: Record<string, string>) =>
    this.ask('POST', path, body, headers)
  patch = (path: string, body?: unknown, headers?: Record<string, string>) =>
    changed(this, 'PATCH', path, body, headers)

  put = (path: string, body?: unknown, headers?: Record<string, string>) =>
    this.ask('PUT', path, body, headers)
  delete = (path: string, body?: unknown, headers?: Record<string, string>) =>
    this.ask('DELETE', path, body, headers)

  /** The same service asked by whoever holds a token. */
  as(token: string): Client {
    return this.with({ Authorization: `Bearer ${token}` })
  }

  /** The same service asked with these headers each time. */
  with(own: Record<string, string>): Client {
    const client: Client = Object.create(this)
    client.ask = (method, path, body, headers = {}) => this.ask(method, path, body, { ...own, ...headers })
    client.get = (path, headers) => client.ask('GET', path, undefined, headers)
    client.post = (path, body, headers) => client.ask('POST', path, body, headers)
    client.patch = (path, body, headers) => changed(client, 'PATCH', path, body, headers)
    client.put = (path, body, headers) => client.ask('PUT', path, body, headers)
    client.delete = (path, body, headers) => client.ask('DELETE', path, body, headers)
    return client
  }

  /** Asks below /api/v1; every answer is held against the OpenAPI document. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    return this.askRaw(method, path, {
      ...sent,
      headers: { ...(body === undefined ? {} : json), ...headers },
    })
  }

  /** The same with a body as it is: text or bytes. */
  async askRaw(method: string, path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(`${this.origin}/api/v1${path}`, { ...init, method, redirect: 'manual' })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && !isLines(response)
    const reply = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
    }
    this.contract.check(method, path, reply)
    return reply
  }

  /** A plain SQL statement on the service's database, behind its back. */
  async sql<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client(this.desk.url)
    await client.connect()
    try {
      return (await client.query<Row>(statement, values)).rows
    } finally {
      await client.end()
    }
  }

  /** Ends it as Ctrl-C does, and removes the database unless it came from elsewhere. */
  async stop(): Promise<void> {
    await this.end('SIGINT')
    if (this.ownsDesk) await this.desk.remove()
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode
    this.process.kill(signal)
    await once(this.process, 'exit')
    return this.process.exitCode
  }
}

const json = { 'Content-Type': 'application/json' }

function isLines(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').includes('ndjson')
}

/** @throws Error with what the process said when it ends instead of getting ready. */
async function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.on('data', (piece) => {
    said += piece
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The service ended (${code}): ${said}`)))
    child.stdout?.on('data', (piece) => {
      said += piece
      const [, address] = /ready at (http:\S+)/.exec(said) ?? []
      if (address) resolve(address)
    })
  })
}
