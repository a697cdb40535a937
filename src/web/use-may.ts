import { useEffect, useState } from 'preact/hooks'
import { may } from '../accounts/roles.ts'
import type { PermissionList } from '../permissions/permission.schema.ts'
import { ask } from './api.ts'
import { useMe } from './me.ts'

/** Who may do what, as the server has it; asked for once. */

let asking: Promise<PermissionList> | undefined

/** Whether who asks may call a route, like POST /imports; undefined until the server has said it. */
export function useMay(method: string, path: string): boolean | undefined {
  const role = useMe()?.role
  const [permissions, setPermissions] = useState<PermissionList['items']>()
  useEffect(() => {
    asking ??= ask('permissions')
    asking.then(
      ({ items }) => setPermissions(items),
      () => {
        asking = undefined
      },
    )
  }, [])
  const needed = permissions?.find((one) => one.method === method && one.path === path)?.role
  return role && needed && may(role, needed)
}
