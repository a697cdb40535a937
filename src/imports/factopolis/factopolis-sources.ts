import { keptAddress } from '../../web-address.ts'
import { fieldOf, type JsonObject, textsOf } from '../json-fields.ts'
import type { StatedQuote } from '../statement.schema.ts'

/** Where a quote stands, as factopolis has it: a kind, and an address or what names the place on that platform. Pure. */

/** The whole address of a source; undefined where none is given or follows from what is. */
export function addressOf(source: JsonObject): string | undefined {
  const of = (name: string) => textsOf(fieldOf(source, name))[0]
  const given = [of('url'), of('source')].find((address) => address && keptAddress(address))
  const id = of('id')
  if (given || !id || !/^[\w.-]+$/.test(id)) return given
  const start = Math.floor(Number(of('start') ?? Number.NaN))
  switch (of('type')) {
    case 'youtube':
      return `https://www.youtube.com/watch?v=${id}${start > 0 ? `&t=${start}s` : ''}`
    case 'twitter':
      return `https://twitter.com/${of('user') ?? 'i'}/status/${id}`
    case 'archive-org':
      return `https://archive.org/details/${id}`
    case 'c-span':
      return `https://www.c-span.org/video/?${id}`
    default:
      return undefined
  }
}

/** The source that the words are taken to stand in: a transcript, else the first with an address. */
export function mainSource(sources: readonly JsonObject[]): JsonObject | undefined {
  const addressed = sources.filter((source) => addressOf(source) !== undefined)
  return addressed.find((source) => kindOf(source) === 'TRANSCRIPT') ?? addressed[0]
}

export function kindOf(source: JsonObject | undefined): StatedQuote['kind'] {
  return (kinds as Record<string, StatedQuote['kind']>)[textsOf(fieldOf(source, 'type'))[0] ?? ''] ?? 'OTHER'
}

const kinds = {
  transcript: 'TRANSCRIPT',
  transcipt: 'TRANSCRIPT',
  prepared: 'TRANSCRIPT',
  twitter: 'POST',
  youtube: 'VIDEO',
  'archive-org': 'VIDEO',
  'c-span': 'VIDEO',
  video: 'VIDEO',
} as const

/** All of a source in a line: its kind, its address, and every other field word for word. */
export function lineOf(source: JsonObject): string {
  const { type, ...fields } = source
  const address = addressOf(source)
  const others = Object.entries(fields).flatMap(([name, value]) =>
    textsOf(value).flatMap((text) => (address?.includes(text) ? [] : [`${name} ${text}`])),
  )
  const said = others.length > 0 ? `(${others.join(', ')})` : undefined
  return [...textsOf(type), address, said].filter(Boolean).join(' ')
}
