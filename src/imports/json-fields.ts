import type { FieldError, Sentence } from '../errors.ts'
import { escapePointer } from '../json-pointer.ts'
import { readMoment } from '../moments.ts'
import { keptAddress } from '../web-address.ts'

/** Fields of foreign JSON-LD, in whatever shape they come; what can't be read becomes a problem. */

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The texts and numbers in a value or list. */
export function textsOf(value: unknown): string[] {
  return [value]
    .flat()
    .filter((text) => typeof text === 'string' || typeof text === 'number')
    .map((text) => `${text}`.trim())
    .filter((text) => text !== '')
}

/** The objects in a value or list. */
export function objectsOf(value: unknown): JsonObject[] {
  return [value].flat().filter(isObject)
}

/** A field of an object that is its own. */
export function fieldOf(object: JsonObject | undefined, name: string): unknown {
  return object && Object.hasOwn(object, name) ? object[name] : undefined
}

/** Reads fields and keeps what was wrong with them. */
export class FieldReader {
  readonly problems: FieldError[] = []

  /** One text; of several the first. */
  text(object: JsonObject | undefined, name: string, pointer: string, longest = Number.POSITIVE_INFINITY) {
    const value = fieldOf(object, name)
    const [text, ...others] = textsOf(value)
    if (others.length > 0) this.refuse(pointer, name, sentences.several)
    if (text === undefined && value !== undefined && value !== null && value !== '')
      this.refuse(pointer, name, sentences.noText)
    if (text === undefined || [...text].length <= longest) return text
    this.refuse(pointer, name, sentences.tooLong)
    return undefined
  }

  /** A whole address, as it was written but for its encoding. */
  address(object: JsonObject | undefined, name: string, pointer: string): string | undefined {
    const text = this.text(object, name, pointer)
    if (text === undefined || keptAddress(text) !== undefined) return text
    this.refuse(pointer, name, sentences.noAddress)
    return undefined
  }

  /** A time as precisely as it is known: one without a zone is known by its day only; 24.2.2019 is a day in German. */
  moment(object: JsonObject | undefined, name: string, pointer: string): string | undefined {
    const text = this.text(object, name, pointer)
    if (text === undefined || readMoment(text)) return text
    const [, ofMonth = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
    const german = `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`
    if (readMoment(german)) return german
    const [, day = ''] = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/.exec(text) ?? []
    if (readMoment(day)) return day
    this.refuse(pointer, name, sentences.noTime)
    return undefined
  }

  refuse(pointer: string, name: string, sentence: Sentence): void {
    this.problems.push({ pointer: `${pointer}/${escapePointer(name)}`, sentence })
  }
}

const sentences = {
  several: {
    en: 'There are several values; only the first was read.',
    de: 'Hier stehen mehrere Werte; nur der erste wurde gelesen.',
  },
  noText: { en: 'This is no text; it was left out.', de: 'Das ist kein Text; es wurde weggelassen.' },
  tooLong: { en: 'This is too long; it was left out.', de: 'Das ist zu lang; es wurde weggelassen.' },
  noAddress: {
    en: 'This is no whole address (http:// or https://); it was left out.',
    de: 'Das ist keine vollständige Adresse (http:// oder https://); sie wurde weggelassen.',
  },
  noTime: {
    en: 'This is no time that can be read; it was left out.',
    de: 'Das ist keine lesbare Zeitangabe; sie wurde weggelassen.',
  },
} satisfies Record<string, Sentence>
