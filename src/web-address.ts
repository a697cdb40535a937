/** More would not fit into an index. */
export const longestAddress = 2000

/**
 * An address in the one form under which it is kept (WHATWG URL; without a fragment, which names a place in the
 * page and not another page). @returns undefined when it is no http or https address, or too long to be kept: letters
 * outside ASCII are written as up to nine characters each.
 */
export function keptAddress(address: string): string | undefined {
  if (!/^https?:\/\/[^/?#\s]/i.test(address) || /\s/.test(address)) return undefined
  try {
    const url = new URL(address)
    url.hash = ''
    return url.href.length <= longestAddress ? url.href : undefined
  } catch {
    return undefined
  }
}
