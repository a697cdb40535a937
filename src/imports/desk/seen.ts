import { createHash } from 'node:crypto'

/**
 * What would be recorded by the records before, where it is not in the database yet: within a batch, and through a whole
 * dry run. Of each fact it keeps 52 bits of a hash, so that a million of them fit into 32 megabytes.
 */
export class Seen {
  private slots = new Float64Array(1024)
  private count = 0
  private readonly texts = new Map<string, string>()
  private textLength = 0

  add(...fact: (string | number)[]): void {
    if (this.count * 2 >= this.slots.length) this.grow()
    const hash = hashOf(fact)
    const slot = this.slotOf(hash)
    if (this.slots[slot] === hash) return
    this.slots[slot] = hash
    this.count++
  }

  has(...fact: (string | number)[]): boolean {
    const hash = hashOf(fact)
    return this.slots[this.slotOf(hash)] === hash
  }

  /** Keeps a version's text while there is room; the oldest makes room. */
  addText(version: string, text: string): void {
    this.texts.set(version, text)
    this.textLength += text.length
    for (const [oldest, { length }] of this.texts) {
      if (this.textLength <= mostText) return
      this.texts.delete(oldest)
      this.textLength -= length
    }
  }

  textOf(version: string): string | undefined {
    return this.texts.get(version)
  }

  private slotOf(hash: number): number {
    let slot = hash % this.slots.length
    while (this.slots[slot] !== 0 && this.slots[slot] !== hash) slot = (slot + 1) % this.slots.length
    return slot
  }

  private grow(): void {
    const before = this.slots
    this.slots = new Float64Array(before.length * 2)
    for (const hash of before) if (hash !== 0) this.slots[this.slotOf(hash)] = hash
  }
}

/** Code units of text that a dry run keeps. */
const mostText = 32_000_000

function hashOf(fact: readonly (string | number)[]): number {
  const digest = createHash('sha1').update(fact.join('\n')).digest()
  return digest.readUIntBE(0, 6) * 16 + (digest.readUInt8(6) % 16) || 1
}
