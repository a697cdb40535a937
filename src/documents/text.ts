import { createHash } from 'node:crypto'

/** The text as it is kept: Unicode NFC, `\n` at line ends. Quotes count their offsets in this. */
export function keptText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

/** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
