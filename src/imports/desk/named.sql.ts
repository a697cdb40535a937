import { join, raw, sql } from '../../database/json.sql.ts'
import type { Setting } from './kind.ts'

/** What a record may name by its id, each a table of its own. */
type Noun = 'speaker' | 'reviewer' | 'source' | 'claim' | 'document' | 'quote' | 'publisher'

/** Tells whether there is one with this id. */
export type IsA = (noun: Noun) => (id: string) => boolean

/** Tells of a noun and an id whether there is such a one, here or before this in the file; all are asked for at once. */
export async function findNamed(
  { database, seen }: Setting,
  named: { [One in Noun]?: Iterable<string | null> },
): Promise<IsA> {
  const questions = Object.entries(named).map(
    ([noun, ids]) => sql`
      select ${raw(`'${noun}'`)} as noun, id::text as id from ${raw(`"${noun}"`)}
      where id = any(${[...new Set(ids)].filter((id) => id !== null)}::uuid[])`,
  )
  const rows = await database.rows<{ noun: Noun; id: string }>(join(questions, ' union all '))
  const there = new Set(rows.map(({ noun, id }) => `${noun} ${id}`))
  return (noun) => (id) => there.has(`${noun} ${id}`) || seen.has(noun, id)
}

/** What these judge, noun by noun. */
export function targetIds(judging: readonly { target: { type: 'claim' | 'quote'; id: string } }[]) {
  const ofType = (noun: string) => judging.flatMap(({ target }) => (target.type === noun ? target.id : []))
  return { claim: ofType('claim'), quote: ofType('quote') }
}
