import { may, type Role } from '../accounts/roles.ts'
import { DomainError } from '../errors.ts'
import { claimReviewFormat } from './claim-review/claim-review-format.ts'
import { csvFormat } from './csv/csv-format.ts'
import { deskFormat } from './desk/desk-format.ts'
import { factopolisFormat } from './factopolis/factopolis-format.ts'
import type { ImportFile } from './file.ts'
import type { ImportFormat } from './format.ts'
import type { ImportFormatName } from './import.schema.ts'
import { liarFormat } from './liar/liar-format.ts'

/** Every kind of file that can be imported; the first that recognises one reads it. */
const formats: readonly ImportFormat[] = [
  deskFormat,
  liarFormat,
  claimReviewFormat,
  factopolisFormat,
  csvFormat,
]

/**
 * What a file is: of the format named, or the first that recognises it.
 * @throws DomainError `invalid` when none does, `forbidden` where the role is too low for it.
 */
export function formatOf(file: ImportFile, role: Role, name?: ImportFormatName): ImportFormat {
  const format = formats.find((candidate) => (name ? candidate.name === name : candidate.recognises(file)))
  if (!format) throw new DomainError('invalid', unrecognised)
  requireRole(format, role)
  return format
}

/** A format of lines that a file begins as; undefined when it is to be read as a whole. @throws DomainError `forbidden`. */
export function lineFormatOf(beginning: string, role: Role, name?: ImportFormatName) {
  const format = formats.find((one) => (name ?? one.name) === one.name && one.lines?.recognises(beginning))
  if (format) requireRole(format, role)
  return format?.lines && { name: format.name, ...format.lines }
}

function requireRole(format: ImportFormat, role: Role): void {
  if (!may(role, format.role)) throw new DomainError('forbidden', tooLow(format))
}

const unrecognised = {
  en: 'Nothing in this file shows what it is. Say which format it has.',
  de: 'Nichts in dieser Datei zeigt, was sie ist. Bitte das Format angeben.',
}

function tooLow({ role }: ImportFormat) {
  return {
    en: `This file needs the role ${role} or a higher one.`,
    de: `Für diese Datei braucht es die Rolle ${role} oder eine höhere.`,
  }
}
