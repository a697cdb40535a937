import {
  deskFormatNames,
  type ExportKind,
  exportKinds,
  type FormatName,
  formatNames,
  needsSite,
} from '../../exports/format-names.ts'
import { addressOf, type Query } from '../api.ts'
import { useFilters } from '../filters.ts'
import type { Word } from '../words.ts'

/** What is to be taken away, and how: all of it stands in the page's address. */
export interface ExportChoice {
  what: ExportKind | 'desk'
  format: FormatName
  isPseudonymous: boolean
  set: (changes: { what?: string; format?: string; reviewers?: string | undefined }) => void
}

export const exportables = [...exportKinds, 'desk'] as const
/** Every format there is, in the order in which they are offered. */
export const allFormats: readonly FormatName[] = [
  ...new Set<FormatName>(exportKinds.flatMap((kind) => formatNames[kind])),
]

export function useExportChoice(isPublic: boolean): ExportChoice {
  const asks = useFilters(['what', 'format', 'reviewers'])
  const what = exportables.find((one) => one === asks.valueOf('what')) ?? 'verdicts'
  const asked = allFormats.find((one) => one === asks.valueOf('format')) ?? 'json'
  const format = refusalOf(what, asked, isPublic) ? 'json' : asked
  return { what, format, isPseudonymous: asks.valueOf('reviewers') === 'pseudonyms', set: asks.set }
}

/** Why a format can't be had of this; undefined where it can. */
export function refusalOf(
  what: ExportChoice['what'],
  format: FormatName,
  isPublic: boolean,
): Word | undefined {
  const offered: readonly FormatName[] = what === 'desk' ? deskFormatNames : formatNames[what]
  if (!offered.includes(format)) return what === 'desk' ? 'export.notOfDesk' : 'export.onlyRulings'
  return needsSite(format) && !isPublic ? 'export.noSite' : undefined
}

/** Where the server answers with it: a path on the desk. */
export function exportAddress({ what, format, isPseudonymous }: ExportChoice, filter: Query): string {
  if (what === 'desk') return addressOf('exports/desk', { format })
  const reviewers = isPseudonymous ? 'pseudonyms' : undefined
  return addressOf(`exports/${what}`, { format, reviewers, ...filter })
}

/** The same on a command line. */
export function curlLine(address: string, needsToken: boolean): string {
  const proof = needsToken ? '-H "Authorization: Bearer $BELEG_TOKEN" ' : ''
  return `curl -sS --fail-with-body ${proof}-OJ "${location.origin}${address}"`
}
