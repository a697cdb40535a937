import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { exactly } from '../src/check.ts'
import { ClaimReview, DataFeed } from '../src/claim-reviews/claim-review.schema.ts'
import { claimReviewOf, publicClaimReviewOf } from '../src/claim-reviews/claim-review.ts'
import { problemsOf } from '../src/claim-reviews/claim-review-gate.ts'
import { hintsOf } from '../src/claim-reviews/claim-review-hints.ts'
import { dataFeedHead, dataFeedItemOf } from '../src/claim-reviews/data-feed.ts'
import { imprintOf } from '../src/claim-reviews/imprint.ts'
import type { PublishedRuling } from '../src/claim-reviews/reviewed-ruling.ts'
import { scriptText } from '../src/claim-reviews/script-text.ts'
import { shortened } from '../src/claim-reviews/short-text.ts'
import { readConfig } from '../src/config.ts'
import {
  citationWith,
  documentWith,
  imprint,
  quoteRulingWith,
  quoteWith,
  ratingWith,
  rulingWith,
} from './support/reviewed-ruling.ts'

/** Markup that is right, or none: a ruling as schema.org's ClaimReview. */

const markup = (ruling: PublishedRuling) => claimReviewOf(ruling, imprint)
const now = '2026-06-03T09:00:00.000Z'
const pointersOf = (ruling: PublishedRuling) =>
  problemsOf(markup(ruling), imprint.site, now).map(({ pointer }) => pointer)
const fits = exactly.compile(ClaimReview)

const withText = (text: string, language = 'en') =>
  rulingWith({ target: { type: 'claim', id: rulingWith().target.id, text, language } })

