import { foreignCursor, keyFrom, limitOf, type Page } from '../paging.ts'
import type { ClaimQuestion } from './claim.schema.ts'

const saidAt = /^(-?infinity|\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00( BC)?)$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The page a question asks for; its cursor holds the sort, when the last claim was said and the claim's id.
 * @throws DomainError `malformed` when the cursor belongs to another list or another sort.
 */
export function readClaimPage({ sort = '-recordedAt', ...paging }: ClaimQuestion): Page {
  const limit = limitOf(paging)
  if (paging.cursor === undefined) return { limit, after: [] }
  const [cursorSort, said, id] = keyFrom(paging.cursor)
  const isSaidRight = sort.endsWith('saidAt') ? typeof said === 'string' && saidAt.test(said) : said === null
  if (cursorSort !== sort || !isSaidRight || typeof id !== 'string' || !uuid.test(id)) throw foreignCursor()
  return { limit, after: [sort, `${said}`, id] }
}
