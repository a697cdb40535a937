import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addQuote, addSpeaker, addVerdict, made } from './support/desk.ts'
import { judge, reviewIn } from './support/review.ts'
import { type Client, Service } from './support/service.ts'

/** The desk's answer: what it rests on, how it is corrected in public, and what those concerned say to it. */

let team: Team
let editor: Client
let reader: Client
beforeAll(async () => {
  team = await startTeam()
  editor = await team.as('editor')
  reader = await team.as('reader')
})
afterAll(() => team.stop())

const answer = { summary: 'It did open.', text: 'It *did* open.' }
const read = async (id: string) => (await reader.get(`/reviews/${id}`)).body

describe('a ruling', () => {
  test.each([
    ['AGREED', 'AGREED'],
    ['ADJUDICATED', 'ADJUDICATED'],
  ] as const)('on what was %s says so and rests on both verdicts', async (state, method) => {
    const { id, rating } = await reviewIn(team, state)
    const { body } = await editor.post(`/reviews/${id}/rule`, { rating, ...answer })
    const verdicts = body.judgements.map(({ verdict }: { verdict: { id: string } }) => verdict.id)
    expect(body.rulings).toMatchObject([
      { number: 1, method, rating: { key: rating }, publishedAt: null, isStanding: false },
    ])
    expect(body.rulings[0].verdicts).toEqual(verdicts.sort())
  })

  test('has the rating that the reviewers came to, and rests on their verdicts only', async () => {
    const { id } = await reviewIn(team, 'AGREED')
    const other = await reviewIn(team, 'AGREED')
    const [{ verdict }] = (await read(other.id)).judgements
    const refused = [
      await editor.post(`/reviews/${id}/rule`, { rating: 'false', ...answer }),
      await editor.post(`/reviews/${id}/rule`, { rating: 'true', ...answer, verdicts: [verdict.id] }),
      await editor.post(`/reviews/${id}/rule`, { rating: 'true', ...answer, correctionNote: 'Nothing.' }),
      await editor.post(`/reviews/${id}/rule`, { rating: 'true', ...answer, summary: 'x'.repeat(281) }),
    ]
    expect(refused.map(({ status, body }) => [status, body.errors?.[0].pointer])).toEqual([
      ...[
        [422, '/rating'],
        [422, '/verdicts'],
        [422, '/correctionNote'],
        [422, '/summary'],
      ],
    ])
  })

  test('that is not published is seen in the review only', async () => {
    const { id, claim } = await reviewIn(team, 'RULED')
    const [ruling] = (await read(id)).rulings
    expect((await reader.get(`/claims/${claim}`)).body.rulings).toEqual([])
    expect((await reader.get(`/rulings/${ruling.id}`)).status).toBe(404)
  })

  test('that is published stands with its claim wherever that is answered, until it is withdrawn', async () => {
    const { id, claim } = await reviewIn(team, 'PUBLISHED')
    const [ruling] = (await read(id)).rulings
    const shown = {
      id: ruling.id,
      review: id,
      aspect: 'TRUTH',
      number: 1,
      method: 'AGREED',
      isCorrection: false,
    }
    const page = (await reader.get(`/claims/${claim}`)).body
    const listed = (await reader.get('/claims')).body.items.find((item: { id: string }) => item.id === claim)
    const quoted = (await reader.get(`/quotes/${page.quotes[0].id}`)).body.claims[0]
    for (const { rulings } of [page, listed, quoted]) expect(rulings).toMatchObject([shown])
    const at = new Date().toISOString()
    await made(editor.post(`/reviews/${id}/withdraw`, { reason: 'The source is gone.' }))
    expect((await reader.get(`/claims/${claim}`)).body.rulings).toEqual([])
    expect((await reader.get(`/claims/${claim}?at=${at}`)).body.rulings).toMatchObject([shown])
    expect((await reader.get(`/rulings/${ruling.id}`)).body).toMatchObject({
      isStanding: false,
      withdrawal: { reason: 'The source is gone.', by: { slug: 'editor' } },
    })
  })

  test('that is sent back leads to where it came from; the next is another', async () => {
    const { id } = await reviewIn(team, 'RULED')
    await made(editor.post(`/reviews/${id}/send-back`, { reason: 'Say it shorter.' }))
    expect(await read(id)).toMatchObject({ state: 'AGREED', cycle: 1 })
    await made(editor.post(`/reviews/${id}/rule`, { rating: 'true', ...answer }))
    await made(editor.post(`/reviews/${id}/publish`))
    const { rulings, state } = await read(id)
    expect([state, ...rulings.map(({ isStanding }: { isStanding: boolean }) => isStanding)]).toEqual([
      'PUBLISHED',
      true,
      false,
    ])
  })

  test.each(['PUBLISHED', 'CORRECTED'] as const)(
    'that corrects what is %s leads back there',
    async (state) => {
      const { id } = await reviewIn(team, state)
      await made(editor.post(`/reviews/${id}/correct`, { rating: 'true', ...answer, correctionNote: 'x' }))
      await made(editor.post(`/reviews/${id}/send-back`, { reason: 'No.' }))
      expect((await read(id)).state).toBe(state)
    },
  )

  test('stays public while the review begins anew, and the next one says what changed', async () => {
    const { id, claim } = await reviewIn(team, 'PUBLISHED')
    await made(editor.post(`/reviews/${id}/send-back`, { reason: 'New evidence.' }))
    await made(judge(await team.as('reviewer', 2), claim, 'false'))
    await made(judge(await team.as('reviewer', 3), claim, 'false'))
    expect((await reader.get(`/claims/${claim}`)).body.rulings).toMatchObject([
      { number: 1, rating: { key: 'true' } },
    ])
    const silent = await editor.post(`/reviews/${id}/rule`, { rating: 'false', ...answer })
    expect([silent.status, silent.body.errors[0].pointer]).toEqual([422, '/correctionNote'])
    await made(
      editor.post(`/reviews/${id}/rule`, { rating: 'false', ...answer, correctionNote: 'It was in June.' }),
    )
    await made(editor.post(`/reviews/${id}/publish`))
    expect((await reader.get(`/claims/${claim}`)).body.rulings).toMatchObject([
      { number: 2, rating: { key: 'false' }, isCorrection: true },
    ])
    expect(await read(id)).toMatchObject({ state: 'CORRECTED', cycle: 2 })
  })
})

