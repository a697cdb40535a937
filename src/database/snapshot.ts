import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findRunning } from './embedded.ts'
import { copyRunningData } from './embedded-copy.ts'
import { type DatabaseSettings, type OpenDatabase, openDatabase } from './open.ts'

/**
 * Opens a database for reading all of it in one transaction, however long that takes. The embedded one has a single
 * session: where a service uses it, a copy of its data is opened, so that the service works on.
 * @throws Error with a sentence for the operator when there is none.
 */
export async function openToReadAll(settings: DatabaseSettings): Promise<OpenDatabase> {
  if (settings.databaseUrl) return openDatabase(settings)
  if (!existsSync(join(settings.home, 'database')))
    throw new Error(`There is no database in ${resolve(settings.home)}`)
  const running = await findRunning(settings.home)
  return running ? openCopy(settings, running) : openDatabase(settings)
}

async function openCopy(settings: DatabaseSettings, url: string): Promise<OpenDatabase> {
  const copy = await copyRunningData(settings.home, url)
  try {
    const database = await openDatabase({ ...settings, home: copy.home })
    return { ...database, close: () => database.close().finally(copy.remove) }
  } catch (error) {
    copy.remove()
    throw error
  }
}

/**
 * Opens a database for this process alone. @throws Error with a sentence for the operator when a service uses it.
 */
export async function openAlone(settings: DatabaseSettings): Promise<OpenDatabase> {
  const database = await openDatabase(settings)
  try {
    if (!database.isEmbedded) await refuseOthers(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function refuseOthers({ pool }: OpenDatabase): Promise<void> {
  const { rows } = await pool.query<{ connections: number }>(
    `select count(*)::int as connections from pg_stat_activity
     where datname = current_database() and application_name = 'beleg'`,
  )
  if ((rows[0]?.connections ?? 0) > pool.totalCount)
    throw new Error('A service uses this database: end it first')
}
