import { request } from 'node:http'
import type { Service } from './service.ts'

interface RawReply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Asks with headers that fetch would not let through, like Host and Origin. The path begins at the origin. */
export function askAs(
  service: Pick<Service, 'origin'>,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<RawReply> {
  const { hostname, port } = new URL(service.origin)
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: hostname.replace(/^\[|\]$/g, ''), port, method, path, headers, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece) => {
          text += piece
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      },
    )
    asked.on('error', reject).end(body)
  })
}