describe('corrections', () => {
  test('are listed for everybody, with the old and the new rating and what changed', async () => {
    const { id, claim } = await reviewIn(team, 'CORRECTED')
    const withdrawn = await reviewIn(team, 'WITHDRAWN')
    const { status, body } = await team.service.get('/corrections?limit=2')
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { kind: 'WITHDRAWAL', target: { id: withdrawn.claim }, note: 'The source is gone.', after: null },
      {
        ...{ kind: 'CORRECTION', target: { type: 'claim', id: claim }, note: 'The day was wrong.' },
        ...{ before: { number: 1, rating: { key: 'true' } }, after: { number: 2, rating: { key: 'true' } } },
      },
    ])
    const next = await team.service.get(`/corrections?cursor=${body.nextCursor}`)
    expect(next.body.items.map(({ id }: { id: string }) => id)).not.toContain(body.items[1].id)
    expect((await read(id)).rulings[0].correctionNote).toBe('The day was wrong.')
  })

  test('are a feed as well, in which no text becomes markup', async () => {
    const { id } = await reviewIn(team, 'PUBLISHED')
    await made(editor.post(`/reviews/${id}/withdraw`, { reason: '<script>alert(1)</script> & ]]>\u0001' }))
    const { status, headers, text } = await team.service.get('/corrections.atom')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom">')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;')
    for (const unkept of ['<script', '\u0001']) expect(text).not.toContain(unkept)
  })

  test('that are not published are not among them', async () => {
    const { id } = await reviewIn(team, 'PUBLISHED')
    await made(
      editor.post(`/reviews/${id}/correct`, { rating: 'true', ...answer, correctionNote: 'Ukulele' }),
    )
    expect((await team.service.get('/corrections')).text).not.toContain('Ukulele')
    expect((await team.service.get('/corrections.atom')).text).not.toContain('Ukulele')
  })
})

