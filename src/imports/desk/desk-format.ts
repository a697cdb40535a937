import { deskSchemas } from '../../desk-export/desk-export.schema.ts'
import type { ImportFormat } from '../format.ts'
import { deskImporter } from './desk-importer.ts'
import { readDocument, readLines } from './desk-reading.ts'

/** A desk as this or another one exported it: with its reviewers, ids and times, so only for administrators. */
export const deskFormat: ImportFormat = {
  name: 'desk',
  role: 'administrator',
  recognises: ({ text }) => text.slice(0, 1000).includes(deskSchemas.json),
  open: ({ text }) => deskImporter(readDocument(text)),
  lines: {
    recognises: (beginning) => beginning.slice(0, 1000).includes(deskSchemas.ndjson),
    open: (lines) => deskImporter(readLines(lines)),
  },
}
