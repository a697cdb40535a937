import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addQuote, made, newSource, newVerdict } from './support/desk.ts'
import { linesOf, textOf } from './support/desk-lines.ts'
import { exportOf } from './support/desk-of-many.ts'
import { judge, reviewIn } from './support/review.ts'
import type { Client } from './support/service.ts'

/** The second reviewer sees the first verdict nowhere until both are in; nor does anybody else. */

let team: Team
let one: Client
let two: Client
let editor: Client
let administrator: Client
beforeAll(async () => {
  team = await startTeam()
  one = await team.as('reviewer')
  two = await team.as('reviewer', 2)
  editor = await team.as('editor')
  administrator = await team.as('administrator')
})
afterAll(() => team.stop())

/** Words that stand nowhere but in the sealed verdict. */
const secrets = ['Zanzibar', 'Quetzal', 'Oxymoron', 'Pterodactyl', 'secret.example']
const sealed = {
  rating: 'mostly-false',
  summary: 'Zanzibar says otherwise.',
  rationale: 'Quetzal.',
  citations: [
    {
      source: { ...newSource(), title: 'Oxymoron', url: 'https://secret.example/1' },
      stance: 'REFUTES',
      excerpt: 'Pterodactyl',
    },
  ],
}
const traces = [...secrets, 'mostly-false', 'Überwiegend falsch', 'Mostly false']

async function reviewOf(claim: string) {
  const { body } = await one.get(`/reviews?claim=${claim}`)
  return body.items[0].id as string
}

