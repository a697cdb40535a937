import type { Team } from './accounts.ts'
import { addClaim, addDocument, addQuote, addSource, made, newVerdict } from './desk.ts'
import { bodyOf, type Known, type Operation, pathOf } from './operations.ts'
import { reviewIn } from './review.ts'

/** A request for each operation with which an administrator succeeds. */
export type RequestOf = (operation: Operation) => { path: string; body: Known | undefined }

/** Records what they work on. Acts that would be in each other's way get things of their own. */
export async function recordEverything(team: Team): Promise<RequestOf> {
  const editor = await team.as('editor', 8)
  const [quote, claim] = [await addQuote(editor), await addClaim(editor)]
  const speaker = quote.speaker.slug
  const own: Record<string, Known> = {
    '/claims/{id}': { id: (await addClaim(editor)).id },
    '/documents/{id}/versions': { id: (await addDocument(editor)).id },
    '/quotes/{id}/withdraw': { id: (await addQuote(editor)).id },
    ...(await recordReviews(team)),
    ...(await recordOwn(team)),
  }
  const known: Known = {
    ...{ speaker, rating: 'true', language: 'en', email: 'new@desk.example', exact: 'She said' },
    ...{ slug: 'another-slug', name: `Somebody ${crypto.randomUUID()}` },
  }
  const byNoun: Record<string, Known> = {
    ...{ speakers: { slug: speaker }, documents: { id: quote.document.id }, quotes: { id: quote.id } },
    ...{ claims: { id: claim.id }, sources: { id: (await addSource(editor)).id } },
    accounts: { id: await team.idOf('reader', 9) },
  }
  const more: Record<string, Known> = {
    '/quotes/{id}/claims': { text: 'It opened.', language: 'en', kind: 'FACTUAL' },
    '/quotes/{id}/verdicts': { ...newVerdict({ aspect: 'AUTHENTICITY', rating: 'verbatim' }) },
    '/claims/{id}/verdicts': { ...newVerdict() },
    '/reviews': { target: { type: 'quote', id: quote.id }, aspect: 'CONTEXT' },
    '/reviews/{id}/replies': { speaker },
    '/reviews/{id}/correct': { correctionNote: 'The day.' },
  }
  return (operation) => ({
    path: pathOf(operation, own[operation.path] ?? byNoun[operation.path.split('/')[1] ?? ''] ?? {}),
    body: operation.takesFile ? importable : bodyOf(operation, known, more[operation.path]),
  })
}

const importable = {
  ...{ '@type': 'ClaimReview', claimReviewed: 'It opened in May.', author: { name: 'Another desk' } },
}

async function recordReviews(team: Team): Promise<Record<string, Known>> {
  const [open, started] = [await reviewIn(team, 'OPEN'), await reviewIn(team, 'IN_REVIEW')]
  const editor = await team.as('editor', 8)
  const withdrawn = await addQuote(editor)
  await made(editor.post(`/quotes/${withdrawn.id}/withdraw`, { reason: 'Twice.' }))
  await team.as('reviewer', 7)
  await made(editor.post(`/reviews/${open.id}/assignments`, { reviewer: 'reviewer-7' }))
  const asked = { name: 'The city', channel: 'by letter' }
  const { id: reply } = await made(editor.post(`/reviews/${open.id}/replies`, asked))
  const published = await reviewIn(team, 'PUBLISHED')
  const { body } = await editor.get(`/reviews/${published.id}`)
  return {
    '/quotes/{id}/restore': { id: withdrawn.id },
    '/reviews/{id}': { id: open.id },
    '/reviews/{id}/assignments': { id: started.id },
    '/reviews/{id}/assignments/{reviewer}': { id: open.id, reviewer: 'reviewer-7' },
    '/reviews/{id}/replies': { id: open.id },
    '/reviews/{id}/replies/{reply}': { id: open.id, reply },
    '/reviews/{id}/adjudicate': { id: (await reviewIn(team, 'DISPUTED')).id },
    '/reviews/{id}/rule': { id: (await reviewIn(team, 'AGREED')).id },
    '/reviews/{id}/publish': { id: (await reviewIn(team, 'RULED')).id },
    '/reviews/{id}/claim-review': { id: published.id },
    '/reviews/{id}/correct': { id: published.id },
    '/reviews/{id}/withdraw': { id: (await reviewIn(team, 'PUBLISHED')).id },
    '/reviews/{id}/send-back': { id: started.id },
    '/rulings/{id}': { id: body.rulings?.[0]?.id },
  }
}

/** A token and a session of the first administrator. */
async function recordOwn(team: Team): Promise<Record<string, Known>> {
  const browser = await team.browserOf('administrator')
  const { id } = await made(browser.post('/me/tokens', { name: 'A script', scope: 'read' }))
  const session = (await browser.get('/me/sessions')).body.items[0].id
  return { '/me/tokens/{id}': { id }, '/me/sessions/{id}': { id: session } }
}
