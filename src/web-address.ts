/**
 * An address in the one form under which it is kept (WHATWG URL; without a fragment, which names a place in the
 * page and not another page). @returns undefined when it is no http or https address.
 */
export function keptAddress(address: string): string | undefined {
  if (!/^https?:\/\/[^/?#\s]/i.test(address) || /\s/.test(address)) return undefined
  try {
    const url = new URL(address)
    url.hash = ''
    return url.href
  } catch {
    return undefined
  }
}