describe('a sealed verdict', () => {
  let quote: { id: string; document: { id: string }; speaker: { slug: string } }
  let claim: { id: string }
  let review: string
  let before: Map<string, string>
  const known = () => [
    ...[
      '/claims',
      '/claims/counts',
      `/claims?speaker=${quote.speaker.slug}`,
      `/claims/counts?speaker=${quote.speaker.slug}`,
    ],
    ...['/quotes', `/quotes/${quote.id}`, `/claims/${claim.id}`, `/claims/${claim.id}/verdicts`],
    ...['/sources', '/sources?query=Oxymoron', '/speakers', `/speakers/${quote.speaker.slug}`],
    ...[
      '/documents',
      `/documents/${quote.document.id}`,
      `/claims/${claim.id}/events`,
      `/claims/${claim.id}/comments`,
    ],
    ...['/claims?rating=mostly-false', '/claims?query=Zanzibar', '/corrections', '/corrections.atom'],
    ...['json', 'ndjson', 'csv'].map((format) => `/exports/verdicts?format=${format}`),
  ]
  const all = () => [
    ...known(),
    ...[
      '/reviews',
      '/reviews?mine=true',
      '/reviews/next',
      `/reviews/${review}`,
      `/reviews/${review}/replies`,
    ],
    ...['/notices', '/me', '/agreement'],
  ]

  beforeAll(async () => {
    quote = await addQuote(editor)
    claim = await addClaim(editor, { quote: quote.id })
    before = new Map()
    for (const path of known()) before.set(path, (await two.get(path)).text)
    const { body, status, headers } = await judge(one, claim.id, 'mostly-false', sealed)
    expect([status, body.isSealed, body.isCurrent]).toEqual([201, true, false])
    expect(headers.get('etag')).toBeNull()
    review = await reviewOf(claim.id)
    await made(one.post(`/claims/${claim.id}/comments`, { text: 'Zanzibar, @reviewer-2, @editor!' }))
  })

  test.each(['reviewer-2', 'editor', 'administrator', 'reader', 'reviewer-3'])(
    'is nowhere for %s',
    async (name) => {
      const [role, nth] = name.split('-')
      const client = await team.as(role as 'reviewer', nth ? Number(nth) : 1)
      const paths = role === 'administrator' ? [...all(), '/events', '/events?limit=200'] : all()
      for (const path of paths) {
        const { status, text } = await client.get(path)
        expect([path, status]).toEqual([path, 200])
        const words = hasAllRatings(path) ? secrets : traces
        const found = words.filter((word) => text.includes(word))
        expect([path, found]).toEqual([path, []])
      }
    },
  )

  /** Counts name every rating, and the history how the scales were loaded. */
  const hasAllRatings = (path: string) => /^\/(speakers|events)|counts/.test(path)

  test('changes no answer about the record, not even a count', async () => {
    for (const [path, text] of before) expect([path, (await two.get(path)).text]).toEqual([path, text])
  })

  test('changes no entity tag of what it judges', async () => {
    const tags = async () =>
      Promise.all(
        [`/claims/${claim.id}`, `/quotes/${quote.id}`].map(async (path) =>
          (await two.get(path)).headers.get('etag'),
        ),
      )
    const fresh = await addClaim(editor, { quote: quote.id, text: 'The mayor opens the bridge.' })
    const tagOf = async () => (await two.get(`/claims/${fresh.id}`)).headers.get('etag')
    const [was, ...others] = [await tagOf(), ...(await tags())]
    await judge(one, fresh.id, 'false', { ...sealed, rating: 'false' })
    expect([await tagOf(), ...(await tags())]).toEqual([was, ...others])
    expect((await two.get(`/claims/${fresh.id}`, { 'If-None-Match': `${was}` })).status).toBe(304)
  })

  test('is not known to another by the tag that its author got', async () => {
    for (const path of [`/reviews/${review}`, '/reviews', '/notices', `/claims/${claim.id}/comments`]) {
      const tag = (await one.get(path)).headers.get('etag')
      const reply = await two.get(path, { 'If-None-Match': `${tag}` })
      expect([path, reply.status]).toEqual([path, 200])
    }
  })

  test('is seen by its author alone, who reads it in the review', async () => {
    const { body } = await one.get(`/reviews/${review}`)
    expect(body.yours).toMatchObject({ isSealed: true, verdict: sealed })
    expect(body).toMatchObject({ state: 'IN_REVIEW', judgementsIn: 1, isJudgedByYou: true, judgements: [] })
  })

  test('shows the others that one of two is in, and not whose', async () => {
    for (const client of [two, editor, administrator]) {
      const { body, text } = await client.get(`/reviews/${review}`)
      expect(body).toMatchObject({
        judgementsIn: 1,
        reviewers: 2,
        yours: null,
        openedBy: null,
        judgements: [],
      })
      expect(text).not.toContain('"reviewer"')
      expect(body.steps.map(({ by }: { by: unknown }) => by)).toEqual([null, null])
    }
  })

  test('stands in the history as a digest, for nobody to guess', async () => {
    const { text } = await administrator.get('/events?limit=200')
    const { yours } = (await one.get(`/reviews/${review}`)).body
    expect(text).toContain(yours.digest)
    expect(text).not.toContain(yours.salt)
  })

  test('keeps the words that it judges', async () => {
    expect((await editor.patch(`/claims/${claim.id}`, { text: 'Something else.' })).status).toBe(409)
    expect((await editor.patch(`/quotes/${quote.id}`, { cue: 'whispered' })).status).toBe(200)
  })

  test('leaves no source behind, and no verdict', async () => {
    const [row] = await team.service.sql<{ rows: number }>(
      `select (select count(*) from source where title = 'Oxymoron')::int
        + (select count(*) from verdict where claim_id = '${claim.id}')::int as rows`,
    )
    expect(row?.rows).toBe(0)
  })

  test('is opened with the other, as it was sealed', async () => {
    const { yours } = (await one.get(`/reviews/${review}`)).body
    const { body } = await judge(two, claim.id, 'true')
    expect(body.isSealed).toBe(false)
    const after = (await administrator.get(`/reviews/${review}`)).body
    expect(after).toMatchObject({ state: 'DISPUTED', judgementsIn: 2 })
    const [first] = after.judgements
    expect(first).toMatchObject({
      digest: yours.digest,
      salt: yours.salt,
      verdict: { summary: sealed.summary },
    })
    const digest = createHash('sha256')
      .update(yours.salt + canonicalize(yours.verdict))
      .digest('hex')
    expect(digest).toBe(first.digest)
    const verdicts = (await two.get(`/claims/${claim.id}`)).body.verdicts
    expect(verdicts.map(({ rating }: { rating: { key: string } }) => rating.key).sort()).toEqual([
      'mostly-false',
      'true',
    ])
    expect((await two.get(`/claims/${claim.id}/comments`)).text).toContain('Zanzibar')
    expect((await editor.get('/notices')).body.items.map(({ kind }: { kind: string }) => kind)).toContain(
      'MENTION',
    )
  })
})

