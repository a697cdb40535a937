import { type Static, Type } from 'typebox'
import { sql } from '../database/json.sql.ts'
import { pendingMigrations } from '../database/migrate.ts'
import { DomainError } from '../errors.ts'
import { route } from '../http/route.ts'

export const Health = Type.Object(
  { status: Type.Literal('ok') },
  { title: 'Health', additionalProperties: false },
)
export type Health = Static<typeof Health>

/** For whoever watches the process; also answered outside /api/v1. */
export const healthRoutes = [
  route({
    method: 'get',
    path: '/livez',
    summary: 'Is the process alive?',
    role: 'nobody',
    reply: Health,
    handle: () => ({ value: { status: 'ok' } }),
  }),
  route({
    method: 'get',
    path: '/readyz',
    summary: 'Does the database answer, with every migration applied?',
    role: 'nobody',
    reply: Health,
    async handle({ service }) {
      await service.database.rows(sql`select 1 as one`)
      if ((await pendingMigrations(service.database)).length === 0) return { value: { status: 'ok' } }
      throw new DomainError('unavailable', {
        en: 'The database lacks migrations of this version; run "beleg migrate".',
        de: 'Der Datenbank fehlen Migrationen dieser Version; bitte „beleg migrate“ ausführen.',
      })
    },
  }),
]