describe('the markup of a ruling on a claim', () => {
  test('says what was reviewed, how it is rated, who said it when and where, and what that rests on', () => {
    const speaker = { name: 'Ada Long', kind: 'PERSON', wikidataId: 'Q7259' } as const
    const ruling = rulingWith({ quotes: [quoteWith({ speaker, roleTitle: 'Mayor' })] })
    const licence = 'https://creativecommons.org/licenses/by/4.0/'
    expect(claimReviewOf(ruling, { ...imprint, licence })).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://desk.example/published/01a203a7-0000-76d7-903e-000000000001',
      claimReviewed: 'The bridge opens in May 2026.',
      datePublished: '2026-06-03T09:00:00.000Z',
      inLanguage: 'en',
      author: { '@type': 'Organization', name: 'The Daily Desk', url: 'https://desk.example' },
      itemReviewed: {
        '@type': 'Claim',
        text: 'The bridge opens in May 2026.',
        author: {
          '@type': 'Person',
          name: 'Ada Long',
          jobTitle: 'Mayor',
          sameAs: 'https://www.wikidata.org/wiki/Q7259',
        },
        datePublished: '2026-03-02',
        firstAppearance: {
          '@type': 'CreativeWork',
          name: 'Bridge opens in May',
          url: 'https://daily.example/bridge',
          publisher: { '@type': 'Organization', name: 'The Daily' },
          datePublished: '2026-03-03',
        },
      },
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'False',
        ratingValue: 1,
        bestRating: 5,
        worstRating: 1,
      },
      reviewAspect: 'Truth',
      reviewBody: 'It opened on 2 June.',
      citation: [
        {
          '@type': 'CreativeWork',
          name: 'Traffic bulletin 23',
          url: 'https://city.example/bulletins/23',
          publisher: { '@type': 'Organization', name: 'City of Long' },
          datePublished: '2026-06-02',
        },
      ],
      license: licence,
      sdLicense: licence,
    })
  })

  test('speaks German of a German claim', () => {
    const { reviewRating, reviewAspect, inLanguage } = markup(withText('Die Brücke öffnet im Mai.', 'de-AT'))
    expect([reviewRating.alternateName, reviewAspect, inLanguage]).toEqual(['Falsch', 'Wahrheit', 'de'])
  })

  test('says a whole claim as it is, and a longer one up to a word', () => {
    expect(markup(withText('x'.repeat(75))).claimReviewed).toBe('x'.repeat(75))
    const long =
      'The mayor, who has been in office since 2024, said the bridge, which cost millions, would open in May.'
    const { claimReviewed, itemReviewed } = markup(withText(long))
    expect(claimReviewed).toBe('The mayor, who has been in office since 2024, said the bridge, which cost…')
    expect(itemReviewed.text).toBe(long)
  })

  test('is not cut inside a word, of any language, nor at 80 characters', () => {
    const word = fc.stringMatching(/^[a-zäöüß'’-]{1,20}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const short = shortened(words.join(' '), 75)
        expect([...short].length).toBeLessThanOrEqual(75)
        const kept = short.replace(/…$/, '').split(' ')
        const begun = kept.map(
          (part, nth) => words[nth]?.replace(/[,;:–—-]+$/, '') === part.replace(/[,;:–—-]+$/, ''),
        )
        expect(begun).not.toContain(false)
      }),
    )
    const chinese = shortened('市長表示這座橋將於五月開放給所有車輛通行並且不收費'.repeat(5), 75)
    expect([...chinese].length).toBeLessThanOrEqual(75)
    expect(chinese.length).toBeGreaterThan(60)
    expect(shortened(`${'👩‍👩‍👧'.repeat(10)} ${'b'.repeat(50)}`, 60)).toBe(`${'👩‍👩‍👧'.repeat(10)}…`)
  })

  test('has the first who stated it as author; who denies it is not among those', () => {
    const said = (name: string, saidAt: string | null, fields: object = {}) =>
      quoteWith({
        speaker: { name, kind: 'PERSON', wikidataId: null },
        saidAt,
        document: documentWith({ url: `https://${name.toLowerCase()}.example/` }),
        ...fields,
      })
    const quotes = [
      said('Undated', null, {
        document: documentWith({ url: 'https://undated.example/', publishedAt: null }),
      }),
      said('Later', '2026-03-05'),
      said('Denier', '2026-01-01', { relation: 'DENIES' }),
      said('First', '2026-02'),
    ]
    const { author, datePublished, firstAppearance, appearance } = markup(rulingWith({ quotes })).itemReviewed
    expect([author?.name, datePublished, firstAppearance?.url]).toEqual([
      ...['First', '2026-02', 'https://first.example/'],
    ])
    expect(appearance?.map(({ url }) => url)).toEqual(['https://later.example/', 'https://undated.example/'])
    const denied = markup(rulingWith({ quotes: [said('Denier', '2026-01-01', { relation: 'DENIES' })] }))
    expect(denied.itemReviewed).toEqual({ '@type': 'Claim', text: 'The bridge opens in May 2026.' })
  })

  test.each([
    ['PERSON', 'Person', 'Spokesman'],
    ['ORGANISATION', 'Organization', undefined],
    ['GROUP', 'Organization', undefined],
  ] as const)('names a %s as %s', (kind, type, jobTitle) => {
    const speaker = { name: 'The city', kind, wikidataId: null }
    const { author } = markup(
      rulingWith({ quotes: [quoteWith({ speaker, roleTitle: 'Spokesman' })] }),
    ).itemReviewed
    expect(author).toEqual({ '@type': type, name: 'The city', ...(jobTitle && { jobTitle }) })
  })
})

