import { startTeam, type Team } from './support/accounts.ts'
import { made } from './support/desk.ts'
import { publishedClaim, ruledClaim } from './support/published.ts'
import { reviewIn } from './support/review.ts'
import type { Client } from './support/service.ts'

/** What a desk with a public address puts before its readers, and what it stops before. */

let team: Team
let editor: Client
let reader: Client
beforeAll(async () => {
  const settings = { BELEG_SITE: 'https://desk.example', BELEG_PUBLISHER: 'The Daily Desk' }
  team = await startTeam({ settings })
  editor = await team.as('editor', 9)
  reader = await team.as('reader')
})
afterAll(() => team.stop())

const preview = async (review: string) => (await reader.get(`/reviews/${review}/claim-review`)).body
const page = async (ruling: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${team.service.origin}/published/${ruling}`, {
    headers: { Accept: 'text/html', ...headers },
  })
  const text = await response.text()
  const [, script] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? []
  return { status: response.status, headers: response.headers, text, markup: script && JSON.parse(script) }
}

describe('before a ruling is published', () => {
  test('its markup can be looked at, and is what its page then has', async () => {
    const { review, ruling } = await ruledClaim(team)
    const before = await preview(review)
    expect(before).toMatchObject({ problems: [], hints: [] })
    await made(editor.post(`/reviews/${review}/publish`))
    const { claimReview } = await preview(review)
    expect(claimReview).toEqual({ ...before.claimReview, datePublished: claimReview.datePublished })
    expect((await page(ruling)).markup).toEqual(claimReview)
    expect(claimReview).toMatchObject({
      url: `https://desk.example/published/${ruling}`,
      author: { name: 'The Daily Desk', url: 'https://desk.example' },
      itemReviewed: { author: { '@type': 'Person', name: 'Ada Long' }, datePublished: '2026-03-02' },
      reviewRating: { alternateName: 'False', ratingValue: 1, bestRating: 5, worstRating: 1 },
    })
  })

  test('everything that is wrong with it is named, and stops it', async () => {
    const { review, ruling, quote } = await ruledClaim(team, {
      speaker: { name: 'Unknown' },
      quote: { saidAt: '2999' },
    })
    const pointers = [
      '/itemReviewed/author/name',
      '/itemReviewed/datePublished',
      '/itemReviewed/firstAppearance/datePublished',
    ]
    const { problems } = await preview(review)
    expect(problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers)
    const refused = await editor.post(`/reviews/${review}/publish`)
    expect([refused.status, refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      pointers,
    ])
    const german = await editor.post(`/reviews/${review}/publish`, undefined, { 'Accept-Language': 'de' })
    expect(german.body.title).toContain('Das ist kein Name.')
    expect((await page(ruling)).status).toBe(404)
    expect((await reader.get(`/reviews/${review}`)).body.state).toBe('RULED')
    const { speaker } = (await reader.get(`/quotes/${quote}`)).body
    await made(editor.patch(`/speakers/${speaker.slug}`, { name: 'Ada Short' }))
    await made(editor.patch(`/quotes/${quote}`, { saidAt: '2026-03-01' }))
    await made(editor.post(`/reviews/${review}/publish`))
    expect((await page(ruling)).markup.itemReviewed.author.name).toBe('Ada Short')
  })

  test('an address without TLS is left out, hinted at, and stops nothing', async () => {
    const { review, ruling } = await publishedClaim(team, { document: { url: 'http://daily.example/old' } })
    const { hints, problems } = await preview(review)
    expect(problems).toEqual([])
    expect(JSON.stringify(hints)).toContain('http://daily.example/old')
    const { markup, text } = await page(ruling)
    expect(JSON.stringify(markup)).not.toContain('http://')
    expect(text).toContain('http://daily.example/old')
  })

  test('there is nothing to look at where nothing is ruled', async () => {
    const { id } = await reviewIn(team, 'AGREED')
    expect((await reader.get(`/reviews/${id}/claim-review`)).status).toBe(404)
  })

  test('who may not publish is told so, not what is wrong with the markup', async () => {
    const { review } = await ruledClaim(team, { speaker: { name: 'Unknown' } })
    expect((await (await team.as('reviewer', 1)).post(`/reviews/${review}/publish`)).status).toBe(403)
  })
})

