import type { ImportFormat, ReadRecord } from '../format.ts'
import { isObject } from '../json-fields.ts'
import { jsonParts } from '../json-records.ts'
import { quoteLongNumbers } from '../long-numbers.ts'
import type { FactopolisRecord } from './factopolis.schema.ts'
import { factopolisImporter } from './factopolis-importer.ts'
import { recordOf } from './factopolis-statement.ts'

/**
 * factopolis: quotes of US politicians, one a line, and in a second file the claims that they carry. Either may be read
 * first; they find each other by the claims' keys.
 */
export const factopolisFormat: ImportFormat = {
  name: 'factopolis',
  role: 'editor',
  recognises: ({ text }) => {
    const head = text.slice(0, 20_000)
    return marks.some((names) => names.every((name) => new RegExp(`"${name}"\\s*:`).test(head)))
  },
  open: ({ text }) => factopolisImporter(recordsOf(text)),
}

/** The fields by which its two files are known. */
const marks = [
  ['speaker', 'quote', 'where', 'claims', 'checks'],
  ['id', 'title', 'summary', 'topics', 'body'],
]

function* recordsOf(text: string): Generator<ReadRecord<FactopolisRecord>> {
  // Ids of posts are numbers of up to 19 digits, of which JSON.parse keeps 15.
  for (const { line, value, problem } of jsonParts(quoteLongNumbers(text))) {
    if (problem) yield { line, words: '', problems: [{ pointer: '', sentence: problem }] }
    for (const record of [value].flat())
      if (isObject(record)) yield { line, ...recordOf(record) }
      else if (record !== undefined)
        yield { line, words: '', problems: [{ pointer: '', sentence: noRecord }] }
  }
}

const noRecord = {
  en: 'This is neither a quote nor a claim.',
  de: 'Das ist weder ein Zitat noch eine Behauptung.',
}
