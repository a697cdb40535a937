/** Counts what is new and what was there, for each noun. */
export class Tally {
  private readonly created: Record<string, number> = {}
  private readonly matched: Record<string, number> = {}

  add(noun: string, isNew: boolean): void {
    const counts = isNew ? this.created : this.matched
    counts[noun] = (counts[noun] ?? 0) + 1
  }

  counts() {
    return { created: this.created, matched: this.matched }
  }
}
