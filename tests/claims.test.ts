import { addClaim, addDocument, addQuote, addSpeaker, addVerdict, made } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'

/** What has somebody claimed, and how did it hold up? */

let service: Service
/** Ids of a desk of six claims, a to f in the order in which they were recorded. */
const id: Record<string, string> = {}

beforeAll(async () => {
  service = await Service.start()
  await recordDesk()
})
afterAll(() => service.stop())

/**
 * a: Ada, 2019-02-24, English, true. b: Ada, March 2019, German, without a verdict, but its quote is verbatim.
 * c: Ben for Ada, 2018, first true, then false. d: Ben, undated, not checkable. e: Ada in 2020 and Ben in 2017, half
 * true; Ada's words were altered. f: Ada, but the quote is withdrawn.
 */
async function recordDesk() {
  for (const name of ['Ada', 'Ben']) await addSpeaker(service, { name })
  const report = await addDocument(service, { title: 'Report' })
  const bericht = await addDocument(service, { title: 'Bericht', language: 'de' })
  Object.assign(id, { report: report.id, bericht: bericht.id })
  const quote = (document: string, fields: object) => addQuote(service, { document, ...fields })
  const [ada, ben] = [{ speaker: 'ada' }, { speaker: 'ben' }]
  const topics = ['bridge']

  const first = await quote(report.id, { ...ada, saidAt: '2019-02-24' })
  id.a = (await addClaim(service, { quote: first.id, text: 'The bridge is open.', topics })).id
  await addVerdict(service, `/claims/${id.a}`, { rating: 'true' })

  const second = await quote(bericht.id, { ...ada, saidAt: '2019-03' })
  id.b = (
    await addClaim(service, {
      ...{ quote: second.id, text: 'Die Brücke wird teurer.', language: 'de', kind: 'PREDICTION' },
      topics: ['money', 'bridge'],
    })
  ).id
  await addVerdict(service, `/quotes/${second.id}`, { aspect: 'AUTHENTICITY', rating: 'verbatim' })

  const third = await quote(report.id, { ...ben, onBehalfOf: 'ada', saidAt: '2018' })
  id.c = (await addClaim(service, { quote: third.id, text: 'Nobody pays for it.', kind: 'PROMISE' })).id
  const earlier = await addVerdict(service, `/claims/${id.c}`, { rating: 'true' })
  await addVerdict(service, `/claims/${id.c}`, {
    rating: 'false',
    supersedes: earlier.id,
    changeNote: 'A toll.',
  })

  const fourth = await quote(report.id, ben)
  id.d = (await addClaim(service, { quote: fourth.id, text: 'It is a fine bridge.', kind: 'OPINION' })).id
  await addVerdict(service, `/claims/${id.d}`, { rating: 'not-checkable', citations: [] })

  const fifth = await quote(bericht.id, { ...ada, saidAt: '2020-05-05' })
  id.e = (await addClaim(service, { quote: fifth.id, text: 'It has four lanes.' })).id
  const sixth = await quote(report.id, { ...ben, saidAt: '2017' })
  await made(service.post(`/quotes/${sixth.id}/claims`, { claimId: id.e, relation: 'DENIES' }))
  await addVerdict(service, `/claims/${id.e}`, { rating: 'half-true' })
  await addVerdict(service, `/quotes/${fifth.id}`, { aspect: 'AUTHENTICITY', rating: 'altered' })

  const seventh = await quote(report.id, { ...ada, saidAt: '2019-02-24' })
  id.f = (await addClaim(service, { quote: seventh.id, text: 'She said so herself.' })).id
  await made(service.post(`/quotes/${seventh.id}/withdraw`, { reason: 'She did not.' }))
  Object.assign(id, { first: first.id, sixth: sixth.id, seventh: seventh.id })
}

/** The letters of the claims in an answer, in its order. */
function letters({ body }: Reply): string {
  const names = new Map(Object.entries(id).map(([name, value]) => [value, name]))
  return body.items.map((claim: { id: string }) => names.get(claim.id) ?? '?').join('')
}

