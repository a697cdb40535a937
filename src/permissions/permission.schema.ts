import { type Static, Type } from 'typebox'
import { roles } from '../accounts/roles.ts'

/** Who may do what. `bySession`: not with a token. */
export const PermissionList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          method: Type.String(),
          path: Type.String(),
          summary: Type.String(),
          role: Type.Enum([...roles]),
          bySession: Type.Boolean(),
        },
        { title: 'Permission', additionalProperties: false },
      ),
    ),
  },
  { title: 'PermissionList', additionalProperties: false },
)
export type PermissionList = Static<typeof PermissionList>
