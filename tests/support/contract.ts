import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { readMoment } from '../../src/moments.ts'
import { keptAddress } from '../../src/web-address.ts'

/** Holds every answer of the service against the OpenAPI document that it serves. */
export interface Contract {
  check(method: string, path: string, reply: { status: number; headers: Headers; body?: unknown }): void
}

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
}

export async function readContract(origin: string): Promise<Contract> {
  const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as OpenApi
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajvFormats.default(ajv, ['date', 'date-time', 'uuid'])
  ajv.addFormat('moment', (text: string) => readMoment(text) !== undefined)
  ajv.addFormat('web-address', (text: string) => keptAddress(text) !== undefined)
  ajv.addSchema({ ...document, $id: 'openapi' })
  return {
    check(method, path, { status, headers, body }) {
      const type = (headers.get('content-type') ?? '').split(';')[0] ?? ''
      if (status === 302 && document.paths[path.split('?')[0] ?? '']?.get?.responses[302]) return
      if (status === 304 || method === 'HEAD' || method === 'OPTIONS') return
      const pointer =
        status >= 400
          ? '/components/schemas/Problem'
          : pointerTo(document, method.toLowerCase(), path, status, type)
      if (status >= 400 && type !== 'application/problem+json')
        throw new Error(`${method} ${path} answered ${status} as ${type}`)
      if (body === undefined) return
      const fits = ajv.getSchema(`openapi#${pointer}`) ?? ajv.compile({ $ref: `openapi#${pointer}` })
      if (!fits(body))
        throw new Error(`${method} ${path} breaks its contract: ${ajv.errorsText(fits.errors)}`)
    },
  }
}

/** @throws Error when the document does not know such an answer. */
function pointerTo(document: OpenApi, method: string, path: string, status: number, type: string): string {
  const plain = path.split('?')[0] ?? ''
  const template = Object.keys(document.paths)
    .filter((candidate) => new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain))
    .sort((one, other) => one.split('{').length - other.split('{').length)[0]
  const known = template && document.paths[template]?.[method]?.responses[status]?.content?.[type]
  if (!known)
    throw new Error(`${method} ${plain} answered ${status} ${type}, which is not in the OpenAPI document`)
  return ['', 'paths', template, method, 'responses', `${status}`, 'content', type, 'schema']
    .map((step) => encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1')))
    .join('/')
}