async function ask(question: string): Promise<string> {
  const reply = await service.get(`/claims?${question}`)
  expect([question, reply.status]).toEqual([question, 200])
  return letters(reply)
}

/** Filters, with `:report` and `:bericht` for the documents' ids, and the claims that fit. */
const filters: [string, string][] = [
  ['', 'fedcba'],
  ['speaker=ada', 'eba'],
  ['speaker=ada&includeOnBehalf=true', 'ecba'],
  ['speaker=ada&includeOnBehalf=false', 'eba'],
  ['speaker=ben', 'edc'],
  ['aspect=TRUTH', 'edca'],
  ['aspect=AUTHENTICITY', 'eb'],
  ['aspect=CONTEXT', ''],
  ['aspect=AUTHENTICITY&speaker=ada', 'eb'],
  ['aspect=AUTHENTICITY&speaker=ben', ''],
  ['rating=true', 'a'],
  ['rating=false', 'c'],
  ['rating=true&rating=false', 'ca'],
  ['rating=verbatim', 'b'],
  ['rating=verbatim&rating=half-true', 'eb'],
  ['rating=altered&speaker=ben', ''],
  ['aspect=TRUTH&rating=verbatim', ''],
  ['aspect=AUTHENTICITY&rating=verbatim', 'b'],
  ['rating=pants-on-fire', ''],
  ['kind=FACTUAL', 'fea'],
  ['kind=PROMISE', 'c'],
  ['kind=QUESTION', ''],
  ['topic=bridge', 'ba'],
  ['topic=money', 'b'],
  ['topic=brid', ''],
  ['topic=Bridge', ''],
  ['document=:report', 'edca'],
  ['document=:bericht', 'eb'],
  ['document=:bericht&speaker=ben', ''],
  ['language=de', 'b'],
  ['language=en', 'fedca'],
  ['from=2019-02-24', 'eba'],
  ['from=2019-02-25', 'eb'],
  ['from=2020', 'e'],
  ['from=2021', ''],
  ['to=2018', 'ec'],
  ['to=2019-02-24', 'eca'],
  ['to=2019-02-23', 'ec'],
  ['to=9999', 'ecba'],
  ['from=0001', 'ecba'],
  ['from=2019&to=2019', 'ba'],
  ['from=2019-02-24T00:00:00Z&to=2019-02-24T00:00:00Z', 'a'],
  ['from=2018&to=2016', ''],
  ['speaker=ben&from=2018', 'c'],
  ['speaker=ada&kind=FACTUAL&from=2020&rating=half-true', 'e'],
  ['speaker=ada&topic=bridge&language=de', 'b'],
  ['query=lanes', 'e'],
  ['query=lanes&speaker=ben', 'e'],
  ['query=lanes&to=2016', ''],
]

const withIds = (question: string) => question.replace(/:(\w+)/, (_all, name: string) => id[name] ?? '')

