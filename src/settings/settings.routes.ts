import { imprintOf } from '../claim-reviews/imprint.ts'
import type { Database } from '../database/open.ts'
import type { Identity } from '../http/identity.ts'
import { route, type Service } from '../http/route.ts'
import { Desk, DeskChanges } from './desk.schema.ts'
import { changeDesk, effectiveReviewers, readReviewers } from './settings.ts'

export const settingsRoutes = [
  route({
    method: 'get',
    path: '/desk',
    summary: 'Read the settings of the desk',
    role: 'reader',
    reply: Desk,
    handle: ({ database, identity, service }) => describeDesk(database, identity, service),
  }),
  route({
    method: 'patch',
    path: '/desk',
    summary: 'Set how many reviewers judge',
    role: 'administrator',
    body: DeskChanges,
    reply: Desk,
    async handle({ database, body, identity, service }) {
      await changeDesk(database, body)
      return describeDesk(database, identity, service)
    },
  }),
]

async function describeDesk(database: Database, identity: Identity, { internet, config }: Service) {
  const reviewers = await readReviewers(database)
  return {
    value: {
      reviewers,
      effectiveReviewers: await effectiveReviewers(database, identity.by === 'local'),
      fetchesPages: internet !== undefined,
      publicAddress: imprintOf(config)?.site ?? null,
    },
  }
}
