import { connect } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { readCsv } from './support/csv.ts'
import { addClaim, addDocument, addQuote, addSpeaker, addVerdict, newSource } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'
import { allowPlainSql } from './support/tables.ts'

/** Every verdict that fits, to take away: the sample desk and one claim whose words try every format. */

let service: Service
let tricky: { id: string; claim: string; quote: string }
beforeAll(async () => {
  service = await Service.start({ sample: true })
  tricky = await recordTricky()
})
afterAll(() => service.stop())

const words = 'Sie sagte: "Ja, «nein»; vielleicht"\n=1+1\t😀 | Ende'

async function recordTricky() {
  const speaker = await addSpeaker(service, { name: 'Ärmel, "Kim"', wikidataId: 'Q42' })
  const principal = await addSpeaker(service, { name: 'Chef' })
  const document = await addDocument(service, {
    ...{
      text: `Vorher. ${words}! Nachher.`,
      title: 'Titel, mit Komma',
      url: 'https://daily.example/ä',
      language: 'de',
    },
  })
  const quote = await addQuote(service, {
    ...{
      document: document.id,
      speaker: speaker.slug,
      onBehalfOf: principal.slug,
      segments: [{ exact: words }],
    },
    ...{ roleTitle: 'Mayor; CEO', saidAt: '2019-02', originalText: 'Yes.', originalLanguage: 'en' },
  })
  const claim = await addClaim(service, {
    quote: quote.id,
    text: 'Es gibt "Kommas",\nund Zeilen.',
    topics: ['x', 'y'],
  })
  const first = await addVerdict(service, `/claims/${claim.id}`, {
    ...{ rationale: 'Zeile 1\r\nZeile 2', asOf: '2026-01-01', summary: 'Ja, "so".' },
    citations: [
      {
        source: newSource({ url: 'https://one.example/', title: 'Eins' }),
        stance: 'SUPPORTS',
        excerpt: '«so»',
      },
      { source: newSource({ url: undefined, title: 'Zwei, ohne Adresse' }), stance: 'CONTEXT' },
    ],
  })
  await addVerdict(service, `/claims/${claim.id}`, {
    rating: 'not-checkable',
    citations: [],
    supersedes: first.id,
    changeNote: 'Neu.',
  })
  return { id: first.id, claim: claim.id, quote: quote.id }
}

const take = (question: string) => service.get(`/exports/verdicts?${question}`)
const verdictsOf = (reply: Reply) => reply.body.verdicts
const linesOf = ({ text }: Reply) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const idOf = ({ id }: { id?: string }) => id

