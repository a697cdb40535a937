import type { Database } from '../../database/open.ts'
import type { DeskList, DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { BatchImporter, ReadRecord, Result } from '../format.ts'
import type { DeskContent } from './desk-reading.ts'
import { takeScales } from './given-ratings.ts'
import { HashedFacts } from './hashed-facts.ts'
import { type Intake, other, type Setting } from './kind.ts'
import { takeOutsideVerdicts, takePublishers } from './outside.ts'
import { takeReviewers, takeSpeakers } from './people.ts'
import { takeQuotes } from './quotes.ts'
import { takeImports } from './read-before.ts'
import { takeReviews } from './reviews.ts'
import { Seen } from './seen.ts'
import { takeClaims, takeSources } from './sources-and-claims.ts'
import { takeDocuments, takeVersions } from './texts.ts'
import { takeVerdicts } from './verdicts.ts'

const intakes: { [List in DeskList]: Intake<List> } = {
  ratingScales: takeScales,
  reviewers: takeReviewers,
  speakers: takeSpeakers,
  sources: takeSources,
  claims: takeClaims,
  documents: takeDocuments,
  documentVersions: takeVersions,
  quotes: takeQuotes,
  verdicts: takeVerdicts,
  publishers: takePublishers,
  outsideVerdicts: takeOutsideVerdicts,
  reviews: takeReviews,
  imports: takeImports,
}

type Records = Iterable<ReadRecord<DeskContent>> | AsyncIterable<ReadRecord<DeskContent>>

/** Imports the record of a desk: ids and times stay as they are, and nothing that is there is changed. */
export function deskImporter(records: Records): BatchImporter<DeskContent> {
  const seen = new Seen(new HashedFacts())
  const publishers = new Map<string, string>()
  return {
    records,
    batch: { records: 500, size: 4_000_000 },
    plan: (database, contents) => takeAll({ database, isDryRun: true, seen, publishers }, contents),
    write: (inside: Database, contents) =>
      takeAll({ database: inside, isDryRun: false, seen: new Seen(new Set()), publishers }, contents),
  }
}

/** One kind after the other, so that a record finds what stands before it. */
async function takeAll(setting: Setting, contents: readonly DeskContent[]): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < contents.length; ) {
    const { list } = contents[start] ?? { list: 'claims' }
    const next = contents.findIndex((content, nth) => nth > start && content.list !== list)
    const end = next < 0 ? contents.length : next
    const run = contents.slice(start, end)
    const taken = await take(
      setting,
      list,
      run.map(({ record }) => record),
    )
    results.push(...run.map(({ place }, nth) => placed(taken[nth] ?? other(), place)))
    start = end
  }
  return results
}

/** The shape of a record was checked where it was read. */
function take<List extends DeskList>(setting: Setting, list: List, records: unknown[]): Promise<Result[]> {
  return intakes[list](setting, records as DeskRecord<List>[])
}

/** Says of a mistake where in the file it stands. */
function placed(result: Result, place: string): Result {
  if ('done' in result) return result
  return { refused: result.refused.map(({ pointer, sentence }) => ({ pointer: place + pointer, sentence })) }
}