describe('the list', () => {
  test.each(filters)('for "%s" has the claims "%s", newest first', async (question, found) => {
    expect(await ask(withIds(question))).toBe(found)
  })

  test('has with each claim its quotes, their speakers, current verdicts and cited sources', async () => {
    const { body } = await service.get('/claims?speaker=ada')
    const [e, b, a] = body.items
    expect(e).toMatchObject({
      text: 'It has four lanes.',
      quotes: [
        {
          speaker: { slug: 'ada', name: 'Ada' },
          relation: 'ASSERTS',
          verdicts: [{ rating: { key: 'altered' } }],
        },
        { speaker: { slug: 'ben' }, relation: 'DENIES', document: { title: 'Report', version: 1 } },
      ],
      verdicts: [{ aspect: 'TRUTH', rating: { key: 'half-true', value: 3, labels: { de: 'Teils wahr' } } }],
    })
    expect(b).toMatchObject({ verdicts: [], topics: ['money', 'bridge'] })
    expect(a.verdicts[0].citations).toMatchObject([
      {
        stance: 'SUPPORTS',
        source: { title: 'City register', url: expect.stringMatching('https://city.example/') },
      },
    ])
  })

  test('shows of superseded verdicts only the current one', async () => {
    const { body } = await service.get('/claims?rating=false')
    expect(body.items[0].verdicts).toMatchObject([{ rating: { key: 'false' }, changeNote: 'A toll.' }])
  })

  test.each([
    ['sort=-recordedAt', 'fedcba'],
    ['sort=recordedAt', 'abcdef'],
    ['sort=-saidAt', 'ebacfd'],
    ['sort=saidAt', 'ecabdf'],
    ['sort=saidAt&speaker=ben', 'ecd'],
    ['sort=-saidAt&speaker=ben', 'ced'],
    ['sort=-saidAt&speaker=ada', 'eba'],
    ['sort=-saidAt&speaker=ada&to=2019', 'ba'],
    ['sort=recordedAt&rating=half-true&rating=true', 'ae'],
  ])('with %s is in the order "%s", undated claims last', async (question, order) => {
    expect(await ask(question)).toBe(order)
    expect(await pages(question, 1)).toBe(order)
    expect(await pages(question, 2)).toBe(order)
  })

  async function pages(question: string, limit: number, between = async () => {}): Promise<string> {
    let seen = ''
    let cursor: string | null = ''
    while (cursor !== null) {
      const reply = await service.get(`/claims?${question}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
      expect(reply.status).toBe(200)
      expect(reply.body.items.length).toBeLessThanOrEqual(limit)
      seen += letters(reply)
      cursor = reply.body.nextCursor
      await between()
    }
    return seen
  }

  test('has no page after the last', async () => {
    expect((await service.get('/claims?limit=6')).body.nextCursor).toBeNull()
    expect((await service.get('/claims?limit=5')).body.nextCursor).not.toBeNull()
    expect((await service.get('/claims?speaker=ada&limit=3')).body.nextCursor).toBeNull()
    expect((await service.get('/claims?kind=QUESTION')).body.nextCursor).toBeNull()
  })

  test('takes a cursor only for the sort it was given for', async () => {
    const { body } = await service.get('/claims?sort=saidAt&limit=1')
    for (const question of ['', 'sort=recordedAt&', 'sort=-saidAt&'])
      expect((await service.get(`/claims?${question}cursor=${body.nextCursor}`)).status).toBe(400)
    const quotes = await service.get('/quotes?limit=1')
    expect((await service.get(`/claims?cursor=${quotes.body.nextCursor}`)).status).toBe(400)
    for (const cursor of ['x', 'bnVsbA', 'W10', 'e30', '%00', 'ä'])
      expect((await service.get(`/claims?cursor=${cursor}`)).status).toBeGreaterThanOrEqual(400)
  })

  test('misses and repeats none while claims are added in every place of the order', async () => {
    const [{ id: document }, { slug: speaker }] = [await addDocument(service), await addSpeaker(service)]
    for (const sort of ['-recordedAt', 'recordedAt', '-saidAt', 'saidAt']) {
      const question = `topic=paged-${sort.replace(/\W/, 'minus-')}`
      const topics = [question.slice('topic='.length)]
      const addSaid = async (saidAt: string) => {
        const quote = await addQuote(service, { document, speaker, saidAt })
        return (await addClaim(service, { quote: quote.id, topics })).id
      }
      const expected: string[] = []
      for (const saidAt of ['2001', '2002', '2003', '2004']) expected.push(await addSaid(saidAt))
      if (sort.startsWith('-')) expected.reverse()
      const seen: string[] = []
      let cursor: string | null = ''
      for (let page = 0; cursor !== null && page < 20; page++) {
        const { body }: Reply = await service.get(
          `/claims?${question}&sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`,
        )
        seen.push(...body.items.map((claim: { id: string }) => claim.id))
        cursor = body.nextCursor
        for (const saidAt of page < 3 ? ['2000', '2001', '2002-06', '2009'] : []) await addSaid(saidAt)
      }
      expect(seen.filter((claim) => expected.includes(claim))).toEqual(expected)
      expect(new Set(seen).size).toBe(seen.length)
    }
  })
})

describe('the counts', () => {
  interface Counts {
    claims: number
    withoutVerdict: number
    aspects: { aspect: string; withoutVerdict: number; ratings: { rating: string; claims: number }[] }[]
  }

  test('say how many claims have which rating of which aspect, and how many none', async () => {
    const { body } = await service.get('/claims/counts?document=:report'.replace(':report', id.report ?? ''))
    expect(body).toEqual({
      claims: 4,
      withoutVerdict: 0,
      aspects: [
        { aspect: 'AUTHENTICITY', withoutVerdict: 4, ratings: [] },
        { aspect: 'CONTEXT', withoutVerdict: 4, ratings: [] },
        { aspect: 'TRANSLATION', withoutVerdict: 4, ratings: [] },
        {
          aspect: 'TRUTH',
          withoutVerdict: 0,
          ratings: [
            { rating: 'true', claims: 1 },
            { rating: 'half-true', claims: 1 },
            { rating: 'false', claims: 1 },
            { rating: 'not-checkable', claims: 1 },
          ],
        },
      ],
    })
  })

  test("don't count a verdict on a quote that does not fit", async () => {
    const { body } = await service.get('/claims/counts?speaker=ben')
    expect(body).toMatchObject({ claims: 3, aspects: [{ aspect: 'AUTHENTICITY', ratings: [] }, {}, {}, {}] })
  })

  const questions = filters
    .map(([question]) => question)
    .filter((question) => !/aspect|rating/.test(question))

  test.each(questions)('agree with the lists for "%s"', async (filter) => {
    const question = withIds(filter)
    const sizeOf = async (more: string) =>
      (await service.get(`/claims?limit=200&${question}${more}`)).body.items.length
    const counts: Counts = (await service.get(`/claims/counts?${question}`)).body
    expect(counts.claims).toBe(await sizeOf(''))
    const keys = counts.aspects.flatMap(({ ratings }) => ratings.map(({ rating }) => `&rating=${rating}`))
    expect(counts.claims - counts.withoutVerdict).toBe(keys.length > 0 ? await sizeOf(keys.join('')) : 0)
    for (const { aspect, withoutVerdict, ratings } of counts.aspects) {
      expect(counts.claims - withoutVerdict).toBe(await sizeOf(`&aspect=${aspect}`))
      for (const { rating, claims } of ratings)
        expect([rating, claims]).toEqual([rating, await sizeOf(`&aspect=${aspect}&rating=${rating}`)])
    }
  })
})

describe('words', () => {
  beforeAll(async () => {
    const claims: [string, string, string][] = [
      ['houses', 'de', 'In Berlin stehen die Häuser leer.'],
      ['talks', 'en', 'They were negotiating for weeks.'],
      ['treaty', 'de', 'Der Vertrag wurde in São Paulo von António unterschrieben.'],
      ['city', 'en', 'The cities grow.'],
    ]
    for (const [name, language, text] of claims) {
      const quote = await addQuote(service, { language })
      id[name] = (await addClaim(service, { quote: quote.id, text, language, topics: ['words'] })).id
    }
    const said = await addDocument(service, { text: 'Er sprach von Windmühlen.', language: 'de' })
    const quote = await addQuote(service, { document: said.id, segments: [{ exact: 'von Windmühlen' }] })
    id.quoted = (
      await addClaim(service, { quote: quote.id, text: 'Es gibt zu viele davon.', topics: ['words'] })
    ).id
    const withdrawn = await addQuote(service, { document: said.id, segments: [{ exact: 'Er sprach' }] })
    id.unsaid = (await addClaim(service, { quote: withdrawn.id, text: 'Nichts.', topics: ['words'] })).id
    await service.post(`/quotes/${withdrawn.id}/withdraw`, { reason: 'Not said.' })
  })

  test.each([
    ['Häuser', 'houses'],
    ['Haus', 'houses'],
    ['hauser', 'houses'],
    ['Ha\u0308user', 'houses'],
    ['BERLIN', 'houses'],
    ['negotiations', 'talks'],
    ['negotiate', 'talks'],
    ['week negotiated', 'talks'],
    ['city', 'city'],
    ['antonio', 'treaty'],
    ['António', 'treaty'],
    ['sao paulo', 'treaty'],
    ['Verträge', 'treaty'],
    ['"die Häuser leer"', 'houses'],
    ['"Häuser stehen"', ''],
    ['Windmühle', 'quoted'],
    ['sprach', ''],
    ['Haus OR antonio', 'treatyhouses'],
    ['Haus -Berlin', ''],
    ['Haus negotiations', ''],
    ['nowhere', ''],
  ])('%s find "%s"', async (query, found) => {
    expect(await ask(`topic=words&query=${encodeURIComponent(query)}`)).toBe(found)
  })

  test.each(["'", '"', '\\', ':*', '&|!', '<->', '()', '%', '-', 'OR', '😀', "a'b\\c:*&!", '"".""'])(
    '%s is asked for as it is and breaks nothing',
    async (query) => {
      for (const list of [
        'claims',
        'claims/counts',
        'quotes',
        'speakers',
        'documents',
        'sources',
        'exports/verdicts',
      ])
        expect([list, (await service.get(`/${list}?query=${encodeURIComponent(query)}`)).status]).toEqual([
          list,
          200,
        ])
    },
  )
})

describe('recording', () => {
  test('a new claim in a quote answers with the whole claim and where it is from now on', async () => {
    const quote = await addQuote(service)
    const claim = { text: 'It opens.', language: 'en', kind: 'PREDICTION', topics: ['bridge', 'May'] }
    const { status, headers, body } = await service.post(`/quotes/${quote.id}/claims`, {
      ...claim,
      relation: 'IMPLIES',
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/claims/${body.id}`)
    const { claims: _claims, ...carrier } = quote
    expect(body).toMatchObject({
      ...claim,
      quotes: [{ ...carrier, relation: 'IMPLIES' }],
      verdicts: [],
      history: [],
    })
    expect((await service.get(`/claims/${body.id}`)).body).toEqual(body)
    expect((await service.get(`/quotes/${quote.id}`)).body.claims).toMatchObject([
      { id: body.id, relation: 'IMPLIES', ...claim },
    ])
  })

  test('a recorded claim in another quote makes it one claim of two quotes', async () => {
    const claim = await addClaim(service)
    const quote = await addQuote(service)
    const { status, body } = await service.post(`/quotes/${quote.id}/claims`, { claimId: claim.id })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      id: claim.id,
      quotes: [{ relation: 'ASSERTS' }, { id: quote.id, relation: 'ASSERTS' }],
    })
    expect((await service.post(`/quotes/${quote.id}/claims`, { claimId: claim.id })).status).toBe(409)
  })

  test.each([
    ['nothing', {}, '/text'],
    ['a claim that does not exist', { claimId: '01a203a7-2d77-76d7-903e-69d8e1af5e78' }, '/claimId'],
    ['no id', { claimId: 'urn:uuid:01a203a7-2d77-76d7-903e-69d8e1af5e78' }, '/claimId'],
    [
      'both a claim and its words',
      { claimId: '01a203a7-2d77-76d7-903e-69d8e1af5e78', text: 'It opens.' },
      '/text',
    ],
    ['two letters', { text: 'No', language: 'en', kind: 'FACTUAL' }, '/text'],
    ['blank words', { text: '    ', language: 'en', kind: 'FACTUAL' }, '/text'],
    ['a kind that does not exist', { text: 'It opens.', language: 'en', kind: 'LIE' }, '/kind'],
    ['no language', { text: 'It opens.', language: 'English', kind: 'FACTUAL' }, '/language'],
    ['a topic twice', { text: 'It opens.', language: 'en', kind: 'FACTUAL', topics: ['a', 'a'] }, '/topics'],
    ['an empty topic', { text: 'It opens.', language: 'en', kind: 'FACTUAL', topics: [''] }, '/topics/0'],
    [
      'an unknown relation',
      { text: 'It opens.', language: 'en', kind: 'FACTUAL', relation: 'SINGS' },
      '/relation',
    ],
  ])('%s is refused', async (_name, body, pointer) => {
    const quote = await addQuote(service)
    expect(await service.post(`/quotes/${quote.id}/claims`, body)).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
    })
  })

  test('in no quote is not found', async () => {
    const claim = { text: 'It opens.', language: 'en', kind: 'FACTUAL' }
    const answer = await service.post('/quotes/01a203a7-2d77-76d7-903e-69d8e1af5e78/claims', claim)
    expect(answer.status).toBe(404)
  })
})

