import { addClaim, addQuote, addSpeaker, addVerdict, newVerdict, unique } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const slugs = ({ body }: Reply) => body.items.map(({ slug }: { slug: string }) => slug)
const find = async (words: string) => slugs(await service.get(`/speakers?query=${encodeURIComponent(words)}`))

describe('recording', () => {
  test('answers with the whole speaker and where it is from now on', async () => {
    const speaker = {
      slug: 'kim-jong-un',
      name: 'Kim Jong Un',
      kind: 'PERSON',
      wikidataId: 'Q56226',
      description: 'Machthaber in Nordkorea',
      aliases: [{ name: 'Kim Jong-un', language: 'en' }, { name: '김정은' }],
      roles: [
        { title: 'Chairman', organisation: 'WPK', language: 'en', from: '2016-05-09', to: '2021-01-10' },
      ],
    }
    const { status, headers, body } = await service.post('/speakers', speaker)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe('/api/v1/speakers/kim-jong-un')
    expect(body).toMatchObject({
      ...speaker,
      aliases: [
        { name: 'Kim Jong-un', language: 'en' },
        { name: '김정은', language: null },
      ],
      counts: { quotes: 0, claims: 0, verdicts: [] },
    })
    expect((await service.get('/speakers/kim-jong-un')).body).toEqual(body)
  })

  test.each([
    ['António Guterres', 'antonio-guterres'],
    ['Jörg Müller-Straßner', 'joerg-mueller-strassner'],
    ["Conan O'Brien Jr.", 'conan-obrien-jr'],
    ['Łukasz Ødegård', 'lukasz-odegard'],
    ['Die „Grünen“ / Bündnis 90', 'die-gruenen-buendnis-90'],
  ])('makes of the name %s the slug %s', async (name, slug) => {
    expect(await addSpeaker(service, { name })).toMatchObject({ slug, name })
  })

  test('asks for a slug where the name has no Latin letter', async () => {
    expect(await service.post('/speakers', { name: '김정은', kind: 'PERSON' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/slug' }] },
    })
    expect(await addSpeaker(service, { name: '김정은', slug: 'kim' })).toMatchObject({ name: '김정은' })
  })

  test('refuses a name whose slug is taken, and says by whom', async () => {
    await addSpeaker(service, { name: 'Ada Long' })
    expect(await service.post('/speakers', { name: 'Ada  Long!', kind: 'PERSON' })).toMatchObject({
      status: 409,
      body: { title: expect.stringMatching(/Ada Long.*"ada-long"/) },
    })
  })

  test('refuses a Wikidata item that is taken, and says by whom', async () => {
    await addSpeaker(service, { name: 'First Holder', wikidataId: 'Q22686' })
    expect(
      await service.post('/speakers', { name: 'X', kind: 'PERSON', wikidataId: 'Q22686' }),
    ).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining('First Holder') },
    })
  })

  test.each(['Q0', 'Q01', 'q5', 'Q5\n', ' Q5', 'Q5x', '5'])(
    'refuses %j as a Wikidata item',
    async (wikidataId) => {
      expect(await service.post('/speakers', { name: 'X', kind: 'PERSON', wikidataId })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/wikidataId' }] },
      })
    },
  )

  test('refuses a role that ends before it begins', async () => {
    const roles = [{ title: 'Mayor' }, { title: 'Mayor', from: '2019-02-26', to: '2019-02-25' }]
    expect(await service.post('/speakers', { name: 'Backwards', kind: 'PERSON', roles })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/roles/1/to' }] },
    })
    expect((await service.get('/speakers/backwards')).status).toBe(404)
  })

  test.each(['2019-02-30', '0000-01-01', '2019', '2019-02-26T00:00:00Z'])(
    'refuses %j as the first day of a role',
    async (from) => {
      const roles = [{ title: 'Mayor', from }]
      expect(await service.post('/speakers', { name: 'X', kind: 'PERSON', roles })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/roles/0/from' }] },
      })
    },
  )

  test('keeps an alias that is given twice once', async () => {
    const { aliases } = await addSpeaker(service, {
      aliases: [{ name: 'AKK' }, { name: 'AKK', language: 'de' }],
    })
    expect(aliases).toEqual([{ name: 'AKK', language: 'de' }])
  })
})

