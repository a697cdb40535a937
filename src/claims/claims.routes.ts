import { Type } from 'typebox'
import { readingOf } from '../history/past.ts'
import { route } from '../http/route.ts'
import { answered } from '../paging.ts'
import { requireNamed } from '../quotes/quotes.ts'
import { Id, PastQuestion } from '../shapes.ts'
import { verdictRoutesOf } from '../verdicts/verdicts.routes.ts'
import { Claim, ClaimChanges, ClaimCounts, ClaimFilter, ClaimList, ClaimQuestion } from './claim.schema.ts'
import { readClaimPage } from './claim-page.ts'
import { countClaims, listClaims, readClaim } from './claims.sql.ts'
import { changeClaim, noClaim } from './claims.ts'

const params = Type.Object({ id: Id })

export const claimRoutes = [
  route({
    method: 'get',
    path: '/claims',
    summary: 'What has somebody claimed, and how did it hold up?',
    role: 'reader',
    query: ClaimQuestion,
    reply: ClaimList,
    async handle({ database, service, query }) {
      const page = readClaimPage(query)
      const reading = await readingOf({ database, service }, query)
      const claims = await listClaims(reading, query, page)
      if (claims) return claims
      await requireNamed(reading, query)
      // Named and there after all: recorded between the two questions.
      return answered(listClaims(reading, query, page))
    },
  }),
  route({
    method: 'get',
    path: '/claims/counts',
    summary: 'How many claims fit, for each aspect and rating, and how many have no verdict',
    role: 'reader',
    query: ClaimFilter,
    reply: ClaimCounts,
    async handle({ database, service, query }) {
      const reading = await readingOf({ database, service }, query)
      await requireNamed(reading, query)
      return countClaims(reading, query)
    },
  }),
  route({
    method: 'get',
    path: '/claims/{id}',
    summary: 'Read a claim with its quotes and every verdict on it',
    role: 'reader',
    params,
    query: PastQuestion,
    reply: Claim,
    async handle({ database, service, params: { id }, query }) {
      const claim = await readClaim(await readingOf({ database, service }, query), id)
      if (!claim) throw noClaim(id)
      return claim
    },
  }),
  route({
    method: 'patch',
    path: '/claims/{id}',
    summary: 'Change a claim; its words only while no verdict rests on them',
    role: 'annotator',
    params,
    body: ClaimChanges,
    reply: Claim,
    async handle({ database, params: { id }, body }) {
      await changeClaim(database, id, body)
      return answered(readClaim(database, id))
    },
  }),
  ...verdictRoutesOf('claim'),
]
