import type { Claim, ClaimCounts, ClaimList } from '../claims/claim.schema.ts'
import type { Document, DocumentList } from '../documents/document.schema.ts'
import type { EventList } from '../history/event.schema.ts'
import type { Quote, QuoteList } from '../quotes/quote.schema.ts'
import type { RatingScaleList } from '../ratings/rating.schema.ts'
import type { Me } from '../reviewers/reviewer.schema.ts'
import type { SourceEntry, SourceList } from '../sources/source.schema.ts'
import type { Speaker, SpeakerList } from '../speakers/speaker.schema.ts'
import type { Source, Verdict, VerdictList } from '../verdicts/verdict.schema.ts'

/** What a GET of a path answers. Paths stand without /api/v1/. */
export type Asked<Path extends string> = Path extends keyof Lists
  ? Lists[Path]
  : Path extends `${'quotes' | 'claims'}/${string}/verdicts`
    ? VerdictList
    : Path extends `claims/${string}/events`
      ? EventList
      : One<Path>

/** What a POST or PATCH to a path answers. */
export type Sent<Path extends string> = Path extends keyof Created
  ? Created[Path]
  : Path extends `documents/${string}/versions`
    ? Document
    : Path extends `documents/${string}/quotes`
      ? Quote
      : Path extends `quotes/${string}/claims`
        ? Claim
        : Path extends `${'quotes' | 'claims'}/${string}/verdicts`
          ? Verdict
          : Path extends `quotes/${string}/${'withdraw' | 'restore'}`
            ? Quote
            : One<Path>

/** The lists that are read page by page. */
export interface PagedLists {
  speakers: SpeakerList
  documents: DocumentList
  quotes: QuoteList
  claims: ClaimList
  sources: SourceList
}

interface Lists extends PagedLists {
  'claims/counts': ClaimCounts
  ratings: RatingScaleList
  me: Me
}

interface Created {
  speakers: Speaker
  documents: Document
  sources: SourceEntry
}

/** A thing that is read, and changed, at its own path. */
export type One<Path extends string> = Path extends `speakers/${string}`
  ? Speaker
  : Path extends `documents/${string}`
    ? Document
    : Path extends `quotes/${string}`
      ? Quote
      : Path extends `claims/${string}`
        ? Claim
        : Path extends `sources/${string}`
          ? Source
          : never