describe('as JSON', () => {
  test('has every verdict with all it takes to understand it alone', async () => {
    const { body } = await take('')
    expect(body).toMatchObject({ filter: {}, reviewers: 'named' })
    const [row] = await service.sql<{ verdicts: number }>('select count(*)::int as verdicts from verdict')
    const verdicts = Number(row?.verdicts)
    expect(body.verdicts).toHaveLength(verdicts)
    expect(body.counts).toEqual({
      verdicts,
      current: body.verdicts.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent).length,
    })
    expect(body.counts.current).toBeLessThan(verdicts)
    expect(body.verdicts.find(({ id }: { id: string }) => id === tricky.id)).toMatchObject({
      target: {
        type: 'claim',
        id: tricky.claim,
        text: 'Es gibt "Kommas",\nund Zeilen.',
        kind: 'FACTUAL',
        topics: ['x', 'y'],
      },
      quotes: [
        {
          ...{
            id: tricky.quote,
            text: words,
            roleTitle: 'Mayor; CEO',
            saidAt: '2019-02',
            saidAtPrecision: 'MONTH',
          },
          speaker: { name: 'Ärmel, "Kim"', wikidataId: 'Q42' },
          onBehalfOf: { name: 'Chef' },
          ...{ originalText: 'Yes.', originalLanguage: 'en', withdrawnAt: null },
          document: {
            title: 'Titel, mit Komma',
            version: 1,
            url: 'https://daily.example/%C3%A4',
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        },
      ],
      ...{
        aspect: 'TRUTH',
        rating: { key: 'true', value: 5, labels: { de: 'Wahr', en: 'True' }, scaleVersion: 1 },
      },
      ...{ summary: 'Ja, "so".', rationale: 'Zeile 1\r\nZeile 2', asOf: '2026-01-01', isCurrent: false },
      reviewer: { slug: 'local', isExample: false },
      citations: [
        { source: { url: 'https://one.example/' }, stance: 'SUPPORTS', excerpt: '«so»' },
        { source: { url: null, title: 'Zwei, ohne Adresse' } },
      ],
    })
  })

  test('validates against the JSON Schema that it names, with nothing but the usual formats', async () => {
    const { body } = await take('')
    const response = await fetch(service.origin + body.$schema)
    expect(response.headers.get('content-type')).toMatch('application/schema+json')
    const schema = await response.json()
    expect(schema).toMatchObject({
      $id: service.origin + body.$schema,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
    })
    const ajv = new Ajv2020({ allowUnionTypes: true })
    ajvFormats.default(ajv)
    const fits = ajv.compile(schema)
    expect([fits(body), fits.errors]).toEqual([true, null])
    expect(fits({ ...body, verdicts: [{}] })).toBe(false)
    expect(fits({ ...body, extra: 1 })).toBe(false)
    expect(fits({ ...body, counts: undefined })).toBe(false)
    const [verdict] = body.verdicts
    for (const wrong of [
      { id: 'x' },
      { asOf: '2019' },
      { aspect: 'BEAUTY' },
      { rating: null },
      { quotes: [{}] },
    ])
      expect([wrong, fits({ ...body, verdicts: [{ ...verdict, ...wrong }] })]).toEqual([wrong, false])
  })

  test('of nothing is a whole document too', async () => {
    const { body } = await take('topic=nothing-at-all')
    expect(body).toMatchObject({
      filter: { topic: 'nothing-at-all' },
      verdicts: [],
      counts: { verdicts: 0, current: 0 },
    })
  })

  test('says which filter it answers', async () => {
    const { body } = await take(
      'speaker=donald-trump&rating=true&rating=false&includeOnBehalf=true&from=2019',
    )
    expect(body.filter).toEqual({
      ...{ speaker: 'donald-trump', rating: ['true', 'false'], includeOnBehalf: true, from: '2019' },
    })
  })
})

describe('as NDJSON', () => {
  test('has one verdict a line, the same as in JSON', async () => {
    const [json, lines] = [await take('format=json'), await take('format=ndjson')]
    expect(lines.headers.get('content-type')).toMatch('application/x-ndjson')
    expect(lines.text.endsWith('}\n')).toBe(true)
    expect(linesOf(lines)).toEqual(verdictsOf(json))
  })

  test('of nothing is empty', async () => {
    expect((await take('format=ndjson&topic=nothing-at-all')).text).toBe('')
  })
})

describe('as CSV', () => {
  test('has one verdict a row with the same values, whatever commas, quotation marks and lines are in them', async () => {
    const json = verdictsOf(await take(''))
    const reply = await take('format=csv')
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    const rows = readCsv(reply.text)
    expect(rows.map(idOf)).toEqual(json.map(idOf))
    for (const [nth, row] of rows.entries()) {
      const verdict = json[nth]
      expect(row).toMatchObject({
        ...{ target_text: verdict.target.text, aspect: verdict.aspect, rating: verdict.rating.key },
        rating_label_de: verdict.rating.labels.de,
        rating_value: `${verdict.rating.value ?? ''}`,
        ...{ as_of: verdict.asOf, recorded_at: verdict.recordedAt, reviewer: verdict.reviewer.name },
        is_current: `${verdict.isCurrent}`,
      })
    }
    expect(rows.find(({ id }) => id === tricky.id)).toMatchObject({
      ...{
        quote: words,
        speaker_name: 'Ärmel, "Kim"',
        role: 'Mayor; CEO',
        said_at: '2019-02',
        topics: 'x | y',
      },
      ...{ document_title: 'Titel, mit Komma', summary: 'Ja, "so".', rationale: 'Zeile 1\r\nZeile 2' },
      sources: 'https://one.example/ | Zwei, ohne Adresse',
    })
  })

  test('of nothing has the names of the columns', async () => {
    const { text } = await take('format=csv&topic=nothing-at-all')
    expect(text).toMatch(/^id,target_type,[\w,]+\r\n$/)
  })
})

