import type { NewOutsideVerdict, NewPublisher } from '../../outside-verdicts/outside-verdict.schema.ts'
import { slugOf } from '../../speakers/slug.ts'
import { filled, hostOf, shortened, titleFrom } from '../field-words.ts'
import type { ReadRecord } from '../format.ts'
import { FieldReader, fieldOf, type JsonObject, objectsOf, textsOf } from '../json-fields.ts'
import type { StatedQuote } from '../statement.schema.ts'
import type { FactopolisClaim, FactopolisQuote, FactopolisRecord } from './factopolis.schema.ts'
import { addressOf, kindOf, lineOf, mainSource } from './factopolis-sources.ts'

type Read = Omit<ReadRecord<FactopolisRecord>, 'line'>

const factopolis: NewPublisher = { name: 'Factopolis' }

/** A quote or a claim of factopolis, as far as it can be read. */
export function recordOf(record: JsonObject): Read {
  const reader = new FieldReader()
  const id = reader.text(record, 'id', '', 200)
  const content = fieldOf(record, 'quote') === undefined ? claimOf(record, reader) : quoteOf(record, reader)
  const words = shortened(textsOf(fieldOf(record, 'quote') ?? fieldOf(record, 'title'))[0] ?? id ?? '')
  if (id === undefined) reader.refuse('', 'id', sentences.missing)
  const read = { words, problems: reader.problems }
  return id === undefined || content === undefined ? read : { ...read, content: { key: id, ...content } }
}

/** What Factopolis itself says about a claim is its verdict; it gives no rating. */
function claimOf(record: JsonObject, reader: FieldReader): { claim: FactopolisClaim } | undefined {
  const text = reader.text(record, 'title', '', 1000)
  if (text === undefined) reader.refuse('', 'title', sentences.missing)
  if (text === undefined) return undefined
  const topics = [...new Set(textsOf(fieldOf(record, 'topics')))]
  const excerpt = excerptOf(reader.text(record, 'summary', ''), reader.text(record, 'body', ''))
  return {
    claim: {
      claim: { text, language, kind: 'FACTUAL', ...(topics.length > 0 && { topics }) },
      verdicts: excerpt === undefined ? [] : [{ publisher: factopolis, excerpt, language }],
    },
  }
}

function quoteOf(record: JsonObject, reader: FieldReader): { quote: FactopolisQuote } | undefined {
  const words = reader.text(record, 'quote', '', 20_000)
  const name = reader.text(record, 'speaker', '', 200)
  if (words === undefined) reader.refuse('', 'quote', sentences.missing)
  if (name === undefined) reader.refuse('', 'speaker', sentences.missing)
  if (words === undefined || name === undefined) return undefined
  const claims = [...new Set(textsOf(fieldOf(record, 'claims')))]
  const checks = objectsOf(fieldOf(record, 'checks')).flatMap((check, nth) =>
    checkOf(check, claims, reader, `/checks/${nth}`),
  )
  return { quote: { quote: statedQuote(record, reader, { words, name }), claims, checks } }
}

function statedQuote(
  record: JsonObject,
  reader: FieldReader,
  { words, name }: { words: string; name: string },
): StatedQuote {
  const where = reader.text(record, 'where', '', 300)
  const sources = objectsOf(fieldOf(record, 'sources'))
  const main = mainSource(sources)
  const url = main && addressOf(main)
  return {
    speaker: { name, slug: slugOf(name), kind: 'UNKNOWN' },
    ...{ words, form: 'DIRECT', language, title: where ?? titleFrom(words) },
    ...{ kind: kindOf(main), publisher: hostOf(url) ?? factopolis.name },
    ...filled({
      ...{ url, occasion: where },
      saidAt: reader.moment(record, 'date', ''),
      note: noteOf(sources, reader),
    }),
  }
}

/** Every source of the quote, a line each. */
function noteOf(sources: readonly JsonObject[], reader: FieldReader): string | undefined {
  if (sources.length === 0) return undefined
  for (const [nth, source] of sources.entries())
    if (Object.values(source).flatMap(textsOf).length < 2)
      reader.refuse('/sources', `${nth}`, sentences.noPlace)
  const note = ['Sources named by Factopolis:', ...sources.map(lineOf)].join('\n')
  if (note.length <= 2000) return note
  reader.refuse('', 'sources', sentences.tooMany)
  return undefined
}

/** A check judges the claims it names, and where it names none all of the quote. */
function checkOf(
  check: JsonObject,
  ofQuote: readonly string[],
  reader: FieldReader,
  pointer: string,
): FactopolisQuote['checks'] {
  const checker = reader.text(check, 'checker', pointer, 200)
  if (checker === undefined) reader.refuse(pointer, 'checker', sentences.missing)
  const own = [...new Set(textsOf(fieldOf(check, 'claims')))]
  const claims = own.length > 0 ? own : [...ofQuote]
  if (claims.length === 0) reader.refuse(pointer, 'claims', sentences.noClaim)
  if (checker === undefined || claims.length === 0) return []
  const excerpt = excerptOf(reader.text(check, 'short', pointer), reader.text(check, 'quote', pointer))
  const verdict: NewOutsideVerdict = {
    ...{ publisher: checkers.get(checker) ?? { name: checker }, language },
    ...filled({ url: reader.address(check, 'source', pointer), excerpt }),
    ...filled({ label: reader.text(check, 'rating', pointer, 1000) }),
  }
  return [{ claims, verdict }]
}

function excerptOf(...parts: (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join('\n\n') || undefined
}

/** All of it is in English. */
const language = 'en'

/** Checkers it names by key that are beyond doubt; others keep their key as their name. */
const checkers = new Map<string, NewPublisher>([
  ['politifact', { name: 'PolitiFact', site: 'politifact.com' }],
  ['factcheck-org', { name: 'FactCheck.org', site: 'factcheck.org' }],
  ['washington-post', { name: 'The Washington Post', site: 'washingtonpost.com' }],
  ['new-york-times', { name: 'The New York Times', site: 'nytimes.com' }],
  ['snopes', { name: 'Snopes', site: 'snopes.com' }],
])

const sentences = {
  missing: { en: 'This is missing.', de: 'Das fehlt.' },
  noPlace: { en: 'This source names no place.', de: 'Diese Quelle nennt keinen Ort.' },
  noClaim: {
    en: 'This check names no claim; it was left out.',
    de: 'Diese Prüfung nennt keine Behauptung; sie wurde weggelassen.',
  },
  tooMany: {
    en: 'These are too long for a note; all but the first were left out.',
    de: 'Das ist zu lang für eine Anmerkung; nur die wichtigste wurde übernommen.',
  },
}
