import type { Request } from 'express'
import type { Config } from '../config.ts'

/** Where a request comes from, for throttling and for the list of one's sessions. */
export interface Asker {
  address: string
  /** What the browser calls itself. */
  agent: string
}

export function askerOf({ socket, headers }: Request, { isBehindProxy }: Config): Asker {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim()
  const address = isBehindProxy && forwarded ? forwarded : (socket.remoteAddress ?? '')
  return { address, agent: (headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '') }
}
