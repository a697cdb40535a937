import { factchecktools } from '@googleapis/factchecktools'
import { exactly } from '../src/check.ts'
import { FoundClaims } from '../src/fact-check-search/claim-search.schema.ts'
import { startTeam, type Team } from './support/accounts.ts'
import { made } from './support/desk.ts'
import { publishedClaim, ruledClaim } from './support/published.ts'
import type { Client } from './support/service.ts'

/** What is published is found as Google's Fact Check Tools API finds it, by its own client, and with more filters by ours. */

let team: Team
let editor: Client
/** In the order in which they were published. */
let ids: Record<'bridge' | 'german' | 'year' | 'withdrawn' | 'corrected' | 'correction' | 'tunnel', string>
beforeAll(async () => {
  team = await startTeam({
    settings: { BELEG_SITE: 'https://www.desk.example', BELEG_PUBLISHER: 'The Daily Desk' },
  })
  editor = await team.as('editor', 9)
  ids = await publishAll()
})
afterAll(() => team.stop())

async function publishAll() {
  const bridge = await publishedClaim(team)
  const german = await publishedClaim(team, {
    claim: { text: 'Die Brücke öffnet im Mai.', language: 'de' },
    speaker: { name: 'Bertha Kurz', aliases: [{ name: 'Die Bürgermeisterin' }] },
    quote: { saidAt: '2026-04-01T10:00:00Z', segments: [{ exact: 'Im Mai.' }] },
    document: { publishedAt: '2026-04-02', text: '„Im Mai.“ Mehr sagte sie nicht.' },
  })
  const year = await publishedClaim(team, {
    claim: { text: 'The bridge cost millions.' },
    ...{
      quote: { saidAt: '2025' },
      speaker: { kind: 'UNKNOWN', name: 'An official' },
      rating: 'unverifiable',
    },
  })
  const withdrawn = await publishedClaim(team, { claim: { text: 'The bridge is pink.' } })
  await made(editor.post(`/reviews/${withdrawn.review}/withdraw`, { reason: 'No.' }))
  const corrected = await publishedClaim(team, { claim: { text: 'The bridge is long.' } })
  const correction = { rating: 'false', summary: 'Short.', text: 'Short.', correctionNote: 'The length.' }
  await made(editor.post(`/reviews/${corrected.review}/correct`, correction))
  const { rulings } = await made(editor.post(`/reviews/${corrected.review}/publish`))
  const tunnel = await publishedClaim(team, {
    ...{ claim: { text: 'The tunnel opens in May.' }, rating: 'true' },
    ...{ quote: { segments: [{ exact: 'In May.' }] }, document: { text: '"In May." She said no more.' } },
  })
  await ruledClaim(team, { claim: { text: 'The bridge is secret.' } })
  return {
    ...{ bridge: bridge.ruling, german: german.ruling, year: year.ruling, withdrawn: withdrawn.ruling },
    ...{ corrected: corrected.ruling, correction: rulings[0].id, tunnel: tunnel.ruling },
  }
}

const search = async (params: object) => {
  const client = factchecktools({ version: 'v1alpha1', rootUrl: `${team.service.origin}/` })
  const { data } = await client.claims.search(params)
  expect([exactly.validate(FoundClaims, data), exactly.errors]).toEqual([true, null])
  return data
}
const addressOf = (id: string) => `https://www.desk.example/published/${id}`
const found = async (params: object) =>
  ((await search(params)).claims ?? []).map(({ claimReview }) => claimReview?.[0]?.url?.split('/').at(-1))
const refused = async (query: string) => {
  const response = await fetch(`${team.service.origin}/v1alpha1/${query}`)
  return { status: response.status, ...(await response.json()).error }
}

