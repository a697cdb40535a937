import { Feed } from 'feed'
import type { Correction } from './correction.schema.ts'

/** Corrections as an Atom feed (RFC 4287), for whoever wants to be told. @param origin where the service is reached. */
export function correctionsFeed(corrections: readonly Correction[], origin: string): string {
  const feed = new Feed({
    title: 'Corrections',
    id: `${origin}/api/v1/corrections`,
    link: `${origin}/`,
    updated: new Date(corrections[0]?.at ?? 0),
    generator: 'Beleg',
    author: { name: 'The desk' },
    feedLinks: { atom: `${origin}/api/v1/corrections.atom` },
  })
  for (const correction of corrections) feed.addItem(itemOf(correction, origin))
  return feed.atom1()
}

function itemOf({ kind, id, at, target, text, note, before, after }: Correction, origin: string) {
  const change = after
    ? `${before.rating.labels.en} → ${after.rating.labels.en}. ${after.summary}`
    : `${before.rating.labels.en} withdrawn.`
  return {
    title: asHtml(`${kind === 'CORRECTION' ? 'Corrected' : 'Withdrawn'}: ${text}`),
    id: `urn:beleg:${kind.toLowerCase()}:${id}`,
    link: `${origin}/${target.type}s/${target.id}`,
    date: new Date(at),
    description: asHtml(`${note} (${change})`),
  }
}

/** Plain text where HTML is expected, without the characters that XML has no room for. */
function asHtml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}
