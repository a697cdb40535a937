import type { EventChange } from '../../history/event.schema.ts'

/** What of a changed row is worth reading: its words, not its keys. */

const rows = [
  'claim',
  'quote',
  'quote_claim',
  'verdict',
  'citation',
  'adjudication',
  'ruling',
  'publication',
  'ruling_withdrawal',
  'reply_request',
] as const
export type ShownRow = (typeof rows)[number]

export function shownRow({ table }: EventChange): ShownRow | undefined {
  return rows.find((row) => row === table)
}

export interface ChangedField {
  /** As the API has it: changeNote, not change_note. */
  name: string
  before: string | undefined
  after: string | undefined
}

/** The fields that differ; of a new row those that hold something. */
export function changedFields({ before, after }: EventChange): ChangedField[] {
  const names = Object.keys(after ?? before ?? {}).filter((name) => !isBookkeeping(name))
  return names
    .map((name) => ({ name: camelCase(name), before: textOf(before?.[name]), after: textOf(after?.[name]) }))
    .filter((field) => field.before !== field.after)
}

/** Keys, and what the event itself says already. */
function isBookkeeping(name: string): boolean {
  return /^(id|ordinal|number|cycle|at|created_at|recorded_at)$|_(id|precision)$/.test(name)
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return undefined
  return Array.isArray(value) ? value.join(', ') : String(value)
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
}