describe('Google’s client', () => {
  test('gets claims with who made them and when, and their reviews', async () => {
    expect(await search({ query: 'bridge Ada Long 2026' })).toEqual({
      claims: [
        {
          text: 'The bridge opens in May 2026.',
          claimant: 'Ada Long',
          claimDate: '2026-03-02T00:00:00Z',
          claimReview: [
            {
              publisher: { name: 'The Daily Desk', site: 'desk.example' },
              url: addressOf(ids.bridge),
              title: 'False: The bridge opens in May 2026.',
              reviewDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
              textualRating: 'False',
              languageCode: 'en',
            },
          ],
        },
      ],
    })
  })

  test('gets no field that is empty: no unknown claimant, no day where only the year is known', async () => {
    const { claims } = await search({ query: 'cost millions' })
    expect(claims?.map((claim) => Object.keys(claim))).toEqual([['text', 'claimReview']])
  })

  test('gets {} for nothing found', async () => {
    for (const params of [
      ...[
        { query: 'xylophone' },
        { query: 'pink' },
        { query: 'secret' },
        { query: 'bridge', languageCode: 'fr' },
      ],
      ...[
        { query: 'bridge', reviewPublisherSiteFilter: 'other.example' },
        { query: 'bridge', offset: 99 },
      ],
    ])
      expect([params, await search(params)]).toEqual([params, {}])
  })

  test('finds the newest first, in the language asked for whatever the region', async () => {
    const all = [ids.tunnel, ids.correction, ids.year, ids.german, ids.bridge]
    expect(await found({ reviewPublisherSiteFilter: 'desk.example' })).toEqual(all)
    expect(await found({ reviewPublisherSiteFilter: 'www.desk.example', languageCode: 'de-CH' })).toEqual([
      ids.german,
    ])
    expect(await found({ query: 'bridge', languageCode: 'en-US' })).toEqual([
      ids.correction,
      ids.year,
      ids.bridge,
    ])
    expect(await found({ query: 'Brücke', languageCode: '' })).toEqual([ids.german])
  })

  test('finds by age: said or reviewed within so many days', async () => {
    expect(await found({ query: 'bridge', maxAgeDays: 1 })).toHaveLength(3)
    await team.beside((database) =>
      database.transaction(async ({ tables }) => {
        await tables.$executeRawUnsafe('set local session_replication_role = replica')
        await tables.$executeRawUnsafe(
          `update publication set at = now() - interval '400 days' where ruling_id in ('${ids.bridge}', '${ids.year}')`,
        )
      }),
    )
    expect(await found({ query: 'bridge', maxAgeDays: 1 })).toEqual([ids.correction])
    expect(await found({ query: 'bridge', maxAgeDays: 2_147_483_647 })).toHaveLength(3)
    const daysSinceSaid = Math.ceil((Date.now() - Date.parse('2026-03-02')) / 86_400_000)
    expect(await found({ query: 'bridge', maxAgeDays: daysSinceSaid })).toContain(ids.bridge)
    expect(await found({ query: 'bridge', maxAgeDays: daysSinceSaid - 2 })).not.toContain(ids.bridge)
  })

  test('pages by token, which goes on where the page before ended, or from an offset', async () => {
    const params = { reviewPublisherSiteFilter: 'desk.example', pageSize: 2 }
    const pages: (string | undefined)[][] = []
    let pageToken: string | null | undefined
    do {
      const page = await search({ ...params, ...(pageToken && { pageToken, offset: 4 }) })
      pages.push((page.claims ?? []).map(({ text }) => text ?? undefined))
      pageToken = page.nextPageToken
    } while (pageToken)
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1])
    const all = (await search({ ...params, pageSize: 100 })).claims?.map(({ text }) => text)
    expect(pages.flat()).toEqual(all)
    expect((await search({ ...params, offset: 3 })).claims?.map(({ text }) => text)).toEqual(all?.slice(3))
  })

  test('is refused in Google’s shape', async () => {
    const client = factchecktools({ version: 'v1alpha1', rootUrl: `${team.service.origin}/` })
    await expect(client.claims.search({})).rejects.toMatchObject({ status: 400 })
    expect(await refused('claims:search')).toEqual({
      ...{
        status: 'INVALID_ARGUMENT',
        code: 400,
        message: expect.stringContaining('reviewPublisherSiteFilter'),
      },
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [{ field: 'query', description: expect.any(String) }],
        },
      ],
    })
  })

  test.each([
    ...[
      'query=x&pageSize=-1',
      'query=x&pageSize=many',
      'query=x&nonsense=1',
      'query=x&alt=media',
      'query=x&query=y',
    ],
    ...['query=x&pageToken=nonsense', 'query=%00', 'query=x&languageCode=!', 'query=x&offset=1e99'],
  ])('is told what is wrong with %s', async (query) => {
    expect(await refused(`claims:search?${query}`)).toMatchObject({ status: 'INVALID_ARGUMENT', code: 400 })
  })

  test('is told that there is nothing else there', async () => {
    for (const path of ['claims:imageSearch', 'pages', 'claims'])
      expect(await refused(path)).toMatchObject({ status: 'NOT_FOUND', code: 404 })
  })

  test('may bring a key, which says nothing here', async () => {
    expect(await found({ query: 'tunnel', key: 'abc', prettyPrint: false })).toEqual([ids.tunnel])
  })
})

test('a page token belongs to its search', async () => {
  const { nextPageToken } = await search({ query: 'bridge', pageSize: 1 })
  expect(await refused(`claims:search?query=tunnel&pageToken=${nextPageToken}`)).toMatchObject({ code: 400 })
})

describe('under the ordinary API everybody also finds', () => {
  const listed = async (query: string) =>
    (await team.service.get(`/published?${query}`)).body.items.map(({ id }: { id: string }) => id)

  test.each([
    ['by claimant', 'claimant=long', () => [ids.tunnel, ids.correction, ids.bridge]],
    ['by an alias of the claimant', 'claimant=burgermeisterin', () => [ids.german]],
    ['by rating', 'rating=true&rating=unverifiable', () => [ids.tunnel, ids.year]],
    ['by when it was said', 'from=2026-04&to=2026-04', () => [ids.german]],
    [
      'by when it was said at the earliest',
      'from=2026-03-02&claimant=ada',
      () => [ids.tunnel, ids.correction, ids.bridge],
    ],
    ['by when it was said at the latest', 'to=2025', () => [ids.year]],
    ['by language', 'language=de', () => [ids.german]],
    ['by aspect', 'aspect=CONTEXT', () => []],
    ['by words', 'query=tunnel', () => [ids.tunnel]],
  ])('%s', async (_name, query, expected) => {
    expect((await listed(query)).sort()).toEqual(expected().sort())
  })

  test('what the desk says, and on which page', async () => {
    const { items } = (await team.service.get('/published?query=tunnel')).body
    expect(items).toMatchObject([
      {
        ...{ id: ids.tunnel, page: addressOf(ids.tunnel), text: 'The tunnel opens in May.', aspect: 'TRUTH' },
        ...{ rating: { key: 'true', value: 5 }, claimant: 'Ada Long', claimedAt: '2026-03-02' },
      },
    ])
  })

  test('page by page', async () => {
    const first = (await team.service.get('/published?limit=3')).body
    const second = (await team.service.get(`/published?limit=3&cursor=${first.nextCursor}`)).body
    const all = [...first.items, ...second.items].map(({ id }) => id)
    expect([all.length, new Set(all).size, second.nextCursor]).toEqual([5, 5, null])
    expect((await team.service.get('/published?from=nonsense')).status).toBe(400)
  })
})