describe('the right of reply', () => {
  test('is recorded with whom, when, how and until when, and shown beside the ruling', async () => {
    const { id } = await reviewIn(team, 'PUBLISHED')
    const reviewer = await team.as('reviewer')
    const { slug } = await addSpeaker(editor, { name: 'Ada Long' })
    const asked = { askedAt: '2026-03-01T09:00:00Z', channel: 'e-mail', deadline: '2026-03-05' }
    const request = await made(
      reviewer.post(`/reviews/${id}/replies`, { speaker: slug, ...asked, question: 'Why?' }),
    )
    expect(request).toMatchObject({ speaker: { slug }, deadline: '2026-03-05', answer: null })
    await made(reviewer.post(`/reviews/${id}/replies`, { name: 'The city', channel: 'telephone' }))
    const path = `/reviews/${id}/replies/${request.id}`
    const reply = await reviewer.patch(path, { answer: 'I meant June.', answeredAt: '2026-03-02' })
    expect(reply.body).toMatchObject({ answer: 'I meant June.', answeredAt: '2026-03-02T00:00:00.000Z' })
    const [ruling] = (await read(id)).rulings
    const page = (await reader.get(`/rulings/${ruling.id}`)).body
    expect(page.replies.map(({ answer }: { answer: string | null }) => answer)).toEqual([
      'I meant June.',
      null,
    ])
    expect((await reader.get(`/reviews/${id}/replies`)).body.items).toEqual(page.replies)
    expect((await reviewer.patch(path, { answer: 'No, July.' })).status).toBe(409)
  })

  test('names one person, asked in the past', async () => {
    const { id } = await reviewIn(team, 'OPEN')
    const channel = 'e-mail'
    for (const body of [
      { channel },
      { channel, name: 'A', speaker: 'b' },
      { channel, speaker: 'nobody-known' },
      { channel, name: 'A', askedAt: '2999' },
    ])
      expect((await (await team.as('reviewer')).post(`/reviews/${id}/replies`, body)).status).toBe(422)
    expect((await reader.get('/reviews/01a203a7-2d77-76d7-903e-69d8e1af5e78/replies')).status).toBe(404)
  })
})

describe('one reviewer', () => {
  let single: Team
  let chief: Client
  beforeAll(async () => {
    single = await startTeam()
    chief = await single.as('editor')
    await made((await single.as('administrator')).patch('/desk', { reviewers: 1 }))
  })
  afterAll(() => single.stop())

  test('can be what the desk asks for: verdicts are recorded at once', async () => {
    expect((await chief.get('/desk')).body).toEqual({
      reviewers: 1,
      effectiveReviewers: 1,
      fetchesPages: false,
      publicAddress: null,
    })
    expect((await chief.patch('/desk', { reviewers: 2 })).status).toBe(403)
    const claim = await addClaim(chief)
    await addVerdict(chief, `/claims/${claim.id}`)
    expect((await chief.get(`/reviews?claim=${claim.id}`)).body.items).toEqual([])
  })

  test('makes a ruling that says SINGLE, by somebody else', async () => {
    const claim = await addClaim(chief)
    const target = { type: 'claim', id: claim.id }
    const { id } = await made(chief.post('/reviews', { target, aspect: 'TRUTH' }))
    await addVerdict(await single.as('reviewer'), `/claims/${claim.id}`)
    expect((await chief.get(`/reviews/${id}`)).body.state).toBe('AGREED')
    const { body } = await chief.post(`/reviews/${id}/rule`, { rating: 'true', ...answer })
    expect(body.rulings[0].method).toBe('SINGLE')
  })

  test('is kept from ruling on what they judged before there was a review', async () => {
    const judged = await single.as('editor', 2)
    const claim = await addClaim(chief)
    await addVerdict(judged, `/claims/${claim.id}`)
    const target = { type: 'claim', id: claim.id }
    const { id } = await made(chief.post('/reviews', { target, aspect: 'TRUTH' }))
    await addVerdict(await single.as('reviewer'), `/claims/${claim.id}`)
    const refused = await judged.post(`/reviews/${id}/rule`, { rating: 'true', ...answer })
    expect([refused.status, refused.body.title]).toEqual([
      403,
      'You have judged this yourself, so somebody else decides.',
    ])
    expect((await judged.get(`/reviews/${id}`)).body.acts).not.toContain('rule')
    await single.service.sql('alter table ruling disable trigger recorded')
    await expect(
      single.service.sql(
        `insert into ruling (id, review_id, aspect, number, cycle, rating_id, summary, text, method, ruled_by_id)
         select gen_random_uuid(), $1, aspect, 1, 1, rating_id, 'So.', 'So.', 'SINGLE', reviewer_id from verdict
         where claim_id = $2 order by id limit 1`,
        [id, claim.id],
      ),
    ).rejects.toThrow('nobody decides on what they judged')
    await single.service.sql('alter table ruling enable trigger recorded')
    await made(chief.post(`/reviews/${id}/rule`, { rating: 'true', ...answer }))
  })

  test('or two stands with each verdict of an export', async () => {
    const claim = await addClaim(chief)
    const target = { type: 'claim', id: claim.id }
    await made(chief.post('/reviews', { target, aspect: 'TRUTH', reviewers: 2 }))
    await made(judge(await single.as('reviewer'), claim.id, 'true'))
    await made(judge(await single.as('reviewer', 2), claim.id, 'true'))
    const { body } = await chief.get('/exports/verdicts')
    const methods = body.verdicts.map(({ reviewMethod }: { reviewMethod: string }) => reviewMethod)
    expect(methods).toEqual(['SINGLE', 'SINGLE', 'SINGLE', 'SINGLE', 'BLIND', 'BLIND'])
    const csv = (await chief.get('/exports/verdicts?format=csv')).text.trim().split('\r\n')
    expect(csv.map((line) => line.split(',').at(-1))).toEqual(['review_method', ...methods])
    const lines = (await chief.get('/exports/verdicts?format=ndjson')).text.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).reviewMethod)).toEqual(methods)
  })
})

