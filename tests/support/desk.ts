import type { Client, Reply } from './service.ts'

/** Things that tests record through the API; a test states only what matters to its sentence. */

/** The body of an answer that must have been a success. */
export async function made(answer: Promise<Reply>): Promise<Reply['body']> {
  const { status, body } = await answer
  if (status < 200 || status > 299) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`)
  return body
}

let counter = 0

/** A number that no other call of this process gets. */
export function unique(): number {
  counter += 1
  return counter
}

export function addSpeaker(service: Client, fields: object = {}) {
  return made(service.post('/speakers', { name: `Speaker ${unique()}`, kind: 'PERSON', ...fields }))
}

export function addDocument(service: Client, fields: object = {}) {
  return made(
    service.post('/documents', {
      title: 'A report',
      publisher: 'The Daily',
      language: 'en',
      kind: 'ARTICLE',
      text: 'She said: "The bridge will open in May." He said nothing.',
      ...fields,
    }),
  )
}

/** A quote in a document of its own unless `document` (an id) and `speaker` (a slug) are given. */
export async function addQuote(
  service: Client,
  { document, ...fields }: { document?: string } & Record<string, unknown> = {},
) {
  const speaker = fields.speaker ?? (await addSpeaker(service)).slug
  const id = document ?? (await addDocument(service)).id
  const segments = [{ exact: 'The bridge will open in May.' }]
  return made(service.post(`/documents/${id}/quotes`, { form: 'DIRECT', segments, ...fields, speaker }))
}

/** A claim inside a quote of its own unless `quote` (an id) is given. */
export async function addClaim(
  service: Client,
  { quote, ...fields }: { quote?: string } & Record<string, unknown> = {},
) {
  const id = quote ?? (await addQuote(service)).id
  return made(
    service.post(`/quotes/${id}/claims`, {
      text: 'The bridge opens in May 2026.',
      language: 'en',
      kind: 'FACTUAL',
      ...fields,
    }),
  )
}

export function addSource(service: Client, fields: object = {}) {
  return made(service.post('/sources', newSource(fields)))
}

export function newSource(fields: object = {}) {
  return {
    title: 'City register',
    publisher: 'City',
    kind: 'OFFICIAL_DOCUMENT',
    language: 'en',
    url: `https://city.example/${unique()}`,
    ...fields,
  }
}

export function newVerdict(fields: object = {}) {
  return {
    aspect: 'TRUTH',
    rating: 'true',
    summary: 'It opened on 3 May.',
    citations: [{ source: newSource(), stance: 'SUPPORTS' }],
    ...fields,
  }
}

/** A verdict on a claim or quote, as it is answered everywhere, like addVerdict(service, `/claims/${id}`). */
export async function addVerdict(service: Client, target: string, fields: object = {}) {
  const { isSealed, ...verdict } = await made(service.post(`${target}/verdicts`, newVerdict(fields)))
  if (isSealed) throw new Error('The verdict waits for another')
  return verdict
}
