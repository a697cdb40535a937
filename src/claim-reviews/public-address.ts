/** An address that markup may name: absolute and https. @returns undefined for others. */
export function publicAddress(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  // Most begin with it as written; to take one apart costs ten times as much as to see that it can be.
  return address.startsWith('https:') || new URL(address).protocol === 'https:' ? address : undefined
}

/** Whether an address lies on the same host as the site. */
export function isOnSite(address: string, site: string): boolean {
  return URL.canParse(address) && new URL(address).hostname === new URL(site).hostname
}
