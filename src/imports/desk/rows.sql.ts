import { join, raw, sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import { readMoment } from '../../moments.ts'

/** A row by the names of its columns. */
export type Row = Record<string, unknown>

/** Writes rows with the same columns in one statement. */
export async function insertRows(database: Database, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = join(Object.keys(first).map((name) => raw(`"${name}"`)))
  await database.tables.$executeRaw(sql`
    insert into ${raw(`"${table}"`)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${raw(`"${table}"`)}, ${JSON.stringify(rows)}::jsonb)`)
}

/** The two columns of a point in time as precisely as it is known. */
export function momentColumns(column: string, text: string | null): Row {
  const moment = text === null ? undefined : readMoment(text)
  // Seconds, where they are known, stay.
  const instant = moment?.precision === 'MINUTE' ? text : moment?.at.toISOString()
  return { [column]: instant ?? null, [`${column}_precision`]: moment?.precision ?? null }
}
