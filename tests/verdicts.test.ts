import { aspectsOf, problemOf } from '../src/verdicts/verdict-rules.ts'
import { addClaim, addQuote, addSource, addVerdict, newSource, newVerdict } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'
import { allowPlainSql, countRows } from './support/tables.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const statuses = (replies: Reply[]) => replies.map(({ status }) => status).sort()
const current = async (target: string) => (await service.get(target)).body.verdicts

describe('a first verdict', () => {
  test('answers with the whole verdict, its sources and where the history is', async () => {
    const known = await addSource(service, { title: 'Register' })
    const { id } = await addClaim(service)
    const { status, headers, body } = await service.post(`/claims/${id}/verdicts`, {
      ...{
        aspect: 'TRUTH',
        rating: 'mostly-true',
        summary: 'It opened in May.',
        rationale: '*Twice* checked.',
      },
      asOf: '2026-05-04',
      citations: [
        { sourceId: known.id, stance: 'SUPPORTS', excerpt: 'opened on 3 May', locator: 'p. 7' },
        { source: { ...newSource(), title: 'News' }, stance: 'CONTEXT' },
      ],
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/claims/${id}/verdicts`)
    expect(body).toMatchObject({
      ...{ target: { type: 'claim', id }, aspect: 'TRUTH', summary: 'It opened in May.', asOf: '2026-05-04' },
      rating: { key: 'mostly-true', scale: 'truth', scaleVersion: 1, ordinal: 4, value: 4 },
      reviewer: { slug: 'local', isExample: false },
      ...{ supersedes: null, changeNote: null, isCurrent: true, rationale: '*Twice* checked.' },
      citations: [
        {
          source: { id: known.id, title: 'Register' },
          stance: 'SUPPORTS',
          excerpt: 'opened on 3 May',
          locator: 'p. 7',
        },
        { source: { title: 'News' }, stance: 'CONTEXT', excerpt: null, locator: null },
      ],
    })
    const { isSealed, ...verdict } = body
    expect(isSealed).toBe(false)
    expect((await service.get(`/claims/${id}/verdicts`)).body).toEqual({ items: [verdict], nextCursor: null })
  })

  test('is one for each aspect of a quote, and speaks of today unless it says another day', async () => {
    const { id } = await addQuote(service)
    const before = new Date().toISOString().slice(0, 10)
    for (const [aspect, rating] of [
      ['AUTHENTICITY', 'verbatim'],
      ['CONTEXT', 'in-context'],
      ['TRANSLATION', 'faithful'],
    ])
      await addVerdict(service, `/quotes/${id}`, { aspect, rating })
    const verdicts = await current(`/quotes/${id}`)
    expect(verdicts).toMatchObject([
      { aspect: 'AUTHENTICITY' },
      { aspect: 'CONTEXT' },
      { aspect: 'TRANSLATION' },
    ])
    const after = new Date().toISOString().slice(0, 10)
    expect([before, after]).toContain(verdicts[0].asOf)
  })

  test('needs a source, unless the claim can not be checked at all', async () => {
    const { id } = await addClaim(service)
    for (const rating of ['true', 'mostly-true', 'half-true', 'mostly-false', 'false', 'unverifiable'])
      expect(
        await service.post(`/claims/${id}/verdicts`, newVerdict({ rating, citations: [] })),
      ).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/citations' }] },
      })
    await addVerdict(service, `/claims/${id}`, { rating: 'not-checkable', citations: [] })
    expect(await current(`/claims/${id}`)).toMatchObject([
      { rating: { key: 'not-checkable', value: null }, citations: [] },
    ])
  })

  test.each(['AUTHENTICITY', 'CONTEXT', 'TRANSLATION'])(
    'on %s of a quote needs a source for every rating',
    async (aspect) => {
      const { id } = await addQuote(service)
      const { body } = await service.get('/ratings')
      const { ratings } = body.items.find((scale: { aspect: string }) => scale.aspect === aspect)
      for (const { key } of ratings) {
        const verdict = newVerdict({ aspect, rating: key, citations: [] })
        expect([key, (await service.post(`/quotes/${id}/verdicts`, verdict)).status]).toEqual([key, 422])
      }
    },
  )

  test.each([
    ['TRUTH of a quote', 'quotes', { aspect: 'TRUTH' }, '/aspect'],
    ['CONTEXT of a claim', 'claims', { aspect: 'CONTEXT', rating: 'spliced' }, '/aspect'],
    ['a rating of another scale', 'claims', { rating: 'verbatim' }, '/rating'],
    ['a rating that does not exist', 'claims', { rating: 'pants-on-fire' }, '/rating'],
    ['an aspect that does not exist', 'claims', { aspect: 'BEAUTY' }, '/aspect'],
    ['a summary of 281 characters', 'claims', { summary: '😀'.repeat(281) }, '/summary'],
    ['an empty summary', 'claims', { summary: ' ' }, '/summary'],
    ['a day that does not exist', 'claims', { asOf: '2026-02-30' }, '/asOf'],
    ['the year 0', 'claims', { asOf: '0000-01-01' }, '/asOf'],
    ['a time for a day', 'claims', { asOf: '2026-02-03T00:00:00Z' }, '/asOf'],
    ['no citations', 'claims', { citations: undefined }, '/citations'],
    ['a change without what it supersedes', 'claims', { changeNote: 'New.' }, '/supersedes'],
    ['somebody else as reviewer', 'claims', { reviewer: 'chief' }, '/reviewer'],
    ['a date of recording', 'claims', { recordedAt: '2020-01-01T00:00:00Z' }, '/recordedAt'],
  ])('refuses %s', async (_name, kind, fields, pointer) => {
    const quote = await addQuote(service)
    const target = kind === 'quotes' ? quote : await addClaim(service, { quote: quote.id })
    expect(await service.post(`/${kind}/${target.id}/verdicts`, newVerdict(fields))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    })
    expect(await current(`/${kind}/${target.id}`)).toEqual([])
  })

  test.each([
    ['without a source', { stance: 'SUPPORTS' }, '/citations/0/source'],
    [
      'with a source twice over',
      { stance: 'SUPPORTS', source: newSource(), sourceId: '01a203a7-2d77-76d7-903e-69d8e1af5e78' },
      '/citations/0/source',
    ],
    [
      'of a source that does not exist',
      { stance: 'SUPPORTS', sourceId: '01a203a7-2d77-76d7-903e-69d8e1af5e78' },
      '/citations/0/sourceId',
    ],
    ['of no source', { stance: 'SUPPORTS', sourceId: null }, '/citations/0/sourceId'],
    ['without a stance', { source: newSource() }, '/citations/0/stance'],
    ['with an unknown stance', { stance: 'PROVES', source: newSource() }, '/citations/0/stance'],
    [
      'of a source without a title',
      { stance: 'SUPPORTS', source: newSource({ title: '' }) },
      '/citations/0/source/title',
    ],
    [
      'of a source in no web',
      { stance: 'SUPPORTS', source: newSource({ url: 'file:///etc' }) },
      '/citations/0/source/url',
    ],
  ])('refuses a citation %s, and records no source', async (_name, citation, pointer) => {
    const { id } = await addClaim(service)
    const before = await countRows(service)
    expect(await service.post(`/claims/${id}/verdicts`, newVerdict({ citations: [citation] }))).toMatchObject(
      {
        status: 422,
        body: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
      },
    )
    expect(await countRows(service)).toEqual(before)
  })

  test('that is refused at its second source has not recorded the first', async () => {
    const { id } = await addClaim(service)
    const before = await countRows(service)
    const citations = [
      { source: newSource(), stance: 'SUPPORTS' },
      { sourceId: '01a203a7-2d77-76d7-903e-69d8e1af5e78', stance: 'SUPPORTS' },
    ]
    expect((await service.post(`/claims/${id}/verdicts`, newVerdict({ citations }))).status).toBe(422)
    expect(await countRows(service)).toEqual(before)
  })

  test.each(['quotes', 'claims'])('on nothing below /%s is not found', async (kind) => {
    const path = `/${kind}/01a203a7-2d77-76d7-903e-69d8e1af5e78/verdicts`
    expect((await service.get(path)).status).toBe(404)
    expect(
      (await service.post(path, newVerdict({ aspect: kind === 'claims' ? 'TRUTH' : 'CONTEXT' }))).status,
    ).toBe(404)
  })
})

describe('a later verdict', () => {
  test('supersedes the current one and says what changed; both stay readable', async () => {
    const { id } = await addClaim(service)
    const first = await addVerdict(service, `/claims/${id}`)
    const second = await addVerdict(service, `/claims/${id}`, {
      ...{ rating: 'false', supersedes: first.id, changeNote: 'It closed again.' },
    })
    const third = await addVerdict(service, `/claims/${id}`, {
      supersedes: second.id,
      changeNote: 'It opened for good.',
    })
    expect(await current(`/claims/${id}`)).toEqual([third])
    const { body } = await service.get(`/claims/${id}/verdicts`)
    expect(body.items).toEqual([third, { ...second, isCurrent: false }, { ...first, isCurrent: false }])
    expect((await service.get(`/claims/${id}`)).body.history).toEqual(body.items)
  })

  test('must name the current one, and is told which that is', async () => {
    const { id } = await addClaim(service)
    const first = await addVerdict(service, `/claims/${id}`)
    expect(await service.post(`/claims/${id}/verdicts`, newVerdict())).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining(first.id), errors: [{ pointer: '/supersedes' }] },
    })
    const second = await addVerdict(service, `/claims/${id}`, { supersedes: first.id, changeNote: 'New.' })
    const late = newVerdict({ supersedes: first.id, changeNote: 'Newer.' })
    expect(await service.post(`/claims/${id}/verdicts`, late)).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining(second.id) },
    })
  })

  test('needs a note that says what changed', async () => {
    const { id } = await addClaim(service)
    const { id: supersedes } = await addVerdict(service, `/claims/${id}`)
    for (const changeNote of [undefined, '', ' '])
      expect(
        await service.post(`/claims/${id}/verdicts`, newVerdict({ supersedes, changeNote })),
      ).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/changeNote' }] },
      })
  })

  test("does not supersede another claim's, another aspect's or nobody's verdict", async () => {
    const quote = await addQuote(service)
    const claim = await addClaim(service, { quote: quote.id })
    const elsewhere = await addVerdict(service, `/claims/${(await addClaim(service)).id}`)
    const authenticity = await addVerdict(service, `/quotes/${quote.id}`, {
      aspect: 'AUTHENTICITY',
      rating: 'verbatim',
    })
    const later = (supersedes: string, fields: object = {}) =>
      newVerdict({ supersedes, changeNote: 'New.', ...fields })
    const replies = [
      await service.post(`/claims/${claim.id}/verdicts`, later(elsewhere.id)),
      await service.post(`/claims/${claim.id}/verdicts`, later('01a203a7-2d77-76d7-903e-69d8e1af5e78')),
      await service.post(
        `/quotes/${quote.id}/verdicts`,
        later(authenticity.id, { aspect: 'CONTEXT', rating: 'spliced' }),
      ),
    ]
    expect(statuses(replies)).toEqual([409, 409, 409])
  })

  test('leaves the verdicts of other reviewers current', async () => {
    await allowPlainSql(service)
    const { id } = await addClaim(service)
    await service.sql(
      `insert into reviewer (id, slug, name) values (gen_random_uuid(), 'colleague', 'Colleague')`,
    )
    await service.sql(
      `insert into verdict (id, claim_id, aspect, rating_id, reviewer_id, summary, as_of)
       select gen_random_uuid(), $1, 'TRUTH', rating.id, reviewer.id, 'I doubt it.', '2026-01-01' from rating, reviewer
       where rating.key = 'half-true' and reviewer.slug = 'colleague'`,
      [id],
    )
    const [theirs] = await current(`/claims/${id}`)
    const mine = await addVerdict(service, `/claims/${id}`)
    const wrong = newVerdict({ supersedes: theirs.id, changeNote: 'I know better.' })
    expect((await service.post(`/claims/${id}/verdicts`, wrong)).status).toBe(409)
    const standing = (await current(`/claims/${id}`)).map((verdict: { id: string }) => verdict.id)
    expect(standing.sort()).toEqual([theirs.id, mine.id].sort())
  })
})

describe('at the same moment', () => {
  test('of ten first verdicts one is recorded, and the others are told', async () => {
    const { id } = await addClaim(service)
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => service.post(`/claims/${id}/verdicts`, newVerdict())),
    )
    expect(statuses(replies)).toEqual([201, ...Array(9).fill(409)])
    expect((await service.get(`/claims/${id}/verdicts`)).body.items).toHaveLength(1)
  })

  test('of ten that supersede the same one is recorded, and the others leave nothing behind', async () => {
    const { id } = await addClaim(service)
    const { id: supersedes } = await addVerdict(service, `/claims/${id}`)
    const before = await countRows(service)
    const later = () => newVerdict({ supersedes, changeNote: 'New.' })
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => service.post(`/claims/${id}/verdicts`, later())),
    )
    expect(statuses(replies)).toEqual([201, ...Array(9).fill(409)])
    const { verdict = 0, citation = 0, source = 0 } = before
    expect(await countRows(service)).toEqual({
      ...before,
      ...{ verdict: verdict + 1, citation: citation + 1, source: source + 1 },
    })
    expect(await current(`/claims/${id}`)).toHaveLength(1)
  })

  test('two verdicts that cite the same two new addresses in opposite order are both recorded', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [newSource(), newSource()].map((source) => ({ source, stance: 'SUPPORTS' }))
      const claims = await Promise.all([addClaim(service), addClaim(service)])
      const replies = await Promise.all([
        service.post(`/claims/${claims[0].id}/verdicts`, newVerdict({ citations: [one, other] })),
        service.post(`/claims/${claims[1].id}/verdicts`, newVerdict({ citations: [other, one] })),
      ])
      expect(statuses(replies)).toEqual([201, 201])
    }
  })
})

describe('the rules, which the browser knows too', () => {
  const known = { type: 'claim', needsCitation: true, current: undefined } as const
  const verdict = { aspect: 'TRUTH', citations: ['one'] } as const

  test('name the first one that is broken', () => {
    expect(aspectsOf('claim')).toEqual(['TRUTH'])
    expect(aspectsOf('quote')).toEqual(['AUTHENTICITY', 'CONTEXT', 'TRANSLATION'])
    expect(problemOf(verdict, known)).toBeUndefined()
    expect(problemOf(verdict, { ...known, type: 'quote' })).toBe('wrong-aspect')
    expect(problemOf({ ...verdict, citations: [] }, known)).toBe('needs-citation')
    expect(problemOf({ ...verdict, citations: [] }, { ...known, needsCitation: false })).toBeUndefined()
    expect(problemOf(verdict, { ...known, current: 'v1' })).toBe('supersedes-missing')
    expect(problemOf({ ...verdict, supersedes: 'v0' }, { ...known, current: 'v1' })).toBe(
      'supersedes-not-current',
    )
    expect(problemOf({ ...verdict, supersedes: 'v1' }, { ...known, current: 'v1' })).toBeUndefined()
    expect(problemOf({ ...verdict, supersedes: 'v1' }, known)).toBe('nothing-to-supersede')
  })
})
