type Fact = readonly (string | number)[]

/**
 * What would be recorded by the records before, where it is not in the database yet: within a batch, and through a
 * whole dry run.
 */
export class Seen {
  private readonly texts = new Map<string, string>()
  private textLength = 0

  /** @param facts where each is kept as one text. */
  constructor(private readonly facts: { add(fact: string): void; has(fact: string): boolean }) {}

  add(...fact: Fact): void {
    this.facts.add(fact.join('\n'))
  }

  has(...fact: Fact): boolean {
    return this.facts.has(fact.join('\n'))
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
}

/** Code units of text that a dry run keeps. */
const mostText = 32_000_000
