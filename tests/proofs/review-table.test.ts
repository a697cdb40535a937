import type { AccountRole } from '../../src/accounts/account.schema.ts'
import {
  leastRole,
  possibleActs,
  type ReviewAct,
  type ReviewState,
  refusalOf,
  reviewActs,
  reviewStates,
  reviewTable,
  stateAfterJudging,
} from '../../src/reviews/review-table.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { made } from '../support/desk.ts'
import { judge, type MadeReview, reviewIn } from '../support/review.ts'
import type { Client, Reply } from '../support/service.ts'
import { dumpOf } from '../support/tables.ts'

/** Every cell of state × act × role, against the service: what is possible moves as it should, all else leaves no trace. */

/** For each state what is possible in it, and where it leads. */
const possible: Record<ReviewState, Partial<Record<ReviewAct, ReviewState>>> = {
  OPEN: {
    ...{ assign: 'OPEN', 'self-assign': 'OPEN', unassign: 'OPEN', 'self-unassign': 'OPEN' },
    ...{ schedule: 'OPEN', judge: 'IN_REVIEW', 'send-back': 'OPEN' },
  },
  IN_REVIEW: {
    ...{
      assign: 'IN_REVIEW',
      'self-assign': 'IN_REVIEW',
      unassign: 'IN_REVIEW',
      'self-unassign': 'IN_REVIEW',
    },
    ...{ schedule: 'IN_REVIEW', judge: 'AGREED', 'send-back': 'OPEN' },
  },
  AGREED: { schedule: 'AGREED', rule: 'RULED', 'send-back': 'OPEN' },
  DISPUTED: { schedule: 'DISPUTED', adjudicate: 'ADJUDICATED', 'send-back': 'OPEN' },
  ADJUDICATED: { schedule: 'ADJUDICATED', rule: 'RULED', 'send-back': 'DISPUTED' },
  RULED: { schedule: 'RULED', publish: 'PUBLISHED', 'send-back': 'AGREED' },
  PUBLISHED: { schedule: 'PUBLISHED', correct: 'RULED', withdraw: 'WITHDRAWN', 'send-back': 'OPEN' },
  CORRECTED: { schedule: 'CORRECTED', correct: 'RULED', withdraw: 'WITHDRAWN', 'send-back': 'OPEN' },
  WITHDRAWN: { schedule: 'WITHDRAWN', 'send-back': 'OPEN' },
}

const forReviewers: ReviewAct[] = ['self-assign', 'self-unassign', 'judge']
const roles = ['nobody', 'reader', 'annotator', 'reviewer', 'editor', 'administrator'] as const
type Asker = (typeof roles)[number]

/** What the service answers: 401 and 403 for who may not at all, then 409 for what is not possible in this state. */
function expected(state: ReviewState, act: ReviewAct, role: Asker): 401 | 403 | 409 | 'done' {
  const isEarly = state === 'OPEN' || state === 'IN_REVIEW'
  const reviewersMay = forReviewers.includes(act) || (act === 'send-back' && isEarly)
  if (role === 'nobody') return 401
  if (role === 'reader' || role === 'annotator' || (role === 'reviewer' && !reviewersMay)) return 403
  return possible[state][act] ? 'done' : 409
}

let team: Team
const clients = new Map<Asker, Client>()
beforeAll(async () => {
  team = await startTeam()
  for (const role of roles) clients.set(role, role === 'nobody' ? team.service : await team.as(role))
  await team.as('reviewer', 7)
})
afterAll(() => team.stop())

function ask(act: ReviewAct, { id, claim, rating }: MadeReview, role: Asker): Promise<Reply> {
  const client = clients.get(role) ?? team.service
  const answer = { rating, summary: 'It did open.', text: 'Indeed.' }
  const review = `/reviews/${id}`
  const requests: Record<ReviewAct, () => Promise<Reply>> = {
    assign: () => client.post(`${review}/assignments`, { reviewer: 'reviewer-7' }),
    'self-assign': () => client.post(`${review}/assignments`, {}),
    unassign: () => client.delete(`${review}/assignments/reviewer-7`),
    'self-unassign': () => client.delete(`${review}/assignments/${role}`),
    schedule: () => client.patch(review, { dueAt: '2027-01-01' }, { 'If-Match': '*' }),
    judge: () => judge(client, claim, 'true'),
    adjudicate: () => client.post(`${review}/adjudicate`, { rating, reasons: 'So.' }),
    rule: () => client.post(`${review}/rule`, answer),
    correct: () => client.post(`${review}/correct`, { ...answer, correctionNote: 'The day.' }),
    publish: () => client.post(`${review}/publish`),
    withdraw: () => client.post(`${review}/withdraw`, { reason: 'The source is gone.' }),
    'send-back': () => client.post(`${review}/send-back`, { reason: 'Look again.' }),
  }
  return requests[act]()
}

/** Everything but when a token was last used. */
async function dump() {
  const { api_token, ...rest } = await dumpOf(team.service)
  return rest
}

