import type { NewOutsideVerdict, NewPublisher } from '../../outside-verdicts/outside-verdict.schema.ts'
import { filled, hostOf, shortened, titleFrom } from '../field-words.ts'
import type { ReadRecord } from '../format.ts'
import { FieldReader, fieldOf, isObject, type JsonObject, objectsOf } from '../json-fields.ts'
import type { StatedQuote, Statement } from '../statement.schema.ts'

/** What a ClaimReview says, as far as it can be read. Nothing is added that does not stand there. */
export function statementOf(review: JsonObject, preset: string): Omit<ReadRecord<Statement>, 'line'> {
  const reader = new FieldReader()
  const words = reader.text(review, 'claimReviewed', '')
  const language = reader.text(review, 'inLanguage', '', 35) ?? preset
  const url = reader.address(review, 'url', '')
  const publisher = publisherOf(review, reader, url)
  const refused = { words: shortened(words ?? url ?? ''), problems: reader.problems }
  if (words === undefined) reader.refuse('', 'claimReviewed', sentences.noClaim)
  if (publisher === undefined) reader.refuse('', 'author', sentences.noPublisher)
  if (words === undefined || publisher === undefined) return refused
  const verdict = verdictOf(review, reader, { publisher, language, ...(url && { url }) })
  const quote = quoteOf(review, reader, words, verdict)
  const content: Statement = {
    key: JSON.stringify([url ?? publisher.name, words, quote?.speaker.name ?? null]),
    claim: { text: words, language, kind: 'FACTUAL' },
    ...(quote && { quote }),
    verdicts: [verdict],
  }
  return { ...refused, content }
}

/** An organisation that is the author, else the publisher, else the host of the review's address. */
function publisherOf(
  review: JsonObject,
  reader: FieldReader,
  url: string | undefined,
): NewPublisher | undefined {
  const authors = objectsOf(fieldOf(review, 'author'))
  const organisation =
    authors.find((author) => !isPerson(author)) ?? objectsOf(fieldOf(review, 'publisher'))[0]
  const name = reader.text(organisation, 'name', '/publisher', 200)
  const own = fieldOf(organisation, 'url')
  const site = hostOf(typeof own === 'string' ? own : undefined) ?? hostOf(url)
  const called = name ?? site
  return called === undefined ? undefined : { name: called, ...(site && { site }) }
}

function verdictOf(
  review: JsonObject,
  reader: FieldReader,
  known: Pick<NewOutsideVerdict, 'publisher' | 'language' | 'url'>,
): NewOutsideVerdict {
  const given = fieldOf(review, 'reviewRating')
  const [rating = isObject(given) ? given : { alternateName: given }] = objectsOf(given)
  const persons = objectsOf(fieldOf(review, 'author')).filter(isPerson)
  const names = persons.flatMap((person) => reader.text(person, 'name', '/author', 200) ?? [])
  const fields = {
    title: reader.text(review, 'name', '', 500) ?? reader.text(review, 'headline', '', 500),
    author: names.length > 0 ? names.join(', ').slice(0, 500) : undefined,
    label: reader.text(rating, 'alternateName', '/reviewRating', 1000),
    bestRating: reader.text(rating, 'bestRating', '/reviewRating', 100),
    worstRating: reader.text(rating, 'worstRating', '/reviewRating', 100),
    ratingValue: reader.text(rating, 'ratingValue', '/reviewRating', 100),
    excerpt: reader.text(review, 'reviewBody', '', 20_000),
    reviewedAt: reader.moment(review, 'datePublished', ''),
  }
  return { ...known, ...filled(fields) }
}

/** Who said it, where somebody is named. */
function quoteOf(
  review: JsonObject,
  reader: FieldReader,
  words: string,
  { publisher, url, title, language, reviewedAt }: NewOutsideVerdict,
): StatedQuote | undefined {
  const [item] = objectsOf(fieldOf(review, 'itemReviewed'))
  const [author, ...others] = objectsOf(fieldOf(item, 'author'))
  const pointer = '/itemReviewed/author'
  if (others.length > 0) reader.refuse('/itemReviewed', 'author', sentences.severalAuthors)
  const name = reader.text(author, 'name', pointer, 200)
  if (name === undefined || isNobody(name)) return undefined
  return {
    speaker: { name, kind: kindOf(author) },
    ...{ words, form: 'REPORTED', kind: 'OTHER', language, publisher: publisher.name },
    title: title ?? titleFrom(words),
    ...filled({
      ...{ url, publishedAt: reviewedAt },
      roleTitle: reader.text(author, 'jobTitle', pointer, 200),
      saidAt: reader.moment(item, 'datePublished', '/itemReviewed'),
    }),
  }
}

function isPerson(author: JsonObject): boolean {
  return fieldOf(author, '@type') === 'Person'
}

function kindOf(author: JsonObject | undefined): StatedQuote['speaker']['kind'] {
  const type = fieldOf(author, '@type')
  if (type === 'Person') return 'PERSON'
  return typeof type === 'string' && /Organi[sz]ation$/.test(type) ? 'ORGANISATION' : 'UNKNOWN'
}

/** Names that say that no name is known. */
function isNobody(name: string): boolean {
  return /^(unknown|anonymous|none|n\/?a|[-–—?.]+)$/i.test(name)
}

const sentences = {
  noClaim: {
    en: 'It does not say which claim was reviewed.',
    de: 'Es fehlt, welche Behauptung geprüft wurde.',
  },
  noPublisher: { en: 'It does not say who reviewed it.', de: 'Es fehlt, wer geprüft hat.' },
  severalAuthors: {
    en: 'It was said by several; only the first was read.',
    de: 'Mehrere haben das gesagt; nur der erste wurde gelesen.',
  },
}
