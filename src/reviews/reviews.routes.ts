import { type Static, type TObject, Type } from 'typebox'
import type { Role } from '../accounts/roles.ts'
import { imprintOf } from '../claim-reviews/imprint.ts'
import type { Database } from '../database/open.ts'
import type { Identity } from '../http/identity.ts'
import { personOf } from '../http/person.ts'
import { type Route, route } from '../http/route.ts'
import { readPage } from '../paging.ts'
import type { Person } from '../reviewers/person.ts'
import { viewerId } from '../reviewers/reviewers.sql.ts'
import { NewRuling } from '../rulings/ruling.schema.ts'
import { correct, publish, rule, withdrawRuling } from '../rulings/rulings.ts'
import { Id, Slug } from '../shapes.ts'
import { assign, unassign } from './assignments.ts'
import { adjudicate, schedule, sendBack } from './decisions.ts'
import { noReview } from './refusals.ts'
import {
  Because,
  NewAdjudication,
  NewAssignment,
  NewReview,
  NextQuestion,
  NextReview,
  Review,
  ReviewChanges,
  ReviewList,
  ReviewQuestion,
} from './review.schema.ts'
import { readReview } from './review-page.sql.ts'
import { possibleActs } from './review-table.ts'
import { countReviews, listReviews, nextReview } from './reviews.sql.ts'
import { openReview } from './reviews.ts'

const params = Type.Object({ id: Id })

export const reviewRoutes: Route[] = [
  route({
    method: 'get',
    path: '/reviews',
    summary: 'List reviews in the order of the queue; with "mine" those that wait for whoever asks',
    role: 'reader',
    query: ReviewQuestion,
    reply: ReviewList,
    async handle({ database, query, identity }) {
      const viewer = viewerId(identity.reviewer)
      const page = readPage(query, 'text', 'id')
      const { json, revision = '' } = await listReviews(database, query, viewer, page)
      const counts = await countReviews(database, query, viewer)
      return { json: `${json.slice(0, -1)},"counts":${counts.json}}`, revision }
    },
  }),
  route({
    method: 'get',
    path: '/reviews/next',
    summary: 'The next review that waits for whoever asks, after the one named',
    role: 'reader',
    query: NextQuestion,
    reply: NextReview,
    handle: ({ database, query: { after }, identity }) =>
      nextReview(database, viewerId(identity.reviewer), after),
  }),
  route({
    method: 'get',
    path: '/reviews/{id}',
    summary: 'Read a review: its state, what is open of its judgements, rulings, replies and steps',
    role: 'reader',
    params,
    reply: Review,
    handle: ({ database, params: { id }, identity }) => describeReview(database, id, identity),
  }),
  route({
    method: 'post',
    path: '/reviews',
    summary: 'Open the review of an aspect of a quote or claim',
    role: 'reviewer',
    body: NewReview,
    reply: Review,
    status: 201,
    async handle({ database, body, identity }) {
      const id = await openReview(database, await personOf(identity, database), body)
      return { ...(await describeReview(database, id, identity)), location: `/reviews/${id}` }
    },
  }),
  route({
    method: 'patch',
    path: '/reviews/{id}',
    summary: 'Set until when it should be judged',
    role: 'editor',
    params,
    body: ReviewChanges,
    reply: Review,
    async handle({ database, params: { id }, body, identity }) {
      await schedule(database, id, await personOf(identity, database), body)
      return describeReview(database, id, identity)
    },
  }),
  act(
    'assignments',
    'Say who is to judge, oneself or as an editor another',
    'reviewer',
    NewAssignment,
    assign,
  ),
  route({
    method: 'delete',
    path: '/reviews/{id}/assignments/{reviewer}',
    summary: 'Take off somebody who was to judge',
    role: 'reviewer',
    params: Type.Object({ id: Id, reviewer: Slug }),
    reply: Review,
    async handle({ database, params: { id, reviewer }, identity }) {
      await unassign(database, id, await personOf(identity, database), reviewer)
      return describeReview(database, id, identity)
    },
  }),
  act('adjudicate', 'Decide between reviewers who disagree', 'editor', NewAdjudication, adjudicate),
  act('rule', 'Write the ruling on what was agreed or adjudicated', 'editor', NewRuling, rule),
  act('correct', 'Write the ruling that corrects the published one', 'editor', NewRuling, correct),
  route({
    method: 'post',
    path: '/reviews/{id}/publish',
    summary: 'Make the ruling public',
    role: 'editor',
    params,
    reply: Review,
    async handle({ database, service, params: { id }, identity }) {
      await publish(database, id, await personOf(identity, database), imprintOf(service.config))
      return describeReview(database, id, identity)
    },
  }),
  act('withdraw', 'Take the published ruling back, with a public reason', 'editor', Because, withdrawRuling),
  act('send-back', 'Send a review back, with the reason', 'reviewer', Because, sendBack),
]

/** A route for an act below a review; it answers with the review as it is then. */
function act<Body extends TObject>(
  name: string,
  summary: string,
  role: Role,
  body: Body,
  work: (database: Database, id: string, by: Person, body: Static<Body>) => Promise<void>,
): Route {
  return route({
    method: 'post',
    path: `/reviews/{id}/${name}`,
    summary,
    role,
    params,
    body: body as TObject,
    reply: Review,
    async handle({ database, params: { id }, body: sent, identity }) {
      await work(database, id, await personOf(identity, database), sent as Static<Body>)
      return describeReview(database, id, identity)
    },
  })
}

/** A review with what whoever asks may do. @throws DomainError `not-found`. */
async function describeReview(database: Database, id: string, identity: Identity) {
  const found = await readReview(database, id, viewerId(identity.reviewer))
  if (!found) throw noReview(id)
  const { hasJudged, ...review } = found
  const acts = possibleActs(review.state, {
    role: identity.role,
    hasJudged,
    hasJudgedInCycle: review.isJudgedByYou,
  })
  return { json: JSON.stringify({ ...review, acts }) }
}
