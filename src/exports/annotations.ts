import { type Annotation, type AnnotationTarget, annotationContext } from './annotations.schema.ts'
import { codePointsAt } from './code-points.ts'
import type { ExportedQuote } from './exported-parts.schema.ts'
import type { ExportedRuling } from './exported-ruling.schema.ts'
import type { ExportedVerdict } from './exported-verdict.schema.ts'
import type { Exported } from './format.ts'
import { wordsOf } from './words.ts'

/** With how many code points lie between the text's characters of two UTF-16 units. */
type PlacedQuote = ExportedQuote & { pieces?: number[] | null }

/** One annotation for each quote that is judged, or that carries the claim. @param made who made it, and when. */
export function asAnnotations<Kind extends ExportedVerdict | ExportedRuling>(
  noun: string,
  made: (row: Kind) => Pick<Annotation, 'creator' | 'created'>,
) {
  return async function* ({ kind, rows }: Exported): AsyncGenerator<string> {
    const head = {
      '@context': annotationContext,
      id: `urn:beleg:annotations:${kind}`,
      type: 'AnnotationPage',
    }
    yield `${JSON.stringify(head).slice(0, -1)},"items":[`
    let isFirst = true
    for await (const batch of rows) {
      const read: Kind[] = batch.map(({ json }) => JSON.parse(json))
      const found = read.flatMap((row) => row.quotes.map((quote) => annotate(noun, row, quote, made(row))))
      if (found.length === 0) continue
      yield (isFirst ? '\n' : ',\n') + found.map((one) => JSON.stringify(one)).join(',\n')
      isFirst = false
    }
    yield '\n]}\n'
  }
}

function annotate(
  noun: string,
  row: ExportedVerdict | ExportedRuling,
  quote: PlacedQuote,
  made: Pick<Annotation, 'creator' | 'created'>,
): Annotation {
  const { id, target, rating, summary } = row
  const words = wordsOf(target.language)
  const text = { type: 'TextualBody', format: 'text/plain' } as const
  return {
    ...{ id: `urn:beleg:${noun}:${id}:quote:${quote.id}`, type: 'Annotation', motivation: 'assessing' },
    ...made,
    identifier: id,
    body: [
      {
        ...{ ...text, purpose: 'assessing', language: words.language },
        value: `${rating.labels[words.language]}: ${summary}`,
      },
      { ...text, purpose: 'classifying', value: rating.key },
    ],
    target: quote.segments.map((segment) => targetOf(quote, segment)),
  }
}

function targetOf(
  { document, pieces }: PlacedQuote,
  { exact, prefix, suffix, start, end }: ExportedQuote['segments'][number],
): AnnotationTarget {
  return {
    type: 'SpecificResource',
    source: document.url ?? `urn:beleg:document:${document.id}:version:${document.version}`,
    state: { type: 'TimeState', sourceDate: document.recordedAt, sha256: document.sha256 },
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      {
        type: 'TextPositionSelector',
        start: codePointsAt(start, pieces),
        end: codePointsAt(end, pieces),
      },
    ],
  }
}

export function madeVerdict({
  reviewer,
  recordedAt,
}: ExportedVerdict): Pick<Annotation, 'creator' | 'created'> {
  return {
    creator: { type: 'Person', name: reviewer.name, nickname: reviewer.slug },
    created: recordedAt,
  }
}

export function madeRuling({ publishedAt }: ExportedRuling): Pick<Annotation, 'creator' | 'created'> {
  return { creator: { type: 'Organization', name: 'Beleg' }, created: publishedAt }
}