describe('reading one', () => {
  test('shows withdrawn quotes too, and every verdict, the newest first', async () => {
    expect((await service.get(`/claims/${id.f}`)).body.quotes).toMatchObject([
      { id: id.seventh, withdrawnReason: 'She did not.' },
    ])
    const { body } = await service.get(`/claims/${id.c}`)
    expect(body.verdicts).toMatchObject([{ rating: { key: 'false' }, isCurrent: true }])
    expect(body.history).toMatchObject([
      { rating: { key: 'false' }, isCurrent: true, supersedes: body.history[1].id },
      { rating: { key: 'true' }, isCurrent: false, supersedes: null },
    ])
  })

  test('that does not exist is not found', async () => {
    expect((await service.get('/claims/01a203a7-2d77-76d7-903e-69d8e1af5e78')).status).toBe(404)
    expect((await service.get('/claims/nonsense')).status).toBe(404)
  })
})

describe('changing', () => {
  test('changes words, kind and topics until a verdict rests on it', async () => {
    const claim = await addClaim(service, { topics: ['a'] })
    const changes = { text: 'It opens in June.', language: 'fr', kind: 'PROMISE', topics: null }
    const { status, body } = await service.patch(`/claims/${claim.id}`, changes)
    expect(status).toBe(200)
    expect(body).toEqual({ ...claim, ...changes, topics: [] })
  })

  test('leaves the words alone once a verdict rests on them', async () => {
    const { id: claim, text } = await addClaim(service)
    await addVerdict(service, `/claims/${claim}`)
    for (const changes of [
      { text: 'It never opens.' },
      { language: 'de' },
      { kind: 'OPINION', text: 'Never.' },
    ])
      expect(await service.patch(`/claims/${claim}`, changes)).toMatchObject({
        status: 409,
        body: { title: expect.stringContaining('verdict rests on the words') },
      })
    expect(await service.patch(`/claims/${claim}`, { text, kind: 'OPINION', topics: ['b'] })).toMatchObject({
      status: 200,
      body: { text, kind: 'OPINION', topics: ['b'] },
    })
  })

  test.each([
    ['no words', { text: null }],
    ['no kind', { kind: null }],
    ['nothing', {}],
    ['a speaker', { speaker: 'ada' }],
  ])('to %s is refused', async (_name, changes) => {
    expect((await service.patch(`/claims/${id.a}`, changes)).status).toBe(422)
  })

  test('of no claim is not found', async () => {
    const answer = await service.patch('/claims/01a203a7-2d77-76d7-903e-69d8e1af5e78', { text: 'It opens.' })
    expect(answer.status).toBe(404)
  })

  test('words and a verdict on them at once: whoever comes second sees the first', async () => {
    const { id: claim } = await addClaim(service)
    const [changed, judged] = await Promise.all([
      service.patch(`/claims/${claim}`, { text: 'It never opens.' }),
      addVerdict(service, `/claims/${claim}`),
    ])
    const { body } = await service.get(`/claims/${claim}`)
    expect([200, 409, 412]).toContain(changed.status)
    expect(body.history).toMatchObject([{ id: judged.id }])
    expect(body.text === 'It never opens.').toBe(changed.status === 200)
  })
})
