import { sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { DomainError, type FieldError, type Sentence } from '../../errors.ts'
import { joinSegments } from '../../quotes/anchor.ts'
import { placed } from '../../quotes/placed.ts'
import { needsWording, notOfThemselves } from '../../quotes/quote-details.ts'
import { grouped } from './grouped.ts'
import { intakeOf, type Setting, writing } from './kind.ts'
import { findNamed } from './named.sql.ts'
import { momentColumns } from './rows.sql.ts'
import { missing, timesWrong, unless } from './rules.ts'

type Quote = DeskRecord<'quotes'>

export const takeQuotes = intakeOf({
  list: 'quotes',
  async judge(setting, quotes) {
    const isA = await findNamed(setting, {
      speaker: quotes.flatMap(({ speaker, onBehalfOf }) => [speaker, onBehalfOf]),
      claim: quotes.flatMap((quote) => quote.claims.map(({ claim }) => claim)),
    })
    const misplaced = await findMisplaced(setting, quotes)
    return (quote) => [
      ...missing('/speaker', quote.speaker, isA('speaker')),
      ...missing('/onBehalfOf', quote.onBehalfOf, isA('speaker')),
      ...quote.claims.flatMap(({ claim }, nth) => missing(`/claims/${nth}/claim`, claim, isA('claim'))),
      ...(misplaced.get(quote) ?? []),
      ...quoteWrong(quote),
    ]
  },
  remember: (seen, { id }) => seen.add('quote', id),
  write: writing({
    quote: quoteRow,
    quote_segment: ({ id, segments }: Quote) =>
      segments.map((segment, nth) => ({ ...segment, quote_id: id, ordinal: nth + 1 })),
    quote_claim: ({ id, speaker, claims }: Quote) =>
      claims.map(({ claim, relation }) => ({ quote_id: id, claim_id: claim, speaker_id: speaker, relation })),
  }),
})

/** What is wrong with a quote by itself. */
function quoteWrong(quote: Quote): FieldError[] {
  const { speaker, onBehalfOf, originalText, originalLanguage, withdrawnAt, withdrawnReason } = quote
  const claims = new Set(quote.claims.map(({ claim }) => claim))
  return [
    ...unless(onBehalfOf !== speaker, '/onBehalfOf', notOfThemselves),
    ...unless(originalText !== null || originalLanguage === null, '/originalText', needsWording),
    ...unless((withdrawnAt === null) === (withdrawnReason === null), '/withdrawnReason', sentences.reason),
    ...unless(claims.size === quote.claims.length, '/claims', sentences.claimTwice),
    ...unless(quote.text === joinSegments(quote.segments), '/text', sentences.text),
    ...timesWrong(['/createdAt', quote.createdAt]),
    ...timesWrong(['/withdrawnAt', withdrawnAt]),
  ]
}

/** So many bytes of text are looked into at a time. */
const bytesAtOnce = 8_000_000

/** What does not stand where it should; of texts, which may be long, only some are in memory at a time. */
async function findMisplaced({ database, seen }: Setting, quotes: readonly Quote[]) {
  const wrong = new Map<Quote, FieldError[]>()
  const ofVersion = grouped(quotes, ({ documentVersion }) => documentVersion)
  const unread = new Set(ofVersion.keys())
  for (const ids of await groupVersions(database, [...unread])) {
    const versions = await database.tables.documentVersion.findMany({ where: { id: { in: ids } } })
    for (const { id, text } of versions) {
      unread.delete(id)
      for (const quote of ofVersion.get(id) ?? []) wrong.set(quote, placeWrong(quote, text))
    }
  }
  for (const id of unread) {
    const text = seen.textOf(id)
    for (const quote of ofVersion.get(id) ?? [])
      if (text !== undefined) wrong.set(quote, placeWrong(quote, text))
      else
        wrong.set(
          quote,
          missing('/documentVersion', id, () => seen.has('version', id)),
        )
  }
  return wrong
}

/** The versions that are there, so many together as may be read at once. */
async function groupVersions(database: Database, ids: readonly string[]): Promise<string[][]> {
  const rows = await database.rows<{ id: string; size: number }>(sql`
    select id::text as id, octet_length(text) as size from document_version where id = any(${ids}::uuid[])`)
  const groups: string[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (size + row.size > bytesAtOnce) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(row.id)
    size += row.size
  }
  return groups
}

function placeWrong({ segments }: Quote, text: string): FieldError[] {
  try {
    const inOrder = placed(text, segments).every(({ start }, nth) => start === segments[nth]?.start)
    return [
      ...unless(inOrder, '/segments', sentences.order),
      ...segments.flatMap((segment, nth) => [
        ...unless(
          text.slice(0, segment.start).endsWith(segment.prefix),
          `/segments/${nth}/prefix`,
          sentences.around,
        ),
        ...unless(text.startsWith(segment.suffix, segment.end), `/segments/${nth}/suffix`, sentences.around),
      ]),
    ]
  } catch (error) {
    if (error instanceof DomainError) return error.fields
    throw error
  }
}

function quoteRow(quote: Quote) {
  const { segments, claims, saidAt, documentVersion, speaker, onBehalfOf, isPartial, roleTitle, ...rest } =
    quote
  const { originalText, originalLanguage, createdAt, withdrawnAt, withdrawnReason, ...same } = rest
  return {
    ...same,
    ...{ document_version_id: documentVersion, speaker_id: speaker, on_behalf_of_id: onBehalfOf },
    ...{ is_partial: isPartial, role_title: roleTitle },
    ...{ original_text: originalText, original_language: originalLanguage },
    ...{ created_at: createdAt, withdrawn_at: withdrawnAt, withdrawn_reason: withdrawnReason },
    ...momentColumns('said_at', saidAt),
  }
}

const sentences = {
  reason: {
    en: 'A quote is withdrawn at a time and for a reason, or not at all.',
    de: 'Ein Zitat ist zu einer Zeit und aus einem Grund zurückgezogen, oder gar nicht.',
  },
  claimTwice: { en: 'A claim stands here twice.', de: 'Eine Behauptung steht hier zweimal.' },
  text: {
    en: 'The words are not those of the segments.',
    de: 'Die Wörter sind nicht die der Abschnitte.',
  },
  order: {
    en: 'The segments are not in the order of the text.',
    de: 'Die Abschnitte stehen nicht in der Reihenfolge des Textes.',
  },
  around: {
    en: 'Something else stands there in the text.',
    de: 'Dort steht im Text etwas anderes.',
  },
} satisfies Record<string, Sentence>
