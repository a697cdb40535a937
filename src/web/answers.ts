import type { Account, AccountList, EndedSessions, Invitation } from '../accounts/account.schema.ts'
import type {
  IssuedToken,
  NewSecondFactor,
  RecoveryCodes,
  SecondFactor,
  SessionList,
  TokenList,
} from '../accounts/log-in.schema.ts'
import type { Agreement, SpeakerRecord } from '../agreement/agreement.schema.ts'
import type { ClaimReviewPreview } from '../claim-reviews/claim-review.schema.ts'
import type { Claim, ClaimCounts, ClaimList } from '../claims/claim.schema.ts'
import type { Comment, CommentList } from '../comments/comment.schema.ts'
import type { Document, DocumentList } from '../documents/document.schema.ts'
import type { EventList } from '../history/event.schema.ts'
import type { NoticeList, Unread } from '../notices/notice.schema.ts'
import type { PermissionList } from '../permissions/permission.schema.ts'
import type { Quote, QuoteList } from '../quotes/quote.schema.ts'
import type { RatingScaleList } from '../ratings/rating.schema.ts'
import type { ReplyRequest } from '../replies/reply.schema.ts'
import type { ColleagueList, Me } from '../reviewers/reviewer.schema.ts'
import type { NextReview, Review, ReviewList } from '../reviews/review.schema.ts'
import type { CorrectionList } from '../rulings/correction.schema.ts'
import type { RulingPage } from '../rulings/ruling.schema.ts'
import type { Desk } from '../settings/desk.schema.ts'
import type { SourceEntry, SourceList } from '../sources/source.schema.ts'
import type { Speaker, SpeakerList } from '../speakers/speaker.schema.ts'
import type { JudgedVerdict, Source, VerdictList } from '../verdicts/verdict.schema.ts'
import type { PagePreview } from '../web-pages/web-page.schema.ts'

/** What a GET of a path answers. Paths stand without /api/v1/. */
export type Asked<Path extends string> = Path extends keyof Lists
  ? Lists[Path]
  : Path extends `${'quotes' | 'claims'}/${string}/verdicts`
    ? VerdictList
    : Path extends `${'quotes' | 'claims'}/${string}/comments`
      ? CommentList
      : Path extends `speakers/${string}/record`
        ? SpeakerRecord
        : Path extends `claims/${string}/events`
          ? EventList
          : Path extends `reviews/${string}/claim-review`
            ? ClaimReviewPreview
            : One<Path>

/** What a POST or PATCH to a path answers. */
export type Sent<Path extends string> = Path extends keyof Created
  ? Created[Path]
  : Path extends `reviews/${string}/replies`
    ? ReplyRequest
    : Path extends `${'quotes' | 'claims'}/${string}/comments`
      ? Comment
      : Path extends `reviews/${string}/${string}`
        ? Review
        : Path extends `accounts/${string}/invitation`
          ? Invitation
          : Path extends `documents/${string}/versions`
            ? Document
            : Path extends `documents/${string}/quotes`
              ? Quote
              : Path extends `quotes/${string}/claims`
                ? Claim
                : Path extends `${'quotes' | 'claims'}/${string}/verdicts`
                  ? JudgedVerdict
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
  notices: NoticeList
  reviews: ReviewList
  [path: `${'quotes' | 'claims'}/${string}/comments`]: CommentList
}

interface Lists extends PagedLists {
  'claims/counts': ClaimCounts
  agreement: Agreement
  'reviews/next': NextReview
  reviewers: ColleagueList
  desk: Desk
  corrections: CorrectionList
  permissions: PermissionList
  accounts: AccountList
  'me/totp': SecondFactor
  'me/sessions': SessionList
  'me/tokens': TokenList
  ratings: RatingScaleList
  me: Me
}

interface Created {
  'set-up': Me
  invitation: Me
  sessions: Me
  'sessions/current': Me
  accounts: Account
  'me/password': EndedSessions
  'me/totp': NewSecondFactor
  'me/totp/confirmation': RecoveryCodes
  'me/totp/removal': SecondFactor
  'me/recovery-codes': RecoveryCodes
  'me/tokens': IssuedToken
  speakers: Speaker
  documents: Document
  'documents/from-url': PagePreview
  sources: SourceEntry
  reviews: Review
  'notices/read': Unread
}

/** A thing that is read, and changed, at its own path. */
export type One<Path extends string> = Path extends 'desk'
  ? Desk
  : Path extends `reviews/${string}/replies/${string}`
    ? ReplyRequest
    : Path extends `speakers/${string}`
      ? Speaker
      : Path extends `documents/${string}`
        ? Document
        : Path extends `quotes/${string}`
          ? Quote
          : Path extends `claims/${string}`
            ? Claim
            : Path extends `rulings/${string}`
              ? RulingPage
              : Path extends `reviews/${string}`
                ? Review
                : Path extends `accounts/${string}`
                  ? Account
                  : Path extends `sources/${string}`
                    ? Source
                    : never
