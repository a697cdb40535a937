import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './own-transaction.ts'
import { packageFolder } from './package-folder.ts'

/** The migrations as they lie in the package, and what they make. */

export const migrationsFolder = join(packageFolder, 'prisma/migrations')
/** Any number, as long as nobody else takes it for another purpose: whoever migrates locks it. */
export const lockNumber = 7_235_354

/** Names of all migrations that this version knows, the first one first. */
export function migrationNames(): string[] {
  const entries = readdirSync(migrationsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * Makes the tables as they were after these migrations, in the transaction of the connection. Which they were is not
 * written down: it stands in the table _prisma_migrations, whose rows come from where the record's come from.
 */
export async function runMigrations(connection: Connection, names: readonly string[]): Promise<void> {
  await connection.run(migrationsTable)
  for (const name of names) await connection.run(readMigration(name))
}

/** As Prisma's engine makes it. */
const migrationsTable = `create table _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** Every table and type that is Beleg's in this version, by schema.prisma. */
export function ownNames(): string[] {
  const mapped = [...readSchema().matchAll(/@@map\("(\w+)"\)/g)]
  return ['_prisma_migrations', ...mapped.flatMap(([, name]) => name ?? [])]
}

/** Names of the functions that the migrations make. */
export function ownFunctions(): string[] {
  return namesMade(/create (?:or replace )?function (?:public\.)?(\w+)/gi)
}

/** Names of the text search configurations that they make. */
export function ownConfigurations(): string[] {
  return namesMade(/create text search configuration (?:public\.)?(\w+)/gi)
}

function namesMade(pattern: RegExp): string[] {
  const scripts = migrationNames().map(readMigration).join('\n')
  return [...new Set([...scripts.matchAll(pattern)].flatMap(([, name]) => name ?? []))]
}

export function readMigration(name: string): string {
  return readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8')
}

export function readSchema(): string {
  return readFileSync(join(packageFolder, 'prisma/schema.prisma'), 'utf8')
}