describe('the markup of a ruling on a quote', () => {
  test('says that it was said, by the one who spread it, about the one who is to have said it', () => {
    const { claimReviewed, itemReviewed, reviewAspect, reviewRating } = markup(quoteRulingWith())
    expect(claimReviewed).toBe('Ada Long said: “The bridge will open in May.”')
    expect(reviewAspect).toBe('Authenticity')
    expect(reviewRating).toEqual({ '@type': 'Rating', alternateName: 'Fabricated' })
    expect(itemReviewed).toMatchObject({
      author: { '@type': 'Organization', name: 'The Daily' },
      about: { '@type': 'Person', name: 'Ada Long' },
      datePublished: '2026-03-03',
      appearance: [{ url: 'https://daily.example/bridge' }],
    })
  })

  test('closes the quotation marks of a long one, and speaks German of a German one', () => {
    const text = 'Die Brücke öffnet im Mai, das verspreche ich allen Bürgerinnen und Bürgern dieser Stadt.'
    const target = { type: 'quote', id: 'q', text, language: 'de' } as const
    const { claimReviewed } = markup(quoteRulingWith({ target }))
    expect(claimReviewed).toBe('Ada Long sagte: „Die Brücke öffnet im Mai, das verspreche ich allen…“')
    expect([...claimReviewed].length).toBeLessThanOrEqual(75)
  })
})

describe('mistakes seen elsewhere are not made:', () => {
  test.each([
    ['an unordered scale', ratingWith({ isOrdinal: false, value: 3 })],
    ['a rating without a number', ratingWith({ value: null })],
    ['a scale without numbers', ratingWith({ worst: null, best: null })],
  ])('a number for %s', (_name, rating) => {
    const { reviewRating } = markup(rulingWith({ rating }))
    expect(reviewRating).toEqual({ '@type': 'Rating', alternateName: 'False' })
  })

  test('an empty appearance, or one on the desk’s own pages', () => {
    for (const url of [null, 'http://daily.example/', 'https://desk.example/documents/1']) {
      const quotes = [quoteWith({ document: documentWith({ url }) })]
      for (const ruling of [rulingWith({ quotes }), quoteRulingWith({ quotes })]) {
        const text = JSON.stringify(markup(ruling).itemReviewed)
        expect(text).not.toContain('ppearance')
        expect(text).not.toContain('""')
        expect(text).not.toContain('[]')
      }
    }
  })

  test('a </script> in a quote', () => {
    const text = '</script><script>alert(1)</script> <!-- <script>'
    const script = scriptText(markup(withText(text)))
    expect(script).not.toContain('<')
    expect(JSON.parse(script).itemReviewed.text).toBe(text)
  })

  test('an author "unknown"', () => {
    const unknown = { name: 'Unknown', kind: 'UNKNOWN', wikidataId: null } as const
    expect(
      markup(rulingWith({ quotes: [quoteWith({ speaker: unknown })] })).itemReviewed.author,
    ).toBeUndefined()
    expect(
      markup(quoteRulingWith({ quotes: [quoteWith({ speaker: unknown })] })).itemReviewed.about,
    ).toBeUndefined()
    for (const name of ['unknown', 'Unbekannt', 'N/A', '???', 'anonymous', '(unknown)']) {
      const quotes = [quoteWith({ speaker: { name, kind: 'PERSON', wikidataId: null } })]
      expect([name, pointersOf(rulingWith({ quotes }))]).toEqual([name, ['/itemReviewed/author/name']])
    }
    for (const name of ['Anna Known', '金正恩', 'Ο Θ', 'X']) {
      const quotes = [quoteWith({ speaker: { name, kind: 'PERSON', wikidataId: null } })]
      expect([name, pointersOf(rulingWith({ quotes }))]).toEqual([name, []])
    }
  })

  test('the date of checking as the date of the claim', () => {
    const quotes = [quoteWith({ saidAt: null, document: documentWith({ publishedAt: null }) })]
    for (const ruling of [rulingWith({ quotes }), quoteRulingWith({ quotes })])
      expect(markup(ruling).itemReviewed.datePublished).toBeUndefined()
    expect(markup(rulingWith({ quotes: [] })).itemReviewed.datePublished).toBeUndefined()
  })

  test('fields that leak from one claim to the next', () => {
    const full = rulingWith({ quotes: [quoteWith({ roleTitle: 'Mayor' })] })
    const bare = rulingWith({ id: 'another', quotes: [], citations: [], rating: ratingWith({ value: null }) })
    const alone = JSON.stringify(markup(bare))
    markup(full)
    expect(JSON.stringify(markup(bare))).toBe(alone)
    expect(alone).not.toMatch(/Ada Long|Mayor|ratingValue|citation/)
  })

  test('one address for all', () => {
    const urls = ['one', 'two'].map((id) => markup(rulingWith({ id })).url)
    expect(urls).toEqual(['https://desk.example/published/one', 'https://desk.example/published/two'])
  })
})

