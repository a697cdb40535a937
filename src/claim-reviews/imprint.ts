import type { Config } from '../config.ts'

/** Who publishes what the desk rules, and where. */
export interface Imprint {
  /** The origin of its public pages, like https://desk.example; always https. */
  site: string
  name: string
  /** The address of the licence under which others may use it. */
  licence?: string
}

/** Undefined while the desk has no public address that is safe to name. */
export function imprintOf({ site, publisher, licence }: Config): Imprint | undefined {
  if (!site?.startsWith('https://')) return undefined
  return { site, name: publisher ?? siteNameOf(site), ...(licence && { licence }) }
}

/** What the newsroom is called, also without a public address. */
export function newsroomOf(config: Config): string {
  return imprintOf(config)?.name ?? config.publisher ?? 'Beleg'
}

/** The address of a ruling's public page. */
export function pageAddress({ site }: Pick<Imprint, 'site'>, rulingId: string): string {
  return `${site}/published/${rulingId}`
}

/** The host as people name it, without "www". */
export function siteNameOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '')
}
