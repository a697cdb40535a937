import type { ErrorObject } from 'ajv'
import type { Sentence } from './errors.ts'

/** What is wrong with a field, from the JSON Schema keyword that it breaks, in words for people who know no schema. */

export function sentenceOf(error: ErrorObject): Sentence {
  return sentences[error.keyword]?.(error) ?? unreadable(error)
}

const sentences: Record<string, (error: ErrorObject) => Sentence> = {
  additionalProperties: unknown,
  'false schema': unknown,
  required: missing,
  dependentRequired: missing,
  type: ({ params }) => ofType([params.type].flat()),
  enum: ({ params }) => chooseFrom(params.allowedValues.filter((value: unknown) => value !== null)),
  const: ({ params }) => chooseFrom([params.allowedValue]),
  minLength: ({ params }) => (params.limit === 1 ? empty : atLeast(params.limit, 'characters', 'Zeichen')),
  maxLength: ({ params }) => atMost(params.limit, 'characters', 'Zeichen'),
  minItems: ({ params }) => atLeast(params.limit, 'entries', 'Einträge'),
  maxItems: ({ params }) => atMost(params.limit, 'entries', 'Einträge'),
  uniqueItems: () => ({ en: 'The same stands here twice.', de: 'Hier steht dasselbe zweimal.' }),
  minProperties: () => ({
    en: 'There is nothing to change in this.',
    de: 'Darin steht nichts, was zu ändern wäre.',
  }),
  minimum: ({ params }) => ({
    en: `This must be at least ${params.limit}.`,
    de: `Das muss mindestens ${params.limit} sein.`,
  }),
  maximum: ({ params }) => ({
    en: `This must be at most ${params.limit}.`,
    de: `Das darf höchstens ${params.limit} sein.`,
  }),
}

const empty: Sentence = { en: 'This is empty.', de: 'Das ist leer.' }

function unknown(): Sentence {
  return { en: 'There is no such field here.', de: 'Dieses Feld gibt es hier nicht.' }
}

function missing(): Sentence {
  return { en: 'This is missing.', de: 'Das fehlt.' }
}

function chooseFrom(values: unknown[]): Sentence {
  return {
    en: `This must be one of: ${values.join(', ')}.`,
    de: `Das muss eines von diesen sein: ${values.join(', ')}.`,
  }
}

function atLeast(limit: number, en: string, de: string): Sentence {
  return { en: `This needs at least ${limit} ${en}.`, de: `Das braucht mindestens ${limit} ${de}.` }
}

function atMost(limit: number, en: string, de: string): Sentence {
  return { en: `This may have at most ${limit} ${en}.`, de: `Das darf höchstens ${limit} ${de} haben.` }
}

function ofType(types: string[]): Sentence {
  const words = types
    .filter((type) => type !== 'null')
    .map((type) => typeWords[type] ?? { en: type, de: type })
  return {
    en: `This must be ${words.map(({ en }) => en).join(' or ')}.`,
    de: `Das muss ${words.map(({ de }) => de).join(' oder ')} sein.`,
  }
}

const typeWords: Record<string, Sentence> = {
  string: { en: 'text', de: 'ein Text' },
  integer: { en: 'a whole number', de: 'eine ganze Zahl' },
  number: { en: 'a number', de: 'eine Zahl' },
  boolean: { en: 'true or false', de: 'true oder false' },
  array: { en: 'a list', de: 'eine Liste' },
  object: { en: 'an object with fields', de: 'ein Objekt mit Feldern' },
}

/** A pattern or format says nothing to people; an example does. */
function unreadable({ params, parentSchema }: ErrorObject): Sentence {
  if (params.pattern === '\\S') return empty
  const example = examples[params.format ?? parentSchema?.title]
  if (!example) return { en: 'This can’t be read.', de: 'Das ist nicht lesbar.' }
  return { en: `This must be ${example.en}.`, de: `Das muss ${example.de} sein.` }
}

const examples: Record<string, Sentence> = {
  date: { en: 'a day that exists, like 2019-02-26', de: 'ein Tag, den es gibt, wie 2019-02-26' },
  moment: {
    en: 'a year, month, day or time that exists, like 2019, 2019-02, 2019-02-26 or 2019-02-26T18:30:00Z',
    de: 'ein Jahr, Monat, Tag oder Zeitpunkt, den es gibt, wie 2019, 2019-02, 2019-02-26 oder 2019-02-26T18:30:00Z',
  },
  'web-address': {
    en: 'a whole address of up to 2000 characters that begins with http:// or https://',
    de: 'eine ganze Adresse aus bis zu 2000 Zeichen, die mit http:// oder https:// beginnt',
  },
  uuid: { en: 'the id of something recorded', de: 'die Kennung von etwas Erfasstem' },
  Slug: {
    en: 'lower-case letters, digits and single hyphens, like donald-trump',
    de: 'aus Kleinbuchstaben, Ziffern und einzelnen Bindestrichen, wie donald-trump',
  },
  Language: { en: 'a language tag, like de, en or pt-BR', de: 'ein Sprachkürzel, wie de, en oder pt-BR' },
  'Wikidata id': { en: 'a Wikidata item, like Q22686', de: 'ein Wikidata-Objekt, wie Q22686' },
  'SHA-256': { en: '64 digits from 0 to f', de: 'aus 64 Ziffern von 0 bis f' },
}
