import { addClaim, addDocument, addQuote, addSpeaker, addVerdict, made } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'

let service: Service
let speaker: string
beforeAll(async () => {
  service = await Service.start()
  speaker = (await addSpeaker(service)).slug
})
afterAll(() => service.stop())

const ids = ({ body }: Reply) => body.items.map(({ id }: { id: string }) => id)

/** The answer to marking these segments in a document with this text. */
async function mark(text: string, segments: unknown, fields: object = {}): Promise<Reply> {
  const { id } = await addDocument(service, { text })
  return service.post(`/documents/${id}/quotes`, { speaker, form: 'DIRECT', segments, ...fields })
}

describe('marking words', () => {
  test('answers with the whole quote and where it is from now on', async () => {
    const text = '"We will see what that means", Trump said on Sunday, "but he has few relations."'
    const principal = await addSpeaker(service)
    const about = {
      ...{ form: 'DIRECT', isPartial: true, language: 'de', cue: 'sagte', roleTitle: 'US-Präsident' },
      ...{ saidAt: '2019-02-24', occasion: 'Dinner', originalText: 'We’ll see.', originalLanguage: 'en' },
      note: 'Seen on video.',
    }
    const { status, headers, body } = await mark(
      text,
      [{ exact: 'but he has few relations.' }, { exact: 'We will see what that means' }],
      { ...about, onBehalfOf: principal.slug },
    )
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/quotes/${body.id}`)
    expect(body).toMatchObject({
      ...about,
      speaker: { slug: speaker },
      onBehalfOf: { slug: principal.slug, name: principal.name },
      saidAtPrecision: 'DAY',
      text: 'We will see what that means […] but he has few relations.',
      segments: [
        { start: 1, end: 28, exact: 'We will see what that means', prefix: '"', suffix: text.slice(28, 60) },
        { start: 54, end: 79, exact: 'but he has few relations.', prefix: text.slice(22, 54), suffix: '"' },
      ],
      ...{ withdrawnAt: null, withdrawnReason: null, claims: [], verdicts: [] },
    })
    expect((await service.get(`/quotes/${body.id}`)).body).toEqual(body)
  })

  test('takes words by their offsets, counted in UTF-16 code units', async () => {
    const { status, body } = await mark('😀 no, 😀 no.', [{ start: 10, end: 12, exact: 'no' }])
    expect(status).toBe(201)
    expect(body.segments).toMatchObject([{ start: 10, end: 12, prefix: '😀 no, 😀 ', suffix: '.' }])
  })

  test('takes words that stand in several places with what is around them', async () => {
    const { body } = await mark('She said no. He said no.', [{ exact: 'no', prefix: 'He said ' }])
    expect(body.segments).toMatchObject([{ start: 21, end: 23 }])
  })

  test('finds words that were sent in another Unicode normal form', async () => {
    const { body } = await mark('Die Ha\u0308user stehen.', [{ exact: 'Häuser' }])
    expect(body.text).toBe('Häuser')
  })

  test("has the document's language unless it says another", async () => {
    const { id } = await addDocument(service, { language: 'fr' })
    expect((await addQuote(service, { document: id, speaker })).language).toBe('fr')
    expect((await addQuote(service, { document: id, speaker, language: 'de' })).language).toBe('de')
  })

  test('refuses words that stand in several places of the document', async () => {
    const answer = await mark('She said no. He said no.', [{ exact: 'no' }])
    expect(answer).toMatchObject({
      status: 422,
      body: { title: expect.stringMatching('several places'), errors: [{ pointer: '/segments/0/exact' }] },
    })
  })

  test.each([
    ['are not there', [{ exact: 'maybe' }], 'not in the document', 0],
    ['differ by a capital', [{ exact: 'she said' }], 'not in the document', 0],
    ['stand elsewhere', [{ exact: 'no', start: 0, end: 2 }], 'Other words stand', 0],
    ['overlap', [{ exact: 'She said no' }, { exact: 'said no. He' }], 'overlap', 1],
    ['are the same twice', [{ exact: 'She' }, { exact: 'She' }], 'overlap', 1],
    ['are second and missing', [{ exact: 'She' }, { exact: 'maybe' }], 'not in the document', 1],
  ])('refuses words that %s, and says which', async (_name, segments, sentence, index) => {
    expect(await mark('She said no. He said no.', segments)).toMatchObject({
      status: 422,
      body: { title: expect.stringContaining(sentence), errors: [{ pointer: `/segments/${index}/exact` }] },
    })
  })

  test.each([
    ['no segment', [], '/segments'],
    ['more than twenty segments', Array(21).fill({ exact: 'x' }), '/segments'],
    ['a start without an end', [{ exact: 'no', start: 9 }], '/segments/0/end'],
    ['an end without a start', [{ exact: 'no', end: 11 }], '/segments/0/start'],
    ['a start before the text', [{ exact: 'no', start: -1, end: 1 }], '/segments/0/start'],
    ['half an offset', [{ exact: 'no', start: 9.5, end: 11 }], '/segments/0/start'],
    ['an offset as text', [{ exact: 'no', start: '9', end: 11 }], '/segments/0/start'],
    ['no words', [{ start: 9, end: 11 }], '/segments/0/exact'],
    ['blank words', [{ exact: ' ' }], '/segments/0/exact'],
    ['half a character', [{ exact: '\ud83d' }], '/segments/0/exact'],
    ['an unknown field', [{ exact: 'no', color: 'red' }], '/segments/0/color'],
  ])('refuses %s', async (_name, segments, pointer) => {
    expect(await mark('She said no.', segments)).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
    })
  })

  test.each([
    ['a speaker nobody has recorded', { speaker: 'nobody-at-all' }, '/speaker'],
    ['a principal nobody has recorded', { onBehalfOf: 'nobody-at-all' }, '/onBehalfOf'],
    ['a form that does not exist', { form: 'SUNG' }, '/form'],
    ['a day that does not exist', { saidAt: '2019-02-30' }, '/saidAt'],
    ['more precision than is known', { saidAt: '2019-02', saidAtPrecision: 'DAY' }, '/saidAt'],
    ['a precision of nothing', { saidAtPrecision: 'DAY' }, '/saidAt'],
    ['a language of no original wording', { originalLanguage: 'en' }, '/originalText'],
  ])('refuses %s', async (_name, fields, pointer) => {
    expect(await mark('She said no.', [{ exact: 'no' }], fields)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    })
  })

  test('refuses somebody who speaks on behalf of themselves', async () => {
    const answer = await mark('She said no.', [{ exact: 'no' }], { onBehalfOf: speaker })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/onBehalfOf' }] } })
  })

  test('refuses more words than can be searched, and says so', async () => {
    const word = (nth: number) =>
      String.fromCodePoint(0x4e00 + (nth % 20_000), 0x4e00 + Math.floor(nth / 20_000))
    const parts = Array.from({ length: 20 }, (_none, part) =>
      Array.from({ length: 6600 }, (_nothing, nth) => word(part * 6600 + nth)).join(' '),
    )
    const answer = await mark(
      parts.join('\n'),
      parts.map((exact) => ({ exact })),
    )
    expect([answer.status, answer.body.title]).toEqual([413, expect.stringContaining('more words')])
  })

  test('in no document is not found', async () => {
    const nowhere = '/documents/01a203a7-2d77-76d7-903e-69d8e1af5e78/quotes'
    const quote = { speaker, form: 'DIRECT', segments: [{ exact: 'no' }] }
    expect((await service.post(nowhere, quote)).status).toBe(404)
  })
})

describe('when something was said', () => {
  test.each([
    ['2019', undefined, '2019', 'YEAR'],
    ['2019-02', undefined, '2019-02', 'MONTH'],
    ['2019-02-24', undefined, '2019-02-24', 'DAY'],
    ['2019-02-24T22:00:00-05:00', undefined, '2019-02-25T03:00:00Z', 'MINUTE'],
    ['2019-02-24T22:00:00-05:00', 'DAY', '2019-02-24', 'DAY'],
    ['2019-02-24', 'YEAR', '2019', 'YEAR'],
    ['0044-03-15', undefined, '0044-03-15', 'DAY'],
    ['9999-12-31', undefined, '9999-12-31', 'DAY'],
  ])('%s by %s is kept as %s', async (saidAt, saidAtPrecision, kept, precision) => {
    const { body } = await mark('She said no.', [{ exact: 'no' }], {
      saidAt,
      ...(saidAtPrecision && { saidAtPrecision }),
    })
    expect(body).toMatchObject({ saidAt: kept, saidAtPrecision: precision })
  })

  test('is refused beyond the year 9999', async () => {
    const answer = await mark('She said no.', [{ exact: 'no' }], { saidAt: '9999-12-31T23:59:00-01:00' })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/saidAt' }] } })
  })
})

describe('mending', () => {
  test('changes what is known about a quote, not its words', async () => {
    const quote = await addQuote(service, { speaker, saidAt: '2019', cue: 'said', note: 'Check.' })
    const other = await addSpeaker(service)
    const changes = {
      ...{
        form: 'INDIRECT',
        isPartial: true,
        language: 'de',
        cue: 'rief',
        roleTitle: 'Mayor',
        occasion: 'Dinner',
      },
      ...{ saidAt: '2019-02-24', originalText: 'No.', originalLanguage: 'en', note: null },
    }
    const { status, body } = await service.patch(`/quotes/${quote.id}`, { ...changes, speaker: other.slug })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...quote,
      ...changes,
      speaker: { slug: other.slug, name: other.name },
      saidAtPrecision: 'DAY',
    })
  })

  test('empties with null', async () => {
    const { id } = await addQuote(service, {
      saidAt: '2019',
      originalText: 'No.',
      originalLanguage: 'en',
      cue: 'said',
    })
    const { body } = await service.patch(`/quotes/${id}`, {
      saidAt: null,
      originalText: null,
      originalLanguage: null,
      cue: null,
    })
    expect(body).toMatchObject({ saidAt: null, saidAtPrecision: null, originalText: null, cue: null })
  })

  test.each([
    ['the words', { text: 'Other words.' }, '/text'],
    ['the segments', { segments: [{ exact: 'no' }] }, '/segments'],
    ['the document', { document: '01a203a7-2d77-76d7-903e-69d8e1af5e78' }, '/document'],
    ['the speaker to nobody', { speaker: null }, '/speaker'],
    ['the form to none', { form: null }, '/form'],
    ['half of the original wording', { originalText: null }, '/originalText'],
    ['the precision alone', { saidAtPrecision: 'YEAR' }, '/saidAt'],
    ['nothing', {}, ''],
  ])('refuses to change %s', async (_name, changes, pointer) => {
    const { id } = await addQuote(service, { originalText: 'No.', originalLanguage: 'en', saidAt: '2019-02' })
    expect(await service.patch(`/quotes/${id}`, changes)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    })
  })

  test('refuses to make the principal the speaker', async () => {
    const principal = await addSpeaker(service)
    const { id } = await addQuote(service, { speaker, onBehalfOf: principal.slug })
    expect(await service.patch(`/quotes/${id}`, { speaker: principal.slug })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/speaker' }] },
    })
    const turned = await service.patch(`/quotes/${id}`, { speaker: principal.slug, onBehalfOf: speaker })
    expect(turned.body).toMatchObject({ speaker: { slug: principal.slug }, onBehalfOf: { slug: speaker } })
  })

  test('moves the claims to the right speaker', async () => {
    const quote = await addQuote(service)
    const claim = await addClaim(service, { quote: quote.id })
    const { slug } = await addSpeaker(service)
    await made(service.patch(`/quotes/${quote.id}`, { speaker: slug }))
    expect(ids(await service.get(`/claims?speaker=${slug}`))).toEqual([claim.id])
    expect(ids(await service.get(`/claims?speaker=${quote.speaker.slug}`))).toEqual([])
  })

  test('refuses another speaker once a verdict rests on who said it', async () => {
    const { id } = await addQuote(service)
    await addVerdict(service, `/quotes/${id}`, { aspect: 'AUTHENTICITY', rating: 'verbatim' })
    expect((await service.patch(`/quotes/${id}`, { speaker })).status).toBe(409)
    expect((await service.patch(`/quotes/${id}`, { cue: 'rief' })).status).toBe(200)
  })
})

describe('withdrawing', () => {
  test('keeps the quote readable with the reason, and out of lists', async () => {
    const { slug } = await addSpeaker(service)
    const { id } = await addQuote(service, { speaker: slug })
    const { status, body } = await service.post(`/quotes/${id}/withdraw`, {
      reason: 'Said by somebody else.',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ withdrawnReason: 'Said by somebody else.', withdrawnAt: expect.any(String) })
    expect((await service.get(`/quotes/${id}`)).body).toEqual(body)
    expect(ids(await service.get(`/quotes?speaker=${slug}`))).toEqual([])
    expect(ids(await service.get(`/quotes?speaker=${slug}&includeWithdrawn=true`))).toEqual([id])
  })

  test.each([{}, { reason: '' }, { reason: ' ' }, { reason: null }])('needs a reason: %j', async (body) => {
    const { id } = await addQuote(service)
    expect(await service.post(`/quotes/${id}/withdraw`, body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason' }] },
    })
  })

  test('is final for changes, claims and verdicts until it is undone', async () => {
    const { id } = await addQuote(service)
    await service.post(`/quotes/${id}/withdraw`, { reason: 'Not said.' })
    const verdict = { aspect: 'CONTEXT', rating: 'spliced', summary: 'x', citations: [] }
    const claim = { text: 'It opens.', language: 'en', kind: 'FACTUAL' }
    expect((await service.patch(`/quotes/${id}`, { cue: 'rief' })).status).toBe(409)
    expect((await service.post(`/quotes/${id}/withdraw`, { reason: 'Again.' })).status).toBe(409)
    expect((await service.post(`/quotes/${id}/claims`, claim)).status).toBe(409)
    expect((await service.post(`/quotes/${id}/verdicts`, verdict)).status).toBe(409)
    const { status, body } = await service.post(`/quotes/${id}/restore`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ withdrawnAt: null, withdrawnReason: null })
    expect((await service.post(`/quotes/${id}/restore`)).status).toBe(409)
    expect((await service.post(`/quotes/${id}/claims`, claim)).status).toBe(201)
  })
})

describe('the list', () => {
  test('answers by speaker, document, form, language, date and words', async () => {
    const [ada, ben] = [await addSpeaker(service), await addSpeaker(service)]
    const text = 'Es gibt 3 Häuser am See. Die Verhandlungen dauern an. Nothing was said in São Paulo.'
    const report = await addDocument(service, { text, language: 'de' })
    const quote = (exact: string, fields: object) =>
      addQuote(service, { document: report.id, segments: [{ exact }], ...fields })
    const houses = await quote('Es gibt 3 Häuser am See.', { speaker: ada.slug, saidAt: '2019-02-24' })
    const talks = await quote('Die Verhandlungen dauern an.', {
      ...{ speaker: ben.slug, onBehalfOf: ada.slug, form: 'INDIRECT', saidAt: '2019-03' },
    })
    const nothing = await quote('Nothing was said in São Paulo.', { speaker: ben.slug, language: 'en' })
    const inReport = (question: string) => service.get(`/quotes?document=${report.id}&${question}`).then(ids)
    const answers: [string, string[]][] = [
      ['', [nothing.id, talks.id, houses.id]],
      [`speaker=${ben.slug}`, [nothing.id, talks.id]],
      [`speaker=${ada.slug}`, [houses.id]],
      [`speaker=${ada.slug}&includeOnBehalf=true`, [talks.id, houses.id]],
      ['form=INDIRECT', [talks.id]],
      ['language=en', [nothing.id]],
      ['from=2019-02-25', [talks.id]],
      ['from=2019', [talks.id, houses.id]],
      ['to=2019-02', [houses.id]],
      ['from=2019-02-24&to=2019-02-24', [houses.id]],
      ['query=Haus', [houses.id]],
      ['query=Verhandlung', [talks.id]],
      ['query=sao+paulo', [nothing.id]],
      ['query=Haus+Paulo', []],
    ]
    for (const [question, found] of answers)
      expect([question, await inReport(question)]).toEqual([question, found])
    const elsewhere = await addDocument(service)
    expect(ids(await service.get(`/quotes?document=${elsewhere.id}`))).toEqual([])
  })

  test('comes in pages that miss and repeat none while quotes are added', async () => {
    const { slug } = await addSpeaker(service)
    const { id: document } = await addDocument(service)
    const recorded = []
    for (let nth = 0; nth < 5; nth++)
      recorded.unshift((await addQuote(service, { speaker: slug, document })).id)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const reply = await service.get(`/quotes?limit=2&speaker=${slug}${cursor && `&cursor=${cursor}`}`)
      seen.push(...ids(reply))
      cursor = reply.body.nextCursor
      await addQuote(service, { speaker: slug, document })
    }
    expect(seen).toEqual(recorded)
  })

  test.each(['speaker=nobody-at-all', 'document=01a203a7-2d77-76d7-903e-69d8e1af5e78'])(
    'of %s is not found, since a slip of the pen is no empty answer',
    async (question) => {
      for (const list of ['quotes', 'claims', 'claims/counts', 'exports/verdicts'])
        expect([list, (await service.get(`/${list}?${question}`)).status]).toEqual([list, 404])
    },
  )
})