test('what can not be recorded is refused when it is handed in, and nothing is sealed', async () => {
  const claim = await addClaim(editor)
  const refused = [
    await one.post(`/claims/${claim.id}/verdicts`, newVerdict({ rating: 'no-such' })),
    await one.post(`/claims/${claim.id}/verdicts`, newVerdict({ citations: [] })),
    await one.post(`/claims/${claim.id}/verdicts`, newVerdict({ aspect: 'CONTEXT', rating: 'spliced' })),
    await one.post(`/claims/${claim.id}/verdicts`, newVerdict({ supersedes: claim.id, changeNote: 'x' })),
  ]
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 409])
  expect((await one.get(`/reviews?claim=${claim.id}`)).body.items).toEqual([])
})

test('a verdict that supersedes an own one stays sealed too, and the earlier one current', async () => {
  const { id, claim } = await reviewIn(team, 'AGREED')
  await made(editor.post(`/reviews/${id}/send-back`, { reason: 'New evidence.' }))
  const reviewer = await team.as('reviewer', 8)
  const [earlier] = (await one.get(`/claims/${claim}`)).body.verdicts.filter(
    ({ reviewer: { slug } }: { reviewer: { slug: string } }) => slug === 'reviewer-8',
  )
  const later = { supersedes: earlier.id, changeNote: 'New evidence.', ...sealed }
  expect((await judge(reviewer, claim, 'mostly-false', later)).status).toBe(201)
  expect((await one.get(`/claims/${claim}`)).body.verdicts).toContainEqual(earlier)
  await made(judge(one, claim, 'mostly-false'))
  const current = (await one.get(`/claims/${claim}`)).body.verdicts
  expect(current.map(({ supersedes }: { supersedes: string }) => supersedes)).toContain(earlier.id)
  expect((await one.get(`/reviews/${id}`)).body).toMatchObject({ state: 'AGREED', cycle: 2 })
})

test('an envelope that was sent back is never opened, nor its comments shown before the next are', async () => {
  const { id, claim } = await reviewIn(team, 'OPEN')
  await made(judge(one, claim, 'mostly-false', sealed))
  await made(one.post(`/claims/${claim}/comments`, { text: 'Zanzibar!' }))
  await made(two.post(`/reviews/${id}/send-back`, { reason: 'The claim has changed.' }))
  const read = async (client: Client) =>
    (
      await Promise.all(
        [`/reviews/${id}`, `/claims/${claim}/comments`].map(async (path) => (await client.get(path)).text),
      )
    ).join()
  expect(await read(two)).not.toMatch(/Zanzibar|mostly-false/)
  await made(judge(two, claim, 'true'))
  await made(judge(await team.as('reviewer', 3), claim, 'true'))
  expect(await read(editor)).not.toContain('mostly-false')
})

