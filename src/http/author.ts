import type { Author } from '../history/changes.ts'
import { reviewerIdOf } from './identity.ts'
import type { Call, Route } from './route.ts'

/** Who asks, as the author of an event. */
export function authorOf(
  { method, path }: Pick<Route, 'method' | 'path'>,
  { requestId, identity }: Pick<Call<unknown, unknown, unknown>, 'requestId' | 'identity'>,
): Author {
  return {
    action: `${method.toUpperCase()} ${path}`,
    requestId,
    reviewerId: (database) => reviewerIdOf(identity, database),
  }
}
