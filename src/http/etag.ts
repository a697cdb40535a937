import { createHash } from 'node:crypto'
import { sql } from '../database/json.sql.ts'
import type { OpenDatabase } from '../database/open.ts'

/**
 * Entity tags (RFC 9110) from the database's revision: the same address at the same revision is the same answer, so
 * a reader who has it already is told so without asking for the rows again.
 */
export type EntityTags = (address: string, revision: string) => string

/** Tags of one desk in one version of the service: another desk, or another shape of answers, has others. */
export async function createEntityTags(database: OpenDatabase, version: string): Promise<EntityTags> {
  const [desk] = await database.rows<{ id: string }>(
    sql`select id from _prisma_migrations order by started_at limit 1`,
  )
  return (address, revision) => {
    const name = JSON.stringify([desk?.id, version, address, revision])
    return `"${createHash('sha256').update(name).digest('base64url').slice(0, 24)}"`
  }
}

/** The tag of one thing: whatever else changes, it stays the same. */
export function tagOfText(json: string): string {
  return `"${createHash('sha256').update(json).digest('base64url').slice(0, 24)}"`
}

/** The state the database is in now. */
export async function currentRevision(database: OpenDatabase): Promise<string> {
  return (await database.json(sql`select true`))?.revision ?? ''
}

/** Whether an If-None-Match header names the tag; weak comparison, as RFC 9110 asks for it. */
export function names(header: string, tag: string): boolean {
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)
}
