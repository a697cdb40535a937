import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from './embedded.ts'
import { Prisma } from './generated/client.ts'
import { type MigrationEngine, startMigrationEngine } from './migration-engine.ts'
import { lockNumber, migrationNames, migrationsFolder, readMigration, readSchema } from './migrations.ts'
import type { OpenDatabase } from './open.ts'
import { createPool } from './pool.ts'

const filters = { externalTables: [], externalEnums: [] }

/**
 * Brings the database to this version's tables and returns the names of the migrations applied. Of several
 * processes that start at once on a server, one migrates and the others wait for it.
 * @throws Error with the engine's explanation when a migration fails; a failed one leaves nothing behind.
 */
export async function migrate(database: OpenDatabase): Promise<string[]> {
  if ((await pendingMigrations(database)).length === 0) return []
  const lock = createPool(database.url, 1)
  try {
    await lock.query('select pg_advisory_lock($1)', [lockNumber])
    return await applyMigrations(database.url)
  } finally {
    await lock.end()
  }
}

/** Names of the migrations that the database does not have yet. */
export async function pendingMigrations(database: OpenDatabase): Promise<string[]> {
  const finished = await finishedMigrations(database)
  return migrationNames().filter((name) => !finished.has(name))
}

/**
 * The SQL that leads from the migrations to prisma/schema.prisma: empty when they agree, otherwise the draft
 * of the next migration. Needs no server; takes about 6 seconds.
 */
export async function describeDrift(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'beleg-'))
  const shadow = await startEmbedded(home, () => {})
  try {
    return await withEngine(shadow.connectionString, diffToSchema)
  } finally {
    await shadow.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

export async function finishedMigrations(database: Pick<OpenDatabase, 'rows'>): Promise<Set<string>> {
  const [table] = await database.rows<{ exists: boolean }>(
    Prisma.sql`select to_regclass('_prisma_migrations') is not null as exists`,
  )
  if (!table?.exists) return new Set()
  const rows = await database.rows<{ name: string }>(Prisma.sql`
    select migration_name as name from _prisma_migrations
    where finished_at is not null and rolled_back_at is null`)
  return new Set(rows.map((row) => row.name))
}

function applyMigrations(url: string): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const migrationsList = readMigrations()
    await forgetFailures(engine)
    const applied = await engine.applyMigrations({ migrationsList, filters })
    return applied.appliedMigrationNames
  })
}

/** Each script is one transaction: one that failed, or was cut short, left nothing and may be tried again. */
async function forgetFailures(engine: MigrationEngine): Promise<void> {
  const history = await engine.diagnoseMigrationHistory({
    migrationsList: readMigrations(),
    optInToShadowDatabase: false,
    filters,
  })
  for (const migrationName of history.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName })
  }
}

async function diffToSchema(engine: MigrationEngine): Promise<string> {
  const diff = await engine.diff({
    from: { tag: 'migrations', ...readMigrations() },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readSchema() }] },
    script: true,
    exitCode: null,
    filters,
  })
  const script = diff.stdout ?? ''
  return script.trim() === '-- This is an empty migration.' ? '' : script
}

/** A pool of its own: what the engine sets on a connection ends with it. */
async function withEngine<Result>(
  url: string,
  work: (engine: MigrationEngine) => Promise<Result>,
): Promise<Result> {
  const pool = createPool(url, 1)
  try {
    const engine = await startMigrationEngine(pool, readSchema())
    return await work(engine)
  } finally {
    await pool.end()
  }
}

function readMigrations() {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readMigration(name) } },
    })),
  }
}
