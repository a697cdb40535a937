import { existsSync, readFileSync } from 'node:fs'
import { addClaim, addDocument, addSpeaker, addVerdict, made } from './support/desk.ts'
import { Service } from './support/service.ts'

/** A real report goes in, and every stretch in quotation marks is marked; without it the sample's briefing. */

const report = '../shared/articles/hanoi-2019.de.txt'
const file = existsSync(report) ? report : 'data/hanoi-2019/briefing.de.txt'
const written = readFileSync(file, 'utf8')

let service: Service
let document: { id: string; text: string; version: { sha256: string } }
beforeAll(async () => {
  service = await Service.start()
  await addSpeaker(service, { name: 'Donald Trump' })
  document = await addDocument(service, { title: 'Vor dem Gipfel', language: 'de', text: written })
})
afterAll(() => service.stop())

/** Where the stretches in quotation marks stand, without the marks. */
function quoted(text: string): { start: number; end: number; exact: string }[] {
  return [...text.matchAll(/"([^"]+)"|„([^“]+)“/g)].map((match) => {
    const exact = match[1] ?? match[2] ?? ''
    const start = match.index + 1
    return { start, end: start + exact.length, exact }
  })
}

test(`of ${file} the text is kept as it is`, () => {
  expect(document.text).toBe(written.normalize('NFC').replace(/\r\n?/g, '\n'))
})

test('every direct and partial quotation in it can be marked and reads as it stands', async () => {
  const stretches = quoted(document.text)
  expect(stretches.length).toBeGreaterThanOrEqual(11)
  for (const segment of stretches) {
    const isSentence = /^[A-ZÄÖÜ].*\s/.test(segment.exact)
    const quote = await made(
      service.post(`/documents/${document.id}/quotes`, {
        ...{ speaker: 'donald-trump', form: isSentence ? 'DIRECT' : 'INDIRECT', isPartial: !isSentence },
        segments: [segment],
      }),
    )
    expect(quote).toMatchObject({ text: segment.exact, segments: [segment] })
    expect(quote.segments[0].prefix).toMatch(/["„]$/)
    expect(quote.segments[0].suffix).toMatch(/^["“]/)
  }
  const { body } = await service.get(`/documents/${document.id}`)
  expect(body.quotes.map(({ text }: { text: string }) => text)).toEqual(stretches.map(({ exact }) => exact))
  expect(body.version).toEqual({ ...document.version, quotes: stretches.length })
})

test('every one can be found by its words alone, or by what stands around it', async () => {
  const stretches = quoted(document.text)
  for (const { start, end, exact } of stretches) {
    const isOnce = document.text.indexOf(exact) === document.text.lastIndexOf(exact)
    const bare = await service.post(`/documents/${document.id}/quotes`, {
      ...{ speaker: 'donald-trump', form: 'DIRECT', segments: [{ exact }] },
    })
    expect([exact, bare.status]).toEqual([exact, isOnce ? 201 : 422])
    const around = {
      prefix: document.text.slice(start - 40, start),
      suffix: document.text.slice(end, end + 40),
    }
    const found = await service.post(`/documents/${document.id}/quotes`, {
      ...{ speaker: 'donald-trump', form: 'DIRECT', segments: [{ exact, ...around }] },
    })
    expect(found.body.segments).toMatchObject([{ start, end }])
  }
})

test('what Trump said of Kim goes the whole way: quote, claim, verdict, answer, export', async () => {
  const [words = ''] =
    /Aber er hatte noch nie eine Beziehung zu irgendwem aus diesem Land/.exec(document.text) ?? []
  const quote = await made(
    service.post(`/documents/${document.id}/quotes`, {
      ...{
        speaker: 'donald-trump',
        form: 'DIRECT',
        cue: 'sagte',
        saidAt: '2019-02-24',
        segments: [{ exact: words }],
      },
    }),
  )
  const claim = await addClaim(service, {
    ...{ quote: quote.id, language: 'de', text: 'Kim Jong Un hatte nie eine Beziehung zu Amerikanern.' },
  })
  await addVerdict(service, `/claims/${claim.id}`, {
    ...{ rating: 'false', summary: 'Trump selbst schrieb 2018 von einer guten Beziehung Pompeos zu Kim.' },
  })
  const answer = (await service.get('/claims?speaker=donald-trump&rating=false&query=Beziehungen')).body
  expect(answer.items).toMatchObject([
    { id: claim.id, quotes: [{ text: words }], verdicts: [{ rating: { value: 1 } }] },
  ])
  const { verdicts } = (await service.get('/exports/verdicts?speaker=donald-trump')).body
  expect(verdicts).toMatchObject([
    { target: { id: claim.id }, quotes: [{ text: words, document: { sha256: document.version.sha256 } }] },
  ])
})