describe('the filters of claims', () => {
  /** Verdicts on the claims that the list has, and on the quotes that carry them. */
  async function fromLists(question: string): Promise<string[]> {
    const { body } = await service.get(`/claims?limit=200&${question}`)
    const found = new Set<string>()
    for (const claim of body.items) {
      for (const target of [
        `/claims/${claim.id}`,
        ...claim.quotes.map(({ id }: { id: string }) => `/quotes/${id}`),
      ])
        for (const { id } of (await service.get(`${target}/verdicts`)).body.items) found.add(id)
    }
    return [...found].sort()
  }

  test.each(['kind=PREDICTION', 'topic=gipfelausgang', 'language=de', 'kind=FACTUAL&language=de'])(
    '%s give the verdicts on these claims and on the quotes that carry them',
    async (question) => {
      const taken = verdictsOf(await take(question)).map(idOf)
      expect(taken.length).toBeGreaterThan(0)
      expect([...taken].sort()).toEqual(await fromLists(question))
    },
  )

  type Verdict = {
    aspect: string
    rating: { key: string }
    target: { type: string; id: string }
    quotes: Quote[]
  }
  type Quote = {
    speaker: { slug: string }
    onBehalfOf: { slug: string } | null
    document: { id: string }
    saidAt: string | null
  }

  test.each<[string, (verdict: Verdict) => boolean]>([
    ['speaker=donald-trump', ({ quotes }) => quotes.some(({ speaker }) => speaker.slug === 'donald-trump')],
    [
      'speaker=donald-trump&includeOnBehalf=true',
      ({ quotes }) =>
        quotes.some(({ speaker, onBehalfOf }) => [speaker.slug, onBehalfOf?.slug].includes('donald-trump')),
    ],
    ['aspect=TRANSLATION', ({ aspect }) => aspect === 'TRANSLATION'],
    [
      'rating=verbatim&rating=not-checkable',
      ({ rating }) => ['verbatim', 'not-checkable'].includes(rating.key),
    ],
    [
      'aspect=TRUTH&rating=unverifiable',
      ({ aspect, rating }) => aspect === 'TRUTH' && rating.key === 'unverifiable',
    ],
    [
      'from=2019-02-26',
      ({ quotes }) => quotes.some(({ saidAt }) => saidAt !== null && saidAt >= '2019-02-26'),
    ],
    ['to=2018', ({ quotes }) => quotes.some(({ saidAt }) => saidAt !== null && saidAt < '2019')],
  ])('%s take exactly the verdicts that fit', async (question, fits) => {
    const all: Verdict[] = verdictsOf(await take(''))
    expect(verdictsOf(await take(question))).toEqual(all.filter(fits))
  })

  test('document takes the verdicts on what stands in it', async () => {
    const quote = (await service.get(`/quotes/${tricky.quote}`)).body
    expect(verdictsOf(await take(`document=${quote.document.id}`)).map(idOf)).toContain(tricky.id)
    expect(verdictsOf(await take(`document=${quote.document.id}`))).toHaveLength(2)
  })

  test('query takes the verdicts on claims and quotes with the words, in one form or another', async () => {
    expect(verdictsOf(await take('query=Komma'))).toHaveLength(2)
    expect(verdictsOf(await take('query=vielleicht')).map(idOf)).toContain(tricky.id)
  })

  test.each([
    'format=xml',
    'rating=Two Words',
    'speaker=',
    'limit=5',
    'cursor=x',
    'sort=saidAt',
    'aspect=BEAUTY',
    'from=soon',
  ])('refuse %s', async (question) => {
    expect((await take(question)).status).toBe(400)
  })
})