describe('the list', () => {
  test('finds parts of names and aliases, in any order, case and with or without accents', async () => {
    const { slug } = await addSpeaker(service, {
      name: 'Ursula Möller-Ångström',
      aliases: [{ name: 'Die Präsidentin' }],
    })
    for (const words of [
      'ursula',
      'MOLLER',
      'möller',
      'mo\u0308ller',
      'angstrom ursula',
      'gstr',
      'prasident',
    ])
      expect([words, await find(words)]).toEqual([words, [slug]])
    expect(await find('präsidentin ursula')).toEqual([slug])
    expect(await find('ursula meier')).toEqual([])
  })

  test.each(['%', '_', '100%', 'a_b', '\\', "'", '"', '％', '＿'])(
    'takes %s for what it is',
    async (words) => {
      const plain = await addSpeaker(service)
      const named = await addSpeaker(service, { name: `So ${words} Named`, slug: `so-${unique()}` })
      const found = await find(words)
      expect(found).toContain(named.slug)
      expect(found).not.toContain(plain.slug)
    },
  )

  test('is in the order of the alphabet, whatever accents and cases', async () => {
    for (const name of ['zz Zoë', 'zz äbc', 'zz Abd', 'zz abb', 'zz Ébène'])
      await addSpeaker(service, { name })
    const { body } = await service.get('/speakers?query=zz')
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'zz abb',
      'zz äbc',
      'zz Abd',
      'zz Ébène',
      'zz Zoë',
    ])
  })

  test('can be asked for one kind', async () => {
    const { slug } = await addSpeaker(service, { name: 'Kindly Group', kind: 'GROUP' })
    await addSpeaker(service, { name: 'Kindly Person' })
    expect(slugs(await service.get('/speakers?kind=GROUP&query=kindly'))).toEqual([slug])
  })

  test('comes in pages that miss and repeat nobody while speakers are added, however long and alike their names', async () => {
    const name = (nth: number) => `${'ページ'.repeat(66)}${nth % 2}`
    for (let nth = 0; nth < 5; nth++) await addSpeaker(service, { name: name(nth), slug: `page-${nth}` })
    const seen: string[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null; page++) {
      const reply = await service.get(`/speakers?limit=2&query=ページ${cursor && `&cursor=${cursor}`}`)
      expect(reply.status).toBe(200)
      seen.push(...slugs(reply))
      cursor = reply.body.nextCursor
      await addSpeaker(service, { name: `${'ページ'.repeat(5)} A`, slug: `page-new-${page}` })
    }
    expect(seen.filter((slug) => !slug.startsWith('page-new'))).toEqual([
      'page-0',
      'page-2',
      'page-4',
      'page-1',
      'page-3',
    ])
  })
})

describe('reading', () => {
  test('counts quotes, claims and current verdicts for each rating, without what is withdrawn', async () => {
    const { slug } = await addSpeaker(service)
    const quote = await addQuote(service, { speaker: slug })
    const [one, other] = [
      await addClaim(service, { quote: quote.id }),
      await addClaim(service, { quote: quote.id }),
    ]
    const first = await addVerdict(service, `/claims/${one.id}`, { rating: 'true' })
    await addVerdict(service, `/claims/${one.id}`, {
      rating: 'false',
      supersedes: first.id,
      changeNote: 'New.',
    })
    await addVerdict(service, `/claims/${other.id}`, { rating: 'false' })
    await addVerdict(service, `/quotes/${quote.id}`, { aspect: 'AUTHENTICITY', rating: 'verbatim' })
    const second = await addQuote(service, { speaker: slug })
    await service.post(`/quotes/${second.id}/claims`, { claimId: one.id })
    const withdrawn = await addQuote(service, { speaker: slug })
    await addVerdict(service, `/claims/${(await addClaim(service, { quote: withdrawn.id })).id}`)
    await service.post(`/quotes/${withdrawn.id}/withdraw`, { reason: 'Said by somebody else.' })
    const counts = {
      quotes: 2,
      claims: 2,
      verdicts: [
        { aspect: 'AUTHENTICITY', rating: 'verbatim', verdicts: 1 },
        { aspect: 'TRUTH', rating: 'false', verdicts: 2 },
      ],
    }
    expect((await service.get(`/speakers/${slug}`)).body.counts).toEqual(counts)
    const { body } = await service.get('/speakers?limit=200')
    const entry = body.items.find((speaker: { slug: string }) => speaker.slug === slug)
    expect(entry.counts).toEqual({ quotes: 2, claims: 2 })
  })

  test('shows roles in the order of time', async () => {
    const { slug } = await addSpeaker(service, {
      roles: [
        { title: 'Secretary', from: '2018-04-26' },
        { title: 'Director', from: '2017-01-23', to: '2018-04-26' },
        { title: 'Born' },
      ],
    })
    const { body } = await service.get(`/speakers/${slug}`)
    expect(body.roles.map(({ title }: { title: string }) => title)).toEqual(['Born', 'Director', 'Secretary'])
  })

  test('of nobody answers 404 with the name asked for', async () => {
    expect(await service.get('/speakers/nobody-at-all')).toMatchObject({
      status: 404,
      body: { title: expect.stringContaining('nobody-at-all') },
    })
  })
})

