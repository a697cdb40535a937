import type { Route } from '../../src/http/route.ts'
import { routes } from '../../src/http/routes.ts'

/** Every operation of the service, and a request for each that could succeed. */

export type Operation = Route & { name: string }

export const operations: Operation[] = routes.map((route) => ({
  ...route,
  name: `${route.method.toUpperCase()} ${route.path}`,
}))

/** A value for a name: that of a path parameter, or of a field in a body. */
export type Known = Record<string, unknown>

/** The operation's path with what stands in `known` under each parameter's name. */
export function pathOf({ path }: Operation, known: Known): string {
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => `${known[name]}`)
}

interface Shape {
  anyOf?: Shape[]
  enum?: unknown[]
  const?: unknown
  type?: string | string[]
  format?: string
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minItems?: number
  minProperties?: number
  minimum?: number
}

/** The least that fits the operation's body; a field whose name is in `known` gets that value. `more` is added. */
export function bodyOf({ body }: Operation, known: Known, more: Known = {}): Known | undefined {
  return body && { ...leastObject(body as Shape, known), ...more }
}

function leastOf(shape: Shape, known: Known): unknown {
  const [type] = [shape.type].flat()
  if (shape.anyOf?.[0]) return leastOf(shape.anyOf[0], known)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return shape.minimum ?? 1
  if (type === 'array') return Array(shape.minItems ?? 0).fill(leastOf(shape.items ?? {}, known))
  if (type === 'string') return shape.format === 'date' ? '2027-01-01' : 'Some words.'
  return leastObject(shape, known)
}

/** What is required or, as in a change, the first field. */
function leastObject({ properties = {}, required = [], minProperties = 0 }: Shape, known: Known): Known {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, minProperties)
  return Object.fromEntries(
    names.map((name) => [name, known[name] ?? leastOf(properties[name] ?? {}, known)]),
  )
}
