import { jest } from '@jest/globals'
import fc from 'fast-check'
import { startTeam, type Team } from '../support/accounts.ts'
import { addSource, addSpeaker } from '../support/desk.ts'
import { Follower } from '../support/follower.ts'
import { judge, type MadeReview, reviewIn } from '../support/review.ts'
import type { Client } from '../support/service.ts'

/** Who follows an export has at any time what the whole export has, whatever people do in whatever order. */

jest.setTimeout(900_000)

let team: Team
let editor: Client
beforeAll(async () => {
  team = await startTeam()
  editor = await team.as('editor', 9)
})
afterAll(() => team.stop())

/** Things to do in any order; each picks what it acts on by a number. */
const step = fc.record({
  act: fc.constantFrom<Act[]>(
    ...(['judge', 'supersede', 'withdraw', 'restore', 'rename', 'topics', 'carry', 'cite', 'mend'] as Act[]),
    ...(['publish', 'correct', 'take back', 'reply', 'catch up'] as Act[]),
  ),
  pick: fc.nat(1000),
})
type Act =
  | 'judge'
  | 'supersede'
  | 'withdraw'
  | 'restore'
  | 'rename'
  | 'topics'
  | 'carry'
  | 'cite'
  | 'mend'
  | 'publish'
  | 'correct'
  | 'take back'
  | 'reply'
  | 'catch up'

test('whatever happens, what changed put onto the old export gives the new one', async () => {
  const run = async (steps: { act: Act; pick: number }[]) => {
    const desk = { claims: [] as string[], quotes: [] as string[], reviews: [] as MadeReview[] }
    await grow(desk)
    const speaker = (await editor.get(`/quotes/${desk.quotes[0]}`)).body.speaker.slug
    const followers = [
      new Follower(editor, '/exports/verdicts', 'verdicts'),
      new Follower(editor, `/exports/verdicts?speaker=${speaker}&reviewers=pseudonyms`, 'verdicts'),
      new Follower(editor, '/exports/verdicts?query=bridge', 'verdicts'),
      new Follower(editor, '/exports/rulings', 'rulings'),
      new Follower(editor, '/exports/rulings?topic=changed', 'rulings'),
    ]
    const catchUp = async () => {
      for (const follower of followers) await follower.catchUp()
      for (const follower of followers) await follower.compare()
    }
    await catchUp()
    for (const { act, pick } of steps) {
      if (act === 'catch up') await catchUp()
      else await perform(act, pick, desk)
    }
    await catchUp()
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), run), {
    numRuns: 10,
    seed: 20190227,
  })
})

interface Desk {
  claims: string[]
  quotes: string[]
  reviews: MadeReview[]
}

async function grow({ claims, quotes, reviews }: Desk) {
  const review = await reviewIn(team, 'PUBLISHED')
  reviews.push(review)
  claims.push(review.claim)
  quotes.push((await editor.get(`/claims/${review.claim}`)).body.quotes[0].id)
}

/** What is refused in the state that things are in, does nothing. */
async function perform(act: Act, pick: number, desk: Desk): Promise<void> {
  const of = <Value>(list: Value[]) => list[pick % list.length] as Value
  const [claim, quote, review] = [of(desk.claims), of(desk.quotes), of(desk.reviews)]
  const acts: Record<Exclude<Act, 'catch up'>, () => Promise<unknown>> = {
    judge: () => grow(desk),
    supersede: () => supersede(claim),
    withdraw: () => editor.post(`/quotes/${quote}/withdraw`, { reason: 'Twice.' }),
    restore: () => editor.post(`/quotes/${quote}/restore`),
    rename: async () => {
      const { slug } = (await editor.get(`/quotes/${quote}`)).body.speaker
      await editor.patch(`/speakers/${slug}`, { name: `Name ${pick}` })
    },
    topics: () => editor.patch(`/claims/${claim}`, { topics: [pick % 2 ? 'changed' : 'other'] }),
    carry: () => editor.post(`/quotes/${quote}/claims`, { claimId: claim }),
    cite: async () => addSource(editor, { title: `Unused ${pick}` }),
    mend: () => editor.patch(`/quotes/${quote}`, { saidAt: `20${10 + (pick % 10)}`, roleTitle: 'Mayor' }),
    publish: () => editor.post(`/reviews/${review.id}/publish`),
    correct: () =>
      editor.post(`/reviews/${review.id}/correct`, {
        ...{ rating: 'true', summary: 'Corrected.', text: 'So.', correctionNote: 'The day.' },
      }),
    'take back': () => editor.post(`/reviews/${review.id}/withdraw`, { reason: 'Wrong.' }),
    reply: async () => {
      const { slug } = await addSpeaker(editor)
      await editor.post(`/reviews/${review.id}/replies`, { speaker: slug, channel: 'by letter' })
    },
  }
  if (act !== 'catch up') await acts[act]()
}

async function supersede(claim: string) {
  const verdicts = (await editor.get(`/claims/${claim}/verdicts`)).body.items
  const mine = verdicts.find(
    ({ reviewer, isCurrent }: { reviewer: { slug: string }; isCurrent: boolean }) =>
      isCurrent && reviewer.slug === 'reviewer-8',
  )
  await judge(await team.as('reviewer', 8), claim, 'true', { supersedes: mine.id, changeNote: 'Again.' })
}