describe('a comment', () => {
  test('that gives a verdict away is hidden until all are in, with whom it mentions', async () => {
    const { claim } = await reviewIn(team, 'IN_REVIEW')
    const text = 'Xylophone: it is false, @reviewer-2, says the register.'
    const { body } = await editor.post(`/claims/${claim}/comments`, { text, givesAway: true })
    expect(body).toMatchObject({ isHidden: true, mentions: [{ slug: 'reviewer-2' }] })
    const unread = async () => (await two.get('/notices')).body.unread
    const before = await unread()
    expect((await two.get(`/claims/${claim}/comments`)).body.items).toEqual([])
    expect((await editor.get(`/claims/${claim}/comments`)).body.items).toHaveLength(1)
    await made(judge(await team.as('reviewer', 9), claim, 'true'))
    expect((await two.get(`/claims/${claim}/comments`)).body.items).toMatchObject([{ text, isHidden: false }])
    expect(await unread()).toBe(before + 1)
  })

  test('of somebody whose envelope is sealed is hidden beside the quote of the claim as well', async () => {
    const quote = await addQuote(editor)
    const claim = await addClaim(editor, { quote: quote.id })
    await made(judge(one, claim.id, 'false'))
    await made(one.post(`/quotes/${quote.id}/comments`, { text: 'Bassoon: I call it false, @reviewer-2.' }))
    const shown = async () => (await two.get(`/quotes/${quote.id}/comments`)).body.items.length
    const unread = async () => (await two.get('/notices')).body.unread
    const before = await unread()
    expect(await shown()).toBe(0)
    await made(judge(two, claim.id, 'true'))
    expect([await shown(), await unread()]).toEqual([1, before + 1])
  })

  test('of anybody else is seen at once, and its words stand in no event', async () => {
    const { claim } = await reviewIn(team, 'IN_REVIEW')
    await made(
      editor.post(`/claims/${claim}/comments`, { text: 'Marimba: who takes this?', aspect: 'TRUTH' }),
    )
    expect((await two.get(`/claims/${claim}/comments`)).text).toContain('Marimba')
    expect((await administrator.get('/events')).text).not.toContain('Marimba')
  })

  test('on an aspect that does not fit, or on nothing, is refused', async () => {
    const { claim } = await reviewIn(team, 'OPEN')
    expect((await editor.post(`/claims/${claim}/comments`, { text: 'x', aspect: 'CONTEXT' })).status).toBe(
      422,
    )
    expect((await editor.get('/claims/01a203a7-2d77-76d7-903e-69d8e1af5e78/comments')).status).toBe(404)
    expect((await (await team.as('reader')).post(`/claims/${claim}/comments`, { text: 'x' })).status).toBe(
      403,
    )
  })
})

test.each(['OPEN', 'IN_REVIEW'] as const)(
  "a claim whose review is %s takes no verdict from a desk's own export, which is read in all the same",
  async (state) => {
    const { claim } = await reviewIn(team, state)
    const [judged, other] = [await reviewIn(team, 'AGREED'), await addClaim(editor)]
    const lines = linesOf(await exportOf(team))
    const nth = lines.findIndex(({ type, target }) => type === 'verdict' && target.id === judged.claim)
    const on = (id: string) => ({ ...lines[nth], id: crypto.randomUUID(), target: { type: 'claim', id } })
    lines.at(-1).counts.verdicts += 2
    lines.splice(nth + 1, 0, on(claim), on(other.id))
    const { text } = await team.service.askRaw('POST', '/imports', {
      body: textOf(lines),
      headers: { Authorization: `Bearer ${await team.tokenOf('administrator')}` },
    })
    const refused = linesOf(text).filter(({ outcome }) => outcome === 'refused')
    const why = expect.stringMatching(/under review here/)
    expect(refused).toMatchObject([{ line: nth + 2, problems: [{ field: '/target', why }] }])
    const verdictsOn = async (id: string) =>
      (await team.service.sql('select id from verdict where claim_id = $1', [id])).length
    expect([await verdictsOn(claim), await verdictsOn(other.id)]).toEqual([0, 1])
  },
)