describe('the gate', () => {
  test('finds nothing in what is right', () => {
    for (const ruling of [rulingWith(), quoteRulingWith(), rulingWith({ quotes: [], citations: [] })])
      expect(problemsOf(markup(ruling), imprint.site, now)).toEqual([])
  })

  const right = markup(rulingWith())
  const { itemReviewed, reviewRating } = right
  const firstAppearance = itemReviewed.firstAppearance ?? right.citation?.[0]
  test.each([
    ['no claim', { claimReviewed: ' ' }, '/claimReviewed'],
    ['a claim that is too long', { claimReviewed: 'x'.repeat(76) }, '/claimReviewed'],
    [
      'a rating without words',
      { reviewRating: { ...reviewRating, alternateName: '' } },
      '/reviewRating/alternateName',
    ],
    [
      'a worst rating of 0',
      { reviewRating: { ...reviewRating, worstRating: 0 } },
      '/reviewRating/worstRating',
    ],
    [
      'a best that is the worst',
      { reviewRating: { ...reviewRating, bestRating: 1 } },
      '/reviewRating/bestRating',
    ],
    [
      'a value beyond the best',
      { reviewRating: { ...reviewRating, ratingValue: 6 } },
      '/reviewRating/ratingValue',
    ],
    [
      'a value below the worst',
      { reviewRating: { ...reviewRating, ratingValue: 0 } },
      '/reviewRating/ratingValue',
    ],
    ['no publisher', { author: { ...right.author, name: ' ' } }, '/author/name'],
    ['a page elsewhere', { url: 'https://elsewhere.example/published/1' }, '/url'],
    ['a page without TLS', { url: 'http://desk.example/published/1' }, '/url'],
    ['a date that is none', { datePublished: 'yesterday' }, '/datePublished'],
    ['a review in the future', { datePublished: '2026-06-04' }, '/datePublished'],
    [
      'a claim in the future',
      { itemReviewed: { ...itemReviewed, datePublished: '2027' } },
      '/itemReviewed/datePublished',
    ],
    [
      ...(['a relative address', { citation: [{ ...firstAppearance, url: '/bulletins/23' }] }] as const),
      '/citation/0/url',
    ],
    [
      'a claim printed before it was said',
      {
        itemReviewed: {
          ...itemReviewed,
          firstAppearance: { ...firstAppearance, datePublished: '2026-02-27' },
        },
      },
      '/itemReviewed/firstAppearance/datePublished',
    ],
    [
      'a claim printed after it was reviewed',
      {
        itemReviewed: { ...itemReviewed, firstAppearance: { ...firstAppearance, datePublished: '2026-07' } },
      },
      '/itemReviewed/firstAppearance/datePublished',
    ],
    [
      'a claim that appeared on the desk’s page',
      {
        itemReviewed: {
          ...itemReviewed,
          appearance: [{ ...firstAppearance, url: 'https://desk.example/x' }],
        },
      },
      '/itemReviewed/appearance/0/url',
    ],
  ])('names %s', (_name, fields, pointer) => {
    const wrong = { ...right, ...fields } as ClaimReview
    expect(problemsOf(wrong, imprint.site, now).map((problem) => problem.pointer)).toContain(pointer)
  })

  test('names half a rating in numbers', () => {
    const { bestRating, ...half } = reviewRating
    expect(bestRating).toBe(5)
    const wrong = { ...right, reviewRating: half }
    expect(problemsOf(wrong, imprint.site, now).map(({ pointer }) => pointer)).toEqual(['/reviewRating'])
  })

  test('takes a day more or less for another place on earth, and a year for all its days', () => {
    const ruling = (saidAt: string, publishedAt: string) =>
      rulingWith({ quotes: [quoteWith({ saidAt, document: documentWith({ publishedAt }) })] })
    expect(pointersOf(ruling('2026-03-02', '2026-03-01T20:00:00Z'))).toEqual([])
    expect(pointersOf(ruling('2026', '2026-03'))).toEqual([])
    expect(pointersOf(ruling('2026-03-02T10:00:00Z', '2026'))).toEqual([])
  })

  test('says everything at once', () => {
    const speaker = { name: 'unknown', kind: 'PERSON', wikidataId: null } as const
    const rating = ratingWith({ worst: 0, value: 6 })
    const ruling = rulingWith({ rating, quotes: [quoteWith({ speaker, saidAt: '2027' })] })
    expect(pointersOf(ruling)).toEqual([
      ...['/reviewRating/worstRating', '/reviewRating/ratingValue', '/itemReviewed/author/name'],
      ...['/itemReviewed/datePublished', '/itemReviewed/firstAppearance/datePublished'],
    ])
  })
})