test('who judges again after having read the other is no longer blind, in no export and no figure', async () => {
  const { id, claim } = await reviewIn(team, 'DISPUTED')
  await made(editor.post(`/reviews/${id}/send-back`, { reason: 'Look again.' }))
  for (const nth of [8, 9]) {
    const slug = `reviewer-${nth}`
    const { verdicts } = (await reader.get(`/claims/${claim}`)).body
    const own = verdicts.find(({ reviewer }: { reviewer: { slug: string } }) => reviewer.slug === slug)
    const again = { supersedes: own.id, changeNote: 'As the other says.' }
    await made(judge(await team.as('reviewer', nth), claim, 'true', again))
  }
  const exported = (await reader.get('/exports/verdicts')).body.verdicts
  const methods = exported.flatMap(
    ({ target, reviewMethod }: { target: { id: string }; reviewMethod: string }) =>
      target.id === claim ? [reviewMethod] : [],
  )
  expect(methods).toEqual(['BLIND', 'BLIND', 'INFORMED', 'INFORMED'])
  const figures = async (query: string) =>
    (await reader.get(`/agreement?reviewer=reviewer-8&reviewer=reviewer-9${query}`)).text
  expect(await figures('')).toContain('"scales":[{')
  expect(await figures('&blind=true')).not.toContain(claim)
})

describe('opening a review', () => {
  test('is possible once for each aspect, of what there is', async () => {
    const reviewer = await team.as('reviewer')
    const { id } = await addQuote(editor)
    const open = (aspect: string, fields: object = {}) =>
      reviewer.post('/reviews', { target: { type: 'quote', id }, aspect, ...fields })
    const first = await made(open('CONTEXT', { dueAt: '2027-01-01' }))
    expect(first).toMatchObject({
      state: 'OPEN',
      cycle: 1,
      reviewers: 2,
      dueAt: '2027-01-01',
      isJudgedByYou: false,
    })
    const again = await open('CONTEXT')
    expect([again.status, again.body.title]).toEqual([409, expect.stringContaining(first.id)])
    expect((await open('TRUTH')).status).toBe(422)
    expect((await open('AUTHENTICITY', { reviewers: 1 })).status).toBe(403)
    expect((await open('AUTHENTICITY', { target: { type: 'quote', id: first.id } })).status).toBe(404)
    expect(
      (await editor.post('/reviews', { target: { type: 'quote', id }, aspect: 'TRANSLATION', reviewers: 1 }))
        .body.reviewers,
    ).toBe(1)
  })

  test('for two is not possible where there is one', async () => {
    const alone = await Service.start()
    const claim = await addClaim(alone)
    const open = (reviewers?: number) =>
      alone.post('/reviews', {
        target: { type: 'claim', id: claim.id },
        aspect: 'TRUTH',
        ...(reviewers && { reviewers }),
      })
    expect((await alone.get('/desk')).body).toEqual({
      reviewers: 2,
      effectiveReviewers: 1,
      fetchesPages: false,
      publicAddress: null,
    })
    expect([(await open(2)).status, (await open()).status]).toEqual([409, 201])
    await alone.stop()
  })
})

test('a claim’s history names each ruling, its rating and who judged', async () => {
  const { id, claim, rating } = await reviewIn(team, 'PUBLISHED')
  await made(editor.post(`/reviews/${id}/replies`, { name: 'City hall', channel: 'E-mail' }))
  const { items } = (await reader.get(`/claims/${claim}/events`)).body
  const changes = items.flatMap((event: { changes: Change[] }) => event.changes)
  const of = (table: string) => changes.filter((change: Change) => change.table === table)
  expect(of('reply_request')).toMatchObject([{ after: { name: 'City hall' } }])
  expect(of('publication')).toHaveLength(1)
  expect(of('ruling')).toMatchObject([{ rating: { key: rating }, after: { method: 'AGREED' } }])
  const judges = of('verdict').map(({ reviewer }: Change) => reviewer?.slug)
  expect(judges.sort()).toEqual(['reviewer-8', 'reviewer-9'])
})

interface Change {
  table: string
  reviewer: { slug: string } | null
}
