/** Who may do what: each role may also do what those before it may. `nobody` has not logged in. */
export const roles = ['nobody', 'reader', 'annotator', 'reviewer', 'editor', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Whether `role` may do what is open to `needed` and those above. */
export function may(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

/** The one of two roles that may do less. */
export function lowerOf<One extends Role, Other extends Role>(one: One, other: Other): One | Other {
  return may(one, other) ? other : one
}
