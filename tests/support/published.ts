import type { Team } from './accounts.ts'
import { addClaim, addDocument, addQuote, addSpeaker, made, newSource } from './desk.ts'
import { judge } from './review.ts'

/** Rulings on the way to the public, each on a claim or quote of its own. */

export interface Ruled {
  review: string
  ruling: string
  claim: string
  quote: string
}

interface RuledFields {
  claim?: object
  quote?: object
  document?: object
  speaker?: object
  rating?: string
  summary?: string
  text?: string
}

/** A ruling on a claim that is written and not published. */
export async function ruledClaim(team: Team, fields: RuledFields = {}): Promise<Ruled> {
  const editor = await team.as('editor', 9)
  const { rating = 'false', summary = 'It opened on 2 June.', text = 'It *did* not.' } = fields
  const speaker = await addSpeaker(editor, {
    name: 'Ada Long',
    slug: `ada-${crypto.randomUUID()}`,
    ...fields.speaker,
  })
  const document = await addDocument(editor, {
    ...{ url: 'https://daily.example/bridge', publishedAt: '2026-03-03', ...fields.document },
  })
  const place = { document: document.id, speaker: speaker.slug, saidAt: '2026-03-02' }
  const quote = await addQuote(editor, { ...place, ...fields.quote })
  const claim = await addClaim(editor, { quote: quote.id, ...fields.claim })
  const target = { type: 'claim', id: claim.id }
  const { id } = await made(editor.post('/reviews', { target, aspect: 'TRUTH' }))
  const citations = [{ source: newSource(), stance: 'REFUTES', excerpt: 'opened on 2 June' }]
  for (const nth of [8, 9]) await made(judge(await team.as('reviewer', nth), claim.id, rating, { citations }))
  const { rulings } = await made(editor.post(`/reviews/${id}/rule`, { rating, summary, text }))
  return { review: id, ruling: rulings[0].id, claim: claim.id, quote: quote.id }
}

export async function publishedClaim(team: Team, fields: RuledFields = {}): Promise<Ruled> {
  const ruled = await ruledClaim(team, fields)
  await made((await team.as('editor', 9)).post(`/reviews/${ruled.review}/publish`))
  return ruled
}
