import type { Database } from '../database/open.ts'
import { recordDocument } from '../documents/documents.ts'
import { recordQuote } from '../quotes/quotes.ts'
import type { Planned } from './planned.ts'
import { findStatedSpeaker, recordStatedSpeaker } from './stated-speakers.ts'
import type { StatedQuote } from './statement.schema.ts'
import type { Tally } from './tally.ts'

/** Records a quote with its speaker and the report of it. @returns its id. */
export async function recordStatedQuote(
  database: Database,
  quote: StatedQuote,
  tally: Tally,
): Promise<string> {
  const { speaker, words, form, roleTitle, saidAt, occasion, note, ...document } = quote
  const known = await findStatedSpeaker(database, speaker)
  const slug = known ?? (await recordStatedSpeaker(database, speaker))
  const documentId = await recordDocument(database, { ...document, text: words })
  tally.add('speakers', known === undefined)
  tally.add('documents', true)
  tally.add('quotes', true)
  return recordQuote(database, documentId, {
    ...{ speaker: slug, form, segments: [{ exact: words.replace(/\r\n?/g, '\n') }] },
    ...(roleTitle !== undefined && { roleTitle }),
    ...(saidAt !== undefined && { saidAt }),
    ...(occasion !== undefined && { occasion }),
    ...(note !== undefined && { note }),
  })
}

/** As recordStatedQuote, but only looks. */
export async function planStatedQuote(
  database: Database,
  { speaker }: StatedQuote,
  { planned, tally }: { planned: Planned; tally: Tally },
): Promise<void> {
  const known = await findStatedSpeaker(database, speaker)
  tally.add('speakers', !known && planned.isNew('speaker', speaker.slug ?? speaker.name))
  tally.add('documents', true)
  tally.add('quotes', true)
}
