import { Type } from 'typebox'
import { Claim, QuotedClaim } from '../claims/claim.schema.ts'
import { readClaim } from '../claims/claims.sql.ts'
import { carryClaim } from '../claims/claims.ts'
import { readingOf } from '../history/past.ts'
import { route } from '../http/route.ts'
import { answered, readPage } from '../paging.ts'
import { Id, PastQuestion } from '../shapes.ts'
import { verdictRoutesOf } from '../verdicts/verdicts.routes.ts'
import { Quote, QuoteChanges, QuoteFilter, QuoteList, Withdrawal } from './quote.schema.ts'
import { listQuotes, readQuote } from './quotes.sql.ts'
import { changeQuote, noQuote, requireNamed, restoreQuote, withdrawQuote } from './quotes.ts'

const params = Type.Object({ id: Id })

export const quoteRoutes = [
  route({
    method: 'get',
    path: '/quotes',
    summary: 'List quotes, the newest first',
    role: 'reader',
    query: QuoteFilter,
    reply: QuoteList,
    async handle({ database, service, query }) {
      const reading = await readingOf({ database, service }, query)
      await requireNamed(reading, query)
      return listQuotes(reading, query, readPage(query, 'id'))
    },
  }),
  route({
    method: 'get',
    path: '/quotes/{id}',
    summary: 'Read a quote with the claims inside it',
    role: 'reader',
    params,
    query: PastQuestion,
    reply: Quote,
    async handle({ database, service, params: { id }, query }) {
      const quote = await readQuote(await readingOf({ database, service }, query), id)
      if (!quote) throw noQuote(id)
      return quote
    },
  }),
  route({
    method: 'patch',
    path: '/quotes/{id}',
    summary: 'Mend what is known about a quote; its words stay',
    role: 'annotator',
    params,
    body: QuoteChanges,
    reply: Quote,
    async handle({ database, params: { id }, body }) {
      await changeQuote(database, id, body)
      return answered(readQuote(database, id))
    },
  }),
  route({
    method: 'post',
    path: '/quotes/{id}/withdraw',
    summary: 'Take a quote back, with the reason',
    role: 'annotator',
    params,
    body: Withdrawal,
    reply: Quote,
    async handle({ database, params: { id }, body }) {
      await withdrawQuote(database, id, body.reason)
      return answered(readQuote(database, id))
    },
  }),
  route({
    method: 'post',
    path: '/quotes/{id}/restore',
    summary: 'Undo the withdrawal of a quote',
    role: 'annotator',
    params,
    reply: Quote,
    async handle({ database, params: { id } }) {
      await restoreQuote(database, id)
      return answered(readQuote(database, id))
    },
  }),
  route({
    method: 'post',
    path: '/quotes/{id}/claims',
    summary: 'Say that a quote carries a claim, a new or a recorded one',
    role: 'annotator',
    params,
    body: QuotedClaim,
    reply: Claim,
    status: 201,
    async handle({ database, params: { id }, body }) {
      const claimId = await carryClaim(database, id, body)
      return { ...(await answered(readClaim(database, claimId))), location: `/claims/${claimId}` }
    },
  }),
  ...verdictRoutesOf('quote'),
]