test('what does not begin with https is left out, which is hinted at and is no problem', () => {
  const ruling = rulingWith({
    quotes: [quoteWith({ document: documentWith({ url: 'http://daily.example/' }) })],
    citations: [citationWith({ url: 'http://city.example/', archiveUrl: 'https://archive.example/1' })],
  })
  const { citation } = markup(ruling)
  expect(citation?.[0]).toMatchObject({ archivedAt: 'https://archive.example/1' })
  expect(citation?.[0]).not.toHaveProperty('url')
  expect(pointersOf(ruling)).toEqual([])
  expect(hintsOf(ruling, markup(ruling), imprint.site)).toMatchObject([
    { pointer: '/itemReviewed/appearance', sentence: { en: expect.stringContaining('where') } },
    {
      pointer: '/itemReviewed/appearance',
      sentence: { en: expect.stringContaining('http://daily.example/') },
    },
    { pointer: '/citation/0/url', sentence: { de: expect.stringContaining('http://city.example/') } },
  ])
  expect(hintsOf(rulingWith(), markup(rulingWith()), imprint.site)).toEqual([])
})

describe('a feed', () => {
  const corrected = rulingWith({ correctedBy: { id: 'later', publishedAt: '2026-07-01T00:00:00.000Z' } })
  const withdrawn = rulingWith({ withdrawal: { reason: 'Wrong.', at: '2026-08-01T00:00:00.000Z' } })

  test('has the markup of what stands, and the end of what does not', () => {
    expect(dataFeedItemOf(rulingWith(), imprint)).toEqual({
      '@type': 'DataFeedItem',
      url: 'https://desk.example/published/01a203a7-0000-76d7-903e-000000000001',
      dateCreated: '2026-06-03T09:00:00.000Z',
      item: [markup(rulingWith())],
    })
    const ended = [corrected, withdrawn].map((ruling) => dataFeedItemOf(ruling, imprint))
    expect(ended).toMatchObject([
      { dateDeleted: '2026-07-01T00:00:00.000Z' },
      { dateDeleted: '2026-08-01T00:00:00.000Z' },
    ])
    for (const element of ended) expect(element).not.toHaveProperty('item')
    const feed = { ...dataFeedHead(imprint), dataFeedElement: ended }
    expect(exactly.validate(DataFeed, feed)).toBe(true)
  })

  test('has no markup of what does not stand, or what the gate would stop', () => {
    const wrong = rulingWith({ rating: ratingWith({ worst: 0 }) })
    for (const ruling of [corrected, withdrawn, wrong, { ...rulingWith(), publishedAt: null }])
      expect(publicClaimReviewOf(ruling, imprint)).toBeUndefined()
    expect(publicClaimReviewOf(rulingWith(), imprint)).toEqual(markup(rulingWith()))
  })
})

