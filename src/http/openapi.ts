import { STATUS_CODES } from 'node:http'
import { type TSchema, Type } from 'typebox'
import { version } from '../package.ts'
import { isChange, readerOf } from './precondition.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

/** The OpenAPI 3.1 document, made from the list of routes. Shapes with a name stand once, under components. */
export function openApiDocument() {
  const shapes = new Map<string, TSchema>()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, shapes) }
  }
  paths['/openapi.json'] = { get: plainOperation('Read this document', 'openapi', 'application/json') }
  paths['/schemas'] = {
    get: plainOperation('Which JSON Schemas of exports there are', 'schemas', 'application/json'),
  }
  paths['/schemas/{name}.json'] = {
    get: {
      ...plainOperation('Read the JSON Schema of an export', 'schemas', 'application/schema+json'),
      parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
    },
  }
  named(Problem, shapes)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Beleg',
      version,
      summary: 'Who said what, and how it held up.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: Object.fromEntries(shapes),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made under /me/tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'beleg',
          description: 'Set by POST /sessions; named __Host-beleg where the desk is reached with https.',
        },
      },
    },
  }
}

const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String({
      description: 'The sentence for people, in the language of Accept-Language (en or de).',
    }),
    status: Type.Integer(),
    detail: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'A JSON Pointer into the body.' }),
          detail: Type.String(),
        }),
      ),
    ),
  },
  { title: 'Problem', description: 'RFC 9457 problem details.' },
)

function operationOf(route: Route, shapes: Map<string, TSchema>) {
  const json = (schema: TSchema) => ({ 'application/json': { schema: named(schema, shapes) } })
  return {
    operationId: `${route.method}${route.path.replace(/[{}]/g, '').replace(/[/-]+(\w)/g, (_all, letter) => letter.toUpperCase())}`,
    summary: route.summary,
    tags: [groupOf(route)],
    'x-role': route.role,
    ...(route.role !== 'nobody' && {
      security: [...(route.bySession ? [] : [{ token: [] }]), { session: [] }],
    }),
    parameters: [
      ...parametersOf(route.params, 'path', shapes),
      ...parametersOf(route.query, 'query', shapes),
      ...headersOf(route),
    ],
    ...(route.body && { requestBody: { required: true, content: json(route.body) } }),
    ...(route.takesFile && { requestBody: { required: true, content: { 'application/octet-stream': {} } } }),
    responses: {
      [route.status]: {
        description: `${STATUS_CODES[route.status]}`,
        ...(route.status !== 302 && { content: { ...json(route.reply), ...streamsOf(route, shapes) } }),
      },
      default: {
        description: 'What was wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** Several formats of one media type stand side by side under it. */
function streamsOf({ streams = [] }: Route, shapes: Map<string, TSchema>) {
  const byType = new Map<string, unknown[]>()
  for (const stream of streams) {
    const { mediaType, schema } =
      typeof stream === 'string' ? { mediaType: stream, schema: { type: 'string' } } : stream
    const type = mediaType.split(';')[0] ?? ''
    byType.set(type, [...(byType.get(type) ?? []), named(schema, shapes)])
  }
  return Object.fromEntries(
    [...byType].map(([type, schemas]) => [
      type,
      { schema: schemas.length > 1 ? { anyOf: schemas } : schemas[0] },
    ]),
  )
}

function headersOf(route: Route) {
  return [
    ...(isChange(route) && readerOf(route, routes)
      ? [header('If-Match', true, 'The ETag of the state that is changed (RFC 9110).')]
      : []),
    ...(route.method === 'post' && !route.takesSecret && !route.takesFile
      ? [
          header(
            'Idempotency-Key',
            false,
            'The same key and request have one effect and one answer, for 48 hours.',
          ),
        ]
      : []),
  ]
}

function header(name: string, required: boolean, description: string) {
  return { name, in: 'header', required, description, schema: { type: 'string', maxLength: 255 } }
}

function plainOperation(summary: string, tag: string, type: string) {
  return {
    summary,
    tags: [tag],
    'x-role': 'nobody',
    responses: { 200: { description: 'OK', content: { [type]: { schema: { type: 'object' } } } } },
  }
}

function groupOf({ path }: Route): string {
  return path.split('/')[1] ?? ''
}

function parametersOf(
  schema: (TSchema & { properties?: object; required?: string[] }) | undefined,
  place: 'path' | 'query',
  shapes: Map<string, TSchema>,
) {
  return Object.entries(schema?.properties ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).includes(name),
    schema: named(field, shapes),
  }))
}

/** The schema with every object that has a title replaced by a reference to it. */
function named(schema: unknown, shapes: Map<string, TSchema>): unknown {
  if (Array.isArray(schema)) return schema.map((part) => named(part, shapes))
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, named(part, shapes)]))
  if (inner.type !== 'object' || typeof inner.title !== 'string') return inner
  shapes.set(inner.title, inner)
  return { $ref: `#/components/schemas/${inner.title}` }
}
