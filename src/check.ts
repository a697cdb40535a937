import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import germanErrors from 'ajv-i18n/localize/de/index.js'
import englishErrors from 'ajv-i18n/localize/en/index.js'
import type { TSchema } from 'typebox'
import { DomainError, type ErrorKind, type FieldError, type Sentence } from './errors.ts'
import { escapePointer } from './json-pointer.ts'
import { readMoment } from './moments.ts'
import { keptAddress } from './web-address.ts'

/** Values from outside against their JSON Schemas, and what is wrong in sentences. */

const options = {
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  allErrors: true,
  ownProperties: true,
  verbose: true,
} as const

/** Bodies and replies: types must be right as they are. */
export const exactly = withFormats(new Ajv2020(options))

/** Queries: texts become the numbers, truth values and lists that the schema asks for. */
const leniently = withFormats(new Ajv2020({ ...options, coerceTypes: 'array' }))

function withFormats(ajv: Ajv2020): Ajv2020 {
  ajvFormats.default(ajv, ['date', 'date-time', 'uuid'])
  ajv.addFormat('moment', (text: string) => readMoment(text) !== undefined)
  ajv.addFormat('web-address', (text: string) => keptAddress(text) !== undefined)
  return ajv
}

type Localize = (errors: ErrorObject[]) => void
// The package's types miss that its modules are the functions themselves.
const german = germanErrors as unknown as Localize
const english = englishErrors as unknown as Localize

export type Check = (value: unknown) => void

/** @throws DomainError `invalid`, with every field that must be mended. */
export function checkOfBody(schema: TSchema): Check {
  return checkOf(exactly.compile(schema), 'invalid')
}

/** The value is changed in place to what the schema asks for. @throws DomainError `malformed`. */
export function checkOfQuery(schema: TSchema): Check {
  return checkOf(leniently.compile(schema), 'malformed')
}

/** A path whose parameters don't have the right shape leads nowhere. */
export function fitsPath(schema: TSchema): (params: unknown) => boolean {
  return exactly.compile(schema)
}

function checkOf(isRight: ValidateFunction, kind: ErrorKind): Check {
  return (value) => {
    if (isRight(value)) return
    const fields = fieldErrors(isRight.errors ?? [])
    throw new DomainError(kind, titleOf(fields), fields)
  }
}

function titleOf(fields: readonly FieldError[]): Sentence {
  const [first] = fields
  const named = (language: 'en' | 'de') =>
    first?.pointer ? `${first.pointer.slice(1)}: ${first.sentence[language]}` : `${first?.sentence[language]}`
  if (fields.length === 1) return { en: named('en'), de: named('de') }
  return {
    en: `${fields.length} fields must be mended, the first is ${named('en')}`,
    de: `${fields.length} Felder sind zu berichtigen, das erste ist ${named('de')}`,
  }
}

/** What a schema's `if` and `anyOf` report about themselves says nothing that their parts don't say. */
function fieldErrors(errors: ErrorObject[]): FieldError[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf')
  const inEnglish = messages(telling, english)
  const inGerman = messages(telling, german)
  return telling.slice(0, 20).map((error, nth) => ({
    pointer: pointerOf(error),
    sentence: { en: sentence(inEnglish[nth], error), de: sentence(inGerman[nth], error) },
  }))
}

function messages(errors: ErrorObject[], localize: Localize): string[] {
  const copies = errors.map((error) => ({ ...error }))
  localize(copies)
  return copies.map(({ message = 'is not allowed' }) => message)
}

/** A pattern or format says nothing to people; the field's description does. */
function sentence(message: string | undefined, { keyword, params, parentSchema }: ErrorObject): string {
  if (keyword === 'enum') return `${message}: ${params.allowedValues.join(', ')}`
  const hint = keyword === 'pattern' || keyword === 'format' ? parentSchema?.description : undefined
  return hint ? `${message}. ${hint}` : `${message}`
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const name =
    keyword === 'required' || keyword === 'dependentRequired'
      ? params.missingProperty
      : params.additionalProperty
  return typeof name === 'string' ? `${instancePath}/${escapePointer(name)}` : instancePath
}
