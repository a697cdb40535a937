import { createHash } from 'node:crypto'
import { migrationNames, ownNames } from '../database/migrations.ts'
import type { OpenDatabase } from '../database/open.ts'
import { type Connection, inOwnTransaction } from '../database/own-transaction.ts'
import { version } from '../package.ts'
import { type BackupFooter, type BackupHeader, type BackupTable, formatVersion } from './backup.schema.ts'
import {
  fetchRows,
  hasTable,
  openCursor,
  readLastEvent,
  readMigrationNames,
  readTables,
} from './tables.sql.ts'

/**
 * What a restored desk does not need: who is logged in, so that nobody is who was not when it comes back, and who
 * tried in vain to log in.
 */
export const leftOut: readonly string[] = ['session', 'login_throttle']

/** About how much is read at once. */
const batchBytes = 500_000
const mostRows = 1000

export interface Written {
  header: BackupHeader
  footer: BackupFooter
}

/** Everything that a desk holds, as it stood at one moment: one transaction, whose text is written piece by piece. */
export function writeBackup(
  database: OpenDatabase,
  write: (pieces: AsyncGenerator<string>) => Promise<void>,
): Promise<Written> {
  return inOwnTransaction(database, 'begin isolation level repeatable read read only', async (connection) => {
    await connection.run(writtenForm)
    const header = await describe(connection)
    const rows = Object.fromEntries(header.tables.map(({ name }) => [name, 0]))
    const footer: BackupFooter = { end: true, rows, sha256: '' }
    await write(piecesOf(connection, header, footer))
    return { header, footer }
  })
}

/** How values are written as text, whatever the server is set to. */
const writtenForm = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local timezone = 'UTC'; set local statement_timeout = 0`

/** @throws Error with a sentence for the operator when this is no desk that can be backed up. */
async function describe(connection: Connection): Promise<BackupHeader> {
  if (!(await hasTable(connection, 'public.event')))
    throw new Error('There is no desk with a history in this database: nothing is backed up')
  const migrations = await readMigrationNames(connection)
  refuseUnknown(migrations)
  const own = new Set(ownNames())
  const tables = (await readTables(connection)).filter(({ name }) => own.has(name) && !leftOut.includes(name))
  const event = await readLastEvent(connection)
  return {
    beleg: 'backup',
    format: formatVersion,
    version,
    at: new Date().toISOString(),
    event,
    migrations,
    tables,
  }
}

/** @throws Error when there are migrations that this version does not know. */
export function refuseUnknown(migrations: readonly string[]): void {
  const known = new Set(migrationNames())
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown)
    throw new Error(
      `This is the desk of a newer Beleg (migration ${unknown}): use that version or a later one`,
    )
}

/** Fills in the footer on the way. */
async function* piecesOf(
  connection: Connection,
  header: BackupHeader,
  footer: BackupFooter,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const piece of contentOf(connection, header, footer.rows)) {
    hash.update(piece)
    yield piece
  }
  footer.sha256 = hash.digest('hex')
  yield lineOf(footer)
}

async function* contentOf(connection: Connection, header: BackupHeader, rows: BackupFooter['rows']) {
  yield lineOf(header)
  for (const table of header.tables) {
    yield lineOf({ table: table.name })
    for await (const batch of batchesOf(connection, table)) {
      rows[table.name] = (rows[table.name] ?? 0) + batch.length
      yield batch.map(lineOf).join('')
    }
  }
}

/** As many rows at once as make about the same amount of text, however long they are. */
async function* batchesOf(connection: Connection, table: BackupTable): AsyncGenerator<(string | null)[][]> {
  await connection.run(openCursor(table))
  let batch = await fetchRows(connection, 1)
  while (batch.length > 0) {
    yield batch
    const bytes = batch.reduce((sum, row) => sum + lengthOf(row), 1)
    const fitting = Math.floor((batchBytes * batch.length) / bytes)
    batch = await fetchRows(connection, Math.max(1, Math.min(fitting, batch.length * 4, mostRows)))
  }
  await connection.run('close backup')
}

function lengthOf(row: (string | null)[]): number {
  return row.reduce((sum, value) => sum + (value?.length ?? 0), 0)
}

function lineOf(content: object): string {
  return `${JSON.stringify(content)}\n`
}
