import type pg from 'pg'
import { Prisma } from './generated/client.ts'

const mostNames = 500
const repeatedStatement = /^\s*(?:select|with|insert|update|delete)\b/i

/** Gives a text its name, '' when it gets none. */
export type StatementNames = (text: string) => string

/**
 * Names for prepared statements, so that the server plans each once for a connection. Only the first few
 * hundred texts get one: lists of changing length make ever new texts, and a server forgets none.
 */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= mostNames || !repeatedStatement.test(text)) return ''
    const name = `beleg_${names.size}`
    names.set(text, name)
    return name
  }
}

/** PGlite's connections are one session, in which names would collide. */
export const noStatementNames: StatementNames = () => ''

/** Finished JSON as PostgreSQL wrote it, to be sent on without parsing. */
export interface JsonAnswer {
  json: string
  /** Names the state of the database that was answered from: the same revision, the same rows. */
  revision?: string
}

/** Two snapshots with the same text see the same rows: it lists which transactions have ended. */
export const revisionColumn = 'pg_current_snapshot()::text'

/** A pool, or one connection of it. */
type Asked = Pick<pg.Pool | pg.PoolClient, 'query'>

/** What the statement's one row and column hold, untouched; undefined when there is no row. */
export async function queryJson(
  pool: Asked,
  statement: Prisma.Sql,
  nameStatement: StatementNames,
): Promise<JsonAnswer | undefined> {
  const text = `select ${revisionColumn}, (${statement.text})`
  const [row] = await queryTexts<[string, string | null]>(
    pool,
    { text, values: statement.values },
    nameStatement,
  )
  const [revision, json] = row ?? []
  return revision !== undefined && json ? { json, revision } : undefined
}

/** Rows as PostgreSQL wrote them, column by column. */
export async function queryTexts<Row extends (string | null)[]>(
  pool: Asked,
  { text, values }: Pick<Prisma.Sql, 'text' | 'values'>,
  nameStatement: StatementNames,
): Promise<Row[]> {
  const name = nameStatement(text)
  const answer = await pool.query<Row>({
    ...(name && { name }),
    text,
    values: values.map(toParameter),
    rowMode: 'array',
    types: { getTypeParser: () => String },
  })
  return answer.rows
}

/** As text, since Prisma would parse a column of type json. */
export function selectAsText(statement: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select answer.json::text as json from (${statement}) as answer(json)`
}

/** `pg` would write a time in this machine's zone, and PostgreSQL knows no year with a sign. */
function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace(/^\+0*/, '')
  return Array.isArray(value) ? value.map(toParameter) : value
}
