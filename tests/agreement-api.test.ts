import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addQuote, addSpeaker, made, newVerdict } from './support/desk.ts'
import { allowPlainSql, insertRow } from './support/tables.ts'

/** How far reviewers agree is answered with its n and interval, and how one speaker's checks came out as well. */

let team: Team
let slug: string
beforeAll(async () => {
  team = await startTeam()
  const annotator = await team.as('annotator')
  slug = (await addSpeaker(annotator)).slug
  await allowPlainSql(team.service)
  const quote = (await addQuote(annotator, { speaker: slug })).id
  const ratings = [
    ...Array(8).fill(['true', 'true']),
    ['true', 'false'],
    ['false', 'false'],
    ['half-true', 'false'],
  ]
  for (const [nth, [one, other]] of ratings.entries()) {
    const claim = await addClaim(annotator, { quote, text: `Claim number ${nth}.` })
    await judge(claim.id, 'first', one)
    await judge(claim.id, 'second', other)
  }
})
afterAll(() => team.stop())

/** As recorded by that reviewer, whatever way it took. */
async function judge(claim: string, reviewer: string, rating: string): Promise<void> {
  const { service } = team
  await service.sql(
    `insert into reviewer (id, slug, name) values (gen_random_uuid(), $1, $1) on conflict do nothing`,
    [reviewer],
  )
  const [row] = await service.sql<{ reviewer_id: string; rating_id: string }>(
    `select rv.id as reviewer_id, r.id as rating_id from reviewer rv, rating r
     where rv.slug = $1 and r.aspect = 'TRUTH' and r.key = $2`,
    [reviewer, rating],
  )
  await insertRow(service, 'verdict', {
    id: crypto.randomUUID(),
    claim_id: claim,
    aspect: 'TRUTH',
    summary: 'x',
    as_of: '2026-01-01',
    ...row,
  })
}

const ask = async (path: string) => (await (await team.as('reader')).get(path)).body

test('the figures of a scale, its pairs with their confusion table, and what is disputed', async () => {
  const { scales } = await ask('/agreement')
  const [truth] = scales
  expect(scales).toHaveLength(1)
  expect(truth).toMatchObject({
    aspect: 'TRUTH',
    items: 11,
    fleissRaters: 2,
    percent: { n: 11, reason: null },
  })
  expect(truth.percent.value).toBeCloseTo(9 / 11, 10)
  expect(truth.alphaOrdinal.value).toEqual(expect.any(Number))
  expect(truth.alphaNominal.interval).toMatchObject({ resamples: 1000 })
  const [pair] = truth.pairs
  expect(pair.reviewers.map((reviewer: { slug: string }) => reviewer.slug)).toEqual(['first', 'second'])
  const cell = (one: string, other: string) => {
    const place = (key: string) =>
      truth.categories.findIndex(({ rating }: { rating: string }) => rating === key)
    return pair.table[place(one)][place(other)]
  }
  expect([
    cell('true', 'true'),
    cell('true', 'false'),
    cell('false', 'true'),
    cell('half-true', 'false'),
  ]).toEqual([8, 1, 0, 1])
  const texts = truth.disputed.items.map(({ text }: { text: string }) => text)
  expect([truth.disputed.total, texts.sort()]).toEqual([2, ['Claim number 10.', 'Claim number 8.']])
})

test('a rating without a place in the order counts as missing where the order counts', async () => {
  const annotator = await team.as('annotator')
  const claim = await addClaim(annotator, { quote: (await addQuote(annotator)).id })
  await judge(claim.id, 'first', 'not-checkable')
  await judge(claim.id, 'second', 'true')
  const [truth] = (await ask('/agreement')).scales
  expect([truth.alphaNominal.n, truth.alphaOrdinal.n]).toEqual([12, 11])
})

test('filters by reviewer, speaker, aspect and time', async () => {
  expect((await ask('/agreement?reviewer=first')).scales).toEqual([])
  expect((await ask(`/agreement?speaker=${slug}`)).scales).toHaveLength(1)
  expect(
    (await ask(`/agreement?speaker=${(await addSpeaker(await team.as('annotator'))).slug}`)).scales,
  ).toEqual([])
  expect((await ask('/agreement?aspect=CONTEXT')).scales).toEqual([])
  expect((await ask('/agreement?to=2001')).scales).toEqual([])
  expect((await (await team.as('reader')).get('/agreement?speaker=nobody')).status).toBe(404)
})

test('a speaker’s record has shares with intervals from ten items on, and says how they were chosen', async () => {
  const record = await ask(`/speakers/${slug}/record`)
  expect(record).toMatchObject({ minimum: 10, aspects: [{ aspect: 'TRUTH', n: 9, disputed: 2 }] })
  expect(record.chosen.en).toMatch(/no sample of everything/)
  expect(record.aspects[0].ratings).toMatchObject([
    { rating: 'true', count: 8, share: null },
    { rating: 'false', count: 1, share: null },
  ])
  const another = await addClaim(await team.as('annotator'), {
    quote: (await addQuote(await team.as('annotator'), { speaker: slug })).id,
  })
  await judge(another.id, 'first', 'true')
  const [{ ratings }] = (await ask(`/speakers/${slug}/record`)).aspects
  expect(ratings[0]).toMatchObject({ count: 9, share: { value: 0.9 } })
  expect(ratings[0].share.low).toBeCloseTo(0.5958, 4)
})

test('example reviewers are left out unless asked for', async () => {
  await team.service.sql(`update reviewer set is_example = true where slug = 'second'`)
  expect((await ask('/agreement')).scales).toEqual([])
  expect((await ask('/agreement?includeExamples=true')).scales).toHaveLength(1)
  await team.service.sql(`update reviewer set is_example = false where slug = 'second'`)
})

test('nothing about it is called a score', async () => {
  const { text } = await team.service.get('/openapi.json')
  expect(text).not.toMatch(/honesty score|trust score|credibility score/i)
})

test('who asks for what was given blind sees only verdicts from reviews by two', async () => {
  const claim = await addClaim(await team.as('annotator'), { text: 'Judged unseen.' })
  for (const nth of [1, 2]) {
    const reviewer = await team.as('reviewer', nth)
    await made(reviewer.post(`/claims/${claim.id}/verdicts`, newVerdict()))
  }
  const [truth] = (await ask('/agreement?blind=true')).scales
  expect(truth).toMatchObject({ items: 1, reviewers: [{ slug: 'reviewer' }, { slug: 'reviewer-2' }] })
  expect((await ask('/agreement')).scales[0].items).toBeGreaterThan(1)
})