test('is in the order of recording, the same each time', async () => {
  const ids = verdictsOf(await take('')).map(idOf)
  expect(ids).toEqual([...ids].sort())
  expect(verdictsOf(await take('')).map(idOf)).toEqual(ids)
  const place = new Map(ids.map((id: string, nth: number) => [id, nth]))
  for (const { id, supersedes } of verdictsOf(await take('')))
    if (supersedes) expect(place.get(supersedes)).toBeLessThan(Number(place.get(id)))
})

test.each([
  [
    '',
    /^attachment; filename="beleg-verdicts-\d{4}-\d\d-\d\d\.json"; filename\*=UTF-8''beleg-verdicts-[\d-]+\.json$/,
  ],
  ['format=csv&speaker=donald-trump', /filename="beleg-verdicts-donald-trump-[\d-]+\.csv"/],
  [
    'format=ndjson&query=Häuser+in+"Rom"',
    /filename="beleg-verdicts-Hauser-in-Rom-[\d-]+\.ndjson"; filename\*=UTF-8''beleg-verdicts-H%C3%A4user-in-Rom-[\d-]+\.ndjson$/,
  ],
  ['query=../../x\r\ny', /filename="beleg-verdicts--?x-y-[\d-]+\.json"/],
])('the file for "%s" has a useful name', async (question, name) => {
  const { headers } = await take(question.split('&').map(encodedPart).join('&'))
  expect(headers.get('content-disposition')).toMatch(name)
})

function encodedPart(part: string): string {
  const [name = '', value = ''] = part.split('=')
  return name && `${name}=${encodeURIComponent(value.replace(/\+/g, ' '))}`
}

test('a HEAD request has the headers and reads nothing', async () => {
  const reply = await service.ask('HEAD', '/exports/verdicts?format=csv')
  expect([reply.status, reply.text]).toEqual([200, ''])
  expect(reply.headers.get('content-disposition')).toMatch('.csv')
})

test.each(['claimreview', 'datafeed'])(
  'as %s can’t be had of a desk without a public address',
  async (format) => {
    const { status, body } = await service.get(`/exports/rulings?format=${format}`)
    expect([status, body.title]).toEqual([409, expect.stringMatching('BELEG_SITE')])
  },
)

test('is not kept by caches', async () => {
  expect((await take('')).headers.get('cache-control')).toBe('no-store')
})

describe('of very many verdicts', () => {
  beforeAll(async () => {
    await allowPlainSql(service)
    await service.sql(
      `with claims as (insert into claim (id, text, language, kind, topics)
         select gen_random_uuid(), 'Claim ' || n || repeat(' and more', 100), 'en', 'OPINION', array['many']
         from generate_series(1, 6000) n returning id)
       insert into verdict (id, claim_id, aspect, rating_id, reviewer_id, summary, as_of)
       select gen_random_uuid(), claims.id, 'TRUTH', rating.id, reviewer.id, 'Many.', '2026-01-01'
       from claims, rating, reviewer where rating.key = 'not-checkable' and reviewer.slug = 'local'`,
    )
  })

  test('misses and repeats none', async () => {
    const json = verdictsOf(await take('topic=many'))
    expect(json).toHaveLength(6000)
    expect(new Set(json.map(idOf)).size).toBe(6000)
    expect(readCsv((await take('topic=many&format=csv')).text).map(idOf)).toEqual(json.map(idOf))
  })

  test('a reader who hangs up in the middle does no harm', async () => {
    const { port } = new URL(service.origin)
    for (let nth = 0; nth < 12; nth++) {
      await new Promise<void>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1')
        socket.on('error', reject).once('data', () => {
          socket.destroy()
          resolve()
        })
        socket.write(
          `GET /api/v1/exports/verdicts?format=${['json', 'ndjson', 'csv'][nth % 3]} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
        )
      })
    }
    expect((await take('topic=many')).body.counts.verdicts).toBe(6000)
    expect((await service.get('/readyz')).status).toBe(200)
    expect(service.process.exitCode).toBeNull()
  })
})
