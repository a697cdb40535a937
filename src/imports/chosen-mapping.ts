import { createReadStream } from 'node:fs'
import { DomainError } from '../errors.ts'
import type { ImportQuestion } from './import.schema.ts'
import { type ImportSetting, startImport } from './imports.ts'

/** What a file with columns is asked with: the proposed mapping, changed as given; null takes a field out. */
export async function withMapping(
  setting: ImportSetting,
  file: string,
  { mapping: changes, ...question }: ImportQuestion,
): Promise<ImportQuestion> {
  const report = await startImport(setting, createReadStream(file), { ...question, dryRun: true })
  const { value: [head] = [] } = await report.next()
  await report.return(undefined)
  if (head?.type !== 'file' || !head.mapping) return question
  const chosen = { ...head.mapping, ...parsed(changes ?? '{}') }
  const mapping = Object.fromEntries(Object.entries(chosen).filter(([, column]) => column !== null))
  return { ...question, mapping: JSON.stringify(mapping) }
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new DomainError('malformed', {
    en: '--mapping must be a JSON object of fields and columns, like {"words":"Quote"}.',
    de: '--mapping muss ein JSON-Objekt aus Feldern und Spalten sein, wie {"words":"Zitat"}.',
  })
}
