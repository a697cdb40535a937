import { type Static, type TSchema, Type } from 'typebox'
import { longestAddress } from './web-address.ts'

/** Shapes that many nouns share. Lengths are in characters (code points). */

/** The same shape, or null. */
export function Nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Unsafe<Static<Schema> | null>(nullable(schema))
}

function nullable(schema: TSchema & { type?: unknown; enum?: unknown[] }): TSchema {
  if (schema.enum) return { ...schema, enum: [...schema.enum, null] }
  if (typeof schema.type === 'string' && schema.type !== 'object' && schema.type !== 'array') {
    return { ...schema, type: [schema.type, 'null'] }
  }
  return Type.Union([schema, Type.Null()])
}

/** What may be sent to change a thing: any of the fields of a new one; null empties an optional one, but not those in `filled`. */
export function Changes<
  Schema extends TSchema & { properties: Record<string, TSchema>; required?: string[] },
  const Filled extends string = never,
>(schema: Schema, title: string, filled: readonly Filled[] = []) {
  const required = new Set([...(schema.required ?? []), ...filled])
  const fields = Object.entries(schema.properties).map(([name, field]) => [
    name,
    Type.Optional(required.has(name) ? field : Nullable(field)),
  ])
  return Type.Unsafe<ChangesOf<Static<Schema>, Filled>>(
    Type.Object(Object.fromEntries(fields), { title, additionalProperties: false, minProperties: 1 }),
  )
}

type ChangesOf<New, Filled> = {
  [Name in keyof New]?: object extends Pick<New, Name>
    ? Name extends Filled
      ? New[Name]
      : New[Name] | null
    : New[Name]
}

/** One page of a list; `nextCursor` is null on the last. */
export function ListOf<Schema extends TSchema>(schema: Schema, title: string) {
  return Type.Object(
    { items: Type.Array(schema), nextCursor: Nullable(Type.String()) },
    { title, additionalProperties: false },
  )
}

export const Id = Type.String({
  title: 'Id',
  format: 'uuid',
  description: 'A UUID (version 7, sortable by time).',
})

export const Slug = Type.String({
  title: 'Slug',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  minLength: 1,
  maxLength: 100,
  description: 'Lower-case letters, digits and single hyphens, like donald-trump.',
})

export const LanguageTag = Type.String({
  title: 'Language',
  pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  maxLength: 35,
  description: 'A BCP 47 language tag, like de, en or pt-BR.',
})

export const WebAddress = Type.String({
  title: 'Address',
  format: 'web-address',
  maxLength: longestAddress,
  description: `A whole address that begins with http:// or https://, of up to ${longestAddress} characters.`,
})

export const Sha256 = Type.String({ title: 'SHA-256', pattern: '^[0-9a-f]{64}$' })

/** A calendar day. */
export const Day = Type.String({ title: 'Day', format: 'date', description: 'A day, like 2019-02-26.' })

/** A point in time as precisely as it is known; see moments.ts. */
export const Moment = Type.String({
  title: 'Time',
  format: 'moment',
  maxLength: 40,
  description:
    'A year, month, day or time, as precisely as known: 2019, 2019-02, 2019-02-26 or 2019-02-26T18:30:00Z.',
})

/** When a row was written: RFC 3339 in UTC with milliseconds. */
export const Timestamp = Type.String({ title: 'Timestamp', format: 'date-time' })

export const DatePrecision = Type.Enum(['YEAR', 'MONTH', 'DAY', 'MINUTE'], { title: 'DatePrecision' })

/** A line of text with something in it. */
export function Line(
  title: string,
  maxLength: number,
  options: { minLength?: number; description?: string } = {},
) {
  return Type.String({ title, minLength: 1, pattern: '\\S', maxLength, ...options })
}

export const Count = Type.Integer({ minimum: 0 })

export const paging = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many on a page.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 2000,
      description: 'The nextCursor of the page before this one.',
    }),
  ),
}

/** Asks for the record as it stood at a time. */
export const past = {
  at: Type.Optional(
    Type.String({
      format: 'date-time',
      maxLength: 40,
      description: 'Answers as the record stood at this time (RFC 3339, like 2026-03-01T12:00:00Z).',
    }),
  ),
}

/** What may be asked of a thing besides its name. */
export const PastQuestion = Type.Object(past, { title: 'PastQuestion', additionalProperties: false })

export const search = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
