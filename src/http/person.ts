import type { Database } from '../database/open.ts'
import type { Person } from '../reviewers/person.ts'
import { type Identity, knownReviewerIdOf } from './identity.ts'

/** Whoever asks, for rules that look at who acts. */
export async function personOf(identity: Identity, database: Database): Promise<Person> {
  const id = await knownReviewerIdOf(identity, database)
  return { id, role: identity.role, isAlone: identity.by === 'local' }
}
