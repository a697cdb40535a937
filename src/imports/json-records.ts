import type { Sentence } from '../errors.ts'
import { depthOf } from '../outside-json.ts'

/** JSON in a file: as a whole, or one value a line. */
export interface JsonPart {
  /** 0 for a file that is one value. */
  line: number
  value?: unknown
  /** Why it could not be read. */
  problem?: Sentence
}

export const deepest = 64
/** More characters in one line are not read. */
const longestLine = 4_000_000

/** The values in a text; where it is not one value as a whole, line by line. */
export function* jsonParts(text: string): Generator<JsonPart> {
  const whole = readPart(text.replace(/^\uFEFF/, ''), 0)
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const isOfLines = whole.problem !== undefined && lines.filter((line) => line.trim() !== '').length > 1
  if (!isOfLines || !/^\s*\{.*\}\s*$/.test(lines.find((line) => line.trim() !== '') ?? '')) return yield whole
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '') yield line.length > longestLine ? tooLong(index + 1) : readPart(line, index + 1)
  }
}

/** One value. */
export function readPart(text: string, line: number): JsonPart {
  if (depthOf(text) > deepest) return { line, problem: sentences.tooDeep }
  try {
    return { line, value: JSON.parse(text) }
  } catch {
    return { line, problem: sentences.notJson }
  }
}

function tooLong(line: number): JsonPart {
  return { line, problem: sentences.tooLong }
}

const sentences = {
  tooDeep: {
    en: `This is nested deeper than ${deepest} levels.`,
    de: `Das ist tiefer als ${deepest} Ebenen geschachtelt.`,
  },
  notJson: {
    en: 'This is not valid JSON, or it is cut off.',
    de: 'Das ist kein gültiges JSON, oder es ist abgeschnitten.',
  },
  tooLong: {
    en: 'This line has more than four million characters.',
    de: 'Diese Zeile hat mehr als vier Millionen Zeichen.',
  },
} satisfies Record<string, Sentence>
