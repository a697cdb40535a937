import type { ImportCounts, ImportLine, ImportRecordLine } from '../../imports/import.schema.ts'
import type { Problem } from '../problem.ts'

/** The report of an import, added up while it comes line by line. */

export type FileLine = Extract<ImportLine, { type: 'file' }>

/** Something of a record that was not taken over, in the words of the report. */
export interface Remark {
  line: number
  words: string
  field: string
  why: string
}

/** The first of many, and how many there are. */
export interface Listed<Item> {
  first: readonly Item[]
  count: number
}

export interface ImportReport {
  isDryRun: boolean
  head: FileLine | undefined
  records: number
  /** Records a second since the first. */
  rate: number
  /** Of records that were refused, and of those that were read without something. */
  refused: Listed<Remark>
  leftOut: Listed<Remark>
  /** Claims of new records, each once. */
  claims: Listed<{ id: string; words: string }>
  /** The last line; undefined until it has come. */
  counts: ImportCounts | undefined
  /** Why it ended before the last line. */
  problem: Problem | undefined
  isUnderWay: boolean
}

export const mostRemarks = 200
const mostClaims = 50

/** Takes one line after the other; `now` in milliseconds. */
export class ReportReading {
  private readonly refused = new Listing<Remark>(mostRemarks)
  private readonly leftOut = new Listing<Remark>(mostRemarks)
  private readonly claims = new Listing<{ id: string; words: string }>(mostClaims)
  private readonly seen = new Set<string>()
  private head: FileLine | undefined
  private counts: ImportCounts | undefined
  private records = 0
  private beganAt = 0
  private readonly isDryRun: boolean

  constructor(isDryRun: boolean) {
    this.isDryRun = isDryRun
  }

  take(line: ImportLine, now: number): void {
    if (line.type === 'file') {
      this.head = line
      this.beganAt = now
    } else if (line.type === 'counts') this.counts = line
    else this.takeRecord(line)
  }

  report(now: number, isUnderWay: boolean, problem?: Problem): ImportReport {
    const seconds = Math.max((now - this.beganAt) / 1000, 0.001)
    return {
      ...{ isDryRun: this.isDryRun, isUnderWay, problem },
      ...{ head: this.head, records: this.records, counts: this.counts },
      rate: this.head ? Math.round(this.records / seconds) : 0,
      ...{ refused: this.refused.now(), leftOut: this.leftOut.now(), claims: this.claims.now() },
    }
  }

  private takeRecord({ line, outcome, words, claim, problems }: ImportRecordLine): void {
    this.records += 1
    if (outcome === 'created' && claim && !this.seen.has(claim)) this.claims.add({ id: claim, words })
    if (claim) this.seen.add(claim)
    const remarks = outcome === 'refused' ? this.refused : this.leftOut
    for (const { field, why } of problems) remarks.add({ line, words, field, why })
  }
}

class Listing<Item> {
  private readonly first: Item[] = []
  private count = 0
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  add(item: Item): void {
    this.count += 1
    if (this.first.length < this.most) this.first.push(item)
  }

  now(): Listed<Item> {
    return { first: [...this.first], count: this.count }
  }
}
