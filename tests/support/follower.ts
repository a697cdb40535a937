import type { Client } from './service.ts'

export interface Row {
  id: string
}

/** A copy of an export that is kept up to date with nothing but what changed. */
export class Follower {
  rows = new Map<string, Row>()
  cursor = 'start'

  constructor(
    readonly reader: Client,
    readonly path: string,
    readonly noun: 'verdicts' | 'rulings',
  ) {}

  async catchUp() {
    const asked = `${this.path}${this.path.includes('?') ? '&' : '?'}since=${this.cursor}`
    const { status, body } = await this.reader.get(asked)
    expect([asked, status]).toEqual([asked, 200])
    for (const { id } of body.tombstones) this.rows.delete(id)
    for (const row of body[this.noun]) this.rows.set(row.id, row)
    this.cursor = body.cursor
    return body
  }

  /** What a whole export has, must be what is kept. */
  async compare() {
    const whole = (await this.reader.get(this.path)).body[this.noun]
    expect([...this.rows.values()].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(whole)
  }
}
