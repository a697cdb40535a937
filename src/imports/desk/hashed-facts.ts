import { createHash } from 'node:crypto'

/** A set of texts that keeps 52 bits of a hash of each, so that a million of them fit into 32 megabytes. */
export class HashedFacts {
  private slots = new Float64Array(1024)
  private count = 0

  add(fact: string): void {
    if (this.count * 2 >= this.slots.length) this.grow()
    const hash = hashOf(fact)
    const slot = this.slotOf(hash)
    if (this.slots[slot] === hash) return
    this.slots[slot] = hash
    this.count++
  }

  has(fact: string): boolean {
    const hash = hashOf(fact)
    return this.slots[this.slotOf(hash)] === hash
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

function hashOf(fact: string): number {
  const digest = createHash('sha1').update(fact).digest()
  return digest.readUIntBE(0, 6) * 16 + (digest.readUInt8(6) % 16) || 1
}
