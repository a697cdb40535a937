import type { IncomingHttpHeaders } from 'node:http'
import { longestDays } from '../accounts/sessions.ts'

/** Cookies, of which scripts see nothing. Under TLS their names promise that no other site or subdomain has set them. */
export interface CookieJar {
  read(headers: IncomingHttpHeaders, cookie: Cookie): string | undefined
  /** The header that sets it. */
  write(cookie: Cookie, value: string): { 'Set-Cookie': string }
  clear(cookie: Cookie): { 'Set-Cookie': string }
}

type Cookie = 'session' | 'oidc'

const names: Record<Cookie, string> = { session: 'beleg', oidc: 'beleg-oidc' }
const lastsSeconds: Record<Cookie, number> = { session: longestDays * 24 * 3600, oidc: 600 }

/** For a desk at this origin. */
export function createCookieJar(origin: string): CookieJar {
  const isSecure = origin.startsWith('https:')
  const nameOf = (cookie: Cookie) => `${isSecure ? '__Host-' : ''}${names[cookie]}`
  const set = (cookie: Cookie, value: string, seconds: number) => {
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`]
    const all = [`${nameOf(cookie)}=${value}`, ...attributes, ...(isSecure ? ['Secure'] : [])]
    return { 'Set-Cookie': all.join('; ') }
  }
  return {
    read: (headers, cookie) => cookiesIn(headers.cookie ?? '').get(nameOf(cookie)),
    write: (cookie, value) => set(cookie, value, lastsSeconds[cookie]),
    clear: (cookie) => set(cookie, '', 0),
  }
}

/** Values are what this service wrote: base64url and full stops. */
function cookiesIn(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => /^\s*([^=\s]+)=([\w.-]*)\s*$/.exec(pair))
  return new Map(pairs.flatMap((pair) => (pair?.[1] ? [[pair[1], pair[2] ?? '']] : [])))
}
