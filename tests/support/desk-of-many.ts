import type { Team } from './accounts.ts'
import { addDocument, made } from './desk.ts'
import { judge, reviewIn } from './review.ts'

/** The whole record of a desk of many, as text. */
export const exportOf = async (desk: Team, format = 'ndjson') =>
  (await (await desk.as('administrator')).get(`/exports/desk?format=${format}`)).text

export const liarRow = [
  '7.json',
  'pants-fire',
  'The moon is cheese.',
  'space',
  'jack-moon',
  ...Array(9).fill('0'),
]
  .join('\t')
  .concat('\n')

/** Something of every kind, also what is odd: who ruled judges later, versions, replies, what others found. */
export async function recordAll(team: Team): Promise<void> {
  const editor = await team.as('editor', 9)
  const published = await reviewIn(team, 'PUBLISHED')
  await reviewIn(team, 'CORRECTED')
  await reviewIn(team, 'WITHDRAWN')
  const asked = { name: 'The city', channel: 'by letter', question: 'Did it open?' }
  const { id: reply } = await made(editor.post(`/reviews/${published.id}/replies`, asked))
  await made(editor.patch(`/reviews/${published.id}/replies/${reply}`, { answer: 'It did.' }))
  const again = await reviewIn(team, 'PUBLISHED')
  await made(editor.post(`/reviews/${again.id}/send-back`, { reason: 'A new fact.' }))
  await made(judge(editor, again.claim, 'false'))
  await supersede(team, again.claim)
  const { id } = await addDocument(editor)
  const text = 'She said: "The bridge will open in May." He said nothing 🌉 at all.'
  await made(editor.post(`/documents/${id}/versions`, { text }))
  await team.service.askRaw('POST', '/imports', {
    body: liarRow,
    headers: { Authorization: `Bearer ${await team.tokenOf('editor', 9)}` },
  })
}

async function supersede(team: Team, claim: string): Promise<void> {
  const one = await team.as('reviewer', 8)
  const { items } = (await one.get(`/claims/${claim}/verdicts`)).body
  const own = items.find(({ reviewer }: { reviewer: { slug: string } }) => reviewer.slug === 'reviewer-8')
  await made(judge(one, claim, 'false', { supersedes: own.id, changeNote: 'A new fact.' }))
}
