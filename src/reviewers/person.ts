import type { Role } from '../accounts/roles.ts'

/** Whoever does something, as the rules of the desk see them. */
export interface Person {
  /** The id of the reviewer as whom they act. */
  id: string
  role: Role
  /** The one reviewer of a desk without accounts, who can't be two. */
  isAlone: boolean
}
