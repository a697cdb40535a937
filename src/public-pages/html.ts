/** HTML in which what was put in is text, unless it is HTML itself. */
export interface Html {
  html: string
}

type Part = string | number | Html | readonly Part[] | null | undefined | false

export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: pieces.map((piece, nth) => piece + htmlOf(parts[nth])).join('') }
}

/** HTML as it is. */
export function verbatim(text: string): Html {
  return { html: text }
}

function htmlOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'object' && 'html' in part) return part.html
  if (typeof part === 'object') return part.map(htmlOf).join('')
  return escaped(`${part}`)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
