/** How a page's bytes become text, as browsers find out (WHATWG HTML, "determining the character encoding"). */
export interface DecodedPage {
  text: string
  /** The encoding's name in the WHATWG standard, like utf-8 or windows-1252. */
  encoding: string
  /** Some bytes are no text in this encoding and stand as U+FFFD. */
  isDamaged: boolean
}

/** By byte order mark, then the header, then what the page says of itself; else UTF-8 where it is, or windows-1252. */
export function decodePage(bytes: Uint8Array, charset: string | undefined): DecodedPage {
  const named = markOf(bytes) ?? nameOf(charset) ?? declaredIn(bytes)
  if (named) return decodeAs(named, bytes)
  const asUtf8 = decodeAs('utf-8', bytes)
  return asUtf8.isDamaged ? decodeAs('windows-1252', bytes) : asUtf8
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedPage {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return { text, encoding, isDamaged: false }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), encoding, isDamaged: true }
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined
}

/** The standard's name for one of its labels, like latin1; undefined for what it does not know. */
function nameOf(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Further in than browsers look, as some pages say it late. */
const searchedBytes = 4096

/** What a page says in ASCII of itself; then it is not in UTF-16, whatever it says. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, searchedBytes))
    .replace(/<!--[\s\S]*?-->/g, '')
  const [, inMeta] = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start) ?? []
  const [, inXml] = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i.exec(start) ?? []
  const name = nameOf(inMeta ?? inXml)
  return name?.startsWith('utf-16') ? 'utf-8' : name
}