describe.each(reviewStates)('%s', (state) => {
  const cells = reviewActs.flatMap((act) => roles.map((role) => ({ act, role })))

  test('refuses everything else to everybody else, and is as it was', async () => {
    const review = await reviewIn(team, state)
    const before = await dump()
    for (const { act, role } of cells) {
      const status = expected(state, act, role)
      if (status === 'done') continue
      const reply = await ask(act, review, role)
      expect([act, role, reply.status]).toEqual([act, role, status])
      expect([act, role, await dump()]).toEqual([act, role, before])
    }
  })

  test.each(cells.filter(({ act, role }) => expected(state, act, role) === 'done'))(
    'lets a $role $act',
    async ({ act, role }) => {
      const review = await reviewIn(team, state)
      if (act === 'unassign') await made(ask('assign', review, 'editor'))
      if (act === 'self-unassign') await made(ask('self-assign', review, role))
      await made(ask(act, review, role))
      const { body } = await (await team.as('reader')).get(`/reviews/${review.id}`)
      expect(body.state).toBe(possible[state][act])
      expect(body.steps.at(-1)).toMatchObject({ act, from: state, to: possible[state][act] })
    },
  )
})

describe('nobody decides on what they judged', () => {
  const decisions: [ReviewAct, ReviewState][] = [
    ['adjudicate', 'DISPUTED'],
    ...(['rule'] as const).flatMap((act): [ReviewAct, ReviewState][] => [
      [act, 'AGREED'],
      [act, 'ADJUDICATED'],
    ]),
    ['publish', 'RULED'],
    ['correct', 'PUBLISHED'],
    ['correct', 'CORRECTED'],
  ]
  const people: [AccountRole, number][] = [
    ['editor', 5],
    ['administrator', 5],
  ]

  test.each(decisions.flatMap(([act, state]) => people.map(([role, nth]) => ({ act, state, role, nth }))))(
    'a $role who has judged in an earlier cycle does not $act what is $state',
    async ({ act, state, role, nth }) => {
      const judged = await team.as(role, nth)
      const review = await reviewIn(team, state, judged)
      const before = await dump()
      const client = clients.get('editor')
      clients.set('editor', judged)
      const reply = await ask(act, review, 'editor').finally(() => client && clients.set('editor', client))
      expect(reply.status).toBe(403)
      expect(reply.body.title).toMatch('judged this yourself')
      expect(await dump()).toEqual(before)
      expect((await judged.get(`/reviews/${review.id}`)).body.acts).not.toContain(act)
    },
  )

  test('nobody judges twice in a cycle, whatever their role', async () => {
    for (const [role, nth] of [['reviewer', 5], ...people] as [AccountRole, number][]) {
      const review = await reviewIn(team, 'OPEN')
      const client = await team.as(role, nth)
      await made(judge(client, review.claim, 'true'))
      const before = await dump()
      expect((await judge(client, review.claim, 'true')).status).toBe(403)
      expect(await dump()).toEqual(before)
    }
  })

  test('the database refuses it as well', async () => {
    const { id } = await reviewIn(team, 'DISPUTED')
    await team.service.sql('alter table adjudication disable trigger recorded')
    await expect(
      team.service.sql(
        `insert into adjudication (id, review_id, aspect, cycle, rating_id, reasons, by_id)
         select gen_random_uuid(), j.review_id, 'TRUTH', 1, v.rating_id, 'So.', j.reviewer_id
         from judgement j join verdict v on v.id = j.verdict_id where j.review_id = $1 limit 1`,
        [id],
      ),
    ).rejects.toThrow('nobody decides on what they judged')
    await team.service.sql('alter table adjudication enable trigger recorded')
  })
})

describe('the table', () => {
  test('says the same as these tests', () => {
    for (const state of reviewStates) {
      expect(Object.keys(reviewTable[state]).sort()).toEqual(Object.keys(possible[state]).sort())
      for (const [act, to] of Object.entries(possible[state]))
        expect(reviewTable[state][act as ReviewAct]).toContain(to)
    }
  })

  test('asks for the role first, then the state, then the four eyes', () => {
    const judged = { hasJudged: true, hasJudgedInCycle: true }
    expect(refusalOf('rule', 'OPEN', { role: 'reviewer', ...judged })).toBe('role')
    expect(refusalOf('rule', 'OPEN', { role: 'editor', ...judged })).toBe('state')
    expect(refusalOf('rule', 'AGREED', { role: 'editor', ...judged })).toBe('own-judgement')
    expect(refusalOf('judge', 'IN_REVIEW', { role: 'editor', ...judged })).toBe('judged-twice')
    expect(possibleActs('AGREED', { role: 'reader', hasJudged: false, hasJudgedInCycle: false })).toEqual([])
    expect([leastRole('send-back', 'IN_REVIEW'), leastRole('send-back', 'AGREED')]).toEqual([
      'reviewer',
      'editor',
    ])
  })

  test('knows agreement from dispute, and one reviewer from two', () => {
    expect(stateAfterJudging(['true'], 2)).toBe('IN_REVIEW')
    expect(stateAfterJudging(['true', 'true'], 2)).toBe('AGREED')
    expect(stateAfterJudging(['true', 'false'], 2)).toBe('DISPUTED')
    expect(stateAfterJudging(['true'], 1)).toBe('AGREED')
  })
})
