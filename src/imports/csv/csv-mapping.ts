import { checkOfQuery } from '../../check.ts'
import { DomainError, type Sentence } from '../../errors.ts'
import { CsvField, CsvMapping } from './csv-mapping.schema.ts'

/** Which column of a table is which of our fields. Pure. */

/** Our fields, and the names of columns they are known by, in letters and digits only, the likeliest first. */
const knownNames: Record<CsvField, string> = {
  speaker: 'speakername speaker sprecher sprecherin claimant person who wer redner rednerin urheber',
  role: 'role roletitle funktion job jobtitle amt position',
  words: 'quote words zitat wortlaut quotation originalquote',
  claim: 'claim claimtext claimreviewed behauptung targettext statement aussage these',
  language: 'language lang sprache',
  saidAt: 'saidat said saidon gesagtam claimdate date datum day tag',
  occasion: 'occasion anlass context kontext where ort',
  url: 'documenturl url link address adresse',
  title: 'documenttitle title titel headline uberschrift',
  publisher: 'documentpublisher publisher medium media outlet newspaper zeitung verlag herausgeber',
  reviewPublisher: 'reviewpublisher checker factchecker checkedby faktenchecker geprueftvon gepruftvon',
  reviewLabel: 'reviewlabel label rating verdict textualrating bewertung einstufung urteil',
  reviewUrl: 'reviewurl checkurl factcheckurl pruefungslink faktencheckurl',
  reviewedAt: 'reviewedat reviewdate checkedat checkdate asof geprueftam gepruftam',
}

const fields = CsvField.enum
const ofReview = fields.filter((field) => field.startsWith('review'))

/** Guessed from the names of the columns, never from what stands in them; verdicts only where somebody gave them. */
export function proposedMapping(columns: readonly string[]): CsvMapping {
  const left = new Map(columns.filter(Boolean).map((column) => [plain(column), column]))
  const mapping: CsvMapping = {}
  for (const field of fields) {
    const name = knownNames[field].split(' ').find((known) => left.has(known))
    if (name === undefined || (ofReview.includes(field) && field !== ofReview[0] && !mapping.reviewPublisher))
      continue
    mapping[field] = left.get(name) ?? name
    left.delete(name)
  }
  return mapping
}

function plain(column: string): string {
  return column
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]/g, '')
}

/** The fields that are needed and have no column. Nobody is quoted without a speaker, words and where they stand. */
export function missingFields(mapping: CsvMapping): CsvField[] {
  const has = (field: CsvField) => mapping[field] !== undefined
  const needed: CsvField[] = ['claim']
  if (has('words') || has('speaker')) needed.push('speaker', 'words')
  if (has('words') && !has('url')) needed.push('publisher')
  if (ofReview.some(has)) needed.push('reviewPublisher')
  if (has('reviewPublisher') && !has('reviewUrl')) needed.push('reviewLabel')
  return needed.filter((field) => !has(field))
}

/** A mapping that somebody gave. @throws DomainError `malformed` when it names a field or column that there is not. */
export function readMapping(json: string, columns: readonly string[]): CsvMapping {
  const given = parsed(json)
  checkOfQuery(CsvMapping)(given)
  for (const [field, column] of Object.entries(given as CsvMapping))
    if (!columns.includes(column)) throw new DomainError('malformed', noColumn(field, column, columns))
  return given as CsvMapping
}

function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new DomainError('malformed', sentences.noObject)
}

/** Why a table is not recorded: nobody has said yet which column is what. */
export function unconfirmed(mapping: CsvMapping): DomainError {
  const json = JSON.stringify(mapping)
  return new DomainError('invalid', {
    en: `Confirm which column is which field with mapping=, as it is proposed or changed: ${json}`,
    de: `Bitte mit mapping= bestätigen, welche Spalte welches Feld ist, wie vorgeschlagen oder geändert: ${json}`,
  })
}

export function withoutColumn(missing: readonly CsvField[]): Sentence {
  const names = missing.join(', ')
  return {
    en: `No record can be read before these fields have a column: ${names}.`,
    de: `Erst wenn diese Felder eine Spalte haben, lässt sich ein Eintrag lesen: ${names}.`,
  }
}

function noColumn(field: string, column: string, columns: readonly string[]): Sentence {
  const names = columns.filter(Boolean).join(', ')
  return {
    en: `${field}: there is no column "${column}" in this file. Its columns are: ${names}.`,
    de: `${field}: In dieser Datei gibt es keine Spalte „${column}“. Ihre Spalten sind: ${names}.`,
  }
}

const sentences = {
  noObject: {
    en: 'mapping must be a JSON object of fields and columns, like {"words":"Quote"}.',
    de: 'mapping muss ein JSON-Objekt aus Feldern und Spalten sein, wie {"words":"Zitat"}.',
  },
} satisfies Record<string, Sentence>
