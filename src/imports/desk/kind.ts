import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../../database/open.ts'
import type { DeskList, DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { findRecords } from '../../desk-export/desk-rows.sql.ts'
import type { FieldError, Sentence } from '../../errors.ts'
import type { Result } from '../format.ts'
import { insertRows, type Row } from './rows.sql.ts'
import type { Seen } from './seen.ts'

/** What one import knows besides the database. */
export interface Setting {
  database: Database
  isDryRun: boolean
  seen: Seen
  /** Publishers of the file that are here under another id. */
  publishers: Map<string, string>
}

/** Reads in records of one kind, as many as come together. */
export type Intake<List extends DeskList> = (
  setting: Setting,
  records: readonly DeskRecord<List>[],
) => Promise<Result[]>

/** How a kind of record is told apart, judged and written. */
export interface Kind<List extends DeskList> {
  list: List
  idOf?: (record: DeskRecord<List>) => string
  /** Those that are there, by id, as they would be exported. */
  find?: (database: Database, records: readonly DeskRecord<List>[]) => Promise<Map<string, string>>
  /** Asks the database once for all new ones; answers what says of each what is wrong with it. */
  judge(
    setting: Setting,
    records: readonly DeskRecord<List>[],
  ): Promise<(record: DeskRecord<List>) => FieldError[]>
  /** In which order they are judged, where it is not the one in which they come. */
  inOrder?: (records: readonly DeskRecord<List>[]) => readonly DeskRecord<List>[]
  /** Says of one that is right what later ones may ask of it. */
  remember?: (seen: Seen, record: DeskRecord<List>) => void
  write(database: Database, records: readonly DeskRecord<List>[]): Promise<void>
}

/** What is there and the same is matched, there and other refused, new and right created. */
export function intakeOf<const List extends DeskList>(kind: Kind<List>): Intake<List> {
  const { list, idOf = (record) => (record as { id: string }).id, inOrder = (records) => records } = kind
  const find = kind.find ?? ((database, records) => findRecords(database, list, records.map(idOf)))
  return async (setting, records) => {
    const { database, seen, isDryRun } = setting
    const there = await find(database, records)
    const fresh = records.filter((record) => !there.has(idOf(record)))
    const wrongWith = await kind.judge(setting, fresh)
    const results = new Map<DeskRecord<List>, Result>()
    const right: DeskRecord<List>[] = []
    for (const record of inOrder(records)) {
      const known = there.get(idOf(record))
      const result = known === undefined ? takeNew(record) : compare(list, JSON.parse(known), record)
      results.set(record, result)
    }
    if (!isDryRun && right.length > 0) await kind.write(database, right)
    return records.map((record) => results.get(record) ?? other())

    function takeNew(record: DeskRecord<List>): Result {
      const id = idOf(record)
      const content = JSON.stringify(record)
      if (seen.has(list, id)) return seen.has(list, id, content) ? matched(list) : other()
      const refused = wrongWith(record)
      if (refused.length > 0) return { refused }
      seen.add(list, id)
      seen.add(list, id, content)
      kind.remember?.(seen, record)
      right.push(record)
      return newOne(list, id)
    }
  }
}

export function at(pointer: string, sentence: Sentence): FieldError {
  return { pointer, sentence }
}

/** Writes rows of several tables, each table at once and in this order. */
export function writing<Record>(tables: { [Table in string]: (record: Record) => Row | Row[] }) {
  return async (database: Database, records: readonly Record[]): Promise<void> => {
    for (const [table, rowsOf] of Object.entries(tables))
      await insertRows(
        database,
        table,
        records.flatMap((record): Row[] => [rowsOf(record)].flat()),
      )
  }
}

function compare(list: DeskList, there: unknown, record: unknown): Result {
  return isDeepStrictEqual(there, record) ? matched(list) : other()
}

export function matched(list: DeskList): Result {
  return { done: { outcome: 'matched', created: {}, matched: { [list]: 1 } } }
}

/** The same id, and something else under it. */
export function other(): Result {
  return { refused: [at('', hereAlready)] }
}

export function newOne(list: DeskList, id: string): Result {
  const claim = list === 'claims' ? { claim: id } : {}
  return { done: { outcome: 'created', ...claim, created: { [list]: 1 }, matched: {} } }
}

const hereAlready = {
  en: 'This is here already with other content. What is recorded stays; mend it by hand.',
  de: 'Das ist hier schon mit anderem Inhalt. Was erfasst ist, bleibt; bitte von Hand berichtigen.',
}
