import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../database/package-folder.ts'
import type { NewPublisher } from './outside-verdict.schema.ts'

/** How labels of others translate into ratings of the scale truth: data/rating-maps/, one file a publisher. */
interface RatingMap {
  publisher: string
  /** Hosts without www. */
  sites: string[]
  /** Addresses of the publisher's own pages that define its ratings. */
  sources: string[]
  /** A label in lower case with a hyphen for each space, and our rating or "unmapped". */
  labels: Record<string, string>
}

let maps: readonly RatingMap[] | undefined

/** Our rating for a label, undefined where no map says one: nothing is guessed. */
export function mappedRating({ name, site }: NewPublisher, label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  maps ??= readMaps()
  const map = maps.find((candidate) =>
    site === undefined ? candidate.publisher === name : candidate.sites.includes(site),
  )
  const rating = new Map(Object.entries(map?.labels ?? {})).get(plain(label))
  return rating === 'unmapped' ? undefined : rating
}

function plain(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/[.!]+$/, '')
}

function readMaps(): RatingMap[] {
  const folder = join(packageFolder, 'data', 'rating-maps')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): RatingMap => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}
