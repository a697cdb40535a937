import type { FieldError } from '../../errors.ts'
import { slugOf } from '../../speakers/slug.ts'
import { shortened } from '../field-words.ts'
import type { ImportFormat, ReadRecord } from '../format.ts'
import type { Statement } from '../statement.schema.ts'
import { statementImporter } from '../statements.ts'

/**
 * LIAR (Wang 2017): short statements checked by PolitiFact, tab-separated without quoting: id, label, statement, topics,
 * speaker, job, state, party, five counts, context. It names speakers by slug only and says no days.
 */
export const liarFormat: ImportFormat = {
  name: 'liar',
  role: 'editor',
  recognises: ({ text }) => /^\d+\.json\t[a-z-]+\t/.test(text),
  open: ({ text }) => statementImporter('liar', recordsOf(text)),
}

const columnCount = 14

function* recordsOf(text: string): Generator<ReadRecord<Statement>> {
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  for (const [index, line] of lines.entries()) yield { line: index + 1, ...readRow(line.split('\t')) }
  // Every row ends with a line break; without one it may be cut off within its last column.
  if (rest !== '')
    yield { line: lines.length + 1, words: shortened(rest), problems: [{ pointer: '', sentence: cutOff }] }
}

function readRow(columns: readonly string[]): Omit<ReadRecord<Statement>, 'line'> {
  const [id = '', label = '', statement = '', topics = '', speaker = '', job = ''] = columns.map((column) =>
    column.trim(),
  )
  const record = { words: shortened(statement), problems: [] }
  if (columns.length !== columnCount) return { ...record, problems: [notWhole(columns.length)] }
  const context = [...(columns.at(-1) ?? '').trim()].slice(0, 300).join('')
  const subjects = [...new Set(topics.split(',').map((topic) => topic.trim()))].filter(Boolean)
  const language = 'en'
  return {
    ...record,
    content: {
      key: id,
      claim: { text: statement, language, kind: 'FACTUAL', ...(subjects.length > 0 && { topics: subjects }) },
      quote: {
        speaker: { name: speaker, slug: slugOf(speaker), kind: 'UNKNOWN' },
        ...{ words: statement, form: 'REPORTED', kind: 'OTHER', language },
        ...{ title: statement, publisher: politifact.name },
        ...(job && { roleTitle: job }),
        ...(context && { occasion: context }),
      },
      verdicts: [{ publisher: politifact, label, language }],
    },
  }
}

const politifact = { name: 'PolitiFact', site: 'politifact.com' }

const cutOff = {
  en: 'This line has no end; it is cut off.',
  de: 'Diese Zeile hat kein Ende; sie ist abgeschnitten.',
}

function notWhole(count: number): FieldError {
  return {
    pointer: '',
    sentence: {
      en: `This line has ${count} columns instead of ${columnCount}, or it is cut off.`,
      de: `Diese Zeile hat ${count} statt ${columnCount} Spalten, oder sie ist abgeschnitten.`,
    },
  }
}
