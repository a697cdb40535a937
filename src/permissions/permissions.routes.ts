import { type Route, route } from '../http/route.ts'
import { PermissionList } from './permission.schema.ts'

/** The permission table of the given routes and of its own. */
export function permissionRoutes(others: readonly Route[]): Route[] {
  const listed = [...others]
  const permissions = route({
    method: 'get',
    path: '/permissions',
    summary: 'Which role each operation needs; each role may also do what those below it may',
    role: 'nobody',
    reply: PermissionList,
    handle: () => ({ value: { items: listed.map(permissionOf) } }),
  })
  listed.push(permissions)
  return [permissions]
}

function permissionOf({ method, path, summary, role, bySession }: Route) {
  return { method: method.toUpperCase(), path, summary, role, bySession: bySession === true }
}
