import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { TSchema } from 'typebox'
import { sentenceOf } from './check-sentences.ts'
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
  ajvFormats.default(ajv, ['date-time'])
  // The package's own would take the year 0 and "urn:uuid:…", which the database does not.
  ajv.addFormat('date', (text: string) => readMoment(text)?.precision === 'DAY')
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  ajv.addFormat('moment', (text: string) => readMoment(text) !== undefined)
  ajv.addFormat('web-address', (text: string) => keptAddress(text) !== undefined)
  return ajv
}

/** How many mistakes are named at once. */
const mostFields = 20

export type Check = (value: unknown) => void

/** @throws DomainError `invalid`, with every field that must be mended. */
export function checkOfBody(schema: TSchema): Check {
  return checkOf(compiledOnUse(exactly, schema), 'invalid')
}

/** The value is changed in place to what the schema asks for. @throws DomainError `malformed`. */
export function checkOfQuery(schema: TSchema): Check {
  return checkOf(compiledOnUse(leniently, schema), 'malformed')
}

/** A path whose parameters don't have the right shape leads nowhere. */
export function fitsPath(schema: TSchema): (params: unknown) => boolean {
  const fits = compiledOnUse(exactly, schema)
  return (params) => fits()(params)
}

/** A start or a command uses few of the many schemas, and compiling all takes half a second. */
function compiledOnUse(ajv: Ajv2020, schema: TSchema): () => ValidateFunction {
  let compiled: ValidateFunction | undefined
  return () => {
    compiled ??= ajv.compile(schema)
    return compiled
  }
}

function checkOf(rightness: () => ValidateFunction, kind: ErrorKind): Check {
  return (value) => {
    const isRight = rightness()
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

/**
 * One error a field. What a schema's `if` and `anyOf` report about themselves says nothing that their parts don't say.
 */
function fieldErrors(errors: ErrorObject[]): FieldError[] {
  const byPointer = new Map<string, FieldError>()
  for (const error of errors) {
    const pointer = pointerOf(error)
    if (error.keyword === 'if' || error.keyword === 'anyOf' || byPointer.has(pointer)) continue
    byPointer.set(pointer, { pointer, sentence: sentenceOf(error) })
  }
  return [...byPointer.values()].slice(0, mostFields)
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const name =
    keyword === 'required' || keyword === 'dependentRequired'
      ? params.missingProperty
      : params.additionalProperty
  return typeof name === 'string' ? `${instancePath}/${escapePointer(name)}` : instancePath
}
