import { keptAddress } from '../web-address.ts'

/** Small things that readers of foreign records share. Pure. */

/** The host of an address without www; a host alone, as some write it, is one too. */
export function hostOf(address: string | undefined): string | undefined {
  const whole = address && (keptAddress(address) ?? keptAddress(`https://${address}`))
  const host = whole && new URL(whole).hostname.replace(/^www\./, '')
  return host?.includes('.') ? host : undefined
}

/** How a record begins, for who reads the report. */
export function shortened(words: string): string {
  return [...words.slice(0, 200)].slice(0, 80).join('')
}

/** Words as the title of their own document. */
export function titleFrom(words: string): string {
  return [...words.slice(0, 1000)].slice(0, 500).join('')
}

/** Without the fields that are undefined. */
export function filled<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>
  }
}