describe('changing', () => {
  test('changes what is given and leaves the rest', async () => {
    const speaker = await addSpeaker(service, { description: 'Mayor', aliases: [{ name: 'A' }] })
    const { status, body } = await service.patch(`/speakers/${speaker.slug}`, {
      name: 'Renamed',
      wikidataId: 'Q77',
    })
    expect(status).toBe(200)
    expect(body).toEqual({ ...speaker, name: 'Renamed', wikidataId: 'Q77' })
    expect(
      (await service.patch(`/speakers/${speaker.slug}`, { wikidataId: null, description: null })).body,
    ).toEqual({
      ...speaker,
      name: 'Renamed',
      description: null,
    })
  })

  test('replaces aliases and roles as a whole', async () => {
    const { slug } = await addSpeaker(service, { aliases: [{ name: 'A' }], roles: [{ title: 'Mayor' }] })
    const { body } = await service.patch(`/speakers/${slug}`, {
      aliases: [{ name: 'A' }, { name: 'B' }],
      roles: null,
    })
    expect(body).toMatchObject({ aliases: [{ name: 'A' }, { name: 'B' }], roles: [] })
  })

  test('gives another slug, under which the quotes are found', async () => {
    const { slug } = await addSpeaker(service)
    await addQuote(service, { speaker: slug })
    expect((await service.patch(`/speakers/${slug}`, { slug: 'new-slug' })).body.slug).toBe('new-slug')
    expect((await service.get('/quotes?speaker=new-slug')).body.items).toHaveLength(1)
    expect((await service.get(`/speakers/${slug}`)).status).toBe(404)
  })

  test.each([
    ['nothing', {}],
    ['no name', { name: null }],
    ['no kind', { kind: null }],
    ['no slug', { slug: null }],
    ['an empty name', { name: ' ' }],
    ['an unknown field', { shoeSize: 44 }],
    ['an id', { id: '01a203a7-2d77-76d7-903e-69d8e1af5e78' }],
  ])('to %s is refused', async (_name, changes) => {
    const { slug } = await addSpeaker(service)
    expect((await service.patch(`/speakers/${slug}`, changes)).status).toBe(422)
  })

  test("to somebody else's slug or Wikidata item is refused, to one's own is not", async () => {
    const [one, other] = [await addSpeaker(service, { wikidataId: 'Q101' }), await addSpeaker(service)]
    expect((await service.patch(`/speakers/${other.slug}`, { slug: one.slug })).status).toBe(409)
    expect((await service.patch(`/speakers/${other.slug}`, { wikidataId: 'Q101' })).status).toBe(409)
    expect(
      (await service.patch(`/speakers/${one.slug}`, { slug: one.slug, wikidataId: 'Q101' })).status,
    ).toBe(200)
  })

  test('that is refused half-way leaves everything as it was', async () => {
    const before = await addSpeaker(service, { aliases: [{ name: 'A' }] })
    const changes = { name: 'B', aliases: [], roles: [{ title: 'X', from: '2020-01-02', to: '2020-01-01' }] }
    expect((await service.patch(`/speakers/${before.slug}`, changes)).status).toBe(422)
    expect((await service.get(`/speakers/${before.slug}`)).body).toEqual(before)
  })
})

test('two people who record the same speaker at once end with one', async () => {
  const speaker = { name: 'At Once', kind: 'PERSON' }
  const replies = await Promise.all(Array.from({ length: 6 }, () => service.post('/speakers', speaker)))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
})

test('what is said on behalf of somebody counts for who said it', async () => {
  const [spokeswoman, president] = [await addSpeaker(service), await addSpeaker(service)]
  const quote = await addQuote(service, { speaker: spokeswoman.slug, onBehalfOf: president.slug })
  const verdict = newVerdict({ aspect: 'CONTEXT', rating: 'spliced' })
  await service.post(`/quotes/${quote.id}/verdicts`, verdict)
  expect((await service.get(`/speakers/${spokeswoman.slug}`)).body.counts).toMatchObject({
    quotes: 1,
    verdicts: [{ rating: 'spliced' }],
  })
  expect((await service.get(`/speakers/${president.slug}`)).body.counts.quotes).toBe(0)
})