test.each([
  ['https://www.desk.example', undefined, { site: 'https://www.desk.example', name: 'desk.example' }],
  ['https://desk.example', 'The Daily', { site: 'https://desk.example', name: 'The Daily' }],
  ['http://desk.example', undefined, undefined],
  ['', undefined, undefined],
])('a desk at "%s" called %s publishes as %j', (BELEG_SITE, BELEG_PUBLISHER, expected) => {
  expect(imprintOf(readConfig({ BELEG_SITE, BELEG_PUBLISHER }))).toEqual(expected)
})

const wild = '../shared/corpora/claimreview-wild/claimreviews_wild.jsonl'
const inTheWild = existsSync(wild) ? test : test.skip

inTheWild('has in each field a kind of value that publishers use there', () => {
  const seen = new Map<string, Set<string>>()
  const captures = readFileSync(wild, 'utf8').trim().split('\n')
  for (const line of captures)
    for (const [path, kind] of kindsIn(JSON.parse(line).claimReview))
      seen.set(path, (seen.get(path) ?? new Set()).add(kind))
  const full = rulingWith({
    quotes: [
      quoteWith({ roleTitle: 'Mayor' }),
      quoteWith({ saidAt: null, document: documentWith({ url: 'https://b.example/' }) }),
    ],
  })
  const ours = [...kindsIn(markup(full)), ...kindsIn(markup(quoteRulingWith()))]
  // Of the three numbers of a rating some write all as text, some the best and the value as numbers, as Google asks.
  seen
    .get('/reviewRating/worstRating')
    ?.add([...(seen.get('/reviewRating/bestRating') ?? [])].sort()[0] ?? '')
  const known = ours.filter(([path]) => seen.has(path))
  expect(known.length).toBeGreaterThan(30)
  expect(known.filter(([path, kind]) => !seen.get(path)?.has(kind))).toEqual([])
})

/** Every field with what kind of value it has. */
function* kindsIn(value: unknown, path = ''): Generator<[path: string, kind: string]> {
  yield [path, Array.isArray(value) ? 'list' : typeof value]
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value))
    yield* kindsIn(inner, Array.isArray(value) ? `${path}[]` : `${path}/${name}`)
}

test('always fits its schema and passes the gate when the record does', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
    .filter((words) => /\S/.test(words))
  const record = fc.record({
    text,
    name: fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
      .filter((words) => /\p{L}{2}/u.test(words)),
    url: fc.oneof(fc.constant(null), fc.webUrl(), fc.constant('http://a.example/')),
    kind: fc.constantFrom('PERSON' as const, 'ORGANISATION' as const, 'GROUP' as const, 'UNKNOWN' as const),
    saidAt: fc.constantFrom(null, '2025', '2026-02', '2026-03-01', '2026-03-01T10:00:00.000Z'),
    isQuote: fc.boolean(),
  })
  fc.assert(
    fc.property(record, ({ text, name, url, kind, saidAt, isQuote }) => {
      const speaker = { name, kind, wikidataId: null }
      const quotes = [quoteWith({ text, speaker, saidAt, document: documentWith({ url }) })]
      const target = { type: isQuote ? 'quote' : 'claim', id: 'x', text, language: 'en' } as const
      const made = markup((isQuote ? quoteRulingWith : rulingWith)({ quotes, target }))
      expect([fits(made), fits.errors]).toEqual([true, null])
      const problems = problemsOf(made, imprint.site, now).map(({ pointer }) => pointer)
      expect(problems.filter((pointer) => pointer !== '/claimReviewed')).toEqual([])
    }),
  )
})
