import { checkOfBody } from '../../check.ts'
import { type DeskList, deskLists, deskRecords, deskVersion } from '../../desk-export/desk-export.schema.ts'
import { DomainError, type FieldError, type Sentence } from '../../errors.ts'
import { normalized } from '../../outside-json.ts'
import type { ReadRecord } from '../format.ts'
import { isObject } from '../json-fields.ts'
import { type JsonPart, readPart } from '../json-records.ts'
import type { FileLine } from '../lines.ts'

/** Takes a desk's own JSON and NDJSON apart into records whose shape is right. */

export interface DeskContent {
  list: DeskList
  record: unknown
  /** A JSON Pointer to the record in the file, empty where it is a line of its own. */
  place: string
}

type Read = ReadRecord<DeskContent>

/** The whole JSON of a desk. */
export function* readDocument(text: string): Generator<Read> {
  const { value, problem } = readPart(text, 0)
  if (problem) return yield refusedAt(0, 'JSON', problem)
  const { schemaVersion, counts, ...lists } = asObject(value)
  if (schemaVersion !== deskVersion) return yield refusedAt(0, 'schemaVersion', otherVersion(schemaVersion))
  const count = new Count()
  for (const list of deskLists) {
    const records = lists[list]
    if (!Array.isArray(records)) yield refusedAt(0, list, sentences.noList)
    else
      for (const [nth, record] of records.entries()) {
        count.add(list)
        yield readRecord(list, record, {
          line: 0,
          place: `/${list}/${nth}`,
          size: JSON.stringify(record).length,
        })
      }
  }
  yield* count.differences(0, counts)
}

/** A desk line by line; what is cut off shows by the missing end. */
export async function* readLines(lines: AsyncIterable<FileLine>): AsyncGenerator<Read> {
  const count = new Count()
  let isBegun = false
  let isEnded = false
  for await (const { line, text, problem } of lines) {
    const part: JsonPart = problem ? { line, problem } : readPart(text, line)
    if (part.problem) {
      yield refusedAt(line, text.slice(0, 80), part.problem)
      continue
    }
    const { type, ...record } = asObject(part.value)
    const list = listOf(type)
    if (!isBegun && (type !== 'desk' || record.schemaVersion !== deskVersion))
      return yield refusedAt(line, 'schemaVersion', otherVersion(record.schemaVersion))
    isBegun = true
    if (list) {
      count.add(list)
      yield readRecord(list, record, { line, place: '', size: text.length })
    } else if (type === 'end') {
      isEnded = true
      yield* count.differences(line, record.counts)
    } else if (type !== 'desk') yield refusedAt(line, String(type), sentences.noType)
  }
  if (!isEnded) yield refusedAt(0, 'end', sentences.cutOff)
}

const checks = new Map(deskLists.map((list) => [list, checkOfBody(deskRecords[list].schema)]))
const listsByType = new Map(deskLists.map((list): [unknown, DeskList] => [deskRecords[list].type, list]))
const listOf = (type: unknown) => listsByType.get(type)

function readRecord(list: DeskList, value: unknown, at: { line: number; place: string; size: number }): Read {
  const { line, place, size } = at
  const read = { line, words: `${deskRecords[list].type} ${wordsOf(asObject(value))}`, size }
  try {
    // Segments repeat what stands in the text, which may begin there with anything.
    const { segments, ...rest } = asObject(value)
    const record = Object.assign(asObject(normalized(rest)), segments !== undefined && { segments })
    checks.get(list)?.(record)
    return { ...read, problems: [], content: { list, record, place } }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const problems = error.fields.map(({ pointer, sentence }) => ({ pointer: place + pointer, sentence }))
    return { ...read, problems }
  }
}

function wordsOf(record: Record<string, unknown>): string {
  const words = record.name ?? record.title ?? record.text ?? record.summary ?? record.label ?? record.id
  const text = String(words ?? record.key ?? record.claim ?? '')
  return [...text.slice(0, 160)].slice(0, 80).join('')
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

/** How many records of each kind were read, against how many the file says there are. */
class Count {
  private readonly read = new Map<DeskList, number>()

  add(list: DeskList): void {
    this.read.set(list, (this.read.get(list) ?? 0) + 1)
  }

  *differences(line: number, counts: unknown): Generator<Read> {
    const said = asObject(counts)
    const wrong = deskLists.filter((list) => said[list] !== (this.read.get(list) ?? 0))
    if (wrong.length === 0) return
    const problems = wrong.map((list) => ({
      pointer: `/counts/${list}`,
      sentence: otherCount(said[list], this.read.get(list) ?? 0),
    }))
    yield { line, words: 'counts', problems }
  }
}

function refusedAt(line: number, words: string, sentence: Sentence): Read {
  const problem: FieldError = { pointer: '', sentence }
  return { line, words, problems: [problem] }
}

function otherCount(said: unknown, read: number): Sentence {
  return {
    en: `The file says ${said ?? 'nothing'}, but ${read} were read: something was left out, added or cut off.`,
    de: `Die Datei sagt ${said ?? 'nichts'}, gelesen wurden ${read}: Etwas fehlt, kam hinzu oder ist abgeschnitten.`,
  }
}

function otherVersion(version: unknown): Sentence {
  return {
    en: `This is a desk in version ${version ?? '…'}; this one reads version ${deskVersion}. Nothing of it was read.`,
    de: `Das ist ein Desk in Fassung ${version ?? '…'}; hier wird Fassung ${deskVersion} gelesen. Nichts davon wurde gelesen.`,
  }
}

const sentences = {
  noList: { en: 'This list is missing.', de: 'Diese Liste fehlt.' },
  noType: { en: 'No record has this type.', de: 'Kein Datensatz hat diesen Typ.' },
  cutOff: {
    en: 'The file is cut off: its last line, with the counts, is missing. What was read before stands.',
    de: 'Die Datei ist abgeschnitten: Ihre letzte Zeile mit den Zahlen fehlt. Was davor gelesen wurde, steht.',
  },
} satisfies Record<string, Sentence>
