import type { ReviewedRuling } from '../src/claim-reviews/reviewed-ruling.ts'
import { readLastRuling, readPublishedRuling } from '../src/claim-reviews/reviewed-rulings.sql.ts'
import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addDocument, addQuote, addSpeaker, made, newSource } from './support/desk.ts'
import { judge, reviewIn } from './support/review.ts'
import type { Client } from './support/service.ts'

/** All that a ruling's public page and its markup say, as it is read from the desk. */

let team: Team
let editor: Client
beforeAll(async () => {
  team = await startTeam()
  editor = await team.as('editor', 9)
})
afterAll(() => team.stop())

const lastOf = (review: string) => team.beside((database) => readLastRuling(database, review))
const published = (id = '') => team.beside((database) => readPublishedRuling(database, id))

test('a ruling is read with the claim, who said it, where, and what it rests on', async () => {
  const speaker = await addSpeaker(editor, { name: 'Ada Long', wikidataId: 'Q7259' })
  const document = await addDocument(editor, {
    url: 'https://daily.example/bridge',
    publishedAt: '2026-03-03',
  })
  const fields = { document: document.id, speaker: speaker.slug, roleTitle: 'Mayor', saidAt: '2026-03' }
  const quote = await addQuote(editor, fields)
  const claim = await addClaim(editor, { quote: quote.id })
  const gone = await addQuote(editor)
  await made(editor.post(`/quotes/${gone.id}/claims`, { claimId: claim.id }))
  await made(editor.post(`/quotes/${gone.id}/withdraw`, { reason: 'Twice.' }))
  const target = { type: 'claim', id: claim.id }
  const { id } = await made(editor.post('/reviews', { target, aspect: 'TRUTH' }))
  const source = newSource({ url: 'https://city.example/register', publishedAt: '2026-05' })
  const citations = [{ source, stance: 'SUPPORTS', excerpt: 'opened' }]
  for (const nth of [8, 9]) await made(judge(await team.as('reviewer', nth), claim.id, 'true', { citations }))
  await made(editor.post(`/reviews/${id}/rule`, { rating: 'true', summary: 'It did.', text: 'It *did*.' }))
  const ruling = await lastOf(id)
  expect(ruling).toMatchObject({
    ...{ review: id, number: 1, aspect: 'TRUTH', aspectLabels: { de: 'Wahrheit', en: 'Truth' } },
    rating: { key: 'true', labels: { de: 'Wahr', en: 'True' }, isOrdinal: true, value: 5, worst: 1, best: 5 },
    ...{ summary: 'It did.', text: 'It *did*.', method: 'AGREED', publishedAt: null, correctedBy: null },
    target: { ...target, text: claim.text, language: 'en' },
    citations: [
      {
        title: 'City register',
        url: 'https://city.example/register',
        publishedAt: '2026-05',
        excerpt: 'opened',
      },
    ],
  })
  expect(ruling?.quotes).toMatchObject([
    {
      ...{ id: quote.id, relation: 'ASSERTS', roleTitle: 'Mayor', saidAt: '2026-03' },
      speaker: { name: 'Ada Long', kind: 'PERSON', wikidataId: 'Q7259' },
      document: { url: 'https://daily.example/bridge', publisher: 'The Daily', publishedAt: '2026-03-03' },
      segments: [{ exact: 'The bridge will open in May.' }],
    },
  ])
  expect(await published(ruling?.id)).toBeUndefined()
})

test('the ruling on a quote has that quote', async () => {
  const quote = await addQuote(editor)
  const target = { type: 'quote', id: quote.id }
  const { id } = await made(editor.post('/reviews', { target, aspect: 'CONTEXT' }))
  for (const nth of [8, 9]) {
    const verdict = {
      aspect: 'CONTEXT',
      rating: 'in-context',
      summary: 'Yes.',
      citations: [{ source: newSource(), stance: 'SUPPORTS' }],
    }
    await made((await team.as('reviewer', nth)).post(`/quotes/${quote.id}/verdicts`, verdict))
  }
  await made(editor.post(`/reviews/${id}/rule`, { rating: 'in-context', summary: 'Yes.', text: 'Yes.' }))
  expect(await lastOf(id)).toMatchObject({
    target: { type: 'quote', id: quote.id, text: quote.text },
    rating: { isOrdinal: false, value: null, worst: null, best: null },
    quotes: [{ id: quote.id, relation: null, text: quote.text }],
    citations: [{ title: 'City register' }, { title: 'City register' }],
  })
})

test('says what took its place, or why it was withdrawn, and what those concerned replied', async () => {
  const corrected = await reviewIn(team, 'CORRECTED')
  const later = await lastOf(corrected.id)
  const earlier = await published(later?.corrects ?? '')
  expect(later).toMatchObject({ correctionNote: 'The day was wrong.', number: 2, correctedBy: null })
  expect(earlier?.correctedBy).toEqual({ id: later?.id, publishedAt: later?.publishedAt })
  const withdrawn = await reviewIn(team, 'WITHDRAWN')
  const asked = await made(
    editor.post(`/reviews/${withdrawn.id}/replies`, { name: 'The city', channel: 'e-mail' }),
  )
  await made(editor.post(`/reviews/${withdrawn.id}/replies`, { name: 'Nobody', channel: 'e-mail' }))
  await made(editor.patch(`/reviews/${withdrawn.id}/replies/${asked.id}`, { answer: 'June.' }))
  const ruling: ReviewedRuling | undefined = await lastOf(withdrawn.id)
  expect(ruling?.withdrawal).toMatchObject({ reason: 'The source is gone.' })
  expect(ruling?.replies).toMatchObject([{ name: 'The city', answer: 'June.' }])
  expect((await published(ruling?.id))?.id).toBe(ruling?.id)
})
