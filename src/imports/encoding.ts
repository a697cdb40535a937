/** Which encoding bytes are in: looked at one piece after the other, without keeping any. Pure. */

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'

/** What a text in UTF-16 shows at its beginning: a mark, or a zero in nearly every other byte. */
export function utf16Of(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE'
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE'
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = head.length / 2
  if (most >= 4 && odd > most * 0.7 && even < most * 0.1) return 'UTF-16LE'
  return most >= 4 && even > most * 0.7 && odd < most * 0.1 ? 'UTF-16BE' : undefined
}

/** Counts what speaks for UTF-8 and what against it. */
export class Utf8Scan {
  /** Characters of more than one byte. */
  long = 0
  /** Where the first byte stands that can't be UTF-8. */
  wrongAt: number | undefined
  private at = 0
  private missing = 0
  private lowest = 0x80
  private highest = 0xbf

  see(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.missing > 0) this.seeFollowing(byte)
      else if (byte > 0x7f) this.seeFirst(byte)
      this.at++
    }
  }

  /** The last character is not whole. */
  get isCut(): boolean {
    return this.missing > 0
  }

  private seeFirst(byte: number): void {
    this.missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
    // Overlong forms, surrogates and what lies beyond U+10FFFF are no UTF-8 (RFC 3629).
    this.lowest = { 224: 0xa0, 240: 0x90 }[byte] ?? 0x80
    this.highest = { 237: 0x9f, 244: 0x8f }[byte] ?? 0xbf
    if (byte < 0xc2 || byte > 0xf4) this.fail()
  }

  private seeFollowing(byte: number): void {
    if (byte < this.lowest || byte > this.highest) {
      this.fail()
      if (byte > 0x7f) this.seeFirst(byte)
      return
    }
    this.lowest = 0x80
    this.highest = 0xbf
    this.missing--
    if (this.missing === 0) this.long++
  }

  private fail(): void {
    this.wrongAt ??= this.at
    this.missing = 0
  }
}