describe('the public page', () => {
  test('needs no login and no script, and says what was claimed, where, and what that rests on', async () => {
    const { ruling } = await publishedClaim(team, {
      quote: { roleTitle: 'Mayor' },
      text: 'It *did* **not**.\n\n- One\n- Two',
    })
    const { status, headers, text } = await page(ruling)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const part of [
      ...[
        '<html lang="en">',
        '>The bridge opens in May 2026.</h1>',
        '<strong>False</strong>',
        'It opened on 2 June.',
      ],
      ...['<em>did</em> <strong>not</strong>', '<li>One</li>', 'Ada Long', '(Mayor)', 'City register'],
      ...['2 March 2026', 'Two reviewers judged without seeing each other’s verdict, and agreed.'],
      'href="https://daily.example/bridge#:~:text=The%20bridge%20will%20open%20in%20May."',
      `<link rel="canonical" href="https://desk.example/published/${ruling}">`,
    ])
      expect(text).toContain(part)
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text).not.toMatch(/reviewer-[89]|editor-9/)
  })

  test('speaks German of a German claim', async () => {
    const { ruling } = await publishedClaim(team, {
      claim: { text: 'Die Brücke öffnet im Mai 2026.', language: 'de' },
    })
    const { text, markup } = await page(ruling, { 'Accept-Language': 'en' })
    for (const part of ['<html lang="de">', '<strong>Falsch</strong>', 'Wo es gesagt wurde', '2. März 2026'])
      expect(text).toContain(part)
    expect(markup).toMatchObject({ inLanguage: 'de', reviewRating: { alternateName: 'Falsch' } })
  })

  test('lets no word become markup', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&'
    const { ruling } = await publishedClaim(team, {
      claim: { text: `The mayor said ${evil}` },
      ...{ summary: evil, text: `${evil}\n\n[x](https://a.example/"onclick=alert(3))` },
      ...{ speaker: { name: evil }, document: { title: evil, publisher: evil }, quote: { roleTitle: evil } },
    })
    const { text, markup } = await page(ruling)
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text).not.toMatch(/<img|"onclick/)
    expect(markup.itemReviewed.text).toBe(`The mayor said ${evil}`)
    expect(markup.itemReviewed.author.name).toBe(evil)
  })

  test('shows nothing that is not published: sealed, ruled, sent back, or not there', async () => {
    const [sealed, ruled] = [
      await reviewIn(team, 'IN_REVIEW'),
      await ruledClaim(team, { summary: 'Ukulele' }),
    ]
    for (const id of [ruled.ruling, sealed.id, ruled.review, ruled.claim, crypto.randomUUID(), 'x', '%00']) {
      const { status, text } = await page(id)
      expect([id, status]).toEqual([id, 404])
      expect(text).toContain('There is no fact check at this address.')
    }
    const list = await page('')
    expect(list.status).toBe(200)
    for (const { text } of [list, await team.service.get('/published?limit=200')]) {
      expect(text).not.toContain('Ukulele')
      expect(text).not.toContain(ruled.ruling)
    }
    const published = await publishedClaim(team)
    const correction = {
      rating: 'false',
      summary: 'Xylophone',
      text: 'Xylophone',
      correctionNote: 'Xylophone',
    }
    await made(editor.post(`/reviews/${published.review}/correct`, correction))
    const { text, markup } = await page(published.ruling)
    expect(text).not.toContain('Xylophone')
    expect(markup.url).toContain(published.ruling)
  })

  test('says when it was corrected and what is said now, and has no markup any more', async () => {
    const { review, ruling } = await publishedClaim(team)
    const correction = {
      rating: 'false',
      summary: 'On 3 June.',
      text: 'Later.',
      correctionNote: 'The day was wrong.',
    }
    await made(editor.post(`/reviews/${review}/correct`, correction))
    const { rulings } = await made(editor.post(`/reviews/${review}/publish`))
    const [old, now] = [await page(ruling), await page(rulings[0].id)]
    expect(old.text).toContain('This was corrected on')
    expect(old.text).toContain(`href="/published/${rulings[0].id}"`)
    expect(old.markup).toBeUndefined()
    expect(now.text).toContain('The day was wrong.')
    expect(now.text).toContain(`href="/published/${ruling}"`)
    expect(now.markup).toMatchObject({ url: `https://desk.example/published/${rulings[0].id}` })
    const list = await page('corrections')
    expect([list.status, list.text]).toEqual([200, expect.stringContaining('The day was wrong.')])
    expect(list.text).toContain(`href="/published/${rulings[0].id}"`)
    expect(old.text).toContain('href="/published/corrections"')
  })

  test('says when and why it was withdrawn, and has no markup any more', async () => {
    const { review, ruling } = await publishedClaim(team)
    const tag = (await page(ruling)).headers.get('etag') ?? ''
    expect((await page(ruling, { 'If-None-Match': tag })).status).toBe(304)
    await made(editor.post(`/reviews/${review}/withdraw`, { reason: 'The source is gone.' }))
    const { text, markup, status } = await page(ruling, { 'If-None-Match': tag })
    expect(status).toBe(200)
    expect(text).toContain('The source is gone.')
    expect(markup).toBeUndefined()
    expect((await page('')).text).toContain('We withdrew this on')
  })

  test('shows what those concerned replied, not what they were asked', async () => {
    const { review, ruling } = await publishedClaim(team)
    const asked = { name: 'City hall', channel: 'Trombone', question: 'Trumpet?' }
    const { id } = await made(editor.post(`/reviews/${review}/replies`, asked))
    await made(editor.post(`/reviews/${review}/replies`, { name: 'Clarinet', channel: 'e-mail' }))
    expect((await page(ruling)).text).not.toContain('City hall')
    await made(editor.patch(`/reviews/${review}/replies/${id}`, { answer: 'We meant June.' }))
    const { text } = await page(ruling)
    expect(text).toContain('We meant June.')
    expect(text).not.toMatch(/Trombone|Trumpet|Clarinet/)
  })

  test('can only be read', async () => {
    const response = await fetch(`${team.service.origin}/published`, { method: 'POST' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

test('the list of what was published is read page by page, in the language of whoever reads', async () => {
  for (let nth = 0; nth < 51; nth += 10) await publishedClaim(team)
  const german = await page('', { 'Accept-Language': 'de' })
  expect(german.text).toContain('<h1>Faktenchecks</h1>')
  expect(german.text.match(/<li/g)?.length).toBeGreaterThan(5)
  const bad = await page('?cursor=nonsense')
  expect(bad.status).toBe(400)
})
