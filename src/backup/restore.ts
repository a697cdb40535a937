import { lockNumber, runMigrations } from '../database/migrations.ts'
import type { OpenDatabase } from '../database/open.ts'
import { type Connection, inOwnTransaction } from '../database/own-transaction.ts'
import { turnNumber } from '../database/past.ts'
import { type Noted, verifyHistory } from '../history/verify.ts'
import type { BackupHeader, BackupTable } from './backup.schema.ts'
import { leftOut, refuseUnknown } from './backup.ts'
import { openBackup, type RowBatch } from './reading.ts'
import { dropAll, findForeign, insertRows, openTables } from './rebuild.sql.ts'
import { hasTable, isUsed, readMigrationNames, readTables } from './tables.sql.ts'

export interface RestoreOptions {
  /** Whether what is there may be thrown away. */
  replace: boolean
  /** An event that somebody noted elsewhere, which must be in the backup. */
  noted: Noted | undefined
  /** Gets how many rows have been written, now and then. */
  progress: (rows: number) => void
}

/**
 * Makes a database what it was when the backup was made: its tables by the same migrations, every row, and the proof
 * that the history is whole, in one transaction. @throws Error with a sentence for the operator; then nothing has changed.
 */
export async function restoreBackup(
  database: OpenDatabase,
  file: string,
  { replace, noted, progress }: RestoreOptions,
): Promise<void> {
  const { header, batches } = await openBackup(file)
  refuseUnknown(header.migrations)
  await inOwnTransaction(database, 'begin', async (connection) => {
    await refuseWait(connection)
    await refuseTarget(connection, replace)
    await dropAll(connection)
    await runMigrations(connection, header.migrations)
    const makeWhole = await openTables(connection, await readTables(connection))
    await fillTables(connection, await matchTables(connection, header), batches, progress)
    await connection.run(makeWhole)
    await refuseOtherMigrations(connection, header)
    await refuseBroken(connection, noted)
  })
}

/** Whoever starts, migrates or writes meanwhile waits for the end. */
async function refuseWait(connection: Connection): Promise<void> {
  await connection.run(`set local statement_timeout = 0; set local lock_timeout = '10s';
    set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'`)
  await connection.run('select pg_advisory_xact_lock($1), pg_advisory_xact_lock($2)', [
    lockNumber,
    turnNumber,
  ])
}

/** @throws Error when there is something that the backup must not or shall not take the place of. */
async function refuseTarget(connection: Connection, replace: boolean): Promise<void> {
  const [foreign] = await findForeign(connection)
  if (foreign)
    throw new Error(`${foreign} in this database is not Beleg's: restore into a database of its own`)
  if (replace || !(await isInUse(connection))) return
  throw new Error(
    'There is something in this desk already: --replace throws it away and puts the backup there',
  )
}

async function isInUse(connection: Connection): Promise<boolean> {
  if (await hasTable(connection, 'public.event')) return isUsed(connection)
  // Tables of a Beleg that kept no history yet.
  return hasTable(connection, 'public.document')
}

/** @throws Error when the tables of the backup are not those that its migrations make. */
async function matchTables(connection: Connection, header: BackupHeader): Promise<Map<string, BackupTable>> {
  const made = new Map((await readTables(connection)).map((table) => [table.name, table]))
  const kept = new Map(header.tables.map((table) => [table.name, table]))
  for (const [name, table] of made) {
    if (JSON.stringify(kept.get(name) ?? table) !== JSON.stringify(table))
      throw new Error(`The table ${name} of the backup has other columns than its migrations make`)
    if (!kept.has(name) && !leftOut.includes(name)) throw new Error(`The backup lacks the table ${name}`)
  }
  const unknown = header.tables.find(({ name }) => !made.has(name))
  if (unknown) throw new Error(`The backup has a table ${unknown.name}, which its migrations do not make`)
  return made
}

async function fillTables(
  connection: Connection,
  tables: Map<string, BackupTable>,
  batches: AsyncGenerator<RowBatch>,
  progress: (rows: number) => void,
): Promise<void> {
  let written = 0
  for await (const { table, rows } of batches) {
    const into = tables.get(table)
    if (!into) throw new Error(`The backup has rows of an unknown table ${table}`)
    await connection.run(insertRows(into), [`[${rows.join(',')}]`])
    written += rows.length
    progress(written)
  }
}

/** Those that made the tables must be those that count as applied: the others would never be made up for. */
async function refuseOtherMigrations(connection: Connection, { migrations }: BackupHeader): Promise<void> {
  const applied = await readMigrationNames(connection)
  if (applied.join() !== migrations.join())
    throw new Error('The backup names other migrations at its start than in its rows')
}

async function refuseBroken(connection: Connection, noted: Noted | undefined): Promise<void> {
  const { broken } = await verifyHistory(connection, noted, () => {})
  if (broken) throw new Error(`The history in the backup is broken: ${broken}. Nothing was restored`)
}
