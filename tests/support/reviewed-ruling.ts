import type { Imprint } from '../../src/claim-reviews/imprint.ts'
import type { PublishedRuling, ReviewedQuote } from '../../src/claim-reviews/reviewed-ruling.ts'

/** A published ruling as the builder of markup gets it; a test states only what matters to its sentence. */

export const imprint: Imprint = { site: 'https://desk.example', name: 'The Daily Desk' }

export function quoteWith(fields: Partial<ReviewedQuote> = {}): ReviewedQuote {
  return {
    id: '01a203a7-2d77-76d7-903e-69d8e1af5e78',
    relation: 'ASSERTS',
    text: 'The bridge will open in May.',
    language: 'en',
    speaker: { name: 'Ada Long', kind: 'PERSON', wikidataId: null },
    roleTitle: null,
    saidAt: '2026-03-02',
    segments: [{ exact: 'The bridge will open in May.', prefix: '"', suffix: '"' }],
    document: documentWith(),
    ...fields,
  }
}

export function documentWith(fields: Partial<ReviewedQuote['document']> = {}): ReviewedQuote['document'] {
  return {
    title: 'Bridge opens in May',
    publisher: 'The Daily',
    url: 'https://daily.example/bridge',
    language: 'en',
    publishedAt: '2026-03-03',
    ...fields,
  }
}

export function rulingWith(fields: Partial<PublishedRuling> = {}): PublishedRuling {
  return {
    id: '01a203a7-0000-76d7-903e-000000000001',
    review: '01a203a7-0000-76d7-903e-000000000002',
    number: 1,
    aspect: 'TRUTH',
    aspectLabels: { de: 'Wahrheit', en: 'Truth' },
    rating: ratingWith(),
    summary: 'It opened on 2 June.',
    text: 'It *did* not.',
    method: 'AGREED',
    target: {
      ...{ type: 'claim', id: '01a203a7-0000-76d7-903e-000000000003' },
      ...{ text: 'The bridge opens in May 2026.', language: 'en' },
    },
    quotes: [quoteWith()],
    citations: [citationWith()],
    replies: [],
    corrects: null,
    correctionNote: null,
    publishedAt: '2026-06-03T09:00:00.000Z',
    correctedBy: null,
    withdrawal: null,
    ...fields,
  }
}

export function ratingWith(fields: Partial<PublishedRuling['rating']> = {}): PublishedRuling['rating'] {
  const labels = { de: 'Falsch', en: 'False' }
  return { key: 'false', labels, isOrdinal: true, value: 1, worst: 1, best: 5, ...fields }
}

export function citationWith(fields: Partial<PublishedRuling['citations'][number]> = {}) {
  return {
    ...{ title: 'Traffic bulletin 23', publisher: 'City of Long', author: null, publishedAt: '2026-06-02' },
    ...{ url: 'https://city.example/bulletins/23', archiveUrl: null },
    ...({ stance: 'REFUTES', excerpt: 'opened on 2 June', locator: null } as const),
    ...fields,
  }
}

/** The ruling on whether a quote was said. */
export function quoteRulingWith(fields: Partial<PublishedRuling> = {}): PublishedRuling {
  const quote = quoteWith({ relation: null })
  return rulingWith({
    aspect: 'AUTHENTICITY',
    aspectLabels: { de: 'Echtheit', en: 'Authenticity' },
    rating: ratingWith({
      key: 'fabricated',
      labels: { de: 'Erfunden', en: 'Fabricated' },
      ...{ isOrdinal: false, value: null, worst: null, best: null },
    }),
    target: { type: 'quote', id: quote.id, text: quote.text, language: quote.language },
    quotes: [quote],
    ...fields,
  })
}
