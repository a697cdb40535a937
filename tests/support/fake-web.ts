import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Internet } from '../../src/web-pages/internet.ts'
import { testCertificate, testKey } from './certificate.ts'

/** What a host answers at a path. */
export type Page = (response: ServerResponse, headers: Record<string, unknown>) => void

export interface FakeWeb extends Internet {
  /** Every name that was looked up, and every connection that was opened, like 20.0.0.1:80. */
  lookedUp: string[]
  connections: string[]
  /** What names lead to: one list, or one for each time they are looked up. */
  names: Record<string, string[] | string[][]>
  /** By host and path, like daily.example/bridge. */
  pages: Record<string, Page>
  /** Connections that are open now. */
  open(): Promise<number>
  close(): Promise<void>
}

export const daily = '20.0.0.1'

/**
 * A web that lies wholly within the test: names are in a list, and whatever address a connection is opened to, it leads
 * to the test's own server. Nothing in it reaches the network.
 */
export async function startFakeWeb(): Promise<FakeWeb> {
  const pages: Record<string, Page> = {}
  const answer: RequestListener = (request, response) => {
    const page = pages[`${request.headers.host}${request.url}`]
    if (page) page(response, request.headers)
    else response.writeHead(404, { 'content-type': 'text/html' }).end('Nothing here')
  }
  const plain = await listening(createServer(answer))
  const secure = await listening(createTlsServer({ key: testKey, cert: testCertificate }, answer))
  const lookedUp: string[] = []
  const connections: string[] = []
  const names: FakeWeb['names'] = { 'daily.example': [daily], 'secure.example': [daily] }
  return {
    ...{ lookedUp, connections, names, pages },
    authorities: [testCertificate],
    async resolve(hostName) {
      const turn = lookedUp.filter((name) => name === hostName).length
      lookedUp.push(hostName)
      const found = names[hostName]
      if (!found) throw new Error(`ENOTFOUND ${hostName}`)
      const [first] = found
      return Array.isArray(first) ? ((found[turn] ?? first) as string[]) : (found as string[])
    },
    connect: (address, port): Duplex => {
      connections.push(`${address}:${port}`)
      return connect(portOf(port === 443 ? secure : plain), '127.0.0.1')
    },
    open: async () => (await openOf(plain)) + (await openOf(secure)),
    async close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
      }
    },
  }
}

function listening<One extends Server>(server: One): Promise<One> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function openOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}

/** A page of HTML, or whatever the headers say. */
export function page(body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Page {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
}

export function redirect(location: string, status = 302): Page {
  return (response) => void response.writeHead(status, { location }).end()
}
